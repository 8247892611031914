"""`BetaPlainTextSource` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new

if TYPE_CHECKING:
    from ..params.beta import BetaPlainTextSourceParam


@_model
class BetaPlainTextSource(_Model):
    """A document given as plain text. Citations into it point at character ranges."""

    data: str
    """The document text, as is (not base64)."""
    media_type: Literal["text/plain"]
    type: Literal["text"]

    _param_keys = {"data": False, "media_type": False, "type": False}

    def to_param(self) -> BetaPlainTextSourceParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaPlainTextSource)
    self._raw = data
    self.data = get("data")
    self.media_type = get("media_type")
    self.type = get("type")
    return self
