"""`BetaDocumentBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Optional

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_citation_config import BetaCitationConfig
    from ..models.beta_document_block_source import BetaDocumentBlockSource
    from ..params.beta import BetaRequestDocumentBlockParam


@_model
class BetaDocumentBlock(_Model):
    """A document returned by the API, for example a page retrieved by web fetch."""

    citations: Optional[BetaCitationConfig] = None
    """Whether the model may cite this document; null when not configured."""
    source: BetaDocumentBlockSource
    """The document body, a base64 PDF or plain text."""
    title: Optional[str] = None
    """Title of the document, or null if it has none."""
    type: Literal["document"]

    _param_keys = {"citations": True, "source": False, "title": True, "type": False}

    def to_param(self) -> BetaRequestDocumentBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaDocumentBlock)
    self._raw = data
    value = get("citations")
    self.citations = None if value is None else parsers.beta_citation_config(value)
    self.source = parsers.beta_document_block_source(get("source"))
    self.title = get("title")
    self.type = get("type")
    return self
