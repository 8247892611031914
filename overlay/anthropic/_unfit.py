"""What is wrong with an input: the error, and the words and paths in it.

The words are for a model, which is to correct itself by them. How problems are found is told in `_convert`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Dict, List, Literal, Tuple, get_args, get_origin

from ._annotation import NoneType, is_alias, parted, value_of
from ._format import FORMS, is_enum, written

if TYPE_CHECKING:
    from typing_extensions import TypeGuard

Problem = Tuple[str, str]

#: How much of a text is shown.
_MUCH = 60


class Unfit(ValueError):
    """An input that is not of the type it should be; as text, it says all that is wrong.

    Attributes:
        problems: Where something is wrong, such as `items[2].price`, and what; the place is empty for the whole.
    """

    problems: List[Problem]

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        lines = [f"- {place}: {problem}" if place else f"- {problem}" for place, problem in self.problems]
        return "\n".join(["The input is not as it should be:", *lines])

    def within(self, key: object) -> List[Problem]:
        """Return the problems as those of what has this value under a key, or at an index."""
        return [(below(key, place), problem) for place, problem in self.problems]


def below(key: object, place: str = "") -> str:
    """Return a place, seen from what holds it under a key or at an index."""
    if isinstance(key, str):
        step = key if key.isidentifier() else f"[{json.dumps(key, ensure_ascii=False)}]"
    else:
        step = f"[{key}]"
    return step + place if not place or place.startswith("[") else f"{step}.{place}"


def is_object(value: Any) -> TypeGuard[Dict[str, Any]]:
    """Whether a value of JSON is an object."""
    return isinstance(value, dict)


def is_array(value: Any) -> TypeGuard[List[Any]]:
    """Whether a value of JSON is an array."""
    return isinstance(value, list)


def shown(value: Any) -> str:
    """Return a value of JSON in words."""
    if value is None or value is True or value is False:
        return json.dumps(value)
    if isinstance(value, str):
        return f"the text {value if len(value) <= _MUCH else value[:_MUCH] + '…'!r}"
    if isinstance(value, (int, float)):
        return (
            f"the number {value}" if isinstance(value, float) or abs(value) < 10**_MUCH else "a number as long as that"
        )
    return "an array" if is_array(value) else "an object" if is_object(value) else f"a {type(value).__name__}"


def one_of(values: Iterable[Any]) -> str:
    """Return what is expected where only some values are right, in words."""
    texts = [repr(value) if isinstance(value, str) else json.dumps(value) for value in values]
    some = ", ".join(texts[:20]) + (", …" if texts[20:] else "")
    return f"one of {some}" if texts[1:] else some


_WORDS: Mapping[Any, str] = {
    Any: "anything",
    NoneType: "null",
    bool: "true or false",
    int: "an integer",
    float: "a number",
    str: "a text",
    **{kind: form.words for kind, form in FORMS.items()},
}


def words(annotation: Any) -> str:
    """Return what is expected for a type in normal form, in words."""
    base, note = parted(annotation)
    if note.variants:
        return " or ".join(dict.fromkeys(map(words, note.variants)))
    if base in _WORDS:
        return _WORDS[base]
    origin, arguments = get_origin(base), get_args(base)
    if is_alias(base):
        return words(value_of(base))
    if is_enum(base) or origin is Literal:
        return one_of(map(written, base if is_enum(base) else arguments))
    if origin is tuple and ... not in arguments:
        return f"an array of {len(arguments)} items"
    return "an array" if origin in (list, set, frozenset, tuple) else "an object"
