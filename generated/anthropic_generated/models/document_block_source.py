"""What a fetched document consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.base64_pdf_source import Base64PDFSource
    from ..models.plain_text_source import PlainTextSource

    DocumentBlockSource = Union[Base64PDFSource, PlainTextSource]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "DocumentBlockSource":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.base64_pdf_source import Base64PDFSource
        from ..models.plain_text_source import PlainTextSource

        globals()[name] = Union[Base64PDFSource, PlainTextSource]
        return globals()[name]


_variants = _Variants(
    {
        "base64": "base64_pdf_source",
        "text": "plain_text_source",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
