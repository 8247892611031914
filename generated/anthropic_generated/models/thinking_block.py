"""`ThinkingBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new

if TYPE_CHECKING:
    from ..params.stable import ThinkingBlockParam


@_model
class ThinkingBlock(_Model):
    """The model's reasoning before its answer, returned when extended thinking is on. Keep it intact if you will
    send the turn back.
    """

    signature: str
    """Opaque value that lets the API verify the block when it is sent back. Do not parse it."""
    thinking: str
    """The reasoning text, which may be a summary of the full reasoning."""
    type: Literal["thinking"]

    _param_keys = {"signature": False, "thinking": False, "type": False}

    def to_param(self) -> ThinkingBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(ThinkingBlock)
    self._raw = data
    self.signature = get("signature")
    self.thinking = get("thinking")
    self.type = get("type")
    return self
