"""How a schema looks in Python: as an annotation of a model, as an annotation of a parameter, and as a parser.

Every function takes a schema of the description and returns text, with the names that text needs.
"""

from __future__ import annotations

from typing import Any, Literal

import attrs

from .document import Document, Schema, SpecError
from .names import param_name, pascal, snake
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


def union(types: list[Type]) -> Type:
    """Join types; `None` comes out as `Optional`."""
    flat: dict[str, Type] = {}
    nullable = False
    for part in types:
        if part.code == "None":
            nullable = True
        elif part.code.startswith("Optional["):
            nullable = True
            flat[part.code[9:-1]] = part
        else:
            flat[part.code] = part
    codes = list(flat)
    code = codes[0] if len(codes) == 1 else f"Union[{', '.join(codes)}]"
    refs = tuple(dict.fromkeys(ref for part in types for ref in part.refs))
    return Type(f"Optional[{code}]" if nullable else code, refs)


class Shapes:
    """Answers for one document."""

    def __init__(self, document: Document, settings: Settings, spelled: dict[str, str]) -> None:
        self.document = document
        self.settings = settings
        #: Request components that do not go by the usual name: bodies of operations, parts of a single operation.
        self.spelled = spelled
        self._named_inline: dict[str, tuple[str, Schema]] = {}

    # Kinds

    def kind(self, schema: Schema) -> Literal["object", "union", "enum", "alias"]:
        """Say what a component becomes: a class, a union of classes, an enum, or a plain alias."""
        if "properties" in schema:
            return "object"
        variants = schema.get("oneOf") or schema.get("anyOf") or []
        if any(self.kind(self.document.resolve(v)) in ("object", "union") for v in variants if v != {"type": "null"}):
            return "union"
        if variants and any("items" in v for v in variants):
            return "union"
        if "enum" in schema or any("const" in v or "enum" in v for v in variants):
            return "enum"
        return "alias"

    # Annotations

    def type(self, schema: Schema, side: Side, *, open_enums: bool | None = None) -> Type:
        """Return the annotation of a schema."""
        is_open = (side == "model") if open_enums is None else open_enums
        if "$ref" in schema:
            return self._ref(schema["$ref"].rpartition("/")[2], side)
        if "const" in schema:
            return Type(f"Literal[{literal(schema['const'])}]")
        if "enum" in schema:
            closed = Type(f"Literal[{', '.join(literal(value) for value in schema['enum'])}]")
            return union([closed, Type("str")]) if is_open else closed
        variants = schema.get("oneOf") or schema.get("anyOf")
        if variants:
            return self._union([v for v in variants], side, is_open)
        kinds = schema.get("type")
        if isinstance(kinds, list):
            return union([self.type({**schema, "type": kind}, side, open_enums=is_open) for kind in kinds])
        return self._plain(schema, side)

    def _ref(self, key: str, side: Side) -> Type:
        target = self.document.schemas[key]
        if not (target.keys() - {"description"}):
            return ANY
        if key in self.settings.unseen_events:
            return Type("")
        return Type(self.request_name(key) if side == "param" else key, (Ref(key, side),))

    def request_name(self, key: str) -> str:
        """Return the name of a component as a request type."""
        return self.spelled.get(key) or param_name(key)

    def _union(self, variants: list[Schema], side: Side, is_open: bool) -> Type:
        literals = [v["const"] for v in variants if "const" in v]
        types = [self.type(v, side, open_enums=is_open) for v in variants if "const" not in v]
        types = [t for t in types if t.code]
        if literals:
            types.insert(0, Type(f"Literal[{', '.join(literal(value) for value in literals)}]"))
        if side == "param":
            types.sort(key=lambda t: t.code == "str" and bool(literals))  # Literals before the open end.
        return union(types)

    def _plain(self, schema: Schema, side: Side) -> Type:
        kind = schema.get("type")
        if kind == "array":
            return self._array(schema["items"], side)
        if kind == "object" or "additionalProperties" in schema:
            values = schema.get("additionalProperties")
            inner = self.type(values, side) if isinstance(values, dict) else ANY
            return Type(f"Dict[str, {inner.code}]", inner.refs)
        if kind == "string":
            return Type(self._string(schema.get("format"), side))
        scalars = {"integer": "int", "number": "float", "boolean": "bool", "null": "None", None: "object"}
        if kind not in scalars:
            raise SpecError(f"type {kind!r} is unknown")
        return Type(scalars[kind])

    def _string(self, format: str | None, side: Side) -> str:
        if format == "date-time":
            return "datetime" if side == "model" else "Union[str, datetime]"
        if side == "param" and format == "byte":
            return "Union[str, Base64FileInput]"
        if side == "param" and format == "binary":
            return "FileTypes"
        return "str"

    def _array(self, items: Schema, side: Side) -> Type:
        inner = self.type(items, side)
        if side == "model":
            return Type(f"List[{inner.code}]", inner.refs)
        key: str = items.get("$ref", "").rpartition("/")[2]
        twin = self.settings.accepts_models.get(key)
        if twin is not None:
            inner = union([inner, self._ref(twin, "model")])
        text_like = inner.code == "str" or inner.code.startswith("Literal[") or "str" in _members(inner.code)
        container = "SequenceNotStr" if text_like or inner.code == "FileTypes" else "Iterable"
        return Type(f"{container}[{inner.code}]", inner.refs)

    # Parsers

    def parser(self, schema: Schema, owner: str) -> str | None:
        """Return an expression for the function that reads a value of this schema, or none where it is kept as it is.

        `owner` names the place, for unions that have no name of their own.
        """
        if "$ref" in schema:
            key = schema["$ref"].rpartition("/")[2]
            return None if not self.is_parsed(key) else f"parsers.{snake(key)}"
        if self.kind(schema) == "union":
            variants = [v for v in (schema.get("oneOf") or schema.get("anyOf") or []) if v != {"type": "null"}]
            if len(variants) == 1:
                return self.parser(variants[0], owner)
            self._named_inline[owner] = (owner, {**schema, "oneOf": variants})
            return f"parsers.{snake(owner)}"
        if schema.get("format") == "date-time":
            return "parse_datetime"
        return None

    def read(self, schema: Schema, owner: str, value: str) -> str:
        """Return an expression that reads a value of this schema from the variable `value`."""
        schema = self._without_null(schema)
        items, values = schema.get("items"), schema.get("additionalProperties")
        if isinstance(items, dict):
            parser = self.parser(items, f"{owner}Item")
            return value if parser is None else f"list(map({parser}, {value})) if {value}.__class__ is list else {value}"
        if isinstance(values, dict) and "properties" not in schema:
            parser = self.parser(values, f"{owner}Value")
            return value if parser is None else f"parse_dict({parser}, {value})"
        parser = self.parser(schema, owner)
        return value if parser is None else f"{parser}({value})"

    def is_parsed(self, key: str) -> bool:
        """Say whether values of a component are read into something else than they are."""
        schema = self.document.schemas[key]
        kind = self.kind(schema)
        if kind in ("object", "union"):
            return True
        return kind == "alias" and self.read(schema, key, "_") != "_"

    def inline_unions(self) -> dict[str, Schema]:
        """Return the unnamed unions met so far, by the name their place gives them."""
        return {name: schema for name, schema in self._named_inline.values()}

    def _without_null(self, schema: Schema) -> Schema:
        variants = schema.get("anyOf") or schema.get("oneOf")
        if variants and {"type": "null"} in variants:
            rest = [v for v in variants if v != {"type": "null"}]
            if len(rest) == 1:
                return rest[0]
        return schema

    # Unions

    def tags(self, variants: list[Schema], where: str) -> tuple[str, dict[str, str]]:
        """Find the property whose constants tell object variants apart: its name, and constant → component.

        Raises:
            SpecError: No property does, or a variant is no named component.
        """
        constants: list[dict[str, set[str]]] = []
        keys: list[str] = []
        for variant in variants:
            if "$ref" not in variant:
                raise SpecError(f"{where}: a variant of a union of objects has to be a component of its own")
            keys.append(variant["$ref"].rpartition("/")[2])
            properties: dict[str, Schema] = self.document.resolve(variant).get("properties", {})
            constants.append({name: _constants(schema) for name, schema in properties.items()})
        for name in constants[0]:
            found = [values.get(name, set[str]()) for values in constants]
            if all(found) and sum(map(len, found)) == len(set[str]().union(*found)):
                return name, {tag: key for tags, key in zip(found, keys, strict=True) for tag in sorted(tags)}
        raise SpecError(f"{where}: no property tells the variants {', '.join(keys)} apart by its constants")


def _constants(schema: Schema) -> set[str]:
    if "const" in schema:
        return {schema["const"]} if isinstance(schema["const"], str) else set()
    if "enum" in schema:
        return {value for value in schema["enum"] if isinstance(value, str)}
    variants: list[Schema] = schema.get("anyOf") or schema.get("oneOf") or []
    rest = [v for v in variants if v != {"type": "null"}]
    return _constants(rest[0]) if len(rest) == 1 else set()


def _members(code: str) -> list[str]:
    return code[6:-1].split(", ") if code.startswith("Union[") else [code]


def literal(value: Any) -> str:
    """Spell a constant in Python, strings in double quotes."""
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return repr(value)


def inline_name(owner: str, field: str) -> str:
    """Name what has no name by its place."""
    return f"{owner}{pascal(field)}"
