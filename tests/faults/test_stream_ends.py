"""How streams end other than by their end: closed, left, cancelled, dropped, failed; and how they begin anew."""

from __future__ import annotations

import asyncio
import gc
import json
import random
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from traceback import walk_stack
from typing import Any, Callable

import httpx
import pytest
from network import Secure

import anthropic
from anthropic import (
    APIResponseValidationError,
    APITimeoutError,
    OverloadedError,
    RetryPolicy,
    StreamClosedError,
    StreamIdleTimeoutError,
    StreamIncompleteError,
)
from anthropic.testing import error_event, message_events

ASK: dict[str, Any] = {
    "model": "claude-opus-4-6",
    "max_tokens": 64,
    "messages": [{"role": "user", "content": "Hello, Claude"}],
}
#: What the server answers to that; of its events, these are the first five.
WHOLE = "Hello! It's nice to meet you. How can I help you today?"
EVENTS = message_events(WHOLE)
BEGINNING = EVENTS[:5]
LAST = "".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n" for event in EVENTS[-2:])

#: The ways to hold an open stream: its events, the same by way of the response, or the stream that puts them together.
OPEN = ("raw", "raw response", "helper")
#: The ways to have a whole message read.
READ = ("raw", "helper", "whole")

AGAIN = RetryPolicy(max_retries=2, base=0.001, restart_streams=True)


class Interrupt(BaseException):
    """Ends whatever is going on, like Ctrl-C."""


def opened(api: Any, client: Any, form: str) -> Any:
    """Return an open stream."""
    if api.is_async:
        return api.call(opened_async, client, form)
    if form == "raw":
        return client.messages.create(**ASK, stream=True)
    if form == "raw response":
        return client.messages.with_raw_response.create(**ASK, stream=True).parse()
    return client.messages.stream(**ASK).__enter__()


async def opened_async(client: Any, form: str) -> Any:
    if form == "raw":
        return await client.messages.create(**ASK, stream=True)
    if form == "raw response":
        return (await client.messages.with_raw_response.create(**ASK, stream=True)).parse()
    return await client.messages.stream(**ASK).__aenter__()


def following(api: Any, stream: Any) -> Any:
    """Return the next event."""
    return api.run(stream.__anext__() if api.is_async else next(stream))


def read(api: Any, client: Any, form: str) -> Any:
    """Have a message read to its end."""
    if form == "raw":
        return api.collect(api.call(client.messages.create, **ASK, stream=True))
    if form == "whole":
        return api.call(client.messages.create, **ASK, via_stream=True)
    with api.using(client.messages.stream(**ASK)) as stream:
        return api.call(stream.get_final_message)


async def whole(client: Any, form: str) -> None:
    """Have a message read to its end."""
    if form == "raw":
        async for _ in await client.messages.create(**ASK, stream=True):
            pass
    elif form == "whole":
        await client.messages.create(**ASK, via_stream=True)
    else:
        async with client.messages.stream(**ASK) as stream:
            await stream.get_final_message()


def all_closed(api: Any, seconds: float = 1) -> bool:
    """Say whether the server sees all connections close in time, while the event loop runs."""
    return bool(api.wait(api.server.connections.wait_open, 0, seconds))


def usable(api: Any, client: Any) -> None:
    """See that the client is as good as new."""
    assert read(api, client.with_options(deadline=5, max_retries=0), "whole").text == WHOLE


# Closing


@pytest.mark.parametrize("form", OPEN)
def test_closing_twice_does_nothing(every_api: Any, server: Any, form: str) -> None:
    client = every_api.client()
    server.disturb(5, then="silence")
    stream = opened(every_api, client, form)
    assert following(every_api, stream).type == "message_start"
    for _ in range(2):
        every_api.call(stream.close)
    assert all_closed(every_api)
    usable(every_api, client)


@pytest.mark.parametrize("form", OPEN)
def test_closing_a_stream_that_has_ended_does_nothing(every_api: Any, server: Any, form: str) -> None:
    client = every_api.client()
    stream = opened(every_api, client, form)
    assert every_api.collect(stream)[-1].type == "message_stop"
    every_api.call(stream.close)
    assert every_api.collect(stream) == []
    if form == "helper":
        assert every_api.call(stream.get_final_message).text == WHOLE
    usable(every_api, client)
    assert server.connections.opened == 1


@pytest.mark.parametrize("form", OPEN)
@pytest.mark.parametrize("read_before", [0, 1, 4])
def test_a_closed_stream_says_so(every_api: Any, server: Any, form: str, read_before: int) -> None:
    """Every time, and also if there was more in what had arrived."""
    server.stream([*BEGINNING, 60])
    stream = opened(every_api, every_api.client(), form)
    for _ in range(read_before):
        following(every_api, stream)
    every_api.call(stream.close)
    assert all_closed(every_api)
    for _ in range(2):
        with pytest.raises(StreamClosedError, match="has been closed"):
            following(every_api, stream)
        with pytest.raises(StreamClosedError, match="has been closed"):
            every_api.collect(stream)
    if form == "helper":
        for ask in (stream.get_final_message, stream.get_final_text, stream.until_done):
            with pytest.raises(StreamClosedError) as caught:
                every_api.call(ask)
            assert (caught.value.partial is None) is (read_before == 0)


@pytest.mark.parametrize("form", OPEN)
def test_leaving_the_loop(every_api: Any, server: Any, form: str) -> None:
    client = every_api.client()
    server.stream([*BEGINNING, 60])
    stream = opened(every_api, client, form)
    every_api.leave(stream)
    if form == "helper":  # which may be read on
        assert following(every_api, stream).type == "content_block_start"
        every_api.call(stream.close)
    assert all_closed(every_api)
    with pytest.raises(StreamClosedError):
        every_api.collect(stream)
    usable(every_api, client)


@pytest.mark.parametrize("failure", [ValueError, Interrupt])
@pytest.mark.parametrize("form", OPEN)
def test_leaving_the_block_with_an_exception(every_api: Any, server: Any, form: str, failure: type) -> None:
    client = every_api.client()
    server.stream([*BEGINNING, 60])
    stream = opened(every_api, client, form)

    def read_and_fail() -> None:
        with every_api.using(stream):
            following(every_api, stream)
            raise failure

    with pytest.raises(failure):
        read_and_fail()
    assert all_closed(every_api)
    usable(every_api, client)


def test_an_interruption_of_the_loop_without_a_block(every_api: Any, server: Any) -> None:
    client = every_api.client()
    server.stream([*BEGINNING, 60])

    def interrupted() -> None:
        for _ in client.messages.create(**ASK, stream=True):
            raise Interrupt

    async def interrupted_async() -> None:
        async for _ in await client.messages.create(**ASK, stream=True):
            raise Interrupt

    try:
        every_api.call(interrupted_async if every_api.is_async else interrupted)
    except Interrupt:
        pass
    assert all_closed(every_api)
    usable(every_api, client)


# While somebody waits


def waits_for_data(thread: threading.Thread) -> bool:
    """Say whether a thread waits for bytes from a socket."""
    frame = sys._current_frames().get(thread.ident or 0)
    names = [Path(frame.f_code.co_filename).parts[-3:] for frame, _ in walk_stack(frame)][:4] if frame else []
    return ("httpcore", "_backends", "sync.py") in names


def spin(condition: Callable[..., bool], *args: Any) -> None:
    """Wait until something comes true that nobody tells."""
    end = time.monotonic() + 5
    while not condition(*args):
        assert time.monotonic() < end


class Reader(threading.Thread):
    """Reads a stream in a thread of its own, and keeps what that ends with."""

    def __init__(self, stream: Any) -> None:
        super().__init__(daemon=True)
        self.stream = stream
        self.seen: list[str] = []
        self.begun = threading.Event()
        self.failure: BaseException | None = None
        self.start()
        assert self.begun.wait(5)

    def run(self) -> None:
        try:
            for event in self.stream:
                self.seen.append(event.type)
                self.begun.set()
        except BaseException as exc:
            self.failure = exc

    def ended(self) -> type[BaseException]:
        self.join(1)
        assert not self.is_alive()
        return type(self.failure)


async def reading(stream: Any) -> tuple[asyncio.Task[None], list[str]]:
    """Read a stream in a task of its own, which has begun; return it with the events it sees."""
    begun, seen = asyncio.Event(), list[str]()

    async def work() -> None:
        async for event in stream:
            seen.append(event.type)
            begun.set()

    task = asyncio.ensure_future(work())
    await asyncio.wait_for(begun.wait(), 5)
    return task, seen


@pytest.mark.parametrize("form", OPEN)
@pytest.mark.parametrize("times", [1, 20])
def test_closing_while_another_reads(every_api: Any, server: Any, form: str, times: int) -> None:
    """Once while it certainly waits for data, and some times at any moment."""

    async def close_async(stream: Any) -> None:
        task, _ = await reading(stream)
        await stream.close()
        with pytest.raises(StreamClosedError):
            await asyncio.wait_for(task, 1)

    client = every_api.client()
    for _ in range(times):
        server.stream([*BEGINNING, 60])
        stream = opened(every_api, client, form)
        if every_api.is_async:
            every_api.call(close_async, stream)
        else:
            reader = Reader(stream)
            if times == 1:
                spin(waits_for_data, reader)
            stream.close()
            assert reader.ended() is StreamClosedError
        assert all_closed(every_api)
    usable(every_api, client)


@pytest.mark.parametrize("form", OPEN)
def test_closing_the_client_while_another_reads(api: Any, server: Any, form: str) -> None:
    async def close_async(stream: Any) -> None:
        task, _ = await reading(stream)
        await client.close()
        with pytest.raises((StreamClosedError, StreamIncompleteError)):
            await asyncio.wait_for(task, 1)

    client = api.client(timeout=3)
    server.stream([*BEGINNING, 60])
    stream = opened(api, client, form)
    if api.is_async:
        api.call(close_async, stream)
    else:
        reader = Reader(stream)
        spin(waits_for_data, reader)
        client.close()
        assert reader.ended() is StreamClosedError
    assert all_closed(api)


@pytest.mark.parametrize("form", OPEN)
def test_closing_while_another_waits_for_the_end_of_the_response(every_api: Any, server: Any, form: str) -> None:
    """All of the message is there, so nobody is told that it was closed."""

    async def close_async(stream: Any) -> None:
        task, seen = await reading(stream)
        while seen[-1] != "message_delta":
            await asyncio.sleep(0)
        await stream.close()
        await asyncio.wait_for(task, 1)
        assert seen[-1] == "message_stop"

    client = every_api.client()
    # The last two arrive together, so who has one of them waits for the end of the response.
    server.stream([*EVENTS[:-2], LAST, 60])
    stream = opened(every_api, client, form)
    if every_api.is_async:
        every_api.call(close_async, stream)
    else:
        reader = Reader(stream)
        spin(lambda: reader.seen[-1] == "message_delta" and waits_for_data(reader))
        stream.close()
        reader.ended()
        assert reader.failure is None
        assert reader.seen[-1] == "message_stop"
    assert all_closed(every_api)
    usable(every_api, client)


@pytest.mark.parametrize("form", OPEN)
def test_limits_and_closing_over_tls(every_api: Any, server: Any, form: str) -> None:
    async def close_async(stream: Any) -> None:
        task, _ = await reading(stream)
        await stream.close()
        with pytest.raises(StreamClosedError):
            await asyncio.wait_for(task, 1)

    with Secure(server.port, "localhost").running() as secure:
        http_client = limited(every_api, 1, verify=secure.trusting())
        client = every_api.client(base_url=secure.url, http_client=http_client, max_retries=0, timeout=5)
        for options, error in (
            ({"stream_idle_timeout": 0.1}, StreamIdleTimeoutError),
            ({"deadline": 0.2}, APITimeoutError),
        ):
            server.stream([*BEGINNING, *[{"type": "ping"}, 0.02] * 500])
            started = time.monotonic()
            with pytest.raises(error) as caught:
                every_api.collect(opened(every_api, client.with_options(**options), form))
            assert type(caught.value) is error
            assert time.monotonic() - started < 3
            assert all_closed(every_api)
        server.stream([*BEGINNING, 60])
        stream = opened(every_api, client, form)
        if every_api.is_async:
            every_api.call(close_async, stream)
        else:
            reader = Reader(stream)
            spin(waits_for_data, reader)
            stream.close()
            assert reader.ended() is StreamClosedError
        assert all_closed(every_api)
        server.stream([*EVENTS, 60])
        assert every_api.collect(opened(every_api, client, form))[-1].type == "message_stop"
        assert all_closed(every_api)
        usable(every_api, client)
        every_api.call(client.close)


@pytest.mark.parametrize("form", READ)
def test_cancelling_a_task_that_waits(every_api: Any, server: Any, form: str) -> None:
    if not every_api.is_async:
        pytest.skip("there are no tasks")
    client = every_api.client()

    async def cancelled() -> None:
        for _ in range(5):
            server.stream([*BEGINNING, 60])
            task = asyncio.ensure_future(whole(client, form))
            await asyncio.wait([task], timeout=0.03)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asyncio.wait_for(task, 1)

    every_api.call(cancelled)
    server.clear()  # a task may have been cancelled before it could send anything
    assert all_closed(every_api)
    usable(every_api, client)


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="no signals to threads here")
@pytest.mark.parametrize("form", READ)
def test_a_signal_while_the_main_thread_waits(server: Any, apis: Any, form: str) -> None:
    """The handler raises, as that of Ctrl-C does."""
    api = apis()[0]
    client = api.client()
    server.stream([*BEGINNING, 60])
    main = threading.main_thread()

    def interrupt(number: int, frame: Any) -> None:
        raise Interrupt

    def send() -> None:
        spin(lambda: waits_for_data(main) and len(server.requests) == 1)
        signal.pthread_kill(main.ident or 0, signal.SIGUSR1)

    before = signal.signal(signal.SIGUSR1, interrupt)
    sender = threading.Thread(target=send)
    try:
        sender.start()
        with pytest.raises(Interrupt):
            read(api, client, form)
    finally:
        sender.join()
        signal.signal(signal.SIGUSR1, before)
    assert all_closed(api)
    usable(api, client)


# Dropping


@pytest.fixture
def no_garbage_collection() -> Iterator[None]:
    """Garbage is collected only when the test asks for it."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("read_before", [0, 1, 4], ids=["never read", "read once", "read halfway"])
@pytest.mark.parametrize("form", [*OPEN, "response"])
def test_a_dropped_stream_gives_its_connection_back(every_api: Any, server: Any, form: str, read_before: int) -> None:
    client = every_api.client(http_client=limited(every_api, 1), timeout=5)
    server.stream([*BEGINNING, 60])
    stream: Any
    if form == "response":
        stream = every_api.call(client.messages.with_raw_response.create, **ASK, stream=True)
    else:
        stream = opened(every_api, client, form)
        for _ in range(read_before):
            following(every_api, stream)
    del stream
    assert all_closed(every_api)
    usable(every_api, client)


@pytest.mark.parametrize("read_before", [0, 1], ids=["never read", "read once"])
@pytest.mark.parametrize("form", OPEN)
def test_a_stream_in_a_cycle_is_collected(
    every_api: Any, server: Any, form: str, read_before: int, no_garbage_collection: None
) -> None:
    """Even by a thread that is amidst something for which it holds the lock of the connections."""
    http_client = limited(every_api, 1)
    client = every_api.client(http_client=http_client, timeout=5)
    for _ in range(1 if every_api.is_async else 10):
        server.stream([*BEGINNING, 60])
        cycle: list[Any] = [opened(every_api, client, form)]
        cycle.append(cycle)
        for _ in range(read_before):
            following(every_api, cycle[0])
        del cycle
        if every_api.is_async:
            gc.collect()
        else:
            # The lock does not care which thread holds it: this one can let go if the other is stuck.
            collector = threading.Thread(target=gc.collect)
            with http_client._transport._pool._optional_thread_lock:
                collector.start()
                collector.join(1)
                stuck = collector.is_alive()
            collector.join()
            assert not stuck
        assert all_closed(every_api)
    usable(every_api, client)


def limited(api: Any, connections: int, **options: Any) -> Any:
    """Return an HTTP client with so many connections, of which each is missed if it does not come back."""
    make: Any = {
        "sync": anthropic.DefaultHttpxClient,
        "async": anthropic.DefaultAsyncHttpxClient,
        "aiohttp": anthropic.DefaultAioHttpClient,
    }[api.kind]
    return make(limits=httpx.Limits(max_connections=connections), **options)


# In numbers


@pytest.mark.parametrize("form", READ)
def test_ten_streams_use_one_connection(every_api: Any, server: Any, form: str) -> None:
    client = every_api.client()
    for _ in range(10):
        read(every_api, client, form)
    assert server.connections.opened == 1


FAULTS: list[tuple[Callable[[Any], None], type[Exception]]] = [
    (lambda s: s.disturb(5, then="fin"), StreamIncompleteError),
    (lambda s: s.disturb(5, then="rst"), StreamIncompleteError),
    (lambda s: s.disturb(5, then="end"), StreamIncompleteError),
    (lambda s: s.disturb(0, error_event(), then="silence"), OverloadedError),
    (lambda s: s.disturb(5, error_event(), then="silence"), OverloadedError),
    (lambda s: s.disturb(5, "data: oops\n\n", then="silence"), APIResponseValidationError),
    (lambda s: s.reply(200, {}, "<html>"), APIResponseValidationError),
    (lambda s: s.fail(529), OverloadedError),
    (lambda s: s.cut(None), anthropic.APIConnectionError),
]


def test_many_failures_leave_no_connection_in_use(every_api: Any, server: Any) -> None:
    client = every_api.client(http_client=limited(every_api, 2), max_retries=0, timeout=5)
    for number in range(300 if every_api.is_async else 1000):
        script, error = FAULTS[number % len(FAULTS)]
        script(server)
        with pytest.raises(anthropic.APIError) as caught:
            read(every_api, client, READ[number // 7 % 3])
        assert type(caught.value) is error
    assert every_api.wait(server.connections.wait_open, 1, 1)
    usable(every_api, client)


# The HTTP library drops, unclosed, the socket of a connection attempt that is cancelled just as it succeeds.
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_cancelled_streams_leave_the_pool_usable(server: Any) -> None:
    dice = random.Random(1)

    async def main() -> None:
        http_client = anthropic.DefaultAsyncHttpxClient(limits=httpx.Limits(max_connections=10))
        async with anthropic.AsyncAnthropic(base_url=server.base_url, api_key="k", http_client=http_client) as client:
            for _ in range(10):
                tasks = [asyncio.ensure_future(whole(client, READ[number % 3])) for number in range(50)]
                for task in tasks:
                    asyncio.get_running_loop().call_later(dice.random() * 0.08, task.cancel)
                for result in await asyncio.gather(*tasks, return_exceptions=True):
                    assert result is None or isinstance(result, asyncio.CancelledError)
            await asyncio.wait_for(asyncio.gather(*(whole(client, READ[number % 3]) for number in range(30))), 20)

    asyncio.run(main())
    gc.collect()


# Event loops


async def use_in_all_ways(client: Any, server: Any) -> None:
    """End streams in every way there is."""
    impatient = client.with_options(stream_idle_timeout=0.1)
    for form in READ:
        await whole(client, form)
        for end in ("fin", "rst", "end", "silence"):
            server.disturb(5, then=end)
            with pytest.raises(anthropic.APIConnectionError):
                await whole(impatient if end == "silence" else client, form)
    server.stream([*BEGINNING, 60], times=6)
    async for _ in await client.messages.create(**ASK, stream=True):
        break
    async with client.messages.stream(**ASK) as stream:
        async for _ in stream:
            break
    async with client.messages.stream(**ASK) as stream:
        async for _ in stream.text_stream:
            break
    await client.messages.create(**ASK, stream=True)
    await client.messages.stream(**ASK).__aenter__()
    task, _ = await reading(await client.messages.create(**ASK, stream=True))
    task.cancel()
    await asyncio.wait([task])


@pytest.mark.parametrize("way", ["async", "aiohttp"])
def test_debug_mode_finds_nothing_to_warn_of(server: Any, way: str) -> None:
    complaints: list[Any] = []
    if way == "aiohttp":
        pytest.importorskip("httpx_aiohttp", reason="the extra aiohttp is not installed")

    async def main() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: complaints.append(context))
        http_client = anthropic.DefaultAioHttpClient() if way == "aiohttp" else None
        options: dict[str, Any] = {"max_retries": 0, "http_client": http_client}
        async with anthropic.AsyncAnthropic(base_url=server.base_url, api_key="k", **options) as client:
            await use_in_all_ways(client, server)
            gc.collect()
            await asyncio.get_running_loop().run_in_executor(None, server.connections.wait_open, 1, 1)
        others = asyncio.all_tasks() - {asyncio.current_task()}
        assert not others or not (await asyncio.wait(others, timeout=1))[1]

    asyncio.run(main(), debug=True)
    gc.collect()
    assert complaints == []
    assert server.connections.wait_open(0, 1)


def test_one_client_in_three_event_loops(server: Any) -> None:
    """Each loop is left with a stream that is still open."""
    client = anthropic.AsyncAnthropic(base_url=server.base_url, api_key="k", max_retries=0)
    left_open: list[Any] = []

    async def main() -> None:
        await use_in_all_ways(client, server)
        server.stream([*BEGINNING, 60], times=2)
        left_open.append(await client.messages.create(**ASK, stream=True))
        left_open.append(await client.messages.stream(**ASK).__aenter__())
        assert (await left_open[-1].__anext__()).type == "message_start"

    for _ in range(3):
        asyncio.run(main())
        assert server.connections.wait_open(0, 1)
    left_open.clear()
    gc.collect()
    asyncio.run(client.close())


# Failing


@pytest.mark.parametrize(("script", "error"), FAULTS[:6])
def test_a_stream_that_failed_fails_again(
    every_api: Any, server: Any, script: Callable[[Any], None], error: type[Exception]
) -> None:
    script(server)
    with every_api.using(every_api.client().messages.stream(**ASK)) as stream:
        with pytest.raises(error) as first:
            every_api.collect(stream)
        for ask in (stream.get_final_message, stream.get_final_text, stream.until_done):
            with pytest.raises(error) as again:
                every_api.call(ask)
            assert again.value is first.value
        with pytest.raises(error):
            every_api.collect(stream)
        with pytest.raises(error):
            every_api.collect(stream.text_stream)
    with pytest.raises(error):
        every_api.call(stream.get_final_message)


@pytest.mark.parametrize(("script", "error"), FAULTS[:6])
def test_events_of_a_stream_that_failed_do_not_end_well(
    every_api: Any, server: Any, script: Callable[[Any], None], error: type[Exception]
) -> None:
    """Whoever misses the error is not led to believe that there was no more."""
    script(server)
    stream = every_api.call(every_api.client().messages.create, **ASK, stream=True)
    with pytest.raises(error):
        every_api.collect(stream)
    for _ in range(2):
        with pytest.raises(StreamClosedError):
            every_api.collect(stream)


# Beginning anew


def test_events_begin_anew_while_none_was_handed_out(every_api: Any, server: Any) -> None:
    client = every_api.client(retry_policy=AGAIN)
    server.disturb(0, error_event(), then="silence")
    server.disturb(0, then="fin")
    kinds = [event.type for event in read(every_api, client, "raw")]
    assert (kinds[0], kinds[-1], len(kinds)) == ("message_start", "message_stop", len(EVENTS) - 1)
    assert len(server.requests) == 3
    assert every_api.wait(server.connections.wait_open, 1, 1)


@pytest.mark.parametrize("form", ["raw", "helper"])
def test_events_do_not_begin_anew_after_the_first(every_api: Any, server: Any, form: str) -> None:
    stream = opened_with(every_api, server, form, lambda s: s.disturb(1, error_event(), then="silence"))
    assert following(every_api, stream).type == "message_start"
    with pytest.raises(OverloadedError) as caught:
        following(every_api, stream)
    assert caught.value.attempts == 1
    assert len(server.requests) == 1


def opened_with(api: Any, server: Any, form: str, *scripts: Callable[[Any], None], **options: Any) -> Any:
    for script in scripts:
        script(server)
    return opened(api, api.client(**{"retry_policy": AGAIN, **options}), form)


def test_pings_count_for_nothing(every_api: Any, server: Any) -> None:
    stream = opened_with(every_api, server, "raw", lambda s: s.stream([{"type": "ping"}, ": hello\n\n", error_event()]))
    assert every_api.collect(stream)[-1].type == "message_stop"
    assert len(server.requests) == 2


def test_the_text_begins_anew_while_there_is_none(every_api: Any, server: Any) -> None:
    stream = opened_with(
        every_api, server, "helper", lambda s: s.disturb(3, then="fin"), lambda s: s.disturb(3, then="rst")
    )
    assert "".join(every_api.iterate(stream.text_stream)) == WHOLE
    message = every_api.call(stream.get_final_message)
    assert message.text == WHOLE
    assert message.id == stream.current_message_snapshot.id
    assert stream.request_id == stream.response.headers["request-id"]
    assert len(server.requests) == 3


def test_the_text_does_not_begin_anew_after_the_first_word(every_api: Any, server: Any) -> None:
    stream = opened_with(every_api, server, "helper", lambda s: s.disturb(5, then="fin"))
    words: list[str] = []
    with pytest.raises(StreamIncompleteError):
        words.extend(every_api.iterate(stream.text_stream))
    assert words == ["Hello!", " It's"]
    assert len(server.requests) == 1


def test_the_whole_begins_anew_wherever_it_breaks(every_api: Any, server: Any) -> None:
    scripts = [lambda s: s.disturb(5, then="fin"), lambda s: s.disturb(16, error_event(), then="silence")]
    stream = opened_with(every_api, server, "helper", *scripts)
    message = every_api.call(stream.get_final_message)
    assert message.text == WHOLE
    assert stream.usage == message.usage
    assert stream.stats.elapsed > 0
    assert len(server.requests) == 3


def test_the_whole_does_not_begin_anew_after_some_text(every_api: Any, server: Any) -> None:
    server.stream([*EVENTS[:4], 0.05, EVENTS[4], error_event(), 60])
    stream = opened_with(every_api, server, "helper")
    texts = stream.text_stream
    assert every_api.run(texts.__anext__() if every_api.is_async else next(texts)) == "Hello!"
    with pytest.raises(OverloadedError) as caught:
        every_api.call(stream.get_final_message)
    assert caught.value.partial.text == "Hello! It's"
    assert len(server.requests) == 1


def test_looking_at_the_snapshot_hands_nothing_out(every_api: Any, server: Any) -> None:
    stream = opened_with(every_api, server, "helper", lambda s: s.disturb(5, then="fin"))
    assert stream.usage is None
    assert every_api.call(stream.get_final_text) == WHOLE
    assert len(server.requests) == 2


def test_without_the_policy_only_the_whole_begins_anew(every_api: Any, server: Any) -> None:
    client = every_api.client(retry_policy=RetryPolicy(base=0.001))
    for form in ("raw", "helper"):
        server.disturb(0, then="fin")
        with pytest.raises(StreamIncompleteError):
            read(every_api, client, form)
    assert len(server.requests) == 2
    server.disturb(16, then="fin", times=2)
    assert read(every_api, client, "whole").text == WHOLE
    assert len(server.requests) == 5


@pytest.mark.parametrize("form", READ)
def test_beginning_anew_has_an_end(every_api: Any, server: Any, form: str) -> None:
    client = every_api.client(retry_policy=AGAIN)
    server.disturb(0, then="fin", times=4)
    with pytest.raises(StreamIncompleteError, match="3 attempts") as caught:
        read(every_api, client, form)
    assert caught.value.attempts == 3
    assert len(server.requests) == 3


@pytest.mark.parametrize("form", READ)
def test_with_no_retries_nothing_begins_anew(every_api: Any, server: Any, form: str) -> None:
    client = every_api.client(retry_policy=AGAIN, max_retries=0)
    server.disturb(0, then="fin")
    with pytest.raises(StreamIncompleteError):
        read(every_api, client, form)
    assert len(server.requests) == 1


@pytest.mark.parametrize("form", READ)
def test_what_will_not_pass_is_not_tried_again(every_api: Any, server: Any, form: str) -> None:
    client = every_api.client(retry_policy=AGAIN)
    server.disturb(0, error_event("invalid_request_error"), then="silence")
    with pytest.raises(anthropic.BadRequestError):
        read(every_api, client, form)
    assert len(server.requests) == 1


@pytest.mark.parametrize("form", READ)
def test_nothing_begins_anew_beyond_the_deadline(every_api: Any, server: Any, form: str) -> None:
    """Neither if the wait would be too long, nor if it is the deadline that ended the stream."""
    slow = RetryPolicy(max_retries=5, base=60, cap=60, restart_streams=True)
    server.disturb(0, then="fin")
    started = time.monotonic()
    with pytest.raises(StreamIncompleteError):
        read(every_api, every_api.client(retry_policy=slow, deadline=30), form)
    assert len(server.requests) == 1
    for scripts in (["silence"], ["fin", "silence"]):
        for then in scripts:
            server.disturb(0, then=then)
        before = len(server.requests)
        with pytest.raises(APITimeoutError, match="deadline"):
            read(every_api, every_api.client(retry_policy=AGAIN, deadline=0.2), form)
        assert len(server.requests) - before <= len(scripts)
        server.clear()
    assert time.monotonic() - started < 4
    assert all_closed(every_api)


@pytest.mark.parametrize("form", READ)
def test_silence_begins_anew(every_api: Any, server: Any, form: str) -> None:
    client = every_api.client(retry_policy=AGAIN, max_retries=9, stream_idle_timeout=0.1)
    server.disturb(0, then="pings")
    read(every_api, client, form)
    assert len(server.requests) >= 2


@pytest.mark.parametrize("form", OPEN)
def test_closing_before_it_begins_anew(every_api: Any, server: Any, form: str) -> None:
    """A stream that is closed while it waits to be asked for again asks for nothing more."""

    class Closing(RetryPolicy):
        def delay(self, *args: Any) -> float:
            every_api.closing = asyncio.ensure_future(stream.close()) if every_api.is_async else stream.close()
            return 0.01

    policy = Closing(restart_streams=True)
    stream = opened_with(every_api, server, form, lambda s: s.disturb(0, then="fin"), retry_policy=policy)
    with pytest.raises(StreamClosedError):
        following(every_api, stream)
    assert len(server.requests) == 1
    assert server.connections.open == 0


def test_cancelling_before_it_begins_anew(every_api: Any, server: Any) -> None:
    if not every_api.is_async:
        pytest.skip("there are no tasks")
    client = every_api.client(retry_policy=RetryPolicy(base=30))
    server.disturb(3, then="fin")

    async def cancelled() -> None:
        task = asyncio.ensure_future(client.messages.create(**ASK, via_stream=True))
        await asyncio.wait([task], timeout=0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(task, 1)

    every_api.call(cancelled)
    server.clear()  # a task may have been cancelled before it could send anything
    assert all_closed(every_api)
    usable(every_api, client)


@pytest.mark.parametrize("form", OPEN)
def test_a_stream_that_began_anew_and_is_dropped(every_api: Any, server: Any, form: str) -> None:
    client = every_api.client(http_client=limited(every_api, 1), timeout=5, retry_policy=AGAIN)
    server.disturb(0, then="fin")
    server.stream([*BEGINNING, 60])

    def use() -> None:
        assert following(every_api, opened(every_api, client, form)).type == "message_start"

    async def use_async() -> None:
        stream = await opened_async(client, form)
        assert (await stream.__anext__()).type == "message_start"

    every_api.call(use_async if every_api.is_async else use)
    assert len(server.requests) == 2
    assert all_closed(every_api)
    usable(every_api, client)


def test_a_refusal_on_the_second_try_is_raised(every_api: Any, server: Any) -> None:
    client = every_api.client(retry_policy=AGAIN)
    server.disturb(3, then="fin")
    server.fail(400, message="No more of that")
    with pytest.raises(anthropic.BadRequestError, match="No more of that") as caught:
        read(every_api, client, "whole")
    assert caught.value.attempts == len(server.requests) == 2
    usable(every_api, client)


@pytest.mark.parametrize("form", READ)
def test_all_retries_count_as_one_number(every_api: Any, server: Any, form: str) -> None:
    """Those before a stream, those of a stream, and those before the next."""
    client = every_api.client(retry_policy=AGAIN, max_retries=3)
    overload: dict[str, Any] = {"headers": {"retry-after-ms": "1"}}
    server.fail(529, **overload)
    server.disturb(0, then="fin")
    server.fail(529, **overload)
    server.disturb(0, then="fin", times=2)
    with pytest.raises(StreamIncompleteError) as caught:
        read(every_api, client, form)
    assert caught.value.attempts == len(server.requests) == 4
    assert [request.header("x-stainless-retry-count") for request in server.requests] == ["0", "1", "2", "3"]
