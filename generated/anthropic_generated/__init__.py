"""The low-level client of the Claude API: typed models, request types, resources, and nothing else.

`Client` and `AsyncClient` send each request once and return a typed result or raise a typed error. Retries, streams
and helpers are the business of `anthropic`, which builds on this package.
"""

from typing import TYPE_CHECKING

from ._lazy import lazy

__all__ = ["API_VERSION", "APIResponse", "AsyncClient", "Client", "Model", "Omit", "RequestFailed", "Unknown", "omit"]

API_VERSION = "2026-03"

if TYPE_CHECKING:
    from . import resources as resources
    from . import types as types
    from ._client import AsyncClient as AsyncClient
    from ._client import Client as Client
    from ._client import RequestFailed as RequestFailed
    from ._model import Model as Model
    from ._model import Unknown as Unknown
    from ._response import APIResponse as APIResponse
    from ._sentinel import Omit as Omit
    from ._sentinel import omit as omit
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "AsyncClient": (f"{__name__}._client", "AsyncClient"),
            "Client": (f"{__name__}._client", "Client"),
            "RequestFailed": (f"{__name__}._client", "RequestFailed"),
            "Model": (f"{__name__}._model", "Model"),
            "Unknown": (f"{__name__}._model", "Unknown"),
            "APIResponse": (f"{__name__}._response", "APIResponse"),
            "Omit": (f"{__name__}._sentinel", "Omit"),
            "omit": (f"{__name__}._sentinel", "omit"),
        },
        packages={"resources", "types"},
    )
