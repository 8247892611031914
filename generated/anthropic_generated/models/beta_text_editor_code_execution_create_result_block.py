"""`BetaTextEditorCodeExecutionCreateResultBlock` and its parser."""

from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaTextEditorCodeExecutionCreateResultBlock(_Model):
    """Confirms that the text editor tool wrote a file in the container."""

    is_file_update: bool
    """True if the file already existed and was overwritten, false if it is new."""
    type: Literal["text_editor_code_execution_create_result"]


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
