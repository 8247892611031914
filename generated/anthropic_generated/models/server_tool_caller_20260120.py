"""`ServerToolCaller20260120` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new

if TYPE_CHECKING:
    from ..params.stable import ServerToolCaller20260120Param


@_model
class ServerToolCaller20260120(_Model):
    """Code that ran in code execution (version 2026-01-20) called the tool."""

    tool_id: str
    """ID of the code execution call the code ran in."""
    type: Literal["code_execution_20260120"]

    _param_keys = {"tool_id": False, "type": False}

    def to_param(self) -> ServerToolCaller20260120Param:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(ServerToolCaller20260120)
    self._raw = data
    self.tool_id = get("tool_id")
    self.type = get("type")
    return self
