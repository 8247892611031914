"""What tests of updates share: our description as its publisher might ship it, read once, and a copy of our folder."""

from __future__ import annotations

import difflib
import json
import pickle
import shutil
from pathlib import Path
from typing import Any

import pytest

from sdkdiff.compare import compare
from sdkdiff.view import Description
from sdkgen import document, foreign, settings
from sdkupdate.update import Updated, update

REPOSITORY = Path(__file__).parents[2]


class Desk:
    """A copy of `spec/`, and a document to bring it up to date with."""

    def __init__(self, folder: Path, bundle: dict[str, Any]) -> None:
        self.folder = folder
        self.bundle = bundle

    @property
    def schemas(self) -> dict[str, Any]:
        return self.bundle["components"]["schemas"]

    @property
    def paths(self) -> dict[str, Any]:
        return self.bundle["paths"]

    def new(self) -> document.Document:
        """The document, as it is read."""
        file = self.folder.parent / "openapi.json"
        file.write_text(json.dumps(self.bundle), "utf-8")
        return foreign.read(file)

    def update(self) -> Updated:
        """Update the copy."""
        made = update(self.folder, self.new(), self.folder / "sdk.yaml")
        for name, (_, text) in made.files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            if not text.strip():
                path.unlink()
        return made

    @staticmethod
    def lines(made: Updated) -> list[str]:
        """The lines that an update takes away and adds, with their signs, file by file."""
        found: list[str] = []
        for name, (old, new) in made.files.items():
            diff = list(difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm=""))[2:]
            found += [name, *(line for line in diff if not line.startswith("@@"))]
        return found

    def differing(self) -> list[str]:
        """What a comparison of the copy with the document still finds, but for descriptions."""
        config = settings.load(self.folder / "sdk.yaml")
        found = compare(Description(document.load(self.folder), config), Description(self.new(), config))
        return [f"{c.kind} {c.python} {c.detail}" for c in found.changes if c.kind != "described"]


@pytest.fixture(scope="session")
def bundled() -> bytes:
    return pickle.dumps(json.loads((REPOSITORY / "generated/anthropic_generated/openapi.json").read_text("utf-8")))


@pytest.fixture
def desk(tmp_path: Path, bundled: bytes) -> Desk:
    """A fresh copy."""
    shutil.copytree(REPOSITORY / "spec", tmp_path / "spec")
    return Desk(tmp_path / "spec", pickle.loads(bundled))
