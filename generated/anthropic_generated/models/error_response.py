"""`ErrorResponse` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Optional

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.error_object import ErrorObject


@_model
class ErrorResponse(_Model):
    """The body of a failed request, also sent as an event when a stream fails midway."""

    error: ErrorObject
    """What went wrong."""
    request_id: Optional[str] = None
    """ID of the failed request, to quote to support."""
    type: Literal["error"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(ErrorResponse)
    self._raw = data
    self.error = parsers.error_object(get("error"))
    self.request_id = get("request_id")
    self.type = get("type")
    return self
