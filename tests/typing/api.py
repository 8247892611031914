"""Never run, only type-checked: what the public interface promises to type checkers."""

from __future__ import annotations

from typing import Any, Dict, List

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
    ToolParam,
    ToolUseBlock,
)
from anthropic.types.beta import BetaMessage, BetaToolParam, FileMetadata
from anthropic.types.beta.message_create_params import (
    MessageCreateParamsNonStreaming as BetaMessageCreateParamsNonStreaming,
)
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


class Tool:
    """Stands for the definition of a tool."""

    def to_dict(self) -> ToolParam:
        return {"name": "f", "input_schema": {"type": "object"}}


class BetaTool:
    def to_dict(self) -> BetaToolParam:
        return {"name": "f", "input_schema": {"type": "object"}}


class LooseTool:
    def __call__(self, city: str) -> str:
        return city

    def to_dict(self) -> Dict[str, Any]:
        return {"name": "f", "input_schema": {"type": "object"}}


def function(city: str) -> str:
    return city


def tools(client: Anthropic) -> None:
    """Objects that stand for tools go wherever definitions go, and with them."""
    definition: ToolParam = {"name": "g", "input_schema": {"type": "object"}}
    given: List[Tool] = [Tool()]
    messages = client.messages
    assert_type(messages.create(model="m", max_tokens=1, messages=[], tools=[Tool(), LooseTool(), definition]), Message)
    assert_type(messages.create(model="m", max_tokens=1, messages=[], tools=given, via_stream=True), Message)
    messages.create(
        model="m",
        max_tokens=1,
        messages=[],
        stream=True,
        tools=[Tool(), {"name": "h", "input_schema": {"type": "object"}}, {"type": "bash_20250124", "name": "bash"}],
    ).close()
    messages.count_tokens(model="m", messages=[], tools=given)
    messages.count_tokens(model="m", messages=[], tools=(tool for tool in (Tool(), LooseTool())))
    messages.stream(model="m", max_tokens=1, messages=[], tools=[Tool(), LooseTool(), definition])
    params: MessageCreateParamsNonStreaming = {"model": "m", "max_tokens": 1, "messages": [], "tools": given}
    messages.batches.create(requests=[{"custom_id": "one", "params": params}])
    messages.batches.create(
        requests=[
            {
                "custom_id": "one",
                "params": {"model": "m", "max_tokens": 1, "messages": [], "tools": [Tool(), definition]},
            }
        ]
    )
    messages.with_raw_response.create(model="m", max_tokens=1, messages=[], tools=given)


def beta_tools(client: Anthropic) -> None:
    given = [BetaTool()]
    messages = client.beta.messages
    assert_type(messages.create(model="m", max_tokens=1, messages=[], tools=given), BetaMessage)
    messages.count_tokens(
        model="m", messages=[], tools=[BetaTool(), LooseTool(), {"type": "bash_20250124", "name": "bash"}]
    )
    messages.stream(model="m", max_tokens=1, messages=[], tools=given)
    params: BetaMessageCreateParamsNonStreaming = {"model": "m", "max_tokens": 1, "messages": [], "tools": given}
    messages.batches.create(requests=[{"custom_id": "one", "params": params}])


async def asynchronous_tools(client: AsyncAnthropic) -> None:
    given = [LooseTool()]
    assert_type(await client.messages.create(model="m", max_tokens=1, messages=[], tools=given), Message)
    await client.messages.count_tokens(model="m", messages=[], tools=given)
    client.messages.stream(model="m", max_tokens=1, messages=[], tools=given)
    await client.beta.messages.create(model="m", max_tokens=1, messages=[], tools=given)
    await client.beta.messages.count_tokens(model="m", messages=[], tools=given)
    client.beta.messages.stream(model="m", max_tokens=1, messages=[], tools=given)


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
    client.messages.count_tokens(model="m", messages=[], nonsense=1)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    client.messages.create(model="m", max_tokens="ten", messages=[])  # type: ignore[call-overload] # pyright: ignore[reportCallIssue, reportArgumentType]
    client.messages.create(model="m", max_tokens=1, messages=[], stop_sequences="no")  # type: ignore[call-overload] # pyright: ignore[reportCallIssue, reportArgumentType]
    client.messages.count_tokens(model="m", messages=[], tools=[function])  # type: ignore[list-item] # pyright: ignore[reportArgumentType]
    client.messages.count_tokens(model="m", messages=[], tools=[object()])  # type: ignore[list-item] # pyright: ignore[reportArgumentType]
    client.messages.count_tokens(model="m", messages=[], tools=Tool())  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    client.messages.count_tokens(model="m", messages=[], tools=[{"name": "f"}])  # type: ignore[list-item] # pyright: ignore[reportArgumentType]
