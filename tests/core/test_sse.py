"""The rules of the WHATWG standard for event streams, one case each, fed in every way."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from anthropic._jsonl import LineDecoder, TooLong
from anthropic._sse import SSEDecoder


def cuts(data: bytes) -> Iterator[list[bytes]]:
    """Yield the data cut in different ways."""
    yield [data]
    yield [data[i : i + 1] for i in range(len(data))]
    yield [b"", *(data[i : i + 3] for i in range(0, len(data), 3)), b""]
    for seed in range(20):
        dice = random.Random(seed)
        pieces, start = [], 0
        while start < len(data):
            size = dice.randint(1, 9)
            pieces.append(data[start : start + size])
            start += size
        yield pieces


EVENTS = {
    "name and data": (b"event: a\ndata: 1\n\n", [("a", "1")]),
    "the name is `message` by default": (b"data: 1\n\n", [("message", "1")]),
    "lines end with CRLF": (b"event: a\r\ndata: 1\r\n\r\ndata: 2\r\n\r\n", [("a", "1"), ("message", "2")]),
    "lines end with a lone CR": (b"event: a\rdata: 1\r\rdata: 2\r\r", [("a", "1"), ("message", "2")]),
    "line ends may be mixed": (b"event: a\r\ndata: 1\n\rdata: 2\n\n", [("a", "1"), ("message", "2")]),
    "lines of data are joined by newlines": (b"data: 1\ndata: 2\ndata\n\n", [("message", "1\n2\n")]),
    "one space after the colon is dropped": (b"data:1\n\ndata:  2\n\n", [("message", "1"), ("message", " 2")]),
    "comments are skipped": (b": hi\n\nevent: a\n: there\ndata: 1\n\n:\n\n", [("a", "1")]),
    "an event without data is none": (b"event: a\n\nevent: b\ndata:\n\ndata: 1\n\n", [("message", "1")]),
    "a name does not outlive its event": (b"event: a\ndata: 1\n\ndata: 2\n\n", [("a", "1"), ("message", "2")]),
    "fields may stand in any order": (b"data: 1\nevent: a\n\n", [("a", "1")]),
    "the last name counts": (b"event: a\nevent: b\ndata: 1\n\n", [("b", "1")]),
    "unknown fields are skipped": (b"evento: a\ndata: 1\nfoo\n\n", [("message", "1")]),
    "any number of blank lines": (b"\n\n\ndata: 1\n\n\n\n\ndata: 2\n\n", [("message", "1"), ("message", "2")]),
    "a byte order mark is dropped": (b"\xef\xbb\xbfdata: 1\n\n", [("message", "1")]),
    "only at the beginning": (b"data: 1\n\n\xef\xbb\xbfdata: 2\n\n", [("message", "1")]),
    "separators of Unicode are text": (
        "data: a\u2028b\u2029c\x85d\x0be\x0cf\x1cg\n\n".encode(),
        [("message", "a\u2028b\u2029c\x85d\x0be\x0cf\x1cg")],
    ),
    "characters of several bytes": ("data: Grüße 🎉\n\n".encode(), [("message", "Grüße 🎉")]),
    "bytes that are no UTF-8 are replaced": (b"data: a\xffb\n\n", [("message", "a\ufffdb")]),
    "what the end cuts off is dropped": (b"data: 1\n\ndata: 2\n", [("message", "1")]),
    "an empty stream": (b"", []),
}


@pytest.mark.parametrize(("data", "expected"), EVENTS.values(), ids=EVENTS)
def test_events(data: bytes, expected: list[tuple[str, str]]) -> None:
    for pieces in cuts(data):
        decoder = SSEDecoder()
        events = [event for piece in pieces for event in decoder.feed(piece)]
        assert [*events, *decoder.flush()] == expected, pieces


def test_events_come_as_soon_as_they_are_finished() -> None:
    decoder = SSEDecoder()
    assert decoder.feed(b"data: 1\r\n\r") == [("message", "1")]
    assert decoder.feed(b"\ndata: 2\n") == []
    assert decoder.feed(b"\n") == [("message", "2")]


def test_id_and_retry() -> None:
    for pieces in cuts(b"id: 7\nretry: 100\ndata: 1\n\nid: a\0b\nretry: 1x\ndata: 2\n\n"):
        decoder = SSEDecoder()
        for piece in pieces:
            decoder.feed(piece)
        assert (decoder.last_event_id, decoder.retry) == ("7", 100)


def test_an_event_without_end_is_an_error() -> None:
    decoder = SSEDecoder(limit=100)
    decoder.feed(b"data: " + b"x" * 90)
    with pytest.raises(TooLong):
        decoder.feed(b"x" * 10)


def test_the_limit_is_for_one_event() -> None:
    decoder = SSEDecoder(limit=100)
    for _ in range(50):
        decoder.feed(b"data: 123456789\n\nda")
        decoder.feed(b"ta: 1\n\n")


LINES = {
    "LF and CRLF": (b'{"a":1}\n{"b":2}\r\n', ['{"a":1}', '{"b":2}']),
    "no end of the last": (b"1\n2", ["1", "2"]),
    "blank lines": (b"\n\r\n1\n  \n\n2\n", ["1", "2"]),
    "separators of Unicode are text": ('"a\u2028b\x85\x0c"\n'.encode(), ['"a\u2028b\x85\x0c"']),
    "nothing": (b"", []),
}


@pytest.mark.parametrize(("data", "expected"), LINES.values(), ids=LINES)
def test_lines(data: bytes, expected: list[str]) -> None:
    for pieces in cuts(data):
        decoder = LineDecoder()
        lines = [line for piece in pieces for line in decoder.feed(piece)]
        assert [*lines, *decoder.flush()] == expected, pieces


def test_a_line_without_end_is_an_error() -> None:
    decoder = LineDecoder(limit=10)
    decoder.feed(b"12345\n12345")
    with pytest.raises(TooLong):
        decoder.feed(b"678901")
