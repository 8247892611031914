"""`BetaEncryptedCodeExecutionResultBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Literal

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_code_execution_output_block import BetaCodeExecutionOutputBlock
    from ..params.beta import BetaEncryptedCodeExecutionResultBlockParam


@_model
class BetaEncryptedCodeExecutionResultBlock(_Model):
    """The result of executed code whose printed output only the model may read, for example because it holds web
    search content.
    """

    content: List[BetaCodeExecutionOutputBlock]
    """Files the code produced; empty if there were none."""
    encrypted_stdout: str
    """Standard output in encrypted form. Keep it to send the block back."""
    return_code: int
    """Exit status of the run; 0 usually means success."""
    stderr: str
    """What the code wrote to standard error, in the clear."""
    type: Literal["encrypted_code_execution_result"]

    _param_keys = {"content": False, "encrypted_stdout": False, "return_code": False, "stderr": False, "type": False}

    def to_param(self) -> BetaEncryptedCodeExecutionResultBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaEncryptedCodeExecutionResultBlock)
    self._raw = data
    value = get("content")
    self.content = list(map(parsers.beta_code_execution_output_block, value)) if value.__class__ is list else value
    self.encrypted_stdout = get("encrypted_stdout")
    self.return_code = get("return_code")
    self.stderr = get("stderr")
    self.type = get("type")
    return self
