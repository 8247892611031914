"""One piece of a model response. Check `type` to see which kind it is, and be ready to skip kinds you do not
know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.bash_code_execution_tool_result_block import BashCodeExecutionToolResultBlock
    from ..models.code_execution_tool_result_block import CodeExecutionToolResultBlock
    from ..models.container_upload_block import ContainerUploadBlock
    from ..models.redacted_thinking_block import RedactedThinkingBlock
    from ..models.server_tool_use_block import ServerToolUseBlock
    from ..models.text_block import TextBlock
    from ..models.text_editor_code_execution_tool_result_block import TextEditorCodeExecutionToolResultBlock
    from ..models.thinking_block import ThinkingBlock
    from ..models.tool_search_tool_result_block import ToolSearchToolResultBlock
    from ..models.tool_use_block import ToolUseBlock
    from ..models.web_fetch_tool_result_block import WebFetchToolResultBlock
    from ..models.web_search_tool_result_block import WebSearchToolResultBlock

    ContentBlock = Union[
        TextBlock,
        ThinkingBlock,
        RedactedThinkingBlock,
        ToolUseBlock,
        ServerToolUseBlock,
        WebSearchToolResultBlock,
        WebFetchToolResultBlock,
        CodeExecutionToolResultBlock,
        BashCodeExecutionToolResultBlock,
        TextEditorCodeExecutionToolResultBlock,
        ToolSearchToolResultBlock,
        ContainerUploadBlock,
    ]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "ContentBlock":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.bash_code_execution_tool_result_block import BashCodeExecutionToolResultBlock
        from ..models.code_execution_tool_result_block import CodeExecutionToolResultBlock
        from ..models.container_upload_block import ContainerUploadBlock
        from ..models.redacted_thinking_block import RedactedThinkingBlock
        from ..models.server_tool_use_block import ServerToolUseBlock
        from ..models.text_block import TextBlock
        from ..models.text_editor_code_execution_tool_result_block import TextEditorCodeExecutionToolResultBlock
        from ..models.thinking_block import ThinkingBlock
        from ..models.tool_search_tool_result_block import ToolSearchToolResultBlock
        from ..models.tool_use_block import ToolUseBlock
        from ..models.web_fetch_tool_result_block import WebFetchToolResultBlock
        from ..models.web_search_tool_result_block import WebSearchToolResultBlock

        globals()[name] = Union[
            TextBlock,
            ThinkingBlock,
            RedactedThinkingBlock,
            ToolUseBlock,
            ServerToolUseBlock,
            WebSearchToolResultBlock,
            WebFetchToolResultBlock,
            CodeExecutionToolResultBlock,
            BashCodeExecutionToolResultBlock,
            TextEditorCodeExecutionToolResultBlock,
            ToolSearchToolResultBlock,
            ContainerUploadBlock,
        ]
        return globals()[name]


_variants = _Variants(
    {
        "text": "text_block",
        "thinking": "thinking_block",
        "redacted_thinking": "redacted_thinking_block",
        "tool_use": "tool_use_block",
        "server_tool_use": "server_tool_use_block",
        "web_search_tool_result": "web_search_tool_result_block",
        "web_fetch_tool_result": "web_fetch_tool_result_block",
        "code_execution_tool_result": "code_execution_tool_result_block",
        "bash_code_execution_tool_result": "bash_code_execution_tool_result_block",
        "text_editor_code_execution_tool_result": "text_editor_code_execution_tool_result_block",
        "tool_search_tool_result": "tool_search_tool_result_block",
        "container_upload": "container_upload_block",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
