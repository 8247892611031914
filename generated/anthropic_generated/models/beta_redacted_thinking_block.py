"""`BetaRedactedThinkingBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new

if TYPE_CHECKING:
    from ..params.beta import BetaRedactedThinkingBlockParam


@_model
class BetaRedactedThinkingBlock(_Model):
    """Reasoning that was withheld for safety and comes only in encrypted form. There is nothing to display; keep
    it so that you can send it back.
    """

    data: str
    """Encrypted reasoning, opaque to the caller."""
    type: Literal["redacted_thinking"]

    _param_keys = {"data": False, "type": False}

    def to_param(self) -> BetaRedactedThinkingBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaRedactedThinkingBlock)
    self._raw = data
    self.data = get("data")
    self.type = get("type")
    return self
