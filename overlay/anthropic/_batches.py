"""What the batch methods do beside sending one request: checks, the way to the results, and waiting.

Pure, or generators of steps: they yield an operation to be sent, a `Sleep` or a `Report`, and are sent the result or
thrown the error. The two drivers that carry steps out stand at the end, side by side.
"""

from __future__ import annotations

import inspect
import time
from collections.abc import Generator, Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Callable, NamedTuple, TypeVar, Union, cast
from urllib.parse import urlsplit

from anthropic_generated._call import Operation

from ._engine import Sleep
from ._errors import AnthropicError, APIError, BatchTimeoutError
from ._retry import retry_after

if TYPE_CHECKING:
    from ._progress import Bar

T = TypeVar("T")

#: What a batch may hold at most; the limit of its bytes stands with the other checks of bodies, in `_guard`.
MAX_REQUESTS = 100_000

#: Seconds between two polls: a tenth of the time waited so far, within these bounds.
SHORTEST, LONGEST, SHARE = 1.0, 60.0, 0.1
#: How many polls in a row may fail, each after its own retries, before waiting ends with their error.
PATIENCE = 5
#: Seconds one poll may take when there is a limit for all.
POLL_SECONDS = 60.0


class Report(NamedTuple):
    """Tell the caller how the batch stands."""

    batch: Any


Step = Union["Operation[Any]", Sleep, Report]
Flow = Generator[Step, Any, T]


def check_requests(requests: Iterable[T]) -> list[T]:
    """Return the requests of a batch as a list.

    Raises:
        TypeError: They are no list of mappings.
        ValueError: There are none or too many, or a `custom_id` is missing or used twice.
    """
    if isinstance(requests, (str, bytes, Mapping)):
        raise TypeError("requests is a list of requests; for one, write requests=[...]")
    listed = list(islice(requests, MAX_REQUESTS + 1))
    if not listed:
        raise ValueError("requests is empty: a batch needs at least one request")
    if len(listed) > MAX_REQUESTS:
        raise ValueError(f"a batch holds at most {MAX_REQUESTS:,} requests: divide them among several batches")
    seen: dict[Any, int] = {}
    for number, request in enumerate(listed):
        if not isinstance(request, Mapping):
            raise TypeError(f"requests[{number}] has to be a dictionary, not {type(request).__name__}")
        custom_id = cast("Mapping[str, Any]", request).get("custom_id")
        if not custom_id or not isinstance(custom_id, str):
            raise ValueError(f"requests[{number}] needs a custom_id: a text by which to find its result")
        if seen.setdefault(custom_id, number) != number:
            first = seen[custom_id]
            raise ValueError(f"requests[{first}] and requests[{number}] have the same custom_id, {custom_id!r}")
    return listed


def check_start(start: Any) -> int:
    """Return a number of lines to pass over.

    Raises:
        ValueError: It is none.
    """
    if isinstance(start, bool) or not isinstance(start, int) or start < 0:
        raise ValueError(f"start is how many results to pass over: a whole number of 0 or more, not {start!r}")
    return start


# The results


class _Handover:
    """A requester that hands an operation back, so that a method can be asked what it would send."""

    def request(self, operation: Any) -> Any:
        return operation


def operations_of(resource: Callable[[Any], T]) -> T:
    """Return a resource whose methods return the operation they would carry out; it has to be a synchronous one."""
    return resource(_Handover())


def inner(requester: Any) -> Any:
    """Return the requester that returns plain results, below those that return responses."""
    while hasattr(requester, "_requester"):
        requester = requester._requester
    return requester


def finding_results(retrieve: Any, results: Any, base_url: str, start: int) -> Flow[Operation[Any]]:
    """Look the batch up, and return the operation that fetches its results.

    The address the API gives is followed only to where the client's own requests go, since they carry credentials; else
    the results are asked for there, at the path they have in the API.

    Raises:
        AnthropicError: There are no results.
    """
    batch = yield retrieve
    url: Any = batch.results_url
    if not url:
        raise AnthropicError(_missing(batch))
    path = url if isinstance(url, str) and _origin(url) == _origin(base_url) else results.path
    operation: Operation[Any] = results.replace(path=path, start=check_start(start))
    return operation


def _origin(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    return parts.scheme.lower(), parts.netloc.lower()


def _missing(batch: Any) -> str:
    status = batch.processing_status
    if status == "ended":
        when = f": it was archived at {batch.archived_at}" if batch.archived_at else ""
        return f"No `results_url` for the batch {batch.id}, although its processing status is `ended`{when}"
    return (
        f"No `results_url` for the batch {batch.id} yet: its processing status is `{status}`. "
        f"Call batches.wait({batch.id!r}) first, which returns when it has ended"
    )


# Waiting


class Patience(NamedTuple):
    """How long and how often a caller wants to ask."""

    timeout: float | None
    interval: float | None

    @classmethod
    def checked(cls, timeout: Any, interval: Any) -> Patience:
        """Return the limits.

        Raises:
            TypeError: One is no number.
            ValueError: The timeout is negative, or the interval is not positive.
        """
        for name, value in (("timeout", timeout), ("poll_interval", interval)):
            if value is not None and (isinstance(value, bool) or not isinstance(value, (int, float))):
                raise TypeError(f"{name} has to be a number of seconds or None, not {value!r}")
        if timeout is not None and not timeout >= 0:
            raise ValueError(f"timeout has to be 0 seconds or more, or None for no limit, not {timeout!r}")
        if interval is not None and not 0 < interval < float("inf"):
            raise ValueError(f"poll_interval has to be a positive number of seconds, not {interval!r}")
        return cls(timeout, interval)

    def left(self, elapsed: float) -> float | None:
        """Return the seconds that remain, or `None` for no limit."""
        return None if self.timeout is None else self.timeout - elapsed


def poll_delay(elapsed: float, interval: float | None = None, asked: float | None = None) -> float:
    """Return the seconds until the next poll.

    Args:
        elapsed: The seconds waited so far.
        interval: What the caller chose, or `None` to wait the longer the longer it takes.
        asked: What the server asks for at least.
    """
    own = min(max(elapsed * SHARE, SHORTEST), LONGEST) if interval is None else interval
    return own if asked is None else max(own, asked)


def waiting(retrieve: Any, patience: Patience, clock: Callable[[], float], bar: Bar | None) -> Flow[Any]:
    """Ask for a batch until it has ended, and return it.

    Raises:
        BatchTimeoutError: It has not ended in time.
        APIError: It could not be asked for.
    """
    started, batch, failed = clock(), None, 0
    left = patience.timeout
    try:
        while True:
            limited = None if left is None else min(max(left, 1.0), POLL_SECONDS)
            try:
                batch = yield retrieve if limited is None else retrieve.replace(timeout=limited)
            except APIError as exc:
                failed += 1
                if not exc.retryable or failed > PATIENCE:
                    raise
                asked = exc.retry_after
            else:
                failed = 0
                asked = retry_after(batch._headers, time.time())
                if bar is not None:
                    bar.show(batch)
                yield Report(batch)
                if batch.processing_status == "ended":
                    return batch
            elapsed = clock() - started
            delay = poll_delay(elapsed, patience.interval, asked)
            left = patience.left(elapsed)
            if left is not None:
                if left <= 0:
                    raise BatchTimeoutError(_late(batch, patience), batch)
                delay = min(delay, left)
            yield Sleep(delay)
            left = patience.left(clock() - started)
    finally:
        if bar is not None:
            bar.close()


def _late(batch: Any, patience: Patience) -> str:
    if batch is None:
        return f"no answer about the batch came within {patience.timeout:g} s"
    return (
        f"the batch {batch.id} has not ended within {patience.timeout:g} s: its processing status is "
        f"`{batch.processing_status}`. It goes on; wait again, or cancel it"
    )


# Drivers


def run(flow: Flow[T], requester: Any, report: Callable[[Any], object] | None = None) -> T:
    """Carry out the steps of a flow."""
    try:
        step = next(flow)
        while True:
            result: Any = None
            if isinstance(step, Sleep):
                time.sleep(step.seconds)
            elif isinstance(step, Report):
                if report is not None:
                    report(step.batch)
            else:
                try:
                    result = requester.request(step)
                except APIError as exc:
                    step = flow.throw(exc)
                    continue
            step = flow.send(result)
    except StopIteration as end:
        returned: T = end.value
        return returned
    finally:
        flow.close()


async def run_async(flow: Flow[T], requester: Any, report: Callable[[Any], object] | None = None) -> T:
    """Carry out the steps of a flow, asynchronously; `report` may return something to await."""
    import anyio

    try:
        step = next(flow)
        while True:
            result: Any = None
            if isinstance(step, Sleep):
                await anyio.sleep(step.seconds)
            elif isinstance(step, Report):
                told = None if report is None else report(step.batch)
                if inspect.isawaitable(told):
                    await told
            else:
                try:
                    result = await requester.request(step)
                except APIError as exc:
                    step = flow.throw(exc)
                    continue
            step = flow.send(result)
    except StopIteration as end:
        returned: T = end.value
        return returned
    finally:
        flow.close()
