"""Choices of someone else's document: which property tells the objects apart, and values that contain themselves.

The constants of the objects decide, as they do at run time. A `discriminator` adds the constants that are missing; one
that says otherwise than the constants is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .document import Pointer
from .schema import PROSE, Schema, parts, properties, ref_key, values_of, variants, without_null
from .shapes import texts

Note = Callable[[Pointer, str], None]


class Choices:
    """All choices among the components of a document."""

    def __init__(self, schemas: dict[str, Schema], origins: dict[str, Pointer], note: Note) -> None:
        self.schemas = schemas
        self.origins = origins
        self.note = note

    def settle(self) -> None:
        """Make discriminators agree with constants, and replace what contains itself with no object in between."""
        for key, schema in self.schemas.items():
            if self._recurs(key):
                prose = {name: schema[name] for name in PROSE if name in schema}
                schema.clear()
                schema.update(prose)
                self.note(self.origins[key], "it contains itself with no object in between: taken for any value")
        for key in list(self.schemas):
            for place, choice in self._choices(self.schemas[key], self.origins[key]):
                self._settle(choice, place)

    def _choices(self, schema: Schema, place: Pointer) -> Iterator[tuple[Pointer, Schema]]:
        if variants(schema):
            yield place, schema
        for way, part in parts(schema):
            yield from self._choices(part, (*place, *way))

    def resolve(self, schema: Schema) -> Schema:
        """Follow references to components."""
        while "$ref" in schema:
            schema = self.schemas[schema["$ref"].rpartition("/")[2]]
        return schema

    def _recurs(self, key: str) -> bool:
        seen: set[str] = set()
        waiting = [self.schemas[key]]
        while waiting:
            schema = waiting.pop()
            if "properties" in schema:
                continue
            target = ref_key(schema)
            if target == key:
                return True
            if target is not None and target not in seen:
                seen.add(target)
                waiting.append(self.schemas[target])
            waiting += [part for _, part in parts(schema)]
        return False

    # Discriminators

    def _settle(self, choice: Schema, place: Pointer) -> None:
        given = choice.pop("discriminator", None)
        leaves = list(self._leaves(choice))
        keys = [ref_key(leaf) for leaf in leaves if "properties" in self.resolve(leaf)]
        objects = [key for key in keys if key is not None]
        if given is None or len(objects) < 2:
            return
        name: str = given["propertyName"]
        mapping: dict[str, str] = given["mapping"]
        for key in mapping.values():
            self._complete(key, name, [t for t, k in mapping.items() if k == key], place)
        tags = [texts(properties(self.resolve(self.schemas[key])).get(name, {})) for key in objects]
        flat = [tag for found in tags for tag in found]
        if not all(tags) or len(flat) != len(set(flat)):
            self.note((*place, "discriminator"), f"the constants of {name!r} tell no variants apart: their shape does")
            return
        choice["discriminator"] = {"propertyName": name}
        said = {tag: key for key, found in zip(objects, tags, strict=True) for tag in found}
        odd = sorted(tag for tag in {*mapping, *said} if mapping and mapping.get(tag) != said.get(tag))
        if odd:
            rule = f"its mapping disagrees with the constants on {', '.join(map(repr, odd))}: the constants are taken"
            self.note((*place, "discriminator"), rule)

    def _complete(self, key: str, name: str, tags: list[str], place: Pointer) -> None:
        """Give an object the constants that a mapping knows, if it has none of its own."""
        schema = self.schemas.get(key, {})
        if "properties" not in schema:
            return
        part = self.resolve(without_null(schema["properties"].get(name, {})))
        if "const" in part or "enum" in part or part.get("type", "string") != "string":
            return
        prose = {word: part[word] for word in PROSE if word in part}
        schema["properties"][name] = {**prose, "type": "string", "enum": tags}
        self.note((*place, "discriminator"), f"{name!r} of {key} has no constants: taken from the mapping")

    def _leaves(self, schema: Schema) -> Iterator[Schema]:
        for variant in values_of(schema):
            target = self.resolve(variant)
            if variants(target):
                yield from self._leaves(target)
            else:
                yield variant
