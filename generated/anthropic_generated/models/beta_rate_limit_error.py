"""`BetaRateLimitError` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaRateLimitError(_Model):
    """You exceeded a rate limit (HTTP 429). Wait as long as the `retry-after` header says."""

    message: str
    """Explanation for people, often naming the limit that was hit."""
    type: Literal["rate_limit_error"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaRateLimitError)
    self._raw = data
    self.message = get("message")
    self.type = get("type")
    return self
