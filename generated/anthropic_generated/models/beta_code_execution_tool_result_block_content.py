"""How a code execution call ended, with a plain result, a result whose output is encrypted, or an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.beta_code_execution_result_block import BetaCodeExecutionResultBlock
    from ..models.beta_code_execution_tool_result_error import BetaCodeExecutionToolResultError
    from ..models.beta_encrypted_code_execution_result_block import BetaEncryptedCodeExecutionResultBlock

    BetaCodeExecutionToolResultBlockContent = Union[
        BetaCodeExecutionToolResultError, BetaCodeExecutionResultBlock, BetaEncryptedCodeExecutionResultBlock
    ]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "BetaCodeExecutionToolResultBlockContent":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.beta_code_execution_result_block import BetaCodeExecutionResultBlock
        from ..models.beta_code_execution_tool_result_error import BetaCodeExecutionToolResultError
        from ..models.beta_encrypted_code_execution_result_block import BetaEncryptedCodeExecutionResultBlock

        globals()[name] = Union[
            BetaCodeExecutionToolResultError, BetaCodeExecutionResultBlock, BetaEncryptedCodeExecutionResultBlock
        ]
        return globals()[name]


_variants = _Variants(
    {
        "code_execution_tool_result_error": "beta_code_execution_tool_result_error",
        "code_execution_result": "beta_code_execution_result_block",
        "encrypted_code_execution_result": "beta_encrypted_code_execution_result_block",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
