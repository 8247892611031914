"""`import anthropic` offers what users of this interface import from it, each name loaded when it is first needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

import anthropic

NAMES = [
    "AI_PROMPT",
    "HUMAN_PROMPT",
    "DEFAULT_CONNECTION_LIMITS",
    "DEFAULT_MAX_RETRIES",
    "DEFAULT_TIMEOUT",
    "NOT_GIVEN",
    "NotGiven",
    "Omit",
    "not_given",
    "omit",
    "APIConnectionError",
    "APIError",
    "APIResponse",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AnthropicError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "InternalServerError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "UnprocessableEntityError",
    "OverloadedError",
    "RequestTooLargeError",
    "Anthropic",
    "AsyncAnthropic",
    "Client",
    "AsyncClient",
    "AsyncStream",
    "Stream",
    "BaseModel",
    "DefaultAioHttpClient",
    "DefaultAsyncHttpxClient",
    "DefaultHttpxClient",
    "NoneType",
    "RequestOptions",
    "Timeout",
    "Transport",
    "__version__",
    "file_from_path",
    "types",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_users_know_is_there(name: str) -> None:
    assert getattr(anthropic, name) is not None
    assert name in anthropic.__all__
    assert name in dir(anthropic)


@pytest.mark.parametrize("name", [*anthropic.__all__])
def test_a_public_name_can_be_had_first(name: str) -> None:
    code = f"from anthropic import {name}"
    if name == anthropic.__all__[0] or name in ("DefaultAioHttpClient", "types", "lib", "Anthropic"):
        # A process for each name takes long; these load most.
        subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
    assert hasattr(anthropic, name)


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        anthropic.nonsense
