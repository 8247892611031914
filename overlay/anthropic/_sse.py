"""A decoder of server-sent events, by the WHATWG standard: bytes in, finished events out. Sans-IO.

Lines end with LF, CRLF or a lone CR, and with nothing else: U+2028 and its kin occur in what models write. An event
ends with a blank line; one that the end of the stream cuts off is dropped, as the standard has it. What the events mean
is no business of this module.
"""

from __future__ import annotations

from typing import Tuple

from ._jsonl import LIMIT, TooLong

#: The name of an event (`message` if it was sent without) and its data, whose lines are joined by newlines. A plain
#: pair, because one is made for every word of a stream.
ServerSentEvent = Tuple[str, str]


#: The longest number that is read, in digits: Python refuses longer ones.
DIGITS = 4300


class SSEDecoder:
    """Turns a stream of bytes, fed in pieces of any size, into events."""

    __slots__ = ("_after_cr", "_limit", "_parts", "_size", "_started", "last_event_id", "retry")

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        # The beginning of an unfinished event, in pieces: joined once, when it ends. Its line ends are all LF.
        self._parts: list[bytes] = []
        self._size = 0
        self._after_cr = False
        self._started = False
        #: The id of the last event that had one.
        self.last_event_id = ""
        #: The milliseconds the server wants clients to wait before they connect again, if it said so.
        self.retry: int | None = None

    def feed(self, chunk: bytes) -> list[ServerSentEvent]:
        """Take the next bytes; return the events they finish. If there are any, `check` comes after them.

        Raises:
            TooLong: An event goes beyond the limit.
        """
        if self._after_cr or b"\r" in chunk:
            chunk = self._with_lf(chunk)
        if not chunk:
            return []
        parts = self._parts
        # The last blank line in the chunk ends the last finished event; the newlines of a blank line may also stand
        # on both sides of the cut between two chunks.
        end = chunk.rfind(b"\n\n") + 2
        if end < 2:
            end = 1 if chunk[0] == 10 and parts and parts[-1][-1] == 10 else 0
        rest = chunk[end:] if end else chunk
        finished = b""
        if end:
            finished = b"".join((*parts, chunk[:end])) if parts else chunk[:end]
            self._parts = parts = []
            self._size = 0
        if rest:
            self._size += len(rest)
            parts.append(rest)
        if finished:
            return self._events(finished)
        self.check()
        return []

    def check(self) -> None:
        """See that the unfinished event is not too long; `feed` does so by itself when there are no others to return first.

        Raises:
            TooLong: It goes beyond the limit.
        """
        if self._size > self._limit:
            raise TooLong(self._limit)

    def flush(self) -> list[ServerSentEvent]:
        """Note the end of the stream. An unfinished event is dropped, so this returns none."""
        self._parts, self._size = [], 0
        return []

    def _with_lf(self, chunk: bytes) -> bytes:
        """Return the chunk with all line ends as LF; a CR at its end is taken for one at once, and an LF after it skipped."""
        if self._after_cr and chunk[:1] == b"\n":
            chunk = chunk[1:]
        elif not chunk:
            return chunk
        self._after_cr = chunk[-1:] == b"\r"
        return chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")

    def _events(self, finished: bytes) -> list[ServerSentEvent]:
        text = finished.decode("utf-8", "replace")
        if not self._started:
            self._started = True
            text = text[1:] if text[0] == "\ufeff" else text
        events: list[ServerSentEvent] = []
        blocks = text.split("\n\n")
        if len(finished) > self._limit:
            blocks = self._short(blocks)
        for block in blocks:
            # Nearly all events are a line with the name and a line with the data.
            head, found, data = block.partition("\ndata: ")
            if found and data and len(head) > 7 and head[:7] == "event: " and "\n" not in data and "\n" not in head:
                events.append((head[7:], data))
            elif block:
                event = self._event(block)
                if event is not None:
                    events.append(event)
        return events

    def _short(self, blocks: list[str]) -> list[str]:
        """Return the events before the first that is too long, if there is one, which `check` reports then."""
        for at, block in enumerate(blocks):
            size = len(block.lstrip("\n").encode()) + 1
            if size > self._limit:
                self._size = size
                return blocks[:at]
        return blocks

    def _event(self, block: str) -> ServerSentEvent | None:
        """Read an event line by line, by the rules of the standard."""
        name, data = "", list[str]()
        for line in block.split("\n"):
            field, _, value = line.partition(":")
            value = value[1:] if value[:1] == " " else value
            if field == "data":
                data.append(value)
            elif field == "event":
                name = value
            elif field == "id":
                if "\0" not in value:
                    self.last_event_id = value
            elif field == "retry" and value.isascii() and value.isdigit() and len(value) <= DIGITS:
                self.retry = int(value)
        joined = "\n".join(data)
        return (name or "message", joined) if joined else None
