"""A request as a generator of steps: attempts, retries, the deadline, errors and logging, written once.

The generator yields a step and is sent its result, or thrown the `APIConnectionError` it ended in. Drivers carry steps
out, synchronously or not; they stand where the HTTP library is. The engine has no clock and no dice: both are passed in.

    Send   -> the response, of which only status and headers have arrived
    Read   -> the response with its body, and its connection given back
    Sleep  -> nothing
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, NamedTuple, Union

from . import _log
from ._errors import APIConnectionError, APIError, APITimeoutError, AuthenticationError, PermissionDeniedError
from ._failure import status_error
from ._retry import Outcome

if TYPE_CHECKING:
    from collections.abc import Generator

    import httpx

    from ._request import Wire
    from ._retry import RetryPolicy

#: How much of the body of an error is read, in bytes: a gateway's page may be endless.
ERROR_LIMIT = 1024 * 1024


class Send(NamedTuple):
    """Send the request; retries made so far, and seconds left until the deadline."""

    wire: Wire
    retries: int
    left: float | None


class Read(NamedTuple):
    """Read the body, all of it, or within a limit as much as can be had; then release the connection."""

    response: httpx.Response
    limit: int | None
    left: float | None


class Sleep(NamedTuple):
    """Wait."""

    seconds: float


Step = Union[Send, Read, Sleep]


class Reply(NamedTuple):
    """How a request ended that succeeded."""

    response: httpx.Response
    retries: int


class Conditions(NamedTuple):
    """What a request is subject to."""

    policy: RetryPolicy
    #: Seconds for everything, or no limit.
    deadline: float | None
    clock: Callable[[], float]
    dice: Callable[[], float]
    #: Which credentials are sent, to name them if they are refused.
    credentials: str | None


class Again(NamedTuple):
    """What it takes to send a request again whose answer broke off: the request, its conditions, and the time of the
    clock at which all has to be over, if any.
    """

    wire: Wire
    conditions: Conditions
    until: float | None

    def delay(self, times: int, error: APIError) -> float | None:
        """Return the seconds to wait before the next time, or `None` if it was sent again often enough."""
        policy, _, _, dice, _ = self.conditions
        if not _can_repeat(self.wire):
            return None
        return policy.delay(times, Outcome(error.retryable, error.error_type, error.retry_after), dice(), self._left())

    def exchange(self, retries: int = 0) -> Generator[Step, Any, Reply]:
        """Send it again, in the time that is left; `retries` were made before, this one included."""
        return exchange(self.wire, True, self.conditions._replace(deadline=self._left()), retries)

    def _left(self) -> float | None:
        return None if self.until is None else self.until - self.conditions.clock()


def exchange(wire: Wire, streamed: bool, conditions: Conditions, retries: int = 0) -> Generator[Step, Any, Reply]:
    """Send a request until it succeeds or has failed for good.

    Args:
        wire: The request.
        streamed: Whether to return as soon as the answer begins, with the body still to come.
        conditions: How patiently.
        retries: How many retries have been made already.

    Raises:
        APIStatusError: The API answered with an error.
        APIConnectionError: It did not answer.
    """
    policy, deadline, clock, dice, _ = conditions
    started, platform = clock(), wire.platform
    renewed = False

    def left() -> float | None:
        return None if deadline is None else deadline - (clock() - started)

    while True:
        _log.sending(wire, retries)
        error: APIError
        try:
            response: httpx.Response = yield Send(wire, retries, left())
            if platform is not None:
                platform.note(response)
            if response.status_code // 100 == 2:
                if not streamed:
                    response = yield Read(response, None, left())
                _log.answered(wire, response, streamed, clock() - started, retries)
                return Reply(response, retries)
            error = status_error((yield Read(response, ERROR_LIMIT, left())))
            if platform is not None:
                platform.explain(error)
            renewing = platform is not None and not renewed and platform.renew(error)
        except APIConnectionError as exc:
            error, renewing = exc, False
        _complete(error, retries, clock() - started, conditions, wire)
        # A credential that has expired is replaced once, whatever the policy says of retries.
        delay = 0.0 if renewing and _can_repeat(wire) else _delay(policy, wire, error, retries, dice, left())
        renewed = renewed or renewing
        if delay is None:
            _log.failed(wire, error)
            try:
                raise error
            finally:
                del error  # or the error and its traceback would keep each other alive
        _log.retrying(wire, error, delay)
        yield Sleep(delay)
        retries += 1


def _delay(
    policy: RetryPolicy, wire: Wire, error: APIError, retries: int, dice: Callable[[], float], left: float | None
) -> float | None:
    if not _can_repeat(wire):
        if error.retryable:
            error.message += " It was not retried, because a file in it cannot be read a second time."
        return None
    outcome = Outcome(error.retryable, error.error_type, error.retry_after)
    return policy.delay(retries, outcome, dice(), left)


def _can_repeat(wire: Wire) -> bool:
    return wire.body is None or isinstance(wire.body, bytes) or wire.body.replayable


def _complete(error: APIError, retries: int, elapsed: float, conditions: Conditions, wire: Wire) -> None:
    """Write on the error what only the engine knows."""
    error.attempts = retries + 1
    error.elapsed = elapsed
    if wire.platform is not None and isinstance(error, (AuthenticationError, PermissionDeniedError)):
        error.credentials = wire.platform.authorizer.source
    elif isinstance(error, AuthenticationError):
        error.credentials = conditions.credentials
    elif isinstance(error, APITimeoutError) and conditions.deadline is not None and elapsed >= conditions.deadline:
        error.message = f"Request timed out: the deadline of {conditions.deadline:g} s has passed."
