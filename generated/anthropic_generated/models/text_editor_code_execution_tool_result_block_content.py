"""What a file operation gave, or why it failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.text_editor_code_execution_create_result_block import TextEditorCodeExecutionCreateResultBlock
    from ..models.text_editor_code_execution_str_replace_result_block import (
        TextEditorCodeExecutionStrReplaceResultBlock,
    )
    from ..models.text_editor_code_execution_tool_result_error import TextEditorCodeExecutionToolResultError
    from ..models.text_editor_code_execution_view_result_block import TextEditorCodeExecutionViewResultBlock

    TextEditorCodeExecutionToolResultBlockContent = Union[
        TextEditorCodeExecutionToolResultError,
        TextEditorCodeExecutionViewResultBlock,
        TextEditorCodeExecutionCreateResultBlock,
        TextEditorCodeExecutionStrReplaceResultBlock,
    ]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "TextEditorCodeExecutionToolResultBlockContent":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.text_editor_code_execution_create_result_block import TextEditorCodeExecutionCreateResultBlock
        from ..models.text_editor_code_execution_str_replace_result_block import (
            TextEditorCodeExecutionStrReplaceResultBlock,
        )
        from ..models.text_editor_code_execution_tool_result_error import TextEditorCodeExecutionToolResultError
        from ..models.text_editor_code_execution_view_result_block import TextEditorCodeExecutionViewResultBlock

        globals()[name] = Union[
            TextEditorCodeExecutionToolResultError,
            TextEditorCodeExecutionViewResultBlock,
            TextEditorCodeExecutionCreateResultBlock,
            TextEditorCodeExecutionStrReplaceResultBlock,
        ]
        return globals()[name]


_variants = _Variants(
    {
        "text_editor_code_execution_tool_result_error": "text_editor_code_execution_tool_result_error",
        "text_editor_code_execution_view_result": "text_editor_code_execution_view_result_block",
        "text_editor_code_execution_create_result": "text_editor_code_execution_create_result_block",
        "text_editor_code_execution_str_replace_result": "text_editor_code_execution_str_replace_result_block",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
