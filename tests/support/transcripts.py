"""Streams of messages as they come over the wire, and what they hold: material for tests of everything that reads them.

`merged` says what events make, by rules of its own, so that the package is not measured by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, Optional

from anthropic._partial_json import PartialJSON
from anthropic.testing import message_events

Event = dict[str, Any]


class Transcript(NamedTuple):
    """The body of a response, in parts: each with the event that it holds, if readers are to hand one on."""

    beta: bool
    parts: list[tuple[bytes, Optional[Event]]]

    @property
    def data(self) -> bytes:
        return b"".join(raw for raw, _ in self.parts)

    @property
    def events(self) -> list[Event]:
        return [event for _, event in self.parts if event is not None]

    def received(self) -> Iterator[list[Event]]:
        """Yield the events that have come completely: after no byte, after the first, and so on to the last."""
        events: list[Event] = []
        yield events
        for raw, event in self.parts:
            # A CR ends a line by itself, so that an LF after the last one is not waited for.
            end = len(raw) - 1 if raw.endswith(b"\r\n") else len(raw)
            for size in range(1, len(raw) + 1):
                if size == end and event is not None:
                    events = [*events, event]
                yield events


def sent(event: Event, *, end: str = "\n", indent: Optional[int] = None, named: bool = True) -> bytes:
    """Write an event, over several lines if it is to be indented."""
    data = json.dumps(event, ensure_ascii=False, indent=indent)
    lines = [f"event: {event['type']}"] if named else []
    lines += [f"data: {line}" for line in data.split("\n")]
    return (end.join(lines) + end * 2).encode()


def parts_of(events: Iterable[Event], **how: Any) -> list[tuple[bytes, Optional[Event]]]:
    return [(sent(event, **how), None if event["type"] == "ping" else event) for event in events]


def text(text: str, *citations: Event) -> Event:
    return {"type": "text", "text": text, "citations": list(citations) or None}


def call(kind: str, call_input: Event, **members: Any) -> Event:
    return {"type": kind, "id": "toolu_1", "name": "f", "input": call_input, "caller": {"type": "direct"}, **members}


CITATION = {
    "type": "char_location",
    "cited_text": "grass",
    "document_index": 0,
    "document_title": None,
    "file_id": None,
    "start_char_index": 0,
    "end_char_index": 5,
}
RESULT = {
    "type": "web_search_result",
    "url": "https://x.y/",
    "title": "X",
    "encrypted_content": "RQ==",
    "page_age": None,
}
THINKING = {"type": "thinking", "thinking": "Grass is\ngreen.", "signature": "EqQB"}
INPUT = {"city": "São Paulo 🦆", "deep": {"list": [1, -2.5e3, None, True, '"\\'], "empty": {}}}

BLOCKS = [
    THINKING,
    {"type": "redacted_thinking", "data": "EmwK"},
    text("Grüße\u2028 von\x0c 🎉 hier.", CITATION, {**CITATION, "cited_text": "green"}),
    call("tool_use", INPUT),
    call("tool_use", {}),
    call("server_tool_use", {"query": "grass"}, name="web_search"),
    {"type": "web_search_tool_result", "tool_use_id": "toolu_1", "content": [RESULT], "caller": {"type": "direct"}},
    {"type": "container_upload", "file_id": "file_1"},
]
BETA_BLOCKS = [
    {"type": "compaction", "content": "They spoke of grass."},
    {"type": "compaction", "content": None},
    call("mcp_tool_use", {"text": "Hi"}, server_name="tools"),
    {"type": "mcp_tool_result", "tool_use_id": "toolu_1", "content": [text("Hi")], "is_error": False},
    text("Done."),
]
CLEARED = {"type": "clear_tool_uses_20250919", "cleared_input_tokens": 50, "cleared_tool_uses": 1}


def odd() -> list[tuple[bytes, Optional[Event]]]:
    """Whatever the standard allows, and a newer API may send."""
    start, block, _, *words, stop, change, end = message_events("Two\u2028words\x85 🎉")
    news = {"type": "weather_report", "sky": "blue", "type_": ["a"]}
    unknown = {"type": "content_block_delta", "index": 0, "delta": {"type": "mood_delta", "mood": "good"}}
    change = {**change, "weather": "fine", "delta": {**change["delta"], "mood": "good"}}
    change["usage"] = {**change["usage"], "input_tokens": None, "smiles": 3}
    first, *rest = words
    return [
        (b"\xef\xbb\xbf: hello\n\nretry: 10\nid: 1\n\n", None),
        (sent(start, indent=1), start),
        (b"event: ping\ndata: {}\n\n", None),
        (sent(block, end="\r\n", indent=0), block),
        (b'data: {"type": "ping"}\r\n\r\n', None),
        (sent(first, end="\r", named=False), first),
        (b":\r\n:\n\r\n\n", None),
        (sent(news), news),
        *parts_of(rest, end="\r\n"),
        (sent(unknown), unknown),
        (b"event: nothing\n\n", None),
        (b'event: content_block_stop\ndata: {"index": 0}\n\n', stop),
        (b"id: 2\nfoo: bar\n" + sent(change), change),
        (sent(end, named=False), end),
    ]


def unended(events: list[Event]) -> list[Event]:
    assert events[-1] == {"type": "message_stop"}
    return events[:-1]


#: Streams that bring a message.
TRANSCRIPTS: dict[str, Transcript] = {
    "text": Transcript(False, parts_of(message_events())),
    "blocks": Transcript(False, parts_of(message_events(content=BLOCKS))),
    "beta blocks": Transcript(
        True, parts_of(message_events(content=BETA_BLOCKS, context_management={"applied_edits": [CLEARED]}))
    ),
    "oddities": Transcript(False, odd()),
    "lone CRs": Transcript(False, parts_of(message_events("A\r\nB", weather=None), end="\r")),
    "CRLF": Transcript(True, parts_of(message_events(content=[call("tool_use", {"a": [{}]})]), end="\r\n")),
    "nothing": Transcript(False, parts_of(message_events(content=[], stop_reason="refusal"))),
    "no message_stop": Transcript(False, parts_of(unended(message_events("Hi")))),
}


def merged(events: Iterable[Event]) -> Optional[Event]:
    """Put together the message that events make, which are left as they are; `None` if it has not begun."""
    message: Optional[Event] = None
    content: list[Event] = []
    inputs: dict[int, tuple[str, bool]] = {}
    for event in json.loads(json.dumps(list(events))):
        kind = event.pop("type")
        if kind == "message_start":
            message, content = event["message"], event["message"]["content"]
        elif kind == "content_block_start":
            content.append(event["content_block"])
        elif kind == "content_block_delta":
            block, delta = content[event["index"]], event["delta"]
            change = delta.pop("type")
            if change == "input_json_delta":
                inputs[event["index"]] = (inputs.get(event["index"], ("",))[0] + delta["partial_json"], False)
            elif change == "citations_delta":
                block["citations"] = [*(block["citations"] or []), delta["citation"]]
            elif change != "mood_delta":
                ((name, piece),) = delta.items()
                block[name] = piece if block[name] is None else block[name] + (piece or "")
        elif kind == "content_block_stop" and event["index"] in inputs:
            inputs[event["index"]] = (inputs[event["index"]][0], True)
        elif kind == "message_delta":
            assert message is not None
            usage, rest = event.pop("usage"), {**event.pop("delta"), **event}
            message["usage"].update({n: v for n, v in usage.items() if v is not None or n not in message["usage"]})
            message.update({n: v for n, v in rest.items() if v is not None or n not in message})
    for index, (written, is_whole) in inputs.items():
        if written.strip():
            content[index]["input"] = json.loads(written) if is_whole else so_far(written)
    return message


def so_far(written: str) -> Any:
    reader = PartialJSON()
    reader.feed(written)
    return reader.snapshot({})


def open_block(events: Iterable[Event]) -> Optional[int]:
    """The position of the block that has begun and not ended, if there is one."""
    last = [event for event in events if event["type"] in ("content_block_start", "content_block_stop")][-1:]
    return next((event["index"] for event in last if event["type"] == "content_block_start"), None)


def is_complete(events: Iterable[Event]) -> bool:
    """Whether nothing of the message can be missing."""
    return any(event["type"] == "message_delta" for event in events)
