"""`BetaTextBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Literal, Optional

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_text_citation import BetaTextCitation
    from ..params.beta import BetaTextBlockParam


@_model
class BetaTextBlock(_Model):
    """A run of text written by the model."""

    citations: Optional[List[BetaTextCitation]] = None
    """Sources that support this run of text, or null when it cites nothing. Which location type you get depends on
    the kind of source.
    """
    text: str
    """The words to show the user."""
    type: Literal["text"]

    _param_keys = {"citations": True, "text": False, "type": False}

    def to_param(self) -> BetaTextBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaTextBlock)
    self._raw = data
    value = get("citations")
    self.citations = list(map(parsers.beta_text_citation, value)) if value.__class__ is list else value
    self.text = get("text")
    self.type = get("type")
    return self
