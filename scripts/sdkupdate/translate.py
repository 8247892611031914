"""What is new in another description, said as ours says it: our names and shared parts, our order of keys, no prose.

The sentences of the publisher are not ours to copy, so new things come without any; who writes them is told where.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

import attrs

from sdkdiff.change import Direction, Pair
from sdkgen import keys
from sdkgen.document import Document, Pointer
from sdkgen.foreign import Foreign
from sdkgen.names import module, param_name
from sdkgen.schema import NULL, PROSE, Schema, component, is_list, is_mapping, properties, ref_key, variants
from sdkgen.shapes import texts

from .folder import ROOT_FILE, Folder

#: In which order the keys of schemas, parameters and operations stand.
ORDER = (
    *("operationId", "name", "in", "$ref", "summary", "description", "deprecated", "x-python-name", "tags"),
    *("parameters", "requestBody", "responses", "schema", "type", "format", "pattern", "enum", "const", "default"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength"),
    *("minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "items", "oneOf", "anyOf", "allOf"),
    *("discriminator", "required", "properties", "additionalProperties", "content"),
)
PARAMETER_ORDER = ("name", "in", "required", "description", "deprecated", "x-python-name", "style", "explode", "schema")
#: What answers, which have to be described, are described by at first.
PLACEHOLDERS = ("Success.", "Failure.")


@attrs.frozen
class Context:
    """Where something new is to stand: which names it may have depends on it."""

    file: str
    direction: Direction


class Translator:
    """Translates parts of another description.

    Args:
        folder: Our description; new components are added to it.
        new: The other description.
    """

    def __init__(self, folder: Folder, new: Document) -> None:
        self.folder = folder
        self.new = new
        #: The components of the other description that got a name by rule, and that name.
        self.named: dict[str, str] = {}
        #: What was added, in the order it was.
        self.added: list[Pointer] = []
        self._pairs: list[Pair] = []
        self._waiting: list[tuple[str, Context]] = []

    def know(self, pairs: list[Pair]) -> None:
        """Take note of which components stand for each other."""
        self._pairs = pairs

    def forget(self, named: dict[str, str], added: list[Pointer]) -> None:
        """Go back to what was added and named before a change that could not be made."""
        self.named, self.added = named, added
        self._waiting.clear()

    # Schemas

    def schema(self, node: Schema, context: Context) -> Schema:
        """Return a schema in our words; components it refers to are added by `flush`."""
        key = ref_key(node)
        if key is not None:
            target = self.new.schemas[key]
            rest = {name: value for name, value in node.items() if name != "$ref"}
            if self._is_inline(key) and self._ours(key, context) is None:
                return self.schema({**target, **rest}, context)
            return {**component(self.component(key, context)), **self.schema(rest, context)}
        made = {name: self._part(name, value, context) for name, value in node.items() if not _is_prose(name, value)}
        if variants(node) and "discriminator" in node:
            made["discriminator"] = self._discriminator(node, made)
        return in_order(_plainly_nullable(made))

    def _part(self, name: str, value: Any, context: Context) -> Any:
        if name == "properties":
            return {wire: self.schema(part, context) for wire, part in value.items()}
        if name in ("items", "additionalProperties", "schema") and is_mapping(value):
            return self.schema(value, context)
        if name in ("oneOf", "anyOf", "allOf"):
            return [self.schema(part, context) for part in value]
        return value

    def _discriminator(self, node: Schema, made: Schema) -> Schema:
        """Say which constant leads to which variant."""
        name: str = node["discriminator"]["propertyName"]
        mapping: dict[str, str] = {}
        for theirs, ours in zip(variants(node), variants(made), strict=True):
            field = properties(self.new.resolve(theirs)).get(name, {})
            mapping.update({tag: str(ours.get("$ref", "")) for tag in texts(self.new.resolve(field))})
        whole = {"mapping": dict(sorted(mapping.items()))} if mapping and all(mapping.values()) else {}
        return {"propertyName": name, **whole}

    def _is_inline(self, key: str) -> bool:
        """Say whether the publisher has no name for a component, and needs none."""
        origin = self.new.origins.get(key, ()) if isinstance(self.new, Foreign) else ()
        return len(origin) > 3 and "properties" not in self.new.schemas[key]

    # Components

    def component(self, key: str, context: Context) -> str:
        """Return our name for a component; a new one is added by `flush`."""
        found = self._ours(key, context)
        if found is None:
            taken = {module(name) for name in (*self.folder.document.schemas, *self.named.values())}
            requests = {param_name(name) for name in self.folder.document.schemas}
            found = keys.unlike(key, taken)
            if param_name(found) in requests:
                found = keys.unlike(f"{found}2", taken)
            self.named[key] = found
            self._waiting.append((key, context))
        return found

    def _ours(self, key: str, context: Context) -> str | None:
        """Return which of our components stands for one: the one next to where it is to stand, if there are several."""
        files = self.folder.document.schema_files
        folder = PurePosixPath(context.file).parts[1:-1]
        found = [pair for pair in self._pairs if pair.new == key]
        found.sort(
            key=lambda pair: (
                PurePosixPath(files.get(pair.old, "")).parts[1:-1] != folder,
                pair.direction != context.direction,
                pair.old != key,
            )
        )
        if found:
            return found[0].old
        if key in self.named:
            return self.named[key]
        known = {pair.old for pair in self._pairs}
        return key if key in self.folder.document.schemas and key not in known else None

    def flush(self) -> None:
        """Add the components that were referred to, and those they refer to."""
        while self._waiting:
            key, context = self._waiting.pop(0)
            home = attrs.evolve(context, file=_schemas_file(context.file))
            name = self.named[key]
            self.folder.add_schema(name, self.schema(self.new.schemas[key], home) or {"description": ""}, home.file)
            self.added.append(("components", "schemas", name))

    # Operations

    def operation(self, key: str, verb: str, accessor: str, context: Context) -> dict[str, Any]:
        """Return an operation in our words."""
        node = self.new.paths[key][verb]
        made: dict[str, Any] = {"operationId": accessor, "tags": [accessor.rpartition(".")[0]]}
        if node.get("deprecated"):
            made["deprecated"] = True
        parameters = [self.parameter(part, context) for part in self.new.parameters_of(node)]
        if parameters:
            made["parameters"] = parameters
        if "requestBody" in node:
            made["requestBody"] = self.body(node, context)
        made["responses"] = {
            str(status): self.response(str(status), answer, context) for status, answer in node["responses"].items()
        }
        return in_order(made)

    def parameter(self, node: dict[str, Any], context: Context) -> dict[str, Any]:
        """Return a parameter: ours that all share, where there is one like it."""
        node = self.new.resolve(node)
        request = attrs.evolve(context, direction="request")
        made: dict[str, Any] = {
            "name": node["name"],
            "in": node["in"],
            **({"required": True} if node.get("required") else {}),
            **({"deprecated": True} if node.get("deprecated") else {}),
            **({"x-python-name": node["x-python-name"]} if "x-python-name" in node else {}),
        }
        for name, ours in self.folder.document.parameters.items():
            same = (ours["name"].lower(), ours["in"]) == (made["name"].lower(), made["in"])
            same = same and bool(ours.get("required")) == ("required" in made)
            if same and (made["in"] == "header" or self._means(ours["schema"], node.get("schema", {}), request)):
                return {"$ref": f"#/components/parameters/{name}"}
        return {**made, "schema": self.schema(node.get("schema", {}), request)}

    def body(self, node: dict[str, Any], context: Context) -> dict[str, Any]:
        """Return the body of an operation."""
        request = attrs.evolve(context, direction="request")
        body = self.new.resolve(node["requestBody"])
        return {"required": body.get("required", True), "content": self.contents(body["content"], request)}

    def contents(self, contents: dict[str, Any], context: Context) -> dict[str, Any]:
        """Return the media types of a body or an answer."""
        return {
            media: {"schema": self.schema(content["schema"], context)} if "schema" in content else {}
            for media, content in contents.items()
        }

    def response(self, status: str, node: dict[str, Any], context: Context) -> dict[str, Any]:
        """Return an answer: ours that all share, where there is one like it."""
        node = self.new.resolve(node)
        response = attrs.evolve(context, direction="response")
        content = node.get("content", {})
        shared: dict[str, Any] = self.folder.document.bundle["components"].get("responses", {})
        for name, ours in shared.items() if not status.startswith("2") else ():
            own = ours.get("content", {})
            if own.keys() == content.keys() and all(
                self._means(own[media].get("schema", {}), content[media].get("schema", {}), response) for media in own
            ):
                return {"$ref": f"#/components/responses/{name}"}
        made: dict[str, Any] = {"description": PLACEHOLDERS[not status.startswith("2")]}
        return {**made, "content": self.contents(content, response)} if content else made

    def _means(self, ours: Schema, theirs: Schema, context: Context) -> bool:
        """Say whether a schema of ours says what one of theirs does, without naming anything anew."""
        key = ref_key(theirs)
        if key is not None and not self._is_inline(key):
            return ref_key(ours) == self._ours(key, context)
        before, waiting = dict(self.named), list(self._waiting)
        made = self.schema(theirs, context)
        self.named, self._waiting = before, waiting
        return made == in_order(without_prose(ours))


def without_prose(node: Any) -> Any:
    """Return a schema without what describes it."""
    if is_list(node):
        return [without_prose(part) for part in node]
    if not is_mapping(node):
        return node
    made: dict[str, Any] = {}
    for name, value in node.items():
        if name == "properties" and is_mapping(value):
            made[name] = {wire: without_prose(part) for wire, part in value.items()}
        elif not _is_prose(name, value):
            made[name] = without_prose(value)
    return made


def in_order(node: dict[str, Any], order: Sequence[str] = ORDER) -> dict[str, Any]:
    """Return a mapping with its keys in the order they stand here."""
    rank = {name: number for number, name in enumerate(order)}
    return dict(sorted(node.items(), key=lambda entry: rank.get(entry[0], len(rank))))


def _is_prose(name: str, value: Any) -> bool:
    return name in PROSE and not (name == "deprecated" and value is True)


def _plainly_nullable(schema: Schema) -> Schema:
    """Write "a text or null" as a list of types."""
    for key in ("anyOf", "oneOf"):
        values = [part for part in schema.get(key, ()) if part != NULL]
        if len(values) == 1 and len(schema[key]) == 2:
            plain = values[0]
            kind = plain.get("type")
            if isinstance(kind, str) and kind not in ("object", "array") and not plain.keys() & {"enum", "const"}:
                rest = {name: value for name, value in schema.items() if name != key}
                return {**plain, **rest, "type": [kind, "null"]}
    return schema


def _schemas_file(file: str) -> str:
    """Return where the schemas of a file are: `paths/beta/files.yaml` → `schemas/beta/files.yaml`."""
    if file.startswith("paths/"):
        return f"schemas/{file.removeprefix('paths/')}"
    return "schemas/shared.yaml" if file == ROOT_FILE else file
