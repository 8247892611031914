"""Request types of `completions.create`, as TypedDicts."""

from __future__ import annotations

from typing import Literal, TypedDict, Union

from .._types import SequenceNotStr
from ..params.stable import AnthropicBetaParam, MetadataParam, ModelParam

__all__ = [
    "CompletionCreateParams",
    "CompletionCreateParamsBase",
    "CompletionCreateParamsNonStreaming",
    "CompletionCreateParamsStreaming",
]


class _CompletionCreateParamsBase(TypedDict):
    model: ModelParam
    """The model that is to answer; only older ones support this form."""

    prompt: str
    """The text to continue. Each turn starts with two newlines and `Human:` or `Assistant:`; it ends in an
    open `Assistant:` turn.
    """

    max_tokens_to_sample: int
    """The most tokens to write. The model may stop earlier."""


class CompletionCreateParamsBase(_CompletionCreateParamsBase, total=False):
    """Arguments of `completions.create`."""

    stop_sequences: SequenceNotStr[str]
    """Texts that end the completion when the model is about to write one of them. The next human turn
    always does.
    """

    temperature: float
    """How random the text is, from 0 to 1 (default 1). Even 0 is not fully deterministic."""

    top_p: float
    """Samples only from the likeliest tokens whose probabilities add up to `top_p`. Change this or
    `temperature`, not both.
    """

    top_k: int
    """Samples each token only from the `top_k` likeliest ones. For advanced uses."""

    metadata: MetadataParam
    """Information about the request that the model does not see."""

    betas: SequenceNotStr[AnthropicBetaParam]
    """Beta features to use."""


class CompletionCreateParamsNonStreaming(CompletionCreateParamsBase, total=False):
    """Asks for the answer as a whole."""

    stream: Literal[False]
    """Asks for the answer as a whole."""


class CompletionCreateParamsStreaming(CompletionCreateParamsBase):
    """Asks for the answer as a stream of events."""

    stream: Literal[True]
    """Asks for the answer as a stream of events."""


CompletionCreateParams = Union[CompletionCreateParamsNonStreaming, CompletionCreateParamsStreaming]
"""Arguments of `completions.create`."""
