"""Never run, only type-checked: structured outputs, of which the type that was asked for flows everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, List, Literal, Optional, TypedDict, Union

from typing_extensions import assert_type

import anthropic
from anthropic import (
    Anthropic,
    APIResponse,
    AsyncAnthropic,
    AsyncMessageStream,
    MessageStream,
    OutputParseError,
    transform_schema,
)
from anthropic.lib.streaming import (
    AsyncMessageStreamManager,
    BetaAsyncMessageStream,
    BetaMessageStream,
    MessageStreamManager,
    ParsedBetaContentBlockStopEvent,
    ParsedContentBlockStopEvent,
    ParsedMessageStopEvent,
    ParsedMessageStreamEvent,
    TextEvent,
)
from anthropic.types import (
    Message,
    MessageParam,
    MessageTokensCount,
    ParsedContentBlock,
    ParsedMessage,
    ParsedTextBlock,
    TextBlock,
)
from anthropic.types.beta import (
    BetaMessage,
    BetaMessageTokensCount,
    ParsedBetaContentBlock,
    ParsedBetaMessage,
    ParsedBetaTextBlock,
)


@dataclass
class City:
    name: str


class Point(TypedDict):
    x: int


HELLO: list[MessageParam] = [{"role": "user", "content": "Hello"}]


def whole(client: Anthropic) -> None:
    message = client.messages.parse(model="m", max_tokens=1, messages=HELLO, output_format=City)
    assert_type(message, ParsedMessage[City])
    assert_type(message.parsed_output, Optional[City])
    plain: Message = message
    client.messages.create(model="m", max_tokens=1, messages=[*HELLO, message, plain])
    for block in message.content:
        assert_type(block, ParsedContentBlock[City])
        if block.type == "text":
            assert_type(block, ParsedTextBlock[City])
            assert_type(block.parsed_output, Optional[City])
            text: TextBlock = block
            print(text)
    assert_type(message.to_param(), MessageParam)
    numbers = client.messages.parse(model="m", max_tokens=1, messages=HELLO, output_format=List[int], via_stream=True)
    assert_type(numbers.parsed_output, Optional[List[int]])
    point = client.messages.parse(model="m", max_tokens=1, messages=HELLO, output_format=Point, temperature=0)
    assert_type(point.parsed_output, Optional[Point])
    anything = client.messages.parse(
        model="m", max_tokens=1, messages=HELLO, output_format={"type": "json_schema", "schema": {"type": "string"}}
    )
    assert_type(anything, ParsedMessage[Any])
    for nothing in (None, anthropic.omit):
        unread = client.messages.parse(model="m", max_tokens=1, messages=HELLO, output_format=nothing)
        assert_type(unread, ParsedMessage[Any])


def beta(client: Anthropic) -> None:
    message = client.beta.messages.parse(
        model="m", max_tokens=1, messages=[], output_format=City, betas=["context-1m-2025-08-07"], tools=[]
    )
    assert_type(message, ParsedBetaMessage[City])
    assert_type(message.parsed_output, Optional[City])
    for block in message.content:
        assert_type(block, ParsedBetaContentBlock[City])
        if block.type == "text":
            assert_type(block, ParsedBetaTextBlock[City])
    count = client.beta.messages.count_tokens(model="m", messages=[], output_format=City, betas=[])
    assert_type(count, BetaMessageTokensCount)
    with client.beta.messages.stream(model="m", max_tokens=1, messages=[], output_format=City) as stream:
        assert_type(stream, BetaMessageStream[City])
        for event in stream:
            if event.type == "content_block_stop":
                assert_type(event, ParsedBetaContentBlockStopEvent[City])
        assert_type(stream.get_final_message(), ParsedBetaMessage[City])
    with client.beta.messages.stream(model="m", max_tokens=1, messages=[]) as plain:
        assert_type(plain.get_final_message(), BetaMessage)


def streamed(client: Anthropic) -> None:
    manager = client.messages.stream(model="m", max_tokens=1, messages=HELLO, output_format=City)
    assert_type(manager, MessageStreamManager[MessageStream[City]])
    with manager as stream:
        assert_type(stream, MessageStream[City])
        for event in stream:
            assert_type(event, ParsedMessageStreamEvent[City])
            if event.type == "text":
                assert_type(event, TextEvent)
                assert_type(event.parsed_snapshot(), Any)
            elif event.type == "content_block_stop":
                assert_type(event, ParsedContentBlockStopEvent[City])
                if event.content_block.type == "text":
                    assert_type(event.content_block.parsed_output, Optional[City])
            elif event.type == "message_stop":
                assert_type(event, ParsedMessageStopEvent[City])
                assert_type(event.message.parsed_output, Optional[City])
        assert_type(stream.get_final_message(), ParsedMessage[City])
        assert_type(stream.get_final_message().parsed_output, Optional[City])
        assert_type(stream.current_message_snapshot, Message)
    with client.messages.stream(
        model="m", max_tokens=1, messages=HELLO, output_format={"type": "json_schema", "schema": {}}
    ) as plain:
        assert_type(plain, MessageStream)
        assert_type(plain.get_final_message(), Message)


def takes_streams(bare: MessageStream, parsed: MessageStream[City], other: AsyncMessageStream[List[int]]) -> None:
    assert_type(bare.get_final_message(), Message)
    assert_type(parsed.get_final_message(), ParsedMessage[City])
    print(other)


async def asynchronous(client: AsyncAnthropic) -> None:
    message = await client.messages.parse(model="m", max_tokens=1, messages=HELLO, output_format=City)
    assert_type(message, ParsedMessage[City])
    beta_message = await client.beta.messages.parse(model="m", max_tokens=1, messages=[], output_format=List[City])
    assert_type(beta_message, ParsedBetaMessage[List[City]])
    manager = client.messages.stream(model="m", max_tokens=1, messages=HELLO, output_format=City)
    assert_type(manager, AsyncMessageStreamManager[AsyncMessageStream[City]])
    async with manager as stream:
        async for event in stream:
            assert_type(event, ParsedMessageStreamEvent[City])
        assert_type(await stream.get_final_message(), ParsedMessage[City])
    async with client.beta.messages.stream(model="m", max_tokens=1, messages=[], output_format=City) as beta_stream:
        assert_type(beta_stream, BetaAsyncMessageStream[City])
        assert_type(await beta_stream.get_final_message(), ParsedBetaMessage[City])
    assert_type(await client.messages.count_tokens(model="m", messages=[], output_format=City), MessageTokensCount)


def others(client: Anthropic) -> None:
    assert_type(client.messages.count_tokens(model="m", messages=[], output_format=List[int]), MessageTokensCount)
    assert_type(transform_schema(City), "dict[str, Any]")
    assert_type(transform_schema({"type": "string"}), "dict[str, Any]")
    try:
        client.messages.parse(model="m", max_tokens=1, messages=HELLO, output_format=City)
    except OutputParseError as error:
        assert_type(error.text, str)
        assert_type(error.problems, "list[tuple[str, str]]")
        assert_type(error.request_id, Optional[str])
    # These are types too, but not for all checkers.
    client.messages.parse(model="m", max_tokens=1, messages=HELLO, output_format=Union[int, str])
    client.messages.parse(model="m", max_tokens=1, messages=HELLO, output_format=Literal["a"])
    client.messages.stream(model="m", max_tokens=1, messages=HELLO, output_format=Optional[int])  # type: ignore[arg-type]


def raw(client: Anthropic) -> None:
    response = client.messages.with_raw_response.parse(model="m", max_tokens=1, messages=HELLO, output_format=City)
    assert_type(response, APIResponse[ParsedMessage[City]])
    assert_type(response.parse().parsed_output, Optional[City])
    beta = client.beta.messages.with_raw_response.parse(model="m", max_tokens=1, messages=[], output_format=City)
    assert_type(beta, APIResponse[ParsedBetaMessage[City]])
    client.messages.with_raw_response.create(model="m", max_tokens=1, messages=HELLO)
    client.messages.with_raw_response.parse(max_tokens=1, messages=HELLO, output_format=City)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]


async def raw_asynchronously(client: AsyncAnthropic) -> None:
    response = await client.messages.with_raw_response.parse(
        model="m", max_tokens=1, messages=HELLO, output_format=City
    )
    assert_type(response, APIResponse[ParsedMessage[City]])
    beta = await client.beta.messages.with_raw_response.parse(model="m", max_tokens=1, messages=[], output_format=City)
    assert_type(beta, APIResponse[ParsedBetaMessage[City]])


def wrong(client: Anthropic) -> None:
    client.messages.parse(model="m", max_tokens=1, messages=HELLO, output_format=City, stream=True)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    client.messages.parse(model="m", max_tokens=1, messages=HELLO, output_format=5)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    client.messages.parse(max_tokens=1, messages=HELLO, output_format=City)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    client.messages.stream(model="m", max_tokens=1, messages=HELLO, output_format=City, nonsense=1)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    number: int = client.messages.parse(model="m", max_tokens=1, messages=HELLO, output_format=City).parsed_output  # type: ignore[assignment] # pyright: ignore[reportAssignmentType]
    print(number)
