"""`transform_schema`: what the API takes of JSON Schema, what goes into descriptions, and what is left as it is."""

from __future__ import annotations

import copy
import enum
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Dict, List, Literal, Optional, Union

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel
from pydantic import Field as PydanticField
from typed import ROWS

from anthropic import transform_schema
from anthropic._transform import FORMATS, transformed

STRING = {"type": "string"}
INTEGER = {"type": "integer"}


def obj(properties: Any, **more: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False, **more}


CASES: dict[str, tuple[Any, Any]] = {
    "a plain type": (STRING, STRING),
    "title and description": (
        {"type": "integer", "title": "Age", "description": "In years."},
        {"type": "integer", "title": "Age", "description": "In years."},
    ),
    "an empty description": ({"type": "null", "description": ""}, {"type": "null", "description": ""}),
    # Objects
    "an object is closed": (
        {"type": "object", "properties": {"a": STRING}, "required": ["a"], "additionalProperties": True},
        obj({"a": STRING}, required=["a"]),
    ),
    "an object without properties": ({"type": "object", "properties": {}}, obj({})),
    "an object with any keys": ({"type": "object"}, obj({})),
    "an object of values of a type": (
        {"type": "object", "additionalProperties": INTEGER},
        obj({}, description='{additionalProperties: {"type": "integer"}}'),
    ),
    "numbers of properties": (
        {"type": "object", "properties": {"a": STRING}, "minProperties": 1},
        obj({"a": STRING}, description="{minProperties: 1}"),
    ),
    "a property with the name of a keyword": (
        {"type": "object", "properties": {"pattern": {"type": "string", "pattern": "^a"}, "$ref": STRING}},
        obj({"pattern": {"type": "string", "description": "{pattern: ^a}"}, "$ref": STRING}),
    ),
    # Numbers and texts
    "limits of numbers": (
        {"type": "number", "minimum": 0.5, "exclusiveMaximum": 10, "multipleOf": 0.5, "description": "A size."},
        {"type": "number", "description": "A size.\n\n{minimum: 0.5, exclusiveMaximum: 10, multipleOf: 0.5}"},
    ),
    "limits of texts": (
        {"type": "string", "minLength": 1, "maxLength": 3, "pattern": "^[a-z]+$"},
        {"type": "string", "description": "{minLength: 1, maxLength: 3, pattern: ^[a-z]+$}"},
    ),
    "a text that would not show where it ends": (
        {"type": "string", "pattern": "^a{1,2}$", "default": ""},
        {"type": "string", "description": '{pattern: "^a{1,2}$", default: ""}'},
    ),
    "a format that the API knows": (
        {"type": "string", "format": "date-time"},
        {"type": "string", "format": "date-time"},
    ),
    "a format that it does not know": (
        {"type": "string", "format": "path"},
        {"type": "string", "description": "{format: path}"},
    ),
    "a default": ({"type": "boolean", "default": False}, {"type": "boolean", "description": "{default: false}"}),
    "no ASCII": (
        {"type": "string", "examples": ["é"]},
        {"type": "string", "description": '{examples: ["é"]}'},
    ),
    # Values
    "an enum": ({"type": "string", "enum": ["a", "b"]}, {"type": "string", "enum": ["a", "b"]}),
    "an enum of several types": ({"enum": ["a", 1, None]}, {"enum": ["a", 1, None]}),
    "a constant": ({"const": "a"}, {"const": "a"}),
    "a constant null": ({"type": "null", "const": None}, {"type": "null", "const": None}),
    # Arrays
    "items": ({"type": "array", "items": {"type": "object"}}, {"type": "array", "items": obj({})}),
    "no items": ({"type": "array", "minItems": 0}, {"type": "array", "minItems": 0}),
    "one item at least": (
        {"type": "array", "items": STRING, "minItems": 1},
        {"type": "array", "items": STRING, "minItems": 1},
    ),
    "more items at least": (
        {"type": "array", "items": STRING, "minItems": 2, "maxItems": 3, "uniqueItems": True},
        {"type": "array", "items": STRING, "description": "{minItems: 2, maxItems: 3, uniqueItems: true}"},
    ),
    "items each of its own": (
        {"type": "array", "prefixItems": [INTEGER, STRING, INTEGER], "minItems": 3, "maxItems": 3},
        {
            "type": "array",
            "items": {"anyOf": [INTEGER, STRING]},
            "description": (
                '{prefixItems: [{"type": "integer"}, {"type": "string"}, {"type": "integer"}], minItems: 3, maxItems: 3}'
            ),
        },
    ),
    "items each of its own, and more": (
        {"type": "array", "prefixItems": [STRING], "items": {"type": "object", "properties": {}}},
        {
            "type": "array",
            "items": {"anyOf": [STRING, obj({})]},
            "description": '{prefixItems: [{"type": "string"}], items: {"type": "object", "properties": {}}}',
        },
    ),
    "items each of its own, and no more": (
        {"type": "array", "prefixItems": [STRING], "items": False},
        {"type": "array", "items": STRING, "description": '{prefixItems: [{"type": "string"}], items: false}'},
    ),
    "items each of its own, in an older draft": (
        {"type": "array", "items": [STRING, {"type": "object", "properties": {}}]},
        {
            "type": "array",
            "items": {"anyOf": [STRING, obj({})]},
            "description": '{prefixItems: [{"type": "string"}, {"type": "object", "properties": {}}]}',
        },
    ),
    "an array that has to be empty": (
        {"type": "array", "prefixItems": [], "maxItems": 0},
        {"type": "array", "description": "{prefixItems: [], maxItems: 0}"},
    ),
    # Combinations
    "anyOf": ({"anyOf": [STRING, {"type": "object", "properties": {}}]}, {"anyOf": [STRING, obj({})]}),
    "oneOf": ({"oneOf": [STRING, INTEGER], "description": "d"}, {"anyOf": [STRING, INTEGER], "description": "d"}),
    "oneOf with a discriminator": (
        {"oneOf": [STRING, INTEGER], "discriminator": {"propertyName": "kind"}},
        {"anyOf": [STRING, INTEGER]},
    ),
    "allOf": (
        {"allOf": [{"type": "object", "properties": {"a": {"type": "integer", "minimum": 1}}}]},
        {"allOf": [obj({"a": {"type": "integer", "description": "{minimum: 1}"}})]},
    ),
    "anyOf and oneOf": (
        {"anyOf": [STRING], "oneOf": [INTEGER]},
        {"anyOf": [STRING], "description": '{oneOf: [{"type": "integer"}]}'},
    ),
    "alternatives without a type": (
        {"type": "object", "properties": {"a": STRING}, "anyOf": [{"required": ["a"]}]},
        obj({"a": STRING}, description='{anyOf: [{"required": ["a"]}]}'),
    ),
    "not": ({"type": "string", "not": {"const": "a"}}, {"type": "string", "description": '{not: {"const": "a"}}'}),
    "several types": (
        {"type": ["string", "null"], "minLength": 2, "description": "d", "default": None},
        {
            "anyOf": [{"type": "string", "description": "{minLength: 2}"}, {"type": "null"}],
            "description": "d\n\n{default: null}",
        },
    ),
    "several types and an enum": (
        {"type": ["string", "integer", "boolean"], "enum": ["a", 1]},
        {"anyOf": [{"type": "string", "enum": ["a"]}, {"type": "integer", "enum": [1]}]},
    ),
    "several types and a constant": (
        {"type": ["string", "boolean"], "const": True},
        {"anyOf": [{"type": "boolean", "const": True}]},
    ),
    "several types and their parts": (
        {"type": ["object", "array"], "properties": {"a": STRING}, "items": INTEGER},
        {"anyOf": [obj({"a": STRING}), {"type": "array", "items": INTEGER}]},
    ),
    # References
    "a reference at the root": (
        {"$ref": "#/$defs/A", "$defs": {"A": {"type": "object", "properties": {"a": STRING}}}},
        {"$ref": "#/$defs/A", "$defs": {"A": obj({"a": STRING})}},
    ),
    "definitions of an older draft": (
        {"type": "array", "items": {"$ref": "#/definitions/A"}, "definitions": {"A": {"type": "object"}}},
        {"type": "array", "items": {"$ref": "#/definitions/A"}, "definitions": {"A": obj({})}},
    ),
    "a reference with a title": (
        {"anyOf": [{"$ref": "#/$defs/A", "title": "A"}], "$defs": {"A": STRING}},
        {"anyOf": [{"$ref": "#/$defs/A"}], "$defs": {"A": STRING}},
    ),
    "a reference with more": (
        {"type": "array", "items": {"$ref": "#/$defs/A", "description": "d", "default": "a"}, "$defs": {"A": STRING}},
        {
            "type": "array",
            "items": {"anyOf": [{"$ref": "#/$defs/A"}], "description": "d\n\n{default: a}"},
            "$defs": {"A": STRING},
        },
    ),
    "a schema that contains itself": (
        {
            "$defs": {
                "N": {"type": "object", "properties": {"next": {"anyOf": [{"$ref": "#/$defs/N"}, {"type": "null"}]}}}
            },
            "$ref": "#/$defs/N",
        },
        {
            "$defs": {"N": obj({"next": {"anyOf": [{"$ref": "#/$defs/N"}, {"type": "null"}]}})},
            "$ref": "#/$defs/N",
        },
    ),
    "a schema that refers to the whole": (
        {"type": "object", "properties": {"next": {"$ref": "#"}}},
        obj({"next": {"$ref": "#"}}),
    ),
    "what says nothing of values": (
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "x", "$comment": "c", "type": "string"},
        STRING,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_schema_becomes_what_the_api_takes(name: str) -> None:
    schema, expected = CASES[name]
    before = copy.deepcopy(schema)
    result = transform_schema(schema)
    assert result == expected
    assert schema == before, "the schema was changed"


@pytest.mark.parametrize("name", CASES)
def test_the_result_is_a_schema_of_its_own(name: str) -> None:
    schema, expected = CASES[name]
    result = transform_schema(schema)
    for part in list(parts(result)):
        for value in part.values():
            if isinstance(value, list):
                value.append("changed")
        part.clear()
    assert transform_schema(schema) == expected


@pytest.mark.parametrize("name", CASES)
def test_what_the_api_takes_is_left_as_it_is(name: str) -> None:
    _, expected = CASES[name]
    assert transform_schema(expected) == expected


@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_formats_of_the_api_are_kept(kind: str) -> None:
    schema = {"type": "string", "format": kind}
    assert transform_schema(schema) == schema


@pytest.mark.parametrize(
    ("schema", "place"),
    [
        ({}, "the schema"),
        ({"description": "d"}, "the schema"),
        ({"properties": {"a": STRING}}, "the schema"),
        ({"type": "object", "properties": {"a": {"type": "array", "items": {}}}}, "`a[]`"),
        ({"type": "object", "properties": {"a": {"type": "object", "properties": {"b": True}}}}, "`a.b`"),
        ({"$ref": "#/$defs/A", "$defs": {"A": {}}}, "`A`"),
        ({"anyOf": [STRING, {}]}, "the schema"),
        (List[Any], "`[]`"),
    ],
)
def test_a_schema_without_a_type_is_an_error(schema: Any, place: str) -> None:
    with pytest.raises(ValueError, match="allows any value") as caught:
        transform_schema(schema)
    assert str(caught.value).startswith(place)


def test_something_else_than_a_schema_or_type_is_an_error() -> None:
    with pytest.raises(TypeError):
        transform_schema(5)


# Types


class Color(enum.Enum):
    RED = "red"
    BLUE = "blue"


@dataclass
class Tree:
    """A tree."""

    name: str
    children: List[Tree] = field(default_factory=list)


class Person(BaseModel):
    name: str = PydanticField(min_length=1, description="Full name.")
    age: int = PydanticField(ge=0)
    color: Optional[Color] = None


#: Types that allow any value somewhere, which the API cannot be told.
UNTYPED = {"any", "object", "list", "tuple", "bare Tuple", "bare generic", "type variable"}
#: Types of which some values have keys that are ignored; the API does not let them through.
MORE_KEYS = {"typed dict", "dataclass", "alike"}


@pytest.mark.parametrize("name", [name for name in ROWS if name not in UNTYPED])
def test_types_of_all_kinds_become_schemas_that_let_their_values_through(name: str) -> None:
    schema, emptied = transformed(ROWS[name].type)
    check(schema)
    Draft202012Validator.check_schema(schema)
    if not emptied and name not in MORE_KEYS:
        validator = Draft202012Validator(schema)
        assert [data for data, _ in ROWS[name].accepts if not validator.is_valid(data)] == []


@pytest.mark.parametrize("name", [name for name in ROWS if name in UNTYPED])
def test_types_that_allow_any_value_are_an_error(name: str) -> None:
    with pytest.raises(ValueError, match="allows any value"):
        transform_schema(ROWS[name].type)


def test_a_recursive_type() -> None:
    tree = obj(
        {"name": STRING, "children": {"type": "array", "items": {"$ref": "#/$defs/Tree"}}},
        required=["name"],
        description="A tree.",
    )
    assert transform_schema(Tree) == {**tree, "$defs": {"Tree": tree}}


def test_a_pydantic_model() -> None:
    schema = transform_schema(Person)
    assert schema["properties"]["name"] == {"type": "string", "description": "Full name.\n\n{minLength: 1}"}
    assert schema["properties"]["age"] == {"type": "integer", "description": "{minimum: 0}"}
    assert schema["$defs"]["Color"] == {"type": "string", "enum": ["red", "blue"]}
    assert schema["required"] == ["name", "age"]


@dataclass
class Inventory:
    counts: Dict[str, int]
    shelves: List[Dict[str, Any]]
    note: Optional[str] = None


def test_keys_that_are_listed_are_properties() -> None:
    assert transform_schema(Dict[Literal["a", "b"], int]) == obj({"a": INTEGER, "b": INTEGER})
    colors = {"Color": {"type": "string", "enum": ["red", "blue"]}}
    assert transform_schema(Dict[Color, int]) == {**obj({"red": INTEGER, "blue": INTEGER}), "$defs": colors}
    assert transformed(Dict[Color, int]).emptied == []
    for names in (True, {"$ref": "#/$defs/None"}, {"enum": [5]}, {"enum": []}):
        schema = {"type": "object", "additionalProperties": INTEGER, "propertyNames": names}
        assert transform_schema(schema)["properties"] == {}
        assert transformed(schema).emptied == [""]


def test_objects_that_can_only_be_empty_are_told() -> None:
    assert transformed(Inventory).emptied == ["counts", "shelves[]"]
    assert transformed(Union[Dict[str, int], int]).emptied == [""]
    assert transformed({"type": "object"}).emptied == [""]
    assert transformed({"type": "object", "patternProperties": {"^x": STRING}}).emptied == [""]
    assert transformed({"type": "object", "properties": {}}).emptied == []
    assert transformed({"type": "object", "additionalProperties": False}).emptied == []
    assert transformed({"type": "object", "properties": {"a": STRING}, "additionalProperties": True}).emptied == []


# Any schema

LEAVES = st.sampled_from(
    [STRING, INTEGER, {"type": "number", "minimum": 1}, {"const": 1}, {"enum": ["a"]}, {"type": "object"}]
)
SCHEMAS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda items: {"type": "array", "items": items, "minItems": 3}, inner),
        st.builds(
            lambda properties: {"type": "object", "properties": properties, "required": sorted(properties)},
            st.dictionaries(st.sampled_from(["a", "type", "properties", "$ref", "enum"]), inner, max_size=3),
        ),
        st.builds(
            lambda how, variants: {how: variants, "default": 1},
            st.sampled_from(["anyOf", "oneOf", "allOf"]),
            st.lists(inner, min_size=1, max_size=3),
        ),
        st.builds(lambda items: {"type": "array", "prefixItems": items}, st.lists(inner, min_size=1, max_size=3)),
    ),
    max_leaves=12,
)


@given(SCHEMAS)
def test_any_schema_becomes_what_the_api_takes(schema: Any) -> None:
    before = copy.deepcopy(schema)
    result = transform_schema(schema)
    assert schema == before
    check(result)
    assert transform_schema(result) == result


#: What the API takes.
KEYWORDS = {
    *("type", "properties", "required", "additionalProperties", "items", "minItems", "enum", "const", "format"),
    *("$ref", "$defs", "definitions", "anyOf", "allOf", "description", "title"),
}


def check(schema: Any) -> None:
    """Make sure that the API takes a schema."""
    for part in parts(schema):
        assert part.keys() <= KEYWORDS
        assert part.keys() & {"type", "$ref", "anyOf", "allOf", "enum", "const"}
        if part.get("type") == "object":
            assert part["additionalProperties"] is False
        if "$ref" in part:
            assert part.keys() <= {"$ref", "$defs"}
        assert part.get("minItems", 0) in (0, 1)
        assert part.get("format", "date") in FORMATS


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield a schema and all inside of it."""
    yield schema
    inside = [*schema.get("anyOf", ()), *schema.get("allOf", ())]
    for name in ("properties", "$defs", "definitions"):
        inside += schema.get(name, {}).values()
    if "items" in schema:
        inside.append(schema["items"])
    for part in inside:
        yield from parts(part)
