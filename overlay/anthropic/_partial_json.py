"""An incremental reader of JSON: text in, in pieces; the unfinished value out, whenever it is asked for. Sans-IO.

It accepts what `json.loads` accepts, in time linear in the text, whatever the pieces, and does not recurse. What the
text is (the input of a tool call, mostly), where it comes from and what is to be done about its errors is no business of
this module: no I/O and no knowledge of messages here.
"""

from __future__ import annotations

import json
import re
from math import inf, nan
from typing import Any, Callable, Dict, Final, List, NoReturn, Tuple, Union, cast

_Container = Union[List[Any], Dict[str, Any]]

# What comes next, and how errors call it.
_VALUE, _FIRST_VALUE, _KEY, _FIRST_KEY, _COLON, _AFTER_ITEM, _AFTER_MEMBER, _END, _STRING, _STRING_KEY = range(10)
_EXPECTED: Final = ("a value", "a value or `]`", "a key", "a key or `}`", "`:`", "`,` or `]`", "`,` or `}`", "the end")
_LEAVE: Final = -1
# What comes after a character that may stand here.
_MOVES: Final = {
    (_VALUE, '"'): _STRING,
    (_FIRST_VALUE, '"'): _STRING,
    (_FIRST_VALUE, "]"): _LEAVE,
    (_KEY, '"'): _STRING_KEY,
    (_FIRST_KEY, '"'): _STRING_KEY,
    (_FIRST_KEY, "}"): _LEAVE,
    (_COLON, ":"): _VALUE,
    (_AFTER_ITEM, ","): _VALUE,
    (_AFTER_ITEM, "]"): _LEAVE,
    (_AFTER_MEMBER, ","): _KEY,
    (_AFTER_MEMBER, "}"): _LEAVE,
}
_LITERALS: Final = {"true": True, "false": False, "null": None, "NaN": nan, "Infinity": inf, "-Infinity": -inf}
_MISSING: Final = object()
#: Longer pieces are read in blocks of this size, as it takes memory to match a string with many escapes.
_BLOCK: Final = 65536

_SPACE: Final = r"[ \t\n\r]*"
_PLAIN_STRING: Final = r'"([^"\\\x00-\x1f]*)"'
# Nearly all of a text that comes in large pieces is matched by these two. A number is if it is seen that it does not go
# on; if it is very long, it is not, because it may have too many digits for an int.
_plain_key = re.compile(f"{_SPACE}{_PLAIN_STRING}{_SPACE}:").match
_plain_value = re.compile(
    rf"{_SPACE}(?:{_PLAIN_STRING}|([\[{{])|(true|false|null|NaN|-?Infinity)"
    r"|(-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?=[,\]} \t\n\r]))"
).match


def _as_far(pattern: str) -> Callable[[str, int], re.Match[str]]:
    """Return the matcher of a pattern that always matches, if only nothing."""
    return cast("Callable[[str, int], re.Match[str]]", re.compile(pattern).match)


_space = _as_far(_SPACE)
_string_body = _as_far(r'[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*')
_escape_beginning = _as_far(r"(?:\\(?:u[0-9a-fA-F]{0,3})?)?")
_scalar_beginning = _as_far(
    r"t(?:r(?:ue?)?)?|f(?:a(?:l(?:se?)?)?)?|n(?:u(?:ll?)?)?|N(?:aN?)?|-?I(?:n(?:f(?:i(?:n(?:i(?:ty?)?)?)?)?)?)?"
    r"|-?(?:(?:0|[1-9][0-9]*)(?:\.(?:[0-9]+(?:[eE][+-]?[0-9]*)?)?|[eE][+-]?[0-9]*)?)?"
)
_more_digits = re.compile(r"(?<=[0-9])[0-9]+")


class Malformed(ValueError):
    """A text that is not JSON, and will not be, whatever follows."""

    def __init__(self, position: int, reason: str) -> None:
        super().__init__(position, reason)
        #: How many characters from the beginning of the text could have become JSON: the next one is wrong.
        self.position = position
        #: What is wrong with it.
        self.reason = reason

    def __str__(self) -> str:
        return f"no JSON at character {self.position}: {self.reason}"


class PartialJSON:
    """Reads a JSON text that comes in pieces of any size, and shows the value as far as it has been read."""

    __slots__ = ("_base", "_cut", "_expects", "_failure", "_key", "_open", "_parts", "_top", "depth")

    def __init__(self) -> None:
        self._expects = _VALUE
        # The innermost open container, with the key of the value that comes next, and those around it. A container is
        # put into the one around it when it is closed, and does not change any more. The outermost is for the result.
        self._top: _Container = []
        self._key = ""
        self._open: list[Tuple[_Container, str]] = []
        #: How many levels the text has had so far.
        self.depth = 0
        # What has been read of an unfinished string (its value), or of an unfinished number or literal (its text).
        self._parts: list[str] = []
        # What is to be read again, before the next piece: a cut escape, maybe with a surrogate before it, a cut literal,
        # or a cut number. Of the latter's digits, one in a row is enough; so this is always short.
        self._cut = ""
        # Where what is read next begins in the whole text.
        self._base = 0
        self._failure: Tuple[int, str] | None = None

    def feed(self, text: str) -> None:
        """Read the next piece of the text.

        Raises:
            Malformed: No JSON begins like this. The same is raised by any further call. What had been read before can
                still be looked at.
        """
        if self._failure is not None:
            raise Malformed(*self._failure)
        if len(text) > _BLOCK:
            for start in range(0, len(text), _BLOCK):
                self.feed(text[start : start + _BLOCK])
        elif text:
            cut, self._cut = self._cut, ""
            self._base -= len(cut)
            self._read(cut + text, len(cut))
            self._base += len(cut) + len(text)

    def snapshot(self, default: Any = None, *, strings: bool = False) -> Any:
        """Return the value as far as it has been read, or `default` if there is nothing to show yet.

        Open arrays and objects are shown with what is complete in them. If a value is missing or left out, so is its
        key. What is incomplete is treated as by `jiter.from_json(..., partial_mode=True)`, which the official SDK uses:

        * literals are left out;
        * numbers are shown if they could end here: `-`, `1.` and `1e` are left out, but `12` is shown, although it may
          turn out to be the beginning of `123`, or be gone for a moment when it goes on as `12.`;
        * strings are left out, or, with `strings`, shown as far as they go, without a cut escape, and without half of a
          surrogate pair whose other half may follow.

        A snapshot is not changed by what is fed later. But containers that were closed are shared with other snapshots,
        so do not modify them. The time this takes depends only on the number of items in open containers, not on what
        is in these, and on the length of an unfinished string that has grown since the last look.
        """
        value = self._unfinished(strings)
        for container, key in reversed([*self._open, (self._top, self._key)]):
            copy = container.copy()
            if value is not _MISSING:
                if isinstance(copy, dict):
                    copy[key] = value
                else:
                    copy.append(value)
            value = copy
        result = cast("list[Any]", value)
        return result[0] if result else default

    def _unfinished(self, strings: bool) -> Any:
        """Return what is to be shown of an unfinished string or number."""
        parts, expects = self._parts, self._expects
        if expects > _FIRST_VALUE and not (strings and expects == _STRING):
            return _MISSING
        if len(parts) > 1:
            parts[:] = ["".join(parts)]
        if expects == _STRING:
            return parts[0] if parts else ""
        if parts and parts[0][-1].isdigit():
            try:
                return _number(parts[0])
            except ValueError:  # too many digits for an int
                pass
        return _MISSING

    def _read(self, text: str, known: int) -> None:
        """Read a text whose first characters, as many as `known`, stand for what has been read before."""
        pos, size = 0, len(text)
        if self._parts and self._expects <= _FIRST_VALUE:
            pos = self._scalar(text, 0, known)
        while pos < size:
            expects = self._expects
            if expects <= _FIRST_VALUE:
                match = _plain_value(text, pos)
                if match is not None:
                    pos = match.end()
                    string, opening, literal, number = match.groups()
                    if string is not None:
                        self._put(string)
                    elif number is not None:
                        self._put(_number(number))
                    elif literal is not None:
                        self._put(_LITERALS[literal])
                    else:
                        self._open.append((self._top, self._key))
                        self.depth = max(self.depth, len(self._open))
                        self._top, self._expects = ([], _FIRST_VALUE) if opening == "[" else ({}, _FIRST_KEY)
                    continue
            elif expects <= _FIRST_KEY:
                match = _plain_key(text, pos)
                if match is not None:
                    pos = match.end()
                    self._key, self._expects = match[1], _VALUE
                    continue
            elif expects >= _STRING:
                pos = self._string(text, pos)
                continue
            pos = self._other(text, pos)

    def _other(self, text: str, pos: int) -> int:
        """Read space and the character after it, or a number or a literal; return where to read on."""
        pos = _space(text, pos).end()
        if pos == len(text):
            return pos
        move = _MOVES.get((self._expects, text[pos]))
        if move is None:
            return self._scalar(text, pos, pos)
        if move == _LEAVE:
            closed = self._top
            self._top, self._key = self._open.pop()
            self._put(closed)
        else:
            self._expects = move
        return pos + 1

    def _scalar(self, text: str, pos: int, known: int) -> int:
        """Read a number or a literal that begins at `pos` and goes on from `known`; return where to read on."""
        end = _scalar_beginning(text, pos).end() if self._expects <= _FIRST_VALUE else pos
        word = text[pos:end]
        if not word:
            self._fail(pos, f"{_EXPECTED[self._expects]} was expected, not {text[pos]!r}")
        self._parts.append(text[known:end])
        if end == len(text) and word not in _LITERALS:
            self._cut = _more_digits.sub("", word)
            return end
        whole, self._parts = "".join(self._parts), []
        if whole not in _LITERALS and not whole[-1].isdigit():
            self._fail(end, f"a number or literal cannot go on with {text[end]!r}")
        try:
            self._put(_LITERALS[whole] if whole in _LITERALS else _number(whole))
        except ValueError:
            self._fail(end, "the int that ends here has too many digits")
        return end

    def _string(self, text: str, pos: int) -> int:
        """Read on in a string; return where to read on."""
        end = cut = _string_body(text, pos).end()
        body, stop = text[pos:end], text[end : end + 1]
        if body:
            value: str = json.loads(f'"{body}"') if "\\" in body else body
            if stop != '"' and "\ud800" <= value[-1] <= "\udbff" and value[-1] != body[-1]:
                value, cut = value[:-1], end - 6  # an escape whose partner may follow
            self._parts.append(value)
        if stop == '"':
            value, self._parts = "".join(self._parts), []
            if self._expects == _STRING:
                self._put(value)
            else:
                self._key, self._expects = value, _COLON
            return end + 1
        end = _escape_beginning(text, end).end()
        if end < len(text):
            what = "an escape" if stop == "\\" else "a string"
            self._fail(end, f"{what} cannot go on with {text[end]!r}")
        self._cut = text[cut:]
        return end

    def _put(self, value: Any) -> None:
        """Put a complete value where it belongs."""
        top = self._top
        if isinstance(top, dict):
            top[self._key] = value
            self._expects = _AFTER_MEMBER
        else:
            top.append(value)
            self._expects = _AFTER_ITEM if self._open else _END

    def _fail(self, pos: int, reason: str) -> NoReturn:
        self._failure = self._base + pos, reason
        raise Malformed(*self._failure)


def _number(text: str) -> int | float:
    return float(text) if "." in text or "e" in text or "E" in text else int(text)
