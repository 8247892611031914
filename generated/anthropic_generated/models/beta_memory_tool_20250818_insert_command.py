"""`BetaMemoryTool20250818InsertCommand` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any, Literal

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaMemoryTool20250818InsertCommand(_Model):
    """Asks you to insert text at a given line of a file."""

    command: Literal["insert"]
    path: str
    """Path of the file, below `/memories`."""
    insert_line: int
    """Line of the file at which the text goes in."""
    insert_text: str
    """Text to insert."""


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaMemoryTool20250818InsertCommand)
    self._raw = data
    self.command = get("command")
    self.path = get("path")
    self.insert_line = get("insert_line")
    self.insert_text = get("insert_text")
    return self
