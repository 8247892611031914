"""The values a comparison results in: changes, and which components stand for each other. No rules, no printing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Union

import attrs

from sdkgen.document import Pointer

#: Whether a place concerns what is sent, what comes back, or a method as a whole.
Direction = Literal["request", "response", "both"]
Severity = Literal["none", "patch", "minor", "major"]
Verdict = Severity
SEVERITIES: tuple[Severity, ...] = ("none", "patch", "minor", "major")

Part = Union[str, int]


@attrs.frozen
class Where:
    """The place of a change in both documents."""

    #: Where it stood; none for what is new.
    old: Pointer | None
    #: Where it stands now; none for what is gone.
    new: Pointer | None
    #: The nearest place around it that both documents have: the place itself, unless it is new or gone.
    old_owner: Pointer
    new_owner: Pointer


@attrs.frozen
class Change:
    """One change, at the place in the Python package where a user meets it."""

    kind: str
    where: Where
    #: The place in Python: `messages.create(top_k=)`, `Usage.input_tokens`, `ToolParam["name"]`.
    python: str
    direction: Direction
    severity: Severity
    #: What it was and is, in Python terms; may be empty.
    detail: str
    #: The methods that send or return what changed, in document order.
    methods: tuple[str, ...] = ()


@attrs.frozen
class Pair:
    """Two components that stand for the same type."""

    old: str
    new: str
    direction: Direction


@attrs.frozen
class Difference:
    """All that differs between two documents."""

    changes: list[Change]
    #: Components of both documents that met on the way, in the order they did.
    pairs: list[Pair]

    @property
    def verdict(self) -> Verdict:
        """The weight of the heaviest change: what part of the version it asks for."""
        return heaviest(change.severity for change in self.changes)


def heaviest(severities: Iterable[Severity]) -> Severity:
    """Return the heaviest of some weights; `none` if there are none."""
    return SEVERITIES[max(map(SEVERITIES.index, severities), default=0)]


def pointer_text(pointer: Pointer) -> str:
    """Spell a place as a JSON pointer (RFC 6901)."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in pointer)


def pointer_of(ref: str) -> Pointer:
    """Return the place that a local reference (`#/a/b`) names."""
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in ref.removeprefix("#/").split("/"))
