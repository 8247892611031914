"""`BetaServerToolCaller` and its parser."""

from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaServerToolCaller(_Model):
    """Code that ran in code execution (version 2025-08-25) called the tool."""

    tool_id: str
    """ID of the code execution call the code ran in."""
    type: Literal["code_execution_20250825"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaServerToolCaller)
    self._raw = data
    self.tool_id = get("tool_id")
    self.type = get("type")
    return self
