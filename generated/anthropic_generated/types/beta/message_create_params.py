"""Request types of `beta.messages.create`, as TypedDicts."""

from __future__ import annotations

from typing import Iterable, Literal, Optional, TypedDict, Union

from ..._types import SequenceNotStr, ToolLike
from ...models.beta_message import BetaMessage
from ...params.beta import (
    BetaCacheControlEphemeralParam,
    BetaContainerParams,
    BetaContextManagementConfigParam,
    BetaJSONOutputFormatParam,
    BetaMessageParam,
    BetaMetadataParam,
    BetaOutputConfigParam,
    BetaRequestMCPServerURLDefinitionParam,
    BetaSpeedParam,
    BetaTextBlockParam,
    BetaThinkingConfigParam,
    BetaToolChoiceParam,
    BetaToolUnionParam,
)
from ...params.stable import AnthropicBetaParam, ModelParam

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

    messages: Iterable[Union[BetaMessageParam, BetaMessage]]
    """The conversation so far, oldest turn first. Turns alternate between `user` and `assistant`;
    neighbors of the same role are merged into one turn.
    """

    max_tokens: int
    """The most tokens the reply may have, thinking included. The model may stop earlier; the upper bound
    depends on the model.
    """


class MessageCreateParamsCore(_MessageCreateParamsCore, total=False):
    """Arguments of `beta.messages.create`, but for `output_format` and `tools`."""

    cache_control: Optional[BetaCacheControlEphemeralParam]
    """Caches the prompt automatically: a cache breakpoint is put on the last block of the request that can
    be cached.
    """

    container: Optional[Union[BetaContainerParams, str]]
    """Container for code execution, either the ID of one to reuse or an object that can also name skills
    to load. Leave out to get a new one when needed.
    """

    context_management: Optional[BetaContextManagementConfigParam]
    """Edits that keep a long conversation within the context window, such as clearing old tool results."""

    inference_geo: Optional[str]
    """Region in which the model is to run. Without it the workspace's default applies."""

    mcp_servers: Iterable[BetaRequestMCPServerURLDefinitionParam]
    """Remote MCP servers whose tools the model may call, at most 20. Pair each with an MCP toolset in
    `tools`.
    """

    metadata: BetaMetadataParam
    """Information about the request that the model does not see."""

    output_config: BetaOutputConfigParam
    """Settings of the reply's form (JSON by a schema) and of the effort put into it."""

    service_tier: Literal["auto", "standard_only"]
    """`auto` uses your priority capacity when there is some and standard capacity otherwise;
    `standard_only` never uses priority capacity.
    """

    speed: Optional[BetaSpeedParam]
    """`fast` asks for quicker output at a higher price on models that support it; `standard` is the normal
    speed.
    """

    stop_sequences: SequenceNotStr[str]
    """Texts that end the reply when the model is about to write one of them. The reply's `stop_reason` is
    then `stop_sequence`.
    """

    system: Union[str, Iterable[BetaTextBlockParam]]
    """System prompt: instructions and context that stand above the conversation, as a string or as text
    blocks.
    """

    temperature: float
    """How random the reply is, from 0 to 1 (default 1). Near 0 for analysis, near 1 for creative work;
    even 0 is not fully deterministic.
    """

    thinking: BetaThinkingConfigParam
    """Whether, and how much, the model thinks before it answers."""

    tool_choice: BetaToolChoiceParam
    """Whether the model may, must or must not use tools, or which one it has to use."""

    top_k: int
    """Samples each token only from the `top_k` likeliest ones. For advanced uses; usually `temperature` is
    enough.
    """

    top_p: float
    """Samples only from the likeliest tokens whose probabilities add up to `top_p`. For advanced uses;
    change this or `temperature`, not both.
    """

    betas: SequenceNotStr[AnthropicBetaParam]
    """Beta features to use."""


class MessageCreateParamsBase(MessageCreateParamsCore, total=False):
    """Arguments of `beta.messages.create`."""

    output_format: Optional[BetaJSONOutputFormatParam]
    """JSON schema the answer must follow. Deprecated; use `output_config.format` instead."""

    tools: Iterable[Union[BetaToolUnionParam, ToolLike]]
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
"""Arguments of `beta.messages.create`."""
