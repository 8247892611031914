"""What the driver asks of a description beyond OpenAPI: checked before anything is planned, so that planning never fails.

Every check yields messages that name the file, the place in it and the rule; all of them are reported at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Any

from .deltas import Deltas
from .document import VERBS, Document, Pointer, SpecError
from .names import Path, attribute, is_taken, method_names, module, param_name
from .reach import Reach
from .schema import Schema, parts, properties, ref_key, required
from .settings import Settings

_CLASS_NAME = re.compile(r"[A-Z][A-Za-z0-9_]*")
_PATH_PARAMETER = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_COMPONENT = "#/components/schemas/"


def check(document: Document, settings: Settings) -> None:
    """Check a document that is valid OpenAPI, and what `sdk.yaml` says of it.

    Raises:
        SpecError: Names every violation.
    """
    # Each group relies on the ones before it.
    for group in (
        _shapes(document),
        _cycles(document),
        _names(document),
        _operations(document, settings),
        _settings(document, settings),
        _streamed(document, settings),
    ):
        messages = list(dict.fromkeys(group))
        if messages:
            raise SpecError("\n".join(messages))


# Schemas


def _shapes(document: Document) -> Iterator[str]:
    for key, schema in document.schemas.items():
        yield from _schema(document, schema, ("components", "schemas", key), named=True)
    for path, verb, operation in document.operations():
        for pointer, schema, is_body in _operation_schemas(document, operation):
            yield from _schema(document, schema, ("paths", path, verb, *pointer), named=is_body)


def _cycles(document: Document) -> Iterator[str]:
    for key, schema in document.schemas.items():
        cycle = _cycle(document, schema, (key,))
        if cycle:
            where = document.where("components", "schemas", key)
            yield f"{where}: it contains itself ({' → '.join(cycle)}) with no object in between: allow any value ({{}}) there"


def _operation_schemas(document: Document, operation: dict[str, Any]) -> Iterator[tuple[Pointer, Schema, bool]]:
    """Yield the schemas of an operation with their places, and whether each is a whole request body."""
    for parameter in document.parameters_of(operation):
        yield ("parameters", parameter["name"]), parameter.get("schema", {}), False
    for media, body in operation.get("requestBody", {}).get("content", {}).items():
        yield ("requestBody", "content", media), body.get("schema", {}), True
    for media, body in document.success(operation).get("content", {}).items():
        yield ("responses", "content", media), body.get("schema", {}), False


def _schema(document: Document, schema: Schema, pointer: Pointer, *, named: bool) -> Iterator[str]:
    where = document.where(*pointer)
    key = ref_key(schema)
    if key is not None and schema["$ref"] != f"{_COMPONENT}{key}":
        yield f"{where}: $ref: {schema['$ref']!r} names no component: schemas refer to {_COMPONENT}…"
    if "allOf" in schema:
        yield f"{where}: allOf is not supported: write the properties out"
    if "properties" in schema and not named:
        yield f"{where}: an object with properties has to be a component of its own, so that it has a name"
    taken: dict[str, str] = {}
    for wire in properties(schema):
        other = taken.setdefault(attribute(wire), wire)
        if other != wire and not document.is_foreign:
            yield f"{where}.properties: {other} and {wire} would both be the attribute {attribute(wire)}"
    undefined = required(schema) - properties(schema).keys()
    if undefined:
        yield f"{where}: required: there is no property {min(undefined)}"
    for value in [schema["const"]] if "const" in schema else schema.get("enum", ()):
        if not isinstance(value, (str, int, type(None))):
            yield f"{where}: the constant {value!r} is no text, whole number, truth value or null"
    for below, part in parts(schema):
        if below[0] != "allOf":
            yield from _schema(document, part, (*pointer, *below), named=False)


def _cycle(document: Document, schema: Schema, trail: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the way from a schema back to the component it started from, if it crosses no object."""
    if "properties" in schema:
        return None
    key = ref_key(schema)
    if key is not None:
        if key == trail[0]:
            return (*trail, key)
        return None if key in trail else _cycle(document, document.schemas[key], (*trail, key))
    found = (_cycle(document, part, trail) for _, part in parts(schema))
    return next((cycle for cycle in found if cycle), None)


# Names


def _names(document: Document) -> Iterator[str]:
    reach = Reach(document)
    modules: dict[str, str] = {}
    requests: dict[str, str] = {}
    for key in document.schemas:
        where = document.where("components", "schemas", key)
        if not _CLASS_NAME.fullmatch(key):
            yield f"{where}: a component key is a class name: a capital, then letters and digits"
        if is_taken(key) or is_taken(param_name(key)):
            yield f"{where}: generated modules use the name {key} themselves: rename the component"
        other = modules.setdefault(module(key), key)
        if other != key:
            yield f"{where}: it and {other} would share the module {module(key)}: rename one of them"
        if key in reach.sides["param"]:
            other = requests.setdefault(param_name(key), key)
            if other != key:
                yield f"{where}: it and {other} would both be the request type {param_name(key)}: rename one of them"


# Operations


def _operations(document: Document, settings: Settings) -> Iterator[str]:
    for key, item in document.paths.items():
        for entry in item:
            if entry not in VERBS:
                yield f"{document.where('paths', key, entry)}: not supported beside operations: write it in each of them"
        _, _, query = key.partition("?")
        if query and not all(re.fullmatch(r"[^=]+=[^=]+", pair) for pair in query.split("&")):
            yield f"{document.where('paths', key)}: the query of a path key has to read name=value"
    for key, verb, operation in document.operations():
        where = document.where("paths", key, verb)
        yield from (f"{where}: {rule}" for rule in _parameters(document, settings, Path.parse(key), operation))
        yield from (f"{where}: {rule}" for rule in _bodies(document, operation))


def _parameters(document: Document, settings: Settings, path: Path, operation: dict[str, Any]) -> Iterator[str]:
    declared = document.parameters_of(operation)
    in_path = [p["name"] for p in declared if p["in"] == "path"]
    for name in path.parameters:
        if name not in in_path:
            yield f"parameters: the path parameter {name} is not declared"
        if not _PATH_PARAMETER.fullmatch(name):
            yield f"parameters: the path parameter {name} is no name of letters, digits, _ and -"
    for name in in_path:
        if name not in path.parameters:
            yield f"parameters: {name} is declared as a path parameter, but the path has no {{{name}}}"
    for parameter in declared:
        name = parameter["name"]
        if "schema" not in parameter:
            yield f"parameters.{name}: a parameter is described by a schema"
        if parameter["in"] == "cookie":
            yield f"parameters.{name}: cookie parameters are not supported"
        if (
            parameter["in"] == "header"
            and not document.is_foreign
            and name not in (*settings.client_headers, settings.beta_header)
        ):
            yield f"parameters.{name}: no method takes headers: list it under client_headers in sdk.yaml"


def _bodies(document: Document, operation: dict[str, Any]) -> Iterator[str]:
    for media, body in operation.get("requestBody", {}).get("content", {}).items():
        if "properties" not in document.resolve(body.get("schema", {})):
            yield f"requestBody.content.{media}: a request body is an object with properties: each becomes an argument"
    if not document.success(operation):
        yield "responses: no successful response (2xx) is described"


# sdk.yaml


def _settings(document: Document, settings: Settings) -> Iterator[str]:
    found = (*_unknown_components(document, settings), *_unknown_operations(document, settings))
    yield from (f"{document.root.name}/sdk.yaml: {rule}" for rule in found)


def _streamed(document: Document, settings: Settings) -> Iterator[str]:
    found = Deltas(document, settings).violations()
    yield from (f"{document.root.name}/sdk.yaml: {rule}" for rule in found)


def _unknown_components(document: Document, settings: Settings) -> Iterator[str]:
    mentioned: list[tuple[str, str]] = [
        *(("accepts_models", key) for pair in settings.accepts_models.items() for key in pair),
        *(("accepts_objects", key) for key in settings.accepts_objects),
        *(("unseen_events", key) for key in settings.unseen_events),
        *(("streamed.deltas", key) for key in settings.streamed.deltas),
        *(("streamed.blocks", key) for key in settings.streamed.blocks),
        *(("closed_enums", key) for key in settings.closed_enums),
        *((f"operations.{op}.types", key) for op, own in settings.operations.items() for key in own.types.values()),
    ]
    for entry, key in mentioned:
        if key not in document.schemas:
            yield f"{entry}: the description has no component {key}"
    yield from _protocols(document, settings.accepts_objects)
    for field in settings.added_later:
        key, _, name = field.partition(".")
        if name not in properties(document.schemas.get(key, {})):
            yield f"added_later: the description has no property {field}"
    for name, rule in settings.computed.items():
        yield from _computed(document, name, rule)
    files = set(document.schema_files.values())
    for pattern in settings.namespaces:
        if not _matches(pattern, files, document.schemas):
            yield f"namespaces: {pattern} matches no file or component"


def _protocols(document: Document, accepts_objects: dict[str, str]) -> Iterator[str]:
    listed = Reach(document).listed
    fields = (wire for schema in document.schemas.values() for wire in properties(schema))
    others = {*document.schemas, *map(param_name, document.schemas), *fields}
    for key, name in accepts_objects.items():
        if key in document.schemas and key not in listed:
            yield f"accepts_objects: no request takes a list of {key}"
        if not _CLASS_NAME.fullmatch(name) or is_taken(name) or name in others:
            yield f"accepts_objects.{key}: {name} has to be a class name that nothing else has"


def _computed(document: Document, name: str, rule: dict[str, list[str]]) -> Iterator[str]:
    key, _, own = name.partition(".")
    known = properties(document.schemas.get(key, {}))
    if not own.isidentifier() or own in known:
        yield f"computed: {name} has to be a component and the name of a new property"
    if len(rule) != 1 or not rule.keys() <= {"text_of", "sum_of"}:
        yield f"computed.{name}: say either text_of or sum_of"
    for field in (field for fields in rule.values() for field in fields):
        if field not in known:
            yield f"computed.{name}: the description has no property {key}.{field}"


def _matches(pattern: str, files: Iterable[str], components: Iterable[str]) -> bool:
    if pattern.endswith("/"):
        return any(file.startswith(pattern) for file in files)
    return pattern in files if "/" in pattern else any(fnmatchcase(key, pattern) for key in components)


def _unknown_operations(document: Document, settings: Settings) -> Iterator[str]:
    labels = [f"{verb.upper()} {key}" for key, verb, _ in document.operations()]
    for label in settings.operations:
        if label not in labels:
            yield f"operations.{label}: the description has no such operation"
    named = method_names(document, {label: own.name for label, own in settings.operations.items()})
    methods = named.values()
    resources = {method.rpartition(".")[0] for method in methods}
    for name in settings.betas:
        if name not in methods and name not in resources:
            yield f"betas.{name}: there is no resource or method of this name"
    places = {method: place for place, method in named.items()}
    for method, parameters in settings.own_forms.items():
        found = _taken(document, *places[method]) if method in places else {}
        for name in parameters:
            if name not in found:
                yield f"own_forms.{method}: there is no method of this name that takes {name}"
    for name in settings.facts:
        if not name.isidentifier():
            yield f"facts.{name}: the name of a table has to be a Python name"
        if name.upper() == "DELTAS":
            yield f"facts.{name}: the table of this name is made of streamed: call it otherwise"


def _taken(document: Document, key: str, verb: str) -> dict[str, Schema]:
    """Return what the body of an operation holds."""
    contents: dict[str, Any] = document.paths[key][verb].get("requestBody", {}).get("content", {})
    bodies = (document.resolve(body.get("schema", {})) for body in contents.values())
    return {name: schema for body in bodies for name, schema in properties(body).items()}
