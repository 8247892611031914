"""One piece of a model response. Check `type` to see which kind it is, and be ready to skip kinds you do not
know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.beta_bash_code_execution_tool_result_block import BetaBashCodeExecutionToolResultBlock
    from ..models.beta_code_execution_tool_result_block import BetaCodeExecutionToolResultBlock
    from ..models.beta_compaction_block import BetaCompactionBlock
    from ..models.beta_container_upload_block import BetaContainerUploadBlock
    from ..models.beta_mcp_tool_result_block import BetaMCPToolResultBlock
    from ..models.beta_mcp_tool_use_block import BetaMCPToolUseBlock
    from ..models.beta_redacted_thinking_block import BetaRedactedThinkingBlock
    from ..models.beta_server_tool_use_block import BetaServerToolUseBlock
    from ..models.beta_text_block import BetaTextBlock
    from ..models.beta_text_editor_code_execution_tool_result_block import BetaTextEditorCodeExecutionToolResultBlock
    from ..models.beta_thinking_block import BetaThinkingBlock
    from ..models.beta_tool_search_tool_result_block import BetaToolSearchToolResultBlock
    from ..models.beta_tool_use_block import BetaToolUseBlock
    from ..models.beta_web_fetch_tool_result_block import BetaWebFetchToolResultBlock
    from ..models.beta_web_search_tool_result_block import BetaWebSearchToolResultBlock

    BetaContentBlock = Union[
        BetaTextBlock,
        BetaThinkingBlock,
        BetaRedactedThinkingBlock,
        BetaToolUseBlock,
        BetaServerToolUseBlock,
        BetaWebSearchToolResultBlock,
        BetaWebFetchToolResultBlock,
        BetaCodeExecutionToolResultBlock,
        BetaBashCodeExecutionToolResultBlock,
        BetaTextEditorCodeExecutionToolResultBlock,
        BetaToolSearchToolResultBlock,
        BetaMCPToolUseBlock,
        BetaMCPToolResultBlock,
        BetaContainerUploadBlock,
        BetaCompactionBlock,
    ]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "BetaContentBlock":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.beta_bash_code_execution_tool_result_block import BetaBashCodeExecutionToolResultBlock
        from ..models.beta_code_execution_tool_result_block import BetaCodeExecutionToolResultBlock
        from ..models.beta_compaction_block import BetaCompactionBlock
        from ..models.beta_container_upload_block import BetaContainerUploadBlock
        from ..models.beta_mcp_tool_result_block import BetaMCPToolResultBlock
        from ..models.beta_mcp_tool_use_block import BetaMCPToolUseBlock
        from ..models.beta_redacted_thinking_block import BetaRedactedThinkingBlock
        from ..models.beta_server_tool_use_block import BetaServerToolUseBlock
        from ..models.beta_text_block import BetaTextBlock
        from ..models.beta_text_editor_code_execution_tool_result_block import (
            BetaTextEditorCodeExecutionToolResultBlock,
        )
        from ..models.beta_thinking_block import BetaThinkingBlock
        from ..models.beta_tool_search_tool_result_block import BetaToolSearchToolResultBlock
        from ..models.beta_tool_use_block import BetaToolUseBlock
        from ..models.beta_web_fetch_tool_result_block import BetaWebFetchToolResultBlock
        from ..models.beta_web_search_tool_result_block import BetaWebSearchToolResultBlock

        globals()[name] = Union[
            BetaTextBlock,
            BetaThinkingBlock,
            BetaRedactedThinkingBlock,
            BetaToolUseBlock,
            BetaServerToolUseBlock,
            BetaWebSearchToolResultBlock,
            BetaWebFetchToolResultBlock,
            BetaCodeExecutionToolResultBlock,
            BetaBashCodeExecutionToolResultBlock,
            BetaTextEditorCodeExecutionToolResultBlock,
            BetaToolSearchToolResultBlock,
            BetaMCPToolUseBlock,
            BetaMCPToolResultBlock,
            BetaContainerUploadBlock,
            BetaCompactionBlock,
        ]
        return globals()[name]


_variants = _Variants(
    {
        "text": "beta_text_block",
        "thinking": "beta_thinking_block",
        "redacted_thinking": "beta_redacted_thinking_block",
        "tool_use": "beta_tool_use_block",
        "server_tool_use": "beta_server_tool_use_block",
        "web_search_tool_result": "beta_web_search_tool_result_block",
        "web_fetch_tool_result": "beta_web_fetch_tool_result_block",
        "code_execution_tool_result": "beta_code_execution_tool_result_block",
        "bash_code_execution_tool_result": "beta_bash_code_execution_tool_result_block",
        "text_editor_code_execution_tool_result": "beta_text_editor_code_execution_tool_result_block",
        "tool_search_tool_result": "beta_tool_search_tool_result_block",
        "mcp_tool_use": "beta_mcp_tool_use_block",
        "mcp_tool_result": "beta_mcp_tool_result_block",
        "container_upload": "beta_container_upload_block",
        "compaction": "beta_compaction_block",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
