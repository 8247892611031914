"""Walks two OpenAPI documents in parallel and reports where they describe different traffic.

Only what can be seen on the wire counts. Names of components and operations, prose, and the choice between a `$ref`
and the same thing written in place do not. Three spellings are therefore brought to one form before two schemas are
compared:

* a `$ref` is what it refers to, with the keywords beside it added;
* a union of one variant is that variant;
* `type: [X, "null"]` is `anyOf: [X, null]`.

Every keyword that is not known to be prose is compared, so a keyword nobody has thought of cannot slip through.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

Node = dict[str, Any]
Place = tuple[str, ...]

#: Words for people.
PROSE = frozenset({"description", "title", "summary", "example", "examples", "externalDocs", "$comment", "tags"})
#: What a schema says of the place it stands in, rather than of the values: it stays outside of a union.
ANNOTATIONS = frozenset({"default", "deprecated", "readOnly", "writeOnly"})
#: Keywords that hold schemas, compared by a walk; all others are compared by value.
NESTED = frozenset({"properties", "required", "items", "additionalProperties", "anyOf", "oneOf", "discriminator"})
VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
#: OpenAPI's own defaults of `style`, by the parameter's place.
STYLES = {"path": "simple", "header": "simple", "query": "form", "cookie": "form"}

ABSENT = "(absent)"


class Difference(NamedTuple):
    """One thing on which two documents disagree."""

    place: Place
    what: str
    ours: Any
    theirs: Any

    @property
    def pointer(self) -> str:
        return " > ".join((*self.place, self.what))

    def __str__(self) -> str:
        return f"{self.pointer}: ours {shown(self.ours)}, theirs {shown(self.theirs)}"


def shown(value: Any) -> str:
    text = value if value is ABSENT else json.dumps(value, sort_keys=True)
    return text if len(text) <= 200 else text[:200] + "…"


class Walk:
    """A comparison of two documents: call the methods for all that is to be compared, then read `differences`."""

    def __init__(self, ours: Node, theirs: Node) -> None:
        self.ours = ours
        self.theirs = theirs
        self.differences: list[Difference] = []
        #: Component keys that were met on either side.
        self.our_schemas: set[str] = set()
        self.their_schemas: set[str] = set()
        # Pairs that were compared or are being compared, by identity; kept here, so that no id is given out again.
        self._seen: dict[tuple[int, int], tuple[Node, Node]] = {}

    # Documents

    def documents(self) -> None:
        """Compare all operations, and what applies to all of them."""
        for key in ("servers", "security"):
            self._value((), key, self.ours.get(key, ABSENT), self.theirs.get(key, ABSENT))
        schemes = [document["components"].get("securitySchemes", {}) for document in (self.ours, self.theirs)]
        for name, ours, theirs in self._pairs(("securitySchemes",), *schemes):
            self._rest(("securitySchemes", name), ours, theirs)
        operations = (dict(self._operations(self.ours)), dict(self._operations(self.theirs)))
        for name, ours, theirs in self._pairs((), *operations):
            self.operation((name,), ours, theirs)

    @staticmethod
    def _operations(document: Node) -> Iterable[tuple[str, Node]]:
        for path, item in document["paths"].items():
            shared = item.get("parameters", [])
            unknown = item.keys() - {*VERBS, "parameters"} - PROSE
            assert not unknown, f"{path}: the walk does not know {sorted(unknown)}"
            for verb in VERBS:
                if verb in item:
                    operation = item[verb]
                    yield f"{verb.upper()} {path}", {**operation, "parameters": [*shared, *operation["parameters"]]}

    def operation(self, place: Place, ours: Node, theirs: Node) -> None:
        parameters = (self._parameters(self.ours, ours), self._parameters(self.theirs, theirs))
        for name, our_parameter, their_parameter in self._pairs((*place, "parameters"), *parameters):
            here = (*place, "parameters", name)
            self.schema((*here, "schema"), our_parameter["schema"], their_parameter["schema"])
            self._rest(here, our_parameter, their_parameter, {"schema"})

        bodies = [
            {"body": resolve(document, operation["requestBody"])} if "requestBody" in operation else {}
            for document, operation in ((self.ours, ours), (self.theirs, theirs))
        ]
        for _, our_body, their_body in self._pairs(place, *bodies):
            here = (*place, "body")
            self._contents(here, our_body, their_body)
            self._rest(here, {"required": False, **our_body}, {"required": False, **their_body}, {"content"})

        for status, our_response, their_response in self._pairs(
            (*place, "responses"), ours["responses"], theirs["responses"]
        ):
            here = (*place, "responses", status)
            our_response = resolve(self.ours, our_response)
            their_response = resolve(self.theirs, their_response)
            self._contents(here, our_response, their_response)
            self._rest(here, our_response, their_response, {"content"})

        self._rest(place, ours, theirs, {"operationId", "parameters", "requestBody", "responses"})

    @staticmethod
    def _parameters(document: Node, operation: Node) -> dict[str, Node]:
        result: dict[str, Node] = {}
        for entry in operation["parameters"]:
            parameter = resolve(document, entry)
            style = parameter.get("style", STYLES[parameter["in"]])
            explode = parameter.get("explode", style == "form")
            name = parameter["name"].lower() if parameter["in"] == "header" else parameter["name"]
            # A later entry of the same place and name replaces one that all operations of the path share.
            result[f"{parameter['in']} {name}"] = {
                **parameter,
                "name": name,
                "required": parameter.get("required", False),
                "style": style,
                "explode": explode,
            }
        return result

    def _contents(self, place: Place, ours: Node, theirs: Node) -> None:
        here = (*place, "content")
        for media_type, our_media, their_media in self._pairs(here, ours.get("content", {}), theirs.get("content", {})):
            self.schema((*here, media_type), our_media.get("schema", {}), their_media.get("schema", {}))
            self._rest((*here, media_type), our_media, their_media, {"schema"})

    # Schemas

    def component(self, our_key: str, their_key: str) -> None:
        """Compare two components, whatever they are used for."""
        self.our_schemas.add(our_key)
        self.their_schemas.add(their_key)
        ours, theirs = self.ours["components"]["schemas"][our_key], self.theirs["components"]["schemas"][their_key]
        self.schema((f"schema {their_key}",), ours, theirs)

    def schema(self, place: Place, ours: Node, theirs: Node) -> None:
        ours = target(self.ours, ours, self.our_schemas.add)
        theirs = target(self.theirs, theirs, self.their_schemas.add)
        pair = (id(ours), id(theirs))
        if pair in self._seen:
            return
        self._seen[pair] = (ours, theirs)
        our_form = canonical(self.ours, ours, self.our_schemas.add)
        their_form = canonical(self.theirs, theirs, self.their_schemas.add)

        self._rest(place, our_form, their_form, NESTED)
        self._required(place, our_form, their_form)
        properties = (our_form.get("properties", {}), their_form.get("properties", {}))
        for name, our_property, their_property in self._pairs((*place, "properties"), *properties):
            self.schema((*place, "properties", name), our_property, their_property)
        self._optional(place, "items", our_form, their_form)
        self._optional(place, "additionalProperties", our_form, their_form)
        self._union(place, our_form, their_form)

    def _required(self, place: Place, ours: Node, theirs: Node) -> None:
        self._value(place, "required", sorted(ours.get("required", [])), sorted(theirs.get("required", [])))

    def _optional(self, place: Place, keyword: str, ours: Node, theirs: Node) -> None:
        """Compare a schema that can be missing, or true or false instead: to be missing is to allow anything."""
        our_schema, their_schema = (
            {} if schema is True else schema for schema in (ours.get(keyword, {}), theirs.get(keyword, {}))
        )
        if our_schema is False or their_schema is False:
            self._value(place, keyword, our_schema, their_schema)
        elif our_schema or their_schema:
            self.schema((*place, keyword), our_schema, their_schema)

    def _union(self, place: Place, ours: Node, theirs: Node) -> None:
        ours_keyword, our_variants = variants(ours)
        theirs_keyword, their_variants = variants(theirs)
        if not our_variants and not their_variants:
            return
        if ours_keyword != theirs_keyword:
            self._differ(place, "union", ours_keyword or ABSENT, theirs_keyword or ABSENT)
        our_tag, their_tag = ours.get("discriminator", {}), theirs.get("discriminator", {})
        self._value(place, "discriminator", our_tag.get("propertyName", ABSENT), their_tag.get("propertyName", ABSENT))
        labelled = (
            self._labelled(self.ours, our_variants, our_tag.get("propertyName", "type")),
            self._labelled(self.theirs, their_variants, their_tag.get("propertyName", "type")),
        )
        for label, our_variant, their_variant in self._pairs((*place, ours_keyword or theirs_keyword), *labelled):
            self.schema((*place, label), our_variant, their_variant)
        mappings = (our_tag.get("mapping", {}), their_tag.get("mapping", {}))
        for tag, our_ref, their_ref in self._pairs((*place, "mapping"), *mappings):
            here = (*place, "mapping", tag)
            our_target, their_target = lookup(self.ours, our_ref), lookup(self.theirs, their_ref)
            self.schema(here, our_target, their_target)
            # That two targets are alike is not enough: each has to be the very variant that carries the tag.
            self._value(
                here,
                "target",
                [label for label, variant in labelled[0].items() if resolve(self.ours, variant) is our_target],
                [label for label, variant in labelled[1].items() if resolve(self.theirs, variant) is their_target],
            )

    @staticmethod
    def _labelled(document: Node, schemas: list[Node], tag: str) -> dict[str, Node]:
        groups: dict[str, list[Node]] = defaultdict(list)
        for schema in schemas:
            groups[label(document, schema, tag)].append(schema)
        # Variants that nothing tells apart are taken in the order in which they stand.
        return {
            name if len(group) == 1 else f"{name} #{number}": schema
            for name, group in groups.items()
            for number, schema in enumerate(group, 1)
        }

    # What all of them use

    def _differ(self, place: Place, what: str, ours: Any, theirs: Any) -> None:
        self.differences.append(Difference(place, what, ours, theirs))

    def _value(self, place: Place, what: str, ours: Any, theirs: Any) -> None:
        if not same(ours, theirs):
            self._differ(place, what, ours, theirs)

    def _rest(self, place: Place, ours: Node, theirs: Node, done: Iterable[str] = ()) -> None:
        """Compare all keywords but prose and those that the caller compares."""
        skipped = PROSE.union(done)
        for keyword in dict.fromkeys((*ours, *theirs)):
            if keyword not in skipped:
                our_value, their_value = ours.get(keyword, ABSENT), theirs.get(keyword, ABSENT)
                if keyword == "enum" and ABSENT not in (our_value, their_value):
                    our_value, their_value = sorted(our_value, key=json.dumps), sorted(their_value, key=json.dumps)
                self._value(place, keyword, our_value, their_value)

    def _pairs(
        self, place: Place, ours: Mapping[str, Node], theirs: Mapping[str, Node]
    ) -> Iterable[tuple[str, Any, Any]]:
        """Yield what both sides have, by name, and report what only one of them has."""
        for name in dict.fromkeys((*ours, *theirs)):
            if name in ours and name in theirs:
                yield name, ours[name], theirs[name]
            else:
                self._differ((*place, name), "existence", name in ours, name in theirs)


def same(ours: Any, theirs: Any) -> bool:
    """Compare JSON values; unlike `==`, tells true from 1."""
    return json.dumps(ours, sort_keys=True) == json.dumps(theirs, sort_keys=True)


def lookup(document: Node, ref: str) -> Node:
    assert ref.startswith("#/"), ref
    found: Any = document
    for part in ref[2:].split("/"):
        found = found[part.replace("~1", "/").replace("~0", "~")]
    node: Node = found
    return node


def resolve(document: Node, node: Node) -> Node:
    """Follow references; for a node with keywords beside its `$ref`, the target alone."""
    while "$ref" in node:
        node = lookup(document, node["$ref"])
    return node


def target(document: Node, schema: Node, met: Callable[[str], object]) -> Node:
    """Follow references that have nothing but prose beside them; calls `met` with each component on the way."""
    while "$ref" in schema and schema.keys() <= {"$ref", *PROSE}:
        ref: str = schema["$ref"]
        met(ref.rsplit("/", 1)[1])
        schema = lookup(document, ref)
    return schema


def variants(form: Node) -> tuple[str, list[Node]]:
    """The keyword and the members of a canonical union; nothing for what is no union."""
    assert not ("anyOf" in form and "oneOf" in form), "the walk does not know schemas with two unions"
    for keyword in ("anyOf", "oneOf"):
        if keyword in form:
            return keyword, form[keyword]
    return "", []


def canonical(document: Node, schema: Node, met: Callable[[str], object] = lambda key: None) -> Node:
    """Bring a schema to the form in which it is compared; calls `met` with each component on the way."""
    while True:
        if "$ref" in schema:
            ref: str = schema["$ref"]
            met(ref.rsplit("/", 1)[1])
            schema = {**lookup(document, ref), **{k: v for k, v in schema.items() if k != "$ref"}}
            continue
        keyword, members = variants(schema)
        if len(members) == 1:
            rest = {k: v for k, v in schema.items() if k not in (keyword, "discriminator")}
            schema = {**members[0], **rest}
            continue
        types = schema.get("type")
        if isinstance(types, list):
            outside = {k: v for k, v in schema.items() if k in ANNOTATIONS}
            inside = {k: v for k, v in schema.items() if k not in ANNOTATIONS and k not in PROSE and k != "type"}
            # The keywords of a value other than null say nothing of null.
            members = [{"type": name} if name == "null" else {"type": name, **inside} for name in types]
            schema = {**outside, "anyOf": members} if len(members) > 1 else {**outside, **members[0]}
            continue
        return schema


def label(document: Node, schema: Node, tag: str) -> str:
    """A name for a variant by which to find it in the other document: its tag, or what kind of value it is."""
    form = canonical(document, schema)
    if "properties" in form:
        properties = {name: canonical(document, value) for name, value in form["properties"].items()}
        tags = [properties[tag]] if tag in properties and {"const", "enum"} & properties[tag].keys() else []
        return " ".join(("object", *(json.dumps(value.get("const", value.get("enum"))) for value in tags)))
    if "const" in form:
        return f"const {json.dumps(form['const'])}"
    return variants(form)[0] or f"{form.get('type', 'anything')}{' enum' if 'enum' in form else ''}"
