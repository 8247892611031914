"""`BetaMessageBatch` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, Optional, Union

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new
from .._parse import parse_datetime, parsers

if TYPE_CHECKING:
    from ..models.beta_message_batch_request_counts import BetaMessageBatchRequestCounts


@_model
class BetaMessageBatch(_Model):
    """A set of message requests processed in the background."""

    archived_at: Optional[datetime] = None
    """When the batch was archived and its results ceased to be available (RFC 3339), or null."""
    cancel_initiated_at: Optional[datetime] = None
    """When cancellation was asked for (RFC 3339), or null if it never was."""
    created_at: datetime
    """When the batch was created (RFC 3339)."""
    ended_at: Optional[datetime] = None
    """When the last request was finished, failed, canceled or expired (RFC 3339); null until then."""
    expires_at: datetime
    """When requests not yet processed will expire (RFC 3339), 24 hours after creation."""
    id: str
    processing_status: Union[Literal["in_progress", "canceling", "ended"], str]
    """How far the batch is. Results can be read once it is `ended`."""
    request_counts: BetaMessageBatchRequestCounts
    """Number of requests in each state."""
    results_url: Optional[str] = None
    """Address of the JSON Lines file with the results; null until the batch has ended."""
    type: Literal["message_batch"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaMessageBatch)
    self._raw = data
    self.archived_at = parse_datetime(get("archived_at"))
    self.cancel_initiated_at = parse_datetime(get("cancel_initiated_at"))
    self.created_at = parse_datetime(get("created_at"))
    self.ended_at = parse_datetime(get("ended_at"))
    self.expires_at = parse_datetime(get("expires_at"))
    self.id = get("id")
    self.processing_status = get("processing_status")
    self.request_counts = parsers.beta_message_batch_request_counts(get("request_counts"))
    self.results_url = get("results_url")
    self.type = get("type")
    return self
