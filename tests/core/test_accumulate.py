"""How events become a message: each rule, what cannot stand where it does, and how much work it is. Values in, values out.

Events are written by hand here; whole streams, made from messages, are the matter of `test_stream_properties`.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anthropic._accumulate import GROWING, Accumulator, Block, Input, OutOfOrder, Text
from anthropic._partial_json import PartialJSON
from anthropic_generated._facts import DELTAS

Event = dict[str, Any]

repeatable = settings(derandomize=True, database=None, deadline=None)

#: What a message begins with.
START: Event = {
    "id": "msg_1",
    "type": "message",
    "role": "assistant",
    "model": "m",
    "content": [],
    "stop_reason": None,
    "stop_sequence": None,
    "usage": {"input_tokens": 10, "output_tokens": 1, "cache_read_input_tokens": None},
}
END: list[Event] = [
    {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 5}},
    {"type": "message_stop"},
]
#: Said of a field that a block does not have.
ABSENT = object()


def start(**members: Any) -> Event:
    return {"type": "message_start", "message": {**START, **members}}


def begin(index: int, kind: Any, **members: Any) -> Event:
    return {"type": "content_block_start", "index": index, "content_block": {"type": kind, **members}}


def piece(index: int, kind: Any, **members: Any) -> Event:
    return {"type": "content_block_delta", "index": index, "delta": {"type": kind, **members}}


def stop(index: int) -> Event:
    return {"type": "content_block_stop", "index": index}


def words(*texts: str | None, index: int = 0) -> list[Event]:
    return [piece(index, "text_delta", text=text) for text in texts]


def json_pieces(*texts: str | None, index: int = 0) -> list[Event]:
    return [piece(index, "input_json_delta", partial_json=text) for text in texts]


def change(delta: Any = None, usage: Any = None, **members: Any) -> Event:
    return {"type": "message_delta", "delta": delta or {}, "usage": usage or {}, **members}


def added(*events: Event, strings: bool = False) -> Accumulator:
    accumulator = Accumulator(strings=strings)
    for event in events:
        accumulator.add(event)
    return accumulator


def message(accumulator: Accumulator) -> Event:
    found = accumulator.message()
    assert found is not None
    return found


def one_block(block: Event, *deltas: Event) -> Event:
    """Return what becomes of a block."""
    accumulator = added(start(), {"type": "content_block_start", "index": 0, "content_block": block}, *deltas, stop(0))
    (found,) = message(accumulator)["content"]
    return found


TEXT = {"type": "text", "text": "", "citations": None}
TOOL = {"type": "tool_use", "id": "toolu_1", "name": "f", "input": {}}
#: A block, the pieces that come for it, and the fields that are different then.
MERGED: dict[str, tuple[Event, list[Event], Event]] = {
    # append
    "text": (TEXT, words("Hel", "lo", "", " there"), {"text": "Hello there"}),
    "text that had begun": ({**TEXT, "text": "Well, "}, words("hi"), {"text": "Well, hi"}),
    "no piece": (TEXT, [], {}),
    "an empty piece": (TEXT, words(""), {}),
    "null pieces": (TEXT, words(None, "a", None, "b"), {"text": "ab"}),
    "text that was missing": ({"type": "text"}, words("a"), {"text": "a"}),
    "text that was none": ({"type": "text", "text": 5}, words("a"), {"text": "a"}),
    "thinking": (
        {"type": "thinking", "thinking": "", "signature": ""},
        [piece(0, "thinking_delta", thinking="h"), piece(0, "thinking_delta", thinking="m")],
        {"thinking": "hm"},
    ),
    "compaction": (
        {"type": "compaction", "content": None},
        [piece(0, "compaction_delta", content=text) for text in ("Once", None, " upon")],
        {"content": "Once upon"},
    ),
    "compaction of nothing but null": (
        {"type": "compaction", "content": None},
        [piece(0, "compaction_delta", content=None)],
        {"content": None},
    ),
    "an empty compaction": (
        {"type": "compaction", "content": None},
        [piece(0, "compaction_delta", content="")],
        {"content": ""},
    ),
    # set
    "signature": (
        {"type": "thinking", "thinking": "", "signature": ""},
        [piece(0, "signature_delta", signature="EqQB")],
        {"signature": "EqQB"},
    ),
    "the last signature counts": (
        {"type": "thinking", "thinking": "", "signature": "0"},
        [piece(0, "signature_delta", signature=text) for text in ("1", "2", None)],
        {"signature": "2"},
    ),
    "no signature": ({"type": "thinking", "thinking": "t", "signature": "0"}, [], {}),
    # item
    "citations that were null": (
        TEXT,
        [piece(0, "citations_delta", citation={"n": n}) for n in (1, 2)],
        {"citations": [{"n": 1}, {"n": 2}]},
    ),
    "citations that were empty": (
        {**TEXT, "citations": []},
        [piece(0, "citations_delta", citation={"n": 1})],
        {"citations": [{"n": 1}]},
    ),
    "citations that were there": (
        {**TEXT, "citations": [{"n": 0}]},
        [piece(0, "citations_delta", citation={"n": 1})],
        {"citations": [{"n": 0}, {"n": 1}]},
    ),
    "citations that were missing": (
        {"type": "text", "text": ""},
        [piece(0, "citations_delta", citation={"n": 1})],
        {"citations": [{"n": 1}]},
    ),
    "citations that were none": (
        {**TEXT, "citations": "see"},
        [piece(0, "citations_delta", citation="there")],
        {"citations": ["there"]},
    ),
    "no citation, null": (TEXT, words("a"), {"text": "a", "citations": None}),
    "no citation, empty": ({**TEXT, "citations": []}, words("a"), {"text": "a", "citations": []}),
    "no citation, missing": ({"type": "text", "text": ""}, words("a"), {"text": "a", "citations": ABSENT}),
    "a citation of null": (TEXT, [piece(0, "citations_delta", citation=None)], {"citations": None}),
    # json
    "input": (
        TOOL,
        json_pieces("", '{"ci', 'ty": "Ra', 'bat", "n": [1', "2]}"),
        {"input": {"city": "Rabat", "n": [12]}},
    ),
    "input that is no object": (TOOL, json_pieces("[1, ", "2]"), {"input": [1, 2]}),
    "input of an empty object": (TOOL, json_pieces("{", "}"), {"input": {}}),
    "an empty input": (TOOL, json_pieces(""), {"input": {}}),
    "no input": (TOOL, [], {"input": {}}),
    "an input of space": (TOOL, json_pieces(" ", "\n"), {"input": {}}),
    "an input of null pieces": (TOOL, json_pieces(None), {"input": {}}),
    "input that came at once": ({**TOOL, "input": {"a": 1}}, [], {"input": {"a": 1}}),
    "input that came at once, and nothing more": ({**TOOL, "input": {"a": 1}}, json_pieces(""), {"input": {"a": 1}}),
    "input that takes the place of another": (
        {**TOOL, "input": {"a": 1}},
        json_pieces('{"b": 2}'),
        {"input": {"b": 2}},
    ),
    "input of a server tool": ({**TOOL, "type": "server_tool_use"}, json_pieces('{"q": 1}'), {"input": {"q": 1}}),
    "input of an MCP tool": ({**TOOL, "type": "mcp_tool_use"}, json_pieces('{"q": 1}'), {"input": {"q": 1}}),
    # kinds that are not known
    "a block of a newer API": ({"type": "hologram", "light": [1]}, [], {}),
    "one that grows as others do": (
        {"type": "hologram", "light": [1]},
        [*words("a", "b"), piece(0, "citations_delta", citation={}), *json_pieces('{"a"', ": 1}")],
        {"text": "ab", "citations": [{}], "input": {"a": 1}},
    ),
    "one that grows as no other": ({"type": "hologram"}, [piece(0, "light_delta", light=2)], {}),
    "a block without a type": ({"light": 1}, words("a"), {"text": "a"}),
    "a block whose type is no text": ({"type": ["text"]}, words("a"), {"text": "a"}),
    "a block that comes complete": ({"type": "container_upload", "file_id": "f"}, [], {}),
}


@pytest.mark.parametrize(("block", "deltas", "expected"), MERGED.values(), ids=MERGED)
def test_pieces_are_merged(block: Event, deltas: list[Event], expected: Event) -> None:
    whole = {name: value for name, value in {**block, **expected}.items() if value is not ABSENT}
    assert one_block(block, *deltas) == whole
    assert one_block({**block, "mood": "good"}, *deltas) == {**whole, "mood": "good"}


def test_the_rules_are_those_of_the_table() -> None:
    used = {event["delta"]["type"] for _, deltas, _ in MERGED.values() for event in deltas}
    assert used - {"light_delta"} == DELTAS.keys()
    assert set(GROWING) == {tag for *_, tags in DELTAS.values() for tag in tags}
    assert {how for how, *_ in DELTAS.values()} == {"append", "set", "item", "json"}


def test_content_that_the_message_begins_with_stays() -> None:
    first = {"type": "text", "text": "So, "}
    accumulator = added(start(content=[first]), begin(1, "text", text=""), *words("yes", index=1), stop(1), *END)
    assert message(accumulator)["content"] == [first, {"type": "text", "text": "yes"}]
    assert message(added(start(content=first)))["content"] == [first]
    assert message(added(start(content=None)))["content"] == []


def test_a_message_without_content_has_some() -> None:
    bare = {name: value for name, value in START.items() if name != "content"}
    assert message(added({"type": "message_start", "message": bare})) == START


def test_blocks_may_grow_side_by_side() -> None:
    accumulator = added(
        start(),
        begin(0, "text", text=""),
        begin(1, "tool_use", input={}),
        *words("a"),
        *json_pieces("[1", index=1),
        *words("b"),
        stop(0),
        *json_pieces("2]", index=1),
    )
    assert accumulator.open_block == 1
    assert message(accumulator)["content"] == [{"type": "text", "text": "ab"}, {"type": "tool_use", "input": [12]}]
    accumulator.add(stop(1))
    assert accumulator.open_block is None


# --- What stands above the blocks --------------------------------------------------------------------------------------

#: What the message has at first, what a `message_delta` brings, and the fields that are different then.
CHANGED: dict[str, tuple[Event, Event, Event]] = {
    "the end": (
        {},
        change({"stop_reason": "stop_sequence", "stop_sequence": "X"}),
        {"stop_reason": "stop_sequence", "stop_sequence": "X"},
    ),
    "null replaces nothing": (
        {"stop_reason": "end_turn"},
        change({"stop_reason": None, "stop_sequence": None}),
        {"stop_reason": "end_turn"},
    ),
    "null is kept where nothing was": ({}, change({"container": None}), {"container": None}),
    "a container": (
        {"container": None},
        change({"container": {"id": "c", "expires_at": "2026"}}),
        {"container": {"id": "c", "expires_at": "2026"}},
    ),
    "fields of a newer API": (
        {"mood": "calm"},
        change({"mood": "good", "taste": [1]}, weather="fine"),
        {"mood": "good", "taste": [1], "weather": "fine"},
    ),
    "edits of the context": (
        {"context_management": None},
        change(context_management={"applied_edits": []}),
        {"context_management": {"applied_edits": []}},
    ),
    "no edits of the context": (
        {"context_management": {"applied_edits": []}},
        change(context_management=None),
        {"context_management": {"applied_edits": []}},
    ),
    "totals": ({}, change(usage={"output_tokens": 7}), {"usage": {**START["usage"], "output_tokens": 7}}),
    "all totals": (
        {},
        change(usage={"output_tokens": 0, "input_tokens": 3, "cache_read_input_tokens": 4}),
        {"usage": {"output_tokens": 0, "input_tokens": 3, "cache_read_input_tokens": 4}},
    ),
    "totals of null": (
        {},
        change(usage={"output_tokens": None, "input_tokens": None, "server_tool_use": None}),
        {"usage": {**START["usage"], "server_tool_use": None}},
    ),
    "totals within": (
        {"usage": {"server_tool_use": {"a": 1, "b": 1}}},
        change(usage={"server_tool_use": {"a": 2}, "smiles": 3}),
        {"usage": {"server_tool_use": {"a": 2}, "smiles": 3}},
    ),
    "totals where there were none": (
        {"usage": None},
        change(usage={"output_tokens": 1}),
        {"usage": {"output_tokens": 1}},
    ),
    "content is not for this event": ({}, change({"content": ["x"]}), {}),
    "a type is not either": ({}, {**change(), "type": "message_delta"}, {}),
    "nothing": ({}, {"type": "message_delta"}, {}),
    "nonsense": ({}, {"type": "message_delta", "delta": "x", "usage": 5}, {}),
}


@pytest.mark.parametrize(("first", "event", "expected"), CHANGED.values(), ids=CHANGED)
def test_a_message_delta_replaces_by_what_is_not_null(first: Event, event: Event, expected: Event) -> None:
    assert message(added(start(**first), event)) == {**START, **first, **expected}


def test_totals_are_never_added() -> None:
    accumulator = added(start(), *(change(usage={"output_tokens": n}) for n in (5, 9, 9, 12)))
    assert accumulator.usage == {**START["usage"], "output_tokens": 12}
    accumulator.add(change(usage={"output_tokens": 3}))
    assert accumulator.usage["output_tokens"] == 3


def test_what_is_known_before_anything_has_come() -> None:
    accumulator = Accumulator()
    assert accumulator.message() is accumulator.usage is accumulator.stop_reason is accumulator.open_block is None
    assert not accumulator.is_complete
    assert accumulator.blocks == accumulator.unmerged == []


def test_when_a_message_is_complete() -> None:
    accumulator = Accumulator()
    seen = []
    for event in [start(), begin(0, "text", text=""), *words("a"), stop(0), *END]:
        accumulator.add(event)
        seen.append((accumulator.is_complete, accumulator.open_block, accumulator.stop_reason))
    assert seen == [
        (False, None, None),
        (False, 0, None),
        (False, 0, None),
        (False, None, None),
        (True, None, "end_turn"),
        (True, None, "end_turn"),
    ]


def test_a_message_with_an_open_block_is_not_complete() -> None:
    accumulator = added(start(), begin(0, "text", text=""), END[0])
    assert (accumulator.stop_reason, accumulator.open_block, accumulator.is_complete) == ("end_turn", 0, False)


# --- What is not known -------------------------------------------------------------------------------------------------

BLOCK = [start(), begin(0, "text", text=""), *words("a")]

NEWS: dict[str, Event] = {
    "an event of a newer API": {"type": "weather_report", "sky": "blue", "index": 0, "delta": {"type": "text_delta"}},
    "an event without a type": {"type": None},
    "an event whose type is no text": {"type": ["message_start"]},
    "an event that is named like a method": {"type": "add"},
}


@pytest.mark.parametrize("event", NEWS.values(), ids=NEWS)
def test_an_unknown_event_changes_nothing(event: Event) -> None:
    expected = message(added(*BLOCK))
    accumulator = added(*BLOCK, event)
    assert message(accumulator) == expected
    assert accumulator.unmerged == []
    assert added(event).message() is None


@pytest.mark.parametrize(
    "delta", [{"type": "mood_delta", "text": "b"}, {}, {"type": None}, {"type": 5}, {"type": ["text_delta"]}]
)
def test_an_unknown_piece_is_kept_aside(delta: Event) -> None:
    event = {"type": "content_block_delta", "index": 0, "delta": delta}
    accumulator = added(*BLOCK, event, *words("b"), event, stop(0), *END)
    assert message(accumulator)["content"] == [{"type": "text", "text": "ab"}]
    assert accumulator.unmerged == [event, event]
    assert accumulator.unmerged[0] is event
    assert accumulator.is_complete


# --- What cannot stand where it does -----------------------------------------------------------------------------------

OPEN = [start(), begin(0, "text", text="")]
CLOSED = [*OPEN, stop(0)]

#: Events, of which the last cannot be taken in, and what is said of it.
ASTRAY: dict[str, tuple[list[Event], str]] = {
    # message_start
    "a second beginning": ([start(), start()], "a second message_start"),
    "no message": ([{"type": "message_start"}], "a message_start without a message"),
    "a message that is none": (
        [{"type": "message_start", "message": "x"}],
        "a message_start without a message",
    ),
    "content of texts": ([start(content=["x"])], "a message_start with content that is no blocks"),
    "content that is a text": ([start(content="x")], "a message_start with content that is no blocks"),
    # content_block_start
    "a block before all": ([begin(0, "text")], "a content_block_start before the message_start"),
    "the second block first": ([start(), begin(1, "text")], "a content_block_start for number 1, out of turn"),
    "a block too far": ([*CLOSED, begin(2, "text")], "a content_block_start for number 2, out of turn"),
    "a block of a negative number": ([*CLOSED, begin(-1, "text")], "a content_block_start for number -1, out of turn"),
    "a block twice": ([*OPEN, begin(0, "text")], "a second content_block_start for number 0"),
    "a block twice, ended": ([*CLOSED, begin(0, "text")], "a second content_block_start for number 0"),
    "a block twice, there from the beginning": (
        [start(content=[TEXT]), begin(0, "text")],
        "a second content_block_start for number 0",
    ),
    "a block without a number": (
        [start(), {"type": "content_block_start", "content_block": TEXT}],
        "a content_block_start without the number of its content block",
    ),
    "a number that is a text": (
        [start(), {**begin(0, "text"), "index": "0"}],
        "a content_block_start without the number of its content block",
    ),
    "a number that is a truth value": (
        [start(), {**begin(0, "text"), "index": False}],
        "a content_block_start without the number of its content block",
    ),
    "no block": (
        [start(), {"type": "content_block_start", "index": 0}],
        "a content_block_start without a content block, for number 0",
    ),
    "a block that is none": (
        [start(), {"type": "content_block_start", "index": 0, "content_block": "text"}],
        "a content_block_start without a content block, for number 0",
    ),
    # content_block_delta
    "a piece before all": (words("a"), "a content_block_delta before the message_start"),
    "a piece for no block": (
        [start(), *words("a")],
        "a content_block_delta for content block 0, which has not started",
    ),
    "a piece for a later block": (
        [*OPEN, *words("a", index=1)],
        "a content_block_delta for content block 1, which has not started",
    ),
    "a piece for a negative block": (
        [*OPEN, *words("a", index=-1)],
        "a content_block_delta for content block -1, which has not started",
    ),
    "a piece for an ended block": (
        [*CLOSED, *words("a")],
        "a content_block_delta for content block 0, which has stopped",
    ),
    "a piece for a block that was there": (
        [start(content=[TEXT]), *words("a")],
        "a content_block_delta for content block 0, which has stopped",
    ),
    "a piece without a number": (
        [*OPEN, {"type": "content_block_delta", "delta": {"type": "text_delta", "text": "a"}}],
        "a content_block_delta without the number of its content block",
    ),
    "a piece with a number that is none": (
        [*OPEN, {**words("a")[0], "index": [0]}],
        "a content_block_delta without the number of its content block",
    ),
    "a piece of nothing": (
        [*OPEN, {"type": "content_block_delta", "index": 0}],
        "a content_block_delta for content block 0 without a delta",
    ),
    "a piece that is none": (
        [*OPEN, {"type": "content_block_delta", "index": 0, "delta": "a"}],
        "a content_block_delta for content block 0 without a delta",
    ),
    "text for thinking": (
        [start(), begin(0, "thinking"), *words("a")],
        "text_delta for content block 0, which is of type thinking",
    ),
    "input for text": ([*OPEN, *json_pieces("{")], "input_json_delta for content block 0, which is of type text"),
    "a citation for a tool": (
        [start(), begin(0, "tool_use"), piece(0, "citations_delta", citation={})],
        "citations_delta for content block 0, which is of type tool_use",
    ),
    "text without text": ([*OPEN, piece(0, "text_delta")], "text_delta for content block 0 without a text"),
    "text that is none": ([*OPEN, piece(0, "text_delta", text=5)], "text_delta for content block 0 without a text"),
    "text that was none before": (
        [*OPEN, *words("a"), piece(0, "text_delta", text=["b"])],
        "text_delta for content block 0 without a text",
    ),
    "no citation": (
        [start(), begin(0, "text", citations=None), piece(0, "citations_delta")],
        "citations_delta for content block 0 without a citation",
    ),
    "no input": (
        [start(), begin(0, "tool_use", input={}), piece(0, "input_json_delta", partial_json={})],
        "input_json_delta for content block 0 without a partial_json",
    ),
    "a signature that is none": (
        [start(), begin(0, "thinking"), piece(0, "signature_delta", signature=1)],
        "signature_delta for content block 0 without a signature",
    ),
    # content_block_stop
    "the end of a block before all": ([stop(0)], "a content_block_stop before the message_start"),
    "the end of no block": (
        [start(), stop(0)],
        "a content_block_stop for content block 0, which has not started",
    ),
    "the end of an ended block": (
        [*CLOSED, stop(0)],
        "a content_block_stop for content block 0, which has stopped",
    ),
    "the end of a block without a number": (
        [*OPEN, {"type": "content_block_stop"}],
        "a content_block_stop without the number of its content block",
    ),
    # message_delta and message_stop
    "a change before all": ([change()], "a message_delta before the message_start"),
    "the end before all": ([END[1]], "a message_stop before the message_start"),
    "the end in a block": (
        [*OPEN, *END],
        "a message_stop, although content block 0 has not stopped",
    ),
    "the end without a reason": (
        [*CLOSED, change({"stop_reason": None}), END[1]],
        "a message_stop, although no message_delta gave a stop_reason",
    ),
}


@pytest.mark.parametrize(("events", "reason"), ASTRAY.values(), ids=ASTRAY)
def test_an_event_that_cannot_stand_where_it_does(events: list[Event], reason: str) -> None:
    *before, last = events
    accumulator = added(*before)
    so_far = copy.deepcopy(accumulator.message())
    with pytest.raises(OutOfOrder) as caught:
        accumulator.add(last)
    assert str(caught.value) == reason
    assert accumulator.message() == so_far
    assert accumulator.unmerged == []


# --- Any stream --------------------------------------------------------------------------------------------------------

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@st.composite
def cut(draw: Any, texts: st.SearchStrategy[str]) -> list[str]:
    """Draw a text in pieces, some of which may be empty."""
    text = draw(texts)
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    return [text[a:b] for a, b in zip([0, *places], [*places, len(text)])]


#: What a block begins as, its pieces, and what it is in the end.
BLOCKS: st.SearchStrategy[tuple[Event, list[Event], Event]] = st.one_of(
    st.builds(
        lambda texts, cited: (
            {"type": "text", "text": "", "citations": [] if cited else None},
            [{"type": "text_delta", "text": text} for text in texts]
            + [{"type": "citations_delta", "citation": item} for item in cited],
            {"type": "text", "text": "".join(texts), "citations": cited or None},
        ),
        cut(st.text(max_size=20)),
        st.lists(st.dictionaries(st.text(max_size=3), JSON, max_size=2), max_size=3),
    ),
    st.builds(
        lambda texts, signature: (
            {"type": "thinking", "thinking": "", "signature": ""},
            [{"type": "thinking_delta", "thinking": text} for text in texts]
            + [{"type": "signature_delta", "signature": signature}],
            {"type": "thinking", "thinking": "".join(texts), "signature": signature},
        ),
        cut(st.text(max_size=20)),
        st.text(max_size=5),
    ),
    st.builds(
        lambda kind, texts: (
            {"type": kind, "input": {}},
            [{"type": "input_json_delta", "partial_json": text} for text in texts],
            {"type": kind, "input": json.loads("".join(texts))},
        ),
        st.sampled_from(("tool_use", "server_tool_use", "mcp_tool_use")),
        cut(JSON.map(json.dumps)),
    ),
    st.builds(
        lambda value: ({"type": "of a newer API", "value": value}, [], {"type": "of a newer API", "value": value}), JSON
    ),
)


@repeatable
@given(st.lists(BLOCKS, max_size=4), st.randoms(use_true_random=False), st.booleans())
def test_any_message(blocks: list[tuple[Event, list[Event], Event]], dice: Any, strings: bool) -> None:
    """All pieces arrive where they belong, blocks may overlap, snapshots keep, and nobody touches the events."""
    events, waiting = [start()], []
    for index, (first, deltas, _) in enumerate(blocks):
        events.append({"type": "content_block_start", "index": index, "content_block": first})
        rest = [{"type": "content_block_delta", "index": index, "delta": delta} for delta in deltas]
        waiting.append([*rest, stop(index)])
        while waiting and dice.random() < 0.8:
            queue = dice.choice(waiting)
            events.append(queue.pop(0))
            waiting = [it for it in waiting if it]
    events += [event for queue in waiting for event in queue]
    events += END
    before = copy.deepcopy(events)

    accumulator = Accumulator(strings=strings)
    taken: list[tuple[Any, str]] = []
    for event in events:
        accumulator.add(event)
        if dice.random() < 0.7:
            snapshot = accumulator.message()
            taken.append((snapshot, repr(snapshot)))
    expected = {**START, "stop_reason": "end_turn", "content": [whole for *_, whole in blocks]}
    expected["usage"] = {**START["usage"], "output_tokens": 5}
    assert message(accumulator) == expected
    assert [repr(snapshot) for snapshot, _ in taken] == [as_it_was for _, as_it_was in taken]
    assert events == before
    # Who has looked all the time sees the same as who has not.
    assert message(added(*events)) == message(accumulator)


@repeatable
@given(cut(st.text()), st.text(max_size=3))
def test_a_text_as_it_was(pieces: list[str], first: str) -> None:
    text, sizes = Text(first), []
    for part in pieces:
        text.add(part)
        sizes.append(text.size)
    whole = first + "".join(pieces)
    assert [text.upto(size) for size in sizes] == [whole[:size] for size in sizes]
    assert str(text) == whole
    assert str(text) is str(text)


@repeatable
@given(cut(JSON.map(json.dumps)), st.booleans(), st.lists(st.booleans(), min_size=1, max_size=7))
def test_an_input_as_it_was(pieces: list[str], strings: bool, looks: list[bool]) -> None:
    """Looked at in the midst, later, or when it is complete: it is always what had come by then."""

    def as_of(text: str) -> Any:
        reader = PartialJSON()
        reader.feed(text)
        return reader.snapshot("default", strings=strings)

    arrived, sizes = Input("default", strings), []
    for number, part in enumerate(pieces):
        arrived.add(part)
        sizes.append(arrived.text.size)
        if looks[number % len(looks)]:
            assert arrived.upto(sizes[-1]) == as_of("".join(pieces[: number + 1]))
    whole = "".join(pieces)
    for _ in range(2):
        assert [arrived.upto(size) for size in sizes] == [as_of(whole[:size]) for size in sizes]
        assert arrived.whole() == json.loads(whole)
    assert arrived.problem is None


# --- Input that is no JSON ---------------------------------------------------------------------------------------------

#: Input, and what can be read of it.
MALFORMED: dict[str, tuple[str, Any]] = {
    "cut off": ('{"a": 1, "b": [2', {"a": 1, "b": [2]}),
    "cut off in a text": ('{"a": 1, "b": "San Fr', {"a": 1}),
    "broken": ('{"a": 1, "b" = 2}', {"a": 1}),
    "more than one": ('{"a": 1}{"b": 2}', {"a": 1}),
    "something else": ("Sure, here", {}),
    "a number that goes on": ("[1, 2.", [1]),
}


@pytest.mark.parametrize("size", [1, 3, 100])
@pytest.mark.parametrize(("text", "shown"), MALFORMED.values(), ids=MALFORMED)
def test_malformed_input_leaves_the_rest_alone(text: str, shown: Any, size: int) -> None:
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    accumulator = added(
        start(),
        begin(0, "text", text=""),
        *words("a"),
        stop(0),
        begin(1, "tool_use", name="f", input={}),
        *json_pieces(*pieces, index=1),
    )
    block = accumulator.blocks[1]
    assert block.problem is None  # more may follow
    assert message(accumulator)["content"][1] == {"type": "tool_use", "name": "f", "input": shown}
    for event in [stop(1), begin(2, "tool_use", input={}), *json_pieces('{"c": 3}', index=2), stop(2), *END]:
        accumulator.add(event)
    assert isinstance(block.problem, ValueError)
    assert block.input is not None
    assert str(block.input[1].text) == text
    assert [other.problem for other in accumulator.blocks if other is not block] == [None, None]
    assert message(accumulator)["content"] == [
        {"type": "text", "text": "a"},
        {"type": "tool_use", "name": "f", "input": shown},
        {"type": "tool_use", "input": {"c": 3}},
    ]
    assert accumulator.is_complete


def test_input_that_is_too_deep_to_be_read() -> None:
    accumulator = added(start(), begin(0, "tool_use", input={}), *json_pieces("[" * 100_000, "]" * 100_000), stop(0))
    assert "levels" in str(accumulator.blocks[0].problem)


def test_unfinished_strings_are_shown_on_demand() -> None:
    events = [start(), begin(0, "tool_use", input={}), *json_pieces('{"a": "San Fr')]
    assert message(added(*events))["content"][0]["input"] == {}
    assert message(added(*events, strings=True))["content"][0]["input"] == {"a": "San Fr"}


# --- Who owns what -----------------------------------------------------------------------------------------------------


def test_a_snapshot_may_be_changed() -> None:
    """Apart from what is complete within the input of a tool, which snapshots share."""
    events = [start(), begin(0, "text", text="", citations=[]), piece(0, "citations_delta", citation={"n": 1})]
    events += [stop(0), begin(1, "tool_use", input={}), *json_pieces('{"a": [1', index=1)]
    before = copy.deepcopy(events)
    accumulator = added(*events)
    expected = copy.deepcopy(message(accumulator))
    mine = message(accumulator)
    mine["content"][0]["text"] = "mine"
    mine["content"][0]["citations"].append("mine")
    mine["content"][1]["input"]["a"].append("mine")
    mine["content"].append("mine")
    mine["id"] = "mine"
    assert message(accumulator) == expected
    assert events == before


def test_blocks_know_where_they_stand_and_how_they_began() -> None:
    accumulator = added(start(content=[TEXT]), begin(1, "hologram"), *json_pieces("1", index=1))
    assert [(block.index, block.tag) for block in accumulator.blocks] == [(0, "text"), (1, "hologram")]
    assert accumulator.blocks[1].start == {"type": "hologram"}
    assert accumulator.blocks[0].problem is None


# --- How much work it is -----------------------------------------------------------------------------------------------


class Counting(PartialJSON):
    """Counts the readers that are made, how often they are fed, and with how many characters in all."""

    made = fed = characters = 0

    def __init__(self) -> None:
        super().__init__()
        Counting.made += 1

    def feed(self, text: str) -> None:
        Counting.fed += 1
        Counting.characters += len(text)
        super().feed(text)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> type[Counting]:
    monkeypatch.setattr("anthropic._accumulate._reader", Counting)
    Counting.made = Counting.fed = Counting.characters = 0
    return Counting


def test_adding_reads_nothing_and_looking_does(counting: type[Counting]) -> None:
    accumulator = added(start(), begin(0, "tool_use", input={}), *json_pieces('{"a": 1, ', '"b": [', "2"))
    assert (counting.made, counting.fed) == (0, 0)
    assert message(accumulator)["content"][0]["input"] == {"a": 1, "b": [2]}
    assert (counting.made, counting.fed, counting.characters) == (1, 1, 16)
    accumulator.add(json_pieces(", 3")[0])
    assert counting.fed == 1
    accumulator.message()
    assert (counting.made, counting.fed, counting.characters) == (1, 2, 19)
    accumulator.message()
    assert (counting.made, counting.characters) == (1, 19)


def test_input_that_nobody_looks_at_is_read_once_and_as_a_whole(counting: type[Counting]) -> None:
    accumulator = added(start(), begin(0, "tool_use", input={}), *json_pieces("[1", ", 2]"), stop(0), *END)
    first = message(accumulator)["content"][0]["input"]
    assert first == [1, 2]
    assert message(accumulator)["content"][0]["input"] is first
    assert counting.made == 0


#: A megabyte of input: a long text, as files are written, and many short ones.
MEGABYTES = {
    "a text": json.dumps({"file": "some words\n" * 83_000, "mode": "w"}),
    "rows": json.dumps({"rows": [{"id": n, "name": f"row {n}", "tags": ["a", "b\n"]} for n in range(18_000)]}),
}


def arriving(text: str, look: Callable[[Accumulator], object], *, strings: bool = False) -> Accumulator:
    """Take in the input of a tool call in small pieces, and look after each."""
    accumulator = added(start(), begin(0, "tool_use", input={}), strings=strings)
    for at in range(0, len(text), 20):
        accumulator.add(json_pieces(text[at : at + 20])[0])
        look(accumulator)
    return accumulator


@pytest.mark.parametrize("text", MEGABYTES.values(), ids=MEGABYTES)
def test_a_megabyte_that_nobody_looks_at_is_read_once(text: str, counting: type[Counting]) -> None:
    assert len(text) > 950_000
    accumulator = arriving(text, lambda accumulator: None)
    accumulator.add(stop(0))
    assert message(accumulator)["content"][0]["input"] == json.loads(text)
    assert counting.made == 0


def test_a_megabyte_that_is_looked_at_all_the_time_is_read_once(counting: type[Counting]) -> None:
    text = MEGABYTES["a text"]
    accumulator = arriving(text, Accumulator.message)
    assert (counting.made, counting.characters) == (1, len(text))
    accumulator.add(stop(0))
    assert message(accumulator)["content"][0]["input"] == json.loads(text)
    assert (counting.made, counting.characters) == (1, len(text))


def test_pieces_are_read_once_however_often_it_is_looked(counting: type[Counting]) -> None:
    text = json.dumps([{"id": n, "text": "some words"} for n in range(2000)])
    accumulator = arriving(text, Accumulator.message, strings=True)
    assert (counting.made, counting.characters) == (1, len(text))
    assert message(accumulator)["content"][0]["input"] == json.loads(text)


def test_a_long_text_is_joined_when_it_is_looked_at() -> None:
    """Pieces wait until then, and are gone afterwards."""
    block = Block(0, TEXT, False)
    merge = block.merge("text_delta")
    assert merge is not None
    for _ in range(1000):
        merge({"type": "text_delta", "text": "some words "})
    first = block.value()["text"]
    assert first == "some words " * 1000
    assert block.value()["text"] is first


def test_merges_are_made_once_for_each_kind_of_piece() -> None:
    accumulator = added(start(), begin(0, "text", text=""), *words("a"))
    merge = accumulator.blocks[0].merges["text_delta"]
    for event in words("b", "c"):
        accumulator.add(event)
    assert accumulator.blocks[0].merges == {"text_delta": merge}


def test_events_of_unknown_kinds_cost_no_reader(counting: type[Counting]) -> None:
    news = [piece(0, "light_delta", light="{")] * 100
    accumulator = added(start(), begin(0, "hologram"), *news, stop(0), *END)
    assert len(accumulator.unmerged) == 100
    accumulator.message()
    assert counting.made == 0
