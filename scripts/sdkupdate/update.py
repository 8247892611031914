"""The whole of an update: our folder and another description in; our files as they are to be, and what people have to do.

Changes are made in a copy, round after round, until a comparison finds nothing more that a rule covers. What is left
then is for people. Nothing is written to the folder itself.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

import attrs

from sdkdiff import report
from sdkdiff.change import Change, Difference
from sdkdiff.compare import compare
from sdkdiff.view import Description
from sdkgen import rules, settings
from sdkgen.document import Document, Pointer, SpecError, walk
from sdkgen.names import method_names
from sdkgen.schema import is_mapping, ref_key, values_of
from sdkgen.settings import Settings
from sdkgen.shapes import texts

from . import stale
from .apply import ByHand, Later
from .edit import EditError
from .folder import SDK_FILE, Folder
from .methods import Methods
from .place import at, is_parameter
from .translate import PLACEHOLDERS, Translator

#: More rounds than any update takes: each brings to light what a change of the last one hid.
ROUNDS = 12


@attrs.frozen
class Updated:
    """What an update gives."""

    #: What changes for users of the package.
    difference: Difference
    #: Our description as it is to be; whoever writes it checks it first.
    document: Document
    #: The files that change, by their path below the folder: the text before and after.
    files: dict[str, tuple[str, str]]
    #: What people have to do, by heading.
    tasks: dict[str, list[str]]


def update(root: Path, new: Document, sdk: Path) -> Updated:
    """Bring the differences of another description into ours, in memory.

    Args:
        root: The folder of our description.
        new: The other description.
        sdk: The exceptions to the naming rules.

    Raises:
        SpecError: A description or `sdk.yaml` is wrong.
    """
    blocked: set[Hashable] = set()
    while True:
        with tempfile.TemporaryDirectory() as work:
            copy = Path(work) / root.name
            shutil.copytree(root, copy)
            shutil.copyfile(sdk, copy / SDK_FILE)
            run = _Run(copy, new, blocked)
            try:
                run.work()
            except EditError as problem:
                raise SpecError(f"{root.name}/{problem}") from None
            if run.conflicts <= blocked:
                return run.result()
            blocked |= run.conflicts


class _Run:
    """One attempt."""

    def __init__(self, root: Path, new: Document, blocked: set[Hashable]) -> None:
        self.folder = Folder(root)
        self.new = new
        self.blocked = blocked
        #: Places that the other description wants to be two things at once, as it has two types for one of ours.
        self.conflicts: set[Hashable] = set()
        self.before = self.folder.document
        self.settings = settings.load(root / SDK_FILE)
        self.translator = Translator(self.folder, new)
        self.methods = Methods(self.folder, self.translator, self.settings)
        self.first: Difference | None = None
        self.left: list[Change] = []
        self._applied: dict[Hashable, int] = {}
        self._done: set[Hashable] = set()
        self._gone: list[Pointer] = []
        self._stale: list[str] = []

    def work(self) -> None:
        """Make all changes."""
        for number in range(ROUNDS):
            self.settings = self.methods.settings = settings.load(self.folder.root / SDK_FILE)
            difference = self._compare()
            self.first = self.first or difference
            self.left = [change for change in difference.changes if change.kind != "described"]
            if not self._round(number, difference):
                break
            self.folder.read()
            if _mappings(self.folder):
                self.folder.read()
        self._gone = stale.unused(self.before, self.folder)
        self.folder.read()
        self._stale = list(stale.clean(self.folder, self.settings))

    def _compare(self) -> Difference:
        return compare(Description(self.folder.document, self.settings), Description(self.new, self.settings))

    def _round(self, number: int, difference: Difference) -> bool:
        """Make the changes that can be made now; say whether there may be more."""
        exceptions = {key: own.name for key, own in self.settings.operations.items()}
        named = method_names(self.folder.document, exceptions)
        self.methods.operations = {name: ("paths", *operation) for operation, name in named.items()}
        self.methods.start(difference)
        is_more = False
        for change in self.left:
            facet, same = _facet(change), (change.kind, change.python, change.direction, change.detail)
            if self._applied.get(facet, number) < number:
                self.conflicts.add(facet)
            if facet in self.blocked or same in self._done or facet in self.conflicts:
                continue
            try:
                self._make(change)
            except Later:
                is_more = True
                continue
            except (ByHand, EditError):
                self._done.add(same)
                continue
            self._done.add(same)
            self._applied[facet] = number
            is_more = True
        return is_more

    def _make(self, change: Change) -> None:
        """Make a change whole, or not at all."""
        texts_before = {name: file.text for name, file in self.folder.files.items()}
        named, added = dict(self.translator.named), list(self.translator.added)
        try:
            self.methods.apply(change)
        except (ByHand, EditError):
            for name, file in self.folder.files.items():
                file.text = texts_before.get(name, file.original)
            self.translator.forget(named, added)
            raise

    def result(self) -> Updated:
        """Return what came of it."""
        self.folder.save()
        files = {name: (f.original, f.text) for name, f in sorted(self.folder.files.items()) if f.is_changed}
        new_settings = settings.load(self.folder.root / SDK_FILE)
        tasks = {
            "description to write": list(self._undescribed()),
            "name to choose or confirm": list(self._named()),
            "entry of sdk.yaml that names nothing": self._stale,
            "streamed delta without a rule": stale.without_rule(self.folder.document, new_settings),
            "to do by hand": [self._by_hand(change) for change in self.left],
        }
        if not any(tasks.values()) or not (tasks["to do by hand"] or tasks["streamed delta without a rule"]):
            tasks["rule that is broken"] = list(_broken(self.folder.document, new_settings))
        assert self.first is not None
        shown = [change for change in self.first.changes if change.kind != "described"]  # Our words stay.
        return Updated(
            attrs.evolve(self.first, changes=shown),
            self.folder.document,
            files,
            {heading: lines for heading, lines in tasks.items() if lines},
        )

    def _undescribed(self) -> Iterator[str]:
        document = self.folder.document
        for place in self.translator.added:
            for below, node in walk(at(document, place)):
                here = (*place, *below)
                if _wants_words(here, node) and node.get("description", "") in ("", *PLACEHOLDERS):
                    yield self.folder.where(here)

    def _named(self) -> Iterator[str]:
        for place in self.translator.added:
            if place[0] == "paths" and len(place) == 3:
                name = at(self.folder.document, place).get("operationId")
                yield f"{str(place[2]).upper()} {place[1]} → {name}"
            elif place[:2] == ("components", "schemas") and len(place) == 3:
                yield self.folder.where(place)

    def _by_hand(self, change: Change) -> str:
        ours = self.folder.where(change.where.old or change.where.old_owner)
        theirs = self.new.where(*(change.where.new or change.where.new_owner))
        return f"{report.line(change)} ({ours}; {theirs})"


def _facet(change: Change) -> Hashable:
    """Return what of which place a change is about: an opposite change is about the same."""
    kind, where = change.kind, change.where
    for word in ("field", "argument"):
        if kind.endswith((f"{word}-added", f"{word}-removed")):
            name = (where.old or where.new or ("",))[-1]
            return word, where.old_owner, change.python if is_parameter(where.old or where.new or ()) else name
    for word in ("value", "variant"):
        if kind.endswith((f"{word}-added", f"{word}-removed")):
            return word, where.old_owner, change.detail
    for word in ("constraint", "extras", "enum"):
        if kind.startswith(word):
            return word, where.old, change.detail.split(" ")[0]
    if kind.endswith(("required", "optional")) or kind == "presence-changed":
        return "presence", where.old
    if "nullable" in kind:
        return "nullable", where.old
    return kind, where.old, where.old_owner, change.python


def _mappings(folder: Folder) -> bool:
    """Let the mappings of discriminators agree with the constants of the variants; say whether one did not."""
    document, is_changed = folder.document, False
    for place, node in list(walk(document.bundle)):
        given: Any = node.get("discriminator")
        if not is_mapping(given) or not is_mapping(given.get("mapping")):
            continue
        wanted: dict[str, str] = {}
        for variant in _leaves(document, node):
            field = document.resolve(variant).get("properties", {}).get(given["propertyName"], {})
            wanted.update({tag: str(variant.get("$ref", "")) for tag in texts(document.resolve(field))})
        mapping: Pointer = (*place, "discriminator", "mapping")
        for tag, ref in wanted.items():
            if given["mapping"].get(tag) != ref:
                folder.put(mapping, tag, ref)
                is_changed = True
        for tag in given["mapping"]:
            if tag not in wanted:
                folder.remove((*mapping, tag))
                is_changed = True
    return is_changed


def _leaves(document: Document, schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for variant in values_of(schema):
        target = document.resolve(variant)
        if ref_key(variant) is not None and values_of(target):
            yield from _leaves(document, target)
        else:
            yield variant


def _wants_words(place: tuple[Any, ...], node: dict[str, Any]) -> bool:
    """Say whether what is new at a place should have a description."""
    if "$ref" in node and len(place) > 2 and place[-2:-1] in (("parameters",), ("responses",)):
        return False
    if place[:2] == ("components", "schemas"):
        is_component = len(place) == 3
        return is_component or (place[-2:-1] == ("properties",) and len(place) > 4 and "const" not in node)
    if place[:1] != ("paths",) or len(place) < 3:
        return False
    inside = place[3:]
    return (
        not inside
        or (len(inside) == 2 and inside[0] in ("parameters", "responses"))
        or (len(inside) > 2 and inside[-2] == "properties" and "const" not in node)
    )


def _broken(document: Document, config: Settings) -> Iterator[str]:
    try:
        rules.check(document, config)
    except SpecError as problem:
        yield from str(problem).split("\n")
