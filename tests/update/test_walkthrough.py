"""The walk-through in `docs/regenerate.md`: each of its commands is run, and prints what it is said to print."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
TEXT = (REPOSITORY / "docs/regenerate.md").read_text("utf-8")
#: A copy has no environment of its own to set up.
MAKE = ["make", "--no-print-directory", "--old-file=setup", f"BIN={Path(sys.executable).parent}"]


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)


def steps() -> list[tuple[str, list[str]]]:
    """Return each command, and the lines that are shown below it."""
    found: list[tuple[str, list[str]]] = []
    for line in "".join(blocks("console")).splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of what the commands use, with the document of the walk-through."""
    folder = tmp_path / "repository"
    for name in ("scripts", "spec", "templates", "generated", "overlay"):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "Makefile", folder)
    (folder / "docs").mkdir()
    shutil.copy(REPOSITORY / "docs/platforms.md", folder / "docs")
    (folder / "notes.yaml").write_text(blocks("yaml")[0], "utf-8")
    return folder


def as_run(command: str) -> str:
    """Return a command as it is run here: an update does not generate, which the next command does, and runs no tests."""
    if command.startswith("make update "):
        return f"python scripts/update.py {command.partition('SPEC=')[2]} --no-generate"
    return command.replace("make", shlex.join(MAKE), 1) if command.startswith("make ") else command


def test_commands_do_what_is_said(repository: Path) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for command, shown in steps():
        ran = subprocess.run(
            ["bash", "-c", as_run(command)],
            cwd=repository,
            env={"PATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
        )
        printed = [line.rstrip() for line in (ran.stdout + ran.stderr).splitlines()]
        for line in shown:
            assert any(line in other for other in printed), f"$ {command}\n{line}\nis not in:\n{ran.stdout}{ran.stderr}"
        if not command.startswith("make update"):
            assert ran.returncode == 0, f"$ {command}\n{ran.stdout}{ran.stderr}"


def test_every_make_target_it_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)", TEXT)) | {"generate", "update"} <= targets
