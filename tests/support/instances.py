"""Makes JSON values that fit a schema: the smallest one, or any, as a hypothesis strategy.

One walk over the schema serves both. What it cannot know, it asks a `Choice`: `SMALLEST` always answers with the least,
`Drawn` lets hypothesis decide.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Protocol

from hypothesis import find, settings
from hypothesis import strategies as st
from wire import Node, canonical, variants

Draw = Callable[[st.SearchStrategy[Any]], Any]

#: Below this depth, values get no parts they can do without: schemas may refer to themselves.
DEPTH = 6

#: Texts that are something else in disguise, or that a careless reader splits.
ODD_TEXTS = ("", "2024-05-01T12:00:00Z", "null", "0", "{}", "type", "a\u2028b\u0085c\x0c", "é\u0301 🦆", '"\\\n')

BASE64 = ("", "aGk=", "/+8A")

JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**70), 2**70),
        st.floats(allow_nan=False, allow_infinity=False),
        st.sampled_from(ODD_TEXTS),
        st.text(max_size=5),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=4,
)

#: RFC 3339: the zone as an offset or a letter, any number of digits after the second.
MOMENTS = st.builds(
    lambda moment, letter, fraction, zone: moment.isoformat(letter, "seconds") + fraction + zone,
    st.datetimes(),
    st.sampled_from("Tt"),
    st.sampled_from(("", ".5", ".123", ".123456", ".123456789")),
    st.sampled_from(("Z", "+00:00", "-07:30", "z")),
)


class Choice(Protocol):
    def pick(self, options: Sequence[Any]) -> Any: ...
    def flag(self) -> bool: ...
    def integer(self, low: int | None, high: int | None) -> int: ...
    def number(self, low: float | None, high: float | None) -> float: ...
    def text(self, low: int, high: int | None, pattern: str | None) -> str: ...
    def moment(self) -> str: ...
    def anything(self) -> Any: ...


class Smallest:
    """The first option, no optional part, the least number."""

    def pick(self, options: Sequence[Any]) -> Any:
        return options[0]

    def flag(self) -> bool:
        return False

    def integer(self, low: int | None, high: int | None) -> int:
        return low if low is not None else min(0, high or 0)

    def number(self, low: float | None, high: float | None) -> float:
        return low if low is not None else min(0, high or 0)

    def text(self, low: int, high: int | None, pattern: str | None) -> str:
        return "x" * low if pattern is None else shortest(pattern)

    def moment(self) -> str:
        return "2024-05-01T12:00:00Z"

    def anything(self) -> Any:
        return {}


class Drawn:
    """Whatever hypothesis draws."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw

    def pick(self, options: Sequence[Any]) -> Any:
        return options[0] if len(options) == 1 else options[self.draw(integers(0, len(options) - 1))]

    def flag(self) -> bool:
        flag: bool = self.draw(BOOLEANS)
        return flag

    def integer(self, low: int | None, high: int | None) -> int:
        number: int = self.draw(integers(low, high))
        return number

    def number(self, low: float | None, high: float | None) -> float:
        number: float = self.draw(floats(low, high))
        return number

    def text(self, low: int, high: int | None, pattern: str | None) -> str:
        text: str = self.draw(texts(low, high, pattern))
        return text

    def moment(self) -> str:
        moment: str = self.draw(MOMENTS)
        return moment

    def anything(self) -> Any:
        return self.draw(JSON)


SMALLEST = Smallest()
BOOLEANS = st.booleans()


# Strategies are costly to make and the same few are needed all the time.


@cache
def integers(low: int | None, high: int | None) -> st.SearchStrategy[int]:
    return st.integers(low, high)


@cache
def floats(low: float | None, high: float | None) -> st.SearchStrategy[float]:
    return st.floats(low, high, allow_nan=False, allow_infinity=False)


@cache
def texts(low: int, high: int | None, pattern: str | None) -> st.SearchStrategy[str]:
    if pattern is not None:
        return st.from_regex(pattern, fullmatch=True).filter(lambda text: low <= len(text) <= (high or len(text)))
    odd = [text for text in ODD_TEXTS if low <= len(text) <= (high or len(text))]
    return st.sampled_from(odd) | st.text(min_size=low, max_size=min(high or low + 8, low + 8))


@cache
def shortest(pattern: str) -> str:
    return find(
        st.from_regex(pattern, fullmatch=True), lambda text: True, settings=settings(derandomize=True, database=None)
    )


def instance(document: Node, schema: Node, choice: Choice = SMALLEST, depth: int = 0) -> Any:
    """Make a value that fits `schema`, by default the smallest one."""
    form = canonical(document, schema)
    if "const" in form:
        return form["const"]
    if "enum" in form:
        return choice.pick(form["enum"])
    _, members = variants(form)
    if members:
        # Null first: it is the smallest, and what hypothesis shrinks to.
        members = sorted(members, key=lambda member: member != {"type": "null"})
        return instance(document, members[0] if depth > DEPTH else choice.pick(members), choice, depth)
    kind = form.get("type")
    if kind == "object":
        return an_object(document, form, choice, depth)
    if kind == "array":
        low = form.get("minItems", 0)
        length = low if depth > DEPTH else choice.integer(low, min(low + 2, form.get("maxItems", low + 2)))
        return [instance(document, form.get("items", {}), choice, depth + 1) for _ in range(length)]
    if kind == "string":
        if form.get("format") == "date-time":
            return choice.moment()
        if form.get("format") == "byte":
            return choice.pick(BASE64)
        assert "format" not in form, f"no way to make a {form['format']}"
        return choice.text(form.get("minLength", 0), form.get("maxLength"), form.get("pattern"))
    if kind == "integer":
        low = form["exclusiveMinimum"] + 1 if "exclusiveMinimum" in form else form.get("minimum")
        return choice.integer(low, form.get("maximum"))
    if kind == "number":
        return choice.number(form.get("minimum"), form.get("maximum"))
    if kind == "boolean":
        return choice.flag()
    if kind == "null":
        return None
    assert kind is None, f"no way to make a {kind}"
    return choice.anything()


def an_object(document: Node, form: Node, choice: Choice, depth: int) -> dict[str, Any]:
    required = form.get("required", [])
    result = {
        name: instance(document, schema, choice, depth + 1)
        for name, schema in form.get("properties", {}).items()
        if name in required or (depth <= DEPTH and choice.flag())
    }
    rest = form.get("additionalProperties", True)
    if "properties" not in form and rest is not False and depth <= DEPTH:
        for _ in range(choice.integer(0, 2)):
            name = choice.text(0, 8, None)
            result[name] = instance(document, {} if rest is True else rest, choice, depth + 1)
    return result


def instances(document: Node, schema: Node) -> st.SearchStrategy[Any]:
    """Draw values that fit `schema`."""

    # Without arguments, as hypothesis would print them when an example fails.
    @st.composite
    def drawn(draw: Draw) -> Any:
        return instance(document, schema, Drawn(draw))

    return drawn()
