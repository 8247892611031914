"""`NotFoundError` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class NotFoundError(_Model):
    """What the request names does not exist or is not visible to your key (HTTP 404)."""

    message: str
    type: Literal["not_found_error"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(NotFoundError)
    self._raw = data
    self.message = get("message")
    self.type = get("type")
    return self
