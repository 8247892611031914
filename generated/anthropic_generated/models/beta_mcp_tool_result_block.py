"""`BetaMCPToolResultBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Literal, Union

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_text_block import BetaTextBlock
    from ..params.beta import BetaRequestMCPToolResultBlockParam


@_model
class BetaMCPToolResultBlock(_Model):
    """What an MCP server returned for a tool call. The API made the call, so there is nothing for you to run."""

    content: Union[str, List[BetaTextBlock]]
    """The result, as a string or as text blocks."""
    is_error: bool
    """True if the tool reported a failure."""
    tool_use_id: str
    """ID of the `mcp_tool_use` block this answers."""
    type: Literal["mcp_tool_result"]

    _param_keys = {"content": False, "is_error": False, "tool_use_id": False, "type": False}

    def to_param(self) -> BetaRequestMCPToolResultBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaMCPToolResultBlock)
    self._raw = data
    self.content = parsers.beta_mcp_tool_result_block_content(get("content"))
    self.is_error = get("is_error")
    self.tool_use_id = get("tool_use_id")
    self.type = get("type")
    return self
