"""`BetaMemoryTool20250818StrReplaceCommand` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaMemoryTool20250818StrReplaceCommand(_Model):
    """Asks you to replace a piece of text in a file."""

    command: Literal["str_replace"]
    path: str
    """Path of the file, below `/memories`."""
    old_str: str
    """Text to look for. Report an error if it is missing or not unique."""
    new_str: str
    """Text to put in its place."""


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaMemoryTool20250818StrReplaceCommand)
    self._raw = data
    self.command = get("command")
    self.path = get("path")
    self.old_str = get("old_str")
    self.new_str = get("new_str")
    return self
