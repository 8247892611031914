"""Building requests: header levels, query, body, credentials, timeouts. No network, no HTTP library."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any

import pytest

import anthropic
from anthropic import omit
from anthropic._request import Builder, Wire
from anthropic._settings import Settings
from anthropic_generated._call import Endpoint, Operation

POST = Endpoint("things.create", "POST", "/v1/things", body="json", response="message")
GET = Endpoint("things.list", "GET", "/v1/things", query={"beta": "true"}, response="message")
SLOW = Endpoint("messages.create", "POST", "/v1/messages", body="json", response="message", slow=True)


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_BASE_URL"):
        monkeypatch.delenv(name, raising=False)


def settings(**options: Any) -> Settings:
    default: dict[str, Any] = {
        "client": "Anthropic",
        "api_key": "sk-key",
        "auth_token": None,
        "base_url": None,
        "timeout": anthropic.not_given,
        "max_retries": anthropic.not_given,
        "retry_policy": None,
        "deadline": None,
        "stream_idle_timeout": 120.0,
        "stream_line_limit": 1_000_000,
        "default_headers": None,
        "default_query": None,
    }
    return Settings.resolve(**{**default, **options})


def build(endpoint: Endpoint = POST, *, client: dict[str, Any] | None = None, **operation: Any) -> Wire:
    call: Operation[Any] = Operation(endpoint, **operation)
    return Builder(settings(**(client or {}))).build(call, "false")


def test_headers_of_every_request() -> None:
    headers = build(body={}).headers()
    assert headers["accept"] == headers["content-type"] == "application/json"
    assert headers["anthropic-version"] == "2023-06-01"
    assert headers["user-agent"] == f"Anthropic/Python {anthropic.__version__}"
    assert headers["x-api-key"] == "sk-key"
    assert headers["x-stainless-retry-count"] == "0"
    assert headers["x-stainless-timeout"] == headers["x-stainless-read-timeout"] == "600"
    assert headers["x-stainless-async"] == "false"
    assert "authorization" not in headers
    named = {"lang", "package-version", "os", "arch", "runtime", "runtime-version"}
    assert named <= {name.replace("x-stainless-", "") for name in headers}


def test_get_has_no_content_type() -> None:
    assert "content-type" not in build(GET).headers()


LEVELS = [
    ({"X-Foo": "1"}, None, None, "1"),
    ({"X-Foo": "1"}, {"x-FOO": "2"}, None, "2"),
    ({"X-Foo": "1"}, {"x-FOO": "2"}, {"x-foo": "3"}, "3"),
    ({"X-Foo": "1"}, None, {"x-foo": omit}, None),
    ({"X-Foo": "1"}, {"x-foo": omit}, {"X-FOO": "3"}, "3"),
    ({"X-Foo": omit}, None, None, None),
    (None, None, {"x-foo": " padded "}, "padded"),
]


@pytest.mark.parametrize(("default", "own", "extra", "expected"), LEVELS)
def test_later_levels_win_whatever_the_case(default: Any, own: Any, extra: Any, expected: str | None) -> None:
    wire = build(client={"default_headers": default}, headers=own, extra_headers=extra)
    assert wire.headers().get("x-foo") == expected


@pytest.mark.parametrize(("name", "removed"), [("user-agent", True), ("X-API-KEY", True), ("Anthropic-Version", True)])
def test_own_headers_can_be_taken_out(name: str, removed: bool) -> None:
    assert (name.lower() not in build(extra_headers={name: omit}).headers()) is removed
    assert (name.lower() not in build(client={"default_headers": {name: omit}}).headers()) is removed


@pytest.mark.parametrize("value", [b"1", 1, None])
def test_header_values_are_text(value: Any) -> None:
    with pytest.raises(TypeError, match="'X-Foo' has to be a str"):
        build(extra_headers={"X-Foo": value})


@pytest.mark.parametrize("value", ["sk-secret\r\nx-evil: 1", "sk-secret\N{BULLET}", "sk-secret\0"])
def test_unfit_header_values_are_not_quoted(value: str) -> None:
    with pytest.raises(ValueError, match="line break") as caught:
        build(client={"api_key": value})
    assert "secret" not in str(caught.value)


def test_key_and_token() -> None:
    both = build(client={"auth_token": "tok"}).headers()
    assert (both["x-api-key"], both["authorization"]) == ("sk-key", "Bearer tok")
    token = build(client={"api_key": None, "auth_token": "tok\n"}).headers()
    assert "x-api-key" not in token
    assert token["authorization"] == "Bearer tok"


def test_no_credentials_names_every_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "")
    with pytest.raises(anthropic.AuthenticationConfigError) as caught:
        build(client={"api_key": None})
    assert isinstance(caught.value, TypeError)
    for place in (
        "argument api_key (not set)",
        "ANTHROPIC_API_KEY (empty)",
        "argument auth_token (not set)",
        "ANTHROPIC_AUTH_TOKEN (not set)",
    ):
        assert place in str(caught.value)


@pytest.mark.parametrize("name", ["X-Api-Key", "authorization"])
def test_credentials_of_the_callers_own(name: str) -> None:
    for value in ("mine", omit):
        build(client={"api_key": None}, extra_headers={name: value})
        build(client={"api_key": None, "default_headers": {name: value}})


def test_credentials_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", " sk-env\n")
    assert build(client={"api_key": None}).headers()["x-api-key"] == "sk-env"
    with pytest.raises(anthropic.AuthenticationConfigError, match=r"api_key \(empty\)"):
        build(client={"api_key": ""})  # an empty argument must not fall back to somebody else's key


QUERIES = [
    ({"a": 1, "b": True, "c": False, "d": None, "e": omit}, "a=1&b=true&c=false"),
    ({"ids": ["x", "y z", 3]}, "ids=x%2Cy%20z%2C3"),
    ({"f": {"g": {"h": 1}}}, "f%5Bg%5D%5Bh%5D=1"),
    ({"at": datetime(2026, 1, 2, tzinfo=timezone.utc)}, "at=2026-01-02T00%3A00%3A00%2B00%3A00"),
    ({"none": [], "&": "="}, "%26=%3D"),
    ({}, ""),
]


@pytest.mark.parametrize(("query", "expected"), QUERIES)
def test_query(query: dict[str, Any], expected: str) -> None:
    url = build(query=query).url
    assert url.partition("?")[2] == expected
    assert build(GET, query=query).url.partition("?")[2] == f"beta=true&{expected}".rstrip("&")


def test_query_levels() -> None:
    wire = build(GET, client={"default_query": {"a": 1, "b": 1}}, query={"b": 2, "c": 2}, extra_query={"c": 3})
    assert wire.url.endswith("?a=1&b=2&beta=true&c=3")


@pytest.mark.parametrize("base", ["https://x.test/proxy", "https://x.test/proxy/"])
def test_base_url(base: str) -> None:
    assert build(client={"base_url": base}).url == "https://x.test/proxy/v1/things"
    assert build(path="https://elsewhere.test/f?x=1").url == "https://elsewhere.test/f?x=1"
    assert build(GET, path="https://elsewhere.test/f?x=1").url == "https://elsewhere.test/f?x=1&beta=true"


def test_base_url_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "http://localhost:1")
    assert build().url == "http://localhost:1/v1/things"
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "")
    assert build().url == "https://api.anthropic.com/v1/things"


def test_extra_body_wins() -> None:
    assert json.loads(build(body={"a": 1, "b": 1}, extra_body={"b": 2, "c": 2}).body or b"") == {"a": 1, "b": 2, "c": 2}  # type: ignore[arg-type]
    assert build(extra_body={"c": 2}).body == b'{"c":2}'
    assert build().body is None
    with pytest.raises(TypeError, match="extra_body"):
        build(extra_body=[1])


def test_generators_are_written_once() -> None:
    assert build(body={"messages": ({"n": n} for n in range(2))}).body == b'{"messages":[{"n":0},{"n":1}]}'


@pytest.mark.parametrize(
    ("client", "call", "header"),
    [(20, anthropic.not_given, "20"), (20.5, 3, "3"), (None, anthropic.not_given, None), (20, None, None)],
)
def test_timeouts(client: Any, call: Any, header: str | None) -> None:
    wire = build(client={"timeout": client}, timeout=call)
    assert wire.headers().get("x-stainless-timeout") == header
    assert wire.headers().get("x-stainless-read-timeout") == header
    assert wire.timeout["read"] == (None if header is None else float(header))


def test_timeout_objects() -> None:
    wire = build(timeout=anthropic.Timeout(9, connect=2))
    assert wire.timeout == {"connect": 2, "read": 9, "write": 9, "pool": 9}
    assert build().timeout == {"connect": 5, "read": 600, "write": 600, "pool": 600}
    with pytest.raises(TypeError, match="timeout"):
        build(timeout="5")


LONG = [
    ("claude-sonnet-4-5", 21_333, False),
    ("claude-sonnet-4-5", 21_334, True),
    ("claude-opus-4-0", 8_192, False),
    ("claude-opus-4-0", 8_193, True),
    ("claude-opus-4-1@20250805", 8_193, True),
]


@pytest.mark.parametrize(("model", "tokens", "refused"), LONG)
def test_long_answers_have_to_be_streamed(model: str, tokens: int, refused: bool) -> None:
    body = {"model": model, "max_tokens": tokens}
    if refused:
        with pytest.raises(ValueError, match=r"stream=True.*timeout="):
            build(SLOW, body=body)
    else:
        build(SLOW, body=body)


@pytest.mark.parametrize(
    ("client", "operation"),
    [
        ({}, {"stream": True}),
        ({}, {"timeout": 600}),
        ({}, {"timeout": None}),
        ({"timeout": 600.0}, {}),
        ({"timeout": None}, {}),
    ],
)
def test_what_turns_the_guard_off(client: dict[str, Any], operation: dict[str, Any]) -> None:
    build(SLOW, client=client, body={"model": "m", "max_tokens": 10**6}, **operation)


def test_warnings_about_models() -> None:
    with pytest.warns(DeprecationWarning, match="2026-01-05") as caught:
        build(SLOW, body={"model": "claude-3-opus-20240229", "max_tokens": 1})
    assert caught[0].filename == __file__
    with pytest.warns(UserWarning, match="adaptive"):
        build(SLOW, body={"model": "claude-opus-4-6", "thinking": {"type": "enabled", "budget_tokens": 2000}})


def test_nothing_shows_the_key() -> None:
    wire = build(body={})
    assert "sk-key" not in repr(wire) + repr(wire.head) + repr(settings())
