"""Request types of `beta.messages.count_tokens`, as TypedDicts."""

from __future__ import annotations

from typing import Iterable, Optional, TypedDict, Union

from ..._types import SequenceNotStr, ToolLike
from ...models.beta_message import BetaMessage
from ...params.beta import (
    BetaCacheControlEphemeralParam,
    BetaContextManagementConfigParam,
    BetaJSONOutputFormatParam,
    BetaMessageParam,
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
    "MessageCountTokensParams",
    "MessageCountTokensParamsCore",
]


class _MessageCountTokensParamsCore(TypedDict):
    messages: Iterable[Union[BetaMessageParam, BetaMessage]]
    """The conversation so far, oldest turn first."""

    model: ModelParam
    """The model to count for; models can split the same text into different numbers of tokens."""


class MessageCountTokensParamsCore(_MessageCountTokensParamsCore, total=False):
    """Arguments of `beta.messages.count_tokens`, but for `output_format`."""

    cache_control: Optional[BetaCacheControlEphemeralParam]
    """Caches the prompt automatically, up to the last block that can be cached, as in a message request."""

    context_management: Optional[BetaContextManagementConfigParam]
    """Edits to take into account, so the count shows what is left after them."""

    mcp_servers: Iterable[BetaRequestMCPServerURLDefinitionParam]
    """MCP servers the real request would use, at most 20."""

    output_config: BetaOutputConfigParam
    """Settings of the reply's form and effort. An output format adds to the count."""

    speed: Optional[BetaSpeedParam]
    """Speed the real request would ask for."""

    system: Union[str, Iterable[BetaTextBlockParam]]
    """System prompt, as a string or as text blocks."""

    thinking: BetaThinkingConfigParam
    """Extended thinking settings. Thinking blocks of earlier assistant turns may not count as input."""

    tool_choice: BetaToolChoiceParam
    """How the model may use the tools."""

    tools: Iterable[Union[BetaToolUnionParam, ToolLike]]
    """Tool definitions; they count as input too."""

    betas: SequenceNotStr[AnthropicBetaParam]
    """Beta features to use."""


class MessageCountTokensParams(MessageCountTokensParamsCore, total=False):
    """Arguments of `beta.messages.count_tokens`."""

    output_format: Optional[BetaJSONOutputFormatParam]
    """JSON schema the answer must follow. Deprecated; use `output_config.format` instead."""
