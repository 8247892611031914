"""A decoder of Amazon's event streams, as Bedrock sends them: bytes in, finished events out. Sans-IO.

A frame is a prelude (its length, that of its headers, a checksum of both), headers, a payload, and a checksum of all that.
The payload of a `chunk` holds an event of the API, in base64; what the event means is no business of this module.
"""

from __future__ import annotations

import json
from base64 import b64decode
from struct import Struct
from typing import TYPE_CHECKING, Any, cast
from zlib import crc32

from anthropic._depth import check_depth
from anthropic._jsonl import LIMIT, TooLong
from anthropic._reader import Damaged, Reported

if TYPE_CHECKING:
    from typing_extensions import TypeGuard

#: The length of a frame, the length of its headers, and the checksum of these two.
_prelude = Struct(">III")
_number = Struct(">I")

#: The bytes of a frame that has neither headers nor a payload.
SMALLEST = _prelude.size + _number.size

#: How many bytes a header value of a type has; of the others, two bytes before them say so.
SIZES = {0: 0, 1: 0, 2: 1, 3: 2, 4: 4, 5: 8, 8: 8, 9: 16}
BYTES, TEXT, UUID = 6, 7, 9

#: The exceptions of Bedrock, and the status that each has where it is not within a stream.
STATUSES = {
    "accessDeniedException": 403,
    "internalServerException": 500,
    "modelNotReadyException": 429,
    "modelStreamErrorException": 500,  # 424 to AWS, which says of it: retry your request
    "modelTimeoutException": 408,
    "resourceNotFoundException": 404,
    "serviceQuotaExceededException": 400,
    "serviceUnavailableException": 503,
    "throttlingException": 429,
    "validationException": 400,
}
#: The status of an exception that is not known: what the response said before it.
UNKNOWN = 200

#: How much of what is no frame is quoted, in bytes.
QUOTED = 120


class EventStreamDecoder:
    """Turns a stream of bytes, fed in pieces of any size, into events: pairs of a name and JSON.

    Args:
        limit: How many bytes a frame may have.
    """

    __slots__ = ("_limit", "_needed", "_parts", "_problem", "_size")

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        # The beginning of an unfinished frame, in pieces: joined when its length is known, and when it ends.
        self._parts: list[bytes] = []
        self._size = 0
        self._needed = _prelude.size
        self._problem: TooLong | Damaged | Reported | None = None

    def feed(self, chunk: bytes) -> list[tuple[str, str]]:
        """Take the next bytes; return the events they finish. What is wrong behind these, `check` says."""
        events: list[tuple[str, str]] = []
        if self._problem is not None:
            return events
        self._parts.append(chunk)
        self._size += len(chunk)
        if self._size < self._needed:
            return events
        data = b"".join(self._parts) if len(self._parts) > 1 else chunk
        start = 0
        try:
            while len(data) - start >= _prelude.size:
                end = start + self._length(data, start)
                if end > len(data):
                    break
                event = _event(data, start, end)
                if event is not None:
                    events.append(event)
                start = end
        except (TooLong, Damaged, Reported) as problem:
            self._problem = problem
            start = len(data)
        rest = data[start:]
        self._parts, self._size = [rest] if rest else [], len(rest)
        self._needed = _prelude.unpack_from(rest)[0] if len(rest) >= _prelude.size else _prelude.size
        return events

    def check(self) -> None:
        """Raise what is wrong behind the events that `feed` has returned.

        Raises:
            TooLong: A frame goes beyond the limit.
            Damaged: A frame is none, or not as it was sent.
            Reported: The stream reports an error.
        """
        if self._problem is not None:
            raise self._problem

    def _length(self, data: bytes, start: int) -> int:
        """Return the length of a frame, of which the prelude is there."""
        length, headers, checksum = _prelude.unpack_from(data, start)
        if crc32(data[start : start + 8]) != checksum:
            raise Damaged(f"the checksum of its beginning is wrong: {data[start : start + QUOTED]!r}")
        if length < SMALLEST + headers:
            raise Damaged("it is shorter than its headers")
        if length > self._limit:
            raise TooLong(self._limit)
        return length  # type: ignore[no-any-return]


def _event(data: bytes, start: int, end: int) -> tuple[str, str] | None:
    """Return the event that a whole frame holds, if it holds one.

    Raises:
        Damaged: Its checksum is wrong, or it cannot be read.
        Reported: It is an exception.
    """
    if crc32(memoryview(data)[start : end - 4]) != _number.unpack_from(data, end - 4)[0]:
        raise Damaged("its checksum is wrong")
    begin = start + _prelude.size
    middle = begin + _number.unpack_from(data, start + 4)[0]
    headers, payload = read_headers(data[begin:middle]), data[middle : end - 4]
    kind = headers.get(":message-type")
    if kind == "event":
        return _chunk(payload) if headers.get(":event-type") == "chunk" else None
    if kind == "exception":
        raise _reported(str(headers.get(":exception-type", kind)), payload)
    if kind == "error":
        code = str(headers.get(":error-code", kind))
        raise Reported(_status(code), code, str(headers.get(":error-message", "")))
    return None


def _chunk(payload: bytes) -> tuple[str, str]:
    try:
        text = b64decode(_decoded(payload)["bytes"], validate=True).decode("utf-8", "replace")
    except (ValueError, TypeError, KeyError, RecursionError) as exc:
        raise Damaged("its payload is not the base64 text of an event") from exc
    # The API's events say what they are, but for the completions of old models.
    return ("chunk" if '"type"' in text else "completion"), text


def _reported(name: str, payload: bytes) -> Reported:
    """Return the error that an exception stands for; of one that the model's server had, the status is that one's."""
    told: Any
    try:
        told = _decoded(payload)
    except (ValueError, RecursionError):
        told = payload.decode("utf-8", "replace")[:QUOTED]
    fields: dict[str, Any] = cast("dict[str, Any]", told) if isinstance(told, dict) else {"message": str(told)}
    status = fields.get("originalStatusCode")
    message = next((text for key in ("message", "originalMessage") if isinstance(text := fields.get(key), str)), "")
    return Reported(status if is_error(status) else _status(name), name, message)


def is_error(status: object) -> TypeGuard[int]:
    """Say whether something is the status of an error."""
    return isinstance(status, int) and 400 <= status < 600


def _status(name: str) -> int:
    return STATUSES.get(name[:1].lower() + name[1:], UNKNOWN)


def _decoded(payload: bytes) -> Any:
    text = payload.decode()
    check_depth(text)
    return json.loads(text)


def read_headers(data: bytes) -> dict[str, Any]:
    """Return the headers of a frame: texts, numbers, truth values, and as they are: times (in milliseconds) and UUIDs.

    Raises:
        Damaged: They are none.
    """
    headers: dict[str, Any] = {}
    at = 0
    try:
        while at < len(data):
            end = at + 1 + data[at]
            name, kind = data[at + 1 : end].decode(), data[end]
            at = end + 1
            size = SIZES.get(kind)
            if size is None:
                if kind not in (BYTES, TEXT):
                    raise Damaged(f"a header is of type {kind}, which there is not")
                size = int.from_bytes(data[at : at + 2], "big")
                at += 2
            value = data[at : at + size]
            at += size
            if at > len(data) or name in headers:
                raise Damaged("its headers are out of order")
            headers[name] = _value(kind, value)
    except (IndexError, UnicodeDecodeError) as exc:
        raise Damaged("its headers cannot be read") from exc
    return headers


def _value(kind: int, value: bytes) -> Any:
    if kind == TEXT:
        return value.decode()
    if kind in (BYTES, UUID):
        return value
    return int.from_bytes(value, "big", signed=True) if value else kind == 0
