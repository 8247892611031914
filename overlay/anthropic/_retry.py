"""When to try again, and after how long: pure decisions, values in and values out.

No clock, no randomness, no sleeping and no HTTP objects may live here; the engine passes in the time and a random number.
"""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Statuses below 500 that are worth another try: request timeout, lock conflict, rate limit.
RETRYABLE = frozenset({408, 409, 429})


class Outcome(NamedTuple):
    """How an attempt failed, as far as the decision needs to know."""

    #: Whether the kind of failure may pass by itself; the server's own advice is already in it.
    retryable: bool
    #: The type the API gives the error, e.g. `overloaded_error`.
    error_type: str | None = None
    #: The number of seconds the server asked to wait.
    retry_after: float | None = None


@attrs.frozen
class RetryPolicy:
    """How often and how patiently failed requests are repeated.

    Retried are connection errors, timeouts, and the statuses 408, 409, 429 and all from 500, unless the server says
    otherwise by the header `x-should-retry`. The n-th wait is `base * 2**n` seconds, at most `cap`, less a random part.
    When the server names a time (`retry-after`), the wait is at least that long.
    """

    #: Retries after the first attempt: 0 is none, `math.inf` is no limit.
    max_retries: float = 2
    #: The first wait, in seconds.
    base: float = 0.5
    #: The longest wait of our own choosing, in seconds.
    cap: float = 8.0
    #: The part of a wait that is random, between 0 (none) and 1 (all of it).
    jitter: float = 0.25
    #: The longest wait, in seconds, that the server may ask for. If it asks for more, its error is raised at once.
    max_delay: float = 60.0
    #: What holds instead when the API is overloaded.
    overloaded: RetryPolicy | None = None
    #: What holds instead when a rate limit is exceeded.
    rate_limited: RetryPolicy | None = None
    #: Whether a stream that breaks before you got anything of it is asked for again, with the same number and waits.
    restart_streams: bool = False

    def __attrs_post_init__(self) -> None:
        check_max_retries(self.max_retries)
        for name in ("base", "cap", "max_delay"):
            if not getattr(self, name) >= 0:
                raise ValueError(f"{name} has to be 0 seconds or more, not {getattr(self, name)!r}")
        if not 0 <= self.jitter <= 1:
            raise ValueError(f"jitter has to be between 0 and 1, not {self.jitter!r}")

    @classmethod
    def default(cls) -> RetryPolicy:
        """Return the policy of a client that was given none: two retries, within some seconds."""
        return cls()

    @classmethod
    def patient(cls) -> RetryPolicy:
        """Return a policy that sits out minutes of overload or rate limiting: for batch jobs, not for people who wait."""
        slow = cls(max_retries=12, base=2.0, cap=60.0, max_delay=600.0)
        return cls(max_retries=5, cap=30.0, max_delay=600.0, overloaded=slow, rate_limited=slow)

    @classmethod
    def off(cls) -> RetryPolicy:
        """Return the policy of one attempt and no more."""
        return cls(max_retries=0)

    def limited(self, max_retries: float) -> RetryPolicy:
        """Return this policy with another number of retries, for every kind of error."""
        return attrs.evolve(
            self,
            max_retries=max_retries,
            overloaded=self.overloaded and self.overloaded.limited(max_retries),
            rate_limited=self.rate_limited and self.rate_limited.limited(max_retries),
        )

    def delay(self, retries: int, outcome: Outcome, chance: float, left: float | None = None) -> float | None:
        """Decide whether to try again.

        Args:
            retries: How many retries have been made.
            outcome: How the last attempt failed.
            chance: A random number from 0 up to 1.
            left: The number of seconds until the deadline, if there is one.

        Returns:
            The number of seconds to wait before the next attempt, or `None` to give up now.
        """
        policy = self._for(outcome.error_type)
        if not outcome.retryable or retries >= policy.max_retries:
            return None
        wait = policy._wait(retries, outcome.retry_after, chance)
        if wait is None or (left is not None and wait >= left):
            return None
        return wait

    def _for(self, error_type: str | None) -> RetryPolicy:
        if error_type == "overloaded_error" and self.overloaded is not None:
            return self.overloaded
        if error_type == "rate_limit_error" and self.rate_limited is not None:
            return self.rate_limited
        return self

    def _wait(self, retries: int, asked: float | None, chance: float) -> float | None:
        if asked is not None and asked > 0:
            # Jitter only adds here: earlier than asked is too early, and all at once is a stampede.
            return None if asked > self.max_delay else asked + chance * self.jitter * min(asked, self.base)
        # Beyond some doublings every wait is the cap, and 2.0 ** n would overflow.
        backoff = min(self.base * 2.0 ** min(retries, 64), self.cap)
        return backoff * (1 - chance * self.jitter)


def check_max_retries(value: object) -> None:
    """Raise a helpful error if `value` is no number of retries.

    Raises:
        TypeError: It is no number.
        ValueError: It is negative, or not a number (NaN).
    """
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(
            f"max_retries has to be a number, not {value!r}: 0 turns retries off, math.inf removes the limit"
        )
    if not value >= 0:
        raise ValueError(f"max_retries has to be 0 or more, not {value!r}")


def should_retry(status: int, headers: Mapping[str, str]) -> bool:
    """Say whether a response of this status may be followed by a better one; the header `x-should-retry` decides first."""
    advice = headers.get("x-should-retry")
    if advice in ("true", "false"):
        return advice == "true"
    return status in RETRYABLE or status >= 500


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Return the number of seconds the server asks to wait.

    Args:
        headers: The headers of the response; `retry-after-ms` counts before `retry-after`, which is seconds or a date.
        now: The time, in seconds since the epoch.
    """
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    value = headers.get("retry-after")
    seconds = _number(value)
    if seconds is not None or not value:
        return seconds
    try:
        return max(parsedate_to_datetime(value).timestamp() - now, 0.0)
    except (TypeError, ValueError, OverflowError):
        return None


def _number(value: str | None) -> float | None:
    try:
        number = float(value) if value else None
    except ValueError:
        return None
    # NaN and negative numbers are no times to wait; neither is "inf", which no server means.
    return number if number is not None and 0 <= number < float("inf") else None
