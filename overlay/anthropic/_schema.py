"""JSON Schemas of Python types, for the input of tools and for structured outputs.

`schema_of` follows the types; what an annotation says and what a class is made of is found out in `_annotation` and
`_record`. Nothing here looks at values: how input is read as a type is told in `_convert`, and the two have to agree.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Hashable, Mapping
from copy import deepcopy
from datetime import date, time
from decimal import Decimal
from enum import Enum
from pathlib import PurePath
from typing import Any, Dict, Final, Literal, get_args, get_origin
from uuid import UUID

from ._annotation import (
    NO_NAMES,
    NO_NOTE,
    NoneType,
    Note,
    Unsupported,
    evaluated,
    is_alias,
    normal,
    noted,
    parted,
    value_of,
)
from ._docstring import Docs, docs_of
from ._format import FORMS, is_enum, written
from ._record import NO_DEFAULT, Field, Record, Records, is_pydantic
from ._unfit import is_object

__all__ = ["Schema", "Schemas", "Unsupported", "schema_of"]

Schema = Dict[str, Any]

_ROOT: Final = "#/$defs/"
_PLAIN: Final[Mapping[Any, Schema]] = {
    Any: {},
    NoneType: {"type": "null"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
}
#: The keywords of limits, for each type of JSON.
_BOUNDS: Final = {
    "ge": "minimum",
    "gt": "exclusiveMinimum",
    "le": "maximum",
    "lt": "exclusiveMaximum",
    "multiple_of": "multipleOf",
}
_KEYWORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "integer": _BOUNDS,
    "number": _BOUNDS,
    "string": {"min_length": "minLength", "max_length": "maxLength", "pattern": "pattern"},
    "array": {"min_length": "minItems", "max_length": "maxItems"},
    "object": {"min_length": "minProperties", "max_length": "maxProperties"},
}
_REMEDIES: Final[Mapping[Any, str]] = {
    bytes: "use str, and say in its description how bytes are written, such as in base64",
    bytearray: "use str, and say in its description how bytes are written, such as in base64",
    complex: "use two numbers of type float",
}
_REMEDY: Final = (
    "use str, int, float, bool, None, Literal, an Enum, list, dict, a union of these, a date, UUID or Path, a dataclass"
    ", an attrs class, a TypedDict or a pydantic model, or give the JSON Schema yourself"
)


def schema_of(annotation: Any) -> Schema:
    """Return the JSON Schema (2020-12) of a type; classes with a name stand under `$defs`, apart from the type itself.

    Raises:
        Unsupported: There is none; the message names the type, where it stands, and what to use instead.
    """
    return Schemas(Records()).whole(normal(evaluated(annotation, NO_NAMES)))


class Schemas:
    """Makes schemas that share their definitions."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._defs: dict[str, Schema] = {}
        self._names: dict[Any, str] = {}

    def whole(self, annotation: Any) -> Schema:
        """Return the schema of a type in normal form, complete with its definitions."""
        schema = self.of(annotation)
        name = schema.get("$ref", "").replace(_ROOT, "", 1)
        if len(schema) == 1 and name:  # the API wants to see the type at the root
            schema = dict(self._defs[name])
            if _ROOT + name not in _references([schema, *(d for n, d in self._defs.items() if n != name)]):
                del self._defs[name]
        return self._completed(schema)

    def whole_record(self, record: Record) -> Schema:
        """Return the schema of a record that is no class, complete with its definitions."""
        return self._completed(self.record(record, Docs(None, {}, {})))

    def _completed(self, schema: Schema) -> Schema:
        return {**schema, "$defs": self._defs} if self._defs else schema

    def of(self, annotation: Any) -> Schema:
        """Return the schema of a type in normal form."""
        base, note = parted(annotation)
        schema = self._union(note.variants) if note.variants else self._type(base)
        for name, value in note.limits:
            if not self._limit(schema, name, value):
                raise Unsupported(f"`{name}` does not apply to {_shown(base, note)}: remove it")
        if note.description:
            schema["description"] = note.description
        if note.examples:
            schema["examples"] = json.loads(note.examples)
        return schema

    def _union(self, variants: tuple[Any, ...]) -> Schema:
        schemas: list[Schema] = []
        for variant in variants:
            schema = self.of(variant)
            if schema not in schemas:
                schemas.append(schema)
        return {"anyOf": schemas} if schemas[1:] else schemas[0]

    def _type(self, kind: Any) -> Schema:
        origin, arguments = get_origin(kind), get_args(kind)
        if not isinstance(kind, Hashable):
            raise Unsupported(f"{kind!r} is no type: {_REMEDY}")
        if kind in _PLAIN:
            return dict(_PLAIN[kind])
        if kind in FORMS:
            return deepcopy(dict(FORMS[kind].schema))
        if origin is Literal and arguments:
            values = [written(value) for value in arguments]
            return {**_one_type(values), "enum": values} if values[1:] else {**_one_type(values), "const": values[0]}
        if origin is dict:
            return self._dict(*arguments)
        if origin in (list, set, frozenset, tuple):
            return self._array(origin, arguments)
        if is_alias(kind) or is_enum(kind) or is_pydantic(kind) or self._records.of(kind):
            return self._named(kind)
        raise Unsupported(f"{_shown(kind)} has no JSON Schema: {_REMEDIES.get(kind, _REMEDY)}")

    def _array(self, origin: Any, arguments: tuple[Any, ...]) -> Schema:
        if origin is tuple and ... not in arguments:
            size = {"minItems": len(arguments), "maxItems": len(arguments)}
            items = {"prefixItems": [self.of(argument) for argument in arguments]} if arguments else {}
            return {"type": "array", **items, **size}
        schema = {"type": "array", "items": self.of(arguments[0])}
        return schema if origin in (list, tuple) else {**schema, "uniqueItems": True}

    def _dict(self, key: Any, value: Any) -> Schema:
        names = self.of(key)
        target = self._defs[names["$ref"].replace(_ROOT, "", 1)] if "$ref" in names else names
        texts = target.get("enum", [target["const"]] if "const" in target else [])
        if not (target.get("type") == "string" or (texts and all(isinstance(text, str) for text in texts))):
            raise Unsupported(f"{_shown(key)} cannot be a key of a JSON object: use dict[str, ...]")
        values = self.of(value)
        schema = {"type": "object", "additionalProperties": values or True}
        return schema if names == {"type": "string"} else {**schema, "propertyNames": names}

    # Named types

    def _named(self, kind: Any) -> Schema:
        name = self._names.get(kind)
        if name is None:
            text = kind.__name__ if get_origin(kind) is None else re.sub(r"[\w.<>]+\.", "", repr(kind))
            name = self._names[kind] = self._free_name(text)
            self._defs[name] = {}  # it may refer to itself
            schema = self._definition(kind, name)
            if schema.keys() == {"$ref"}:  # another name for the same
                known = schema["$ref"].replace(_ROOT, "", 1)
            elif is_pydantic(kind) and self._defs.get(kind.__name__) == schema:  # a part of another model
                known = kind.__name__
            else:
                known, self._defs[name] = name, schema
            if known != name:
                del self._defs[name]
                name = self._names[kind] = known
        return {"$ref": _ROOT + name}

    def _free_name(self, text: str) -> str:
        base = name = re.sub(r"\W+", "_", text)[:60].strip("_")
        number = 1
        while name in self._defs:
            number += 1
            name = f"{base}_{number}"
        return name

    def _definition(self, kind: Any, name: str) -> Schema:
        origin = get_origin(kind) or kind
        if is_alias(kind):
            return self.of(value_of(kind))
        if is_pydantic(kind):
            return self._pydantic(kind, name)
        docs = docs_of(origin)
        if issubclass(origin, Enum):
            values = [written(member) for member in origin]
            schema = {**_one_type(values), "enum": values}
        else:
            record = self._records.of(kind)
            assert record is not None
            schema = self.record(record, docs, origin.__name__)
        return {**schema, "description": docs.description} if docs.description else schema

    def record(self, record: Record, docs: Docs, owner: str = "") -> Schema:
        """Return the schema of an object, without definitions.

        Args:
            record: What it is made of.
            docs: What else is known of its fields.
            owner: The name of its class, for errors.
        """
        properties: Schema = {}
        for field in record.fields:
            try:
                properties[field.key] = self._field(field, docs)
            except Unsupported as exc:
                raise exc.within(f"`{owner}.{field.key}`" if owner else f"parameter `{field.key}`") from None
        schema: Schema = {"type": "object", "properties": properties}
        required = [field.key for field in record.fields if field.required]
        if required:
            schema["required"] = required
        return {**schema, "additionalProperties": False} if record.closed else schema

    def _field(self, field: Field, docs: Docs) -> Schema:
        described = field.description or docs.attributes.get(field.key) or docs.attributes.get(field.name)
        note = Note(described) if described and not parted(field.annotation)[1].description else NO_NOTE
        schema = self.of(noted(field.annotation, note))
        try:
            return schema if field.default is NO_DEFAULT else {**schema, "default": _default(field.default)}
        except (TypeError, ValueError):
            return schema

    def _pydantic(self, kind: Any, name: str) -> Schema:
        pydantic: Any = sys.modules["pydantic"]
        try:
            schema = pydantic.TypeAdapter(kind).json_schema(ref_template=_ROOT + "{model}")
        except pydantic.errors.PydanticUserError as exc:  # those for schemas are among them
            raise Unsupported(f"{_shown(kind)}: pydantic makes no schema of it: {exc}") from exc
        definitions = {other: _tidied(definition, {}) for other, definition in schema.pop("$defs", {}).items()}
        own = schema["$ref"].replace(_ROOT, "", 1) if schema.keys() == {"$ref"} else None  # it refers to itself
        renamed = {own: name} if own else {}
        for other, definition in definitions.items():
            if other != own:
                # Other models may have brought the same.
                renamed[other] = other if self._defs.get(other) in (None, definition) else self._free_name(other)
                self._defs[renamed[other]] = definition
        for other in renamed.keys() - {own}:
            self._defs[renamed[other]] = _tidied(definitions[other], renamed)
        tidy: Schema = _tidied(definitions[own] if own else schema, renamed)
        return tidy

    def _limit(self, schema: Schema, name: str, value: Any) -> bool:
        """Put a limit where it belongs, and say whether there is such a place."""
        if "anyOf" in schema:
            took = [self._limit(one, name, value) for one in schema["anyOf"]]  # all that can take it
            return any(took)
        target = self._defs[schema["$ref"].replace(_ROOT, "", 1)] if "$ref" in schema else schema
        if "enum" in target or "const" in target:
            return False
        if target.get("format") in ("date", "time", "date-time", "duration") and name in ("ge", "gt", "le", "lt"):
            return True  # there is no keyword for it, but it is checked
        keyword = _KEYWORDS.get(target.get("type", ""), {}).get(name)
        if keyword is None or "format" in target:
            return False
        if name == "pattern":
            _check_pattern(value)
        elif keyword in schema:
            value = (max if name in ("ge", "gt", "min_length") else min)(value, schema[keyword])
        schema[keyword] = value
        return True


def _one_type(values: list[Any]) -> Schema:
    """Return the type of some values as a schema, which says nothing if they are of several."""
    kinds = {str(_PLAIN[type(value)]["type"]) for value in values}
    return {"type": kinds.pop()} if len(kinds) == 1 else {}


def _check_pattern(pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as exc:
        raise Unsupported(f"the pattern {pattern!r} is no regular expression ({exc}): correct it") from None


def _default(value: Any) -> Any:
    """Return how a default is written; TypeError or ValueError if it cannot be."""
    if isinstance(value, Enum):
        return _default(value.value)
    if type(value) in (list, tuple):
        return [_default(item) for item in value]
    if is_object(value) and type(value) is dict:
        return {_text(key): _default(item) for key, item in value.items()}
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, (UUID, PurePath, Decimal)):
        return str(value)
    if type(value) not in _PLAIN:
        raise TypeError(value)
    json.dumps(value, allow_nan=False)
    return value


def _text(key: Any) -> str:
    if type(key) is not str:
        raise TypeError(key)
    return key


def _shown(kind: Any, note: Note = NO_NOTE) -> str:
    if note.variants:
        return " | ".join(_shown(*parted(variant)) for variant in note.variants)
    return kind.__qualname__ if isinstance(kind, type) and get_origin(kind) is None else str(kind)


def _references(schema: Any) -> set[str]:
    """Return everything that a schema refers to."""
    if isinstance(schema, list):
        return {reference for item in schema for reference in _references(item)}  # pyright: ignore
    if not isinstance(schema, dict):
        return set()
    found = {reference for value in schema.values() for reference in _references(value)}  # pyright: ignore
    return {*found, schema["$ref"]} if isinstance(schema.get("$ref"), str) else found  # pyright: ignore


def _tidied(schema: Any, renamed: Mapping[str, str], names: bool = False) -> Any:
    """Return a schema without titles, which only repeat names, and with other names of definitions.

    Args:
        schema: A schema, or a part of one.
        renamed: The new names.
        names: Whether the keys are names rather than keywords.
    """
    if isinstance(schema, list):
        return [_tidied(item, renamed) for item in schema]  # pyright: ignore[reportUnknownVariableType]
    if not isinstance(schema, dict):
        return schema
    tidy: Schema = {}
    for key, value in schema.items():  # pyright: ignore[reportUnknownVariableType]
        if names or key not in ("title", "$ref", "default", "const", "enum", "examples"):
            tidy[key] = _tidied(value, renamed, not names and key in ("properties", "patternProperties"))
        elif key == "$ref":
            name = value.replace(_ROOT, "", 1)  # pyright: ignore
            tidy[key] = _ROOT + renamed.get(name, name)  # pyright: ignore
        elif key != "title":
            tidy[key] = value
    return tidy
