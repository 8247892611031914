"""`Base64PDFSource` and its parser."""

from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class Base64PDFSource(_Model):
    """A PDF carried inline as base64."""

    data: str
    """The PDF bytes, base64-encoded, without a `data:` prefix."""
    media_type: Literal["application/pdf"]
    type: Literal["base64"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(Base64PDFSource)
    self._raw = data
    self.data = get("data")
    self.media_type = get("media_type")
    self.type = get("type")
    return self
