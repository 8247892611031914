"""What iterating over a message stream yields, as types: a module of its own, since a stream needs few of these models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from anthropic_generated.models.beta_raw_content_block_delta_event import BetaRawContentBlockDeltaEvent
from anthropic_generated.models.beta_raw_content_block_start_event import BetaRawContentBlockStartEvent
from anthropic_generated.models.beta_raw_message_delta_event import BetaRawMessageDeltaEvent
from anthropic_generated.models.beta_raw_message_start_event import BetaRawMessageStartEvent
from anthropic_generated.models.raw_content_block_delta_event import RawContentBlockDeltaEvent
from anthropic_generated.models.raw_content_block_start_event import RawContentBlockStartEvent
from anthropic_generated.models.raw_message_delta_event import RawMessageDeltaEvent
from anthropic_generated.models.raw_message_start_event import RawMessageStartEvent

from ._derived import (
    BetaCitationEvent,
    BetaContentBlockStopEvent,
    BetaMessageStopEvent,
    CitationEvent,
    CompactionEvent,
    ContentBlockStopEvent,
    InputJsonEvent,
    MessageStopEvent,
    ParsedBetaContentBlockStopEvent,
    ParsedBetaMessageStopEvent,
    ParsedContentBlockStopEvent,
    ParsedMessageStopEvent,
    SignatureEvent,
    TextEvent,
    ThinkingEvent,
)

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    T = TypeVar("T", default=Any)
else:
    from typing import TypeVar

    T = TypeVar("T")

MessageStreamEvent = Union[
    RawMessageStartEvent,
    RawMessageDeltaEvent,
    MessageStopEvent,
    RawContentBlockStartEvent,
    RawContentBlockDeltaEvent,
    ContentBlockStopEvent,
    TextEvent,
    CitationEvent,
    ThinkingEvent,
    SignatureEvent,
    InputJsonEvent,
]
BetaMessageStreamEvent = Union[
    BetaRawMessageStartEvent,
    BetaRawMessageDeltaEvent,
    BetaMessageStopEvent,
    BetaRawContentBlockStartEvent,
    BetaRawContentBlockDeltaEvent,
    BetaContentBlockStopEvent,
    TextEvent,
    BetaCitationEvent,
    ThinkingEvent,
    SignatureEvent,
    InputJsonEvent,
    CompactionEvent,
]
ParsedMessageStreamEvent = Union[
    RawMessageStartEvent,
    RawMessageDeltaEvent,
    ParsedMessageStopEvent[T],
    RawContentBlockStartEvent,
    RawContentBlockDeltaEvent,
    ParsedContentBlockStopEvent[T],
    TextEvent,
    CitationEvent,
    ThinkingEvent,
    SignatureEvent,
    InputJsonEvent,
]
ParsedBetaMessageStreamEvent = Union[
    BetaRawMessageStartEvent,
    BetaRawMessageDeltaEvent,
    ParsedBetaMessageStopEvent[T],
    BetaRawContentBlockStartEvent,
    BetaRawContentBlockDeltaEvent,
    ParsedBetaContentBlockStopEvent[T],
    TextEvent,
    BetaCitationEvent,
    ThinkingEvent,
    SignatureEvent,
    InputJsonEvent,
    CompactionEvent,
]
