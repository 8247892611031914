"""`BetaCodeExecutionOutputBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new

if TYPE_CHECKING:
    from ..params.beta import BetaCodeExecutionOutputBlockParam


@_model
class BetaCodeExecutionOutputBlock(_Model):
    """A file produced by executed code, such as a chart or a spreadsheet."""

    file_id: str
    """Files API ID to download the file with."""
    type: Literal["code_execution_output"]

    _param_keys = {"file_id": False, "type": False}

    def to_param(self) -> BetaCodeExecutionOutputBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaCodeExecutionOutputBlock)
    self._raw = data
    self.file_id = get("file_id")
    self.type = get("type")
    return self
