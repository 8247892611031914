"""`VersionDeleteResponse` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class VersionDeleteResponse(_Model):
    """Confirms that a version of a skill was deleted."""

    id: str
    """The version string of the deleted version."""
    type: str


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(VersionDeleteResponse)
    self._raw = data
    self.id = get("id")
    self.type = get("type")
    return self
