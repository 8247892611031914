"""`BetaContextManagementResponse` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, List

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new
from .._parse import parsers

if TYPE_CHECKING:
    from ..models.beta_context_management_applied_edit import BetaContextManagementAppliedEdit


@_model
class BetaContextManagementResponse(_Model):
    """Reports which context edits took effect for a request."""

    applied_edits: List[BetaContextManagementAppliedEdit]
    """One entry for each edit that cleared something; empty if none did. Compaction is reported by its own content
    block instead.
    """


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaContextManagementResponse)
    self._raw = data
    value = get("applied_edits")
    self.applied_edits = (
        list(map(parsers.beta_context_management_applied_edit, value)) if value.__class__ is list else value
    )
    return self
