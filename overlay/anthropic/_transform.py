"""JSON Schemas in the form that the API takes for structured outputs: a small part of JSON Schema, which it enforces.

What is not in that part is told to the model in descriptions, and checked when the answer is read, which is the business
of `_convert`. Schemas in, schemas out: neither requests nor answers here, and of Python types only the question for
their schemas.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, Dict, Final, List, NamedTuple, cast

Schema = Dict[str, Any]

#: Formats of texts that the API knows.
FORMATS: Final = frozenset(
    ("date-time", "time", "date", "duration", "email", "hostname", "uri", "ipv4", "ipv6", "uuid")
)
#: Where schemas stand that others refer to.
_DEFINITIONS: Final = ("$defs", "definitions")
#: Keywords that say nothing about values, or nothing that the rest of the schema does not say.
_SILENT: Final = frozenset(("$schema", "$id", "$anchor", "$comment", "discriminator"))
#: Keywords that are about values of one type only.
_ABOUT: Final[Mapping[str, frozenset[str]]] = {
    "object": frozenset(
        ("properties", "required", "additionalProperties", "patternProperties", "propertyNames")
        + ("minProperties", "maxProperties", "dependentRequired", "dependentSchemas", "unevaluatedProperties")
    ),
    "array": frozenset(
        ("items", "prefixItems", "contains", "minContains", "maxContains", "minItems", "maxItems", "uniqueItems")
        + ("additionalItems", "unevaluatedItems")
    ),
    "string": frozenset(("format", "pattern", "minLength", "maxLength", "contentEncoding", "contentMediaType")),
    "number": frozenset(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")),
}
#: Keywords that are about values of any type.
_OF_ANY_TYPE: Final = frozenset(("enum", "const", "anyOf", "oneOf", "allOf", "not", "if", "then", "else"))
_OF_VARIANTS: Final = _OF_ANY_TYPE.union(*_ABOUT.values())
_CLASSES: Final[Mapping[str, Any]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
    "array": list,
    "object": dict,
}


def transform_schema(json_schema: Any) -> Schema:
    """Return a schema in the form that the API takes for structured outputs.

    `oneOf` becomes `anyOf`, objects are closed, and what the API cannot enforce goes into descriptions, where the model
    reads it: limits of numbers, lengths, patterns and so on.

    Args:
        json_schema: A JSON Schema, which is left as it is, or a type: a pydantic model, a dataclass, an attrs class, a
            TypedDict, `list[int]`, ...

    Raises:
        TypeError: The type has no JSON Schema.
        ValueError: Some part of the schema does not say which type it is for.
    """
    return transformed(json_schema).schema


class Transformed(NamedTuple):
    """A schema in the form that the API takes."""

    schema: Schema
    #: The places of objects with any keys, of which the API lets none through.
    emptied: List[str]


def transformed(schema: Any) -> Transformed:
    """Return what `transform_schema` does, and what gets lost."""
    if not _is_schema(schema):
        from ._schema import schema_of

        schema = schema_of(schema)
    found = ((f"#/{key}/{name}", it) for key in _DEFINITIONS for name, it in schema.get(key, {}).items())
    seen = _Seen([], dict(found))
    return Transformed(_whole(schema, "", seen), seen.emptied)


class _Seen(NamedTuple):
    """What is known beside the part of a schema at hand."""

    #: The places of objects with any keys.
    emptied: List[str]
    #: The schemas that others refer to, by the reference.
    definitions: Dict[str, Any]

    def names(self, schema: Any) -> List[str]:
        """Return the texts that a schema lets through, if it lists them."""
        schema = self.definitions.get(schema.get("$ref"), schema) if _is_schema(schema) else {}
        listed: Any = schema.get("enum", []) if _is_schema(schema) else []
        return [name for name in listed if isinstance(name, str)]


def _whole(schema: Any, place: str, seen: _Seen) -> Schema:
    if not _is_schema(schema):
        raise _untyped(place)
    rest = {keyword: value for keyword, value in schema.items() if keyword not in _SILENT}
    out: Schema = {}
    for keyword in _DEFINITIONS:
        if keyword in rest:
            definitions: Mapping[str, Any] = rest.pop(keyword)
            out[keyword] = {name: _whole(value, name, seen) for name, value in definitions.items()}
    title, description = rest.pop("title", None), rest.pop("description", None)
    if "$ref" in rest:
        reference = {"$ref": rest.pop("$ref")}
        # The API takes no other keywords beside a reference.
        out.update({"anyOf": [reference]} if description or rest else reference)
    else:
        rest = _typed(out, rest, place, seen)
    if title is not None and "$ref" not in out:
        out["title"] = title
    if rest:
        told = f"{{{', '.join(f'{keyword}: {_shown(value)}' for keyword, value in rest.items())}}}"
        description = f"{description}\n\n{told}" if description else told
    if description is not None:
        out["description"] = description
    return out


def _typed(out: Schema, rest: Schema, place: str, seen: _Seen) -> Schema:
    """Put what the API takes of a schema that is no reference into `out`, and return what is left."""
    kind = rest.pop("type", None)
    if isinstance(kind, (list, tuple)):
        variants = list(_by_type(cast("Sequence[Any]", kind), rest))
        rest = {keyword: value for keyword, value in rest.items() if keyword not in _OF_VARIANTS}
        rest["anyOf"], kind = variants, None
    _combine(out, rest, kind, place, seen)
    if kind is not None:
        out["type"] = kind
        _KINDS.get(kind, _nothing)(out, rest, place, seen)
    elif not out.keys() & {"anyOf", "allOf"} and not rest.keys() & {"enum", "const"}:
        raise _untyped(place)
    out.update({keyword: deepcopy(rest.pop(keyword)) for keyword in ("enum", "const") if keyword in rest})
    return rest


def _combine(out: Schema, rest: Schema, kind: Any, place: str, seen: _Seen) -> None:
    for keyword, target in (("anyOf", "anyOf"), ("oneOf", "anyOf"), ("allOf", "allOf")):
        variants = rest.get(keyword)
        # Variants without a type only restrict the type that stands beside them; that is told, not enforced.
        if variants and target not in out and (kind is None or all(map(_is_typed, variants))):
            del rest[keyword]
            out[target] = [_whole(variant, place, seen) for variant in variants]


def _by_type(kinds: Sequence[str], rest: Schema) -> Iterator[Schema]:
    """Yield a schema for each of several types, with those keywords that are about it."""
    for kind in kinds:
        taken = _OF_ANY_TYPE | _ABOUT.get("number" if kind == "integer" else kind, frozenset())
        one = {keyword: value for keyword, value in rest.items() if keyword in taken}
        if "enum" in one:
            one["enum"] = [value for value in one["enum"] if _is_of(value, kind)]
            if not one["enum"]:
                continue
        if "const" not in one or _is_of(one["const"], kind):
            yield {"type": kind, **one}


def _is_of(value: Any, kind: str) -> bool:
    return isinstance(value, _CLASSES.get(kind, object)) and (kind == "boolean" or not isinstance(value, bool))


def _object(out: Schema, rest: Schema, place: str, seen: _Seen) -> None:
    others = rest.get("additionalProperties", "properties" not in rest)
    properties: Mapping[str, Any] = rest.pop("properties", {})
    if not properties and _is_schema(others) and seen.names(rest.get("propertyNames")):
        # Of these keys, any may be there.
        properties = dict.fromkeys(seen.names(rest.pop("propertyNames")), rest.pop("additionalProperties"))
    out["properties"] = {
        name: _whole(value, f"{place}.{name}" if place else name, seen) for name, value in properties.items()
    }
    out["additionalProperties"] = False
    if "required" in rest:
        out["required"] = list(rest.pop("required"))
    if isinstance(others, bool):
        rest.pop("additionalProperties", None)
    if others is not False and not properties and "allOf" not in out and "anyOf" not in out:
        seen.emptied.append(place)


def _array(out: Schema, rest: Schema, place: str, seen: _Seen) -> None:
    place = f"{place}[]"
    if isinstance(rest.get("items"), list):  # as in older drafts
        rest["prefixItems"] = rest.pop("items")
    if rest.get("prefixItems"):
        # Whatever stands at its place may stand at each: which one is where is told.
        others = [rest["items"]] if _is_schema(rest.get("items")) else []
        variants: list[Schema] = []
        for item in [*rest["prefixItems"], *others]:
            variant = _whole(item, place, seen)
            if variant not in variants:
                variants.append(variant)
        out["items"] = variants[0] if len(variants) == 1 else {"anyOf": variants}
    elif "items" in rest:
        out["items"] = _whole(rest.pop("items"), place, seen)
    if rest.get("minItems") in (0, 1):
        out["minItems"] = rest.pop("minItems")


def _string(out: Schema, rest: Schema, place: str, seen: _Seen) -> None:
    if rest.get("format") in FORMATS:
        out["format"] = rest.pop("format")


def _nothing(out: Schema, rest: Schema, place: str, seen: _Seen) -> None:
    pass


_KINDS: Final[Mapping[Any, Any]] = {"object": _object, "array": _array, "string": _string}


def _is_schema(value: Any) -> bool:
    return isinstance(value, Mapping)


def _is_typed(schema: Any) -> bool:
    return _is_schema(schema) and bool(schema.keys() & {"type", "$ref", "enum", "const", "anyOf", "oneOf", "allOf"})


def _untyped(place: str) -> ValueError:
    where = f"`{place}`" if place else "the schema"
    return ValueError(
        f"{where} allows any value, but the API has to be told which type values are of: give it a type, or an enum, "
        "const, $ref, anyOf, oneOf or allOf"
    )


def _shown(value: Any) -> str:
    """Return a value for a model to read: texts as they are, where it is seen where they end."""
    if isinstance(value, str) and value.strip() == value != "" and not set(value) & set(",\n"):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)
