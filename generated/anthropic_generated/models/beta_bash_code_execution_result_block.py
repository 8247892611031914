"""`BetaBashCodeExecutionResultBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Literal

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_bash_code_execution_output_block import BetaBashCodeExecutionOutputBlock
    from ..params.beta import BetaBashCodeExecutionResultBlockParam


@_model
class BetaBashCodeExecutionResultBlock(_Model):
    """What a shell command in the container printed, returned and produced."""

    content: List[BetaBashCodeExecutionOutputBlock]
    """Files the command produced; empty if there were none."""
    return_code: int
    """Exit status of the command; 0 usually means success."""
    stderr: str
    """What the command wrote to standard error."""
    stdout: str
    """What the command wrote to standard output."""
    type: Literal["bash_code_execution_result"]

    _param_keys = {"content": False, "return_code": False, "stderr": False, "stdout": False, "type": False}

    def to_param(self) -> BetaBashCodeExecutionResultBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaBashCodeExecutionResultBlock)
    self._raw = data
    value = get("content")
    self.content = list(map(parsers.beta_bash_code_execution_output_block, value)) if value.__class__ is list else value
    self.return_code = get("return_code")
    self.stderr = get("stderr")
    self.stdout = get("stdout")
    self.type = get("type")
    return self
