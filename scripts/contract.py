"""Send every operation's requests to a mock server we did not write, and fail if it finds fault with any of them.

The server is Steady, from npm; it validates requests against the bundled description. Arguments are made from the
schemas: the fewest that are allowed, then all of them, as often as it takes until every member of every union (each kind
of content block, of tool, ...) was sent. Wrong requests go first: a mock that accepts those proves nothing.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

import httpx

import anthropic

REPOSITORY = Path(__file__).resolve().parent.parent
#: The API calls a list of files in a form `files[]`. Two items are enough of a stream.
MOCK = ("npx", "--yes", "@stdy/cli@0.22.2", "--quiet", "--validator-form-array-format=brackets", "--stream-count=2")
FILE = ("skill/SKILL.md", b"# Hello\n", "text/markdown")

sys.path.append(str(REPOSITORY / "tests" / "support"))
instances: Any = importlib.import_module("instances")


class Call(NamedTuple):
    """A call of a method, the operation's path key, and whether the answer comes in pieces, which have to be read."""

    name: str
    path: str
    arguments: dict[str, Any]
    in_pieces: bool = False


class Fullest:
    """Makes the decisions `instances.instance` asks for: every optional part, and of several options each in its turn."""

    def __init__(self) -> None:
        self._turns: Counter[str] = Counter()
        self.unfinished_unions: set[str] = set()

    def pick(self, options: Sequence[Any]) -> Any:
        key = repr(options)
        turn = self._turns[key] % len(options)
        self._turns[key] += 1
        if isinstance(options[0], dict) and self._turns[key] <= len(options):
            (self.unfinished_unions.discard if turn + 1 == len(options) else self.unfinished_unions.add)(key)
        return options[turn]

    def flag(self) -> bool:
        return True

    def integer(self, low: int | None, high: int | None) -> int:
        return (low or 0) + 2 if high is None else min((low or 0) + 2, high)

    def text(self, low: int, high: int | None, pattern: str | None) -> str:
        odd = [text for text in ("a", *instances.ODD_TEXTS) if low <= len(text) <= (high or len(text))]
        return str(instances.shortest(pattern) if pattern else self.pick(odd))

    def __getattr__(self, name: str) -> Any:
        return getattr(instances.SMALLEST, name)


def calls(document: dict[str, Any], path: str, operation: dict[str, Any]) -> Iterator[Call]:
    """Yield calls of an operation, from the fewest arguments to all."""
    parameters = [instances.canonical(document, it) for it in operation["parameters"]]
    bodies: dict[str, Any] = operation.get("requestBody", {}).get("content", {})
    media = operation["responses"]["200"]["content"]
    fullest, number = Fullest(), 0
    while number < 2 or fullest.unfinished_unions:
        choice = fullest if number else instances.SMALLEST
        drawn = (instances.instance(document, body["schema"], choice) for body in bodies.values())
        arguments: dict[str, Any] = {name: value for body in drawn for name, value in body.items() if name != "stream"}
        for place, request in enumerate(arguments.get("requests", ())):
            request["custom_id"] = f"request-{place}"  # The client refuses one that comes twice, as the API does.
        for it in parameters:
            if it["in"] == "path":
                arguments[it["name"]] = "a/b ?%é" if number else "x"
            elif it["in"] == "query" and number:
                arguments[it["name"]] = instances.instance(document, it["schema"], choice)
            elif it["name"] == "anthropic-beta" and number:
                arguments["betas"] = ["files-api-2025-04-14", "not-known-yet-2030-01-01"]
        yield Call(operation["operationId"], path, arguments, "application/x-jsonl" in media)
        if "text/event-stream" in media and number < 2:
            # The API decides by `stream` in the body whether to stream, the mock by this header.
            streamed = {**arguments, "stream": True, "extra_headers": {"accept": "text/event-stream"}}
            yield Call(operation["operationId"], path, streamed, True)
        number += 1


def wrong_calls() -> Iterator[Call]:
    """Yield calls of which each has one thing wrong with it."""
    hello = {"model": "m", "max_tokens": 1, "messages": [{"role": "user", "content": "hi"}]}
    for extra in ({"max_tokens": "many"}, {"colour": "blue"}, {"speed": "fast"}, {"tools": [{"type": "telegram"}]}):
        yield Call("messages.create", "/v1/messages", {**hello, "extra_body": extra})
    yield Call("models.list", "/v1/models", {"extra_query": {"limit": "many"}})
    yield Call("beta.skills.create", "/v1/skills?beta=true", {"files": [FILE], "extra_body": {"colour": "blue"}})
    yield Call("models.list", "/v1/models?beta=true", {})


async def faults(client: Any, call: Call, seen: list[httpx.Response]) -> list[str]:
    """Make a call with either client, and return what the mock found wrong with it, or else the client."""
    seen.clear()
    failure = None
    try:
        result = attrgetter(call.name)(client)(**call.arguments)
        if hasattr(result, "__await__"):
            result = await result
        if call.in_pieces:
            _ = [item async for item in result] if hasattr(result, "__aiter__") else list(result)
    except Exception as exc:
        failure = f"{type(exc).__name__}: {exc}"
    # For the results of a batch, the client looks up where they are first.
    expected = 2 if call.name.endswith("batches.results") else 1
    found = [] if len(seen) == expected else [f"client: {len(seen)} requests were sent; {failure}"]
    for headers in (response.headers for response in seen):
        # Mere warnings count too: they report, for one, that no member of a union fits.
        numbers = range(1, int(headers["x-steady-error-count"]) + 1)
        found += [f"{headers[f'x-steady-error-{n}-path']}: {headers[f'x-steady-error-{n}-message']}" for n in numbers]
    if seen and seen[-1].headers.get("x-steady-matched-path", call.path) != call.path:
        found.append(f"it was taken for {seen[-1].headers['x-steady-matched-path']}")
    return found or ([f"client: {failure}"] if failure else [])


async def check(document: dict[str, Any], base_url: str) -> bool:
    """Send everything, report on it, and return whether all is well."""
    seen: list[httpx.Response] = []

    async def note(response: httpx.Response) -> None:
        seen.append(response)

    http = httpx.Client(event_hooks={"response": [seen.append]}, timeout=60)
    ahttp = httpx.AsyncClient(event_hooks={"response": [note]}, timeout=60)
    options: dict[str, Any] = {"base_url": base_url, "api_key": "any", "max_retries": 0}
    clients = anthropic.Anthropic(**options, http_client=http), anthropic.AsyncAnthropic(**options, http_client=ahttp)
    for call in wrong_calls():
        found = await faults(clients[0], call, seen)
        if not found or found[0].startswith("client"):
            print(f"The mock should have refused {call}: {found or 'it found no fault'}")
            return False
    sent = refused = 0
    operations = [(path, verb, it) for path, item in document["paths"].items() for verb, it in item.items()]
    for path, verb, operation in operations:
        before = sent
        for call in calls(document, path, operation):
            for client in clients:
                found = await faults(client, call, seen)
                sent, refused = sent + 1, refused + bool(found)
                for text in found:
                    print(f"REFUSED {type(client).__name__} {call.name}: {text}\n    {str(call)[:3000]}")
        print(f"{operation['operationId']:32} {verb.upper():6} {path:58} {sent - before:4} requests", flush=True)
    http.close()
    await ahttp.aclose()
    print(f"\n{len(operations)} operations, {sent} requests, {refused} refused")
    return not refused


def for_mock(node: dict[str, Any]) -> dict[str, Any]:
    """Adapt a part of the description to the mock."""
    if "'format': 'binary'" in repr(node.get("properties")):
        node["additionalProperties"] = False  # Forms allow more, so that a misspelt name of a file would pass.
    if node.get("maxLength", 0) > 9999:
        node["maxLength"] = 99  # The mock makes texts as long as they may be: megabytes, where that is left.
    return node


def main() -> int:
    """Run the check and return its exit status."""
    warnings.simplefilter("ignore")  # Some models in the description are deprecated.
    text = (REPOSITORY / "generated" / "anthropic_generated" / "openapi.json").read_text("utf-8")
    document = json.loads(text, object_hook=lambda it: {"const": FILE} if it.get("format") == "binary" else it)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(json.loads(text, object_hook=for_mock), file)
        file.flush()
        # In a session of its own: npx starts node, which starts the server, and all have to end.
        command = [*MOCK, "--host=127.0.0.1", f"--port={port}", file.name]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
        try:
            if not any("Ready" in line for line in process.stdout or ()):
                raise SystemExit("contract: the mock server did not start")
            return 0 if asyncio.run(check(document, f"http://127.0.0.1:{port}")) else 1
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.communicate()


if __name__ == "__main__":
    sys.exit(main())
