"""`BetaMemoryTool20250818ViewCommand` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any, List, Literal, Optional

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaMemoryTool20250818ViewCommand(_Model):
    """Asks you to show a file, or to list a directory."""

    command: Literal["view"]
    path: str
    """Path of the file or directory, which is `/memories` or below it."""
    view_range: Optional[List[int]] = None
    """First and last line to show, counted from 1. Only for files; without it, show all."""


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaMemoryTool20250818ViewCommand)
    self._raw = data
    self.command = get("command")
    self.path = get("path")
    self.view_range = get("view_range")
    return self
