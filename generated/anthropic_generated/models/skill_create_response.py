"""`SkillCreateResponse` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any, Optional

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class SkillCreateResponse(_Model):
    """The skill that was just created."""

    created_at: str
    """When the skill was created, as an RFC 3339 timestamp."""
    display_title: Optional[str] = None
    """Title for people to read, null if none was given. The model does not see it."""
    id: str
    """ID of the skill, for use in `container.skills` and the other skill operations."""
    latest_version: Optional[str] = None
    """The newest version, null if there is none."""
    source: str
    """`anthropic` for a skill made by Anthropic, `custom` for one uploaded by your organization."""
    type: str
    updated_at: str
    """When the skill was last changed, as an RFC 3339 timestamp."""


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(SkillCreateResponse)
    self._raw = data
    self.created_at = get("created_at")
    self.display_title = get("display_title")
    self.id = get("id")
    self.latest_version = get("latest_version")
    self.source = get("source")
    self.type = get("type")
    self.updated_at = get("updated_at")
    return self
