"""Our own figures beside raw httpx: import, construction, a request, parsing, streaming.

Each figure is the best of several rounds in a fresh process, so that a busy machine costs rounds, not results. Numbers
are for comparison within one run, never for tests.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from typing import Any

MESSAGE = {
    "id": "msg_01XFDUDYJgAACzvnptvVoYEL",
    "type": "message",
    "role": "assistant",
    "model": "claude-opus-4-6",
    "content": [
        {"type": "text", "text": "The capital of France is Paris. " * 12},
        {"type": "tool_use", "id": "toolu_01", "name": "edit", "input": {"path": "a.py", "lines": [1, 2, 3]}},
        {"type": "thinking", "thinking": "Let me think about this. " * 8, "signature": "EqQBCgIYAhIM1gbcDa9GJwZA2b3h"},
    ],
    "stop_reason": "end_turn",
    "stop_sequence": None,
    "usage": {
        "input_tokens": 412,
        "output_tokens": 61,
        "cache_creation_input_tokens": 0,
        "cache_read_input_tokens": 0,
        "cache_creation": {"ephemeral_5m_input_tokens": 0, "ephemeral_1h_input_tokens": 0},
        "service_tier": "standard",
    },
}
SETUP = f"""
import json, time
MESSAGE = json.loads({json.dumps(json.dumps(MESSAGE))})
PAYLOAD = json.dumps(MESSAGE).encode()
BODY = {{"model": "m", "max_tokens": 10, "messages": [{{"role": "user", "content": "Hi"}}]}}
def event(kind, **fields):
    return f"event: {{kind}}\\ndata: {{json.dumps(dict(type=kind, **fields), separators=(',', ':'))}}\\n\\n".encode()

def stream(block, deltas):
    yield event("message_start", message={{**MESSAGE, "content": [], "stop_reason": None}})
    yield event("content_block_start", index=0, content_block=block)
    yield from (event("content_block_delta", index=0, delta=delta) for delta in deltas)
    yield event("content_block_stop", index=0)
    yield event("message_delta", delta={{"stop_reason": "end_turn"}}, usage={{"output_tokens": 9}}) + event("message_stop")

EVENTS = b"".join(stream({{"type": "text", "text": ""}}, [{{"type": "text_delta", "text": " word"}}] * 20000))

def chunks(events=EVENTS):
    for at in range(0, len(events), 16384):
        yield events[at : at + 16384]

def best(call, count, rounds=5):
    call()
    times = []
    for _ in range(rounds):
        start = time.process_time()
        for _ in range(count):
            call()
        times.append((time.process_time() - start) / count)
    return min(times)

def transport(content, events=EVENTS):
    import httpx
    if content is None:
        return httpx.MockTransport(lambda r: httpx.Response(200, content=chunks(events), headers={{"content-type": "text/event-stream"}}))
    return httpx.MockTransport(lambda r: httpx.Response(200, content=content, headers={{"content-type": "application/json"}}))

def ours(content, events=EVENTS):
    import anthropic
    http_client = anthropic.DefaultHttpxClient(transport=transport(content, events))
    return anthropic.Anthropic(api_key="k", base_url="http://bench.invalid", http_client=http_client)
"""
CASES = {
    "import anthropic (ms)": "start = time.perf_counter(); import anthropic; result = (time.perf_counter() - start) * 1e3",
    "client ready (ms)": (
        "start = time.perf_counter(); from anthropic import Anthropic; Anthropic(api_key='x');"
        "result = (time.perf_counter() - start) * 1e3"
    ),
    "import httpx; httpx.Client() (ms)": (
        "start = time.perf_counter(); import httpx; httpx.Client(); result = (time.perf_counter() - start) * 1e3"
    ),
    "messages.create, mock transport (us)": (
        "client = ours(PAYLOAD); result = best(lambda: client.messages.create(**BODY), 500) * 1e6"
    ),
    "httpx + json.loads, mock transport (us)": (
        "import httpx; client = httpx.Client(base_url='http://bench.invalid', transport=transport(PAYLOAD));"
        "result = best(lambda: json.loads(client.post('/v1/messages', json=BODY).content), 500) * 1e6"
    ),
    "1.3 KB message, dict to object (us)": (
        "from anthropic.types import Message; from anthropic_generated.models.message import parse;"
        "result = best(lambda: parse(MESSAGE), 5000) * 1e6"
    ),
    "create(stream=True) (events/s)": (
        "client = ours(None);result = 20000 / best(lambda: [e for e in client.messages.create(**BODY, stream=True)], 1)"
    ),
    "messages.stream, text_stream (events/s)": """
client = ours(None)
def read():
    with client.messages.stream(**BODY) as stream:
        return "".join(stream.text_stream) == stream.get_final_text()
result = 20000 / best(read, 1)
""",
    "httpx lines + json.loads (events/s)": """
import httpx
client = httpx.Client(base_url="http://bench.invalid", transport=transport(None))
def read():
    with client.stream("POST", "/v1/messages", json=BODY) as response:
        return [json.loads(line[6:]) for line in response.iter_lines() if line.startswith("data: ")]
result = 20000 / best(read, 1)
""",
}
#: What must not grow, over sockets: each in one process, and once, since it takes a while.
LEAK = """
import gc, os, resource, socket
import anthropic

def state():
    gc.collect()
    with open("/proc/self/statm") as file:
        pages = int(file.read().split()[1])
    return pages * resource.getpagesize() / 1e6, len(os.listdir("/proc/self/fd"))

listener = socket.create_server(("127.0.0.1", 0))
if os.fork() == 0:  # what answers must not count
    connection, _ = listener.accept()
    listener.close()
    reader = connection.makefile("rb")
    head = f"HTTP/1.1 200 OK\\r\\ncontent-type: application/json\\r\\ncontent-length: {len(PAYLOAD)}\\r\\n\\r\\n".encode()
    while reader.readline():
        length = 0
        for line in iter(reader.readline, b"\\r\\n"):
            if line.lower().startswith(b"content-length:"):
                length = int(line[15:])
        reader.read(length)
        connection.sendall(head + PAYLOAD)
    os._exit(0)
client = anthropic.Anthropic(api_key="k", base_url=f"http://127.0.0.1:{listener.getsockname()[1]}")
for _ in range(2000):
    client.messages.create(**BODY)
memory, files = state()
for _ in range(20000):
    client.messages.create(**BODY)
after = state()
"""
#: A long stream whose events nobody keeps, from memory that is there before.
LONG = """
import tracemalloc
inside = EVENTS[EVENTS.index(b"event: content_block_delta") : EVENTS.index(b"event: content_block_stop")]
head, tail = EVENTS.split(inside)
body = head + inside * 5 + tail
client = ours(None, body)
def read():
    return sum(1 for _ in client.messages.create(**BODY, stream=True))
read()
tracemalloc.start()
before = tracemalloc.get_traced_memory()[0]
count = read()
result = (tracemalloc.get_traced_memory()[1] - before) / 1e6
assert count == 100_005, count
"""
#: How long an event loop is late at most while credentials are fetched for 5 seconds, with 100 calls waiting for them.
LAG = """
import asyncio
import anthropic
from anthropic.testing import serve

fetched = []
def provide():
    fetched.append(1)
    time.sleep(5)
    return "token", time.time() + 3600

async def main(url):
    client = anthropic.AsyncAnthropicFoundry(base_url=f"{url}/anthropic", azure_ad_token_provider=provide)
    calls = [asyncio.ensure_future(client.messages.create(**{**BODY, "model": "claude-opus-4-6"})) for _ in range(100)]
    while not fetched:
        await asyncio.sleep(0.01)
    lags, until = [], time.monotonic() + 4.5
    while time.monotonic() < until:
        started = time.monotonic()
        await asyncio.sleep(0.005)
        lags.append(time.monotonic() - started - 0.005)
    await asyncio.gather(*calls)
    assert len(fetched) == 1
    return max(lags) * 1e3

with serve() as server:
    result = asyncio.run(main(server.base_url))
"""
LEAKS = {
    "5 s for a token, 100 calls: late at most (ms)": LAG,
    "100,000 events of a stream: peak (MB)": LONG,
    "20,000 creates: memory (MB)": f"{LEAK}\nresult = after[0] - memory",
    "20,000 creates: open files": f"{LEAK}\nresult = after[1] - files",
}
CASES.update(
    {
        "a second Anthropic() (us)": (
            "import anthropic; client = anthropic.Anthropic(api_key='k');"
            "result = best(lambda: anthropic.Anthropic(api_key='k'), 500) * 1e6"
        ),
        "a second Anthropic() and its HTTP client (us)": (
            "import anthropic; client = anthropic.Anthropic(api_key='k'); client._requester.pool.port();"
            "result = best(lambda: anthropic.Anthropic(api_key='k')._requester.pool.port(), 200) * 1e6"
        ),
        "with_options (us)": (
            "import anthropic; client = anthropic.Anthropic(api_key='k');"
            "result = best(lambda: client.with_options(timeout=5), 2000) * 1e6"
        ),
    }
)
#: The input of a tool, so many characters of it in pieces of 20; each piece's snapshot is looked at, or none is.
TOOL = """
text = json.dumps({{"items": [{{"id": i, "name": f"item {{i}}", "ok": True}} for i in range({size} // 44)]}})
pieces = [{{"type": "input_json_delta", "partial_json": text[at : at + 20]}} for at in range(0, len(text), 20)]
client = ours(None, b"".join(stream({{"type": "tool_use", "id": "toolu_1", "name": "edit", "input": {{}}}}, pieces)))
def read():
    with client.messages.stream(**BODY) as stream:
        if {look}:
            for event in stream:
                if event.type == "input_json":
                    event.snapshot
        return stream.get_final_message().content[0].input
assert read() == json.loads(text)
result = best(read, 1, 3) * 1e3
"""
CASES.update(
    {
        f"{size} MB of tool input in pieces of 20{how} (ms)": TOOL.format(size=size * 1_000_000, look=bool(how))
        for how in ("", ", each looked at")
        for size in (1, 2)
    }
)
ROUNDS = 5


def measure(code: str, rounds: int = ROUNDS) -> float:
    """Run one case in fresh processes and return the best figure."""
    program = f"{SETUP}\n{code}\nprint(result)"
    figures: list[float] = []
    for _ in range(rounds):
        run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        figures.append(float(run.stdout))
    return figures[0] if not figures else (max(figures) if "events" in code or "20000" in code else min(figures))


def main() -> None:
    """Measure every case and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--only", choices=["speed", "leak"], help="measure speed alone, or what must not grow alone")
    only: str | None = parser.parse_args().only
    if only != "speed":
        for name, code in LEAKS.items():
            print(f"{name:45} {measure(code, 1):12,.2f}", flush=True)
    if only == "leak":
        return
    results: dict[str, Any] = {name: measure(code) for name, code in CASES.items()}
    for name, value in results.items():
        print(f"{name:45} {value:12,.1f}")
    create = results["messages.create, mock transport (us)"] / results["httpx + json.loads, mock transport (us)"]
    ready = results["client ready (ms)"] / results["import httpx; httpx.Client() (ms)"]
    print(f"\nmessages.create ÷ raw httpx: {create:.2f}\nclient ready ÷ httpx client: {ready:.2f}")
    for how in ("", ", each looked at"):
        one, two = (results[f"{size} MB of tool input in pieces of 20{how} (ms)"] for size in (1, 2))
        print(f"twice as much tool input{how}: {two / one:.2f} times as long")


if __name__ == "__main__":
    main()
