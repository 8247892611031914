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

    from anthropic_generated._cast import NoneType
    from anthropic_generated._model import Model as BaseModel
    from anthropic_generated._page import AsyncPage, AsyncPageCursor, SyncPage, SyncPageCursor
    from anthropic_generated._rate_limit import RateLimit, RateLimits
    from anthropic_generated._response import APIResponse
    from anthropic_generated._sentinel import NOT_GIVEN, NotGiven, Omit, not_given, omit
    from anthropic_generated._stream import AsyncStream, Stream
    from anthropic_generated._streamed import AsyncStreamedAPIResponse, StreamedAPIResponse

    from . import lib, types
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
        BadLinesError,
        BadRequestError,
        BatchTimeoutError,
        BillingError,
        CertificateError,
        ConflictError,
        DeadlineExceededError,
        InternalServerError,
        NoTextError,
        NotFoundError,
        OutputParseError,
        OverloadedError,
        PaginationError,
        PermissionDeniedError,
        RateLimitError,
        RequestTooLargeError,
        ServiceUnavailableError,
        StreamAlreadyConsumed,
        StreamClosedError,
        StreamIdleTimeoutError,
        StreamIncompleteError,
        ToolInputError,
        UnprocessableEntityError,
    )
    from ._files import file_from_path
    from ._http import (
        DEFAULT_CONNECTION_LIMITS,
        DEFAULT_TIMEOUT,
        AsyncTransport,
        DefaultAsyncHttpxClient,
        DefaultHttpxClient,
        Transport,
    )
    from ._retry import RetryPolicy
    from ._transform import transform_schema
    from ._verbs import RequestOptions
    from .lib.streaming import AsyncMessageStream as AsyncMessageStream
    from .lib.streaming import AsyncMessageStreamManager as AsyncMessageStreamManager
    from .lib.streaming import BetaAsyncMessageStream as BetaAsyncMessageStream
    from .lib.streaming import BetaAsyncMessageStreamManager as BetaAsyncMessageStreamManager
    from .lib.streaming import BetaContentBlockStopEvent as BetaContentBlockStopEvent
    from .lib.streaming import BetaInputJsonEvent as BetaInputJsonEvent
    from .lib.streaming import BetaMessageStopEvent as BetaMessageStopEvent
    from .lib.streaming import BetaMessageStream as BetaMessageStream
    from .lib.streaming import BetaMessageStreamEvent as BetaMessageStreamEvent
    from .lib.streaming import BetaMessageStreamManager as BetaMessageStreamManager
    from .lib.streaming import BetaTextEvent as BetaTextEvent
    from .lib.streaming import ContentBlockStopEvent as ContentBlockStopEvent
    from .lib.streaming import InputJsonEvent as InputJsonEvent
    from .lib.streaming import MessageStopEvent as MessageStopEvent
    from .lib.streaming import MessageStream as MessageStream
    from .lib.streaming import MessageStreamEvent as MessageStreamEvent
    from .lib.streaming import MessageStreamManager as MessageStreamManager
    from .lib.streaming import StreamStats as StreamStats
    from .lib.streaming import TextEvent as TextEvent
    from .lib.tools import ToolError as ToolError
    from .lib.tools import ToolTimeoutError as ToolTimeoutError
    from .lib.tools import async_tool as async_tool
    from .lib.tools import beta_async_tool as beta_async_tool
    from .lib.tools import beta_tool as beta_tool
    from .lib.tools import tool as tool
    from .platforms._errors import CredentialsError, NotSupportedOnPlatformError
    from .platforms.bedrock import AnthropicBedrock, AsyncAnthropicBedrock
    from .platforms.foundry import AnthropicFoundry, AsyncAnthropicFoundry
    from .platforms.vertex import AnthropicVertex, AsyncAnthropicVertex
else:
    _MODULES = {
        "anthropic_generated._page": ("AsyncPage", "AsyncPageCursor", "SyncPage", "SyncPageCursor"),
        "anthropic_generated._cast": ("NoneType",),
        "anthropic_generated._rate_limit": ("RateLimit", "RateLimits"),
        "anthropic_generated._response": ("APIResponse",),
        "anthropic_generated._streamed": ("AsyncStreamedAPIResponse", "StreamedAPIResponse"),
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
            "BadLinesError",
            "BadRequestError",
            "BatchTimeoutError",
            "BillingError",
            "CertificateError",
            "ConflictError",
            "DeadlineExceededError",
            "InternalServerError",
            "NotFoundError",
            "NoTextError",
            "OutputParseError",
            "OverloadedError",
            "PaginationError",
            "PermissionDeniedError",
            "RateLimitError",
            "RequestTooLargeError",
            "ServiceUnavailableError",
            "StreamAlreadyConsumed",
            "StreamClosedError",
            "StreamIdleTimeoutError",
            "StreamIncompleteError",
            "ToolInputError",
            "UnprocessableEntityError",
        ),
        "anthropic._files": ("file_from_path",),
        "anthropic._http": (
            "DEFAULT_CONNECTION_LIMITS",
            "DEFAULT_TIMEOUT",
            "AsyncTransport",
            "DefaultAsyncHttpxClient",
            "DefaultHttpxClient",
            "Transport",
        ),
        "anthropic._retry": ("RetryPolicy",),
        "anthropic._tool": ("ToolError", "async_tool", "beta_async_tool", "beta_tool", "tool"),
        "anthropic._tool_run": ("ToolTimeoutError",),
        "anthropic.platforms._errors": ("CredentialsError", "NotSupportedOnPlatformError"),
        "anthropic.platforms.bedrock": ("AnthropicBedrock", "AsyncAnthropicBedrock"),
        "anthropic.platforms.foundry": ("AnthropicFoundry", "AsyncAnthropicFoundry"),
        "anthropic.platforms.vertex": ("AnthropicVertex", "AsyncAnthropicVertex"),
        "anthropic._transform": ("transform_schema",),
        "anthropic._verbs": ("RequestOptions",),
    }
    __getattr__, __dir__ = lazy(
        __name__,
        {
            **{name: (module, name) for module, names in _MODULES.items() for name in names},
            "AsyncClient": ("anthropic._client", "AsyncAnthropic"),
            "BaseModel": ("anthropic_generated._model", "Model"),
            "Client": ("anthropic._client", "Anthropic"),
        },
        packages={"lib", "testing", "types"},
        index="anthropic.lib.streaming",
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
    "AnthropicBedrock",
    "AnthropicError",
    "AnthropicFoundry",
    "AnthropicVertex",
    "AsyncAnthropic",
    "AsyncAnthropicBedrock",
    "AsyncAnthropicFoundry",
    "AsyncAnthropicVertex",
    "AsyncClient",
    "AsyncPage",
    "AsyncPageCursor",
    "AsyncStream",
    "AsyncStreamedAPIResponse",
    "AsyncTransport",
    "AuthenticationConfigError",
    "AuthenticationError",
    "BadLinesError",
    "BadRequestError",
    "BaseModel",
    "BatchTimeoutError",
    "BillingError",
    "CertificateError",
    "Client",
    "ConflictError",
    "CredentialsError",
    "DeadlineExceededError",
    "DefaultAioHttpClient",
    "DefaultAsyncHttpxClient",
    "DefaultHttpxClient",
    "InternalServerError",
    "NoTextError",
    "NoneType",
    "NotFoundError",
    "NotGiven",
    "NotSupportedOnPlatformError",
    "Omit",
    "OutputParseError",
    "OverloadedError",
    "PaginationError",
    "PermissionDeniedError",
    "RateLimit",
    "RateLimitError",
    "RateLimits",
    "RequestOptions",
    "RequestTooLargeError",
    "RetryPolicy",
    "ServiceUnavailableError",
    "Stream",
    "StreamAlreadyConsumed",
    "StreamClosedError",
    "StreamIdleTimeoutError",
    "StreamIncompleteError",
    "StreamedAPIResponse",
    "SyncPage",
    "SyncPageCursor",
    "Timeout",
    "ToolError",
    "ToolInputError",
    "ToolTimeoutError",
    "Transport",
    "UnprocessableEntityError",
    "__version__",
    "async_tool",
    "beta_async_tool",
    "beta_tool",
    "file_from_path",
    "lib",
    "not_given",
    "omit",
    "tool",
    "transform_schema",
    "types",
]
