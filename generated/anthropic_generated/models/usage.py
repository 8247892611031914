"""`Usage` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Optional, Union

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new
from .._model import sum_of as _sum_of
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.cache_creation import CacheCreation
    from ..models.server_tool_usage import ServerToolUsage


@_model
class Usage(_Model):
    """Tokens billed for a request. All input together is `input_tokens` plus `cache_creation_input_tokens` plus
    `cache_read_input_tokens`. The numbers need not match the visible text exactly.
    """

    cache_creation: Optional[CacheCreation] = None
    """The tokens written to the cache, split by lifetime."""
    cache_creation_input_tokens: Optional[int] = None
    """Input tokens written to the prompt cache."""
    cache_read_input_tokens: Optional[int] = None
    """Input tokens read from the prompt cache, at a lower price."""
    inference_geo: Optional[str] = None
    """Region in which the model ran."""
    input_tokens: int
    """Input tokens that were neither written to the cache nor read from it."""
    output_tokens: int
    """Tokens the model wrote, thinking included; never zero for a finished reply."""
    server_tool_use: Optional[ServerToolUsage] = None
    """Uses of tools that the API ran itself."""
    service_tier: Optional[Union[Literal["standard", "priority", "batch"], str]] = None
    """Capacity that served the request."""

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
    self = _new(Usage)
    self._raw = data
    value = get("cache_creation")
    self.cache_creation = None if value is None else parsers.cache_creation(value)
    self.cache_creation_input_tokens = get("cache_creation_input_tokens")
    self.cache_read_input_tokens = get("cache_read_input_tokens")
    self.inference_geo = get("inference_geo")
    self.input_tokens = get("input_tokens")
    self.output_tokens = get("output_tokens")
    value = get("server_tool_use")
    self.server_tool_use = None if value is None else parsers.server_tool_usage(value)
    self.service_tier = get("service_tier")
    return self
