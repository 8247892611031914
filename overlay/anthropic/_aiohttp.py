"""The HTTP client over aiohttp: a module of its own, so that nobody else loads aiohttp."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from ._http import not_timed_out, with_defaults, without_key
from ._keepalive import keep_alive_socket

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
        import aiohttp
        from httpx_aiohttp import AiohttpTransport, HttpxAiohttpClient
        from httpx_aiohttp.transport import AiohttpResponseStream
    except ImportError:

        class DefaultAioHttpClient:
            def __init__(self, **options: Any) -> None:
                raise RuntimeError("DefaultAioHttpClient needs aiohttp: pip install 'anthropic[aiohttp]'")

    else:

        class _Body(AiohttpResponseStream):
            async def __aiter__(self):
                try:
                    async for piece in super().__aiter__():
                        yield piece
                except Exception:
                    content = self._aiohttp_response.content
                    if content.exception() is not None:
                        # What had arrived aiohttp keeps to itself; and its error, in a cycle, the frames of all who waited.
                        content.exception().__traceback__ = content._exception = None
                        rest = content.read_nowait()
                        content.set_exception(aiohttp.ClientPayloadError("the connection was lost"))
                        if rest:
                            yield rest
                    raise

        class _Transport(AiohttpTransport):
            def get_client(self):
                return aiohttp.ClientSession(
                    connector=aiohttp.TCPConnector(
                        limit=self.limits.max_connections or 0,
                        keepalive_timeout=self.limits.keepalive_expiry,
                        ssl=self.ssl_context,
                        socket_factory=keep_alive_socket,
                    ),
                    cookie_jar=aiohttp.DummyCookieJar(),  # httpx keeps the cookies
                )

            async def handle_async_request(self, request):
                with not_timed_out(asyncio.TimeoutError):
                    response = await super().handle_async_request(request)
                response.stream = _Body(response.stream._aiohttp_response)
                return response

        class DefaultAioHttpClient(HttpxAiohttpClient):
            _anthropic_pool: Any = None

            def __init__(self, **options: Any) -> None:
                super().__init__(**with_defaults(options))

            def _init_transport(self, *, transport=None, **options):
                return transport or _Transport(**options)

            def _init_proxy_transport(self, proxy, **options):
                return _Transport(proxy=proxy, **options)

            def _redirect_headers(self, request, url, method):
                return without_key(request, url, super()._redirect_headers(request, url, method))
