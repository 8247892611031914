"""`ServerToolUsage` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import Any

from .._model import Model as _Model
from .._model import model as _model
from .._model import new as _new


@_model
class ServerToolUsage(_Model):
    """How often tools that the API runs itself were used; some are billed per request."""

    web_fetch_requests: int
    """Number of web pages and documents fetched."""
    web_search_requests: int
    """Number of web searches made."""


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(ServerToolUsage)
    self._raw = data
    self.web_fetch_requests = get("web_fetch_requests")
    self.web_search_requests = get("web_search_requests")
    return self
