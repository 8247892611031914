"""Run the whole test suite on every Python found here, with the newest and with the lowest allowed dependencies.

Each run has a virtual environment of its own below `.matrix/`, which is made once and brought up to date each time.
Warnings are errors. The exit status is 1 if a run fails or no interpreter is found.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

REPOSITORY = Path(__file__).resolve().parents[1]
FOLDER = REPOSITORY / ".matrix"
VERSIONS = ("3.9", "3.10", "3.11", "3.12", "3.13", "3.14")
#: The extras whose features are tested. The adapter for aiohttp needs a newer httpx than the lowest that we allow.
EXTRAS = {"newest": "aiohttp,testing", "lowest": "testing"}
#: The generator's own library needs this Python.
GENERATES = (3, 11)


def project() -> dict[str, Any]:
    """Read pyproject.toml."""
    tomllib: Any = import_module("tomllib")  # by name, since checkers look through the eyes of an older Python
    data: dict[str, Any] = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    return data


def interpreter(version: str) -> str | None:
    """Return the path of a Python: the one on the PATH, or one that pyenv has installed."""
    installed = sorted((Path.home() / ".pyenv/versions").glob(f"{version}.*/bin/python"), key=_numbers, reverse=True)
    for candidate in (shutil.which(f"python{version}"), *map(str, installed)):
        if candidate is None:
            continue
        # A shim may stand for a Python that is not there.
        code = "import sys; print(sys.executable, '%d.%d' % sys.version_info[:2])"
        run = subprocess.run([candidate, "-c", code], capture_output=True, text=True, check=False)
        path, _, found = run.stdout.strip().rpartition(" ")
        if run.returncode == 0 and found == version:
            return path
    return None


def _numbers(path: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", path.parents[1].name)]


def lowest(requirements: list[str], version: str) -> Iterator[str]:
    """Yield the lowest allowed version of each requirement that holds for a Python, as constraints."""
    for text in requirements:
        requirement = Requirement(text)
        if requirement.marker and not requirement.marker.evaluate({"python_version": version}):
            continue
        bounds = [part.version for part in SpecifierSet(str(requirement.specifier)) if part.operator in (">=", "==")]
        if bounds:
            yield f"{requirement.name}=={bounds[0]}"


def prepare(python: str, version: str, choice: str) -> Path:
    """Make or update the environment of a run; return its interpreter."""
    folder = FOLDER / f"{version}-{choice}"
    inside = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [str(inside), "-m", "pip", "-qq", "--disable-pip-version-check"]
    if not inside.exists():
        subprocess.run([python, "-m", "venv", str(folder)], check=True)
        subprocess.run([*pip, "install", "--upgrade", "pip"], check=True)
    data = project()
    constraints = folder / "constraints.txt"
    runtime: list[str] = data["project"]["dependencies"]
    testing: list[str] = data["project"]["optional-dependencies"]["testing"]
    pinned = lowest([*runtime, *testing], version) if choice == "lowest" else ()
    constraints.write_text("".join(f"{line}\n" for line in pinned), "utf-8")
    groups = ["test", "generate"] if tuple(map(int, version.split("."))) >= GENERATES else ["test"]
    wanted = ["--editable", f".[{EXTRAS[choice]}]", *(part for group in groups for part in ("--group", group))]
    command = [*pip, "install", "--upgrade", "--constraint", str(constraints), *wanted]
    subprocess.run(command, cwd=REPOSITORY, check=True)
    return inside


def run(python: Path, log: Path, arguments: list[str]) -> tuple[int, str]:
    """Run the suite; return its status and the line that sums it up."""
    command = [str(python), "-W", "error", "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    with log.open("w", encoding="utf-8") as output:
        done = subprocess.run(
            command, cwd=REPOSITORY, env=environment, stdout=output, stderr=subprocess.STDOUT, check=False
        )
    lines = log.read_text("utf-8", "replace").strip().splitlines()
    return done.returncode, lines[-1] if lines else "no output"


def main() -> int:
    """Run what the command line asks for and print a line for each run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--python", nargs="+", default=list(VERSIONS), metavar="VERSION", help="such as 3.9 3.13")
    parser.add_argument("--only", choices=list(EXTRAS), help="newest or lowest dependencies alone")
    parser.add_argument("pytest", nargs="*", help="arguments for pytest, after --")
    options = parser.parse_args()
    FOLDER.mkdir(exist_ok=True)
    # Where a shell starts this in the background, it has Ctrl-C ignored; tests send it to processes of theirs.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    failed = ran = 0
    for version in options.python:
        python = interpreter(version)
        if python is None:
            print(f"{version:6} not installed", flush=True)
            continue
        for choice in [options.only] if options.only else EXTRAS:
            start = time.monotonic()
            ran += 1
            try:
                inside = prepare(python, version, choice)
            except subprocess.CalledProcessError as failure:
                print(f"{version:6} {choice:7} FAILED   the dependencies cannot be installed: {failure}", flush=True)
                failed += 1
                continue
            log = FOLDER / f"{version}-{choice}.log"
            status, line = run(inside, log, options.pytest)
            failed += status != 0
            verdict = "passed" if status == 0 else "FAILED"
            print(f"{version:6} {choice:7} {verdict}   {line}   ({time.monotonic() - start:.0f} s)", flush=True)
            if status:
                print(f"{'':15} see {log.relative_to(REPOSITORY)}", flush=True)
    return 1 if failed or not ran else 0


if __name__ == "__main__":
    sys.exit(main())
