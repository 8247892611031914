"""`Base64PDFSource` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new

if TYPE_CHECKING:
    from ..params.stable import Base64PDFSourceParam


@_model
class Base64PDFSource(_Model):
    """A PDF carried inline as base64."""

    data: str
    """The PDF bytes, base64-encoded, without a `data:` prefix."""
    media_type: Literal["application/pdf"]
    type: Literal["base64"]

    _param_keys = {"data": False, "media_type": False, "type": False}

    def to_param(self) -> Base64PDFSourceParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


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
