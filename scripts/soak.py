"""Run thousands of streams against a server that breaks them, for callers that leave them: what is left? (`make soak`)

The server runs in a process of its own. How it breaks a stream and what the caller does is drawn by the number of the
stream and the seed, so a run can be repeated. At the end no connection may be in use, or open without being in the idle
pool, no task, thread or descriptor may be left, and memory must not have grown; and all that ever came out of a stream has
to be its message or an error of ours. The exit status is 1 if something of that is not so.
"""

from __future__ import annotations

import _thread
import argparse
import asyncio
import gc
import os
import sys
import threading
import time
import traceback
from itertools import count
from typing import Any, Callable

from anthropic import Anthropic, AsyncAnthropic, DefaultAioHttpClient, RetryPolicy
from soaking.callers import PATIENCE, Caller, call_async, call_sync
from soaking.server import Peer
from soaking.tally import TOO_HIGH, Tally, descriptors, overheard

#: The seconds that a stream may be silent, and that the end may take.
IDLE, SETTLING = 0.2, 5.0


def in_use(client: Any) -> tuple[int, int]:
    """Return how many connections of an HTTP client are in use, and how many are idle."""
    transport = client._transport
    if hasattr(transport, "_pool"):
        pool = transport._pool
        idle = sum(connection.is_idle() for connection in pool.connections)
        return max(len(pool.connections) - idle, len(pool._requests)), idle
    connector = transport.client.connector
    return len(connector._acquired), sum(map(len, connector._conns.values()))


class Watcher:
    """Looks what is left behind.

    Args:
        peer: The server.
        others: Counts the tasks or threads that are there.
    """

    def __init__(self, peer: Peer, others: Callable[[], int]) -> None:
        self._peer = peer
        self._others = others
        self._descriptors = descriptors()
        self._before = others()

    def around(self, http: Any) -> Callable[[], list[str]]:
        """Return what says which things there are that should not be, while the client is open and nobody uses it."""

        def look() -> list[str]:
            gc.collect()
            (used, idle), there = in_use(http), self._peer.open()
            return [
                *exceeding("connections in use in the pool", used, 0),
                *exceeding("connections open on the server, against those idle in the pool", there, idle),
            ]

        return look

    def after(self) -> list[str]:
        """Say what there is that should not be, when the client is closed."""
        return [
            *exceeding("connections open on the server when the client is closed", self._peer.open(), 0),
            *exceeding("descriptors when the client is closed", descriptors(), self._descriptors),
            *exceeding("tasks or threads", self._others(), self._before),
        ]


def exceeding(what: str, found: int, most: int) -> list[str]:
    """Say so if there are more of something than there should be."""
    return [f"{found} {what}: {most}"] if found > most else []


def settled(look: Callable[[], list[str]]) -> list[str]:
    """Return what there still is that should not be, after some seconds at most."""
    until = time.monotonic() + SETTLING
    while (found := look()) and time.monotonic() < until:
        time.sleep(0.05)
    return found


async def settled_async(look: Callable[[], list[str]]) -> list[str]:
    """Return what there still is that should not be, after some seconds at most."""
    until = time.monotonic() + SETTLING
    while (found := look()) and time.monotonic() < until:
        await asyncio.sleep(0.05)
    return found


def options(peer: Peer) -> dict[str, Any]:
    """Return those of the client."""
    policy = RetryPolicy(base=0.01, cap=0.02)
    return {"api_key": "soak", "base_url": peer.base_url, "stream_idle_timeout": IDLE, "retry_policy": policy}


async def run_async(peer: Peer, tally: Tally, tasks: int, seed: int, aiohttp: bool) -> None:
    """Make all streams in tasks, and look what is left."""
    numbers = count()

    async def work() -> None:
        while (number := next(numbers)) < tally.streams:
            caller = Caller(f"{seed}-{number}")
            tally.note(caller, await call_async(client, caller))

    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: tally.wrong(f"the event loop: {context}"))
    watcher = Watcher(peer, lambda: len(asyncio.all_tasks()))
    client = AsyncAnthropic(**options(peer), http_client=DefaultAioHttpClient() if aiohttp else None)
    await client.models.list()
    port: Any = client._requester.pool.port(loop)
    await asyncio.gather(*(work() for _ in range(tasks)))
    tally.problems += await settled_async(watcher.around(port.client))
    await client.close()
    tally.problems += await settled_async(watcher.after)


def run_sync(peer: Peer, tally: Tally, threads: int, seed: int) -> None:
    """Make all streams in threads, and look what is left."""
    numbers = count()
    #: The stream that each thread is making, and since when.
    busy: dict[threading.Thread, tuple[Caller, float]] = {}

    def work() -> None:
        while (number := next(numbers)) < tally.streams:
            caller = Caller(f"{seed}-{number}")
            busy[threading.current_thread()] = caller, time.monotonic()
            tally.note(caller, call_sync(client, caller))

    def hanging() -> bool:
        return all(time.monotonic() > since + PATIENCE for thread, (_, since) in busy.items() if thread.is_alive())

    # One thread looks at the watches of all streams, from the first on.
    watcher = Watcher(peer, lambda: max(1, _thread._count()))
    client = Anthropic(**options(peer))
    client.models.list()
    workers = [threading.Thread(target=work, daemon=True) for _ in range(threads)]
    for worker in workers:
        busy[worker] = Caller(f"{seed}-0"), time.monotonic()
        worker.start()
    while not hanging():
        time.sleep(0.05)
    stuck = {thread: caller for thread, (caller, _) in busy.items() if thread.is_alive()}
    for thread, caller in stuck.items():
        place = traceback.extract_stack(sys._current_frames()[thread.ident or 0])[-1]
        tally.wrong(f"stream {caller.number} ({caller.way}) hangs in {place.filename}:{place.lineno}")
    if stuck:
        return  # closing the client might hang too
    tally.problems += settled(watcher.around(client._requester.pool.port().client))
    client.close()
    tally.problems += settled(watcher.after)


def soak(streams: int, workers: int, kind: str = "httpx", seed: int = 0, *, shown: bool = False) -> Tally:
    """Make streams and return what came of them.

    Args:
        streams: How many.
        workers: In how many tasks, or threads.
        kind: The client: asynchronous over `"httpx"` or `"aiohttp"`, or `"sync"`.
        seed: Other streams are broken and left in other ways.
        shown: Whether to print how memory grows.
    """
    tally, peer, start = Tally(streams, shown), Peer(), time.monotonic()
    try:
        with overheard(tally):
            if kind == "sync":
                run_sync(peer, tally, workers, seed)
            else:
                asyncio.run(run_async(peer, tally, workers, seed, kind == "aiohttp"))
    finally:
        peer.close()
    tally.seconds = time.monotonic() - start
    slope = tally.slope()
    if slope is not None and slope > TOO_HIGH:
        tally.wrong(f"memory grew by {slope:.2f} MB in a thousand streams")
    return tally


def main() -> int:
    """Make the streams that the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--streams", type=int, default=10_000, help="how many (default: %(default)s)")
    parser.add_argument("--tasks", type=int, default=50, help="at a time (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="other ones (default: %(default)s)")
    parser.add_argument("--aiohttp", action="store_true", help="with the client over aiohttp")
    parser.add_argument("--sync", action="store_true", help="with the synchronous client, in threads")
    parser.add_argument("--threads", type=int, help="in how many threads (default: 16); implies --sync")
    chosen = parser.parse_args()
    os.environ["NO_PROXY"] = "127.0.0.1"  # a proxy could not reach the server
    sync = chosen.sync or chosen.threads is not None
    kind = "sync" if sync else "aiohttp" if chosen.aiohttp else "httpx"
    workers: int = (chosen.threads or 16) if sync else chosen.tasks
    tally = soak(chosen.streams, workers, kind, chosen.seed, shown=True)
    for problem in tally.problems[:20]:
        print(f"WRONG: {problem}")
    print(tally.summary(f"in {workers} {'threads' if sync else 'tasks'}, {kind}, seed {chosen.seed}"))
    return 1 if tally.problems else 0


if __name__ == "__main__":
    sys.exit(main())
