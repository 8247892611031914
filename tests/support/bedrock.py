"""Clients of Amazon Bedrock at the embedded server, of every kind that `Api` drives."""

from __future__ import annotations

from typing import Any

import anthropic
from anthropic.testing._bedrock import ACCESS_KEY, SECRET_KEY

MODEL = "anthropic.claude-opus-4-6-v1"
ASK: dict[str, Any] = {"model": MODEL, "max_tokens": 64, "messages": [{"role": "user", "content": "Hello, Claude"}]}
KEYS: dict[str, Any] = {"aws_access_key": ACCESS_KEY, "aws_secret_key": SECRET_KEY, "aws_region": "eu-west-1"}

#: Environment variables that say something about AWS.
VARIABLES = [
    "ANTHROPIC_BEDROCK_BASE_URL",
    *("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_BEARER_TOKEN_BEDROCK"),
    *("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE", "AWS_DEFAULT_PROFILE"),
]


def client(api: Any, **options: Any) -> Any:
    """Return a client that is closed at the end of the test; with keys, unless other credentials or none are given."""
    make: Any = anthropic.AsyncAnthropicBedrock if api.is_async else anthropic.AnthropicBedrock
    if api.kind == "aiohttp":
        options = {"http_client": anthropic.DefaultAioHttpClient(), **options}
    made = make(**{"base_url": api.server.base_url, **options})
    api._clients.append(made)
    return made


def signing(api: Any, **options: Any) -> Any:
    """Return a client that signs with the keys that the server accepts."""
    return client(api, **{**KEYS, **options})


def without_aws(monkeypatch: Any, folder: Any) -> None:
    """Leave nothing of AWS in the environment, and let no test ask the machine for keys."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(folder / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(folder / "credentials"))
