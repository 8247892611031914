"""Streamed messages: damaged transcripts, read by whole clients in every way.

What comes out has to be a complete message, or one of our errors with what had arrived; and the same for any pieces, for the
synchronous and the asynchronous client, and for each way to read.
"""

from __future__ import annotations

import asyncio
import json
import pickle
from collections.abc import AsyncIterator, Iterator
from functools import lru_cache
from inspect import isawaitable
from random import Random
from typing import Any, cast

import httpx

from anthropic import (
    Anthropic,
    AnthropicError,
    AsyncAnthropic,
    DefaultAsyncHttpxClient,
    DefaultHttpxClient,
    ToolInputError,
)
from anthropic.testing import error_event, message_events

from . import damaged, need, pieces_of
from .decoders import LINES, ODD_BYTES, ODD_TEXTS

BLOCKS: list[dict[str, Any]] = [
    {"type": "thinking", "thinking": "Let me see.", "signature": "EqQB"},
    {"type": "text", "text": "Grüße 😀 to you", "citations": [{"type": "char_location", "cited_text": "x"}]},
    {"type": "text", "text": "plain words", "citations": None},
    {
        "type": "tool_use",
        "id": "toolu_1",
        "name": "f",
        "input": {"a": [1, {"b": '\u2028 "c"'}], "d": 1.5},
        "caller": None,
    },
    {"type": "server_tool_use", "id": "srvtoolu_1", "name": "web_search", "input": {"query": "q"}},
    {
        "type": "web_search_tool_result",
        "tool_use_id": "srvtoolu_1",
        "content": [{"type": "web_search_result", "url": "u"}],
    },
    {"type": "redacted_thinking", "data": "EmwKAhgB"},
    {"type": "mcp_tool_use", "id": "mcptoolu_1", "name": "g", "server_name": "s", "input": {"a": None}},
    {"type": "compaction", "content": "a summary"},
    {"type": "from_the_future", "text": "new", "list": [{}]},
]
EXTRAS: dict[str, Any] = {
    "container": {"id": "c", "expires_at": "2025-01-01T00:00:00Z"},
    "context_management": {"applied_edits": [{"type": "clear_tool_uses_20250919", "cleared_tool_uses": 1}]},
}
TRANSCRIPTS = [
    json.dumps(events)
    for events in (
        *(message_events(content=[block], **EXTRAS) for block in BLOCKS),
        message_events("Hi"),
        message_events(content=BLOCKS[:7]),
        message_events(content=BLOCKS, **EXTRAS),
        [*message_events("Hi")[:4], error_event()],
    )
]
#: What no `json.dumps` writes, by the texts that stand for it until then.
RAW = {
    "@huge": "9" * 5000,
    "@infinite": "1e999",
    "@nan": "NaN",
    "@half": '"\\ud83d"',
    **{f"@list{depth}": "[" * depth + "]" * depth for depth in (50, 300, 700, 20_000)},
    **{f"@object{depth}": '{"a":' * depth + "1" + "}" * depth for depth in (50, 300, 700, 20_000)},
}
ODD_VALUES: list[Any] = [
    *(
        None,
        True,
        False,
        0,
        1,
        2,
        -1,
        1.5,
        2**70,
        "",
        "x",
        [],
        {},
        [None],
        ["x"],
        [{}],
        {"type": []},
        {"type": "x"},
        *RAW,
    ),
    *("text", "tool_use", "thinking", "message_stop", "content_block_delta", "error", "ping", "text_delta", "end_turn"),
    *("input_json_delta", "citations_delta", "signature_delta", "compaction_delta", "2025-13-45T00:00:00Z"),
]
ODD_EVENTS: list[Any] = [
    error_event(),
    {**error_event(), "request_id": "req_1"},
    {"type": "ping"},
    {"type": "new", "index": 0},
    {"type": None},
    {},
    [],
    "@nan",
]
LONG_TEXTS = ["9" * 5000, "[" * 700, "[" * 20_000, '{"a":' * 700] * 2
KEYS = ("type", "index", "delta", "text", "content", "id", "x")


def places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the containers within a value, with each of their keys."""
    inner: Any = node.items() if node.__class__ is dict else enumerate(node) if node.__class__ is list else ()
    for key, value in inner:
        yield node, key
        yield from places(value)


def mutate(dice: Random, events: list[Any]) -> None:
    """Do something to some events that no server should."""
    at, count, way = dice.randrange(len(events) + 1), dice.choice((1, 1, 2, 5)), dice.randrange(12)
    if way == 0:
        del events[at : at + count]
    elif way == 1:
        events[at:at] = json.loads(json.dumps(events[at : at + count]))
    elif way == 2:
        events[at : at + 2] = events[at : at + 2][::-1]
    elif way == 3:
        events.insert(at, dice.choice(json.loads(dice.choice(TRANSCRIPTS))))
    elif way == 4:
        events.insert(at, dice.choice(ODD_EVENTS))
    elif events:
        container, key = dice.choice(list(places(events)))
        value = container[key]
        if isinstance(value, str) and dice.random() < 0.5:
            container[key] = damaged(dice, value, [*ODD_TEXTS, *LONG_TEXTS])
        elif dice.random() < 0.25:
            del container[key]
        elif dice.random() < 0.1 and container.__class__ is dict:
            container[dice.choice(KEYS)] = container.pop(key)
        else:
            container[key] = dice.choice(ODD_VALUES)


def written(dice: Random, events: list[Any]) -> bytes:
    """Write events as a server would."""
    end, lines = dice.choice(("\n", "\n", "\n", "\r\n", "\r")), list[str]()
    for event in events:
        data = json.dumps(event, ensure_ascii=dice.random() < 0.8)
        for name, raw in RAW.items():
            data = data.replace(f'"{name}"', raw)
        kind = cast("dict[str, Any]", event).get("type") if isinstance(event, dict) else "other"
        lines += [*([f"event: {kind}"] if dice.random() < 0.9 else []), f"data: {data}", ""]
    return (end.join(lines) + end).encode("utf-8", "surrogatepass")


def message_case(dice: Random) -> tuple[list[bytes], bool]:
    """Return a stream in pieces, and whether it is one of beta messages."""
    events = json.loads(dice.choice(TRANSCRIPTS))
    for _ in range(dice.choice((0, 1, 1, 1, 2, 3, 8))):
        mutate(dice, events)
    data = written(dice, events)
    for _ in range(dice.choice((0, 0, 0, 1, 2))):
        data = damaged(dice, data, [*ODD_BYTES, *LINES])
    return pieces_of(dice, data), dice.random() < 0.5


class Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body in pieces."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        yield from self._pieces

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            yield piece


class AsAsync:
    """A synchronous stream, or its context manager, that looks asynchronous, so that each way to read is written once."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    async def __aenter__(self) -> AsAsync:
        return AsAsync(self._inner.__enter__())

    async def __aexit__(self, *failure: Any) -> None:
        self._inner.__exit__(*failure)

    async def __anext__(self) -> Any:
        try:
            return next(self._inner)
        except StopIteration:
            raise StopAsyncIteration from None

    @property
    async def text_stream(self) -> AsyncIterator[str]:
        """The text, piece by piece."""
        for text in self._inner.text_stream:
            yield text


class Readers:
    """Clients of all kinds, which get what is to be read instead of an answer."""

    def __init__(self) -> None:
        common: dict[str, Any] = {"api_key": "k", "base_url": "http://fuzz.invalid", "max_retries": 0}
        transport = httpx.MockTransport(self._answer)
        http, async_http = DefaultHttpxClient(transport=transport), DefaultAsyncHttpxClient(transport=transport)
        self._clients: dict[str, Any] = {
            "sync": Anthropic(http_client=http, **common),
            "strict": Anthropic(http_client=http, _strict_response_validation=True, **common),
            "async": AsyncAnthropic(http_client=async_http, **common),
        }
        self._pieces: list[bytes] = []
        self._loop = asyncio.new_event_loop()

    def _answer(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"content-type": "text/event-stream"}, stream=Body(self._pieces))

    def read(self, kind: str, way: str, pieces: list[bytes], beta: bool = False) -> tuple[list[str], str]:
        """Read a stream to its end.

        Args:
            kind: Which client: `"sync"`, `"async"` or `"strict"`.
            way: `"events"`; `"late"` to look at the events when all have come; `"text"`; `"final"`; `"whole"` for
                `via_stream`; `"raw"` for the events of the API.
            pieces: The stream.
            beta: Whether it is one of beta messages.

        Returns:
            What came on the way, and in the end, in words.

        Raises:
            Wrong: It is nothing that should come.
        """
        self._pieces = pieces
        client = self._clients[kind]
        return self._loop.run_until_complete(_read((client.beta if beta else client).messages, way))

    def close(self) -> None:
        """Close the clients."""
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.run_until_complete(self._clients["async"].close())
        self._clients["sync"].close()
        self._clients["strict"].close()
        self._loop.close()


async def _read(messages: Any, way: str) -> tuple[list[str], str]:
    ask: dict[str, Any] = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
    seen: list[Any] = []
    around = ""
    try:
        if way == "whole":
            final = await _result(messages.create(**ask, via_stream=True))
        elif way == "raw":
            async with _dressed(await _result(messages.create(**ask, stream=True))) as stream:
                await _take(stream, seen, described)
            return seen, "the end"
        else:
            async with _dressed(messages.stream(**ask)) as stream:
                try:
                    final = await _final(stream, way, seen)
                finally:
                    around = await _look_around(stream)
    except AnthropicError as error:
        final = error
        need(hasattr(error, "partial"), "an error without what had arrived", error)
    else:
        need(final.stop_reason is not None, "a message without a stop_reason", final)
    return [item if isinstance(item, str) else described(item) for item in seen], f"{described(final)} {around}"


async def _final(stream: Any, way: str, seen: list[Any]) -> Any:
    if way == "text":
        seen += [piece async for piece in stream.text_stream]
    elif way != "final":
        await _take(stream, seen, described if way == "events" else _as_it_is)
    return await _result(stream.get_final_message())


async def _take(stream: Any, seen: list[Any], look: Any) -> None:
    """Take the events of a stream, and the errors that are not its end."""
    while True:
        try:
            seen.append(look(await stream.__anext__()))
        except ToolInputError as error:
            seen.append(described(error))
        except StopAsyncIteration:
            return


async def _look_around(stream: Any) -> str:
    """Look at everything else there is."""
    repr(stream.stats)
    shown = [*map(described, stream.unmerged), repr(stream.usage), repr(stream.request_id)]
    for look in (lambda: stream.current_message_snapshot.to_dict(), stream.get_final_text):
        try:
            shown.append(repr(await _result(look())))
        except AnthropicError as error:
            shown.append(type(error).__name__)
    return " ".join(shown)


async def _result(value: Any) -> Any:
    return await value if isawaitable(value) else value


def _dressed(value: Any) -> Any:
    return value if hasattr(value, "__aenter__") else AsAsync(value)


def _as_it_is(event: Any) -> Any:
    return event


def described(thing: Any) -> str:
    """Return what there is to see of an event, a message or an error, which has to have copies and a JSON form.

    Raises:
        Wrong: They differ from it.
    """
    if isinstance(thing, AnthropicError):
        request_id: Any = getattr(thing, "request_id", None)
        need(request_id is None or isinstance(request_id, str), "a request_id that is no text", request_id)
        partial = getattr(thing, "partial", None)
        rest = [getattr(thing, name, None) for name in ("open_block", "index", "raw_input", "status_code", "body")]
        text = f"{thing!r} {thing} {rest} {'nothing' if partial is None else described(partial)}"
    else:
        text = repr(thing)
    if text not in _checked:
        again = pickle.loads(pickle.dumps(thing))  # noqa: S301 - it comes from here
        need((repr(again), str(again)) == (repr(thing), str(thing)), "a copy differs", thing, again)
        if not isinstance(thing, AnthropicError):
            written_out = thing.to_json()
            need(repr(json.loads(written_out)) == repr(thing.to_dict(mode="json")), "JSON and dictionary differ", thing)
        _checked.add(text)
    return text


#: What has been checked during this case: most of it comes several times.
_checked: set[str] = set()


def check_message(pieces: list[bytes], beta: bool) -> str:
    """Read a stream in every way, and compare what comes.

    Returns:
        What came in the end, in words.

    Raises:
        Wrong: It is not the same each time, or nothing that should come.
    """
    _checked.clear()
    whole = [b"".join(pieces)]
    ends: dict[str, str] = {}
    for ways, end in (
        ([("sync", "events", whole), ("async", "events", pieces), ("sync", "late", pieces)], "messages"),
        ([("sync", "text", pieces), ("async", "text", whole)], "messages"),
        ([("async", "final", pieces)], "messages"),
        ([("sync", "whole", whole), ("async", "whole", pieces)], "via_stream"),
        ([("sync", "raw", whole), ("async", "raw", pieces)], "events of the API"),
        ([("strict", "events", pieces)], "strict clients"),
    ):
        outcomes = [_readers().read(kind, way, body, beta) for kind, way, body in ways]
        for seen, final in outcomes:
            need(seen == outcomes[0][0], f"what comes on the way ({ways[0][1]}) depends on pieces or client", outcomes)
            first = ends.setdefault(end, final)
            need(final == first, f"the end ({ways[0][1]}) depends on pieces, client or way", final, first)
    return ends["messages"]


@lru_cache(maxsize=1)
def _readers() -> Readers:
    return Readers()


def close() -> None:
    """Close the clients that all cases are read with."""
    _readers().close()
    _readers.cache_clear()
