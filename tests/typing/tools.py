"""Never run, only type-checked: tools, what the decorators keep of functions, and tool runners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Optional, Union

from typing_extensions import assert_type

from anthropic import (
    Anthropic,
    AsyncAnthropic,
    AsyncMessageStream,
    MessageStream,
    ToolError,
    async_tool,
    beta_async_tool,
    beta_tool,
    tool,
)
from anthropic.lib.streaming import BetaAsyncMessageStream, BetaMessageStream
from anthropic.lib.tools import (
    BetaAsyncBuiltinFunctionTool,
    BetaAsyncFunctionTool,
    BetaAsyncStreamingToolRunner,
    BetaAsyncToolRunner,
    BetaBuiltinFunctionTool,
    BetaFunctionTool,
    BetaStreamingToolRunner,
    BetaToolRunner,
    Call,
    CompactionControl,
)
from anthropic.types import Message, MessageParam, ParsedMessage, ToolParam, ToolUnionParam
from anthropic.types.beta import BetaMessage, BetaMessageParam, BetaToolParam, BetaToolUnionParam, ParsedBetaMessage


@dataclass
class Place:
    city: str


def get_weather(location: str, unit: str = "c") -> str:
    """A plain function."""
    return location + unit


async def get_time(city: str) -> int:
    """A plain coroutine function."""
    return len(city)


@tool
def bare(location: str, unit: str = "c") -> int:
    """Decorated without arguments."""
    return len(location + unit)


@beta_tool()
def empty(x: int) -> List[str]:
    """Decorated with no arguments in parentheses."""
    return [str(x)]


@tool(
    name="other",
    description="Other.",
    input_schema={"type": "object"},
    defer_loading=True,
    strict=True,
    cache_control={"type": "ephemeral", "ttl": "1h"},
    input_examples=[{"x": 1}],
    allowed_callers=["direct"],
    eager_input_streaming=True,
)
def full(x: int) -> None:
    """Decorated with everything."""


@beta_tool(input_schema=Place)
def of_class(city: str) -> str:
    """With the fields of a class."""
    raise ToolError([{"type": "text", "text": city}])


@async_tool
async def slow(x: int) -> float:
    """Decorated without arguments."""
    return x / 2


@beta_async_tool(name="slower")
async def slower(x: int) -> float:
    """Decorated with arguments."""
    return x / 2


def a_function_stays_what_it_is() -> None:
    assert_type(bare("a", unit="f"), int)
    assert_type(empty(1), List[str])
    assert_type(of_class(city="a"), str)
    full(x=1)
    bare(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    bare("a", units="f")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    assert_type(bare.func("a"), int)


async def a_coroutine_function_stays_what_it_is() -> None:
    assert_type(await slow(1), float)
    assert_type(await slower(x=1), float)
    await slow("a")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    await slow.call({"x": 1})


def what_a_tool_says_of_itself(made: BetaFunctionTool[Callable[..., object]]) -> None:
    assert_type(made.name, str)
    assert_type(made.description, Optional[str])
    assert_type(made.input_schema, Dict[str, Any])
    assert_type(made.to_dict(), Dict[str, Any])
    assert_type(tool(get_weather)("a"), str)
    assert_type(BetaFunctionTool(get_weather, name="f").func("a"), str)


async def what_an_asynchronous_tool_says(made: BetaAsyncFunctionTool[Callable[..., object]]) -> None:
    assert_type(made.name, str)
    assert_type(await async_tool(get_time)("a"), int)


def wrong_options() -> None:
    tool(nmae="x")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    tool(strict="yes")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    tool(5)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]


class Bash(BetaBuiltinFunctionTool):
    def to_dict(self) -> BetaToolUnionParam:
        return {"type": "bash_20250124", "name": "bash"}

    def call(self, input: object) -> str:
        return str(input)


class AsyncBash(BetaAsyncBuiltinFunctionTool):
    def to_dict(self) -> Mapping[str, object]:
        return {"type": "bash_20250124", "name": "bash"}

    async def call(self, input: object) -> List[str]:
        return [str(input)]


class Desk:
    @tool
    def note(self, what: str) -> str:
        """A method."""
        return what


MESSAGES: List[MessageParam] = [{"role": "user", "content": "Hi"}]
BETA_MESSAGES: List[BetaMessageParam] = [{"role": "user", "content": "Hi"}]
DEFINITION: ToolParam = {"name": "f", "input_schema": {"type": "object"}}
BETA_DEFINITION: BetaToolParam = {"name": "f", "input_schema": {"type": "object"}}
SEARCH: ToolUnionParam = {"type": "web_search_20250305", "name": "web_search"}
BETA_SEARCH: BetaToolUnionParam = {"type": "web_search_20250305", "name": "web_search"}


def definitions_and_objects_in_requests(client: Anthropic) -> None:
    client.messages.create(model="m", max_tokens=1, messages=MESSAGES, tools=[bare, Bash(), Desk().note, DEFINITION])
    client.messages.create(model="m", max_tokens=1, messages=MESSAGES, tools=[bare, SEARCH], stream=True)
    client.messages.stream(model="m", max_tokens=1, messages=MESSAGES, tools=[bare, SEARCH])
    client.messages.count_tokens(model="m", messages=MESSAGES, tools=[bare, slow, SEARCH])
    client.beta.messages.create(model="m", max_tokens=1, messages=BETA_MESSAGES, tools=[bare, BETA_SEARCH])
    client.beta.messages.count_tokens(model="m", messages=BETA_MESSAGES, tools=[bare, BETA_DEFINITION])


def runners(client: Anthropic, streamed: bool) -> None:
    stable = client.messages.tool_runner(
        model="m", max_tokens=1, messages=MESSAGES, tools=[get_weather, bare, empty, Desk().note, Bash(), SEARCH]
    )
    assert_type(stable, BetaToolRunner[Message, Message])
    assert_type(stable.until_done(), Message)
    for message in stable:
        assert_type(message, Message)
    beta = client.beta.messages.tool_runner(
        model="m", max_tokens=1, messages=BETA_MESSAGES, tools=[get_weather], betas=["b"]
    )
    assert_type(beta, BetaToolRunner[BetaMessage, BetaMessage])
    assert_type(next(beta), BetaMessage)
    streams = client.messages.tool_runner(model="m", max_tokens=1, messages=MESSAGES, tools=[get_weather], stream=True)
    assert_type(streams, BetaStreamingToolRunner[MessageStream, Message])
    for stream in streams:
        assert_type(stream, MessageStream)
        for text in stream.text_stream:
            assert_type(text, str)
    beta_streams = client.beta.messages.tool_runner(
        model="m", max_tokens=1, messages=BETA_MESSAGES, tools=[bare], stream=True
    )
    assert_type(beta_streams, BetaStreamingToolRunner[BetaMessageStream, BetaMessage])
    assert_type(beta_streams.until_done(), BetaMessage)
    either = client.messages.tool_runner(
        model="m", max_tokens=1, messages=MESSAGES, tools=[get_weather], stream=streamed
    )
    assert_type(either, Union[BetaToolRunner[Message, Message], BetaStreamingToolRunner[MessageStream, Message]])


async def asynchronous_runners(client: AsyncAnthropic) -> None:
    stable = client.messages.tool_runner(
        model="m",
        max_tokens=1,
        messages=MESSAGES,
        tools=[get_weather, get_time, bare, slow, slower, AsyncBash(), SEARCH],
    )
    assert_type(stable, BetaAsyncToolRunner[Message, Message])
    assert_type(await stable.until_done(), Message)
    async for message in stable:
        assert_type(message, Message)
    beta = client.beta.messages.tool_runner(model="m", max_tokens=1, messages=BETA_MESSAGES, tools=[get_time])
    assert_type(beta, BetaAsyncToolRunner[BetaMessage, BetaMessage])
    streams = client.messages.tool_runner(model="m", max_tokens=1, messages=MESSAGES, tools=[get_weather], stream=True)
    assert_type(streams, BetaAsyncStreamingToolRunner[AsyncMessageStream, Message])
    async for stream in streams:
        assert_type(stream, AsyncMessageStream)
    beta_streams = client.beta.messages.tool_runner(
        model="m", max_tokens=1, messages=BETA_MESSAGES, tools=[slow], stream=True
    )
    assert_type(beta_streams, BetaAsyncStreamingToolRunner[BetaAsyncMessageStream, BetaMessage])
    async with beta_streams as entered:
        assert_type(entered, BetaAsyncStreamingToolRunner[BetaAsyncMessageStream, BetaMessage])
    await beta_streams.close()
    assert_type(await stable.generate_tool_call_response(), Optional[Dict[str, Any]])


def options(client: Anthropic) -> None:
    control: CompactionControl = {"enabled": True, "context_token_threshold": 1000, "model": "m", "summary_prompt": "s"}

    def approve(call: Call) -> Union[bool, str, None]:
        assert_type(call.name, str)
        assert_type(call.id, str)
        return call.name != "rm" or "No."

    def stop(call: Call) -> bool:
        return call.name == "submit"

    runner = client.messages.tool_runner(
        model="m",
        max_tokens=1,
        messages=MESSAGES,
        tools=[bare],
        system="s",
        compaction_control=control,
        max_iterations=5,
        max_continuations=None,
        max_parallel_tools=2,
        tool_timeout={"bare": 1.5},
        on_tool_error="raise",
        approve=approve,
        stop_on=stop,
        extra_headers={"a": "b"},
        timeout=5,
    )
    runner.append_messages({"role": "user", "content": "Go on."})
    runner.set_messages_params({**runner.params, "max_tokens": 5})
    runner.set_messages_params(lambda params: {**params, "max_tokens": 5})
    assert_type(runner.generate_tool_call_response(), Optional[Dict[str, Any]])
    assert_type(runner.messages, List[Any])
    client.messages.tool_runner(model="m", max_tokens=1, messages=runner.messages, tools=[bare])
    client.beta.messages.tool_runner(model="m", max_tokens=1, messages=runner.messages, tools=[bare])
    assert_type(runner.stopped_because, Optional[str])
    assert_type(iter(runner), Iterator[Message])
    with runner as entered:
        assert_type(entered, BetaToolRunner[Message, Message])
    client.messages.tool_runner(model="m", max_tokens=1, messages=MESSAGES, tools=[bare], stop_on=["a"], tool_timeout=5)


def wrong_options_of_a_runner(client: Anthropic) -> None:
    client.messages.tool_runner(
        model="m",
        max_tokens=1,
        messages=MESSAGES,
        tools=[5],  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    )
    client.messages.tool_runner(  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
        model="m", max_tokens=1, messages=MESSAGES, tools=[bare], max_iteration=5
    )
    client.messages.tool_runner(  # type: ignore[call-overload]
        model="m",
        max_tokens=1,
        messages=MESSAGES,
        tools=[bare],
        on_tool_error="ignore",  # pyright: ignore[reportArgumentType]
    )


def runners_with_an_output_format(client: Anthropic) -> None:
    stable = client.messages.tool_runner(
        model="m", max_tokens=1, messages=MESSAGES, tools=[bare], output_format=Place, max_iterations=5
    )
    assert_type(stable, BetaToolRunner[ParsedMessage[Place], ParsedMessage[Place]])
    assert_type(stable.until_done().parsed_output, Optional[Place])
    for message in stable:
        assert_type(message, ParsedMessage[Place])
    beta = client.beta.messages.tool_runner(
        model="m", max_tokens=1, messages=BETA_MESSAGES, tools=[bare], output_format=List[int], stream=False
    )
    assert_type(beta.until_done().parsed_output, Optional[List[int]])
    streams = client.messages.tool_runner(
        model="m", max_tokens=1, messages=MESSAGES, tools=[bare], output_format=Place, stream=True
    )
    assert_type(streams, BetaStreamingToolRunner[MessageStream[Place], ParsedMessage[Place]])
    for stream in streams:
        assert_type(stream.get_final_message(), ParsedMessage[Place])
    beta_streams = client.beta.messages.tool_runner(
        model="m", max_tokens=1, messages=BETA_MESSAGES, tools=[bare], output_format=Place, stream=True
    )
    assert_type(beta_streams, BetaStreamingToolRunner[BetaMessageStream[Place], ParsedBetaMessage[Place]])
    anything = client.messages.tool_runner(
        model="m", max_tokens=1, messages=MESSAGES, tools=[bare], output_format={"type": "json_schema", "schema": {}}
    )
    assert_type(anything.until_done(), ParsedMessage[Any])
    client.messages.tool_runner(  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
        model="m",
        max_tokens=1,
        messages=MESSAGES,
        tools=[bare],
        output_format=5,  # pyright: ignore[reportArgumentType]
    )


async def asynchronous_runners_with_an_output_format(client: AsyncAnthropic) -> None:
    stable = client.messages.tool_runner(model="m", max_tokens=1, messages=MESSAGES, tools=[slow], output_format=Place)
    assert_type(stable, BetaAsyncToolRunner[ParsedMessage[Place], ParsedMessage[Place]])
    assert_type((await stable.until_done()).parsed_output, Optional[Place])
    beta = client.beta.messages.tool_runner(
        model="m", max_tokens=1, messages=BETA_MESSAGES, tools=[slow], output_format=Place, stream=True
    )
    assert_type(beta, BetaAsyncStreamingToolRunner[BetaAsyncMessageStream[Place], ParsedBetaMessage[Place]])
    async for stream in beta:
        assert_type(await stream.get_final_message(), ParsedBetaMessage[Place])
