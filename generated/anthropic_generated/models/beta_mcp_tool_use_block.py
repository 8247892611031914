"""`BetaMCPToolUseBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Literal

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new

if TYPE_CHECKING:
    from ..params.beta import BetaMCPToolUseBlockParam


@_model
class BetaMCPToolUseBlock(_Model):
    """A call of a tool on an MCP server. The API runs it and adds the result to the same response."""

    id: str
    """ID that the matching result block refers to."""
    input: Dict[str, object]
    """Arguments passed to the tool."""
    name: str
    """Name of the tool on the server."""
    server_name: str
    """Name of the MCP server, as given in `mcp_servers`."""
    type: Literal["mcp_tool_use"]

    _param_keys = {"id": False, "input": False, "name": False, "server_name": False, "type": False}

    def to_param(self) -> BetaMCPToolUseBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaMCPToolUseBlock)
    self._raw = data
    self.id = get("id")
    self.input = get("input")
    self.name = get("name")
    self.server_name = get("server_name")
    self.type = get("type")
    return self
