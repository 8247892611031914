"""`TextBlock` and its parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Literal, Optional

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.text_citation import TextCitation


@_model
class TextBlock(_Model):
    """A run of text written by the model."""

    citations: Optional[List[TextCitation]] = None
    """Sources that support this run of text, or null when it cites nothing. Which location type you get depends on
    the kind of source.
    """
    text: str
    """The words to show the user."""
    type: Literal["text"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(TextBlock)
    self._raw = data
    value = get("citations")
    self.citations = list(map(parsers.text_citation, value)) if value.__class__ is list else value
    self.text = get("text")
    self.type = get("type")
    return self
