"""The engine without a network or a clock: a script of outcomes in, the steps it takes out."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

import anthropic
from anthropic._engine import Conditions, Read, Reply, Send, Sleep, exchange
from anthropic._request import Head, Wire

REQUEST = httpx.Request("POST", "https://api.anthropic.com/v1/messages")


class Once:
    """A body that cannot be sent twice."""

    replayable = False


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def answer(status: int, **headers: str) -> httpx.Response:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(status, headers=names, content=b"{}", request=REQUEST)


def play(
    script: list[httpx.Response | Exception],
    *,
    policy: anthropic.RetryPolicy | None = None,
    deadline: float | None = None,
    takes: float = 1.0,
    streamed: bool = False,
    body: Any = b"{}",
) -> tuple[list[Any], Any]:
    """Run the engine against a script of answers, each after `takes` seconds; return its steps and its end."""
    clock, steps, rest = Clock(), [], iter(script)
    wire = Wire("POST", "/v1/messages", str(REQUEST.url), Head({}), {}, body, {})
    flow = exchange(
        wire,
        streamed,
        Conditions(policy or anthropic.RetryPolicy(), deadline, clock, lambda: 0.0, "X-Api-Key from here"),
    )
    try:
        step = next(flow)
        while True:
            steps.append(step)
            if isinstance(step, Send):
                clock.now += takes
                outcome = next(rest)
                step = flow.throw(outcome) if isinstance(outcome, Exception) else flow.send(outcome)
            elif isinstance(step, Read):
                step = flow.send(step.response)
            else:
                clock.now += step.seconds
                step = flow.send(None)
    except StopIteration as end:
        return steps, end.value
    except anthropic.AnthropicError as error:
        return steps, error


def waits(steps: list[Any]) -> list[float]:
    return [step.seconds for step in steps if isinstance(step, Sleep)]


def test_success_at_once() -> None:
    steps, reply = play([answer(200)])
    assert [type(step) for step in steps] == [Send, Read]
    assert isinstance(reply, Reply)
    assert reply.retries == 0


def test_a_stream_is_left_unread() -> None:
    steps, _ = play([answer(200)], streamed=True)
    assert [type(step) for step in steps] == [Send]


def test_failures_are_read_and_retried() -> None:
    steps, reply = play([answer(529), anthropic.APIConnectionError(request=REQUEST), answer(200)], streamed=True)
    assert [type(step) for step in steps] == [Send, Read, Sleep, Send, Sleep, Send]
    assert steps[1].limit
    assert [step.retries for step in steps if isinstance(step, Send)] == [0, 1, 2]
    assert waits(steps) == [0.5, 1.0]
    assert reply.retries == 2


def test_the_last_failure_is_raised_with_the_count() -> None:
    _, error = play([answer(500), answer(429), answer(503)])
    assert type(error) is anthropic.ServiceUnavailableError
    assert (error.attempts, error.elapsed) == (3, 4.5)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 422, 301])
def test_errors_that_stay_are_raised_at_once(status: int) -> None:
    steps, error = play([answer(status)])
    assert [type(step) for step in steps] == [Send, Read]
    assert error.attempts == 1


def test_no_retries_is_one_request() -> None:
    steps, error = play([anthropic.APITimeoutError(REQUEST)], policy=anthropic.RetryPolicy.off())
    assert len(steps) == 1
    assert error.attempts == 1


def test_the_server_may_forbid_and_ask_for_retries() -> None:
    assert len(waits(play([answer(529, x_should_retry="false")])[0])) == 0
    assert len(waits(play([answer(400, x_should_retry="true"), answer(200)])[0])) == 1


def test_retry_after_is_kept_or_given_up() -> None:
    assert waits(play([answer(429, retry_after="7"), answer(200)])[0]) == [7.0]
    steps, error = play([answer(429, retry_after="171")])
    assert waits(steps) == []
    assert error.retry_after == 171


def test_the_deadline_covers_attempts_and_waits() -> None:
    steps, error = play([answer(500)] * 9, policy=anthropic.RetryPolicy(max_retries=9), deadline=5.0)
    assert waits(steps) == [0.5, 1.0]
    assert [step.left for step in steps if isinstance(step, Send)] == [5.0, 3.5, 1.5]
    assert error.attempts == 3
    assert error.elapsed <= 5.0


def test_a_timeout_by_the_deadline_says_so() -> None:
    _, error = play([anthropic.APITimeoutError(REQUEST)], deadline=3.0, takes=3.0)
    assert "deadline of 3 s" in str(error)


def test_other_exceptions_are_not_retried() -> None:
    with pytest.raises(ZeroDivisionError):
        play([ZeroDivisionError()])


def test_a_body_that_is_used_up_is_not_sent_again() -> None:
    steps, error = play([answer(529)], body=Once())
    assert waits(steps) == []
    assert "cannot be read a second time" in str(error)
    assert "second time" not in str(play([answer(400)], body=Once())[1])


def test_a_refused_key_names_its_source() -> None:
    assert "sent X-Api-Key from here" in str(play([answer(401)])[1])
