"""From the bytes of a response to typed events: decoding, the error events, and the end of it.

`EventReader` is pure, apart from holding the response for the errors it raises. The iterators under it are thin: a
synchronous and an asynchronous one. For lines see `_results`.
"""

from __future__ import annotations

from json import JSONDecoder, loads
from typing import TYPE_CHECKING, Any, Callable

from ._errors import APIError, stream_error, unexpected, unreadable
from ._jsonl import TooLong
from ._sse import SSEDecoder

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Iterator

    import httpx


#: How much of a body that is no stream of events is kept to quote it, in bytes.
QUOTED = 2000

#: `loads` without its checks of arguments and white space, which cost a tenth of the time of an event.
_decode = JSONDecoder().raw_decode


class EventReader:
    """Reads the events of a stream, as bytes arrive."""

    def __init__(self, parse: Callable[[Any], Any], response: httpx.Response) -> None:
        self._parse = parse
        self._response = response
        self._decoder = SSEDecoder()
        # What came before the first event, to quote it if there never is one.
        self._beginning: bytes | None = b""

    def feed(self, chunk: bytes) -> Iterator[Any]:
        """Take the next bytes; yield the events they finish.

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
            if event.setdefault("type", name) == "error":
                raise stream_error(data, self._response)
            yield parse(event)

    def flush(self) -> Iterator[Any]:
        """Note the end of the stream; an event it cuts off is dropped, as the standard has it.

        Raises:
            APIResponseValidationError: There was not a single event.
        """
        self._decoder.flush()
        if self._beginning is not None:
            text = self._beginning.decode("utf-8", "replace")
            raise unexpected(self._response, "a stream of events", text)
        return iter(())


def read(reader: EventReader, chunks: Iterator[bytes], close: Callable[[], None]) -> Iterator[Any]:
    """Yield what `reader` finds in the chunks; at the end, however it comes, `close` the response."""
    try:
        for chunk in chunks:
            yield from reader.feed(chunk)
        yield from reader.flush()
    except APIError as error:
        error.in_stream = True
        raise
    finally:
        close()


async def read_async(
    reader: EventReader, chunks: AsyncIterator[bytes], close: Callable[[], Awaitable[None]]
) -> AsyncIterator[Any]:
    """Yield what `reader` finds in the chunks; at the end, however it comes, `close` the response."""
    try:
        async for chunk in chunks:
            for item in reader.feed(chunk):
                yield item
        for item in reader.flush():
            yield item
    except APIError as error:
        error.in_stream = True
        raise
    finally:
        await close()
