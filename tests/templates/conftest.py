"""The fixture that turns an inline description into an imported package."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from inline import Package


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Package]]:
    """Return a function that generates a document with the real templates and imports the result."""
    folder = tmp_path_factory.mktemp("inline")
    sys.path.insert(0, str(folder))
    made: list[Package] = []

    def build(document: dict[str, Any], **sdk: Any) -> Package:
        made.append(Package(folder, document, sdk))
        return made[-1]

    yield build
    sys.path.remove(str(folder))
    for package in made:
        package.forget()
