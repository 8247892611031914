"""`BetaMessage` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Literal, Optional

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new
from .._model import text_of as _text_of
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_container import BetaContainer
    from ..models.beta_content_block import BetaContentBlock
    from ..models.beta_context_management_response import BetaContextManagementResponse
    from ..models.beta_stop_reason import BetaStopReason
    from ..models.beta_usage import BetaUsage
    from ..models.model import Model
    from ..params.beta import BetaMessageParam


@_model
class BetaMessage(_Model):
    """A reply of the model."""

    id: str
    """Unique ID of this reply."""
    type: Literal["message"]
    role: Literal["assistant"]
    """Always `assistant`, so the reply can be appended to the conversation as it is."""
    content: List[BetaContentBlock]
    """The parts of the reply in order: text, thinking, tool calls and results of server tools."""
    model: Model
    """The model that wrote the reply; a dated ID even when the request named an alias."""
    stop_reason: Optional[BetaStopReason] = None
    """Why the model stopped; null only in a stream's first event."""
    stop_sequence: Optional[str] = None
    """The one of your stop sequences that ended the reply, or null."""
    usage: BetaUsage
    """Tokens billed for this request."""
    context_management: Optional[BetaContextManagementResponse] = None
    """Context edits applied to this request, null if it asked for none."""
    container: Optional[BetaContainer] = None
    """The code execution container that was used, or null if there was none."""

    _param_keys = {"role": False, "content": False}

    @property
    def text(self) -> str:
        """The text of all text blocks in `content`, joined."""

        return _text_of(self.content)

    def to_param(self) -> BetaMessageParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaMessage)
    self._raw = data
    self.id = get("id")
    self.type = get("type")
    self.role = get("role")
    value = get("content")
    self.content = list(map(parsers.beta_content_block, value)) if value.__class__ is list else value
    self.model = get("model")
    self.stop_reason = get("stop_reason")
    self.stop_sequence = get("stop_sequence")
    self.usage = parsers.beta_usage(get("usage"))
    value = get("context_management")
    self.context_management = None if value is None else parsers.beta_context_management_response(value)
    value = get("container")
    self.container = None if value is None else parsers.beta_container(value)
    return self
