"""`BetaSignatureDelta` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaSignatureDelta(_Model):
    """Gives the signature of a thinking block, just before the block stops."""

    signature: str
    """Proof that the thinking came from the model. Send it back unchanged with the block."""
    type: Literal["signature_delta"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaSignatureDelta)
    self._raw = data
    self.signature = get("signature")
    self.type = get("type")
    return self
