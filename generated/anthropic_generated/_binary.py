"""Files that are being downloaded: their bytes are still to come, and can go straight into a file."""

from __future__ import annotations

import json
import os
from _thread import start_new_thread
from typing import TYPE_CHECKING, Any, Callable

from ._newfile import NewFile
from ._piece import Bytes, Lines, Text, cut, cut_async
from ._response import ResponseFacts

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Iterator
    from types import TracebackType

    import httpx
    from typing_extensions import Self

#: How many bytes to gather before they are handed to another thread, to be written.
WRITTEN = 1024 * 1024


class BinaryAPIResponse(ResponseFacts[Any]):
    """A file that is being downloaded: nothing of it is in memory until you read it.

    Take it once, in one of these ways: as a whole (`read`, `text`, `json`), which is kept and can be had again; piece by
    piece (`iter_bytes`, `iter_text`, `iter_lines`); or into a file (`write_to_file`). The end of the body, `close()`,
    leaving a `with` block, or dropping this object releases the connection.
    """

    def __init__(
        self,
        http_response: httpx.Response,
        chunks: Callable[[], Iterator[bytes]],
        *,
        retries_taken: int = 0,
    ) -> None:
        self.http_response = http_response
        self.retries_taken = retries_taken
        self._chunks = chunks
        self._body: bytes | None = None

    def parse(self) -> Self:
        """Return this object: a file is not parsed."""
        return self

    def read(self) -> bytes:
        """Return the whole body. It is kept, so you can ask for it again.

        Raises:
            APIConnectionError: The body breaks off.
            AnthropicError: It was taken in pieces before, or closed.
        """
        if self._body is None:
            self._body = b"".join(self.iter_bytes())
        return self._body

    @property
    def content(self) -> bytes:
        """The whole body."""
        return self.read()

    def text(self) -> str:
        """Return the body as text."""
        return (self.read()).decode("utf-8", "replace")

    def json(self) -> Any:
        """Return the body, decoded from JSON."""
        return json.loads(self.read())

    def _taken(self) -> Iterator[bytes]:
        try:
            yield from self._chunks() if self._body is None else (self._body,)
        finally:
            self.close()

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Yield the body in pieces: of `chunk_size` bytes, or as they arrive."""
        return cut(Bytes(chunk_size), self._taken())

    def iter_text(self) -> Iterator[str]:
        """Yield the body as text, as it arrives."""
        return cut(Text(), self._taken())

    def iter_lines(self) -> Iterator[str]:
        """Yield the lines of the body, without their ends, as they arrive."""
        return cut(Lines(), self._taken())

    def write_to_file(self, file: str | os.PathLike[str]) -> None:
        """Write the body to a file as it arrives; the file appears under its name only when it is complete.

        Raises:
            OSError: The file cannot be written.
            APIConnectionError: The connection broke; what there was under the name before is still there.
        """
        self.stream_to_file(file)

    def stream_to_file(self, file: str | os.PathLike[str], *, chunk_size: int | None = None) -> None:
        """Do what `write_to_file` does, in pieces of `chunk_size` bytes."""
        new = NewFile(file)
        try:
            new.open()
            for piece in self.iter_bytes(chunk_size):
                new.write(piece)
            new.keep()
        except BaseException:
            new.discard()
            raise

    def close(self) -> None:
        """End the download and release its connection. Closing twice does nothing."""
        self.http_response.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        self.close()

    def __del__(self) -> None:
        response: httpx.Response | None = self.__dict__.get("http_response")
        if response is not None and not response.is_closed:
            try:
                # Elsewhere, since this thread may be amidst something that holds the lock of the connections.
                start_new_thread(response.close, ())
            except RuntimeError:  # the interpreter is shutting down
                pass


class AsyncBinaryAPIResponse(ResponseFacts[Any]):
    """A file that is being downloaded: nothing of it is in memory until you read it.

    Take it once, in one of these ways: as a whole (`read`, `text`, `json`), which is kept and can be had again; piece by
    piece (`iter_bytes`, `iter_text`, `iter_lines`); or into a file (`write_to_file`). The end of the body, `close()`,
    leaving an `async with` block, or dropping this object releases the connection.

    Args:
        http_response: The response.
        chunks: Begins to read the body.
        lease: An asynchronous generator that has been started, and at its end releases the connection. Python ends it
            when this object is dropped.
        in_thread: Calls a function in another thread.
        retries_taken: How often the request was repeated.
    """

    def __init__(
        self,
        http_response: httpx.Response,
        chunks: Callable[[], AsyncIterator[bytes]],
        lease: AsyncGenerator[None, None],
        in_thread: Callable[..., Awaitable[None]],
        *,
        retries_taken: int = 0,
    ) -> None:
        self.http_response = http_response
        self.retries_taken = retries_taken
        self._chunks = chunks
        self._body: bytes | None = None
        self._lease = lease
        self._in_thread = in_thread

    def parse(self) -> Self:
        """Return this object: a file is not parsed."""
        return self

    async def read(self) -> bytes:
        """Return the whole body. It is kept, so you can ask for it again.

        Raises:
            APIConnectionError: The body breaks off.
            AnthropicError: It was taken in pieces before, or closed.
        """
        if self._body is None:
            self._body = b"".join([piece async for piece in self.iter_bytes()])
        return self._body

    @property
    def content(self) -> bytes:
        """The whole body, once it was read."""
        if self._body is None:
            raise RuntimeError("the body has not been read: use `await response.read()`")
        return self._body

    async def text(self) -> str:
        """Return the body as text."""
        return (await self.read()).decode("utf-8", "replace")

    async def json(self) -> Any:
        """Return the body, decoded from JSON."""
        return json.loads(await self.read())

    async def _taken(self) -> AsyncIterator[bytes]:
        try:
            if self._body is not None:
                yield self._body
            else:
                async for chunk in self._chunks():
                    yield chunk
        finally:
            await self.close()

    def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """Yield the body in pieces: of `chunk_size` bytes, or as they arrive."""
        return cut_async(Bytes(chunk_size), self._taken())

    def iter_text(self) -> AsyncIterator[str]:
        """Yield the body as text, as it arrives."""
        return cut_async(Text(), self._taken())

    def iter_lines(self) -> AsyncIterator[str]:
        """Yield the lines of the body, without their ends, as they arrive."""
        return cut_async(Lines(), self._taken())

    async def write_to_file(self, file: str | os.PathLike[str]) -> None:
        """Write the body to a file as it arrives; the file appears under its name only when it is complete.

        This does not hold up the event loop: the file is written in another thread.

        Raises:
            OSError: The file cannot be written.
            APIConnectionError: The connection broke; what there was under the name before is still there.
        """
        await self.stream_to_file(file)

    async def stream_to_file(self, file: str | os.PathLike[str], *, chunk_size: int | None = None) -> None:
        """Do what `write_to_file` does, in pieces of `chunk_size` bytes."""
        new = NewFile(file)
        try:
            await self._in_thread(new.open)
            pieces: list[bytes] = []
            size = 0
            async for piece in self.iter_bytes(chunk_size):
                pieces.append(piece)
                size += len(piece)
                if size >= WRITTEN:
                    await self._in_thread(new.write, *pieces)
                    pieces, size = [], 0
            await self._in_thread(new.write, *pieces)
            await self._in_thread(new.keep)
        except BaseException:
            new.discard()
            raise

    async def close(self) -> None:
        """End the download and release its connection. Closing twice does nothing."""
        await self._lease.aclose()

    aclose = close

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        await self.close()
