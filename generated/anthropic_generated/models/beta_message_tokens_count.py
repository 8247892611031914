"""`BetaMessageTokensCount` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_count_tokens_context_management_response import BetaCountTokensContextManagementResponse


@_model
class BetaMessageTokensCount(_Model):
    """The result of counting tokens."""

    context_management: Optional[BetaCountTokensContextManagementResponse] = None
    """Size before context edits, null if the request asked for none."""
    input_tokens: int
    """Tokens of messages, system prompt and tools together."""


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaMessageTokensCount)
    self._raw = data
    value = get("context_management")
    self.context_management = None if value is None else parsers.beta_count_tokens_context_management_response(value)
    self.input_tokens = get("input_tokens")
    return self
