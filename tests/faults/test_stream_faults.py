"""The table of what can go wrong with a stream: what each way to read one makes of it, how fast, and what is left behind.

A row is one line of server scripting, the error it leads to, and what becomes of the connection. Each is tried in every
form of `messages.create` and `messages.stream`, over every HTTP library, and at Bedrock too, where the events are in frames.
"""

from __future__ import annotations

import itertools
import json
import math
import pickle
import time
import tracemalloc
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Callable, Optional

import bedrock
import pytest

import anthropic
from anthropic import (
    APIConnectionError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    StreamIdleTimeoutError,
    StreamIncompleteError,
    ToolInputError,
)
from anthropic._failure import TYPES
from anthropic._jsonl import LIMIT
from anthropic.testing import Fault, error_event, message_events

ASK: dict[str, Any] = {
    "model": "claude-opus-4-6",
    "max_tokens": 64,
    "messages": [{"role": "user", "content": "Hello, Claude"}],
}
#: What the server answers to that, and its events: 1 message_start, 2 content_block_start, 3 ping, 4 to 15 the words,
#: 16 content_block_stop, 17 message_delta, 18 message_stop.
WHOLE = "Hello! It's nice to meet you. How can I help you today?"
EVENTS = message_events(WHOLE)
#: What of it stands in the first five events.
PART = "Hello! It's"

PING = {"type": "ping"}
COMMENT = ": nothing new\n\n"
START, BLOCK, WORD = EVENTS[0], EVENTS[1], EVENTS[3]
STOPPED, CHANGED, END = EVENTS[-3:]
NO_REASON = {**CHANGED, "delta": {"stop_reason": None, "stop_sequence": None}}
#: Half an event.
HALF = b'event: content_block_delta\ndata: {"type": "content_block_delta", "ind'
BAD_BYTES = b'event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"\xff\xc3"}}\n\n'

#: No fault takes so many seconds, however busy the machine is; one that nothing ends takes longer.
LONG = 3.0

#: The forms in which a message is asked for: its events, a stream that puts it together, or just the message.
FORMS = ("raw", "helper", "whole")


def data(text: str, name: str = "content_block_delta") -> str:
    return f"event: {name}\ndata: {text}\n\n"


def written(events: Iterable[Any]) -> bytes:
    return b"".join(data(json.dumps(event), event["type"]).encode() for event in events)


def compressed(events: Iterable[Any]) -> Iterator[bytes]:
    """Compress each event by itself, as a server does that streams."""
    compressor = zlib.compressobj(wbits=31)
    for event in events:
        yield compressor.compress(written([event])) + compressor.flush(zlib.Z_SYNC_FLUSH)
    yield compressor.flush()


def tool_call(*pieces: str) -> list[dict[str, Any]]:
    """Stream a text, a tool call whose input arrives in these pieces, and a text again."""
    blocks: list[dict[str, Any]] = [
        {"type": "text", "text": "Let me see.", "citations": None},
        {"type": "tool_use", "id": "toolu_1", "name": "weather", "input": {}, "caller": {"type": "direct"}},
        {"type": "text", "text": "There.", "citations": None},
    ]
    events = message_events(content=blocks, stop_reason="tool_use")
    made = [event for event in events if event.get("delta", {}).get("type") != "input_json_delta"]
    at = next(i for i, event in enumerate(made) if event["type"] == "content_block_start" and event["index"] == 1) + 1
    deltas = [{"type": "input_json_delta", "partial_json": piece} for piece in pieces]
    return [*made[:at], *({"type": "content_block_delta", "index": 1, "delta": it} for it in deltas), *made[at:]]


@dataclass(frozen=True)
class Row:
    """One fault."""

    #: What the server does.
    script: Callable[[Any], None]
    #: What is raised, to the class; `None` if nothing is.
    error: Optional[type[Exception]] = None
    #: What of the error's text shows that it is this one and no other.
    says: str = ""
    #: The text that the message so far holds, or the whole; `None` if it has not begun, `...` if that depends.
    text: Any = WHOLE
    #: Whether the connection can be used again, rather than being closed.
    idle: bool = False
    #: What is raised where events are handed out one by one, and nobody looks at how they fit together.
    raw: Any = "the same"
    raw_idle: Optional[bool] = None
    #: Options of the client.
    options: dict[str, Any] = field(default_factory=dict)
    #: Whether the stream has begun.
    begun: bool = True

    def expected(self, form: str) -> Optional[type[Exception]]:
        return self.raw if form == "raw" and self.raw != "the same" else self.error

    def stays(self, form: str, over: str) -> Optional[bool]:
        """Say whether the connection can be used again; `None` if that depends."""
        if self.raw_idle is None:
            return self.idle
        # The response goes on in good order, and aiohttp may have taken in all of it.
        return True if form == "raw" else None if over == "aiohttp" else self.idle


def broken(script: Callable[[Any], None], error: type[Exception], text: Any, says: str, **more: Any) -> Row:
    return Row(script, error, says, text, **more)


CUT, LATE, WRONG = StreamIncompleteError, APITimeoutError, APIResponseValidationError
QUIET, PASSED, HINT = StreamIdleTimeoutError, "its deadline has passed", "use stream=True"
GZIP = {"content-encoding": "gzip"}
IDLE, SOON, READ = {"stream_idle_timeout": 0.4}, {"deadline": 0.5}, {"timeout": 0.4}
FEW: dict[str, Any] = {"stream_line_limit": 2000}

LOST = {
    f"connection lost {where}, by {how}": row
    for how in ("fin", "rst", "end")
    for where, row in {
        "before the first event": broken(lambda s, h=how: s.disturb(0, then=h), CUT, None, "", idle=how == "end"),
        "within the first event": broken(lambda s, h=how: s.disturb(0, HALF, then=h), CUT, None, "", idle=how == "end"),
        "between events": broken(lambda s, h=how: s.disturb(5, then=h), CUT, PART, "", idle=how == "end"),
        "within an event": broken(lambda s, h=how: s.disturb(5, HALF, then=h), CUT, PART, "", idle=how == "end"),
        "before message_delta": broken(lambda s, h=how: s.disturb(16, then=h), CUT, WHOLE, "", idle=how == "end"),
        "after message_delta": Row(lambda s, h=how: s.disturb(17, then=h), idle=how == "end"),
        "within message_stop": Row(lambda s, h=how: s.disturb(17, b"event: message_", then=h), idle=how == "end"),
        "after message_stop": Row(lambda s, h=how: s.disturb(18, then=h), idle=how == "end"),
    }.items()
}

REPORTED = {
    f"{kind} {where}": row
    for kind, (_, cls) in {**TYPES, "brand_new_error": (200, APIStatusError)}.items()
    for where, row in {
        "as the first event": broken(
            lambda s, k=kind: s.disturb(0, error_event(k, "it broke"), then="silence"), cls, None, kind
        ),
        "midway": broken(lambda s, k=kind: s.disturb(5, error_event(k, "it broke"), then="silence"), cls, PART, kind),
    }.items()
}

ODD_REPORTS = {
    "an error event that is no JSON": broken(
        lambda s: s.disturb(5, data("it broke", "error"), then="silence"), APIStatusError, PART, "it broke"
    ),
    "an error event that is no object": broken(
        lambda s: s.disturb(5, data('["it broke"]', "error"), then="silence"), WRONG, PART, "it broke"
    ),
    "an error event without an error": broken(
        lambda s: s.disturb(5, data("{}", "error"), then="silence"), APIStatusError, PART, "reported an error"
    ),
    "an error event with an odd error": broken(
        lambda s: s.disturb(5, {"type": "error", "error": ["it broke"]}, then="silence"),
        APIStatusError,
        PART,
        "it broke",
    ),
    "an error event of an odd type": broken(
        lambda s: s.disturb(5, {"type": "error", "error": {"type": [], "message": "it broke"}}, then="silence"),
        APIStatusError,
        PART,
        "it broke",
    ),
    "an error event known only by its data": broken(
        lambda s: s.disturb(5, f"data: {json.dumps(error_event('api_error'))}\n\n", then="silence"),
        anthropic.InternalServerError,
        PART,
        "api_error",
    ),
}

SILENCE = {
    "silence before the first event": broken(
        lambda s: s.disturb(0, then="silence"), QUIET, None, "pings", options=IDLE
    ),
    "silence after some events": broken(lambda s: s.disturb(5, then="silence"), QUIET, PART, "pings", options=IDLE),
    "silence within an event": broken(lambda s: s.disturb(5, HALF, then="silence"), QUIET, PART, "pings", options=IDLE),
    "nothing but pings": broken(lambda s: s.disturb(5, then="pings"), QUIET, PART, "pings", options=IDLE),
    "nothing but comments": broken(lambda s: s.disturb(5, then="comments"), QUIET, PART, "pings", options=IDLE),
    "pings, byte by byte": broken(
        lambda s: s.schedule(Fault(events=itertools.repeat(PING), drip=(1, 0.01))), QUIET, None, "pings", options=IDLE
    ),
    "silence after message_delta": Row(lambda s: s.disturb(17, then="silence"), options=IDLE),
    "pauses shorter than the limit": Row(
        lambda s: s.disturb(5, *[0.1, PING, WORD] * 6),
        text=PART + "Hello!" * 6 + WHOLE[11:],
        idle=True,
        options={"stream_idle_timeout": 0.5},
    ),
    "silence until the deadline": broken(lambda s: s.disturb(5, then="silence"), LATE, PART, PASSED, options=SOON),
    "pings until the deadline": broken(lambda s: s.disturb(5, then="pings"), LATE, PART, PASSED, options=SOON),
    "no end until the deadline": broken(
        lambda s: s.stream([START, BLOCK, *[WORD, 0.01] * 1000]), LATE, ..., PASSED, options=SOON
    ),
    "a line without end until the deadline": broken(
        lambda s: s.disturb(5, b"data: ", *[b"x", 0.01] * 1000), LATE, PART, PASSED, options=SOON
    ),
    "silence after message_delta until the deadline": Row(lambda s: s.disturb(17, then="silence"), options=SOON),
    "silence, and a timeout of reads": broken(lambda s: s.disturb(5, then="silence"), LATE, PART, HINT, options=READ),
    "silence after message_delta, and a timeout of reads": Row(lambda s: s.disturb(17, then="silence"), options=READ),
    "silence in a compressed stream": broken(
        lambda s: s.stream([*[*compressed(EVENTS)][:5], math.inf], headers=GZIP), QUIET, PART, "pings", options=IDLE
    ),
    "silence after the end of a compressed stream": Row(
        lambda s: s.stream([*[*compressed(EVENTS)][:-1], math.inf], headers=GZIP)
    ),
    "silence after message_stop": Row(lambda s: s.disturb(18, then="silence")),
    "silence after message_stop, in a line that ends with CR": Row(
        lambda s: s.stream([written(EVENTS).replace(b"\n", b"\r"), math.inf])
    ),
    "comments after message_stop, without end": Row(lambda s: s.disturb(18, then="comments")),
    "silence after message_stop, before the deadline": Row(
        lambda s: s.stream([*EVENTS[:-1], 0.1, END, math.inf]), options=SOON
    ),
    "silence instead of headers": broken(lambda s: s.delay(math.inf), LATE, None, HINT, options=READ, begun=False),
    "silence instead of headers, until the deadline": broken(
        lambda s: s.delay(math.inf), LATE, None, "deadline of 0.5 s has passed", options=SOON, begun=False
    ),
}

OUT_OF_ORDER = {
    "events before message_start": broken(
        lambda s: s.stream(EVENTS[1:]), WRONG, None, "before the message_start", raw=None, raw_idle=True
    ),
    "a second message_start": broken(
        lambda s: s.disturb(5, START), WRONG, PART, "a second message_start", raw=None, raw_idle=True
    ),
    "a message_start without a message": broken(
        lambda s: s.disturb(0, {"type": "message_start"}, then="skip"), WRONG, None, "", raw=None, raw_idle=True
    ),
    "a piece of a block that never started": broken(
        lambda s: s.disturb(5, {**WORD, "index": 1}), WRONG, PART, "has not started", raw=None, raw_idle=True
    ),
    "a piece of a block that has stopped": broken(
        lambda s: s.disturb(16, WORD), WRONG, WHOLE, "has stopped", raw=None, raw_idle=True
    ),
    "a piece without a delta": broken(
        lambda s: s.disturb(5, {"type": "content_block_delta", "index": 0}), WRONG, PART, "", raw=None, raw_idle=True
    ),
    "a piece of another kind than its block": broken(
        lambda s: s.disturb(5, {**WORD, "delta": {"type": "input_json_delta", "partial_json": "{"}}),
        WRONG,
        PART,
        "of type text",
        raw=None,
        raw_idle=True,
    ),
    "a block that starts twice": broken(
        lambda s: s.disturb(5, BLOCK), WRONG, PART, "a second content_block_start", raw=None, raw_idle=True
    ),
    "a block that starts out of turn": broken(
        lambda s: s.disturb(5, {**BLOCK, "index": 2}), WRONG, PART, "out of turn", raw=None, raw_idle=True
    ),
    "a block that stops twice": broken(
        lambda s: s.disturb(16, STOPPED), WRONG, WHOLE, "has stopped", raw=None, raw_idle=True
    ),
    "a block that never stops": broken(
        lambda s: s.disturb(15, then="skip"), WRONG, WHOLE, "has not stopped", raw=None, idle=True
    ),
    "a message_stop without a stop_reason": broken(
        lambda s: s.disturb(16, NO_REASON, then="skip"), WRONG, WHOLE, "stop_reason", raw=None, idle=True
    ),
    "a message_stop without a message_delta": broken(
        lambda s: s.disturb(16, then="skip"), WRONG, WHOLE, "stop_reason", raw=None, idle=True
    ),
    "an event that is lost": broken(
        lambda s: s.disturb(1, then="skip"), WRONG, "", "has not started", raw=None, raw_idle=True
    ),
}

UNREADABLE = {
    "data that is no JSON": broken(lambda s: s.disturb(5, data("oops"), then="silence"), WRONG, PART, "oops"),
    "data after the JSON": broken(lambda s: s.disturb(5, data("{} oops"), then="silence"), WRONG, PART, "oops"),
    "data that is a list": broken(lambda s: s.disturb(5, data("[1]"), then="silence"), WRONG, PART, "no JSON object"),
    "data that is null": broken(lambda s: s.disturb(5, data("null"), then="silence"), WRONG, PART, "no JSON object"),
    "data nested too deep": broken(
        lambda s: s.disturb(5, data("[" * 100_000), then="silence"), WRONG, PART, "cannot be read"
    ),
    "a line beyond the limit": broken(
        lambda s: s.disturb(5, 0.05, b"data: ", *[b"x" * 1000] * 100_000), WRONG, PART, "2000 bytes", options=FEW
    ),
    "a line beyond the limit, at once": broken(
        lambda s: s.stream([written(EVENTS[:5]) + b"data: " + b"x" * 5000, math.inf]),
        WRONG,
        PART,
        "2000 bytes",
        options=FEW,
    ),
}

HARMLESS = {
    "an event whose type is no text": Row(
        lambda s: s.disturb(5, *({"type": it} for it in (None, 5, [], {}))), idle=True
    ),
    "a piece with nothing in it": Row(
        lambda s: s.disturb(5, {**WORD, "delta": {"type": "text_delta", "text": None}}), idle=True
    ),
    "a piece of a new kind": Row(lambda s: s.disturb(5, {**WORD, "delta": {"type": "brand_new_delta"}}), idle=True),
    "bytes that are no UTF-8": Row(lambda s: s.disturb(15, BAD_BYTES), text=WHOLE + "\ufffd\ufffd", idle=True),
    "a byte order mark": Row(lambda s: s.disturb(0, b"\xef\xbb\xbf"), idle=True),
    "lines that end with CR": Row(lambda s: s.stream([written(EVENTS).replace(b"\n", b"\r")]), idle=True),
    "lines that end with CR and LF": Row(lambda s: s.stream([written(EVENTS).replace(b"\n", b"\r\n")]), idle=True),
    "comments between events": Row(lambda s: s.disturb(5, COMMENT, COMMENT, PING, COMMENT), idle=True),
    "events of a new kind": Row(lambda s: s.disturb(5, {"type": "weather"}, "event: x\ndata: {}\n\n"), idle=True),
    "events without data": Row(lambda s: s.disturb(5, "event: content_block_delta\n\n", "id: 7\n\n"), idle=True),
    "many blank lines": Row(lambda s: s.disturb(5, "\n\n\n\n\n"), idle=True),
    "all of it, byte by byte": Row(lambda s: s.drip(1, 0.0), idle=True),
}

PAGES = {
    "an HTML page": broken(
        lambda s: s.reply(200, body="<html>Welcome to our hotel</html>"), WRONG, None, "our hotel", idle=True
    ),
    "an HTML page that claims to be a stream": broken(
        lambda s: s.reply(200, {"content-type": "text/event-stream"}, "<html>Welcome</html>"),
        WRONG,
        None,
        "<html>",
        idle=True,
    ),
    "an empty body": broken(lambda s: s.reply(200, {"content-type": None}), WRONG, None, "is empty", idle=True),
    "an empty stream": broken(
        lambda s: s.reply(200, {"content-type": "text/event-stream"}), CUT, None, "the server ended it", idle=True
    ),
    "nothing but a comment": broken(lambda s: s.stream([COMMENT]), CUT, None, "the server ended it", idle=True),
    "an error object with status 200": broken(
        lambda s: s.reply(200, body=error_event("api_error", "it broke")), WRONG, None, "it broke", idle=True
    ),
    "an error object that claims to be a stream": broken(
        lambda s: s.reply(200, {"content-type": "text/event-stream"}, error_event("api_error", "it broke")),
        WRONG,
        None,
        "it broke",
        idle=True,
    ),
    "a page without end": broken(
        lambda s: s.stream(itertools.repeat(b"<br>" * 250), headers={"content-type": "text/html"}),
        WRONG,
        None,
        "2000 bytes",
        options=FEW,
    ),
}

COMPRESSED = {
    "a compressed stream": Row(lambda s: s.stream(compressed(EVENTS), headers=GZIP), idle=True),
    "a compressed stream that is cut off": broken(
        lambda s: s.stream([*compressed(EVENTS)][:5], headers=GZIP), CUT, PART, "", idle=True
    ),
    "a compressed stream that is none": broken(lambda s: s.stream([*EVENTS, math.inf], headers=GZIP), CUT, None, ""),
}

AFTERWARDS = {
    "a few bytes after message_stop": Row(lambda s: s.disturb(18, COMMENT, PING), idle=True),
    "an error after message_stop": Row(lambda s: s.disturb(18, error_event()), idle=True),
    "half an event after message_stop": Row(lambda s: s.disturb(18, HALF), idle=True),
    "megabytes after message_stop": Row(lambda s: s.disturb(18, *[b":" + b"x" * 100_000] * 100)),
    "the end, a moment after message_stop": Row(lambda s: s.disturb(18, 0.05), idle=True),
}

BEFOREHAND = {
    "a redirect": Row(lambda s: s.reply(307, {"location": "/v1/messages?beta=true"}), idle=True),
    "overload before the stream": Row(
        lambda s: s.fail(529, headers={"retry-after-ms": "1"}, times=2), idle=True, options={"max_retries": 2}
    ),
    "an overload that lasts": broken(
        lambda s: s.fail(529), anthropic.OverloadedError, None, "Overloaded", idle=True, begun=False
    ),
    "connection lost before the headers": broken(
        lambda s: s.cut(None), APIConnectionError, None, "Connection error", begun=False
    ),
}

TOOLS = {
    "input of a tool that is no JSON": broken(
        lambda s: s.stream(tool_call('{"city": "Par', 'is"')),
        ToolInputError,
        "Let me see.There.",
        "weather",
        raw=None,
        idle=True,
    ),
}

TABLE: dict[str, Row] = {
    **LOST,
    **REPORTED,
    **ODD_REPORTS,
    **OUT_OF_ORDER,
    **UNREADABLE,
    **HARMLESS,
    **PAGES,
    **COMPRESSED,
    **AFTERWARDS,
    **BEFOREHAND,
    **TOOLS,
}


#: What is told otherwise in frames, or not at all: how an error that is none is written, and where to go instead.
ELSEWHERE = {*ODD_REPORTS, *(name for name in REPORTED if name.startswith("brand_new_error")), "a redirect"}
IN_FRAMES = {name: row for name, row in TABLE.items() if name not in ELSEWHERE}


def text_of(events: list[Any]) -> str:
    return "".join(
        it.delta.text or "" for it in events if it.type == "content_block_delta" and it.delta.type == "text_delta"
    )


def read(api: Any, client: Any, form: str, events: list[Any], ask: dict[str, Any]) -> Any:
    """Ask for a message and read it; return it, or keep its events."""
    if form == "raw":
        events.extend(api.iterate(api.call(client.messages.create, **ask, stream=True)))
        return None
    if form == "whole":
        return api.call(client.messages.create, **ask, via_stream=True)
    with api.using(client.messages.stream(**ask)) as stream:
        return api.call(stream.get_final_message)


class Attempt:
    """What came of one way to read a stream."""

    def __init__(self, api: Any, form: str, row: Row, place: str = "anthropic") -> None:
        self.api, self.form, self.row = api, form, row
        options = {"max_retries": 0, **row.options}
        self.ask = ASK if place == "anthropic" else bedrock.ASK
        self.client = api.client(**options) if place == "anthropic" else bedrock.signing(api, **options)
        self.events: list[Any] = []
        self.message: Any = None
        self.error: Any = None

    def make(self) -> Attempt:
        started = time.monotonic()
        try:
            self.message = read(self.api, self.client, self.form, self.events, self.ask)
        except anthropic.AnthropicError as error:
            self.error = error
        self.elapsed = time.monotonic() - started
        return self

    def check(self) -> None:
        row = self.row
        assert self.elapsed < LONG
        assert type(self.error) is (row.expected(self.form) or type(None)), repr(self.error)
        if self.error is not None:
            self.check_error()
        elif row.text is not ... and row.expected("helper") is None:
            assert (text_of(self.events) if self.form == "raw" else self.message.text) == row.text

    def check_error(self) -> None:
        """See whether the error says what happened, and survives being sent elsewhere."""
        row, error = self.row, self.error
        assert row.says in str(error)
        assert error.attempts == 1
        assert error.in_stream is row.begun
        if row.begun:
            assert error.request_id == error.response.headers["request-id"]
        copy = pickle.loads(pickle.dumps(error))
        assert (type(copy), str(copy), copy.partial) == (type(error), str(error), error.partial)
        if self.form == "raw" or row.text is None:
            assert error.partial is None
            assert row.text is ... or text_of(self.events) == (row.text or "")
        elif row.text is not ...:
            assert "".join(block.text for block in error.partial.content if block.type == "text") == row.text
        if isinstance(error, APIStatusError) and row.begun and error.error_type is not None:
            assert error.status_code == TYPES.get(error.error_type, (200,))[0]
            assert error.error_type in row.says
        if isinstance(error, StreamIncompleteError):
            assert error.open_block == (0 if row.text == PART and self.form != "raw" else None)

    def ask_again(self) -> int:
        """Send a request that has nothing to do with the stream; return the number of its connection."""
        count = self.client.with_options(deadline=5).messages.count_tokens
        self.api.call(count, model=self.ask["model"], messages=self.ask["messages"])
        return self.api.server.requests[-1].connection


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("row", TABLE.values(), ids=TABLE.keys())
def test_fault(every_api: Any, server: Any, row: Row, form: str) -> None:
    try_fault(every_api, server, row, form, "anthropic")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("row", IN_FRAMES.values(), ids=IN_FRAMES.keys())
def test_fault_in_frames(every_api: Any, server: Any, row: Row, form: str) -> None:
    try_fault(every_api, server, row, form, "bedrock")


def try_fault(every_api: Any, server: Any, row: Row, form: str, place: str) -> None:
    row.script(server)
    attempt = Attempt(every_api, form, row, place).make()
    attempt.check()
    last, stays = server.requests[-1].connection, row.stays(form, every_api.kind)
    if stays is False:
        assert every_api.wait(server.connections.wait_open, 0, 1)
    again = attempt.ask_again() == last
    assert stays is None or stays is again
    assert server.connections.open == 1
    every_api.call(attempt.client.close)
    assert every_api.wait(server.connections.wait_open, 0)


@pytest.mark.parametrize("row", SILENCE.values(), ids=SILENCE.keys())
def test_silence(apis: Any, server: Any, row: Row) -> None:
    """All ways at the same time, since each of them has to wait."""
    attempts = [
        Attempt(api, form, row, place) for place in ("anthropic", "bedrock") for form in FORMS for api in apis()
    ]
    for _ in attempts:
        row.script(server)
    with ThreadPoolExecutor(len(attempts)) as pool:
        list(pool.map(Attempt.make, attempts))
    for attempt in attempts:
        attempt.check()
    stay = len(attempts) if row.idle else 0
    for attempt in attempts:
        assert attempt.api.wait(server.connections.wait_open, stay, 1)
    for attempt in attempts:
        attempt.ask_again()
    assert server.connections.opened == 2 * len(attempts) - stay
    for attempt in attempts:
        attempt.api.call(attempt.client.close)
    assert server.connections.wait_open(0)


def test_a_line_without_end_takes_no_more_memory_than_the_limit(every_api: Any, server: Any) -> None:
    client = every_api.client(max_retries=0)
    server.disturb(5, b"data: ", *[b"x" * 1_000_000] * 100)
    tracemalloc.start()
    try:
        with pytest.raises(APIResponseValidationError, match=f"more than {LIMIT} bytes"):
            every_api.collect(every_api.call(client.messages.create, **ASK, stream=True))
        assert tracemalloc.get_traced_memory()[1] < LIMIT + 16_000_000
    finally:
        tracemalloc.stop()
    assert every_api.wait(server.connections.wait_open, 0, 1)


BAD_CALL = tool_call('{"city": "Par', 'is", "days": [1, "Mo', "")


def bad_input(error: Any) -> None:
    assert type(error) is ToolInputError
    assert (error.index, error.tool_name, error.tool_use_id) == (1, "weather", "toolu_1")
    assert error.raw_input == '{"city": "Paris", "days": [1, "Mo'
    assert error.in_stream
    assert error.partial.content[1].input == {"city": "Paris", "days": [1]}
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.raw_input, copy.partial) == (error.raw_input, error.partial)


def test_after_input_of_a_tool_that_is_no_json_the_stream_goes_on(every_api: Any, server: Any) -> None:
    server.stream(BAD_CALL)
    with every_api.using(every_api.client().messages.stream(**ASK)) as stream:
        kinds: list[str] = []
        with pytest.raises(ToolInputError) as caught:
            kinds.extend(event.type for event in every_api.iterate(stream))
        bad_input(caught.value)
        assert len(caught.value.partial.content) == 2
        assert kinds[-1] == "input_json"
        kinds = [event.type for event in every_api.iterate(stream)]
        assert kinds[0] == "content_block_start"
        assert kinds[-2:] == ["message_delta", "message_stop"]
        for _ in range(2):
            with pytest.raises(ToolInputError) as caught:
                every_api.call(stream.get_final_message)
            bad_input(caught.value)
            assert caught.value.partial.text == "Let me see.There."
            assert caught.value.partial.stop_reason == "tool_use"
        assert every_api.call(stream.get_final_text) == "Let me see.There."
    assert server.connections.open == 1


def test_input_of_a_tool_that_is_no_json_leaves_the_text_alone(every_api: Any, server: Any) -> None:
    server.stream(BAD_CALL)
    with every_api.using(every_api.client().messages.stream(**ASK)) as stream:
        assert "".join(every_api.iterate(stream.text_stream)) == "Let me see.There."
        with pytest.raises(ToolInputError):
            every_api.call(stream.get_final_message)


def test_an_error_keeps_all_that_had_arrived(every_api: Any, server: Any) -> None:
    """Blocks of several kinds: each as far as it had come, those that had not begun not at all."""
    blocks: list[dict[str, Any]] = [
        {"type": "thinking", "thinking": "Which city?", "signature": "c2ln"},
        {
            "type": "tool_use",
            "id": "toolu_1",
            "name": "weather",
            "input": {"city": "Paris"},
            "caller": {"type": "direct"},
        },
        {"type": "text", "text": "It is warm.", "citations": None},
    ]
    events = message_events(content=blocks)
    last = next(i for i, event in enumerate(events) if event["type"] == "content_block_start" and event["index"] == 2)
    server.stream([*events[: last + 2], error_event("overloaded_error")])
    manager = every_api.client().messages.stream(**ASK)
    with every_api.using(manager) as stream, pytest.raises(anthropic.OverloadedError) as caught:
        every_api.call(stream.get_final_message)
    partial = caught.value.partial
    assert partial.to_dict()["content"] == [blocks[0], blocks[1], {**blocks[2], "text": "It"}]
    assert partial.stop_reason is None
    assert partial.usage.input_tokens == events[0]["message"]["usage"]["input_tokens"]
    assert stream.usage == partial.usage
