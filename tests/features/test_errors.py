"""Failures, as callers see them: the class, what it says, and what was tried before; for both clients."""

from __future__ import annotations

import copy
import pickle
import time
from typing import Any

import pytest

import anthropic

ASK: dict[str, Any] = {
    "model": "claude-opus-4-6",
    "max_tokens": 64,
    "messages": [{"role": "user", "content": "Hello, Claude"}],
}
CLASSES = [
    (400, anthropic.BadRequestError),
    (401, anthropic.AuthenticationError),
    (403, anthropic.PermissionDeniedError),
    (404, anthropic.NotFoundError),
    (409, anthropic.ConflictError),
    (413, anthropic.RequestTooLargeError),
    (422, anthropic.UnprocessableEntityError),
    (429, anthropic.RateLimitError),
    (500, anthropic.InternalServerError),
    (503, anthropic.ServiceUnavailableError),
    (504, anthropic.DeadlineExceededError),
    (529, anthropic.OverloadedError),
    (418, anthropic.APIStatusError),
]


@pytest.mark.parametrize(("status", "expected"), CLASSES)
def test_status_gives_the_class(api: Any, server: Any, status: int, expected: type[Exception]) -> None:
    server.fail(status, message="the reason", times=3)
    with pytest.raises(anthropic.APIStatusError) as caught:
        api.call(api.client(max_retries=0).messages.create, **ASK)
    error = caught.value
    assert type(error) is expected
    assert error.status_code == status
    assert error.response.status_code == status
    assert error.request_id.startswith("req_")
    assert error.request_id in str(error)
    assert "the reason" in str(error)
    assert error.body["error"]["message"] == "the reason"
    assert error.attempts == 1
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [408, 409, 429, 500, 503, 529])
def test_passing_failures_are_retried(api: Any, server: Any, status: int) -> None:
    server.fail(status, times=2, headers={"retry-after-ms": "1"})
    response = api.call(api.client().messages.with_raw_response.create, **ASK)
    assert response.retries_taken == 2
    counts = [dict(request.headers)["x-stainless-retry-count"] for request in server.requests]
    assert counts == ["0", "1", "2"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 422])
def test_lasting_failures_are_not(api: Any, server: Any, status: int) -> None:
    server.fail(status, times=3)
    with pytest.raises(anthropic.APIStatusError):
        api.call(api.client().messages.create, **ASK)
    assert len(server.requests) == 1


@pytest.mark.parametrize(("status", "header", "requests"), [(400, "true", 3), (529, "false", 1)])
def test_the_server_decides_about_retries(api: Any, server: Any, status: int, header: str, requests: int) -> None:
    server.fail(status, times=3, headers={"x-should-retry": header, "retry-after-ms": "1"})
    with pytest.raises(anthropic.APIStatusError) as caught:
        api.call(api.client().messages.create, **ASK)
    assert len(server.requests) == requests == caught.value.attempts


def test_a_long_retry_after_is_not_waited_for(api: Any, server: Any) -> None:
    server.fail(429, headers={"retry-after": "171"})
    with pytest.raises(anthropic.RateLimitError) as caught:
        api.call(api.client().messages.create, **ASK)
    assert caught.value.retry_after == 171
    assert len(server.requests) == 1


def test_deadline_ends_attempts_and_waits(api: Any, server: Any) -> None:
    server.stall(0, times=5)
    started = time.monotonic()
    with pytest.raises(anthropic.APITimeoutError) as caught:
        api.call(api.client(deadline=0.3).messages.create, **ASK)
    assert time.monotonic() - started < 3
    assert caught.value.elapsed is not None
    assert caught.value.attempts >= 1


def test_timeout_is_an_error_of_ours_with_its_cause(api: Any, server: Any) -> None:
    server.stall(0)
    with pytest.raises(anthropic.APITimeoutError) as caught:
        api.call(api.client(max_retries=0).messages.create, **ASK, timeout=0.05)
    assert caught.value.__cause__ is not None


def test_a_lost_connection_is_retried(api: Any, server: Any) -> None:
    server.cut(None, times=2)
    client = api.client(retry_policy=anthropic.RetryPolicy(base=0.001))
    api.call(client.messages.create, **ASK)
    assert len(server.requests) == 3


def test_no_network(api: Any) -> None:
    client = api.client(base_url="http://127.0.0.1:9", max_retries=0)
    with pytest.raises(anthropic.APIConnectionError) as caught:
        api.call(client.messages.create, **ASK)
    assert caught.value.__cause__ is not None
    assert not isinstance(caught.value, anthropic.APITimeoutError)


BODIES = [
    ("html", 200, {}, "<html><title>Welcome</title></html>"),
    ("empty", 200, {}, b""),
    ("cut json", 200, {"content-type": "application/json"}, b'{"id": "msg_1", '),
    ("a list", 200, {"content-type": "application/json"}, b"[1, 2]"),
    ("not utf-8", 200, {"content-type": "application/json"}, b'{"id": "\xff"}'),
    ("bad gateway", 502, {}, "<html><title>502 Bad Gateway</title>" + "x" * 100_000 + "</html>"),
]


@pytest.mark.parametrize(("status", "headers", "body"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES])
def test_an_answer_that_is_none(api: Any, server: Any, status: int, headers: Any, body: Any) -> None:
    server.reply(status, {"request-id": "req_odd", **headers}, body)
    with pytest.raises(anthropic.APIError) as caught:
        api.call(api.client(max_retries=0).messages.create, **ASK)
    error = caught.value
    expected = anthropic.APIResponseValidationError if status == 200 else anthropic.InternalServerError
    assert type(error) is expected
    assert error.status_code == status
    assert error.request_id == "req_odd"
    assert "req_odd" in str(error)
    assert len(str(error)) < 1500


@pytest.mark.parametrize(("status", "expected"), CLASSES[:3])
def test_errors_survive_pickling_and_hold_no_key(api: Any, server: Any, status: int, expected: type[Exception]) -> None:
    server.fail(status, message="the reason")
    with pytest.raises(anthropic.APIStatusError) as caught:
        api.call(api.client(api_key="sk-secret-canary", max_retries=0).messages.create, **ASK)
    dump = pickle.dumps(caught.value)
    assert b"canary" not in dump
    assert "canary" not in repr(caught.value) + str(caught.value)
    for twin in (pickle.loads(dump), copy.copy(caught.value), copy.deepcopy(caught.value)):
        assert type(twin) is expected
        assert str(twin) == str(caught.value)
        assert twin.request_id == caught.value.request_id
        assert twin.response.status_code == status


def test_a_long_request_has_to_be_streamed(api: Any, server: Any) -> None:
    long: dict[str, Any] = {**ASK, "max_tokens": 21_334}
    with pytest.raises(ValueError, match="stream=True"):
        api.call(api.client().messages.create, **long)
    with pytest.raises(ValueError, match="stream=True"):
        api.call(api.client().messages.create, **{**long, "model": "claude-opus-4-0", "max_tokens": 8_193})
    assert not server.requests
    api.call(api.client().messages.create, **{**long, "max_tokens": 21_333})
    api.call(api.client().messages.create, **long, timeout=600)
    api.call(api.client(timeout=600).messages.create, **long)
    stream = api.call(api.client().messages.create, **long, stream=True)
    assert api.collect(stream)[-1].type == "message_stop"


def test_max_retries_none_is_explained() -> None:
    with pytest.raises(TypeError, match="max_retries"):
        anthropic.Anthropic(api_key="k", max_retries=None)  # type: ignore[arg-type]
