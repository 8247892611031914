"""Who called a tool, the model itself or code that the model runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.beta_direct_caller import BetaDirectCaller
    from ..models.beta_server_tool_caller import BetaServerToolCaller
    from ..models.beta_server_tool_caller_20260120 import BetaServerToolCaller20260120

    BetaToolCaller = Union[BetaDirectCaller, BetaServerToolCaller, BetaServerToolCaller20260120]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "BetaToolCaller":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.beta_direct_caller import BetaDirectCaller
        from ..models.beta_server_tool_caller import BetaServerToolCaller
        from ..models.beta_server_tool_caller_20260120 import BetaServerToolCaller20260120

        globals()[name] = Union[BetaDirectCaller, BetaServerToolCaller, BetaServerToolCaller20260120]
        return globals()[name]


_variants = _Variants(
    {
        "direct": "beta_direct_caller",
        "code_execution_20250825": "beta_server_tool_caller",
        "code_execution_20260120": "beta_server_tool_caller_20260120",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
