"""Reading the API description: many small YAML files in, one OpenAPI document out.

`spec/openapi.yaml` holds what all operations share. Every file below `paths/` and `schemas/` is a plain mapping that
is merged into the document's `paths` and `components.schemas`. Nothing here knows Python or templates.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Union

import attrs
import yaml

from .schema import Schema, is_list, is_mapping

if TYPE_CHECKING:
    from yaml import SafeLoader as _SafeLoader
else:  # libyaml's is ten times faster, where it is built in
    _SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Pointer = tuple[Union[str, int], ...]
VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class SpecError(Exception):
    """Something in the description is wrong; the message names the file, the place in it and the rule."""


@attrs.frozen
class Document:
    """An OpenAPI document, and which file each part of it came from."""

    root: Path
    bundle: dict[str, Any]
    #: Component key → file below `root`, as a POSIX path.
    schema_files: dict[str, str] = attrs.field(factory=dict[str, str])
    #: Path key → file below `root`.
    path_files: dict[str, str] = attrs.field(factory=dict[str, str])
    #: Whether it is someone else's: then names that collide are told apart by rule, where ours are to be corrected.
    is_foreign: bool = attrs.field(default=False, kw_only=True)

    @property
    def schemas(self) -> dict[str, Schema]:
        """The components, by key."""
        schemas: dict[str, Schema] = self.bundle["components"]["schemas"]
        return schemas

    @property
    def paths(self) -> dict[str, dict[str, Any]]:
        """The path items, by path key."""
        paths: dict[str, dict[str, Any]] = self.bundle["paths"]
        return paths

    @property
    def parameters(self) -> dict[str, dict[str, Any]]:
        """The shared parameters, by key."""
        parameters: dict[str, dict[str, Any]] = self.bundle["components"].get("parameters", {})
        return parameters

    def operations(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Yield path key, verb and description of every operation, in document order."""
        for key, item in self.paths.items():
            for verb in item:
                if verb in VERBS:
                    yield key, verb, item[verb]

    def parameters_of(self, operation: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the parameters of an operation, references followed."""
        return [self.resolve(parameter) for parameter in operation.get("parameters", [])]

    def success(self, operation: dict[str, Any]) -> dict[str, Any]:
        """Return the successful response of an operation; empty if it describes none."""
        responses: dict[str, Any] = operation.get("responses", {})
        for status, response in responses.items():
            if str(status).startswith("2"):
                return self.resolve(response)
        return {}

    def resolve(self, schema: Schema) -> Schema:
        """Follow `$ref`s until something else stands there."""
        while "$ref" in schema:
            schema = self.lookup(schema["$ref"])
        return schema

    def lookup(self, ref: str) -> dict[str, Any]:
        """Return what a local reference (`#/a/b`) names.

        Raises:
            SpecError: It names nothing, or something elsewhere.
        """
        if not ref.startswith("#/"):
            raise SpecError(f"$ref: {ref!r}: only references within the document are supported")
        target = self.bundle
        for part in ref[2:].split("/"):
            below = target.get(part.replace("~1", "/").replace("~0", "~"))
            if not is_mapping(below):
                raise SpecError(f"$ref: {ref!r} names nothing")
            target = below
        return target

    def where(self, *pointer: str | int) -> str:
        """Say where a place of the bundle stands: `spec/schemas/messages.yaml: Message.properties.id`."""
        file, rest = "openapi.yaml", pointer
        if pointer[:1] == ("paths",) and len(pointer) > 1 and pointer[1] in self.path_files:
            file, rest = self.path_files[str(pointer[1])], pointer[1:]
        elif pointer[:2] == ("components", "schemas") and len(pointer) > 2 and pointer[2] in self.schema_files:
            file, rest = self.schema_files[str(pointer[2])], pointer[2:]
        return f"{self.root.name}/{file}: {'.'.join(map(str, rest))}".removesuffix(": ")


def load(root: Path) -> Document:
    """Read a description from its folder.

    Raises:
        SpecError: A file is missing, is no YAML mapping, or defines what another file defines.
    """
    bundle = read_yaml(root / "openapi.yaml", root)
    document = Document(root, bundle)
    components = _section(bundle, "components", root)
    for folder, target, files in (
        ("paths", _section(bundle, "paths", root), document.path_files),
        ("schemas", _section(components, "schemas", root), document.schema_files),
    ):
        for file in _files(root / folder):
            name = file.relative_to(root).as_posix()
            for key, value in read_yaml(file, root).items():
                if key in target:
                    earlier = files.get(key, "openapi.yaml")
                    raise SpecError(f"{root.name}/{name}: {key}: defined in {root.name}/{earlier} already")
                target[key] = value
                files[key] = name
    return document


def walk(node: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """Yield every mapping of a document with its place."""
    if is_mapping(node):
        yield pointer, node
        for key, value in node.items():
            yield from walk(value, (*pointer, key))
    elif is_list(node):
        for index, value in enumerate(node):
            yield from walk(value, (*pointer, index))


def read_yaml(file: Path, root: Path) -> dict[str, Any]:
    """Read a file that holds one mapping.

    Raises:
        SpecError: The file is missing, is no YAML, repeats a key, or holds something else.
    """
    name = f"{root.name}/{file.relative_to(root).as_posix()}"
    try:
        content: object = yaml.load(file.read_text("utf-8"), Loader=_Loader)
    except FileNotFoundError:
        raise SpecError(f"{name}: the file is missing") from None
    except UnicodeDecodeError as problem:
        raise SpecError(f"{name}: not UTF-8: {problem}") from None
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark
        line = "" if mark is None else f"line {mark.line + 1}, column {mark.column + 1}: "
        raise SpecError(f"{name}: {line}not valid YAML: {problem.problem}") from None
    except yaml.YAMLError as problem:
        raise SpecError(f"{name}: not valid YAML: {problem}") from None
    if not is_mapping(content):
        raise SpecError(f"{name}: expected a mapping")
    return content


class _Loader(_SafeLoader):
    """The safe loader, but equal keys are an error (it keeps the last), and dates stay the text they are."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
        for first, found in _SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen and key.tag != "tag:yaml.org,2002:merge":
                raise yaml.MarkedYAMLError(problem=f"{key.value} is defined twice", problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _section(parent: dict[str, Any], key: str, root: Path) -> dict[str, Any]:
    found = parent.setdefault(key, {})
    if not is_mapping(found):
        raise SpecError(f"{root.name}/openapi.yaml: {key}: expected a mapping")
    return found


def _files(folder: Path) -> list[Path]:
    # Shallow files first, so that the general parts precede the special ones.
    return sorted(folder.rglob("*.yaml"), key=lambda file: (len(file.parts), file.as_posix()))
