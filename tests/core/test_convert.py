"""JSON read as Python types: what becomes of it, what is refused and where, and that the schemas promise just this."""

from __future__ import annotations

import copy
import dataclasses
import datetime as dt
import enum
import gc
import json
import pickle
import re
import threading
import weakref
from typing import Annotated, Any, Dict, FrozenSet, List, Literal, Optional, Tuple, Union

import annotated_types as at
import attrs
import pydantic
import pytest
import typing_extensions as te
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from typed import ROWS, Cat, Dog, Large, Node, Point, Small

from anthropic._convert import Unfit, converter_of
from anthropic._schema import Unsupported, schema_of

repeatable = settings(derandomize=True, database=None, deadline=None, max_examples=150)


MISSING = object()


def problems(annotation: Any, value: Any) -> List[Tuple[str, str]]:
    """Return what is wrong with a value; nothing if it fits."""
    try:
        converter_of(annotation)(value)
    except Unfit as exc:
        return exc.problems
    return []


# --- The table of types -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ROWS)
def test_what_fits_becomes_a_value_of_the_type(name: str) -> None:
    convert = converter_of(ROWS[name].type)
    for data, expected in ROWS[name].accepts:
        before = copy.deepcopy(data)
        value = convert(data)
        # Their text tells 1 from 1.0 and True, at every depth.
        assert (value, repr(value), type(value)) == (expected, repr(expected), type(expected))
        assert data == before, "the input was changed"


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.rejects])
def test_what_does_not_fit_is_refused_with_all_places(name: str) -> None:
    convert = converter_of(ROWS[name].type)
    for data, places in ROWS[name].rejects:
        with pytest.raises(Unfit) as caught:
            convert(data)
        assert [place for place, _ in caught.value.problems] == ([places] if isinstance(places, str) else places)


@pytest.mark.parametrize("name", ROWS)
def test_what_fits_is_valid_against_the_schema(name: str) -> None:
    validator = Draft202012Validator(schema_of(ROWS[name].type))
    assert [data for data, _ in ROWS[name].accepts if not validator.is_valid(data)] == []


#: Types that ask for more than a schema says: a format, or a class's own check.
BEYOND = {"that checks", "attrs", "bounds of dates", "datetime", "date", "time", "duration", "uuid", "ipv4", "ipv6"}


@pytest.mark.parametrize("name", [name for name in ROWS if name not in BEYOND])
def test_what_is_refused_is_not_valid_against_the_schema(name: str) -> None:
    validator = Draft202012Validator(schema_of(ROWS[name].type))
    assert [data for data, _ in ROWS[name].rejects if validator.is_valid(data)] == []


# --- What is said -----------------------------------------------------------------------------------------------------

SAID: Dict[str, Tuple[Any, Any, List[Tuple[str, str]]]] = {
    "text for an integer": (int, "abc", [("", "expected an integer, not the text 'abc'")]),
    "truth for an integer": (int, True, [("", "expected an integer, not true")]),
    "fraction for an integer": (int, 0.5, [("", "expected an integer, not the number 0.5")]),
    "number for a text": (str, 5, [("", "expected a text, not the number 5")]),
    "null for a truth": (bool, None, [("", "expected true or false, not null")]),
    "array for an object": (Point, [1], [("", "expected an object, not an array")]),
    "object for an array": (List[int], {}, [("", "expected an array, not an object")]),
    "too large": (float, 10**400, [("", "expected a number, not a number as long as that")]),
    "a long text": (int, "x" * 100, [("", f"expected an integer, not the text '{'x' * 60}…'")]),
    "optional": (Optional[int], "5", [("", "expected an integer or null, not the text '5'")]),
    "choice": (Literal["a", 1, None], "b", [("", "expected one of 'a', 1, null, not the text 'b'")]),
    "only choice": (Literal["a"], "b", [("", "expected 'a', not the text 'b'")]),
    "missing": (Point, {}, [("x", "missing: expected an integer")]),
    "length": (Tuple[int, str], [1], [("", "expected an array of 2 items, not of 1")]),
    "no array": (Tuple[int, str], "ab", [("", "expected an array of 2 items, not the text 'ab'")]),
    "date": (dt.date, "today", [("", "expected a date such as '2030-01-31', not the text 'today'")]),
    "at least": (Annotated[int, at.Ge(1)], 0, [("", "must be at least 1, not 0")]),
    "greater": (Annotated[float, at.Gt(0.5)], 0.5, [("", "must be greater than 0.5, not 0.5")]),
    "at most": (Annotated[int, at.Le(1)], 2, [("", "must be at most 1, not 2")]),
    "less": (Annotated[int, at.Lt(1)], 1, [("", "must be less than 1, not 1")]),
    "multiple": (Annotated[int, at.MultipleOf(2)], 1, [("", "must be a multiple of 2, not 1")]),
    "short": (Annotated[str, at.MinLen(2)], "a", [("", "must have at least 2 characters, not 1")]),
    "long": (Annotated[List[int], at.MaxLen(1)], [1, 2], [("", "must have at most 1 items, not 2")]),
    "pattern": (
        Annotated[str, pydantic.Field(pattern="^a")],
        "b",
        [("", "must match the pattern '^a', not the text 'b'")],
    ),
    "not hashable": (
        te.TypeAliasType("some", "FrozenSet[Any]"),
        [[]],
        [("", "its items cannot be in a set: unhashable type: 'list'")],
    ),
    "unknown tag": (Union[Cat, Dog], {"kind": "cow"}, [("kind", "expected one of 'cat', 'dog', not the text 'cow'")]),
    "odd tag": (Union[Cat, Dog], {"kind": ["cat"]}, [("kind", "expected one of 'cat', 'dog', not an array")]),
    "none of two": (
        Union[Small, Large, int],
        {"a": "x"},
        [
            (
                "",
                "fits none of: Small (a: expected an integer, not the text 'x'); "
                "Large (a: expected an integer, not the text 'x')",
            )
        ],
    ),
    "several": (
        List[Node],
        [{"value": 1}, {"value": "a", "next": {"children": [{}]}}, 5],
        [
            ("[1].value", "expected an integer, not the text 'a'"),
            ("[1].next.value", "missing: expected an integer"),
            ("[1].next.children[0].value", "missing: expected an integer"),
            ("[2]", "expected an object, not the number 5"),
        ],
    ),
    "pydantic": (
        ROWS["pydantic model"].type,
        {"age": "x"},
        [
            ("name", "missing"),
            ("age", "Input should be a valid integer, unable to parse string as an integer, not the text 'x'"),
        ],
    ),
    "no pydantic": (ROWS["pydantic model"].type, 5, [("", "expected an object, not the number 5")]),
    "refused by its class": (ROWS["that checks"].type, {"start": 2, "end": 1}, [("", "end must not be before start")]),
}


@pytest.mark.parametrize("name", SAID)
def test_problems_are_told_in_words(name: str) -> None:
    annotation, data, expected = SAID[name]
    assert problems(annotation, data) == expected


def test_the_error_is_a_text_that_tells_all() -> None:
    with pytest.raises(Unfit) as caught:
        converter_of(List[Annotated[int, at.Ge(1)]])([0, 1, "a"])
    assert str(caught.value) == (
        "The input is not as it should be:\n"
        "- [0]: must be at least 1, not 0\n"
        "- [2]: expected an integer, not the text 'a'"
    )
    assert isinstance(caught.value, ValueError)
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems


def test_data_that_is_nested_too_deeply_is_refused() -> None:
    data: Any = None
    for _ in range(100_000):
        data = {"value": 1, "next": data}
    try:
        assert problems(Node, data) == [("", "it is nested too deeply")]
    finally:
        while data:  # or taking it apart recurses, too
            data = data.pop("next")


def test_mistakes_in_the_code_of_a_class_are_not_taken_for_wrong_input() -> None:
    @dataclasses.dataclass
    class Broken:
        value: int

        def __post_init__(self) -> None:
            raise KeyError("oops")

    with pytest.raises(KeyError, match="oops"):
        converter_of(List[Broken])([{"value": 1}])
    with pytest.raises(KeyError, match="oops"):
        converter_of(attrs.make_class("Holder", {"broken": attrs.field(type=Broken)}))({"broken": {"value": 1}})


def test_types_that_no_input_can_have_are_refused() -> None:
    @dataclasses.dataclass
    class Unresolved:
        amount: Nowhere  # noqa: F821

    for annotation in (bytes, List[Unresolved], Dict[str, complex]):
        with pytest.raises(Unsupported, match=r"base64|`Unresolved.amount`|complex"):
            converter_of(annotation)
    with pytest.raises(Unsupported, match="Nowhere"):
        converter_of(List["Nowhere"])  # noqa: F821


# --- Unions -----------------------------------------------------------------------------------------------------------


class Kind(str, enum.Enum):
    A = "a"


class Plain(pydantic.BaseModel):
    kind: Literal["plain"] = "plain"
    value: int


class Fancy(pydantic.BaseModel):
    kind: Literal["fancy"]
    colors: List[str] = []


@dataclasses.dataclass
class Third:
    kind: Literal["third", "3"]


@pytest.mark.parametrize(
    ("annotation", "data", "expected"),
    [
        (Union[Kind, str], "a", Kind.A),
        (Union[str, Kind], "a", "a"),
        (Union[dt.datetime, dt.date], "2030-01-31", dt.date(2030, 1, 31)),
        (Union[bool, int], 1, 1),
        (Union[int, bool], True, True),
        (Union[Dict[str, float], Dict[str, int]], {"a": 1}, {"a": 1}),
        (Union[Tuple[int, int], List[int]], [1, 2], (1, 2)),
        (Union[Tuple[int, int], List[int]], [1, 2, 3], [1, 2, 3]),
        (Union[Cat, Dict[str, Any]], {"kind": "dog"}, {"kind": "dog"}),
        (Union[Plain, Fancy, Third], {"kind": "fancy"}, Fancy(kind="fancy")),
        (Union[Plain, Fancy, Third], {"value": 1}, Plain(value=1)),
        (Union[Plain, Fancy, Third], {"kind": "3"}, Third("3")),
        (Union[Small, Point], {"x": 1}, Point(1)),
        (Union[Small, Dict[str, int]], {"a": 1, "b": 2}, {"a": 1, "b": 2}),
    ],
)
def test_the_variant_that_fits_as_it_is_goes_first(annotation: Any, data: Any, expected: Any) -> None:
    value = converter_of(annotation)(data)
    assert (value, type(value), repr(value)) == (expected, type(expected), repr(expected))


def test_the_order_of_a_union_counts_even_where_python_takes_two_for_equal() -> None:
    @dataclasses.dataclass
    class Orders:
        first: Union[dt.date, str]
        second: Union[str, dt.date]

    value = converter_of(Orders)({"first": "2030-01-31", "second": "2030-01-31"})
    assert value == Orders(dt.date(2030, 1, 31), "2030-01-31")


def test_a_tag_decides_whose_problems_are_told() -> None:
    union = Union[Plain, Fancy, Third]
    assert problems(union, {"kind": "fancy", "colors": [1]})[0][0] == "colors[0]"
    assert problems(union, {"kind": "x"}) == [
        ("kind", "expected one of 'plain', 'fancy', 'third', '3', not the text 'x'")
    ]


# --- Schema and conversion agree --------------------------------------------------------------------------------------

names = st.sampled_from(["a", "b", "key", "it's", "b c"])
texts = st.text("abcé \n", max_size=4)
scalars = st.one_of(st.none(), st.booleans(), st.integers(-3, 12), st.sampled_from([0.5, 1.0, -2.0, 1e300]), texts)


class Hue(enum.Enum):
    RED = "red"
    TWO = 2


LEAVES: List[Any] = [
    Any,
    None,
    bool,
    int,
    float,
    str,
    Literal["a", "b"],
    Literal[1, "1", None],
    Literal[True],
    Hue,
    Annotated[int, at.Ge(2), at.Lt(9)],
    Annotated[float, at.Le(1), "A description."],
    Annotated[str, at.Len(1, 3)],
    Annotated[str, pydantic.Field(pattern="^[ab]*$")],
    Annotated[int, at.MultipleOf(3)],
    Point,
    Node,
    Cat,
    ROWS["recursive alias"].type,
]


def _record(draw: Any, inner: st.SearchStrategy[Any]) -> Any:
    kind = draw(st.sampled_from(["dataclass", "attrs", "typed dict"]))
    chosen = draw(
        st.dictionaries(names if kind == "typed dict" else st.sampled_from(["a", "b", "key"]), inner, max_size=3)
    )
    optional = {name: draw(st.booleans()) for name in chosen}
    if kind == "typed dict":
        return te.TypedDict("Made", {name: te.NotRequired[t] if optional[name] else t for name, t in chosen.items()})
    if kind == "attrs":
        fields = {
            name: attrs.field(
                type=type(None) if t is None else t, kw_only=True, **({"default": None} if optional[name] else {})
            )
            for name, t in chosen.items()
        }
        return attrs.make_class("Made", fields)
    ordered = sorted(chosen, key=lambda name: optional[name])
    fields = [(name, chosen[name], *([dataclasses.field(default=None)] if optional[name] else [])) for name in ordered]
    return dataclasses.make_dataclass("Made", fields)


annotations = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        inner.map(lambda t: List[t]),
        inner.map(lambda t: Tuple[t, ...]),
        st.lists(inner, max_size=2).map(lambda ts: Tuple[tuple(ts)] if ts else Tuple[()]),
        inner.map(lambda t: Dict[str, t]),
        inner.map(lambda t: Dict[Literal["a", "key"], t]),
        inner.map(lambda t: Optional[t]),
        st.lists(inner, min_size=1, max_size=3).map(lambda ts: Union[tuple(ts)]),
        inner.map(lambda t: Annotated[List[t], at.MaxLen(2)]),
        st.composite(_record)(inner),
    ),
    max_leaves=6,
)


def values(schema: Dict[str, Any], definitions: Dict[str, Any], depth: int = 0) -> st.SearchStrategy[Any]:
    """Return a strategy of what fits a schema: of the keywords that ours have."""
    if "$ref" in schema:
        return st.deferred(lambda: values(definitions[schema["$ref"].rpartition("/")[2]], definitions, depth + 1))
    if "anyOf" in schema:
        plain = [one for one in schema["anyOf"] if one.get("type") in ("null", "string")] if depth > 3 else []
        return st.one_of([values(one, definitions, depth) for one in plain or schema["anyOf"]])
    if "enum" in schema or "const" in schema:
        return st.sampled_from(schema.get("enum") or [schema["const"]])
    if "type" not in schema:
        return scalars | st.lists(scalars, max_size=2)
    return _VALUES[schema["type"]](schema, definitions, depth)


def _integers(schema: Dict[str, Any], *_: Any) -> st.SearchStrategy[Any]:
    step = schema.get("multipleOf", 1)
    low, high = schema.get("minimum", -30), schema.get("exclusiveMaximum", 31) - 1
    numbers = st.integers(low, high).map(lambda n: n - n % step)
    return numbers | numbers.map(float)


def _objects(schema: Dict[str, Any], definitions: Dict[str, Any], depth: int) -> st.SearchStrategy[Any]:
    if "properties" in schema:
        each = {key: values(one, definitions, depth + 1) for key, one in schema["properties"].items()}
        required = {key: each.pop(key) for key in schema.get("required", [])}
        return st.fixed_dictionaries(required, optional=each if depth < 3 else {})
    keys = values(schema.get("propertyNames", {"type": "string"}), definitions)
    inner = schema["additionalProperties"]
    return st.dictionaries(
        keys, values({} if inner is True else inner, definitions, depth + 1), max_size=2 if depth < 3 else 0
    )


def _arrays(schema: Dict[str, Any], definitions: Dict[str, Any], depth: int) -> st.SearchStrategy[Any]:
    if "items" in schema:
        most = min(schema.get("maxItems", 3), 3) if depth < 3 else 0
        return st.lists(values(schema["items"], definitions, depth + 1), max_size=most)
    return st.tuples(*(values(one, definitions, depth + 1) for one in schema.get("prefixItems", []))).map(list)


_VALUES: Dict[str, Any] = {
    "null": lambda *_: st.none(),
    "boolean": lambda *_: st.booleans(),
    "integer": _integers,
    "number": lambda schema, *_: st.integers(-9, 1) | st.floats(-9, 1),
    "string": lambda schema, *_: st.text(
        "ab" if "pattern" in schema else "abcé\n",
        min_size=schema.get("minLength", 0),
        max_size=schema.get("maxLength", 4),
    ),
    "array": _arrays,
    "object": _objects,
}


@st.composite
def spoilt(draw: Any, data: Any) -> Any:
    """Draw something that is like some data, but for one part, which is anything."""
    if isinstance(data, dict) and data and draw(st.booleans()):
        key = draw(st.sampled_from(sorted(data)))
        without = {k: v for k, v in data.items() if k != key}
        return without if draw(st.booleans()) else {**without, key: draw(spoilt(data[key]))}
    if isinstance(data, list) and data and draw(st.booleans()):
        at_ = draw(st.integers(0, len(data) - 1))
        return [*data[:at_], draw(spoilt(data[at_])), *data[at_ + 1 :]]
    return draw(scalars | st.lists(scalars, max_size=2) | st.dictionaries(names, scalars, max_size=2))


@repeatable
@given(annotations, st.data())
def test_what_fits_the_schema_is_converted(annotation: Any, data: st.DataObject) -> None:
    schema = schema_of(annotation)
    value = data.draw(values(schema, schema.get("$defs", {})))
    assert Draft202012Validator(schema).is_valid(value)
    assert problems(annotation, value) == []


@repeatable
@given(annotations, st.data())
def test_what_is_converted_fits_the_schema_and_nothing_else(annotation: Any, data: st.DataObject) -> None:
    schema = schema_of(annotation)
    value = data.draw(spoilt(data.draw(values(schema, schema.get("$defs", {})))))
    assert (problems(annotation, value) == []) == Draft202012Validator(schema).is_valid(value)


@repeatable
@given(annotations, st.data())
def test_every_problem_has_its_place_in_the_input(annotation: Any, data: st.DataObject) -> None:
    schema = schema_of(annotation)
    value = data.draw(spoilt(data.draw(values(schema, schema.get("$defs", {})))))
    for place, problem in problems(annotation, value):
        found = value
        for name, literal in re.findall(r"([^\W\d]\w*)|\[(\d+|\"(?:[^\"\\]|\\.)*\")\]", place):
            holder, step = found, name or json.loads(literal)
            found = holder.get(step, MISSING) if isinstance(holder, dict) else holder[step]
        assert (found is MISSING) == problem.startswith("missing"), (place, problem)


@repeatable
@given(st.datetimes(timezones=st.none() | st.just(dt.timezone.utc)), st.sampled_from("T "))
def test_datetimes_are_read_as_they_are_written(moment: dt.datetime, separator: str) -> None:
    text = moment.isoformat(separator)
    assert converter_of(dt.datetime)(text) == moment
    assert converter_of(dt.datetime)(text.replace("+00:00", "Z")) == moment
    assert converter_of(dt.date)(text[:10]) == moment.date()
    assert converter_of(dt.time)(text[11:]) == moment.timetz()


@repeatable
@given(st.timedeltas(dt.timedelta(-(10**6)), dt.timedelta(10**6)))
def test_durations_are_read_as_pydantic_writes_them(length: dt.timedelta) -> None:
    text = json.loads(pydantic.TypeAdapter(dt.timedelta).dump_json(length))
    if "Y" not in text:
        assert converter_of(dt.timedelta)(text) == length


# --- Threads and memory -----------------------------------------------------------------------------------------------


def test_many_threads_can_use_a_converter_from_its_first_value_on() -> None:
    data = {"node": {"value": 1, "next": {"value": 2}}, "both": {"kind": "cat", "lives": 9}, "alias": [1]}
    for _ in range(5):
        cls = dataclasses.make_dataclass(
            "Made", [("node", Node), ("both", Union[Cat, Dog]), ("alias", ROWS["alias"].type)]
        )
        shared, start = converter_of(cls), threading.Barrier(8)
        results: List[Any] = []

        def use(cls: type = cls, shared: Any = shared, start: Any = start, results: List[Any] = results) -> None:
            start.wait()
            results.extend([*(shared(data) for _ in range(20)), converter_of(cls)(data)])

        threads = [threading.Thread(target=use) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(results) == 8 * 21
        assert set(map(repr, results)) == {repr(cls(Node(1, Node(2)), data["both"], [1]))}


def test_few_of_the_classes_that_were_used_once_are_kept() -> None:
    kept: weakref.WeakSet[type] = weakref.WeakSet()
    for number in range(400):
        cls = dataclasses.make_dataclass("Made", [("value", int), ("others", Dict[str, List[int]])])
        kept.add(cls)
        assert converter_of(cls)({"value": number, "others": {"a": [1]}}).value == number
        assert converter_of(List[cls])([]) == []
        schema_of(cls)
    del cls
    gc.collect()
    assert len(kept) <= 150  # the classes last used, here and in typing's own caches


def test_no_source_of_generated_code_is_kept() -> None:
    import linecache

    def kept(size: int) -> int:
        cls = attrs.make_class("Made", {f"field_{number}": attrs.field(type=int, default=0) for number in range(size)})
        before = len(linecache.cache)
        converter_of(cls)({})
        return len(linecache.cache) - before

    assert [kept(size) for size in (21, 22, 23)] == [0, 0, 0]


def test_a_class_is_looked_into_once() -> None:
    assert converter_of(Point) is converter_of(Point)
