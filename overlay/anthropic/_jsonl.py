"""A decoder of JSON Lines: bytes in, the text of finished lines out. Sans-IO; it does not look into the lines.

Lines end with LF or CRLF, and with nothing else: U+2028 and its kin may stand within JSON strings.
"""

from __future__ import annotations

from typing import NamedTuple

#: How many bytes one line or event may have, unless told otherwise: far more than any the API sends.
LIMIT = 64 * 1024 * 1024


class TooLong(ValueError):
    """A line or event has more bytes than allowed, so it is rather a peer gone wrong."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"a line or event of more than {limit} bytes")


class BadLine(NamedTuple):
    """A line of a batch's results that cannot be read."""

    #: Its number in the results, counting from 1.
    number: int
    #: The ID of the request it answers, as far as that can be made out.
    custom_id: str | None
    #: How it begins.
    excerpt: str
    #: Why it cannot be read.
    reason: str

    def __str__(self) -> str:
        whose = "" if self.custom_id is None else f" (custom_id {self.custom_id!r})"
        return f"line {self.number}{whose}: {self.reason}: {self.excerpt!r}"


class LineDecoder:
    """Splits a stream of bytes, fed in pieces of any size, into lines that are not blank."""

    __slots__ = ("_limit", "_parts", "_size")

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        # The beginning of an unfinished line, in pieces: joined once, when it ends.
        self._parts: list[bytes] = []
        self._size = 0

    def feed(self, chunk: bytes) -> list[str | bytes]:
        """Take the next bytes; return the lines they finish.

        Raises:
            TooLong: A line goes beyond the limit.
        """
        end = chunk.rfind(b"\n") + 1
        rest = chunk[end:] if end else chunk
        finished = b""
        if end:
            finished = b"".join((*self._parts, chunk[:end]))
            self._parts, self._size = [], 0
        self._size += len(rest)
        if self._size > self._limit:
            raise TooLong(self._limit)
        if rest:
            self._parts.append(rest)
        return _lines(finished) if finished else []

    def flush(self) -> list[str | bytes]:
        """Return the last line, if the stream ended without ending it."""
        rest, self._parts, self._size = b"".join(self._parts), [], 0
        return _lines(rest)


def _lines(block: bytes) -> list[str | bytes]:
    lines: list[str | bytes]
    try:
        lines = [*block.decode().split("\n")]
    except UnicodeDecodeError:
        lines = [_text(line) for line in block.split(b"\n")]
    if b"\r" in block:
        lines = [line.rstrip("\r") if isinstance(line, str) else line.rstrip(b"\r") for line in lines]
    return [line for line in lines if line and not line.isspace()]


def _text(line: bytes) -> str | bytes:
    """Return a line as text; or, so that no other suffers from it, as bytes if it is no UTF-8."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line
