"""`CodeExecutionToolResultError` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new

if TYPE_CHECKING:
    from ..models.code_execution_tool_result_error_code import CodeExecutionToolResultErrorCode
    from ..params.stable import CodeExecutionToolResultErrorParam


@_model
class CodeExecutionToolResultError(_Model):
    """The code could not be run. Code that ran and failed is reported as a normal result with a non-zero
    `return_code`.
    """

    error_code: CodeExecutionToolResultErrorCode
    """What went wrong."""
    type: Literal["code_execution_tool_result_error"]

    _param_keys = {"error_code": False, "type": False}

    def to_param(self) -> CodeExecutionToolResultErrorParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(CodeExecutionToolResultError)
    self._raw = data
    self.error_code = get("error_code")
    self.type = get("type")
    return self
