"""`BetaTextEditorCodeExecutionToolResultBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_text_editor_code_execution_tool_result_block_content import (
        BetaTextEditorCodeExecutionToolResultBlockContent,
    )
    from ..params.beta import BetaTextEditorCodeExecutionToolResultBlockParam


@_model
class BetaTextEditorCodeExecutionToolResultBlock(_Model):
    """The outcome of a `text_editor_code_execution` server tool call."""

    content: BetaTextEditorCodeExecutionToolResultBlockContent
    """An error, or the result of the view, create or replace command that was run."""
    tool_use_id: str
    """ID of the `server_tool_use` block this answers."""
    type: Literal["text_editor_code_execution_tool_result"]

    _param_keys = {"content": False, "tool_use_id": False, "type": False}

    def to_param(self) -> BetaTextEditorCodeExecutionToolResultBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaTextEditorCodeExecutionToolResultBlock)
    self._raw = data
    self.content = parsers.beta_text_editor_code_execution_tool_result_block_content(get("content"))
    self.tool_use_id = get("tool_use_id")
    self.type = get("type")
    return self
