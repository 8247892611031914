"""`CacheCreation` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class CacheCreation(_Model):
    """Tokens written to the prompt cache, split by how long they are kept."""

    ephemeral_1h_input_tokens: int
    """Tokens written to cache entries that live one hour."""
    ephemeral_5m_input_tokens: int
    """Tokens written to cache entries that live five minutes."""


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(CacheCreation)
    self._raw = data
    self.ephemeral_1h_input_tokens = get("ephemeral_1h_input_tokens")
    self.ephemeral_5m_input_tokens = get("ephemeral_5m_input_tokens")
    return self
