"""Request types of `beta.messages.batches.create`, as TypedDicts."""

from __future__ import annotations

from typing import Iterable, TypedDict

from ...._types import SequenceNotStr
from ....params.stable import AnthropicBetaParam
from ....types.beta.message_create_params import MessageCreateParamsNonStreaming

__all__ = [
    "BatchCreateParams",
    "Request",
]


class Request(TypedDict):
    """One message request of a batch."""

    custom_id: str
    """Your own ID for the request, unique within the batch, by which to find its result: 1 to 64 letters,
    digits, `_` or `-`.
    """

    params: MessageCreateParamsNonStreaming
    """The message request itself. Streaming is not possible in a batch."""


class _BatchCreateParams(TypedDict):
    requests: Iterable[Request]
    """The message requests to process. They are independent of each other and may differ in every setting."""


class BatchCreateParams(_BatchCreateParams, total=False):
    """Arguments of `beta.messages.batches.create`."""

    betas: SequenceNotStr[AnthropicBetaParam]
    """Beta features to use."""
