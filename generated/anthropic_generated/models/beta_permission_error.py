"""`BetaPermissionError` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaPermissionError(_Model):
    """Your key is valid but may not do this (HTTP 403)."""

    message: str
    type: Literal["permission_error"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaPermissionError)
    self._raw = data
    self.message = get("message")
    self.type = get("type")
    return self
