"""`TextEditorCodeExecutionStrReplaceResultBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Literal, Optional

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new

if TYPE_CHECKING:
    from ..params.stable import TextEditorCodeExecutionStrReplaceResultBlockParam


@_model
class TextEditorCodeExecutionStrReplaceResultBlock(_Model):
    """Describes a replacement the text editor tool made in a file, in the manner of a diff hunk."""

    lines: Optional[List[str]] = None
    """Lines of the diff, marked as removed, added or unchanged; null if not reported."""
    new_lines: Optional[int] = None
    """How many lines the changed region has after the edit."""
    new_start: Optional[int] = None
    """Line where the changed region starts after the edit."""
    old_lines: Optional[int] = None
    """How many lines the changed region had before the edit."""
    old_start: Optional[int] = None
    """Line where the changed region started before the edit."""
    type: Literal["text_editor_code_execution_str_replace_result"]

    _param_keys = {
        "lines": True,
        "new_lines": True,
        "new_start": True,
        "old_lines": True,
        "old_start": True,
        "type": False,
    }

    def to_param(self) -> TextEditorCodeExecutionStrReplaceResultBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(TextEditorCodeExecutionStrReplaceResultBlock)
    self._raw = data
    self.lines = get("lines")
    self.new_lines = get("new_lines")
    self.new_start = get("new_start")
    self.old_lines = get("old_lines")
    self.old_start = get("old_start")
    self.type = get("type")
    return self
