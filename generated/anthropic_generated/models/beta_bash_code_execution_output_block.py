"""`BetaBashCodeExecutionOutputBlock` and its parser."""

from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaBashCodeExecutionOutputBlock(_Model):
    """A file produced by a shell command in the container."""

    file_id: str
    """Files API ID to download the file with."""
    type: Literal["bash_code_execution_output"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaBashCodeExecutionOutputBlock)
    self._raw = data
    self.file_id = get("file_id")
    self.type = get("type")
    return self
