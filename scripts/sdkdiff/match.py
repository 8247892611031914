"""Which part of the old document stands for which of the new: operations, and alternatives of unions.

Names of components decide only where nothing else does. Nothing here reports.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs

from sdkgen.shapes import texts

from .view import Choice, Description, Leaf, View

#: Path key and verb.
Operation = tuple[str, str]

#: Two objects with this part of all their properties in common are taken for the same.
_ALIKE = 1 / 3


@attrs.frozen
class Matched:
    """The alternatives of two schemas, side by side."""

    pairs: list[tuple[Leaf, Leaf]]
    gone: list[Leaf]
    come: list[Leaf]
    #: The property whose constants tell the objects of each union apart.
    old_tag: str | None
    new_tag: str | None

    def choices(self, old: Choice | None = None, new: Choice | None = None) -> tuple[Choice | None, Choice | None]:
        """Return a union of one document and, found by a variant that both have, that of the other."""
        for ours, theirs in self.pairs:
            if (old is not None and ours.choice == old) or (new is not None and theirs.choice == new):
                return old or ours.choice, new or theirs.choice
        return old, new


def operations(
    old: dict[Operation, str], new: dict[Operation, str]
) -> tuple[list[tuple[Operation, Operation]], list[Operation], list[Operation]]:
    """Match operations by path and verb, whatever their path parameters are called; the rest by Python name.

    Args:
        old: The operations of the old document and their names.
        new: Those of the new one.

    Returns:
        Pairs in the old order, what is gone, and what is new.
    """
    left, found = dict(new), dict[Operation, Operation]()
    for by_address in (True, False):
        there = {address(operation) if by_address else name: operation for operation, name in left.items()}
        for operation, name in old.items():
            other = there.get(address(operation) if by_address else name)
            if operation not in found and other in left:
                found[operation] = other
                del left[other]
    pairs = [(operation, found[operation]) for operation in old if operation in found]
    return pairs, [operation for operation in old if operation not in found], list(left)


def address(operation: Operation) -> str:
    """Return verb and path of an operation, path parameters without their names."""
    key, verb = operation
    return f"{verb} {re.sub(r'[{][^{}]*[}]', '{}', key)}"


class Alternatives:
    """Matches the alternatives of schemas of two documents."""

    def __init__(self, old: Description, new: Description) -> None:
        self.old = old
        self.new = new

    def match(self, old: View, new: View) -> Matched:
        """Match the alternatives of two schemas."""
        ours, theirs = old.of("object"), new.of("object")
        old_tag = _tag(ours, self.old, None)
        new_tag = _tag(theirs, self.new, old_tag)
        pairs = self._objects(ours, theirs, old_tag or new_tag, new_tag or old_tag)
        come = [leaf for leaf in new.leaves if all(leaf is not pair[1] for pair in pairs)]
        gone: list[Leaf] = []
        for leaf in [leaf for leaf in old.leaves if all(leaf is not pair[0] for pair in pairs)]:
            other = next((candidate for candidate in come if _same_form(leaf, candidate)), None)
            if other is None:
                gone.append(leaf)
            else:
                pairs.append((leaf, other))
                come.remove(other)
        return Matched(pairs, gone, come, old_tag, new_tag)

    def _objects(
        self, old: list[Leaf], new: list[Leaf], old_tag: str | None, new_tag: str | None
    ) -> list[tuple[Leaf, Leaf]]:
        tests: list[Callable[[Leaf, Leaf], bool]] = [_same_component]
        if old_tag and new_tag:
            tests.insert(0, lambda a, b: bool({*_tags(a, old_tag, self.old)} & {*_tags(b, new_tag, self.new)}))
        if len(old) == 1 == len(new):
            tests.append(lambda a, b: _are_similar(a, b) and not self._are_others(a, b))
        elif not old_tag:
            tests += [_are_alike, _are_similar]
        pairs: list[tuple[Leaf, Leaf]] = []
        left, rest = list(old), list(new)
        for test in tests:
            for leaf in list(left):
                other = next((candidate for candidate in rest if test(leaf, candidate)), None)
                if other is not None:
                    pairs.append((leaf, other))
                    left.remove(leaf)
                    rest.remove(other)
        return pairs

    def _are_others(self, old: Leaf, new: Leaf) -> bool:
        """Say whether two objects are different types in either document, as their names and properties tell."""
        names = {old.owner or "", new.owner or ""}
        known = all(names <= described.document.schemas.keys() for described in (self.old, self.new))
        return len(names) == 2 and known and old.fields.keys() != new.fields.keys()


def _tag(objects: list[Leaf], description: Description, preferred: str | None) -> str | None:
    """Return the property whose constants tell the objects of a union apart, if one does.

    If several do, it is the preferred one, the one a discriminator names, or the first.
    """
    if len(objects) < 2:
        return None
    named = [leaf.choice.tag for leaf in objects if leaf.choice is not None]
    for name in dict.fromkeys([preferred, *named, *objects[0].fields]):
        found = [_tags(leaf, name or "", description) for leaf in objects]
        if all(found) and len({tag for tags in found for tag in tags}) == sum(map(len, found)):
            return name
    return None


def _tags(leaf: Leaf, name: str, description: Description) -> list[str]:
    return texts(description.document.resolve(leaf.fields[name].schema)) if name in leaf.fields else []


def _same_form(old: Leaf, new: Leaf) -> bool:
    """Say whether two alternatives that are no objects are written alike."""
    same_type = old.kind != "scalar" or old.schema.get("type") == new.schema.get("type")
    return old.kind == new.kind != "object" and same_type


def _same_component(old: Leaf, new: Leaf) -> bool:
    return old.named and old.owner == new.owner


def _are_alike(old: Leaf, new: Leaf) -> bool:
    return old.fields.keys() == new.fields.keys()


def _are_similar(old: Leaf, new: Leaf) -> bool:
    shared, names = old.fields.keys() & new.fields.keys(), old.fields.keys() | new.fields.keys()
    return len(shared) >= _ALIKE * len(names)
