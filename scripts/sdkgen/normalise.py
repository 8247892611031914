"""The whole of someone else's document in the form the driver's rules ask for.

`simplify` does the schemas, `paths` the operations, `unions` the choices; here they come together, and components get
the names they keep: without the side that publishers write into them, and unlike all other names.
"""

from __future__ import annotations

from pathlib import Path as File
from typing import Any

import attrs

from . import keys
from .document import Document, Pointer, walk
from .names import RESOURCE_SUFFIXES, method_names, module, param_name, pascal, singular
from .paths import Paths
from .reach import Reach
from .schema import Schema, ref_key
from .simplify import Schemas
from .unions import Choices

VERSION = "3.1.0"
#: Below this folder, as it were, are the components that only beta operations use.
BETA_FOLDER = "beta/"


@attrs.frozen
class Normalised:
    """A document that the rules fit, and where its parts stand in the publisher's file."""

    bundle: dict[str, Any]
    origins: dict[str, Pointer]
    path_keys: dict[str, str]
    files: dict[str, str]
    notes: list[str]


def normalise(raw: dict[str, Any], file: str) -> Normalised:
    """Normalise a document; `file` names it in messages.

    Raises:
        SpecError: Something cannot be understood; the message names file, JSON pointer and remedy.
    """
    schemas = Schemas(raw, file)
    paths = Paths(raw, schemas)
    _no_circles(schemas)
    Choices(schemas.found, schemas.origins, schemas.note).settle()
    if raw.get("webhooks"):
        schemas.note(("webhooks",), "requests to you are not generated, only their schemas")
    info = raw.get("info", {})
    title = info.get("title")
    bundle: dict[str, Any] = {
        "openapi": VERSION,
        "info": {"title": title if isinstance(title, str) else "API", "version": str(info.get("version", "0"))},
        "paths": paths.found,
        "components": {"schemas": schemas.found},
    }
    renamed = _final_names(Document(File(), bundle, is_foreign=True))
    for _, node in walk(bundle):
        ref = node.get("$ref")
        if isinstance(ref, str) and ref.rpartition("/")[2] in renamed:
            node["$ref"] = f"#/components/schemas/{renamed[ref.rpartition('/')[2]]}"
    bundle["components"]["schemas"] = {renamed.get(key, key): schema for key, schema in schemas.found.items()}
    origins = {renamed.get(key, key): place for key, place in schemas.origins.items()}
    files = dict.fromkeys(_only_beta(Document(File(), bundle, is_foreign=True)), BETA_FOLDER)
    return Normalised(bundle, origins, paths.path_keys, files, list(dict.fromkeys(schemas.notes)))


def _no_circles(schemas: Schemas) -> None:
    for key in schemas.found:
        seen = {key}
        target = ref_key(schemas.found[key])
        while target is not None:
            if target in seen:
                raise schemas.error(schemas.origins[key], "it refers to nothing but itself: describe it")
            seen.add(target)
            target = ref_key(schemas.found[target])


def _final_names(document: Document) -> dict[str, str]:
    """Say which components get other names: component → name."""
    reach = Reach(document)
    taken = _class_names(document)
    modules: set[str] = set()
    named: dict[str, str] = {}
    for key in document.schemas:
        sides = {side for side in ("model", "param") if key in reach.sides[side]}
        plain, side = keys.without_side(key)
        candidates = [keys.safe_class_name(plain)] if sides == {side} else []
        if side == "param" and candidates:  # The component may be called like its request type.
            candidates = [param_name(candidates[0])]
        found = next((c for c in (*candidates, key) if _is_free(c, sides, taken, modules)), None)
        number = 2
        # What no operation uses is taken for a request type by the end of its name, which stays.
        end = next((word for word in ("Params", "Param") if key.endswith(word)), "")
        while found is None:
            candidate = f"{key[: len(key) - len(end)]}{'Model' if number == 2 else number}{end}"
            found = candidate if _is_free(candidate, sides, taken, modules) else None
            number += 1
        modules.add(module(found))
        taken |= _claims(found, sides)
        named[key] = found
    return {key: name for key, name in named.items() if key != name}


def _is_free(name: str, sides: set[str], taken: set[str], modules: set[str]) -> bool:
    return module(name) not in modules and not (_claims(name, sides) & taken)


def _claims(name: str, sides: set[str]) -> set[str]:
    return {name} | ({param_name(name)} if "param" in sides else set())


def _class_names(document: Document) -> set[str]:
    """Return the names of classes that methods bring along."""
    taken: set[str] = set()
    for accessor in method_names(document, {}).values():
        *resources, method = accessor.split(".")
        for resource in resources:
            taken |= {f"{prefix}{pascal(resource)}{suffix}" for prefix in ("", "Async") for suffix in RESOURCE_SUFFIXES}
        params = f"{pascal(singular(resources[-1]))}{pascal(method)}Params"
        taken |= {f"{params}{suffix}" for suffix in ("", "Base", "Core", "NonStreaming", "Streaming")}
    return taken


def _only_beta(document: Document) -> list[str]:
    """Return the components that only beta operations use."""
    stable: dict[str, Any] = {}
    beta: dict[str, Any] = {}
    for key, item in document.paths.items():
        (beta if "?" in key and "beta=true" in key else stable)[key] = item
    schemas: dict[str, Schema] = document.schemas
    used = [_used(paths, schemas) for paths in (stable, beta)]
    return [key for key in schemas if key in used[1] and key not in used[0]]


def _used(paths: dict[str, Any], schemas: dict[str, Schema]) -> set[str]:
    found: set[str] = set()
    waiting: list[Any] = [paths]
    while waiting:
        for _, node in walk(waiting.pop()):
            ref = node.get("$ref")
            key = ref.rpartition("/")[2] if isinstance(ref, str) else None
            if key is not None and key not in found:
                found.add(key)
                waiting.append(schemas[key])
    return found
