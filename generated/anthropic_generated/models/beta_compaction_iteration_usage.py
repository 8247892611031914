"""`BetaCompactionIterationUsage` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Optional

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_cache_creation import BetaCacheCreation


@_model
class BetaCompactionIterationUsage(_Model):
    """Tokens spent on writing one compaction summary."""

    cache_creation: Optional[BetaCacheCreation] = None
    """Tokens written to the prompt cache, split by lifetime of the entry."""
    cache_creation_input_tokens: int
    """Input tokens written to the prompt cache."""
    cache_read_input_tokens: int
    """Input tokens read from the prompt cache."""
    input_tokens: int
    """Input tokens that neither came from the cache nor were written to it."""
    output_tokens: int
    """Tokens of the summary."""
    type: Literal["compaction"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaCompactionIterationUsage)
    self._raw = data
    value = get("cache_creation")
    self.cache_creation = None if value is None else parsers.beta_cache_creation(value)
    self.cache_creation_input_tokens = get("cache_creation_input_tokens")
    self.cache_read_input_tokens = get("cache_read_input_tokens")
    self.input_tokens = get("input_tokens")
    self.output_tokens = get("output_tokens")
    self.type = get("type")
    return self
