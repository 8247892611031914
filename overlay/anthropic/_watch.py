"""How long a body may keep its reader waiting, and what ends the wait of one that is late.

A `Watch` knows the limits and the times: when content came, and since when there is none. A synchronous reader cannot stop
by itself, since the HTTP library fixes the timeout of a body once and pings renew it; an asynchronous one can, but a
timeout for each read costs more than the read. So one thread looks at all watches, and shuts the socket of the late ones.
Where there is no such socket, an asynchronous reader asks the watch how long the next read may take.
"""

from __future__ import annotations

import os
import socket
from _thread import RLock, allocate_lock, start_new_thread
from functools import partial
from math import inf
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Callable

from ._errors import APITimeoutError, StreamClosedError, StreamIdleTimeoutError

if TYPE_CHECKING:
    import httpx

CLOSED = "the stream has been closed, so there is no more to read from it"
DEADLINE = "Request timed out: its deadline has passed."
#: How often the thread looks at its watches when none of them is due, in seconds.
ROUND = 60.0


class Watch:
    """The limits of one body, and the times of what came of it.

    Args:
        until: The time of the monotonic clock at which all has to be over, if any.
        idle: The seconds that may pass without content, if there is a limit.
    """

    __slots__ = ("_lock", "_shut_down", "closed", "gap", "idle", "late", "latest", "reading", "until", "waiting")

    def __init__(self, until: float | None = None, idle: float | None = None) -> None:
        self.until = until
        self.idle = idle
        #: Since when the reader has been waiting for content; `None` while it does something else.
        self.waiting: float | None = None
        #: When content came last.
        self.latest: float | None = None
        #: The longest that the reader has waited for content, but for the first.
        self.gap: float | None = None
        #: Whether the body was closed before its end.
        self.closed = False
        #: Whether a thread is in a read.
        self.reading = False
        #: Which limit was passed, `"idle"` or `"until"`, if a read was ended for that.
        self.late: str | None = None
        #: What ends a read that is waiting, while one may be.
        self._shut_down: Callable[[int], object] | None = None
        self._lock = RLock()  # not a plain one: the garbage collector may call `end` anywhere

    def wait(self) -> None:
        """Note that the reader begins to wait for content, if it does not yet."""
        if self.waiting is None:
            self.waiting = monotonic()

    def arrive(self) -> None:
        """Note that content came."""
        now = monotonic()
        if self.waiting is not None:
            if self.latest is not None:
                self.gap = max(self.gap or 0.0, now - self.waiting)
            self.waiting = None
        self.latest = now

    def left(self) -> float | None:
        """Return the seconds that the next read may take, or that there is no limit."""
        if self.until is None and self.idle is None:
            return None
        now = monotonic()
        return self._due(now) - now

    def fail(self, request: httpx.Request) -> APITimeoutError:
        """Return the error for the limit that was passed."""
        if self.late is None:
            now = monotonic()
            self.late = "until" if self.until is not None and now >= self.until else "idle"
        if self.late == "until":
            return APITimeoutError(request, DEADLINE)
        return StreamIdleTimeoutError(
            request,
            f"Stream timed out: nothing but pings, if anything, came for {self.idle:g} s. To wait longer, or without "
            "limit (None), set stream_idle_timeout=...",
        )

    def check(self, request: httpx.Request) -> None:
        """Raise the error for what has ended the reading from outside, or should have.

        Raises:
            StreamClosedError: The body was closed.
            APITimeoutError: A limit was passed.
        """
        if self.closed:
            raise StreamClosedError(CLOSED)
        left = self.left()
        if self.late is not None or (left is not None and left <= 0):
            raise self.fail(request)

    def _due(self, now: float) -> float:
        """Return the time at which the earliest limit is passed, if the reader goes on waiting."""
        silent = inf if self.idle is None else (now if self.waiting is None else self.waiting) + self.idle
        return silent if self.until is None else min(silent, self.until)

    # What the thread does

    def begin(self, response: httpx.Response) -> bool:
        """Have the reads of a body ended when they are late, from now on; say whether that can be done."""
        self._shut_down = _hanging_up(response)
        if self._shut_down is None:
            return False
        if self.until is not None or self.idle is not None:
            _guard.add(self)
        return True

    def end(self) -> None:
        """Let it be. This comes before the connection is given back, which may then serve somebody else."""
        with self._lock:
            self._shut_down = None
        _guard.drop(self)

    def look(self, now: float) -> float:
        """End a read that is late; return when to look again."""
        due = self._due(now)
        if now < due:
            return due
        if self.late is None:
            self.late = "until" if self.until is not None and now >= self.until else "idle"
            self.hang_up()
        return inf

    def enter(self) -> None:
        """Note that a thread goes into a read: until it `leave`s, nobody else may close the socket.

        The number of a closed socket goes to the next that is opened, and the thread would read what is not its own.
        """
        with self._lock:
            self.reading = not self.closed

    def leave(self) -> None:
        """Note that the thread is back."""
        with self._lock:
            self.reading = False

    def close(self) -> bool:
        """Have no more read; return whether the caller is to close the response, rather than the thread that reads."""
        with self._lock:
            self.closed = True
            self.hang_up()
            return not self.reading

    def hang_up(self) -> None:
        """Make a read return at once that somebody is waiting in, if there is one."""
        with self._lock:
            if self._shut_down is not None:
                try:
                    self._shut_down(socket.SHUT_RDWR)
                except OSError:  # it is closed already
                    pass

    def hasten(self, seconds: float) -> None:
        """Set a limit of so many seconds from now, unless it is shorter already."""
        until = monotonic() + seconds
        if self.until is None or until < self.until:
            self.until = until
            if self._shut_down is not None:
                _guard.add(self)


def elsewhere(work: Callable[[], object]) -> None:
    """Do something in another thread: this one, if it collects garbage, may hold the lock of the connections."""
    try:
        start_new_thread(work, ())
    except RuntimeError:  # the interpreter is shutting down
        pass


class _Guard:
    """The thread that looks at watches, and the set of those that it looks at."""

    def __init__(self) -> None:
        self._watches: set[Watch] = set()
        self._inbox: SimpleQueue[None] = SimpleQueue()
        self._lock = allocate_lock()
        self._process = 0
        #: When the thread looks next; infinite while it finds that out.
        self._next = inf

    def add(self, watch: Watch) -> None:
        """Look at a watch, from now on or, if that is sooner than thought, earlier."""
        if self._process != os.getpid():
            self._start()
        self._watches.add(watch)
        if watch.look(monotonic()) < self._next:
            self._inbox.put(None)

    def drop(self, watch: Watch) -> None:
        """Do not look at it any more."""
        self._watches.discard(watch)

    def _start(self) -> None:
        if self._process:  # a fork: thread and watched sockets are the parent's, and a thread of it may hold the lock
            self._lock = allocate_lock()
        with self._lock:
            if self._process != os.getpid():
                self._watches, self._inbox = set(), SimpleQueue()
                self._process, self._next = os.getpid(), inf
                start_new_thread(self._run, (self._inbox,))

    def _run(self, inbox: SimpleQueue[None]) -> None:
        while True:
            self._next = inf
            now = monotonic()
            due = min([watch.look(now) for watch in list(self._watches)], default=inf)
            self._next = min(due, now + ROUND)
            try:
                inbox.get(timeout=max(0.0, self._next - now))
            except Empty:
                pass


_guard = _Guard()


def _hanging_up(response: httpx.Response) -> Callable[[int], object] | None:
    """Return what shuts down the socket that a body comes from.

    There is nothing where there is no socket, or where a connection serves several requests at a time (HTTP/2).
    """
    stream = response.extensions.get("network_stream")
    if stream is None or response.extensions.get("http_version") == b"HTTP/2":
        return None
    connection = stream.get_extra_info("socket")
    if isinstance(connection, socket.socket):
        # The method of plain sockets, since that of TLS sockets would take the session from under the reader.
        return partial(socket.socket.shutdown, connection)
    # What stands for the socket in asyncio; other event loops have nothing that can be used from outside.
    return connection.shutdown if type(connection).__name__ == "TransportSocket" else None
