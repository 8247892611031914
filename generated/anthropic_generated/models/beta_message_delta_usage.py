"""`BetaMessageDeltaUsage` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new
from .._model import sum_of as _sum_of
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_iterations_usage import BetaIterationsUsage
    from ..models.beta_server_tool_usage import BetaServerToolUsage


@_model
class BetaMessageDeltaUsage(_Model):
    """Tokens used so far by a streamed message. All numbers are running totals, not increments."""

    cache_creation_input_tokens: Optional[int] = None
    """Total of input tokens written to the prompt cache."""
    cache_read_input_tokens: Optional[int] = None
    """Total of input tokens read from the prompt cache."""
    input_tokens: Optional[int] = None
    """Total of input tokens that did not involve the cache."""
    iterations: Optional[BetaIterationsUsage] = None
    """Token usage of each step, when the response took more than one."""
    output_tokens: int
    """Total of tokens the model has written."""
    server_tool_use: Optional[BetaServerToolUsage] = None
    """Uses of tools that the API ran itself."""

    @property
    def total_input_tokens(self) -> int:
        """The sum of `input_tokens` and `cache_creation_input_tokens` and `cache_read_input_tokens`; what is null or
        missing counts as 0.
        """

        return _sum_of(self.input_tokens, self.cache_creation_input_tokens, self.cache_read_input_tokens)


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaMessageDeltaUsage)
    self._raw = data
    self.cache_creation_input_tokens = get("cache_creation_input_tokens")
    self.cache_read_input_tokens = get("cache_read_input_tokens")
    self.input_tokens = get("input_tokens")
    value = get("iterations")
    self.iterations = None if value is None else parsers.beta_iterations_usage(value)
    self.output_tokens = get("output_tokens")
    value = get("server_tool_use")
    self.server_tool_use = None if value is None else parsers.beta_server_tool_usage(value)
    return self
