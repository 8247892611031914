"""Token usage step by step, in the order the steps ran, when one request took several. Add up all entries for
the true total, because compaction steps are not part of the top-level counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional

from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_iteration_usage import BetaIterationUsage

    BetaIterationsUsage = Optional[List[BetaIterationUsage]]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "BetaIterationsUsage":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.beta_iteration_usage import BetaIterationUsage

        globals()[name] = Optional[List[BetaIterationUsage]]
        return globals()[name]


def parse(data: Any) -> Any:
    """Read the value; one of another shape is returned as it came."""
    return list(map(parsers.beta_iteration_usage, data)) if data.__class__ is list else data
