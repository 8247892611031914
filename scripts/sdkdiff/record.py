"""Where a comparison writes down what it finds: changes by the place they belong to, and how methods reach these places.

A type that many methods use is compared once. Which methods a change concerns is worked out at the end.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

import attrs

from sdkgen.document import Pointer

from .change import Change, Difference, Direction, Pair, Where
from .rules import RULES


@attrs.frozen
class Site:
    """A place both documents have, and what it is in Python."""

    python: str
    direction: Direction
    old: Pointer
    new: Pointer


@attrs.define
class Node:
    """What was found at a type or method, and the types inside it."""

    changes: list[Change] = attrs.field(factory=list[Change])
    children: dict[Hashable, None] = attrs.field(factory=dict[Hashable, None])


class Record:
    """The findings of one comparison."""

    def __init__(self) -> None:
        self.nodes: dict[Hashable, Node] = {}
        self.roots: dict[Hashable, str] = {}
        self._pairs: dict[Pair, None] = {}
        self._node = Node()

    def enter(self, key: Hashable, method: str | None = None) -> None:
        """Let what is found from now on belong to a node; with a method's name, to that method."""
        self._node = self.nodes.setdefault(key, Node())
        if method is not None:
            self.roots[key] = method

    def leads_to(self, key: Hashable) -> bool:
        """Note that the present node contains another; say whether that one is new."""
        self._node.children[key] = None
        is_new = key not in self.nodes
        self.nodes.setdefault(key, Node())
        return is_new

    def pair(self, old: str, new: str, direction: Direction) -> None:
        """Note that two components stand for the same type."""
        self._pairs[Pair(old, new, direction)] = None

    def changed(self, kind: str, site: Site, detail: str = "") -> None:
        """Note a change of something that both documents have."""
        self._add(kind, site, detail, Where(site.old, site.new, site.old, site.new))

    def added(self, kind: str, site: Site, new: Pointer, detail: str = "") -> None:
        """Note something that only the new document has, within a place that both have."""
        self._add(kind, site, detail, Where(None, new, site.old, site.new))

    def removed(self, kind: str, site: Site, old: Pointer, detail: str = "") -> None:
        """Note something that only the old document has, within a place that both have."""
        self._add(kind, site, detail, Where(old, None, site.old, site.new))

    def _add(self, kind: str, site: Site, detail: str, where: Where) -> None:
        severity = RULES[kind].severity(site.direction)
        self._node.changes.append(Change(kind, where, site.python, site.direction, severity, detail))

    def difference(self) -> Difference:
        """Return every change once, with the methods it concerns."""
        methods: dict[int, dict[str, None]] = {}
        for root, method in self.roots.items():
            for node in self._below(root):
                methods.setdefault(id(node), {})[method] = None
        found: dict[tuple[str, str, Direction, str], tuple[Change, dict[str, None]]] = {}
        for node in self.nodes.values():
            for change in node.changes:
                same = (change.kind, change.python, change.direction, change.detail)
                found.setdefault(same, (change, {}))[1].update(methods.get(id(node), {}))
        order = list(dict.fromkeys(self.roots.values()))
        changes = [
            attrs.evolve(change, methods=tuple(sorted(concerned, key=order.index)))
            for change, concerned in found.values()
        ]
        return Difference(changes, list(self._pairs))

    def _below(self, root: Hashable) -> Iterator[Node]:
        seen: dict[Hashable, None] = {root: None}
        left = [root]
        while left:
            node = self.nodes[left.pop()]
            yield node
            fresh = [key for key in node.children if key not in seen]
            seen.update(dict.fromkeys(fresh))
            left += fresh
