"""The HTTP client over aiohttp: a module of its own, so that nobody else loads aiohttp."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._http import with_defaults

if TYPE_CHECKING:
    import httpx

    class DefaultAioHttpClient(httpx.AsyncClient):
        """An HTTP client over aiohttp with the defaults of this package, for `AsyncAnthropic(http_client=...)`.

        Needs the extra `anthropic[aiohttp]`.

        Raises:
            RuntimeError: The extra is not installed.
        """

else:
    try:
        from httpx_aiohttp import HttpxAiohttpClient
    except ImportError:

        class DefaultAioHttpClient:
            def __init__(self, **options: Any) -> None:
                raise RuntimeError("DefaultAioHttpClient needs aiohttp: pip install 'anthropic[aiohttp]'")

    else:

        class DefaultAioHttpClient(HttpxAiohttpClient):
            _anthropic_pool: Any = None

            def __init__(self, **options: Any) -> None:
                super().__init__(**with_defaults(options))
