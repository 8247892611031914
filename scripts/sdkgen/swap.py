"""Putting a generated package where it belongs, all at once: until its files are complete, the old ones stay as they are."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from .document import SpecError
from .output import Target
from .render import Files

#: Files that every generated package has: a folder without them is somebody's own.
MARKS = ("_facts.py", "openapi.json", "py.typed")


def check_place(out: Path) -> None:
    """Make sure that a folder may be written, or written over.

    Raises:
        SpecError: It holds something that was not generated, or cannot be made.
    """
    if out.exists() and not out.is_dir():
        raise SpecError(f"{out}: it is a file: give a folder")
    if out.is_dir() and any(out.iterdir()) and not all((out / mark).is_file() for mark in MARKS):
        raise SpecError(f"{out}: it holds something else than a generated package: give another folder, or empty it")


def write(out: Path, files: Files) -> int:
    """Replace the package in a folder by these files, and return how many of them are new, changed or gone.

    Files that stay the same are not written again: they keep their times.

    Raises:
        SpecError: The files cannot be written; the old ones are there as before.
    """
    out = out.resolve()
    existing = Target(out, files, owned=True).existing() if out.is_dir() else set[str]()
    changed = {name for name, content in files.items() if name not in existing or _differs(out / name, content)}
    gone = existing - files.keys()
    if not changed and not gone:
        return 0
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}.") as folder:
            new, old = Path(folder) / "new", Path(folder) / "old"
            for name, content in files.items():
                path = new / name
                path.parent.mkdir(parents=True, exist_ok=True)
                if name in changed:
                    path.write_bytes(content)
                else:
                    shutil.copy2(out / name, path)
            _swap(new, out, old)
    except OSError as problem:
        raise SpecError(f"{out}: cannot be written: {problem.strerror or problem}") from None
    return len(changed) + len(gone)


def _swap(new: Path, out: Path, old: Path) -> None:
    if not out.exists():
        os.rename(new, out)
        return
    os.rename(out, old)
    try:
        os.rename(new, out)
    except OSError:
        os.rename(old, out)
        raise


def _differs(path: Path, content: bytes) -> bool:
    return path.read_bytes() != content
