"""`BetaRawContentBlockStartEvent` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_content_block import BetaContentBlock


@_model
class BetaRawContentBlockStartEvent(_Model):
    """Opens a content block; its pieces follow as delta events."""

    content_block: BetaContentBlock
    """The block as it starts: usually empty (a tool call's `input` is an empty object), but results of server
    tools come complete.
    """
    index: int
    """Position of the block in the message's `content`."""
    type: Literal["content_block_start"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaRawContentBlockStartEvent)
    self._raw = data
    self.content_block = parsers.beta_content_block(get("content_block"))
    self.index = get("index")
    self.type = get("type")
    return self
