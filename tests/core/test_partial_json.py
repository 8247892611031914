"""JSON that comes in pieces: what is shown of it on the way, what is refused and where, and how much work it is.

`json.loads` is the measure of what is JSON. That a text can still become JSON is found out by trying to complete it.
"""

from __future__ import annotations

import copy
import json
import pickle
import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anthropic._partial_json import Malformed, PartialJSON

#: What a snapshot is if there is nothing to show.
NOTHING = object()

repeatable = settings(derandomize=True, database=None, deadline=None)


def read(*pieces: str) -> PartialJSON:
    reader = PartialJSON()
    for piece in pieces:
        reader.feed(piece)
    return reader


def pieces_of(text: str, size: int) -> Iterator[str]:
    for at in range(0, len(text), size):
        yield text[at : at + size]


def shown(reader: PartialJSON) -> tuple[str, str]:
    """Both snapshots, in a form that tells 1 from 1.0 and True, and in which NaN is equal to itself."""
    return repr(reader.snapshot("nothing")), repr(reader.snapshot("nothing", strings=True))


def failure(*pieces: str) -> tuple[int, str] | None:
    try:
        read(*pieces)
    except Malformed as error:
        return error.position, error.reason
    return None


# --- What is shown ----------------------------------------------------------------------------------------------------

#: Texts, and what is shown of them: without, and with unfinished strings, if that differs.
SNAPSHOTS: dict[str, tuple[Any, ...]] = {
    # nothing yet
    "": (NOTHING,),
    " \n": (NOTHING,),
    # literals, when they are complete
    "t": (NOTHING,),
    "tru": (NOTHING,),
    "true": (True,),
    "false": (False,),
    "null": (None,),
    "Infinit": (NOTHING,),
    "Infinity": (float("inf"),),
    "-I": (NOTHING,),
    "-Infinity": (float("-inf"),),
    "[true, fals": ([True],),
    "[true, false": ([True, False],),
    '{"a": nul': ({},),
    '{"a": null': ({"a": None},),
    # numbers, if they could end here
    "-": (NOTHING,),
    "-1": (-1,),
    "0": (0,),
    "12": (12,),
    "12.": (NOTHING,),
    "12.5": (12.5,),
    "12.5e": (NOTHING,),
    "12.5e+": (NOTHING,),
    "12.5e+1": (125.0,),
    "1E5": (100000.0,),
    "12 ": (12,),
    "[1, 2": ([1, 2],),
    "[1, 2.": ([1],),
    "[1, 2,": ([1, 2],),
    '{"a": 1': ({"a": 1},),
    '{"a": 1e': ({},),
    # strings: left out, or as far as they go
    '"': (NOTHING, ""),
    '"a': (NOTHING, "a"),
    '"a"': ("a",),
    '["a", "': (["a"], ["a", ""]),
    '["a", "b': (["a"], ["a", "b"]),
    '{"a": "b': ({}, {"a": "b"}),
    '{"a": "b"': ({"a": "b"},),
    '["a\u2028\x7fé': ([], ["a\u2028\x7fé"]),
    # without an escape that is cut
    '["a\\': ([], ["a"]),
    '["a\\n': ([], ["a\n"]),
    '["a\\"': ([], ['a"']),
    '["a\\\\': ([], ["a\\"]),
    '["a\\\\"': (["a\\"],),
    '["a\\u': ([], ["a"]),
    '["a\\u00e': ([], ["a"]),
    '["a\\u00e9': ([], ["aé"]),
    '["a\\u00E9"': (["aé"],),
    # nor half a pair of surrogates, whose partner may follow
    '["a\\ud83d': ([], ["a"]),
    '["a\\ud83d\\': ([], ["a"]),
    '["a\\ud83d\\ude0': ([], ["a"]),
    '["a\\ud83d\\ude00': ([], ["a😀"]),
    '["a\\ud83d\\n': ([], ["a\ud83d\n"]),
    '["a\\ud83db': ([], ["a\ud83db"]),
    '["a\\ud83d"': (["a\ud83d"],),
    '["a\\ud83d\\ud83d': ([], ["a\ud83d"]),
    '["a\\ude00': ([], ["a\ude00"]),
    '["a\\\\ud83d': ([], ["a\\ud83d"]),
    # containers
    "[": ([],),
    "[ ]": ([],),
    "{": ({},),
    "{ }": ({},),
    "[[": ([[]],),
    "[[1],": ([[1]],),
    "[[1],[": ([[1], []],),
    '[{"a": [': ([{"a": []}],),
    '{"a": {"b": {"c": 1': ({"a": {"b": {"c": 1}}},),
    '{"a": [1, {"b": "c': ({"a": [1, {}]}, {"a": [1, {"b": "c"}]}),
    '{"a": [1], "b": [2': ({"a": [1], "b": [2]},),
    # keys, only with a value
    '{"': ({},),
    '{"a': ({},),
    '{"a"': ({},),
    '{"a" :': ({},),
    '{"a\\u00e9\\n" : 1': ({"aé\n": 1},),
    '{"a": 1, "b': ({"a": 1},),
    '{"a": 1, "b":': ({"a": 1},),
    '{"": 0': ({"": 0},),
    # the last of several equal keys counts, once its value is shown
    '{"a": 1, "a": ': ({"a": 1},),
    '{"a": 1, "a": "': ({"a": 1}, {"a": ""}),
    '{"a": 1, "a": [': ({"a": []},),
    '{"a": 1, "a": 2}': ({"a": 2},),
    # space around it
    " \t\r\n[ 1 , 2 ] \t\r\n": ([1, 2],),
    '{ "a" : 1 , "b" : 2 }': ({"a": 1, "b": 2},),
}


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
@pytest.mark.parametrize("text", SNAPSHOTS, ids=ascii)
def test_a_snapshot_shows_what_is_complete(text: str, size: int) -> None:
    reader = read(*pieces_of(text, size))
    plain, *with_strings = SNAPSHOTS[text]
    assert repr(reader.snapshot(NOTHING)) == repr(plain)
    assert repr(reader.snapshot(NOTHING, strings=True)) == repr(with_strings[0] if with_strings else plain)


def test_the_default_is_shown_while_there_is_nothing_else() -> None:
    assert read(" ").snapshot() is None
    assert read('"a').snapshot({}) == {}
    assert read("null").snapshot({}) is None


def test_nan() -> None:
    assert repr(read("[NaN, Na").snapshot()) == "[nan]"


# --- Properties -------------------------------------------------------------------------------------------------------

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.text(st.sampled_from('"\\/\b\n\tu0é🎉\u2028'))
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4)
)
texts_of = st.fixed_dictionaries({"ensure_ascii": st.booleans(), "indent": st.sampled_from([None, 0, 1, "\t"])})


@st.composite
def cut(draw: st.DrawFn, text: str) -> list[str]:
    """A text, in pieces, some of which may be empty."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)])]


def grows_into(part: Any, whole: Any) -> bool:
    """Whether the one may be shown of the other; only what is last in it may be incomplete."""
    if isinstance(part, dict) and isinstance(whole, dict):
        return [*part] == [*whole][: len(part)] and grows_into([*part.values()], [*whole.values()])
    if isinstance(part, list) and isinstance(whole, list):
        return not part or (
            part[:-1] == whole[: len(part) - 1]
            and len(part) <= len(whole)
            and grows_into(part[-1], whole[len(part) - 1])
        )
    if isinstance(part, str) and isinstance(whole, str):
        return whole.startswith(part)
    if type(part) in (int, float) and type(whole) in (int, float):
        return bool(part * whole >= 0)
    return part is whole  # True, False, None


@repeatable
@given(values, texts_of, st.data())
def test_any_value_is_read_from_any_pieces(value: Any, style: dict[str, Any], data: st.DataObject) -> None:
    text = json.dumps(value, **style)
    reader, position = PartialJSON(), 0
    for piece in data.draw(cut(text)):
        reader.feed(piece)
        position += len(piece)
        assert shown(reader) == shown(read(text[:position]))
    assert reader.snapshot(NOTHING) == reader.snapshot(NOTHING, strings=True) == value
    assert repr(reader.snapshot()) == repr(json.loads(text))


@repeatable
@given(values, texts_of)
def test_every_snapshot_is_a_beginning_of_the_value(value: Any, style: dict[str, Any]) -> None:
    reader = PartialJSON()
    for char in json.dumps(value, **style):
        reader.feed(char)
        for strings in (False, True):
            part = reader.snapshot(NOTHING, strings=strings)
            assert part is NOTHING or grows_into(part, value)


@repeatable
@given(values, texts_of)
def test_what_is_shown_of_strings_only_grows(value: Any, style: dict[str, Any]) -> None:
    text = json.dumps({"a": "b", "c": [value, json.dumps(value)]}, **style)
    reader, last = PartialJSON(), ""
    for char in text:
        reader.feed(char)
        snapshot = reader.snapshot({}, strings=True)
        if len(snapshot.get("c", ())) == 2:
            assert snapshot["c"][1].startswith(last)
            last = snapshot["c"][1]
    assert last == json.dumps(value)


# --- What is refused --------------------------------------------------------------------------------------------------

#: Texts, with a mark before the first character that is wrong, and what is said about it.
MALFORMED = {
    "|x": "a value was expected, not 'x'",
    "|]": "a value was expected, not ']'",
    "|\ufeff[]": "a value was expected",
    "|\xa0[]": "a value was expected",
    "|'a'": "a value was expected",
    "[|x": "a value or `]` was expected, not 'x'",
    "[|,": "a value or `]` was expected",
    "[|}": "a value or `]` was expected",
    "[1|}": "`,` or `]` was expected, not '}'",
    "[1 |2": "`,` or `]` was expected",
    "[1,|]": "a value was expected",
    "[1,|,": "a value was expected",
    "{|]": "a key or `}` was expected, not ']'",
    "{|1": "a key or `}` was expected",
    '{"a"|}': "`:` was expected, not '}'",
    '{"a" |1': "`:` was expected",
    '{"a":|}': "a value was expected",
    '{"a":|:': "a value was expected",
    '{"a": 1|]': "`,` or `}` was expected, not ']'",
    '{"a": 1 |"': "`,` or `}` was expected",
    '{"a": 1,|}': "a key was expected, not '}'",
    '{"a": [1], |1': "a key was expected",
    "[] |,": "the end was expected, not ','",
    "1 |2": "the end was expected",
    '"a"|"': "the end was expected",
    "{}|}": "the end was expected",
    "true|e": "the end was expected",
    "0|1": "the end was expected, not '1'",
    "[-0|1": "`,` or `]` was expected, not '1'",
    "1|-": "the end was expected",
    "1.5|.": "the end was expected",
    "[1e5|.": "`,` or `]` was expected",
    "[12345678901234567890|x": "`,` or `]` was expected",
    "tru|x": "a number or literal cannot go on with 'x'",
    "nul| ": "a number or literal cannot go on with ' '",
    "N|u": "a number or literal cannot go on with 'u'",
    "[nul|]": "a number or literal cannot go on with ']'",
    "-|]": "a number or literal cannot go on with ']'",
    "-|NaN": "a number or literal cannot go on with 'N'",
    "-In|x": "a number or literal cannot go on with 'x'",
    "|+1": "a value was expected",
    "|.5": "a value was expected",
    "1.|e5": "a number or literal cannot go on with 'e'",
    "[1.| ": "a number or literal cannot go on with ' '",
    "1e|.": "a number or literal cannot go on with '.'",
    "[1e+|,": "a number or literal cannot go on with ','",
    "1|\u0661": "the end was expected",
    '"a|\n"': "a string cannot go on with '\\n'",
    '["|\x00': "a string cannot go on with '\\x00'",
    '{"a|\x1f': "a string cannot go on with '\\x1f'",
    '"a\\|x': "an escape cannot go on with 'x'",
    '"a\\|U': "an escape cannot go on with 'U'",
    '"a\\|\n': "an escape cannot go on with '\\n'",
    '"a\\u12|"': "an escape cannot go on with '\"'",
    '"a\\u123|g': "an escape cannot go on with 'g'",
    '"a\\u|+123': "an escape cannot go on with '+'",
    '{"a\\|x': "an escape cannot go on with 'x'",
    '"\\ud83d\\|x': "an escape cannot go on with 'x'",
    '"\\ud83d|\n': "a string cannot go on with '\\n'",
}


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
@pytest.mark.parametrize("marked", MALFORMED, ids=ascii)
def test_what_is_no_json_is_refused_at_the_first_wrong_character(marked: str, size: int) -> None:
    good, _, bad = marked.partition("|")
    text, reader = good + bad, PartialJSON()
    *before, first_bad = range(0, len(good) + 1, size)
    for at in before:
        reader.feed(text[at : at + size])
    with pytest.raises(Malformed) as caught:
        reader.feed(text[first_bad : first_bad + size])
    assert caught.value.position == len(good)
    assert caught.value.reason.startswith(MALFORMED[marked])
    assert str(caught.value) == f"no JSON at character {len(good)}: {caught.value.reason}"
    with pytest.raises(ValueError):  # noqa: PT011 - the integer that is too long for one has no class of its own
        json.loads(text)
    assert shown(reader) == shown(read(good))


def test_after_an_error_the_same_is_raised_again_and_what_was_read_can_still_be_seen() -> None:
    reader = read('{"a": [1, "b')
    errors = []
    for piece in ("c\\x", '"]}', ""):
        with pytest.raises(Malformed) as caught:
            reader.feed(piece)
        errors.append((str(caught.value), caught.value.args))
        assert reader.snapshot() == {"a": [1]}
        assert reader.snapshot(strings=True) == {"a": [1, "bc"]}
    assert errors == [errors[0]] * 3


def test_an_error_can_be_pickled() -> None:
    with pytest.raises(Malformed) as caught:
        read("[1 2")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), str(again), again.position) == (Malformed, str(caught.value), 3)


@pytest.mark.skipif(not hasattr(sys, "get_int_max_str_digits"), reason="an int may have any number of digits here")
@pytest.mark.parametrize("size", [1, 1000, 100_000])
def test_an_int_has_too_many_digits_only_when_it_ends(size: int) -> None:
    digits = "1" * (sys.get_int_max_str_digits() + 1)
    assert read(*pieces_of(f"[0,{digits}", size)).snapshot() == [0]
    assert read(*pieces_of(f"[0,{digits}.5]", size)).snapshot() == [0, float(digits)]
    with pytest.raises(Malformed, match="too many digits") as caught:
        read(*pieces_of(f"[0,{digits}]", size))
    assert caught.value.position == 3 + len(digits)


#: A string, to its end if it has one.
STRING = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\\?$)', re.DOTALL)
LITERALS = ("true", "false", "null", "NaN", "Infinity", "-Infinity")
#: All ways of completing what a text may end with: a string, a number, or a literal; then an object's member.
TOKEN_ENDS = [
    *("", "0", '"', 'n"', '0"', '00"', '000"', '0000"'),
    *sorted({literal[at:] for literal in LITERALS for at in range(1, len(literal))}),
]
MEMBER_ENDS = ["", "0", ":0", '"":0']


def is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def can_become_json(text: str) -> bool:
    closing = ""
    for char in STRING.sub("", text):
        if char in "[{":
            closing = ("]" if char == "[" else "}") + closing
        elif char in "]}":
            closing = closing[1:]
    return any(is_json(text + token + member + closing) for token in TOKEN_ENDS for member in MEMBER_ENDS)


characters = st.sampled_from([*'[]{}:,"\\0123456789-+.eEuntfadrsIN \n\x00\u00e9'])


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """The text of a value, with something in it replaced."""
    text = json.dumps(draw(values), **draw(texts_of))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 3)))
    return text[:start] + draw(st.text(characters, max_size=3)) + text[end:]


tokens = st.lists(
    st.sampled_from(
        [
            *"[]{}:,",
            "[",
            "{",
            '{"a":',
            '"a"',
            '"b',
            '"',
            "\\",
            "\\n",
            "\\u00e9",
            "\\ud83d",
            "\\ude00",
            *LITERALS,
            "1",
            "-1.5e3",
        ]
    )
).map("".join)


@settings(repeatable, max_examples=400)
@given(st.text(characters) | tokens | damaged() | st.text(), st.data())
def test_a_text_is_refused_at_the_point_from_which_it_cannot_become_json(text: str, data: st.DataObject) -> None:
    failed = failure(text)
    if is_json(text):
        assert failed is None
        assert shown(read(text)) == (repr(json.loads(text)),) * 2
    if failed is None:
        assert can_become_json(text)
    else:
        position = failed[0]
        assert can_become_json(text[:position])
        assert not can_become_json(text[: position + 1])
        assert failure(text[:position]) is None
    assert failure(*data.draw(cut(text))) == failed


@repeatable
@given(tokens | damaged())
def test_what_is_seen_after_an_error_is_what_was_seen_before(text: str) -> None:
    reader, failed = PartialJSON(), failure(text)
    if failed is not None:
        with pytest.raises(Malformed):
            reader.feed(text)
        assert shown(reader) == shown(read(text[: failed[0]]))


@repeatable
@given(
    st.lists(
        st.sampled_from(
            ["\\ud83d", "\\uDBFF", "\\ude00", "\\uDC00", "\\", "\\n", "\\\\", "ud83d", "a", "\ud83d", "\ude00"]
        )
    ),
    st.data(),
)
def test_surrogates_are_joined_as_by_json(parts: list[str], data: st.DataObject) -> None:
    text = json.dumps({"k": ["a"]}).replace("a", "".join(parts))
    if is_json(text):
        reader = read(*data.draw(cut(text)))
        assert repr(reader.snapshot()) == repr(json.loads(text))


# --- Snapshots are independent ----------------------------------------------------------------------------------------


@repeatable
@given(values, st.booleans())
def test_a_snapshot_is_not_changed_by_what_follows(value: Any, strings: bool) -> None:
    reader = PartialJSON()
    taken: list[tuple[Any, Any]] = []
    for char in json.dumps([value, {"a": value}, value]):
        reader.feed(char)
        snapshot = reader.snapshot(strings=strings)
        taken.append((snapshot, copy.deepcopy(snapshot)))
    for snapshot, as_it_was in taken:
        assert snapshot == as_it_was


def test_open_containers_are_copied_and_closed_ones_shared() -> None:
    reader = read('{"a": {"b": [1]}, "c": [{"d": 2}, [')
    one, two = reader.snapshot(), reader.snapshot()
    assert one == two == {"a": {"b": [1]}, "c": [{"d": 2}, []]}
    assert one is not two
    assert one["c"] is not two["c"]
    assert one["c"][1] is not two["c"][1]
    assert one["a"] is two["a"]
    assert one["c"][0] is two["c"][0]
    one["c"][1].append("mine")
    one["c"].append("mine")
    one["e"] = "mine"
    reader.feed("3]]}")
    assert reader.snapshot() == {"a": {"b": [1]}, "c": [{"d": 2}, [3]]}
    assert reader.snapshot() is reader.snapshot()


def test_a_growing_string_is_joined_once_for_several_looks() -> None:
    reader = read('{"a": "', *(["some ", "words "] * 100))
    first = reader.snapshot(strings=True)["a"]
    assert first == "some words " * 100
    assert reader.snapshot(strings=True)["a"] is first
    reader.feed('more"')
    assert reader.snapshot() == {"a": first + "more"}
    assert first == "some words " * 100


# --- How much work it is ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("opening", "innermost", "closing"), [("[", "[]", "]"), ('{"a":', "{}", "}")])
@pytest.mark.parametrize("size", [1, 7, 1_000_000])
def test_there_may_be_any_number_of_containers_in_each_other(
    opening: str, innermost: str, closing: str, size: int
) -> None:
    depth = 100_000
    reader = PartialJSON()
    for text, full in ((opening * depth, depth - 1), (innermost + closing * depth, depth)):
        for piece in pieces_of(text, size):
            reader.feed(piece)
        inner, count = reader.snapshot(), 0
        while inner:
            (inner,) = inner.values() if isinstance(inner, dict) else inner
            count += 1
        assert count == full


class Counting(PartialJSON):
    """Counts the characters that are looked at: those of the pieces, and those kept of what came before."""

    looked_at = 0

    def _read(self, text: str, known: int) -> None:
        self.looked_at += len(text)
        super()._read(text, known)


#: Texts of 20,000 characters and more, each of which has something in it that is cut again and again.
LONG = {
    "a string": '{"a": "' + "word " * 4000 + '"}',
    "escapes": '["' + "\\n\\\\" * 5000 + '"]',
    "pairs of surrogates": '["' + "\\ud83d\\ude00" * 2000 + '"]',
    "lone surrogates": '["' + "\\ud83d" * 4000 + '"]',
    "a key": '{"' + "key\\t" * 4000 + '": 1}',
    "a fraction": "[0." + "12345" * 4000 + "]",
    "an exponent": "[-1.5e-" + "0" * 20_000 + "]",
    "space": "[" + " \n" * 10_000 + "1" + "\t" * 5000 + "]" + "\r" * 5000,
    "literals": "[" + "-Infinity, false, " * 1500 + "null]",
    "numbers": json.dumps([*range(-2000, 2000)]),
    "objects": json.dumps(
        [{"id": n, "tags": ["a", "b"], "ok": True, "text": "some words"} for n in range(400)], indent=1
    ),
    "depth": "[" * 10_000 + "]" * 10_000,
}
#: The longest that is kept of a piece: half a pair of surrogates, and nearly all of the other half.
KEPT = len("\\ud83d\\ude0")


@pytest.mark.parametrize("size", [1, 2, 5, 20, 1_000_000])
@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_no_more_than_a_few_characters_of_a_piece_are_looked_at_again(text: str, size: int) -> None:
    reader, pieces = Counting(), 0
    for piece in pieces_of(text, size):
        reader.feed(piece)
        pieces += 1
    assert len(text) <= reader.looked_at <= len(text) + KEPT * pieces
    if not text.startswith("[["):
        assert reader.snapshot() == json.loads(text)


def test_a_piece_of_any_size_is_read_like_small_ones() -> None:
    text = json.dumps({"a": ["\n\U0001f389é" * 30_000, 1.5, {"b": "c" * 200_000}]}, indent=2)
    assert read(text).snapshot() == json.loads(text)
    for position in (65_535, 65_536, 65_537, 400_000):
        assert shown(read(text[:position])) == shown(read(*pieces_of(text[:position], 999)))
    assert failure(text + "x") == (len(text), "the end was expected, not 'x'")
