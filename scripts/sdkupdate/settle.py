"""Bringing a schema of ours to what another says, with as few lines changed as can be. Knows schemas, not changes."""

from __future__ import annotations

from typing import Any

from sdkgen.document import Document, Pointer
from sdkgen.schema import NULL, PROSE, Schema, is_list, is_mapping, variants

from .folder import Folder
from .translate import ORDER, without_prose


def settle(folder: Folder, place: Pointer, new: Any, *, is_schema: bool = True) -> None:
    """Let what stands at a place say what a translated schema does; our descriptions stay.

    Args:
        folder: Our description.
        place: Where something stands already.
        new: What it is to be, without descriptions.
        is_schema: Whether it is a schema, and no mapping of names to schemas.
    """
    old = folder.get(place)
    if is_mapping(old) and is_mapping(new):
        _mapping(folder, place, old, new, is_schema)
    elif is_list(old) and is_list(new):
        _list(folder, place, old, new)
    elif old != new:
        folder.replace(place, new)


def _mapping(folder: Folder, place: Pointer, old: dict[str, Any], new: dict[str, Any], is_schema: bool) -> None:
    said = {key for key in old if is_schema and key in PROSE and key not in new}
    if not new and not said:
        folder.replace(place, {})
        return
    for key, value in new.items():  # First what comes, so that the mapping is never empty.
        if key not in old:
            folder.add(place, key, value, order=ORDER if is_schema else None)
        elif old[key] != value:
            settle(folder, (*place, key), value, is_schema=not (is_schema and key == "properties"))
    for key in old:
        if key not in new and key not in said:
            folder.remove((*place, key))


def _list(folder: Folder, place: Pointer, old: list[Any], new: list[Any]) -> None:
    bare = [without_prose(item) for item in old]
    if not new:
        folder.replace(place, [])
        return
    for value in new:
        if value not in bare:
            folder.append(place, value)
    for index in reversed(range(len(old))):
        if bare[index] not in new:
            folder.remove((*place, index))


def allows_null(document: Document, schema: Schema, seen: tuple[str, ...] = ()) -> bool:
    """Say whether a schema, or what it refers to, allows null."""
    ref = schema.get("$ref")
    if ref is not None:
        return ref not in seen and allows_null(document, document.lookup(ref), (*seen, ref))
    kinds = schema.get("type")
    if kinds == "null" or (is_list(kinds) and "null" in kinds) or schema.get("nullable") is True:
        return True
    if None in schema.get("enum", ()) or ("const" in schema and schema["const"] is None):
        return True
    return any(allows_null(document, part, seen) for part in variants(schema))


def with_null(schema: Schema) -> Schema:
    """Return a schema without prose that allows null too."""
    kinds = schema.get("type")
    if variants(schema):
        key = "oneOf" if "oneOf" in schema else "anyOf"
        return {**schema, key: [*schema[key], NULL]}
    if isinstance(kinds, str) and "enum" not in schema and "const" not in schema:
        return {**schema, "type": [kinds, "null"]}
    outside: Schema = {key: schema[key] for key in ("default", "x-python-name") if key in schema}
    return {**outside, "anyOf": [{key: value for key, value in schema.items() if key not in outside}, NULL]}


def without_null(schema: Schema) -> Schema:
    """Return a schema without prose that does not allow null itself."""
    kinds = schema.get("type")
    if is_list(kinds):
        rest = [kind for kind in kinds if kind != "null"]
        schema = {**schema, "type": rest[0] if len(rest) == 1 else rest}
    if "enum" in schema:
        schema = {**schema, "enum": [value for value in schema["enum"] if value is not None]}
    for key in ("oneOf", "anyOf"):
        if key in schema:
            values = [part for part in schema[key] if part != NULL]
            rest_of = {name: value for name, value in schema.items() if name != key}
            return {**rest_of, **values[0]} if len(values) == 1 else {**schema, key: values}
    return schema
