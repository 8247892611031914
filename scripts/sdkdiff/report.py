"""A difference as text for people, as JSON for programs, and as a part of a changelog. Decides nothing."""

from __future__ import annotations

from typing import Any

from .change import Change, Difference, pointer_text
from .rules import RULES

_GROUPS = ("Breaking", "New", "Changed", "Documentation")
_SECTIONS = ("Added", "Changed", "Deprecated", "Removed")
#: How many methods a line names before it only counts them.
_NAMED = 3
#: How many places an entry of the changelog names.
_LISTED = 8
#: How many places with other words the text lists.
_DESCRIBED = 20


def group(change: Change) -> str:
    """Return under which heading of the text a change stands."""
    section = RULES[change.kind].section
    if change.severity == "major":
        return "Breaking"
    return {"Added": "New", "Documentation": "Documentation"}.get(section, "Changed")


def line(change: Change) -> str:
    """Say a change: the place in Python, what happens to it, and from what to what."""
    said = f"{change.python} {_words(change.kind, 1)}"
    return f"{said}: {change.detail}" if change.detail else said


def text(difference: Difference) -> str:
    """Return the whole report: changes in groups, the verdict, and the changelog."""
    blocks: list[str] = []
    for heading in _GROUPS:
        found = [change for change in difference.changes if group(change) == heading]
        if found:
            shown = found[:_DESCRIBED] if heading == "Documentation" else found
            more = [f"  … and {len(found) - len(shown)} more"] if len(shown) < len(found) else []
            blocks.append("\n".join([heading, *(f"  {line(change)}{_concerned(change)}" for change in shown), *more]))
    blocks.append(f"Verdict: {difference.verdict}")
    said = changelog(difference)
    return "\n\n".join([*(blocks if difference.changes else ["Nothing changes.", *blocks]), *([said] if said else [])])


def as_json(difference: Difference) -> dict[str, Any]:
    """Return the report as plain values; places are JSON pointers."""
    changes = [
        {
            "kind": change.kind,
            "where": {
                "old": None if change.where.old is None else pointer_text(change.where.old),
                "new": None if change.where.new is None else pointer_text(change.where.new),
                "old_owner": pointer_text(change.where.old_owner),
                "new_owner": pointer_text(change.where.new_owner),
            },
            "python": change.python,
            "direction": change.direction,
            "severity": change.severity,
            "detail": change.detail,
            "methods": list(change.methods),
        }
        for change in difference.changes
    ]
    return {"verdict": difference.verdict, "changes": changes, "changelog": changelog(difference)}


def changelog(difference: Difference) -> str:
    """Return what to paste into a changelog (Keep a Changelog); empty if nothing changes."""
    blocks: list[str] = []
    for section in _SECTIONS:
        entries = _entries([change for change in difference.changes if RULES[change.kind].section == section])
        if section == "Changed":
            entries += _described(difference)
        if entries:
            blocks.append("\n".join([f"### {section}", "", *entries]))
    return "\n\n".join(blocks)


def _entries(changes: list[Change]) -> list[str]:
    """Return an entry for each kind of change with the same from and to, those that break first."""
    alike: dict[tuple[bool, str, str], dict[str, None]] = {}
    for change in sorted(changes, key=lambda change: change.severity != "major"):
        alike.setdefault((change.severity == "major", change.kind, change.detail), {})[f"`{change.python}`"] = None
    return [
        f"- {'**Breaking:** ' if breaks else ''}{_joined(list(places), _LISTED)} {_words(kind, len(places))}"
        f"{f': `{detail}`' if detail else ''}."
        for (breaks, kind, detail), places in alike.items()
    ]


def _described(difference: Difference) -> list[str]:
    places = {change.python for change in difference.changes if change.kind == "described"}
    places_said = "1 place" if len(places) == 1 else f"{len(places)} places"
    return [f"- Documentation in {places_said}."] if places else []


def _words(kind: str, number: int) -> str:
    verbs = {"is": "is", "has": "has"} if number == 1 else {"is": "are", "has": "have"}
    return RULES[kind].words.format(**verbs)


def _concerned(change: Change) -> str:
    """Name the methods of a change, unless the place does."""
    others = [method for method in change.methods if not change.python.startswith(method)]
    return f"  [{_joined(others, _NAMED)}]" if others else ""


def _joined(words: list[str], most: int) -> str:
    """Return words as a list in prose; of too many, the first and how many more."""
    more = len(words) - most
    shown = words if more <= 0 else [*words[:most], f"{more} more"]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
