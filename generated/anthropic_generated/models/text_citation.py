"""Where one claim in a text block comes from. `type` tells whether the location is in characters, pages,
blocks or a search result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.citation_char_location import CitationCharLocation
    from ..models.citation_content_block_location import CitationContentBlockLocation
    from ..models.citation_page_location import CitationPageLocation
    from ..models.citations_search_result_location import CitationsSearchResultLocation
    from ..models.citations_web_search_result_location import CitationsWebSearchResultLocation

    TextCitation = Union[
        CitationCharLocation,
        CitationPageLocation,
        CitationContentBlockLocation,
        CitationsWebSearchResultLocation,
        CitationsSearchResultLocation,
    ]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "TextCitation":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.citation_char_location import CitationCharLocation
        from ..models.citation_content_block_location import CitationContentBlockLocation
        from ..models.citation_page_location import CitationPageLocation
        from ..models.citations_search_result_location import CitationsSearchResultLocation
        from ..models.citations_web_search_result_location import CitationsWebSearchResultLocation

        globals()[name] = Union[
            CitationCharLocation,
            CitationPageLocation,
            CitationContentBlockLocation,
            CitationsWebSearchResultLocation,
            CitationsSearchResultLocation,
        ]
        return globals()[name]


_variants = _Variants(
    {
        "char_location": "citation_char_location",
        "page_location": "citation_page_location",
        "content_block_location": "citation_content_block_location",
        "web_search_result_location": "citations_web_search_result_location",
        "search_result_location": "citations_search_result_location",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
