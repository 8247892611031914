"""Where the steps of a request are carried out: the two drivers, through an `httpx.Client` and an `AsyncClient`.

The two classes stand side by side and differ in nothing but `await`. Whatever fails here is raised as one of our errors.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from ._engine import Read, Sleep
from ._errors import AnthropicError, APIConnectionError, APITimeoutError
from ._http import FAILURES, native, translated, with_body
from ._settings import clipped

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator

    import httpx

    from ._engine import Reply, Step


CLOSED = "the stream has been closed, so there is no more to read from it"
DEADLINE = "Request timed out: its deadline has passed."


def _needs_httpx(response: httpx.Response) -> bool:
    """Whether a body has to be decompressed, or came with the response, as those of tests do; else raw bytes are cheaper."""
    return response.is_stream_consumed or "content-encoding" in response.headers


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


def _limit_reads(step: Read) -> float | None:
    """Make the coming reads end with the deadline; return its time on the monotonic clock."""
    if step.left is None:
        return None
    timeout = step.response.request.extensions.get("timeout")
    if timeout is not None:
        timeout.update(clipped(timeout, step.left))
    return time.monotonic() + step.left


def _failure(exc: Exception, response: httpx.Response, kept: bool, until: float | None) -> AnthropicError:
    """Return our error for a body that broke off; closing it in the midst, or the deadline, may have been why."""
    if response.is_closed and not kept:
        return AnthropicError(CLOSED)
    if until is not None and time.monotonic() >= until:
        return APITimeoutError(response.request, DEADLINE)
    return translated(exc, response.request)


class SyncPort:
    """Carries out the steps of requests through an `httpx.Client`."""

    def __init__(self, client: httpx.Client) -> None:
        self.client: httpx.Client = client

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
            return self.client.send(request, stream=True)
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

    def chunks(self, response: httpx.Response, until: float | None) -> Iterator[bytes]:
        """Yield the body as it arrives, until a time of the monotonic clock; whatever fails becomes our error."""
        kept = response.is_closed  # a body that came with the response, as those of tests do
        try:
            for piece in response.iter_bytes() if _needs_httpx(response) else response.iter_raw():
                if until is not None and time.monotonic() > until:
                    raise APITimeoutError(response.request, DEADLINE)
                yield piece
                if response.is_closed and not kept:
                    raise AnthropicError(CLOSED)
        except FAILURES as exc:
            raise _failure(exc, response, kept, until) from exc


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
            await self._anyio.sleep(step.seconds)
            return None
        if isinstance(step, Read):
            return await self.read(step)
        request = native(self.client, step)
        try:
            if step.left is None:
                return await self.client.send(request, stream=True)
            with self._anyio.fail_after(step.left):
                return await self.client.send(request, stream=True)
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

    async def chunks(self, response: httpx.Response, until: float | None) -> AsyncIterator[bytes]:
        """Yield the body as it arrives, until a time of the monotonic clock; whatever fails becomes our error."""
        kept = response.is_closed  # a body that came with the response, as those of tests do
        pieces = response.aiter_bytes() if _needs_httpx(response) else response.aiter_raw()
        try:
            async for piece in pieces if until is None else self._until(pieces, until):
                yield piece
                if response.is_closed and not kept:
                    raise AnthropicError(CLOSED)
        except FAILURES as exc:
            raise _failure(exc, response, kept, until) from exc
        except TimeoutError as exc:
            raise APITimeoutError(response.request, DEADLINE) from exc

    async def _until(self, pieces: AsyncIterator[bytes], until: float) -> AsyncIterator[bytes]:
        while True:
            with self._anyio.fail_after(until - time.monotonic()):
                try:
                    piece = await pieces.__anext__()
                except StopAsyncIteration:
                    return
            yield piece

    async def close(self, response: httpx.Response) -> None:
        """Give the connection back, also while the task is being cancelled."""
        with self._anyio.CancelScope(shield=True):
            await response.aclose()
