"""What is logged, at which level, and what never is."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from typing import Any

import pytest

import anthropic

ASK: dict[str, Any] = {
    "model": "claude-opus-4-6",
    "max_tokens": 64,
    "messages": [{"role": "user", "content": "private words"}],
    "metadata": {"user_id": "private person"},
}
KEY = "sk-ant-canary-0123456789"

PROGRAM = """
import sys
import anthropic

with anthropic.Anthropic(base_url=sys.argv[1], api_key=sys.argv[2]) as client:
    message = client.messages.create(model="claude-opus-4-6", max_tokens=9, messages=[{"role": "user", "content": "Hi"}])
    print(message.request_id)
"""
LINE = r"POST /v1/messages: 200 in \d+\.\d{3} s, request id (req_\w+), retries 0"


def run(server: Any, value: str | None) -> tuple[str, list[str]]:
    """Make one request in a new process; return its id and the lines on standard error."""
    environment = {key: text for key, text in os.environ.items() if key != "ANTHROPIC_LOG"}
    if value is not None:
        environment["ANTHROPIC_LOG"] = value
    command = [sys.executable, "-W", "error", "-c", PROGRAM, server.base_url, KEY]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert KEY not in done.stderr
    return done.stdout.strip(), done.stderr.splitlines()


@pytest.mark.parametrize("value", [None, "off", "warn", "nonsense", ""])
def test_nothing_is_logged_of_a_request_that_went_well(server: Any, value: str | None) -> None:
    assert run(server, value)[1] == []


@pytest.mark.parametrize("value", ["info", "INFO", " info "])
def test_one_line_a_request(server: Any, value: str) -> None:
    request_id, (line,) = run(server, value)
    found = re.search(LINE, line)
    assert found
    assert found[1] == request_id
    assert re.match(r"\[.* - anthropic - INFO\] ", line)


def test_headers_and_bodies_for_debugging(server: Any) -> None:
    _, lines = run(server, "debug")
    sent, line, received = lines
    assert "attempt 1" in sent
    assert "'anthropic-version': '2023-06-01'" in sent
    assert '"messages": [{"role": "user", "content": "<2 characters>"}]' in sent
    assert re.search(LINE, line)
    assert "'request-id': 'req_" in received
    assert '"role": "assistant"' in received
    assert "x-api-key" not in "".join(lines)


def test_the_environment_does_not_touch_a_logging_that_is_set_up(server: Any) -> None:
    program = f"import logging; logging.basicConfig(format='MINE %(message)s')\n{PROGRAM}"
    command = [sys.executable, "-c", program, server.base_url, KEY]
    environment = {**os.environ, "ANTHROPIC_LOG": "info"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert re.fullmatch(f"MINE {LINE}", done.stderr.strip())


def messages(caplog: pytest.LogCaptureFixture, level: int = logging.INFO) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == "anthropic" and record.levelno == level]


def test_retries_and_their_end(api: Any, server: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="anthropic")
    server.fail(529, times=1, headers={"retry-after-ms": "1"})
    api.call(api.client().messages.create, **ASK)
    first, last = messages(caplog)
    assert re.fullmatch(
        r"POST /v1/messages: OverloadedError 529; request id req_\w+, retrying in 0\.00 s", first
    ) or first.startswith("POST /v1/messages: OverloadedError 529; request id req_")
    assert re.fullmatch(r"POST /v1/messages: 200 in .* s, request id req_\w+, retries 1", last)


def test_failures(api: Any, server: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="anthropic")
    server.fail(400, message="private words are bad")
    with pytest.raises(anthropic.BadRequestError):
        api.call(api.client().messages.create, **ASK)
    with pytest.raises(anthropic.APIConnectionError):
        api.call(api.client(base_url="http://127.0.0.1:9", max_retries=0).messages.create, **ASK)
    answered, unreachable = messages(caplog)
    assert re.fullmatch(
        r"POST /v1/messages: BadRequestError 400 after \d+\.\d{3} s, request id req_\w+, retries 0", answered
    )
    assert re.fullmatch(
        r"POST /v1/messages: APIConnectionError after \d+\.\d{3} s, request id None, retries 0", unreachable
    )


def test_a_streamed_answer_is_logged_when_it_begins(api: Any, server: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="anthropic")
    api.collect(api.call(api.client().messages.create, **ASK, stream=True))
    assert len(messages(caplog)) == 1
    assert "arriving in pieces" in caplog.text


def test_bodies_show_their_outline_only(api: Any, server: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="anthropic")
    client = api.client(api_key=KEY, default_headers={"X-Secret": "private header"})
    schema = {"type": "object", "properties": {"private_name": {"type": "string"}}}
    tools = [{"name": "lookup", "description": "private tool", "input_schema": schema}]
    many = [{"role": "user", "content": "private words"}] * 50
    api.call(client.messages.create, **{**ASK, "messages": many}, tools=tools)
    server.fail(400, message="private words are bad")
    with pytest.raises(anthropic.BadRequestError):
        api.call(client.messages.create, **ASK)
    server.reply(200, body="<html>private page</html>")
    with pytest.raises(anthropic.APIResponseValidationError):
        api.call(client.messages.create, **ASK)
    file = ("private.txt", b"private bytes", "text/plain")
    api.call(client.beta.files.upload, file=file)
    for secret in ("private", KEY):
        assert secret not in caplog.text
    assert '"input_schema": "<2 fields>"' in caplog.text
    assert '"<30 more>"' in caplog.text
    assert "body a form" in caplog.text
    assert '"max_tokens": 64' in caplog.text
    assert "body 25 bytes" in caplog.text
