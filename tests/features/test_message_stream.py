"""`messages.stream()` and `via_stream`: events, snapshots, the message, what is seen on the way and what goes wrong."""

from __future__ import annotations

import copy
import inspect
import json
import math
import pickle
from typing import Any

import httpx
import pytest
from transcripts import BETA_BLOCKS, BLOCKS, CITATION, THINKING, TRANSCRIPTS, call, text

import anthropic
import anthropic.lib.streaming as streaming
from anthropic.testing import error_event, message_events
from anthropic.types import Message, TextBlock, Unknown, Usage
from anthropic.types.beta import BetaMessage, BetaUsage
from anthropic_generated._model import Model

ASK: dict[str, Any] = {
    "model": "claude-opus-4-6",
    "max_tokens": 64,
    "messages": [{"role": "user", "content": "Hello, Claude"}],
}
EAGER = "fine-grained-tool-streaming-2025-05-14"

#: `client.messages` and `client.beta.messages`.
for_both = pytest.mark.parametrize("beta", [False, True], ids=["ga", "beta"])


def messages_of(client: Any, beta: bool = False) -> Any:
    return client.beta.messages if beta else client.messages


def opened(api: Any, beta: bool = False, **arguments: Any) -> Any:
    """Return a context manager that streams."""
    return api.using(messages_of(api.client(), beta).stream(**{**ASK, **arguments}))


def events_of(api: Any, beta: bool = False, **arguments: Any) -> list[Any]:
    with opened(api, beta, **arguments) as stream:
        return api.collect(stream)  # type: ignore[no-any-return]


def paced(events: list[Any], seconds: float) -> list[Any]:
    """Return events with pauses between them."""
    return [item for event in events for item in (event, seconds)]


def tool_call(*pieces: str, **more: Any) -> list[Any]:
    """Return the events of a message with a text, a tool call whose input comes in pieces, and another text."""
    content = [text("Let me see."), call("tool_use", {}), text("Done.")]
    events = message_events(content=content, stop_reason="tool_use", **more)
    at = next(n for n, event in enumerate(events) if event.get("delta", {}).get("type") == "input_json_delta")
    deltas = [{"type": "input_json_delta", "partial_json": piece} for piece in pieces]
    return [*events[:at], *({**events[at], "delta": delta} for delta in deltas), *events[at + 1 :]]


# --- Events ------------------------------------------------------------------------------------------------------------

#: What is iterated over for each kind of block: the class, and the fields but for `type` and `index`.
DERIVED: dict[str, tuple[bool, dict[str, Any], list[tuple[str, dict[str, Any]]]]] = {
    "text": (
        False,
        text("Hi there"),
        [
            ("TextEvent", {"text": "Hi", "snapshot": "Hi"}),
            ("TextEvent", {"text": " there", "snapshot": "Hi there"}),
        ],
    ),
    "thinking": (
        False,
        THINKING,
        [
            ("ThinkingEvent", {"thinking": "Grass", "snapshot": "Grass"}),
            ("ThinkingEvent", {"thinking": " is", "snapshot": "Grass is"}),
            ("ThinkingEvent", {"thinking": "\ngreen.", "snapshot": "Grass is\ngreen."}),
            ("SignatureEvent", {"signature": "EqQB"}),
        ],
    ),
    "citation": (
        False,
        text("Hi", CITATION, {**CITATION, "cited_text": "b"}),
        [
            ("TextEvent", {"text": "Hi", "snapshot": "Hi"}),
            ("CitationEvent", {"citation": CITATION, "snapshot": [CITATION]}),
            (
                "CitationEvent",
                {
                    "citation": {**CITATION, "cited_text": "b"},
                    "snapshot": [CITATION, {**CITATION, "cited_text": "b"}],
                },
            ),
        ],
    ),
    "input": (
        False,
        call("tool_use", {"city": "Rabat", "n": [1, 2]}),
        [
            ("InputJsonEvent", {"partial_json": "", "snapshot": {}}),
            ("InputJsonEvent", {"partial_json": '{"city": "R', "snapshot": {}}),
            ("InputJsonEvent", {"partial_json": 'abat", "n":', "snapshot": {"city": "Rabat"}}),
            ("InputJsonEvent", {"partial_json": " [1, 2]}", "snapshot": {"city": "Rabat", "n": [1, 2]}}),
        ],
    ),
    "no input": (False, call("tool_use", {}), [("InputJsonEvent", {"partial_json": "", "snapshot": {}})]),
    "input of a server tool": (False, call("server_tool_use", {"q": 1}, name="web_search"), []),
    "input of an MCP tool": (True, call("mcp_tool_use", {"q": 1}, server_name="tools"), []),
    "a block that comes complete": (False, {"type": "container_upload", "file_id": "file_1"}, []),
    "compaction": (True, {"type": "compaction", "content": "So."}, [("CompactionEvent", {"content": "So."})]),
    "no compaction": (True, {"type": "compaction", "content": None}, [("CompactionEvent", {"content": None})]),
}
#: The types of derived events, where they are not called as their classes are.
TYPES = {
    "TextEvent": "text",
    "ThinkingEvent": "thinking",
    "SignatureEvent": "signature",
    "CitationEvent": "citation",
    "BetaCitationEvent": "citation",
    "InputJsonEvent": "input_json",
    "CompactionEvent": "compaction",
}


#: Whether it is beta, and the kind of block.
CASES = [(beta, name) for name, (only_beta, *_) in DERIVED.items() for beta in (False, True) if beta or not only_beta]


@pytest.mark.parametrize(("beta", "name"), CASES)
def test_derived_events_follow_the_piece_they_are_made_of(api: Any, server: Any, beta: bool, name: str) -> None:
    _, block, derived = DERIVED[name]
    raw = message_events(content=[block], stop_sequence="X")
    server.stream(raw)
    prefix = "Beta" if beta else ""
    events = events_of(api, beta)
    shown = [(type(event).__name__, event.to_dict()) for event in events]

    waiting = [*derived]
    expected: list[tuple[str, dict[str, Any]]] = []
    for event in raw:
        kind = event["type"]
        if kind == "content_block_stop":
            expected.append((f"{prefix}ContentBlockStopEvent", {**event, "content_block": block}))
        elif kind == "message_stop":
            (message,) = [e.message for e in events if e.type == "message_stop"]
            assert isinstance(message, BetaMessage if beta else Message)
            assert message.content[0].to_dict() == block
            expected.append((f"{prefix}MessageStopEvent", {**event, "message": message.to_dict()}))
        elif kind != "ping":
            names = "".join(word.capitalize() for word in kind.split("_"))
            expected.append((f"{prefix}Raw{names}Event", event))
            if kind == "content_block_delta" and waiting:
                name, fields = waiting.pop(0)
                name = f"{prefix}{name}" if name == "CitationEvent" else name
                expected.append((name, {"type": TYPES[name], **fields}))
    assert shown == expected


def test_events_of_a_whole_message(api: Any, server: Any) -> None:
    server.stream(tool_call("", '{"a": ', "1}"))
    with opened(api) as stream:
        kinds = [event.type for event in api.collect(stream)]
    a_text = ["content_block_start", *["content_block_delta", "text"] * 3, "content_block_stop"]
    assert kinds == [
        "message_start",
        *a_text,
        "content_block_start",
        *["content_block_delta", "input_json"] * 3,
        "content_block_stop",
        "content_block_start",
        *["content_block_delta", "text"],
        "content_block_stop",
        "message_delta",
        "message_stop",
    ]


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_a_snapshot_that_is_looked_at_late_is_as_of_its_event(api: Any, server: Any, name: str) -> None:
    transcript = TRANSCRIPTS[name]
    looks = []
    for late in (False, True):
        server.stream([transcript.data])
        with opened(api, transcript.beta) as stream:
            at_once = [event if late else repr(event) for event in api.iterate(stream)]
        looks.append([repr(event) for event in at_once] if late else at_once)
    assert looks[0] == looks[1]


def test_a_snapshot_stays_as_it_was_seen(api: Any, server: Any) -> None:
    server.stream(tool_call('{"a": [1', ', {"b": 2}, "x', 'y"]}'))
    taken = []
    with opened(api) as stream:
        for event in api.iterate(stream):
            if event.type in ("input_json", "text"):
                taken.append((event, repr(event.snapshot), event.snapshot))
            if event.type != "message_start":
                taken.append((stream, repr(stream.current_message_snapshot), stream.current_message_snapshot))
    inputs = [snapshot for event, _, snapshot in taken if getattr(event, "type", "") == "input_json"]
    assert inputs == [{"a": [1]}, {"a": [1, {"b": 2}]}, {"a": [1, {"b": 2}, "xy"]}]
    assert [repr(snapshot) for *_, snapshot in taken] == [as_it_was for _, as_it_was, _ in taken]
    assert all(event.snapshot is snapshot for event, _, snapshot in taken if event is not stream)


@for_both
def test_events_are_models(api: Any, server: Any, beta: bool) -> None:
    def taken() -> list[Any]:
        server.stream(message_events(content=[*BLOCKS, *(BETA_BLOCKS if beta else ())]))
        return events_of(api, beta)

    events, again = taken(), taken()
    assert {type(event).__name__.removeprefix("Beta") for event in events} >= {
        "TextEvent",
        "ThinkingEvent",
        "SignatureEvent",
        "CitationEvent",
        "InputJsonEvent",
        "ContentBlockStopEvent",
        "MessageStopEvent",
        *(["CompactionEvent"] if beta else []),
    }
    assert events == again
    for event in events:
        assert isinstance(event, Model)
        as_dict = event.to_dict()
        assert json.loads(event.to_json()) == as_dict
        assert json.loads(event.model_dump_json()) == event.model_dump()
        assert event.model_dump(exclude_unset=True) == as_dict
        assert event.model_dump(include={"type"}) == {"type": event.type}
        assert event.model_extra == {}
        assert repr(event).startswith(f"{type(event).__name__}(")
        assert f"type={event.type!r}" in repr(event)
        others = [pickle.loads(pickle.dumps(event)), copy.copy(event), copy.deepcopy(event), event.model_copy()]
        for other in others:
            assert type(other) is type(event)
            assert other == event
            assert other.to_dict() == as_dict
        assert event != event.model_copy(update={"type": "other"})
        with pytest.raises(AttributeError):
            event.nonsense


def test_derived_events_can_be_made_by_hand() -> None:
    """For tests of programs that take them."""
    event = streaming.TextEvent(type="text", text="b", snapshot="ab")
    assert (event.text, event.snapshot, event.to_dict()) == ("b", "ab", {"type": "text", "text": "b", "snapshot": "ab"})
    block = TextBlock(type="text", text="ab", citations=None)
    stop = streaming.ContentBlockStopEvent(type="content_block_stop", index=0, content_block=block)
    assert stop.content_block == block
    with pytest.raises(TypeError, match="snapshot"):
        streaming.TextEvent(type="text", text="b")  # type: ignore[call-arg]


@for_both
def test_what_a_newer_api_sends_is_handed_on(api: Any, server: Any, beta: bool) -> None:
    server.stream([TRANSCRIPTS["oddities"].data])
    with opened(api, beta) as stream:
        events = api.collect(stream)
    (news,) = [event for event in events if event.type == "weather_report"]
    assert isinstance(news, Unknown)
    assert news.sky == "blue"
    (odd,) = [event for event in events if event.type == "content_block_delta" and event.delta.type == "mood_delta"]
    assert odd.delta.mood == "good"
    assert stream.unmerged == [odd]
    assert events[-1].message.weather == "fine"
    assert events[-1].message.usage.smiles == 3
    assert events[-1].message.text == "Two\u2028words\x85 🎉"


@pytest.mark.parametrize("delta", [{}, {"type": None}, {"type": ["text_delta"]}, {"type": "text", "text": "b"}])
def test_pieces_of_no_known_kind_are_kept_aside(api: Any, server: Any, delta: Any) -> None:
    first, block, ping, piece, *rest = message_events("a")
    server.stream([first, block, ping, piece, {**piece, "delta": delta}, *rest])
    with opened(api) as stream:
        events = api.collect(stream)
        assert [event.delta.to_dict() for event in stream.unmerged] == [delta]
    assert events[-1].message.text == "a"
    assert [event.text for event in events if event.type == "text"] == ["a"]


# --- Texts, and the message --------------------------------------------------------------------------------------------


@for_both
def test_the_text_as_it_arrives(api: Any, server: Any, beta: bool) -> None:
    server.stream(message_events(content=[THINKING, text("Hi there."), call("tool_use", {"a": 1}), text("Bye.")]))
    with opened(api, beta) as stream:
        assert api.collect(stream.text_stream) == ["Hi", " there.", "Bye."]
        assert api.collect(stream.text_stream) == []
        assert api.collect(stream) == []


def test_events_and_texts_may_be_mixed(api: Any, server: Any) -> None:
    server.stream(message_events("one two three four five"))
    with opened(api) as stream:
        events = api.iterate(stream)
        kinds = [next(events).type for _ in range(3)]
        assert kinds == ["message_start", "content_block_start", "content_block_delta"]
        # The text of that piece has not been handed out.
        texts = api.iterate(stream.text_stream)
        assert [next(texts), next(texts)] == ["one", " two"]
        assert [event.type for event in (next(events), next(events))] == ["content_block_delta", "text"]
        assert [next(api.iterate(stream.text_stream)) for _ in range(2)] == [" four", " five"]
        assert [event.type for event in events] == ["content_block_stop", "message_delta", "message_stop"]
        assert api.call(stream.get_final_text) == "one two three four five"


@for_both
def test_the_message_in_the_end(api: Any, server: Any, beta: bool) -> None:
    plain = api.call(messages_of(api.client(), beta).create, **ASK)
    server.stream(message_events(**{k: v for k, v in plain._raw.items() if k not in ("type", "role")}))
    with opened(api, beta) as stream:
        message = api.call(stream.get_final_message)
        assert api.call(stream.get_final_message) is message
        assert api.call(stream.get_final_text) == message.text == plain.text
        assert stream.current_message_snapshot == message
    assert message == plain
    assert type(message) is (BetaMessage if beta else Message)
    assert message.request_id == stream.request_id
    assert message.rate_limits == stream.rate_limits


def test_the_last_event_holds_the_message(api: Any) -> None:
    with opened(api) as stream:
        *_, last = api.collect(stream)
        assert last.message is api.call(stream.get_final_message)
        assert last.message.request_id == stream.request_id


@pytest.mark.parametrize(
    ("content", "found"),
    [([], "nothing"), ([THINKING, call("tool_use", {"a": 1})], "thinking, tool_use"), ([{"type": "new"}], "new")],
)
def test_a_message_without_text(api: Any, server: Any, content: list[Any], found: str) -> None:
    server.stream(message_events(content=content, stop_reason="tool_use"))
    with opened(api) as stream:
        with pytest.raises(anthropic.NoTextError) as caught:
            api.call(stream.get_final_text)
        assert isinstance(caught.value, RuntimeError)
        assert isinstance(caught.value, anthropic.AnthropicError)
        assert str(caught.value) == f"the message holds no text, but {found}; its stop_reason is 'tool_use'"
        assert api.call(stream.get_final_message).text == ""


def test_a_text_that_is_empty_is_one(api: Any, server: Any) -> None:
    server.stream(message_events(""))
    with opened(api) as stream:
        assert api.call(stream.get_final_text) == ""


def test_reading_to_the_end(api: Any) -> None:
    with opened(api) as stream:
        assert next(api.iterate(stream)).type == "message_start"
        assert api.call(stream.until_done) is None
        assert api.collect(stream) == []
        assert api.call(stream.until_done) is None
        assert stream.current_message_snapshot.stop_reason == "end_turn"


def test_what_was_not_handed_out_is_dropped_when_reading_to_the_end(api: Any, server: Any) -> None:
    server.stream(message_events("a b"))
    with opened(api) as stream:
        events = api.iterate(stream)
        assert [next(events).type for _ in range(3)][-1] == "content_block_delta"
        api.call(stream.until_done)
        assert api.collect(stream) == api.collect(stream.text_stream) == []


@for_both
def test_the_message_so_far(api: Any, server: Any, beta: bool) -> None:
    server.stream(message_events("one two"))
    with opened(api, beta) as stream:
        assert stream.usage is None
        with pytest.raises(anthropic.AnthropicError, match="nothing of the message has been read yet"):
            stream.current_message_snapshot
        seen = []
        for event in api.iterate(stream):
            snapshot = stream.current_message_snapshot
            assert type(snapshot) is (BetaMessage if beta else Message)
            if event.type in ("message_start", "text", "message_stop"):
                seen.append((snapshot.text, snapshot.stop_reason, snapshot.request_id == stream.request_id))
    assert seen == [("", None, True), ("one", None, True), ("one two", None, True), ("one two", "end_turn", True)]


# --- What is seen on the way -------------------------------------------------------------------------------------------


@for_both
def test_usage_is_always_current(api: Any, server: Any, beta: bool) -> None:
    first, *blocks, change, end = message_events("Hi")
    changes = [{**change, "delta": {}, "usage": {"output_tokens": 5, "input_tokens": None, "smiles": 1}}]
    changes.append({**change, "usage": {**change["usage"], "output_tokens": 9, "server_tool_use": None}})
    server.stream([first, *blocks, *changes, end])
    seen = []
    with opened(api, beta) as stream:
        for _ in api.iterate(stream):
            usage = stream.usage
            assert type(usage) is (BetaUsage if beta else Usage)
            seen.append(usage.output_tokens)
    assert sorted(set(seen)) == [1, 5, 9]
    assert stream.usage.output_tokens == 9
    assert stream.usage.input_tokens == first["message"]["usage"]["input_tokens"]
    assert stream.usage.smiles == 1
    assert stream.current_message_snapshot.usage == stream.usage


def test_usage_after_an_error_and_after_closing(api: Any, server: Any) -> None:
    events = message_events("one two three")
    server.stream([*events[:4], error_event()])
    with opened(api) as stream:
        with pytest.raises(anthropic.OverloadedError) as caught:
            api.call(stream.until_done)
        assert stream.usage == caught.value.partial.usage
    assert stream.usage.input_tokens == events[0]["message"]["usage"]["input_tokens"]
    assert stream.current_message_snapshot == caught.value.partial
    assert stream.current_message_snapshot.text == "one"
    server.stream(events)
    with opened(api) as stream:
        next(api.iterate(stream))
    assert stream.usage.output_tokens == 1


def test_figures(api: Any, server: Any) -> None:
    server.stream(paced(message_events("one two three four", usage={"input_tokens": 1, "output_tokens": 40}), 0.02))
    with opened(api) as stream:
        before = stream.stats
        assert (before.time_to_first_token, before.longest_gap, before.elapsed) == (None, None, None)
        assert before.tokens_per_second is None
        seen = {}
        for event in api.iterate(stream):
            seen[event.type] = stream.stats
    assert isinstance(before, anthropic.StreamStats)
    assert seen["message_start"].time_to_first_token is None
    assert seen["message_start"].elapsed > 0
    assert seen["message_start"].longest_gap is None
    first, last = seen["text"].time_to_first_token, stream.stats
    assert seen["text"].tokens_per_second is None
    assert seen["message_stop"] == last
    assert 0.05 < first < last.elapsed < 5  # two pauses, and one for the ping
    assert last.time_to_first_token == first
    assert 0.01 < last.longest_gap < last.elapsed
    assert last.tokens_per_second == pytest.approx(40 / (last.elapsed - first))


def test_figures_of_a_message_without_pieces(api: Any, server: Any) -> None:
    server.stream(message_events(content=[]))
    with opened(api) as stream:
        api.call(stream.until_done)
    assert stream.stats.time_to_first_token is stream.stats.tokens_per_second is None
    assert stream.stats.elapsed > 0


@for_both
def test_the_response_is_there_at_once(api: Any, server: Any, beta: bool) -> None:
    headers = {"request-id": "req_7", "anthropic-ratelimit-requests-remaining": "49"}
    server.stream(message_events(), headers=headers)
    with opened(api, beta) as stream:
        assert isinstance(stream.response, httpx.Response)
        assert stream.response.headers["content-type"].startswith("text/event-stream")
        assert stream.request_id == "req_7"
        assert stream.rate_limits.requests.remaining == 49
        assert not stream.response.is_closed
        api.call(stream.until_done)
        assert stream.response.is_closed


@for_both
def test_the_classes_of_streams_and_managers(api: Any, beta: bool) -> None:
    prefix = ("Beta" if beta else "") + ("Async" if api.is_async else "")
    manager = messages_of(api.client(), beta).stream(**ASK)
    assert isinstance(manager, getattr(streaming, f"{prefix}MessageStreamManager"))
    with api.using(manager) as stream:
        assert type(stream) is getattr(streaming, f"{prefix}MessageStream")


def test_names() -> None:
    """Those that both modules offer are the same, whichever is asked first."""
    for name in dir(streaming):
        if name[0].isupper():
            assert getattr(streaming, name) is not None
            assert getattr(anthropic, name, getattr(streaming, name)) is getattr(streaming, name)
    assert {"MessageStream", "BetaAsyncMessageStreamManager", "TextEvent", "StreamStats"} <= set(dir(streaming))
    assert anthropic.MessageStream is streaming.MessageStream
    with pytest.raises(AttributeError):
        streaming.Nonsense


# --- Blocks, and the ends of them --------------------------------------------------------------------------------------


def test_a_stream_that_was_read_inside_is_usable_after_the_block(api: Any) -> None:
    with opened(api) as stream:
        api.call(stream.until_done)
    message = api.call(stream.get_final_message)
    assert api.call(stream.get_final_text) == message.text
    assert api.call(stream.until_done) is None
    assert api.collect(stream) == api.collect(stream.text_stream) == []
    assert stream.current_message_snapshot == message
    assert api.call(stream.close) is None


@pytest.mark.parametrize("taken", [0, 1, 5])
@pytest.mark.parametrize("how", ["until_done", "get_final_message", "get_final_text", "__iter__", "text_stream"])
def test_a_stream_that_was_not_read_inside_says_so(api: Any, server: Any, how: str, taken: int) -> None:
    server.stream(message_events("one two three"))
    with opened(api) as stream:
        events = api.iterate(stream)
        seen = [next(events) for _ in range(taken)]
    assert server.connections.wait_open(0)
    ask = {
        "__iter__": lambda: api.collect(stream),
        "text_stream": lambda: api.collect(stream.text_stream),
    }.get(how, lambda: api.call(getattr(stream, how)))
    for _ in range(2):
        with pytest.raises(anthropic.StreamClosedError) as caught:
            ask()
    partial = caught.value.partial
    assert (partial is None) == (seen == [])
    if seen:
        assert partial == stream.current_message_snapshot
        assert partial.usage == stream.usage


@for_both
def test_leaving_the_loop_within_the_block_leaves_the_stream_open(api: Any, server: Any, beta: bool) -> None:
    server.stream(message_events("one two three"), times=2)
    with opened(api, beta) as stream:
        api.leave(stream)
        assert api.call(stream.get_final_message).text == "one two three"
    with opened(api, beta) as stream:
        api.leave(stream.text_stream)
        api.leave(stream)
        assert api.call(stream.get_final_message).text == "one two three"


def test_leaving_a_generator_that_hands_events_on_leaves_the_stream_open(api: Any, server: Any) -> None:
    server.stream(message_events("one two three"))

    def handed_on(stream: Any) -> Any:
        yield from stream

    async def handed_on_too(stream: Any) -> Any:
        async for event in stream:
            yield event

    with opened(api) as stream:
        api.leave(handed_on_too(stream) if api.is_async else handed_on(stream))
        assert api.call(stream.get_final_message).text == "one two three"


def test_an_exception_in_the_block_closes_the_stream(api: Any, server: Any) -> None:
    server.stall(700)
    streams = []

    def use() -> None:
        with opened(api) as stream:
            streams.append(stream)
            next(api.iterate(stream))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        use()
    assert server.connections.wait_open(0)
    assert streams[0].response.is_closed


def test_closing_twice_does_nothing(api: Any, server: Any) -> None:
    server.stall(700)
    with opened(api) as stream:
        api.call(stream.close)
        api.call(stream.close)
        with pytest.raises(anthropic.StreamClosedError):
            api.call(stream.until_done)
    assert server.connections.wait_open(0)


def test_a_stream_may_be_used_without_the_manager(api: Any) -> None:
    manager = api.client().messages.stream(**ASK)
    stream = api.run(manager.__aenter__() if api.is_async else manager.__enter__())
    with api.using(stream) as same:
        assert same is stream
        assert api.call(stream.get_final_text)


def test_a_block_that_cannot_begin(api: Any, server: Any) -> None:
    server.fail(400)
    with pytest.raises(anthropic.BadRequestError), opened(api):
        raise AssertionError("not reached")


# --- The request -------------------------------------------------------------------------------------------------------


@for_both
def test_what_is_sent(api: Any, server: Any, beta: bool) -> None:
    with opened(api, beta, extra_headers={"x-mine": "1"}, extra_body={"top_k": 3}, system="Be brief.") as stream:
        api.call(stream.until_done)
    (request,) = server.requests
    assert request.header("x-stainless-helper-method") == "stream"
    assert request.header("x-stainless-stream-helper") == ("beta.messages" if beta else "messages")
    assert request.header("x-mine") == "1"
    assert request.query == ({"beta": "true"} if beta else {})
    sent = request.json()
    assert sent.pop("stream") is True
    assert sent == {**ASK, "top_k": 3, "system": "Be brief."}
    # Plain requests do not say so.
    api.call(messages_of(api.client(), beta).create, **ASK)
    assert server.requests[-1].header("x-stainless-helper-method") is None


def test_beta_features_are_turned_on(api: Any, server: Any) -> None:
    with opened(api, True, betas=["files-api-2025-04-14"]) as stream:
        api.call(stream.until_done)
    assert server.requests[-1].header("anthropic-beta") == "files-api-2025-04-14"


def test_nothing_is_sent_before_the_block(api: Any, server: Any) -> None:
    manager = api.client().messages.stream(**ASK)
    assert server.requests == []
    for _ in range(2):
        with api.using(manager) as stream:
            api.call(stream.until_done)
    assert len(server.requests) == 2


WRONG: dict[str, tuple[dict[str, Any], type[Exception], str]] = {
    "missing": ({"model": anthropic.NOT_GIVEN}, TypeError, "model"),
    "unknown": ({"nonsense": 1}, TypeError, r"has no argument `nonsense`.*extra_body"),
    "stream": ({"stream": True}, TypeError, r"^stream\(\) has no argument `stream`: it streams"),
    "not to stream": ({"stream": False}, TypeError, r"^stream\(\) has no argument `stream`: it streams"),
    "via_stream": ({"via_stream": True}, TypeError, r"^stream\(\) has no argument `via_stream`: it streams"),
    "an idle time of nothing": ({"stream_idle_timeout": 0}, ValueError, "stream_idle_timeout has to be a positive"),
    "a negative idle time": ({"stream_idle_timeout": -1}, ValueError, "stream_idle_timeout has to be a positive"),
    "an idle time that is no number": ({"stream_idle_timeout": math.nan}, ValueError, "stream_idle_timeout has to be"),
    "a deadline of nothing": ({"deadline": 0}, ValueError, "deadline has to be a positive number of seconds"),
    "a negative deadline": ({"deadline": -0.5}, ValueError, "deadline has to be a positive number of seconds"),
}


@for_both
@pytest.mark.parametrize(("arguments", "error", "reason"), WRONG.values(), ids=WRONG)
def test_wrong_arguments_are_refused_before_anything_is_sent(
    api: Any, server: Any, arguments: dict[str, Any], error: type[Exception], reason: str, beta: bool
) -> None:
    given = {name: value for name, value in {**ASK, **arguments}.items() if value is not anthropic.NOT_GIVEN}
    with pytest.raises(error, match=reason):
        messages_of(api.client(), beta).stream(**given)
    assert server.requests == []


@for_both
def test_the_signature_is_that_of_create(api: Any, beta: bool) -> None:
    messages = messages_of(api.client(), beta)
    taken, plain = inspect.signature(messages.stream).parameters, inspect.signature(messages.create).parameters
    assert taken.keys() - plain.keys() - {"output_format"} == {"stream_idle_timeout", "deadline"}
    assert plain.keys() - taken.keys() == {"stream", "via_stream", "unknown"}
    assert list(taken)[:4] == ["output_format", "stream_idle_timeout", "deadline", "max_tokens"]


@pytest.mark.parametrize("where", ["client", "with_options", "stream"])
def test_a_stream_that_falls_silent(api: Any, server: Any, where: str) -> None:
    limit = {"stream_idle_timeout": 0.25}
    client = api.client(**limit) if where == "client" else api.client(stream_idle_timeout=60)
    client = client.with_options(**limit) if where == "with_options" else client
    server.disturb(4, then="pings", every=0.02)
    with api.using(client.messages.stream(**ASK, **(limit if where == "stream" else {}))) as stream:
        with pytest.raises(anthropic.StreamIdleTimeoutError, match=r"0\.25 s") as caught:
            api.call(stream.get_final_message)
        assert isinstance(caught.value, TimeoutError)
        assert caught.value.partial.text
        assert caught.value.partial == stream.current_message_snapshot
        with pytest.raises(anthropic.StreamIdleTimeoutError):
            api.call(stream.until_done)


@pytest.mark.parametrize("unlimited", [None, math.inf])
def test_a_stream_may_be_silent_without_limit(api: Any, server: Any, unlimited: float | None) -> None:
    server.stall(500, seconds=0.3)
    client = api.client(stream_idle_timeout=0.05, deadline=0.1)
    limits = {"stream_idle_timeout": unlimited, "deadline": unlimited}
    with api.using(client.messages.stream(**ASK, **limits)) as stream:
        assert api.call(stream.get_final_text)


def test_a_stream_that_passes_its_deadline(api: Any, server: Any) -> None:
    server.disturb(4, then="pings", every=0.02)
    with opened(api, deadline=0.5) as stream:
        with pytest.raises(anthropic.APITimeoutError, match="deadline") as caught:
            api.call(stream.get_final_message)
        assert caught.value.partial.text
        assert caught.value.in_stream


def test_limits_of_one_stream_are_its_own(api: Any, server: Any) -> None:
    client = api.client()
    server.disturb(3, then="silence")
    impatient = client.messages.stream(**ASK, stream_idle_timeout=0.05)
    with api.using(impatient) as stream, pytest.raises(anthropic.StreamIdleTimeoutError):
        api.call(stream.until_done)
    server.stall(500, seconds=0.2)
    with api.using(client.messages.stream(**ASK)) as stream:
        assert api.call(stream.get_final_text)


# --- What goes wrong ---------------------------------------------------------------------------------------------------


def test_an_error_in_the_stream_brings_what_had_arrived(api: Any, server: Any) -> None:
    server.stream([*message_events("one two three")[:5], error_event("rate_limit_error", "slow down")])
    with opened(api) as stream:
        seen = []
        with pytest.raises(anthropic.RateLimitError, match="slow down") as caught:
            seen.extend(api.iterate(stream.text_stream))
        assert seen == ["one", " two"]
        assert caught.value.in_stream
        assert caught.value.partial.text == "one two"
        assert caught.value.request_id == stream.request_id
        for ask in (stream.get_final_message, stream.get_final_text, stream.until_done):
            with pytest.raises(anthropic.RateLimitError) as again:
                api.call(ask)
            assert again.value is caught.value
        with pytest.raises(anthropic.RateLimitError):
            api.collect(stream)


def test_a_stream_that_ends_too_early(api: Any, server: Any) -> None:
    events = message_events(content=[text("one"), call("tool_use", {"a": "b" * 30})])
    server.stream(events[:8])
    with opened(api) as stream:
        with pytest.raises(anthropic.StreamIncompleteError) as caught:
            api.call(stream.get_final_message)
        assert caught.value.open_block == 1
        assert [block.type for block in caught.value.partial.content] == ["text", "tool_use"]
        assert caught.value.partial.stop_reason is None


def test_a_stream_that_ends_within_a_block_is_not_complete(api: Any, server: Any) -> None:
    first, block, _, *pieces, _, change, _ = message_events("one")
    server.stream([first, block, *pieces, change])
    with opened(api) as stream:
        with pytest.raises(anthropic.StreamIncompleteError) as caught:
            api.call(stream.get_final_message)
        assert caught.value.open_block == 0
        assert caught.value.partial.stop_reason == "end_turn"


@for_both
def test_an_event_out_of_order(api: Any, server: Any, beta: bool) -> None:
    first, block, *rest = message_events("one")
    server.stream([first, block, block, *rest])
    with opened(api, beta) as stream:
        with pytest.raises(anthropic.APIResponseValidationError) as caught:
            api.call(stream.until_done)
        assert "an event out of order" in str(caught.value)
        assert "(a second content_block_start for number 0)" in str(caught.value)
        assert caught.value.in_stream
        assert len(caught.value.partial.content) == 1
        assert caught.value.request_id == stream.request_id
    assert server.connections.wait_open(0)


MALFORMED = ("", '{"a": 1, ', '"b": [2', ", oops")


def test_malformed_input_is_an_error_when_its_block_ends_and_the_stream_goes_on(api: Any, server: Any) -> None:
    server.stream(tool_call(*MALFORMED))
    seen: list[Any] = []
    with opened(api) as stream:
        with pytest.raises(anthropic.ToolInputError) as caught:
            seen.extend(api.iterate(stream))
        error = caught.value
        assert (error.index, error.tool_name, error.tool_use_id) == (1, "f", "toolu_1")
        assert error.raw_input == error.body == "".join(MALFORMED)
        assert error.in_stream
        assert str(error).startswith("The input for the tool 'f' (content block 1) is no JSON (Expecting value: line 1")
        assert "oops" in str(error)
        assert "raise max_tokens" not in str(error)
        assert error.partial.content[1].input == {"a": 1, "b": [2]}
        assert error.partial.stop_reason is None
        assert seen[-1].type == "input_json"
        assert [event.type for event in api.collect(stream)] == [
            "content_block_start",
            "content_block_delta",
            "text",
            "content_block_stop",
            "message_delta",
            "message_stop",
        ]
        assert api.call(stream.get_final_text) == "Let me see.Done."
        for _ in range(2):
            with pytest.raises(anthropic.ToolInputError) as again:
                api.call(stream.get_final_message)
        assert again.value.partial.stop_reason == "tool_use"
        assert again.value.partial.content[1].input == {"a": 1, "b": [2]}
        assert again.value.partial.text == "Let me see.Done."
        assert stream.current_message_snapshot == again.value.partial
        assert api.call(stream.until_done) is None
    assert pickle.loads(pickle.dumps(error)).raw_input == error.raw_input


def test_an_iterator_goes_on_after_malformed_input(api: Any, server: Any) -> None:
    server.stream(tool_call(*MALFORMED))
    with opened(api) as stream:
        events = stream.__aiter__() if api.is_async else iter(stream)
        kinds = []
        while not kinds or kinds[-1] != "message_stop":
            try:
                kinds.append((api.run(events.__anext__()) if api.is_async else next(events)).type)
            except anthropic.ToolInputError:
                kinds.append("error")
    at = kinds.index("error")
    assert kinds[at - 1 : at + 2] == ["input_json", "error", "content_block_start"]


def test_malformed_input_does_not_disturb_who_reads_the_text(api: Any, server: Any) -> None:
    server.stream(tool_call(*MALFORMED))
    with opened(api) as stream:
        assert "".join(api.collect(stream.text_stream)) == "Let me see.Done."


def test_input_that_was_cut_off_says_so(api: Any, server: Any) -> None:
    events = tool_call('{"text": "' + "a" * 1000)
    change = next(event for event in events if event["type"] == "message_delta")
    change["delta"] = {**change["delta"], "stop_reason": "max_tokens"}
    server.stream(events)
    with opened(api) as stream, pytest.raises(anthropic.ToolInputError) as caught:
        api.call(stream.get_final_message)
    assert "The reply was cut off: raise max_tokens." in str(caught.value)
    assert len(str(caught.value)) < 600
    assert len(caught.value.raw_input) > 1000


def test_a_restarted_stream_forgets_what_nobody_got(api: Any, server: Any) -> None:
    broken = message_events(content=[THINKING, text("never seen")])[:6]
    server.stream(broken)
    server.stream(message_events("Hello"))
    policy = anthropic.RetryPolicy(base=0.001, restart_streams=True)
    with api.using(api.client(retry_policy=policy).messages.stream(**ASK)) as stream:
        # Thinking is no text, so nothing has been handed out when it breaks.
        assert api.collect(stream.text_stream) == ["Hello"]
        assert [block.type for block in api.call(stream.get_final_message).content] == ["text"]
    assert len(server.requests) == 2


def test_a_stream_of_which_something_was_handed_out_is_not_restarted(api: Any, server: Any) -> None:
    server.stream(message_events("Hello")[:3])
    policy = anthropic.RetryPolicy(base=0.001, restart_streams=True)
    messages = api.client(retry_policy=policy).messages
    with api.using(messages.stream(**ASK)) as stream, pytest.raises(anthropic.StreamIncompleteError):
        api.collect(stream)
    assert len(server.requests) == 1


# --- Strict clients ----------------------------------------------------------------------------------------------------


def strict(api: Any, beta: bool = False) -> Any:
    return messages_of(api.client(_strict_response_validation=True), beta)


@for_both
def test_strict_clients_take_what_is_right(api: Any, server: Any, beta: bool) -> None:
    blocks = [*BLOCKS, *(BETA_BLOCKS if beta else ())]
    server.stream(message_events(content=blocks), times=2)
    with api.using(strict(api, beta).stream(**ASK)) as stream:
        assert api.collect(stream)[-1].message.content[0].thinking
    with api.using(strict(api, beta).stream(**ASK)) as stream:
        assert len(api.call(stream.get_final_message).content) == len(blocks)


def replaced(events: list[Any], kind: str, **members: Any) -> list[Any]:
    """Return events, with members of those of one type replaced."""
    return [{**event, **members} if event["type"] == kind else event for event in events]


#: Events that do not fit, the problem, and the type of the last event before it is noticed.
BAD = {
    "a bad beginning": (
        replaced(message_events(), "message_start", message={"id": 7, "type": "message", "content": []}),
        r"message\.id: expected str, found 7",
        None,
    ),
    "a bad block": (
        replaced(message_events(), "content_block_start", content_block={"type": "text", "text": "", "citations": 5}),
        "content_block.citations: expected",
        "message_start",
    ),
    "a bad change": (
        replaced(message_events(), "message_delta", usage={"output_tokens": "many"}),
        r"usage\.output_tokens: expected int, found 'many'",
        "content_block_stop",
    ),
    "a piece without its text": (
        replaced(message_events("a"), "content_block_delta", delta={"type": "text_delta", "text": None}),
        r"delta\.text: expected str, found null",
        "content_block_start",
    ),
}


@for_both
@pytest.mark.parametrize(("events", "problem", "last"), BAD.values(), ids=BAD)
def test_strict_clients_refuse_a_bad_event(
    api: Any, server: Any, events: list[Any], problem: str, last: str | None, beta: bool
) -> None:
    server.stream(events)
    seen: list[Any] = [None]
    with api.using(strict(api, beta).stream(**ASK)) as stream:
        with pytest.raises(anthropic.APIResponseValidationError, match=problem) as caught:
            seen.extend(event.type for event in api.iterate(stream))
        assert caught.value.in_stream
        assert caught.value.partial == stream.current_message_snapshot
    assert seen[-1] == last
    server.stream(events)
    with opened(api, beta) as stream:
        assert api.collect(stream)[-1].type == "message_stop"


@for_both
def test_strict_clients_refuse_a_bad_message_each_time(api: Any, server: Any, beta: bool) -> None:
    events = replaced(message_events(), "message_start", message={"id": 7, "type": "message", "content": []})
    server.stream(events, times=2)
    with api.using(strict(api, beta).stream(**ASK)) as stream:
        for ask in (stream.get_final_message, stream.get_final_message, stream.get_final_text):
            with pytest.raises(anthropic.APIResponseValidationError, match=r"id: expected str, found 7") as caught:
                api.call(ask)
            assert caught.value.partial.id == 7
        assert api.collect(stream.text_stream) == []
    with pytest.raises(anthropic.APIResponseValidationError, match=r"id: expected str, found 7"):
        api.call(strict(api, beta).create, **ASK, via_stream=True)


# --- Unfinished texts within the input of a tool -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        ({"betas": [EAGER]}, {"city": "San Fr"}),
        ({"betas": ["files-api-2025-04-14", EAGER]}, {"city": "San Fr"}),
        ({"extra_headers": {"anthropic-beta": EAGER}}, {"city": "San Fr"}),
        ({"betas": ["files-api-2025-04-14"]}, {}),
        ({}, {}),
    ],
)
def test_unfinished_texts_are_shown_with_the_feature_for_it(api: Any, server: Any, arguments: Any, first: Any) -> None:
    server.stream(tool_call('{"city": "San Fr', 'ancisco"}'))
    with opened(api, True, **arguments) as stream:
        inputs = [event for event in api.iterate(stream) if event.type == "input_json"]
        assert stream.current_message_snapshot.content[1].input == {"city": "San Francisco"}
    assert [event.snapshot for event in inputs] == [first, {"city": "San Francisco"}]


def test_they_are_shown_in_the_message_so_far(api: Any, server: Any) -> None:
    server.stream(tool_call('{"city": "San Fr', 'ancisco"}'))
    with opened(api, True, betas=[EAGER]) as stream:
        shown = [
            stream.current_message_snapshot.content[1].input
            for event in api.iterate(stream)
            if event.type == "content_block_delta" and event.delta.type == "input_json_delta"
        ]
    assert shown == [{"city": "San Fr"}, {"city": "San Francisco"}]


# --- via_stream --------------------------------------------------------------------------------------------------------


@for_both
def test_via_stream_gives_the_plain_message(api: Any, server: Any, beta: bool) -> None:
    messages = messages_of(api.client(), beta)
    blocks = [*BLOCKS, *(BETA_BLOCKS if beta else ())]
    members = {**message_events()[0]["message"], "content": blocks, "stop_reason": "end_turn", "weather": "fine"}
    del members["type"], members["role"]
    server.reply(200, body={"type": "message", "role": "assistant", **members})
    plain = api.call(messages.create, **ASK)
    server.stream(message_events(**members))
    message = api.call(messages.create, **ASK, via_stream=True)
    assert message == plain
    assert type(message) is type(plain) is (BetaMessage if beta else Message)
    assert message.to_dict() == plain.to_dict()
    assert message.model_extra == {"weather": "fine"}
    assert message.request_id.startswith("req_")
    assert server.requests[-1].json() == {**ASK, "stream": True}
    assert "stream" not in server.requests[-2].json()
    assert server.requests[-1].header("x-stainless-helper-method") is None


@for_both
def test_via_stream_with_the_raw_response(api: Any, server: Any, beta: bool) -> None:
    response = api.call(messages_of(api.client(), beta).with_raw_response.create, **ASK, via_stream=True)
    message = response.parse()
    assert isinstance(message, BetaMessage if beta else Message)
    assert response.parse() is message
    assert message.text
    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.request_id == message.request_id == response.headers["request-id"]
    assert response.status_code == 200
    assert response.is_closed
    assert server.requests[-1].header("x-stainless-raw-response") == "true"
    for to in (dict, Message):
        with pytest.raises(TypeError, match="put together from events, so it cannot be read as"):
            response.parse(to=to)


@for_both
def test_via_stream_has_no_streamed_response(api: Any, server: Any, beta: bool) -> None:
    manager = messages_of(api.client(), beta).with_streaming_response.create(**ASK, via_stream=True)
    with pytest.raises(TypeError, match="with_streaming_response takes stream=True"), api.using(manager):
        raise AssertionError("not reached")
    assert server.requests == []


@for_both
def test_via_stream_and_stream_exclude_each_other(api: Any, server: Any, beta: bool) -> None:
    with pytest.raises(TypeError, match="give one of them"):
        api.call(messages_of(api.client(), beta).create, **ASK, stream=True, via_stream=True)
    assert server.requests == []


@for_both
def test_a_long_answer_may_come_via_a_stream(api: Any, server: Any, beta: bool) -> None:
    messages = messages_of(api.client(), beta)
    long = {**ASK, "max_tokens": 128_000}
    with pytest.raises(ValueError, match="via_stream=True") as caught:
        api.call(messages.create, **long)
    assert str(caught.value).startswith("Streaming is required for operations that may take longer than 10 minutes")
    assert server.requests == []
    assert api.call(messages.create, **long, via_stream=True).text
    with api.using(messages.stream(**long)) as stream:
        assert api.call(stream.get_final_text)
    assert [request.json()["max_tokens"] for request in server.requests] == [128_000, 128_000]


def test_via_stream_fails_as_a_stream_does(api: Any, server: Any) -> None:
    create = api.client(max_retries=0).messages.create
    server.stream([*message_events("one two")[:4], error_event("overloaded_error")])
    with pytest.raises(anthropic.OverloadedError) as caught:
        api.call(create, **ASK, via_stream=True)
    assert caught.value.partial.text == "one"
    server.stream(message_events("one two")[:4])
    with pytest.raises(anthropic.StreamIncompleteError) as incomplete:
        api.call(create, **ASK, via_stream=True)
    assert incomplete.value.partial.text == "one"
    server.stream(tool_call(*MALFORMED))
    with pytest.raises(anthropic.ToolInputError) as malformed:
        api.call(create, **ASK, via_stream=True)
    assert malformed.value.partial.stop_reason == "tool_use"
    server.fail(400)
    with pytest.raises(anthropic.BadRequestError):
        api.call(create, **ASK, via_stream=True)


def test_via_stream_is_asked_for_again_when_it_breaks(api: Any, server: Any) -> None:
    server.stream(message_events("one two")[:4])
    server.stream(message_events("Hello"))
    policy = anthropic.RetryPolicy(base=0.001)
    assert api.call(api.client(retry_policy=policy).messages.create, **ASK, via_stream=True).text == "Hello"
    assert len(server.requests) == 2


def test_ten_messages_use_one_connection(api: Any, server: Any) -> None:
    client = api.client()
    before = server.connections.opened
    for _ in range(5):
        api.call(client.messages.create, **ASK, via_stream=True)
        with api.using(client.messages.stream(**ASK)) as stream:
            api.call(stream.get_final_message)
    assert server.connections.opened - before == 1
