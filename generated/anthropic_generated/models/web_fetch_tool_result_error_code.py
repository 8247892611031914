"""Why a fetch failed. `url_not_allowed` means domain or URL rules blocked it, `url_not_accessible` that the
page could not be loaded, and `max_uses_exceeded` that the tool's `max_uses` was spent."""

from __future__ import annotations

from typing import Literal, Union

WebFetchToolResultErrorCode = Union[
    Literal[
        "invalid_tool_input",
        "url_too_long",
        "url_not_allowed",
        "url_not_accessible",
        "unsupported_content_type",
        "too_many_requests",
        "max_uses_exceeded",
        "unavailable",
    ],
    str,
]
