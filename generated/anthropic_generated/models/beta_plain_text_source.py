"""`BetaPlainTextSource` and its parser."""

from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaPlainTextSource(_Model):
    """A document given as plain text. Citations into it point at character ranges."""

    data: str
    """The document text, as is (not base64)."""
    media_type: Literal["text/plain"]
    type: Literal["text"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaPlainTextSource)
    self._raw = data
    self.data = get("data")
    self.media_type = get("media_type")
    self.type = get("type")
    return self
