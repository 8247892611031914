"""`sdk.yaml` for someone else's document: what it says of things the document lacks is left out, and noted."""

from __future__ import annotations

import keyword
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from typing import TypeVar

import attrs

from .document import Document, SpecError
from .names import method_names
from .normalise import BETA_FOLDER
from .schema import properties
from .settings import OperationSettings, Settings, StreamedSettings

T = TypeVar("T")


def restrict(settings: Settings, document: Document, package: str) -> tuple[Settings, list[str]]:
    """Return the settings as far as a document has what they name, for a package of this name, and what was left out.

    Raises:
        SpecError: The package cannot be called so.
    """
    if not package.isidentifier() or not package.isascii() or keyword.iskeyword(package):
        raise SpecError(f"{package!r} is no name of a Python package: call the last folder of OUT otherwise")
    notes: list[str] = []
    has: Callable[[str], bool] = document.schemas.__contains__

    def lacking(entry: str, names: list[str]) -> None:
        if names:
            notes.append(f"{entry}: the document has no {', '.join(names)}")

    def kept(entry: str, values: dict[str, T], test: Callable[[str, T], bool]) -> dict[str, T]:
        lacking(entry, [key for key, value in values.items() if not test(key, value)])
        return {key: value for key, value in values.items() if test(key, value)}

    def listed(entry: str, values: list[str], test: Callable[[str], bool]) -> list[str]:
        lacking(entry, [value for value in values if not test(value)])
        return [value for value in values if test(value)]

    def is_field(name: str) -> bool:
        key, _, wire = name.partition(".")
        return wire in properties(document.schemas.get(key, {}))

    labels = {f"{verb.upper()} {key}" for key, verb, _ in document.operations()}
    operations = kept("operations", settings.operations, lambda label, _: label in labels)
    operations = {label: _private(own, has) for label, own in operations.items()}
    named = set(method_names(document, {label: own.name for label, own in operations.items()}).values())
    places = {*named, *_resources(named)}
    patterns = {p: n for p, n in settings.namespaces.items() if "/" not in p}
    streamed = settings.streamed
    if not all(map(has, (*streamed.deltas, *streamed.blocks))):
        notes.append("streamed: the document has no such deltas and blocks: streams are not put together")
        streamed = StreamedSettings()
    made = attrs.evolve(
        settings,
        package=package,
        operations=operations,
        streamed=streamed,
        betas=kept("betas", settings.betas, lambda name, _: name in places),
        namespaces={
            **kept("namespaces", patterns, lambda p, _: any(fnmatchcase(key, p) for key in document.schemas)),
            **({BETA_FOLDER: "beta"} if document.schema_files else {}),
        },
        aliases=kept("aliases", settings.aliases, lambda alias, to: has(to) and not has(alias)),
        accepts_models=kept("accepts_models", settings.accepts_models, lambda ours, theirs: has(ours) and has(theirs)),
        accepts_objects=kept("accepts_objects", settings.accepts_objects, lambda key, _: has(key)),
        own_forms=kept("own_forms", settings.own_forms, lambda name, _: name in named),
        facade_types={},
        computed=kept("computed", settings.computed, lambda name, rule: all(map(is_field, _fields(name, rule)))),
        unseen_events=listed("unseen_events", settings.unseen_events, has),
        added_later=listed("added_later", settings.added_later, is_field),
        closed_enums=listed("closed_enums", settings.closed_enums, has),
    )
    return made, notes


def _private(own: OperationSettings, has: Callable[[str], bool]) -> OperationSettings:
    return attrs.evolve(own, types={name: key for name, key in own.types.items() if has(key)})


def _resources(methods: set[str]) -> Iterator[str]:
    for method in methods:
        parts = method.split(".")[:-1]
        yield from (".".join(parts[:depth]) for depth in range(1, len(parts) + 1))


def _fields(name: str, rule: dict[str, list[str]]) -> list[str]:
    key = name.partition(".")[0]
    return [f"{key}.{wire}" for wires in rule.values() for wire in wires]
