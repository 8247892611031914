"""`CitationsWebSearchResultLocation` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Optional

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new

if TYPE_CHECKING:
    from ..params.stable import CitationWebSearchResultLocationParam


@_model
class CitationsWebSearchResultLocation(_Model):
    """A citation of a page found by web search. Show its link to your users when you display the text it supports."""

    cited_text: str
    """An excerpt of the page. It is not billed as output tokens."""
    encrypted_index: str
    """Opaque reference to the passage; keep it to send the citation back in later turns."""
    title: Optional[str] = None
    """Title of the page, or null if unknown."""
    type: Literal["web_search_result_location"]
    url: str
    """Address of the cited page."""

    _param_keys = {"cited_text": False, "encrypted_index": False, "title": True, "type": False, "url": False}

    def to_param(self) -> CitationWebSearchResultLocationParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(CitationsWebSearchResultLocation)
    self._raw = data
    self.cited_text = get("cited_text")
    self.encrypted_index = get("encrypted_index")
    self.title = get("title")
    self.type = get("type")
    self.url = get("url")
    return self
