"""The JSON Schemas of types: as the table of types says, as pydantic makes them, and which types there is none for."""

from __future__ import annotations

import collections
import dataclasses
import enum
import json
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Callable,
    Dict,
    Generator,
    List,
    Literal,
    Optional,
    Set,
    Tuple,
    Type,
    Union,
)

import annotated_types as at
import attrs
import pydantic
import pytest
import typing_extensions as te
from jsonschema import Draft202012Validator
from typed import ROWS, Box, Color, Point

from anthropic._schema import Unsupported, schema_of

if TYPE_CHECKING:
    from decimal import Decimal as Hidden


@pytest.mark.parametrize("name", ROWS)
def test_each_type_has_the_schema_of_the_table(name: str) -> None:
    assert schema_of(ROWS[name].type) == ROWS[name].schema


@pytest.mark.parametrize("name", ROWS)
def test_each_schema_is_one_and_is_json(name: str) -> None:
    schema = schema_of(ROWS[name].type)
    Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema


def test_the_table_is_long() -> None:
    assert len(ROWS) > 100


# --- Agreement with pydantic ------------------------------------------------------------------------------------------

#: Where ours is another one on purpose, and why.
DIFFERENCES = {
    "literal keys": "says the type of keys, too, as everywhere",
    "short keys": "says the type of keys, too, as everywhere",
    "of a generic typed dict": "a base's type variable stands for what it was given; pydantic forgets it",
    "derived generic": "a base's type variable stands for what it was given; pydantic takes it for the class's own",
    "named tuple": "an object: names tell a model what is what, places do not",
    "dataclass with all": "a docstring describes attributes each on its own; init=False is nothing that can be given",
    "described": "a text in Annotated is a description",
    "described by Doc": "Doc (PEP 727) is a description",
    "described twice": "a text in Annotated is a description",
    "described inside": "a text in Annotated is a description",
    "described class": "a text in Annotated is a description",
    "stricter bounds": "all bounds are checked, so the strictest one is told; pydantic tells the last",
    "tagged by Field": "anyOf says as much as oneOf with a discriminator, and models know it",
    "decimal": "the texts that are decimals have a pattern",
    "msgspec's Meta": "is understood",
}

#: What pydantic has no schema for.
OURS_ALONE = {"abstract", "attrs", "generic attrs"}


def resolved(schema: Any) -> Any:
    """Return a schema without titles, and with each definition in the place of its references."""
    definitions = schema.get("$defs", {})
    root = {key: value for key, value in schema.items() if key != "$defs"}

    def of(part: Any, inside: Tuple[str, ...], names: bool = False) -> Any:
        if isinstance(part, list):
            return [of(item, inside) for item in part]
        if not isinstance(part, dict):
            return part
        whole: Dict[str, Any] = {}
        for key, value in part.items():
            name = str(value).rpartition("/")[2]
            if names:
                whole[key] = of(value, inside)
            elif key == "$ref":
                again = {"again": len(inside) - inside.index(name)} if name in inside else None
                whole.update(again or of(definitions[name], (*inside, name)))
            elif key in ("default", "enum", "const", "examples"):
                whole[key] = value
            elif key != "title":
                whole[key] = of(value, inside, key == "properties")
        return whole

    return of(root, tuple(name for name in definitions if definitions[name] == root))


@pytest.mark.parametrize("name", [name for name in ROWS if name not in OURS_ALONE])
def test_it_is_the_schema_that_pydantic_makes_apart_from_what_is_meant_to_differ(name: str) -> None:
    theirs = resolved(pydantic.TypeAdapter(ROWS[name].type).json_schema())
    assert (resolved(schema_of(ROWS[name].type)) != theirs) == (name in DIFFERENCES)


# --- Definitions ------------------------------------------------------------------------------------------------------


def test_what_stands_under_defs_is_referred_to() -> None:
    schema = schema_of(Dict[str, Union[Point, List[Box[Point]]]])
    assert schema["$defs"].keys() == {"Point", "Box_Point"}
    assert schema["$defs"]["Box_Point"]["properties"]["item"] == {"$ref": "#/$defs/Point"}


def test_the_root_is_the_type_itself() -> None:
    assert "$defs" not in schema_of(Point)
    assert schema_of(Box[Point])["type"] == "object"


def test_classes_of_one_name_are_told_apart() -> None:
    first = dataclasses.make_dataclass("Point", [("a", int)])
    second = pydantic.create_model("Point", b=(int, ...))
    outer = pydantic.create_model("Outer", point=(second, ...), again=(Optional[second], None))
    schema = schema_of(Tuple[Point, first, second, outer])
    names = [item["$ref"].rpartition("/")[2] for item in schema["prefixItems"]]
    assert names == ["Point", "Point_2", "Point_3", "Outer"]
    inner = schema["$defs"]["Outer"]["properties"]["point"]["$ref"].rpartition("/")[2]
    assert schema["$defs"][inner] == schema["$defs"]["Point_3"]
    assert [list(schema["$defs"][name]["properties"]) for name in names[:3]] == [["x", "y"], ["a"], ["b"]]


def test_models_share_the_definitions_of_others() -> None:
    part = pydantic.create_model("Part", a=(int, ...))
    first = pydantic.create_model("First", part=(part, ...))
    second = pydantic.create_model("Second", parts=(List[part], ...))
    assert schema_of(Tuple[first, second, part])["$defs"].keys() == {"First", "Second", "Part"}


def test_a_field_may_be_called_title() -> None:
    assert "title" in schema_of(ROWS["pydantic model"].type)["properties"]


def test_other_names_for_a_class_are_no_definitions_of_their_own() -> None:
    alias = te.TypeAliasType("alias", Point)
    assert schema_of(List[alias])["$defs"].keys() == {"Point"}


# --- Defaults and descriptions ----------------------------------------------------------------------------------------


def defaults_of(**fields: Any) -> Dict[str, Any]:
    attributes = {name: attrs.field(default=value, type=Any) for name, value in fields.items()}
    schema = schema_of(attrs.make_class("Made", attributes))
    assert "required" not in schema
    return {name: rest["default"] for name, rest in schema["properties"].items() if "default" in rest}


def test_defaults_that_can_be_written_are_told_and_all_make_fields_optional() -> None:
    class Opaque:
        pass

    told = defaults_of(
        none=None, text="a", pair=(1, Color.RED), bytes=b"a", object=Opaque(), infinite=float("inf"), place=ROWS
    )
    assert told == {"none": None, "text": "a", "pair": [1, "red"]}


@pytest.mark.parametrize(
    "text",
    [
        "Of it.\n\n    Attributes:\n        x: The one.\n            It goes on.\n        y (int): The other.",
        "Of it.\n\n    Args:\n        x: The one.\n            It goes on.\n        y: The other.",
        "Of it.\n\n    Attributes\n    ----------\n    x\n        The one.\n        It goes on.\n    y : int\n"
        "        The other.",
        "Of it.\n\n    :param x: The one.\n        It goes on.\n    :ivar y: The other.",
        "Of it.\n\n    @param x: The one.\n        It goes on.\n    @ivar y: The other.",
    ],
    ids=["google", "google-args", "numpy", "rest", "epydoc"],
)
def test_docstrings_describe_classes_and_fields(text: str) -> None:
    cls = type("cls", (), {"__doc__": text, "__annotations__": {"x": int, "y": int}})
    schema = schema_of(dataclasses.dataclass(cls))
    assert schema["description"] == "Of it."
    assert [rest["description"] for rest in schema["properties"].values()] == ["The one.\nIt goes on.", "The other."]


def test_what_is_said_in_annotated_goes_before_metadata_and_that_before_the_docstring() -> None:
    @dataclasses.dataclass
    class Said:
        """Of it.

        Attributes:
            a: Docstring.
            b: Docstring.
            c: Docstring.
        """

        a: Annotated[int, "Annotated."] = dataclasses.field(metadata={"description": "Metadata."})
        b: int = dataclasses.field(metadata={"description": "Metadata."})
        c: int

    properties = schema_of(Said)["properties"]
    assert [rest["description"] for rest in properties.values()] == ["Annotated.", "Metadata.", "Docstring."]


# --- Names in quotes --------------------------------------------------------------------------------------------------


def test_local_classes_are_found_while_their_function_runs() -> None:
    @dataclasses.dataclass
    class Outer:
        inner: List[Inner]
        again: Optional[Outer]

    @dataclasses.dataclass
    class Inner:
        value: int

    assert schema_of(Outer)["$defs"].keys() == {"Outer", "Inner"}


def test_a_local_class_may_refer_to_itself_after_its_function_has_returned() -> None:
    def made() -> Any:
        @dataclasses.dataclass
        class Local:
            next: Optional[Local] = None

        return Local

    assert schema_of(made())["$defs"].keys() == {"Local"}


def test_a_field_may_be_called_like_its_type() -> None:
    @dataclasses.dataclass
    class Shadowing:
        int: int = 3
        str: str = ""

    assert [rest["type"] for rest in schema_of(Shadowing)["properties"].values()] == ["integer", "string"]


def test_classes_within_a_class_are_found() -> None:
    @dataclasses.dataclass
    class Outer:
        @dataclasses.dataclass
        class Part:
            value: int

        part: Part

    assert schema_of(Outer)["$defs"].keys() == {"Part"}


def test_class_variables_are_no_fields() -> None:
    from typing import ClassVar

    @dataclasses.dataclass
    class Counted:
        count: ClassVar[int] = 0
        value: int = 0

    assert list(schema_of(Counted)["properties"]) == ["value"]


# --- Types without a schema -------------------------------------------------------------------------------------------


@dataclasses.dataclass
class Inner:
    data: Optional[bytes]


@dataclasses.dataclass
class Outer:
    inner: List[Inner]


@dataclasses.dataclass
class Unresolved:
    amount: Hidden


class Tuples(enum.Enum):
    A = (1, 2)


class Other:
    pass


class Opaque(pydantic.BaseModel):
    function: Callable[[int], int]


UNSUPPORTED = {
    "bytes": (bytes, ["bytes has no JSON Schema", "use str", "base64"]),
    "complex": (complex, ["complex", "two numbers"]),
    "function": (Callable[[int], int], ["Callable", "use str, int", "give the JSON Schema yourself"]),
    "class": (Other, ["Other has no JSON Schema", "dataclass"]),
    "type": (Type[int], ["use str"]),
    "generator": (Generator[int, None, None], ["Generator", "use str"]),
    "never": (te.Never, ["Never"]),
    "no type": (5, ["5 has no JSON Schema"]),
    "not even hashable": ([1], ["[1] is no type"]),
    "set of keys": (Dict[int, str], ["int cannot be a key", "dict[str, ...]"]),
    "optional keys": (Dict[Optional[str], str], ["cannot be a key"]),
    "number keys": (Dict[Literal["a", 1], str], ["cannot be a key"]),
    "bare literal": (Literal, ["Literal has no JSON Schema"]),
    "bare enum": (enum.Enum, ["Enum has no JSON Schema"]),
    "literal bytes": (Literal[b"a"], ["b'a' cannot be written in JSON", "use texts or numbers"]),
    "enum of tuples": (Tuples, ["(1, 2)", "use texts or numbers"]),
    "nested": (Outer, ["`Outer.inner`: `Inner.data`: bytes has no JSON Schema: use str"]),
    "unresolved": (Unresolved, ["`Unresolved.amount`", "'Hidden'", "import what it names when the program runs"]),
    "unknown name": (List["Nowhere"], ["Nowhere", "cannot be resolved", "import"]),  # noqa: F821
    "no expression": (Optional["1 + []"], ["1 + []", "cannot be resolved", "correct it"]),
    "no annotation": (collections.namedtuple("plain", "x"), ["`plain.x`", "it has no annotation: give it one"]),
    "attrs without": (attrs.make_class("bare", ["x"]), ["`bare.x`", "it has no annotation: give it one"]),
    "limit of a truth": (Annotated[bool, at.Ge(1)], ["`ge` does not apply to bool: remove it"]),
    "length of a number": (Annotated[int, at.MinLen(1)], ["`min_length` does not apply to int"]),
    "limit of anything": (Annotated[Any, at.Ge(1)], ["`ge` does not apply"]),
    "limit of a text": (Annotated[str, at.Ge("a")], ["`ge` does not apply to str"]),
    "limit of a choice": (Annotated[Literal["a"], at.MinLen(1)], ["`min_length` does not apply"]),
    "limit of a union": (Annotated[Union[str, bool], at.Ge(1)], ["`ge` does not apply to str | bool"]),
    "pattern": (
        Annotated[str, pydantic.StringConstraints(pattern="(")],
        ["'('", "no regular expression", "correct it"],
    ),
    "pydantic's": (Opaque, ["Opaque", "pydantic makes no schema of it"]),
    "set of an unknown": (Set[Other], ["Other has no JSON Schema"]),
}


@pytest.mark.parametrize("name", UNSUPPORTED)
def test_types_without_a_schema_are_refused_with_place_and_remedy(name: str) -> None:
    annotation, words = UNSUPPORTED[name]
    with pytest.raises(Unsupported) as caught:
        schema_of(annotation)
    assert isinstance(caught.value, TypeError)
    assert [word for word in words if word not in str(caught.value)] == [], str(caught.value)
