"""What tests of comparisons share: our own description, read once, and a way to change a copy of it."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sdkdiff.change import Difference
from sdkdiff.compare import compare
from sdkdiff.view import Description
from sdkgen import document, settings
from sdkgen.document import Document, Pointer

SPEC = Path(__file__).parents[2] / "spec"


class Draft:
    """A copy of our description that can be changed.

    Places are written `Usage.properties.id` or `POST /v1/messages.responses.200`; numbers are indexes of lists.
    """

    def __init__(self, bundle: dict[str, Any], sdk: dict[str, Any]) -> None:
        self.bundle = bundle
        #: The content of `sdk.yaml`.
        self.sdk = sdk

    @property
    def schemas(self) -> dict[str, Any]:
        return self.bundle["components"]["schemas"]

    @property
    def paths(self) -> dict[str, Any]:
        return self.bundle["paths"]

    def get(self, place: str) -> Any:
        """Return what stands at a place."""
        node: Any = self.schemas
        if not place:
            return node
        first, *rest = place.split(".")
        if " /" in first:
            verb, path = first.split(" ")
            node, first = self.paths[path], verb.lower()
        elif first == "#":
            return self.bundle["components"][rest[0]]
        for part in (first, *rest):
            node = node[int(part) if isinstance(node, list) else part]
        return node

    def put(self, place: str, value: Any) -> None:
        """Set what stands at a place."""
        before, _, last = place.rpartition(".")
        node = self.get(before)
        node[int(last) if isinstance(node, list) else last] = value

    def drop(self, place: str) -> Any:
        """Remove what stands at a place, and return it."""
        before, _, last = place.rpartition(".")
        node = self.get(before)
        return node.pop(int(last) if isinstance(node, list) else last)

    def add(self, place: str, *values: Any) -> None:
        """Append to a list."""
        self.get(place).extend(values)

    def take(self, place: str, *values: Any) -> None:
        """Remove from a list."""
        for value in values:
            self.get(place).remove(value)

    def field(self, owner: str, name: str, schema: dict[str, Any], *, required: bool = False) -> None:
        """Add a property to an object."""
        self.put(f"{owner}.properties.{name}", schema)
        if required:
            self.schemas[owner].setdefault("required", []).append(name)


Edit = Callable[[Draft], object]


@pytest.fixture(scope="session")
def spec() -> Path:
    """The folder of our own description."""
    return SPEC


@pytest.fixture(scope="session")
def loaded() -> bytes:
    """Our own description and `sdk.yaml`, ready to be copied."""
    return pickle.dumps((document.load(SPEC).bundle, document.read_yaml(SPEC / "sdk.yaml", SPEC)))


@pytest.fixture(scope="session")
def draft(loaded: bytes) -> Callable[[], Draft]:
    """Return a function that returns a fresh copy."""
    return lambda: Draft(*pickle.loads(loaded))


def described(draft: Draft) -> Description:
    return Description(Document(SPEC, draft.bundle), settings.make(draft.sdk))


def stands(bundle: Any, place: Pointer) -> bool:
    """Say whether a place is in a document."""
    for part in place:
        if (isinstance(bundle, list) and int(part) >= len(bundle)) or (isinstance(bundle, dict) and part not in bundle):
            return False
        bundle = bundle[part]
    return True


@pytest.fixture(scope="session")
def difference(draft: Callable[[], Draft]) -> Callable[..., Difference]:
    """Return a function that compares our description with an edited copy.

    With `first`, an edit of both documents comes before. Every place that a change names has to be there.
    """
    unchanged = draft()
    as_it_is = described(unchanged)

    def compared(edit: Edit, first: Edit | None = None) -> Difference:
        old, new = draft() if first else unchanged, draft()
        if first is not None:
            first(old)
            first(new)
        edit(new)
        found = compare(described(old) if first else as_it_is, described(new))
        for change in found.changes:
            where = change.where
            assert stands(old.bundle, where.old_owner if where.old is None else where.old), change
            assert stands(new.bundle, where.new_owner if where.new is None else where.new), change
            assert stands(old.bundle, where.old_owner), change
            assert stands(new.bundle, where.new_owner), change
        return found

    return compared
