"""Why code could not be run. `unavailable` and `too_many_requests` are worth retrying later."""

from __future__ import annotations

from typing import Literal, Union

CodeExecutionToolResultErrorCode = Union[
    Literal["invalid_tool_input", "unavailable", "too_many_requests", "execution_time_exceeded"], str
]
