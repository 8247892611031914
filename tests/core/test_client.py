"""Clients: options and copies, who closes what, what never shows. Answers come from a function instead of a network."""

from __future__ import annotations

import asyncio
import copy
import json
import logging
import math
import pickle
import subprocess
import sys
from typing import Any, Callable

import httpx
import pytest

import anthropic
from anthropic import Anthropic, AsyncAnthropic, omit

SECRET = "sk-ant-secret-canary"
ASK: dict[str, Any] = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "private words"}]}
MESSAGE = {
    "id": "msg_1",
    "type": "message",
    "role": "assistant",
    "model": "m",
    "content": [{"type": "text", "text": "hi"}],
    "stop_reason": "end_turn",
    "stop_sequence": None,
    "usage": {"input_tokens": 1, "output_tokens": 2},
}
Handler = Callable[[httpx.Request], httpx.Response]


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_BASE_URL", "ANTHROPIC_LOG"):
        monkeypatch.delenv(name, raising=False)


def fine(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json=MESSAGE, headers={"request-id": "req_1", "set-cookie": "a=b"})


def transport(handler: Handler = fine) -> httpx.Client:
    return httpx.Client(transport=httpx.MockTransport(handler))


def make(handler: Handler = fine, **options: Any) -> Anthropic:
    return Anthropic(**{"api_key": SECRET, "http_client": transport(handler), **options})


def sent(client: Anthropic, **options: Any) -> httpx.Request:
    return client.messages.with_raw_response.create(**ASK, **options).http_request


def test_a_message() -> None:
    message = make().messages.create(**ASK)
    assert message.content[0].type == "text"
    assert message._request_id == "req_1"


def test_making_a_client_loads_no_http_library() -> None:
    code = (
        "import sys, anthropic; assert not {'httpx', 'attrs', 'attr', 'logging'} & set(sys.modules), 'import';"
        "anthropic.Anthropic(api_key='x').messages; assert not {'httpx', 'ssl'} & set(sys.modules), 'client'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


# Options


def test_copies_extend_or_replace() -> None:
    client = make(default_headers={"X-A": "1"}, default_query={"q": 1}, max_retries=5, timeout=9)
    assert sent(client.with_options(default_headers={"x-a": "2", "x-b": "2"})).headers["x-a"] == "2"
    replaced = sent(client.copy(set_default_headers={"x-b": "2"}, set_default_query={}))
    assert "x-a" not in replaced.headers
    assert not replaced.url.query
    assert sent(client.copy(default_query={"p": 2})).url.query == b"q=1&p=2"
    changed = client.copy(
        max_retries=0, timeout=None, base_url="http://other.test", api_key="other", auth_token="token"
    )
    assert (changed.max_retries, changed.timeout, str(changed.base_url)) == (0, None, "http://other.test/")
    assert (changed.api_key, changed.auth_token) == ("other", "token")
    assert (client.max_retries, client.timeout, client.api_key) == (5, 9, SECRET)
    assert client.copy().max_retries == 5


@pytest.mark.parametrize("name", ["headers", "query"])
def test_extending_and_replacing_exclude_each_other(name: str) -> None:
    options: dict[str, Any] = {f"default_{name}": {}, f"set_default_{name}": {}}
    with pytest.raises(ValueError, match="exclude each other"):
        make().copy(**options)


def test_attributes_can_be_set() -> None:
    client = make()
    messages = client.messages
    client.base_url = "http://other.test/x"
    client.api_key = "new"
    client.timeout = 7
    client.max_retries = 0
    assert messages is client.messages
    request = sent(client)
    assert str(request.url) == "http://other.test/x/v1/messages"
    assert request.headers["x-api-key"] == "new"
    assert request.headers["host"] == "other.test"
    assert request.extensions["timeout"]["read"] == 7
    client.api_key = None
    with pytest.raises(anthropic.AuthenticationConfigError):
        client.messages.create(**ASK)


@pytest.mark.parametrize("value", [None, "2"])
def test_max_retries_is_checked(value: Any) -> None:
    with pytest.raises(TypeError, match=r"math\.inf"):
        make(max_retries=value)
    with pytest.raises(TypeError, match=r"math\.inf"):
        make().with_options(max_retries=value)


def test_retries_without_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    answers = iter([httpx.Response(529)] * 20)
    client = make(lambda request: next(answers, None) or fine(request), max_retries=math.inf)
    response = client.messages.with_raw_response.create(**ASK)
    assert response.retries_taken == 20
    assert response.http_request.headers["x-stainless-retry-count"] == "20"


def test_the_timeout_of_a_given_client_is_adopted() -> None:
    def read(http_client: httpx.Client, **options: Any) -> float:
        with http_client:
            timeout: Any = Anthropic(api_key="k", http_client=http_client, **options).timeout
            return float(getattr(timeout, "read", timeout))

    assert read(httpx.Client()) == 600
    assert read(httpx.Client(timeout=7)) == 7
    assert read(httpx.Client(timeout=7), timeout=8) == 8
    assert read(anthropic.DefaultHttpxClient()) == 600


@pytest.mark.parametrize("wrong", [httpx.AsyncClient(), object(), "x"])
def test_the_http_client_has_to_be_of_the_right_kind(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"httpx\.Client"):
        Anthropic(http_client=wrong)
    if not isinstance(wrong, httpx.AsyncClient):
        with pytest.raises(TypeError, match=r"httpx\.AsyncClient"):
            AsyncAnthropic(http_client=wrong)


def test_what_a_given_client_adds_is_kept() -> None:
    http_client = httpx.Client(
        transport=httpx.MockTransport(fine),
        headers={"X-Corp": "1", "User-Agent": "theirs"},
        params={"tenant": "t"},
        cookies={"c": "d"},
    )
    client = Anthropic(api_key="k", http_client=http_client)
    request = sent(client)
    assert request.headers["x-corp"] == "1"
    assert request.headers["user-agent"].startswith("Anthropic/Python")
    assert request.url.params["tenant"] == "t"
    assert request.headers["cookie"] == "c=d"
    http_client.headers["X-Corp"] = "2"
    assert sent(client).headers["x-corp"] == "2"


def test_one_header_of_each_name() -> None:
    request = sent(make(default_headers={"x-api-KEY": "other"}), extra_headers={"USER-AGENT": "mine"})
    names = [name.lower() for name, _ in request.headers.raw]
    assert len(names) == len(set(names))
    assert (request.headers["x-api-key"], request.headers["user-agent"]) == ("other", "mine")
    assert json.loads(request.content)["messages"] == ASK["messages"]
    assert request.headers["content-length"] == str(len(request.content))


def test_hosts_with_underscores() -> None:
    request = sent(make(base_url="https://my_host.test"))
    assert request.extensions["sni_hostname"] == "my-host.test"


# Closing


def test_closing_a_copy_leaves_the_original_open() -> None:
    client = Anthropic(api_key="k")
    with client.with_options(timeout=1) as view:
        assert not view.is_closed()
    assert view.is_closed()
    assert not client.is_closed()
    other = client.with_options(timeout=2)
    client.close()
    for closed in (client, view, other):
        assert closed.is_closed()
        with pytest.raises(anthropic.AnthropicError, match="closed"):
            closed.messages.create(**ASK)


def test_a_given_client_stays_open() -> None:
    http_client = transport()
    with Anthropic(api_key="k", http_client=http_client) as client:
        client.messages.create(**ASK)
    assert client.is_closed()
    assert not http_client.is_closed
    http_client.close()


def test_a_default_client_closes_with_the_last_that_was_given_it() -> None:
    http_client = anthropic.DefaultHttpxClient(transport=httpx.MockTransport(fine))
    first, second = (Anthropic(api_key="k", http_client=http_client) for _ in range(2))
    first.close()
    second.messages.create(**ASK)
    second.close()
    assert http_client.is_closed


def test_use_after_the_given_client_was_closed_is_not_retried() -> None:
    calls: list[int] = []
    http_client = transport(lambda request: calls.append(1) or fine(request))  # type: ignore[func-returns-value]
    client = Anthropic(api_key="k", http_client=http_client)
    http_client.close()
    with pytest.raises(anthropic.AnthropicError, match="closed"):
        client.messages.create(**ASK)
    assert client.is_closed()
    assert not calls


def test_programming_errors_are_not_retried() -> None:
    calls: list[int] = []

    def broken(request: httpx.Request) -> httpx.Response:
        calls.append(1)
        raise KeyError("bug")

    with pytest.raises(KeyError):
        make(broken).messages.create(**ASK)
    assert len(calls) == 1


def test_second_client_is_cheap() -> None:
    first = anthropic.DefaultHttpxClient()
    second = anthropic.DefaultHttpxClient()
    context = [c._transport._pool._ssl_context for c in (first, second)]  # type: ignore[attr-defined]
    assert context[0] is context[1]


# Errors out of httpx

FAILURES = [
    (httpx.ConnectError("refused"), anthropic.APIConnectionError, 3),
    (httpx.ReadError("reset"), anthropic.APIConnectionError, 3),
    (httpx.RemoteProtocolError("cut"), anthropic.APIConnectionError, 3),
    (httpx.ReadTimeout("slow"), anthropic.APITimeoutError, 3),
    (httpx.PoolTimeout("full"), anthropic.APITimeoutError, 3),
    (httpx.ProxyError("407"), anthropic.APIConnectionError, 3),
    (httpx.UnsupportedProtocol("ftp"), anthropic.APIConnectionError, 1),
    (httpx.LocalProtocolError(f"Illegal header value {SECRET!r}"), anthropic.APIConnectionError, 1),
    (httpx.TooManyRedirects("loop"), anthropic.APIConnectionError, 1),
]


@pytest.mark.parametrize(("failure", "expected", "attempts"), FAILURES, ids=lambda value: type(value).__name__)
def test_exceptions_of_httpx(failure: Exception, expected: Any, attempts: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)

    def fail(request: httpx.Request) -> httpx.Response:
        raise failure

    with pytest.raises(expected) as caught:
        make(fail).messages.create(**ASK)
    assert type(caught.value) is expected
    assert caught.value.attempts == attempts
    assert caught.value.__cause__ is failure
    assert SECRET not in str(caught.value)


class Broken(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A stream of one event, and then a failure."""

    def __init__(self) -> None:
        self.closed = False

    def __iter__(self) -> Any:
        yield b'event: message_start\ndata: {"message": {}}\n\n'
        raise httpx.ReadError("reset")

    async def __aiter__(self) -> Any:
        for piece in self:
            yield piece

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True


def test_failures_within_a_stream() -> None:
    body = Broken()
    stream = make(lambda request: httpx.Response(200, stream=body)).messages.create(**ASK, stream=True)
    assert next(stream).type == "message_start"
    with pytest.raises(anthropic.APIConnectionError) as caught:
        next(stream)
    assert caught.value.in_stream
    assert isinstance(caught.value.__cause__, httpx.ReadError)
    assert body.closed


def test_failures_within_an_asynchronous_stream() -> None:
    body = Broken()

    async def run() -> None:
        http_client = httpx.AsyncClient(transport=httpx.MockTransport(lambda request: httpx.Response(200, stream=body)))
        client = AsyncAnthropic(api_key="k", http_client=http_client)
        stream = await client.messages.create(**ASK, stream=True)
        assert (await stream.__anext__()).type == "message_start"
        with pytest.raises(anthropic.APIConnectionError):
            await stream.__anext__()

    asyncio.run(run())
    assert body.closed


BODIES = ["", "<html>hotel</html>", "[1]", '"text"', "{", "null", "\ufeff"]


@pytest.mark.parametrize("text", BODIES)
def test_answers_that_are_none(text: str) -> None:
    client = make(lambda request: httpx.Response(200, text=text, headers={"request-id": "req_9"}))
    with pytest.raises(anthropic.APIResponseValidationError) as caught:
        client.messages.create(**ASK)
    assert (caught.value.status_code, caught.value.request_id) == (200, "req_9")
    assert client.messages.with_raw_response.create(**ASK).text == text


# Secrets


def test_nothing_shows_the_key() -> None:
    client = make(auth_token=f"{SECRET}-token", default_headers={"X-Api-Key": SECRET})
    client.messages.create(**ASK)
    requester = client._requester
    shown = [repr(client), repr(vars(client)), repr(vars(requester)), repr(requester.settings), repr(requester)]
    assert SECRET not in "".join(shown)
    for dump in (pickle.dumps, lambda it: copy.copy(it).__reduce__()):
        with pytest.raises(TypeError) as caught:
            dump(client)
        assert SECRET not in str(caught.value)


def test_copies_by_module_copy_share_the_connections() -> None:
    client = make()
    for twin in (copy.copy(client), copy.deepcopy(client)):
        assert twin is not client
        assert twin.api_key == SECRET
        assert twin._requester.pool is client._requester.pool


def test_logs_hold_no_secrets(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    error = {"type": "error", "error": {"type": "overloaded_error", "message": "private words"}}
    answers = iter([httpx.Response(529, json=error, headers={"request-id": "req_0"})])
    client = make(lambda request: next(answers, None) or fine(request), auth_token=SECRET)
    with caplog.at_level(logging.DEBUG, logger="anthropic"):
        client.messages.create(**ASK)
    text = caplog.text
    assert "req_0" in text
    assert "retries 1" in text
    assert "POST /v1/messages" in text
    for secret in (SECRET, "private words", "a=b", "Bearer"):
        assert secret not in text


@pytest.mark.parametrize(("value", "level"), [("debug", 10), ("info", 20), ("warn", 30), ("WARN", 30), ("off", 51)])
def test_the_environment_sets_the_log_level(value: str, level: int) -> None:
    code = f"import anthropic, logging; assert logging.getLogger('anthropic').getEffectiveLevel() == {level}"
    subprocess.run([sys.executable, "-c", code], check=True, env={**__import__("os").environ, "ANTHROPIC_LOG": value})


def test_key_and_token_from_the_environment_are_warned_of(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", SECRET)
    monkeypatch.setenv("ANTHROPIC_AUTH_TOKEN", SECRET)
    Anthropic()
    assert "both are sent" in caplog.text
    assert SECRET not in caplog.text


def test_the_key_does_not_follow_a_redirect_elsewhere() -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        if request.url.host == "a.test":
            return httpx.Response(307, headers={"location": "http://b.test/v1/messages"})
        return fine(request)

    http_client = anthropic.DefaultHttpxClient(transport=httpx.MockTransport(handler))
    client = Anthropic(api_key=SECRET, auth_token=SECRET, base_url="http://a.test", http_client=http_client)
    client.messages.create(**ASK)
    assert seen[0].content == seen[1].content
    assert seen[1].url.host == "b.test"
    assert SECRET not in str(seen[1].headers.raw)


def test_explicit_beta_header_replaces() -> None:
    seen: list[httpx.Request] = []
    client = make(lambda request: seen.append(request) or fine(request))  # type: ignore[func-returns-value]
    client.beta.messages.create(**ASK, betas=["a", "b"])
    client.beta.messages.create(**ASK, betas=["a"], extra_headers={"Anthropic-Beta": "c"})
    client.beta.messages.create(**ASK, betas=["a"], extra_headers={"Anthropic-Beta": omit})
    assert [request.headers.get("anthropic-beta") for request in seen] == ["a,b", "c", None]
    assert seen[0].url.query == b"beta=true"
