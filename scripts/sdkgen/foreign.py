"""Someone else's document: read as its publisher ships it, and turned into one that the driver's rules fit.

`read` is the door. What a name or a shape needs to become Python is done in `normalise` and the modules it uses; what
was changed on the way, and how everything is called in the publisher's file, is kept for messages and the report.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs

from . import document as documents
from . import source
from .document import Document, Pointer, SpecError
from .normalise import normalise
from .schema import is_mapping


@attrs.frozen
class Foreign(Document):
    """A normalised document, and where each part of it stands in the publisher's file."""

    file: str = ""
    #: Component key → its place in the file.
    origins: dict[str, Pointer] = attrs.field(factory=dict[str, Pointer])
    #: Path key → the key in the file.
    path_keys: dict[str, str] = attrs.field(factory=dict[str, str])
    #: What was understood in a way of our own.
    notes: list[str] = attrs.field(factory=list[str])

    def where(self, *pointer: str | int) -> str:
        """Say where a place of the bundle stands: `openapi.json: #/paths/~1v1~1models/get`."""
        if pointer[:1] == ("paths",) and len(pointer) > 1:
            pointer = ("paths", self.path_keys.get(str(pointer[1]), pointer[1]), *pointer[2:])
        elif pointer[:2] == ("components", "schemas") and len(pointer) > 2:
            pointer = (*self.origins.get(str(pointer[2]), pointer[:3]), *pointer[3:])
        return f"{self.file}: {source.pointer_of(pointer)}"


def read(path: Path) -> Document:
    """Read a description: a file of JSON or YAML as its publisher ships it, or a folder like `spec/`.

    Raises:
        SpecError: It cannot be read or understood; the message names the file, the JSON pointer and the remedy.
    """
    if path.is_dir():
        return documents.load(path)
    content = source.read(path)
    _check_version(path.name, content)
    try:
        found = normalise(content, path.name)
    except RecursionError:
        raise SpecError(
            f"{path.name}: #: its references nest too deeply: no description of an API needs that"
        ) from None
    return Foreign(
        root=path.parent,
        is_foreign=True,
        bundle=found.bundle,
        schema_files=found.files,
        file=path.name,
        origins=found.origins,
        path_keys=found.path_keys,
        notes=found.notes,
    )


def _check_version(name: str, content: dict[str, Any]) -> None:
    version = str(content.get("openapi", ""))
    if "swagger" in content and not version:
        raise SpecError(f"{name}: #/swagger: Swagger 2 is another format: convert the document to OpenAPI 3.1")
    if not version:
        raise SpecError(f"{name}: #/openapi: missing, so this is no OpenAPI document: give one of OpenAPI 3")
    if not version.startswith("3."):
        raise SpecError(f"{name}: #/openapi: {source.visible(version, 40)} is not known: give a document of OpenAPI 3")
    for key in ("info", "paths", "components"):
        if not is_mapping(content.get(key, {})):
            raise SpecError(f"{name}: #/{key}: expected a mapping")
