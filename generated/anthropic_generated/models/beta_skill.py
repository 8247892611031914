"""`BetaSkill` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any, Literal, Union

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaSkill(_Model):
    """A skill that was loaded into a container."""

    skill_id: str
    """ID of the skill."""
    type: Union[Literal["anthropic", "custom"], str]
    """`anthropic` for a skill made by Anthropic, `custom` for one you uploaded."""
    version: str
    """Version that was loaded."""


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaSkill)
    self._raw = data
    self.skill_id = get("skill_id")
    self.type = get("type")
    self.version = get("version")
    return self
