"""From bytes to events: decoding, the errors that a stream reports, and its end. Pure, apart from holding the response.

Fetching the bytes is the business of `_stream`.
"""

from __future__ import annotations

from json import JSONDecoder, loads
from typing import TYPE_CHECKING, Any, Callable, Protocol, cast

from ._depth import check_depth
from ._errors import APIResponseValidationError
from ._failure import incomplete, reported_error, stream_error, unexpected, unreadable
from ._jsonl import TooLong
from ._sse import SSEDecoder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import httpx

#: How much of a body that is no stream of events is kept to quote it, in bytes.
QUOTED = 2000

#: Media types of streams of events.
STREAMS = ("text/event-stream", "application/vnd.amazon.eventstream")

#: `loads` without its checks of arguments and white space, which cost a tenth of the time of an event.
_decode = JSONDecoder().raw_decode


class Damaged(ValueError):
    """A stream is not what it says it is, as a checksum shows."""


class Reported(Exception):
    """A stream reports an error in a form of its own.

    Args:
        status: The status that the error has outside of streams.
        kind: The platform's name for it.
        message: What it says.
    """

    def __init__(self, status: int, kind: str, message: str) -> None:
        super().__init__(status, kind, message)
        self.status, self.kind, self.message = status, kind, message


class Decoder(Protocol):
    """Turns bytes, fed in pieces of any size, into events: pairs of a name and JSON."""

    def feed(self, chunk: bytes) -> Sequence[tuple[str, str]]:
        """Take the next bytes; return the events they finish.

        Raises:
            TooLong: An event goes beyond the limit.
        """
        ...

    def check(self) -> None:
        """Raise what is wrong behind the events that `feed` has returned: `TooLong`, `Damaged` or `Reported`."""
        ...


class EventReader:
    """Reads the events of a stream, as bytes arrive.

    Args:
        parse: Makes an event from its decoded data.
        limit: How many bytes one event may have.
        described: Whether the stream is one of messages or completions, of which is known how they end.
        decoder: What makes a decoder for a response; by default, one of server-sent events.
    """

    def __init__(
        self,
        parse: Callable[[Any], Any],
        limit: int,
        *,
        described: bool = True,
        decoder: Callable[[httpx.Response, int], Decoder] | None = None,
    ) -> None:
        self._parse = parse
        self._limit = limit
        self._described = described
        self._decoder_of = decoder

    def begin(self, response: httpx.Response) -> None:
        """Expect the events of a response, from the first."""
        self._response = response
        decoder_of = self._decoder_of
        self._decoder: Decoder = SSEDecoder(self._limit) if decoder_of is None else decoder_of(response, self._limit)
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
            raise self._too_long(exc) from None
        if self._beginning is not None:
            self._beginning = None if events else (self._beginning + chunk)[:QUOTED]
        parse = self._parse
        for name, data in events:
            if name == "ping":
                continue
            try:
                text = data.strip()
                check_depth(text)
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
        try:
            self._decoder.check()
        except TooLong as exc:
            raise self._too_long(exc) from None
        except Damaged as exc:
            raise unreadable(self._response, "a frame", "", exc) from None
        except Reported as exc:
            raise reported_error(exc.status, exc.kind, exc.message, self._response) from None

    def _too_long(self, exc: TooLong) -> APIResponseValidationError:
        return unreadable(self._response, "an event", "", exc)

    def flush(self) -> None:
        """Note the end of the stream; an event it cuts off is dropped, as the standard has it.

        Raises:
            APIResponseValidationError: There was not a single event, but something else.
            StreamIncompleteError: There is more to come.
        """
        if self._beginning is not None:
            text = self._beginning.decode("utf-8", "replace").lstrip("\ufeff \r\n")
            kind: str = self._response.headers.get("content-type", "")
            if not kind.startswith(STREAMS) or text[:1] in ("<", "{"):
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
