"""Tool runners: conversations in which a model works with tools, over sockets, and everything that can go wrong in them."""

from __future__ import annotations

import asyncio
import contextvars
import datetime
import enum
import functools
import json
import logging
import signal
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable

import attrs
import pydantic
import pytest

import anthropic
from anthropic import APIConnectionError, OutputParseError, ToolError, ToolTimeoutError, async_tool, tool
from anthropic.lib.tools import (
    BetaAsyncBuiltinFunctionTool,
    BetaAsyncStreamingToolRunner,
    BetaAsyncToolRunner,
    BetaBuiltinFunctionTool,
    BetaStreamingToolRunner,
    BetaToolRunner,
    Call,
    RunnerClosedError,
)
from anthropic.testing import Disturbance, Fault, call, pause, refuse, say, think
from anthropic.types import Message, ParsedMessage, TextBlock
from anthropic.types.beta import BetaMessage, ParsedBetaMessage

Node = dict[str, Any]

ASK: Node = {
    "model": "claude-opus-4-6",
    "max_tokens": 64,
    "messages": [{"role": "user", "content": "Hello, Claude"}],
}
#: Seconds within which whatever might hang has ended.
SOON = 5.0


class Play:
    """Makes runners in one of four ways, and looks at what they do."""

    def __init__(self, api: Any, server: Any, way: str) -> None:
        self.api = api
        self.server = server
        self.beta = "beta" in way
        self.streamed = "streamed" in way

    def runner(self, *tools: Any, client: Any = None, **options: Any) -> Any:
        client = client or self.api.client()
        messages = client.beta.messages if self.beta else client.messages
        if self.streamed:
            options["stream"] = True
        return messages.tool_runner(**{**ASK, "tools": tools, **options})

    def collect(self, runner: Any) -> list[Any]:
        """Carry on to the end, and return the messages."""
        return [self.message(item) for item in self.api.iterate(runner)]

    def message(self, item: Any) -> Any:
        """Return a message that was handed out, read to its end."""
        if self.streamed:
            self.api.run(item.until_done())
            return item.current_message_snapshot
        return item

    def go(self, *tools: Any, **options: Any) -> Any:
        """Make a runner, carry on to the end, and return it."""
        runner = self.runner(*tools, **options)
        self.done(runner)
        return runner

    def done(self, runner: Any) -> Any:
        return self.api.run(runner.until_done())

    @property
    def sent(self) -> list[Node]:
        """The bodies of all requests."""
        return [request.json() for request in self.server.requests]


def results(runner: Any) -> list[Node]:
    """Return all results in a conversation."""
    return [
        block
        for message in runner.messages
        if message["role"] == "user" and isinstance(message["content"], list)
        for block in message["content"]
        if block["type"] == "tool_result"
    ]


def contents(runner: Any) -> list[Any]:
    return [block["content"] for block in results(runner)]


@pytest.fixture(params=["ga plain", "ga streamed", "beta plain", "beta streamed"])
def play(request: Any, api: Any, server: Any) -> Play:
    """The test runs for each kind of messages, whole and streamed."""
    return Play(api, server, request.param)


@pytest.fixture
def plain(api: Any, server: Any) -> Play:
    """For what is the same in each way."""
    return Play(api, server, "beta plain")


@pytest.fixture
def sync(server: Any) -> Iterator[Any]:
    """For what only the synchronous runner does."""
    with anthropic.Anthropic(base_url=server.base_url, api_key="k") as client:
        yield client


@dataclass
class Point:
    x: int
    where: Path


@attrs.define
class Size:
    width: float


class Weather(pydantic.BaseModel):
    day: datetime.date


class Color(enum.Enum):
    RED = "red"


def echo(x: int) -> str:
    """Return what it is given."""
    return f"got {x}"


def other(x: int) -> str:
    """Return something else."""
    return f"other {x}"


class Recorder:
    """Makes tools that note which input they were called with."""

    def __init__(self) -> None:
        self.ran: Counter[int] = Counter()
        self._lock = threading.Lock()

    def note(self, x: int) -> None:
        with self._lock:
            self.ran[x] += 1

    def echo(self, x: int) -> str:
        """Return what it is given."""
        self.note(x)
        return f"got {x}"


# The course of a conversation


def test_a_conversation(play: Play) -> None:
    script = play.server.converse(
        say(think("Hm."), "Let me see.", call("echo", x=1), call("other", x=2)), call("echo", x=3), "Done."
    )
    runner = play.runner(echo, other, system="Be brief.")
    assert not play.sent
    messages = play.collect(runner)
    assert [type(message) for message in messages] == [BetaMessage if play.beta else Message] * 3
    assert [message.stop_reason for message in messages] == ["tool_use", "tool_use", "end_turn"]
    assert contents(runner) == ["got 1", "other 2", "got 3"]
    assert [block["tool_use_id"] for block in results(runner)] == [
        block.id for message in messages for block in message.content if block.type == "tool_use"
    ]
    assert runner.stopped_because == "end_turn"
    assert script.pending == 0
    # Each request says all that was said before, and nothing else.
    assert [body["messages"] for body in play.sent] == [runner.messages[:count] for count in (1, 3, 5)]
    assert all(body["system"] == "Be brief." and body.get("stream", False) == play.streamed for body in play.sent)
    assert [message["role"] for message in runner.messages] == ["user", "assistant"] * 3
    assert json.loads(json.dumps(runner.messages)) == runner.messages
    # What is thought and said beside the calls is sent back as it came.
    assert [block["type"] for block in runner.messages[1]["content"]] == ["thinking", "text", "tool_use", "tool_use"]
    assert play.collect(runner) == []
    assert len(play.sent) == 3


@pytest.mark.parametrize("streamed", [False, True])
def test_which_class_a_runner_is(api: Any, streamed: bool) -> None:
    client = api.client()
    classes = {
        (False, False): BetaToolRunner,
        (False, True): BetaStreamingToolRunner,
        (True, False): BetaAsyncToolRunner,
        (True, True): BetaAsyncStreamingToolRunner,
    }
    for messages in (client.messages, client.beta.messages):
        assert type(messages.tool_runner(**ASK, tools=[], stream=streamed)) is classes[api.is_async, streamed]


def test_until_done_returns_the_last_message(play: Play) -> None:
    play.server.converse(call("echo", x=1), "Done.")
    runner = play.runner(echo)
    assert play.done(runner).text == "Done."
    assert play.done(runner).text == "Done."
    assert repr(runner) == f"<{type(runner).__name__}: 4 messages, end_turn>"


def test_a_conversation_without_a_call(play: Play) -> None:
    play.server.converse("Done.")
    runner = play.runner()
    assert repr(runner) == f"<{type(runner).__name__}: 1 messages, not done>"
    assert [message.text for message in play.collect(runner)] == ["Done."]
    assert runner.messages[1]["content"][0]["text"] == "Done."


def test_a_stream_is_handed_out_before_it_has_arrived(api: Any, server: Any) -> None:
    play = Play(api, server, "ga streamed")
    server.converse(say("One two", call("echo", x=1)), "Done.")
    seen = [[event.type for event in api.iterate(stream)] for stream in api.iterate(play.runner(echo))]
    assert [events[0] for events in seen] == ["message_start", "message_start"]
    assert "input_json" in seen[0]
    assert seen[1][-1] == "message_stop"


def test_what_is_not_read_of_a_stream_is_read_by_the_runner(api: Any, server: Any) -> None:
    play = Play(api, server, "beta streamed")
    server.converse(say("One two three", call("echo", x=1)), say("Four five", call("echo", x=2)), "Done.")
    runner = play.runner(echo)
    for number, stream in enumerate(api.iterate(runner)):
        if number == 1:
            assert next(api.iterate(stream.text_stream)) == "Four"
    assert contents(runner) == ["got 1", "got 2"]
    # To its end, so that the connection can be used again.
    assert server.connections.opened == 1


def test_requests_are_marked(play: Play) -> None:
    play.server.converse(say(call("echo", x=1), usage={"input_tokens": 1000}), "So far.", "Done.")
    control = {"enabled": True, "context_token_threshold": 1000}
    play.go(echo, compaction_control=control, extra_headers={"x-mine": "1"})
    helpers = [request.header("x-stainless-helper") for request in play.server.requests]
    assert helpers == ["BetaToolRunner", "compaction", "BetaToolRunner"]
    assert [request.header("x-mine") for request in play.server.requests] == ["1"] * 3
    assert [request.query.get("beta") for request in play.server.requests] == ["true" if play.beta else None] * 3
    play.server.reset()
    play.go(echo, extra_headers={"X-Stainless-Helper": "mine"})
    assert [v for k, v in play.server.requests[0].headers if k.lower() == "x-stainless-helper"] == ["mine"]


def test_betas_and_timeouts_go_with_each_request(api: Any, server: Any) -> None:
    play = Play(api, server, "beta plain")
    server.converse(call("echo", x=1), "Done.")
    play.go(echo, betas=["context-1m-2025-08-07"], timeout=77)
    assert [request.header("anthropic-beta") for request in server.requests] == ["context-1m-2025-08-07"] * 2
    assert [request.header("x-stainless-read-timeout") for request in server.requests] == ["77"] * 2


# Tools


def test_everything_that_can_be_a_tool(plain: Play) -> None:
    class Shelf:
        def __init__(self, name: str) -> None:
            self.name = name

        @tool
        def method(self, x: int) -> str:
            """A decorated method."""
            return f"{self.name} {x}"

        def bound(self, x: int) -> str:
            """A bound method."""
            return f"bound {self.name} {x}"

    class Instance:
        """A callable instance."""

        def __call__(self, x: int) -> str:
            return f"instance {x}"

    class Bash(BetaBuiltinFunctionTool):
        def to_dict(self) -> Any:
            return {"type": "bash_20250124", "name": "bash"}

        def call(self, input: Any) -> str:
            return f"$ {input['command']}"

    shelf = Shelf("shelf")
    tools = [
        echo,
        tool(other, name="renamed"),
        shelf.method,
        shelf.bound,
        Instance(),
        functools.partial(other, x=5),
        Bash(),
        {"type": "web_search_20250305", "name": "web_search"},
    ]
    calls = [call(name, x=1) for name in ("echo", "renamed", "method", "bound", "Instance")]
    plain.server.converse([*calls, call("other"), call("bash", command="ls")], "Done.")
    runner = plain.go(*tools)
    expected = ["got 1", "other 1", "shelf 1", "bound shelf 1", "instance 1", "other 5", "$ ls"]
    assert contents(runner) == expected
    names = [definition["name"] for definition in plain.sent[0]["tools"]]
    assert names == ["echo", "renamed", "method", "bound", "Instance", "other", "bash", "web_search"]


def test_asynchronous_tools(server: Any) -> None:
    class Bash(BetaAsyncBuiltinFunctionTool):
        def to_dict(self) -> Any:
            return {"type": "bash_20250124", "name": "bash"}

        async def call(self, input: Any) -> str:
            await asyncio.sleep(0)
            return f"$ {input['command']}"

    class Instance:
        """A callable instance."""

        async def __call__(self, x: int) -> str:
            return f"instance {x}"

    async def function(x: int) -> str:
        """A coroutine function."""
        await asyncio.sleep(0)
        return f"function {x}"

    def wrapper(x: int) -> Any:
        """A function that returns a coroutine, which cannot be seen from outside."""
        return function(x)

    async def main() -> None:
        async with anthropic.AsyncAnthropic(base_url=server.base_url, api_key="k") as client:
            names = ("function", "decorated", "Instance", "wrapper", "echo")
            server.converse([*(call(name, x=1) for name in names), call("bash", command="ls")], "Done.")
            tools = [function, async_tool(function, name="decorated"), Instance(), wrapper, echo, Bash()]
            runner = client.messages.tool_runner(**ASK, tools=tools)
            await runner.until_done()
        expected = ["function 1", "function 1", "instance 1", "function 1", "got 1", "$ ls"]
        assert contents(runner) == expected

    asyncio.run(main())


def test_tools_that_the_api_runs_are_passed_on(plain: Play) -> None:
    search = {"type": "server_tool_use", "name": "web_search", "input": {"query": "grass"}}
    found = {"type": "web_search_tool_result", "content": [], "caller": {"type": "direct"}}
    plain.server.converse([search, found, "Found it.", call("echo", x=1)], "Done.")
    definitions: list[Node] = [
        {"type": "web_search_20250305", "name": "web_search"},
        {"type": "code_execution_20250825", "name": "code_execution"},
        {"type": "mcp_toolset", "mcp_server_name": "one"},
        {"type": "mcp_toolset", "mcp_server_name": "two"},
    ]
    servers = [{"type": "url", "name": name, "url": "https://example.com"} for name in ("one", "two")]
    runner = plain.go(*definitions, echo, mcp_servers=servers)
    assert plain.sent[0]["tools"][:4] == definitions
    assert contents(runner) == ["got 1"]


def test_a_tool_with_options_is_sent_with_them(play: Play) -> None:
    play.go(tool(echo, strict=True, cache_control={"type": "ephemeral"}))
    (definition,) = play.sent[0]["tools"]
    assert (definition["strict"], definition["cache_control"]) == (True, {"type": "ephemeral"})


# Changes in the body of the loop


def test_a_response_is_made_once(play: Play) -> None:
    recorder = Recorder()
    play.server.converse([call("echo", x=1), call("echo", x=2)], "Done.")
    runner = play.runner(recorder.echo)
    responses = []
    for _ in play.api.iterate(runner):
        responses += [play.api.call(runner.generate_tool_call_response) for _ in range(2)]
    assert responses[0] == responses[1]
    assert [block["content"] for block in responses[0]["content"]] == ["got 1", "got 2"]
    assert responses[2:] == [None, None]
    assert runner.messages[2] == responses[0]
    assert recorder.ran == {1: 1, 2: 1}
    assert play.api.call(runner.generate_tool_call_response) is None


def test_a_response_that_is_changed_before_it_is_sent(play: Play) -> None:
    recorder = Recorder()
    play.server.converse(call("echo", x=1), call("echo", x=2), "Done.")
    runner = play.runner(recorder.echo)
    for item in play.api.iterate(runner):
        response = play.api.call(runner.generate_tool_call_response)
        if response is not None:
            response["content"][0]["cache_control"] = {"type": "ephemeral"}
            # Here for the first turn only: in the second it is changed in place.
            if recorder.ran == {1: 1}:
                runner.append_messages(play.message(item), response)
    assert [block["cache_control"] for block in results(runner)] == [{"type": "ephemeral"}] * 2
    assert recorder.ran == {1: 1, 2: 1}


def test_appended_messages(play: Play) -> None:
    play.server.converse(call("echo", x=1), "Done.")
    runner = play.runner(echo)
    for number, _ in enumerate(play.api.iterate(runner)):
        if number == 0:
            runner.append_messages({"role": "user", "content": "Be brief."}, {"role": "user", "content": "Please."})
    assert [message["content"] for message in play.sent[1]["messages"]] == ["Hello, Claude", "Be brief.", "Please."]
    assert results(runner) == []


@pytest.mark.parametrize("callable_", [False, True], ids=["a dictionary", "a function"])
def test_changed_parameters(play: Play, callable_: bool) -> None:
    play.server.converse(call("echo", x=1), call("echo", x=2), "Done.")
    runner = play.runner(echo)
    for number, _ in enumerate(play.api.iterate(runner)):
        assert runner.params["max_tokens"] == 64 + number
        if callable_:
            runner.set_messages_params(lambda params: {**params, "max_tokens": params["max_tokens"] + 1})
        else:
            runner.set_messages_params({**runner.params, "max_tokens": 65 + number})
    assert [body["max_tokens"] for body in play.sent] == [64, 65, 66]
    assert contents(runner) == ["got 1", "got 2"]


def test_changed_messages(play: Play) -> None:
    play.server.converse(call("echo", x=1), "Done.")
    runner = play.runner(echo)
    said = [{"role": "user", "content": "Forget it."}]
    for number, _ in enumerate(play.api.iterate(runner)):
        if number == 0:
            runner.set_messages_params(lambda params: {**params, "messages": said})
    assert play.sent[1]["messages"] == said
    assert results(runner) == []
    with pytest.raises(TypeError, match="messages"):
        runner.set_messages_params({"max_tokens": 5})


def test_a_loop_that_is_left_can_be_gone_on_with(play: Play) -> None:
    recorder = Recorder()
    script = play.server.converse(call("echo", x=1), call("echo", x=2), "Done.")
    runner = play.runner(recorder.echo)
    for expected in (1, 2):
        for item in play.api.iterate(runner):
            assert play.message(item).content[0].input == {"x": expected}
            break
    # In the midst of a turn, too: what was said last is not lost. (That of a stream is the caller's until it is read.)
    if not play.streamed:
        runner = play.runner(recorder.echo, messages=runner.messages)
    play.done(runner)
    assert contents(runner) == ["got 1", "got 2"]
    assert recorder.ran == {1: 1, 2: 1}
    assert script.pending == 0


def test_a_generator_that_hands_messages_on_does_not_end_the_runner(plain: Play, sync: Any) -> None:
    plain.server.converse(call("echo", x=1), "Done.")
    runner = plain.runner(echo, client=sync)

    def hand_on() -> Iterator[Any]:
        yield from runner

    for _ in hand_on():
        break
    assert [message.text for message in runner] == ["Done."]


# Running tools


def test_tools_of_a_turn_run_at_the_same_time(play: Play) -> None:
    def slow(x: int) -> str:
        """Take a while."""
        time.sleep(0.3)
        return f"slow {x}"

    async def slow_async(x: int) -> str:
        """Take a while."""
        await asyncio.sleep(0.3)
        return f"slow {x}"

    for function in (slow, slow_async) if play.api.is_async else (slow,):
        play.server.converse([call("slow", x=1), call("slow", x=2), call("slow", x=3)], "Done.")
        made = async_tool(function, name="slow") if function is slow_async else function
        runner = play.runner(made)
        play.message(next(play.api.iterate(runner)))
        start = time.monotonic()
        play.api.call(runner.generate_tool_call_response)
        assert time.monotonic() - start < 0.6
        play.done(runner)
        assert contents(runner) == ["slow 1", "slow 2", "slow 3"]


class Gauge:
    """Makes a tool that counts how many of its calls run at the same time, and waits until so many do."""

    def __init__(self, parties: int) -> None:
        self.most = self._now = 0
        self._lock = threading.Lock()
        self._barrier = threading.Barrier(parties)
        self._too_many = threading.Event()

    def work(self, x: int) -> str:
        """Work."""
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
            if self._now > self._barrier.parties:
                self._too_many.set()
        try:
            self._barrier.wait(SOON)
            self._too_many.wait(0.02)  # while another might begin
        finally:
            with self._lock:
                self._now -= 1
        return f"{x} {threading.current_thread().name}"


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_no_more_tools_run_at_a_time_than_may(plain: Play, limit: int) -> None:
    gauge = Gauge(limit)
    plain.server.converse([call("work", x=x) for x in range(6)], "Done.")
    runner = plain.go(gauge.work, max_parallel_tools=limit)
    assert gauge.most == limit
    assert [content.split()[0] for content in contents(runner)] == [str(x) for x in range(6)]


def test_no_more_asynchronous_tools_run_at_a_time_than_may(server: Any) -> None:
    now = most = 0
    two: Any = None

    async def work(x: int) -> str:
        """Work."""
        nonlocal now, most
        now += 1
        most = max(most, now)
        if now == 2:
            two.set()
        await asyncio.wait_for(two.wait(), SOON)
        await asyncio.sleep(0)
        now -= 1
        return str(x)

    async def main() -> None:
        nonlocal two
        two = asyncio.Event()
        async with anthropic.AsyncAnthropic(base_url=server.base_url, api_key="k") as client:
            runner = client.messages.tool_runner(**ASK, tools=[work], max_parallel_tools=2)
            await runner.until_done()
        assert contents(runner) == list("012345")

    server.converse([call("work", x=x) for x in range(6)], "Done.")
    asyncio.run(main())
    assert most == 2


def test_eight_tools_run_at_a_time_by_default(plain: Play) -> None:
    gauge = Gauge(8)
    plain.server.converse([call("work", x=x) for x in range(16)], "Done.")
    plain.go(gauge.work)
    assert gauge.most == 8


def test_as_many_tools_run_at_a_time_as_may(plain: Play) -> None:
    # More than anyio has threads for all.
    gauge = Gauge(50)
    plain.server.converse([call("work", x=x) for x in range(50)], "Done.")
    plain.go(gauge.work, max_parallel_tools=64)
    assert gauge.most == 50


def test_one_at_a_time_is_in_the_thread_of_the_caller(plain: Play, sync: Any) -> None:
    def where(x: int) -> str:
        """Say in which thread it runs."""
        return threading.current_thread().name

    plain.server.converse([call("where", x=1), call("where", x=2)], call("where", x=3), "Done.")
    here = threading.current_thread().name
    assert contents(plain.go(where, client=sync, max_parallel_tools=1)) == [here] * 3


def test_results_are_in_the_order_of_the_calls(play: Play) -> None:
    turns = [threading.Event() for _ in range(4)]
    turns[3].set()

    def backwards(x: int) -> str:
        """End after the one behind it."""
        assert turns[x].wait(SOON)
        turns[x - 1].set()
        return f"ended {x}"

    play.server.converse([call("backwards", x=x) for x in range(4)], "Done.")
    runner = play.go(backwards)
    assert contents(runner) == [f"ended {x}" for x in range(4)]
    ids = [block["id"] for block in runner.messages[1]["content"]]
    assert [block["tool_use_id"] for block in results(runner)] == ids


def test_context_variables_reach_the_tools(plain: Play) -> None:
    variable: contextvars.ContextVar[str] = contextvars.ContextVar("variable", default="lost")

    def read(x: int) -> str:
        """Read the variable."""
        found = variable.get()
        variable.set("spoiled")
        return found

    async def read_async(x: int) -> str:
        """Read the variable."""
        return read(x)

    tools = [read, read_async] if plain.api.is_async else [read]
    calls = [call(made.__name__, x=1) for made in tools for _ in range(2)]
    plain.server.converse(calls, "Done.")

    async def main() -> Any:
        variable.set("found")
        runner = plain.runner(*tools)
        await runner.until_done()
        return runner

    if plain.api.is_async:
        runner = plain.api.run(main())
    else:
        runner = contextvars.copy_context().run(lambda: (variable.set("found"), plain.go(*tools))[1])
    assert contents(runner) == ["found"] * len(calls)


# What tools return


@pytest.mark.parametrize(
    ("value", "content"),
    [
        pytest.param("text", "text", id="text"),
        pytest.param("", "", id="nothing"),
        pytest.param(None, "", id="None"),
        pytest.param(5, "5", id="integer"),
        pytest.param(0.5, "0.5", id="number"),
        pytest.param(False, "false", id="truth"),
        pytest.param({"a": [1, "ü"]}, '{"a": [1, "ü"]}', id="dict"),
        pytest.param(["a", "b"], '["a", "b"]', id="list"),
        pytest.param([], "[]", id="empty list"),
        pytest.param((1, 2), "[1, 2]", id="tuple"),
        pytest.param([{"type": "dog"}], '[{"type": "dog"}]', id="objects with a type"),
        pytest.param([{"type": "text", "text": "a"}, 5], '[{"type": "text", "text": "a"}, 5]', id="not all blocks"),
        pytest.param(
            [{"type": "text", "text": "a"}, {"type": "tool_reference", "tool_name": "echo"}],
            [{"type": "text", "text": "a"}, {"type": "tool_reference", "tool_name": "echo"}],
            id="blocks",
        ),
        pytest.param(TextBlock(type="text", text="a"), [{"type": "text", "text": "a"}], id="a model"),
        pytest.param(
            [TextBlock(type="text", text="a"), {"type": "text", "text": "b"}],
            [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}],
            id="models",
        ),
        pytest.param(Point(1, Path("a/b")), '{"x": 1, "where": "a/b"}', id="dataclass"),
        pytest.param([Size(0.5)], '[{"width": 0.5}]', id="attrs"),
        pytest.param(Weather(day=datetime.date(2026, 3, 1)), '{"day": "2026-03-01"}', id="pydantic"),
        pytest.param([Path("a"), Color.RED], '["a", "red"]', id="paths and members of enums"),
        pytest.param({"at": datetime.datetime(2026, 3, 1, 12)}, '{"at": "2026-03-01T12:00:00"}', id="date"),
        pytest.param(uuid.UUID(int=0), f'"{uuid.UUID(int=0)}"', id="UUID"),
        pytest.param("a\udcffb", "a\\udcffb", id="half a surrogate pair"),
        pytest.param(["a\udcffb"], '["a\\udcffb"]', id="half a surrogate pair in a list"),
    ],
)
def test_what_a_tool_returns(plain: Play, value: Any, content: Any) -> None:
    def produce() -> Any:
        """Return it."""
        return value

    plain.server.converse(call("produce"), "Done.")
    runner = plain.go(produce)
    (block,) = results(runner)
    assert block.pop("content") == content
    assert block.keys() == {"type", "tool_use_id"}
    assert runner.stopped_because == "end_turn"


def test_files_in_blocks_are_read(plain: Play, tmp_path: Path) -> None:
    (tmp_path / "image.png").write_bytes(b"png")

    def image() -> Any:
        """Return an image."""
        source = {"type": "base64", "media_type": "image/png", "data": tmp_path / "image.png"}
        return [{"type": "image", "source": source}]

    plain.server.converse(call("image"), "Done.")
    assert contents(plain.go(image))[0][0]["source"]["data"] == "cG5n"


ENDLESS: list[Any] = []
ENDLESS.append(ENDLESS)


@pytest.mark.parametrize("value", [object(), {1, 2}, b"bytes", float("nan"), ENDLESS, {(1, 2): 3}, [Path, 5]])
def test_what_cannot_be_told_to_the_model(plain: Play, value: Any) -> None:
    def produce() -> Any:
        """Return it."""
        return value

    plain.server.converse(call("produce"), "Done.")
    (block,) = results(plain.go(produce))
    assert block["is_error"] is True
    assert "the tool 'produce' returned what cannot be told to the model" in block["content"]


def test_a_result_that_has_to_be_awaited_and_nobody_can(plain: Play, sync: Any) -> None:
    async def later(x: int) -> str:
        return "later"

    def wrapper(x: int) -> Any:
        """Return a coroutine."""
        return later(x)

    plain.server.converse(call("wrapper", x=1), "Done.")
    (block,) = results(plain.go(wrapper, client=sync))
    assert block["is_error"] is True
    assert "AsyncAnthropic" in block["content"]


# When tools fail


class Broken(Exception):
    """An error that cannot even be shown."""

    def __repr__(self) -> str:
        raise ValueError("no")


@pytest.mark.parametrize(
    ("error", "content"),
    [
        pytest.param(ValueError("bad"), "ValueError('bad')", id="ValueError"),
        pytest.param(TimeoutError(), "TimeoutError()", id="TimeoutError"),
        pytest.param(Broken("bad"), "Broken", id="cannot be shown"),
        pytest.param(ToolError("No such city."), "No such city.", id="ToolError"),
        pytest.param(
            ToolError([{"type": "text", "text": "No."}]), [{"type": "text", "text": "No."}], id="ToolError with blocks"
        ),
        pytest.param(ToolError({"code": 5}), '{"code": 5}', id="ToolError with data"),  # type: ignore[arg-type]
    ],
)
def test_exceptions_are_reported(play: Play, error: Exception, content: Any) -> None:
    def fail(x: int) -> str:
        """Fail."""
        raise error

    play.server.converse([call("fail", x=1), call("echo", x=1)], "Done.")
    runner = play.go(fail, echo)
    failed, fine = results(runner)
    assert (failed["content"], failed["is_error"]) == (content, True)
    assert fine == {"type": "tool_result", "tool_use_id": fine["tool_use_id"], "content": "got 1"}
    assert runner.stopped_because == "end_turn"


def test_stop_iteration_in_a_tool(play: Play) -> None:
    def fail(x: int) -> str:
        """Fail."""
        return str(next(iter(())))

    async def fail_async(x: int) -> str:
        """Fail."""
        raise StopAsyncIteration

    tools = [fail, fail_async] if play.api.is_async else [fail]
    for made in tools:
        name = made.__name__
        for calls in ([call(name, x=1)], [call(name, x=1), call(name, x=2)]):
            play.server.converse(calls, "Done.")
            runner = play.go(made)
            assert all(block["is_error"] and "Stop" in block["content"] for block in results(runner))
            assert runner.stopped_because == "end_turn"
            # And it is no way to end the loop around the runner.
            play.server.converse(calls)
            runner = play.runner(made, on_tool_error="raise")
            with pytest.raises(RuntimeError, match="Stop"):
                play.done(runner)


def test_a_tool_error_that_cannot_be_told(plain: Play) -> None:
    def fail(x: int) -> str:
        """Fail."""
        raise ToolError([object()])

    plain.server.converse(call("fail", x=1), "Done.")
    (block,) = results(plain.go(fail))
    assert block["is_error"] is True


def test_exceptions_are_logged_with_their_traceback(plain: Play, caplog: pytest.LogCaptureFixture) -> None:
    def fail(x: int) -> str:
        """Fail."""
        raise ValueError("bad") if x == 1 else ToolError("bad")

    plain.server.converse([call("fail", x=1), call("fail", x=2), call("fail", x="three")], "Done.")
    with caplog.at_level(logging.ERROR, "anthropic"):
        plain.go(fail)
    # What a tool tells the model on purpose, and what the model got wrong, are none of the application's errors.
    (record,) = caplog.records
    assert record.getMessage() == "the tool fail failed"
    assert record.exc_info is not None
    assert record.exc_info[2] is not None
    assert record.exc_info[2].tb_next is not None


def test_exceptions_are_raised_if_they_are_to_be(play: Play) -> None:
    recorder, broken = Recorder(), True

    def fail(x: int) -> str:
        """Fail, at first."""
        if broken:
            raise ValueError("bad")
        return "mended"

    script = play.server.converse([call("fail", x=1), call("echo", x=1), call("fail", x=2)], "Done.")
    runner = play.runner(fail, recorder.echo, on_tool_error="raise")
    with pytest.raises(ValueError, match=r"^bad$") as caught:
        play.collect(runner)
    assert "fail" in [entry.name for entry in caught.traceback]
    assert contents(runner) == ["got 1"]
    # The same runner can go on, and another: both do no more than what is missing.
    broken = False
    other = play.runner(fail, recorder.echo, on_tool_error="raise", messages=json.loads(json.dumps(runner.messages)))
    assert [message.text for message in play.collect(other)] == ["Done."]
    assert contents(other) == ["mended", "got 1", "mended"]
    play.server.converse("Done.")
    assert [message.text for message in play.collect(runner)] == ["Done."]
    assert runner.messages[:3] == other.messages[:3]
    assert recorder.ran == {1: 1}
    assert script.pending == 0


def test_what_the_model_can_mend_is_never_raised(play: Play) -> None:
    def fail(x: int) -> str:
        """Fail."""
        raise ToolError("bad")

    play.server.converse([call("fail", x=1), call("fail", x="one")], "Done.")
    assert [block["is_error"] for block in results(play.go(fail, on_tool_error="raise"))] == [True, True]


def test_a_tool_that_does_not_exist(play: Play) -> None:
    asked = []
    play.server.converse([call("nothing", x=1), call("echo", x=1)], "Done.")
    runner = play.runner(echo, approve=lambda call: asked.append(call.name))
    with pytest.warns(UserWarning, match="a tool 'nothing', which does not exist"):
        play.done(runner)
    unknown, fine = results(runner)
    assert (unknown["content"], unknown["is_error"]) == ("Error: Tool 'nothing' not found", True)
    assert fine["content"] == "got 1"
    assert asked == ["echo"]


def test_input_that_is_no_json(play: Play) -> None:
    recorder = Recorder()
    play.server.converse(
        [call("echo", raw_input='{"x": 1, "y'), call("echo", x=2), call("echo", raw_input="[3]")], "Done."
    )
    runner = play.go(recorder.echo)
    bad, fine, array = results(runner)
    assert bad["is_error"] is True
    assert "the input is no JSON" in bad["content"]
    assert fine["content"] == "got 2"
    assert array["is_error"] is True
    assert recorder.ran == {2: 1}
    # The model is shown what it wrote.
    assert runner.messages[1]["content"][0]["input"] == {"INVALID_JSON": '{"x": 1, "y'}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"x": "one"}, "x: expected an integer, not the text 'one'"),
        ({}, "x: missing"),
        ({"x": 1, "y": 2}, "y: there is no such argument"),
    ],
)
def test_input_of_the_wrong_type(play: Play, given: Any, told: str) -> None:
    play.server.converse(call("echo", input=given), "Done.")
    (block,) = results(play.go(echo))
    assert block["is_error"] is True
    assert "does not fit the tool 'echo'" in block["content"]
    assert told in block["content"]


# Time


@pytest.fixture
def never() -> Iterator[Callable[[int], str]]:
    """A tool that does not return while the test runs."""
    over = threading.Event()

    def hang(x: int) -> str:
        """Wait."""
        over.wait(60)
        return "late"

    yield hang
    over.set()


@pytest.mark.parametrize("limit", [0.05, {"hang": 0.05}], ids=["for all", "by name"])
@pytest.mark.parametrize("alone", [False, True])
def test_a_tool_that_takes_too_long(play: Play, never: Any, limit: Any, alone: bool) -> None:
    play.server.converse([call("hang", x=1), *([] if alone else [call("echo", x=1)])], call("echo", x=2), "Done.")
    start = time.monotonic()
    runner = play.go(never, echo, tool_timeout=limit)
    assert time.monotonic() - start < SOON
    late, *fine = results(runner)
    assert late["is_error"] is True
    assert "the tool 'hang' took longer than 0.05 s" in late["content"]
    assert [block["content"] for block in fine] == ["got 2"] if alone else ["got 1", "got 2"]
    assert runner.stopped_because == "end_turn"


def test_an_asynchronous_tool_that_takes_too_long_is_cancelled(server: Any) -> None:
    cancelled: list[int] = []

    async def hang(x: int) -> str:
        """Wait."""
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancelled.append(x)
            raise
        return "late"

    async def main() -> None:
        async with anthropic.AsyncAnthropic(base_url=server.base_url, api_key="k") as client:
            runner = client.messages.tool_runner(**ASK, tools=[hang, echo], tool_timeout={"hang": 0.05})
            await asyncio.wait_for(runner.until_done(), SOON)
        late, fine = results(runner)
        assert "took longer than 0.05 s" in late["content"]
        assert fine["content"] == "got 1"

    server.converse([call("hang", x=1), call("echo", x=1)], "Done.")
    asyncio.run(main())
    assert cancelled == [1]


def test_time_is_counted_from_the_begin_of_each_tool(plain: Play, never: Any) -> None:
    plain.server.converse([call("hang", x=x) for x in range(3)] + [call("echo", x=1)], "Done.")
    runner = plain.go(never, echo, tool_timeout=0.2, max_parallel_tools=1)
    assert [block.get("is_error") for block in results(runner)] == [True, True, True, None]


def test_a_tool_that_takes_too_long_may_be_an_error_of_the_application(play: Play, never: Any) -> None:
    play.server.converse([call("hang", x=1), call("echo", x=1)])
    runner = play.runner(never, echo, tool_timeout={"hang": 0.05}, on_tool_error="raise")
    with pytest.raises(ToolTimeoutError, match="'hang'"):
        play.done(runner)
    assert contents(runner) == ["got 1"]


def test_a_tool_that_returns_too_late_changes_nothing(sync: Any, server: Any) -> None:
    runner: Any = None
    threads: list[threading.Thread] = []
    released = threading.Event()

    def hang(x: int) -> str:
        """Take too long, but not for ever."""
        threads.append(threading.current_thread())
        released.wait(SOON)
        return "late"

    def patient(x: int) -> str:
        """Return after it."""
        while not contents(runner):
            time.sleep(0.001)
        released.set()
        threads[0].join(SOON)
        return "patient"

    server.converse([call("hang", x=1), call("patient", x=2)], "Done.")
    runner = sync.messages.tool_runner(**ASK, tools=[hang, patient], tool_timeout={"hang": 0.02})
    runner.until_done()
    late, fine = contents(runner)
    assert "took longer" in late
    assert fine == "patient"


# Approval


@pytest.mark.parametrize(
    ("decision", "content"),
    [
        (True, "got 1"),
        (None, "got 1"),
        (False, "Error: this call was not approved."),
        ("Too dear.", "Error: this call was not approved: Too dear."),
        ({"x": 5}, "got 5"),
        ({"x": "five"}, "x: expected an integer"),
    ],
)
def test_approval(play: Play, decision: Any, content: str) -> None:
    asked: list[Call] = []

    def approve(call: Call) -> Any:
        asked.append(call)
        return decision if call.input == {"x": 1} else None

    async def approve_async(call: Call) -> Any:
        await asyncio.sleep(0)
        return approve(call)

    for hook in (approve, approve_async) if play.api.is_async else (approve,):
        asked.clear()
        recorder = Recorder()
        play.server.converse([call("echo", x=1), call("echo", x=2)], "Done.")
        runner = play.go(recorder.echo, approve=hook)
        ids = [block["id"] for block in runner.messages[1]["content"]]
        assert asked == [Call(ids[0], "echo", {"x": 1}), Call(ids[1], "echo", {"x": 2})]
        first, second = results(runner)
        assert content in first["content"]
        assert first.get("is_error", False) == (not content.startswith("got"))
        assert second["content"] == "got 2"
        # The call stays as the model made it.
        assert runner.messages[1]["content"][0]["input"] == {"x": 1}
        assert recorder.ran[1] == (content == "got 1")


async def later() -> bool:
    return True


@pytest.mark.parametrize("decide", [lambda: 0, lambda: 1, list, object])
def test_what_is_no_decision_runs_nothing(plain: Play, decide: Any) -> None:
    recorder = Recorder()
    plain.server.converse([call("echo", x=1), call("echo", x=2)])
    runner = plain.runner(recorder.echo, approve=lambda call: decide())
    with pytest.raises(TypeError, match="approve returned"):
        plain.done(runner)
    assert not recorder.ran


def test_a_decision_that_nobody_awaits_runs_nothing(sync: Any, server: Any) -> None:
    recorder = Recorder()
    server.converse(call("echo", x=1))
    runner = sync.messages.tool_runner(**ASK, tools=[recorder.echo], approve=lambda call: later())
    with pytest.raises(TypeError, match="approve is asynchronous"):
        runner.until_done()
    assert not recorder.ran


def test_a_hook_that_fails_ends_the_iteration_and_nothing_has_run(play: Play) -> None:
    class Hangup(Exception):
        pass

    recorder, failing = Recorder(), iter([False, True])

    def approve(call: Call) -> None:
        if next(failing, False):
            raise Hangup

    play.server.converse([call("echo", x=1), call("echo", x=2)], "Done.")
    runner = play.runner(recorder.echo, approve=approve)
    with pytest.raises(Hangup):
        play.done(runner)
    assert not recorder.ran
    play.done(runner)
    assert contents(runner) == ["got 1", "got 2"]


# Ends


@pytest.mark.parametrize(
    "stop_on",
    ["other", ["other"], {"other", "echo"}, lambda call: call.input == {"x": 2}],
    ids=["a name", "a list", "a set", "a function"],
)
def test_a_tool_that_ends_the_conversation(play: Play, stop_on: Any) -> None:
    both = isinstance(stop_on, set)
    play.server.converse(*([] if both else [call("echo", x=1)]), [call("echo", x=1), call("other", x=2)], "Never.")
    runner = play.runner(echo, other, stop_on=stop_on)
    assert play.done(runner).stop_reason == "tool_use"
    assert runner.stopped_because == ("tool:echo" if both else "tool:other")
    assert contents(runner)[-2:] == ["got 1", "other 2"]
    # It can be gone on with.
    assert play.done(play.runner(echo, other, messages=runner.messages)).text == "Never."


def test_a_tool_that_is_refused_or_fails_does_not_end_the_conversation(play: Play) -> None:
    play.server.converse(call("echo", x="one"), call("echo", x=2), call("echo", x=3))
    runner = play.go(echo, stop_on="echo", approve=lambda call: call.input != {"x": 2})
    assert [block.get("is_error") for block in results(runner)] == [True, True, None]
    assert runner.stopped_because == "tool:echo"


@pytest.mark.parametrize("limit", [0, 1, 2])
def test_so_many_requests_are_sent(play: Play, limit: int) -> None:
    script = play.server.converse(call("echo", x=1), call("echo", x=2), "Done.")
    runner = play.runner(echo, max_iterations=limit)
    assert len(play.collect(runner)) == len(play.sent) == limit
    assert runner.stopped_because == "max_iterations"
    assert contents(runner) == ["got 1", "got 2"][:limit]
    play.collect(play.runner(echo, messages=runner.messages))
    assert script.pending == 0


def test_pauses_are_continued(play: Play) -> None:
    search = {"type": "server_tool_use", "name": "web_search", "input": {"query": "grass"}}
    play.server.converse(pause("Let me look.", search), call("echo", x=1), pause("Hm."), "Done.")
    runner = play.runner(echo, {"type": "web_search_20250305", "name": "web_search"})
    messages = play.collect(runner)
    assert [message.stop_reason for message in messages] == ["pause_turn", "tool_use", "pause_turn", "end_turn"]
    paused = play.sent[1]["messages"][-1]
    assert paused["role"] == "assistant"
    assert [block["type"] for block in paused["content"]] == ["text", "server_tool_use"]
    assert {name: value for name, value in play.sent[1].items() if name != "messages"} == {
        name: value for name, value in play.sent[0].items() if name != "messages"
    }


@pytest.mark.parametrize(("options", "requests"), [({"max_continuations": 2}, 3), ({}, 17)])
def test_pauses_have_an_end(play: Play, options: Node, requests: int) -> None:
    script = play.server.converse(*[pause("Hm.")] * requests, "Done.")
    runner = play.go(echo, **options)
    assert runner.stopped_because == "max_continuations"
    assert len(play.sent) == requests
    assert play.done(play.runner(echo, messages=runner.messages)).text == "Done."
    assert script.pending == 0


@pytest.mark.parametrize(
    ("turn", "reason"),
    [
        (refuse("I would rather", call("echo", x=1)), "refusal"),
        (say("Let me", call("echo", x=1), stop_reason="max_tokens"), "max_tokens"),
        (refuse(), "refusal"),
        (say("Hm.", stop_reason="max_tokens"), "max_tokens"),
        (say("Hm.", stop_reason="stop_sequence"), "stop_sequence"),
        (say("Hm.", stop_reason="novelty"), "novelty"),
        (say("Hm."), "end_turn"),
    ],
)
def test_how_the_model_ends_it(play: Play, turn: Any, reason: str) -> None:
    recorder = Recorder()
    play.server.converse(turn)
    runner = play.runner(recorder.echo)
    assert play.done(runner).stop_reason == reason
    assert runner.stopped_because == reason
    assert not recorder.ran
    assert len(play.sent) == 1
    # Whatever it was, another message can follow.
    play.server.converse("Done.")
    more = [*runner.messages, {"role": "user", "content": "Go on."}]
    assert play.done(play.runner(echo, messages=more)).text == "Done."


def test_usage_over_all_turns(play: Play) -> None:
    usage = {"input_tokens": 5, "output_tokens": 3, "cache_read_input_tokens": 7}
    play.server.converse(say(call("echo", x=1), usage=usage), say("Done.", usage=usage))
    runner = play.runner(echo)
    assert runner.usage is None
    seen = []
    for item in play.api.iterate(runner):
        play.message(item)
        seen.append(runner.usage and runner.usage.input_tokens)
    assert seen == ([None, 5] if play.streamed else [5, 10])
    assert type(runner.usage).__name__ == ("BetaUsage" if play.beta else "Usage")
    assert (runner.usage.input_tokens, runner.usage.output_tokens) == (10, 6)
    assert runner.usage.cache_read_input_tokens == 14


# Compaction


def test_a_long_conversation_is_cut_down(play: Play) -> None:
    recorder = Recorder()
    play.server.converse(
        call("echo", x=1),
        say("Hm.", call("echo", x=2), usage={"input_tokens": 900, "cache_read_input_tokens": 100}),
        "<summary>It got 1.</summary>",
        call("echo", x=3),
        "Done.",
    )
    control = {
        "enabled": True,
        "context_token_threshold": 1000,
        "model": "claude-haiku-4-5",
        "summary_prompt": "Sum up.",
    }
    runner = play.runner(recorder.echo, compaction_control=control, system="Be brief.")
    assert len(play.collect(runner)) == 4
    assert recorder.ran == {1: 1, 3: 1}
    summary, after = play.sent[2], play.sent[3]
    assert (summary["model"], summary["max_tokens"], summary["system"]) == ("claude-haiku-4-5", 64, "Be brief.")
    assert "stream" not in summary
    assert summary["messages"][-2:] == [
        {"role": "assistant", "content": [{"citations": None, "text": "Hm.", "type": "text"}]},
        {"role": "user", "content": "Sum up."},
    ]
    assert after["model"] == "claude-opus-4-6"
    (said,) = after["messages"]
    assert (said["role"], said["content"][0]["text"]) == ("user", "<summary>It got 1.</summary>")
    assert contents(runner) == ["got 3"]
    assert runner.usage.input_tokens >= 1000


def test_a_summary_that_fails_loses_nothing(play: Play) -> None:
    control = {"enabled": True, "context_token_threshold": 1000}
    long = say(call("echo", x=1), usage={"input_tokens": 1000})
    client = play.api.client(max_retries=0)
    for bad, error in ((call("echo", x=9), ValueError), (Fault(status=529), anthropic.OverloadedError)):
        play.server.converse(long, bad, "Done.")
        runner = play.runner(echo, client=client, compaction_control=control)
        with pytest.raises(error):
            play.collect(runner)
        assert runner.messages[-1]["content"][0]["input"] == {"x": 1}
        assert runner.stopped_because is None
        assert play.done(runner).text == "Done."
        assert contents(runner) == ["got 1"]


# Answers of a type


@dataclass
class Sum:
    total: int


def test_an_answer_of_a_type(play: Play) -> None:
    play.server.converse(say("Let me see.", call("echo", x=1)), pause("Hm."), '{"total": 5}')
    runner = play.runner(echo, output_format=Sum, output_config={"effort": "low"})
    messages = play.collect(runner)
    parsed = ParsedBetaMessage if play.beta else ParsedMessage
    assert [type(message) for message in messages] == [parsed] * 3
    if not play.streamed:
        assert [message.parsed_output for message in messages] == [None, None, Sum(5)]
    last = play.done(runner)
    assert (type(last), last.parsed_output) == (parsed, Sum(5))
    assert runner.stopped_because == "end_turn"
    for body in play.sent:
        assert body["output_config"]["effort"] == "low"
        assert body["output_config"]["format"]["schema"]["required"] == ["total"]
        assert "parsed_output" not in json.dumps(body)
    for request in play.server.requests:
        assert request.header("x-stainless-helper") == "BetaToolRunner"
        assert ("structured-outputs" in (request.header("anthropic-beta") or "")) == play.beta
    assert runner.messages[-1]["content"][0]["text"] == '{"total": 5}'


def test_streams_of_an_answer_of_a_type_show_it(api: Any, server: Any) -> None:
    for way in ("ga streamed", "beta streamed"):
        server.converse(call("echo", x=1), '{"total": 5}')
        streams = api.iterate(Play(api, server, way).runner(echo, output_format=Sum))
        assert [api.call(stream.get_final_message).parsed_output for stream in streams] == [None, Sum(5)]


@pytest.mark.parametrize("told", [False, True], ids=["asked again", "told what is wrong"])
def test_an_answer_that_is_not_of_the_type(play: Play, told: bool) -> None:
    recorder = Recorder()
    play.server.converse(call("echo", x=1), '{"total": "five"}', '{"total": 5}')
    runner = play.runner(recorder.echo, output_format=Sum, max_iterations=3)
    with pytest.raises(OutputParseError, match="`total`") as caught:
        play.done(runner)
    # The answer is the caller's, and no part of the conversation, but it was paid for.
    assert len(runner.messages) == 3
    assert runner.stopped_because is None
    used = [runner.usage.output_tokens, caught.value.message.usage.output_tokens]
    if told:
        runner.append_messages(caught.value.message, {"role": "user", "content": str(caught.value)})
    assert play.done(runner).parsed_output == Sum(5)
    assert runner.usage.output_tokens > used[0] > used[1]
    assert recorder.ran == {1: 1}
    assert len(play.sent) == 3
    assert [message["role"] for message in play.sent[2]["messages"]] == ["user", "assistant"] * (1 + told) + ["user"]


def test_requests_for_answers_that_were_not_of_the_type_count(play: Play) -> None:
    play.server.converse("No.", "No.", '{"total": 5}')
    runner = play.runner(echo, output_format=Sum, max_iterations=2)
    for _ in range(2):
        with pytest.raises(OutputParseError):
            play.done(runner)
    play.done(runner)
    assert (runner.stopped_because, len(play.sent)) == ("max_iterations", 2)


def test_an_error_of_a_tool_that_asks_a_model_is_that_of_the_tool(plain: Play) -> None:
    usage: Any = {"input_tokens": 1, "output_tokens": 10**6}
    message = BetaMessage(id="m", type="message", role="assistant", model="m", content=[], usage=usage)
    error = OutputParseError("no", message=message, text="", problems=[])

    def ask(x: int) -> str:
        """Ask another."""
        raise error

    plain.server.converse(call("ask", x=1))
    runner = plain.runner(ask, on_tool_error="raise")
    with pytest.raises(OutputParseError):
        plain.done(runner)
    assert runner.usage.output_tokens < 10**6


def test_the_type_can_be_changed_on_the_way(play: Play) -> None:
    play.server.converse(call("echo", x=1), call("echo", x=2), "5")
    runner = play.runner(echo)
    for number, _ in enumerate(play.api.iterate(runner)):
        if number < 2:
            runner.set_messages_params({**runner.params, "output_format": [Sum, int][number]})
    assert play.done(runner).parsed_output == 5
    formats = [body.get("output_config", {}).get("format", {}).get("schema", {}).get("type") for body in play.sent]
    assert formats == [None, "object", "integer"]


def test_summaries_are_of_no_type(play: Play) -> None:
    play.server.converse(say(call("echo", x=1), usage={"input_tokens": 1000}), "So far.", '{"total": 5}')
    control = {"enabled": True, "context_token_threshold": 1000}
    runner = play.go(echo, output_format=Sum, compaction_control=control)
    assert [("format" in body.get("output_config", {})) for body in play.sent] == [True, False, True]
    assert play.done(runner).parsed_output == Sum(5)


def test_a_format_of_the_api_gives_plain_json(play: Play) -> None:
    play.server.converse(call("echo", x=1), '{"total": 5}')
    schema = {"type": "object", "properties": {"total": {"type": "integer"}}, "additionalProperties": False}
    runner = play.go(echo, output_format={"type": "json_schema", "schema": schema})
    assert play.sent[-1]["output_config"] == {"format": {"type": "json_schema", "schema": schema}}
    # As in `stream()`, where it is sent only.
    assert play.streamed or play.done(runner).parsed_output == {"total": 5}


def test_what_cannot_be_an_output_format_is_found_before_anything_is_sent(play: Play) -> None:
    with pytest.raises(TypeError, match="output format"):
        play.go(echo, output_format=Any)
    assert not play.sent


# Failures on the way


def test_an_overloaded_api_is_asked_again(play: Play) -> None:
    recorder = Recorder()
    busy = Fault(status=529, headers={"retry-after-ms": "1"}, times=2)
    play.server.converse(call("echo", x=1), busy, call("echo", x=2), busy, "Done.")
    runner = play.go(recorder.echo)
    assert contents(runner) == ["got 1", "got 2"]
    assert recorder.ran == {1: 1, 2: 1}
    assert len(play.sent) == 7


@pytest.mark.parametrize("anew", [False, True], ids=["same", "another"])
def test_one_can_go_on_after_a_request_that_failed(play: Play, anew: bool) -> None:
    recorder = Recorder()
    script = play.server.converse(Fault(status=500), call("echo", x=1), Fault(status=529), "Done.")
    client = play.api.client(max_retries=0)
    runner = play.runner(recorder.echo, client=client)
    for error in (anthropic.InternalServerError, anthropic.OverloadedError):
        with pytest.raises(error):
            play.done(runner)
        assert runner.stopped_because is None
        if anew:
            runner = play.runner(recorder.echo, client=client, messages=runner.messages)
    assert play.done(runner).text == "Done."
    assert contents(runner) == ["got 1"]
    assert recorder.ran == {1: 1}
    assert script.pending == 0


@pytest.mark.parametrize("reading", [False, True], ids=["unread", "read"])
@pytest.mark.parametrize("beta", [False, True])
def test_one_can_go_on_after_a_stream_that_broke(api: Any, server: Any, beta: bool, reading: bool) -> None:
    play = Play(api, server, f"{'beta' if beta else 'ga'} streamed")
    recorder = Recorder()
    breaks = Disturbance(5, then="fin")
    script = server.converse(breaks, call("echo", x=1), breaks, say("One two three four."))
    runner = play.runner(recorder.echo, client=api.client(max_retries=0))

    def loop() -> None:
        for stream in api.iterate(runner):
            if reading:
                api.collect(stream)

    for _ in range(2):
        # Once: who has seen the error in the loop does not get it again.
        with pytest.raises(APIConnectionError):
            loop()
    loop()
    assert contents(runner) == ["got 1"]
    assert recorder.ran == {1: 1}
    assert runner.messages[-1]["content"][0]["text"] == "One two three four."
    assert script.pending == 0


def test_a_stream_that_the_caller_closed_is_an_error(api: Any, server: Any) -> None:
    play = Play(api, server, "ga streamed")
    server.converse(say("One two", call("echo", x=1)), "Done.")
    runner = play.runner(echo)
    items = api.iterate(runner)
    stream = next(items)
    next(api.iterate(stream))
    api.run(stream.close())
    with pytest.raises(anthropic.StreamClosedError):
        next(items)
    assert results(runner) == []


# Interruption


class Fatal(BaseException):
    """Not for whoever catches errors."""


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, Fatal])
@pytest.mark.parametrize("alone", [False, True])
def test_what_ends_the_program_is_not_for_the_model(plain: Play, error: Any, alone: bool) -> None:
    recorder, runner, failing = Recorder(), None, True
    before = [] if alone else ["got 1"]

    def fail(x: int) -> str:
        """Interrupt, once the other has its result."""
        if failing:
            while contents(runner) != before:
                time.sleep(0.001)
            raise error
        return "went on"

    async def fail_async(x: int) -> str:
        """Interrupt, once the other has its result."""
        while failing and contents(runner) != before:
            await asyncio.sleep(0)
        return fail(x)

    for function in (fail, fail_async) if plain.api.is_async else (fail,):
        failing = True
        recorder.ran.clear()
        made = async_tool(function, name="fail") if function is fail_async else function
        plain.server.converse([*([] if alone else [call("echo", x=1)]), call("fail", x=2)], "Done.")
        runner = plain.runner(recorder.echo, made)
        with pytest.raises(error):
            plain.done(runner)
        failing = False
        assert plain.done(runner).text == "Done."
        assert contents(runner) == [*before, "went on"]
        assert recorder.ran == ({} if alone else {1: 1})


def test_results_that_wait_to_be_noted_are_kept(sync: Any, server: Any) -> None:
    threads: list[threading.Thread] = []
    writing = threading.Event()

    class Interrupting:
        """Interrupts the thread that writes it as a result, when the other tool has returned."""

        def to_dict(self) -> Node:
            writing.set()
            threads[0].join(SOON)
            raise KeyboardInterrupt

    def first(x: int) -> Any:
        """Return something bad."""
        return Interrupting()

    def second(x: int) -> str:
        """Return while that is written."""
        threads.append(threading.current_thread())
        writing.wait(SOON)
        return "kept"

    server.converse([call("second", x=1), call("first", x=2)], "Done.")
    runner = sync.messages.tool_runner(**ASK, tools=[first, second])
    with pytest.raises(KeyboardInterrupt):
        runner.until_done()
    assert contents(runner) == ["kept"]


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="signals cannot be sent to a thread here")
def test_an_interrupt_of_the_thread_that_waits(sync: Any, server: Any, never: Any) -> None:
    """Ctrl-C does not wait for tools, and loses nothing that has come."""
    recorder = Recorder()

    def interrupt(x: int) -> str:
        """Send the signal, once the other has its result."""
        while contents(runner) != ["got 1"]:
            time.sleep(0.001)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        return "late"

    server.converse([call("echo", x=1), call("interrupt", x=2), call("hang", x=3)], "Done.")
    runner = sync.messages.tool_runner(**ASK, tools=[recorder.echo, interrupt, never])
    # Where the tests run in the background, the signal may be ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            runner.until_done()
    finally:
        signal.signal(signal.SIGINT, before)
    assert contents(runner)[0] == "got 1"
    assert len(contents(runner)) < 3


def test_cancelling_the_task_cancels_tools_and_keeps_results(server: Any, never: Any) -> None:
    recorder, cancelled = Recorder(), list[int]()

    async def main(streamed: bool) -> None:
        begun = asyncio.Event()

        async def hang_async(x: int) -> str:
            """Wait."""
            if x == 4:
                return "went on"
            while contents(runner) != ["got 1"]:
                await asyncio.sleep(0)
            begun.set()
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                cancelled.append(x)
                raise
            return "late"

        calls = [call("echo", x=1), call("hang_async", x=2), call("hang", x=3)]
        script = server.converse(calls, "Done.")
        async with anthropic.AsyncAnthropic(base_url=server.base_url, api_key="k") as client:
            tools: Any = [recorder.echo, hang_async, never]
            runner = client.messages.tool_runner(**ASK, tools=tools, stream=streamed)
            task = asyncio.ensure_future(runner.until_done())
            await asyncio.wait_for(begun.wait(), SOON)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asyncio.wait_for(asyncio.shield(asyncio.wait_for(task, SOON)), SOON)
            assert cancelled == [2]
            assert contents(runner) == ["got 1"]
            assert runner.stopped_because is None
            # What is missing is run, and nothing else.
            settings: Any = {"approve": lambda call: {"x": 4} if call.name == "hang_async" else "No more waiting."}
            other = client.messages.tool_runner(
                **{**ASK, "messages": runner.messages}, tools=tools, stream=streamed, **settings
            )
            await other.until_done()
        assert contents(other) == ["got 1", "went on", "Error: this call was not approved: No more waiting."]
        assert recorder.ran == {1: 1}
        assert script.pending == 0

    for streamed in (False, True):
        recorder.ran.clear()
        cancelled.clear()
        asyncio.run(main(streamed))


def test_cancelling_while_the_model_is_asked_loses_nothing(server: Any) -> None:
    async def main() -> None:
        async with anthropic.AsyncAnthropic(base_url=server.base_url, api_key="k") as client:
            script = server.converse(call("echo", x=1), Fault(stall=0), "Done.")
            runner = client.messages.tool_runner(**ASK, tools=[echo])
            task = asyncio.ensure_future(runner.until_done())
            await asyncio.to_thread(server.wait_for_requests, 2)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert contents(runner) == ["got 1"]
            assert (await runner.until_done()).text == "Done."
            assert script.pending == 0

    asyncio.run(main())


def test_a_tool_that_is_cancelled_from_within_is_one_that_failed(server: Any) -> None:
    async def fail(x: int) -> str:
        """Wait for what is cancelled."""
        task = asyncio.ensure_future(asyncio.sleep(60))
        asyncio.get_running_loop().call_soon(task.cancel)
        await task
        return "never"

    async def slow(x: int) -> str:
        """Return a little later."""
        for _ in range(10):
            await asyncio.sleep(0)
        return f"slow {x}"

    async def main() -> None:
        async with anthropic.AsyncAnthropic(base_url=server.base_url, api_key="k") as client:
            runner = client.messages.tool_runner(**ASK, tools=[fail, slow])
            await runner.until_done()
        failed, fine = results(runner)
        assert failed["is_error"] is True
        assert "cancelled" in failed["content"]
        assert fine["content"] == "slow 2"

    server.converse([call("fail", x=1), call("slow", x=2)], "Done.")
    asyncio.run(main())


def test_closing_from_another_thread(sync: Any, server: Any, never: Any) -> None:
    recorder = Recorder()
    server.converse([call("echo", x=1), call("hang", x=2), call("echo", x=3)], "Done.")
    runner = sync.messages.tool_runner(**ASK, tools=[recorder.echo, never], max_parallel_tools=2)

    def close() -> None:
        while contents(runner) != ["got 1", "got 3"]:
            time.sleep(0.001)
        runner.close()

    thread = threading.Thread(target=close)
    thread.start()
    with pytest.raises(RunnerClosedError):
        runner.until_done()
    thread.join()
    assert runner.stopped_because == "closed"
    assert contents(runner) == ["got 1", "got 3"]
    assert list(runner) == []
    assert len(server.requests) == 1
    # It can be gone on with.
    other = sync.messages.tool_runner(
        **{**ASK, "messages": runner.messages}, tools=[recorder.echo, never], approve=lambda call: False
    )
    assert other.until_done().text == "Done."
    assert recorder.ran == {1: 1, 3: 1}


def test_closing_while_a_tool_runs_alone(sync: Any, server: Any) -> None:
    begun, closed = threading.Event(), threading.Event()

    def work(x: int) -> str:
        """Work until it is closed."""
        begun.set()
        assert closed.wait(SOON)
        return "worked"

    server.converse(call("work", x=1), "Never.")
    runner = sync.messages.tool_runner(**ASK, tools=[work])
    thread = threading.Thread(target=lambda: (begun.wait(SOON), runner.close(), closed.set()))
    thread.start()
    assert runner.until_done().stop_reason == "tool_use"
    thread.join()
    assert runner.stopped_because == "closed"
    assert contents(runner) == ["worked"]
    assert len(server.requests) == 1


def test_closing_in_the_body_of_the_loop(play: Play) -> None:
    recorder = Recorder()
    play.server.converse(call("echo", x=1), "Never.")
    runner = play.runner(recorder.echo)
    with play.api.using(runner) as entered:
        assert entered is runner
        for _ in play.api.iterate(runner):
            break
    assert runner.stopped_because == "closed"
    assert play.api.collect(runner) == []
    assert not recorder.ran
    assert play.server.connections.wait_open(1)


@pytest.mark.parametrize("calls", [1, 2])
def test_no_tool_is_run_for_who_has_closed_the_runner(sync: Any, server: Any, calls: int) -> None:
    recorder = Recorder()
    server.converse([call("echo", x=x) for x in range(calls)])
    runner = sync.messages.tool_runner(**ASK, tools=[recorder.echo])
    next(runner)
    runner.close()
    with pytest.raises(RunnerClosedError):
        runner.generate_tool_call_response()
    assert not recorder.ran


def test_closing_at_the_end_changes_nothing(play: Play) -> None:
    play.server.converse("Done.")
    runner = play.go(echo)
    play.api.run(runner.close())
    play.api.run(runner.close())
    assert runner.stopped_because == "end_turn"


def test_closing_before_the_first_request(play: Play) -> None:
    runner = play.runner(echo)
    play.api.run(runner.close())
    assert play.api.collect(runner) == []
    assert not play.sent


# What is refused before anything is sent


def starred(*numbers: int) -> str:
    return ""


async def asynchronous(x: int) -> str:
    return ""


async def hook(call: Call) -> bool:
    return True


@pytest.mark.parametrize(
    ("options", "error", "told"),
    [
        pytest.param({"tools": [echo, echo]}, ValueError, "two tools are called 'echo'", id="a name twice"),
        pytest.param(
            {"tools": [echo, {"type": "web_search_20250305", "name": "echo"}]},
            ValueError,
            "two tools are called 'echo'",
            id="the name of a definition",
        ),
        pytest.param({"tools": [starred]}, TypeError, r"`\*numbers`", id="*args"),
        pytest.param({"tools": [lambda x: x]}, TypeError, "pass name=", id="a lambda"),
        pytest.param({"tools": [5]}, TypeError, "5 is no tool", id="a number"),
        pytest.param({"tools": ["echo"]}, TypeError, "'echo' is no tool", id="a name"),
        pytest.param({"tools": echo}, TypeError, r"tools=\[...\]", id="a function"),
        pytest.param({"tools": tool(echo)}, TypeError, r"tools=\[...\]", id="a tool"),
        pytest.param({"tools": None}, TypeError, r"tools=\[...\]", id="None"),
        pytest.param({"tools": anthropic.omit}, TypeError, "'tools'", id="no tools"),
        pytest.param(
            {"tools": [{"name": "f", "input_schema": {"type": "object"}}]},
            TypeError,
            "the tool 'f'.*for you to run.*nothing to run",
            id="a definition without a function",
        ),
        pytest.param(
            {"tools": [{"type": "custom", "name": "f", "input_schema": {"type": "object"}}]},
            TypeError,
            "the tool 'f'.*nothing to run",
            id="a custom definition",
        ),
        *(
            pytest.param(
                {"tools": [{"type": kind, "name": name}]},
                TypeError,
                f"the tool '{name}'.*BetaBuiltinFunctionTool",
                id=name,
            )
            for kind, name in (
                ("bash_20250124", "bash"),
                ("text_editor_20250728", "str_replace_based_edit_tool"),
                ("computer_20250124", "computer"),
                ("memory_20250818", "memory"),
            )
        ),
        pytest.param({"tools": [BetaBuiltinFunctionTool]}, TypeError, "pass an instance", id="a class of tools"),
        pytest.param({"max_iterations": -1}, ValueError, "max_iterations", id="max_iterations"),
        pytest.param({"max_iterations": 1.5}, ValueError, "max_iterations", id="half an iteration"),
        pytest.param({"max_iterations": True}, ValueError, "max_iterations", id="a true number"),
        pytest.param({"max_continuations": -1}, ValueError, "max_continuations", id="max_continuations"),
        pytest.param({"max_parallel_tools": 0}, ValueError, "max_parallel_tools", id="max_parallel_tools"),
        pytest.param({"tool_timeout": 0}, ValueError, "tool_timeout", id="no time"),
        pytest.param({"tool_timeout": -1.5}, ValueError, "tool_timeout", id="negative time"),
        pytest.param({"tool_timeout": float("nan")}, ValueError, "tool_timeout", id="no number"),
        pytest.param({"tool_timeout": "5"}, ValueError, "tool_timeout", id="a text"),
        pytest.param({"tool_timeout": {"echo": -1}}, ValueError, "tool_timeout", id="negative time by name"),
        pytest.param({"tool_timeout": {"ehco": 1}}, ValueError, "names 'ehco'.*'echo'", id="time for no tool"),
        pytest.param({"stop_on": "ehco"}, ValueError, "names 'ehco'.*'echo'", id="stop_on no tool"),
        pytest.param({"stop_on": 5}, TypeError, "stop_on", id="stop_on a number"),
        pytest.param({"stop_on": hook}, TypeError, "stop_on is not awaited", id="stop_on a coroutine function"),
        pytest.param({"approve": True}, TypeError, "approve", id="approve is no function"),
        pytest.param({"on_tool_error": "ignore"}, ValueError, "on_tool_error", id="on_tool_error"),
        pytest.param({"compaction_control": True}, TypeError, "compaction_control", id="compaction_control"),
        pytest.param({"compaction_control": {"enable": 1}}, TypeError, "context_token_threshold", id="no such control"),
        pytest.param(
            {"compaction_control": {"enabled": True, "context_token_threshold": -5}},
            ValueError,
            "context_token_threshold",
            id="negative threshold",
        ),
        pytest.param({"messages": "Hello"}, TypeError, "a message is", id="a text for messages"),
        pytest.param({"messages": {"role": "user", "content": "Hi"}}, TypeError, "a message is", id="one message"),
        pytest.param({"messages": anthropic.omit}, TypeError, "'messages'", id="no messages"),
        pytest.param({"model": anthropic.omit}, TypeError, "'model'", id="no model"),
        pytest.param({"max_tokens": anthropic.omit}, TypeError, "'max_tokens'", id="no max_tokens"),
    ],
)
def test_what_is_wrong_is_found_before_anything_is_sent(
    api: Any, server: Any, options: Node, error: Any, told: str
) -> None:
    client = api.client()
    for messages in (client.messages, client.beta.messages):
        for streamed in (False, True):
            with pytest.raises(error, match=told):
                messages.tool_runner(**{**ASK, "tools": [echo], "stream": streamed, **options})
    assert not server.requests


def test_arguments_that_there_are_not_are_found_before_anything_is_sent(play: Play) -> None:
    with pytest.raises(TypeError, match="max_iteration"):
        play.go(echo, max_iteration=5)
    assert not play.sent


@pytest.mark.parametrize(
    "options", [{"tools": [asynchronous]}, {"tools": [async_tool(asynchronous)]}, {"approve": hook}]
)
def test_what_a_synchronous_runner_cannot_await(sync: Any, server: Any, options: Node) -> None:
    for messages in (sync.messages, sync.beta.messages):
        with pytest.raises(TypeError, match="asynchronous, which a synchronous runner cannot"):
            messages.tool_runner(**{**ASK, "tools": [echo], **options})
    assert not server.requests
