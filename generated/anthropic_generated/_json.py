"""The one JSON writer of request bodies: compact UTF-8, with a place for every object a body may hold.

A body is walked once, by the C encoder of the standard library; what that does not know comes to `default`. Files are
put in afterwards, a piece at a time: their base64 text needs no escaping, and whoever runs an event loop can have them
read in another thread.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from inspect import iscoroutinefunction
from io import BytesIO
from typing import Any

#: How many bytes of a file are read at a time: a multiple of 3, which base64 makes 4 of.
PIECE = 3 * 256 * 1024


def encode(body: Any) -> bytes:
    """Return `body` as compact JSON.

    Response models (as what a request takes of them), other objects with `to_dict()`, mappings, dates, paths and open
    binary files (as base64 of their content) and one-shot iterables may stand anywhere in it. An open file is read from
    where it stands, and put back there, so that the same body can be sent again.

    Raises:
        TypeError: Something in the body has no JSON form; the message says what and where to turn.
        ValueError: A number is NaN or infinite, a string holds half a surrogate pair, or a file stands at its end.
        OSError: A file cannot be read.
    """
    written = draft(body)
    return written if isinstance(written, bytes) else written.finish()


def draft(body: Any) -> bytes | Draft:
    """Do what `encode` does, but if there are files in the body, return what is left to do."""
    unread = Draft()
    encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=unread.default)
    unread.text = encoder.encode(body).encode()
    return unread if unread.files else unread.text


class Draft:
    """A body in which a mark stands for each file, until `finish` reads them."""

    __slots__ = ("_mark", "files", "text")

    def __init__(self) -> None:
        self.files: list[Any] = []
        self.text = b""

    def default(self, value: Any) -> str | Any:
        """Return what stands in JSON for an object that JSON does not know."""
        if not isinstance(value, os.PathLike) and (not hasattr(value, "read") or hasattr(value, "to_dict")):
            return default(value)
        if not self.files:
            self._mark = f"file {secrets.token_hex(16)}"
        self.files.append(value)
        return self._mark

    def finish(self) -> bytes:
        """Return the body with its files in it."""
        body = BytesIO()
        pieces = self.text.split(self._mark.encode())
        for piece, file in zip(pieces, self.files):
            body.write(piece)
            if isinstance(file, os.PathLike):
                with open(file, "rb", buffering=0) as opened:  # pyright: ignore[reportUnknownArgumentType]
                    _add_base64(body, opened)
            else:
                _add_base64(body, file)
        body.write(pieces[-1])
        return body.getvalue()


def _add_base64(body: BytesIO, file: Any) -> None:
    """Write the rest of a file as base64, and put the file back to where it stood."""
    if iscoroutinefunction(file.read):
        raise TypeError("a file inside a request body can only be read asynchronously: pass its path or base64 text")
    start, rest = _position(file), b""
    empty = True
    while piece := file.read(PIECE):
        if isinstance(piece, str):
            raise TypeError('a file inside a request body has to be opened in binary mode: open(path, "rb")')
        empty = False
        rest += piece
        whole = len(rest) - len(rest) % 3
        body.write(base64.b64encode(rest[:whole]))
        rest = rest[whole:]
    body.write(base64.b64encode(rest))
    if start is not None:
        if empty and start:
            raise ValueError("a file inside a request body stands at its end: call its seek(0) first")
        file.seek(start)


def _position(file: Any) -> int | None:
    try:
        position: int = file.tell()
        file.seek(position)
    except (AttributeError, OSError, ValueError):
        return None
    return position


def default(value: Any) -> Any:
    """Return what stands in JSON for an object that JSON does not know."""
    from ._model import Model

    given: Any = value  # Checkers narrow `value` to types of unknown parts.
    if isinstance(value, Model):
        from ._dump import param_level

        return param_level(value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(given)
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, (bytes, bytearray)):
        raise TypeError("bytes have no JSON form: pass text, or base64 text for the data of an image or document")
    if isinstance(value, Iterable) and not isinstance(value, (set, frozenset)):
        return list(given)
    if callable(given) and not isinstance(given, type):
        name = getattr(given, "__name__", type(given).__name__)
        remedy = "to offer it as a tool, wrap it with @tool, or pass it to tool_runner()"
        raise TypeError(f"{name}: a function has no JSON form: {remedy}")
    raise TypeError(f"an object of type {type(given).__name__} has no JSON form")
