"""One server-sent event of a streamed message. The order is: message start, then start, deltas and stop of
each content block, then message deltas and message stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.raw_content_block_delta_event import RawContentBlockDeltaEvent
    from ..models.raw_content_block_start_event import RawContentBlockStartEvent
    from ..models.raw_content_block_stop_event import RawContentBlockStopEvent
    from ..models.raw_message_delta_event import RawMessageDeltaEvent
    from ..models.raw_message_start_event import RawMessageStartEvent
    from ..models.raw_message_stop_event import RawMessageStopEvent

    RawMessageStreamEvent = Union[
        RawMessageStartEvent,
        RawMessageDeltaEvent,
        RawMessageStopEvent,
        RawContentBlockStartEvent,
        RawContentBlockDeltaEvent,
        RawContentBlockStopEvent,
    ]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "RawMessageStreamEvent":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.raw_content_block_delta_event import RawContentBlockDeltaEvent
        from ..models.raw_content_block_start_event import RawContentBlockStartEvent
        from ..models.raw_content_block_stop_event import RawContentBlockStopEvent
        from ..models.raw_message_delta_event import RawMessageDeltaEvent
        from ..models.raw_message_start_event import RawMessageStartEvent
        from ..models.raw_message_stop_event import RawMessageStopEvent

        globals()[name] = Union[
            RawMessageStartEvent,
            RawMessageDeltaEvent,
            RawMessageStopEvent,
            RawContentBlockStartEvent,
            RawContentBlockDeltaEvent,
            RawContentBlockStopEvent,
        ]
        return globals()[name]


_variants = _Variants(
    {
        "message_start": "raw_message_start_event",
        "message_delta": "raw_message_delta_event",
        "message_stop": "raw_message_stop_event",
        "content_block_start": "raw_content_block_start_event",
        "content_block_delta": "raw_content_block_delta_event",
        "content_block_stop": "raw_content_block_stop_event",
        "ping": "ping_event",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
