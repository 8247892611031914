"""Results that arrive piece by piece: event streams, lines, and plain bytes.

These classes are what callers hold. Decoding and the network are the business of the requester that makes them: it
hands in an iterator of finished pieces and functions that end the response.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Generic, TypeVar

from ._binary import AsyncBinaryAPIResponse as AsyncBinaryAPIResponse
from ._binary import BinaryAPIResponse as BinaryAPIResponse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Iterator
    from types import TracebackType

    import httpx
    from typing_extensions import Self

    from ._rate_limit import RateLimits

T = TypeVar("T")


class Stream(Generic[T]):
    """Typed events, as they arrive: iterate it once.

    The end, `close()`, and leaving the `with` block or, where there is none, the loop release the connection.
    """

    def __init__(
        self,
        events: Iterator[T],
        response: httpx.Response,
        close: Callable[[], None],
        *,
        leave: Callable[[], None] | None = None,
        need_end: Callable[[], None] | None = None,
    ) -> None:
        self.response = response
        self._events = events
        self._close = close
        # Ends the response, and may be called by the garbage collector.
        self._leave = leave or close
        # Raises an error if there are no more events for another reason than that all have been handed out.
        self._need_end = need_end
        self._in_block = False

    @property
    def request_id(self) -> str | None:
        """The id under which the API logged the request; quote it when you report a problem."""
        request_id: str | None = self.response.headers.get("request-id")
        return request_id

    @property
    def rate_limits(self) -> RateLimits:
        """How much of the rate limits was left, as far as the API said."""
        from ._rate_limit import rate_limits

        return rate_limits(self.response.headers)

    def __iter__(self) -> Iterator[T]:
        # A generator of its own, which ends when the loop is left, and the response with it if no `with` block does that.
        try:
            for event in self._events:
                yield event
            if self._need_end is not None:
                self._need_end()
        finally:
            if not self._in_block:
                self._leave()

    def __next__(self) -> T:
        for event in self._events:
            return event
        if self._need_end is not None:
            self._need_end()
        raise StopIteration

    def close(self) -> None:
        """End the stream and release its connection. Closing twice does nothing."""
        self._close()

    def __enter__(self) -> Self:
        self._in_block = True
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        self.close()


class AsyncStream(Generic[T]):
    """Typed events, as they arrive: iterate it once.

    The end, `close()`, and leaving the `async with` block or, where there is none, the loop release the connection.
    """

    def __init__(
        self,
        events: AsyncIterator[T],
        response: httpx.Response,
        close: Callable[[], Awaitable[None]],
        *,
        need_end: Callable[[], None] | None = None,
    ) -> None:
        self.response = response
        self._events = events
        self._close = close
        # Raises an error if there are no more events for another reason than that all have been handed out.
        self._need_end = need_end
        self._in_block = False

    @property
    def request_id(self) -> str | None:
        """The id under which the API logged the request; quote it when you report a problem."""
        request_id: str | None = self.response.headers.get("request-id")
        return request_id

    @property
    def rate_limits(self) -> RateLimits:
        """How much of the rate limits was left, as far as the API said."""
        from ._rate_limit import rate_limits

        return rate_limits(self.response.headers)

    async def __aiter__(self) -> AsyncIterator[T]:
        # A generator of its own, which ends when the loop is left, and the response with it if no block does that.
        try:
            async for event in self._events:
                yield event
            if self._need_end is not None:
                self._need_end()
        finally:
            if not self._in_block:
                await self._close()

    async def __anext__(self) -> T:
        async for event in self._events:
            return event
        if self._need_end is not None:
            self._need_end()
        raise StopAsyncIteration

    async def close(self) -> None:
        """End the stream and release its connection. Closing twice does nothing."""
        await self._close()

    aclose = close

    async def __aenter__(self) -> Self:
        self._in_block = True
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        await self.close()


class JSONLDecoder(Stream[T]):
    """Typed lines of a JSON Lines response, as they arrive."""

    @property
    def http_response(self) -> httpx.Response:
        """The response the lines come from."""
        return self.response


class AsyncJSONLDecoder(AsyncStream[T]):
    """Typed lines of a JSON Lines response, as they arrive."""

    @property
    def http_response(self) -> httpx.Response:
        """The response the lines come from."""
        return self.response
