"""The decoder of Amazon's event streams: any chunking gives the same events, and no damage passes unnoticed."""

from __future__ import annotations

import json
import random
import struct
import zlib
from collections.abc import Iterable
from typing import Any

import pytest
from botocore.eventstream import EventStreamBuffer, EventStreamHeaderParser

from anthropic._jsonl import TooLong
from anthropic._reader import Damaged, Reported
from anthropic.platforms._event_stream import STATUSES, EventStreamDecoder, read_headers
from anthropic.testing import message_events
from anthropic.testing._bedrock import chunk, exception, frame, frames

EVENTS = [json.dumps(event, ensure_ascii=False).encode() for event in message_events("Hé \u2028 𝄞")]
EXPECTED = [("chunk", event.decode()) for event in EVENTS]
STREAM = b"".join(map(chunk, EVENTS))
HEADERS = {":event-type": "chunk", ":message-type": "event"}


def decode(chunks: Iterable[bytes], limit: int = 1_000_000) -> tuple[list[tuple[str, str]], Exception | None]:
    """Return the events, and what is wrong behind them."""
    decoder, events = EventStreamDecoder(limit), list[tuple[str, str]]()
    for piece in chunks:
        events += decoder.feed(piece)
        try:
            decoder.check()
        except (TooLong, Damaged, Reported) as problem:
            assert decoder.feed(STREAM) == []
            with pytest.raises(type(problem)):
                decoder.check()
            return events, problem
    return events, None


def test_frames_of_the_embedded_server_are_those_that_botocore_reads() -> None:
    buffer = EventStreamBuffer()
    buffer.add_data(STREAM + exception("throttlingException", {"message": "slow down"}))
    *chunks, failed = (message.to_response_dict() for message in buffer)
    assert len(chunks) == len(EVENTS)
    assert all(it["headers"][":event-type"] == "chunk" and it["status_code"] == 200 for it in chunks)
    assert failed["headers"][":exception-type"] == "throttlingException"
    assert json.loads(failed["body"]) == {"message": "slow down"}
    import base64

    assert [base64.b64decode(json.loads(it["body"])["bytes"]) for it in chunks] == EVENTS


def test_whole_and_byte_by_byte() -> None:
    assert decode([STREAM]) == (EXPECTED, None)
    assert decode(bytes([byte]) for byte in STREAM) == (EXPECTED, None)
    assert decode([b"", STREAM, b""]) == (EXPECTED, None)


def test_any_chunking_gives_the_same_events() -> None:
    dice = random.Random(7)
    for size in (*range(1, 60), 1000):
        assert decode(STREAM[at : at + size] for at in range(0, len(STREAM), size)) == (EXPECTED, None)
    for _ in range(50):
        cuts = [0, *sorted(dice.sample(range(len(STREAM)), 9)), len(STREAM)]
        assert decode(STREAM[a:b] for a, b in zip(cuts, cuts[1:])) == (EXPECTED, None)


def test_what_is_cut_off_gives_the_events_before() -> None:
    ends = [0]
    for event in EVENTS:
        ends.append(ends[-1] + len(chunk(event)))
    for cut in range(len(STREAM) + 1):
        whole = sum(end <= cut for end in ends) - 1
        assert decode([STREAM[:cut]]) == (EXPECTED[:whole], None)


def test_no_flipped_bit_passes() -> None:
    first, second = chunk(EVENTS[0]), chunk(EVENTS[1])
    for at in range(len(second)):
        for bit in range(8):
            damaged = bytearray(second)
            damaged[at] ^= 1 << bit
            events, problem = decode([first + bytes(damaged) + STREAM])
            assert events == EXPECTED[:1]
            assert type(problem) is Damaged, (at, bit)


def test_a_frame_beyond_the_limit_is_refused_when_its_length_is_known() -> None:
    size = len(chunk(EVENTS[0]))
    assert decode([chunk(EVENTS[0])], size) == (EXPECTED[:1], None)
    events, problem = decode([chunk(EVENTS[0])[:12]], size - 1)
    assert events == []
    assert type(problem) is TooLong


def test_lengths_that_contradict_each_other() -> None:
    head = struct.pack(">II", 20, 5)
    _, problem = decode([head + zlib.crc32(head).to_bytes(4, "big")])
    assert "shorter than its headers" in str(problem)


@pytest.mark.parametrize("text", ["<html>Welcome to our hotel</html>", '{"message": "it broke"}'])
def test_what_is_no_frame_is_quoted(text: str) -> None:
    _, problem = decode([text.encode()])
    assert type(problem) is Damaged
    assert text in str(problem)


def test_headers_of_every_type_are_those_that_botocore_reads() -> None:
    values = [b"\x00", b"\x01", b"\x02\xfe", b"\x03\xff\xfe", b"\x04\x7f\xff\xff\xff", b"\x05" + b"\xff" * 8]
    values += [b"\x06\x00\x03abc", b"\x07\x00\x03\xe2\x82\xac", b"\x08" + bytes(6) + b"\x01\x02", b"\x09" + bytes(16)]
    written = b"".join(bytes([1]) + b"abcdefghij"[at : at + 1] + value for at, value in enumerate(values))
    headers = read_headers(written)
    assert headers == EventStreamHeaderParser().parse(written)
    assert headers["a"] is True
    assert headers["b"] is False
    assert (headers["c"], headers["d"], headers["h"]) == (-2, -2, "€")


@pytest.mark.parametrize(
    "headers",
    [
        b"\x01a\x0a",
        b"\x01a",
        b"\x05a",
        b"\x01a\x07\x00\x05abc",
        b"\x01\xff\x00",
        b"\x01a\x00\x01a\x00",
        b"\x01a\x07\x00\x01\xff",
    ],
)
def test_headers_that_are_none(headers: bytes) -> None:
    with pytest.raises(Damaged):
        read_headers(headers)


@pytest.mark.parametrize(
    "payload",
    [b"", b"[]", b"oops", b"{}", b'{"bytes": 5}', b'{"bytes": "!"}', b'{"bytes": "YQ"}', b"\xff", b"[" * 100_000],
)
def test_a_chunk_without_an_event_is_damaged(payload: bytes) -> None:
    events, problem = decode([chunk(EVENTS[0]) + frame(HEADERS, payload)])
    assert events == EXPECTED[:1]
    assert type(problem) is Damaged


def test_frames_of_a_new_kind_are_passed_over() -> None:
    new = [
        frame({**HEADERS, ":event-type": "weather"}, b"{}"),
        frame({**HEADERS, ":message-type": "weather"}, b"{}"),
        frame({}, b""),
    ]
    assert decode([b"".join(new) + STREAM]) == (EXPECTED, None)


def test_a_chunk_that_does_not_say_what_it_is_is_a_completion() -> None:
    assert decode([chunk(b'{"completion": "Hi"}')])[0] == [("completion", '{"completion": "Hi"}')]


@pytest.mark.parametrize("name", STATUSES)
def test_exceptions(name: str) -> None:
    for written in (name, name[:1].upper() + name[1:]):
        events, problem = decode([chunk(EVENTS[0]) + exception(written, {"message": "it broke"}) + STREAM])
        assert events == EXPECTED[:1]
        assert isinstance(problem, Reported)
        assert (problem.status, problem.kind, problem.message) == (STATUSES[name], written, "it broke")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            exception("modelStreamErrorException", {"originalStatusCode": 529, "originalMessage": "full"}),
            (529, "modelStreamErrorException", "full"),
        ),
        (exception("modelStreamErrorException", {"originalStatusCode": 7}), (500, "modelStreamErrorException", "")),
        (exception("brandNewException", {}), (200, "brandNewException", "")),
        (frame({":message-type": "exception"}, b"oops"), (200, "exception", "oops")),
        (frame({":message-type": "exception"}, b"\xff"), (200, "exception", "\ufffd")),
        (
            frame({":message-type": "error", ":error-code": "ThrottlingException", ":error-message": "slow"}, b""),
            (429, "ThrottlingException", "slow"),
        ),
        (frame({":message-type": "error"}, b""), (200, "error", "")),
    ],
)
def test_odd_errors(written: bytes, expected: Any) -> None:
    _, problem = decode([written])
    assert isinstance(problem, Reported)
    assert (problem.status, problem.kind, problem.message) == expected


def test_a_large_frame_may_come_in_small_pieces() -> None:
    """One large frame in small pieces: were it joined at each, this would copy 25 GB, and never end."""
    event = json.dumps({"type": "x", "text": "x" * 4_000_000}).encode()
    whole = chunk(event)
    events, problem = decode((whole[at : at + 512] for at in range(0, len(whole), 512)), 10_000_000)
    assert (len(events), problem) == (1, None)


def test_server_sent_events_become_frames() -> None:
    pieces = [b": c\n\nevent: x\nda", b'ta: {"type": "x"}\n\n', 0.5, b"data: 1\r\n\r\n", b"event: only\n\n", b"dat"]
    *sent, last = frames(iter(pieces))
    assert [piece for piece in sent if not isinstance(piece, bytes)] == [0.5]
    joined = b"".join(piece for piece in sent if isinstance(piece, bytes))
    assert decode([joined])[0] == [("chunk", '{"type": "x"}'), ("completion", "1")]
    assert isinstance(last, bytes)
    assert decode([joined, last], 2_000_000)[1] is None
