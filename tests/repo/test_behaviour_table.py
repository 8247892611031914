"""`docs/behaviour.md` is complete and true: every known behaviour has a row, and every test that a row names exists."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PAGE = REPOSITORY / "docs/behaviour.md"
FACTS = REPOSITORY.parent / "shared/facts/behaviour.md"


def rows(text: str) -> list[list[str]]:
    """The cells of all rows whose first is an id."""
    lines = [line for line in text.splitlines() if re.match(r"\|\s*[SB]\d+\s*\|", line)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


TABLE = rows(PAGE.read_text("utf-8"))


def wanted(row: str) -> bool:
    kind, number = row[0], int(row[1:])
    return 10 <= number <= 115 if kind == "S" else 1 <= number <= 34


@cache
def defined_in(path: str) -> frozenset[str]:
    tree = ast.parse((REPOSITORY / path).read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return frozenset(function.name for function in functions if function.name.startswith("test_"))


def test_every_known_behaviour_has_a_row() -> None:
    if not FACTS.is_file():
        pytest.skip("the list of behaviours is not beside the repository")
    known = set(re.findall(r"^\| ([SB]\d+)\b", FACTS.read_text("utf-8"), re.M))
    # One line of the list may begin with several ids.
    known |= {
        row for line in re.findall(r"^\| ([SB]\d+[^|]*)\|", FACTS.read_text("utf-8"), re.M) for row in line.split()
    }
    assert {row for row in known if re.fullmatch(r"[SB]\d+", row) and wanted(row)} == {cells[0] for cells in TABLE}


def test_no_row_stands_twice_or_is_empty() -> None:
    ids = [cells[0] for cells in TABLE]
    assert len(ids) == len(set(ids)) > 90
    assert [cells for cells in TABLE if len(cells) != 3 or not all(cells)] == []


@pytest.mark.parametrize("cells", TABLE, ids=lambda cells: cells[0])
def test_a_row_names_tests_that_exist(cells: list[str]) -> None:
    *_, where = cells
    named = re.findall(r"`(tests/[\w/.]+\.py)::(test_\w+)`", where)
    assert named
    assert re.sub(r"`tests/[\w/.]+\.py::test_\w+`|,|\s", "", where) == ""
    for path, test in named:
        assert test in defined_in(path), f"{path} has no {test}"
