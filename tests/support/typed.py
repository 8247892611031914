"""Types, the JSON Schema of each, what is read as it, and what is not and where. What several tests go through.

Annotations are evaluated here, on the oldest Python, too: so no `X | Y`, but where the text of a module says so.
"""

import dataclasses
import datetime as dt
import enum
import sys
import types
from collections import abc
from decimal import Decimal
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path, PurePath
from typing import (
    Annotated,
    Any,
    Dict,
    FrozenSet,
    Generic,
    Iterable,
    List,
    Literal,
    Mapping,
    NamedTuple,
    NewType,
    Optional,
    Sequence,
    Set,
    Tuple,
    TypeVar,
    Union,
)
from uuid import UUID

import annotated_types as at
import attrs
import pydantic
import typing_extensions as te

try:
    import msgspec
except ImportError:
    msgspec = None  # type: ignore[assignment]

T = TypeVar("T")
Number = TypeVar("Number", bound=float)
Either = TypeVar("Either", int, str)
Defaulting = te.TypeVar("Defaulting", default=int)
UserId = NewType("UserId", int)


class Row(NamedTuple):
    """One type."""

    type: Any
    schema: Dict[str, Any]
    #: Decoded JSON, and what becomes of it.
    accepts: List[Tuple[Any, Any]]
    #: Decoded JSON, and the place of the one problem, or of several.
    rejects: List[Tuple[Any, Any]]


class Color(enum.Enum):
    RED = "red"
    BLUE = "blue"


class Size(enum.IntEnum):
    """How large."""

    SMALL = 1
    LARGE = 2


class Mixed(str, enum.Enum):
    ONLY = "only"


class Odd(enum.Enum):
    TEXT = "a"
    NUMBER = 1


class Level(enum.Enum):
    A = enum.auto()
    B = 2.5


@dataclasses.dataclass
class Point:
    x: int
    y: int = 0


@dataclasses.dataclass
class Order:
    """An order.

    It may have several items.

    Attributes:
        number: Its number.
        items: What is
            ordered.
    """

    number: int
    items: List[Point] = dataclasses.field(default_factory=list)
    note: Annotated[Optional[str], "A note."] = None
    color: Color = Color.RED
    sent: dt.date = dt.date(2030, 1, 31)
    weight: float = dataclasses.field(default=1.5, metadata={"description": "In kilograms."})
    internal: int = dataclasses.field(init=False, default=7)


@dataclasses.dataclass(frozen=True)
class Frozen:
    name: str


@dataclasses.dataclass
class Checked:
    start: int
    end: int

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError("end must not be before start")


@dataclasses.dataclass
class Scaled:
    value: int
    factor: dataclasses.InitVar[int] = 2

    def __post_init__(self, factor: int) -> None:
        self.value *= factor


@dataclasses.dataclass
class Node:
    value: int
    next: "Optional[Node]" = None
    children: List["Node"] = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Box(Generic[T]):
    item: T
    more: "List[T]" = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Labelled(Box[List[T]], Generic[T]):
    label: str = ""


@dataclasses.dataclass
class Chained:
    me: "Optional[te.Self]" = None


@attrs.define
class Account:
    """An account."""

    name: str
    _secret: int = attrs.field(default=3, alias="secret", metadata={"description": "A number."})
    tags: List[str] = attrs.Factory(list)
    age: Optional[int] = attrs.field(default=None, validator=attrs.validators.optional(attrs.validators.ge(0)))
    kept: int = attrs.field(init=False, default=0)


@attrs.frozen
class Pair(Generic[T]):
    left: T
    right: T


class Movie(te.TypedDict):
    title: str
    year: te.NotRequired[Annotated[int, at.Ge(1888)]]


class Partial(te.TypedDict, total=False):
    """Some of it."""

    a: te.Required[int]
    b: str


class Sequel(Movie):
    part: int


class Held(te.TypedDict, Generic[T]):
    it: T


class HeldText(Held[str]):
    size: int


Keyed = te.TypedDict("Keyed", {"it's": int, "a b": te.NotRequired[int], "\\": te.NotRequired[int]})


class Place(NamedTuple):
    lat: float
    name: str = "here"


class Cat(te.TypedDict):
    kind: Literal["cat"]
    lives: int


class Dog(te.TypedDict):
    kind: Literal["dog"]
    barks: bool


@dataclasses.dataclass
class Small:
    a: int


@dataclasses.dataclass
class Large:
    a: int
    b: int = 0


class User(pydantic.BaseModel):
    """A user."""

    name: str = pydantic.Field(description="Full name.")
    age: Optional[int] = pydantic.Field(default=None, ge=0)
    friends: List["User"] = []
    title: str = "Dr."
    homePage: str = pydantic.Field(default="", alias="home-page")


@pydantic.dataclasses.dataclass
class Measured:
    value: float
    unit: Literal["m", "ft"] = "m"


@dataclasses.dataclass
class Team:
    lead: User
    measured: Optional[Measured] = None


class Boxed(pydantic.BaseModel, Generic[T]):
    item: T


Alias = te.TypeAliasType("Alias", "List[int]")
Json = te.TypeAliasType("Json", "Union[Dict[str, Json], List[Json], str, None]")
Both = te.TypeAliasType("Both", Tuple[T, T], type_params=(T,))

_INT = {"type": "integer"}
_STR = {"type": "string"}
_NUM = {"type": "number"}
_NULL = {"type": "null"}
_POINT = {
    "type": "object",
    "properties": {"x": {"type": "integer"}, "y": {"type": "integer", "default": 0}},
    "required": ["x"],
}
_NODE = {
    "type": "object",
    "properties": {
        "value": _INT,
        "next": {"anyOf": [{"$ref": "#/$defs/Node"}, _NULL], "default": None},
        "children": {"type": "array", "items": {"$ref": "#/$defs/Node"}},
    },
    "required": ["value"],
}
_CAT = {
    "type": "object",
    "properties": {"kind": {"type": "string", "const": "cat"}, "lives": _INT},
    "required": ["kind", "lives"],
}
_DOG = {
    "type": "object",
    "properties": {"kind": {"type": "string", "const": "dog"}, "barks": {"type": "boolean"}},
    "required": ["kind", "barks"],
}
_SMALL = {"type": "object", "properties": {"a": _INT}, "required": ["a"]}
_LARGE = {"type": "object", "properties": {"a": _INT, "b": {"type": "integer", "default": 0}}, "required": ["a"]}
_USER = {
    "type": "object",
    "description": "A user.",
    "properties": {
        "name": {"type": "string", "description": "Full name."},
        "age": {"anyOf": [{"type": "integer", "minimum": 0}, _NULL], "default": None},
        "friends": {"type": "array", "items": {"$ref": "#/$defs/User"}, "default": []},
        "title": {"type": "string", "default": "Dr."},
        "home-page": {"type": "string", "default": ""},
    },
    "required": ["name"],
}


def _array(items: Any, **more: Any) -> Dict[str, Any]:
    return {"type": "array", "items": items, **more}


def _text(form: str) -> Dict[str, Any]:
    return {"type": "string", "format": form}


def _node(value: int, *children: Node, next: Optional[Node] = None) -> Node:
    return Node(value, next, list(children))


UTC = dt.timezone.utc

ROWS: Dict[str, Row] = {
    # plain values
    "any": Row(Any, {}, [(1, 1), ({"a": [None]}, {"a": [None]})], []),
    "object": Row(object, {}, [("a", "a")], []),
    "none": Row(None, _NULL, [(None, None)], [(0, ""), ("null", "")]),
    "bool": Row(bool, {"type": "boolean"}, [(True, True), (False, False)], [(1, ""), ("true", ""), (None, "")]),
    "int": Row(
        int, _INT, [(5, 5), (5.0, 5), (-1e3, -1000), (2**70, 2**70)], [("5", ""), (True, ""), (5.5, ""), (None, "")]
    ),
    "float": Row(float, _NUM, [(5, 5.0), (0.5, 0.5)], [("5", ""), (True, ""), ([], "")]),
    "str": Row(str, _STR, [("", ""), ("a", "a")], [(5, ""), (None, ""), (["a"], "")]),
    # choices
    "optional": Row(Optional[int], {"anyOf": [_INT, _NULL]}, [(None, None), (5, 5)], [("5", ""), (True, "")]),
    "union": Row(Union[int, str], {"anyOf": [_INT, _STR]}, [(5, 5), ("5", "5")], [(None, ""), (0.5, "")]),
    "int or float": Row(Union[int, float], {"anyOf": [_INT, _NUM]}, [(5, 5), (5.0, 5.0)], [("5", "")]),
    "float or int": Row(Union[float, int], {"anyOf": [_NUM, _INT]}, [(5, 5), (5.0, 5.0)], [(True, "")]),
    "lists of numbers": Row(
        Union[List[float], List[int]],
        {"anyOf": [_array(_NUM), _array(_INT)]},
        [([1, 2], [1, 2]), ([1, 2.5], [1.0, 2.5]), ([1.0], [1.0])],
        [(["a"], ""), (1, "")],
    ),
    "nested union": Row(
        Union[int, Optional[Union[str, bool]]],
        {"anyOf": [_INT, _STR, {"type": "boolean"}, _NULL]},
        [(True, True), (1, 1), (None, None)],
        [(0.5, "")],
    ),
    "literal": Row(Literal["a"], {"type": "string", "const": "a"}, [("a", "a")], [("b", ""), (1, "")]),
    "literals": Row(Literal["a", "b"], {"type": "string", "enum": ["a", "b"]}, [("b", "b")], [("c", ""), (None, "")]),
    "numbers": Row(Literal[1, 2], {"type": "integer", "enum": [1, 2]}, [(1, 1), (2.0, 2)], [(True, ""), ("1", "")]),
    "mixed literals": Row(
        Literal["a", 1, True, None], {"enum": ["a", 1, True, None]}, [(True, True), (1, 1)], [(0, "")]
    ),
    "true": Row(Literal[True], {"type": "boolean", "const": True}, [(True, True)], [(1, ""), (False, "")]),
    "literal members": Row(
        Literal[Color.RED, Color.BLUE], {"type": "string", "enum": ["red", "blue"]}, [("red", Color.RED)], [("RED", "")]
    ),
    "other literal": Row(te.Literal["x", "y"], {"type": "string", "enum": ["x", "y"]}, [("x", "x")], [("z", "")]),
    "enum": Row(Color, {"type": "string", "enum": ["red", "blue"]}, [("red", Color.RED)], [("RED", ""), (["red"], "")]),
    "int enum": Row(
        Size,
        {"type": "integer", "enum": [1, 2], "description": "How large."},
        [(1, Size.SMALL), (2.0, Size.LARGE)],
        [(True, ""), ("1", "")],
    ),
    "text enum": Row(Mixed, {"type": "string", "enum": ["only"]}, [("only", Mixed.ONLY)], [("other", "")]),
    "mixed enum": Row(Odd, {"enum": ["a", 1]}, [("a", Odd.TEXT), (1, Odd.NUMBER)], [("1", ""), (True, "")]),
    "number enum": Row(Level, {"enum": [1, 2.5]}, [(1, Level.A), (2.5, Level.B)], [(2, "")]),
    # arrays
    "list": Row(list, _array({}), [([1, "a"], [1, "a"])], [({}, ""), ("ab", "")]),
    "list of int": Row(List[int], _array(_INT), [([1, 2.0], [1, 2])], [([1, "a", True], ["[1]", "[2]"]), (None, "")]),
    "builtin list": Row(list[str], _array(_STR), [(["a"], ["a"])], [("a", "")]),
    "list in quotes": Row(List["int"], _array(_INT), [([1], [1])], [(["a"], "[0]")]),
    "builtin in quotes": Row(list["int"], _array(_INT), [([1], [1])], [(["a"], "[0]")]),
    "sequence": Row(Sequence[int], _array(_INT), [([1], [1])], [("12", ""), ({"0": 1}, "")]),
    "iterable": Row(Iterable[int], _array(_INT), [([1], [1])], [(["1"], "[0]")]),
    "abstract": Row(abc.Collection[int], _array(_INT), [([1], [1])], [(1, "")]),
    "set": Row(Set[int], _array(_INT, uniqueItems=True), [([1, 2], {1, 2})], [(["1"], "[0]"), (1, "")]),
    "frozenset": Row(FrozenSet[str], _array(_STR, uniqueItems=True), [(["a"], frozenset({"a"}))], [([1], "[0]")]),
    "abstract set": Row(abc.Set[int], _array(_INT, uniqueItems=True), [([1], {1})], [(["1"], "[0]")]),
    "set of frozen": Row(
        Set[Frozen],
        {
            **_array({"$ref": "#/$defs/Frozen"}, uniqueItems=True),
            "$defs": {"Frozen": {"type": "object", "properties": {"name": _STR}, "required": ["name"]}},
        },
        [([{"name": "a"}], {Frozen("a")})],
        [([{"name": 1}, 5], ["[0].name", "[1]"])],
    ),
    "tuple": Row(tuple, _array({}), [([1, "a"], (1, "a"))], [("ab", "")]),
    "bare Tuple": Row(Tuple, _array({}), [([], ())], [(None, "")]),
    "fixed tuple": Row(
        Tuple[int, str],
        {"type": "array", "prefixItems": [_INT, _STR], "minItems": 2, "maxItems": 2},
        [([1, "a"], (1, "a"))],
        [([1], ""), ([1, "a", 2], ""), (["a", 1], ["[0]", "[1]"]), ("1a", "")],
    ),
    "variadic tuple": Row(Tuple[int, ...], _array(_INT), [([], ()), ([1, 2], (1, 2))], [(["a"], "[0]")]),
    "empty tuple": Row(Tuple[()], {"type": "array", "minItems": 0, "maxItems": 0}, [([], ())], [([1], "")]),
    "nested lists": Row(
        List[List[int]], _array(_array(_INT)), [([[1], []], [[1], []])], [([[1, "a"], 2], ["[0][1]", "[1]"])]
    ),
    # objects
    "dict": Row(dict, {"type": "object", "additionalProperties": True}, [({"a": [1]}, {"a": [1]})], [([], "")]),
    "dict of int": Row(
        Dict[str, int],
        {"type": "object", "additionalProperties": _INT},
        [({"a": 1.0}, {"a": 1})],
        [({"a": "1", "b c": True}, ["a", '["b c"]']), ([], "")],
    ),
    "mapping": Row(
        Mapping[str, Any], {"type": "object", "additionalProperties": True}, [({"a": 1}, {"a": 1})], [(1, "")]
    ),
    "literal keys": Row(
        Dict[Literal["a", "b"], int],
        {"type": "object", "additionalProperties": _INT, "propertyNames": {"type": "string", "enum": ["a", "b"]}},
        [({"a": 1}, {"a": 1})],
        [({"c": 1}, "c"), ({"a": "1"}, "a")],
    ),
    "enum keys": Row(
        Dict[Color, int],
        {
            "type": "object",
            "additionalProperties": _INT,
            "propertyNames": {"$ref": "#/$defs/Color"},
            "$defs": {"Color": {"type": "string", "enum": ["red", "blue"]}},
        },
        [({"red": 1}, {Color.RED: 1})],
        [({"RED": 1}, "RED")],
    ),
    "short keys": Row(
        Dict[Annotated[str, at.MaxLen(1)], int],
        {"type": "object", "additionalProperties": _INT, "propertyNames": {"type": "string", "maxLength": 1}},
        [({"a": 1}, {"a": 1})],
        [({"ab": 1}, "ab")],
    ),
    "typed dict": Row(
        Movie,
        {
            "type": "object",
            "properties": {"title": _STR, "year": {"type": "integer", "minimum": 1888}},
            "required": ["title"],
        },
        [({"title": "a"}, {"title": "a"}), ({"title": "a", "year": 1999, "more": 1}, {"title": "a", "year": 1999})],
        [({"year": 1}, ["title", "year"]), ([], "")],
    ),
    "total=False": Row(
        Partial,
        {"type": "object", "properties": {"a": _INT, "b": _STR}, "required": ["a"], "description": "Some of it."},
        [({"a": 1}, {"a": 1})],
        [({"b": 1}, ["a", "b"])],
    ),
    "derived typed dict": Row(
        Sequel,
        {
            "type": "object",
            "properties": {"title": _STR, "year": {"type": "integer", "minimum": 1888}, "part": _INT},
            "required": ["title", "part"],
        },
        [({"title": "a", "part": 2}, {"title": "a", "part": 2})],
        [({"title": "a"}, "part")],
    ),
    "generic typed dict": Row(
        Held[int],
        {"type": "object", "properties": {"it": _INT}, "required": ["it"]},
        [({"it": 1}, {"it": 1})],
        [({"it": ""}, "it")],
    ),
    "of a generic typed dict": Row(
        HeldText,
        {"type": "object", "properties": {"it": _STR, "size": _INT}, "required": ["it", "size"]},
        [({"it": "a", "size": 1}, {"it": "a", "size": 1})],
        [({"it": 1, "size": 1}, "it")],
    ),
    "odd keys": Row(
        Keyed,
        {"type": "object", "properties": {"it's": _INT, "a b": _INT, "\\": _INT}, "required": ["it's"]},
        [({"it's": 1, "a b": 2, "\\": 3}, {"it's": 1, "a b": 2, "\\": 3})],
        [({"a b": "", "\\": 1}, ['["it\'s"]', '["a b"]']), ({"it's": 1, "\\": ""}, '["\\\\"]')],
    ),
    "named tuple": Row(
        Place,
        {
            "type": "object",
            "properties": {"lat": _NUM, "name": {"type": "string", "default": "here"}},
            "required": ["lat"],
        },
        [({"lat": 1}, Place(1.0)), ({"lat": 0.5, "name": "a"}, Place(0.5, "a"))],
        [({"lat": "1"}, "lat"), ([1.0, "a"], "")],
    ),
    "dataclass": Row(
        Point, _POINT, [({"x": 1}, Point(1)), ({"x": 1, "y": 2, "z": 3}, Point(1, 2))], [({"y": "a"}, ["x", "y"])]
    ),
    "dataclass with all": Row(
        Order,
        {
            "type": "object",
            "properties": {
                "number": {"type": "integer", "description": "Its number."},
                "items": {"type": "array", "items": {"$ref": "#/$defs/Point"}, "description": "What is\nordered."},
                "note": {"anyOf": [_STR, _NULL], "description": "A note.", "default": None},
                "color": {"$ref": "#/$defs/Color", "default": "red"},
                "sent": {"type": "string", "format": "date", "default": "2030-01-31"},
                "weight": {"type": "number", "description": "In kilograms.", "default": 1.5},
            },
            "required": ["number"],
            "description": "An order.\n\nIt may have several items.",
            "$defs": {"Point": _POINT, "Color": {"type": "string", "enum": ["red", "blue"]}},
        },
        [({"number": 1}, Order(1)), ({"number": 1, "items": [{"x": 2}]}, Order(1, [Point(2)]))],
        [({"items": [{"x": 1}, {"y": 1}], "color": "green"}, ["number", "items[1].x", "color"])],
    ),
    "that checks": Row(
        Checked,
        {"type": "object", "properties": {"start": _INT, "end": _INT}, "required": ["start", "end"]},
        [({"start": 1, "end": 2}, Checked(1, 2))],
        [({"start": 2, "end": 1}, ""), ({"start": 2}, "end")],
    ),
    "for its constructor": Row(
        Scaled,
        {
            "type": "object",
            "properties": {"value": _INT, "factor": {"type": "integer", "default": 2}},
            "required": ["value"],
        },
        [({"value": 1, "factor": 3}, Scaled(1, 3)), ({"value": 1}, Scaled(1))],
        [({"factor": ""}, ["value", "factor"])],
    ),
    "recursive": Row(
        Node,
        {**_NODE, "$defs": {"Node": _NODE}},
        [({"value": 1, "next": {"value": 2}, "children": [{"value": 3}]}, _node(1, _node(3), next=_node(2)))],
        [({"value": 1, "next": {"value": "a", "next": 5}}, ["next.value", "next.next"])],
    ),
    "generic": Row(
        Box[int],
        {"type": "object", "properties": {"item": _INT, "more": _array(_INT)}, "required": ["item"]},
        [({"item": 1, "more": [2]}, Box(1, [2]))],
        [({"item": "a", "more": ["b"]}, ["item", "more[0]"])],
    ),
    "bare generic": Row(
        Box,
        {"type": "object", "properties": {"item": {}, "more": _array({})}, "required": ["item"]},
        [({"item": "a"}, Box("a"))],
        [({}, "item")],
    ),
    "derived generic": Row(
        Labelled[int],
        {
            "type": "object",
            "properties": {
                "item": _array(_INT),
                "more": _array(_array(_INT)),
                "label": {"type": "string", "default": ""},
            },
            "required": ["item"],
        },
        [({"item": [1]}, Labelled([1]))],
        [({"item": 1, "more": [["a"]]}, ["item", "more[0][0]"])],
    ),
    "self": Row(
        Chained,
        {
            "type": "object",
            "properties": {"me": {"anyOf": [{"$ref": "#/$defs/Chained"}, _NULL], "default": None}},
            "$defs": {
                "Chained": {
                    "type": "object",
                    "properties": {"me": {"anyOf": [{"$ref": "#/$defs/Chained"}, _NULL], "default": None}},
                }
            },
        },
        [({"me": {}}, Chained(Chained()))],
        [({"me": {"me": 1}}, "me.me")],
    ),
    "attrs": Row(
        Account,
        {
            "type": "object",
            "properties": {
                "name": _STR,
                "secret": {"type": "integer", "default": 3, "description": "A number."},
                "tags": _array(_STR),
                "age": {"anyOf": [_INT, _NULL], "default": None},
            },
            "required": ["name"],
            "description": "An account.",
        },
        [({"name": "a", "secret": 1}, Account("a", 1))],
        [({"secret": "1"}, ["name", "secret"]), ({"name": "a", "age": -1}, "")],
    ),
    "generic attrs": Row(
        Pair[str],
        {"type": "object", "properties": {"left": _STR, "right": _STR}, "required": ["left", "right"]},
        [({"left": "a", "right": "b"}, Pair("a", "b"))],
        [({"left": 1}, ["left", "right"])],
    ),
    "tagged": Row(
        Union[Cat, Dog],
        {"anyOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}], "$defs": {"Cat": _CAT, "Dog": _DOG}},
        [({"kind": "dog", "barks": True}, {"kind": "dog", "barks": True})],
        [({"kind": "dog", "barks": 1}, "barks"), ({"kind": "cow"}, "kind"), ({"kind": "cat"}, "lives"), ([], "")],
    ),
    "tagged or text": Row(
        Union[Cat, Dog, str, None],
        {
            "anyOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}, _STR, _NULL],
            "$defs": {"Cat": _CAT, "Dog": _DOG},
        },
        [("a", "a"), (None, None), ({"kind": "cat", "lives": 9}, {"kind": "cat", "lives": 9})],
        [({"kind": "cat", "lives": "9"}, "lives"), (1, "")],
    ),
    "alike": Row(
        Union[Small, Large],
        {"anyOf": [{"$ref": "#/$defs/Small"}, {"$ref": "#/$defs/Large"}], "$defs": {"Small": _SMALL, "Large": _LARGE}},
        [({"a": 1}, Small(1)), ({"a": 1, "b": 2}, Large(1, 2)), ({"a": 1, "c": 3}, Small(1))],
        [({"a": ""}, ""), (1, "")],
    ),
    "tagged by Field": Row(
        Annotated[Union[Cat, Dog], pydantic.Field(discriminator="kind")],
        {"anyOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}], "$defs": {"Cat": _CAT, "Dog": _DOG}},
        [({"kind": "cat", "lives": 9}, {"kind": "cat", "lives": 9})],
        [({"kind": "cat"}, "lives"), ({"kind": 5}, "kind")],
    ),
    "maybe a class": Row(
        Optional[Point],
        {"anyOf": [{"$ref": "#/$defs/Point"}, _NULL], "$defs": {"Point": _POINT}},
        [(None, None), ({"x": 1}, Point(1))],
        [({"x": "a"}, "x"), ("a", "")],
    ),
    # what is said in Annotated
    "described": Row(Annotated[int, "How many."], {**_INT, "description": "How many."}, [(1, 1)], [("", "")]),
    "described by Doc": Row(Annotated[str, te.Doc("What.")], {**_STR, "description": "What."}, [("", "")], [(1, "")]),
    "described twice": Row(
        Annotated[Annotated[int, "Inner."], "Outer."], {**_INT, "description": "Outer."}, [(1, 1)], [("", "")]
    ),
    "described inside": Row(
        List[Annotated[int, "Each."]], _array({**_INT, "description": "Each."}), [([1], [1])], [([""], "[0]")]
    ),
    "described class": Row(
        Annotated[Point, "Where."],
        {"$ref": "#/$defs/Point", "description": "Where.", "$defs": {"Point": _POINT}},
        [({"x": 1}, Point(1))],
        [({}, "x")],
    ),
    "bounds": Row(
        Annotated[int, at.Ge(1), at.Lt(10)],
        {**_INT, "minimum": 1, "exclusiveMaximum": 10},
        [(1, 1), (9, 9), (9.0, 9)],
        [(0, ""), (10, ""), ("5", "")],
    ),
    "interval": Row(
        Annotated[float, at.Interval(gt=0, le=1)],
        {**_NUM, "exclusiveMinimum": 0, "maximum": 1},
        [(1, 1.0), (0.5, 0.5)],
        [(0, ""), (1.5, "")],
    ),
    "stricter bounds": Row(Annotated[int, at.Ge(5), at.Ge(1)], {**_INT, "minimum": 5}, [(5, 5)], [(3, "")]),
    "no bound": Row(Annotated[int, at.Ge, list], _INT, [(-1, -1)], [("", "")]),
    "multiple": Row(Annotated[int, at.MultipleOf(3)], {**_INT, "multipleOf": 3}, [(9, 9)], [(10, "")]),
    "multiple of a fraction": Row(
        Annotated[float, at.MultipleOf(0.5)], {**_NUM, "multipleOf": 0.5}, [(1.5, 1.5)], [(1.2, "")]
    ),
    "lengths": Row(
        Annotated[List[int], at.Len(1, 2)],
        {**_array(_INT), "minItems": 1, "maxItems": 2},
        [([1], [1])],
        [([], ""), ([1, 2, 3], ""), (["a"], "[0]")],
    ),
    "length of a dict": Row(
        Annotated[Dict[str, int], at.MinLen(1)],
        {"type": "object", "additionalProperties": _INT, "minProperties": 1},
        [({"a": 1}, {"a": 1})],
        [({}, "")],
    ),
    "pydantic's Field": Row(
        Annotated[
            str, pydantic.Field(description="Code.", min_length=2, max_length=3, pattern="^[a-z]", examples=["ab"])
        ],
        {**_STR, "description": "Code.", "minLength": 2, "maxLength": 3, "pattern": "^[a-z]", "examples": ["ab"]},
        [("abc", "abc")],
        [("a", ""), ("abcd", ""), ("1bc", ""), ("", ["", ""]), (1, "")],
    ),
    "pydantic's StringConstraints": Row(
        Annotated[str, pydantic.StringConstraints(pattern="b$", max_length=2)],
        {**_STR, "pattern": "b$", "maxLength": 2},
        [("ab", "ab")],
        [("ba", ""), ("aab", "")],
    ),
    "bounds of an optional": Row(
        Annotated[Optional[int], at.Ge(1)],
        {"anyOf": [{**_INT, "minimum": 1}, _NULL]},
        [(None, None), (1, 1)],
        [(0, ""), ("a", "")],
    ),
    "optional with bounds": Row(
        Optional[Annotated[int, at.Ge(1)]],
        {"anyOf": [{**_INT, "minimum": 1}, _NULL]},
        [(None, None), (1, 1)],
        [(0, ""), ("a", "")],
    ),
    "bounds of dates": Row(
        Annotated[dt.date, at.Ge(dt.date(2030, 1, 1))],
        _text("date"),
        [("2030-01-01", dt.date(2030, 1, 1))],
        [("2029-12-31", "")],
    ),
    # by other names
    "new type": Row(UserId, _INT, [(1, 1)], [("1", "")]),
    "type variable": Row(T, {}, [("a", "a")], []),
    "bound variable": Row(Number, _NUM, [(1, 1.0)], [("1", "")]),
    "constrained variable": Row(Either, {"anyOf": [_INT, _STR]}, [("1", "1")], [(None, "")]),
    "variable with a default": Row(Defaulting, _INT, [(1, 1)], [("1", "")]),
    "alias": Row(Alias, _array(_INT), [([1], [1])], [(["a"], "[0]")]),
    "generic alias": Row(
        Both[int],
        {"type": "array", "prefixItems": [_INT, _INT], "minItems": 2, "maxItems": 2},
        [([1, 2], (1, 2))],
        [([1, "a"], "[1]")],
    ),
    "recursive alias": Row(
        Json,
        {
            **(
                json := {
                    "anyOf": [
                        {"type": "object", "additionalProperties": {"$ref": "#/$defs/Json"}},
                        _array({"$ref": "#/$defs/Json"}),
                        _STR,
                        _NULL,
                    ]
                }
            ),
            "$defs": {"Json": json},
        },
        [({"a": [None, "b"]}, {"a": [None, "b"]})],
        [({"a": [1]}, "a[0]"), (1, "")],
    ),
    # texts
    "datetime": Row(
        dt.datetime,
        _text("date-time"),
        [
            ("2030-01-31T23:59:00Z", dt.datetime(2030, 1, 31, 23, 59, tzinfo=UTC)),
            ("2030-01-31t23:59:00z", dt.datetime(2030, 1, 31, 23, 59, tzinfo=UTC)),
            ("2030-01-31 23:59:00.5Z", dt.datetime(2030, 1, 31, 23, 59, 0, 500000, tzinfo=UTC)),
            ("2030-01-31T23:59:00.123456789Z", dt.datetime(2030, 1, 31, 23, 59, 0, 123456, tzinfo=UTC)),
            ("2030-01-31T23:59-01:30", dt.datetime(2030, 1, 31, 23, 59, tzinfo=dt.timezone(-dt.timedelta(minutes=90)))),
            ("2030-01-31T23:59:00+0100", dt.datetime(2030, 1, 31, 23, 59, tzinfo=dt.timezone(dt.timedelta(hours=1)))),
            ("2030-01-31T23:59:00", dt.datetime(2030, 1, 31, 23, 59)),
        ],
        [
            (text, "")
            for text in (
                "2030-01-31",
                "2030-02-31T00:00:00Z",
                "2030-01-31T24:00:00Z",
                "20300131T235900Z",
                "now",
                5,
                None,
            )
        ],
    ),
    "date": Row(
        dt.date,
        _text("date"),
        [("2030-01-31", dt.date(2030, 1, 31))],
        [(text, "") for text in ("2030-02-31", "20300131", "2030-W01-1", "2030-01-31T00:00:00Z", 5)],
    ),
    "time": Row(
        dt.time,
        _text("time"),
        [
            ("23:59", dt.time(23, 59)),
            ("23:59:01.25Z", dt.time(23, 59, 1, 250000, tzinfo=UTC)),
            ("00:00:00+02:00", dt.time(0, 0, tzinfo=dt.timezone(dt.timedelta(hours=2)))),
        ],
        [(text, "") for text in ("24:00", "23:60:00", "23", "2359", "")],
    ),
    "duration": Row(
        dt.timedelta,
        _text("duration"),
        [
            ("P1DT2H30M", dt.timedelta(days=1, hours=2, minutes=30)),
            ("PT0.5S", dt.timedelta(milliseconds=500)),
            ("P2W", dt.timedelta(days=14)),
            ("-PT36H", -dt.timedelta(hours=36)),
        ],
        [(text, "") for text in ("P", "PT", "P1DT", "P1Y", "1 day", "PT1H30", 90, "P9999999999D")],
    ),
    "uuid": Row(
        UUID,
        _text("uuid"),
        [("123E4567-e89b-12d3-a456-426614174000", UUID("123e4567-e89b-12d3-a456-426614174000"))],
        [("123e4567e89b12d3a456426614174000", ""), ("x", ""), (5, "")],
    ),
    "path": Row(Path, _text("path"), [("a/b", Path("a/b"))], [(5, "")]),
    "pure path": Row(PurePath, _text("path"), [("a/b", PurePath("a/b"))], [(5, "")]),
    "paths": Row(Union[Path, PurePath], _text("path"), [("a", Path("a"))], [(5, "")]),
    "ipv4": Row(IPv4Address, _text("ipv4"), [("127.0.0.1", IPv4Address("127.0.0.1"))], [("::1", ""), (5, "")]),
    "ipv6": Row(IPv6Address, _text("ipv6"), [("::1", IPv6Address("::1"))], [("127.0.0.1", "")]),
    "decimal": Row(
        Decimal,
        {"anyOf": [_NUM, {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}]},
        [(1, Decimal(1)), (0.1, Decimal("0.1")), ("0.10", Decimal("0.10"))],
        [("1e5", ""), ("NaN", ""), (True, "")],
    ),
    "date or text": Row(
        Union[dt.date, str],
        {"anyOf": [_text("date"), _STR]},
        [("2030-01-31", dt.date(2030, 1, 31)), ("soon", "soon")],
        [(5, "")],
    ),
    "text or date": Row(
        Union[str, dt.date], {"anyOf": [_STR, _text("date")]}, [("2030-01-31", "2030-01-31")], [(5, "")]
    ),
    # pydantic
    "pydantic model": Row(
        User,
        {**_USER, "$defs": {"User": _USER}},
        [({"name": "a", "home-page": "h"}, User.model_validate({"name": "a", "home-page": "h"}))],
        [({"age": -1, "friends": [{"name": 1}]}, ["name", "age", "friends[0].name"]), ("a", "")],
    ),
    "pydantic dataclass": Row(
        Measured,
        {
            "type": "object",
            "properties": {"value": _NUM, "unit": {"type": "string", "enum": ["m", "ft"], "default": "m"}},
            "required": ["value"],
        },
        [({"value": 1}, Measured(1.0))],
        [({"value": "a", "unit": "cm"}, ["value", "unit"])],
    ),
    "pydantic in a dataclass": Row(
        Team,
        {
            "type": "object",
            "properties": {
                "lead": {"$ref": "#/$defs/User"},
                "measured": {"anyOf": [{"$ref": "#/$defs/Measured"}, _NULL], "default": None},
            },
            "required": ["lead"],
            "$defs": {
                "User": _USER,
                "Measured": {
                    "type": "object",
                    "properties": {"value": _NUM, "unit": {"type": "string", "enum": ["m", "ft"], "default": "m"}},
                    "required": ["value"],
                },
            },
        },
        [({"lead": {"name": "a"}}, Team(User(name="a")))],
        [({"lead": {}, "measured": {"value": 1, "unit": "cm"}}, ["lead.name", "measured.unit"])],
    ),
    "generic pydantic model": Row(
        Boxed[int],
        {"type": "object", "properties": {"item": _INT}, "required": ["item"]},
        [({"item": 1}, Boxed[int](item=1))],
        [({"item": "a"}, "item")],
    ),
}

if msgspec is not None:
    ROWS["msgspec's Meta"] = Row(
        Annotated[int, msgspec.Meta(ge=1, description="Count.", examples=[3])],
        {**_INT, "minimum": 1, "description": "Count.", "examples": [3]},
        [(1, 1)],
        [(0, "")],
    )

if sys.version_info >= (3, 10):
    ROWS["X | Y"] = Row(int | None, {"anyOf": [_INT, _NULL]}, [(None, None), (1, 1)], [("1", "")])

if sys.version_info >= (3, 12):
    modern = types.ModuleType("modern")
    sys.modules["modern"] = modern
    exec(
        """
from dataclasses import dataclass

type Numbers = list[int]
type Tree[T] = T | list[Tree[T]]

@dataclass
class Crate[T]:
    item: T
    inside: "Crate[T] | None" = None
""",
        vars(modern),
    )
    ROWS["type statement"] = Row(modern.Numbers, _array(_INT), [([1], [1])], [(["a"], "[0]")])
    ROWS["generic type statement"] = Row(
        modern.Tree[int],
        {
            "anyOf": [_INT, _array({"$ref": "#/$defs/Tree_int"})],
            "$defs": {"Tree_int": {"anyOf": [_INT, _array({"$ref": "#/$defs/Tree_int"})]}},
        },
        [(1, 1), ([1, [2]], [1, [2]])],
        [([1, ["a"]], "[1][0]")],
    )
    crate = {
        "type": "object",
        "properties": {"item": _INT, "inside": {"anyOf": [{"$ref": "#/$defs/Crate_int"}, _NULL], "default": None}},
        "required": ["item"],
    }
    ROWS["generic class statement"] = Row(
        modern.Crate[int],
        {**crate, "$defs": {"Crate_int": crate}},
        [({"item": 1, "inside": {"item": 2}}, modern.Crate(1, modern.Crate(2)))],
        [({"item": 1, "inside": {"item": "a"}}, "inside.item")],
    )
