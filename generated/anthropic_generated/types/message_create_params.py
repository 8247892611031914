"""Request types of `messages.create`, as TypedDicts."""

from __future__ import annotations

from typing import Iterable, Literal, Optional, TypedDict, Union

from .._types import SequenceNotStr, ToolLike
from ..models.message import Message
from ..params.stable import (
    CacheControlEphemeralParam,
    MessageParam,
    MetadataParam,
    ModelParam,
    OutputConfigParam,
    TextBlockParam,
    ThinkingConfigParam,
    ToolChoiceParam,
    ToolUnionParam,
)

__all__ = [
    "MessageCreateParams",
    "MessageCreateParamsBase",
    "MessageCreateParamsCore",
    "MessageCreateParamsNonStreaming",
    "MessageCreateParamsStreaming",
]


class _MessageCreateParamsCore(TypedDict):
    model: ModelParam
    """The model that is to answer, as an ID or alias."""

    messages: Iterable[Union[MessageParam, Message]]
    """The conversation so far, oldest turn first. Turns alternate between `user` and `assistant`;
    neighbors of the same role are merged into one turn.
    """

    max_tokens: int
    """The most tokens the reply may have, thinking included. The model may stop earlier; the upper bound
    depends on the model.
    """


class MessageCreateParamsCore(_MessageCreateParamsCore, total=False):
    """Arguments of `messages.create`, but for `tools`."""

    cache_control: Optional[CacheControlEphemeralParam]
    """Caches the prompt automatically: a cache breakpoint is put on the last block of the request that can
    be cached.
    """

    container: Optional[str]
    """ID of an earlier reply's container, to run code in the same sandbox again."""

    inference_geo: Optional[str]
    """Region in which the model is to run. Without it the workspace's default applies."""

    metadata: MetadataParam
    """Information about the request that the model does not see."""

    output_config: OutputConfigParam
    """Settings of the reply's form (JSON by a schema) and of the effort put into it."""

    service_tier: Literal["auto", "standard_only"]
    """`auto` uses your priority capacity when there is some and standard capacity otherwise;
    `standard_only` never uses priority capacity.
    """

    stop_sequences: SequenceNotStr[str]
    """Texts that end the reply when the model is about to write one of them. The reply's `stop_reason` is
    then `stop_sequence`.
    """

    system: Union[str, Iterable[TextBlockParam]]
    """System prompt: instructions and context that stand above the conversation, as a string or as text
    blocks.
    """

    temperature: float
    """How random the reply is, from 0 to 1 (default 1). Near 0 for analysis, near 1 for creative work;
    even 0 is not fully deterministic.
    """

    thinking: ThinkingConfigParam
    """Whether, and how much, the model thinks before it answers."""

    tool_choice: ToolChoiceParam
    """Whether the model may, must or must not use tools, or which one it has to use."""

    top_k: int
    """Samples each token only from the `top_k` likeliest ones. For advanced uses; usually `temperature` is
    enough.
    """

    top_p: float
    """Samples only from the likeliest tokens whose probabilities add up to `top_p`. For advanced uses;
    change this or `temperature`, not both.
    """


class MessageCreateParamsBase(MessageCreateParamsCore, total=False):
    """Arguments of `messages.create`."""

    tools: Iterable[Union[ToolUnionParam, ToolLike]]
    """Tools the model may use: your own, whose calls you run, and ones that Anthropic defines, some of
    which the API runs itself.
    """


class MessageCreateParamsNonStreaming(MessageCreateParamsBase, total=False):
    """Asks for the answer as a whole."""

    stream: Literal[False]
    """Asks for the answer as a whole."""


class MessageCreateParamsStreaming(MessageCreateParamsBase):
    """Asks for the answer as a stream of events."""

    stream: Literal[True]
    """Asks for the answer as a stream of events."""


MessageCreateParams = Union[MessageCreateParamsNonStreaming, MessageCreateParamsStreaming]
"""Arguments of `messages.create`."""
