"""`BetaClearToolUses20250919EditResponse` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaClearToolUses20250919EditResponse(_Model):
    """Reports what the tool clearing edit removed from this request."""

    cleared_input_tokens: int
    """Input tokens saved by this edit."""
    cleared_tool_uses: int
    """Number of tool uses that were cleared."""
    type: Literal["clear_tool_uses_20250919"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaClearToolUses20250919EditResponse)
    self._raw = data
    self.cleared_input_tokens = get("cleared_input_tokens")
    self.cleared_tool_uses = get("cleared_tool_uses")
    self.type = get("type")
    return self
