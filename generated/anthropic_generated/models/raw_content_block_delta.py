"""A change to the content block being streamed; which kind depends on the block's type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.citations_delta import CitationsDelta
    from ..models.input_json_delta import InputJSONDelta
    from ..models.signature_delta import SignatureDelta
    from ..models.text_delta import TextDelta
    from ..models.thinking_delta import ThinkingDelta

    RawContentBlockDelta = Union[TextDelta, InputJSONDelta, CitationsDelta, ThinkingDelta, SignatureDelta]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "RawContentBlockDelta":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.citations_delta import CitationsDelta
        from ..models.input_json_delta import InputJSONDelta
        from ..models.signature_delta import SignatureDelta
        from ..models.text_delta import TextDelta
        from ..models.thinking_delta import ThinkingDelta

        globals()[name] = Union[TextDelta, InputJSONDelta, CitationsDelta, ThinkingDelta, SignatureDelta]
        return globals()[name]


_variants = _Variants(
    {
        "text_delta": "text_delta",
        "input_json_delta": "input_json_delta",
        "citations_delta": "citations_delta",
        "thinking_delta": "thinking_delta",
        "signature_delta": "signature_delta",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
