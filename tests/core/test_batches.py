"""The pure parts behind the batch methods: reading results in any pieces, waiting by any clock."""

from __future__ import annotations

import json
from typing import Any

import pytest

from anthropic import APIConnectionError, BatchTimeoutError
from anthropic._batches import LONGEST, PATIENCE, Patience, Report, poll_delay, waiting
from anthropic._engine import Sleep
from anthropic._jsonl import LineDecoder
from anthropic._native import blank_request
from anthropic._progress import progress_of
from anthropic._results import ResultReader
from anthropic.types.messages import MessageBatch
from anthropic_generated._call import Endpoint, Operation

ENTRIES = [{"custom_id": f"r{number}", "text": "ü" * number} for number in range(6)]
BODY = b"".join(json.dumps(entry, ensure_ascii=False).encode() + b"\n" for entry in ENTRIES)
BROKEN = BODY.replace(b'"r2"', b'"r2').replace(b'"r4"', b'"r4\xff"')


def whole(data: Any) -> Any:
    return data


@pytest.mark.parametrize("size", [1, 2, 7, 50, 1000])
def test_entries_do_not_depend_on_the_pieces(size: int) -> None:
    reader = ResultReader(whole)
    found = [entry for i in range(0, len(BODY), size) for entry in reader.feed(BODY[i : i + size])]
    assert [*found, *reader.flush()] == ENTRIES
    assert reader.position == len(ENTRIES)
    assert not reader.is_cut


@pytest.mark.parametrize("cut", range(0, len(BODY) + 1, 5))
@pytest.mark.parametrize("start", [0, 2])
def test_a_body_cut_anywhere_and_begun_anew_gives_each_entry_once(cut: int, start: int) -> None:
    reader = ResultReader(whole, start)
    found = list(reader.feed(BODY[:cut]))
    reader.restart()
    found += [*reader.feed(BODY), *reader.flush()]
    assert found == ENTRIES[start:]


@pytest.mark.parametrize("size", [1, 11, 1000])
def test_bad_lines_are_noted_by_number(size: int) -> None:
    reader = ResultReader(whole)
    found = [entry for i in range(0, len(BROKEN), size) for entry in reader.feed(BROKEN[i : i + size])]
    assert [entry["custom_id"] for entry in found] == ["r0", "r1", "r3", "r5"]
    assert [line.number for line in reader.bad_lines] == [3, 5]
    assert reader.bad_lines[1].custom_id == "r4\ufffd"
    assert "utf-8" in reader.bad_lines[1].reason


def test_bad_lines_are_noted_once_also_if_the_body_begins_anew() -> None:
    reader = ResultReader(whole)
    found = list(reader.feed(BROKEN[:-10]))
    reader.restart()
    found += reader.feed(BROKEN)
    assert len(found) == 4
    assert [line.number for line in reader.bad_lines] == [3, 5]


def test_an_unfinished_line_is_a_cut() -> None:
    reader = ResultReader(whole)
    assert len([*reader.feed(BODY[:-3]), *reader.flush()]) == 5
    assert reader.is_cut
    reader.give_up()
    assert [line.number for line in reader.bad_lines] == [6]
    assert not reader.is_cut


def test_lines_that_are_no_text_stay_bytes() -> None:
    decoder = LineDecoder()
    assert decoder.feed(b"a\r\n\xff\r\n\n  \nb\n") == ["a", b"\xff", "b"]


# Waiting


@pytest.mark.parametrize(
    ("elapsed", "interval", "asked", "expected"),
    [
        (0, None, None, 1),
        (9, None, None, 1),
        (100, None, None, 10),
        (86400, None, None, LONGEST),
        (100, 0.5, None, 0.5),
        (0, None, 30, 30),
        (0, 0.5, 3, 3),
        (100, None, 2, 10),
    ],
)
def test_the_pace_of_polls(elapsed: float, interval: float | None, asked: float | None, expected: float) -> None:
    assert poll_delay(elapsed, interval, asked) == expected


def batch(status: str, **headers: str) -> MessageBatch:
    counts = {"processing": 1, "succeeded": 3, "errored": 2, "canceled": 0, "expired": 1}
    state = MessageBatch.model_construct(id="b", processing_status=status, request_counts=counts)
    state._headers = headers
    return state


def drive(answers: list[Any], patience: Patience) -> tuple[list[float], Any]:
    """Run a wait by a clock of its own; return the pauses, and the result or error."""
    now, pauses = 1000.0, list[float]()
    flow = waiting(Operation(Endpoint("retrieve", "GET", "/")), patience, lambda: now, None)
    sent: Any = None
    left = iter(answers)
    try:
        step = next(flow)
        while True:
            sent = None
            if isinstance(step, Sleep):
                pauses.append(step.seconds)
                now += step.seconds
            elif not isinstance(step, Report):
                sent = next(left)
            step = flow.throw(sent) if isinstance(sent, Exception) else flow.send(sent)
    except StopIteration as end:
        return pauses, end.value
    except (APIConnectionError, BatchTimeoutError) as error:
        return pauses, error


def test_waiting_slows_down() -> None:
    busy = batch("in_progress")
    pauses, result = drive([busy] * 60 + [batch("ended")], Patience(None, None))
    assert result.processing_status == "ended"
    assert pauses[:5] == [1] * 5
    assert pauses == sorted(pauses)
    assert 1 < pauses[-1] <= LONGEST


def test_the_server_can_slow_it_down() -> None:
    pauses, _ = drive([batch("in_progress", **{"retry-after": "7"}), batch("ended")], Patience(None, 0.1))
    assert pauses == [7]


def test_the_last_poll_is_at_the_end_of_the_time() -> None:
    pauses, error = drive([batch("in_progress")] * 99, Patience(3.5, None))
    assert pauses == [1, 1, 1, 0.5]
    assert isinstance(error, BatchTimeoutError)


def test_failures_in_a_row_are_bounded() -> None:
    lost = APIConnectionError(request=blank_request())
    busy = batch("in_progress")
    pauses, result = drive([lost] * PATIENCE + [busy] + [lost] * PATIENCE + [batch("ended")], Patience(None, 1))
    assert result.processing_status == "ended"
    pauses, result = drive([lost] * (PATIENCE + 1), Patience(None, 1))
    assert result is lost
    assert len(pauses) == PATIENCE


def test_progress_counts_what_is_done() -> None:
    assert progress_of(batch("in_progress")) == (6, 7, 3)
