"""The results of a batch as they arrive: a line each, read on after a dropped connection, bad lines set apart.

`ResultReader` is pure: bytes in, entries out. Under it stand the sources, which fetch the bytes, again if need be, and
the objects that callers hold; the synchronous and the asynchronous ones differ in nothing but `await`.
"""

from __future__ import annotations

import re
import time
from json import loads
from typing import TYPE_CHECKING, Any, Callable, Generic, TypeVar

from anthropic_generated._stream import AsyncJSONLDecoder, JSONLDecoder

from ._errors import APIConnectionError, APIError, BadLinesError
from ._failure import EXCERPT, unreadable
from ._jsonl import LIMIT, BadLine, LineDecoder, TooLong
from ._watch import Watch

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    import httpx

    from ._engine import Again
    from ._port import AsyncPort, SyncPort

T = TypeVar("T")

_custom_id = re.compile(r'"custom_id"\s*:\s*"((?:[^"\\]|\\.)*)"').search


class ResultReader(Generic[T]):
    """Reads entries from the bytes of a JSON Lines body, which may begin anew at any time."""

    __slots__ = ("_decoder", "_last", "_limit", "_parse", "_skip", "bad_lines", "position")

    #: The line in which the body ended.
    _last: str | bytes | None

    def __init__(self, parse: Callable[[Any], T], start: int = 0, limit: int = LIMIT) -> None:
        self._parse = parse
        self._limit = limit
        #: How many lines are done with: passed over, handed out, or found bad.
        self.position = start
        self.bad_lines: list[BadLine] = []
        self.restart()

    def restart(self) -> None:
        """Expect the body from its beginning, and pass over what is done with."""
        self._decoder = LineDecoder(self._limit)
        self._last = None
        self._skip = self.position

    def feed(self, chunk: bytes) -> Iterator[T]:
        """Take the next bytes; yield the entries they finish.

        Raises:
            TooLong: A line has no end.
        """
        return self._entries(self._decoder.feed(chunk))

    def flush(self) -> Iterator[T]:
        """Note the end of the body; yield the entry of its last line, if that lacks no more than its line end."""
        lines = self._decoder.flush()[self._skip :]
        if lines and isinstance(_read(lines[0]), Exception):
            self._last = lines[0]
            return iter(())
        return self._entries(lines)

    @property
    def is_cut(self) -> bool:
        """Whether the body ended in the middle of a line."""
        return self._last is not None

    def give_up(self) -> None:
        """Take the line that the body ended in for a bad one."""
        assert self._last is not None
        self.position += 1
        self._note(self._last, _read(self._last))
        self._last = None

    def _entries(self, lines: list[str | bytes]) -> Iterator[T]:
        if self._skip:
            skipped = min(self._skip, len(lines))
            self._skip -= skipped
            lines = lines[skipped:]
        parse = self._parse
        for line in lines:
            value = _read(line)
            self.position += 1
            if value.__class__ is dict:
                yield parse(value)
            else:
                self._note(line, value)

    def _note(self, line: str | bytes, problem: Any) -> None:
        text = line if isinstance(line, str) else line.decode("utf-8", "replace")
        reason = f"not JSON: {problem}" if isinstance(problem, Exception) else "not a JSON object"
        found = _custom_id(text)
        excerpt = text if len(text) <= EXCERPT else f"{text[:EXCERPT]}…"
        self.bad_lines.append(BadLine(self.position, found and found.group(1), excerpt, reason))


def _read(line: str | bytes) -> Any:
    """Return the value of a line, or the exception that says why it has none."""
    try:
        return loads(line)
    except (ValueError, RecursionError) as exc:
        return exc


class _Source:
    """A body, and how often it was asked for again."""

    def __init__(self, response: httpx.Response, again: Again) -> None:
        self.response = response
        self._again = again
        self._resumed = 0

    def _pause(self, reader: ResultReader[Any], error: APIConnectionError) -> float | None:
        """Return the seconds to wait before the body is asked for again; `None` if it was just a bad line that ended it.

        Raises:
            APIConnectionError: It was asked for often enough.
        """
        delay = self._again.delay(self._resumed, error)
        if delay is not None:
            self._resumed += 1
            reader.restart()
        elif reader.is_cut:
            reader.give_up()
        else:
            error.attempts = self._resumed + 1
            done = reader.position
            error.message += f" {done} lines of the results were read: results(..., start={done}) reads on from there."
            raise error
        return delay

    def _fail(self, reader: ResultReader[Any], error: Exception) -> Exception:
        """Return the error to raise for one that ends everything."""
        if isinstance(error, TooLong):
            error = unreadable(self.response, f"line {reader.position + 1}", "", error)
        assert isinstance(error, APIError)
        error.in_stream = True
        return error

    def _finish(self, reader: ResultReader[Any]) -> None:
        if reader.bad_lines:
            raise BadLinesError(self.response, reader.bad_lines)


def _cut(response: httpx.Response) -> APIConnectionError:
    return APIConnectionError(message="The results end in the middle of a line.", request=response.request)


class SyncSource(_Source):
    """Fetches a body."""

    def __init__(self, response: httpx.Response, again: Again, port: SyncPort) -> None:
        super().__init__(response, again)
        self._port = port

    def close(self) -> None:
        """Give the connection back."""
        self.response.close()

    def entries(self, reader: ResultReader[T]) -> Iterator[T]:
        """Yield all entries; the response is closed at the end, however that comes."""
        delay: float | None = 0.0
        try:
            while delay is not None:
                try:
                    for chunk in self._port.chunks(self.response, Watch(self._again.until)):
                        yield from reader.feed(chunk)
                    yield from reader.flush()
                    if reader.is_cut:
                        raise _cut(self.response)
                    break
                except APIConnectionError as exc:
                    delay = self._pause(reader, exc)
                if delay is not None:
                    self.close()
                    time.sleep(delay)
                    self.response = self._port.run(self._again.exchange()).response
            self._finish(reader)
        except (APIError, TooLong) as exc:
            raise self._fail(reader, exc) from exc.__cause__
        finally:
            self.close()


class AsyncSource(_Source):
    """Fetches a body, asynchronously."""

    def __init__(self, response: httpx.Response, again: Again, port: AsyncPort) -> None:
        super().__init__(response, again)
        self._port = port

    async def close(self) -> None:
        """Give the connection back."""
        await self._port.close(self.response)

    async def entries(self, reader: ResultReader[T]) -> AsyncIterator[T]:
        """Yield all entries; the response is closed at the end, however that comes."""
        import anyio

        delay: float | None = 0.0
        try:
            while delay is not None:
                try:
                    async for chunk in self._port.chunks(self.response, Watch(self._again.until)):
                        for entry in reader.feed(chunk):
                            yield entry
                    for entry in reader.flush():
                        yield entry
                    if reader.is_cut:
                        raise _cut(self.response)
                    break
                except APIConnectionError as exc:
                    delay = self._pause(reader, exc)
                if delay is not None:
                    await self.close()
                    await anyio.sleep(delay)
                    self.response = (await self._port.run(self._again.exchange())).response
            self._finish(reader)
        except (APIError, TooLong) as exc:
            raise self._fail(reader, exc) from exc.__cause__
        finally:
            await self.close()


class _Progress(Generic[T]):
    """How far a reading of results has come: the same for both kinds."""

    _reader: ResultReader[T]
    _source: SyncSource | AsyncSource

    @property
    def bad_lines(self) -> list[BadLine]:
        """The lines that could not be read so far."""
        return self._reader.bad_lines

    @property
    def position(self) -> int:
        """How many lines of the results are done with: pass it as `start=` to a later call, to read on from here."""
        return self._reader.position

    @property
    def http_response(self) -> httpx.Response:
        """The response the lines come from; after a dropped connection, the latest."""
        return self._source.response


class BatchResults(_Progress[T], JSONLDecoder[T]):
    """The results of a batch, as they arrive: iterate it once.

    When the connection drops, it reads on where it stopped, as often as the client's retry policy allows. A line that
    cannot be read is passed over and kept in `bad_lines`; after the last line, `BadLinesError` reports them all.
    Leaving a loop over it, a `with` block, `close()` or the end release the connection.
    """

    def __init__(self, reader: ResultReader[T], source: SyncSource) -> None:
        super().__init__(source.entries(reader), source.response, source.close)
        self._reader, self._source = reader, source


class AsyncBatchResults(_Progress[T], AsyncJSONLDecoder[T]):
    """The results of a batch, as they arrive: iterate it once.

    When the connection drops, it reads on where it stopped, as often as the client's retry policy allows. A line that
    cannot be read is passed over and kept in `bad_lines`; after the last line, `BadLinesError` reports them all.
    An `async with` block, `close()` or the end release the connection.
    """

    def __init__(self, reader: ResultReader[T], source: AsyncSource) -> None:
        super().__init__(source.entries(reader), source.response, source.close)
        self._reader, self._source = reader, source
