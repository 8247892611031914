"""How a schema looks in Python: as an annotation of a model, as an annotation of a parameter, and as a parser.

Every function takes a schema of the description and returns text, with the names that text needs.
"""

from __future__ import annotations

import json
from typing import Any, Literal

import attrs

from .document import Document, Pointer, SpecError
from .names import module, param_name
from .schema import (
    Schema,
    is_anything,
    is_list,
    items,
    map_values,
    properties,
    ref_key,
    values_of,
    variants,
    without_null,
)
from .settings import Settings

Side = Literal["model", "param"]


@attrs.frozen
class Ref:
    """A named type that an annotation mentions."""

    key: str
    side: Side


@attrs.frozen
class Type:
    """A Python annotation and the named types in it."""

    code: str
    refs: tuple[Ref, ...] = ()

    @property
    def optional(self) -> bool:
        return self.code.startswith("Optional[") or self.code == "None"


ANY = Type("object")
NONE = Type("None")


@attrs.frozen
class Place:
    """Where a schema stands, and the name that a union without one gets from there."""

    name: str
    pointer: Pointer

    def below(self, suffix: str, key: str) -> Place:
        return Place(f"{self.name}{suffix}", (*self.pointer, key))


def union(types: list[Type]) -> Type:
    """Join types; `None` comes out as `Optional`."""
    flat: dict[str, None] = {}
    nullable = False
    for part in types:
        nullable = nullable or part.optional
        if part.code != "None":
            flat[part.code[9:-1] if part.optional else part.code] = None
    codes = list(flat)
    code = codes[0] if len(codes) == 1 else f"Union[{', '.join(codes)}]"
    refs = tuple(dict.fromkeys(ref for part in types for ref in part.refs))
    if not codes:
        return NONE
    return Type(f"Optional[{code}]" if nullable else code, refs)


class Shapes:
    """Answers for one document."""

    def __init__(self, document: Document, settings: Settings, spelled: dict[str, str]) -> None:
        self.document = document
        self.settings = settings
        #: Request components that do not go by the usual name: bodies of operations, parts of a single operation.
        self.spelled = spelled
        self._inline: dict[Place, Schema] = {}

    # Kinds

    def kind(self, schema: Schema) -> Literal["object", "union", "enum", "alias"]:
        """Say what a component becomes: a class, a union of classes, an enum, or a plain alias."""
        if "properties" in schema:
            return "object"
        choices = values_of(schema)
        if any(self.kind(self.document.resolve(v)) in ("object", "union") or "items" in v for v in choices):
            return "union"
        if "enum" in schema or any("const" in v or "enum" in v for v in choices):
            return "enum"
        return "alias"

    def leaves(self, schema: Schema) -> list[Schema]:
        """Return the variants of a union, those of a variant that is a union itself in its place."""
        found: list[Schema] = []
        for variant in values_of(schema):
            target = self.document.resolve(variant)
            found += self.leaves(target) if variants(target) else [variant]
        return found

    # Annotations

    def type(self, schema: Schema, side: Side, *, open_enums: bool | None = None) -> Type:
        """Return the annotation of a schema."""
        is_open = (side == "model") if open_enums is None else open_enums
        key = ref_key(schema)
        if key is not None:
            return self._ref(key, side)
        if "const" in schema:
            return _constants([schema["const"]], is_open=False)
        if "enum" in schema:
            return _constants(schema["enum"], is_open)
        if variants(schema):
            return self._union(variants(schema), side, is_open)
        kinds: Any = schema.get("type")
        if is_list(kinds):
            return union([self.type({**schema, "type": kind}, side, open_enums=is_open) for kind in kinds])
        return self._plain(schema, side)

    def _ref(self, key: str, side: Side) -> Type:
        if is_anything(self.document.schemas[key]):
            return ANY
        if key in self.settings.unseen_events:
            return Type("")
        return Type(self.request_name(key) if side == "param" else key, (Ref(key, side),))

    def request_name(self, key: str) -> str:
        """Return the name of a component as a request type."""
        return self.spelled.get(key) or param_name(key)

    def _union(self, choices: list[Schema], side: Side, is_open: bool) -> Type:
        constants = [v["const"] for v in choices if "const" in v]
        types = [self.type(v, side, open_enums=is_open) for v in choices if "const" not in v]
        types = [t for t in types if t.code]
        if constants:
            types.insert(0, _constants(constants, is_open=False))
        if side == "param":
            types.sort(key=lambda t: t.code == "str" and bool(constants))  # Literals before the open end.
        return union(types)

    def _plain(self, schema: Schema, side: Side) -> Type:
        kind: str | None = schema.get("type")
        values = map_values(schema)
        if kind == "array":
            return self._array(items(schema) or {}, side)
        if kind == "object" or values is not None:
            inner = ANY if values is None else self.type(values, side)
            return Type(f"Dict[str, {inner.code}]", inner.refs)
        if kind == "string":
            return Type(self._string(schema.get("format"), side))
        scalars = {"integer": "int", "number": "float", "boolean": "bool", "null": "None"}
        return Type(scalars[kind]) if kind else ANY

    def _string(self, format: str | None, side: Side) -> str:
        if format == "date-time":
            return "datetime" if side == "model" else "Union[str, datetime]"
        if side == "param" and format == "byte":
            return "Union[str, Base64FileInput]"
        if side == "param" and format == "binary":
            return "FileTypes"
        return "str"

    def _array(self, of: Schema, side: Side) -> Type:
        inner = self.type(of, side)
        if side == "model":
            return Type(f"List[{inner.code}]", inner.refs)
        key = ref_key(of) or ""
        beside: list[Type] = []
        if key in self.settings.accepts_models:
            beside.append(self._ref(self.settings.accepts_models[key], "model"))
        if key in self.settings.accepts_objects:
            beside.append(Type(self.settings.accepts_objects[key]))
        if beside:
            inner = union([inner, *beside])
        text_like = inner.code.startswith("Literal[") or "str" in _members(inner.code)
        container = "SequenceNotStr" if text_like or inner.code == "FileTypes" else "Iterable"
        return Type(f"{container}[{inner.code}]", inner.refs)

    # Parsers

    def parser(self, schema: Schema, place: Place) -> str | None:
        """Return an expression for the function that reads a value of this schema, or none where it is kept as it is.

        `place` names unions that have no name of their own.
        """
        key = ref_key(schema)
        if key is not None:
            return f"parsers.{module(key)}" if self.is_parsed(key) else None
        if self.kind(schema) == "union":
            choices = values_of(schema)
            if len(choices) == 1:
                return self.parser(choices[0], place)
            self._inline[place] = {**schema, "oneOf": choices}
            return f"parsers.{module(place.name)}"
        return "parse_datetime" if schema.get("format") == "date-time" else None

    def read(self, schema: Schema, place: Place, value: str) -> str:
        """Return an expression that reads a value of this schema from the variable `value`."""
        schema = without_null(schema)
        of, values = items(schema), map_values(schema)
        if of is not None:
            parser = self.parser(of, place.below("Item", "items"))
            each = f"list(map({parser}, {value})) if {value}.__class__ is list else {value}"
            return value if parser is None else each
        if values is not None and "properties" not in schema:
            parser = self.parser(values, place.below("Value", "additionalProperties"))
            return value if parser is None else f"parse_dict({parser}, {value})"
        parser = self.parser(schema, place)
        return value if parser is None else f"{parser}({value})"

    def is_parsed(self, key: str) -> bool:
        """Say whether values of a component are read into something else than they are."""
        schema = self.document.schemas[key]
        kind = self.kind(schema)
        if kind in ("object", "union"):
            return True
        return kind == "alias" and self.read(schema, component_place(key), "_") != "_"

    def take_inline_unions(self) -> dict[Place, Schema]:
        """Return the unnamed unions met since the last call, by place."""
        found, self._inline = self._inline, {}
        return found

    # Unions

    def tags(
        self, choices: list[Schema], discriminator: dict[str, Any] | None, where: str
    ) -> tuple[str, dict[str, str]]:
        """Find the property whose constants tell object variants apart: its name, and constant → component.

        Raises:
            SpecError: No property does, a variant is no named component, or the `discriminator` says otherwise.
        """
        keys = [ref_key(choice) or "" for choice in choices]
        if not all(keys):
            raise SpecError(f"{where}: a variant of a union of objects has to be a component of its own")
        constants = [
            {name: texts(schema) for name, schema in properties(self.document.resolve(choice)).items()}
            for choice in choices
        ]
        for name in [discriminator["propertyName"]] if discriminator else constants[0]:
            found = [values.get(name, []) for values in constants]
            tags = {tag: key for tags, key in zip(found, keys, strict=True) for tag in sorted(tags)}
            if all(found) and sum(map(len, found)) == len(tags):
                _agree(tags, discriminator, where)
                return name, tags
        rule = f"property {discriminator['propertyName']} does not tell" if discriminator else "no property tells"
        raise SpecError(f"{where}: {rule} the variants {', '.join(keys)} apart by its constants")


def _agree(tags: dict[str, str], discriminator: dict[str, Any] | None, where: str) -> None:
    mapping: dict[str, str] = (discriminator or {}).get("mapping", {})
    for tag, ref in mapping.items():
        if tags.get(tag) != ref.rpartition("/")[2]:
            rule = f"it maps {tag!r} to {ref}, but the constants lead to {tags.get(tag)}"
            raise SpecError(f"{where}.discriminator: {rule}")
    forgotten = [tag for tag in tags if mapping and tag not in mapping]
    if forgotten:
        raise SpecError(f"{where}.discriminator: its mapping has no {forgotten[0]!r}")


def texts(schema: Schema) -> list[str]:
    """Return the constants a property may have, if they are texts and nothing else is allowed."""
    schema = without_null(schema)
    values: list[Any] = [schema["const"]] if "const" in schema else schema.get("enum", [])
    return list(dict.fromkeys(value for value in values if isinstance(value, str)))


def _constants(values: list[Any], is_open: bool) -> Type:
    """Return the annotation of a value that is one of some constants, or another of their kind if the list is open."""
    parts = [Type(f"Literal[{', '.join(literal(value) for value in values if value is not None)}]")]
    if is_open:
        parts += [Type(type(value).__name__) for value in values if value is not None]
    if None in values:
        parts = [part for part in parts if part.code != "Literal[]"] + [NONE]
    return union(parts)


def _members(code: str) -> list[str]:
    return code[6:-1].split(", ") if code.startswith("Union[") else [code]


def literal(value: object) -> str:
    """Spell a constant in Python, strings in double quotes, what cannot be seen in them as an escape."""
    if not isinstance(value, str):
        return repr(value)
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else "".join(c if c.isprintable() else escape(c) for c in text)


def literals(values: tuple[str, ...]) -> str:
    """Spell a tuple of constants in Python."""
    return f"({''.join(f'{literal(value)}, ' for value in values)})"


def escape(character: str) -> str:
    """Spell a character as an escape of a Python string."""
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def component_place(key: str) -> Place:
    """Return the place of a component."""
    return Place(key, ("components", "schemas", key))
