"""Fixtures of the whole suite: the embedded API server, and one way to write a test for both clients."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from typing import Any, Callable

import pytest

from anthropic.testing import Server, serve

#: The generator needs Python 3.11 or newer, and its own dependencies: elsewhere its tests are left out.
GENERATOR = find_spec("openapi_python_client") is not None
collect_ignore = [] if GENERATOR else ["diff", "foreign", "templates", "update", "repo/test_generate.py"]


def pytest_report_header() -> str:
    """Say at the top of the report if tests are left out."""
    return "" if GENERATOR else "left out: tests of the generator, which needs openapi-python-client (Python 3.11)"


@pytest.fixture(scope="session")
def _session_server() -> Iterator[Server]:
    with serve() as server:
        yield server


@pytest.fixture
def server(_session_server: Server) -> Iterator[Server]:
    """The embedded server, as good as new for each test."""
    _session_server.reset()
    yield _session_server
    _session_server.reset()


class Api:
    """Lets one test body, without `async` or `await`, drive either client: `api.call(client.messages.create, ...)`."""

    def __init__(self, kind: str, server: Server) -> None:
        self.kind = kind
        self.is_async = kind != "sync"
        self.server = server
        self._clients: list[Any] = []
        # The loop runs only while a test waits for something, so nothing happens behind its back.
        self._loop = asyncio.new_event_loop()

    def client(self, **options: Any) -> Any:
        """Return a client of the server; it is closed at the end of the test."""
        import anthropic

        make: Any = anthropic.AsyncAnthropic if self.is_async else anthropic.Anthropic
        if self.kind == "aiohttp":
            options = {"http_client": anthropic.DefaultAioHttpClient(), **options}
        self._clients.append(make(**{"base_url": self.server.base_url, "api_key": "test-key", **options}))
        return self._clients[-1]

    def run(self, result: Any) -> Any:
        """Return a result, awaited if it can be."""
        return self._loop.run_until_complete(result) if inspect.isawaitable(result) else result

    def call(self, method: Any, *args: Any, **kwargs: Any) -> Any:
        """Call a method and return its result."""
        return self.run(method(*args, **kwargs))

    def wait(self, function: Any, *args: Any) -> Any:
        """Call a function that blocks, and let the event loop run meanwhile."""
        return self.run(self._loop.run_in_executor(None, function, *args)) if self.is_async else function(*args)

    def collect(self, items: Any) -> list[Any]:
        """Return all items of a stream, page or other iterable."""
        return list(self.iterate(items))

    def iterate(self, items: Any) -> Iterator[Any]:
        """Yield the items of a stream, page or other iterable one by one."""
        if hasattr(items, "__aiter__"):
            iterator, end = items.__aiter__(), object()
            yield from iter(lambda: self.run(_next(iterator, end)), end)
        else:
            yield from items

    def leave(self, items: Any) -> None:
        """Begin a loop over a stream, and leave it at once."""
        if hasattr(items, "__aiter__"):
            self.run(_begin(items))
        else:
            for _ in items:
                break

    @contextmanager
    def using(self, manager: Any) -> Iterator[Any]:
        """Enter a context manager, asynchronous or not."""
        with ExitStack() as stack:
            if hasattr(manager, "__aenter__"):
                value = self.run(manager.__aenter__())
                stack.push(lambda *failure: self.run(manager.__aexit__(*failure)))
            else:
                value = stack.enter_context(manager)
            yield value

    def close(self) -> None:
        """Close all clients and the loop."""
        for client in self._clients:
            self.run(client.close())
        self.run(self._loop.shutdown_asyncgens())
        self.run(self._loop.shutdown_default_executor())
        self._loop.close()


async def _begin(items: Any) -> None:
    async for _ in items:
        break
    await asyncio.sleep(0.05)  # the loop ends what was dropped


async def _next(iterator: Any, end: object) -> Any:
    async for item in iterator:
        return item
    return end


@pytest.fixture(params=["sync", "async"])
def api(request: pytest.FixtureRequest, server: Server) -> Iterator[Api]:
    """The test runs twice, once for each client."""
    api = Api(request.param, server)
    yield api
    api.close()


#: The clients and, of the asynchronous one, the HTTP libraries.
WAYS = ["sync", "async", *(["aiohttp"] if find_spec("httpx_aiohttp") else [])]


@pytest.fixture(params=WAYS)
def every_api(request: pytest.FixtureRequest, server: Server) -> Iterator[Api]:
    """The test runs three times: the asynchronous client over aiohttp, too."""
    api = Api(request.param, server)
    yield api
    api.close()


@pytest.fixture
def apis(server: Server) -> Iterator[Callable[[], list[Api]]]:
    """Returns a function that returns one of each: for tests that try all at the same time."""
    made: list[Api] = []

    def make() -> list[Api]:
        more = [Api(way, server) for way in WAYS]
        made.extend(more)
        return more

    yield make
    for api in made:
        api.close()
