"""`BetaWebFetchBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Optional

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_document_block import BetaDocumentBlock
    from ..params.beta import BetaWebFetchBlockParam


@_model
class BetaWebFetchBlock(_Model):
    """A page or PDF retrieved by the web fetch tool."""

    content: BetaDocumentBlock
    """The retrieved material as a document, plain text or base64 PDF."""
    retrieved_at: Optional[str] = None
    """When the content was retrieved, as an ISO 8601 time, or null. It may be earlier than the call if a cached
    copy was used.
    """
    type: Literal["web_fetch_result"]
    url: str
    """Address the content came from."""

    _param_keys = {"content": False, "retrieved_at": True, "type": False, "url": False}

    def to_param(self) -> BetaWebFetchBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaWebFetchBlock)
    self._raw = data
    self.content = parsers.beta_document_block(get("content"))
    self.retrieved_at = get("retrieved_at")
    self.type = get("type")
    self.url = get("url")
    return self
