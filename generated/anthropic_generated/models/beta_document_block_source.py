"""What a fetched document consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.beta_base64_pdf_source import BetaBase64PDFSource
    from ..models.beta_plain_text_source import BetaPlainTextSource

    BetaDocumentBlockSource = Union[BetaBase64PDFSource, BetaPlainTextSource]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "BetaDocumentBlockSource":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.beta_base64_pdf_source import BetaBase64PDFSource
        from ..models.beta_plain_text_source import BetaPlainTextSource

        globals()[name] = Union[BetaBase64PDFSource, BetaPlainTextSource]
        return globals()[name]


_variants = _Variants(
    {
        "base64": "beta_base64_pdf_source",
        "text": "beta_plain_text_source",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
