"""From the bytes of a response to events: decoding, the errors within, the end, and asking again for a stream that broke.

`EventReader` is pure, apart from holding the response for the errors it raises. Below it stand the two that fetch the
bytes; they differ in nothing but `await`, and in how a dropped stream gives its connection back. For lines see `_results`.
"""

from __future__ import annotations

import time
from _thread import start_new_thread
from json import JSONDecoder, loads
from typing import TYPE_CHECKING, Any, Callable, cast

from ._errors import AnthropicError, APIConnectionError, APIError, APITimeoutError
from ._failure import incomplete, stream_error, unexpected, unreadable
from ._jsonl import TooLong
from ._sse import SSEDecoder
from ._watch import Watch

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Iterator

    import httpx

    from ._engine import Again
    from ._port import AsyncPort, SyncPort

#: How much of a body that is no stream of events is kept to quote it, in bytes.
QUOTED = 2000
#: How much may follow the last event, in bytes, and for how long, in seconds, before the connection is given up.
DRAIN_BYTES, DRAIN_SECONDS = 64 * 1024, 0.25

#: `loads` without its checks of arguments and white space, which cost a tenth of the time of an event.
_decode = JSONDecoder().raw_decode


class EventReader:
    """Reads the events of a stream, as bytes arrive.

    Args:
        parse: Makes an event from its decoded data.
        limit: How many bytes one event may have.
        described: Whether the stream is one of messages or completions, of which is known how they end.
    """

    def __init__(self, parse: Callable[[Any], Any], limit: int, *, described: bool = True) -> None:
        self._parse = parse
        self._limit = limit
        self._described = described

    def begin(self, response: httpx.Response) -> None:
        """Expect the events of a response, from the first."""
        self._response = response
        self._decoder = SSEDecoder(self._limit)
        # What came before the first event, to quote it if there never is one.
        self._beginning: bytes | None = b""
        self._promised = self._described
        #: Whether an event came that says how the message ended, so that nothing of it can be missing.
        self.complete = False
        #: Whether the event came after which there are no others.
        self.ended = False

    def feed(self, chunk: bytes) -> Iterator[Any]:
        """Take the next bytes; yield the events they finish, up to the last of the stream.

        Raises:
            APIStatusError: The stream reports an error; its class is that of the same error outside of streams.
            APIResponseValidationError: An event is not JSON, or has no end.
        """
        try:
            events = self._decoder.feed(chunk)
        except TooLong as exc:
            raise unreadable(self._response, "an event", "", exc) from None
        if self._beginning is not None:
            self._beginning = None if events else (self._beginning + chunk)[:QUOTED]
        parse = self._parse
        for name, data in events:
            if name == "ping":
                continue
            try:
                text = data.strip()
                event, end = _decode(text)
                if end != len(text):
                    loads(text)  # raises: more follows the value
            except (ValueError, RecursionError) as exc:
                if name == "error":
                    raise stream_error(data, self._response) from None
                raise unreadable(self._response, f"an event {name!r}", data, exc) from None
            if event.__class__ is not dict:
                raise unreadable(self._response, f"an event {name!r}", data, ValueError("it is no JSON object"))
            kind = event.setdefault("type", name)
            if kind != "content_block_delta":
                if kind == "error":
                    raise stream_error(data, self._response)
                if kind == "ping":
                    continue
                self._note(kind, event)
                if self.ended:
                    yield parse(event)
                    return
            yield parse(event)

    def flush(self) -> None:
        """Note the end of the stream; an event it cuts off is dropped, as the standard has it.

        Raises:
            APIResponseValidationError: There was not a single event, but something else.
            StreamIncompleteError: There is more to come.
        """
        if self._beginning is not None:
            text = self._beginning.decode("utf-8", "replace").lstrip("\ufeff \r\n")
            kind: str = self._response.headers.get("content-type", "")
            if not kind.startswith("text/event-stream") or text[:1] in ("<", "{"):
                raise unexpected(self._response, "a stream of events", text)
        if self._promised and not self.complete:
            raise incomplete(self._response)

    def _note(self, kind: Any, event: dict[str, Any]) -> None:
        """See what an event says of the end."""
        if kind == "message_start":
            self._promised = True
        elif kind == "message_delta":
            delta: Any = event.get("delta")
            self.complete |= isinstance(delta, dict) and cast("dict[str, Any]", delta).get("stop_reason") is not None
        elif kind == "message_stop":
            self.complete = self.ended = True
        elif kind == "completion":
            self._promised = True
            self.complete |= event.get("stop_reason") is not None


class _Events:
    """A stream that is being read: all that is the same for both kinds.

    Args:
        response: The answer, of which the head has arrived.
        reader: What reads it.
        again: What it takes to ask for it again.
        idle: The seconds that may pass without content, if there is a limit.
        held: Whether somebody in between keeps the events, and says by `handed_out` when the caller got something.
        restarting: Whether to ask again if the stream breaks while the caller has got nothing.
    """

    def __init__(
        self,
        response: httpx.Response,
        reader: EventReader,
        again: Again,
        idle: float | None,
        *,
        held: bool = False,
        restarting: bool = False,
    ) -> None:
        self._reader = reader
        self._again = again
        self._idle = idle
        self._restarting = restarting
        #: How often it has begun anew.
        self.restarts = 0
        self._held = held
        #: Whether the caller got something of it, so that it cannot begin anew.
        self.handed_out = False
        self._begin(response)

    def _begin(self, response: httpx.Response) -> None:
        self.response = response
        self.watch = Watch(self._again.until, self._idle)
        self._reader.begin(response)

    def _pause(self, error: APIError) -> float | None:
        """Return the seconds to wait before the stream is asked for again; `None` if it broke where it was whole.

        Raises:
            APIError: It is not asked for again.
        """
        cause = error.__cause__
        if isinstance(error, APIConnectionError) and not error.in_stream:
            if self._reader.complete:
                return None
            if not isinstance(error, APITimeoutError):
                error = incomplete(self.response, error)
        error.in_stream = True
        if self._restarting and not self.handed_out:
            delay = self._again.delay(self.restarts, error)
            if delay is not None:
                self.restarts += 1
                return delay
        error.attempts = self.restarts + 1
        raise error from cause


class SyncEvents(_Events):
    """A stream that is being read."""

    def __init__(self, port: SyncPort, response: httpx.Response, *args: Any, **options: Any) -> None:
        self._port = port
        super().__init__(response, *args, **options)

    def __iter__(self) -> Iterator[Any]:
        """Yield the events; at the end, however it comes, the response is closed."""
        reader = self._reader
        try:
            while True:
                watch = self.watch
                chunks = self._port.chunks(self.response, watch)
                try:
                    watch.wait()
                    for chunk in chunks:
                        for event in reader.feed(chunk):
                            if watch.waiting is not None:
                                watch.arrive()
                            self.handed_out = not self._held or self.handed_out
                            if reader.ended:
                                self._drain(chunks)
                                yield event
                                return
                            yield event
                        watch.wait()
                    reader.flush()
                    return
                except APIError as exc:
                    delay = self._pause(exc)
                if delay is None:
                    return
                self.close()
                time.sleep(delay)
                self._begin(self._port.run(self._again.exchange()).response)
        finally:
            self.close()

    def _drain(self, chunks: Iterator[bytes]) -> None:
        """Read what follows the last event, so that the connection can be used again; but neither much nor for long."""
        self.watch.hasten(DRAIN_SECONDS)
        size = 0
        try:
            for chunk in chunks:
                size += len(chunk)
                if size > DRAIN_BYTES:
                    break
        except AnthropicError:
            pass  # the connection is lost, but nothing of the stream is
        self.response.close()

    def close(self) -> None:
        """Give the connection back, from whichever thread; a read that waits for more ends with an error."""
        self.watch.closed = True
        if not self._reader.ended:
            self.watch.hang_up()
        self.response.close()

    def __del__(self) -> None:
        response: httpx.Response | None = self.__dict__.get("response")
        if response is not None and not response.is_closed:
            try:
                # Elsewhere, since this thread may be amidst something that holds the lock of the connections.
                start_new_thread(response.close, ())
            except RuntimeError:  # the interpreter is shutting down
                pass


class AsyncEvents(_Events):
    """A stream that is being read, asynchronously. Before anything else, `lease` has to be set."""

    #: What gives the connection back when this object is dropped; see `held`.
    lease: AsyncGenerator[None, None]

    def __init__(self, port: AsyncPort, response: httpx.Response, *args: Any, **options: Any) -> None:
        self._port = port
        super().__init__(response, *args, **options)

    async def __aiter__(self) -> AsyncIterator[Any]:
        """Yield the events; at the end, however it comes, the response is closed."""
        reader = self._reader
        try:
            while True:
                watch = self.watch
                chunks = self._port.chunks(self.response, watch)
                try:
                    watch.wait()
                    async for chunk in chunks:
                        for event in reader.feed(chunk):
                            if watch.waiting is not None:
                                watch.arrive()
                            self.handed_out = not self._held or self.handed_out
                            if reader.ended:
                                await self._drain(chunks)
                                yield event
                                return
                            yield event
                        watch.wait()
                    reader.flush()
                    return
                except APIError as exc:
                    delay = self._pause(exc)
                if delay is None:
                    return
                await self.close()
                await self._port.sleep(delay)
                self._begin((await self._port.run(self._again.exchange())).response)
                self.lease = await held(self._port, self.response)
        finally:
            await self.close()

    async def _drain(self, chunks: AsyncIterator[bytes]) -> None:
        """Read what follows the last event, so that the connection can be used again; but neither much nor for long."""
        self.watch.hasten(DRAIN_SECONDS)
        size = 0
        try:
            async for chunk in chunks:
                size += len(chunk)
                if size > DRAIN_BYTES:
                    break
        except AnthropicError:
            pass  # the connection is lost, but nothing of the stream is
        await self._port.close(self.response)

    async def close(self) -> None:
        """Give the connection back, from whichever task; a read that waits for more ends with an error."""
        if self.watch.closed:
            await self._port.close(self.response)
        else:
            self.watch.closed = True
            await self.lease.aclose()


async def held(port: AsyncPort, response: httpx.Response) -> AsyncGenerator[None, None]:
    """Return what closes a response when it ends, or is dropped.

    It is an asynchronous generator that has begun: one that is dropped is ended by its event loop, in good order.
    """
    lease = _lease(port, response)
    await lease.__anext__()
    return lease


async def _lease(port: AsyncPort, response: httpx.Response) -> AsyncGenerator[None, None]:
    try:
        yield
    finally:
        await port.close(response)
