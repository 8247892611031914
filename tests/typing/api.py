"""Never run, only type-checked: what the public interface promises to type checkers."""

from __future__ import annotations

from typing import List

from typing_extensions import assert_type

import anthropic
from anthropic import Anthropic, APIResponse, AsyncAnthropic, AsyncPage, AsyncStream, Stream, SyncPage
from anthropic.types import (
    ContentBlock,
    Message,
    MessageParam,
    MessageTokensCount,
    ModelInfo,
    RawMessageStreamEvent,
    TextBlock,
    ToolUseBlock,
)
from anthropic.types.beta import BetaMessage, FileMetadata
from anthropic.types.message_create_params import MessageCreateParamsNonStreaming
from anthropic.types.messages.batch_create_params import Request


def plain(client: Anthropic) -> None:
    history: List[MessageParam] = [{"role": "user", "content": "Hello"}]
    message = client.messages.create(model="claude-opus-4-6", max_tokens=10, messages=history)
    assert_type(message, Message)
    assert_type(message.content, List[ContentBlock])
    print(message.request_id, message._request_id)
    for block in message.content:
        if block.type == "text":
            assert_type(block, TextBlock)
            assert_type(block.text, str)
        elif block.type == "tool_use":
            assert_type(block, ToolUseBlock)
    # A reply goes back as it came.
    history.append({"role": "assistant", "content": message.content})
    client.messages.create(model="any-model", max_tokens=10, messages=history, timeout=1.5)
    assert_type(client.messages.create(model="m", max_tokens=10, messages=history, via_stream=True), Message)
    assert_type(client.messages.count_tokens(model="m", messages=history), MessageTokensCount)
    assert_type(client.models.retrieve("m"), ModelInfo)
    assert_type(client.with_options(max_retries=5, timeout=5.0).models.list(), SyncPage[ModelInfo])
    for model in client.models.list(limit=3):
        assert_type(model, ModelInfo)


def streaming(client: Anthropic, flag: bool) -> None:
    stream = client.messages.create(model="m", max_tokens=10, messages=[], stream=True)
    assert_type(stream, Stream[RawMessageStreamEvent])
    with stream:
        for event in stream:
            if event.type == "content_block_delta" and event.delta.type == "text_delta":
                assert_type(event.delta.text, str)
    either = client.messages.create(model="m", max_tokens=10, messages=[], stream=flag)
    if isinstance(either, Message):
        assert_type(either.usage.input_tokens, int)


def raw(client: Anthropic) -> None:
    response = client.messages.with_raw_response.count_tokens(model="m", messages=[])
    assert_type(response, APIResponse[MessageTokensCount])
    assert_type(response.parse().input_tokens, int)


def beta(client: Anthropic) -> None:
    message = client.beta.messages.create(
        model="m", max_tokens=10, messages=[{"role": "user", "content": "Hi"}], betas=["files-api-2025-04-14"]
    )
    assert_type(message, BetaMessage)
    assert_type(client.beta.files.upload(file=("a.txt", b"text", "text/plain")), FileMetadata)


def batches(client: Anthropic) -> None:
    params: MessageCreateParamsNonStreaming = {"model": "m", "max_tokens": 1, "messages": []}
    request: Request = {"custom_id": "one", "params": params}
    batch = client.messages.batches.create(requests=[request])
    for entry in client.messages.batches.results(batch.id):
        if entry.result.type == "succeeded":
            assert_type(entry.result.message, Message)


def errors(client: Anthropic) -> None:
    try:
        client.messages.create(model="m", max_tokens=10, messages=[])
    except anthropic.RateLimitError as error:
        assert_type(error.status_code, int)
    except anthropic.APIConnectionError as error:
        print(error.__cause__)
    except anthropic.APIStatusError as error:
        print(error.response.headers, error.request_id)


async def asynchronous(client: AsyncAnthropic) -> None:
    message = await client.messages.create(model="m", max_tokens=10, messages=[])
    assert_type(message, Message)
    stream = await client.messages.create(model="m", max_tokens=10, messages=[], stream=True)
    assert_type(stream, AsyncStream[RawMessageStreamEvent])
    async for event in stream:
        assert_type(event, RawMessageStreamEvent)
    async for model in client.models.list():
        assert_type(model, ModelInfo)
    page = await client.models.list()
    assert_type(page, AsyncPage[ModelInfo])
    response = await client.messages.with_raw_response.count_tokens(model="m", messages=[])
    assert_type(response, APIResponse[MessageTokensCount])


def wrong(client: Anthropic) -> None:
    client.messages.create(max_tokens=10, messages=[])  # type: ignore[call-overload] # pyright: ignore[reportCallIssue]
    client.messages.count_tokens(model="m", messages=[], nonsense=1)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    client.messages.create(model="m", max_tokens="ten", messages=[])  # type: ignore[call-overload] # pyright: ignore[reportCallIssue, reportArgumentType]
    client.messages.create(model="m", max_tokens=1, messages=[], stop_sequences="no")  # type: ignore[call-overload] # pyright: ignore[reportCallIssue, reportArgumentType]
