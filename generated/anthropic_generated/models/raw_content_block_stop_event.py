"""`RawContentBlockStopEvent` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class RawContentBlockStopEvent(_Model):
    """Closes a content block; it will not change any more."""

    index: int
    """Position of the block in the message's `content`."""
    type: Literal["content_block_stop"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(RawContentBlockStopEvent)
    self._raw = data
    self.index = get("index")
    self.type = get("type")
    return self
