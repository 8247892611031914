"""`TextEditorCodeExecutionViewResultBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Optional, Union

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new

if TYPE_CHECKING:
    from ..params.stable import TextEditorCodeExecutionViewResultBlockParam


@_model
class TextEditorCodeExecutionViewResultBlock(_Model):
    """The contents, or part of the contents, of a file the text editor tool opened."""

    content: str
    """What was read from the file."""
    file_type: Union[Literal["text", "image", "pdf"], str]
    """What kind of file it is."""
    num_lines: Optional[int] = None
    """How many lines are in `content`; null if it is not counted in lines."""
    start_line: Optional[int] = None
    """Line of the file at which `content` starts, or null."""
    total_lines: Optional[int] = None
    """How many lines the whole file has, or null."""
    type: Literal["text_editor_code_execution_view_result"]

    _param_keys = {
        "content": False,
        "file_type": False,
        "num_lines": True,
        "start_line": True,
        "total_lines": True,
        "type": False,
    }

    def to_param(self) -> TextEditorCodeExecutionViewResultBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(TextEditorCodeExecutionViewResultBlock)
    self._raw = data
    self.content = get("content")
    self.file_type = get("file_type")
    self.num_lines = get("num_lines")
    self.start_line = get("start_line")
    self.total_lines = get("total_lines")
    self.type = get("type")
    return self
