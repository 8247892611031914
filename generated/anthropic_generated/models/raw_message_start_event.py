"""`RawMessageStartEvent` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.message import Message


@_model
class RawMessageStartEvent(_Model):
    """First event of a streamed message."""

    message: Message
    """The message with empty `content` and no stop reason yet."""
    type: Literal["message_start"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(RawMessageStartEvent)
    self._raw = data
    self.message = parsers.message(get("message"))
    self.type = get("type")
    return self
