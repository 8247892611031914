"""`allOf`, and objects that are a choice besides: written out, as one object or as one choice of objects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .document import Pointer, SpecError
from .schema import NULL, PROSE, Schema, is_list, is_mapping
from .source import pointer_of

Lookup = Callable[[str, Pointer], Schema]
#: Keys of a schema that say nothing about what fits it, beside prose.
_SILENT = (*PROSE, "default", "nullable", "readOnly", "writeOnly", "externalDocs", "xml")
#: Keys of alternatives that only say which properties go together.
_CONDITIONS = ("required", "not", *PROSE)


class Merger:
    """Writes out one document's `allOf`s."""

    def __init__(self, file: str, lookup: Lookup, notes: list[str]) -> None:
        self.file = file
        self.lookup = lookup
        self.notes = notes

    def flat(self, node: Schema, place: Pointer, trail: tuple[str, ...] = ()) -> Schema:
        """Return a schema without `allOf`, and with either properties or alternatives.

        Raises:
            SpecError: It contains itself, or parts that cannot be written out.
        """
        parts = node.get("allOf", [])
        if not is_list(parts) or not all(is_mapping(part) for part in parts):
            raise self._error(place, "allOf: expected a list of schemas")
        rest = {key: value for key, value in node.items() if key != "allOf"}
        telling = [part for part in parts if not is_silent(part)]
        spoken = {key: value for part in parts if is_silent(part) for key, value in part.items()}
        if len(telling) == 1 and is_silent(rest):  # It only gives another schema a description of its own.
            return {**telling[0], **spoken, **rest}
        merged: Schema = {}
        choices: list[list[Schema]] = []
        for part in (*telling, spoken, rest):
            self._combine(merged, choices, self._expanded(part, place, trail), place)
        return self._distributed(merged, choices, place)

    def _expanded(self, part: Schema, place: Pointer, trail: tuple[str, ...]) -> Schema:
        ref = part.get("$ref")
        if isinstance(ref, str):
            if ref in trail:
                way = " → ".join((*trail[trail.index(ref) :], ref))
                raise self._error(place, f"allOf: it contains itself ({way}): take one of these references out")
            target = self.lookup(ref, place)
            own = {key: value for key, value in part.items() if key != "$ref"}
            return self._expanded({**target, **own}, place, (*trail, ref))
        return self.flat(part, place, trail) if "allOf" in part else part

    def _combine(self, into: Schema, choices: list[list[Schema]], part: Schema, place: Pointer) -> None:
        if "$ref" in part:
            part = self._expanded(part, place, ())
        for key, value in part.items():
            if key == "properties" and is_mapping(value):
                into[key] = {**into.get(key, {}), **value}
            elif key == "required" and is_list(value):
                into[key] = [*into.get(key, []), *(name for name in value if name not in into.get(key, []))]
            elif key in ("oneOf", "anyOf") and is_list(value):
                choices.append(value)
            elif key == "enum" and is_list(into.get(key)) and is_list(value):
                into[key] = [item for item in into[key] if item in value]
            else:
                if key == "type" and into.get(key, value) != value:
                    self.note(place, f"allOf: it is both {into[key]!r} and {value!r}: the latter is taken")
                into[key] = value

    def _distributed(self, merged: Schema, choices: list[list[Schema]], place: Pointer) -> Schema:
        telling = [choice for choice in choices if not all(_is_condition(variant) for variant in choice)]
        if len(telling) < len(choices):
            self.note(place, "which properties go together is not checked")
        if not telling:
            return {key: value for key, value in merged.items() if key != "discriminator"}
        if len(telling) > 1:
            raise self._error(place, "it is a choice and at once another: write the combinations out as one oneOf")
        prose = {key: value for key, value in merged.items() if key in (*_SILENT, "discriminator")}
        shared = {key: value for key, value in merged.items() if key not in prose}
        if shared.get("type") == "object" and len(shared) == 1:
            shared = {}
        if not shared:
            return {**prose, "oneOf": telling[0]}
        return {**prose, "oneOf": [v if v == NULL else {"allOf": [v, shared]} for v in telling[0]]}

    def note(self, place: Pointer, text: str) -> None:
        """Keep a remark for the report."""
        self.notes.append(f"{self.file}: {pointer_of(place)}: {text}")

    def _error(self, place: Pointer, text: str) -> SpecError:
        return SpecError(f"{self.file}: {pointer_of(place)}: {text}")


def is_silent(schema: Schema) -> bool:
    """Say whether a schema, or what stands beside a reference, says nothing about what fits it."""
    return all(key in _SILENT or key.startswith("x-") for key in schema)


def _is_condition(variant: Any) -> bool:
    return is_mapping(variant) and bool(variant) and all(key in _CONDITIONS for key in variant)
