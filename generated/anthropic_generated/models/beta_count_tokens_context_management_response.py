"""`BetaCountTokensContextManagementResponse` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaCountTokensContextManagementResponse(_Model):
    """Lets you compare the size of a request before and after context edits."""

    original_input_tokens: int
    """Tokens the request would hold without any context edits."""


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaCountTokensContextManagementResponse)
    self._raw = data
    self.original_input_tokens = get("original_input_tokens")
    return self
