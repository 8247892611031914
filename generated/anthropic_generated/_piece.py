"""Cutting a body, which arrives in chunks of any size, into other pieces. Sans-IO: `feed` takes bytes, `flush` ends it."""

from __future__ import annotations

from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

P = TypeVar("P")


class Cutter(Protocol[P]):
    """Turns chunks into pieces."""

    def feed(self, chunk: bytes) -> list[P]:
        """Take the next chunk; return the pieces it finishes."""
        ...

    def flush(self) -> list[P]:
        """Note the end; return what is left."""
        ...


class Bytes:
    """Cuts into pieces of `size` bytes, the last one shorter; without a size, chunks stay as they are."""

    def __init__(self, size: int | None) -> None:
        if size is not None and size < 1:
            raise ValueError(f"a piece has at least one byte, not {size}")
        self._size = size
        self._rest = bytearray()

    def feed(self, chunk: bytes) -> list[bytes]:
        size = self._size
        if size is None:
            return [chunk] if chunk else []
        self._rest += chunk
        end = len(self._rest) - len(self._rest) % size
        whole = bytes(self._rest[:end])
        del self._rest[:end]
        return [whole[at : at + size] for at in range(0, end, size)]

    def flush(self) -> list[bytes]:
        return [bytes(self._rest)] if self._rest else []


class Text:
    """Decodes into texts, from UTF-8 as all of the API is; what is no text becomes U+FFFD."""

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")("replace")

    def feed(self, chunk: bytes) -> list[str]:
        text = self._decoder.decode(chunk)
        return [text] if text else []

    def flush(self) -> list[str]:
        text = self._decoder.decode(b"", True)
        return [text] if text else []


class Lines:
    """Decodes into lines without their ends: LF, CRLF or CR, and nothing else, for U+2028 may stand within texts."""

    def __init__(self) -> None:
        self._text = Text()
        # The beginning of an unfinished line, in pieces: joined once, when it ends.
        self._parts: list[str] = []
        self._after_cr = False

    def feed(self, chunk: bytes) -> list[str]:
        return self._cut("".join(self._text.feed(chunk)))

    def flush(self) -> list[str]:
        lines = self._cut("".join(self._text.flush()))
        rest, self._parts = "".join(self._parts), []
        return [*lines, rest] if rest else lines

    def _cut(self, text: str) -> list[str]:
        if not text:
            return []
        if self._after_cr and text[0] == "\n":
            text = text[1:]
            self._after_cr = False
            return self._cut(text)
        self._after_cr = text[-1] == "\r"
        *lines, rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if lines:
            lines[0] = "".join((*self._parts, lines[0]))
            self._parts = []
        if rest:
            self._parts.append(rest)
        return lines


def cut(cutter: Cutter[P], chunks: Iterator[bytes]) -> Iterator[P]:
    """Yield the pieces of a body as it arrives."""
    for chunk in chunks:
        yield from cutter.feed(chunk)
    yield from cutter.flush()


async def cut_async(cutter: Cutter[P], chunks: AsyncIterator[bytes]) -> AsyncIterator[P]:
    """Yield the pieces of a body as it arrives."""
    async for chunk in chunks:
        for piece in cutter.feed(chunk):
            yield piece
    for piece in cutter.flush():
        yield piece
