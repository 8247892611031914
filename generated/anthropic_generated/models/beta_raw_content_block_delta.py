"""A change to the content block being streamed; which kind depends on the block's type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.beta_citations_delta import BetaCitationsDelta
    from ..models.beta_compaction_content_block_delta import BetaCompactionContentBlockDelta
    from ..models.beta_input_json_delta import BetaInputJSONDelta
    from ..models.beta_signature_delta import BetaSignatureDelta
    from ..models.beta_text_delta import BetaTextDelta
    from ..models.beta_thinking_delta import BetaThinkingDelta

    BetaRawContentBlockDelta = Union[
        BetaTextDelta,
        BetaInputJSONDelta,
        BetaCitationsDelta,
        BetaThinkingDelta,
        BetaSignatureDelta,
        BetaCompactionContentBlockDelta,
    ]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "BetaRawContentBlockDelta":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.beta_citations_delta import BetaCitationsDelta
        from ..models.beta_compaction_content_block_delta import BetaCompactionContentBlockDelta
        from ..models.beta_input_json_delta import BetaInputJSONDelta
        from ..models.beta_signature_delta import BetaSignatureDelta
        from ..models.beta_text_delta import BetaTextDelta
        from ..models.beta_thinking_delta import BetaThinkingDelta

        globals()[name] = Union[
            BetaTextDelta,
            BetaInputJSONDelta,
            BetaCitationsDelta,
            BetaThinkingDelta,
            BetaSignatureDelta,
            BetaCompactionContentBlockDelta,
        ]
        return globals()[name]


_variants = _Variants(
    {
        "text_delta": "beta_text_delta",
        "input_json_delta": "beta_input_json_delta",
        "citations_delta": "beta_citations_delta",
        "thinking_delta": "beta_thinking_delta",
        "signature_delta": "beta_signature_delta",
        "compaction_delta": "beta_compaction_content_block_delta",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
