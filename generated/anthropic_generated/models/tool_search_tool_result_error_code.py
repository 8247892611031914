"""Why a tool search failed. `invalid_tool_input` covers bad queries, such as a malformed search pattern."""

from __future__ import annotations

from typing import Literal, Union

ToolSearchToolResultErrorCode = Union[
    Literal["invalid_tool_input", "unavailable", "too_many_requests", "execution_time_exceeded"], str
]
