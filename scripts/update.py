"""Bring what changed in a published API description into `spec/`, regenerate, run the checks, and say what is left to do.

Our names, files, order, comments and descriptions stay; only lines that have to change do. On any error nothing is
written. The same document a second time changes nothing.

Exit status: 0 done, 1 with `--check`: there is something to do, 2 the input is wrong, 3 done, and people have to go on.
"""

from __future__ import annotations

import argparse
import difflib
import os
import subprocess
import sys
from pathlib import Path

import generate
from sdkdiff import report
from sdkgen import foreign, openapi
from sdkgen.document import SpecError
from sdkupdate.folder import SDK_FILE
from sdkupdate.mention import mentions
from sdkupdate.update import Updated, update

REPOSITORY = Path(__file__).resolve().parent.parent
#: Where the embedded server is, which plays every operation.
SERVER = "overlay/anthropic/testing"
#: What has a table of all operations.
TABLE = "docs/platforms.md"


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("spec", metavar="SPEC", type=Path, help="the document: JSON or YAML as its publisher ships it")
    parser.add_argument("--check", "--dry-run", action="store_true", help="write nothing: print what would change")
    parser.add_argument("--sdk", metavar="FILE", type=Path, help="exceptions to the naming rules, if not spec/sdk.yaml")
    parser.add_argument(
        "--spec-dir", metavar="DIR", type=Path, default=REPOSITORY / "spec", help="the folder to bring up to date"
    )
    parser.add_argument("--no-generate", action="store_true", help="stop when the description is up to date")
    parser.add_argument("--no-test", action="store_true", help="do not run `make test` at the end")
    options = parser.parse_args(arguments)
    folder: Path = options.spec_dir
    sdk: Path = options.sdk or folder / SDK_FILE
    try:
        found = update(folder.resolve(), foreign.read(options.spec), sdk)
        if found.files and not options.check:
            openapi.check_form(found.document)
    except SpecError as error:
        print(f"update: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"update: {error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    tasks = found.tasks | _tasks(found, folder.resolve().parent)
    _print(found, folder, tasks)
    if options.check:
        print("".join(_diff(found, folder.name)), end="")
        return 1 if found.files or tasks else 0
    if found.files:
        _write(found, folder, sdk)
    failed: list[str] = []
    if found.files and not options.no_generate:
        failed = _finish(folder.resolve().parent, test=not options.no_test)
    for line in failed:
        print(line)
    return 3 if tasks or failed else 0


def _tasks(found: Updated, repository: Path) -> dict[str, list[str]]:
    """Return what is left to do in the rest of the repository."""
    if not (repository / SERVER).is_dir():
        return {}
    new = [change.python for change in found.difference.changes if change.kind == "method-added"]
    tasks = {
        "text that names what is gone": list(mentions(found.difference.changes, repository)),
        "reply of the embedded server to write": [f"{SERVER}: {name}" for name in new],
    }
    return {heading: lines for heading, lines in tasks.items() if lines}


def _print(found: Updated, folder: Path, tasks: dict[str, list[str]]) -> None:
    if not found.files and not tasks:
        print("Nothing differs.")
        return
    print(report.text(found.difference))
    print(f"\nFiles changed: {len(found.files)}")
    print("".join(f"  {folder.name}/{name}\n" for name in found.files), end="")
    for heading, lines in tasks.items():
        print(f"\n{heading[:1].upper()}{heading[1:]}: {len(lines)}")
        print("\n".join(f"  {heading}: {line}" for line in lines))


def _diff(found: Updated, name: str) -> list[str]:
    lines: list[str] = ["\n"] if found.files else []
    for file, (old, new) in found.files.items():
        before, after = (text.splitlines(keepends=True) for text in (old, new))
        lines += difflib.unified_diff(before, after, f"{name}/{file} (now)", f"{name}/{file} (updated)")
    return lines


def _write(found: Updated, folder: Path, sdk: Path) -> None:
    """Write all files beside their places first, then move them there."""
    moves: list[tuple[Path, Path]] = []
    for name, (_, text) in found.files.items():
        path = sdk if name == SDK_FILE else folder / name
        if not text.strip():
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.new")
        beside.write_text(text, "utf-8")
        moves.append((beside, path))
    for beside, path in moves:
        os.replace(beside, path)


def _finish(repository: Path, *, test: bool) -> list[str]:
    """Regenerate and run the checks; return what failed."""
    print(flush=True)
    if not (repository / "templates").is_dir():
        return []
    if generate.main([], repository) != 0:
        return ["spec/ is up to date, but nothing was generated: correct what stands above, then run `make generate`"]
    if (repository / TABLE).is_file():
        packages = os.pathsep.join(str(repository / folder) for folder in ("overlay", "generated"))
        command = [sys.executable, "scripts/capabilities.py", "--write"]
        subprocess.run(command, cwd=repository, env={**os.environ, "PYTHONPATH": packages}, check=True)
    if test and subprocess.run(["make", "test"], cwd=repository, check=False).returncode != 0:
        return ["`make test` fails: see above"]
    return []


if __name__ == "__main__":
    sys.exit(main())
