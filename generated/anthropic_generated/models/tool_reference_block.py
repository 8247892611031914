"""`ToolReferenceBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new

if TYPE_CHECKING:
    from ..params.stable import ToolReferenceBlockParam


@_model
class ToolReferenceBlock(_Model):
    """Points to a tool that tool search found. The tool's full definition becomes available to the model from here
    on.
    """

    tool_name: str
    """Name of the tool, one of those in the request's `tools`."""
    type: Literal["tool_reference"]

    _param_keys = {"tool_name": False, "type": False}

    def to_param(self) -> ToolReferenceBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(ToolReferenceBlock)
    self._raw = data
    self.tool_name = get("tool_name")
    self.type = get("type")
    return self
