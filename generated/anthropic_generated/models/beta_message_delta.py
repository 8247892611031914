"""`BetaMessageDelta` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_container import BetaContainer
    from ..models.beta_stop_reason import BetaStopReason


@_model
class BetaMessageDelta(_Model):
    """Changes to the top level of a streamed message, sent near its end."""

    container: Optional[BetaContainer] = None
    """The code execution container that was used, if any."""
    stop_reason: Optional[BetaStopReason] = None
    stop_sequence: Optional[str] = None
    """The one of your stop sequences that ended the reply, or null."""


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaMessageDelta)
    self._raw = data
    value = get("container")
    self.container = None if value is None else parsers.beta_container(value)
    self.stop_reason = get("stop_reason")
    self.stop_sequence = get("stop_sequence")
    return self
