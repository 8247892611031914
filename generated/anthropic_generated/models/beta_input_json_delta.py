"""`BetaInputJSONDelta` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaInputJSONDelta(_Model):
    """Adds a piece of a tool call's input."""

    partial_json: str
    """Piece of the input as JSON text. Not valid JSON by itself: join all pieces and parse them when the block
    stops.
    """
    type: Literal["input_json_delta"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaInputJSONDelta)
    self._raw = data
    self.partial_json = get("partial_json")
    self.type = get("type")
    return self
