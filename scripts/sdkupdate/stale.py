"""What an update leaves behind: components nothing refers to any more, and entries of `sdk.yaml` that name nothing."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from sdkgen import settings as sdk
from sdkgen.deltas import Deltas
from sdkgen.document import Document, Pointer, SpecError, walk
from sdkgen.names import method_names
from sdkgen.schema import is_list, properties
from sdkgen.settings import Settings
from sdkgen.shapes import Shapes

from .edit import EditError, Place
from .folder import SDK_FILE, Folder

_KINDS = ("schemas", "parameters", "responses")


def unused(before: Document, folder: Folder) -> list[Pointer]:
    """Remove the components that operations used before an update, and nothing does now; return their places."""
    document = folder.document
    used_before, all_before = _reached(before, [before.paths]), dict(_components(before))
    alone = [node for place, node in _components(document) if place in all_before and place not in used_before]
    used = _reached(document, [document.paths, *alone])
    gone = [place for place, _ in _components(document) if place in used_before and place not in used]
    for place in gone:
        folder.remove(place)
    return gone


def _components(document: Document) -> Iterator[tuple[Pointer, Any]]:
    for kind in _KINDS:
        for key, node in document.bundle["components"].get(kind, {}).items():
            yield ("components", kind, key), node


def _reached(document: Document, left: list[Any]) -> set[Pointer]:
    left, found = list(left), set[Pointer]()
    while left:
        for _, node in walk(left.pop()):
            ref = node.get("$ref")
            place: Pointer = tuple(ref.split("/")[1:]) if isinstance(ref, str) else ()
            if place and place not in found:
                found.add(place)
                left.append(document.lookup(str(ref)))
    return found


def entries(document: Document, settings: Settings) -> Iterator[tuple[Place, str, bool]]:
    """Yield the entries of `sdk.yaml` that name nothing: place, what is missing, and whether they can just go."""
    schemas = document.schemas
    labels = {f"{verb.upper()} {key}" for key, verb, _ in document.operations()}
    for label, own in settings.operations.items():
        if label not in labels:
            yield ("operations", label), label, True
        else:
            yield from ((("operations", label, "types", n), k, True) for n, k in own.types.items() if k not in schemas)
    named = method_names(document, {key: own.name for key, own in settings.operations.items() if key in labels})
    methods = set(named.values())
    places = methods | {method.rpartition(".")[0] for method in methods}
    for entry, names in (("betas", settings.betas), ("own_forms", settings.own_forms)):
        known = places if entry == "betas" else methods
        yield from (((entry, name), name, True) for name in names if name not in known)
    files = set(document.schema_files.values())
    for pattern in settings.namespaces:
        if not _matches(pattern, files, schemas):
            yield ("namespaces", pattern), pattern, True
    for entry, pairs in (("aliases", settings.aliases), ("accepts_models", settings.accepts_models)):
        for key, other in pairs.items():
            missing = [name for name in ((other,) if entry == "aliases" else (key, other)) if name not in schemas]
            if missing:
                yield (entry, key), missing[0], True
    yield from ((("accepts_objects", key), key, True) for key in settings.accepts_objects if key not in schemas)
    yield from _listed(document, settings)
    for name, rule in settings.computed.items():
        known_fields = properties(schemas.get(name.partition(".")[0], {}))
        if name.partition(".")[0] not in schemas:
            yield ("computed", name), name, True
        for field in (field for fields in rule.values() for field in fields):
            if known_fields and field not in known_fields:
                yield ("computed", name), f"{name.partition('.')[0]}.{field}", False


def _listed(document: Document, settings: Settings) -> Iterator[tuple[Place, str, bool]]:
    schemas = document.schemas
    for place, names in (
        (("unseen_events",), settings.unseen_events),
        (("closed_enums",), settings.closed_enums),
        (("streamed", "deltas"), settings.streamed.deltas),
        (("streamed", "blocks"), settings.streamed.blocks),
    ):
        yield from (((*place, name), name, True) for name in names if name not in schemas)
    for field in settings.added_later:
        key, _, wire = field.partition(".")
        if wire not in properties(schemas.get(key, {})):
            yield ("added_later", field), field, True
    if all(key in schemas for key in (*settings.streamed.deltas, *settings.streamed.blocks)):
        tags = _tags(document, settings)
        rules = settings.streamed.rules
        yield from ((("streamed", "rules", tag), tag, True) for tag in rules if tags and tag not in tags)


def _tags(document: Document, settings: Settings) -> set[str]:
    shapes = Shapes(document, settings, {})
    found: set[str] = set()
    for key in settings.streamed.deltas:
        schema = document.schemas[key]
        try:
            leaves = shapes.leaves(schema) or [schema]
            found |= set(shapes.tags(leaves, schema.get("discriminator"), key)[1])
        except SpecError:
            return set()
    return found


def _matches(pattern: str, files: set[str], schemas: dict[str, Any]) -> bool:
    if pattern.endswith("/"):
        return any(file.startswith(pattern) for file in files)
    return pattern in files if "/" in pattern else any(fnmatchcase(key, pattern) for key in schemas)


def clean(folder: Folder, settings: Settings) -> Iterator[str]:
    """Remove entries of `sdk.yaml` that name nothing and keep generation from working; yield what was found."""
    file = folder.file(SDK_FILE)
    for place, missing, can_go in list(entries(folder.document, settings)):
        shown = f"{folder.root.name}/{SDK_FILE}: {'.'.join(map(str, place))}: there is no {missing} any more"
        try:
            if can_go:
                _remove(folder, place)
                shown += " (removed)"
        except EditError:
            can_go = False
        yield shown if can_go else f"{shown}: correct or remove it"
    if file.is_changed:
        sdk.make(_read(folder))


def _remove(folder: Folder, place: Place) -> None:
    file = folder.file(SDK_FILE)
    above = file.get(place[:-1])
    if is_list(above):
        rest = [item for item in above if item != place[-1]]
        if rest:
            file.replace(place[:-1], rest)
        else:
            file.remove(place[:-1])
    else:
        file.remove(place)


def _read(folder: Folder) -> dict[str, Any]:
    found: dict[str, Any] = folder.file(SDK_FILE).get(())
    return found


def without_rule(document: Document, settings: Settings) -> list[str]:
    """Return what is missing for putting streams together, as text."""
    try:
        return list(Deltas(document, settings).violations())
    except (SpecError, KeyError) as problem:
        return [f"streamed: {problem}"]
