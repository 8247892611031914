"""Lists of deliberate differences: a place (`*` stands for anything) and the reason why it differs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


def matches(pattern: str, place: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), place, re.DOTALL) is not None


def surprises(found: Iterable[str], known: Mapping[str, str]) -> list[str]:
    """The differences that are not on the list."""
    return [place for place in found if not any(matches(pattern, place) for pattern in known)]
