"""The page that was fetched, or why it could not be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.web_fetch_block import WebFetchBlock
    from ..models.web_fetch_tool_result_error_block import WebFetchToolResultErrorBlock

    WebFetchToolResultBlockContent = Union[WebFetchToolResultErrorBlock, WebFetchBlock]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "WebFetchToolResultBlockContent":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.web_fetch_block import WebFetchBlock
        from ..models.web_fetch_tool_result_error_block import WebFetchToolResultErrorBlock

        globals()[name] = Union[WebFetchToolResultErrorBlock, WebFetchBlock]
        return globals()[name]


_variants = _Variants(
    {
        "web_fetch_tool_result_error": "web_fetch_tool_result_error_block",
        "web_fetch_result": "web_fetch_block",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
