"""`BetaTextEditorCodeExecutionCreateResultBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new

if TYPE_CHECKING:
    from ..params.beta import BetaTextEditorCodeExecutionCreateResultBlockParam


@_model
class BetaTextEditorCodeExecutionCreateResultBlock(_Model):
    """Confirms that the text editor tool wrote a file in the container."""

    is_file_update: bool
    """True if the file already existed and was overwritten, false if it is new."""
    type: Literal["text_editor_code_execution_create_result"]

    _param_keys = {"is_file_update": False, "type": False}

    def to_param(self) -> BetaTextEditorCodeExecutionCreateResultBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaTextEditorCodeExecutionCreateResultBlock)
    self._raw = data
    self.is_file_update = get("is_file_update")
    self.type = get("type")
    return self
