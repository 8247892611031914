"""`ToolSearchToolSearchResultBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Literal

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.tool_reference_block import ToolReferenceBlock
    from ..params.stable import ToolSearchToolSearchResultBlockParam


@_model
class ToolSearchToolSearchResultBlock(_Model):
    """The tools that a tool search found."""

    tool_references: List[ToolReferenceBlock]
    """One reference for each tool found; empty if nothing matched."""
    type: Literal["tool_search_tool_search_result"]

    _param_keys = {"tool_references": False, "type": False}

    def to_param(self) -> ToolSearchToolSearchResultBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(ToolSearchToolSearchResultBlock)
    self._raw = data
    value = get("tool_references")
    self.tool_references = list(map(parsers.tool_reference_block, value)) if value.__class__ is list else value
    self.type = get("type")
    return self
