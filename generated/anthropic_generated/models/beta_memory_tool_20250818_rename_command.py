"""`BetaMemoryTool20250818RenameCommand` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaMemoryTool20250818RenameCommand(_Model):
    """Asks you to rename or move a file or directory."""

    command: Literal["rename"]
    old_path: str
    """Present path, below `/memories`."""
    new_path: str
    """Path it should have afterwards, below `/memories`."""


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaMemoryTool20250818RenameCommand)
    self._raw = data
    self.command = get("command")
    self.old_path = get("old_path")
    self.new_path = get("new_path")
    return self
