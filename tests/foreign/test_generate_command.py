"""`generate.py --spec FILE --out FOLDER`: what it prints, writes, and leaves alone."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from inline import STRING, answer, obj, ref, spec

import generate as script
from sdkgen import swap
from sdkgen.document import SpecError

DOCUMENT = spec(
    {"/v1/agents/{id}": {"get": {"responses": answer(ref("Response_Agent"))}}}, Response_Agent=obj("id", id=STRING)
)


@pytest.fixture
def their(tmp_path: Path) -> Path:
    return write(tmp_path / "their.json", DOCUMENT)


def write(file: Path, document: Any) -> Path:
    file.write_text(json.dumps(document), "utf-8")
    return file


def run(spec: Path, out: Path, *more: str) -> int:
    return script.main(["--spec", str(spec), "--out", str(out), *more])


def content(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_a_package_of_the_folders_name_is_written_and_reported(
    their: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(their, tmp_path / "new" / "client") == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[:5] == [
        "their.json: 1 operations, 1 schemas: all generated, none dropped",
        "named by rule: 1 of 1 operations",
        "  GET /v1/agents/{id} → agents.retrieve",
        "named by rule: 1 of 1 schemas",
        "  #/components/schemas/Response_Agent → Agent",
    ]
    assert any(
        line.startswith("  their.json: #/paths/~1v1~1agents~1{id}/get: the path parameter id") for line in printed
    )
    assert any(line.startswith("  sdk.yaml: operations: the document has no POST /v1/complete, ") for line in printed)
    assert printed[-1].endswith(" s")
    assert (tmp_path / "new/client/models/agent.py").is_file()
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["client"]


def test_exceptions_come_from_another_file_if_it_is_named(their: Path, tmp_path: Path) -> None:
    sdk = tmp_path / "mine.yaml"
    sdk.write_text("package: x\nfacade: y\noperations:\n  'GET /v1/agents/{id}': {name: agents.fetch}\n", "utf-8")
    assert run(their, tmp_path / "client", "--sdk", str(sdk)) == 0
    assert "def fetch(" in (tmp_path / "client/resources/agents.py").read_text("utf-8")


def test_a_folder_like_ours_is_a_document_too(tmp_path: Path) -> None:
    out = tmp_path / "client"
    assert run(script.REPOSITORY / "spec", out) == 0
    own = script.REPOSITORY / "generated" / "anthropic_generated" / "models" / "message.py"
    assert (out / "models/message.py").read_bytes() == own.read_bytes()


def test_our_own_document_is_one_like_any_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = script.REPOSITORY / "generated" / "anthropic_generated" / "openapi.json"
    assert run(own, tmp_path / "client") == 0
    assert "all generated, none dropped" in capsys.readouterr().out


def test_only_what_changes_is_written(their: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "client"
    run(their, out)
    before = content(out)
    capsys.readouterr()
    assert run(their, out) == 0
    assert "0 files changed" in capsys.readouterr().out
    assert content(out) == before

    changed = json.loads(json.dumps(DOCUMENT))
    changed["components"]["schemas"] = {"Agent": obj("id", id=STRING, name=STRING)}
    changed["paths"]["/v1/agents/{id}"]["get"]["responses"] = answer(ref("Agent"))
    assert run(write(their, changed), out) == 0
    after = content(out)
    assert {name for name in after if after[name][1] != before[name][1]} == {"models/agent.py", "openapi.json"}
    assert before.keys() == after.keys()


def test_files_that_are_generated_no_longer_go(their: Path, tmp_path: Path) -> None:
    out = tmp_path / "client"
    run(their, out)
    (out / "models" / "left.py").touch()
    assert run(their, out) == 0
    assert not (out / "models" / "left.py").exists()


def test_on_an_error_the_output_stays_as_it_was(
    their: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "client"
    run(their, out)
    before = content(out)
    broken = json.loads(json.dumps(DOCUMENT))
    broken["components"]["schemas"]["Response_Agent"]["properties"]["id"] = {"$ref": "#/nowhere"}
    capsys.readouterr()
    assert run(write(their, broken), out) == 2
    printed, error = capsys.readouterr()
    assert printed == ""
    assert error == (
        "generate: their.json: #/components/schemas/Response_Agent/properties/id/$ref: "
        "'#/nowhere' names nothing: correct it, or add what it names\n"
    )
    assert content(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["client", "their.json"]


def test_a_swap_that_fails_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "client"
    swap.write(out, {"a.py": b"1"})
    rename = os.rename

    def refuse(source: Path, target: Path) -> None:
        if Path(source).name == "new":
            raise OSError(28, "No space left on device")
        rename(source, target)

    monkeypatch.setattr(os, "rename", refuse)
    with pytest.raises(SpecError, match="client: cannot be written: No space left"):
        swap.write(out, {"a.py": b"2"})
    assert (out / "a.py").read_bytes() == b"1"
    assert [path.name for path in tmp_path.iterdir()] == ["client"]


def test_check_compares_and_writes_nothing(their: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "client"
    run(their, out)
    capsys.readouterr()
    assert run(their, out, "--check") == 0
    assert capsys.readouterr() == ("", "")

    file = out / "models" / "agent.py"
    file.write_text(file.read_text("utf-8").replace("class Agent", "class Spy"), "utf-8")
    (out / "extra.py").touch()
    before = content(out)
    assert run(their, out, "--check") == 1
    printed, error = capsys.readouterr()
    assert "client/extra.py: not generated, should not be there" in printed
    assert "-class Spy(_Model):\n+class Agent(_Model):" in printed
    assert "generate it again" in error
    assert content(out) == before


@pytest.mark.parametrize("name", ["my-client", "class", "1st"])
def test_the_folder_has_to_be_a_name(
    their: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run(their, tmp_path / name) == 2
    assert f"'{name}' is no name of a Python package: call the last folder of OUT otherwise" in capsys.readouterr().err
    assert not (tmp_path / name).exists()


def test_folders_of_somebody_else_are_not_written_over(
    their: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "client"
    out.mkdir()
    (out / "diary.txt").write_text("Dear", "utf-8")
    assert run(their, out) == 2
    assert "it holds something else than a generated package" in capsys.readouterr().err
    assert [path.name for path in out.iterdir()] == ["diary.txt"]


def test_spec_and_out_go_together(their: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        script.main(["--spec", str(their)])
    assert "--spec and --out go together" in capsys.readouterr().err
