"""The Claude API from Python: `Anthropic` and `AsyncAnthropic` are where to start.

This module is an index and nothing else: each name is imported when it is first used (PEP 562), so that `import
anthropic` loads no HTTP library and no model.
"""

import os
from typing import TYPE_CHECKING

from anthropic_generated._lazy import lazy

from ._version import __version__

DEFAULT_MAX_RETRIES = 2

HUMAN_PROMPT = "\n\nHuman:"
AI_PROMPT = "\n\nAssistant:"

if TYPE_CHECKING:
    from httpx import Timeout

    from anthropic_generated._model import Model as BaseModel
    from anthropic_generated._page import AsyncPage, AsyncPageCursor, SyncPage, SyncPageCursor
    from anthropic_generated._response import APIResponse
    from anthropic_generated._sentinel import NOT_GIVEN, NotGiven, Omit, not_given, omit
    from anthropic_generated._stream import AsyncStream, Stream

    from . import types
    from ._aiohttp import DefaultAioHttpClient
    from ._client import Anthropic, AsyncAnthropic
    from ._client import Anthropic as Client
    from ._client import AsyncAnthropic as AsyncClient
    from ._errors import (
        AnthropicError,
        APIConnectionError,
        APIError,
        APIResponseValidationError,
        APIStatusError,
        APITimeoutError,
        AuthenticationConfigError,
        AuthenticationError,
        BadRequestError,
        BillingError,
        ConflictError,
        DeadlineExceededError,
        InternalServerError,
        NotFoundError,
        OverloadedError,
        PermissionDeniedError,
        RateLimitError,
        RequestTooLargeError,
        ServiceUnavailableError,
        UnprocessableEntityError,
    )
    from ._http import (
        DEFAULT_CONNECTION_LIMITS,
        DEFAULT_TIMEOUT,
        AsyncTransport,
        DefaultAsyncHttpxClient,
        DefaultHttpxClient,
        Transport,
    )
    from ._retry import RetryPolicy
else:
    _MODULES = {
        "anthropic_generated._page": ("AsyncPage", "AsyncPageCursor", "SyncPage", "SyncPageCursor"),
        "anthropic_generated._response": ("APIResponse",),
        "anthropic_generated._sentinel": ("NOT_GIVEN", "NotGiven", "Omit", "not_given", "omit"),
        "anthropic_generated._stream": ("AsyncStream", "Stream"),
        "httpx": ("Timeout",),
        "anthropic._aiohttp": ("DefaultAioHttpClient",),
        "anthropic._client": ("Anthropic", "AsyncAnthropic"),
        "anthropic._errors": (
            "AnthropicError",
            "APIConnectionError",
            "APIError",
            "APIResponseValidationError",
            "APIStatusError",
            "APITimeoutError",
            "AuthenticationConfigError",
            "AuthenticationError",
            "BadRequestError",
            "BillingError",
            "ConflictError",
            "DeadlineExceededError",
            "InternalServerError",
            "NotFoundError",
            "OverloadedError",
            "PermissionDeniedError",
            "RateLimitError",
            "RequestTooLargeError",
            "ServiceUnavailableError",
            "UnprocessableEntityError",
        ),
        "anthropic._http": (
            "DEFAULT_CONNECTION_LIMITS",
            "DEFAULT_TIMEOUT",
            "AsyncTransport",
            "DefaultAsyncHttpxClient",
            "DefaultHttpxClient",
            "Transport",
        ),
        "anthropic._retry": ("RetryPolicy",),
    }
    __getattr__, __dir__ = lazy(
        __name__,
        {
            **{name: (module, name) for module, names in _MODULES.items() for name in names},
            "AsyncClient": ("anthropic._client", "AsyncAnthropic"),
            "BaseModel": ("anthropic_generated._model", "Model"),
            "Client": ("anthropic._client", "Anthropic"),
        },
        packages={"testing", "types"},
    )

if os.environ.get("ANTHROPIC_LOG"):
    from ._log import configure

    configure()

__all__ = [
    "AI_PROMPT",
    "DEFAULT_CONNECTION_LIMITS",
    "DEFAULT_MAX_RETRIES",
    "DEFAULT_TIMEOUT",
    "HUMAN_PROMPT",
    "NOT_GIVEN",
    "APIConnectionError",
    "APIError",
    "APIResponse",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "Anthropic",
    "AnthropicError",
    "AsyncAnthropic",
    "AsyncClient",
    "AsyncPage",
    "AsyncPageCursor",
    "AsyncStream",
    "AsyncTransport",
    "AuthenticationConfigError",
    "AuthenticationError",
    "BadRequestError",
    "BaseModel",
    "BillingError",
    "Client",
    "ConflictError",
    "DeadlineExceededError",
    "DefaultAioHttpClient",
    "DefaultAsyncHttpxClient",
    "DefaultHttpxClient",
    "InternalServerError",
    "NotFoundError",
    "NotGiven",
    "Omit",
    "OverloadedError",
    "PermissionDeniedError",
    "RateLimitError",
    "RequestTooLargeError",
    "RetryPolicy",
    "ServiceUnavailableError",
    "Stream",
    "SyncPage",
    "SyncPageCursor",
    "Timeout",
    "Transport",
    "UnprocessableEntityError",
    "__version__",
    "not_given",
    "omit",
    "types",
]
