"""`scripts/generate.py` and its `--check`, on a copy of the repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

import generate as script

REPOSITORY = Path(__file__).parents[2]
INPUTS = ("spec", "templates", "scripts")
OUTPUTS = ("generated", "overlay/anthropic/types", "docs/api.md")
IGNORED = shutil.ignore_patterns("__pycache__")

Edit = Callable[[Path], None]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of all that generation reads and writes."""
    for name in (*INPUTS, *OUTPUTS, "pyproject.toml"):
        source, target = REPOSITORY / name, tmp_path / "repository" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=IGNORED)
        else:
            shutil.copy2(source, target)
    return tmp_path / "repository"


@pytest.fixture
def generating_once(monkeypatch: pytest.MonkeyPatch, generated_once: Any) -> None:
    """For tests that leave the inputs alone: what these give is worked out a single time."""
    monkeypatch.setattr(script, "generate", lambda spec, templates: generated_once())


@pytest.fixture(scope="module")
def generated_once() -> Any:
    original = script.generate
    return lru_cache(lambda: original(REPOSITORY / "spec", REPOSITORY / "templates"))


def outputs(repository: Path) -> dict[str, tuple[bytes, int]]:
    """Content and time of the last change of every output file."""
    roots = [repository / name for name in OUTPUTS]
    files = [file for root in roots for file in ([root] if root.is_file() else root.rglob("*")) if file.is_file()]
    return {str(file.relative_to(repository)): (file.read_bytes(), file.stat().st_mtime_ns) for file in files}


def replace(name: str, old: str, new: str) -> Edit:
    def edit(repository: Path) -> None:
        file = repository / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    return edit


MODEL = "generated/anthropic_generated/models/message.py"


# Drift


@pytest.mark.usefixtures("generating_once")
def test_check_is_silent_on_a_clean_tree(copy: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = outputs(copy)
    assert script.main(["--check"], copy) == 0
    assert capfd.readouterr() == ("", "")
    assert outputs(copy) == before


@pytest.mark.parametrize(
    ("edit", "reason", "difference"),
    [
        (replace("spec/schemas/models.yaml", "ModelInfo:", "Novelty: {type: string}\nModelInfo:"), "spec", "models/novelty.py: missing"),
        (replace("spec/sdk.yaml", "8192", "8193"), "sdk.yaml", "+    \"claude-opus-4-20250514\": 8193,"),
        (replace("templates/model.py.jinja", "and its parser", "and its reader"), "templates", '+"""`Message` and its reader."""'),
    ],
    ids=["spec", "sdk.yaml", "template"],
)  # fmt: skip
def test_check_names_the_input_that_moved(
    copy: Path, capfd: pytest.CaptureFixture[str], edit: Edit, reason: str, difference: str
) -> None:
    edit(copy)
    before = outputs(copy)
    assert script.main(["--check"], copy) == 1
    printed, hint = capfd.readouterr()
    assert printed.splitlines()[0] == f"changed since the last generation: {reason}"
    assert difference in printed
    assert "make generate" in hint
    assert outputs(copy) == before


@pytest.mark.usefixtures("generating_once")
@pytest.mark.parametrize(
    ("edit", "difference"),
    [
        (replace(MODEL, "class Message(", "class Massage("), "-class Massage(_Model):\n+class Message(_Model):"),
        (replace("overlay/anthropic/types/__init__.py", "import *", "import Message"), "--- overlay/anthropic/types/__init__.py"),
        (replace("docs/api.md", "Methods", "Verbs"), "--- docs/api.md (committed)\n+++ docs/api.md (generated)"),
        (lambda copy: (copy / MODEL).unlink(), f"{MODEL}: missing"),
        (lambda copy: (copy / "docs/api.md").unlink(), "docs/api.md: missing"),
        (lambda copy: (copy / "generated/extra.py").touch(), "generated/extra.py: not generated, should not be there"),
        (lambda copy: (copy / f"{MODEL}.orig").touch(), f"{MODEL}.orig: not generated, should not be there"),
    ],
    ids=["edited", "edited facade", "edited document", "deleted", "deleted document", "extra", "extra among the models"],
)  # fmt: skip
def test_check_finds_what_was_done_by_hand(
    copy: Path, capfd: pytest.CaptureFixture[str], edit: Edit, difference: str
) -> None:
    edit(copy)
    assert script.main(["--check"], copy) == 1
    printed, _ = capfd.readouterr()
    reason, _, rest = printed.partition("\n")
    assert reason == "no input changed since the last generation: the output was edited by hand"
    assert difference in rest


@pytest.mark.usefixtures("generating_once")
def test_check_says_when_it_cannot_know_what_moved(copy: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (copy / "generated/inputs.json").unlink()
    assert script.main(["--check"], copy) == 1
    assert "generated/inputs.json is missing or unreadable" in capfd.readouterr().out


# Writing


@pytest.mark.usefixtures("generating_once")
def test_only_what_differs_is_written(copy: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = outputs(copy)
    (copy / MODEL).write_text("broken")
    (copy / "generated/anthropic_generated/old/part").mkdir(parents=True)
    (copy / "generated/anthropic_generated/old/part/gone.py").touch()
    (copy / "docs/other.md").touch()
    assert script.main([], copy) == 0
    assert capfd.readouterr().out.startswith("2 files changed")
    after = outputs(copy)
    assert {name: content for name, (content, _) in after.items()} == {n: content for n, (content, _) in before.items()}
    assert [name for name in after if after[name] != before[name]] == [MODEL]
    assert not (copy / "generated/anthropic_generated/old").exists()
    assert (copy / "docs/other.md").exists()
    assert script.main([], copy) == 0
    assert capfd.readouterr().out.startswith("0 files changed")


def test_two_hash_seeds_give_equal_bytes(copy: Path) -> None:
    def run(seed: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(copy / "scripts/generate.py"), *arguments]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    committed = outputs(copy)
    shutil.rmtree(copy / "generated")
    shutil.rmtree(copy / "overlay/anthropic/types")
    first = run("1")
    assert (first.returncode, first.stderr) == (0, "")
    second = run("2", "--check")
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert {name: content for name, (content, _) in outputs(copy).items()} == {
        name: content for name, (content, _) in committed.items()
    }


# Mistakes


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (
            replace("spec/schemas/models.yaml", "ModelInfo:", "ModelInfo: [\n"),
            "spec/schemas/models.yaml: line ",
        ),
        (
            replace("spec/schemas/models.yaml", "ModelInfo:", "Message: {type: object}\nModelInfo:"),
            "spec/schemas/models.yaml: Message: defined in spec/schemas/messages.yaml already",
        ),
        (
            replace("spec/schemas/models.yaml", "#/components/schemas/", "#/components/schemas/No"),
            "spec/schemas/models.yaml: ",
        ),
        (replace("spec/sdk.yaml", "aliases:", "aliasses:"), "spec/sdk.yaml: unknown entry 'aliasses'; known are "),
        (replace("spec/sdk.yaml", "POST /v1/complete:", "POST /v1/compleat:"), "spec/sdk.yaml: operations.POST /v1/compleat: "),
        (replace("templates/model.py.jinja", "{% endfor %}", "{% endfro %}"), "templates/model.py.jinja: line "),
        (lambda copy: (copy / "spec/sdk.yaml").unlink(), "spec/sdk.yaml: the file is missing"),
        (lambda copy: (copy / "spec/openapi.yaml").unlink(), "spec/openapi.yaml: the file is missing"),
    ],
    ids=["yaml", "duplicate", "reference", "sdk entry", "sdk operation", "template", "no sdk.yaml", "no openapi.yaml"],
)  # fmt: skip
def test_a_mistake_is_named_and_nothing_is_written(
    copy: Path, capfd: pytest.CaptureFixture[str], edit: Edit, message: str
) -> None:
    edit(copy)
    before = outputs(copy)
    for arguments in ([], ["--check"]):
        assert script.main(arguments, copy) == 2
        printed, problem = capfd.readouterr()
        assert printed == ""
        assert problem.startswith(f"generate: {message}")
        assert "Traceback" not in problem
    assert outputs(copy) == before
