"""One server-sent event of a streamed message. The order is: message start, then start, deltas and stop of
each content block, then message deltas and message stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.beta_raw_content_block_delta_event import BetaRawContentBlockDeltaEvent
    from ..models.beta_raw_content_block_start_event import BetaRawContentBlockStartEvent
    from ..models.beta_raw_content_block_stop_event import BetaRawContentBlockStopEvent
    from ..models.beta_raw_message_delta_event import BetaRawMessageDeltaEvent
    from ..models.beta_raw_message_start_event import BetaRawMessageStartEvent
    from ..models.beta_raw_message_stop_event import BetaRawMessageStopEvent

    BetaRawMessageStreamEvent = Union[
        BetaRawMessageStartEvent,
        BetaRawMessageDeltaEvent,
        BetaRawMessageStopEvent,
        BetaRawContentBlockStartEvent,
        BetaRawContentBlockDeltaEvent,
        BetaRawContentBlockStopEvent,
    ]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "BetaRawMessageStreamEvent":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.beta_raw_content_block_delta_event import BetaRawContentBlockDeltaEvent
        from ..models.beta_raw_content_block_start_event import BetaRawContentBlockStartEvent
        from ..models.beta_raw_content_block_stop_event import BetaRawContentBlockStopEvent
        from ..models.beta_raw_message_delta_event import BetaRawMessageDeltaEvent
        from ..models.beta_raw_message_start_event import BetaRawMessageStartEvent
        from ..models.beta_raw_message_stop_event import BetaRawMessageStopEvent

        globals()[name] = Union[
            BetaRawMessageStartEvent,
            BetaRawMessageDeltaEvent,
            BetaRawMessageStopEvent,
            BetaRawContentBlockStartEvent,
            BetaRawContentBlockDeltaEvent,
            BetaRawContentBlockStopEvent,
        ]
        return globals()[name]


_variants = _Variants(
    {
        "message_start": "beta_raw_message_start_event",
        "message_delta": "beta_raw_message_delta_event",
        "message_stop": "beta_raw_message_stop_event",
        "content_block_start": "beta_raw_content_block_start_event",
        "content_block_delta": "beta_raw_content_block_delta_event",
        "content_block_stop": "beta_raw_content_block_stop_event",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
