"""`BetaContainer` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, List, Optional

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new
from .._parse import parse_datetime, parsers

if TYPE_CHECKING:
    from ..models.beta_skill import BetaSkill


@_model
class BetaContainer(_Model):
    """The sandbox in which code execution ran. Pass its ID in a later request to find its files again."""

    expires_at: datetime
    """When the container goes away if it is not used again (RFC 3339)."""
    id: str
    """ID to pass as `container` in the next request."""
    skills: Optional[List[BetaSkill]] = None
    """Skills loaded into the container, null if there are none."""


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaContainer)
    self._raw = data
    self.expires_at = parse_datetime(get("expires_at"))
    self.id = get("id")
    value = get("skills")
    self.skills = list(map(parsers.beta_skill, value)) if value.__class__ is list else value
    return self
