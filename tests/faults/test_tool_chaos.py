"""Hundreds of conversations at once, in which tools fail, hang and are cancelled and connections break: nothing is lost.

Each conversation is made of its number: what the model says, which tools it calls, what goes wrong on the way and who goes
on then, the same runner or another with its messages. In the end all have said what was scripted, every call has one result,
and no tool ran again that had its result.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from typing import Any

import pytest

import anthropic
from anthropic import APIError, RetryPolicy, StreamClosedError, ToolError
from anthropic.lib.tools import RunnerClosedError
from anthropic.testing import Cut, Disturbance, Fault, Server, call, pause

Node = dict[str, Any]

ASYNC, AT_ONCE = 500, 50
SYNC = 50
#: Seconds after which somebody hangs.
LIMIT = 60.0

#: What calls of each tool become.
OUTCOMES = {"work": "did {}", "think": "did {}", "fail": "bad {}", "complain": "no {}", "hang": "'hang' took longer"}
FAULTS = [
    Fault(status=529, headers={"retry-after-ms": "1"}),
    Fault(status=500, headers={"retry-after-ms": "1"}),
    Fault(cut=Cut(None)),
    Fault(cut=Cut(60)),
    *(Disturbance(after, then=then) for after in (0, 4, 9) for then in ("fin", "rst", "end")),
]
#: Whether requests may be cancelled: before anyio 4.14, that can leave a lock of a connection locked for ever.
ANY_TIME = tuple(map(int, version("anyio").split(".")[:2])) >= (4, 14)
#: How often a conversation may be interrupted on purpose.
INTERRUPTIONS = 3
RETRY = RetryPolicy(max_retries=3, base=0.001, restart_streams=True)


class Flake(Exception):
    """What a tool raises where exceptions are raised, the first time."""


class Talk:
    """A conversation: its script, what ran, and what has to be true in the end."""

    def __init__(self, number: int, server: Server, kind: str) -> None:
        self.name = f"{kind} talk {number}"
        self.random = random.Random(self.name)
        self.raising = self.random.random() < 0.3
        self.ran: Counter[str] = Counter()
        #: How often each call was run when its result was seen, and how often it was given up without one.
        self.kept: dict[str, int] = {}
        self.allowed: Counter[str] = Counter()
        self.interrupted = 0
        self.messages: list[Node] = [{"role": "user", "content": f"This is {self.name}."}]
        self._lock = threading.Lock()
        # A turn of the model is a list of calls, or a pause if there are none.
        self.turns = [
            [(self._tool(), f"{self.name}, {turn}.{index}") for index in range(self.random.randrange(4))]
            for turn in range(self.random.randrange(1, 4))
        ]
        script: list[Any] = []
        for _ in self.turns:
            script += self.random.choices(FAULTS, k=self.random.choice([0, 0, 0, 1, 2]))
            script.append(self.say)
        # What is said depends on how far it is: a reply that a cancelled client never read is given again.
        server.converse(*script, *[self.say] * 20, match=self.name)

    def _tool(self) -> str:
        names = ["work", "think", "complain"] if self.raising else [*OUTCOMES]
        return self.random.choice(names)

    def say(self, body: Node) -> Any:
        """Return the next turn of the model."""
        said = sum(message["role"] == "assistant" for message in body["messages"])
        if said == len(self.turns):
            return f"{self.name} is over."
        calls = [call(name, key=key) for name, key in self.turns[said]]
        return [f"Turn {said} is this.", *calls] if calls else pause(f"Turn {said}.")

    def run(self, key: str) -> bool:
        """Note that a tool is run; return whether it is the time to interrupt the conversation."""
        with self._lock:
            self.ran[key] += 1
            strike = self.interrupted < INTERRUPTIONS and self.random.random() < 0.15
            self.interrupted += strike
            return strike

    def options(self) -> Node:
        return {
            "model": "claude-opus-4-6",
            "max_tokens": 64,
            "messages": json.loads(json.dumps(self.messages)),
            "tool_timeout": {"hang": 0.01},
            "max_parallel_tools": self.random.choice([1, 2, 8]),
            "on_tool_error": "raise" if self.raising else "report",
            "stream": self.random.random() < 0.5,
        }

    def save(self, runner: Any) -> None:
        """Take down how far a runner came."""
        self.messages = runner.messages
        answered = {block["tool_use_id"] for block in blocks(self.messages, "tool_result")}
        for block in blocks(self.messages, "tool_use"):
            key = block["input"]["key"]
            if block["id"] in answered:
                self.kept.setdefault(key, self.ran[key])
            else:
                self.allowed[key] += 1

    def check(self) -> None:
        """Find whatever is wrong in the end."""
        expected = 1 + sum(2 if calls else 1 for calls in self.turns) + 1
        assert len(self.messages) == expected, self.name
        rest = iter(self.messages[1:])
        for number, calls in enumerate(self.turns):
            said = next(rest)
            assert said["role"] == "assistant"
            assert said["content"][0]["text"].startswith(f"Turn {number}")
            uses = blocks([said], "tool_use")
            assert [(block["name"], block["input"]["key"]) for block in uses] == calls
            if calls:
                answer = next(rest)
                assert answer["role"] == "user"
                assert [block["tool_use_id"] for block in answer["content"]] == [block["id"] for block in uses]
                for (name, key), block in zip(calls, answer["content"]):
                    assert OUTCOMES[name].format(key) in block["content"]
                    assert block.get("is_error", False) == (name not in ("work", "think"))
        assert next(rest)["content"][0]["text"] == f"{self.name} is over."
        keys = {key for calls in self.turns for _, key in calls}
        assert self.ran.keys() == keys
        for key in keys:
            # Once, and once more for each time that it was given up without a result; and never after that has come.
            assert self.ran[key] <= min(self.kept.get(key, sys.maxsize), 1 + self.allowed[key]), key


def blocks(messages: list[Node], kind: str) -> list[Node]:
    return [
        block
        for message in messages
        if isinstance(message["content"], list)
        for block in message["content"]
        if block["type"] == kind
    ]


@pytest.fixture
def over() -> Iterator[threading.Event]:
    """Lets go of tools that hang in threads."""
    event = threading.Event()
    yield event
    event.set()


class AsyncTalk(Talk):
    """A conversation of the asynchronous client; tools interrupt it by cancelling the task that iterates."""

    async def go(self, clients: list[anthropic.AsyncAnthropic]) -> None:
        runner = None
        while True:
            if runner is None or self.random.random() < 0.6:
                client = self.random.choice(clients)
                messages: Any = client.beta.messages if self.random.random() < 0.5 else client.messages
                runner = messages.tool_runner(**self.options(), tools=self.tools())
            self.task = asyncio.ensure_future(self.carry(runner))
            if ANY_TIME and self.interrupted < INTERRUPTIONS and self.random.random() < 0.2:
                self.interrupted += 1
                asyncio.get_running_loop().call_later(self.random.random() / 20, self.task.cancel)
            try:
                await self.task
            except (APIError, StreamClosedError, Flake, asyncio.CancelledError):
                self.save(runner)
            else:
                assert runner.stopped_because == "end_turn"
                self.save(runner)
                return

    async def carry(self, runner: Any) -> None:
        read = self.random.random() < 0.3
        async for item in runner:
            if read and hasattr(item, "text_stream"):
                async for _ in item:
                    pass

    def tools(self) -> list[Any]:
        async def work(key: str) -> str:
            """Do it."""
            if self.run(key):
                self.task.cancel()
            await asyncio.sleep(0)
            if self.raising and self.ran[key] == 1:
                raise Flake(key)
            return f"did {key}"

        def think(key: str) -> str:
            """Do it in a thread."""
            if self.run(key) and ANY_TIME:
                self.task.get_loop().call_soon_threadsafe(self.task.cancel)
            return f"did {key}"

        async def fail(key: str) -> str:
            """Fail."""
            self.run(key)
            raise ValueError(f"bad {key}")

        async def complain(key: str) -> str:
            """Fail, and say why."""
            self.run(key)
            raise ToolError(f"no {key}")

        async def hang(key: str) -> str:
            """Take longer than it may."""
            self.run(key)
            await asyncio.sleep(60)
            return "never"

        return [work, think, fail, complain, hang]


class SyncTalk(Talk):
    """A conversation of the synchronous client; tools interrupt it by closing the runner from their thread."""

    over: threading.Event

    def go(self, clients: list[anthropic.Anthropic]) -> None:
        while True:
            client = self.random.choice(clients)
            messages: Any = client.beta.messages if self.random.random() < 0.5 else client.messages
            self.runner = messages.tool_runner(**self.options(), tools=self.tools())
            for _ in range(2):  # and once more, with the same
                try:
                    for item in self.runner:
                        if hasattr(item, "text_stream") and self.random.random() < 0.3:
                            for _ in item:
                                pass
                except (APIError, StreamClosedError, Flake, RunnerClosedError):
                    pass
                self.save(self.runner)
                if self.runner.stopped_because == "end_turn":
                    return

    def tools(self) -> list[Any]:
        def work(key: str) -> str:
            """Do it."""
            if self.run(key):
                self.runner.close()
            if self.raising and self.ran[key] == 1:
                raise Flake(key)
            return f"did {key}"

        def think(key: str) -> str:
            """Do it."""
            self.run(key)
            return f"did {key}"

        def fail(key: str) -> str:
            """Fail."""
            self.run(key)
            raise ValueError(f"bad {key}")

        def complain(key: str) -> str:
            """Fail, and say why."""
            self.run(key)
            raise ToolError(f"no {key}")

        def hang(key: str) -> str:
            """Take longer than it may."""
            self.run(key)
            self.over.wait(60)
            return "never"

        return [work, think, fail, complain, hang]


def test_no_conversation_loses_or_doubles_anything(
    server: Server, over: threading.Event, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("CRITICAL", "anthropic")
    options: Node = {"base_url": server.base_url, "api_key": "k"}
    talks = [AsyncTalk(number, server, "asynchronous") for number in range(ASYNC)]
    others = [SyncTalk(number, server, "synchronous") for number in range(SYNC)]
    SyncTalk.over = over

    async def main() -> None:
        limit = asyncio.Semaphore(AT_ONCE)

        async def one(talk: AsyncTalk) -> None:
            async with limit:
                await talk.go(clients)

        async with (
            anthropic.AsyncAnthropic(**options, retry_policy=RETRY) as patient,
            anthropic.AsyncAnthropic(**options, max_retries=0) as hasty,
        ):
            clients = [patient, hasty]
            await asyncio.gather(*map(one, talks))

    with (
        anthropic.Anthropic(**options, retry_policy=RETRY) as patient,
        anthropic.Anthropic(**options, max_retries=0) as hasty,
        ThreadPoolExecutor(10) as pool,
    ):
        waiting = [pool.submit(talk.go, [patient, hasty]) for talk in others]
        asyncio.run(main())
        for future in waiting:
            future.result(LIMIT)

    for talk in [*talks, *others]:
        talk.check()
    # It was no quiet day.
    assert sum(talk.interrupted for talk in talks) > ASYNC / 5
    assert sum(max(talk.ran.values(), default=0) > 1 for talk in talks) > ASYNC / 20
