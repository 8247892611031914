"""Checking a document against the OpenAPI specification, so that every violation has a place.

openapi-spec-validator knows the rules, but names places only for the structure of a document. So the structure is
checked first, then each schema by itself, and only what is left is taken from its whole run.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from openapi_spec_validator import OpenAPIV31SpecValidator

from .document import Document, Pointer, SpecError, walk
from .schema import is_mapping, properties, variants

_GRAMMAR: Any = Draft202012Validator(Draft202012Validator.META_SCHEMA)


def check_form(document: Document) -> None:
    """Check references, structure and schemas.

    Raises:
        SpecError: Names the file, the place and the rule of each violation.
    """
    for group in (_references(document), _structure(document), _schemas(document)):
        messages = list(dict.fromkeys(group))
        if messages:
            raise SpecError("\n".join(messages))


def check_meaning(document: Document) -> None:
    """Check what the form alone does not show: equal operation ids, defaults of the wrong type and the like.

    Raises:
        SpecError: Names the rule of each violation.
    """
    validator: Any = OpenAPIV31SpecValidator(document.bundle)
    errors: Iterator[Any] = validator.root_validator(validator.schema_path)
    messages = [f"{_place(document, error)}: {error.message}" for error in errors]
    if messages:
        raise SpecError("\n".join(dict.fromkeys(messages)))


def _place(document: Document, error: Any) -> str:
    """Return where an error without a place may stand: most are about a default value."""
    for pointer, node in walk(document.bundle):
        if "default" in node and node["default"] == error.instance:
            return document.where(*pointer, "default")
    return document.where(*error.absolute_path)


def _references(document: Document) -> Iterator[str]:
    for pointer, node in walk(document.bundle):
        for key in node:
            if not isinstance(key, str):  # pyright: ignore[reportUnnecessaryIsInstance] # YAML has other keys
                yield f"{document.where(*pointer, key)}: a key has to be text: put it in quotes"
        if isinstance(node.get("$ref"), str):
            try:
                document.lookup(node["$ref"])
            except SpecError as problem:
                yield f"{document.where(*pointer)}: {problem}"


def _structure(document: Document) -> Iterator[str]:
    if document.is_foreign:  # All but the schemas has been written anew.
        return
    validator: Any = OpenAPIV31SpecValidator.schema_validator
    for error in validator.iter_errors(document.bundle):
        yield _violation(document, (), error)


def _schemas(document: Document) -> Iterator[str]:
    places: list[tuple[Pointer, Any]] = [
        (("components", "schemas", key), part) for key, part in document.schemas.items()
    ]
    for pointer, node in walk(document.bundle):
        if pointer[:2] != ("components", "schemas") and "schema" in node:
            places.append(((*pointer, "schema"), node["schema"]))
    for pointer, schema in places:
        found = [_violation(document, pointer, error) for error in _GRAMMAR.iter_errors(schema)]
        yield from found or _mappings(document, schema, pointer)


def _mappings(document: Document, schema: Any, pointer: Pointer) -> Iterator[str]:
    """Yield where `true` or `false` stands as a schema: allowed by JSON Schema, but no type of Python."""
    if not is_mapping(schema):
        yield f"{document.where(*pointer)}: expected a mapping, found {schema!r}"
        return
    for name, part in properties(schema).items():
        yield from _mappings(document, part, (*pointer, "properties", name))
    for index, part in enumerate(variants(schema)):
        yield from _mappings(document, part, (*pointer, index))
    if schema.get("type") == "array" and "items" in schema:
        yield from _mappings(document, schema["items"], (*pointer, "items"))


def _violation(document: Document, pointer: Pointer, error: ValidationError) -> str:
    """Describe the deepest cause of an error: an outer one only says that no alternative fits."""
    while error.context:
        error = max(error.context, key=lambda cause: len(cause.absolute_path))
    place = document.where(*pointer, *error.absolute_path)
    return f"{place}: {error.validator}: {textwrap.shorten(error.message, 300, placeholder=' …')}"
