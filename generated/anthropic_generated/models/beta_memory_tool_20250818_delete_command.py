"""`BetaMemoryTool20250818DeleteCommand` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaMemoryTool20250818DeleteCommand(_Model):
    """Asks you to delete a file, or a directory with everything in it."""

    command: Literal["delete"]
    path: str
    """Path of the file or directory, below `/memories`."""


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaMemoryTool20250818DeleteCommand)
    self._raw = data
    self.command = get("command")
    self.path = get("path")
    return self
