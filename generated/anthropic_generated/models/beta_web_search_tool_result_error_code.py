"""Why a search failed. `max_uses_exceeded` means the tool's `max_uses` was spent, and `query_too_long` that
the model should search with fewer words."""

from __future__ import annotations

from typing import Literal, Union

BetaWebSearchToolResultErrorCode = Union[
    Literal[
        "invalid_tool_input",
        "unavailable",
        "max_uses_exceeded",
        "too_many_requests",
        "query_too_long",
        "request_too_large",
    ],
    str,
]
