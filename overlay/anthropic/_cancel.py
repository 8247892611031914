"""How an asynchronous client loses no connection when tasks are cancelled.

The pool of httpcore 1.0 forgets a connection whose request is cancelled before it is sent, or while its response is being
closed: the connection stays in the pool as if in use, until there are none left (httpcore issues 830 and 1093). The two
classes are laid over those of httpx, in `_http`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anyio

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine

    import httpx
    from httpx import AsyncHTTPTransport as Transport
else:
    Transport = object


class SafePool(Transport):
    """A transport whose pool survives cancelled requests."""

    #: A `ClosedForSure` of the HTTP library's kind.
    body: Any

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request."""
        try:
            response = await super().handle_async_request(request)
        except BaseException:
            await to_the_end(drop_orphans(self._pool))
            raise
        response.stream = self.body(response.stream)
        return response


async def to_the_end(work: Coroutine[Any, Any, None]) -> None:
    """Await something short that must not be left half done, however often the task is cancelled meanwhile."""
    import asyncio  # here, since synchronous clients load this module too, and asyncio takes 10 ms

    with anyio.CancelScope(shield=True):  # holds off the cancellations of anyio and trio, but not those of asyncio
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return await work
        task, cancelled = asyncio.ensure_future(work), None
        while not task.done():
            try:
                await asyncio.shield(task)
            except asyncio.CancelledError as exc:
                cancelled = exc
            except Exception:  # raised below
                break
        if cancelled is not None:
            raise cancelled
        return task.result()


class ClosedForSure:
    """A response body whose closing no cancellation interrupts."""

    def __init__(self, stream: httpx.AsyncByteStream) -> None:
        self._stream = stream

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._stream.__aiter__()

    async def aclose(self) -> None:
        """Give the connection back."""
        await to_the_end(self._stream.aclose())


async def drop_orphans(pool: Any) -> None:
    """Take the connections out of a pool of httpcore that neither serve a request nor can serve another."""
    if not hasattr(pool, "_assign_requests_to_connections"):
        return  # another version, of which nothing is known
    serving = [request.connection for request in pool._requests]
    orphans = [
        connection
        for connection in pool._connections
        if not (connection in serving or connection.is_closed() or connection.is_idle() or connection.is_available())
    ]
    if orphans:
        pool._connections = [connection for connection in pool._connections if connection not in orphans]
        await pool._close_connections(orphans + pool._assign_requests_to_connections())
