"""What `scripts/fuzz.py` has found, and what is right; and some of its cases, as they come.

An input that turned out wrong once stays in these tables for good.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random
from typing import Any, Union

import pytest

from anthropic._jsonl import LIMIT, TooLong
from anthropic._sse import SSEDecoder
from anthropic.testing import error_event, message_events
from fuzzing import decoders, messages


@pytest.fixture(scope="module", autouse=True)
def _clients() -> Iterator[None]:
    yield
    messages.close()


# --- Server-sent events -----------------------------------------------------------------------------------------------

#: A stream, the limit for one event, the events that come, and whether there is one that is too long.
STREAMS: dict[str, tuple[bytes, int, list[tuple[str, str]], bool]] = {
    "an empty name is none": (b"event: \ndata: 1\n\n", LIMIT, [("message", "1")], False),
    "an empty name is none, after another": (b"event: a\nevent:\ndata: 1\n\n", LIMIT, [("message", "1")], False),
    "a time to wait with more digits than Python reads": (
        b"retry: " + b"9" * 5000 + b"\ndata: 1\n\n",
        LIMIT,
        [("message", "1")],
        False,
    ),
    "events before one that is too long": (b"data: 1\n\ndata: " + b"x" * 20, 12, [("message", "1")], True),
    "an event that is too long, but complete": (b"data: 1\n\ndata: 12345678\n\n", 12, [("message", "1")], True),
    "an event that is just not too long": (b"data: 12345\n\n", 12, [("message", "12345")], False),
}


@pytest.mark.parametrize("size", [1, 2, 7, 100_000])
@pytest.mark.parametrize("name", STREAMS)
def test_server_sent_events(name: str, size: int) -> None:
    data, limit, expected, is_too_long = STREAMS[name]
    decoder, events, too_long = SSEDecoder(limit), list[Any](), False
    try:
        for at in range(0, len(data), size):
            events += decoder.feed(data[at : at + size])
            decoder.check()
    except TooLong:
        too_long = True
    assert (events, too_long) == (expected, is_too_long)
    decoders.check_sse([data[at : at + size] for at in range(0, len(data), size)], limit)


# --- Messages ---------------------------------------------------------------------------------------------------------

START, *_, CHANGED, END = message_events("Hello")
STOP = {"type": "content_block_stop", "index": 0}
DEEP = "[" * 700 + "]" * 700


def block(**fields: Any) -> dict[str, Any]:
    return {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": "", **fields}}


def piece(**fields: Any) -> dict[str, Any]:
    return {"type": "content_block_delta", "index": 0, "delta": fields}


TOOL = block(type="tool_use", id="toolu_1", name="f", input={})

#: Events, and the classes of which one is what comes in the end: the message, or an error.
EVENTS: dict[str, tuple[list[Any], Union[str, tuple[str, ...]]]] = {
    "a piece without a type": ([START, block(), piece(), STOP, CHANGED, END], "Message"),
    "a block whose type is no text": (
        [START, block(type={"a": 1}), piece(type="text_delta", text="a"), STOP, CHANGED, END],
        "Message",
    ),
    "citations that are no list": (
        [START, block(citations=5), piece(type="citations_delta", citation={"type": "x"}), STOP, CHANGED, END],
        "Message",
    ),
    "a text that is no text": ([START, block(text=5), STOP, CHANGED, END], "Message"),
    "an event whose type is no text": ([START, {"type": ["x"]}, block(), STOP, CHANGED, END], "Message"),
    "an error whose request_id is no text": ([START, {**error_event(), "request_id": [1]}], "OverloadedError"),
    "an event with too many levels": ([START, {"type": "new", "x": "@deep"}], ("APIResponse", "StreamIncomplete")),
    "an error with too many levels": (
        [START, b'event: error\ndata: {"type": "error", "error": {"type": "overloaded_error", "x": "@deep"}}\n\n'],
        ("OverloadedError", "APIStatusError", "APIResponseValidationError"),
    ),
    "a block with too many levels": (
        [START, block(x="@deep"), STOP, CHANGED, END],
        ("APIResponseValidationError", "Message"),
    ),
    "a tool's input with too many levels": (
        [START, TOOL, piece(type="input_json_delta", partial_json=DEEP), STOP, CHANGED, END],
        ("ToolInputError", "Message"),
    ),
    "a tool's input with far too many levels": (
        [START, TOOL, piece(type="input_json_delta", partial_json="[" * 20_000), STOP, CHANGED, END],
        "ToolInputError",
    ),
    "a tool's input with far too many levels that is cut off": (
        [START, TOOL, piece(type="input_json_delta", partial_json="[" * 20_000)],
        "StreamIncompleteError",
    ),
    "a time to wait with more digits than Python reads": (
        [START, b"retry: " + b"9" * 5000 + b"\n\n"],
        "StreamIncomplete",
    ),
    "an event with an empty name": ([START, block(), STOP, CHANGED, b'event: \ndata: {"x": 1}\n\n', END], "Message"),
}


def written(events: list[Any]) -> bytes:
    parts = [e if isinstance(e, bytes) else b"data: %s\n\n" % json.dumps(e).encode() for e in events]
    return b"".join(parts).replace(b'"@deep"', DEEP.encode())


@pytest.mark.parametrize("beta", [False, True], ids=["stable", "beta"])
@pytest.mark.parametrize("size", [7, 100_000])
@pytest.mark.parametrize("name", EVENTS)
def test_messages(name: str, size: int, beta: bool) -> None:
    events, expected = EVENTS[name]
    data = written(events)
    end = messages.check_message([data[at : at + size] for at in range(0, len(data), size)], beta)
    assert end.removeprefix("Beta").startswith(expected)


# --- As they come -----------------------------------------------------------------------------------------------------


def test_some_cases_of_server_sent_events() -> None:
    for number in range(2000):
        decoders.check_sse(*decoders.sse_case(Random(number)))


def test_some_cases_of_json() -> None:
    for number in range(300):
        decoders.check_json(*decoders.json_case(Random(number)))


def test_some_cases_of_messages() -> None:
    for number in range(60):
        messages.check_message(*messages.message_case(Random(number)))
