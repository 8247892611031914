"""One change after the other, from a comparison into our files: which kind of change is which edit.

Operations and arguments are in `methods`, types here. What no rule covers is left for people: `ByHand`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from sdkdiff.change import Change, Difference
from sdkgen.document import Document, Pointer
from sdkgen.schema import NULL, is_list, variants

from .edit import EditError
from .folder import Folder
from .place import at, enclosing, followed, is_parameter, new_of, old_of, schema_at
from .settle import allows_null, settle, with_null, without_null
from .translate import ORDER, PARAMETER_ORDER, Context, Translator, without_prose


class ByHand(Exception):
    """There is no rule for a change."""


class Later(Exception):
    """A change can be made only when the description was read again: an earlier one moved its place."""


class Types:
    """Makes changes of types.

    Args:
        folder: Our description.
        translator: Says parts of the other description in our words.
    """

    def __init__(self, folder: Folder, translator: Translator) -> None:
        self.folder = folder
        self.translator = translator
        self.new = translator.new
        self.old: Document = folder.document
        self.moved: set[Pointer] = set()
        self._agreed: Counter[tuple[str, Pointer | None, str]] = Counter()
        self.rules: dict[str, Callable[[Change], None]] = {
            **dict.fromkeys(("field-added", "required-field-added"), self.field_added),
            "field-removed": lambda change: self.drop_property(old_of(change)),
            **dict.fromkeys(("became-required", "became-optional", "presence-changed"), self.presence),
            **dict.fromkeys(("became-nullable", "no-longer-nullable"), self.nullable),
            "default-changed": lambda change: self.copied(change, "default"),
            **dict.fromkeys(("deprecated", "undeprecated"), self.deprecated),
            **dict.fromkeys(("retyped", "type-widened", "type-narrowed"), self.retyped),
            **dict.fromkeys(("enum-opened", "enum-closed"), self.reopened),
            "variant-added": self.variant_added,
            "variant-removed": self.variant_removed,
            "discriminator-changed": self.discriminator,
            **dict.fromkeys(("value-added", "closed-value-added"), self.value_added),
            **dict.fromkeys(("value-removed", "known-value-removed"), self.value_removed),
            "const-changed": self.constant,
            **dict.fromkeys(
                ("constraint-tightened", "constraint-widened", "constraint-changed"),
                lambda change: self.copied(change, change.detail.split(" ")[0]),
            ),
            **dict.fromkeys(("extras-allowed", "extras-forbidden"), self.extras),
        }

    def start(self, difference: Difference) -> None:
        """Begin with what a comparison of the present description has found."""
        self.old = self.folder.document
        self.moved = set()
        self.translator.know(difference.pairs)
        self._agreed = Counter()
        for change in difference.changes:
            self._agreed[change.kind, change.where.old, change.detail] += max(1, len(change.methods))

    def apply(self, change: Change) -> None:
        """Make a change.

        Raises:
            ByHand: There is no rule for it.
            EditError: It cannot be written.
            Later: Other changes have to be read first.
        """
        rule = self.rules.get(change.kind)
        if rule is None:
            raise ByHand
        for place in (change.where.old, change.where.old_owner):
            if place is not None and any(place[: len(moved)] == moved for moved in self.moved):
                raise Later
            if place is not None and place[:1] == ("components",) and place[1] in ("parameters", "responses"):
                self.own(change, place[:3])
        rule(change)
        self.translator.flush()

    def own(self, change: Change, shared: Pointer) -> None:
        """Give operations a copy of a part they share, if others do not change alike."""

    def agreed(self, change: Change) -> int:
        """Return how many methods have a change."""
        return self._agreed[change.kind, change.where.old, change.detail]

    def context(self, change: Change, place: Pointer) -> Context:
        """Return what names are chosen by."""
        return Context(self.folder.file_of(place), change.direction)

    def translated(self, change: Change, place: Pointer, new: Pointer) -> dict[str, Any]:
        """Return what the new description has, in our words, for a place of ours."""
        return self.translator.schema(at(self.new, new), self.context(change, place))

    def settle(self, place: Pointer, schema: Any) -> None:
        """Let a schema of ours be another; positions in its lists are not what they were."""
        settle(self.folder, place, schema)
        self.moved.add(place)

    # Properties

    def field_added(self, change: Change) -> None:
        new = new_of(change)
        self.add_property(change, change.where.old_owner, new)

    def add_property(self, change: Change, owner: Pointer, new: Pointer, **prose: str) -> None:
        """Add a property of the new description to an object of ours."""
        name = str(new[-1])
        schema = {**prose, **self.translated(change, owner, new)}
        if self.folder.find((*owner, "properties")) is None:
            self.folder.put(owner, "properties", {name: schema}, order=ORDER)
        elif self.folder.find((*owner, "properties", name)) is None:
            self.folder.add((*owner, "properties"), name, schema)
        else:
            return
        if not prose:
            self.translator.added.append((*owner, "properties", name))
        if self.is_required(new):
            self.folder.list_item(owner, "required", name, order=ORDER)

    def drop_property(self, place: Pointer) -> None:
        """Take a property away, and what asks for it."""
        owner, name = place[:-2], str(place[-1])
        found = self.folder.get(owner)
        if len(found["properties"]) > 1:
            self.folder.remove(place)
        else:
            self.folder.replace((*owner, "properties"), {})
        self.not_required(owner, name)

    def not_required(self, owner: Pointer, name: str) -> None:
        """Let a property be optional."""
        asked = self.folder.get(owner).get("required", [])
        if name in asked:
            self.folder.remove((*owner, "required", asked.index(name)))

    def is_required(self, new: Pointer) -> bool:
        """Say whether a property has to be there in the new description."""
        return new[-1] in at(self.new, new[:-2]).get("required", ())

    def presence(self, change: Change) -> None:
        old, new = old_of(change), new_of(change)
        if is_parameter(old):
            self.folder.copy(old, "required", _true(at(self.new, new), "required"), order=PARAMETER_ORDER)
            return
        if self.is_required(new):
            self.folder.list_item(old[:-2], "required", str(old[-1]), order=ORDER)
        else:
            self.not_required(old[:-2], str(old[-1]))
        if change.direction == "response":
            self.nullable(change)

    def nullable(self, change: Change) -> None:
        old, new = schema_at(old_of(change)), schema_at(new_of(change))
        ours = self.folder.get(old)
        wanted = allows_null(self.new, at(self.new, new))
        if allows_null(self.old, ours) == wanted:
            return
        bare = without_prose(ours)
        made = with_null(bare) if wanted else without_null(bare)
        if allows_null(self.old, made) != wanted:  # It is in a component that others use, too.
            made = self.translated(change, old, new)
        self.settle(old, made)

    def copied(self, change: Change, key: str) -> None:
        """Let a single key of a schema be as in the new description."""
        old, new = schema_at(old_of(change)), schema_at(new_of(change))
        self.folder.copy(old, key, at(self.new, new), order=ORDER)

    def deprecated(self, change: Change) -> None:
        old, new = _said(old_of(change)), _said(new_of(change))
        self.folder.copy(old, "deprecated", _true(at(self.new, new), "deprecated"), order=ORDER)

    # Types

    def retyped(self, change: Change) -> None:
        old, new = schema_at(old_of(change)), schema_at(new_of(change))
        self.settle(old, self.translated(change, old, new))

    def reopened(self, change: Change) -> None:
        """Say anew which values there are, and whether there are others."""
        old, new = enclosing(change.where.old or change.where.old_owner), change.where.new or change.where.new_owner
        self.settle(schema_at(old), self.translated(change, old, schema_at(enclosing(new))))

    def extras(self, change: Change) -> None:
        old, new = old_of(change), new_of(change)
        found = self.translated(change, old, new)
        self.folder.copy(old, "additionalProperties", found, order=ORDER)

    # Choices

    def variant_added(self, change: Change) -> None:
        place, new = change.where.old_owner, new_of(change)
        choice = self.folder.get(place)
        if not variants(choice):
            raise ByHand
        is_component = new[:2] == ("components", "schemas") and len(new) == 3
        context = self.context(change, place)
        made = self.translator.schema(
            {"$ref": f"#/components/schemas/{new[2]}"} if is_component else at(self.new, new), context
        )
        key = "oneOf" if choice.get("oneOf") else "anyOf"
        if made not in [without_prose(part) for part in choice[key]]:
            end = len(choice[key]) - (choice[key][-1] == NULL)
            self.folder.append((*place, key), made, end)
            self.moved.add((*place, key))

    def variant_removed(self, change: Change) -> None:
        place = change.where.old_owner
        choice = self.folder.get(place)
        key = "oneOf" if choice.get("oneOf") else "anyOf"
        values = [part for part in choice.get(key, ()) if part != NULL]
        if len(values) < 3:
            self.settle(place, self.translated(change, place, change.where.new_owner))
            return
        for index in reversed(range(len(choice[key]))):
            if followed(self.old, (*place, key, index)) == change.where.old:
                self.folder.remove((*place, key, index))
                self.moved.add((*place, key))
                return
        raise ByHand

    def discriminator(self, change: Change) -> None:
        old, new = old_of(change), new_of(change)
        made = self.translated(change, old, new)
        if "discriminator" not in made or "discriminator" not in self.folder.get(old):
            raise ByHand
        self.folder.replace((*old, "discriminator"), made["discriminator"])

    # Values

    def value_added(self, change: Change) -> None:
        place, new = change.where.old_owner, new_of(change)
        ours = self.folder.get(place)
        if "enum" not in (new[-2:-1] or ()) and new[-1] != "const":
            self.reopened(change)
            return
        value = at(self.new, new)
        for way in [place, *((*place, k, i) for k in ("oneOf", "anyOf") for i in range(len(ours.get(k, ()))))]:
            found = self.folder.get(way)
            if "enum" in found:
                self.folder.list_item(way, "enum", value)
                return
            if "const" in found and way == place:
                self.settle(way, {**_without(without_prose(found), "const"), "enum": [found["const"], value]})
                return
        key = "oneOf" if ours.get("oneOf") else "anyOf"
        if key not in ours:
            raise ByHand
        self.folder.append((*place, key), _without_text(at(self.new, new[:-1])))

    def value_removed(self, change: Change) -> None:
        place = old_of(change)
        if place[-2] == "enum":
            value = at(self.old, place)
            listed = self.folder.get(place[:-1])
            if value in listed and len(listed) > 1:
                self.folder.remove((*place[:-1], listed.index(value)))
                self.moved.add(place[:-1])
                return
        elif place[-1] == "const" and place[-3:-2] in (("oneOf",), ("anyOf",)):
            self.folder.remove(place[:-1])
            self.moved.add(place[:-2])
            return
        self.reopened(change)

    def constant(self, change: Change) -> None:
        old, new = old_of(change), new_of(change)
        said = at(self.new, new)
        values = [said["const"]] if "const" in said else said.get("enum")
        ours = self.folder.get(old)
        if not is_list(values) or len(values) != 1:
            raise ByHand
        if "const" in ours:
            self.folder.replace((*old, "const"), values[0])
        elif "enum" in ours:
            self.folder.replace((*old, "enum"), values)
        else:
            raise EditError(f"{self.folder.where(old)}: there is no constant")


def _true(node: dict[str, Any], key: str) -> dict[str, Any]:
    return {key: True} if node.get(key) is True else {}


def _said(place: Pointer) -> Pointer:
    """Return where a deprecation is said of a place that may be a constant."""
    return place[:-1] if place[-1:] == ("const",) else place


def _without(node: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in node.items() if name != key}


def _without_text(node: Any) -> Any:
    return without_prose(node) if isinstance(node, dict) else node
