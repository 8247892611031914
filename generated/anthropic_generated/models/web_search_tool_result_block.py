"""`WebSearchToolResultBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Optional

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.tool_caller import ToolCaller
    from ..models.web_search_tool_result_block_content import WebSearchToolResultBlockContent
    from ..params.stable import WebSearchToolResultBlockParam


@_model
class WebSearchToolResultBlock(_Model):
    """The outcome of a `web_search` server tool call."""

    caller: Optional[ToolCaller] = None
    """Whether the model made the call itself or code it runs in the container did."""
    content: WebSearchToolResultBlockContent
    """A list of pages found, or a single error object if the search failed."""
    tool_use_id: str
    """ID of the `server_tool_use` block this answers."""
    type: Literal["web_search_tool_result"]

    _param_keys = {"caller": False, "content": False, "tool_use_id": False, "type": False}

    def to_param(self) -> WebSearchToolResultBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(WebSearchToolResultBlock)
    self._raw = data
    value = get("caller")
    self.caller = None if value is None else parsers.tool_caller(value)
    self.content = parsers.web_search_tool_result_block_content(get("content"))
    self.tool_use_id = get("tool_use_id")
    self.type = get("type")
    return self
