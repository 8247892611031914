"""What came of the streams, and what was left behind."""

from __future__ import annotations

import asyncio
import ctypes
import gc
import os
import sys
import threading
import warnings
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from anthropic import AnthropicError, APIError, StreamClosedError, StreamIdleTimeoutError
from anthropic.testing import Fault

from .callers import WHOLE, Caller, Oops
from .server import fault_of

#: Megabytes that memory may grow by in a thousand streams: more than the first is high, more than the second is wrong.
HIGH, TOO_HIGH = 1.0, 2.0
#: Fewer streams than these tell nothing of it.
ENOUGH = 2000

#: What streams may raise, and for which callers; the latter's ways begin so.
CAUSES: dict[type[BaseException], tuple[str, ...]] = {
    asyncio.CancelledError: ("cancel",),
    Oops: ("raise",),
    StreamClosedError: ("close", "cancel"),
    AnthropicError: ("",),
}


class Tally:
    """How the streams ended, what should not have happened, and how memory grew."""

    def __init__(self, streams: int, shown: bool) -> None:
        self.streams = streams
        self.outcomes: Counter[str] = Counter()
        self.problems: list[str] = []
        #: How many streams had ended, and the megabytes that were in use then.
        self.memory: list[tuple[int, float]] = []
        self.seconds = 0.0
        self._shown = shown
        self._lock = threading.Lock()

    def wrong(self, problem: str) -> None:
        """Note something that should not have happened."""
        self.problems.append(problem)

    def note(self, caller: Caller, outcome: Any) -> None:
        """Note how a stream ended: its text, nothing, or an exception."""
        name = "left" if outcome is None else "complete"
        if isinstance(outcome, BaseException):
            name = type(outcome).__name__
            causes = next((ways for kind, ways in CAUSES.items() if isinstance(outcome, kind)), ())
            if not caller.way.startswith(causes):
                self.wrong(f"stream {caller.number} ({caller.way}) raised {outcome!r}")
            elif isinstance(outcome, APIError) and outcome.attempts == 1 and fault_of(caller.number) == Fault():
                name = f"{name} without cause"
                if not isinstance(outcome, StreamIdleTimeoutError):  # which a busy machine is cause enough for
                    self.wrong(f"stream {caller.number} ({caller.way}) raised {outcome!r}, but nothing was done to it")
        elif outcome not in (None, WHOLE):
            self.wrong(f"stream {caller.number} ({caller.way}) ended without complaint after {outcome!r}")
        with self._lock:
            self.outcomes[name] += 1
            done = sum(self.outcomes.values())
            if done % max(1, self.streams // 100) == 0:
                gc.collect()
                self.memory.append((done, megabytes()))
                if self._shown and done % max(1, self.streams // 10) == 0:
                    print(f"{done:8,} streams {self.memory[-1][1]:8.2f} MB", flush=True)

    def slope(self) -> float | None:
        """Return by how many megabytes memory grew in a thousand streams, after the first fifth of them."""
        points = [(done / 1000, size) for done, size in self.memory if done >= self.streams / 5]
        if self.streams < ENOUGH or len(points) < 2:
            return None
        middle, height = (sum(values) / len(points) for values in zip(*points))
        slope: float = sum((x - middle) * (y - height) for x, y in points) / sum((x - middle) ** 2 for x, _ in points)
        return slope

    def summary(self, how: str) -> str:
        """Say in a line what came of it."""
        slope = self.slope()
        grew = "not measured" if slope is None else f"{slope:+.3f} MB per 1,000 streams"
        verdict = (
            "" if slope is None else f" ({'fine' if slope <= HIGH else 'high' if slope <= TOO_HIGH else 'too much'})"
        )
        ends = ", ".join(f"{number:,} {name}" for name, number in self.outcomes.most_common())
        return (
            f"{self.streams:,} streams {how}: {self.seconds:.0f} s; {ends}; memory {grew}{verdict}; "
            f"{len(self.problems)} problems"
        )


def megabytes() -> float:
    """Return how much memory this process uses; 0 where nobody tells."""
    try:
        ctypes.CDLL(None).malloc_trim(0)  # what the C library keeps to use it again is no leak, but looks like one
    except (AttributeError, OSError, TypeError):  # another C library
        pass
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return 0.0


def descriptors() -> int:
    """Return how many files and sockets this process has open."""
    return len(os.listdir("/dev/fd"))


@contextmanager
def overheard(tally: Tally) -> Generator[None, None, None]:
    """Note what Python only mutters: exceptions that nobody can catch, and warnings of what was not closed or awaited."""
    before = sys.unraisablehook, threading.excepthook

    def warned(message: Warning | str, *_: object, **__: object) -> None:
        tally.wrong(f"a warning: {message}")

    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = warned
        sys.unraisablehook = lambda raised: tally.wrong(f"unraisable: {raised.exc_value!r} in {raised.object!r}")
        threading.excepthook = lambda raised: tally.wrong(f"in a thread: {raised.exc_value!r}")
        try:
            yield
            gc.collect()
        finally:
            sys.unraisablehook, threading.excepthook = before
