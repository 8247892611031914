"""`BetaMessageBatchErroredResult` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_error_response import BetaErrorResponse


@_model
class BetaMessageBatchErroredResult(_Model):
    """The request failed. It is not billed."""

    error: BetaErrorResponse
    """What went wrong. An `invalid_request_error` must be fixed before you try again; others may pass on a retry."""
    type: Literal["errored"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaMessageBatchErroredResult)
    self._raw = data
    self.error = parsers.beta_error_response(get("error"))
    self.type = get("type")
    return self
