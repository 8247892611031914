"""Someone else's operations, in the form the driver's rules ask for: parameters, bodies and answers.

Only what the driver reads is copied. Whatever an operation has in the plural where Python has one (media types,
successful answers), the plainest is taken and the others are noted.
"""

from __future__ import annotations

import re
from typing import Any

from . import keys
from .document import VERBS, Pointer
from .hints import described, python_name
from .names import Path, pascal, singular
from .results import LINES
from .schema import Schema, component, is_list, is_mapping, properties, ref_key, required, variants
from .simplify import Schemas

JSON = "application/json"
EVENTS = "text/event-stream"
_LINES = ("application/jsonl", "application/x-ndjson", "application/ndjson", "application/jsonlines", LINES)
_BESIDE = ("parameters", "summary", "description", "servers", "$ref")
_PARAMETER = re.compile(r"\{([^{}]*)\}")
_ANSWER = {"description": "Success."}


class Paths:
    """The operations of one document."""

    def __init__(self, raw: dict[str, Any], schemas: Schemas) -> None:
        self.raw = raw
        self.schemas = schemas
        self.found: dict[str, dict[str, Any]] = {}
        #: Path key → the key in the publisher's file.
        self.path_keys: dict[str, str] = {}
        for key, item in raw.get("paths", {}).items():
            if not key.startswith("x-"):
                self._item(key, item)

    def _item(self, raw_key: str, item: Any) -> None:
        place: Pointer = ("paths", raw_key)
        item = self._resolved(item, place)
        key, renamed = self._key(raw_key, place)
        self.found[key] = {}
        self.path_keys[key] = raw_key
        for entry, operation in item.items():
            if entry in VERBS:
                self.found[key][entry] = self._operation(key, entry, operation, item, renamed, (*place, entry))
            elif entry not in _BESIDE and not entry.startswith("x-"):
                rule = f"no verb that is known ({', '.join(VERBS)}): take it out, or correct it"
                raise self.schemas.error((*place, entry), rule)

    def _key(self, raw_key: str, place: Pointer) -> tuple[str, dict[str, str]]:
        """Return a path key whose parameters are Python names, and those names."""
        template, mark, query = raw_key.partition("?")
        if not raw_key.startswith("/") or "{" in _PARAMETER.sub("", template) or "}" in _PARAMETER.sub("", template):
            raise self.schemas.error(place, "no path: it begins with a slash, and braces stand around parameters")
        renamed: dict[str, str] = {}
        for name in _PARAMETER.findall(template):
            safe = re.sub(r"[^0-9A-Za-z_-]", "_", name)
            safe = safe if re.match(r"[A-Za-z]", safe) else f"p{safe}"
            while safe in renamed.values():
                safe = f"{safe}_"
            renamed[name] = safe
        key = _PARAMETER.sub(lambda match: f"{{{renamed[match[1]]}}}", template) + mark + query
        if mark and not all(re.fullmatch(r"[^=&]+=[^=&]+", pair) for pair in query.split("&")):
            raise self.schemas.error(place, "the query of a path reads name=value: correct it")
        return key, renamed

    def _resolved(self, node: Any, place: Pointer) -> dict[str, Any]:
        seen: set[str] = set()
        while is_mapping(node) and isinstance(node.get("$ref"), str):
            if node["$ref"] in seen:
                raise self.schemas.error((*place, "$ref"), "it refers to itself: correct it")
            seen.add(node["$ref"])
            own = {key: value for key, value in node.items() if key != "$ref"}
            node = {**self.schemas.raw_target(node["$ref"], place), **own}
        if not is_mapping(node):
            raise self.schemas.error(place, "expected a mapping")
        return node

    def _operation(
        self, key: str, verb: str, raw: Any, item: dict[str, Any], renamed: dict[str, str], place: Pointer
    ) -> dict[str, Any]:
        raw = self._resolved(raw, place)
        owner = _owner(key, verb)
        operation: dict[str, Any] = {**described(raw), "parameters": self._parameters(raw, item, renamed, owner, place)}
        if isinstance(raw.get("summary"), str):
            operation["summary"] = raw["summary"]
        if raw.get("x-stainless-skip"):
            self.schemas.note(place, "x-stainless-skip: generated all the same")
        if "requestBody" in raw:
            body = self._body(self._resolved(raw["requestBody"], (*place, "requestBody")), owner, place)
            if body is not None:
                operation["requestBody"] = body
        operation["responses"] = self._responses(raw.get("responses"), owner, operation, (*place, "responses"))
        return operation

    # Parameters

    def _parameters(
        self, raw: dict[str, Any], item: dict[str, Any], renamed: dict[str, str], owner: str, place: Pointer
    ) -> list[dict[str, Any]]:
        found: dict[tuple[str, str], dict[str, Any]] = {}
        for node, base in ((item, place[:-1]), (raw, place)):
            given: Any = node.get("parameters", [])
            if not is_list(given):
                raise self.schemas.error((*base, "parameters"), "expected a list")
            for index, part in enumerate(given):
                at = (*base, "parameters", index)
                made = self._parameter(self._resolved(part, at), renamed, owner, at)
                if made is not None:
                    found[made["in"], made["name"]] = made
        for name in renamed.values():
            if ("path", name) not in found:
                self.schemas.note(place, f"the path parameter {name} is not described: taken for a text")
                found["path", name] = {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        return list(found.values())

    def _parameter(
        self, raw: dict[str, Any], renamed: dict[str, str], owner: str, place: Pointer
    ) -> dict[str, Any] | None:
        name, where = raw.get("name"), raw.get("in")
        if not isinstance(name, str) or where not in ("path", "query", "header", "cookie"):
            raise self.schemas.error(
                place, "a parameter has a name, and is in path, query, header or cookie: correct it"
            )
        if where == "cookie":
            self.schemas.note(place, "cookies are not sent by methods: give the header in extra_headers")
            return None
        if where == "path" and name not in renamed:
            self.schemas.note(place, "the path has no such parameter: left out")
            return None
        schema: Any = raw.get("schema")
        if schema is None:
            contents: Any = raw.get("content")
            self.schemas.note(place, "it is described by content: give it as it is sent, as text")
            schema = {"type": "string", **({} if contents else {"description": ""})}
        made: dict[str, Any] = {
            "name": renamed[name] if where == "path" else name.lower() if where == "header" else name,
            "in": where,
            **described(raw),
            "required": where == "path" or raw.get("required") is True,
            "schema": self.schemas.schema(schema, (*place, "schema"), keys.below(owner, name)),
        }
        hinted = python_name(raw) or python_name(schema)
        if where == "query" and hinted:
            made["x-python-name"] = hinted
        return made

    # Bodies

    def _body(self, raw: dict[str, Any], owner: str, place: Pointer) -> dict[str, Any] | None:
        place = (*place, "requestBody")
        contents = self._contents(raw, place)
        media = next(
            (m for m in contents if m == JSON), next((m for m in contents if m.startswith("multipart/")), None)
        )
        if media is None:
            if not contents:
                return None
            rule = f"bodies of {', '.join(map(repr, contents))} are not supported: describe one as {JSON} or multipart/form-data"
            raise self.schemas.error((*place, "content"), rule)
        self._passed_over(contents, media, (*place, "content"))
        way, body = contents[media]
        at = (*place, "content", way, "schema")
        schema = self.schemas.schema(body.get("schema", {}), at, keys.below(owner, "Body"), named=True)
        return {"required": True, "content": {media: {"schema": self._arguments(schema, at)}}}

    def _arguments(self, schema: Schema, place: Pointer) -> Schema:
        """Return a body as an object, each of whose properties becomes an argument."""
        target = self._target(schema)
        if properties(target) or (ref_key(schema) and "properties" in target):
            return schema
        choices = [self._target(variant) for variant in variants(target) if variant != {"type": "null"}]
        if choices and all("properties" in choice for choice in choices):
            self.schemas.note(place, "the body is one of several objects: their properties together are the arguments")
            return self._joined(choices)
        if target.get("type", "object") != "object" or choices:
            rule = "a body is an object, whose properties become arguments: describe it as one"
            raise self.schemas.error(place, rule)
        self.schemas.note(place, "the body has no named properties: give its fields in extra_body")
        return {"type": "object", "properties": {}}

    def _joined(self, choices: list[Schema]) -> Schema:
        found: dict[str, list[Schema]] = {}
        for choice in choices:
            for wire, part in properties(choice).items():
                found.setdefault(wire, [])
                if part not in found[wire]:
                    found[wire].append(part)
        always = [wire for wire in found if all(wire in required(choice) for choice in choices)]
        joined = {wire: parts[0] if len(parts) == 1 else {"anyOf": parts} for wire, parts in found.items()}
        return {"type": "object", "properties": joined, **({"required": always} if always else {})}

    def _target(self, schema: Schema) -> Schema:
        seen: set[str] = set()
        while (key := ref_key(schema)) is not None and key not in seen:
            seen.add(key)
            schema = self.schemas.found[key]
        return schema

    def _contents(self, raw: dict[str, Any], place: Pointer) -> dict[str, tuple[str, dict[str, Any]]]:
        """Return the contents of a body or answer: media type in the driver's spelling → (key in the file, content)."""
        given: Any = raw.get("content", {})
        if not is_mapping(given):
            raise self.schemas.error((*place, "content"), "expected a mapping")
        found: dict[str, tuple[str, dict[str, Any]]] = {}
        for way, body in given.items():
            media = _media(way)
            body = self._resolved(body, (*place, "content", way))
            found.setdefault(media, (way, body))
        return found

    def _passed_over(self, contents: dict[str, Any], taken: str, place: Pointer) -> None:
        others = [media for media in contents if media not in (taken, EVENTS)]
        if others:
            self.schemas.note(place, f"{taken} is taken, of {', '.join([taken, *others])}")

    # Answers

    def _responses(self, raw: Any, owner: str, operation: dict[str, Any], place: Pointer) -> dict[str, Any]:
        if raw is None:
            raw = {}
        if not is_mapping(raw):
            raise self.schemas.error(place, "expected a mapping")
        given = {
            str(status).upper(): (status, self._resolved(r, (*place, status)))
            for status, r in raw.items()
            if not str(status).startswith("x-")
        }
        made: dict[str, Any] = {}
        success = [status for status in given if status.startswith("2")]
        best = next((s for s in success if given[s][1].get("content")), success[0] if success else None)
        for status, (way, answer) in given.items():
            at = (*place, way)
            if status == best:
                made[status] = {**_prose(answer), "content": self._success(answer, owner, operation, at)}
            elif status in success:
                self.schemas.note(at, f"the answer of {best} is taken for it")
            elif re.fullmatch(r"[1-5](\d\d|XX)|DEFAULT", status):
                made["default" if status == "DEFAULT" else status] = self._failure(answer, owner, at)
            else:
                raise self.schemas.error(at, "no status: correct it")
        if best is None:
            self.schemas.note(place, "no successful answer is described: the method returns nothing")
            made = {"200": {**_ANSWER, "content": {JSON: {"schema": {"type": "null"}}}}, **made}
        return made

    def _success(self, raw: dict[str, Any], owner: str, operation: dict[str, Any], place: Pointer) -> dict[str, Any]:
        contents = self._contents(raw, place)
        if not contents:
            return {JSON: {"schema": {"type": "null"}}}
        plain = [media for media in contents if media != EVENTS]
        made: dict[str, Any] = {}
        if plain:
            media = next((m for m in (JSON, LINES) if m in plain), plain[0])
            self._passed_over(contents, media, (*place, "content"))
            made[media] = {}
            way, body = contents[media]
            if media in (JSON, LINES):
                made[media] = {"schema": self._answer(body, owner, "Response", (*place, "content", way))}
        if EVENTS in contents:
            way, body = contents[EVENTS]
            if plain and "stream" not in self._body_properties(operation):
                self.schemas.note((*place, "content", way), "no property `stream` asks for it: left to extra_headers")
            else:
                made[EVENTS] = {"schema": self._events(body, owner, (*place, "content", way))}
        return made

    def _body_properties(self, operation: dict[str, Any]) -> dict[str, Schema]:
        contents: dict[str, Any] = operation.get("requestBody", {}).get("content", {})
        return {wire: part for c in contents.values() for wire, part in properties(self._target(c["schema"])).items()}

    def _answer(self, body: dict[str, Any], owner: str, word: str, place: Pointer) -> Schema:
        name = keys.below(owner, word)
        entry = "itemSchema" if "itemSchema" in body else "schema"  # as version 3.2 has it
        at = (*place, entry)
        schema = self.schemas.schema(body.get(entry, {}), at, name)
        if ref_key(schema) is None and not self._is_simple(schema):
            prose = {key: value for key, value in schema.items() if key in ("description", "deprecated")}
            rest = {key: value for key, value in schema.items() if key not in prose}
            schema = {**prose, **self.schemas.lift(rest, at, name)}
        return schema

    def _is_simple(self, schema: Schema) -> bool:
        """Say whether values of a schema are read as they are, so that nothing of it needs a name."""
        below = [
            *variants(schema),
            *(schema[k] for k in ("items", "additionalProperties") if is_mapping(schema.get(k))),
        ]
        return (
            "$ref" not in schema
            and "properties" not in schema
            and schema.get("format") != "date-time"
            and all(map(self._is_simple, below))
        )

    def _events(self, body: dict[str, Any], owner: str, place: Pointer) -> Schema:
        schema = self._answer(body, owner, "Event", place)
        key = ref_key(schema)
        if key is None or not (self._target(schema).keys() & {"properties", "oneOf", "anyOf"}):
            self.schemas.note(place, "the events have no described form: they are read as objects")
            name = keys.below(owner, "Event")
            return self.schemas.lift({"type": "object", "properties": {}}, (*place, "schema"), name)
        return component(key)

    def _failure(self, raw: dict[str, Any], owner: str, place: Pointer) -> dict[str, Any]:
        contents = self._contents(raw, place)
        made: dict[str, Any] = {}
        if JSON in contents:
            way, body = contents[JSON]
            made[JSON] = {"schema": self._answer(body, owner, "Error", (*place, "content", way))}
        return {**_prose(raw), "content": made}


def _media(key: str) -> str:
    media = key.partition(";")[0].strip().lower()
    if media in _LINES:
        return LINES
    if media.endswith("+json"):
        return JSON
    return (
        media
        if re.fullmatch(r"[a-z0-9*][a-z0-9!#$&^_.+*-]*/[a-z0-9*][a-z0-9!#$&^_.+*-]*", media)
        else "application/octet-stream"
    )


def _prose(answer: dict[str, Any]) -> dict[str, Any]:
    text: Any = answer.get("description")
    return {"description": text if isinstance(text, str) else ""}


def _owner(key: str, verb: str) -> str:
    """Return what the schemas of an operation are called by, where they have no names: `AgentVersionCreate`."""
    path = Path.parse(key)
    nouns = ["beta", *path.nouns] if path.is_beta else path.nouns
    word = {
        "get": "retrieve" if path.ends_with_parameter else "list",
        "post": "update" if path.ends_with_parameter else "create",
    }
    return keys.safe_class_name("".join(pascal(singular(noun)) for noun in nouns) + pascal(word.get(verb, verb)))
