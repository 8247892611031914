"""`InvalidRequestError` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class InvalidRequestError(_Model):
    """The request is malformed or has a value that is not allowed (usually HTTP 400). Fix it before trying again."""

    message: str
    """Explanation for people, often naming the wrong field; the wording may change."""
    type: Literal["invalid_request_error"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(InvalidRequestError)
    self._raw = data
    self.message = get("message")
    self.type = get("type")
    return self
