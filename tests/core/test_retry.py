"""The retry policy as a table: what happened and how often, to how long to wait."""

from __future__ import annotations

import math
import pickle
from typing import Any

import pytest

from anthropic import RetryPolicy
from anthropic._retry import Outcome, retry_after, should_retry

MAYBE = Outcome(retryable=True)


@pytest.mark.parametrize(
    ("retries", "longest"), [(0, 0.5), (1, 1.0), (2, 2.0), (3, 4.0), (4, 8.0), (5, 8.0), (1000, 8.0), (10**9, 8.0)]
)
def test_backoff_doubles_up_to_the_cap(retries: int, longest: float) -> None:
    policy = RetryPolicy(max_retries=math.inf)
    assert policy.delay(retries, MAYBE, 0.0) == longest
    assert policy.delay(retries, MAYBE, 0.999) == pytest.approx(longest * 0.75, rel=0.01)


@pytest.mark.parametrize(("limit", "retried"), [(0, 0), (1, 1), (2, 2), (5, 5)])
def test_number_of_retries(limit: int, retried: int) -> None:
    policy = RetryPolicy(max_retries=limit)
    assert [policy.delay(n, MAYBE, 0.0) is not None for n in range(8)] == [n < retried for n in range(8)]


def test_what_cannot_succeed_is_not_retried() -> None:
    assert RetryPolicy(max_retries=9).delay(0, Outcome(retryable=False, retry_after=1), 0.0) is None


@pytest.mark.parametrize("chance", [0.0, 0.5, 0.999])
@pytest.mark.parametrize("asked", [0.001, 0.2, 3.0, 59.0, 60.0])
def test_the_time_the_server_asks_for_is_a_floor(asked: float, chance: float) -> None:
    delay = RetryPolicy().delay(0, Outcome(True, None, asked), chance)
    assert delay is not None
    assert asked <= delay <= asked * 1.25


def test_too_long_a_time_gives_up_at_once() -> None:
    assert RetryPolicy().delay(0, Outcome(True, None, 60.1), 0.0) is None
    assert RetryPolicy(max_delay=100).delay(0, Outcome(True, None, 60.1), 0.0) == 60.1


def test_no_wait_beyond_the_deadline() -> None:
    assert RetryPolicy().delay(0, MAYBE, 0.0, left=0.4) is None
    assert RetryPolicy().delay(0, MAYBE, 0.0, left=0.6) == 0.5
    assert RetryPolicy().delay(0, Outcome(True, None, 5), 0.0, left=4) is None


def test_a_time_of_nothing_is_backoff() -> None:
    assert RetryPolicy().delay(0, Outcome(True, None, 0.0), 0.0) == 0.5


def test_kinds_of_errors_have_policies_of_their_own() -> None:
    policy = RetryPolicy(overloaded=RetryPolicy(max_retries=9, base=3), rate_limited=RetryPolicy.off())
    assert policy.delay(0, Outcome(True, "overloaded_error"), 0.0) == 3
    assert policy.delay(8, Outcome(True, "overloaded_error"), 0.0) == 8
    assert policy.delay(0, Outcome(True, "rate_limit_error"), 0.0) is None
    assert policy.delay(0, Outcome(True, "api_error"), 0.0) == 0.5
    assert policy.limited(0).delay(0, Outcome(True, "overloaded_error"), 0.0) is None


def test_presets() -> None:
    assert RetryPolicy.default().max_retries == 2
    assert RetryPolicy.off().delay(0, MAYBE, 0.0) is None
    patient = RetryPolicy.patient()
    waits = [patient.delay(n, Outcome(True, "overloaded_error"), 0.0) or 0 for n in range(20)]
    assert 120 < sum(waits) < 3600
    assert pickle.loads(pickle.dumps(patient)) == patient


@pytest.mark.parametrize("value", [None, "2", True])
def test_max_retries_has_to_be_a_number(value: Any) -> None:
    with pytest.raises(TypeError, match=r"math\.inf"):
        RetryPolicy(max_retries=value)


@pytest.mark.parametrize("value", [-1, math.nan])
def test_max_retries_has_to_be_a_possible_number(value: float) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        RetryPolicy(max_retries=value)


@pytest.mark.parametrize(
    ("status", "advice", "expected"),
    [
        *((status, None, True) for status in (408, 409, 429, 500, 502, 503, 504, 529, 599)),
        *((status, None, False) for status in (400, 401, 403, 404, 413, 418, 422, 304)),
        (400, "true", True),
        (529, "false", False),
        (529, "maybe", True),
    ],
)
def test_which_statuses_are_retried(status: int, advice: str | None, expected: bool) -> None:
    assert should_retry(status, {} if advice is None else {"x-should-retry": advice}) is expected


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0.25"}, 0.25),
        ({"retry-after": "0"}, 0.0),
        ({"retry-after-ms": "1500", "retry-after": "7"}, 1.5),
        ({"retry-after-ms": "soon", "retry-after": "7"}, 7.0),
        ({"retry-after": "Thu, 01 Jan 1970 00:01:40 GMT"}, 90.0),
        ({"retry-after": "Thu, 01 Jan 1970 00:00:01 GMT"}, 0.0),
        ({"retry-after": "tomorrow"}, None),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": ""}, None),
    ],
)
def test_reading_the_time_to_wait(headers: dict[str, str], expected: float | None) -> None:
    assert retry_after(headers, now=10.0) == expected
