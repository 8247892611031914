"""What holds for any stream: however it is cut into pieces, wherever it breaks off, whatever message it brings."""

from __future__ import annotations

import contextlib
import copy
import json
import pickle
import random
from collections.abc import Callable, Iterable, Iterator
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from described import DOCUMENT, SCHEMAS, members
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from instances import instance, instances
from transcripts import TRANSCRIPTS, Transcript, is_complete, merged, open_block
from wire import Node, canonical

from anthropic import AnthropicError, StreamIncompleteError
from anthropic._assembly import Assembly
from anthropic._derived import BETA, STABLE
from anthropic._errors import APIConnectionError
from anthropic._message_stream import MessageStream
from anthropic._reader import EventReader
from anthropic._stream import SyncEvents
from anthropic.testing import Cut, Fault, message_events
from anthropic_generated._model import Model

ASK: dict[str, Any] = {
    "model": "claude-opus-4-6",
    "max_tokens": 64,
    "messages": [{"role": "user", "content": "Hello, Claude"}],
}
LIMIT = 1024 * 1024

#: The same examples in each run. They share the fixtures of the test, which is all right: each example asks anew.
repeatable = settings(derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))

for_all_transcripts = pytest.mark.parametrize("transcript", TRANSCRIPTS.values(), ids=TRANSCRIPTS)


def response() -> httpx.Response:
    request = httpx.Request("POST", "http://test/v1/messages")
    return httpx.Response(200, headers={"content-type": "text/event-stream"}, request=request)


def same(event: Any) -> Any:
    return event


def messages_of(client: Any, beta: bool) -> Any:
    return client.beta.messages if beta else client.messages


# --- However it is cut into pieces -------------------------------------------------------------------------------------


def read(pieces: Iterable[bytes]) -> list[Any]:
    reader = EventReader(same, LIMIT)
    reader.begin(response())
    events = [event for piece in pieces for event in reader.feed(piece)]
    reader.flush()
    return events


def pieces_of(data: bytes, places: Iterable[int]) -> Iterator[bytes]:
    before = 0
    for place in (*places, len(data)):
        yield data[before:place]
        before = place


@for_all_transcripts
@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 1024, LIMIT])
def test_pieces_of_one_size_give_the_same_events(transcript: Transcript, size: int) -> None:
    data = transcript.data
    assert read(data[at : at + size] for at in range(0, len(data), size)) == transcript.events


@for_all_transcripts
def test_two_pieces_give_the_same_events(transcript: Transcript) -> None:
    data = transcript.data
    for place in range(0, len(data), 3):
        assert read((data[:place], data[place:])) == transcript.events


@settings(repeatable, max_examples=400)
@given(st.sampled_from(list(TRANSCRIPTS.values())), st.data())
def test_any_pieces_give_the_same_events(transcript: Transcript, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(transcript.data)), max_size=60).map(sorted))
    assert read(pieces_of(transcript.data, places)) == transcript.events


def shown(event: Model) -> tuple[str, dict[str, Any]]:
    return type(event).__name__, event.to_dict()


@pytest.mark.parametrize("name", ["oddities", "beta blocks", "CRLF"])
def test_pieces_over_a_socket_give_the_same_events(every_api: Any, server: Any, name: str) -> None:
    transcript = TRANSCRIPTS[name]
    client = every_api.client()
    found = []
    for drip in (None, (1, 0.0), (7, 0.0)):
        server.schedule(Fault(events=[transcript.data], drip=drip))
        with every_api.using(messages_of(client, transcript.beta).stream(**ASK)) as stream:
            found.append([shown(event) for event in every_api.collect(stream)])
    whole, *dripped = found
    raw = [event["type"] for event in transcript.events]
    assert [kind for _, event in whole if (kind := event["type"]) in raw] == raw
    assert dripped == [whole, whole]


# --- Wherever it breaks off --------------------------------------------------------------------------------------------


class Wire:
    """Stands where the connection is: brings some bytes, and ends or breaks."""

    def __init__(self, pieces: Iterable[bytes], breaks: bool) -> None:
        self._pieces = pieces
        self._breaks = breaks

    def chunks(self, response: httpx.Response, watch: Any) -> Iterator[bytes]:
        yield from self._pieces
        if self._breaks:
            raise APIConnectionError(request=response.request)


def stream_of(pieces: Iterable[bytes], *, beta: bool, breaks: bool) -> Any:
    wire: Any = Wire(pieces, breaks)
    events = SyncEvents(wire, response(), EventReader(same, LIMIT), SimpleNamespace(until=None), None, held=True)
    return MessageStream(Assembly(events, BETA if beta else STABLE, 0.0, None))


def outcome(finish: Callable[[], Any]) -> tuple[Any, Any, Any]:
    """Return what became of a stream: the message, or what there is of it and where it broke off."""
    try:
        return "complete", finish()._raw, None
    except StreamIncompleteError as error:
        return broken(error)


def broken(error: StreamIncompleteError) -> tuple[Any, Any, Any]:
    return (
        "incomplete" if error.in_stream else "",
        None if error.partial is None else error.partial._raw,
        error.open_block,
    )


def expected(events: list[Any]) -> tuple[Any, Any, Any]:
    if is_complete(events):
        return "complete", merged(events), None
    return "incomplete", merged(events), open_block(events)


@pytest.mark.parametrize("breaks", [False, True], ids=["ends", "breaks"])
@for_all_transcripts
def test_a_stream_cut_anywhere_is_complete_or_says_what_there_is(transcript: Transcript, breaks: bool) -> None:
    data, known = transcript.data, [object()]
    for place, events in enumerate(transcript.received()):
        if events is not known[0]:
            known = [events, expected(events)]
        stream = stream_of([data[:place]], beta=transcript.beta, breaks=breaks)
        assert outcome(stream.get_final_message) == known[1], place
    assert known[1][0] == "complete"


@for_all_transcripts
def test_one_that_is_iterated_over_says_the_same(transcript: Transcript) -> None:
    """In single bytes, by events and by texts in turn."""
    dice = random.Random(1)
    data, received = transcript.data, list(transcript.received())
    for place in dice.sample(range(len(data) + 1), 25):
        stream = stream_of((data[at : at + 1] for at in range(place)), beta=transcript.beta, breaks=place % 2 == 0)
        partial = None
        try:
            for _ in stream:
                if dice.random() < 0.3:
                    next(stream.text_stream, None)
        except StreamIncompleteError as error:
            partial = error.partial
        if partial is not None:
            assert (stream.current_message_snapshot, stream.usage) == (partial, partial.usage)
        assert outcome(stream.get_final_message) == expected(received[place])


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_a_stream_cut_over_a_socket(every_api: Any, server: Any, name: str) -> None:
    transcript = TRANSCRIPTS[name]
    received = list(transcript.received())
    client = every_api.client(max_retries=0)
    dice = random.Random(name)
    end = len(transcript.data)
    places = [0, 1, end - 1, end, *dice.sample(range(end), 8)]
    for place, how in zip(places, ("end", "fin", "rst") * 4):
        server.schedule(Fault(events=[transcript.data], cut=Cut(place, how)))
        with every_api.using(messages_of(client, transcript.beta).stream(**ASK)) as stream:
            found = outcome(lambda stream=stream: every_api.call(stream.get_final_message))
        assert found == expected(received[place]), (place, how)


# --- Whatever is wrong with it -----------------------------------------------------------------------------------------

#: What may stand in the place of anything.
ODD = (None, True, 0, -1, 7, 1.5, "", "text", "tool_use", [], [None], ["text"], {}, {"type": "text"}, {"type": []})


def damaged(value: Any, dice: random.Random) -> Any:
    """Return a copy of a JSON value in which some part is missing, is something else, or is there too much."""
    if not isinstance(value, (dict, list)) or not value or dice.random() < 0.2:
        return copy.deepcopy(dice.choice(ODD))
    result: Any = copy.copy(value)
    key = dice.choice(list(value) if isinstance(value, dict) else range(len(value)))
    if dice.random() < 0.2:
        del result[key]
    else:
        result[key] = damaged(value[key], dice)
    return result


def use(stream: Any) -> None:
    """Look at everything, all the time."""
    for look in (
        lambda: repr(stream.current_message_snapshot),
        lambda: stream.current_message_snapshot.to_json(),
        lambda: repr(stream.usage),
        lambda: repr(stream.stats),
        lambda: repr(stream.unmerged),
    ):
        with contextlib.suppress(AnthropicError):
            look()


@settings(repeatable, max_examples=400)
@given(st.sampled_from(list(TRANSCRIPTS.values())), st.integers(0, 2**32), st.booleans())
def test_whatever_comes_nothing_but_our_errors_gets_out(transcript: Transcript, seed: int, by_text: bool) -> None:
    dice, events = random.Random(seed), list(transcript.events)
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(events))
        events[place : place + 1] = dice.choice(
            ([], [events[place]] * 2, [damaged(events[place], dice)], [damaged(events[place], dice)])
        )
        events = events or [{}]
    body = b"".join(f"data: {json.dumps(event)}\n\n".encode() for event in events)
    stream = stream_of([body], beta=transcript.beta, breaks=dice.random() < 0.5)
    seen = []
    for _ in range(3 * len(events) + 3):
        try:
            seen.append(next(stream.text_stream if by_text else stream, None))
        except AnthropicError as error:
            str(error)
            repr(error.partial)
        use(stream)
    for event in seen:
        repr(event)
        assert pickle.loads(pickle.dumps(event)) == event
    for ask in (stream.until_done, stream.get_final_message, stream.get_final_text):
        with contextlib.suppress(AnthropicError):
            ask()


# --- Whatever it brings ------------------------------------------------------------------------------------------------


def tag_of(schema: Node) -> str:
    tag: str = canonical(DOCUMENT, canonical(DOCUMENT, schema)["properties"]["type"])["const"]
    return tag


#: Whether it is beta, and the schema, for each kind of content block.
KINDS = {
    f"{union} {tag_of(schema)}": (union.startswith("Beta"), schema)
    for union in ("ContentBlock", "BetaContentBlock")
    for schema in members(SCHEMAS[union])
}
EXTRA = st.dictionaries(st.sampled_from(("weather", "mood", "id2")), st.sampled_from((None, 1, "x", [{}])), max_size=2)


def test_there_is_an_instance_of_each_kind() -> None:
    assert {instance(DOCUMENT, schema)["type"] for _, schema in KINDS.values()} == {name.split()[1] for name in KINDS}
    assert len(KINDS) > 25


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_streamed_is_what_would_have_come_at_once(api: Any, server: Any, kind: str) -> None:
    beta, schema = KINDS[kind]
    messages = messages_of(api.client(), beta)
    usages = instances(DOCUMENT, SCHEMAS["BetaUsage" if beta else "Usage"])

    @settings(repeatable, max_examples=12)
    @given(st.lists(instances(DOCUMENT, schema), min_size=1, max_size=3), EXTRA, EXTRA, EXTRA, usages)
    def check(content: list[Any], in_block: Any, in_message: Any, in_usage: Any, usage: Any) -> None:
        whole = {
            "id": "msg_1",
            "model": "claude-opus-4-6",
            "content": [{**in_block, **block} for block in content],
            "stop_reason": "end_turn",
            "stop_sequence": None,
            "usage": {**in_usage, **usage},
            "container": None,
            **({"context_management": {"applied_edits": []}} if beta else {}),
            **in_message,
        }
        server.reply(200, body={"type": "message", "role": "assistant", **whole})
        plain = api.call(messages.create, **ASK)
        for ask in (streamed, at_once):
            server.stream(message_events(**whole))
            message = ask()
            assert type(message) is type(plain)
            assert message == plain
            assert message._raw == plain._raw
            assert message.model_extra == plain.model_extra == in_message
            assert message.usage.model_extra == in_usage
            assert [extra(block) for block in message.content] == [extra(block) for block in plain.content]
            assert message.to_dict() == plain.to_dict()
            assert message.to_json() == plain.to_json()
            assert message.request_id

    def streamed() -> Any:
        with api.using(messages.stream(**ASK)) as stream:
            events = api.collect(stream)
            message = api.call(stream.get_final_message)
            assert events[-1].message == message
            assert [e.content_block for e in events if e.type == "content_block_stop"] == message.content
            assert stream.unmerged == []
            return message

    def at_once() -> Any:
        return api.call(messages.create, **ASK, via_stream=True)

    check()


def extra(block: Any) -> dict[str, Any]:
    found: dict[str, Any] = block.model_extra
    return found
