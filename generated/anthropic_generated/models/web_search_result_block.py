"""`WebSearchResultBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Optional

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new

if TYPE_CHECKING:
    from ..params.stable import WebSearchResultBlockParam


@_model
class WebSearchResultBlock(_Model):
    """One page found by the web search tool. Its text is encrypted, so only the address, title and age are
    readable.
    """

    encrypted_content: str
    """The page's content in encrypted form. Keep it to send the result back, or later turns cannot cite it."""
    page_age: Optional[str] = None
    """When the page was last updated, as free text, or null if unknown."""
    title: str
    """Title of the page."""
    type: Literal["web_search_result"]
    url: str
    """Address of the page."""

    _param_keys = {"encrypted_content": False, "page_age": True, "title": False, "type": False, "url": False}

    def to_param(self) -> WebSearchResultBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(WebSearchResultBlock)
    self._raw = data
    self.encrypted_content = get("encrypted_content")
    self.page_age = get("page_age")
    self.title = get("title")
    self.type = get("type")
    self.url = get("url")
    return self
