"""Server-sent events against the standard, read line by line, and JSON that comes in pieces against `json.loads`."""

from __future__ import annotations

import json
import re
from random import Random
from typing import Any

from anthropic._jsonl import LIMIT, TooLong
from anthropic._partial_json import Malformed, PartialJSON
from anthropic._sse import SSEDecoder

from . import damaged, need, pieces_of

# Server-sent events

LINES = [
    *(
        b"",
        b"",
        b"",
        b"data: 1",
        b"data:2",
        b"data",
        b"data:",
        b"data:  3",
        b"event: a",
        b"event:b",
        b"event",
        b"event: ",
    ),
    *(
        b"id: 7",
        b"id",
        b"id: a\0b",
        b"retry: 10",
        b"retry: -1",
        b"retry:",
        b"retry: \xd9\xa1",
        b"retry: " + b"9" * 5000,
    ),
    *(
        b": comment",
        b":",
        b"datas: 1",
        b" data: 1",
        b"data: \xe2\x80\xa8\xc2\x85\x0b",
        b"data: \xe2\x80",
        b"\xef\xbb\xbfdata: 4",
    ),
]
ODD_BYTES = [
    *(
        b"\n",
        b"\r",
        b"\r\n",
        b"\n\n",
        b"\r\r",
        b"\0",
        b"\xff",
        b"\xf0\x9f",
        b"\x85",
        b"\xef\xbb\xbf",
        b":",
        b" ",
        b"\ndata: ",
    ),
]


def sse_case(dice: Random) -> tuple[list[bytes], int]:
    """Return a stream in pieces, and the limit of the decoder."""
    data = b"".join(dice.choice(LINES) + dice.choice((b"\n", b"\n", b"\r\n", b"\r")) for _ in range(dice.randrange(14)))
    if dice.random() < 0.5:
        data = damaged(dice, data, ODD_BYTES)
    limit = dice.choice((LIMIT, LIMIT, 1, 5, 12, 40))
    if limit < LIMIT:
        # How much some things count is left open: blank lines before an event, a byte order mark, what is no UTF-8.
        data = re.sub(rb"(?:\r\n|\r|\n){3,}", b"\n\n", re.sub(rb"[^\x00-\x7f]", b"x", data)).lstrip(b"\r\n")
    return pieces_of(dice, data), limit


def sse_by_the_book(data: bytes, limit: int) -> tuple[Any, ...]:
    """Read line by line what the standard says (https://html.spec.whatwg.org/#event-stream-interpretation).

    What is ours: an event whose data is empty is dropped, since the API sends none; what an unfinished event says of ID and
    waiting does not count; and an event, which begins after the blank line that ended the one before, is too long if it has
    more bytes than the limit before its own blank line. Each line end counts as one byte.

    Returns:
        Whether an event is too long, the events before it or all, and if none is, the last ID and the time to wait.
    """
    *lines, rest = re.split(rb"\r\n|\r|\n", data)
    events: list[tuple[str, str]] = []
    name, size, last_id = "", 0, ""
    buffer: list[str] = []
    retry: Any = None
    said: tuple[Any, ...] = "", None
    for number, line in enumerate(lines):
        if not line and size:
            if "\n".join(buffer):
                events.append((name or "message", "\n".join(buffer)))
            name, buffer, size, said = "", [], 0, (last_id, retry)
            continue
        size += len(line) + 1
        if size > limit:
            return True, events
        text = line.decode("utf-8", "replace")
        text = text[1:] if number == 0 and text[:1] == "\ufeff" else text
        field, _, value = text.partition(":")
        value = value[1:] if value[:1] == " " else value
        if field == "data":
            buffer.append(value)
        elif field == "event":
            name = value
        elif field == "id" and "\0" not in value:
            last_id = value
        elif field == "retry" and re.fullmatch("[0-9]+", value):
            retry = int(value) if len(value) < 10 else ...  # nobody cares
    return (True, events) if size + len(rest) > limit else (False, events, *said)


def check_sse(pieces: list[bytes], limit: int) -> None:
    """Compare the decoder with the standard.

    Raises:
        Wrong: They differ.
    """
    decoder, events, too_long = SSEDecoder(limit), list[Any](), False
    try:
        for piece in pieces:
            events += decoder.feed(piece)
            decoder.check()
        events += decoder.flush()
    except TooLong:
        too_long = True
    found = (too_long, events) if too_long else (too_long, events, decoder.last_event_id, decoder.retry)
    expected = sse_by_the_book(b"".join(pieces), limit)
    events_are = "events before one that is too long" if too_long else "events"
    for what, ours, theirs in zip(("limit", events_are, "ID", "time to wait"), found, expected):
        need(ours == theirs or theirs is ..., f"the {what}", ours, theirs)


# JSON

SCALARS = [
    *("0", "-0", "1", "-12", "1.5", "-1e5", "1E+2", "1e999", "0.10", "1234567890123456789012", "9" * 4301),
    *(
        "true",
        "false",
        "null",
        "NaN",
        "Infinity",
        "-Infinity",
        '""',
        '"a"',
        '"\\n\\"\\\\"',
        '"\\u00e9"',
        '"\u00e9\u2028"',
    ),
    *('"\\ud83d\\ude00"', '"\\ud83d"', '"\\ude00x"', '"\\ud83d\\ud83d\\ude00"', '"\U0001f600"', '"\x7f"', '"[{,:"'),
]
ODD_TEXTS = [
    *'[]{}:,"\\/ \n\t\x000123456789-+.eEuntfNI\u00e9\u0661\ufeff',
    "\\u",
    "\\ud83d",
    "\\ude00",
    '"a":',
    "Infinity",
]


def json_text(dice: Random, depth: int = 0) -> str:
    """Return a JSON text that no program would write."""
    space = dice.choice(("", "", "", " ", "\n", "\t\r"))
    if depth > 5 or dice.random() < 0.4:
        return space + dice.choice(SCALARS) + space
    items = [json_text(dice, depth + 1) for _ in range(dice.choice((0, 1, 1, 2, 3)))]
    if dice.random() < 0.4:
        return f"{space}[{','.join(items)}{space}]"
    keys = [dice.choice(('"a"', '"b"', '""', '"\\u0061"', '"\\ud83d"', '"\u00e9\\n"')) for _ in items]
    return f"{space}{{{','.join(f'{key}{space}:{item}' for key, item in zip(keys, items))}}}"


def json_case(dice: Random) -> tuple[list[str], None]:
    """Return a text in pieces."""
    text = json_text(dice)
    return pieces_of(dice, damaged(dice, text, ODD_TEXTS) if dice.random() < 0.6 else text), None


STRING = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\\?$)', re.DOTALL)
LITERALS = ("true", "false", "null", "NaN", "Infinity", "-Infinity")
#: All ways to complete what a text may end with, and then an object's member.
TOKEN_ENDS = [
    "",
    "0",
    ".0",
    '"',
    'n"',
    '0"',
    '00"',
    '000"',
    '0000"',
    *{w[at:] for w in LITERALS for at in range(1, len(w))},
]
MEMBER_ENDS = ["", "0", ":0", '"":0']


def is_json(text: str) -> bool:
    """Say whether `json.loads` takes a text."""
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def can_become_json(text: str) -> bool:
    """Say whether some JSON begins with a text, by trying to complete it."""
    closing = ""
    for char in STRING.sub("", text):
        closing = {"[": "]", "{": "}"}[char] + closing if char in "[{" else closing[1:] if char in "]}" else closing
    return any(is_json(text + token + member + closing) for token in TOKEN_ENDS for member in MEMBER_ENDS)


def grows_into(part: Any, whole: Any) -> bool:
    """Say whether the one may be shown of the other: only what is last in it may be incomplete."""
    kinds = part.__class__, whole.__class__
    if kinds == (dict, dict):
        same_keys = list(part) == list(whole)[: len(part)]
        return same_keys and grows_into(list(part.values()), list(whole.values()))
    if kinds == (list, list):
        last = len(part) - 1
        begins = len(part) <= len(whole) and repr(part[:-1]) == repr(whole[: max(0, last)])
        return begins and (last < 0 or grows_into(part[last], whole[last]))
    if kinds == (str, str):
        return bool(whole.startswith(part))
    # The beginning of a number is one, and has its sign.
    numbers = {*kinds} <= {int, float}
    return repr(part) == repr(whole) or (numbers and (part >= 0) == (whole >= 0))


def json_read(pieces: list[str]) -> tuple[Any, list[Any]]:
    """Return where and why a text is refused, if it is, and what is shown after each piece."""
    reader, failure = PartialJSON(), None
    shown: list[Any] = ["nothing", "nothing"]
    for piece in pieces:
        try:
            reader.feed(piece)
        except Malformed as exc:
            failure = exc.position, exc.reason
        shown += reader.snapshot("nothing"), reader.snapshot("nothing", strings=True)
    return failure, shown


def check_json(pieces: list[str], _: None) -> None:
    """Compare the reader with `json.loads`, and with itself on other pieces.

    Raises:
        Wrong: They differ.
    """
    text = "".join(pieces)
    failure, shown = json_read(pieces)
    once = json_read([text])
    need(
        repr((failure, shown[-2:])) == repr((once[0], once[1][-2:])), "partial JSON depends on the pieces", shown, once
    )
    if is_json(text):
        value = json.loads(text)
        need(failure is None, "JSON is refused", failure)
        need(repr(shown[-2:]) == repr([value, value]), "JSON is read differently", shown[-2:], value)
        if not repeats_keys(text):
            for part in shown:
                need(part == "nothing" or grows_into(part, value), "something is shown that is not there", part, value)
    elif failure is None:
        need(can_become_json(text), "what can be no JSON is not refused")
    else:
        at: int = failure[0]
        need(
            can_become_json(text[:at]) and not can_become_json(text[: at + 1]),
            "it is refused at another place",
            failure,
        )
        need(repr(json_read([text[:at]])[1][-2:]) == repr(shown[-2:]), "what came before the fault is not shown", shown)


def repeats_keys(text: str) -> bool:
    """Say whether an object of a JSON text has a key twice."""
    repeated: list[bool] = []

    def note(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        repeated.append(len(dict(pairs)) < len(pairs))
        return dict(pairs)

    json.loads(text, object_pairs_hook=note)
    return any(repeated)
