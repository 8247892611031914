"""`FileMetadata` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, Optional

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new
from .._parse import parse_datetime


@_model
class FileMetadata(_Model):
    """What the API knows about a stored file."""

    created_at: datetime
    """When the file was stored, as an RFC 3339 timestamp."""
    downloadable: Optional[bool] = None
    """True if `beta.files.download` can fetch the content. That holds for files created by skills or code
    execution, not for files you uploaded.
    """
    filename: str
    """Name the file was stored under."""
    id: str
    """ID to use wherever a request refers to the file."""
    mime_type: str
    """Media type of the content, such as `application/pdf`."""
    size_bytes: int
    """Size of the file in bytes."""
    type: Literal["file"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(FileMetadata)
    self._raw = data
    self.created_at = parse_datetime(get("created_at"))
    self.downloadable = get("downloadable")
    self.filename = get("filename")
    self.id = get("id")
    self.mime_type = get("mime_type")
    self.size_bytes = get("size_bytes")
    self.type = get("type")
    return self
