"""Why a text editor command failed. `file_not_found` means the path does not exist in the container."""

from __future__ import annotations

from typing import Literal, Union

BetaTextEditorCodeExecutionToolResultErrorCode = Union[
    Literal["invalid_tool_input", "unavailable", "too_many_requests", "execution_time_exceeded", "file_not_found"], str
]
