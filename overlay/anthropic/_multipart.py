"""Multipart form bodies: the fields and files of an upload as bytes, in pieces, any number of times.

Whatever is wrong with a file is found when the form is made, before anything is sent. Its content is read while it is
sent, never whole: in the caller's thread, or, for asynchronous clients, in a worker thread. What cannot be read a second
time makes the body one that is not retried.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from inspect import iscoroutinefunction
from itertools import islice
from mimetypes import guess_type
from typing import Any, Callable, List, Union, cast

from ._errors import AnthropicError

#: How many bytes are read at a time: what `malloc` serves from memory that is mapped already, below 128 KB.
PIECE = 96 * 1024

#: How many pieces one trip to another thread fetches, of a file that need not be waited for.
PIECES = 16

#: The fields that hold files. The API knows no others, and a text in one of them is a mistaken path.
FILE_FIELDS = ("file", "files")

#: What is a file in any field.
FILE: Any = (bytes, bytearray, tuple, os.PathLike)

#: What is one value, though it can be iterated.
SINGLE: Any = (str, bytes, bytearray, memoryview, tuple, dict, os.PathLike)

UNREADABLE = {
    errno.ENOENT: "there is no file with this path",
    errno.EACCES: "this file may not be read: change its permissions, or run as a user who may read it",
    errno.EISDIR: "this is a directory: pass a file, or, for all files of a skill, anthropic.lib.files_from_dir(path)",
}


class Source:
    """A file whose content is read while it is sent."""

    __slots__ = ("_begun", "_content", "_name", "_start", "is_async", "length", "replayable")

    #: The number of bytes, or `None` if only reading tells.
    length: int | None

    def __init__(self, name: str, content: Any) -> None:
        self._name = name
        self._content = content
        self._begun = False
        #: Where an open file stood when it was handed over: there every attempt begins.
        self._start: int | None = None
        self.is_async = hasattr(content, "__aiter__")
        if isinstance(content, os.PathLike):
            self.length, self.replayable = _examined(name, cast("os.PathLike[str]", content))
        elif hasattr(content, "read") and not self.is_async:
            _check_binary(name, content)
            self._start = _position(content)
            self.length = _rest(content, self._start)
            self.replayable = self._start is not None
            if self._start and self.length == 0:
                raise ValueError(
                    f"{name}: the file stands at its end, so nothing would be sent: call its seek(0) first"
                )
        else:
            self.length, self.replayable = None, False

    def chunks(self) -> Iterator[bytes]:
        """Yield the content, from its beginning."""
        content = self.begin()
        if isinstance(content, os.PathLike):
            with open(cast("os.PathLike[str]", content), "rb", buffering=0) as file:
                yield from self._read(file.read)
        elif hasattr(content, "read"):
            if self._start is not None:
                content.seek(self._start)
            yield from self._read(content.read)
        else:
            for piece in content:
                yield self.checked(piece)

    def begin(self) -> Any:
        """Return the content, to be read from its beginning.

        Raises:
            AnthropicError: It was read before, and cannot be again: a redirect asks for that.
        """
        if self._begun and not self.replayable:
            raise AnthropicError(f"{self._name}: the file has been sent, and cannot be read a second time")
        self._begun = True
        return self._content

    def _read(self, read: Callable[[int], Any]) -> Iterator[bytes]:
        # No more than was announced, should the file be growing.
        left = self.length
        while left is None or left > 0:
            piece = read(PIECE if left is None else min(PIECE, left))
            if not piece:
                if left is not None:
                    raise AnthropicError(f"{self._name}: the file became shorter by {left} bytes while it was uploaded")
                return
            yield self.checked(piece)
            if left is not None:
                left -= len(piece)

    def checked(self, piece: Any) -> bytes:
        """Return a piece as bytes."""
        if isinstance(piece, bytes):
            return piece
        if isinstance(piece, (bytearray, memoryview)):
            return bytes(cast("bytes", piece))
        raise TypeError(f"{self._name}: the content of a file is bytes, not {type(piece).__name__}")


class Multipart:
    """A form with files, as the body of a request.

    Args:
        fields: The fields by name. Lists become fields named `name[]`, one for each item.
        is_async: Whether it is sent by an asynchronous client, and so may hold asynchronous iterables.
    """

    def __init__(self, fields: Mapping[str, Any], *, is_async: bool = False) -> None:
        boundary = secrets.token_hex(16).encode()
        self.content_type = f"multipart/form-data; boundary={boundary.decode()}"
        self._segments: List[Union[bytes, Source]] = []
        for name, value in fields.items():
            for head, content in _parts(name, value):
                self._add(b"--%s\r\n%s" % (boundary, head))
                if isinstance(content, Source) and content.is_async and not is_async:
                    raise TypeError(f"{name}: an asynchronous iterable can only be sent by AsyncAnthropic")
                self._add(content)
                self._add(b"\r\n")
        self._add(b"--%s--\r\n" % boundary)

    def _add(self, segment: bytes | Source) -> None:
        """Append a segment; short ones are put together, to be sent at once."""
        segments = self._segments
        last = segments[-1] if segments else None
        if isinstance(segment, bytes) and isinstance(last, bytes) and len(last) + len(segment) <= PIECE:
            segments[-1] = last + segment
        else:
            segments.append(segment)

    @property
    def length(self) -> int | None:
        """The number of bytes, or `None` if only reading tells."""
        total = 0
        for segment in self._segments:
            length = len(segment) if isinstance(segment, bytes) else segment.length
            if length is None:
                return None
            total += length
        return total

    @property
    def replayable(self) -> bool:
        """Whether the body can be sent more than once."""
        return all(isinstance(segment, bytes) or segment.replayable for segment in self._segments)

    def __iter__(self) -> Iterator[bytes]:
        """Yield the body, from its beginning."""
        for segment in self._segments:
            yield from _sliced(segment) if isinstance(segment, bytes) else segment.chunks()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the body, from its beginning; files are read in a worker thread."""
        from anyio.to_thread import run_sync

        for segment in self._segments:
            if isinstance(segment, bytes):
                for piece in _sliced(segment):
                    yield piece
            elif segment.is_async:
                async for piece in segment.begin():
                    yield segment.checked(piece)
            else:
                pieces: Any = segment.chunks()
                count = 1 if segment.length is None else PIECES
                try:
                    while fetched := await run_sync(_take, pieces, count):
                        for piece in fetched:
                            yield piece
                finally:
                    pieces.close()


def _take(pieces: Iterator[bytes], count: int) -> list[bytes]:
    return list(islice(pieces, count))


def _sliced(content: bytes) -> Iterator[bytes]:
    """Yield bytes in pieces: sockets take a long value in parts, and what is left of it would be copied each time."""
    if len(content) <= PIECE:
        yield content
    else:
        for start in range(0, len(content), PIECE):
            yield content[start : start + PIECE]


def _parts(name: str, value: Any) -> Iterator[tuple[bytes, bytes | Source]]:
    """Yield the head and content of each part that a field becomes."""
    if value is None:
        return
    if hasattr(value, "__iter__") and not hasattr(value, "read") and not isinstance(value, SINGLE):
        for item in cast("Iterable[Any]", value):
            yield from _parts(f"{name}[]", item)
    elif name.partition("[")[0] in FILE_FIELDS or hasattr(value, "read") or isinstance(value, FILE):
        yield _file(name, value)
    elif isinstance(value, dict):
        for key, item in cast("dict[str, Any]", value).items():
            yield from _parts(f"{name}[{key}]", item)
    else:
        text = ("true" if value else "false") if value is True or value is False else str(cast("object", value))
        yield _head(name, None, None, {}), text.encode()


def _file(field: str, value: Any) -> tuple[bytes, bytes | Source]:
    """Read one of the forms of a file: content, or a tuple of name, content, and perhaps type and headers."""
    given = cast("tuple[object, ...]", value if isinstance(value, tuple) else (None, value))
    if not 2 <= len(given) <= 4:
        raise TypeError(f"{field}: a file tuple is (name, content[, content type[, headers]])")
    name, content, kind, headers = cast("tuple[Any, ...]", (*given, None, None)[:4])
    name = str(name) if name else _name(content)
    kind = kind or guess_type(name)[0] or "application/octet-stream"
    head = _head(field, name, kind, headers or {})
    if isinstance(content, (bytes, bytearray, memoryview)):
        return head, bytes(cast("bytes", content))
    if not any(hasattr(content, method) for method in ("__fspath__", "read", "__aiter__", "__next__")):
        raise TypeError(
            f"{field}: a file is bytes, a path object, a file opened in binary mode, or a tuple (name, one of these), "
            f"not {type(content).__name__}; to send the file at a path, wrap it: pathlib.Path(...)"
        )
    return head, Source(field, content)


def _name(content: Any) -> str:
    if isinstance(content, os.PathLike):
        return os.path.basename(os.fsdecode(cast("os.PathLike[str]", content)))
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
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "surrogateescape")


def _quoted(text: str) -> str:
    """Escape a name as browsers do (WHATWG, multipart/form-data)."""
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


# Looking at files before they are sent


def _examined(field: str, path: os.PathLike[str]) -> tuple[int | None, bool]:
    """Return the length of the file at a path, if it can be told, and whether it can be read more than once."""
    try:
        info = os.stat(path)
        if stat.S_ISDIR(info.st_mode):
            raise IsADirectoryError(errno.EISDIR, "")
        if not stat.S_ISREG(info.st_mode):
            return None, False  # a pipe or device, which opening may use up
        with open(path, "rb", buffering=0) as file:
            # The kernel's own files, such as those in /proc, say that they are empty.
            return (None if info.st_size == 0 and file.read(1) else info.st_size), True
    except OSError as exc:
        # Of the same class: that follows from the number.
        raise OSError(exc.errno, f"{field}: {UNREADABLE.get(exc.errno or 0, exc.strerror)}", os.fspath(path)) from None


def _check_binary(field: str, file: Any) -> None:
    """Raise if an open file cannot be read, or holds text."""
    if iscoroutinefunction(file.read):
        raise TypeError(
            f"{field}: this file can only be read asynchronously: pass its path or its bytes instead, or the file it "
            "wraps (of an UploadFile, its .file)"
        )
    if getattr(file, "closed", False) is True:
        raise ValueError(f"{field}: the file has been closed: upload it within the `with` block that opens it")
    try:
        nothing = file.read(0)
    except OSError as exc:
        raise ValueError(f'{field}: the file cannot be read ({exc}): open it in the mode "rb"') from None
    if isinstance(nothing, str):
        raise TypeError(f'{field}: the file is opened in text mode: open it in binary mode, open(path, "rb")')


def _position(file: Any) -> int | None:
    try:
        position: int = file.tell()
        file.seek(position)
    except (AttributeError, OSError, ValueError):
        return None
    return position


def _rest(file: Any, start: int | None) -> int | None:
    """Return the number of bytes from `start` to the end of a file, if that can be told without reading."""
    if start is None:
        return None
    try:
        end: int = file.seek(0, os.SEEK_END)
    except (OSError, ValueError):  # such as that of a compressed file
        return None
    finally:
        file.seek(start)
    return end - start
