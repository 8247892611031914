"""Reading the API description: many small YAML files in, one OpenAPI document out.

`spec/openapi.yaml` holds what all operations share. Every file below `paths/` and `schemas/` is a plain mapping that
is merged into the document's `paths` and `components.schemas`. Nothing here knows Python or templates.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import yaml

Schema = dict[str, Any]


class SpecError(Exception):
    """Something in the description is wrong; the message names the file, the place in it and the rule."""


@attrs.frozen
class Document:
    """An OpenAPI document, and which file each part of it came from."""

    root: Path
    bundle: dict[str, Any]
    #: Component key → file below `root`, as a POSIX path.
    schema_files: dict[str, str]
    #: Path key → file below `root`.
    path_files: dict[str, str]

    @property
    def schemas(self) -> dict[str, Schema]:
        schemas: dict[str, Schema] = self.bundle["components"]["schemas"]
        return schemas

    def resolve(self, schema: Schema) -> Schema:
        """Follow `$ref`s until something else stands there."""
        while "$ref" in schema:
            schema = self.lookup(schema["$ref"])
        return schema

    def lookup(self, ref: str) -> dict[str, Any]:
        """Return what a local reference (`#/a/b`) names."""
        target: Any = self.bundle
        if not ref.startswith("#/"):
            raise SpecError(f"{ref!r}: only references within the document are supported")
        for part in ref[2:].split("/"):
            key = part.replace("~1", "/").replace("~0", "~")
            if not isinstance(target, dict) or key not in target:
                raise SpecError(f"{ref!r} names nothing")
            target = target[key]  # pyright: ignore[reportUnknownVariableType]
        result: dict[str, Any] = target
        return result

    def where(self, pointer: tuple[str | int, ...]) -> str:
        """Say in which file a place of the bundle stands, and where in it: `schemas/messages.yaml: Message.properties.id`."""
        match pointer:
            case ("paths", str(key), *rest) if key in self.path_files:
                file = self.path_files[key]
            case ("components", "schemas", str(key), *rest) if key in self.schema_files:
                file = self.schema_files[key]
            case _:
                return f"openapi.yaml: {'.'.join(map(str, pointer))}"
        return f"{file}: {'.'.join(map(str, (key, *rest)))}"


def load(root: Path) -> Document:
    """Read a description from its folder.

    Raises:
        SpecError: A file is missing, is no YAML mapping, or defines what another file defines.
    """
    bundle = _read(root / "openapi.yaml")
    path_files: dict[str, str] = {}
    schema_files: dict[str, str] = {}
    paths: dict[str, Any] = bundle.setdefault("paths", {})
    schemas: dict[str, Any] = bundle.setdefault("components", {}).setdefault("schemas", {})
    for folder, target, files in (("paths", paths, path_files), ("schemas", schemas, schema_files)):
        for file in _files(root / folder):
            name = file.relative_to(root).as_posix()
            for key, value in _read(file).items():
                if key in target:
                    raise SpecError(f"{name}: {key} is defined in {files.get(key, 'openapi.yaml')} already")
                target[key] = value
                files[key] = name
    return Document(root, bundle, schema_files, path_files)


def validate(document: Document) -> None:
    """Check the document against the OpenAPI specification and that every reference leads somewhere.

    Raises:
        SpecError: Names the file, the place and the rule of the first violation.
    """
    from openapi_spec_validator import OpenAPIV31SpecValidator

    for pointer, node in walk(document.bundle):
        if isinstance(node.get("$ref"), str):
            try:
                document.lookup(node["$ref"])
            except SpecError as error:
                raise SpecError(f"{document.where(pointer)}: {error}") from None
    for error in OpenAPIV31SpecValidator(document.bundle).iter_errors():
        rule = f"{error.validator}: {error.message}"
        raise SpecError(f"{document.where(tuple(error.absolute_path))}: {rule}")


def walk(node: Any, pointer: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    """Yield every mapping of a document with its place."""
    if isinstance(node, dict):
        yield pointer, node
        for key, value in node.items():
            yield from walk(value, (*pointer, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from walk(value, (*pointer, index))


def _files(folder: Path) -> list[Path]:
    # Shallow files first, so that the general parts precede the special ones.
    return sorted(folder.rglob("*.yaml"), key=lambda file: (len(file.parts), file.as_posix()))


def _read(file: Path) -> dict[str, Any]:
    try:
        content = yaml.load(file.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except FileNotFoundError:
        raise SpecError(f"{file.name}: the file is missing") from None
    except yaml.YAMLError as error:
        raise SpecError(f"{file.name}: not valid YAML: {error}") from None
    if not isinstance(content, dict):
        raise SpecError(f"{file.name}: expected a mapping")
    result: dict[str, Any] = content
    return result
