"""`VersionListResponse` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class VersionListResponse(_Model):
    """A version of a skill as it appears in a list."""

    created_at: str
    """When the version was created, as an RFC 3339 timestamp."""
    description: str
    """What the skill does and when to use it, taken from its `SKILL.md`."""
    directory: str
    """Name of the top-level directory of the uploaded files."""
    id: str
    """ID of this version object. To address the version in a request, use `version`."""
    name: str
    """Name of the skill, taken from its `SKILL.md`."""
    skill_id: str
    """ID of the skill this version belongs to."""
    type: str
    version: str
    """Version string to use in requests. For your own skills it is a number made from the creation time."""


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(VersionListResponse)
    self._raw = data
    self.created_at = get("created_at")
    self.description = get("description")
    self.directory = get("directory")
    self.id = get("id")
    self.name = get("name")
    self.skill_id = get("skill_id")
    self.type = get("type")
    self.version = get("version")
    return self
