"""The tools a search found, or why it failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.beta_tool_search_tool_result_error import BetaToolSearchToolResultError
    from ..models.beta_tool_search_tool_search_result_block import BetaToolSearchToolSearchResultBlock

    BetaToolSearchToolResultBlockContent = Union[BetaToolSearchToolResultError, BetaToolSearchToolSearchResultBlock]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "BetaToolSearchToolResultBlockContent":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.beta_tool_search_tool_result_error import BetaToolSearchToolResultError
        from ..models.beta_tool_search_tool_search_result_block import BetaToolSearchToolSearchResultBlock

        globals()[name] = Union[BetaToolSearchToolResultError, BetaToolSearchToolSearchResultBlock]
        return globals()[name]


_variants = _Variants(
    {
        "tool_search_tool_result_error": "beta_tool_search_tool_result_error",
        "tool_search_tool_search_result": "beta_tool_search_tool_search_result_block",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
