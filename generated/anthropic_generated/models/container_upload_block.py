"""`ContainerUploadBlock` and its parser."""

from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class ContainerUploadBlock(_Model):
    """A file that was placed in the code execution container."""

    file_id: str
    """Files API ID of the file."""
    type: Literal["container_upload"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(ContainerUploadBlock)
    self._raw = data
    self.file_id = get("file_id")
    self.type = get("type")
    return self
