"""Typed views of the raw document: what a schema says, asked by name instead of by key.

The document is YAML as it was read. These few functions are the only place that knows how a schema spells its parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import TypeGuard  # Python 3.9 has none; the tests read the description there too

Schema = dict[str, Any]

NULL: Schema = {"type": "null"}
#: Keys that say nothing about the values a schema allows.
PROSE = ("description", "title", "deprecated", "examples", "example")


def is_mapping(node: object) -> TypeGuard[dict[str, Any]]:
    """Say whether a node of the document is a mapping."""
    return isinstance(node, dict)


def is_list(node: object) -> TypeGuard[list[Any]]:
    """Say whether a node of the document is a list."""
    return isinstance(node, list)


def ref_key(schema: Schema) -> str | None:
    """Return the key of the component that a schema refers to, if it is a reference."""
    ref: str | None = schema.get("$ref")
    return None if ref is None else ref.rpartition("/")[2]


def variants(schema: Schema) -> list[Schema]:
    """Return the alternatives of a schema, null included; empty for a schema that is no choice."""
    found: list[Schema] = schema.get("oneOf") or schema.get("anyOf") or []
    return found


def values_of(schema: Schema) -> list[Schema]:
    """Return the alternatives of a schema without null."""
    return [variant for variant in variants(schema) if variant != NULL]


def is_nullable(schema: Schema) -> bool:
    """Say whether a schema allows null."""
    kinds = schema.get("type")
    return kinds == "null" or (is_list(kinds) and "null" in kinds) or NULL in variants(schema)


def without_null(schema: Schema) -> Schema:
    """Return the other alternative of a schema that is "something or null", and any other schema as it is."""
    rest = values_of(schema)
    return rest[0] if len(rest) == 1 and NULL in variants(schema) else schema


def properties(schema: Schema) -> dict[str, Schema]:
    """Return the named properties of an object."""
    found: dict[str, Schema] = schema.get("properties", {})
    return found


def required(schema: Schema) -> set[str]:
    """Return the names of the properties that have to be there."""
    return set(schema.get("required", ()))


def items(schema: Schema) -> Schema | None:
    """Return what the items of an array are, if it says."""
    found: Schema | None = schema.get("items")
    return found


def map_values(schema: Schema) -> Schema | None:
    """Return what the values of an object with free keys are, if it says."""
    found: Any = schema.get("additionalProperties")
    return found if is_mapping(found) else None


def parts(schema: Schema) -> list[tuple[tuple[str | int, ...], Schema]]:
    """Return the schemas directly inside a schema, each with the way to it."""
    found: list[tuple[tuple[str | int, ...], Schema]] = []
    found += [(("properties", name), part) for name, part in properties(schema).items()]
    for key in ("items", "additionalProperties"):
        if is_mapping(schema.get(key)):
            found.append(((key,), schema[key]))
    for key in ("oneOf", "anyOf", "allOf"):
        found += [((key, index), part) for index, part in enumerate(schema.get(key, ()))]
    return found


def is_anything(schema: Schema) -> bool:
    """Say whether a schema allows every value."""
    return not schema.keys() - set(PROSE)


def component(key: str) -> Schema:
    """Return a reference to a component."""
    return {"$ref": f"#/components/schemas/{key}"}
