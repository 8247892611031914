"""Editing YAML as text: only the lines that have to change do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from sdkupdate.edit import EditError, YamlFile

TEXT = """\
# About this file.

Cat:
  description: >-
    A small animal that sleeps
    most of the day.
  type: object # as all are
  required:
  - name
  # not for strays
  - owner
  properties:
    name:
      type: string # its own
    'no':
      type: [string, 'null']
    owner:
      $ref: '#/Person'

# People.
Person:
  type: string
  empty: {}
  none: []
  enum:
  - ann
  - "bob"
"""

EDITS: dict[str, tuple[Callable[[YamlFile], None], str, str]] = {
    "add at the end": (
        lambda f: f.add(("Cat", "properties"), "age", {"type": "integer"}),
        "      $ref: '#/Person'\n",
        "      $ref: '#/Person'\n    age:\n      type: integer\n",
    ),
    "add after": (
        lambda f: f.add(("Cat",), "title", "Cat", after="type"),
        "  type: object # as all are\n",
        "  type: object # as all are\n  title: Cat\n",
    ),
    "add after a block": (
        lambda f: f.add(("Cat",), "title", "Cat", after="description"),
        "    most of the day.\n",
        "    most of the day.\n  title: Cat\n",
    ),
    "add before": (
        lambda f: f.add(("Cat", "properties"), "age", {"type": "integer"}, before="name"),
        "    name:\n",
        "    age:\n      type: integer\n    name:\n",
    ),
    "add before a comment": (
        lambda f: f.add((), "Dog", {"type": "object"}, before="Person"),
        "# People.\n",
        "Dog:\n  type: object\n\n# People.\n",
    ),
    "add a component": (
        lambda f: f.add((), "Zoo", {"type": "object"}),
        '  - "bob"\n',
        '  - "bob"\n\nZoo:\n  type: object\n',
    ),
    "add to what is empty": (
        lambda f: f.add(("Person", "empty"), "a", 1),
        "  empty: {}\n",
        "  empty:\n    a: 1\n",
    ),
    "append": (lambda f: f.append(("Person", "enum"), "cid"), '  - "bob"\n', '  - "bob"\n  - cid\n'),
    "append before a comment": (
        lambda f: f.append(("Cat", "required"), "no", 1),
        "  # not for strays\n",
        "  - 'no'\n  # not for strays\n",
    ),
    "append to what is empty": (lambda f: f.append(("Person", "none"), "a"), "  none: []\n", "  none:\n  - a\n"),
    "remove an item and its comment": (
        lambda f: f.remove(("Cat", "required", 1)),
        "  # not for strays\n  - owner\n",
        "",
    ),
    "remove a block": (
        lambda f: f.remove(("Cat", "description")),
        "  description: >-\n    A small animal that sleeps\n    most of the day.\n",
        "",
    ),
    "remove what is empty then": (
        lambda f: f.remove(("Cat", "properties", "owner", "$ref")),
        "    owner:\n      $ref: '#/Person'\n",
        "",
    ),
    "remove a component and its comment": (
        lambda f: f.remove(("Person",)),
        TEXT[TEXT.index("\n# People") :],
        "",
    ),
    "replace beside a comment": (
        lambda f: f.replace(("Cat", "properties", "name", "type"), "integer"),
        "      type: string # its own\n",
        "      type: integer # its own\n",
    ),
    "replace a block": (
        lambda f: f.replace(("Cat", "description"), "Short."),
        "  description: >-\n    A small animal that sleeps\n    most of the day.\n",
        "  description: Short.\n",
    ),
    "replace in flow style": (
        lambda f: f.replace(("Cat", "properties", "no", "type"), ["integer", "null"]),
        "      type: [string, 'null']\n",
        "      type: [integer, 'null']\n",
    ),
    "replace an item": (lambda f: f.replace(("Person", "enum", 1), "bo"), '  - "bob"\n', "  - bo\n"),
    "rename": (lambda f: f.rename(("Cat", "properties", "no"), "yes"), "    'no':\n", "    'yes':\n"),
}


@pytest.fixture
def file(tmp_path: Path) -> YamlFile:
    path = tmp_path / "file.yaml"
    path.write_text(TEXT, "utf-8")
    return YamlFile(path)


@pytest.mark.parametrize("name", EDITS)
def test_only_the_lines_that_have_to_change_do(file: YamlFile, name: str) -> None:
    edit, old, new = EDITS[name]
    assert TEXT.count(old) == 1
    edit(file)
    assert file.text == TEXT.replace(old, new)
    assert file.is_changed


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda f: f.remove(("Cat", "nothing")), "nothing at Cat.nothing"),
        (lambda f: f.replace(("Cat", "required", 7), "x"), "nothing at Cat.required.7"),
        (lambda f: f.add(("Cat",), "type", "x"), "already"),
        (lambda f: f.add(("Cat", "type"), "x", "x"), "no mapping"),
        (lambda f: f.append(("Cat", "properties", "no", "type"), "x"), "no list in block style"),
        (lambda f: f.remove(("Cat", "properties", "no", "type", 0)), "not in block style"),
        (lambda f: f.rename(("Cat",), "Person"), "cannot be called"),
    ],
)
def test_what_cannot_be_edited_is_left_as_it_is(file: YamlFile, edit: Callable[[YamlFile], None], said: str) -> None:
    with pytest.raises(EditError, match=said):
        edit(file)
    assert file.text == TEXT


def test_an_anchor_that_is_used_stays(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text("a: &x\n  b: 1\nc: *x\n", "utf-8")
    file = YamlFile(path)
    with pytest.raises(EditError, match="alias"):
        file.remove(("a",))
    assert not file.is_changed


@pytest.mark.parametrize(
    "value",
    ["no", "", " a", "a: b", "# a", "1", "null", "2020-01-01", "a\nb", "é\u2028", "x " * 90, "'\"", {"a": []}, [[1]]],
)
def test_every_value_is_read_as_it_was_given(file: YamlFile, value: object) -> None:
    file.replace(("Person", "type"), value)
    file.add((), "New", {"deep": [value, value]})
    read = yaml.safe_load(file.text)
    assert read["Person"]["type"] == value
    assert read["New"] == {"deep": [value, value]}


def test_a_file_that_is_not_there_yet(tmp_path: Path) -> None:
    file = YamlFile(tmp_path / "new" / "file.yaml")
    file.add((), "A", {"x": 1})
    file.add((), "B", {"x": 1})
    file.save()
    assert file.path.read_text("utf-8") == "A:\n  x: 1\n\nB:\n  x: 1\n"


def test_what_is_not_changed_is_not_written(file: YamlFile) -> None:
    file.append(("Person", "enum"), "cid")
    file.remove(("Person", "enum", 2))
    before = file.path.stat().st_mtime_ns
    file.save()
    assert not file.is_changed
    assert file.path.stat().st_mtime_ns == before
