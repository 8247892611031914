"""`CitationsDelta` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.text_citation import TextCitation


@_model
class CitationsDelta(_Model):
    """Adds a citation to the text block that is being streamed."""

    citation: TextCitation
    """The citation to append to the block's `citations`."""
    type: Literal["citations_delta"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(CitationsDelta)
    self._raw = data
    self.citation = parsers.text_citation(get("citation"))
    self.type = get("type")
    return self
