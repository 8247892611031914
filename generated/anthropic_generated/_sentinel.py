"""Markers for "this argument was not passed", told apart from an explicit `None`.

Nothing here may import another module of the package: every other module imports this one.
"""

from __future__ import annotations

from typing import Any, Literal


class Omit:
    """Leaves a parameter out of the request; as a header value, removes a default header."""

    __slots__ = ()

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "omit"

    def __reduce__(self) -> str:
        return "omit"


class NotGiven:
    """Stands for an option that was not passed, where `None` has a meaning of its own (a timeout of `None` is "no limit")."""

    __slots__ = ()

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "NOT_GIVEN"

    def __reduce__(self) -> str:
        return "not_given"


omit = Omit()
not_given = NotGiven()
NOT_GIVEN = not_given


def given(**values: Any) -> dict[str, Any]:
    """Return the arguments that were passed: all but those left at `omit` or `not_given`."""
    return {name: value for name, value in values.items() if value is not omit and value is not not_given}
