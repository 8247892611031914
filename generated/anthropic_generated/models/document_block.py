"""`DocumentBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Optional

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.citations_config import CitationsConfig
    from ..models.document_block_source import DocumentBlockSource
    from ..params.stable import DocumentBlockParam


@_model
class DocumentBlock(_Model):
    """A document returned by the API, for example a page retrieved by web fetch."""

    citations: Optional[CitationsConfig] = None
    """Whether the model may cite this document; null when not configured."""
    source: DocumentBlockSource
    """The document body, a base64 PDF or plain text."""
    title: Optional[str] = None
    """Title of the document, or null if it has none."""
    type: Literal["document"]

    _param_keys = {"citations": True, "source": False, "title": True, "type": False}

    def to_param(self) -> DocumentBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(DocumentBlock)
    self._raw = data
    value = get("citations")
    self.citations = None if value is None else parsers.citations_config(value)
    self.source = parsers.document_block_source(get("source"))
    self.title = get("title")
    self.type = get("type")
    return self
