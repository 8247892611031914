"""Either the list of pages a search found or, if it failed, one error object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.web_search_result_block import WebSearchResultBlock
    from ..models.web_search_tool_result_error import WebSearchToolResultError

    WebSearchToolResultBlockContent = Union[WebSearchToolResultError, List[WebSearchResultBlock]]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "WebSearchToolResultBlockContent":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.web_search_result_block import WebSearchResultBlock
        from ..models.web_search_tool_result_error import WebSearchToolResultError

        globals()[name] = Union[WebSearchToolResultError, List[WebSearchResultBlock]]
        return globals()[name]


_variants = _Variants(
    {
        "web_search_tool_result_error": "web_search_tool_result_error",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    if data.__class__ is list:
        return list(map(parsers.web_search_result_block, data))
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
