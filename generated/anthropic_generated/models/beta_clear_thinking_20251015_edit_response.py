"""`BetaClearThinking20251015EditResponse` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaClearThinking20251015EditResponse(_Model):
    """Reports what the thinking clearing edit removed from this request."""

    cleared_input_tokens: int
    """Input tokens saved by this edit."""
    cleared_thinking_turns: int
    """Number of assistant turns that lost their thinking."""
    type: Literal["clear_thinking_20251015"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaClearThinking20251015EditResponse)
    self._raw = data
    self.cleared_input_tokens = get("cleared_input_tokens")
    self.cleared_thinking_turns = get("cleared_thinking_turns")
    self.type = get("type")
    return self
