"""The error tree: which class for which answer, what errors tell, and that they travel."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import httpx
import pytest

import anthropic
from anthropic._failure import STATUSES, TYPES, decoded, status_error, stream_error, unexpected

REQUEST = httpx.Request("POST", "https://api.anthropic.com/v1/messages", headers={"x-api-key": "sk-secret"})


def response(status: int, body: Any = None, headers: dict[str, str] | None = None, text: str = "") -> httpx.Response:
    content = text.encode() if body is None else json.dumps(body).encode()
    return httpx.Response(status, headers=headers, content=content, request=REQUEST)


def api_error(kind: str, message: str = "the reason") -> dict[str, Any]:
    return {"type": "error", "error": {"type": kind, "message": message}}


@pytest.mark.parametrize(("status", "cls"), [*STATUSES.items(), (500, anthropic.InternalServerError)])
def test_class_of_a_status(status: int, cls: type[anthropic.APIStatusError]) -> None:
    error = status_error(response(status, text="no"))
    assert type(error) is cls
    assert isinstance(error, anthropic.InternalServerError) == (status >= 500)


@pytest.mark.parametrize("status", [302, 402, 408, 418])
def test_other_statuses(status: int) -> None:
    assert isinstance(status_error(response(status, text="no")), anthropic.APIStatusError)


def test_the_type_refines_a_status_of_500() -> None:
    assert type(status_error(response(500, api_error("overloaded_error")))) is anthropic.OverloadedError
    assert type(status_error(response(500, api_error("rate_limit_error")))) is anthropic.InternalServerError
    assert type(status_error(response(400, api_error("api_error")))) is anthropic.BadRequestError


@pytest.mark.parametrize(("kind", "expected"), TYPES.items())
def test_error_events_have_the_class_of_the_same_error_outside(kind: str, expected: tuple[int, Any]) -> None:
    stream = response(200, headers={"request-id": "req_1"})
    error = stream_error(json.dumps(api_error(kind)), stream)
    assert (error.status_code, type(error)) == expected
    assert (error.in_stream, error.error_type, error.message, error.request_id) == (True, kind, "the reason", "req_1")
    assert error.response.status_code == 200
    assert error.retryable is (kind in ("rate_limit_error", "api_error", "timeout_error", "overloaded_error"))


@pytest.mark.parametrize("data", [json.dumps(api_error("new_error")), "oops", "[]", '{"error": "text"}', "{}"])
def test_unknown_error_events(data: str) -> None:
    error = stream_error(data, response(200))
    assert type(error) is anthropic.APIStatusError
    assert error.status_code == 200


def test_text_of_an_error() -> None:
    error = status_error(response(429, api_error("rate_limit_error"), {"request-id": "req_7", "retry-after": "3"}))
    assert str(error) == "the reason (HTTP 429 rate_limit_error, request id req_7)"
    assert (error.message, error.retry_after, error.retryable) == ("the reason", 3.0, True)
    assert error.body == api_error("rate_limit_error")
    assert error.request is REQUEST


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("<html>\n <h1>Bad gateway</h1>", "<html> <h1>Bad gateway"),
        ("", "empty body"),
        ('{"a": 1}', '{"a": 1}'),
        ("[1]", "[1]"),
    ],
)
def test_bodies_that_are_no_error_objects(text: str, part: str) -> None:
    error = status_error(response(502, text=text, headers={"request-id": "req_2"}))
    assert part in str(error)
    assert "502" in str(error)
    assert error.request_id == "req_2"


def test_excerpts_are_bounded() -> None:
    assert len(str(status_error(response(502, text="x" * 100_000)))) < 1000
    assert len(str(unexpected(response(200), "JSON", "x" * 100_000))) < 1000


@pytest.mark.parametrize(
    ("content", "value"), [(b"", None), (b"{", "{"), (b"\xff", "\ufffd"), (b"[" * 10**5, "[" * 10**5)]
)
def test_decoding_never_raises(content: bytes, value: object) -> None:
    assert decoded(content) == value


def test_official_constructors() -> None:
    answer = response(404)
    error = anthropic.NotFoundError("gone", response=answer, body=None)
    assert (error.message, error.status_code, error.response) == ("gone", 404, answer)
    assert str(anthropic.APIConnectionError(request=REQUEST)) == "Connection error."
    assert anthropic.APIConnectionError(message="off", request=REQUEST).message == "off"
    assert isinstance(anthropic.APITimeoutError(REQUEST), anthropic.APIConnectionError)
    assert anthropic.APITimeoutError(request=REQUEST).request is REQUEST
    assert anthropic.APIError("x", REQUEST, body={"a": 1}).body == {"a": 1}
    assert anthropic.APIResponseValidationError(response=answer, body=None).status_code == 404
    handmade = anthropic.RateLimitError("slow", response=httpx.Response(429), body=None)
    assert handmade.status_code == 429


def errors() -> list[anthropic.AnthropicError]:
    headers = {
        "request-id": "req_1",
        "retry-after": "5",
        "set-cookie": "session=sk-secret",
        "content-type": "text/html",
    }
    timeout = anthropic.APITimeoutError(REQUEST)
    timeout.attempts = 3
    return [
        anthropic.AnthropicError("a"),
        anthropic.AuthenticationConfigError([("argument api_key", "not set")]),
        anthropic.APIError("b", REQUEST, body=None),
        anthropic.APIConnectionError(request=REQUEST),
        timeout,
        unexpected(response(200, text="<html>", headers=headers), "JSON", "<html>"),
        *(status_error(response(status, api_error("x"), headers)) for status in (*STATUSES, 418, 500)),
        stream_error(json.dumps(api_error("overloaded_error")), response(200, headers=headers)),
    ]


@pytest.mark.parametrize("error", errors(), ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("again", [lambda e: pickle.loads(pickle.dumps(e)), copy.copy, copy.deepcopy])
def test_errors_travel(error: Any, again: Any) -> None:
    twin = again(error)
    assert type(twin) is type(error)
    assert (str(twin), twin.args) == (str(error), error.args)
    for name in ("message", "body", "status_code", "request_id", "error_type", "in_stream", "retry_after", "attempts"):
        assert getattr(twin, name, None) == getattr(error, name, None)
    if getattr(error, "response", None) is not None:
        assert twin.response.status_code == error.response.status_code
        assert twin.response.headers["request-id"] == "req_1"
        assert twin.response.content == error.response.content
        assert "set-cookie" not in twin.response.headers
    if isinstance(error, anthropic.APIError):
        assert (twin.request.method, twin.request.url) == (REQUEST.method, REQUEST.url)
        assert "x-api-key" not in twin.request.headers
    assert b"sk-secret" not in pickle.dumps(error)


def test_subclasses_travel_too() -> None:
    error = status_error(response(400, api_error("x")))
    error.partial = {"text": "so far"}
    assert pickle.loads(pickle.dumps(error)).partial == {"text": "so far"}
