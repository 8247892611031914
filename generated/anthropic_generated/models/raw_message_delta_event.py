"""`RawMessageDeltaEvent` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.message_delta import MessageDelta
    from ..models.message_delta_usage import MessageDeltaUsage


@_model
class RawMessageDeltaEvent(_Model):
    """Changes the top level of the message, such as its stop reason, and updates its usage."""

    delta: MessageDelta
    """The changed fields of the message."""
    type: Literal["message_delta"]
    usage: MessageDeltaUsage
    """Tokens used so far, as running totals."""


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(RawMessageDeltaEvent)
    self._raw = data
    self.delta = parsers.message_delta(get("delta"))
    self.type = get("type")
    self.usage = parsers.message_delta_usage(get("usage"))
    return self
