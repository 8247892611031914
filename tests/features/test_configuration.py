"""The HTTP client: connections and who closes them, proxies, certificates, keep-alive, threads and forks, secrets."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import os
import pickle
import socket
import ssl
import subprocess
import sys
import threading
import traceback
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from network import Proxy, Secure

import anthropic
from anthropic import Anthropic, AsyncAnthropic, DefaultAsyncHttpxClient, DefaultHttpxClient, omit

ASK: dict[str, Any] = {
    "model": "claude-opus-4-6",
    "max_tokens": 64,
    "messages": [{"role": "user", "content": "Hello, Claude"}],
}
KEY = "sk-ant-canary-0123456789"
TOKEN = "token-canary-9876543210"


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def proxy(server: Any) -> Iterator[Proxy]:
    with Proxy(server.port).running() as proxy:
        yield proxy


@pytest.fixture
def secure(server: Any) -> Iterator[Secure]:
    pytest.importorskip("trustme", reason="trustme makes the certificates")
    with Secure(server.port, "localhost", "my-host.test").running() as secure:
        yield secure


def default_client(api: Any, **options: Any) -> Any:
    return (DefaultAsyncHttpxClient if api.is_async else DefaultHttpxClient)(**options)


def descriptors() -> int:
    folder = Path("/proc/self/fd")
    if not folder.is_dir():
        pytest.skip("this system does not list the files of a process")
    return len(list(folder.iterdir()))


def settled(expected: int) -> int:
    """The number of open descriptors, once it is no more than expected or time is up."""
    gc.collect()
    for _ in range(50):
        if descriptors() <= expected:
            break
        threading.Event().wait(0.02)
    return descriptors()


# Event loops


LOOPS = """
import asyncio, gc, sys
import anthropic

client = anthropic.AsyncAnthropic(base_url=sys.argv[1], api_key="k")
ask = {"model": "claude-opus-4-6", "max_tokens": 5, "messages": [{"role": "user", "content": "Hi"}]}

async def one():
    asyncio.get_running_loop().slow_callback_duration = 60  # a busy machine is no news
    await asyncio.gather(*(client.messages.create(**ask) for _ in range(3)))
    stream = await client.messages.create(**ask, stream=True)
    async for event in stream:
        pass
    stream = await client.messages.create(**ask, stream=True)
    async for event in stream:
        break

for _ in range(3):
    asyncio.run(one())
    gc.collect()
if "close" in sys.argv:
    asyncio.run(client.close())
print("done")
"""


@pytest.mark.parametrize("closing", ["close", "leave"])
def test_one_client_serves_several_loops_without_a_sound(server: Any, closing: str) -> None:
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", LOOPS, server.base_url, closing]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (run.stdout, run.stderr) == ("done\n", "")


# Connections, and who closes them


def test_a_thousand_views_use_the_same_connection(api: Any, server: Any) -> None:
    client = api.client()
    api.call(client.messages.create, **ASK)
    before = descriptors()
    for count in range(1000):
        view = client.with_options(max_retries=count)
        if count % 10 == 0:
            api.call(view.models.retrieve, "claude-opus-4-6")
        if count % 3 == 0:
            api.run(view.close())
            assert view.is_closed()
    assert descriptors() <= before + 1
    assert not client.is_closed()
    api.call(client.messages.create, **ASK)
    assert server.connections.opened == 1


def test_a_thousand_clients_leave_nothing_open(server: Any) -> None:
    def use() -> None:
        Anthropic(base_url=server.base_url, api_key="k").models.retrieve("claude-opus-4-6")

    use()
    before = settled(0)
    for count in range(1000):
        if count % 10 == 0:
            use()
        Anthropic(api_key="k")
        AsyncAnthropic(api_key="k")
    assert settled(before) <= before


def test_clients_in_loops_that_end_leave_nothing_open(server: Any) -> None:
    async def use(client: Any) -> None:
        await client.models.retrieve("claude-opus-4-6")

    client = AsyncAnthropic(base_url=server.base_url, api_key="k")
    asyncio.run(use(client))
    before = settled(0)
    for _ in range(20):
        asyncio.run(use(client))
    assert settled(before) <= before


def test_a_given_client_outlives_all_that_use_it(api: Any, server: Any) -> None:
    given = httpx.AsyncClient() if api.is_async else httpx.Client()
    for _ in range(3):
        client = api.client(http_client=given)
        view = client.with_options(timeout=3)
        api.call(view.messages.create, **ASK)
        api.run(view.close())
        api.run(client.close())
        del client, view
        gc.collect()
    assert not given.is_closed
    assert server.connections.opened == 1
    api.run(given.aclose() if isinstance(given, httpx.AsyncClient) else given.close())


def test_with_closes_at_the_end(api: Any, server: Any) -> None:
    client = api.client()
    with api.using(client) as entered:
        assert entered is client
        api.call(client.messages.create, **ASK)
        assert server.connections.open == 1
    assert client.is_closed()
    assert server.connections.wait_open(0)


# Default clients


def test_defaults_of_the_default_clients(api: Any) -> None:
    client = default_client(api)
    assert client.timeout == httpx.Timeout(600, connect=5.0)
    assert client.follow_redirects
    assert (client._transport._pool._max_connections, client._transport._pool._max_keepalive_connections) == (1000, 100)
    for own in (default_client(api, timeout=3, follow_redirects=False), default_client(api, limits=httpx.Limits())):
        assert own.timeout in (httpx.Timeout(3), httpx.Timeout(600, connect=5.0))
        api.run(own.aclose() if api.is_async else own.close())
    api.run(client.aclose() if api.is_async else client.close())


def test_own_transports_and_mounts_win(api: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    answer = {"id": "claude", "type": "model", "display_name": "C", "created_at": "2025-01-01T00:00:00Z"}
    seen: list[str] = []

    def handler(name: str) -> httpx.MockTransport:
        return httpx.MockTransport(lambda request: seen.append(name) or httpx.Response(200, json=answer))  # type: ignore[func-returns-value]

    http_client = default_client(api, transport=handler("transport"), mounts={"https://mounted.test": handler("mount")})
    client = api.client(base_url="https://mounted.test", http_client=http_client)
    api.call(client.models.retrieve, "claude")
    api.call(client.with_options(base_url="http://other.test").models.retrieve, "claude")
    assert seen == ["mount", "transport"]


def test_timeouts_of_given_clients_are_adopted(api: Any, server: Any) -> None:
    for options, expected in (({}, "600"), ({"timeout": 7}, "7")):
        given = (httpx.AsyncClient if api.is_async else httpx.Client)(**options)
        api.call(api.client(http_client=given).messages.create, **ASK)
        assert server.requests[-1].header("x-stainless-read-timeout") in (expected, f"{expected}.0")
        api.run(given.aclose() if isinstance(given, httpx.AsyncClient) else given.close())


# TCP keep-alive

OPTIONS = [
    (socket.SOL_SOCKET, "SO_KEEPALIVE", 1),
    (socket.IPPROTO_TCP, "TCP_KEEPALIVE" if sys.platform == "darwin" else "TCP_KEEPIDLE", 60),
    (socket.IPPROTO_TCP, "TCP_KEEPINTVL", 60),
    (socket.IPPROTO_TCP, "TCP_KEEPCNT", 5),
]


@pytest.mark.parametrize("proxied", [False, True], ids=["direct", "proxy"])
def test_connections_probe_whether_the_other_side_is_there(
    api: Any, proxy: Proxy, proxied: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if proxied:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
    stream = api.call(api.client().messages.create, **ASK, stream=True)
    connection = stream.response.extensions["network_stream"].get_extra_info("socket")
    for level, name, value in OPTIONS:
        option = getattr(socket, name, None)
        assert option is None or connection.getsockopt(level, option) == value, name
    api.collect(stream)
    assert bool(proxy.seen) == proxied


@pytest.mark.parametrize(
    "missing", [["TCP_KEEPIDLE"], ["TCP_KEEPIDLE", "TCP_KEEPALIVE", "TCP_KEEPINTVL", "TCP_KEEPCNT"]]
)
def test_options_that_a_system_does_not_know_are_left_out(
    api: Any, missing: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in missing:
        monkeypatch.delattr(socket, name, raising=False)
    response = api.call(api.client().messages.with_raw_response.create, **ASK)
    connection = response.http_response.extensions["network_stream"].get_extra_info("socket")
    assert connection.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1


# Proxies


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_proxies_of_the_environment(api: Any, proxy: Proxy, variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, proxy.url.replace("://", "://user:pass@"))
    message = api.call(api.client(base_url="http://api.test").messages.create, **ASK)
    assert message.content
    ((method, target, headers),) = proxy.seen
    assert (method, target) == ("POST", "http://api.test/v1/messages")
    assert headers["proxy-authorization"].startswith("Basic ")


@pytest.mark.parametrize("exempt", ["127.0.0.1", "*", "other.test,127.0.0.1"])
def test_exempt_hosts_are_reached_directly(
    api: Any, server: Any, proxy: Proxy, exempt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy.url)
    monkeypatch.setenv("NO_PROXY", exempt)
    api.call(api.client().messages.create, **ASK)
    assert len(server.requests) == 1
    assert not proxy.seen


def test_the_environment_can_be_ignored(api: Any, proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy.url)
    api.call(api.client(http_client=default_client(api, trust_env=False)).messages.create, **ASK)
    assert not proxy.seen


def test_a_proxy_can_be_given(api: Any, server: Any, proxy: Proxy) -> None:
    api.call(api.client(http_client=default_client(api, proxy=proxy.url)).messages.create, **ASK)
    assert proxy.seen[0][1] == f"{server.base_url}/v1/messages"


def test_a_proxy_that_is_not_there_is_a_connection_error(api: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    with pytest.raises(anthropic.APIConnectionError):
        api.call(api.client(max_retries=0).messages.create, **ASK)


def test_https_goes_through_a_tunnel(api: Any, secure: Secure, monkeypatch: pytest.MonkeyPatch) -> None:
    with Proxy(secure.port).running() as tunnel:
        monkeypatch.setenv("HTTPS_PROXY", tunnel.url)
        http_client = default_client(api, verify=secure.trusting())
        api.call(api.client(base_url="https://my-host.test", http_client=http_client).messages.create, **ASK)
    assert [seen[:2] for seen in tunnel.seen] == [("CONNECT", "my-host.test:443")]
    assert secure.asked == ["my-host.test"]
    assert "test-key" not in str(tunnel.seen)


def test_hosts_with_underscores_are_asked_for_under_a_name_that_certificates_can_hold(
    api: Any, secure: Secure, monkeypatch: pytest.MonkeyPatch
) -> None:
    lookup = socket.getaddrinfo
    # Some libraries look names up as text, others as bytes.
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **more: lookup("127.0.0.1" if "host" in str(host) else host, *rest, **more),
    )
    http_client = default_client(api, verify=secure.trusting())
    url = secure.url.replace("localhost", "my_host.test")
    api.call(api.client(base_url=url, http_client=http_client).messages.create, **ASK)
    assert secure.asked == ["my-host.test"]


# Certificates


def test_an_unknown_authority_is_said_clearly_and_not_retried(api: Any, secure: Secure) -> None:
    with pytest.raises(anthropic.CertificateError) as caught:
        api.call(api.client(base_url=secure.url).messages.create, **ASK)
    assert isinstance(caught.value, anthropic.APIConnectionError)
    assert "certificate of localhost cannot be verified" in str(caught.value)
    assert "SSL_CERT_FILE" in str(caught.value)
    assert "verify=" in str(caught.value)
    assert (caught.value.attempts, caught.value.retryable) == (1, False)
    assert caught.value.__cause__ is not None
    assert len(secure.asked) == 1


def test_an_authority_is_trusted_by_path_or_context(api: Any, secure: Secure, tmp_path: Path) -> None:
    file = tmp_path / "authority.pem"
    secure.authority.cert_pem.write_to_path(str(file))
    for trust in (file, str(file), secure.trusting()):
        assert api.call(api.client(base_url=secure.url, ssl=trust).messages.create, **ASK).content
    with pytest.raises(anthropic.CertificateError):  # One client's authority is not another's.
        api.call(api.client(base_url=secure.url).messages.create, **ASK)


def test_authorities_that_cannot_work_are_refused_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing\.pem"):
        anthropic.Anthropic(api_key="k", ssl=tmp_path / "nothing.pem")
    with pytest.raises(TypeError, match="ssl has to be"):
        anthropic.Anthropic(api_key="k", ssl=True)  # type: ignore[arg-type]
    with anthropic.DefaultHttpxClient() as http_client, pytest.raises(ValueError, match="verify="):
        anthropic.Anthropic(api_key="k", ssl=tmp_path, http_client=http_client)
    monkeypatch.setitem(sys.modules, "truststore", None)
    with pytest.raises(ImportError, match="system-certificates"):
        anthropic.AsyncAnthropic(api_key="k", ssl="system")


def test_a_certificate_for_another_name_is_said_clearly(api: Any, secure: Secure) -> None:
    http_client = default_client(api, verify=secure.trusting())
    url = secure.url.replace("localhost", "127.0.0.1")
    with pytest.raises(anthropic.APIConnectionError, match=r"127\.0\.0\.1 cannot be verified") as caught:
        api.call(api.client(base_url=url, http_client=http_client).messages.create, **ASK)
    assert caught.value.attempts == 1


def test_an_own_authority_by_the_environment(
    api: Any, secure: Secure, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secure.authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    assert api.call(api.client(base_url=secure.url).messages.create, **ASK).content


def test_an_own_authority_by_a_context(api: Any, secure: Secure) -> None:
    http_client = default_client(api, verify=secure.trusting())
    assert api.call(api.client(base_url=secure.url, http_client=http_client).messages.create, **ASK).content


def test_verification_can_be_turned_off(api: Any, secure: Secure) -> None:
    http_client = default_client(api, verify=False)
    assert api.call(api.client(base_url=secure.url, http_client=http_client).messages.create, **ASK).content


def test_clients_can_have_certificates(api: Any, secure: Secure) -> None:
    secure.ask_for_certificate()
    context = secure.trusting()
    secure.authority.issue_cert("client.test").configure_cert(context)
    http_client = default_client(api, verify=context)
    assert api.call(api.client(base_url=secure.url, http_client=http_client).messages.create, **ASK).content
    http_client = default_client(api, verify=secure.trusting())
    with pytest.raises(anthropic.APIConnectionError):
        api.call(api.client(base_url=secure.url, http_client=http_client, max_retries=0).messages.create, **ASK)


def test_all_default_clients_share_one_context(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from anthropic import _http

    made: list[int] = []
    new = ssl.SSLContext.__new__

    def counting(cls: Any, *args: Any, **kwargs: Any) -> Any:
        made.append(threading.get_ident())
        return new(cls, *args, **kwargs)

    _http._ssl_context.cache_clear()
    monkeypatch.setattr(ssl.SSLContext, "__new__", counting)

    async def use() -> None:
        async with AsyncAnthropic(base_url=server.base_url, api_key="k") as client:
            await client.models.retrieve("claude-opus-4-6")

    asyncio.run(use())
    assert len(made) == 1
    assert made[0] != threading.get_ident()  # reading certificates does not hold up the loop
    asyncio.run(use())
    for _ in range(20):
        with Anthropic(base_url=server.base_url, api_key="k") as client:
            client.models.retrieve("claude-opus-4-6")
    assert len(made) == 1


# aiohttp


@pytest.fixture
def over_aiohttp() -> Any:
    pytest.importorskip("httpx_aiohttp", reason="the extra aiohttp is not installed")
    return anthropic.DefaultAioHttpClient


def async_client(server: Any, http_client: Any, **options: Any) -> AsyncAnthropic:
    return AsyncAnthropic(base_url=server.base_url, api_key="k", http_client=http_client, **options)


def test_without_aiohttp_only_its_use_fails() -> None:
    code = """
import sys
sys.modules["aiohttp"] = sys.modules["httpx_aiohttp"] = None
from anthropic import DefaultAioHttpClient
try:
    DefaultAioHttpClient()
except RuntimeError as error:
    print(error)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "anthropic[aiohttp]" in run.stdout


def test_requests_and_streams_over_aiohttp(server: Any, over_aiohttp: Any) -> None:
    async def use() -> None:
        http_client = over_aiohttp()
        async with async_client(server, http_client) as client:
            assert http_client.timeout == httpx.Timeout(600, connect=5.0)
            message = await client.messages.create(**ASK)
            assert message.content
            stream = await client.messages.create(**ASK, stream=True)
            types = [event.type async for event in stream]
            assert types[-1] == "message_stop"
            page = await client.models.list(limit=1)
            assert page.data
        assert http_client.is_closed

    asyncio.run(use())
    assert server.connections.opened == 1
    assert server.requests[0].header("x-stainless-async") == "async:asyncio"


def test_retries_and_errors_over_aiohttp(server: Any, over_aiohttp: Any) -> None:
    async def use() -> None:
        async with async_client(server, over_aiohttp(), max_retries=1) as client:
            server.fail(529, times=1, headers={"retry-after-ms": "1"})
            assert (await client.messages.create(**ASK)).content
            server.cut(None, times=2)
            with pytest.raises(anthropic.APIConnectionError) as caught:
                await client.messages.create(**ASK)
            assert type(caught.value) is anthropic.APIConnectionError
            assert caught.value.attempts == 2
            server.delay(5, times=1)
            with pytest.raises(anthropic.APITimeoutError):
                await client.with_options(max_retries=0).messages.create(**ASK, timeout=0.1)
            with pytest.raises(anthropic.APIConnectionError) as caught:
                await client.with_options(max_retries=0, base_url="http://127.0.0.1:9").messages.create(**ASK)
            assert type(caught.value) is anthropic.APIConnectionError
            server.cut(150, times=1)
            stream = await client.messages.create(**ASK, stream=True)
            with pytest.raises(anthropic.AnthropicError):
                [event async for event in stream]

    asyncio.run(use())


def test_proxies_certificates_and_keep_alive_over_aiohttp(
    server: Any, secure: Secure, proxy: Proxy, over_aiohttp: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    probing: list[int] = []
    connect = socket.socket.setsockopt

    class Noting(socket.socket):
        def setsockopt(self, *option: Any) -> None:
            probing.append(option[1])
            connect(self, *option)

    async def use() -> None:
        with monkeypatch.context() as patch:
            patch.setattr("anthropic._keepalive.socket.socket", Noting)
            async with async_client(server, over_aiohttp()) as client:
                await client.messages.create(**ASK)
        async with async_client(server, over_aiohttp(), max_retries=1) as client:
            with pytest.raises(anthropic.APIConnectionError, match="cannot be verified") as caught:
                await client.with_options(base_url=secure.url).messages.create(**ASK)
            assert caught.value.attempts == 1
        async with async_client(server, over_aiohttp(verify=secure.trusting())) as client:
            assert (await client.with_options(base_url=secure.url).messages.create(**ASK)).content
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        async with async_client(server, over_aiohttp()) as client:
            await client.messages.create(**ASK)

    asyncio.run(use())
    assert socket.SO_KEEPALIVE in probing
    assert proxy.seen[0][1] == f"{server.base_url}/v1/messages"


# Threads and forks


def test_one_client_serves_many_threads(server: Any) -> None:
    failures: list[BaseException] = []
    ids: set[str] = set()
    start = threading.Barrier(64)

    def work(client: Anthropic) -> None:
        try:
            start.wait(10)
            for _ in range(3):
                ids.add(client.messages.create(**ASK).id)
                list(client.with_options(timeout=20).messages.create(**ASK, stream=True))
        except BaseException as failure:
            failures.append(failure)

    with Anthropic(base_url=server.base_url, api_key="k") as client:
        threads = [threading.Thread(target=work, args=(client,)) for _ in range(64)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    assert failures == []
    assert len(ids) == 192
    assert server.connections.opened <= 64


FORK = """
import os, sys, warnings
import anthropic

warnings.filterwarnings("ignore", "This process", DeprecationWarning)
client = anthropic.Anthropic(base_url=sys.argv[1], api_key="k")
ask = {"model": "claude-opus-4-6", "max_tokens": 5, "messages": [{"role": "user", "content": "Hi"}]}
client.messages.create(**ask)
child = os.fork()
if child == 0:
    client.messages.create(**ask)
    client.with_options(timeout=9).messages.create(**ask)
    client.close()
    os._exit(0)
_, status = os.waitpid(child, 0)
client.messages.create(**ask)
client.close()
sys.exit(status)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_child_process_has_connections_of_its_own(server: Any) -> None:
    run = subprocess.run([sys.executable, "-W", "error", "-c", FORK, server.base_url], capture_output=True, timeout=60)
    assert (run.returncode, run.stderr) == (0, b"")
    assert [request.connection for request in server.requests] == [1, 2, 2, 1]


# Headers


@pytest.mark.parametrize("spelling", ["X-Api-Key", "x-api-key", "X-API-KEY", "x-Api-kEY"])
def test_one_key_is_sent_however_it_is_spelled(api: Any, server: Any, spelling: str) -> None:
    client = api.client(default_headers={spelling: "default", "AUTHORIZATION": "Bearer a"}, auth_token="b")
    api.call(client.messages.create, **ASK)
    api.call(client.messages.create, **ASK, extra_headers={spelling.swapcase(): "extra"})
    api.call(client.messages.create, **ASK, extra_headers={spelling.swapcase(): omit})
    sent = [
        [value for name, value in request.headers if name.lower() in ("x-api-key", "authorization")]
        for request in server.requests
    ]
    assert [sorted(values) for values in sent] == [["Bearer a", "default"], ["Bearer a", "extra"], ["Bearer a"]]
    for request in server.requests:
        names = [name.lower() for name, _ in request.headers]
        assert len(names) == len(set(names))


# Secrets


def walk(value: Any, seen: set[int]) -> Iterator[str]:
    """Every text in a value that `vars` and containers lead to, and every repr on the way."""
    if id(value) in seen or isinstance(value, (type, type(sys))) or callable(value):
        return
    seen.add(id(value))
    yield repr(value)
    if type(value).__module__.partition(".")[0] in ("httpcore", "h11", "ssl", "asyncio"):
        return  # what is in flight
    if isinstance(value, (str, bytes)):
        yield str(value)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from walk(key, seen)
            yield from walk(item, seen)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for item in value:
            yield from walk(item, seen)
    elif hasattr(value, "__dict__") and not isinstance(value, (httpx.Headers, logging.Logger)):
        yield from walk(vars(value), seen)


def hides_secrets(*texts: str) -> bool:
    return not any(secret in text for text in texts for secret in (KEY, TOKEN))


def test_a_client_shows_no_secret(api: Any) -> None:
    client = api.client(api_key=KEY, auth_token=TOKEN, default_headers={"X-Other": "o"})
    api.call(client.messages.create, **ASK)
    view = client.with_options(max_retries=1)
    api.call(view.messages.create, **ASK)
    for shown in (client, view):
        assert hides_secrets(*walk(shown, set()))
    with pytest.raises(TypeError) as caught:
        pickle.dumps(client)
    assert hides_secrets(str(caught.value))


def failing(api: Any, server: Any, secure: Secure) -> Iterator[Any]:
    """Clients whose next call, of a message that is streamed inside, fails; each with another error."""
    client = api.client(api_key=KEY, auth_token=TOKEN, max_retries=0)
    for status in (400, 401, 402, 403, 404, 409, 413, 418, 422, 429, 500, 503, 504, 529):
        server.fail(status)
        yield client
    server.reply(200, body="<html>hotel</html>")
    yield client
    server.cut(None)
    yield client
    server.cut(20)
    yield client
    server.delay(5)
    yield client.with_options(timeout=0.05)
    server.disturb(2, then="silence")
    yield client.with_options(stream_idle_timeout=0.05)
    server.disturb(2, then="end")
    yield client
    yield client.with_options(base_url="http://127.0.0.1:9")
    yield client.with_options(base_url="ftp://127.0.0.1")
    yield client.with_options(base_url=secure.url)
    yield client.with_options(api_key=KEY + "\x00b")
    yield client.with_options(api_key=KEY + "\u00e9")
    yield client.with_options(default_headers={"X-Api-Key": KEY + "\nb"})


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # a server that cuts leaves sockets to the collector
def test_errors_show_no_secret(api: Any, server: Any, secure: Secure) -> None:
    kinds: set[type] = set()
    for client in failing(api, server, secure):
        with pytest.raises((anthropic.AnthropicError, ValueError)) as caught:
            api.call(client.messages.create, **ASK, via_stream=True)
        error = caught.value
        kinds.add(type(error))
        assert hides_secrets(str(error), repr(error))
        assert hides_secrets("".join(traceback.format_exception(type(error), error, error.__traceback__)))
        assert hides_secrets(*walk(vars(error), set()))
        dump = pickle.dumps(error)
        assert KEY.encode() not in dump
        assert TOKEN.encode() not in dump
        assert type(pickle.loads(dump)) is type(error)
        assert str(pickle.loads(dump)) == str(error)
    answered = (anthropic.APIStatusError, anthropic.APIConnectionError)
    every = {cls for cls in vars(anthropic._errors).values() if isinstance(cls, type) and issubclass(cls, answered)}
    assert every <= kinds


LOGGERS = ("", "anthropic", "httpx", "httpcore", "httpcore.connection", "httpcore.http11", "asyncio", "aiohttp")


@pytest.mark.parametrize("level", [1, logging.DEBUG, logging.INFO, logging.WARNING])
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_logs_of_every_level_show_no_secret(
    api: Any, server: Any, secure: Secure, level: int, caplog: pytest.LogCaptureFixture
) -> None:
    for name in LOGGERS:
        caplog.set_level(level, logger=name)
    client = api.client(api_key=KEY, auth_token=TOKEN)
    api.call(client.messages.create, **ASK)
    api.collect(api.call(client.messages.create, **ASK, stream=True))
    for failing_client in failing(api, server, secure):
        with pytest.raises((anthropic.AnthropicError, ValueError)):
            api.call(failing_client.messages.create, **ASK, via_stream=True)
    assert level > logging.INFO or "/v1/messages" in caplog.text
    assert hides_secrets(caplog.text, *(str(vars(record)) for record in caplog.records))


def test_the_request_of_an_error_still_holds_its_headers(api: Any, server: Any) -> None:
    server.fail(400)
    with pytest.raises(anthropic.BadRequestError) as caught:
        api.call(api.client(api_key=KEY).messages.create, **ASK)
    headers = caught.value.request.headers
    assert headers["X-Api-Key"] == KEY
    assert KEY not in repr(headers)
    assert "'anthropic-version', '2023-06-01'" in repr(headers)


# Base URL


@pytest.mark.parametrize("base", ["", "/", "/gateway", "/gateway/"])
def test_base_urls_end_with_one_slash(api: Any, server: Any, base: str) -> None:
    server.reply(200, {"content-type": "application/json"}, json.dumps({"input_tokens": 1}).encode())
    client = api.client()
    client.base_url = httpx.URL(server.base_url + base)
    assert str(client.base_url) == f"{server.base_url}{base.rstrip('/')}/"
    api.call(client.messages.count_tokens, model="m", messages=ASK["messages"])
    assert server.requests[-1].path == f"{base.rstrip('/')}/v1/messages/count_tokens"


def test_no_warning_comes_from_plain_use(server: Any) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with Anthropic(base_url=server.base_url, api_key="k") as client:
            client.messages.create(**ASK)
            list(client.messages.create(**ASK, stream=True))
        gc.collect()
