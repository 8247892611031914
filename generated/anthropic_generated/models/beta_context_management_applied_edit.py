"""What one edit removed from the conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.beta_clear_thinking_20251015_edit_response import BetaClearThinking20251015EditResponse
    from ..models.beta_clear_tool_uses_20250919_edit_response import BetaClearToolUses20250919EditResponse

    BetaContextManagementAppliedEdit = Union[
        BetaClearToolUses20250919EditResponse, BetaClearThinking20251015EditResponse
    ]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "BetaContextManagementAppliedEdit":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.beta_clear_thinking_20251015_edit_response import BetaClearThinking20251015EditResponse
        from ..models.beta_clear_tool_uses_20250919_edit_response import BetaClearToolUses20250919EditResponse

        globals()[name] = Union[BetaClearToolUses20250919EditResponse, BetaClearThinking20251015EditResponse]
        return globals()[name]


_variants = _Variants(
    {
        "clear_tool_uses_20250919": "beta_clear_tool_uses_20250919_edit_response",
        "clear_thinking_20251015": "beta_clear_thinking_20251015_edit_response",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
