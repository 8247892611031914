"""Misbehaviour on demand: values that say what the next requests get, and the queue they stand in.

A `Fault` is inert. The server takes one from the queue for each request, asks it for a reply in place of the normal one,
and lets it reshape the body on its way out. Nothing here reads, writes or waits.
"""

from __future__ import annotations

import math
import re
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import Any, Union

from ._exchange import Cut, Piece, Reply, Request, encode, error, event

#: One element of a scripted stream: an event, bytes or text to send as they are, or seconds to wait.
StreamItem = Union[Mapping[str, Any], bytes, str, float]

#: What becomes of a stream after a disturbance.
_ENDINGS = ("go on", "skip", "end", "fin", "rst", "silence", "pings", "comments")

_AFTER_BLANK_LINE = re.compile(rb"(?<=\n\n)|(?<=\n\r\n)|(?<=\r\r)")
_NO_COMMENT = re.compile(rb"(?:^|[\r\n])[^:\r\n]")


@dataclass(frozen=True)
class Disturbance:
    """What breaks into a stream of server-sent events, and what becomes of the stream then."""

    #: How many events pass before it, pings included, comments not. Where there are fewer, or with `math.inf`, it comes
    #: after the last, when only the end of the response is missing.
    after: float
    #: What is sent: events, bytes and texts as they are, numbers as seconds to wait.
    items: tuple[StreamItem, ...] = ()
    #: `"go on"`: the rest follows. `"skip"`: the rest without its first event. `"end"`: the response ends in good order.
    #: `"fin"`, `"rst"`: the connection closes or is reset. `"silence"`: nothing more, on an open connection. `"pings"`,
    #: `"comments"`: nothing else, for ever.
    then: str = "go on"
    #: Seconds before each of these pings or comments.
    every: float = 0.05

    def __post_init__(self) -> None:
        if self.then not in _ENDINGS:
            raise ValueError(f"a disturbed stream can {', '.join(map(repr, _ENDINGS))}, not {self.then!r}")

    @property
    def breaks(self) -> bool:
        """Whether some of the stream is lost, or an error event ends it for its reader."""
        failed = any(
            item == math.inf or (isinstance(item, Mapping) and item.get("type") == "error") for item in self.items
        )
        return self.after < math.inf and (self.then != "go on" or failed)

    def shape(self, body: bytes | Iterable[Piece]) -> Iterator[Piece]:
        """Yield a stream as this disturbance leaves it."""
        pieces, passed = _by_event(body), 0
        while passed < self.after and (found := next(pieces, None)):
            yield found[0]
            passed += found[1]
        yield from sse(self.items)
        if self.then == "skip":
            for _, ends_event in pieces:
                if ends_event:
                    break
        if self.then in ("go on", "skip"):
            yield from (piece for piece, _ in pieces)
        elif self.then in ("fin", "rst"):
            yield Cut(how=self.then)
        elif self.then == "silence":
            yield math.inf
        elif self.then != "end":
            sign_of_life = event({"type": "ping"}) if self.then == "pings" else b":\n\n"
            while True:
                yield self.every
                yield sign_of_life


@dataclass(frozen=True)
class Fault:
    """What a request gets on top of, or in place of, its normal reply. `Fault()` lets a request pass as it is.

    A number of bytes always counts bytes of the body; where the body is shorter, its end is meant.
    """

    #: Answer with this status; the body is an error of the API unless another is given.
    status: int | None = None
    #: Headers to add; `None` takes one away that the reply would have.
    headers: Mapping[str, str | None] = field(default_factory=dict[str, "str | None"])
    #: Answer with this body; a mapping or list is sent as JSON.
    body: bytes | str | Mapping[str, Any] | list[Any] | None = None
    #: Answer with these server-sent events.
    events: Iterable[StreamItem] | None = None
    #: The text and the type of the API error that `status` makes.
    message: str | None = None
    error_type: str | None = None
    #: Seconds before the status line, and between headers and body.
    delay: float = 0
    delay_body: float = 0
    #: Send so many bytes at a time, and wait so many seconds after each.
    drip: tuple[int, float] | None = None
    #: Fall silent after so many bytes, and for how long.
    stall: float | None = None
    stall_seconds: float = math.inf
    cut: Cut | None = None
    #: Only for a stream of events, scripted or not; any other reply stays as it is.
    disturbance: Disturbance | None = None
    #: How many requests get it.
    times: int = 1
    #: Only requests to this path get it: `/v1/models`, `/v1/files/*` or `GET /v1/files`.
    path: str | None = None

    def matches(self, request: Request) -> bool:
        """Say whether this fault is meant for a request."""
        if self.path is None:
            return True
        return any(fnmatchcase(name, self.path) for name in (request.path, f"{request.method} {request.path}"))

    @property
    def replaces(self) -> bool:
        """Whether it has a reply of its own."""
        return self.status is not None or self.body is not None or self.events is not None

    def breaks(self, body: bytes | Iterable[Piece]) -> bool:
        """Say whether some of this body is lost on its way. All of one that is merely slow arrives."""
        size = len(body) if isinstance(body, bytes) else math.inf
        return (
            self.replaces
            or math.inf in (self.delay, self.delay_body)
            or (self.cut is not None and (self.cut.after is None or self.cut.after < size))
            or (self.stall is not None and self.stall_seconds == math.inf and self.stall < size)
            or (self.disturbance is not None and self.disturbance.breaks and not isinstance(body, bytes))
        )

    def reply(self, request_id: str) -> Reply | None:
        """Return the reply to give, or `None` for the normal one."""
        if self.events is not None:
            return Reply(self.status or 200, {"content-type": "text/event-stream; charset=utf-8"}, sse(self.events))
        if self.body is not None:
            return Reply(self.status or 200, {"content-type": _media_type(self.body)}, _bytes(self.body))
        if self.status is not None:
            return Reply.of(error(self.status, request_id, self.message, self.error_type), self.status)
        return None

    def shape(self, body: bytes | Iterable[Piece]) -> Iterator[Piece]:
        """Yield a body, disturbed already if it is to be, as this fault lets it through. A cut is the end of it."""
        if self.delay_body:
            yield self.delay_body
        cut_at = math.inf if self.cut is None or self.cut.after is None else self.cut.after
        stall_at = math.inf if self.stall is None else self.stall
        tick, pause = self.drip or (math.inf, 0.0)
        sent = 0
        for piece in (body,) if isinstance(body, bytes) else body:
            if not isinstance(piece, bytes):
                yield piece
                continue
            while piece:
                if sent >= stall_at:
                    yield self.stall_seconds
                    stall_at = math.inf
                if self.cut and sent >= cut_at:
                    yield self.cut
                    return
                size = int(min(len(piece), tick, cut_at - sent, stall_at - sent))
                yield piece[:size]
                piece, sent = piece[size:], sent + size
                if pause:
                    yield pause
        if self.stall is not None and (stall_at < math.inf or self.stall == math.inf):
            yield self.stall_seconds
        if self.cut:
            yield self.cut


class Script:
    """The faults still to come. A request takes the first that is meant for it; without one it is answered normally."""

    def __init__(self) -> None:
        self._faults: deque[Fault] = deque()
        self._lock = threading.Lock()

    def schedule(self, *faults: Fault) -> None:
        """Queue faults, for combinations the methods below do not offer."""
        with self._lock:
            self._faults.extend(faults)

    def take(self, request: Request) -> Fault:
        """Remove and return the fault for a request."""
        with self._lock:
            for index, fault in enumerate(self._faults):
                if fault.matches(request):
                    if fault.times > 1:
                        self._faults[index] = replace(fault, times=fault.times - 1)
                    else:
                        del self._faults[index]
                    return fault
        return Fault()

    def clear(self) -> None:
        """Forget all faults."""
        with self._lock:
            self._faults.clear()

    @property
    def pending(self) -> int:
        """How many faults no request has taken yet."""
        with self._lock:
            return sum(fault.times for fault in self._faults)

    def fail(
        self,
        status: int,
        *,
        message: str | None = None,
        error_type: str | None = None,
        headers: Mapping[str, str | None] | None = None,
        body: bytes | str | Mapping[str, Any] | None = None,
        times: int = 1,
        path: str | None = None,
    ) -> None:
        """Answer with an error of the API."""
        fault = Fault(status=status, message=message, error_type=error_type, headers=headers or {}, body=body)
        self.schedule(replace(fault, times=times, path=path))

    def reply(
        self,
        status: int = 200,
        headers: Mapping[str, str | None] | None = None,
        body: bytes | str | Mapping[str, Any] | list[Any] = b"",
        *,
        times: int = 1,
        path: str | None = None,
    ) -> None:
        """Answer with any status, headers and body, such as a proxy's HTML page or an empty 200."""
        self.schedule(Fault(status=status, headers=headers or {}, body=body, times=times, path=path))

    def stream(
        self,
        events: Iterable[StreamItem],
        *,
        status: int = 200,
        headers: Mapping[str, str | None] | None = None,
        times: int = 1,
        path: str | None = None,
    ) -> None:
        """Answer with these events; bytes and texts go out as they are, a number waits so many seconds."""
        self.schedule(Fault(events=events, status=status, headers=headers or {}, times=times, path=path))

    def delay(self, seconds: float, where: str = "headers", *, times: int = 1, path: str | None = None) -> None:
        """Wait before the `"headers"`, or before the `"body"`."""
        if where not in ("headers", "body"):
            raise ValueError(f"a reply can be delayed before its 'headers' or its 'body', not its {where!r}")
        fault = Fault(delay=seconds) if where == "headers" else Fault(delay_body=seconds)
        self.schedule(replace(fault, times=times, path=path))

    def drip(self, size: int, seconds: float, *, times: int = 1, path: str | None = None) -> None:
        """Send the body `size` bytes at a time, with a pause after each."""
        if size < 1:
            raise ValueError("a drip has at least one byte")
        self.schedule(Fault(drip=(size, seconds), times=times, path=path))

    def stall(self, after: float = 0, *, seconds: float = math.inf, times: int = 1, path: str | None = None) -> None:
        """Fall silent after so many bytes (`math.inf`: after all, but before the end), keeping the connection open."""
        self.schedule(Fault(stall=after, stall_seconds=seconds, times=times, path=path))

    def cut(self, after: float | None = 0, how: str = "fin", *, times: int = 1, path: str | None = None) -> None:
        """Lose the connection after so many bytes (`None`: before the status line); `how`: see `Cut`."""
        self.schedule(Fault(cut=Cut(after, how), times=times, path=path))

    def disturb(
        self,
        after: float,
        *items: StreamItem,
        then: str = "go on",
        every: float = 0.05,
        times: int = 1,
        path: str | None = None,
    ) -> None:
        """Send these items after so many events of the stream that would come anyway; `math.inf`: before it ends.

        `then` says what follows: `"go on"`, `"skip"` (the next event is lost), `"end"`, `"fin"` or `"rst"` (as in
        `Cut`), `"silence"`, or for ever `"pings"` or `"comments"`, one `every` so many seconds. A request with any
        other reply than a stream of events gets that reply as it is, and still counts as one of the `times`.
        """
        self.schedule(Fault(disturbance=Disturbance(after, items, then, every), times=times, path=path))


def sse(events: Iterable[StreamItem]) -> Iterator[Piece]:
    """Write scripted events."""
    for item in events:
        if isinstance(item, bytes):
            yield item
        elif isinstance(item, str):
            yield item.encode()
        elif isinstance(item, Mapping):
            yield event(dict(item))
        else:
            yield float(item)


def _by_event(body: bytes | Iterable[Piece]) -> Iterator[tuple[Piece, bool]]:
    """Cut a stream after each blank line, and where it pauses; say of each piece whether an event ends with it."""
    block, sent = b"", 0
    for piece in (body,) if isinstance(body, bytes) else body:
        if isinstance(piece, bytes):
            *whole, block = _AFTER_BLANK_LINE.split(block + piece)
            for it in whole:
                yield it[sent:], _NO_COMMENT.search(it) is not None
                sent = 0
        else:
            yield block[sent:], False
            yield piece, False
            sent = len(block)
    yield block[sent:], False


def _bytes(body: bytes | str | Mapping[str, Any] | list[Any]) -> bytes:
    if isinstance(body, bytes):
        return body
    return body.encode() if isinstance(body, str) else encode(body)


def _media_type(body: bytes | str | Mapping[str, Any] | list[Any]) -> str:
    if isinstance(body, str):
        return "text/html; charset=utf-8" if body.lstrip().startswith("<") else "text/plain; charset=utf-8"
    return "application/octet-stream" if isinstance(body, bytes) and body else "application/json"
