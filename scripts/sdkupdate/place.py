"""Places of a description: what stands there, and how they lie within each other. Changes nothing."""

from __future__ import annotations

from typing import Any

from sdkdiff.change import Change
from sdkgen.document import Document, Pointer
from sdkgen.schema import is_list, is_mapping

_CHOICES = ("oneOf", "anyOf", "allOf")


def old_of(change: Change) -> Pointer:
    """Return where something changed or gone stands in our description."""
    assert change.where.old is not None
    return change.where.old


def new_of(change: Change) -> Pointer:
    """Return where something changed or new stands in the other description."""
    assert change.where.new is not None
    return change.where.new


def at(document: Document, pointer: Pointer) -> Any:
    """Return what stands at a place of a document, or an empty mapping."""
    node: Any = document.bundle
    for part in pointer:
        is_there = part in node if is_mapping(node) else is_list(node) and isinstance(part, int) and part < len(node)
        if not is_there:
            return {}
        node = _below(node, part)
    return node


def _below(node: Any, part: str | int) -> Any:
    return node[part]


def is_parameter(pointer: Pointer) -> bool:
    """Say whether a place is that of a parameter: one of an operation or one that all share."""
    return len(pointer) > 2 and pointer[-2] == "parameters" and pointer[0] in ("paths", "components")


def schema_at(pointer: Pointer) -> Pointer:
    """Return where the schema of a place stands: that of a parameter is inside of it."""
    return (*pointer, "schema") if is_parameter(pointer) else pointer


def enclosing(pointer: Pointer) -> Pointer:
    """Return the schema that a place is an alternative of."""
    while len(pointer) > 1 and pointer[-2] in _CHOICES and isinstance(pointer[-1], int):
        pointer = pointer[:-2]
    return pointer


def followed(document: Document, pointer: Pointer) -> Pointer:
    """Follow references from a place to where something else stands."""
    node = at(document, pointer)
    while is_mapping(node) and "$ref" in node:
        pointer = tuple(part.replace("~1", "/").replace("~0", "~") for part in node["$ref"][2:].split("/"))
        node = at(document, pointer)
    return pointer


def body_schema(document: Document, operation: Pointer) -> Pointer | None:
    """Return where the object is whose properties are the arguments of an operation, if it has a body."""
    body = followed(document, (*operation, "requestBody"))
    for media in at(document, body).get("content", {}):
        return followed(document, (*body, "content", media, "schema"))
    return None


def success(document: Document, operation: Pointer) -> Pointer:
    """Return where the successful answer of an operation stands."""
    answers = at(document, (*operation, "responses"))
    status = next((status for status in answers if str(status).startswith("2")), "200")
    return followed(document, (*operation, "responses", status))
