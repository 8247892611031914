"""`MessageBatchSucceededResult` and its parser."""

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
class MessageBatchSucceededResult(_Model):
    """The request was answered."""

    message: Message
    """The model's reply."""
    type: Literal["succeeded"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(MessageBatchSucceededResult)
    self._raw = data
    self.message = parsers.message(get("message"))
    self.type = get("type")
    return self
