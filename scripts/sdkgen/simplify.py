"""Someone else's schemas, one by one, in the form the driver's rules ask for.

Objects and choices of objects become components, so that they have names; what says nothing about the Python type of
a value, or cannot be said in Python, is left out. Nothing here looks at operations.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from . import keys
from .document import Pointer, SpecError
from .hints import described, odd_paging, python_name
from .merge import Merger, is_silent
from .names import module, pascal
from .schema import NULL, Schema, component, is_list, is_mapping, variants
from .source import pointer_of, visible

_SCHEMAS = ("components", "schemas")
_CONSTRAINTS = (
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern"),
    *("minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "readOnly", "writeOnly"),
)
#: What is kept as it is, beside the parts that are schemas themselves.
_KEPT = ("type", "format", "enum", "const", "default", *_CONSTRAINTS)
#: What makes a schema beside a reference more than a remark.
_TELLING = ("properties", "required", "oneOf", "anyOf", "enum", "const", "items", "additionalProperties")
_KINDS = ("string", "number", "integer", "boolean", "object", "array", "null")


class Schemas:
    """The components of a document while it is normalised: those of the publisher, and those lifted out of others."""

    def __init__(self, raw: dict[str, Any], file: str) -> None:
        self.raw = raw
        self.file = file
        self.notes: list[str] = []
        self.found: dict[str, Schema] = {}
        self.origins: dict[str, Pointer] = {}
        self.merger = Merger(file, self.raw_target, self.notes)
        self._keys: dict[Pointer, str] = {}
        self._modules: set[str] = set()
        components: Any = raw.get("components", {}).get("schemas", {})
        if not is_mapping(components):
            raise self.error(_SCHEMAS, "expected a mapping")
        places: dict[Pointer, Any] = {(*_SCHEMAS, key): schema for key, schema in components.items()}
        for place in places:
            self._keys[place] = self._claim(keys.class_name(str(place[-1])), place)
        for place, schema in places.items():
            self.found[self._keys[place]] = {}
            self.found[self._keys[place]] = self.schema(schema, place, self._keys[place], named=True)

    # Messages

    def note(self, place: Pointer, text: str) -> None:
        """Keep a remark for the report."""
        self.merger.note(place, text)

    def _remark(self, place: Pointer, text: str) -> None:
        if text:
            self.note(place, text)

    def error(self, place: Pointer, text: str) -> SpecError:
        """Return the error for a place of the publisher's file."""
        return SpecError(f"{self.file}: {pointer_of(place)}: {text}")

    # References

    def raw_target(self, ref: str, place: Pointer) -> dict[str, Any]:
        """Return what a reference names in the publisher's file.

        Raises:
            SpecError: It names nothing, or something elsewhere.
        """
        target: Any = self.raw
        for part in self._parts(ref, place):
            if is_mapping(target) and part in target:
                target = target[part]
            elif is_list(target) and part.isdecimal() and int(part) < len(target):
                target = target[int(part)]
            else:
                raise self.error((*place, "$ref"), f"{visible(ref)!r} names nothing: correct it, or add what it names")
        if not is_mapping(target):
            raise self.error((*place, "$ref"), f"{visible(ref)!r} names no mapping: correct it")
        return target

    def _parts(self, ref: str, place: Pointer) -> list[str]:
        if ref != "#" and not ref.startswith("#/"):
            rule = f"{visible(ref)!r} is outside of the document: bundle what it names into this file"
            raise self.error((*place, "$ref"), rule)
        return [unquote(part).replace("~1", "/").replace("~0", "~") for part in ref.split("/")[1:]]

    def component_of(self, ref: str, place: Pointer) -> str:
        """Return the component that a reference to a schema leads to: what stands elsewhere becomes one."""
        target = self.raw_target(ref, place)
        pointer: Pointer = tuple(self._parts(ref, place))
        if pointer not in self._keys:
            words = [str(part) for part in pointer[2 if pointer[:2] == _SCHEMAS else -1 :]]
            name = keys.safe_class_name("".join(pascal(w) for w in words if w not in ("properties", "$defs", "items")))
            key = self._keys[pointer] = self._claim(name, pointer)
            self.found[key] = {}
            self.found[key] = self.schema(target, pointer, key, named=True)
        return self._keys[pointer]

    def _claim(self, name: str, origin: Pointer) -> str:
        key = keys.unlike(name, self._modules)
        self._modules.add(module(key))
        self.origins[key] = origin
        return key

    def lift(self, schema: Schema, place: Pointer, name: str) -> Schema:
        """Make a schema a component, and return a reference to it."""
        key = self._claim(name, place)
        self.found[key] = schema
        return component(key)

    # Schemas

    def schema(self, node: Any, place: Pointer, name: str, *, named: bool = False) -> Schema:
        """Return a schema in the form the rules ask for; `name` is what it is called if it needs to be a component."""
        if node is True:
            return {}
        if node is False:
            self.note(place, "no value fits it: taken for any")
            return {}
        if not is_mapping(node):
            raise self.error(place, f"expected a schema, found {visible(repr(node), 40)}")
        if "properties" in node and not is_mapping(node["properties"]):
            raise self.error((*place, "properties"), "expected a mapping")
        for key in ("oneOf", "anyOf"):
            if key in node and (not is_list(node[key]) or not node[key]):
                raise self.error((*place, key), "expected a list of schemas")
        if isinstance(node.get("$ref"), str):
            return self._reference(node, place, name, named)
        if "allOf" in node or ("properties" in node and ("oneOf" in node or "anyOf" in node)):
            flat = self.merger.flat({"allOf": [], **node} if "allOf" in node else _as_all(node), place)
            return self.schema(flat, place, name, named=named)
        if node.get("x-stainless-any") is True:
            return described(node)
        if "oneOf" in node or "anyOf" in node:
            return self._choice(node, place, name, named)
        return self._plain(node, place, name, named)

    def _reference(self, node: Schema, place: Pointer, name: str, named: bool) -> Schema:
        if any(key in node for key in _TELLING):
            own = {key: value for key, value in node.items() if key != "$ref"}
            flat = self.merger.flat({"allOf": [{"$ref": node["$ref"]}, own]}, place)
            return self.schema(flat, place, name, named=named)
        found = component(self.component_of(node["$ref"], place))
        return _nullable({**described(node), **found}) if node.get("nullable") is True else {**found, **described(node)}

    def _plain(self, node: Schema, place: Pointer, name: str, named: bool) -> Schema:
        kinds = self._kinds(node, place)
        if len(kinds) > 1 and self._has_parts(node, kinds):
            return self._choice({**described(node), "anyOf": _by_kind(node, kinds)}, place, name, named)
        for key in ("format", *_CONSTRAINTS):
            if is_mapping(node.get(key)) or is_list(node.get(key)):
                raise self.error((*place, key), "expected a text, number or truth value")
        schema = {key: node[key] for key in _KEPT if key in node and not (key == "default" and _refers(node[key]))}
        if kinds:
            schema["type"] = kinds[0] if len(kinds) == 1 else kinds
        self._constants(schema, place)
        for limit in ("exclusiveMinimum", "exclusiveMaximum"):
            if isinstance(schema.get(limit), bool):  # as version 3.0 has it
                del schema[limit]
        is_map = not kinds or "object" in kinds
        if is_map:
            self._object(schema, node, place, name)
            if not named and schema.get("properties") == {}:
                del schema["properties"]  # A map, not a class.
        if not kinds or "array" in kinds:
            self._array(schema, node, place, name)
        schema = {**schema, **described(node)}
        has_name = named or "properties" not in schema
        if not has_name:
            prose = described(node)
            schema = {**prose, **self.lift(schema, place, name)}
        return _nullable(schema) if _null(node) else schema

    def _kinds(self, node: Schema, place: Pointer) -> list[str]:
        kinds: Any = node.get("type", [])
        kinds = kinds if is_list(kinds) else [kinds]
        for kind in kinds:
            if kind not in _KINDS:
                raise self.error(
                    (*place, "type"), f"{visible(repr(kind), 40)} is no type: use one of {', '.join(_KINDS)}"
                )
        found = [kind for kind in dict.fromkeys(kinds) if kind != "null"] or [*kinds][:1]
        if not found and ("properties" in node or is_mapping(node.get("additionalProperties"))):
            return ["object"]
        return ["array"] if not found and is_mapping(node.get("items")) else found

    def _has_parts(self, node: Schema, kinds: list[str]) -> bool:
        return ("object" in kinds and ("properties" in node or is_mapping(node.get("additionalProperties")))) or (
            "array" in kinds and is_mapping(node.get("items"))
        )

    def _constants(self, schema: Schema, place: Pointer) -> None:
        for key in ("const", "enum"):
            if key not in schema:
                continue
            values: list[Any] = [schema[key]] if key == "const" else schema[key] if is_list(schema[key]) else []
            values = [int(v) if isinstance(v, float) and v.is_integer() else v for v in values]
            if not values or not all(v is None or isinstance(v, (str, int)) for v in values):
                self.note((*place, key), "constants that are no texts, whole numbers or truth values are not checked")
                del schema[key]
                continue
            distinct: dict[str, Any] = {repr(value): value for value in values}
            schema[key] = values[0] if key == "const" else list(distinct.values())

    def _object(self, schema: Schema, node: Schema, place: Pointer, name: str) -> None:
        found: dict[str, Any] = node.get("properties", {})
        asked = node.get("required", [])
        asked = [wire for wire in asked if isinstance(wire, str)] if is_list(asked) else []
        if found or asked or "properties" in node:
            schema["properties"] = {}
        for wire, part in found.items():
            below = (*place, "properties", wire)
            schema["properties"][wire] = self.schema(part, below, keys.below(name, wire))
            self._remark(below, odd_paging(wire, part))
            hinted = python_name(part)
            if hinted:
                schema["properties"][wire]["x-python-name"] = hinted
        for wire in asked:
            if wire not in found:
                self.note((*place, "required"), f"{visible(wire, 60)!r} is no property: added as one of any value")
                schema["properties"][wire] = {}
        if asked:
            schema["required"] = list(dict.fromkeys(asked))
        self._map(schema, node, place, name)

    def _map(self, schema: Schema, node: Schema, place: Pointer, name: str) -> None:
        values: Any = node.get("additionalProperties")
        patterns: Any = node.get("patternProperties", {})
        if values is None and is_mapping(patterns) and len(patterns) == 1:
            values = next(iter(patterns.values()))
        if is_mapping(values):
            schema["additionalProperties"] = self.schema(
                values, (*place, "additionalProperties"), keys.below(name, "Value")
            )
        elif isinstance(values, bool):
            schema["additionalProperties"] = values
        if any(key in schema for key in ("properties", "additionalProperties")):
            schema["type"] = "object"

    def _array(self, schema: Schema, node: Schema, place: Pointer, name: str) -> None:
        if is_mapping(node.get("items")):
            schema["items"] = self.schema(node["items"], (*place, "items"), keys.below(name, "Item"))

    # Choices

    def _choice(self, node: Schema, place: Pointer, name: str, named: bool) -> Schema:
        if "oneOf" in node and "anyOf" in node:
            self.note(place, "oneOf and anyOf: what fits either is taken")
        key = "oneOf" if "oneOf" in node else "anyOf"
        raw = [((k, i), part) for k in ("oneOf", "anyOf") for i, part in enumerate(node.get(k, []))]
        many = sum(not _is_null(part) for _, part in raw) > 1
        found: list[Schema] = []
        for way, part in raw:
            if _is_null(part):
                found.append(NULL)
                continue
            inner = self.schema(part, (*place, *way), keys.below(name, _word(part, way[1])) if many else name)
            nested = (
                variants(inner) if is_silent({k: v for k, v in inner.items() if k not in ("oneOf", "anyOf")}) else []
            )
            found += nested or [inner]
        found += _null(node)
        found = _distinct(self._one_array(found, place, name))
        values = [variant for variant in found if variant != NULL]
        prose = described(node)
        if not values:
            return {**prose, **NULL}
        if len(found) == 1:
            return {**found[0], **prose}
        schema: Schema = {key: values, **self._discriminator(node, place)}
        if len(values) > 1 and not named and any(self._is_model(variant) for variant in values):
            schema = self.lift(schema, place, name)
            return {**prose, "anyOf": [schema, NULL]} if NULL in found else {**schema, **prose}
        return {**prose, **schema, key: found}

    def _one_array(self, found: list[Schema], place: Pointer, name: str) -> list[Schema]:
        """Join arrays of different models: a value shows only item by item which it is."""
        arrays = [part for part in found if part.get("type") == "array" and "items" in part]
        if len(arrays) < 2 or not any(self._is_model(part) for part in arrays):
            return found
        items = _distinct([inner for part in arrays for inner in variants(part["items"]) or [part["items"]]])
        of = items[0] if len(items) == 1 else self.lift({"anyOf": items}, place, keys.below(name, "Item"))
        self.note(place, "arrays of different items: taken for one array of all of them")
        return [*(part for part in found if part not in arrays), {"type": "array", "items": of}]

    def _discriminator(self, node: Schema, place: Pointer) -> Schema:
        given: Any = node.get("discriminator")
        if not is_mapping(given) or not isinstance(given.get("propertyName"), str):
            return {}
        mapping: dict[str, str] = {}
        for tag, ref in given.get("mapping", {}).items() if is_mapping(given.get("mapping", {})) else ():
            full = ref if isinstance(ref, str) and "#" in ref else f"#/components/schemas/{ref}"
            try:
                mapping[tag] = self.component_of(full, (*place, "discriminator", "mapping", tag))
            except SpecError:
                self.note(
                    (*place, "discriminator", "mapping", tag), f"{visible(str(ref), 60)!r} names nothing: passed over"
                )
        return {"discriminator": {"propertyName": given["propertyName"], "mapping": mapping}}

    def _is_model(self, schema: Schema, seen: tuple[str, ...] = ()) -> bool:
        """Say whether values of a schema may be read into models: then it needs a parser, and so a name."""
        ref = schema.get("$ref")
        if isinstance(ref, str):
            key = ref.rpartition("/")[2]
            if key not in self.found or not self.found[key]:
                return True  # not looked at yet
            return key not in seen and self._is_model(self.found[key], (*seen, key))
        below = [
            *variants(schema),
            *(schema[k] for k in ("items", "additionalProperties") if is_mapping(schema.get(k))),
        ]
        return "properties" in schema or any(self._is_model(part, seen) for part in below)


def _refers(value: Any) -> bool:
    """Say whether a value looks as if it had references in it, which readers of the document would follow."""
    below = value.values() if is_mapping(value) else value if is_list(value) else ()
    return (is_mapping(value) and "$ref" in value) or any(map(_refers, below))


def _as_all(node: Schema) -> Schema:
    choices = {key: node[key] for key in ("oneOf", "anyOf", "discriminator") if key in node}
    rest = {key: value for key, value in node.items() if key not in choices}
    return {"allOf": [{key: value} for key, value in choices.items()] + [rest]}


def _by_kind(node: Schema, kinds: list[str]) -> list[Schema]:
    """Return an alternative for each type of a schema that has several."""
    prose = ("type", "nullable", "description", "deprecated")
    only = {"object": ("properties", "required", "additionalProperties", "patternProperties"), "array": ("items",)}
    others = {kind: [key for k, keys in only.items() if k != kind for key in keys] for kind in kinds}
    alternatives = [
        {"type": kind, **{k: v for k, v in node.items() if k not in prose and k not in others[kind]}} for kind in kinds
    ]
    return [*alternatives, *_null(node)]


def _null(node: Schema) -> list[Schema]:
    kinds = node.get("type")
    is_also_null = is_list(kinds) and "null" in kinds and len(kinds) > 1
    return [NULL] if node.get("nullable") is True or is_also_null else []


def _is_null(part: Any) -> bool:
    if not is_mapping(part):
        return False
    return part.get("type") in ("null", ["null"]) or part.get("enum") == [None] or part.get("const", 0) is None


def _nullable(schema: Schema) -> Schema:
    """Return a schema that allows null too, what describes it outside."""
    prose = {key: value for key, value in schema.items() if key in ("description", "deprecated")}
    rest = {key: value for key, value in schema.items() if key not in prose}
    return {**prose, "anyOf": [rest, NULL]}


def _distinct(found: list[Schema]) -> list[Schema]:
    kept: list[Schema] = []
    for part in found:
        if part not in kept:
            kept.append(part)
    return kept


def _word(part: Any, index: int) -> str:
    """Return what tells an alternative apart: a constant of its, or its number."""
    if is_mapping(part) and is_mapping(part.get("properties")):
        for inner in part["properties"].values():
            if is_mapping(inner):
                values: Any = [inner["const"]] if "const" in inner else inner.get("enum", [])
                if is_list(values) and len(values) == 1 and isinstance(values[0], str) and pascal(values[0]):
                    return values[0]
    return f"Variant{index + 1}"
