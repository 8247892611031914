"""Why a shell command could not be run, or why its output was dropped. `unavailable` and `too_many_requests`
are worth retrying later."""

from __future__ import annotations

from typing import Literal, Union

BetaBashCodeExecutionToolResultErrorCode = Union[
    Literal[
        "invalid_tool_input", "unavailable", "too_many_requests", "execution_time_exceeded", "output_file_too_large"
    ],
    str,
]
