"""The options that the clients of all platforms take; what they mean is told at `Anthropic`. For type checkers only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import TypedDict

    from anthropic._retry import RetryPolicy
    from anthropic._settings import Headers, Query, Timeout
    from anthropic._tls import Trust
    from anthropic_generated._sentinel import NotGiven

    class SharedOptions(TypedDict, total=False):
        """Options of clients and of their copies."""

        timeout: Timeout | NotGiven
        max_retries: float | NotGiven
        default_headers: Headers | None
        default_query: Query | None
        retry_policy: RetryPolicy | None

    class ClientOptions(SharedOptions, total=False):
        """Options of clients."""

        deadline: float | None
        stream_idle_timeout: float | None
        stream_line_limit: int
        ssl: Trust
        _strict_response_validation: bool

    class CopyOptions(SharedOptions, total=False):
        """Options of copies."""

        set_default_headers: Headers | None
        set_default_query: Query | None
        deadline: float | NotGiven | None
        stream_idle_timeout: float | NotGiven | None
        stream_line_limit: int | NotGiven
