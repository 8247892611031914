"""Usage of one step of a reply, sampling or compaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.beta_compaction_iteration_usage import BetaCompactionIterationUsage
    from ..models.beta_message_iteration_usage import BetaMessageIterationUsage

    BetaIterationUsage = Union[BetaMessageIterationUsage, BetaCompactionIterationUsage]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "BetaIterationUsage":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.beta_compaction_iteration_usage import BetaCompactionIterationUsage
        from ..models.beta_message_iteration_usage import BetaMessageIterationUsage

        globals()[name] = Union[BetaMessageIterationUsage, BetaCompactionIterationUsage]
        return globals()[name]


_variants = _Variants(
    {
        "message": "beta_message_iteration_usage",
        "compaction": "beta_compaction_iteration_usage",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
