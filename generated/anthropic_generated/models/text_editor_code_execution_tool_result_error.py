"""`TextEditorCodeExecutionToolResultError` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Optional

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new

if TYPE_CHECKING:
    from ..models.text_editor_code_execution_tool_result_error_code import TextEditorCodeExecutionToolResultErrorCode
    from ..params.stable import TextEditorCodeExecutionToolResultErrorParam


@_model
class TextEditorCodeExecutionToolResultError(_Model):
    """The text editor command failed."""

    error_code: TextEditorCodeExecutionToolResultErrorCode
    """What went wrong, for programs to act on."""
    error_message: Optional[str] = None
    """More detail for people, or null."""
    type: Literal["text_editor_code_execution_tool_result_error"]

    _param_keys = {"error_code": False, "error_message": True, "type": False}

    def to_param(self) -> TextEditorCodeExecutionToolResultErrorParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(TextEditorCodeExecutionToolResultError)
    self._raw = data
    self.error_code = get("error_code")
    self.error_message = get("error_message")
    self.type = get("type")
    return self
