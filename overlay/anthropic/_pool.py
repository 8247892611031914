"""Who shares which connections, and who closes them.

A pool belongs to a client and all its views (`with_options`). A client that was given no HTTP client makes one at its
first request; an asynchronous one makes one for each event loop, and it closes with that. After a fork, the child makes
its own. An `httpx.Client`
of the caller's is the caller's to close; a `Default…Client` closes with the last client it was given to.
"""

from __future__ import annotations

import os
from _thread import allocate_lock
from importlib import import_module
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary, WeakSet

from ._errors import AnthropicError
from ._tls import context_of

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncGenerator

    import httpx

    from ._port import AsyncPort, SyncPort
    from ._tls import Trust


class _Shared:
    """The clients that use a pool."""

    def __init__(self) -> None:
        self._owners: WeakSet[Any] = WeakSet()
        self._views: WeakSet[Any] = WeakSet()
        self.closed = False

    def join(self, client: object, *, view: bool) -> None:
        """Note that a client uses this pool."""
        (self._views if view else self._owners).add(client)

    def leave(self, client: object) -> bool:
        """Note that a client is closed; return whether the pool is to be closed with it.

        It is, if it was the last owner; or if all owners are gone and it was the last view.
        """
        owner = client in self._owners
        self._owners.discard(client)
        self._views.discard(client)
        return not self._owners and (owner or not self._views)

    def check(self) -> None:
        """Raise if the pool is closed."""
        if self.closed:
            raise AnthropicError("the client has been closed, so it can send no more requests")


class Pool(_Shared):
    """The connections of synchronous clients."""

    def __init__(self, http_client: httpx.Client | None, trust: Trust = None) -> None:
        super().__init__()
        self._given = http_client
        self._trust = trust
        self._port: SyncPort | None = None
        self._process = 0
        self._inherited: SyncPort | None = None
        self._lock = allocate_lock()

    def port(self) -> SyncPort:
        """Return what sends requests.

        Raises:
            AnthropicError: The pool is closed.
        """
        port = self._port
        if port is None or (self._process != os.getpid() and self._given is None):
            self.check()
            port = self._open()
        return port

    def _open(self) -> SyncPort:
        from ._http import DefaultHttpxClient
        from ._port import SyncPort

        if self._process not in (0, os.getpid()):
            self._lock = allocate_lock()  # a thread of the parent may have held it
        with self._lock:
            if self._port is None or self._process != os.getpid():
                # The connections of a parent process are its own: kept untouched, or Python would miss their end.
                self._inherited = self._port
                self._port = SyncPort(self._given or DefaultHttpxClient(verify=context_of(self._trust)))
                self._process = os.getpid()
            return self._port

    def close(self) -> None:
        """Close the connections, if they are ours. Closing twice does nothing."""
        self.closed = True
        port, self._port = self._port, None
        client = port.client if port else self._given
        if client is not None and _is_ours(client):
            if self._process in (0, os.getpid()):
                (port or client).close()
            else:
                self._inherited = port

    @property
    def is_closed(self) -> bool:
        """Whether no request can be sent any more."""
        return self.closed or (self._given is not None and self._given.is_closed)


class AsyncPool(_Shared):
    """The connections of asynchronous clients: a set for each event loop, since no loop can use another's."""

    def __init__(self, http_client: httpx.AsyncClient | None, trust: Trust = None) -> None:
        super().__init__()
        self._given = http_client
        self._trust = trust
        self._ports: WeakKeyDictionary[Any, AsyncPort] = WeakKeyDictionary()
        self._last: tuple[object, int, AsyncPort] | None = None
        self._inherited: list[AsyncPort] = []

    def port(self, loop: object) -> AsyncPort | None:
        """Return what sends requests in an event loop, if `open` has made it."""
        last = self._last
        if last is None or last[0] is not loop or last[1] != os.getpid() or last[2].client.is_closed:
            return None
        return last[2]

    async def open(self, loop: object) -> AsyncPort:
        """Make what sends requests in an event loop, or find it if it was made before.

        Raises:
            AnthropicError: The pool is closed.
        """
        self.check()
        from ._http import DefaultAsyncHttpxClient
        from ._port import AsyncPort

        context: Any = None
        if self._given is None:
            # Reading all certificates takes tens of milliseconds, which the loop can use better.
            from anyio.to_thread import run_sync

            context = await run_sync(context_of, self._trust)
            self.check()
        if self._last is not None and self._last[1] != os.getpid():
            self._inherited, self._ports = [*self._ports.values()], WeakKeyDictionary()
        for other in [key for key in self._ports if getattr(key, "is_closed", bool)()]:
            # Nothing can be awaited in a loop that has ended: its sockets close with their objects.
            del self._ports[other]
        port = self._ports.get(loop)
        if port is None or (port.client.is_closed and self._given is None):
            port = self._ports[loop] = AsyncPort(self._given or DefaultAsyncHttpxClient(verify=context))
            if self._given is None:
                port.closer = _closer(port.client)
                await port.closer.__anext__()
        self._last = loop, os.getpid(), port
        return port

    async def close(self) -> None:
        """Close the connections of this event loop, if they are ours, and drop those of others. Twice does nothing."""
        self.closed = True
        port = self._ports.get(running_loop()[0])
        self._ports, self._last = WeakKeyDictionary(), None
        if port is not None and port.closer is not None:
            await port.closer.aclose()
        elif self._given is not None and _is_ours(self._given):
            await self._given.aclose()

    @property
    def is_closed(self) -> bool:
        """Whether no request can be sent any more."""
        return self.closed or (self._given is not None and self._given.is_closed)


async def _closer(client: httpx.AsyncClient) -> AsyncGenerator[None, None]:
    """Close a client with its event loop: at its end, a loop closes all asynchronous generators that were begun in it."""
    try:
        yield
    finally:
        await client.aclose()


def pool_of(http_client: httpx.Client | None, trust: Trust = None) -> Pool:
    """Return the pool of an HTTP client: for the default ones, the same for all who use it."""
    if http_client is None:
        return Pool(None, trust)
    from ._http import check_client

    check_client(http_client)
    if not _is_ours(http_client):
        return Pool(http_client)
    ours: Any = http_client
    pool: Pool | None = ours._anthropic_pool
    if pool is None or pool.closed:
        pool = ours._anthropic_pool = Pool(http_client)
    return pool


def async_pool_of(http_client: httpx.AsyncClient | None, trust: Trust = None) -> AsyncPool:
    """Return the pool of an HTTP client: for the default ones, the same for all who use it."""
    if http_client is None:
        return AsyncPool(None, trust)
    from ._http import check_async_client

    check_async_client(http_client)
    if not _is_ours(http_client):
        return AsyncPool(http_client)
    ours: Any = http_client
    pool: AsyncPool | None = ours._anthropic_pool
    if pool is None or pool.closed:
        pool = ours._anthropic_pool = AsyncPool(http_client)
    return pool


def _is_ours(http_client: object) -> bool:
    return hasattr(http_client, "_anthropic_pool")


def running_loop() -> tuple[object, str]:
    """Return what identifies the event loop that is running, and the name of the library it belongs to."""
    from asyncio import get_running_loop

    try:
        loop: asyncio.AbstractEventLoop = get_running_loop()
    except RuntimeError:
        trio: Any = import_module("trio")  # by name, since checkers need not have it
        return trio.lowlevel.current_trio_token(), "trio"
    return loop, "asyncio"
