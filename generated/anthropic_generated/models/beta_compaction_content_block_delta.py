"""`BetaCompactionContentBlockDelta` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any, Literal, Optional

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class BetaCompactionContentBlockDelta(_Model):
    """Text of a compaction block in a stream. The summary arrives in one piece, in a single delta."""

    content: Optional[str] = None
    """The complete summary, or null if compaction failed."""
    type: Literal["compaction_delta"]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaCompactionContentBlockDelta)
    self._raw = data
    self.content = get("content")
    self.type = get("type")
    return self
