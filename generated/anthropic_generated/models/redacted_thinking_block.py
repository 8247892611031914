"""`RedactedThinkingBlock` and its parser."""

from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class RedactedThinkingBlock(_Model):
    """Reasoning that was withheld for safety and comes only in encrypted form. There is nothing to display; keep
    it so that you can send it back.
    """

    data: str
    """Encrypted reasoning, opaque to the caller."""
    type: Literal["redacted_thinking"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(RedactedThinkingBlock)
    self._raw = data
    self.data = get("data")
    self.type = get("type")
    return self
