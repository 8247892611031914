"""`BetaBillingError` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaBillingError(_Model):
    """There is a problem with the account's billing or payment (HTTP 402)."""

    message: str
    type: Literal["billing_error"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaBillingError)
    self._raw = data
    self.message = get("message")
    self.type = get("type")
    return self
