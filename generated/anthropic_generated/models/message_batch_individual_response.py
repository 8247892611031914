"""`MessageBatchIndividualResponse` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.message_batch_result import MessageBatchResult


@_model
class MessageBatchIndividualResponse(_Model):
    """The outcome of one request of a batch; one line of the result file."""

    custom_id: str
    """The ID you gave the request. Results come in any order, so use this to match them."""
    result: MessageBatchResult
    """What became of the request."""


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(MessageBatchIndividualResponse)
    self._raw = data
    self.custom_id = get("custom_id")
    self.result = parsers.message_batch_result(get("result"))
    return self
