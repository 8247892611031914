"""The body of a response that is still to come: read whole, in chunks, as a typed stream, or as a file.

The two classes differ in nothing but `await`, and in how a dropped download gives its connection back.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any, get_args, get_origin

from anthropic_generated._stream import AsyncBinaryAPIResponse, AsyncStream, BinaryAPIResponse, Stream

from ._engine import Read
from ._stream import EventReader, read, read_async

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Iterator

    import httpx

    from anthropic_generated._call import Operation

    from ._engine import Conditions
    from ._port import AsyncPort, SyncPort
    from ._request import Wire


def event_reader(operation: Operation[Any], response: httpx.Response, to: Any, strict: bool) -> EventReader:
    """Return what reads the events of a response: typed as described, or as `to` says, e.g. `Stream[dict]`.

    Raises:
        TypeError: `to` is no class of streams.
    """
    if to is None:
        parse = operation.endpoint.event_parser()
        if strict:
            from ._strict import checked

            parse = checked(parse, response)
        return EventReader(parse, response)
    cls = get_origin(to) or to
    if operation.form == "lines" or not (isinstance(cls, type) and issubclass(cls, (Stream, AsyncStream))):
        raise TypeError(f"this response arrives piece by piece, so it cannot be read as {to!r}: use parse() alone")
    from anthropic_generated._cast import converter

    return EventReader(converter((*get_args(to), object)[0]), response)


class _Pending:
    """A body, the request it answers, and the time of the monotonic clock until which it may be read."""

    def __init__(self, port: Any, wire: Wire, conditions: Conditions, until: float | None, strict: bool) -> None:
        self._port = port
        self._wire = wire
        self._conditions = conditions
        self._until = until
        #: Whether an event that does not fit its type is an error.
        self._strict = strict

    def _step(self, response: httpx.Response) -> Read:
        return Read(response, None, None if self._until is None else self._until - monotonic())


class SyncBody(_Pending):
    """Reads a body."""

    _port: SyncPort

    def read(self, response: httpx.Response) -> httpx.Response:
        """Return the response with its body, and give the connection back."""
        return self._port.read(self._step(response))

    def chunks(self, response: httpx.Response) -> Iterator[bytes]:
        """Yield the body as it arrives."""
        return self._port.chunks(response, self._until)

    def stream(self, operation: Operation[Any], response: httpx.Response, to: Any = None) -> Any:
        """Return the events or lines of the body."""
        if operation.form == "lines" and to is None:
            from ._results import BatchResults, Reopening, ResultReader, SyncSource

            source = SyncSource(response, Reopening(self._wire, self._conditions, self._until), self._port)
            return BatchResults(ResultReader(operation.endpoint.parse, operation.start), source)
        reader = event_reader(operation, response, to, self._strict)
        return Stream(read(reader, self.chunks(response), response.close), response, response.close)

    def file(self, response: httpx.Response, retries: int = 0) -> BinaryAPIResponse:
        """Return the body as a file."""
        return BinaryAPIResponse(response, lambda: self.chunks(response), retries_taken=retries)

    def close(self, response: httpx.Response) -> None:
        """Give the connection back."""
        response.close()


class AsyncBody(_Pending):
    """Reads a body, asynchronously."""

    _port: AsyncPort

    async def read(self, response: httpx.Response) -> httpx.Response:
        """Return the response with its body, and give the connection back."""
        return await self._port.read(self._step(response))

    def chunks(self, response: httpx.Response) -> AsyncIterator[bytes]:
        """Yield the body as it arrives."""
        return self._port.chunks(response, self._until)

    def stream(self, operation: Operation[Any], response: httpx.Response, to: Any = None) -> Any:
        """Return the events or lines of the body."""

        async def close() -> None:
            await self.close(response)

        if operation.form == "lines" and to is None:
            from ._results import AsyncBatchResults, AsyncSource, Reopening, ResultReader

            source = AsyncSource(response, Reopening(self._wire, self._conditions, self._until), self._port)
            return AsyncBatchResults(ResultReader(operation.endpoint.parse, operation.start), source)
        reader = event_reader(operation, response, to, self._strict)
        return AsyncStream(read_async(reader, self.chunks(response), close), response, close)

    async def file(self, response: httpx.Response, retries: int = 0) -> AsyncBinaryAPIResponse:
        """Return the body as a file."""
        from anyio.to_thread import run_sync

        async def lease() -> AsyncGenerator[None, None]:
            try:
                yield
            finally:
                await self.close(response)

        leased = lease()
        await leased.__anext__()
        chunks = self.chunks
        return AsyncBinaryAPIResponse(response, lambda: chunks(response), leased, run_sync, retries_taken=retries)

    async def close(self, response: httpx.Response) -> None:
        """Give the connection back, also while the task is being cancelled."""
        await self._port.close(response)
