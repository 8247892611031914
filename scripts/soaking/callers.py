"""The callers: each makes one stream, and reads it or leaves it in the way that its number has drawn.

The synchronous and the asynchronous ones differ in nothing but `await`, and in that only tasks can be cancelled.
"""

from __future__ import annotations

import asyncio
import threading
from importlib.metadata import version
from random import Random
from typing import Any

from anthropic import RetryPolicy

ASK: dict[str, Any] = {
    "model": "claude-opus-4-6",
    "max_tokens": 64,
    "messages": [{"role": "user", "content": "Hello, Claude"}],
}
#: What the server answers to that.
WHOLE = "Hello! It's nice to meet you. How can I help you today?"
#: The seconds that one stream may take, with all retries.
PATIENCE = 60.0

READING = ("events", "raw", "text", "final", "whole")
#: Tasks are cancelled only where anyio survives it: before 4.14, it forgets a connection that is just being made.
CANCELLING = ("cancel", "cancel raw") if tuple(map(int, version("anyio").split(".")[:2])) >= (4, 14) else ()
LEAVING = ("break", "break bare", "raise", "drop", "drop unread", "drop helper", "close", *CANCELLING)
RESTARTING = RetryPolicy(base=0.01, cap=0.02, restart_streams=True)


class Oops(Exception):
    """What callers raise within their loops."""


class Caller:
    """What the caller of a stream does."""

    def __init__(self, number: str) -> None:
        dice = Random(f"caller {number}")
        self.number = number
        self.way = dice.choice((*READING, *LEAVING))
        self.restarts = dice.random() < 0.3
        #: After how many events, or seconds, something happens.
        self.after = dice.choice((0, 1, 2, 5, 12))
        self.seconds = dice.random() * 0.1
        self.ask = {**ASK, "extra_headers": {"x-soak": number}}

    def messages(self, client: Any) -> Any:
        """Return where to ask for the stream."""
        return (client.with_options(retry_policy=RESTARTING) if self.restarts else client).messages

    def leave(self, taken: int) -> bool:
        """Say, when so many events have been taken, whether to leave the loop now.

        Raises:
            Oops: It is left like this.
        """
        if taken <= self.after or not self.way.startswith(("break", "raise", "drop")):
            return False
        if self.way == "raise":
            raise Oops
        return True


def text_of(events: list[Any]) -> str:
    """Return the text of the first block, in events of the API."""
    deltas = [event for event in events if event.type == "content_block_delta" and event.index == 0]
    return "".join(event.delta.text for event in deltas if event.delta.type == "text_delta")


async def read_async(client: Any, caller: Caller, others: list[Any]) -> str | None:
    """Make a stream and use it as the caller does; return its text, or nothing if it was left."""
    way, messages, taken = caller.way, caller.messages(client), list[Any]()
    if way == "whole":
        return str((await messages.create(**caller.ask, via_stream=True)).text)
    if way in ("raw", "break bare", "drop", "drop unread", "cancel raw"):
        stream = await messages.create(**caller.ask, stream=True)
        if way == "drop unread":
            return None
        if way == "drop":
            for _ in range(caller.after + 1):
                await stream.__anext__()
            return None
        async for event in stream:
            taken.append(event)
            if caller.leave(len(taken)):
                return None
        return text_of(taken)
    if way == "drop helper":
        stream = await messages.stream(**caller.ask).__aenter__()
        await stream.__anext__()
        return None
    async with messages.stream(**caller.ask) as stream:
        if way == "text":
            return "".join([text async for text in stream.text_stream])
        if way == "close":
            others.append(asyncio.ensure_future(_close_soon(stream, caller.seconds)))
        if way != "final":
            async for event in stream:
                taken.append(event)
                if caller.leave(len(taken)):
                    return None
        return str((await stream.get_final_message()).text)


async def _close_soon(stream: Any, seconds: float) -> None:
    await asyncio.sleep(seconds)
    await stream.close()


async def call_async(client: Any, caller: Caller) -> Any:
    """Make a stream; return its text, nothing if it was left, or the exception that ended it."""
    others: list[Any] = []
    reading = asyncio.ensure_future(read_async(client, caller, others))
    cancelling = caller.way.startswith("cancel")
    done, _ = await asyncio.wait([reading], timeout=caller.seconds if cancelling else PATIENCE)
    if not done:
        reading.cancel()
    (outcome,) = await asyncio.gather(reading, return_exceptions=True)
    await asyncio.gather(*others)
    return outcome if done or cancelling else TimeoutError(f"it takes more than {PATIENCE:g} s")


def read_sync(client: Any, caller: Caller, others: list[Any]) -> str | None:
    """Make a stream and use it as the caller does; return its text, or nothing if it was left."""
    way, messages, taken = caller.way, caller.messages(client), list[Any]()
    if way == "whole":
        return str(messages.create(**caller.ask, via_stream=True).text)
    if way in ("raw", "break bare", "drop", "drop unread"):
        stream = messages.create(**caller.ask, stream=True)
        if way == "drop unread":
            return None
        if way == "drop":
            for _ in range(caller.after + 1):
                next(stream)
            return None
        for event in stream:
            taken.append(event)
            if caller.leave(len(taken)):
                return None
        return text_of(taken)
    if way == "drop helper":
        stream = messages.stream(**caller.ask).__enter__()
        next(stream)
        return None
    with messages.stream(**caller.ask) as stream:
        if way == "text":
            return "".join(stream.text_stream)
        if way in ("close", "cancel", "cancel raw"):
            others.append(threading.Timer(caller.seconds, stream.close))
            others[-1].daemon = True
            others[-1].start()
        if way != "final":
            for event in stream:
                taken.append(event)
                if caller.leave(len(taken)):
                    return None
        return str(stream.get_final_message().text)


def call_sync(client: Any, caller: Caller) -> Any:
    """Make a stream; return its text, nothing if it was left, or the exception that ended it."""
    others: list[threading.Timer] = []
    try:
        return read_sync(client, caller, others)
    except Exception as exc:
        return exc
    finally:
        for timer in others:
            timer.join()
