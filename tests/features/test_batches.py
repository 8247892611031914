"""Message batches through both clients: requests checked, results read whatever happens, batches waited for."""

from __future__ import annotations

import gc
import json
import pickle
import sys
import tracemalloc
import warnings
from typing import Any

import pytest

import anthropic
from anthropic import RetryPolicy
from anthropic.types.messages import MessageBatch, MessageBatchIndividualResponse

PARAMS = {"model": "claude-opus-4-6", "max_tokens": 8, "messages": [{"role": "user", "content": "Hello"}]}
BATCHES = "/v1/messages/batches"
RESULTS = f"GET {BATCHES}/*/results"
QUICK = RetryPolicy(base=0.001)


def requests(count: int = 3) -> list[dict[str, Any]]:
    return [{"custom_id": f"r{number}", "params": PARAMS} for number in range(count)]


@pytest.fixture(params=["messages", "beta.messages"])
def batches(request: pytest.FixtureRequest, api: Any) -> Any:
    """The resource, in its stable and its beta form."""
    resource = api.client(retry_policy=QUICK)
    for name in (*request.param.split("."), "batches"):
        resource = getattr(resource, name)
    return resource


def ended(api: Any, batches: Any, count: int = 3) -> str:
    """Return the ID of a batch whose results can be read."""
    batch = api.call(batches.create, requests=requests(count))
    return api.call(batches.wait, batch.id, poll_interval=0.001).id  # type: ignore[no-any-return]


def names(api: Any, results: Any) -> list[str]:
    return [entry.custom_id for entry in api.iterate(results)]


def lines(*entries: str | bytes) -> bytes:
    """Return a body of results: an ID stands for an entry, bytes for themselves."""
    ready = {"type": "canceled"}
    texts = [e if isinstance(e, bytes) else json.dumps({"custom_id": e, "result": ready}).encode() for e in entries]
    return b"".join(text + b"\n" for text in texts)


# Starting


def test_a_batch_from_beginning_to_end(api: Any, batches: Any, server: Any) -> None:
    batch = api.call(batches.create, requests=(request for request in requests()))
    assert batch.processing_status == "in_progress"
    assert batch.request_counts.processing == 3
    assert json.loads(server.requests[-1].body) == {"requests": requests()}
    batch = api.call(batches.wait, batch.id, poll_interval=0.001)
    assert (batch.processing_status, batch.request_counts.succeeded) == ("ended", 3)
    entries = api.collect(api.call(batches.results, batch.id))
    assert [entry.custom_id for entry in entries] == ["r0", "r1", "r2"]
    assert all(entry.result.type == "succeeded" for entry in entries)
    assert entries[0].result.message.content[0].text
    assert api.call(batches.delete, batch.id).id == batch.id


def test_the_types_are_those_of_the_api(api: Any) -> None:
    batches = api.client().messages.batches
    batch = api.call(batches.create, requests=requests(1))
    assert isinstance(batch, MessageBatch)
    api.call(batches.cancel, batch.id)
    api.call(batches.wait, batch.id, poll_interval=0.001)
    (entry,) = api.collect(api.call(batches.results, batch.id))
    assert isinstance(entry, MessageBatchIndividualResponse)
    assert entry.result.type == "canceled"


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ([], ValueError, "at least one"),
        (
            [{**requests()[0]}, {**requests()[0]}],
            ValueError,
            r"requests\[0\] and requests\[1\] have the same custom_id, 'r0'",
        ),
        ([{"params": PARAMS}], ValueError, r"requests\[0\] needs a custom_id"),
        ([{"custom_id": "", "params": PARAMS}], ValueError, "custom_id"),
        (requests(1)[0], TypeError, r"requests=\[\.\.\.\]"),
        (["r0"], TypeError, "dictionary"),
    ],
)
def test_bad_requests_are_refused_before_anything_is_sent(
    api: Any, batches: Any, server: Any, given: Any, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        api.call(batches.create, requests=given)
    assert not server.requests


def test_too_many_requests_are_refused(api: Any, batches: Any, server: Any) -> None:
    endless = ({"custom_id": f"r{number}", "params": PARAMS} for number in iter(int, 1))
    with pytest.raises(ValueError, match="100,000"):
        api.call(batches.create, requests=({**request, "custom_id": str(n)} for n, request in enumerate(endless)))
    assert not server.requests


def test_too_many_bytes_are_refused(api: Any, batches: Any, server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("anthropic._guard.BATCH_BYTES", 1024**2)
    big = [{"custom_id": "r0", "params": {**PARAMS, "system": "x" * 1024**2}}]
    with pytest.raises(ValueError, match=r"1\.0 MB.*several batches"):
        api.call(batches.create, requests=big)
    assert not server.requests


@pytest.mark.parametrize("method", ["retrieve", "cancel", "delete", "results", "wait"])
def test_an_empty_id_is_refused(api: Any, batches: Any, server: Any, method: str) -> None:
    with pytest.raises(ValueError, match="message_batch_id"):
        api.call(getattr(batches, method), "")
    assert not server.requests


@pytest.mark.parametrize("start", [-1, 1.5, True, "1"])
def test_a_start_that_is_no_number_of_lines_is_refused(api: Any, batches: Any, server: Any, start: Any) -> None:
    with pytest.raises(ValueError, match="start"):
        api.call(batches.results, "msgbatch_1", start=start)
    assert not server.requests


def test_unknown_arguments_are_refused(api: Any, batches: Any, server: Any) -> None:
    for call in ("create", "results", "wait"):
        given = {"requests": requests()} if call == "create" else {"message_batch_id": "b"}
        with pytest.raises(TypeError, match="nonsense"):
            api.call(getattr(batches, call), **given, nonsense=1)
    assert not server.requests


# Reading results


def test_results_that_are_not_there_yet(api: Any, batches: Any, server: Any) -> None:
    batch = api.call(batches.create, requests=requests())
    with pytest.raises(anthropic.AnthropicError, match=r"No `results_url`.*`in_progress`.*wait"):
        api.call(batches.results, batch.id)
    assert server.requests[-1].path == f"{BATCHES}/{batch.id}"


def test_results_that_are_gone(api: Any, batches: Any, server: Any) -> None:
    name = ended(api, batches)
    batch = api.call(batches.retrieve, name).to_dict(mode="json")
    server.reply(200, body={**batch, "results_url": None, "archived_at": "2026-01-02T00:00:00Z"})
    with pytest.raises(anthropic.AnthropicError, match="archived at 2026-01-02"):
        api.call(batches.results, name)


def test_the_batch_is_looked_up_and_its_address_followed(api: Any, batches: Any, server: Any) -> None:
    name = ended(api, batches)
    batch = api.call(batches.retrieve, name).to_dict(mode="json")
    server.reply(
        200, body={**batch, "results_url": f"{server.base_url}/elsewhere/{name}"}, path=f"GET {BATCHES}/{name}"
    )
    server.reply(200, body=lines("moved"), path="/elsewhere/*")
    assert names(api, api.call(batches.results, name, extra_headers={"x-mine": "1"})) == ["moved"]
    first, second = server.requests[-2:]
    assert first.path == f"{BATCHES}/{name}"
    assert second.path == f"/elsewhere/{name}"
    assert first.header("x-mine") == second.header("x-mine") == "1"
    assert "jsonl" in second.header("accept")
    if "Beta" in type(batches).__name__:
        assert "message-batches-2024-09-24" in second.header("anthropic-beta")


@pytest.mark.parametrize(
    "foreign",
    [
        "https://evil.example/results",
        "http://127.0.0.1:9/results",
        "{base}.evil.example/r",
        "{base}@evil.example/r",
        "//x/r",
        "http://[/",
    ],
)
def test_credentials_go_to_no_other_host(api: Any, batches: Any, server: Any, foreign: str) -> None:
    name = ended(api, batches)
    batch = api.call(batches.retrieve, name).to_dict(mode="json")
    foreign = foreign.replace("{base}", server.base_url.rstrip("/"))
    server.reply(200, body={**batch, "results_url": foreign}, path=f"GET {BATCHES}/{name}")
    assert names(api, api.call(batches.results, name)) == ["r0", "r1", "r2"]
    assert server.requests[-1].path == f"{BATCHES}/{name}/results"


def test_results_can_be_read_from_the_middle(api: Any, batches: Any) -> None:
    name = ended(api, batches, 5)
    results = api.call(batches.results, name, start=2)
    assert results.position == 2
    assert names(api, results) == ["r2", "r3", "r4"]
    assert results.position == 5
    assert names(api, api.call(batches.results, name, start=5)) == []
    assert names(api, api.call(batches.results, name, start=99)) == []


def test_a_position_says_where_to_go_on(api: Any, batches: Any) -> None:
    name = ended(api, batches, 5)
    results = api.call(batches.results, name)
    seen = []
    for entry in api.iterate(results):
        seen.append(entry.custom_id)
        if len(seen) == 2:
            break
    api.run(results.close())
    assert names(api, api.call(batches.results, name, start=results.position)) == ["r2", "r3", "r4"]


def test_results_close_and_show_their_response(api: Any, batches: Any, server: Any) -> None:
    name = ended(api, batches)
    with api.using(api.call(batches.results, name)) as results:
        assert results.http_response.status_code == 200
        assert results.request_id.startswith("req_")
        next(iter(api.iterate(results)))
    assert results.http_response.is_closed
    api.run(results.close())


def test_raw_and_streaming_views_reach_the_results(api: Any, server: Any) -> None:
    client = api.client()
    name = ended(api, client.messages.batches, 2)
    for view in (client.messages.batches.with_raw_response, client.with_raw_response.messages.batches):
        response = api.call(view.results, name)
        assert response.status_code == 200
        assert names(api, response.parse()) == ["r0", "r1"]
    with api.using(client.messages.batches.with_streaming_response.results(name)) as response:
        assert [json.loads(line)["custom_id"] for line in api.iterate(response.iter_lines())] == ["r0", "r1"]
    batch = api.call(client.messages.batches.with_raw_response.create, requests=requests()).parse()
    assert batch.processing_status == "in_progress"
    with pytest.raises(ValueError, match="at least one"):
        api.call(client.with_raw_response.messages.batches.create, requests=[])


# Broken results


@pytest.mark.parametrize(
    ("how", "after"),
    [(how, after) for how in ("fin", "rst", "end") for after in (0, 10, 700, 1500) if (how, after) != ("end", 0)],
)
def test_reading_goes_on_after_a_dropped_connection(api: Any, batches: Any, server: Any, how: str, after: int) -> None:
    name = ended(api, batches, 4)
    size = len(b"".join(api.iterate(_bytes_of(api, batches, name))))
    assert size > 1600
    server.cut(after, how, path=RESULTS)
    before = len(server.requests)
    results = api.call(batches.results, name)
    assert names(api, results) == ["r0", "r1", "r2", "r3"]
    assert len(server.requests) - before == 3
    assert results.http_response.is_closed


def _bytes_of(api: Any, batches: Any, name: str) -> Any:
    with api.using(batches.with_streaming_response.results(name)) as response:
        return [b"".join(api.iterate(response.iter_bytes()))]


def test_attempts_are_bounded_and_nothing_read_is_lost(api: Any, batches: Any, server: Any) -> None:
    name = ended(api, batches, 4)
    server.cut(700, times=9, path=RESULTS)
    before = len(server.requests)
    results = api.call(batches.results, name)
    seen: list[str] = []
    with pytest.raises(anthropic.APIConnectionError, match=r"start=1\)") as caught:  # noqa: PT012
        for entry in api.iterate(results):
            seen.append(entry.custom_id)  # noqa: PERF401
    assert seen == ["r0"]
    assert results.position == 1
    assert caught.value.in_stream
    assert caught.value.attempts == 3
    assert len(server.requests) - before == 4
    assert results.http_response.is_closed


def test_no_second_attempt_where_retries_are_off(api: Any, server: Any) -> None:
    batches = api.client(max_retries=0).messages.batches
    name = ended(api, batches)
    server.cut(10, path=RESULTS)
    before = len(server.requests)
    with pytest.raises(anthropic.APIConnectionError):
        api.collect(api.call(batches.results, name))
    assert len(server.requests) - before == 2


def test_a_second_attempt_may_be_refused(api: Any, batches: Any, server: Any) -> None:
    name = ended(api, batches)
    server.cut(700, path=RESULTS)
    server.fail(404, path=RESULTS)
    with pytest.raises(anthropic.NotFoundError) as caught:
        api.collect(api.call(batches.results, name))
    assert caught.value.in_stream


BAD = b'{"custom_id": "bad", "result": {"type'


@pytest.mark.parametrize(
    ("bad", "custom_id"),
    [
        (BAD, "bad"),
        (b"{", None),
        (b'"text"', None),
        (b'{"custom_id": "latin", "x": "\xe9"}', "latin"),
        (b"\xff\xfe", None),
    ],
)
def test_a_bad_line_is_reported_and_keeps_no_other_back(
    api: Any, batches: Any, server: Any, bad: bytes, custom_id: str | None
) -> None:
    name = ended(api, batches)
    server.reply(200, body=lines("a", bad, "b", b"", "c"), path=RESULTS)
    results = api.call(batches.results, name)
    seen: list[str] = []
    with pytest.raises(anthropic.BadLinesError) as caught:  # noqa: PT012
        for entry in api.iterate(results):
            seen.append(entry.custom_id)  # noqa: PERF401
    assert seen == ["a", "b", "c"]
    (line,) = caught.value.lines
    assert (line.number, line.custom_id) == (2, custom_id)
    assert "line 2" in str(caught.value)
    assert results.bad_lines == caught.value.lines
    assert isinstance(caught.value, anthropic.APIResponseValidationError)
    assert pickle.loads(pickle.dumps(caught.value)).lines == caught.value.lines


def test_all_bad_lines_are_reported(api: Any, batches: Any, server: Any) -> None:
    name = ended(api, batches)
    server.reply(200, body=lines("a", *[b"{" for _ in range(5)]), path=RESULTS)
    with pytest.raises(anthropic.BadLinesError, match="5 lines") as caught:
        api.collect(api.call(batches.results, name))
    assert [line.number for line in caught.value.lines] == [2, 3, 4, 5, 6]


def test_a_bad_last_line_is_tried_again_and_then_reported(api: Any, batches: Any, server: Any) -> None:
    name = ended(api, batches)
    server.reply(200, body=lines("a") + BAD, times=3, path=RESULTS)
    seen: list[str] = []
    with pytest.raises(anthropic.BadLinesError) as caught:  # noqa: PT012
        for entry in api.iterate(api.call(batches.results, name)):
            seen.append(entry.custom_id)  # noqa: PERF401
    assert seen == ["a"]
    assert caught.value.lines[0].number == 2


def test_a_last_line_needs_no_line_end(api: Any, batches: Any, server: Any) -> None:
    name = ended(api, batches)
    server.reply(200, body=lines("a", "b")[:-1], path=RESULTS)
    assert names(api, api.call(batches.results, name)) == ["a", "b"]


def test_line_breaks_within_texts_break_no_line(api: Any, batches: Any, server: Any) -> None:
    name = ended(api, batches)
    odd = "a\u2028b\u0085c\x0cd"
    entry = {
        "custom_id": "odd",
        "result": {"type": "errored", "error": {"type": "error", "error": {"type": "x", "message": odd}}},
    }
    body = json.dumps(entry, ensure_ascii=False).replace("\\f", "\u2029").encode() + b"\r\n" + lines("next")
    server.reply(200, body=body, path=RESULTS)
    entries = api.collect(api.call(batches.results, name))
    assert [e.custom_id for e in entries] == ["odd", "next"]
    assert "\u2028" in entries[0].result.error.error.message


def test_memory_stays_constant(api: Any, server: Any) -> None:
    batches = api.client().messages.batches
    name = ended(api, batches)
    text = {"type": "text", "text": "x" * 400, "citations": None}
    message = {**PARAMS, "id": "msg_1", "type": "message", "role": "assistant", "content": [text]}
    entry = json.dumps({"custom_id": "r", "result": {"type": "succeeded", "message": message}}).encode() + b"\n"
    # The server is in this process, so it must not hold the body either.
    server.stream((entry * 100 for _ in range(200)), path=RESULTS)
    results = api.call(batches.results, name)
    gc.collect()
    tracemalloc.start()
    try:
        seen = api.run(_count(results)) if api.is_async else sum(1 for _ in results)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert seen == 20_000
    assert peak < 3 * 1024**2


async def _count(results: Any) -> int:
    count = 0
    async for _ in results:
        count += 1
    return count


# Waiting


def test_waiting_asks_until_the_batch_has_ended(api: Any, batches: Any, server: Any) -> None:
    batch = api.call(batches.create, requests=requests())
    seen: list[Any] = []
    result = api.call(batches.wait, batch.id, poll_interval=0.001, on_progress=seen.append)
    assert [state.processing_status for state in seen] == ["in_progress", "ended"]
    assert result is seen[-1]
    assert server.requests[-1].header("x-stainless-raw-response") is None


def test_progress_can_be_told_to_a_coroutine_function(api: Any) -> None:
    if not api.is_async:
        pytest.skip("asynchronous only")
    seen: list[str] = []

    async def tell(batch: Any) -> None:
        seen.append(batch.processing_status)

    batches = api.client().messages.batches
    batch = api.call(batches.create, requests=requests())
    api.call(batches.wait, batch.id, poll_interval=0.001, on_progress=tell)
    assert seen == ["in_progress", "ended"]


def test_an_error_of_the_callers_own_ends_the_wait(api: Any, batches: Any, server: Any) -> None:
    batch = api.call(batches.create, requests=requests())

    def stop(state: Any) -> None:
        raise anthropic.PaginationError("mine")

    with pytest.raises(anthropic.PaginationError, match="mine"):
        api.call(batches.wait, batch.id, on_progress=stop)


def test_a_batch_that_does_not_end_in_time(api: Any, batches: Any, server: Any) -> None:
    batch = api.call(batches.create, requests=requests())
    state = batch.to_dict(mode="json")
    server.reply(200, body=state, times=1000, path=f"GET {BATCHES}/{batch.id}")
    with pytest.raises(anthropic.BatchTimeoutError, match=r"0\.05 s.*`in_progress`") as caught:
        api.call(batches.wait, batch.id, timeout=0.05, poll_interval=0.01)
    assert isinstance(caught.value, TimeoutError)
    assert caught.value.batch == batch
    assert 3 <= len(server.requests) - 1 <= 7
    with pytest.raises(anthropic.BatchTimeoutError):
        api.call(batches.wait, batch.id, timeout=0)


def test_some_failures_do_not_end_the_wait(api: Any, server: Any) -> None:
    batches = api.client(max_retries=0).messages.batches
    batch = api.call(batches.create, requests=requests())
    path = f"GET {BATCHES}/{batch.id}"
    server.fail(529, times=2, path=path)
    server.cut(None, path=path)
    server.fail(429, headers={"retry-after-ms": "20"}, path=path)
    assert api.call(batches.wait, batch.id, poll_interval=0.001).processing_status == "ended"
    server.fail(500, times=6, path=path)
    with pytest.raises(anthropic.InternalServerError):
        api.call(batches.wait, batch.id, poll_interval=0.001)
    server.fail(401, path=path)
    with pytest.raises(anthropic.AuthenticationError):
        api.call(batches.wait, batch.id, poll_interval=0.001)


def test_no_answer_at_all_is_a_timeout_too(api: Any, server: Any) -> None:
    batches = api.client(max_retries=0).messages.batches
    server.fail(500, times=99)
    with pytest.raises(anthropic.BatchTimeoutError, match="no answer") as caught:
        api.call(batches.wait, "msgbatch_1", timeout=0)
    assert caught.value.batch is None


@pytest.mark.parametrize(
    "given",
    [
        {"timeout": -1},
        {"timeout": float("nan")},
        {"poll_interval": 0},
        {"poll_interval": -1},
        {"poll_interval": float("inf")},
    ],
)
def test_impossible_waits_are_refused(api: Any, batches: Any, server: Any, given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(given))):
        api.call(batches.wait, "msgbatch_1", **given)
    with pytest.raises(TypeError, match=next(iter(given))):
        api.call(batches.wait, "msgbatch_1", **dict.fromkeys(given, "1"))
    assert not server.requests


# The progress bar


class Terminal:
    """Stands for a terminal."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return True


def test_a_progress_bar_on_a_terminal(api: Any, batches: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tqdm")
    batch = api.call(batches.create, requests=requests())
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    api.call(batches.wait, batch.id, poll_interval=0.001, progress=True)
    assert batch.id in terminal.text
    assert "3/3" in terminal.text
    assert "ended" in terminal.text


def test_no_progress_bar_elsewhere(api: Any, batches: Any, capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm")
    batch = api.call(batches.create, requests=requests())
    api.call(batches.wait, batch.id, poll_interval=0.001, progress=True)
    assert capfd.readouterr() == ("", "")


def test_a_missing_progress_bar_is_named(api: Any, batches: Any, server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm", None)
    with pytest.raises(ImportError, match=r"anthropic\[progress\]"):
        api.call(batches.wait, "msgbatch_1", progress=True)
    assert not server.requests


def test_results_left_alone_give_their_connection_back(api: Any, server: Any) -> None:
    if api.is_async:
        pytest.skip("the event loop closes what is left")
    batches = api.client().messages.batches
    name = ended(api, batches)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _ in batches.results(name):
            break
    assert batches.retrieve(name).id == name
