"""Never run, only type-checked: what the clients of platforms promise to type checkers."""

from __future__ import annotations

from typing import Awaitable, Callable, Tuple, Union

import httpx
from typing_extensions import assert_type

import anthropic
from anthropic import (
    Anthropic,
    AnthropicBedrock,
    AnthropicFoundry,
    AnthropicVertex,
    AsyncAnthropic,
    AsyncAnthropicBedrock,
    AsyncAnthropicFoundry,
    AsyncAnthropicVertex,
    AsyncStream,
    Stream,
)
from anthropic.types import Message, MessageTokensCount, RawMessageStreamEvent
from anthropic.types.beta import BetaMessage, FileMetadata


def token() -> str:
    return "token"


def token_with_its_end() -> Tuple[str, float]:
    return "token", 0.0


async def token_to_await() -> str:
    return "token"


def foundry(http_client: httpx.Client) -> None:
    client = AnthropicFoundry(resource="r", api_key="k", timeout=5, max_retries=0, http_client=http_client)
    AnthropicFoundry(base_url="https://gateway.example", azure_ad_token_provider=token)
    AnthropicFoundry(base_url=httpx.URL("https://gateway.example"), azure_ad_token_provider=token_with_its_end)
    AsyncAnthropicFoundry(resource="r", azure_ad_token_provider=token_to_await, deadline=10)
    AnthropicFoundry(resource=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    AnthropicFoundry(region="r")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    AnthropicFoundry(azure_ad_token_provider="t")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert_type(client.copy(api_key="other"), AnthropicFoundry)
    assert_type(client.with_options(resource="other", max_retries=1), AnthropicFoundry)
    assert_type(client.resource, Union[str, None])
    assert_type(client.api_key, Union[str, None])
    plain(client)


def bedrock() -> None:
    client = AnthropicBedrock(aws_region="us-east-1", aws_access_key="a", aws_secret_key="s", aws_session_token="t")
    AnthropicBedrock(aws_profile="p", timeout=None)
    AnthropicBedrock(api_key="token")
    AsyncAnthropicBedrock(api_key=token_to_await)
    AnthropicBedrock(aws_region=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert_type(client.copy(aws_region="eu-west-1"), AnthropicBedrock)
    assert_type(client.with_options(timeout=1.5), AnthropicBedrock)
    assert_type(client.aws_region, Union[str, None])
    plain(client)


def vertex() -> None:
    client = AnthropicVertex(region="global", project_id="p", access_token="t")
    AnthropicVertex(region="us-east5", access_token=token)
    AsyncAnthropicVertex(region="eu", access_token=token_to_await)
    AnthropicVertex(region=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert_type(client.copy(region="us"), AnthropicVertex)
    assert_type(client.with_options(max_retries=1), AnthropicVertex)
    assert_type(client.region, str)
    plain(client)


def plain(client: Anthropic) -> None:
    """Whoever takes a client of the API takes one of a platform."""
    assert_type(client.messages.create(model="m", max_tokens=1, messages=[]), Message)
    assert_type(
        client.messages.create(model="m", max_tokens=1, messages=[], stream=True), Stream[RawMessageStreamEvent]
    )
    assert_type(client.messages.count_tokens(model="m", messages=[]), MessageTokensCount)
    assert_type(client.beta.messages.create(model="m", max_tokens=1, messages=[]), BetaMessage)


def chosen(name: str) -> Anthropic:
    makers: dict[str, Callable[[], Anthropic]] = {
        "api": Anthropic,
        "bedrock": AnthropicBedrock,
        "foundry": AnthropicFoundry,
        "vertex": AnthropicVertex,
    }
    client = makers[name]()
    if isinstance(client, AnthropicFoundry):
        assert_type(client.beta.files.upload(file=b"bytes"), FileMetadata)
    return client


async def asynchronous(client: AsyncAnthropicFoundry) -> None:
    assert_type(await client.messages.create(model="m", max_tokens=1, messages=[]), Message)
    stream = await client.messages.create(model="m", max_tokens=1, messages=[], stream=True)
    assert_type(stream, AsyncStream[RawMessageStreamEvent])
    assert_type(client.with_options(timeout=1), AsyncAnthropicFoundry)
    same: AsyncAnthropic = client
    closing: Awaitable[None] = same.close()
    await closing


def errors(error: Exception) -> None:
    if isinstance(error, anthropic.NotSupportedOnPlatformError):
        assert_type(error.operation, str)
    elif isinstance(error, anthropic.CredentialsError):
        assert_type((error.platform, error.source), Tuple[str, str])
