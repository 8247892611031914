"""`BetaRawMessageDeltaEvent` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Optional

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_context_management_response import BetaContextManagementResponse
    from ..models.beta_message_delta import BetaMessageDelta
    from ..models.beta_message_delta_usage import BetaMessageDeltaUsage


@_model
class BetaRawMessageDeltaEvent(_Model):
    """Changes the top level of the message, such as its stop reason, and updates its usage."""

    context_management: Optional[BetaContextManagementResponse] = None
    """Context edits applied to this request, null if it asked for none."""
    delta: BetaMessageDelta
    """The changed fields of the message."""
    type: Literal["message_delta"]
    usage: BetaMessageDeltaUsage
    """Tokens used so far, as running totals."""


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaRawMessageDeltaEvent)
    self._raw = data
    value = get("context_management")
    self.context_management = None if value is None else parsers.beta_context_management_response(value)
    self.delta = parsers.beta_message_delta(get("delta"))
    self.type = get("type")
    self.usage = parsers.beta_message_delta_usage(get("usage"))
    return self
