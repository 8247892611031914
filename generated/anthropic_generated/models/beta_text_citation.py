"""Where one claim in a text block comes from. `type` tells whether the location is in characters, pages,
blocks or a search result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.beta_citation_char_location import BetaCitationCharLocation
    from ..models.beta_citation_content_block_location import BetaCitationContentBlockLocation
    from ..models.beta_citation_page_location import BetaCitationPageLocation
    from ..models.beta_citation_search_result_location import BetaCitationSearchResultLocation
    from ..models.beta_citations_web_search_result_location import BetaCitationsWebSearchResultLocation

    BetaTextCitation = Union[
        BetaCitationCharLocation,
        BetaCitationPageLocation,
        BetaCitationContentBlockLocation,
        BetaCitationsWebSearchResultLocation,
        BetaCitationSearchResultLocation,
    ]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "BetaTextCitation":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.beta_citation_char_location import BetaCitationCharLocation
        from ..models.beta_citation_content_block_location import BetaCitationContentBlockLocation
        from ..models.beta_citation_page_location import BetaCitationPageLocation
        from ..models.beta_citation_search_result_location import BetaCitationSearchResultLocation
        from ..models.beta_citations_web_search_result_location import BetaCitationsWebSearchResultLocation

        globals()[name] = Union[
            BetaCitationCharLocation,
            BetaCitationPageLocation,
            BetaCitationContentBlockLocation,
            BetaCitationsWebSearchResultLocation,
            BetaCitationSearchResultLocation,
        ]
        return globals()[name]


_variants = _Variants(
    {
        "char_location": "beta_citation_char_location",
        "page_location": "beta_citation_page_location",
        "content_block_location": "beta_citation_content_block_location",
        "web_search_result_location": "beta_citations_web_search_result_location",
        "search_result_location": "beta_citation_search_result_location",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
