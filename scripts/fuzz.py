"""Feed the streaming layer what no server should send: damaged transcripts, in pieces cut anywhere (`make fuzz`).

A plain mutating fuzzer rather than hypothesis: what is worth trying lies close to real transcripts, and this tries several
times as many of them in a second. Each case that comes out wrong is made smaller and printed as a Python literal, once for
each place and kind; put it into `tests/core/test_fuzz_corpus.py`. The exit status is 1 if there was any.
"""

from __future__ import annotations

import argparse
import gc
import re
import signal
import sys
import time
import traceback
from itertools import count
from pathlib import Path
from random import Random, SystemRandom
from typing import Any, Callable, NamedTuple

from fuzzing import Wrong, messages
from fuzzing.decoders import check_json, check_sse, json_case, sse_case

#: A case that takes longer hangs.
SECONDS_PER_CASE = 20
SECONDS_TO_SHRINK = 20
SECONDS_OF_GARBAGE = 0.5


class Hang(BaseException):
    """A case takes longer than any should. It is no `Exception`, so that nothing that is tested can swallow it."""


class Target(NamedTuple):
    """What is fuzzed: a maker of cases, which are pieces and one thing more, and a judge of what comes of them."""

    make: Callable[[Random], tuple[list[Any], Any]]
    check: Callable[[list[Any], Any], object]
    #: Its part of the time.
    share: float


TARGETS = {
    "sse": Target(sse_case, check_sse, 0.1),
    "json": Target(json_case, check_json, 0.15),
    "messages": Target(messages.message_case, messages.check_message, 0.75),
}


class Finding(NamedTuple):
    """What is wrong: the same for all cases of it."""

    what: str
    place: str


def tried(target: Target, pieces: list[Any], more: Any) -> tuple[Finding, BaseException] | None:
    """Check a case; return what is wrong with it, if anything is."""
    signal.setitimer(signal.ITIMER_REAL, SECONDS_PER_CASE)
    try:
        target.check(pieces, more)
    except (Exception, Hang) as exc:
        signal.setitimer(signal.ITIMER_REAL, 0)
        if isinstance(exc, Wrong):
            return Finding("Wrong", str(exc.args[0])), exc
        if isinstance(exc, RecursionError):  # where it comes depends on the depth at which it began
            return Finding("RecursionError", "something nested is too deep"), exc
        frames = traceback.extract_tb(exc.__traceback__)
        ours = [frame for frame in frames if Path(frame.filename).parent.name in ("anthropic", "anthropic_generated")]
        frame = (ours or frames)[-1]
        return Finding(type(exc).__name__, f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}"), exc
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return None


def shrunk(target: Target, finding: Finding, pieces: list[Any], more: Any) -> list[Any]:
    """Return the smallest pieces that can be found in some seconds with the same outcome."""
    until = time.monotonic() + SECONDS_TO_SHRINK

    def same(candidate: list[Any]) -> bool:
        found = tried(target, candidate, more) if time.monotonic() < until else None
        return found is not None and found[0] == finding

    empty = pieces[0][:0] if pieces else b""
    if same([empty.join(pieces)]):
        pieces = [empty.join(pieces)]
    size = max(map(len, pieces), default=0)
    while size:
        for number in range(len(pieces) - 1, -1, -1):
            for at in range((len(pieces[number]) - 1) // size * size, -1, -size):
                piece = pieces[number]
                smaller = [*pieces[:number], piece[:at] + piece[at + size :], *pieces[number + 1 :]]
                if same(smaller):
                    pieces = smaller
        joined = [piece for piece in pieces if piece]
        pieces = joined if same(joined) else pieces
        size //= 2
    return pieces


def hang(*_: object) -> None:
    """Interrupt a case.

    Raises:
        Hang: Always.
    """
    raise Hang(f"more than {SECONDS_PER_CASE} s")


def fuzz(minutes: float, seed: int, names: list[str]) -> int:
    """Try cases until the time is over, and print what is found; return how many findings there are."""
    signal.signal(signal.SIGALRM, hang)
    findings: dict[Finding, int] = {}
    spent, done, numbers = dict.fromkeys(names, 0.0), dict.fromkeys(names, 0), count()
    until, collected = time.monotonic() + 60 * minutes, time.monotonic()
    gc.disable()  # as it would end dropped streams amidst what is nested too deep, where that fails
    while time.monotonic() < until:
        if time.monotonic() > collected + SECONDS_OF_GARBAGE:
            gc.collect()
            collected = time.monotonic()
        name = min(names, key=lambda name: spent[name] / TARGETS[name].share)
        target, number, start = TARGETS[name], next(numbers), time.perf_counter()
        pieces, more = target.make(Random(f"{seed}/{name}/{done[name]}"))
        found = tried(target, pieces, more)
        done[name] += 1
        spent[name] += time.perf_counter() - start
        if found is not None:
            finding, exc = found
            findings[finding] = findings.get(finding, 0) + 1
            if findings[finding] == 1:
                pieces = shrunk(target, finding, pieces, more)
                print(f"FINDING in {name}: {finding.what}: {finding.place}\n  {shortened(repr(exc), 1500)}")
                print(
                    f"  --seed {seed}, case {done[name] - 1} (number {number})\n  input: ([{', '.join(map(literal, pieces))}], {more!r})\n",
                    flush=True,
                )
    gc.enable()
    messages.close()
    for name in names:
        print(f"{name:10} {done[name]:9,} cases, {done[name] / max(spent[name], 1e-9):9,.0f} a second")
    print(
        f"seed {seed}: {len(findings)} findings"
        + "".join(f"\n  {n:6,} x {f.what}: {f.place}" for f, n in findings.items())
    )
    return len(findings)


def literal(piece: Any) -> str:
    """Return a Python expression for a text, in which what is repeated many times stands once."""
    pattern: Any = rb"(.{1,5}?)\1{30,}" if isinstance(piece, bytes) else r"(.{1,5}?)\1{30,}"
    parts: list[str] = []
    start = 0
    for run in re.finditer(pattern, piece, re.DOTALL):
        parts += [repr(piece[start : run.start()]), f"{run[1]!r} * {len(run[0]) // len(run[1])}"]
        start = run.end()
    return " + ".join([*parts, repr(piece[start:])])


def shortened(text: str, size: int) -> str:
    """Return the ends of a text."""
    return text if len(text) <= size else f"{text[: size // 2]} ... {text[-size // 2 :]}"


def main() -> int:
    """Fuzz as long as the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--minutes", type=float, default=1, help="how long (default: %(default)s)")
    parser.add_argument(
        "--seed", type=int, help="to try the same cases again (default: a random one, which is printed)"
    )
    parser.add_argument("--only", choices=list(TARGETS), help="one target alone")
    options = parser.parse_args()
    seed: int = SystemRandom().randrange(2**32) if options.seed is None else options.seed
    return 1 if fuzz(options.minutes, seed, [options.only] if options.only else list(TARGETS)) else 0


if __name__ == "__main__":
    sys.exit(main())
