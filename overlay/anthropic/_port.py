"""Where the steps of a request are carried out: the two drivers, through an `httpx.Client` and an `AsyncClient`.

The two classes stand side by side and differ in nothing but `await`. Whatever fails here is raised as one of our errors.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any

from ._engine import Read, Sleep
from ._errors import AnthropicError, APIConnectionError, APITimeoutError, StreamClosedError
from ._http import FAILURES, translated
from ._native import native, sending, with_body
from ._settings import clipped
from ._watch import CLOSED, Watch, elsewhere

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator

    import httpx

    from ._engine import Reply, Step


def _needs_httpx(response: httpx.Response) -> bool:
    """Whether a body has to be decompressed, came with the response, as those of tests do, or cannot be had any more."""
    return response.is_closed or response.is_stream_consumed or "content-encoding" in response.headers


def _taken(response: httpx.Response) -> Iterator[bytes]:
    """Return the pieces of a body; unlike its `iter_raw`, they do not give the connection back when they end."""
    response.is_stream_consumed = True
    return iter(response.stream)  # type: ignore[arg-type]  # that of a synchronous client


def _taken_async(response: httpx.Response) -> AsyncIterator[bytes]:
    """Return the pieces of a body; unlike its `aiter_raw`, they do not give the connection back when they end."""
    response.is_stream_consumed = True
    return response.stream.__aiter__()  # type: ignore[union-attr]  # that of an asynchronous client


def _drop(response: httpx.Response, pieces: Iterator[bytes]) -> None:
    """Give the connection back; then nothing is left to do for the iterator, which is dropped here."""
    response.close()
    del pieces


class _Body:
    """A body being read: all of it, or, of an error, as much as is wanted and can be had."""

    def __init__(self, limit: int | None) -> None:
        self._limit = limit
        self._pieces: list[bytes] = []
        self._size = 0

    def add(self, piece: bytes) -> bool:
        """Take a piece; say whether that is enough."""
        self._pieces.append(piece)
        self._size += len(piece)
        return self._limit is not None and self._size >= self._limit

    def content(self) -> bytes:
        """Return what has been read."""
        return b"".join(self._pieces)[: self._limit]


def _limit_reads(step: Read) -> Watch:
    """Make the coming reads end with the deadline."""
    if step.left is None:
        return Watch()
    timeout = step.response.request.extensions.get("timeout")
    if timeout is not None:
        timeout.update(clipped(timeout, step.left))
    return Watch(time.monotonic() + step.left)


def _check(response: httpx.Response, kept: bool, watch: Watch) -> None:
    """Raise if the body may not be read any more, because it was closed in the midst, or is late."""
    watch.check(response.request)
    if response.is_closed and not kept:
        raise StreamClosedError(CLOSED)


def _failure(exc: Exception, response: httpx.Response, kept: bool, watch: Watch) -> AnthropicError:
    """Return our error for a body that broke off; closing it in the midst, or a limit, may have been why."""
    try:
        _check(response, kept, watch)
    except AnthropicError as error:
        return error
    return translated(exc, response.request)


class SyncPort:
    """Carries out the steps of requests through an `httpx.Client`."""

    def __init__(self, client: httpx.Client) -> None:
        self.client: httpx.Client = client
        # The bodies that are being read, with their watches. Held on to, since those of httpcore, when they are dropped,
        # take the lock of their pool: no business for the garbage collector, whose thread may have that lock.
        self._reading: dict[Iterator[bytes], Watch] = {}

    def run(self, flow: Generator[Step, Any, Reply]) -> Reply:
        """Drive a flow of steps to its end."""
        try:
            step = next(flow)
            while True:
                try:
                    result = self._perform(step)
                except APIConnectionError as exc:
                    step = flow.throw(exc)
                else:
                    step = flow.send(result)
        except StopIteration as end:
            reply: Reply = end.value
            return reply

    def _perform(self, step: Step) -> httpx.Response | None:
        if isinstance(step, Sleep):
            time.sleep(step.seconds)
            return None
        if isinstance(step, Read):
            return self.read(step)
        request = native(self.client, step)
        try:
            return self.client.send(request, stream=True, **sending(step.wire))
        except FAILURES as exc:
            raise translated(exc, request) from exc

    def read(self, step: Read) -> httpx.Response:
        """Return a response with its body, all of it or as much as is wanted, and give the connection back."""
        response, limit, left = step
        try:
            if response.is_closed:
                response.stream.close()  # type: ignore[union-attr]  # takes the time, which httpx forgets here
            if limit is None and left is None:
                response.read()
                return response
            body = _Body(limit)
            try:
                for piece in self.chunks(response, _limit_reads(step)):
                    if body.add(piece):
                        break
            except APIConnectionError:
                if limit is None:
                    raise
        except FAILURES as exc:
            raise translated(exc, response.request) from exc
        finally:
            response.close()
        return with_body(response, body.content())

    def chunks(self, response: httpx.Response, watch: Watch) -> Iterator[bytes]:
        """Yield the body as it arrives, within the limits of a watch; whatever fails becomes our error."""
        kept = response.is_closed  # a body that came with the response, as those of tests do
        pieces = response.iter_bytes() if _needs_httpx(response) else _taken(response)
        self._reading[pieces] = watch
        watch.begin(response)
        try:
            watch.check(response.request)  # whoever closed it just before has found nothing to end
            while True:
                watch.enter()
                try:
                    piece = next(pieces, None) if watch.reading else None
                finally:
                    watch.leave()
                if piece is None:
                    break
                _check(response, kept, watch)
                yield piece
            watch.check(response.request)  # where no length says where a body ends, hanging up looks like its end
        except FAILURES as exc:
            raise _failure(exc, response, kept, watch) from exc
        except GeneratorExit:
            if not response.is_closed:
                elsewhere(partial(_drop, response, pieces))
            raise
        finally:
            watch.end()
            self._reading.pop(pieces, None)
        response.close()

    def close(self) -> None:
        """Close the client; reads that wait for more end with an error."""
        for watch in list(self._reading.values()):
            watch.closed = True
            watch.hang_up()
        self.client.close()


class AsyncPort:
    """Carries out the steps of requests through an `httpx.AsyncClient`."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        import anyio

        self.client: httpx.AsyncClient = client
        #: What closes the client with its event loop, if that is for us to do.
        self.closer: AsyncGenerator[None, None] | None = None
        self._anyio = anyio

    async def run(self, flow: Generator[Step, Any, Reply]) -> Reply:
        """Drive a flow of steps to its end."""
        try:
            step = next(flow)
            while True:
                try:
                    result = await self._perform(step)
                except APIConnectionError as exc:
                    step = flow.throw(exc)
                else:
                    step = flow.send(result)
        except StopIteration as end:
            reply: Reply = end.value
            return reply

    async def _perform(self, step: Step) -> httpx.Response | None:
        if isinstance(step, Sleep):
            await self.sleep(step.seconds)
            return None
        if isinstance(step, Read):
            return await self.read(step)
        request = native(self.client, step)
        try:
            if step.left is None:
                return await self.client.send(request, stream=True, **sending(step.wire))
            with self._anyio.fail_after(step.left):
                return await self.client.send(request, stream=True, **sending(step.wire))
        except FAILURES as exc:
            raise translated(exc, request) from exc
        except TimeoutError as exc:
            raise APITimeoutError(request) from exc

    async def read(self, step: Read) -> httpx.Response:
        """Return a response with its body, all of it or as much as is wanted, and give the connection back."""
        response, limit, left = step
        try:
            if response.is_closed:
                await response.stream.aclose()  # type: ignore[union-attr]  # takes the time, which httpx forgets here
            if limit is None and left is None:
                await response.aread()
                return response
            body = _Body(limit)
            try:
                async for piece in self.chunks(response, _limit_reads(step)):
                    if body.add(piece):
                        break
            except APIConnectionError:
                if limit is None:
                    raise
        except FAILURES as exc:
            raise translated(exc, response.request) from exc
        finally:
            if not response.is_closed:
                await self.close(response)
        return with_body(response, body.content())

    async def chunks(self, response: httpx.Response, watch: Watch) -> AsyncIterator[bytes]:
        """Yield the body as it arrives, within the limits of a watch; whatever fails becomes our error."""
        kept = response.is_closed  # a body that came with the response, as those of tests do
        pieces = response.aiter_bytes() if _needs_httpx(response) else _taken_async(response)
        try:
            async for piece in pieces if watch.begin(response) else self._in_time(pieces, response, watch):
                _check(response, kept, watch)
                yield piece
            watch.check(response.request)  # where no length says where a body ends, hanging up looks like its end
        except FAILURES as exc:
            raise _failure(exc, response, kept, watch) from exc
        finally:
            watch.end()
        await self.close(response)

    async def _in_time(
        self, pieces: AsyncIterator[bytes], response: httpx.Response, watch: Watch
    ) -> AsyncIterator[bytes]:
        """Yield the pieces, each within the time that a watch leaves for it."""
        while True:
            piece: bytes | None = None
            with self._anyio.move_on_after(watch.left()) as scope:
                piece = await _next(pieces)
            if scope.cancelled_caught:
                raise watch.fail(response.request)
            if piece is None:
                return
            yield piece

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._anyio.sleep(seconds)

    async def close(self, response: httpx.Response) -> None:
        """Give the connection back, also while the task is being cancelled."""
        with self._anyio.CancelScope(shield=True):
            await response.aclose()


async def _next(pieces: AsyncIterator[bytes]) -> bytes | None:
    try:
        return await pieces.__anext__()
    except StopAsyncIteration:
        return None
