"""The body of a response that is still to come: read whole, in chunks, as a typed stream, or as a file.

The two classes differ in nothing but `await`, and in how a dropped download gives its connection back.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any, Callable, get_args, get_origin

from anthropic_generated._stream import AsyncBinaryAPIResponse, AsyncStream, BinaryAPIResponse, Stream

from ._engine import Read
from ._reader import EventReader
from ._stream import AsyncEvents, Lease, SyncEvents, held
from ._watch import Watch

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Iterator

    import httpx

    from anthropic_generated._call import Operation

    from ._assembly import Assembly
    from ._engine import Again
    from ._port import AsyncPort, SyncPort
    from ._results import ResultReader
    from ._settings import Settings


def _as_it_came(event: Any) -> Any:
    return event


class _Pending:
    """A body, what it takes to ask for it again, and the settings that hold for it.

    Args:
        port: What reads it.
        again: What it takes to ask for it again.
        settings: Those of the client.
        started: The time of the call, of the monotonic clock.
        retries: How often it was asked for again before it came.
    """

    def __init__(self, port: Any, again: Again, settings: Settings, started: float, retries: int) -> None:
        self._port = port
        self._again = again
        self._settings = settings
        self._started = started
        self._retries = retries

    def _step(self, response: httpx.Response) -> Read:
        until = self._again.until
        return Read(response, None, None if until is None else until - monotonic())

    def _watch(self) -> Watch:
        return Watch(self._again.until)

    def _parser(self, operation: Operation[Any], response: httpx.Response, to: Any) -> Callable[[Any], Any]:
        """Return what makes events: typed as described, or as `to` says, e.g. `Stream[dict]`.

        Raises:
            TypeError: `to` is no class of streams.
        """
        if to is None:
            parse = operation.endpoint.event_parser()
            if self._settings.strict:
                from ._strict import checked

                parse = checked(parse, response)
            return parse
        cls = get_origin(to) or to
        if operation.form == "lines" or not (isinstance(cls, type) and issubclass(cls, (Stream, AsyncStream))):
            raise TypeError(f"this response arrives piece by piece, so it cannot be read as {to!r}: use parse() alone")
        from anthropic_generated._cast import converter

        return converter((*get_args(to), object)[0])

    def _result_reader(self, operation: Operation[Any]) -> ResultReader[Any]:
        from ._results import ResultReader

        return ResultReader(operation.endpoint.parse, operation.start, self._settings.stream_line_limit)

    def _events(self, cls: Any, response: httpx.Response, operation: Operation[Any], parse: Any, **options: Any) -> Any:
        described = operation.endpoint.events is not None
        platform = self._settings.platform
        decoder = None if platform is None else platform.decoder
        reader = EventReader(parse, self._settings.stream_line_limit, described=described, decoder=decoder)
        idle = self._settings.stream_idle_timeout
        return cls(self._port, response, reader, self._again, idle, retries=self._retries, **options)

    def _raw_events(self, cls: Any, operation: Operation[Any], response: httpx.Response, to: Any) -> Any:
        parse = self._parser(operation, response, to)
        return self._events(cls, response, operation, parse, restarting=self._again.conditions.policy.restart_streams)

    def _assembly(self, cls: Any, operation: Operation[Any], response: httpx.Response) -> Assembly[Any]:
        from ._assembly import Assembly
        from ._derived import BETA, PARSED, STABLE

        # One that is wanted as a whole is asked for again like any other answer: nobody has seen anything of it.
        restarting = operation.form == "assembled" or self._again.conditions.policy.restart_streams
        events = self._events(cls, response, operation, _as_it_came, held=True, restarting=restarting)
        check: Any = None
        if self._settings.strict:
            from ._strict import check as strict_check

            check = strict_check
        flavor = BETA if operation.endpoint.name.startswith("beta.") else STABLE
        output = getattr(operation.endpoint, "output", None)
        return Assembly(events, flavor if output is None else PARSED[flavor], self._started, check, output)


class SyncBody(_Pending):
    """Reads a body."""

    _port: SyncPort
    _lease: Lease

    def read(self, response: httpx.Response) -> httpx.Response:
        """Return the response with its body, and give the connection back."""
        return self._port.read(self._step(response))

    def chunks(self, response: httpx.Response) -> Iterator[bytes]:
        """Yield the body as it arrives."""
        return self._port.chunks(response, self._watch())

    def hold(self, response: httpx.Response) -> None:
        """Have the connection given back if this object, and all that it makes of the body, is dropped."""
        self._lease = Lease(response)

    def stream(self, operation: Operation[Any], response: httpx.Response, to: Any = None) -> Any:
        """Return the events or lines of the body; for events, `hold` comes first."""
        if operation.form == "lines" and to is None:
            from ._results import BatchResults, SyncSource

            source = SyncSource(response, self._again, self._port)
            return BatchResults(self._result_reader(operation), source)
        events: SyncEvents = self._raw_events(SyncEvents, operation, response, to)
        events.lease = self._lease
        return Stream(iter(events), response, events.close, leave=events.leave, need_end=events.need_end)

    def message_stream(self, cls: Any, operation: Operation[Any], response: httpx.Response) -> Any:
        """Return the events as a stream, of the class given, that puts the message together."""
        assembly: Any = self._assembly(SyncEvents, operation, response)
        assembly.source.lease = Lease(response)
        return cls(assembly)

    def whole(self, operation: Operation[Any], response: httpx.Response) -> Any:
        """Return the message that the events make, when it is complete."""
        from ._message_stream import MessageStream

        with self.message_stream(MessageStream, operation, response) as stream:
            return stream.get_final_message()

    def file(self, response: httpx.Response, retries: int = 0) -> BinaryAPIResponse:
        """Return the body as a file."""
        return BinaryAPIResponse(response, lambda: self.chunks(response), retries_taken=retries)

    def close(self, response: httpx.Response) -> None:
        """Give the connection back."""
        response.close()


class AsyncBody(_Pending):
    """Reads a body, asynchronously."""

    _port: AsyncPort
    _lease: AsyncGenerator[None, None]

    async def read(self, response: httpx.Response) -> httpx.Response:
        """Return the response with its body, and give the connection back."""
        return await self._port.read(self._step(response))

    def chunks(self, response: httpx.Response) -> AsyncIterator[bytes]:
        """Yield the body as it arrives."""
        return self._port.chunks(response, self._watch())

    async def hold(self, response: httpx.Response) -> None:
        """Have the connection given back if this object, and all that it makes of the body, is dropped."""
        self._lease = await held(self._port, response)

    def stream(self, operation: Operation[Any], response: httpx.Response, to: Any = None) -> Any:
        """Return the events or lines of the body; for events, `hold` comes first."""
        if operation.form == "lines" and to is None:
            from ._results import AsyncBatchResults, AsyncSource

            source = AsyncSource(response, self._again, self._port)
            return AsyncBatchResults(self._result_reader(operation), source)
        events: AsyncEvents = self._raw_events(AsyncEvents, operation, response, to)
        events.lease = self._lease
        return AsyncStream(events.__aiter__(), response, events.close, need_end=events.need_end)

    async def message_stream(self, cls: Any, operation: Operation[Any], response: httpx.Response) -> Any:
        """Return the events as a stream, of the class given, that puts the message together."""
        assembly: Any = self._assembly(AsyncEvents, operation, response)
        assembly.source.lease = await held(self._port, response)
        return cls(assembly)

    async def whole(self, operation: Operation[Any], response: httpx.Response) -> Any:
        """Return the message that the events make, when it is complete."""
        from ._message_stream import AsyncMessageStream

        async with await self.message_stream(AsyncMessageStream, operation, response) as stream:
            return await stream.get_final_message()

    async def file(self, response: httpx.Response, retries: int = 0) -> AsyncBinaryAPIResponse:
        """Return the body as a file."""
        from anyio.to_thread import run_sync

        lease = await held(self._port, response)
        chunks = self.chunks
        return AsyncBinaryAPIResponse(response, lambda: chunks(response), lease, run_sync, retries_taken=retries)

    async def close(self, response: httpx.Response) -> None:
        """Give the connection back, also while the task is being cancelled."""
        await self._port.close(response)
