"""What `messages.stream()` returns: context managers that send the request and yield the stream."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable
    from types import TracebackType

StreamT = TypeVar("StreamT")


class MessageStreamManager(Generic[StreamT]):
    """Sends the request at the beginning of a `with` block, and closes the stream at its end."""

    def __init__(self, send: Callable[[], StreamT]) -> None:
        self._send = send
        self._stream: Any = None

    def __enter__(self) -> StreamT:
        self._stream = stream = self._send()
        return stream

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        if self._stream is not None:
            self._stream.close()


class AsyncMessageStreamManager(Generic[StreamT]):
    """Sends the request at the beginning of an `async with` block, and closes the stream at its end."""

    def __init__(self, send: Callable[[], Awaitable[StreamT]]) -> None:
        self._send = send
        self._stream: Any = None

    async def __aenter__(self) -> StreamT:
        self._stream = stream = await self._send()
        return stream

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        if self._stream is not None:
            await self._stream.close()


BetaMessageStreamManager = MessageStreamManager
BetaAsyncMessageStreamManager = AsyncMessageStreamManager
