"""How one document looks to the comparison: schemas taken apart into alternatives, whichever way they are written.

References, `allOf`, lists of types, constants and the many ways to say "or null" disappear here; names of components
stay only as names of Python types. Nothing here compares.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import attrs

from sdkgen.calls import Call, calls
from sdkgen.document import Document, Pointer
from sdkgen.names import method_names
from sdkgen.schema import NULL, Schema, is_list, is_mapping, ref_key
from sdkgen.settings import Settings
from sdkgen.shapes import Shapes, Side, literal

from .change import pointer_of

Kind = Literal["object", "map", "array", "constants", "scalar", "anything"]
_COMPONENTS = ("components", "schemas")
_PARTS = {"$ref", "additionalProperties", "allOf", "anyOf", "items", "oneOf", "properties"}


@attrs.frozen
class Field:
    """A property of an object or an argument of a method."""

    schema: Schema
    #: Where the schema stands.
    pointer: Pointer
    required: bool
    #: The parameter it is the schema of, if it is one.
    parameter: dict[str, Any] | None = None

    @property
    def said(self) -> dict[str, Any]:
        """What has its description."""
        return self.schema if self.parameter is None else self.parameter

    @property
    def is_plain(self) -> bool:
        """Whether no other schema is in it, so that it says all there is."""
        return not _PARTS & self.schema.keys()


@attrs.frozen
class Constant:
    """A value of an enum, and where it stands."""

    value: Any
    pointer: Pointer
    #: What describes it.
    said: Schema


@attrs.frozen
class Choice:
    """A union: the component that is one, if it is a component, and its place."""

    key: str | None
    pointer: Pointer
    #: The property that its `discriminator` names.
    tag: str | None = None


@attrs.frozen(kw_only=True)
class Leaf:
    """One alternative of a schema, null left out."""

    kind: Kind
    schema: Schema
    pointer: Pointer
    #: The component it is, or stands in with nothing but unions between.
    owner: str | None = None
    #: The union it is a variant of.
    choice: Choice | None = None
    #: Types of Python that a scalar can be.
    codes: tuple[str, ...] = ()
    constants: tuple[Constant, ...] = ()
    fields: dict[str, Field] = attrs.field(factory=dict[str, Field])

    @property
    def named(self) -> bool:
        """Whether it is a component itself."""
        return self.owner is not None and self.pointer == (*_COMPONENTS, self.owner)


@attrs.frozen
class View:
    """A schema taken apart."""

    leaves: tuple[Leaf, ...]
    nullable: bool
    #: The components that references led through before there was a choice.
    named: tuple[str, ...]

    def of(self, kind: Kind) -> list[Leaf]:
        """Return the alternatives of one kind."""
        return [leaf for leaf in self.leaves if leaf.kind == kind]


class Description:
    """A document, the exceptions to its naming rules, and the names both give."""

    def __init__(self, document: Document, settings: Settings) -> None:
        self.document = document
        self.settings = settings
        exceptions = {key: own.name for key, own in settings.operations.items()}
        #: Path key and verb of every operation → its name.
        self.names = method_names(document, exceptions)
        #: Components that belong to a single operation → their name, and the module they are imported from.
        self._own = {key: place for call in calls(document, settings, self.names) for key, place in _own_types(call)}
        self.shapes = Shapes(document, settings, {key: name for key, (name, _) in self._own.items()})

    def type_name(self, key: str, side: Side) -> str:
        """Return what a component is called in Python; with its module, if that is one of a single operation."""
        if side == "model":
            return key
        name = self.shapes.request_name(key)
        return f"{self._own[key][1]}.{name}" if key in self._own else name

    def annotation(self, schema: Schema, side: Side) -> str:
        """Return the type of a schema in Python."""
        return self.shapes.type(schema, side).code

    def follow(self, node: dict[str, Any], pointer: Pointer) -> tuple[dict[str, Any], Pointer]:
        """Follow references; return what stands there, and where."""
        while "$ref" in node:
            pointer = pointer_of(node["$ref"])
            node = self.document.lookup(node["$ref"])
        return node, pointer

    def view(self, schema: Schema, pointer: Pointer, side: Side) -> View:
        """Take a schema apart."""
        parts = list(self._expand(schema, pointer, side, None, None, ()))
        leaves = [part for part in parts if part is not None]
        return View(_with_one_enum(leaves), None in parts, tuple(self._named(schema)))

    def _named(self, schema: Schema) -> Iterator[str]:
        """Yield the components that references lead through, up to the first choice."""
        seen: set[str] = set()
        while True:
            ref: str | None = schema.get("$ref")
            inner = _only_variant(schema) if ref is None else self.document.lookup(ref)
            if inner is None or ref in seen:
                return
            if ref is not None:
                seen.add(ref)
                place = pointer_of(ref)
                if place[:-1] == _COMPONENTS:
                    yield str(place[-1])
            schema = inner

    def _expand(
        self,
        schema: Schema,
        pointer: Pointer,
        side: Side,
        owner: str | None,
        choice: Choice | None,
        seen: tuple[str, ...],
    ) -> Iterator[Leaf | None]:
        """Yield the alternatives of a schema, and None for null."""
        if schema.get("nullable") is True:
            yield None
        if "$ref" in schema:
            ref: str = schema["$ref"]
            place = pointer_of(ref)
            if ref not in seen:
                key = str(place[-1]) if place[:-1] == _COMPONENTS else owner
                yield from self._expand(self.document.lookup(ref), place, side, key, choice, (*seen, ref))
            return
        if "properties" in schema:
            yield self._object(schema, pointer, owner, choice)
            return
        for key in ("oneOf", "anyOf"):
            if schema.get(key):
                tag: str | None = schema.get("discriminator", {}).get("propertyName")
                here = choice if _is_wrapper(schema[key]) else Choice(owner, pointer, tag)
                for index, variant in enumerate(schema[key]):
                    yield from self._expand(variant, (*pointer, key, index), side, owner, here, seen)
                return
        if len(schema.get("allOf", ())) == 1:
            yield from self._expand(schema["allOf"][0], (*pointer, "allOf", 0), side, owner, choice, seen)
        elif "allOf" in schema:
            whole = self._object(schema, pointer, owner, choice)
            if whole.fields:
                yield whole
            else:
                yield from self._plain(self._merged(schema), pointer, side, owner, choice)
        else:
            yield from self._plain(schema, pointer, side, owner, choice)

    def _merged(self, schema: Schema) -> Schema:
        """Put the parts of an `allOf` that is no object into one schema."""
        parts = [self.document.resolve(part) for part in schema["allOf"]]
        rest = {key: value for key, value in schema.items() if key != "allOf"}
        return {key: value for part in (*parts, rest) for key, value in part.items()}

    def _plain(
        self, schema: Schema, pointer: Pointer, side: Side, owner: str | None, choice: Choice | None
    ) -> Iterator[Leaf | None]:
        if "const" in schema or "enum" in schema:
            found = list(_constants(schema, pointer, is_variant=choice is not None))
            if any(constant.value is None for constant in found):
                yield None
            values = tuple(constant for constant in found if constant.value is not None)
            if values:
                yield Leaf(
                    kind="constants", schema=schema, pointer=pointer, owner=owner, choice=choice, constants=values
                )
            return
        kinds: Any = schema.get("type")
        for kind in kinds if is_list(kinds) else [kinds]:
            if kind == "null":
                yield None
                continue
            one = {**schema, "type": kind} if kind else schema
            form = _kind(one)
            codes = members(self.annotation(one, side)) if form == "scalar" else ()
            yield Leaf(kind=form, schema=one, pointer=pointer, owner=owner, choice=choice, codes=codes)

    def _object(self, schema: Schema, pointer: Pointer, owner: str | None, choice: Choice | None) -> Leaf:
        fields = dict(self._fields(schema, pointer, ()))
        return Leaf(kind="object", schema=schema, pointer=pointer, owner=owner, choice=choice, fields=fields)

    def _fields(self, schema: Schema, pointer: Pointer, seen: tuple[Pointer, ...]) -> Iterator[tuple[str, Field]]:
        """Yield the properties of an object, those of the parts it is put together from first."""
        required: list[str] = schema.get("required", [])
        for index, part in enumerate(schema.get("allOf", ())):
            target, place = self.follow(part, (*pointer, "allOf", index))
            for name, field in self._fields(target, place, (*seen, place)) if place not in seen else ():
                yield name, attrs.evolve(field, required=field.required or name in required)
        for name, part in schema.get("properties", {}).items():
            yield name, Field(part, (*pointer, "properties", name), name in required)


def members(code: str) -> tuple[str, ...]:
    """Return the types that an annotation of a scalar joins: `Union[str, datetime]` → `str`, `datetime`."""
    return tuple(code.removeprefix("Union[").removesuffix("]").split(", "))


def _own_types(call: Call) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the components that are named after an operation, with name and module."""
    module = call.params_module.replace("/", ".")
    for name, key in call.settings.types.items():
        yield key, (name, module)
    for media in call.operation.get("requestBody", {}).get("content", {}).values():
        body = ref_key(media.get("schema", {}))
        if body is not None:
            yield body, (f"{call.params_name}NonStreaming" if call.streams else call.params_name, module)


def _only_variant(schema: Schema) -> Schema | None:
    """Return what a schema only wraps: an `allOf` of one, "this or null"."""
    for key in ("oneOf", "anyOf", "allOf"):
        parts: list[Schema] = [part for part in schema.get(key, ()) if part != NULL]
        if len(parts) == 1 and "properties" not in schema:
            return parts[0]
    return None


def _is_wrapper(choices: list[Schema]) -> bool:
    return len([part for part in choices if part != NULL]) < 2


def _constants(schema: Schema, pointer: Pointer, *, is_variant: bool) -> Iterator[Constant]:
    if "const" in schema:  # One alone has no words of its own: they are those of the field.
        yield Constant(schema["const"], (*pointer, "const"), schema if is_variant else {})
    else:
        for index, value in enumerate(schema["enum"]):
            yield Constant(value, (*pointer, "enum", index), {})


def _kind(schema: Schema) -> Kind:
    kind = schema.get("type")
    if kind == "array":
        return "array"
    if kind == "object" or is_mapping(schema.get("additionalProperties")):
        return "map"
    return "scalar" if kind else "anything"


def _with_one_enum(leaves: list[Leaf]) -> tuple[Leaf, ...]:
    """Join the alternatives that are constants: Python writes them as one `Literal`."""
    enums = [leaf for leaf in leaves if leaf.kind == "constants"]
    if len(enums) < 2:
        return tuple(leaves)
    constants = tuple({literal(constant.value): constant for leaf in enums for constant in leaf.constants}.values())
    choice = enums[0].choice
    place = enums[0].pointer if choice is None else choice.pointer
    joined = attrs.evolve(enums[0], constants=constants, pointer=place)
    return (joined, *(leaf for leaf in leaves if leaf.kind != "constants"))
