"""`Completion` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Optional

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new

if TYPE_CHECKING:
    from ..models.model import Model


@_model
class Completion(_Model):
    """The continuation of a text prompt; when streaming, one piece of it."""

    completion: str
    """The text written, without the stop sequence."""
    id: str
    model: Model
    """The model that wrote the text."""
    stop_reason: Optional[str] = None
    """Why the model stopped: `stop_sequence` or `max_tokens`. Null in the pieces of a stream before the end."""
    type: Literal["completion"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(Completion)
    self._raw = data
    self.completion = get("completion")
    self.id = get("id")
    self.model = get("model")
    self.stop_reason = get("stop_reason")
    self.type = get("type")
    return self
