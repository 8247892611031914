"""The fixtures of this suite, and the demo: the client and the embedded server together."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from anthropic.testing import Server

ROOT = Path(__file__).parents[2]
HELLO: dict[str, Any] = {
    "model": "claude-opus-4-6",
    "max_tokens": 100,
    "messages": [{"role": "user", "content": "Hello, Claude"}],
}


def test_call_and_collect(api: Any, server: Server) -> None:
    client = api.client()
    message = api.call(client.messages.create, **HELLO)
    stream = api.call(client.messages.create, stream=True, **HELLO)
    texts = [event.delta.text for event in api.collect(stream) if event.type == "content_block_delta"]
    assert "".join(texts) == message.content[0].text
    assert len(api.collect(client.models.list(limit=2))) == 9
    assert [request.path for request in server.requests].count("/v1/models") == 5


def test_using(api: Any, server: Server) -> None:
    client = api.client()
    with api.using(api.call(client.messages.create, stream=True, **HELLO)) as stream:
        assert next(api.iterate(stream)).type == "message_start"
    with pytest.raises(KeyError), api.using(api.client()):
        raise KeyError
    assert server.wait_for_requests(1)


def test_options(api: Any, server: Server) -> None:
    server.fail(529)
    with pytest.raises(Exception, match="Overloaded") as caught:
        api.call(api.client(max_retries=0).messages.create, **HELLO)
    assert type(caught.value).__name__ == "OverloadedError"
    assert len(server.requests) == 1


def test_demo() -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ANTHROPIC_")}
    command = [sys.executable, "-W", "error", str(ROOT / "scripts" / "demo.py")]
    result = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.count("---\n") == 5
    for text in ("Hello!", "embedded test server", "13 input tokens", "claude-3-haiku-20240307", "after 1 retry"):
        assert text in result.stdout
