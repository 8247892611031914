"""`ModelInfo` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new
from .._parse import parse_datetime


@_model
class ModelInfo(_Model):
    """A model that can be used with the API."""

    created_at: datetime
    """When the model was released (RFC 3339); may be the start of the Unix epoch if that is unknown."""
    display_name: str
    """Name of the model to show to people."""
    id: str
    """ID to pass as `model` in requests."""
    type: Literal["model"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(ModelInfo)
    self._raw = data
    self.created_at = parse_datetime(get("created_at"))
    self.display_name = get("display_name")
    self.id = get("id")
    self.type = get("type")
    return self
