"""Request types of `messages.count_tokens`, as TypedDicts."""

from __future__ import annotations

from typing import Iterable, Optional, TypedDict, Union

from .._types import ToolLike
from ..models.message import Message
from ..params.stable import (
    CacheControlEphemeralParam,
    MessageParam,
    ModelParam,
    OutputConfigParam,
    TextBlockParam,
    ThinkingConfigParam,
    ToolChoiceParam,
    ToolUnionParam,
)

__all__ = [
    "MessageCountTokensParams",
]


class _MessageCountTokensParams(TypedDict):
    messages: Iterable[Union[MessageParam, Message]]
    """The conversation so far, oldest turn first."""

    model: ModelParam
    """The model to count for; models can split the same text into different numbers of tokens."""


class MessageCountTokensParams(_MessageCountTokensParams, total=False):
    """Arguments of `messages.count_tokens`."""

    cache_control: Optional[CacheControlEphemeralParam]
    """Caches the prompt automatically, up to the last block that can be cached, as in a message request."""

    output_config: OutputConfigParam
    """Settings of the reply's form and effort. An output format adds to the count."""

    system: Union[str, Iterable[TextBlockParam]]
    """System prompt, as a string or as text blocks."""

    thinking: ThinkingConfigParam
    """Extended thinking settings. Thinking blocks of earlier assistant turns may not count as input."""

    tool_choice: ToolChoiceParam
    """How the model may use the tools."""

    tools: Iterable[Union[ToolUnionParam, ToolLike]]
    """Tool definitions; they count as input too."""
