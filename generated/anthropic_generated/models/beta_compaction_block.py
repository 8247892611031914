"""`BetaCompactionBlock` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Optional

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new

if TYPE_CHECKING:
    from ..params.beta import BetaCompactionBlockParam


@_model
class BetaCompactionBlock(_Model):
    """A summary that stands in for the conversation so far, written when compaction ran. Append it to `messages`
    together with the rest of the response; the API then ignores everything that came before it.
    """

    content: Optional[str] = None
    """The summary text, or null if compaction failed."""
    type: Literal["compaction"]

    _param_keys = {"content": True, "type": False}

    def to_param(self) -> BetaCompactionBlockParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaCompactionBlock)
    self._raw = data
    self.content = get("content")
    self.type = get("type")
    return self
