"""`scripts/specdiff.py`: what it reads and prints, and its exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import specdiff

REPOSITORY = Path(__file__).parents[2]
SPEC = REPOSITORY / "spec"


@pytest.fixture
def document(draft: Callable[[], Any], tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes our description, edited, as one file."""

    def write(edit: Callable[[Any], object] = lambda draft: None) -> Path:
        edited = draft()
        edit(edited)
        file = tmp_path / "openapi.json"
        file.write_text(json.dumps(edited.bundle), "utf-8")
        return file

    return write


def run(*arguments: Path | str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(REPOSITORY / "scripts" / "specdiff.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd="/", check=False)


def without_container(draft: Any) -> None:
    draft.drop("Message.properties.container")
    draft.take("Message.required", "container")


def test_the_command_prints_changes_verdict_and_changelog(document: Callable[..., Path]) -> None:
    done = run(SPEC, document(lambda draft: draft.field("Usage", "energy", {"type": "integer"})))
    assert done.stdout.splitlines() == [
        "New",
        "  Usage.energy is new: Optional[int]  [messages.create and messages.batches.results]",
        "",
        "Verdict: minor",
        "",
        "### Added",
        "",
        "- `Usage.energy` is new: `Optional[int]`.",
    ]
    assert (done.returncode, done.stderr) == (10, "")


def test_the_command_prints_json_and_tells_a_break_by_its_status(document: Callable[..., Path]) -> None:
    done = run(SPEC, document(without_container), "--json")
    said = json.loads(done.stdout)
    assert (said["verdict"], [change["python"] for change in said["changes"]]) == ("major", ["Message.container"])
    assert done.returncode == 20


def test_help_tells_the_exit_statuses() -> None:
    done = run("--help")
    assert "0 nothing or a patch, 10 a minor version, 20 a major version, 2 the input is wrong" in done.stdout


def test_a_folder_and_the_file_made_of_it_are_the_same(
    document: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(document())
    assert specdiff.main([str(SPEC), file]) == 0
    assert specdiff.main([file, str(SPEC)]) == 0
    assert capsys.readouterr().out == "Nothing changes.\n\nVerdict: none\n" * 2


def test_other_words_are_a_patch_and_fine(document: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert specdiff.main([str(SPEC), str(document(lambda draft: draft.put("Usage.description", "Tokens.")))]) == 0
    assert "Verdict: patch" in capsys.readouterr().out


def test_names_come_from_the_given_file(
    document: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sdk = tmp_path / "names.yaml"
    sdk.write_text("package: a\nfacade: b\noperations: {POST /v1/complete: {name: texts.write}}\n", "utf-8")
    edited = document(lambda draft: draft.paths.pop("/v1/complete"))
    assert specdiff.main([str(SPEC), str(edited), "--sdk", str(sdk)]) == 20
    assert "texts.write is gone: POST /v1/complete" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "openapi.json: "),
        ("[]", "openapi.json: "),
        ('{"openapi": "3.1.0", "paths": {"/v1/x": {"get": {"responses": {"200": {"$ref": "#/nowhere"}}}}}}', "nowhere"),
    ],
    ids=["no JSON", "no mapping", "broken reference"],
)
def test_wrong_input_is_told_on_stderr(
    content: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "openapi.json"
    file.write_text(content, "utf-8")
    assert specdiff.main([str(SPEC), str(file)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("specdiff: ")
    assert message in said.err


def test_a_missing_file_is_told_on_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert specdiff.main([str(tmp_path / "none.yaml"), str(SPEC)]) == 2
    assert "none.yaml" in capsys.readouterr().err
