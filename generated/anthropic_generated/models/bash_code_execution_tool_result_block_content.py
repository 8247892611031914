"""What a shell command gave, or why it failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.bash_code_execution_result_block import BashCodeExecutionResultBlock
    from ..models.bash_code_execution_tool_result_error import BashCodeExecutionToolResultError

    BashCodeExecutionToolResultBlockContent = Union[BashCodeExecutionToolResultError, BashCodeExecutionResultBlock]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "BashCodeExecutionToolResultBlockContent":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.bash_code_execution_result_block import BashCodeExecutionResultBlock
        from ..models.bash_code_execution_tool_result_error import BashCodeExecutionToolResultError

        globals()[name] = Union[BashCodeExecutionToolResultError, BashCodeExecutionResultBlock]
        return globals()[name]


_variants = _Variants(
    {
        "bash_code_execution_tool_result_error": "bash_code_execution_tool_result_error",
        "bash_code_execution_result": "bash_code_execution_result_block",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
