"""The page that was fetched, or why it could not be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.beta_web_fetch_block import BetaWebFetchBlock
    from ..models.beta_web_fetch_tool_result_error_block import BetaWebFetchToolResultErrorBlock

    BetaWebFetchToolResultBlockContent = Union[BetaWebFetchToolResultErrorBlock, BetaWebFetchBlock]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "BetaWebFetchToolResultBlockContent":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.beta_web_fetch_block import BetaWebFetchBlock
        from ..models.beta_web_fetch_tool_result_error_block import BetaWebFetchToolResultErrorBlock

        globals()[name] = Union[BetaWebFetchToolResultErrorBlock, BetaWebFetchBlock]
        return globals()[name]


_variants = _Variants(
    {
        "web_fetch_tool_result_error": "beta_web_fetch_tool_result_error_block",
        "web_fetch_result": "beta_web_fetch_block",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
