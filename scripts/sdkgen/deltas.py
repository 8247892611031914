"""How the pieces of a stream change blocks: the merge rules of `sdk.yaml`, held against the unions of the description.

A piece is called a delta, as the API does. Every delta needs a rule, so that none is dropped in silence.
"""

from __future__ import annotations

from collections.abc import Iterator

from .document import Document, SpecError
from .plan import Merge
from .schema import Schema, component, is_list, properties, ref_key, without_null
from .settings import Settings
from .shapes import Shapes, component_place

#: How a delta changes a field: what its own field has to be, and what that of the block.
HOWS: dict[str, tuple[str | None, str | None]] = {
    "append": ("string", "string"),
    "set": ("string", "string"),
    "item": (None, "array"),
    "json": ("string", None),
}

Variants = list[tuple[str, str]]


class Deltas:
    """The deltas of a document, the blocks they change, and the rules by which they do.

    Raises:
        SpecError: What `sdk.yaml` names is no union of objects that a constant tells apart.
    """

    def __init__(self, document: Document, settings: Settings) -> None:
        self.document = document
        self.streamed = settings.streamed
        self._shapes = Shapes(document, settings, {})
        self._deltas = self._variants("deltas", self.streamed.deltas)
        self._blocks = self._variants("blocks", self.streamed.blocks)

    def violations(self) -> Iterator[str]:
        """Yield what is wrong with the rules, and which are missing."""
        rules = self.streamed.rules
        for tag, key in self._deltas:
            if tag not in rules:
                yield f"streamed.rules: nothing says how {tag} ({key}) changes a block: add a rule for it"
        for tag, rule in rules.items():
            own = [key for other, key in self._deltas if other == tag]
            problems = self._problems(own, rule) if own else ["no union of deltas has it: remove it or name its union"]
            yield from (f"streamed.rules.{tag}: {problem}" for problem in problems)

    def table(self) -> dict[str, Merge]:
        """Return how each delta changes a block, by the tag of the delta."""
        return {tag: self._merge(rule) for tag, rule in sorted(self.streamed.rules.items())}

    def are_in(self, events: Schema) -> bool:
        """Say whether events bring deltas, so that a stream of them can be put together."""
        choices = self._shapes.leaves(self.document.resolve(events)) or [events]
        parts = [part for choice in choices for part in properties(self.document.resolve(choice)).values()]
        return any(ref_key(without_null(part)) in self.streamed.deltas for part in parts)

    def _variants(self, entry: str, unions: list[str]) -> Variants:
        """Return tag and component of each variant of some unions."""
        found: Variants = []
        for name in unions:
            schema, where = self.document.schemas[name], self.document.where(*component_place(name).pointer)
            leaves = self._shapes.leaves(schema)
            if not leaves or any("properties" not in self.document.resolve(leaf) for leaf in leaves):
                raise SpecError(f"{self.document.root.name}/sdk.yaml: streamed.{entry}: {name} is no union of objects")
            found += self._shapes.tags(leaves, schema.get("discriminator"), where)[1].items()
        return found

    def _problems(self, deltas: list[str], rule: dict[str, str]) -> Iterator[str]:
        known = (*HOWS, "to")
        unknown = [entry for entry in rule if entry not in known]
        if unknown:
            yield f"unknown entry {unknown[0]!r}; known are {', '.join(known)}"
        if len([how for how in HOWS if how in rule]) != 1:
            yield f"say exactly one of {', '.join(HOWS)}"
        elif not unknown:
            yield from self._misfits(deltas, self._merge(rule))

    def _misfits(self, deltas: list[str], merge: Merge) -> Iterator[str]:
        needed, wanted = HOWS[merge.how]
        for key in deltas:
            part = self._property(key, merge.field)
            if part is None:
                yield f"{key} has no property {merge.field}: name the one that brings the change"
            elif not self._is(part, needed):
                yield f"{merge.how} takes a string, but {key}.{merge.field} is something else: choose another way"
        having = [key for _, key in self._blocks if self._property(key, merge.to) is not None]
        if not having:
            blocks = ", ".join(self.streamed.blocks)
            yield f"no block of {blocks} has a property {merge.to}: name the one that changes with `to`"
        elif not merge.blocks:
            places = ", ".join(f"{key}.{merge.to}" for key in having)
            yield f"{merge.how} changes fields of type {wanted}, but {places} is none: choose another way"

    def _merge(self, rule: dict[str, str]) -> Merge:
        ((how, field),) = ((how, field) for how, field in rule.items() if how in HOWS)
        to, kind = rule.get("to", field), HOWS[how][1]
        # Other blocks may have a field of this name too: those whose field is something else cannot be meant.
        parts = [(tag, self._property(key, to)) for tag, key in self._blocks]
        blocks = dict.fromkeys(tag for tag, part in parts if part is not None and self._is(part, kind))
        return Merge(how=how, field=field, to=to, blocks=tuple(blocks))

    def _property(self, key: str, name: str) -> Schema | None:
        return properties(self.document.resolve(component(key))).get(name)

    def _is(self, schema: Schema, kind: str | None) -> bool:
        """Say whether the values of a schema are of one type, null aside; every schema is of the type `None`."""
        schema = self.document.resolve(without_null(self.document.resolve(schema)))
        kinds = schema.get("type")
        return kind is None or [k for k in (kinds if is_list(kinds) else [kinds]) if k != "null"] == [kind]
