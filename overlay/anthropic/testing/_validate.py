"""Requests held against the API description: which operation they mean, and the first thing wrong with them.

Validation is jsonschema's (Draft 2020-12) with one change: a union is first narrowed by JSON type and by tag, so that an
error names the place inside the one variant that was meant instead of saying that none of twelve fits.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.message import Message as MIMEHeaders
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast
from urllib.parse import unquote

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend  # pyright: ignore[reportUnknownVariableType]
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from ._exchange import Refusal, Request

#: The longest excerpt of a wrong value that a message repeats.
EXCERPT = 300

_URI = "urn:anthropic:api"
_METHODS = ("get", "put", "post", "delete", "patch")


@dataclass(frozen=True)
class Operation:
    """One operation of the description."""

    id: str
    method: str
    #: The path's segments; parameters stand in braces.
    segments: tuple[str, ...]
    #: Whether the description has it with `?beta=true`.
    beta: bool
    spec: dict[str, Any]

    @property
    def name(self) -> str:
        """The operation's name without `beta.`: what the server has to do is the same."""
        return self.id[5:] if self.id.startswith("beta.") else self.id

    def match(self, segments: list[str]) -> dict[str, str] | None:
        """Return the path's parameters, or `None` if the path is another."""
        if len(segments) != len(self.segments):
            return None
        values: dict[str, str] = {}
        for pattern, segment in zip(self.segments, segments):
            if pattern.startswith("{") and segment:
                values[pattern[1:-1]] = unquote(segment)
            elif pattern != segment:
                return None
        return values


@dataclass(frozen=True)
class Part:
    """One part of a multipart form."""

    name: str
    filename: str | None
    content_type: str | None
    content: bytes


class Description:
    """The bundled API description, ready to look operations up and to check values."""

    def __init__(self, bundle: dict[str, Any]) -> None:
        self.bundle = bundle
        self.operations = list(_operations(bundle))
        resource: Resource[Any] = Resource.from_contents(bundle, default_specification=DRAFT202012)
        self._registry: Registry[Any] = Registry[Any]().with_resource(_URI, resource)
        self._validators: dict[str, Any] = {}
        derive = cast("Any", extend)
        self._class = derive(Draft202012Validator, {"oneOf": self._union("oneOf"), "anyOf": self._union("anyOf")})

    def find(self, request: Request) -> tuple[Operation, dict[str, str]]:
        """Return the operation a request means and its path parameters.

        The header that turns beta features on opens the beta form of an operation just as `?beta=true` does.

        Raises:
            Refusal: There is no such path (404), or not with this method (405).
        """
        segments = request.path.split("/")
        beta = request.query.get("beta") == "true" or request.header("anthropic-beta") is not None
        found = [(it, values) for it in self.operations if (values := it.match(segments)) is not None]
        # A literal segment wins over a parameter: `/batches/x` is no message called "batches".
        found.sort(key=lambda pair: len(pair[1]))
        found = [pair for pair in found if len(pair[1]) == len(found[0][1])]
        usable = [pair for pair in found if beta or not pair[0].beta]
        if not usable:
            raise Refusal(404, f"{request.path}: not found")
        for operation, values in sorted(usable, key=lambda pair: pair[0].beta, reverse=beta):
            if operation.method == request.method:
                return operation, values
        allowed = ", ".join(dict.fromkeys(pair[0].method for pair in usable))
        raise Refusal(405, f"{request.path} has no method {request.method}", {"allow": allowed})

    def check(self, operation: Operation, request: Request) -> Any:
        """Return the decoded body: JSON data, a list of parts, or `None`.

        Raises:
            Refusal: Query or body do not fit the description (400); the message names the place.
        """
        self._check_query(operation, request)
        content = operation.spec.get("requestBody", {}).get("content", {})
        if not content:
            return None
        expected = next(iter(content))
        actual = (request.header("content-type") or "").partition(";")[0].strip().lower()
        if actual != expected:
            raise Refusal(400, f"content-type: {actual or 'none'!r} given, {expected!r} expected")
        schema = content[expected]["schema"]
        if expected != "application/json":
            parts = parse_multipart(request)
            self._refuse(_form(parts), {**self.resolve(schema), "additionalProperties": False})
            return parts
        try:
            data = request.json()
        except ValueError as wrong:
            raise Refusal(400, f"The request body is not valid JSON: {wrong}") from None
        self._refuse(data, schema)
        return data

    def problem(self, data: Any, schema: dict[str, Any]) -> str | None:
        """Return what is wrong with a value, or `None`."""
        key = json.dumps(schema, sort_keys=True)
        if key not in self._validators:
            self._validators[key] = self._class(_absolute(schema), registry=self._registry)
        for wrong in self._validators[key].iter_errors(data):
            return _explain(wrong)
        return None

    def resolve(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Follow `$ref`s until something else stands there."""
        while "$ref" in schema:
            target: Any = self.bundle
            for name in schema["$ref"].partition("#/")[2].split("/"):
                target = target[name.replace("~1", "/").replace("~0", "~")]
            schema = target
        return schema

    def _refuse(self, data: Any, schema: dict[str, Any]) -> None:
        problem = self.problem(data, schema)
        if problem is not None:
            raise Refusal(400, problem)

    def _check_query(self, operation: Operation, request: Request) -> None:
        query = request.query
        for parameter in map(self.resolve, operation.spec.get("parameters", ())):
            name = parameter["name"]
            if parameter["in"] == "query" and name in query:
                schema = parameter["schema"]
                value: object = query[name]
                if "integer" in str(schema.get("type")):
                    try:
                        value = int(query[name])
                    except ValueError:
                        pass
                problem = self.problem({name: value}, {"properties": {name: schema}})
                if problem is not None:
                    raise Refusal(400, problem)

    def _union(self, keyword: str) -> Any:
        stock: Any = Draft202012Validator.VALIDATORS[keyword]

        def union(
            validator: Any, variants: list[dict[str, Any]], data: Any, schema: dict[str, Any]
        ) -> Iterator[ValidationError]:
            tag = schema.get("discriminator", {}).get("propertyName", "type")
            possible = [variant for variant in variants if self._possible(validator, variant, data, tag)]
            if len(possible) == 1:
                yield from validator.descend(data, possible[0])
            elif possible:
                yield from stock(validator, possible, data, schema)
            else:
                yield self._no_variant(variants, data, tag)

        return union

    def _possible(self, validator: Any, variant: dict[str, Any], data: Any, tag: str) -> bool:
        variant = self.resolve(variant)
        types = variant.get("type", [])
        if types and not any(validator.is_type(data, name) for name in ([types] if isinstance(types, str) else types)):
            return False
        if "const" in variant and variant["const"] != data:
            return False
        if isinstance(data, dict) and tag in variant.get("properties", {}):
            if tag not in data:
                return tag not in variant.get("required", ())
            allowed = self._values(variant["properties"][tag])
            return allowed is None or data[tag] in allowed
        return True

    def _values(self, schema: dict[str, Any]) -> list[Any] | None:
        """Return the values a schema lists, or `None` if it allows others too."""
        schema = self.resolve(schema)
        if "const" in schema:
            return [schema["const"]]
        if "enum" in schema:
            return list(schema["enum"])
        if schema.get("type") == "null":
            return [None]
        values: list[Any] = []
        for variant in schema.get("anyOf", schema.get("oneOf", [{}])):
            some = self._values(variant) if variant else None
            if some is None:
                return None
            values += some
        return values

    def _no_variant(self, variants: list[dict[str, Any]], data: Any, tag: str) -> ValidationError:
        resolved = [self.resolve(variant) for variant in variants]
        if isinstance(data, dict) and any(tag in variant.get("properties", {}) for variant in resolved):
            if tag not in data:
                return ValidationError("Field required", path=[tag])
            known: list[Any] = []
            for variant in resolved:
                known += self._values(variant.get("properties", {}).get(tag, {})) or []
            return ValidationError(f"{data[tag]!r} is not one of {[value for value in known if value]}", path=[tag])
        kinds = dict.fromkeys(str(variant.get("type") or variant.get("const")) for variant in resolved)
        return ValidationError(f"{data!r} is not of type {' or '.join(kinds)}")


@lru_cache(maxsize=1)
def description() -> Description:
    """Return the description this package was generated from."""
    text = files("anthropic_generated").joinpath("openapi.json").read_text("utf-8")
    return Description(json.loads(text))


def parse_multipart(request: Request) -> list[Part]:
    """Split a multipart body.

    Raises:
        Refusal: It is not well-formed.
    """
    header = MIMEHeaders()
    header["content-type"] = request.header("content-type") or ""
    boundary = header.get_param("boundary")
    if not isinstance(boundary, str):
        raise Refusal(400, "content-type: a multipart body needs a boundary")
    delimiter = b"\r\n--" + boundary.encode()
    first, *sections = (b"\r\n" + request.body).split(delimiter)
    if first or not sections or not sections[-1].startswith(b"--"):
        raise Refusal(400, "The request body is not a complete multipart form")
    return [_part(section) for section in sections[:-1]]


def _part(section: bytes) -> Part:
    head, separator, content = section.partition(b"\r\n\r\n")
    if not separator:
        raise Refusal(400, "A part of the multipart form has no headers")
    headers = MIMEHeaders()
    for line in head.decode("utf-8", "replace").splitlines():
        name, _, value = line.partition(":")
        if value:
            headers[name.strip()] = value.strip()
    field = headers.get_param("name", header="content-disposition")
    if not isinstance(field, str):
        raise Refusal(400, "A part of the multipart form has no name")
    return Part(field, headers.get_filename(), headers.get("content-type"), content)


def _form(parts: list[Part]) -> dict[str, Any]:
    """Return a form as the description sees it: files are strings, and `name[]` is a list called `name`."""
    form: dict[str, Any] = {}
    for part in parts:
        value = "" if part.filename is not None else part.content.decode("utf-8", "replace")
        if part.name.endswith("[]"):
            form.setdefault(part.name[:-2], []).append(value)
        else:
            form[part.name] = value
    return form


def _operations(bundle: dict[str, Any]) -> Iterator[Operation]:
    for key, item in bundle["paths"].items():
        path, _, query = key.partition("?")
        for method in _METHODS:
            if method in item:
                spec = item[method]
                yield Operation(spec["operationId"], method.upper(), tuple(path.split("/")), query == "beta=true", spec)


def _absolute(node: Any) -> Any:
    """Let the references of a schema outside the bundle lead into it."""
    if isinstance(node, dict):
        members = cast("dict[str, Any]", node).items()
        return {key: f"{_URI}{it}" if key == "$ref" and it[:1] == "#" else _absolute(it) for key, it in members}
    return [_absolute(item) for item in cast("Iterable[Any]", node)] if isinstance(node, list) else node


def _explain(wrong: ValidationError) -> str:
    path = [str(step) for step in wrong.absolute_path]
    message = wrong.message
    data: Any = wrong.instance
    rule: Any = wrong.validator_value
    schema: Any = wrong.schema
    if wrong.validator == "required":
        path.append(next(name for name in rule if name not in data))
        message = "Field required"
    elif wrong.validator == "additionalProperties":
        path.append(next(name for name in data if name not in schema.get("properties", {})))
        message = "Extra inputs are not permitted"
    if len(message) > EXCERPT:
        message = f"{message[: EXCERPT // 2]} … {message[-EXCERPT // 2 :]}"
    return f"{'.'.join(path) or 'body'}: {message}"
