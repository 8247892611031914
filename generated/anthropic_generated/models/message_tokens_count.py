"""`MessageTokensCount` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class MessageTokensCount(_Model):
    """The result of counting tokens."""

    input_tokens: int
    """Tokens of messages, system prompt and tools together."""


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(MessageTokensCount)
    self._raw = data
    self.input_tokens = get("input_tokens")
    return self
