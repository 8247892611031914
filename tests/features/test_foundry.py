"""Microsoft Foundry: the same client at another address, with a key or with tokens that come and go; and what all platforms
promise beside: no redirects, no secrets, credentials that are renewed once, and a first-party client that knows nothing of it.
"""

from __future__ import annotations

import asyncio
import copy
import io
import json
import logging
import pickle
import threading
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Callable

import httpx
import pytest

import anthropic
import anthropic_generated
from anthropic import NotSupportedOnPlatformError, omit
from anthropic.testing import Server, call, serve

ASK: dict[str, Any] = {
    "model": "claude-sonnet-4-6",
    "max_tokens": 64,
    "messages": [{"role": "user", "content": "Hello, Claude"}],
}
KEY = "foundry-canary-0123456789"
TOKEN = "token-canary-9876543210"
#: Far more than anything here takes: a hang becomes a failure.
LONG = 10.0


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("API_KEY", "RESOURCE", "BASE_URL"):
        monkeypatch.delenv(f"ANTHROPIC_FOUNDRY_{name}", raising=False)


@pytest.fixture
def elsewhere() -> Iterator[Server]:
    """Another server."""
    with serve() as other:
        yield other


def classes(api: Any) -> Any:
    return anthropic.AsyncAnthropicFoundry if api.is_async else anthropic.AnthropicFoundry


def foundry(api: Any, **options: Any) -> Any:
    """A client of the embedded server's Foundry, with a key unless told otherwise; closed at the end of the test."""
    if api.kind == "aiohttp":
        options = {"http_client": anthropic.DefaultAioHttpClient(), **options}
    if "azure_ad_token_provider" not in options:
        options = {"api_key": KEY, **options}
    made = classes(api)(**{"base_url": f"{api.server.base_url}/anthropic", **options})
    api._clients.append(made)
    return made


def sent(server: Server, name: str) -> list[str | None]:
    """The values of a header of all requests."""
    return [request.header(name) for request in server.requests]


class Tokens:
    """A provider of tokens: each time the next, alone or with a lifetime; of an asynchronous client, to be awaited."""

    def __init__(self, *tokens: Any, lifetime: float | None = None) -> None:
        self._tokens = list(tokens)
        self._lifetime = lifetime
        self.count = 0

    def __call__(self) -> Any:
        token = self._tokens[min(self.count, len(self._tokens) - 1)]
        self.count += 1
        return token if self._lifetime is None else (token, time.time() + self._lifetime)

    async def awaited(self) -> Any:
        await asyncio.sleep(0)
        return self()


def never() -> str:
    pytest.fail("no token is needed")


# What is sent


def test_a_message_goes_to_the_resource_with_its_key(every_api: Any, server: Any) -> None:
    message = every_api.call(foundry(every_api).messages.create, **ASK)
    assert isinstance(message, anthropic.types.Message)
    assert message.content[0].text
    (request,) = server.requests
    assert request.path == "/anthropic/v1/messages"
    assert json.loads(request.body) == ASK
    assert (request.header("api-key"), request.header("x-api-key")) == (KEY, KEY)
    assert request.header("authorization") is None
    assert request.header("anthropic-version") == "2023-06-01"
    assert str(request.header("user-agent")).startswith(f"{classes(every_api).__name__}/Python")


def test_what_the_api_does_foundry_does(every_api: Any, server: Any) -> None:
    client = foundry(every_api)
    run, ask = every_api.call, ASK
    assert run(client.messages.count_tokens, model=ask["model"], messages=ask["messages"]).input_tokens > 0
    assert run(client.beta.messages.count_tokens, model=ask["model"], messages=ask["messages"]).input_tokens > 0
    assert isinstance(run(client.beta.messages.create, **ask), anthropic.types.beta.BetaMessage)
    assert "message_stop" in [
        event.type for event in every_api.collect(run(client.messages.create, **ask, stream=True))
    ]
    assert run(client.messages.create, **ask, via_stream=True).content
    with every_api.using(client.messages.stream(**ask)) as stream:
        assert "".join(every_api.collect(stream.text_stream)) == every_api.run(stream.get_final_message()).text
    with every_api.using(client.beta.messages.stream(**ask)) as stream:
        assert every_api.run(stream.get_final_message()).content
    raw = run(client.messages.with_raw_response.create, **ask)
    assert raw.headers["apim-request-id"]
    assert every_api.run(raw.parse()).content
    file = run(client.beta.files.upload, file=("notes.txt", b"notes", "text/plain"))
    assert [item.id for item in every_api.collect(run(client.beta.files.list))] == [file.id]
    assert run(client.beta.files.delete, file.id).id == file.id
    assert every_api.collect(run(client.beta.skills.list)) is not None
    assert run(client.post, "/v1/messages", cast_to=dict, body=ASK)["type"] == "message"
    assert {request.path.startswith("/anthropic/v1/") for request in server.requests} == {True}
    assert {request.header("api-key") for request in server.requests} == {KEY}
    assert "true" in [request.query.get("beta") for request in server.requests]


def test_structured_outputs(every_api: Any, server: Any) -> None:
    server.converse('{"value": 4}', match=lambda body: True)
    client = foundry(every_api)
    parsed = every_api.call(client.messages.parse, **ASK, output_format={"type": "json_schema", "schema": SCHEMA})
    assert parsed.parsed_output == {"value": 4}


SCHEMA = {
    "type": "object",
    "properties": {"value": {"type": "integer"}},
    "required": ["value"],
    "additionalProperties": False,
}


def test_a_conversation_with_tools(every_api: Any, server: Any) -> None:
    def double(number: int) -> str:
        """Double a number.

        Args:
            number: The number.
        """
        return str(2 * number)

    server.converse(call("double", number=21), "It is 42.")
    runner = foundry(every_api).messages.tool_runner(**ASK, tools=[double])
    assert every_api.run(runner.until_done()).text == "It is 42."
    assert [block["content"] for block in server.requests[-1].json()["messages"][-1]["content"]] == ["42"]


@pytest.mark.parametrize("awaitable", [False, True])
def test_tokens_are_asked_for_before_each_request(every_api: Any, server: Any, awaitable: bool) -> None:
    tokens = Tokens("one", "two")
    if awaitable and not every_api.is_async:
        client = foundry(every_api, azure_ad_token_provider=tokens.awaited)
        with pytest.raises(anthropic.CredentialsError, match="use the asynchronous client"):
            every_api.call(client.messages.create, **ASK)
        assert not server.requests
        return
    client = foundry(every_api, azure_ad_token_provider=tokens.awaited if awaitable else tokens)
    every_api.call(client.messages.create, **ASK)
    every_api.call(client.messages.create, **ASK)
    assert sent(server, "authorization") == ["Bearer one", "Bearer two"]
    assert sent(server, "api-key") == sent(server, "x-api-key") == [None, None]
    assert client.api_key is None


def test_each_attempt_has_a_token_of_its_own(every_api: Any, server: Any) -> None:
    server.fail(500, times=2, headers={"retry-after-ms": "1"})
    client = foundry(every_api, azure_ad_token_provider=Tokens("one", "two", "three"))
    every_api.call(client.messages.create, **ASK)
    assert sent(server, "authorization") == ["Bearer one", "Bearer two", "Bearer three"]


def test_a_token_with_its_end_is_kept(every_api: Any, server: Any) -> None:
    tokens = Tokens("one", "two", lifetime=3600)
    client = foundry(every_api, azure_ad_token_provider=tokens)
    every_api.call(client.messages.create, **ASK)
    every_api.call(client.with_options(timeout=5).messages.create, **ASK)
    assert tokens.count == 1
    assert sent(server, "authorization") == ["Bearer one"] * 2


LACKING: list[tuple[str, Callable[[Any], Any]]] = [
    ("models.list", lambda client: client.models.list()),
    ("models.retrieve", lambda client: client.models.retrieve("m")),
    ("beta.models.list", lambda client: client.beta.models.list()),
    (
        "messages.batches.create",
        lambda client: client.messages.batches.create(requests=[{"custom_id": "a", "params": ASK}]),
    ),
    ("messages.batches.list", lambda client: client.messages.batches.list()),
    ("messages.batches.retrieve", lambda client: client.messages.batches.results("b")),
    ("beta.messages.batches.retrieve", lambda client: client.beta.messages.batches.retrieve("b")),
    ("messages.batches.cancel", lambda client: client.messages.batches.with_raw_response.cancel("b")),
    (
        "completions.create",
        lambda client: client.completions.create(
            model="m", prompt="\n\nHuman: Hi\n\nAssistant:", max_tokens_to_sample=1
        ),
    ),
    ("GET /v1/models", lambda client: client.get("v1/models?limit=1", cast_to=object)),
]


@pytest.mark.parametrize(("name", "method"), LACKING, ids=[name for name, _ in LACKING])
def test_what_foundry_lacks_is_refused_before_anything_happens(api: Any, server: Any, name: str, method: Any) -> None:
    client = foundry(api, azure_ad_token_provider=never)
    with pytest.raises(NotSupportedOnPlatformError, match="is not available on Microsoft Foundry") as caught:
        api.run(method(client))
    assert (caught.value.operation, caught.value.platform) == (name, "Microsoft Foundry")
    assert not server.requests


# Where it is, and with what


def test_all_can_come_from_the_environment(every_api: Any, server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_FOUNDRY_API_KEY", KEY)
    monkeypatch.setenv("ANTHROPIC_FOUNDRY_BASE_URL", f"{server.base_url}/anthropic/")
    monkeypatch.setenv("ANTHROPIC_FOUNDRY_RESOURCE", "not-used")
    # What is for the Claude API is no business of another.
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-ant-not-for-azure")
    monkeypatch.setenv("ANTHROPIC_AUTH_TOKEN", "not-for-azure")
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "http://127.0.0.1:9")
    client = classes(every_api)()
    every_api._clients.append(client)
    every_api.call(client.messages.create, **ASK)
    assert "not-for-azure" not in str(server.requests[0].headers)
    assert sent(server, "api-key") == [KEY]
    assert client.auth_token is None


def test_a_resource_is_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    client = anthropic.AnthropicFoundry(resource="my-resource", api_key=KEY)
    assert client.base_url == "https://my-resource.services.ai.azure.com/anthropic/"
    assert client.resource == "my-resource"
    monkeypatch.setenv("ANTHROPIC_FOUNDRY_RESOURCE", "from-environment")
    assert anthropic.AnthropicFoundry(api_key=KEY).resource == "from-environment"
    # An argument wins over a variable of another kind.
    monkeypatch.setenv("ANTHROPIC_FOUNDRY_BASE_URL", "https://gateway.example/")
    assert anthropic.AnthropicFoundry(resource="my-resource", api_key=KEY).resource == "my-resource"
    assert anthropic.AnthropicFoundry(api_key=KEY).resource is None
    client.base_url = "https://gateway.example/claude"
    assert (str(client.base_url), client.resource) == ("https://gateway.example/claude/", None)


BAD: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"resource": "r", "base_url": "https://u.example"}, ValueError, "give one of them"),
    ({}, ValueError, "where is the API"),
    ({"resource": ""}, ValueError, "where is the API"),
    ({"base_url": ""}, ValueError, "where is the API"),
    ({"base_url": " "}, ValueError, "where is the API"),
    ({"resource": "evil.com/"}, ValueError, "cannot be the name of a resource"),
    ({"resource": "evil.com#"}, ValueError, "cannot be the name of a resource"),
    ({"resource": "user@evil"}, ValueError, "cannot be the name of a resource"),
    ({"resource": "two words"}, ValueError, "cannot be the name of a resource"),
    ({"resource": "line\n"}, ValueError, "cannot be the name of a resource"),
    ({"resource": "-dash"}, ValueError, "cannot be the name of a resource"),
    ({"resource": "grüße"}, ValueError, "cannot be the name of a resource"),
    ({"resource": 5}, ValueError, "cannot be the name of a resource"),
    ({"base_url": "https://u.example/?key=1"}, ValueError, "no query or fragment"),
    ({"resource": "r", "api_key": None}, anthropic.AuthenticationConfigError, "ANTHROPIC_FOUNDRY_API_KEY .not set"),
    ({"resource": "r", "api_key": " "}, anthropic.AuthenticationConfigError, "argument api_key .empty"),
    ({"resource": "r", "api_key": f"{KEY}\nX: 1"}, ValueError, "API key from argument api_key holds a line break"),
    ({"resource": "r", "azure_ad_token_provider": lambda: "t"}, ValueError, "two ways to authenticate"),
    (
        {"resource": "r", "api_key": None, "azure_ad_token_provider": TOKEN},
        TypeError,
        "a function that returns a token",
    ),
    ({"resource": "r", "auth_token": TOKEN}, TypeError, "of no use to Microsoft Foundry"),
    ({"resource": "r", "http_client": 5}, TypeError, "http_client has to be an httpx"),
    ({"resource": "r", "max_retries": None}, TypeError, "max_retries has to be a number"),
    ({"resource": "r", "region": "x"}, TypeError, "unexpected keyword argument 'region'"),
]


@pytest.mark.parametrize(("options", "error", "words"), BAD, ids=lambda value: str(value)[:40].replace(KEY, "key"))
def test_what_makes_no_client(api: Any, options: dict[str, Any], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        classes(api)(**{"api_key": KEY, **options})
    assert KEY not in str(caught.value)
    assert TOKEN not in str(caught.value)


@pytest.mark.parametrize("name", ["ANTHROPIC_FOUNDRY_API_KEY", "ANTHROPIC_FOUNDRY_RESOURCE"])
def test_an_empty_variable_counts_as_none(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_FOUNDRY_API_KEY", KEY)
    monkeypatch.setenv("ANTHROPIC_FOUNDRY_RESOURCE", "r")
    monkeypatch.setenv(name, "")
    with pytest.raises((anthropic.AuthenticationConfigError, ValueError), match=name):
        anthropic.AnthropicFoundry()


@pytest.mark.parametrize(
    ("provider", "words"),
    [
        (lambda: None, "NoneType"),
        (lambda: "", "empty text"),
        (lambda: 5, "type int"),
        (lambda: 1 / 0, "ZeroDivisionError"),
        (lambda: (TOKEN, "tomorrow"), "type str"),
        (lambda: f"{TOKEN}\n", None),
        (lambda: f"{TOKEN}\nX: 1", "line break"),
    ],
)
def test_a_provider_that_fails_is_told_and_nothing_is_sent(
    every_api: Any, server: Any, provider: Any, words: Any
) -> None:
    client = foundry(every_api, azure_ad_token_provider=provider)
    if words is None:
        every_api.call(client.messages.create, **ASK)
        assert sent(server, "authorization") == [f"Bearer {TOKEN}"]
        return
    with pytest.raises(anthropic.CredentialsError, match=f"from azure_ad_token_provider: .*{words}") as caught:
        every_api.call(client.messages.create, **ASK)
    assert not server.requests
    assert TOKEN not in str(caught.value)


# Refused credentials


def test_a_refused_key_is_told_at_once(every_api: Any, server: Any) -> None:
    client = foundry(every_api, api_key="bad-key")
    with pytest.raises(anthropic.AuthenticationError) as caught:
        every_api.call(client.messages.create, **ASK)
    assert len(server.requests) == 1
    assert caught.value.error_type == "authentication_error"
    assert caught.value.credentials == "API key from argument api_key"
    assert "bad-key" not in str(caught.value)


def test_what_azure_refuses_in_its_own_words_is_an_error_of_ours(every_api: Any, server: Any) -> None:
    client = foundry(every_api)
    body = {"error": {"code": "DeploymentNotFound", "message": "The API deployment for this resource does not exist."}}
    server.fail(404, body=body, headers={"request-id": None})
    with pytest.raises(anthropic.NotFoundError, match="The API deployment for this resource does not exist") as caught:
        every_api.call(client.messages.create, **ASK)
    assert caught.value.error_type == "not_found_error"
    assert caught.value.request_id == caught.value.response.headers["apim-request-id"]


def test_the_door_of_the_server_refuses_as_azure_does(server: Any) -> None:
    url = f"{server.base_url}/anthropic/v1"
    lacking = httpx.get(f"{url}/models", headers={"api-key": "k"})
    assert (lacking.status_code, lacking.json()) == (404, {"error": {"code": "404", "message": "Resource not found"}})
    unauthorised = httpx.post(f"{url}/messages", json=ASK)
    assert (unauthorised.status_code, unauthorised.json()["error"]["code"]) == (401, "401")
    assert "request-id" not in unauthorised.headers
    assert unauthorised.headers["apim-request-id"]
    either = httpx.post(f"{url}/messages", json=ASK, headers={"x-api-key": "k", "anthropic-version": "2023-06-01"})
    assert either.status_code == 200
    assert not [name for name in either.headers if "ratelimit" in name]


@pytest.mark.parametrize("max_retries", [0, 2])
@pytest.mark.parametrize("lifetime", [None, 3600])
def test_a_refused_token_is_renewed_once(every_api: Any, server: Any, max_retries: int, lifetime: Any) -> None:
    tokens = Tokens("invalid", "good", lifetime=lifetime)
    client = foundry(every_api, azure_ad_token_provider=tokens, max_retries=max_retries)
    assert every_api.call(client.messages.create, **ASK).content
    assert sent(server, "authorization") == ["Bearer invalid", "Bearer good"]
    bad = Tokens("invalid", lifetime=lifetime)
    client = foundry(every_api, azure_ad_token_provider=bad, max_retries=max_retries)
    with pytest.raises(anthropic.AuthenticationError) as caught:
        every_api.call(client.messages.create, **ASK)
    assert (caught.value.attempts, bad.count, len(server.requests)) == (2, 2, 4)
    assert caught.value.credentials == "azure_ad_token_provider"


def test_a_stream_is_renewed_as_well(every_api: Any, server: Any) -> None:
    client = foundry(every_api, azure_ad_token_provider=Tokens("invalid", "good"))
    with every_api.using(client.messages.stream(**ASK)) as stream:
        assert every_api.run(stream.get_final_message()).content
    assert len(server.requests) == 2


@pytest.mark.parametrize("status", [403, 400, 404])
def test_what_a_new_token_cannot_help_is_told_at_once(every_api: Any, server: Any, status: int) -> None:
    server.fail(status)
    tokens = Tokens("one", lifetime=3600)
    with pytest.raises(anthropic.APIStatusError):
        every_api.call(foundry(every_api, azure_ad_token_provider=tokens).messages.create, **ASK)
    assert (tokens.count, len(server.requests)) == (1, 1)


class Unseekable:
    """What can be read once, as a pipe can."""

    def __init__(self, content: bytes) -> None:
        self.read = io.BytesIO(content).read


def test_an_upload_is_repeated_only_if_it_can_be_read_again(every_api: Any, server: Any) -> None:
    tokens = Tokens("invalid", "good", lifetime=3600)
    client = foundry(every_api, azure_ad_token_provider=tokens)
    with pytest.raises(anthropic.AuthenticationError):
        every_api.call(client.beta.files.upload, file=("f.txt", Unseekable(b"text"), "text/plain"))
    assert len(server.requests) == 1
    every_api.call(client.beta.files.upload, file=("f.txt", Unseekable(b"text"), "text/plain"))
    assert sent(server, "authorization") == ["Bearer invalid", "Bearer good"]
    client = foundry(every_api, azure_ad_token_provider=Tokens("invalid", "good"))
    every_api.call(client.beta.files.upload, file=("f.txt", io.BytesIO(b"text"), "text/plain"))
    assert len(server.requests) == 4


def test_a_hundred_refused_requests_cost_one_further_token(api: Any, server: Any) -> None:
    tokens = Tokens("good-for-a-while", "invalid", "good", lifetime=3600)
    client = foundry(api, azure_ad_token_provider=tokens)
    api.call(client.messages.create, **ASK)
    assert tokens.count == 1
    # From now on, the token that everybody has is refused.
    server.api.tokens = {"good"}
    tokens.count = 2
    hundred(api, client)
    assert tokens.count == 3
    refused = [value for value in sent(server, "authorization")[1:] if value != "Bearer good"]
    assert set(refused) == {"Bearer good-for-a-while"}


def hundred(api: Any, client: Any) -> list[Any]:
    """Send a hundred requests at the same time."""

    async def together() -> list[Any]:
        return await asyncio.gather(*(client.messages.create(**ASK) for _ in range(100)))

    if api.is_async:
        return list(api.run(together()))
    with ThreadPoolExecutor(20) as pool:
        return list(pool.map(lambda _: client.messages.create(**ASK), range(100)))


# Slow tokens


def test_a_slow_token_holds_nobody_up_and_is_fetched_once(every_api: Any, server: Any) -> None:
    go, count = threading.Event(), []

    def slow() -> Any:
        count.append(threading.current_thread())
        assert go.wait(LONG)
        return TOKEN, time.time() + 3600

    client = foundry(every_api, azure_ad_token_provider=slow)
    if not every_api.is_async:
        timer = threading.Timer(0.1, go.set)
        timer.start()
        hundred(every_api, client)
        assert len(count) == 1
        return

    async def main() -> list[Any]:
        tasks = [asyncio.ensure_future(client.messages.create(**ASK)) for _ in range(100)]
        while not count:
            await asyncio.sleep(0.001)
        # The provider waits until the loop, which is not held up, lets it go on.
        await asyncio.sleep(0.01)
        assert not any(task.done() for task in tasks)
        go.set()
        return await asyncio.gather(*tasks)

    assert len(every_api.run(asyncio.wait_for(main(), 3 * LONG))) == 100
    assert len(count) == 1
    assert count[0] is not threading.current_thread()
    assert set(sent(server, "authorization")) == {f"Bearer {TOKEN}"}


@pytest.mark.parametrize("kind", ["async", "aiohttp"])
def test_the_deadline_covers_the_token(apis: Any, server: Any, kind: str) -> None:
    api = next((api for api in apis() if api.kind == kind), None)
    if api is None:
        pytest.skip("the extra aiohttp is not installed")
    go = threading.Event()

    def stuck() -> str:
        go.wait(LONG)
        return TOKEN

    client = foundry(api, azure_ad_token_provider=stuck, deadline=0.1)
    try:
        with pytest.raises(anthropic.APITimeoutError, match=r"the deadline of 0\.1 s has passed"):
            api.call(client.messages.create, **ASK)
    finally:
        go.set()
    assert not server.requests


# Redirects


def plain_client(api: Any, **options: Any) -> Any:
    made: Any = (httpx.AsyncClient if api.is_async else httpx.Client)(follow_redirects=True, **options)
    api._clients.append(SimpleNamespace(close=made.aclose if api.is_async else made.close))
    return made


@pytest.mark.parametrize("given", [False, True])
@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_request_is_redirected(every_api: Any, server: Any, elsewhere: Server, given: bool, status: int) -> None:
    if given and every_api.kind == "aiohttp":
        options = {"http_client": anthropic.DefaultAioHttpClient(follow_redirects=True)}
    else:
        options = {"http_client": plain_client(every_api)} if given else {}
    client = foundry(every_api, **options)
    server.reply(status, {"location": f"{elsewhere.base_url}/anthropic/v1/messages?sig=secret"}, b"")
    with pytest.raises(
        anthropic.APIStatusError, match=f"points to '{elsewhere.base_url}/anthropic/v1/messages'"
    ) as caught:
        every_api.call(client.messages.create, **ASK)
    assert caught.value.status_code == status
    assert "secret" not in str(caught.value)
    assert "base_url" in str(caught.value)
    assert elsewhere.requests == []
    assert len(server.requests) == 1


def test_a_url_of_another_server_gets_no_credentials(every_api: Any, elsewhere: Server) -> None:
    client = foundry(every_api, azure_ad_token_provider=never)
    elsewhere.reply(200, {"content-type": "application/json"}, b"{}")
    every_api.call(client.get, f"{elsewhere.base_url}/x", cast_to=dict)
    (request,) = elsewhere.requests
    assert request.header("authorization") is request.header("api-key") is request.header("x-api-key") is None


def test_the_first_party_client_is_as_it_was(api: Any, server: Any, elsewhere: Server) -> None:
    client = api.client(http_client=plain_client(api, auth=("user", "password")))
    api.call(client.messages.create, **ASK)
    assert str(server.requests[0].header("authorization")).startswith("Basic ")
    assert server.requests[0].header("x-api-key") == "test-key"
    server.reply(307, {"location": f"{elsewhere.base_url}/v1/messages"}, b"")
    with pytest.raises(anthropic.AuthenticationError):  # the key does not go along
        api.call(api.client().messages.create, **ASK)
    assert [request.path for request in elsewhere.requests] == ["/v1/messages"]
    server.fail(401)
    with pytest.raises(anthropic.AuthenticationError) as caught:
        api.call(client.messages.create, **ASK)
    assert caught.value.credentials == "X-Api-Key from argument api_key"
    assert len(server.requests) == 3


def test_the_credentials_of_an_http_client_are_not_sent_beside_those_of_the_platform(api: Any, server: Any) -> None:
    api.call(foundry(api, http_client=plain_client(api, auth=("user", "password"))).messages.create, **ASK)
    assert server.requests[0].header("authorization") is None


# Copies


def test_a_copy_keeps_credentials_address_and_connections(every_api: Any, server: Any) -> None:
    tokens = Tokens("one", lifetime=3600)
    client = foundry(every_api, azure_ad_token_provider=tokens, default_headers={"x-mine": "1"})
    views = [client.with_options(max_retries=7), client.copy(), copy.copy(client), copy.deepcopy(client)]
    every_api.call(client.messages.create, **ASK)
    for view in views:
        assert type(view) is classes(every_api)
        every_api.call(view.messages.create, **ASK)
        every_api.run(view.close())
    every_api.call(client.messages.create, **ASK)
    assert tokens.count == 1
    assert {request.connection for request in server.requests} == {1}
    assert set(sent(server, "x-mine")) == {"1"}
    assert views[0].max_retries == 7


def test_a_copy_can_have_other_credentials_or_another_address(api: Any, server: Any, elsewhere: Server) -> None:
    client = foundry(api)
    by_key = client.copy(api_key="other-key")
    by_token = client.with_options(azure_ad_token_provider=lambda: "token")
    moved = client.copy(base_url=f"{elsewhere.base_url}/anthropic")
    for one in (client, by_key, by_token, moved, client):
        api.call(one.messages.create, **ASK)
    assert sent(server, "api-key") == [KEY, "other-key", None, KEY]
    assert sent(server, "authorization") == [None, None, "Bearer token", None]
    assert sent(elsewhere, "api-key") == [KEY]
    assert client.copy(resource="other").base_url == "https://other.services.ai.azure.com/anthropic/"
    assert (client.api_key, by_key.api_key, by_token.api_key) == (KEY, "other-key", None)
    with pytest.raises(ValueError, match="give one of them"):
        client.copy(resource="r", base_url="https://u.example")
    with pytest.raises(TypeError, match="of no use to Microsoft Foundry"):
        client.copy(auth_token="t")


def test_options_can_be_set(api: Any, server: Any, elsewhere: Server) -> None:
    client = foundry(api)
    client.api_key = "new-key"
    api.call(client.messages.create, **ASK)
    client.base_url = f"{elsewhere.base_url}/anthropic"
    api.call(client.messages.create, **ASK)
    assert (sent(server, "api-key"), sent(elsewhere, "api-key")) == (["new-key"], ["new-key"])
    with pytest.raises(anthropic.AuthenticationConfigError, match=r"argument api_key \(empty\)"):
        client.api_key = None
    with pytest.raises(TypeError, match="of no use to Microsoft Foundry"):
        client.auth_token = "t"


def test_headers_of_the_caller_are_sent_but_not_instead_of_the_key(api: Any, server: Any) -> None:
    client = foundry(api, default_headers={"API-Key": "mine", "x-api-key": omit, "x-mine": "1"})
    api.call(client.messages.create, **ASK, extra_headers={"x-more": "2", "api-key": omit})
    (request,) = server.requests
    names = [name.lower() for name, _ in request.headers]
    assert (request.header("api-key"), request.header("x-api-key")) == (KEY, KEY)
    assert (names.count("api-key"), request.header("x-mine"), request.header("x-more")) == (1, "1", "2")


def test_two_tenants_on_the_same_connections_never_mix(every_api: Any, server: Any) -> None:
    first = foundry(every_api, azure_ad_token_provider=lambda: ("first", time.time() + 3600))
    second = first.copy(azure_ad_token_provider=lambda: ("second", time.time() + 3600))
    third = first.copy(api_key="third")

    def ask(number: int) -> Any:
        client, name = [(first, "first"), (second, "second"), (third, "third")][number % 3]
        return client.messages.create(**ASK, extra_headers={"x-tenant": name})

    if every_api.is_async:

        async def together() -> None:
            await asyncio.gather(*(ask(number) for number in range(60)))

        every_api.run(together())
    else:
        with ThreadPoolExecutor(10) as pool:
            list(pool.map(ask, range(60)))
    for request in server.requests:
        credential = request.header("api-key") or str(request.header("authorization")).removeprefix("Bearer ")
        assert credential == request.header("x-tenant")
    assert len(server.requests) == 60


def test_a_closed_client_says_so_and_asks_for_no_token(api: Any, server: Any) -> None:
    with api.using(classes(api)(base_url=f"{server.base_url}/anthropic", azure_ad_token_provider=never)) as client:
        pass
    assert client.is_closed()
    with pytest.raises(anthropic.AnthropicError, match="the client has been closed"):
        api.call(client.messages.create, **ASK)
    assert not server.requests


def test_it_is_a_client_like_any_other() -> None:
    from anthropic.lib.foundry import AnthropicFoundry, AsyncAnthropicFoundry

    assert AnthropicFoundry is anthropic.AnthropicFoundry
    client = AnthropicFoundry(resource="r", api_key=KEY)
    assert isinstance(client, anthropic.Anthropic)
    assert issubclass(AsyncAnthropicFoundry, anthropic.AsyncAnthropic)
    assert repr(client) == "<AnthropicFoundry for https://r.services.ai.azure.com/anthropic/>"


# Secrets


def shown(value: Any, depth: int = 4) -> str:
    """What a dump of attributes shows, as error trackers make them."""
    text = f"{value!r} {value}"
    if depth and hasattr(value, "__dict__") and not isinstance(value, httpx.Headers):
        text += "".join(shown(item, depth - 1) for item in vars(value).values())
    return text


@pytest.mark.parametrize("status", [401, 403, 400, 500, 307])
@pytest.mark.parametrize("secret", [KEY, TOKEN])
def test_no_secret_shows(
    every_api: Any, server: Any, status: int, secret: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    credentials = (
        {"api_key": KEY} if secret == KEY else {"azure_ad_token_provider": lambda: (TOKEN, time.time() + 3600)}
    )
    client = foundry(every_api, max_retries=1, **credentials)
    every_api.call(client.messages.create, **ASK)
    server.fail(status, times=3, headers={"retry-after-ms": "1", "location": "https://elsewhere.example/"})
    with pytest.raises(anthropic.APIStatusError) as caught:
        every_api.call(client.messages.create, **ASK)
    error = caught.value
    frames = traceback.TracebackException.from_exception(error, capture_locals=True)
    folders = [str(Path(package.__file__ or "").parent) for package in (anthropic, anthropic_generated)]
    ours = [line for line in frames.format() if line.lstrip().startswith(tuple(f'File "{name}/' for name in folders))]
    assert len(ours) > 3
    places = {
        "error": shown(error),
        "request": shown(error.request) + repr(error.request.headers) + repr(error.request.extensions),
        "frames": "".join(ours),
        "client": shown(client, 6),
        "pickle": pickle.dumps(error).decode("latin-1"),
        "log": caplog.text,
    }
    assert [place for place, text in places.items() if secret in text] == []
    assert pickle.loads(pickle.dumps(error)).status_code == error.status_code
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(client)


def test_errors_of_platforms_can_be_pickled() -> None:
    for error in (
        anthropic.CredentialsError("Microsoft Foundry", "azure_ad_token_provider", "TimeoutError"),
        NotSupportedOnPlatformError("models.list", "Microsoft Foundry"),
    ):
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))
