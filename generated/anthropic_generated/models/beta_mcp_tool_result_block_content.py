"""The result, as a string or as text blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Union

from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_text_block import BetaTextBlock

    BetaMCPToolResultBlock_content = Union[str, List[BetaTextBlock]]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "BetaMCPToolResultBlock_content":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.beta_text_block import BetaTextBlock

        globals()[name] = Union[str, List[BetaTextBlock]]
        return globals()[name]


def parse(data: Any) -> Any:
    """Read the items of a list; anything else is returned as it came."""
    return list(map(parsers.beta_text_block, data)) if data.__class__ is list else data
