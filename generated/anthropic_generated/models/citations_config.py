"""`CitationsConfig` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new

if TYPE_CHECKING:
    from ..params.stable import CitationsConfigParam


@_model
class CitationsConfig(_Model):
    """Whether citations are on for a document."""

    enabled: bool
    """True if the model may cite this document."""

    _param_keys = {"enabled": False}

    def to_param(self) -> CitationsConfigParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(CitationsConfig)
    self._raw = data
    self.enabled = get("enabled")
    return self
