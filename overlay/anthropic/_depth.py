"""How deeply JSON text is nested: what Python can still decode may be too deep for it to print, write or pickle."""

from __future__ import annotations

import re

#: More levels than any event or input of a tool has that means well.
LEVELS = 100

_strings = re.compile(r'"(?:[^"\\]|\\.)*(?:"|$)', re.DOTALL)
_brackets = re.compile(r"[\[{]|[\]}]")


class TooDeep(ValueError):
    """A JSON text has more levels than can be worked with."""

    def __init__(self) -> None:
        super().__init__(f"it has more than {LEVELS} levels")


def check_depth(text: str) -> None:
    """See that a JSON text, or the beginning of one, is not nested too deeply.

    Raises:
        TooDeep: It is.
    """
    if text.count("[") + text.count("{") <= LEVELS:
        return
    depth = 0
    for bracket in _brackets.findall(_strings.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > LEVELS:
            raise TooDeep
