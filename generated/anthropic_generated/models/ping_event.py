"""`PingEvent` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any, Literal, Union

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class PingEvent(_Model):
    """Keeps the connection alive; carries no data and may come at any time."""

    type: Union[Literal["ping"], str]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(PingEvent)
    self._raw = data
    self.type = get("type")
    return self
