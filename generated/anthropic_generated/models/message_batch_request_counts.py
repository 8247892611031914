"""`MessageBatchRequestCounts` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class MessageBatchRequestCounts(_Model):
    """Number of a batch's requests in each state. All are `processing` until the whole batch has ended; only then
    do the other counts change.
    """

    canceled: int
    """Requests that cancellation kept from running."""
    errored: int
    """Requests that failed."""
    expired: int
    """Requests that did not run in time."""
    processing: int
    """Requests of a batch that has not ended yet."""
    succeeded: int


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(MessageBatchRequestCounts)
    self._raw = data
    self.canceled = get("canceled")
    self.errored = get("errored")
    self.expired = get("expired")
    self.processing = get("processing")
    self.succeeded = get("succeeded")
    return self
