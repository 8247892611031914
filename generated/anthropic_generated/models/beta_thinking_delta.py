"""`BetaThinkingDelta` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaThinkingDelta(_Model):
    """Adds text to a thinking block."""

    thinking: str
    """Thinking text to append."""
    type: Literal["thinking_delta"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaThinkingDelta)
    self._raw = data
    self.thinking = get("thinking")
    self.type = get("type")
    return self
