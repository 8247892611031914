"""Why the model stopped: `end_turn` (it was done), `max_tokens` (your limit or the model's was reached),
`stop_sequence` (it came to one of yours), `tool_use` (it waits for your tool results), `pause_turn` (a long
turn was interrupted; send the reply back as it is to go on) or `refusal` (it declined for safety reasons)."""

from __future__ import annotations

from typing import Literal, Union

BetaStopReason = Union[
    Literal[
        "end_turn",
        "max_tokens",
        "stop_sequence",
        "tool_use",
        "pause_turn",
        "compaction",
        "refusal",
        "model_context_window_exceeded",
    ],
    str,
]
