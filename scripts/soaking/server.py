"""The server, in a process of its own: it breaks streams, each in the way that its number has drawn."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

from anthropic.testing import Cut, Disturbance, Fault, Request, Server, error_event, message_events


class BreakingServer(Server):
    """A server that breaks streams by their number, which the header `x-soak` tells."""

    def take(self, request: Request) -> Fault:
        """Return what becomes of the answer."""
        self.requests.clear()  # or they would fill the memory
        number = request.header("x-soak")
        return Fault() if number is None else fault_of(number, request.header("x-stainless-retry-count") or "0")


def fault_of(number: str, retry: str = "0") -> Fault:
    """Draw what becomes of a stream, at the first attempt or a later one."""
    dice = Random(f"{number}/{retry}")
    after = dice.choice((0, 1, 2, 3, 6, 15, 16, 17, math.inf))
    how = dice.choice(("fin", "rst"))
    malformed: tuple[Any, ...] = (
        b"event: content_block_delta\ndata: {oops\n\n",
        b"data: [1]\n\n",
        b"data: \xff\n\n",
        {"type": "content_block_delta", "index": 7, "delta": {"type": "text_delta", "text": "astray"}},
        message_events("a second message")[0],
    )
    return dice.choice(
        (
            *[Fault()] * 10,
            *[Fault(disturbance=Disturbance(after, then=how))] * 2,
            Fault(disturbance=Disturbance(after, then="end")),
            *[Fault(disturbance=Disturbance(after, then=dice.choice(("silence", "pings", "comments"))))] * 2,
            *[Fault(disturbance=Disturbance(after, (error_event(),), dice.choice(("end", "go on", "silence"))))] * 2,
            *[Fault(disturbance=Disturbance(after, (dice.choice(malformed),), dice.choice(("go on", how))))] * 2,
            Fault(status=dice.choice((400, 429, 500, 529))),
            Fault(cut=Cut(None, how)),
            Fault(cut=Cut(dice.randrange(3000), dice.choice((how, "end")))),
            Fault(drip=(97, 0.001), delay=0.01),
            Fault(stall=dice.randrange(3000)),
        )
    )


class Peer:
    """The server, as the process sees it that makes the streams."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(),
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._ask, self._answers = self._process.stdin, self._process.stdout
        self.base_url = self._answers.readline().strip()

    def open(self) -> int:
        """Return how many connections are open there."""
        self._ask.write("\n")
        self._ask.flush()
        return int(self._answers.readline())

    def close(self) -> None:
        """End the process."""
        self._ask.close()
        self._process.wait()
        self._answers.close()


def environment() -> dict[str, str]:
    """Return the variables with which the process finds this module."""
    paths = [str(Path(__file__).resolve().parents[1]), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def main() -> None:
    """Serve: say where, and then for each line that comes how many connections are open."""
    with BreakingServer() as server:
        print(server.base_url, flush=True)
        for _ in sys.stdin:
            print(server.connections.open, flush=True)


if __name__ == "__main__":
    main()
