"""`BetaThinkingBlock` and its parser."""

from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaThinkingBlock(_Model):
    """The model's reasoning before its answer, returned when extended thinking is on. Keep it intact if you will
    send the turn back.
    """

    signature: str
    """Opaque value that lets the API verify the block when it is sent back. Do not parse it."""
    thinking: str
    """The reasoning text, which may be a summary of the full reasoning."""
    type: Literal["thinking"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaThinkingBlock)
    self._raw = data
    self.signature = get("signature")
    self.thinking = get("thinking")
    self.type = get("type")
    return self
