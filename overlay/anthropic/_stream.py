"""Events of a stream as they are fetched: within limits of time, asked for again where that is wanted, and given back.

The two classes differ in nothing but `await`, and in how a dropped stream gives its connection back. What the bytes mean
is the business of `_reader`; for lines see `_results`.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from ._errors import (
    AnthropicError,
    APIConnectionError,
    APIError,
    APITimeoutError,
    StreamClosedError,
)
from ._failure import incomplete
from ._watch import CLOSED, Watch, elsewhere

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Iterator

    import httpx

    from ._engine import Again
    from ._port import AsyncPort, SyncPort
    from ._reader import EventReader

#: How much may follow the last event, in bytes, and for how long, in seconds, before the connection is given up.
DRAIN_BYTES, DRAIN_SECONDS = 64 * 1024, 0.25


class _Events:
    """A stream that is being read: all that is the same for both kinds.

    Args:
        response: The answer, of which the head has arrived.
        reader: What reads it.
        again: What it takes to ask for it again.
        idle: The seconds that may pass without content, if there is a limit.
        retries: How often the request was repeated before this answer came.
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
        retries: int = 0,
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
        #: Whether the caller has closed it.
        self.closed = False
        #: Whether it came to another end than its own.
        self.broken = False
        self._begin(response, retries)

    def _begin(self, response: httpx.Response, retries: int) -> None:
        self.response = response
        self._retries = retries
        self.watch = Watch(self._again.until, self._idle)
        self._reader.begin(response)

    def need_end(self) -> None:
        """Make sure that there are no events for the reason that all have been read.

        Raises:
            StreamClosedError: It was closed before, or has failed.
        """
        if self.broken:
            raise StreamClosedError(CLOSED)

    def _need_open(self) -> None:
        if self.closed:
            raise StreamClosedError(CLOSED)

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
        if error.response is None:
            error.response, error.request_id = self.response, self.response.headers.get("request-id")
        error.in_stream = True
        if self._restarting and not self.handed_out:
            delay = self._again.delay(self._retries, error)
            if delay is not None:
                self._retries += 1
                self.restarts += 1
                return delay
        error.attempts = self._retries + 1
        raise error from cause


class Lease:
    """What gives the connection of a response back when it is dropped."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response

    def __del__(self) -> None:
        if not self._response.is_closed:
            elsewhere(self._response.close)


class SyncEvents(_Events):
    """A stream that is being read. Before anything else, `lease` has to be set."""

    #: What gives the connection back when this object is dropped.
    lease: Lease

    def __init__(self, port: SyncPort, response: httpx.Response, *args: Any, **options: Any) -> None:
        self._port = port
        super().__init__(response, *args, **options)

    def __iter__(self) -> Iterator[Any]:
        """Yield the events; at the end, however it comes, the response is closed."""
        reader, give_back = self._reader, self._give_back
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
                            if self.closed:
                                self._need_open()
                        watch.wait()
                    reader.flush()
                    return
                except APIError as exc:
                    delay = self._pause(exc)
                if delay is None:
                    return
                self._give_back()
                time.sleep(delay)
                self._need_open()
                self._begin(*self._port.run(self._again.exchange(self._retries)))
                self.lease = Lease(self.response)
                self._need_open()
        except GeneratorExit:
            give_back = self.leave
            raise
        except BaseException:
            self.broken = True
            raise
        finally:
            give_back()

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
        self.closed = True
        self._give_back()

    def leave(self) -> None:
        """Close it without waiting for anything, as has to be where the garbage collector may be the caller."""
        self.closed = True
        if self.watch.close() and not self.response.is_closed:
            elsewhere(self.response.close)

    def _give_back(self) -> None:
        if self.watch.close():
            self.response.close()


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
                            if self.closed:
                                self._need_open()
                        watch.wait()
                    reader.flush()
                    return
                except APIError as exc:
                    delay = self._pause(exc)
                if delay is None:
                    return
                await self._give_back()
                await self._port.sleep(delay)
                self._need_open()
                self._begin(*await self._port.run(self._again.exchange(self._retries)))
                self.lease = await held(self._port, self.response)
                self._need_open()
        except BaseException:
            self.broken = True
            raise
        finally:
            await self._give_back()

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
        self.closed = True
        await self._give_back()

    async def _give_back(self) -> None:
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
