"""A description as a folder of files that are changed as text: from places of the document to places of files.

What is changed here is written to the folder only by `save`. Nothing here knows what a change means.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs

from sdkgen import document as documents
from sdkgen.document import Document, Pointer

from .edit import EditError, Place, YamlFile

ROOT_FILE = "openapi.yaml"
SDK_FILE = "sdk.yaml"
_SCHEMAS = ("components", "schemas")


@attrs.define
class Folder:
    """The files of a description, and changes to them.

    Args:
        root: The folder, which `save` writes to.
    """

    root: Path
    files: dict[str, YamlFile] = attrs.field(factory=dict[str, YamlFile])
    _document: Document = attrs.field(init=False)
    #: Component or path key → the file it is added to.
    _added: dict[Pointer, str] = attrs.field(factory=dict[Pointer, str])

    def __attrs_post_init__(self) -> None:
        self._document = documents.load(self.root)

    @property
    def document(self) -> Document:
        """The description as it was read last."""
        return self._document

    def read(self) -> Document:
        """Write what is changed, and read the description again."""
        self.save()
        self._added.clear()
        self._document = documents.load(self.root)
        return self._document

    def save(self) -> None:
        """Write the files that are changed; those that are empty now are gone."""
        for file in self.files.values():
            if file.is_changed and not file.text.strip():
                file.path.unlink(missing_ok=True)
            else:
                file.save()

    def file(self, name: str) -> YamlFile:
        """Return a file by its path below the folder."""
        if name not in self.files:
            self.files[name] = YamlFile(self.root / name)
        return self.files[name]

    def file_of(self, pointer: Pointer) -> str:
        """Return the file that a place of the document stands in."""
        found = self._added.get(pointer[: 2 if pointer[:1] == ("paths",) else 3])
        if found is None and pointer[:1] == ("paths",) and len(pointer) > 1:
            found = self._document.path_files.get(str(pointer[1]))
        elif found is None and pointer[:2] == _SCHEMAS and len(pointer) > 2:
            found = self._document.schema_files.get(str(pointer[2]))
        return found or ROOT_FILE

    def where(self, pointer: Pointer) -> str:
        """Say where a place of the document stands: `spec/schemas/messages.yaml: Message.properties.id`."""
        file, place = self._located(pointer)
        return f"{self.root.name}/{file.path.relative_to(self.root).as_posix()}: {'.'.join(map(str, place))}"

    def get(self, pointer: Pointer) -> Any:
        """Return what stands at a place now.

        Raises:
            EditError: Nothing does.
        """
        file, place = self._located(pointer)
        return file.get(place)

    def find(self, pointer: Pointer) -> Any:
        """Return what stands at a place now, or None."""
        try:
            return self.get(pointer)
        except EditError:
            return None

    def replace(self, pointer: Pointer, value: Any) -> None:
        """Put another value at a place that has one."""
        file, place = self._located(pointer)
        if file.get(place) != value:
            file.replace(place, value)

    def add(self, pointer: Pointer, key: str, value: Any, *, order: Iterable[str] | None = None) -> None:
        """Add an entry to the mapping at a place.

        Args:
            pointer: The place.
            key: The key of the entry.
            value: What it holds.
            order: In which order keys stand there. Without it: in alphabetical order where all do, or else at the end.
        """
        file, place = self._located(pointer)
        keys = list(file.get(place))
        after, before = _in_order(keys, key, list(order)) if order is not None else _neighbours(keys, key)
        file.add(place, key, value, after=after, before=before)

    def put(self, pointer: Pointer, key: str, value: Any, *, order: Iterable[str] | None = None) -> None:
        """Let an entry of the mapping at a place hold a value, whether it is there or not."""
        if key in self.get(pointer):
            self.replace((*pointer, key), value)
        else:
            self.add(pointer, key, value, order=order)

    def copy(self, pointer: Pointer, key: str, source: dict[str, Any], *, order: Iterable[str]) -> None:
        """Let an entry of the mapping at a place be as in another mapping: of that value, or not there."""
        if key in source:
            self.put(pointer, key, source[key], order=order)
        elif key in self.get(pointer):
            self.remove((*pointer, key))

    def list_item(self, pointer: Pointer, key: str, value: Any, *, order: Iterable[str] | None = None) -> None:
        """Add an item to the list under a key, in alphabetical order where all are; the list may not be there yet."""
        listed = self.get(pointer).get(key)
        if listed is None:
            self.add(pointer, key, [value], order=order)
        elif value not in listed:
            _, before = _neighbours(listed, value) if key == "required" else (None, None)
            file, place = self._located((*pointer, key))
            file.append(place, value, None if before is None else listed.index(before))

    def append(self, pointer: Pointer, value: Any, at: int | None = None) -> None:
        """Add an item to the list at a place."""
        file, place = self._located(pointer)
        file.append(place, value, at)

    def remove(self, pointer: Pointer) -> None:
        """Take away what stands at a place."""
        file, place = self._located(pointer)
        file.remove(place)

    def rename(self, pointer: Pointer, key: str) -> None:
        """Give an entry another key."""
        file, place = self._located(pointer)
        file.rename(place, key)

    def add_schema(self, key: str, schema: Any, name: str) -> None:
        """Add a component to a file."""
        file = self.file(name)
        keys = list(file.get(())) if file.text.strip() else []
        after, before = _neighbours(keys, key)
        file.add((), key, schema, after=after, before=before)
        place: Pointer = (*_SCHEMAS, key)
        self._added[place] = name

    def add_path(self, key: str, item: Any, name: str, after: str | None) -> None:
        """Add a path to a file, after another one."""
        self.file(name).add((), key, item, after=after)
        self._added["paths", key] = name

    def _located(self, pointer: Pointer) -> tuple[YamlFile, Place]:
        name = self.file_of(pointer)
        if name == ROOT_FILE:
            return self.file(name), pointer
        return self.file(name), pointer[1 if pointer[0] == "paths" else 2 :]


def _neighbours(keys: list[str], key: str) -> tuple[str | None, str | None]:
    """Return the key after which and the key before which another belongs, where all are in alphabetical order."""
    if len(keys) < 2 or keys != sorted(keys):
        return None, None
    return max((k for k in keys if k < key), default=None), min((k for k in keys if k > key), default=None)


def _in_order(keys: list[str], key: str, order: list[str]) -> tuple[str | None, str | None]:
    rank = {name: number for number, name in enumerate(order)}
    own = rank.get(key, len(rank))
    earlier = [k for k in keys if rank.get(k, len(rank)) <= own]
    return (earlier[-1], None) if earlier else (None, keys[0] if keys else None)
