"""`BetaServerToolUseBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Literal, Optional, Union

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_tool_caller import BetaToolCaller
    from ..params.beta import BetaServerToolUseBlockParam


@_model
class BetaServerToolUseBlock(_Model):
    """A call to a tool that runs on the API's side. You do not answer it; the outcome arrives as its own result
    block, normally in the same response.
    """

    caller: Optional[BetaToolCaller] = None
    """Whether the model made the call itself or code it runs in the container did."""
    id: str
    """ID of this call, beginning with `srvtoolu_`; the result block repeats it as `tool_use_id`."""
    input: Dict[str, object]
    """Arguments the tool was called with."""
    name: Union[
        Literal[
            "web_search",
            "web_fetch",
            "code_execution",
            "bash_code_execution",
            "text_editor_code_execution",
            "tool_search_tool_regex",
            "tool_search_tool_bm25",
        ],
        str,
    ]
    """Which server tool was called."""
    type: Literal["server_tool_use"]

    _param_keys = {"caller": False, "id": False, "input": False, "name": False, "type": False}

    def to_param(self) -> BetaServerToolUseBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaServerToolUseBlock)
    self._raw = data
    value = get("caller")
    self.caller = None if value is None else parsers.beta_tool_caller(value)
    self.id = get("id")
    self.input = get("input")
    self.name = get("name")
    self.type = get("type")
    return self
