"""The whole of a comparison: two descriptions in, what differs out."""

from __future__ import annotations

import attrs

from sdkgen.document import walk
from sdkgen.schema import component
from sdkgen.settings import Settings

from .change import Difference, Direction, Pair
from .methods import Methods
from .record import Record, Site
from .types import Types
from .view import Description


def compare(old: Description, new: Description) -> Difference:
    """Return what changes for users of the Python package made of `old` when it is made of `new`.

    Args:
        old: The description users have now, with the exceptions to its naming rules.
        new: The description to come.

    Raises:
        SpecError: A description has an operation without a usable name, or a reference that names nothing.
    """
    found = _compared(old, new)
    if old.settings == new.settings and any(pair.old != pair.new for pair in found.pairs):
        # What the settings say of components, they say by the names of one document.
        found = _compared(old, Description(new.document, renamed(new.settings, found.pairs)))
    return found


def renamed(config: Settings, pairs: list[Pair]) -> Settings:
    """Return settings with the names that another description has for our components."""
    names: dict[str, str] = {}
    for pair in pairs:
        names.setdefault(pair.old, pair.new)

    def name(key: str) -> str:
        owner, dot, rest = key.partition(".")
        return f"{names.get(owner, owner)}{dot}{rest}"

    operations = {
        label: attrs.evolve(own, types={public: name(key) for public, key in own.types.items()})
        for label, own in config.operations.items()
    }
    return attrs.evolve(
        config,
        operations=operations,
        added_later=list(map(name, config.added_later)),
        unseen_events=list(map(name, config.unseen_events)),
        closed_enums=list(map(name, config.closed_enums)),
    )


def _compared(old: Description, new: Description) -> Difference:
    record = Record()
    types = Types(old, new, record)
    Methods(old, new, record, types).compare()
    types.finish()
    _types_without_methods(old, new, record, types)
    return record.difference()


def _types_without_methods(old: Description, new: Description, record: Record, types: Types) -> None:
    """Compare the types that no method uses: only there, names tell which is which."""
    used = _used(old)
    record.enter("types without methods")
    for key in old.document.schemas:
        if key not in used and key in new.document.schemas:
            direction: Direction = "request" if key.endswith(("Param", "Params")) else "response"
            place = ("components", "schemas", key)
            types.value(Site(key, direction, place, place), component(key), component(key))
    types.finish()


def _used(description: Description) -> set[str]:
    """Return the components that methods use, however deep inside other types."""
    document = description.document
    left, used = [document.paths], set[str]()
    while left:
        for _, node in walk(left.pop()):
            ref = node.get("$ref")
            if isinstance(ref, str) and ref not in used:
                used.add(ref)
                left.append(document.lookup(ref))
    return {ref.rpartition("/")[2] for ref in used}
