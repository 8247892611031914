"""What happens at the edges: cancelled tasks, deadlines in mid-body, foreign charsets, redirects, closed streams."""

from __future__ import annotations

import asyncio
import gc
import os
import random
import time
from typing import Any

import httpx
import pytest

import anthropic
from anthropic.testing import Fault, message_events

ASK: dict[str, Any] = {
    "model": "claude-opus-4-6",
    "max_tokens": 64,
    "messages": [{"role": "user", "content": "Hello, Claude"}],
}


# The HTTP library drops, unclosed, the socket of a connection attempt that is cancelled just as it succeeds.
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
@pytest.mark.parametrize("streamed", [False, True])
def test_cancelled_requests_leave_the_pool_usable(server: Any, streamed: bool) -> None:
    dice = random.Random(1)

    async def ask(client: anthropic.AsyncAnthropic) -> None:
        if not streamed:
            await client.messages.create(**ASK)
            return
        async with await client.messages.create(**ASK, stream=True) as stream:
            async for _ in stream:
                pass

    async def main() -> None:
        limits = httpx.Limits(max_connections=4)
        async with anthropic.AsyncAnthropic(
            base_url=server.base_url, api_key="k", http_client=anthropic.DefaultAsyncHttpxClient(limits=limits)
        ) as client:
            for _ in range(10):
                tasks = [asyncio.create_task(ask(client)) for _ in range(50)]
                for task in tasks:
                    asyncio.get_running_loop().call_later(dice.random() * 0.08, task.cancel)
                for result in await asyncio.gather(*tasks, return_exceptions=True):
                    assert result is None or isinstance(result, asyncio.CancelledError)
            await asyncio.wait_for(asyncio.gather(*(client.messages.create(**ASK) for _ in range(8))), 20)

    asyncio.run(main())
    gc.collect()


def test_a_deadline_holds_while_the_body_of_an_error_drips(api: Any, server: Any) -> None:
    server.schedule(Fault(status=500, delay=0.4, drip=(5, 0.1)))
    started = time.monotonic()
    with pytest.raises(anthropic.InternalServerError):
        api.call(api.client(deadline=0.6, max_retries=0).messages.create, **ASK)
    assert time.monotonic() - started < 0.95


def test_a_deadline_ends_a_stream_that_falls_silent(api: Any, server: Any) -> None:
    server.stream([*message_events()[:2], 0.4, ": still here\n\n", 30])
    started = time.monotonic()
    with pytest.raises(anthropic.APITimeoutError, match="deadline"):
        api.collect(api.call(api.client(deadline=0.6).messages.create, **ASK, stream=True))
    assert time.monotonic() - started < 0.95


@pytest.mark.parametrize("charset", ["hex", "rot13", "idna", "undefined", "no-such"])
@pytest.mark.parametrize("status", [200, 502])
def test_a_charset_that_is_no_text_codec_makes_no_decoding_error(
    api: Any, server: Any, status: int, charset: str
) -> None:
    server.reply(status, {"content-type": f"text/html; charset={charset}"}, b"<html>gateway \xff")
    with pytest.raises(anthropic.APIError, match="<html>gateway") as caught:
        api.call(api.client(max_retries=0).messages.create, **ASK)
    assert caught.value.status_code == status


def test_reading_on_after_close_says_that_the_stream_is_closed(api: Any, server: Any) -> None:
    server.stream([*message_events()[:2], 0.1, *message_events()[2:]])
    stream = api.call(api.client().messages.create, **ASK, stream=True)
    assert api.run(stream.__anext__() if api.is_async else next(stream)).type == "message_start"
    api.call(stream.close)
    with pytest.raises(anthropic.AnthropicError, match="has been closed"):
        api.collect(stream)


def test_the_key_does_not_follow_a_redirect_over_aiohttp(server: Any) -> None:
    pytest.importorskip("httpx_aiohttp")

    async def main() -> None:
        http_client = anthropic.DefaultAioHttpClient()
        async with anthropic.AsyncAnthropic(base_url=server.base_url, api_key="k", http_client=http_client) as client:
            elsewhere = server.base_url.replace("127.0.0.1", "localhost")
            server.reply(302, {"location": f"{elsewhere}/v1/models"}, b"")
            with pytest.raises(anthropic.AuthenticationError):
                await client.models.list()

    asyncio.run(main())
    assert "x-api-key" not in {name.lower() for name, _ in server.requests[-1].headers}


def test_a_forked_child_does_not_close_the_connections_of_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    client = anthropic.DefaultHttpxClient()
    here = os.getpid()
    monkeypatch.setattr(os, "getpid", lambda: here + 1)
    client.__del__()
    assert not client.is_closed
    monkeypatch.undo()
    client.__del__()
    assert client.is_closed
