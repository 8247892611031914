"""`BetaRawContentBlockDeltaEvent` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_raw_content_block_delta import BetaRawContentBlockDelta


@_model
class BetaRawContentBlockDeltaEvent(_Model):
    """Adds a piece to a content block."""

    delta: BetaRawContentBlockDelta
    """The piece to add."""
    index: int
    """Position of the block in the message's `content`."""
    type: Literal["content_block_delta"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaRawContentBlockDeltaEvent)
    self._raw = data
    self.delta = parsers.beta_raw_content_block_delta(get("delta"))
    self.index = get("index")
    self.type = get("type")
    return self
