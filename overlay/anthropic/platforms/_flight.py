"""Single flight: a slow call whose result many want at the same time is made once, and off the event loop."""

from __future__ import annotations

import os
from _thread import allocate_lock
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager, suppress
from contextvars import copy_context
from inspect import isawaitable, iscoroutine
from threading import Thread
from typing import TYPE_CHECKING, Any, Callable

from anthropic._pool import running_loop

if TYPE_CHECKING:
    from collections.abc import Generator


class Unusable(TypeError):
    """What a call returned is of no use; the text, which is ours, says why."""


class Flight:
    """Makes a call for all who ask while it is under way, whichever thread or event loop they are in.

    Args:
        call: The call. For asynchronous callers it may return something to await.
        then: What makes the result of what the call returns.
    """

    def __init__(self, call: Callable[[], Any], then: Callable[[Any], Any]) -> None:
        self._call = call
        self._then = then
        self._start()

    def _start(self) -> None:
        self._lock = allocate_lock()
        self._future: Future[Any] | None = None
        self._process = os.getpid()  # last: who sees it uses the new lock

    def result(self) -> Any:
        """Return the result of this call, or of one that is under way.

        Raises:
            Unusable: The result has to be awaited.
        """
        while True:
            future, leading = self._join()
            if leading:
                with self._landing(future):
                    future.set_result(self._then(_plain(self._call())))
            try:
                return future.result()
            except CancelledError:  # the call itself may raise it, too
                if not future.cancelled():
                    raise

    async def aresult(self) -> Any:
        """Return the result of this call, or of one that is under way; the event loop goes on meanwhile."""
        while True:
            future, leading = self._join()
            if leading:
                with self._landing(future):
                    future.set_result(self._then(await _awaited(await _in_thread(self._call))))
            else:
                await _landed(future)
            if not future.cancelled():
                return future.result()

    def abandon(self, outdated: Callable[[], bool]) -> None:
        """Let nobody join the call that is under way, if what it returns is known to be outdated.

        Args:
            outdated: Whether it is; asked for by one thread at a time.
        """
        with self._guard():
            if outdated():
                self._future = None

    def _join(self) -> tuple[Future[Any], bool]:
        """Return the flight under way, and whether it is for the caller to make it."""
        with self._guard():
            leading = self._future is None
            if self._future is None:
                self._future = Future()
            return self._future, leading

    def _guard(self) -> Any:
        """Return the lock: after a fork a new one, since a thread of the parent process may be in flight, or have it."""
        if self._process != os.getpid():
            self._start()
        return self._lock

    @contextmanager
    def _landing(self, future: Future[Any]) -> Generator[None, None, None]:
        """End a flight; if its leader is interrupted, one of those who wait for it leads another."""
        try:
            yield
        except Exception as exc:
            future.set_exception(exc)
        except BaseException:
            future.cancel()
            raise
        finally:
            with self._guard():
                if self._future is future:
                    self._future = None


def _plain(result: Any) -> Any:
    if not isawaitable(result):
        return result
    if iscoroutine(result):
        result.close()
    raise Unusable("it has to be awaited, which a synchronous client cannot do: use the asynchronous client")


async def _awaited(result: Any) -> Any:
    return await result if isawaitable(result) else result


async def _in_thread(call: Callable[[], Any]) -> Any:
    """Make a call in a thread of its own. A task that is cancelled does not wait for the end of it."""
    future: Future[Any] = Future()

    def run() -> None:
        try:
            future.set_result(call())
        except BaseException as exc:
            future.set_exception(exc)

    Thread(target=copy_context().run, args=(run,), name="anthropic credentials", daemon=True).start()
    await _landed(future)
    return future.result()


async def _landed(future: Future[Any]) -> None:
    """Wait for the end of a flight without blocking the event loop."""
    import anyio

    loop: Any
    loop, library = running_loop()
    event = anyio.Event()
    wake = loop.call_soon_threadsafe if library == "asyncio" else loop.run_sync_soon

    def land(_: Future[Any]) -> None:
        with suppress(RuntimeError):  # the event loop is gone, and with it the task that waited
            wake(event.set)

    future.add_done_callback(land)
    await event.wait()
