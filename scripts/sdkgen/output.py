"""Putting generated files where they belong, or saying how what lies there differs.

`generated/inputs.json` records what the committed output was made from, so that a difference can be traced to the
input that moved.
"""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

import attrs

from .generate import Generated
from .render import Files
from .settings import Settings

LOCK = "generated/inputs.json"
TOOLS = ("openapi-python-client", "jinja2", "ruff")
IGNORED = ("__pycache__",)


@attrs.frozen
class Target:
    """A folder that belongs to the generator alone, or single files in a shared one."""

    root: Path
    files: Files
    owned: bool

    def existing(self) -> set[str]:
        """Return the files that lie there and are the generator's business."""
        if not self.owned:
            return {name for name in self.files if (self.root / name).is_file()}
        found = (path for path in self.root.rglob("*") if path.is_file())
        names = (path.relative_to(self.root).as_posix() for path in found)
        return {name for name in names if not any(part in IGNORED for part in name.split("/"))}


def targets(repository: Path, settings: Settings, generated: Generated) -> list[Target]:
    """Return where everything goes."""
    package = {f"{settings.package}/{name}": content for name, content in generated.package.items()}
    lock = {Path(LOCK).name: (json.dumps(inputs(repository), indent=1) + "\n").encode()}
    facade = {name.removeprefix("types/"): content for name, content in generated.facade.items()}
    return [
        Target(repository / "generated", {**package, **lock}, owned=True),
        Target(repository / "overlay" / settings.facade / "types", facade, owned=True),
        Target(repository / "docs", generated.documents, owned=False),
    ]


def write(places: Iterable[Target]) -> int:
    """Write what differs, delete what should not be there, and return how many files changed."""
    changed = 0
    for target in places:
        for name in sorted(target.existing() - target.files.keys()):
            (target.root / name).unlink()
            changed += 1
        for name, content in target.files.items():
            path = target.root / name
            if not path.is_file() or path.read_bytes() != content:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
                changed += 1
        _prune(target)
    return changed


def _prune(target: Target) -> None:
    if target.owned:
        for folder in sorted((p for p in target.root.rglob("*") if p.is_dir()), reverse=True):
            if not any(folder.iterdir()):
                folder.rmdir()


def differences(repository: Path, places: Iterable[Target]) -> list[str]:
    """Return how the committed output differs from what generation gives, as lines to print; empty if it does not."""
    lines: list[str] = []
    for target in places:
        lines += compare(target, target.root.relative_to(repository).as_posix())
    moved = _moved(repository)
    if moved:
        lines = [f"changed since the last generation: {', '.join(moved)}", *lines]
    elif lines:
        lines = ["no input changed since the last generation: the output was edited by hand", *lines]
    return lines


def compare(target: Target, folder: str) -> list[str]:
    """Return how the files of a folder, called so in what is printed, differ from what generation gives."""
    existing = target.existing()
    lines = [f"{folder}/{name}: missing" for name in sorted(target.files.keys() - existing)]
    lines += [f"{folder}/{name}: not generated, should not be there" for name in sorted(existing - target.files.keys())]
    for name in sorted(target.files.keys() & existing):
        old = (target.root / name).read_bytes()
        if old != target.files[name] and f"{folder}/{name}" != LOCK:
            lines += _diff(f"{folder}/{name}", old, target.files[name])
    return lines


def _diff(name: str, old: bytes, new: bytes) -> list[str]:
    return list(
        difflib.unified_diff(
            old.decode(errors="replace").splitlines(),
            new.decode(errors="replace").splitlines(),
            f"{name} (committed)",
            f"{name} (generated)",
            lineterm="",
        )
    )


def inputs(repository: Path) -> dict[str, str]:
    """Return a digest of each kind of input."""
    spec = sorted((repository / "spec").rglob("*.yaml"))
    settings = [path for path in spec if path.name == "sdk.yaml"]
    return {
        "spec": _digest(repository, [path for path in spec if path.name != "sdk.yaml"]),
        "sdk.yaml": _digest(repository, settings),
        "templates": _digest(repository, sorted((repository / "templates").rglob("*.jinja"))),
        "driver": _digest(repository, sorted((repository / "scripts" / "sdkgen").glob("*.py"))),
        **{tool: version(tool) for tool in TOOLS},
    }


def _moved(repository: Path) -> list[str]:
    try:
        recorded: dict[str, str] = json.loads((repository / LOCK).read_text("utf-8"))
    except (OSError, ValueError):
        return [f"{LOCK} is missing or unreadable"]
    return [name for name, digest in inputs(repository).items() if recorded.get(name) != digest]


def _digest(repository: Path, files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.relative_to(repository).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
