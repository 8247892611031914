"""Cutting bodies into pieces, texts and lines: whole, byte by byte and in odd chunks."""

from __future__ import annotations

from typing import Any

import pytest

from anthropic_generated._piece import Bytes, Lines, Text, cut

CASES = {
    "": [],
    "a": ["a"],
    "a\n": ["a"],
    "a\nb": ["a", "b"],
    "a\r\nb\r\n": ["a", "b"],
    "a\rb\r": ["a", "b"],
    "\n": [""],
    "\r\n\r\n": ["", ""],
    "\r\r\n\n": ["", "", ""],
    "a\r\n\nb": ["a", "", "b"],
    "a\u2028b\u2029c\x85d\x0ce\x0bf\x1cg": ["a\u2028b\u2029c\x85d\x0ce\x0bf\x1cg"],
    "Grüße\n🎉": ["Grüße", "🎉"],
}


def pieces(cutter: Any, body: bytes, size: int) -> list[Any]:
    return list(cut(cutter, iter([body[at : at + size] for at in range(0, len(body), size)])))


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
@pytest.mark.parametrize("text", CASES, ids=repr)
def test_lines_end_with_lf_crlf_or_cr_only(text: str, size: int) -> None:
    assert pieces(Lines(), text.encode(), size) == CASES[text]


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_text_is_utf8_whatever_the_chunks(size: int) -> None:
    found = pieces(Text(), "Grüße 🎉".encode() + b"\xff\xf0\x9f", size)
    assert "".join(found) == "Grüße 🎉\ufffd\ufffd"
    assert all(found)


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_bytes_in_pieces_of_one_size(size: int) -> None:
    assert pieces(Bytes(4), b"0123456789", size) == [b"0123", b"4567", b"89"]
    assert pieces(Bytes(5), b"0123456789", size) == [b"01234", b"56789"]
    assert b"".join(pieces(Bytes(None), b"0123456789", size)) == b"0123456789"


def test_a_piece_has_at_least_one_byte() -> None:
    with pytest.raises(ValueError, match="at least one byte"):
        Bytes(0)
