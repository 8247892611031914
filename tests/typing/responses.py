"""Never run, only type-checked: raw and streamed responses, requests by verb, and what headers say."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Dict, List, Optional

import httpx
from typing_extensions import assert_type

import anthropic
from anthropic import (
    Anthropic,
    APIResponse,
    AsyncAnthropic,
    AsyncStream,
    AsyncStreamedAPIResponse,
    RateLimits,
    Stream,
    StreamedAPIResponse,
    SyncPage,
)
from anthropic.types import Message, MessageTokensCount, ModelInfo, RawMessageStreamEvent


def raw(client: Anthropic) -> None:
    response = client.messages.with_raw_response.count_tokens(model="m", messages=[])
    assert_type(response, APIResponse[MessageTokensCount])
    assert_type(response.parse(), MessageTokensCount)
    assert_type(response.parse(to=Message), Message)
    assert_type(response.parse(to=Dict[str, int]), Dict[str, int])
    assert_type(response.content, bytes)
    assert_type(response.text, str)
    assert_type(response.request_id, Optional[str])
    assert_type(client.with_raw_response.models.list().parse(), SyncPage[ModelInfo])
    created = client.messages.with_raw_response.create(model="m", max_tokens=1, messages=[])
    print(created.headers.get("request-id"), created.parse())
    client.messages.with_raw_response.count_tokens(model="m")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]


def streamed(client: Anthropic) -> None:
    with client.messages.with_streaming_response.count_tokens(model="m", messages=[]) as response:
        assert_type(response, StreamedAPIResponse[MessageTokensCount])
        assert_type(response.parse(), MessageTokensCount)
        assert_type(response.parse(to=dict), Dict[Any, Any])
        assert_type(response.read(), bytes)
        assert_type(response.text(), str)
        for line in response.iter_lines():
            assert_type(line, str)
        for piece in response.iter_bytes(1024):
            assert_type(piece, bytes)
    with client.with_streaming_response.models.list() as listed:
        assert_type(listed.parse(), SyncPage[ModelInfo])
    client.messages.with_streaming_response.count_tokens(model="m")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]


async def streamed_asynchronously(client: AsyncAnthropic) -> None:
    async with client.messages.with_streaming_response.count_tokens(model="m", messages=[]) as response:
        assert_type(response, AsyncStreamedAPIResponse[MessageTokensCount])
        assert_type(await response.parse(), MessageTokensCount)
        assert_type(await response.parse(to=Message), Message)
        assert_type(await response.text(), str)
        async for line in response.iter_lines():
            assert_type(line, str)
        await response.close()
    raw_response = await client.with_raw_response.messages.count_tokens(model="m", messages=[])
    assert_type(raw_response.parse(), MessageTokensCount)


def verbs(client: Anthropic) -> None:
    assert_type(client.get("/foo", cast_to=httpx.Response), httpx.Response)
    assert_type(client.post("/foo", cast_to=Message, body={"a": 1}), Message)
    assert_type(client.put("/foo", cast_to=List[ModelInfo], content=b"x"), List[ModelInfo])
    assert_type(client.patch("/foo", cast_to=str, options={"max_retries": 1, "headers": {"a": anthropic.omit}}), str)
    assert_type(client.delete("/foo", cast_to=APIResponse[Message]), APIResponse[Message])
    client.delete("/foo", cast_to=anthropic.NoneType)
    stream = client.post("/foo", cast_to=Message, stream=True, stream_cls=Stream[RawMessageStreamEvent])
    assert_type(stream, Stream[RawMessageStreamEvent])
    models = client.get_api_list("/v1/models", model=ModelInfo, page=SyncPage[ModelInfo])
    assert_type(models, SyncPage[ModelInfo])
    client.get("/foo")  # type: ignore[call-overload] # pyright: ignore[reportCallIssue]
    client.post("/foo", cast_to=str, options={"nonsense": 1})  # type: ignore[call-overload] # pyright: ignore[reportCallIssue, reportArgumentType]


async def verbs_asynchronously(client: AsyncAnthropic) -> None:
    assert_type(await client.get("/foo", cast_to=Dict[str, Any]), Dict[str, Any])
    stream = await client.post("/foo", cast_to=Message, stream=True, stream_cls=AsyncStream[RawMessageStreamEvent])
    async for event in stream:
        assert_type(event, RawMessageStreamEvent)


def limits(client: Anthropic, error: anthropic.RateLimitError) -> None:
    message = client.messages.create(model="m", max_tokens=1, messages=[])
    assert_type(message.rate_limits, RateLimits)
    assert_type(message.rate_limits.requests.remaining, Optional[int])
    assert_type(client.models.list().rate_limits.tokens.reset, Optional[datetime])
    assert_type(error.rate_limits.retry_after, Optional[float])
