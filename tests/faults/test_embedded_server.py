"""The embedded server as a server: connections, start and end, and each kind of misbehaviour."""

from __future__ import annotations

import itertools
import json
import math
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from anthropic.testing import Cut, Disturbance, Fault, Server, error_event, message_events, serve

HEADERS = {"x-api-key": "k", "anthropic-version": "2023-06-01"}
HELLO: dict[str, Any] = {
    "model": "claude-opus-4-6",
    "max_tokens": 100,
    "messages": [{"role": "user", "content": "Hello, Claude"}],
}


@pytest.fixture
def http(server: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.base_url, headers=HEADERS, timeout=5, trust_env=False) as client:
        yield client


@contextmanager
def lasting(least: float, most: float) -> Iterator[None]:
    start = time.monotonic()
    yield
    assert least <= time.monotonic() - start < most


def read_into(received: bytearray, response: httpx.Response) -> None:
    """Keep what arrived also when an exception ends it."""
    for piece in response.iter_raw():
        received += piece


# --- faults -----------------------------------------------------------------------------------------------------------


def test_fail(http: httpx.Client, server: Server) -> None:
    server.fail(529, times=2, headers={"retry-after": "1"})
    server.fail(429, message="Slow down", error_type="custom_error")
    first, second, third = (http.post("/v1/messages", json=HELLO) for _ in range(3))
    assert [first.status_code, second.status_code, third.status_code] == [529, 529, 429]
    assert first.headers["retry-after"] == "1"
    assert first.json()["error"] == {"type": "overloaded_error", "message": "Overloaded"}
    assert first.json()["request_id"] == first.headers["request-id"]
    assert third.json()["error"] == {"type": "custom_error", "message": "Slow down"}
    assert http.post("/v1/messages", json=HELLO).status_code == 200
    assert server.connections.opened == 1
    assert server.pending == 0


def test_fail_for_a_path(http: httpx.Client, server: Server) -> None:
    server.fail(500, path="POST /v1/messages*")
    server.fail(503, path="/v1/models/*")
    assert http.get("/v1/models").status_code == 200
    assert http.get("/v1/models/claude-opus-4-6").status_code == 503
    assert http.post("/v1/messages/count_tokens", json={}).status_code == 500
    assert http.get("/v1/models/claude-opus-4-6").status_code == 200


def test_reply(http: httpx.Client, server: Server) -> None:
    server.reply(502, {"server": "proxy", "request-id": None}, "<html>Bad Gateway</html>")
    server.reply(200)
    server.reply(200, {"Content-Type": "application/json"}, b"{nope")
    server.reply(418, body={"teapot": True})
    page, empty, broken, teapot = (http.post("/v1/messages", json=HELLO) for _ in range(4))
    assert (page.status_code, page.text, page.headers["server"]) == (502, "<html>Bad Gateway</html>", "proxy")
    assert page.headers["content-type"].startswith("text/html")
    assert "request-id" not in page.headers
    assert (empty.status_code, empty.content, empty.headers["content-length"]) == (200, b"", "0")
    assert (broken.content, broken.headers.get_list("content-type")) == (b"{nope", ["application/json"])
    assert (teapot.status_code, teapot.json()) == (418, {"teapot": True})


def test_stream(http: httpx.Client, server: Server) -> None:
    server.stream([*message_events("Hi there")[:4], ": comment\n\n", b"data: \xff\n\n", 0.05, error_event()])
    with lasting(0.05, 1):
        response = http.post("/v1/messages", json=HELLO)
    assert response.headers["content-type"].startswith("text/event-stream")
    blocks = response.content.split(b"\n\n")
    assert blocks[0].startswith(b"event: message_start\ndata: {")
    assert blocks[3].endswith(b'"text":"Hi"}}')
    assert blocks[4:6] == [b": comment", b"data: \xff"]
    assert blocks[6].startswith(b"event: error\n")
    assert json.loads(blocks[6].partition(b"data: ")[2])["error"]["type"] == "overloaded_error"


def test_endless_stream_ends_with_its_reader(http: httpx.Client, server: Server) -> None:
    server.stream(itertools.cycle([{"type": "ping"}]))
    with http.stream("POST", "/v1/messages", json=HELLO) as response:
        pieces = response.iter_raw()
        assert next(pieces).startswith(b"event: ping")
        assert server.connections.open == 1
    assert server.connections.wait_open(0, timeout=1)


def test_delay(http: httpx.Client, server: Server) -> None:
    server.delay(0.1)
    server.delay(0.1, where="body")
    with lasting(0.1, 1), http.stream("GET", "/v1/models"):
        pass
    with lasting(0.1, 1), http.stream("GET", "/v1/models") as response, lasting(0.05, 1):
        response.read()
    server.delay(9)
    with pytest.raises(httpx.ReadTimeout):
        http.get("/v1/models", timeout=0.05)
    with pytest.raises(ValueError, match="not its 'middle'"):
        server.delay(1, where="middle")


@pytest.mark.parametrize("how", ["fin", "rst"])
@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("after", [0, 1, 300])
def test_cut(http: httpx.Client, server: Server, how: str, stream: bool, after: int) -> None:
    server.cut(after, how)
    received = bytearray()
    with http.stream("POST", "/v1/messages", json={**HELLO, "stream": stream}) as response:
        assert response.status_code == 200
        with pytest.raises(httpx.RemoteProtocolError if how == "fin" else httpx.ReadError):
            read_into(received, response)
    assert len(received) == after
    assert server.connections.wait_open(0, timeout=1)


def test_cut_before_anything(http: httpx.Client, server: Server) -> None:
    server.cut(None)
    server.cut(None, "rst")
    with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
        http.get("/v1/models")
    with pytest.raises(httpx.ReadError):
        http.get("/v1/models")
    assert http.get("/v1/models").status_code == 200


def test_cut_that_looks_like_success(http: httpx.Client, server: Server) -> None:
    server.cut(40, "end", times=2)
    for stream in (False, True):
        response = http.post("/v1/messages", json={**HELLO, "stream": stream})
        assert len(response.content) == 40
    assert server.connections.opened == 1
    with pytest.raises(ValueError, match="not 'softly'"):
        server.cut(how="softly")


def test_cut_at_the_end(http: httpx.Client, server: Server) -> None:
    server.cut(10_000_000, times=2)
    # A body of known length is complete before the cut; one in chunks lacks its end.
    assert http.post("/v1/messages", json=HELLO).json()["type"] == "message"
    assert server.connections.wait_open(0, timeout=1)
    with pytest.raises(httpx.RemoteProtocolError):
        http.post("/v1/messages", json={**HELLO, "stream": True})
    assert server.connections.wait_open(0, timeout=1)


def test_drip(http: httpx.Client, server: Server) -> None:
    server.drip(100, 0.01)
    with lasting(0.04, 2), http.stream("POST", "/v1/messages", json=HELLO) as response:
        pieces = list(response.iter_raw())
    assert max(map(len, pieces)) <= 200  # Two may arrive together.
    assert json.loads(b"".join(pieces))["role"] == "assistant"
    with pytest.raises(ValueError, match="at least one byte"):
        server.drip(0, 1)


def test_stall(http: httpx.Client, server: Server) -> None:
    server.stall(7)
    received = bytearray()
    with http.stream("POST", "/v1/messages", json=HELLO, timeout=0.1) as response, pytest.raises(httpx.ReadTimeout):
        read_into(received, response)
    assert len(received) == 7
    assert server.connections.wait_open(0, timeout=1)


def test_stall_for_a_while_after_everything(http: httpx.Client, server: Server) -> None:
    server.stall(float("inf"), seconds=0.1)
    with lasting(0.1, 1):
        assert "message_stop" in http.post("/v1/messages", json={**HELLO, "stream": True}).text


def test_unsendable(http: httpx.Client, server: Server, caplog: pytest.LogCaptureFixture) -> None:
    server.reply(200, {"bad\nname": "x"})
    server.stream(1 / n * [{"type": "ping"}] for n in (0,))
    for _ in range(2):
        with pytest.raises(httpx.RemoteProtocolError):
            http.get("/v1/models")
    assert "could not send the reply to GET /v1/models" in caplog.text
    assert http.get("/v1/models").status_code == 200


def test_no_body(http: httpx.Client, server: Server) -> None:
    server.reply(204, body="never sent")
    assert http.get("/v1/models").content == b""
    assert http.head("/v1/models").status_code == 405
    assert server.connections.opened == 1


def test_combination(http: httpx.Client, server: Server) -> None:
    server.schedule(Fault(), Fault(events=message_events(), drip=(9, 0.001), cut=Cut(100, "end")), Fault(status=500))
    assert http.get("/v1/models").status_code == 200
    assert len(http.get("/v1/models").content) == 100
    assert http.get("/v1/models").status_code == 500


# --- disturbed streams ------------------------------------------------------------------------------------------------

STREAM = {**HELLO, "stream": True}


def blocks_of(received: bytes | bytearray) -> list[bytes]:
    """Return what blank lines end, without IDs, which differ from reply to reply."""
    assert received.endswith(b"\n\n")
    blocks = bytes(received).split(b"\n\n")[:-1]
    return [b"start" if block.startswith(b"event: message_start") else block for block in blocks]


@pytest.fixture
def whole(http: httpx.Client) -> list[bytes]:
    """The events of an undisturbed reply."""
    blocks = blocks_of(http.post("/v1/messages", json=STREAM).content)
    assert [block[:12] for block in (blocks[2], blocks[-1])] == [b"event: ping\n", b"event: messa"]
    return blocks


PING = b'event: ping\ndata: {"type":"ping"}'


@pytest.mark.parametrize("after", [0, 1, 3, 5, math.inf])
def test_disturb_and_go_on(http: httpx.Client, server: Server, whole: list[bytes], after: float) -> None:
    server.disturb(after, {"type": "new"}, b": bytes\n\n", 0.05, "data: text\n\n", times=2)
    at = int(min(after, len(whole)))
    for _ in range(2):
        with lasting(0.05, 2):
            blocks = blocks_of(http.post("/v1/messages", json=STREAM).content)
        added = [b'event: new\ndata: {"type":"new"}', b": bytes", b"data: text"]
        assert blocks == [*whole[:at], *added, *whole[at:]]
    assert blocks_of(http.post("/v1/messages", json=STREAM).content) == whole
    assert server.connections.opened == 1


@pytest.mark.parametrize("items", [(), ({"type": "ping"}, {"type": "ping"})])
def test_disturb_and_skip(http: httpx.Client, server: Server, whole: list[bytes], items: tuple[Any, ...]) -> None:
    server.disturb(3, *items, then="skip")
    blocks = blocks_of(http.post("/v1/messages", json=STREAM).content)
    assert blocks == [*whole[:3], *(PING for _ in items), *whole[4:]]
    server.disturb(math.inf, then="skip")
    assert blocks_of(http.post("/v1/messages", json=STREAM).content) == whole


def test_disturb_and_end(http: httpx.Client, server: Server, whole: list[bytes]) -> None:
    server.disturb(4, then="end")
    server.disturb(3, error_event("overloaded_error"), then="end")
    assert blocks_of(http.post("/v1/messages", json=STREAM).content) == whole[:4]
    *first, failure = blocks_of(http.post("/v1/messages", json=STREAM).content)
    assert first == whole[:3]
    assert json.loads(failure.partition(b"data: ")[2])["error"]["type"] == "overloaded_error"
    assert server.connections.opened == 1


@pytest.mark.parametrize("after", [0, 4, math.inf])
@pytest.mark.parametrize("how", ["fin", "rst"])
def test_disturb_and_lose(http: httpx.Client, server: Server, whole: list[bytes], how: str, after: float) -> None:
    server.disturb(after, {"type": "ping"}, then=how)
    received = bytearray()
    failure = httpx.RemoteProtocolError if how == "fin" else httpx.ReadError
    with http.stream("POST", "/v1/messages", json=STREAM) as response, pytest.raises(failure):
        read_into(received, response)
    assert blocks_of(received) == [*whole[: int(min(after, len(whole)))], PING]
    assert server.connections.wait_open(0, timeout=1)


@pytest.mark.parametrize("after", [4, math.inf])
def test_disturb_and_fall_silent(http: httpx.Client, server: Server, whole: list[bytes], after: float) -> None:
    server.disturb(after, then="silence")
    received = bytearray()
    with http.stream("POST", "/v1/messages", json=STREAM, timeout=0.1) as response, pytest.raises(httpx.ReadTimeout):
        read_into(received, response)
    assert blocks_of(received) == whole[: int(min(after, len(whole)))]
    assert server.connections.wait_open(0, timeout=1)


@pytest.mark.parametrize("after", [4, math.inf])
@pytest.mark.parametrize(("then", "sign"), [("pings", PING), ("comments", b":")])
def test_disturb_and_only_show_signs_of_life(
    http: httpx.Client, server: Server, whole: list[bytes], then: str, sign: bytes, after: float
) -> None:
    server.disturb(after, then=then, every=0.01)
    server.disturb(after, then=then, every=0)
    at = int(min(after, len(whole)))
    for least in (0.05, 0):
        received = bytearray()
        with lasting(least, 2), http.stream("POST", "/v1/messages", json=STREAM) as response:
            for piece in response.iter_raw():
                received += piece
                if received.endswith((sign + b"\n\n") * 5):
                    break
        assert blocks_of(received)[: at + 5] == [*whole[:at], *[sign] * 5]
        assert server.connections.wait_open(0, timeout=1)


def test_disturb_what_is_scripted(http: httpx.Client, server: Server) -> None:
    """Events end with blank lines, in whatever pieces they come; comments are no events."""
    events = [b": no\n\nda", b"ta: 1\r\n\r\n:\n\n: a\n", 0.01, "data: 2", 0.0, b"\n\ndata: 3\r\rdata: 4\n\r\n", b"id: "]
    parts = [b"", b": no\n\ndata: 1\r\n\r\n", b":\n\n: a\ndata: 2\n\n", b"data: 3\r\r", b"data: 4\n\r\n", b"id: "]
    for after, (then, dropped) in itertools.product(range(7), {"go on": 0, "skip": 1, "end": 9}.items()):
        server.schedule(Fault(events=events, disturbance=Disturbance(after, (b"!",), then)))
        expected = [*parts[: after + 1], b"!", *parts[after + 1 + dropped :]]
        assert http.get("/v1/models").content == b"".join(expected)


def test_disturb_in_combination(http: httpx.Client, server: Server) -> None:
    server.schedule(Fault(events=message_events(), drip=(9, 0.001), disturbance=Disturbance(2, then="rst")))
    headers = {"Content-Type": "Text/Event-Stream"}
    server.schedule(Fault(body=b"data: 1\n\ndata: 2\n\n", headers=headers, disturbance=Disturbance(1, then="skip")))
    received = bytearray()
    with http.stream("GET", "/v1/models") as response, pytest.raises(httpx.ReadError):
        read_into(received, response)
    assert len(blocks_of(received)) == 2
    assert http.get("/v1/models").content == b"data: 1\n\n"


def test_disturb_other_replies(http: httpx.Client, server: Server) -> None:
    server.disturb(0, then="fin")
    assert http.post("/v1/messages", json=HELLO).json()["type"] == "message"
    server.disturb(0, then="fin", path="/v1/messages")
    assert http.get("/v1/models").status_code == 200
    assert server.pending == 1


def test_disturb_in_no_known_way(server: Server) -> None:
    with pytest.raises(ValueError, match="'comments', not 'explode'"):
        server.disturb(1, then="explode")


@pytest.mark.parametrize("how", ["fin", "rst"])
def test_disconnect_idle(http: httpx.Client, server: Server, how: str) -> None:
    http.get("/v1/models")
    server.disconnect(how)
    assert (server.connections.opened, server.connections.open) == (1, 0)
    assert http.get("/v1/models").status_code == 200
    assert server.connections.opened == 2


# --- connections and records ------------------------------------------------------------------------------------------


def test_keep_alive_and_records(http: httpx.Client, server: Server) -> None:
    for number in range(5):
        http.post("/v1/messages?beta=true&n=1&n=2", json={**HELLO, "stream": number % 2 == 0}, headers={"X-Odd": "a"})
    assert (server.connections.opened, server.connections.open) == (1, 1)
    assert repr(server.connections) == "<Connections: 1 opened, 1 open>"
    request = server.requests[-1]
    assert (request.method, request.path, request.query) == ("POST", "/v1/messages", {"beta": "true", "n": "2"})
    assert request.json()["messages"] == HELLO["messages"]
    assert ("X-Odd", "a") in request.headers
    assert (request.header("x-odd"), request.header("none")) == ("a", None)
    assert {it.connection for it in server.requests} == {1}
    server.fail(500)
    server.reset()
    assert (server.requests, server.connections.opened, server.connections.open, server.pending) == ([], 0, 0, 0)
    assert http.get("/v1/models").status_code == 200


def exchange(server: Server, data: bytes, *more: bytes) -> bytes:
    """Send raw bytes, each further ones after something came back, and return all that came until the server closed."""
    received = b""
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as sock:
        sock.sendall(data)
        for piece in more:
            received += sock.recv(65536)
            sock.sendall(piece)
        return received + b"".join(iter(lambda: sock.recv(65536), b""))


def test_pipelined_and_closed_on_request(server: Server) -> None:
    get = b"GET /v1/models?limit=1 HTTP/1.1\r\nHost: x\r\nX-Api-Key: k\r\nX-API-KEY: l\r\nanthropic-version: 1\r\n"
    answer = exchange(server, get + b"\r\n" + get + b"Connection: close\r\n\r\n")
    assert answer.count(b"HTTP/1.1 200 OK") == 2
    assert [name for name, _ in server.requests[0].headers] == ["Host", "X-Api-Key", "X-API-KEY", "anthropic-version"]
    assert server.requests[0].header("x-api-key") == "k, l"


@pytest.mark.parametrize(
    "junk", [b"HELLO\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", b"GET / HTTP/1.1\r\nX: " + b"x" * 70_000]
)
def test_junk(server: Server, junk: bytes) -> None:
    assert exchange(server, junk).startswith(b"HTTP/1.1 4")
    assert server.connections.wait_open(0, timeout=1)


def test_expect_continue(server: Server) -> None:
    head = b"POST /v1/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"
    assert exchange(server, head, b"{}").startswith(b"HTTP/1.1 100")


def test_cancelled_request_is_noticed(server: Server) -> None:
    server.stall()
    with socket.create_connection(("127.0.0.1", server.port)) as sock:
        sock.sendall(b"GET /v1/models HTTP/1.1\r\nHost: x\r\n\r\n")
        assert server.wait_for_requests(1)
        assert not server.wait_for_requests(2, timeout=0.01)
        assert server.connections.open == 1
        assert not server.connections.wait_open(0, timeout=0.01)
    assert server.connections.wait_open(0, timeout=1)


def test_many_at_once(server: Server) -> None:
    failures: list[BaseException] = []

    def work() -> None:
        try:
            with httpx.Client(base_url=server.base_url, headers=HEADERS, trust_env=False) as client:
                for _ in range(5):
                    assert client.post("/v1/messages", json={**HELLO, "stream": True}).is_success
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert len(server.requests) == 40
    assert server.connections.opened == 8


# --- start and end ----------------------------------------------------------------------------------------------------


def test_shutdown_with_work_under_way() -> None:
    before = threading.active_count()
    with serve(host="localhost") as server, httpx.Client(base_url=server.base_url, trust_env=False) as client:
        server.stall(0)
        with client.stream("GET", "/v1/models") as response:
            with lasting(0, 1):
                server.close()
            with pytest.raises(httpx.HTTPError):
                response.read()
        server.close()
        server.disconnect()
    assert threading.active_count() == before
    with pytest.raises(httpx.ConnectError):
        httpx.get(server.base_url, trust_env=False)


def test_start_errors() -> None:
    with pytest.raises(ValueError, match="loopback only"):
        serve(host="0.0.0.0")
    with serve() as server:
        with pytest.raises(RuntimeError, match="running already"):
            server.start()
        other = serve(port=server.port)
        with pytest.raises(OSError, match="in use"):
            other.start()


def test_ipv6() -> None:
    try:
        server = serve(host="::1").start()
    except OSError:
        pytest.skip("no IPv6 here")
    with server_closed(server):
        assert httpx.get(f"{server.base_url}/v1/models", headers=HEADERS, trust_env=False).is_success


@contextmanager
def server_closed(server: Server) -> Iterator[None]:
    try:
        yield
    finally:
        server.close()


def test_pace() -> None:
    with serve(pace=0.02) as server, lasting(0.2, 5):
        body = {**HELLO, "stream": True}
        assert httpx.post(f"{server.base_url}/v1/messages", headers=HEADERS, json=body, trust_env=False).is_success


def test_command(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", "-m", "anthropic.testing"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        line = process.stdout.readline()
        url = line.split()[2]
        assert f"ANTHROPIC_BASE_URL={url}" in line
        assert httpx.get(f"{url}/v1/models", headers=HEADERS, trust_env=False).is_success
        process.send_signal(2)
        assert process.wait(timeout=5) == 0
        assert process.stdout.read() == ""
        assert process.stderr.read() == ""


def test_command_without_port() -> None:
    with serve() as server:
        command = [sys.executable, "-m", "anthropic.testing", "--port", str(server.port)]
        result = subprocess.run(command, capture_output=True, text=True, timeout=20)
    assert result.returncode == 1
    assert "in use" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("name", ["h11", "jsonschema"])
def test_extra_missing(name: str) -> None:
    code = f"import sys; sys.modules[{name!r}] = None\nimport anthropic.testing"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert f"needs {name}, which is not installed: pip install 'anthropic[testing]'" in result.stderr
