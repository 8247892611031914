"""Results that arrive piece by piece: event streams, lines, and plain bytes.

These classes are what callers hold. Decoding and the network are the business of the requester that makes them: it
hands in an iterator of finished pieces and a function that ends the response.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Callable, Generic, TypeVar

from ._response import APIResponse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Iterator
    from types import TracebackType

    import httpx
    from typing_extensions import Self

T = TypeVar("T")


class Stream(Generic[T]):
    """Typed events, as they arrive. Iterate it once; leaving a `with` block, `close()` or the end release the connection."""

    def __init__(self, events: Iterator[T], response: httpx.Response, close: Callable[[], None]) -> None:
        self.response = response
        self._events = events
        self._close = close

    @property
    def request_id(self) -> str | None:
        """The id under which the API logged the request; quote it when you report a problem."""
        request_id: str | None = self.response.headers.get("request-id")
        return request_id

    def __iter__(self) -> Iterator[T]:
        # A generator of its own, which ends when the loop is left, and the response with it.
        try:
            yield from self._events
        finally:
            self._close()

    def __next__(self) -> T:
        return next(self._events)

    def close(self) -> None:
        """End the stream and release its connection. Closing twice does nothing."""
        self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        self.close()


class AsyncStream(Generic[T]):
    """Typed events, as they arrive. Iterate it once; leaving an `async with` block, `close()` or the end release the connection."""

    def __init__(
        self, events: AsyncIterator[T], response: httpx.Response, close: Callable[[], Awaitable[None]]
    ) -> None:
        self.response = response
        self._events = events
        self._close = close

    @property
    def request_id(self) -> str | None:
        """The id under which the API logged the request; quote it when you report a problem."""
        request_id: str | None = self.response.headers.get("request-id")
        return request_id

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        return await self._events.__anext__()

    async def close(self) -> None:
        """End the stream and release its connection. Closing twice does nothing."""
        await self._close()

    aclose = close

    async def __aenter__(self) -> Self:
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


class BinaryAPIResponse(APIResponse[Any]):
    """A response whose body is a file."""

    def read(self) -> bytes:
        """Return the body."""
        return self.content

    def write_to_file(self, file: str | os.PathLike[str]) -> None:
        """Write the body to a file, which appears under its name only when it is complete."""
        _write(file, self.content)


class AsyncBinaryAPIResponse(APIResponse[Any]):
    """A response whose body is a file."""

    async def read(self) -> bytes:
        """Return the body."""
        return self.content

    async def write_to_file(self, file: str | os.PathLike[str]) -> None:
        """Write the body to a file, which appears under its name only when it is complete."""
        _write(file, self.content)


def _write(file: str | os.PathLike[str], content: bytes) -> None:
    path = os.fspath(file)
    part = f"{path}.{os.getpid()}.part"
    try:
        with open(part, "wb") as out:
            out.write(content)
        os.replace(part, path)
    except BaseException:
        if os.path.exists(part):
            os.unlink(part)
        raise
