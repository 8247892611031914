"""What a file operation gave, or why it failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.beta_text_editor_code_execution_create_result_block import (
        BetaTextEditorCodeExecutionCreateResultBlock,
    )
    from ..models.beta_text_editor_code_execution_str_replace_result_block import (
        BetaTextEditorCodeExecutionStrReplaceResultBlock,
    )
    from ..models.beta_text_editor_code_execution_tool_result_error import BetaTextEditorCodeExecutionToolResultError
    from ..models.beta_text_editor_code_execution_view_result_block import BetaTextEditorCodeExecutionViewResultBlock

    BetaTextEditorCodeExecutionToolResultBlockContent = Union[
        BetaTextEditorCodeExecutionToolResultError,
        BetaTextEditorCodeExecutionViewResultBlock,
        BetaTextEditorCodeExecutionCreateResultBlock,
        BetaTextEditorCodeExecutionStrReplaceResultBlock,
    ]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "BetaTextEditorCodeExecutionToolResultBlockContent":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.beta_text_editor_code_execution_create_result_block import (
            BetaTextEditorCodeExecutionCreateResultBlock,
        )
        from ..models.beta_text_editor_code_execution_str_replace_result_block import (
            BetaTextEditorCodeExecutionStrReplaceResultBlock,
        )
        from ..models.beta_text_editor_code_execution_tool_result_error import (
            BetaTextEditorCodeExecutionToolResultError,
        )
        from ..models.beta_text_editor_code_execution_view_result_block import (
            BetaTextEditorCodeExecutionViewResultBlock,
        )

        globals()[name] = Union[
            BetaTextEditorCodeExecutionToolResultError,
            BetaTextEditorCodeExecutionViewResultBlock,
            BetaTextEditorCodeExecutionCreateResultBlock,
            BetaTextEditorCodeExecutionStrReplaceResultBlock,
        ]
        return globals()[name]


_variants = _Variants(
    {
        "text_editor_code_execution_tool_result_error": "beta_text_editor_code_execution_tool_result_error",
        "text_editor_code_execution_view_result": "beta_text_editor_code_execution_view_result_block",
        "text_editor_code_execution_create_result": "beta_text_editor_code_execution_create_result_block",
        "text_editor_code_execution_str_replace_result": "beta_text_editor_code_execution_str_replace_result_block",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
