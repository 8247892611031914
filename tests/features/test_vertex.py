"""Google Vertex AI: over sockets, with a real service-account key, and a token endpoint that verifies what is signed by it."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from google.oauth2 import service_account
from google.oauth2.credentials import Credentials
from service_account import TokenEndpoint

import anthropic
from anthropic import AnthropicVertex, AsyncAnthropicVertex
from anthropic.testing import Server, call
from anthropic.types import Message

Node = dict[str, Any]

HELLO = [{"role": "user", "content": "Hello, Claude"}]
ASK: Node = {"model": "claude-opus-4-5@20251101", "max_tokens": 64, "messages": HELLO}
MODELS = "/v1/projects/test-project/locations/us-east5/publishers/anthropic/models"
VARIABLES = (
    "CLOUD_ML_REGION",
    "ANTHROPIC_VERTEX_PROJECT_ID",
    "ANTHROPIC_VERTEX_BASE_URL",
    "GOOGLE_APPLICATION_CREDENTIALS",
    "GOOGLE_CLOUD_PROJECT",
    "GCLOUD_PROJECT",
)


@dataclass
class Measured:
    size: int


@pytest.fixture
def endpoint() -> Iterator[TokenEndpoint]:
    endpoint = TokenEndpoint()
    yield endpoint
    endpoint.close()


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    # Neither the gcloud tool nor a metadata server may help.
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path / "gcloud"))
    monkeypatch.setenv("NO_GCE_CHECK", "true")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-ant-not-for-google")


@pytest.fixture
def adc(endpoint: TokenEndpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TokenEndpoint:
    """The Application Default Credentials are those of a service account."""
    file = tmp_path / "key.json"
    file.write_text(json.dumps(endpoint.account()))
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(file))
    return endpoint


def credentials(info: Node) -> Any:
    return service_account.Credentials.from_service_account_info(info)


def vertex(api: Any, **options: Any) -> Any:
    """Return a client of the server's door for Vertex AI."""
    make: Any = AsyncAnthropicVertex if api.is_async else AnthropicVertex
    if api.kind == "aiohttp":
        options = {"http_client": anthropic.DefaultAioHttpClient(), **options}
    given = {"base_url": f"{api.server.base_url}/v1", "region": "us-east5", "project_id": "test-project", **options}
    client = make(**given)
    api._clients.append(client)
    return client


def together(api: Any, count: int, method: Any, *arguments: Any, **more: Any) -> list[Any]:
    """Make many calls at the same time."""
    if api.is_async:

        async def all_of_them() -> list[Any]:
            return await asyncio.gather(*(method(*arguments, **more) for _ in range(count)))

        return list(api.run(all_of_them()))
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(lambda _: method(*arguments, **more), range(count)))


def tokens(server: Server) -> list[str | None]:
    return [request.header("authorization") for request in server.requests]


def readable(path: str) -> str:
    """Return a path with its colons, which aiohttp does not leave encoded: within a segment both are the same."""
    return path.replace("%3A", ":")


# Where to (S114)


@pytest.mark.parametrize(
    ("region", "url"),
    [
        ("us-east5", "https://us-east5-aiplatform.googleapis.com/v1/"),
        ("europe-west1", "https://europe-west1-aiplatform.googleapis.com/v1/"),
        ("global", "https://aiplatform.googleapis.com/v1/"),
        ("us", "https://aiplatform.us.rep.googleapis.com/v1/"),
        ("eu", "https://aiplatform.eu.rep.googleapis.com/v1/"),
    ],
)
def test_region_says_where_the_api_is(region: str, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with AnthropicVertex(region=region) as client:
        assert (client.region, str(client.base_url)) == (region, url)
    monkeypatch.setenv("CLOUD_ML_REGION", region)
    for given in ({}, {"region": None}, {"region": anthropic.NOT_GIVEN, "project_id": anthropic.NOT_GIVEN}):
        with AnthropicVertex(**given) as client:
            assert (client.region, str(client.base_url)) == (region, url)
    with AnthropicVertex(region="us-west1") as client:
        assert client.region == "us-west1"


@pytest.mark.parametrize("make", [AnthropicVertex, AsyncAnthropicVertex])
def test_without_a_region_the_error_says_where_it_was_looked_for(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLOUD_ML_REGION", "")
    for given in ({}, {"region": anthropic.NOT_GIVEN}):
        with pytest.raises(ValueError, match=r"argument region \(not set\), CLOUD_ML_REGION \(not set\)"):
            make(access_token="t", **given)


@pytest.mark.parametrize("name", ["", "..", "a/b", "evil.com/", "evil.com#", "x@evil.com", "us east5", "us-", "é"])
def test_no_region_leads_to_another_host(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="cannot be the name of a region"):
        AnthropicVertex(region=name)
    with AnthropicVertex(region="global") as client, pytest.raises(ValueError, match="cannot be the name of a region"):
        client.copy(region=name)
    if name:
        monkeypatch.setenv("CLOUD_ML_REGION", name)
        with pytest.raises(ValueError, match="cannot be the name of a region"):
            AnthropicVertex()


@pytest.mark.parametrize("name", ["", "..", "a/b", "a?b", "a#b", "a b", "-a"])
def test_no_project_changes_the_path(name: str) -> None:
    with pytest.raises(ValueError, match="cannot be the id of a project"):
        AnthropicVertex(region="global", project_id=name)


def test_project_of_a_domain(every_api: Any, server: Server) -> None:
    client = vertex(every_api, project_id="example.com:mine", access_token="t")
    every_api.call(client.messages.create, **ASK)
    assert "/projects/example.com:mine/" in readable(server.requests[-1].path)


def test_base_url_of_argument_and_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_VERTEX_BASE_URL", "https://vertex.example/v1")
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "https://not-this.example")
    with AnthropicVertex(region="us") as client:
        assert str(client.base_url) == "https://vertex.example/v1/"
        assert str(client.copy(region="eu").base_url) == "https://vertex.example/v1/"
    with AnthropicVertex(region="us", base_url="https://other.example") as client:
        assert str(client.base_url) == "https://other.example/"


def test_project_is_found_in_turn(every_api: Any, adc: TokenEndpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    own = credentials(adc.account("own", project="own-project"))
    for given, variable, expected in (
        ({"project_id": "argument", "credentials": own}, "variable", "argument"),
        ({"credentials": own}, "variable", "variable"),
        ({"credentials": own}, "", "own-project"),
        ({}, "", "key-project"),
        ({"access_token": "t"}, "variable", "variable"),
    ):
        monkeypatch.setenv("ANTHROPIC_VERTEX_PROJECT_ID", variable)
        client = vertex(every_api, **{"project_id": None, **given})
        every_api.call(client.messages.create, **ASK)
        assert every_api.server.requests[-1].path.startswith(f"/v1/projects/{expected}/")
        assert client.project_id == expected


def test_without_a_project_the_error_says_where_it_was_looked_for(
    every_api: Any, endpoint: TokenEndpoint, server: Server
) -> None:
    nameless = credentials(endpoint.account(project=None))
    for given, source in ((nameless, "argument credentials"), (None, "argument access_token")):
        how = {"access_token": "t"} if given is None else {"credentials": given}
        client = vertex(every_api, project_id=None, **how)
        with pytest.raises(anthropic.AuthenticationConfigError) as caught:
            every_api.call(client.messages.create, **ASK)
        for place in (
            "argument project_id (not set)",
            "ANTHROPIC_VERTEX_PROJECT_ID (not set)",
            f"{source} (no project",
        ):
            assert place in str(caught.value)
    assert server.requests == []


# What is sent (S115)


@pytest.mark.parametrize("beta", [False, True], ids=["ga", "beta"])
def test_messages_as_vertex_has_them(beta: bool, every_api: Any, server: Server) -> None:
    client = vertex(every_api, access_token="t")
    messages = client.beta.messages if beta else client.messages
    more: Node = {"betas": ["context-1m-2025-08-07"]} if beta else {}
    plain = every_api.call(messages.create, **ASK, **more)
    whole = every_api.call(messages.create, **ASK, via_stream=True, **more)
    events = every_api.collect(every_api.call(messages.create, **ASK, stream=True, **more))
    with every_api.using(messages.stream(**ASK, **more)) as stream:
        helped = every_api.run(stream.get_final_message())
    assert plain.content[0].text == whole.content[0].text == helped.content[0].text
    assert plain.model == "claude-opus-4-5-20251101"
    assert plain.request_id.startswith("req_")
    assert events[-1].type == "message_stop"
    rest = {"max_tokens": 64, "messages": HELLO, "anthropic_version": "vertex-2023-10-16"}
    streamed = {**rest, "stream": True}
    ways = [("rawPredict", rest), *[("streamRawPredict", streamed)] * 3]
    for request, (way, body) in zip(server.requests, ways):
        assert request.target == f"{MODELS}/claude-opus-4-5@20251101:{way}"
        assert request.json() == body
        assert request.header("authorization") == "Bearer t"
        assert request.header("anthropic-beta") == ("context-1m-2025-08-07" if beta else None)
        assert request.header("anthropic-version") is request.header("x-api-key") is None
    assert len(server.requests) == 4


@pytest.mark.parametrize("beta", [False, True], ids=["ga", "beta"])
def test_tokens_are_counted(beta: bool, every_api: Any, server: Server) -> None:
    client = vertex(every_api, access_token="t")
    messages = client.beta.messages if beta else client.messages
    assert every_api.call(messages.count_tokens, model=ASK["model"], messages=HELLO).input_tokens > 0
    (request,) = server.requests
    assert request.target == f"{MODELS}/count-tokens:rawPredict"
    assert request.json() == {"model": ASK["model"], "messages": HELLO, "anthropic_version": "vertex-2023-10-16"}


@pytest.mark.parametrize(
    ("model", "sent"),
    [
        ("claude-opus-4-5@20251101", "claude-opus-4-5@20251101"),
        ("claude-opus-4-6", "claude-opus-4-6"),
        ("claude/../../x?y#z", "claude%2F..%2F..%2Fx%3Fy%23z"),
        ("claude:rawPredict", "claude:rawPredict"),
    ],
)
def test_a_model_is_one_segment_of_the_path(model: str, sent: str, every_api: Any, server: Server) -> None:
    client = vertex(every_api, access_token="t")
    every_api.call(client.messages.create, **{**ASK, "model": model})
    assert readable(server.requests[-1].target) == f"{MODELS}/{sent}:rawPredict"


def test_fields_that_the_caller_adds(every_api: Any, server: Server) -> None:
    client = vertex(every_api, access_token="t", default_headers={"x-mine": "1", "anthropic-beta": "b"})
    extra = {"model": "claude-opus-4-6", "anthropic_version": "vertex-2023-10-16", "max_tokens": 7}
    every_api.call(client.messages.create, **ASK, extra_body=extra, extra_query={"alt": "json"})
    request = server.requests[-1]
    assert request.target == f"{MODELS}/claude-opus-4-6:rawPredict?alt=json"
    assert request.json()["max_tokens"] == 7
    assert (request.header("x-mine"), request.header("anthropic-beta")) == ("1", "b")
    for wrong in ({"model": ""}, {"model": None}, {"model": ".."}):
        with pytest.raises(ValueError, match="model"):
            every_api.call(client.messages.create, **ASK, extra_body=wrong)
    assert len(server.requests) == 1


def test_requests_to_the_api_by_hand_are_rewritten_too(every_api: Any, server: Server) -> None:
    client = vertex(every_api, access_token="t")
    answer = every_api.call(client.post, "/v1/messages?beta=true", cast_to=dict, body=ASK)
    assert answer["type"] == "message"
    assert server.requests[-1].target == f"{MODELS}/claude-opus-4-5@20251101:rawPredict"
    server.reply(200, body={"n": 1}, path="GET /v1/projects/x")
    assert every_api.call(client.get, "/projects/x", cast_to=dict) == {"n": 1}
    with pytest.raises(TypeError, match="body has to be a mapping"):
        every_api.call(client.post, "/v1/messages", cast_to=dict, content=b"{}")
    with pytest.raises(anthropic.NotSupportedOnPlatformError):
        every_api.call(client.get, "/v1/models", cast_to=dict)


def test_what_vertex_does_not_have_is_refused_before_anything_is_loaded(every_api: Any, server: Server) -> None:
    client = vertex(every_api)  # there are no credentials, which would be the next error
    batches = client.messages.batches
    for name, arguments in (
        (batches.create, {"requests": [{"custom_id": "a", "params": ASK}]}),
        (batches.retrieve, {"message_batch_id": "b"}),
        (client.beta.messages.batches.cancel, {"message_batch_id": "b"}),
        (client.models.retrieve, {"model_id": "m"}),
        (client.completions.create, {"model": "m", "prompt": "p", "max_tokens_to_sample": 1}),
        (client.beta.files.retrieve_metadata, {"file_id": "f"}),
        (client.beta.skills.retrieve, {"skill_id": "s"}),
    ):
        with pytest.raises(anthropic.NotSupportedOnPlatformError, match="Google Vertex AI") as caught:
            every_api.call(name, **arguments)
        assert caught.value.platform == "Google Vertex AI"
    assert server.requests == []


def test_outputs_tools_and_raw_responses(every_api: Any, server: Server) -> None:
    client = vertex(every_api, access_token="t")
    server.converse('{"size": 3}', [call("size", of="x")], "It is 3.")
    parsed = every_api.call(client.messages.parse, **ASK, output_format=Measured)
    assert parsed.parsed_output == Measured(3)

    def size(of: str) -> str:
        """Measure something."""
        return f"3 {of}"

    async def asize(of: str) -> str:
        """Measure something."""
        return f"3 {of}"

    tool = anthropic.async_tool(asize, name="size") if every_api.is_async else anthropic.tool(size)
    last = every_api.run(client.messages.tool_runner(**ASK, tools=[tool]).until_done())
    assert last.content[0].text == "It is 3."
    raw = every_api.call(client.messages.with_raw_response.create, **ASK)
    assert isinstance(raw.parse(), Message)
    assert raw.headers["request-id"] == raw.parse().request_id
    with every_api.using(client.messages.with_streaming_response.create(**ASK)) as response:
        assert every_api.run(response.parse()).role == "assistant"
    assert all(request.path.startswith(MODELS) for request in server.requests)
    assert len(server.requests) == 5


# Credentials


def test_service_account_by_the_default_credentials(every_api: Any, server: Server, adc: TokenEndpoint) -> None:
    client = vertex(every_api, project_id=None)
    assert client.credentials is client.project_id is client.access_token is None
    for _ in range(3):
        every_api.call(client.messages.create, **ASK)
    assert len(adc.asked) == 1
    assert tokens(server) == ["Bearer ya29.canary-1"] * 3
    assert client.credentials.service_account_email == adc.asked[0]


def test_credentials_that_are_passed_get_their_scope(every_api: Any, server: Server, endpoint: TokenEndpoint) -> None:
    given = credentials(endpoint.account()).with_quota_project("payer")
    client = vertex(every_api, credentials=given)
    assert client.credentials is given
    every_api.call(client.messages.create, **ASK)
    assert server.requests[-1].header("x-goog-user-project") == "payer"
    header = {"X-Goog-User-Project": "mine"}
    every_api.call(client.messages.create, **ASK, extra_headers=header)
    assert server.requests[-1].header("x-goog-user-project") == "mine"
    assert given.token is None  # the caller's own object is left alone
    assert tokens(server) == ["Bearer ya29.canary-1"] * 2


def test_a_token_that_is_valid_is_not_fetched_anew(every_api: Any, server: Server) -> None:
    every_api.call(vertex(every_api, credentials=Credentials(token="ya29.mine")).messages.create, **ASK)
    assert tokens(server) == ["Bearer ya29.mine"]


@pytest.mark.parametrize("anew", [False, True], ids=["known", "to-be-found"])
def test_one_refresh_for_many_and_the_loop_goes_on(
    anew: bool, every_api: Any, server: Server, adc: TokenEndpoint
) -> None:
    client = vertex(every_api, project_id=None if anew else "test-project")
    count = 100 if every_api.is_async else 20
    if every_api.is_async:
        adc.go.clear()

    async def create() -> list[Any]:
        calls = [asyncio.ensure_future(client.messages.create(**ASK)) for _ in range(count)]
        while not adc.asked:
            await asyncio.sleep(0.005)
        for _ in range(20):  # were the loop held up by the fetch, it would never come to let it go on
            await asyncio.sleep(0.005)
        assert not any(call.done() for call in calls)
        adc.go.set()
        return await asyncio.gather(*calls)

    answers = (
        every_api.run(create()) if every_api.is_async else together(every_api, count, client.messages.create, **ASK)
    )
    assert len(answers) == count
    assert len(adc.asked) == 1
    assert set(tokens(server)) == {"Bearer ya29.canary-1"}


def test_a_token_that_expires_is_replaced(every_api: Any, server: Server, adc: TokenEndpoint) -> None:
    client = vertex(every_api)
    adc.lifetime = 30  # less than what counts as expired already
    for _ in range(2):
        every_api.call(client.messages.create, **ASK)
    adc.lifetime = 3600
    for _ in range(2):
        every_api.call(client.messages.create, **ASK)
    assert tokens(server) == [f"Bearer ya29.canary-{number}" for number in (1, 2, 3, 3)]


@pytest.mark.parametrize("streamed", [False, True], ids=["plain", "streamed"])
def test_a_token_that_is_refused_is_replaced_once(
    streamed: bool, every_api: Any, server: Server, adc: TokenEndpoint
) -> None:
    client = vertex(every_api, max_retries=0)
    every_api.call(client.messages.create, **ASK)
    server.api.tokens = {"ya29.canary-2"}
    answer = every_api.call(client.messages.create, **ASK, stream=streamed)
    assert every_api.collect(answer) if streamed else answer.role == "assistant"
    assert tokens(server) == [f"Bearer ya29.canary-{number}" for number in (1, 1, 2)]
    server.api.tokens = set()
    with pytest.raises(anthropic.AuthenticationError, match="Invalid bearer token") as caught:
        every_api.call(client.messages.create, **ASK)
    assert len(adc.asked) == 3
    assert tokens(server)[3:] == ["Bearer ya29.canary-2", "Bearer ya29.canary-3"]
    assert caught.value.attempts == 2
    assert caught.value.body == {"error": {"code": 401, "message": "Invalid bearer token", "status": "UNAUTHENTICATED"}}
    assert "Application Default Credentials" in str(caught.value)


def test_many_that_are_refused_get_one_new_token(every_api: Any, server: Server, adc: TokenEndpoint) -> None:
    client = vertex(every_api)
    every_api.call(client.messages.create, **ASK)
    server.api.tokens = {"ya29.canary-2"}
    together(every_api, 10, client.messages.create, **ASK)
    assert len(adc.asked) == 2


def test_a_token_that_is_given_is_not_renewed(every_api: Any, server: Server) -> None:
    client = vertex(every_api, access_token="bad-key")
    assert client.access_token == "bad-key"
    with pytest.raises(anthropic.AuthenticationError) as caught:
        every_api.call(client.messages.create, **ASK)
    assert len(server.requests) == 1
    assert caught.value.credentials == "argument access_token"


def test_a_function_that_provides_tokens(every_api: Any, server: Server) -> None:
    given = iter(["first", ("second", time.time() + 3600), "never"])

    async def later() -> Any:
        return next(given)

    client = vertex(every_api, access_token=later if every_api.is_async else lambda: next(given))
    assert client.access_token is client.credentials is None
    for _ in range(3):
        every_api.call(client.messages.create, **ASK)
    assert tokens(server) == ["Bearer first", "Bearer second", "Bearer second"]


def test_two_tenants_never_mix(every_api: Any, server: Server, endpoint: TokenEndpoint) -> None:
    clients = {
        name: vertex(
            every_api, project_id=None, credentials=credentials(endpoint.account(name, project=f"{name}-project"))
        )
        for name in ("red", "blue")
    }
    endpoint.lifetime = 30

    def one(number: int) -> Any:
        return clients["red" if number % 2 else "blue"].messages.create(**ASK)

    if every_api.is_async:

        async def both() -> None:
            await asyncio.gather(*(one(number) for number in range(20)))

        every_api.run(both())
    else:
        with ThreadPoolExecutor(20) as pool:
            list(pool.map(one, range(20)))
    assert len(server.requests) == 20
    for request in server.requests:
        tenant = request.path.split("/")[3].partition("-")[0]
        assert (request.header("authorization") or "").startswith(f"Bearer ya29.{tenant}-")


def test_copies_share_tokens_and_connections(every_api: Any, server: Server, adc: TokenEndpoint) -> None:
    client = vertex(every_api)
    patient = client.with_options(timeout=5, project_id="other")
    elsewhere = client.copy(region="eu")
    for one in (client, patient, elsewhere, client.with_options(max_retries=0)):
        every_api.call(one.messages.create, **ASK)
    assert len(adc.asked) == 1
    assert {request.connection for request in server.requests} == {server.requests[0].connection}
    paths = [request.path.split("/models/")[0] for request in server.requests]
    assert paths[1] == "/v1/projects/other/locations/us-east5/publishers/anthropic"
    assert paths[2] == "/v1/projects/test-project/locations/eu/publishers/anthropic"
    assert paths[0] == paths[3]
    assert elsewhere.credentials is client.credentials
    given = client.copy(access_token="t")
    every_api.call(given.messages.create, **ASK)
    assert (given.access_token, tokens(server)[-1]) == ("t", "Bearer t")
    assert client.access_token is None


def test_another_region_has_another_address() -> None:
    with AnthropicVertex(region="us-east5", project_id="p") as client:
        assert str(client.copy(region="us").base_url) == "https://aiplatform.us.rep.googleapis.com/v1/"
        assert client.copy(region="us").region == "us"
        assert str(client.copy(region="us", base_url="https://x.example").base_url) == "https://x.example/"
        assert str(client.base_url) == "https://us-east5-aiplatform.googleapis.com/v1/"


# What goes wrong


def test_two_ways_to_authenticate_exclude_each_other(endpoint: TokenEndpoint) -> None:
    given = credentials(endpoint.account())
    with pytest.raises(ValueError, match="access_token and credentials"):
        AnthropicVertex(region="global", access_token="t", credentials=given)
    with AnthropicVertex(region="global", access_token="t") as client, pytest.raises(ValueError, match="give one"):
        client.copy(access_token="t", credentials=given)
    wrong: Any = "a token"
    with pytest.raises(TypeError, match="is an access_token"):
        AnthropicVertex(region="global", credentials=wrong)
    with pytest.raises(TypeError, match="access_token is a str or a function"):
        AnthropicVertex(region="global", access_token=wrong.encode())
    with pytest.raises(ValueError, match="line break or a character that is not ASCII") as caught:
        AnthropicVertex(region="global", access_token="secret\nid")
    assert "secret" not in str(caught.value)
    with pytest.raises(anthropic.AuthenticationConfigError, match=r"argument access_token \(empty\)"):
        AnthropicVertex(region="global", access_token=" \n")


def test_without_credentials_the_error_says_what_was_tried(
    every_api: Any, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = vertex(every_api)
    with pytest.raises(anthropic.AuthenticationConfigError) as caught:
        every_api.call(client.messages.create, **ASK)
    for part in (
        "no credential for Google Vertex AI",
        "argument access_token (not set)",
        "argument credentials (not set)",
        "GOOGLE_APPLICATION_CREDENTIALS (not set)",
        "gcloud auth application-default login",
    ):
        assert part in str(caught.value)
    for content, told in ((None, "was not found"), ("{", "is not a valid json"), ('{"type": "x"}', "valid type")):
        file = tmp_path / "wrong.json"
        if content is not None:
            file.write_text(content)
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(file))
        with pytest.raises(anthropic.AuthenticationConfigError, match=told) as caught:
            every_api.call(client.messages.create, **ASK)
        assert "GOOGLE_APPLICATION_CREDENTIALS (set)" in str(caught.value)
    assert server.requests == []


def test_half_a_key_is_no_credential(every_api: Any, adc: TokenEndpoint) -> None:
    file = Path(os.environ["GOOGLE_APPLICATION_CREDENTIALS"])
    info = json.loads(file.read_text())
    secret = info["private_key"]
    file.write_text(json.dumps({**info, "private_key": secret[: len(secret) // 2]}))
    with pytest.raises(anthropic.AuthenticationConfigError) as caught:
        every_api.call(vertex(every_api).messages.create, **ASK)
    assert secret.splitlines()[3] not in str(caught.value)
    assert secret.splitlines()[3] not in repr(vars(caught.value))


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (
            (400, {"error": "invalid_grant", "error_description": "account not found"}),
            "invalid_grant: account not found",
        ),
        ((401, {"error": "invalid_client", "error_description": "ECHO"}), "invalid_client: ***"),
        ((400, {"sent": "ECHO"}), "***"),
        ((200, {"id_token": "secret-id"}), "No access token"),
        ((200, {"access_token": "", "expires_in": 3600}), "brought no token"),
        ((200, {"access_token": "secret-id\r\nX: y", "expires_in": 3600}), "holds a line break"),
    ],
)
def test_token_endpoint_that_refuses(
    answer: tuple[int, Node], told: str, every_api: Any, server: Server, adc: TokenEndpoint
) -> None:
    adc.answer = answer
    with pytest.raises(anthropic.CredentialsError) as caught:
        every_api.call(vertex(every_api).messages.create, **ASK)
    error = caught.value
    assert told in str(error)
    assert (error.platform, error.source) == ("Google Vertex AI", "Application Default Credentials")
    for text in (str(error), repr(error), repr(vars(error)), repr(pickle.dumps(error))):
        assert "eyJ" not in text
        assert "secret-id" not in text
    assert len(adc.asked) == 1
    assert server.requests == []
    adc.answer = None
    assert every_api.call(vertex(every_api).messages.create, **ASK).role == "assistant"


def test_token_endpoint_that_is_not_there(every_api: Any, endpoint: TokenEndpoint) -> None:
    info = {**endpoint.account(), "token_uri": "http://127.0.0.1:9/token"}
    with pytest.raises(anthropic.CredentialsError, match=r"argument credentials: TransportError: .*127\.0\.0\.1"):
        every_api.call(vertex(every_api, credentials=credentials(info)).messages.create, **ASK)


def google_error(code: int, status: str) -> Node:
    return {"error": {"code": code, "message": f"Google says {status}.", "status": status, "details": []}}


@pytest.mark.parametrize("shape", ["object", "list", "api"])
@pytest.mark.parametrize(
    ("code", "status", "kind", "error_type"),
    [
        (400, "INVALID_ARGUMENT", anthropic.BadRequestError, "invalid_request_error"),
        (401, "UNAUTHENTICATED", anthropic.AuthenticationError, "authentication_error"),
        (403, "PERMISSION_DENIED", anthropic.PermissionDeniedError, "permission_error"),
        (404, "NOT_FOUND", anthropic.NotFoundError, "not_found_error"),
        (413, "TOO_LARGE", anthropic.RequestTooLargeError, "request_too_large"),
        (429, "RESOURCE_EXHAUSTED", anthropic.RateLimitError, "rate_limit_error"),
        (500, "INTERNAL", anthropic.InternalServerError, "api_error"),
        (503, "UNAVAILABLE", anthropic.ServiceUnavailableError, "overloaded_error"),
        (504, "DEADLINE_EXCEEDED", anthropic.DeadlineExceededError, "timeout_error"),
        (529, "OVERLOADED", anthropic.OverloadedError, "overloaded_error"),
    ],
)
def test_errors(
    code: int, status: str, kind: Any, error_type: str | None, shape: str, api: Any, server: Server
) -> None:
    client = vertex(api, access_token="t", max_retries=0)
    body: Any = google_error(code, status)
    if shape == "list":
        body = [body]
    elif shape == "api":
        error_type = error_type or "api_error"
        body = {"type": "error", "error": {"type": error_type, "message": f"Google says {status}."}}
    server.reply(code, body=body)
    with pytest.raises(kind) as caught:
        api.call(client.messages.create, **ASK)
    error = caught.value
    assert type(error) is kind
    assert error.message == f"Google says {status}."
    assert error.error_type == error_type
    assert error.request_id.startswith("req_")
    assert error.status_code == code


def test_model_that_google_does_not_know(every_api: Any) -> None:
    client = vertex(every_api, access_token="t")
    with pytest.raises(anthropic.NotFoundError, match="Publisher Model") as caught:
        every_api.call(client.messages.create, **{**ASK, "model": "gemini-pro"})
    assert caught.value.body["error"]["status"] == "NOT_FOUND"


def test_failures_that_pass_are_retried(every_api: Any, server: Server, adc: TokenEndpoint) -> None:
    client = vertex(every_api, retry_policy=anthropic.RetryPolicy(base=0.01))
    server.reply(503, body=google_error(503, "UNAVAILABLE"), times=2)
    assert every_api.call(client.messages.create, **ASK).role == "assistant"
    assert [request.header("x-stainless-retry-count") for request in server.requests] == ["0", "1", "2"]
    assert len(adc.asked) == 1


def test_stream_that_reports_an_error(every_api: Any, server: Server) -> None:
    client = vertex(every_api, access_token="t", max_retries=0)
    overloaded = {"type": "error", "error": {"type": "overloaded_error", "message": "Too much."}}
    server.stream([overloaded])
    stream = every_api.call(client.messages.create, **ASK, stream=True)
    with pytest.raises(anthropic.OverloadedError, match="Too much"):
        every_api.collect(stream)


def test_redirects_take_nothing_to_another_host(every_api: Any, server: Server, adc: TokenEndpoint) -> None:
    with Server() as other:
        for status in (301, 302, 307, 308):
            server.reply(status, headers={"location": f"{other.base_url}/v1/messages"})
            with pytest.raises(anthropic.APIStatusError) as caught:
                every_api.call(vertex(every_api, max_retries=0).messages.create, **ASK)
            assert caught.value.status_code == status
        assert other.requests == []


# What shows


class Kept(logging.Handler):
    """Keeps all that is logged, with what stands beside the messages."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(f"{record.name}: {record.getMessage()} {vars(record)}")


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """What the root logger gets. (That of pytest also takes what google-auth keeps to itself.)"""
    root, handler = logging.getLogger(), Kept()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler.texts
    root.setLevel(level)
    root.removeHandler(handler)


def test_secrets_do_not_show(every_api: Any, server: Server, adc: TokenEndpoint, logged: list[str]) -> None:
    key = json.loads(Path(os.environ["GOOGLE_APPLICATION_CREDENTIALS"]).read_text())["private_key"].splitlines()[3]
    default, given = vertex(every_api), vertex(every_api, access_token="ya29.canary-static")
    shown: list[str] = []
    for client in (default, given, default.copy(access_token=lambda: "ya29.canary-provided")):
        every_api.call(client.messages.create, **ASK)
        server.reply(403, body=google_error(403, "PERMISSION_DENIED"))
        with pytest.raises(anthropic.PermissionDeniedError) as caught:
            every_api.call(client.messages.create, **ASK)
        error: Any = caught.value
        platform = client._requester.settings.platform
        for value in (client, client._requester, client._requester.settings, platform, platform.authorizer, error):
            shown += [str(value), repr(value), repr(getattr(value, "__dict__", None))]
        shown += [repr(pickle.dumps(error)), repr(error.request.headers), repr(error.request.extensions)]
        with pytest.raises(TypeError, match="pickled"):
            pickle.dumps(client)
    assert any("anthropic" in text for text in logged)
    shown += logged
    assert len(tokens(server)) == 6
    assert all((token or "").startswith("Bearer ya29.canary") for token in tokens(server))
    for text in shown:
        assert "ya29" not in text
        assert "eyJ" not in text
        assert key not in text


PROGRAM = """
import sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == BLOCKED or name == BLOCKED:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

BLOCKED = sys.argv[1]
sys.meta_path.insert(0, Blocked())
import anthropic

def loaded():
    return sorted({name for name in sys.modules if name.partition(".")[0] in ("google", "requests", "cryptography")})

assert not loaded(), loaded()
assert "httpx" not in sys.modules
client = anthropic.AnthropicVertex(region="us", project_id="p", base_url=sys.argv[2])
client.base_url, client.project_id, client.credentials, client.with_options(region="eu"), repr(client)
assert not loaded(), loaded()
ask = dict(model="claude-opus-4-6", max_tokens=9, messages=[{"role": "user", "content": "Hi"}])
assert client.copy(access_token="t").messages.create(**ask).role == "assistant"
assert not loaded(), loaded()
try:
    client.messages.create(**ask)
except ImportError as exc:
    print(type(exc).__name__, exc)
else:
    print(*loaded())
"""


@pytest.mark.parametrize("blocked", ["nothing", "google", "google.auth", "requests"])
def test_google_auth_is_loaded_at_the_first_request(blocked: str, server: Server, adc: TokenEndpoint) -> None:
    command = [sys.executable, "-c", PROGRAM, blocked, f"{server.base_url}/v1"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    if blocked == "nothing":
        assert "google.auth" in done.stdout.split()
    else:
        assert done.stdout.startswith("ImportError Google Vertex AI needs ")
        assert f"needs {blocked}, which is not installed: pip install 'anthropic[vertex]'" in done.stdout


def test_clients_under_their_old_name() -> None:
    from anthropic.lib import vertex as old

    assert old.AnthropicVertex is AnthropicVertex
    assert old.AsyncAnthropicVertex is AsyncAnthropicVertex
