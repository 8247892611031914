"""Comparing types: two schemas side by side, down to the constants. What both documents call a type does not matter."""

from __future__ import annotations

from collections import deque
from typing import Any

import attrs

from sdkgen.document import Pointer
from sdkgen.names import attribute
from sdkgen.planner import wrap
from sdkgen.schema import Schema, is_anything, is_mapping
from sdkgen.shapes import Side, literal

from .change import Direction
from .limits import limits
from .match import Alternatives, Matched
from .record import Record, Site
from .view import Choice, Constant, Description, Field, Leaf, View


def side_of(direction: Direction) -> Side:
    """Return on which side of the package types of a direction stand."""
    return "model" if direction == "response" else "param"


def words(node: dict[str, Any], *keys: str) -> list[str]:
    """Return the prose of a node as the package prints it."""
    return [line for key in keys for line in wrap(node.get(key))]


class Types:
    """Compares the types of two documents. Types inside types wait in a queue, so recursion comes to an end."""

    def __init__(self, old: Description, new: Description, record: Record) -> None:
        self.old = old
        self.new = new
        self.record = record
        self.alternatives = Alternatives(old, new)
        self._waiting: deque[tuple[Leaf, Leaf, Site]] = deque()

    def finish(self) -> None:
        """Compare all types that were met and not compared yet."""
        while self._waiting:
            old, new, site = self._waiting.popleft()
            self.record.enter((old.pointer, new.pointer, site.direction))
            self._inside(old, new, site)

    # Members: fields and arguments

    def member(self, site: Site, old: Field, new: Field) -> None:
        """Compare two fields or arguments: presence, default, words, type."""
        if old.is_plain and (old.schema, old.said, old.required) == (new.schema, new.said, new.required):
            return
        ours, theirs = self._views(site.direction, old, new)
        if site.direction == "response":
            self._presence(site, (old.required, ours.nullable), (new.required, theirs.nullable))
        else:
            if old.required != new.required:
                self.record.changed("became-required" if new.required else "became-optional", site)
            self._nullability(site, ours, theirs)
        before, after = old.schema.get("default"), new.schema.get("default")
        if before != after or type(before) is not type(after):
            self.record.changed("default-changed", site, f"{literal(before)} → {literal(after)}")
        self.prose(site, old.said, new.said)
        self._types(site, ours, theirs, old.schema, new.schema)

    def _presence(self, site: Site, old: tuple[bool, bool], new: tuple[bool, bool]) -> None:
        """Compare whether a field of a model can be missing and null: both are `None` in Python."""
        if old == new:
            return
        before, after = (not required or nullable for required, nullable in (old, new))
        if before == after:
            kind = "presence-changed"
        elif old[0] != new[0]:
            kind = "became-optional" if after else "became-required"
        else:
            kind = "became-nullable" if after else "no-longer-nullable"
        self.record.changed(kind, site)

    def _nullability(self, site: Site, old: View, new: View) -> None:
        if old.nullable != new.nullable:
            self.record.changed("became-nullable" if new.nullable else "no-longer-nullable", site)

    def prose(self, site: Site, old: dict[str, Any], new: dict[str, Any], *keys: str) -> None:
        """Compare what two nodes say of themselves: deprecation and description."""
        if bool(old.get("deprecated")) != bool(new.get("deprecated")):
            self.record.changed("deprecated" if new.get("deprecated") else "undeprecated", site)
        keys = keys or ("description",)
        if any(old.get(key) != new.get(key) for key in keys) and words(old, *keys) != words(new, *keys):
            self.record.changed("described", site)

    # Types

    def value(self, site: Site, old: Schema, new: Schema) -> None:
        """Compare two schemas that are always there: items, values, results."""
        ours, theirs = self._views(site.direction, Field(old, site.old, True), Field(new, site.new, True))
        self._nullability(site, ours, theirs)
        self._types(site, ours, theirs, old, new)

    def single(self, site: Site, old: Schema, new: Schema) -> tuple[Leaf, Leaf] | None:
        """Return both schemas as objects, if each is one and nothing else."""
        ours, theirs = self._views(site.direction, Field(old, site.old, True), Field(new, site.new, True))
        leaves = (*ours.leaves, *theirs.leaves)
        if len(ours.leaves) != 1 or len(theirs.leaves) != 1 or any(leaf.kind != "object" for leaf in leaves):
            return None
        for before, after in zip(ours.named, theirs.named, strict=False):
            self.record.pair(before, after, site.direction)
        return ours.leaves[0], theirs.leaves[0]

    def _views(self, direction: Direction, old: Field, new: Field) -> tuple[View, View]:
        side = side_of(direction)
        return self.old.view(old.schema, old.pointer, side), self.new.view(new.schema, new.pointer, side)

    def _types(self, site: Site, old: View, new: View, old_schema: Schema, new_schema: Schema) -> None:
        matched = self.alternatives.match(old, new)
        for ours, theirs in matched.pairs:
            self._pair(site, ours, theirs)
        self._values(site, old, new, old_schema, new_schema)
        gone, come = self._variants(site, old, new, matched)
        kind = _change_of_type(old, new, gone, come)
        if kind is not None:
            before, after = self._same_component(old, new)
            if before and after:
                here = self._component_site(site.direction, before, after)
                self._retyped(kind, here, self.old.document.schemas[before], self.new.document.schemas[after])
            else:
                self._retyped(kind, site, old_schema, new_schema)
        if kind != "retyped":
            self.same(site.direction, old, new)

    def _retyped(self, kind: str, site: Site, old: Schema, new: Schema) -> None:
        side = side_of(site.direction)
        codes = self.old.annotation(old, side), self.new.annotation(new, side)
        before, after = (code[9:-1] if code.startswith("Optional[") else code for code in codes)
        self.record.changed(kind, site, f"{before} → {after}")

    def same(self, direction: Direction, old: View, new: View) -> None:
        """Note that the components two schemas refer to stand for each other, and compare what they say."""
        for before, after in zip(old.named, new.named, strict=False):
            self._component(direction, before, after)

    def _same_component(self, old: View, new: View) -> tuple[str, str] | tuple[None, None]:
        """Return the component both refer to, unless the old one refers to one and the new one to another."""
        ours, theirs = (view.named[-1] if view.named else "" for view in (old, new))
        is_other = ours != theirs and (ours in self.new.document.schemas or theirs in self.old.document.schemas)
        return (ours, theirs) if ours and theirs and not is_other else (None, None)

    def _component_site(self, direction: Direction, old: str, new: str) -> Site:
        python = self.old.type_name(old, side_of(direction))
        return Site(python, direction, ("components", "schemas", old), ("components", "schemas", new))

    def _component(self, direction: Direction, old: str, new: str) -> None:
        self.record.pair(old, new, direction)
        if is_anything(self.old.document.schemas[old]):  # It has no name in Python: it is `object`.
            return
        here = self._component_site(direction, old, new)
        self.prose(here, self.old.document.schemas[old], self.new.document.schemas[new])

    def _site(self, site: Site, old: Leaf, new: Leaf) -> Site:
        """Return the place of a pair of alternatives: that of the component it is, or the one given."""
        python = site.python if old.owner is None else self.old.type_name(old.owner, side_of(site.direction))
        return Site(python, site.direction, old.pointer, new.pointer)

    def _pair(self, site: Site, old: Leaf, new: Leaf) -> None:
        here = self._site(site, old, new)
        if old.named and new.named:
            self._component(site.direction, old.owner or "", new.owner or "")
        for kind, detail in limits(old.schema, new.schema, same_type=old.codes == new.codes):
            self.record.changed(kind, here, detail)
        key = (old.pointer, new.pointer, site.direction)
        if old.kind in ("object", "map", "array") and self.record.leads_to(key):
            self._waiting.append((old, new, here))

    def _inside(self, old: Leaf, new: Leaf, site: Site) -> None:
        if old.kind == "object":
            self.fields(site, old, new)
        key, suffix = ("items", "[]") if old.kind == "array" else ("additionalProperties", "[*]")
        ours, theirs = old.schema.get(key), new.schema.get(key)
        if old.kind != "array":
            self._extras(site, ours, theirs)
        # Where only one document says what is inside, the place in the other is the one around it.
        before = (*site.old, key) if key in old.schema else site.old
        after = (*site.new, key) if key in new.schema else site.new
        inner = attrs.evolve(site, python=f"{site.python}{suffix}", old=before, new=after)
        if is_mapping(ours) or is_mapping(theirs):
            self.value(inner, ours if is_mapping(ours) else {}, theirs if is_mapping(theirs) else {})

    def _extras(self, site: Site, old: object, new: object) -> None:
        if (old is False) != (new is False):
            self.record.changed("extras-forbidden" if new is False else "extras-allowed", site)

    # Objects

    def fields(self, site: Site, old: Leaf, new: Leaf) -> None:
        """Compare the properties of two objects."""
        for name, field in old.fields.items():
            here = self._field_site(site, name, field.pointer, new.pointer)
            if name not in new.fields:
                owner = attrs.evolve(here, old=old.pointer)
                self.record.removed("field-removed", owner, field.pointer)
                continue
            other = new.fields[name]
            ours = _as_shown(field, self.old, [old], name)
            theirs = _as_shown(other, self.new, [old, new], name)
            self.member(attrs.evolve(here, new=other.pointer), ours, theirs)
        for name, field in new.fields.items():
            if name not in old.fields:
                here = self._field_site(site, name, old.pointer, new.pointer)
                is_required = field.required and site.direction != "response"
                kind = "required-field-added" if is_required else "field-added"
                self.record.added(kind, here, field.pointer, self._annotation(field, site.direction))

    def _annotation(self, field: Field, direction: Direction) -> str:
        """Return the type of a new field: in a model, one that may be missing shows as `None`."""
        code = self.new.annotation(field.schema, side_of(direction))
        shown = direction != "response" or field.required or code.startswith("Optional[")
        return code if shown else f"Optional[{code}]"

    def _field_site(self, site: Site, name: str, old: Pointer, new: Pointer) -> Site:
        is_model = site.direction == "response"
        python = f"{site.python}.{attribute(name)}" if is_model else f"{site.python}[{literal(name)}]"
        return Site(python, site.direction, old, new)

    # Alternatives

    def _variants(self, site: Site, old: View, new: View, matched: Matched) -> tuple[list[Leaf], list[Leaf]]:
        """Report variants of unions; return the alternatives that are left over."""
        side = side_of(site.direction)
        is_union = len(old.of("object")) > 1
        if is_union and matched.old_tag and matched.new_tag and matched.old_tag != matched.new_tag:
            here = self._choice_site(site, (old.of("object")[0].choice, new.of("object")[0].choice))
            self.record.changed("discriminator-changed", here, f"{matched.old_tag} → {matched.new_tag}")
        unseen = {*self.old.settings.unseen_events, *self.new.settings.unseen_events}
        gone = [leaf for leaf in matched.gone if leaf.owner not in unseen]
        come = [leaf for leaf in matched.come if leaf.owner not in unseen]
        for ours, theirs in matched.pairs:
            if ours.codes != theirs.codes:
                gone, come = [*gone, ours], [*come, theirs]
        if not is_union or not new.of("object"):
            return gone, come
        for leaf in [leaf for leaf in gone if leaf.kind == "object"]:
            here = self._choice_site(site, matched.choices(old=leaf.choice))
            self.record.removed("variant-removed", here, leaf.pointer, _variant_name(self.old, leaf, side))
        for leaf in [leaf for leaf in come if leaf.kind == "object"]:
            here = self._choice_site(site, matched.choices(new=leaf.choice))
            self.record.added("variant-added", here, leaf.pointer, _variant_name(self.new, leaf, side))
        return [x for x in gone if x.kind != "object"], [x for x in come if x.kind != "object"]

    def _choice_site(self, site: Site, choice: tuple[Choice | None, Choice | None]) -> Site:
        """Return the place of a union, told by what either document knows of it."""
        old, new = choice
        python = self.old.type_name(old.key, side_of(site.direction)) if old and old.key else site.python
        return Site(python, site.direction, old.pointer if old else site.old, new.pointer if new else site.new)

    def _values(self, site: Site, old: View, new: View, old_schema: Schema, new_schema: Schema) -> None:
        """Compare the constants of two schemas: what either does not list is none of its values, unless all are."""
        ours, theirs = old.of("constants"), new.of("constants")
        if not ours and not theirs:
            return
        was_open, is_open = _is_open(old), _is_open(new)
        if not (ours or was_open) or not (theirs or is_open) or (not (ours and theirs) and not (was_open and is_open)):
            return  # Another type, not other values.
        leaf, other = (ours or theirs)[0], (theirs or ours)[0]
        here = self._site(site, leaf, other) if ours else site
        before = {literal(c.value): c for c in (ours[0].constants if ours else ())}
        after = {literal(c.value): c for c in (theirs[0].constants if theirs else ())}
        if ours and theirs and leaf.owner != other.owner and not before.keys() & after.keys():
            self._retyped("retyped", site, old_schema, new_schema)
            return
        if len(before) == 1 == len(after) and before.keys() != after.keys() and not is_open:
            self.record.changed("const-changed", here, f"{next(iter(before))} → {next(iter(after))}")
            return
        around = attrs.evolve(here, old=site.old, new=site.new)  # of which both documents have something
        if not ours:
            self.record.added("value-added", around, theirs[0].pointer, ", ".join(after))
            return
        if not theirs:
            self.record.removed("known-value-removed", around, ours[0].pointer, ", ".join(before))
            return
        self._listed(here, before, after, is_open, {leaf.owner, other.owner})
        if was_open != is_open and ours and theirs:
            self.record.changed("enum-opened" if is_open else "enum-closed", here)

    def _listed(
        self,
        here: Site,
        before: dict[str, Constant],
        after: dict[str, Constant],
        is_open: bool,
        owners: set[str | None],
    ) -> None:
        closed = here.direction == "response" and owners & {*self.old.settings.closed_enums}
        for value in [value for value in before if value not in after]:
            kind = "known-value-removed" if is_open else "value-removed"
            self.record.removed(kind, here, before[value].pointer, value)
        for value, constant in after.items():
            if value in before:
                place = Site(f"{here.python}: {value}", here.direction, before[value].pointer, constant.pointer)
                self.prose(place, before[value].said, constant.said)
            else:
                kind = "closed-value-added" if closed else "value-added"
                self.record.added(kind, here, constant.pointer, value)


def _as_shown(field: Field, description: Description, owners: list[Leaf], name: str) -> Field:
    """Return a field as models show it: optional, if `added_later` lists it for its owner, however that is called."""
    names = [f"{leaf.owner}.{name}" for leaf in owners if leaf.named]
    is_late = any(known in names for known in description.settings.added_later)
    return attrs.evolve(field, required=False) if is_late else field


def _variant_name(description: Description, leaf: Leaf, side: Side) -> str:
    return description.type_name(leaf.owner, side) if leaf.named and leaf.owner else "dict"


def _is_open(view: View) -> bool:
    return bool(view.of("anything")) or any("str" in leaf.codes for leaf in view.leaves)


def _change_of_type(old: View, new: View, gone: list[Leaf], come: list[Leaf]) -> str | None:
    """Say how a type changes, apart from its variants and values."""
    if old.of("constants") and new.of("constants"):  # Text beside constants only opens the enum.
        gone, come = ([leaf for leaf in leaves if leaf.codes != ("str",)] for leaves in (gone, come))
    lost = any(not _accepts(new, leaf) for leaf in gone)
    won = any(not _accepts(old, leaf) for leaf in come)
    if lost and won:
        return "retyped"
    return "type-narrowed" if lost else "type-widened" if won else None


def _accepts(view: View, leaf: Leaf) -> bool:
    """Say whether a schema allows all that an alternative of another does, as far as Python's types tell."""
    if view.of("anything"):
        return True
    codes = {code for other in view.leaves for code in other.codes}
    if "float" in codes:
        codes.add("int")
    wanted = {type(c.value).__name__ for c in leaf.constants} or set(leaf.codes)
    return bool(wanted) and wanted <= codes
