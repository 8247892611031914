"""Multipart form bodies: the fields and files of an upload as bytes, in pieces, any number of times.

Files are read while they are sent, never whole; what cannot be read a second time makes the body one that is not retried.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Mapping
from mimetypes import guess_type
from typing import Any, cast

PIECE = 64 * 1024

#: The fields that hold files. The API knows no others, and a text in one of them is a mistaken path.
FILE_FIELDS = ("file", "files")

#: Bytes, a path object, or a binary file.
Content = Any

#: What is one value, though it can be iterated.
SINGLE = (str, bytes, bytearray, tuple, dict, os.PathLike)


class Part:
    """One field or file of a form."""

    __slots__ = ("_content", "_start", "head", "length")

    def __init__(self, head: bytes, content: Content) -> None:
        self.head = head
        self._content = content
        #: Where an open file stood when it was handed over: there every attempt begins.
        self._start = _position(content)
        #: The number of bytes, or `None` if only reading tells.
        self.length = _length(content, self._start)

    @property
    def replayable(self) -> bool:
        """Whether the content can be read more than once."""
        return not hasattr(self._content, "read") or self._start is not None

    def chunks(self) -> Iterator[bytes]:
        """Yield the content, from its beginning."""
        content = self._content
        if isinstance(content, bytes):
            yield content
        elif isinstance(content, os.PathLike):
            with open(cast("os.PathLike[str]", content), "rb") as file:
                yield from iter(lambda: file.read(PIECE), b"")
        else:
            if self._start is not None:
                content.seek(self._start)
            while piece := content.read(PIECE):
                if not isinstance(piece, bytes):
                    raise TypeError("a file to upload has to be opened in binary mode")
                yield piece


class Multipart:
    """A form with files, as the body of a request."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self._boundary = secrets.token_hex(16).encode()
        self.content_type = f"multipart/form-data; boundary={self._boundary.decode()}"
        self._parts = [part for name, value in fields.items() for part in _parts(name, value)]
        self._end = b"--%s--\r\n" % self._boundary

    @property
    def length(self) -> int | None:
        """The number of bytes, or `None` if only reading tells."""
        total = len(self._end)
        for part in self._parts:
            if part.length is None:
                return None
            total += len(self._boundary) + len(part.head) + part.length + 6
        return total

    @property
    def replayable(self) -> bool:
        """Whether the body can be sent more than once."""
        return all(part.replayable for part in self._parts)

    def __iter__(self) -> Iterator[bytes]:
        """Yield the body, from its beginning."""
        for part in self._parts:
            yield b"--%s\r\n%s" % (self._boundary, part.head)
            yield from part.chunks()
            yield b"\r\n"
        yield self._end


def _parts(name: str, value: Any) -> Iterator[Part]:
    if value is None:
        return
    if hasattr(value, "__iter__") and not hasattr(value, "read") and not isinstance(value, SINGLE):
        for item in value:
            yield from _parts(f"{name}[]", item)
    elif name.partition("[")[0] in FILE_FIELDS:
        yield _file(name, value)
    elif isinstance(value, dict):
        for key, item in cast("dict[str, Any]", value).items():
            yield from _parts(f"{name}[{key}]", item)
    else:
        text = ("true" if value else "false") if value is True or value is False else str(cast("object", value))
        yield Part(_head(name, None, None, {}), text.encode())


def _file(field: str, value: Any) -> Part:
    """Read one of the forms of a file: content, or a tuple of name, content, and perhaps type and headers."""
    given = cast("tuple[object, ...]", value if isinstance(value, tuple) else (None, value))
    if not 2 <= len(given) <= 4:
        raise TypeError(f"{field}: a file tuple is (name, content[, content type[, headers]])")
    name, content, kind, headers = cast("tuple[Any, ...]", (*given, None, None)[:4])
    if isinstance(content, bytearray):
        content = bytes(content)
    if not (isinstance(content, (bytes, os.PathLike)) or hasattr(content, "read")):
        raise TypeError(
            f"{field}: a file is bytes, a path object, a file opened in binary mode, or a tuple (name, one of these), "
            f"not {type(content).__name__}; to send the file at a path, wrap it: pathlib.Path(...)"
        )
    name = name or _name(content)
    return Part(_head(field, name, kind or guess_type(name)[0] or "application/octet-stream", headers or {}), content)


def _name(content: Content) -> str:
    if isinstance(content, os.PathLike):
        return os.path.basename(cast("os.PathLike[str]", content))
    name = getattr(content, "name", None)  # of an open file: its path, or a number if it has none
    return os.path.basename(name) if isinstance(name, str) else "upload"


def _head(field: str, filename: str | None, kind: str | None, headers: Mapping[str, str]) -> bytes:
    lines = [f'Content-Disposition: form-data; name="{_quoted(field)}"']
    if filename is not None:
        lines[0] += f'; filename="{_quoted(filename)}"'
    lines += [f"{name}: {value}" for name, value in headers.items()]
    if kind is not None and "content-type" not in {name.lower() for name in headers}:
        lines.append(f"Content-Type: {kind}")
    if any("\r" in line or "\n" in line for line in lines):
        raise ValueError(f"{field}: a header of a file holds a line break")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _quoted(text: str) -> str:
    """Escape a name as browsers do (WHATWG, multipart/form-data)."""
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _position(content: Content) -> int | None:
    if not hasattr(content, "read"):
        return None
    try:
        position: int = content.tell()
        content.seek(position)
    except (AttributeError, OSError, ValueError):
        return None
    return position


def _length(content: Content, start: int | None) -> int | None:
    if isinstance(content, bytes):
        return len(content)
    if isinstance(content, os.PathLike):
        return os.stat(cast("os.PathLike[str]", content)).st_size
    if start is None:
        return None
    end: int = content.seek(0, os.SEEK_END)
    content.seek(start)
    return end - start
