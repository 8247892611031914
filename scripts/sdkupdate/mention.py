"""Where a repository still speaks of what an update took away, and what it has to learn: texts that no rule can mend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from sdkdiff.change import Change

#: What people write: everything else of a repository is output, or the description itself.
WRITTEN = ("README.md", "docs/*.md", "overlay/**/*.py", "scripts/*.py", "tests/**/*.py")
#: How many places are named for one thing that is gone.
MOST = 10


def mentions(changes: Iterable[Change], repository: Path) -> Iterator[str]:
    """Yield the lines of hand-written files that name what is gone: a field, an argument, a method."""
    files = sorted({path for pattern in WRITTEN for path in repository.glob(pattern)})
    texts = {path.relative_to(repository).as_posix(): path.read_text("utf-8").splitlines() for path in files}
    for change in changes:
        name = _gone(change)
        word = re.compile(rf"(?<![\w.]){re.escape(name)}(?!\w)" if "." in name else rf"\b{re.escape(name)}\b")
        places = [
            f"{file}:{number}"
            for file, lines in texts.items()
            for number, line in enumerate(lines, 1)
            if name and word.search(line)
        ]
        if places:
            more = f" and {len(places) - MOST} more" if len(places) > MOST else ""
            yield f"{change.python}: {', '.join(places[:MOST])}{more}"


def _gone(change: Change) -> str:
    """Return the name of what a change took away; empty if it took nothing that has one."""
    if change.where.new is not None or change.where.old is None:
        return ""
    if change.kind == "method-removed":
        return change.python
    place = change.where.old
    return str(place[-1]) if len(place) > 1 and place[-2] == "properties" else ""
