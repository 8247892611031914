"""What the model asks of the memory tool, as found in the `input` of its tool call. Your code carries it out
on storage you control and must make sure that paths stay inside the memory directory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.beta_memory_tool_20250818_create_command import BetaMemoryTool20250818CreateCommand
    from ..models.beta_memory_tool_20250818_delete_command import BetaMemoryTool20250818DeleteCommand
    from ..models.beta_memory_tool_20250818_insert_command import BetaMemoryTool20250818InsertCommand
    from ..models.beta_memory_tool_20250818_rename_command import BetaMemoryTool20250818RenameCommand
    from ..models.beta_memory_tool_20250818_str_replace_command import BetaMemoryTool20250818StrReplaceCommand
    from ..models.beta_memory_tool_20250818_view_command import BetaMemoryTool20250818ViewCommand

    BetaMemoryTool20250818Command = Union[
        BetaMemoryTool20250818ViewCommand,
        BetaMemoryTool20250818CreateCommand,
        BetaMemoryTool20250818StrReplaceCommand,
        BetaMemoryTool20250818InsertCommand,
        BetaMemoryTool20250818DeleteCommand,
        BetaMemoryTool20250818RenameCommand,
    ]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "BetaMemoryTool20250818Command":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.beta_memory_tool_20250818_create_command import BetaMemoryTool20250818CreateCommand
        from ..models.beta_memory_tool_20250818_delete_command import BetaMemoryTool20250818DeleteCommand
        from ..models.beta_memory_tool_20250818_insert_command import BetaMemoryTool20250818InsertCommand
        from ..models.beta_memory_tool_20250818_rename_command import BetaMemoryTool20250818RenameCommand
        from ..models.beta_memory_tool_20250818_str_replace_command import BetaMemoryTool20250818StrReplaceCommand
        from ..models.beta_memory_tool_20250818_view_command import BetaMemoryTool20250818ViewCommand

        globals()[name] = Union[
            BetaMemoryTool20250818ViewCommand,
            BetaMemoryTool20250818CreateCommand,
            BetaMemoryTool20250818StrReplaceCommand,
            BetaMemoryTool20250818InsertCommand,
            BetaMemoryTool20250818DeleteCommand,
            BetaMemoryTool20250818RenameCommand,
        ]
        return globals()[name]


_variants = _Variants(
    {
        "view": "beta_memory_tool_20250818_view_command",
        "create": "beta_memory_tool_20250818_create_command",
        "str_replace": "beta_memory_tool_20250818_str_replace_command",
        "insert": "beta_memory_tool_20250818_insert_command",
        "delete": "beta_memory_tool_20250818_delete_command",
        "rename": "beta_memory_tool_20250818_rename_command",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["command"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
