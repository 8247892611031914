"""`BetaToolUseBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Literal, Optional

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_tool_caller import BetaToolCaller
    from ..params.beta import BetaToolUseBlockParam


@_model
class BetaToolUseBlock(_Model):
    """A request by the model for you to run one of your tools. Run it, then reply with a `tool_result` block
    carrying the same ID.
    """

    caller: Optional[BetaToolCaller] = None
    """Whether the model made the call itself or code it runs in the container did."""
    id: str
    """ID of this call; repeat it as `tool_use_id` in your result."""
    input: Dict[str, object]
    """Arguments for the tool, meant to follow its input schema. Validate them before use unless the tool is
    strict.
    """
    name: str
    """Which of the tools you offered to run."""
    type: Literal["tool_use"]

    _param_keys = {"caller": False, "id": False, "input": False, "name": False, "type": False}

    def to_param(self) -> BetaToolUseBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaToolUseBlock)
    self._raw = data
    value = get("caller")
    self.caller = None if value is None else parsers.beta_tool_caller(value)
    self.id = get("id")
    self.input = get("input")
    self.name = get("name")
    self.type = get("type")
    return self
