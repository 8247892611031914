"""What all platforms are made of: single flight, credentials that are kept and renewed, and a platform's own rules."""

from __future__ import annotations

import asyncio
import os
import select
import sys
import threading
import time
import traceback
from concurrent.futures import CancelledError, ThreadPoolExecutor
from typing import Any, Callable, NamedTuple

import httpx
import pytest

from anthropic import AuthenticationConfigError, CredentialsError, NotSupportedOnPlatformError
from anthropic._settings import Secret
from anthropic.platforms._credentials import EARLY, USED, Authorizer, FixedKey, Kept, Provided, check_provider
from anthropic.platforms._flight import Flight, Unusable
from anthropic.platforms._platform import Platform, copied, placed, whole_body
from anthropic_generated._call import Endpoint, Operation

#: Far more than anything here takes: a hang becomes a failure.
LONG = 10.0
CANARY = "canary-0123456789"


class Call:
    """A slow call that a test lets end; it counts how often it is made."""

    def __init__(self, result: Callable[[], Any] = lambda: "result") -> None:
        self.count = 0
        self.begun = threading.Semaphore(0)
        self.release = threading.Event()
        self._result = result

    def __call__(self) -> Any:
        self.count += 1
        self.begun.release()
        assert self.release.wait(LONG)
        return self._result()

    def wait(self) -> None:
        """Wait until it has been made once more."""
        assert self.begun.acquire(timeout=LONG)


def flight(call: Callable[[], Any], then: Callable[[Any], Any] = lambda result: result) -> Flight:
    return Flight(call, then)


def joined(flight: Flight, count: int) -> None:
    """Wait until so many threads wait for the flight under way."""
    end = time.monotonic() + LONG
    condition = flight._future._condition  # type: ignore[union-attr]
    while len(condition._waiters) < count and time.monotonic() < end:
        time.sleep(0.001)


async def until(condition: Callable[[], bool]) -> None:
    async def wait() -> None:
        while not condition():
            await asyncio.sleep(0.001)

    await asyncio.wait_for(wait(), LONG)


def raised(function: Callable[[], Any]) -> BaseException | None:
    try:
        function()
    except BaseException as exc:
        return exc
    return None


def threads() -> list[str]:
    """The threads that fetch credentials."""
    return [thread.name for thread in threading.enumerate() if thread.name == "anthropic credentials"]


def no_threads_left() -> bool:
    end = time.monotonic() + LONG
    while threads() and time.monotonic() < end:
        time.sleep(0.001)
    return not threads()


# Single flight


def test_threads_that_ask_at_the_same_time_share_one_call() -> None:
    call = Call()
    shared = flight(call)
    with ThreadPoolExecutor(20) as pool:
        results = [pool.submit(shared.result) for _ in range(20)]
        call.wait()
        joined(shared, 19)
        call.release.set()
        assert [result.result(LONG) for result in results] == ["result"] * 20
    assert call.count == 1
    assert shared.result() == "result"
    assert call.count == 2


def test_tasks_that_ask_at_the_same_time_share_one_call_and_the_loop_goes_on() -> None:
    call = Call()
    shared = flight(call)

    async def main() -> list[Any]:
        tasks = [asyncio.ensure_future(shared.aresult()) for _ in range(20)]
        await until(lambda: call.count == 1)
        for _ in range(10):
            await asyncio.sleep(0)  # all have joined; the call is still under way
        call.release.set()
        return await asyncio.wait_for(asyncio.gather(*tasks), LONG)

    assert asyncio.run(main()) == ["result"] * 20
    assert call.count == 1
    assert no_threads_left()


@pytest.mark.parametrize("leader", ["sync", "async"])
def test_threads_and_tasks_of_several_loops_share_one_call(leader: str) -> None:
    call = Call()
    shared = flight(call)
    ways: list[Callable[[], Any]] = [shared.result, lambda: asyncio.run(shared.aresult())]
    if leader == "async":
        ways.reverse()
    with ThreadPoolExecutor(6) as pool:
        results = [pool.submit(ways[0])]
        call.wait()
        results += [pool.submit(way) for way in [*ways, *ways, ways[1]]]
        # Those in threads wait for the flight itself, the others by a callback on it.
        end = time.monotonic() + LONG
        future: Any = shared._future
        while len(future._condition._waiters) + len(future._done_callbacks) < 5 and time.monotonic() < end:
            time.sleep(0.001)
        call.release.set()
        assert [result.result(LONG) for result in results] == ["result"] * 6
    assert call.count == 1
    assert no_threads_left()


def test_what_the_call_raises_reaches_all_and_is_not_kept() -> None:
    outcomes: list[Any] = [OSError("no network"), "result"]

    def result() -> Any:
        outcome = outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    call = Call(result)
    shared = flight(call)
    with ThreadPoolExecutor(5) as pool:
        failures = [pool.submit(raised, shared.result) for _ in range(5)]
        call.wait()
        joined(shared, 4)
        call.release.set()
        assert {str(failure.result(LONG)) for failure in failures} == {"no network"}
    assert call.count == 1
    assert shared.result() == "result"


def test_a_call_that_says_it_was_cancelled_is_not_made_for_ever() -> None:
    def cancelled() -> Any:
        raise CancelledError

    assert isinstance(raised(flight(cancelled).result), CancelledError)
    assert isinstance(raised(lambda: asyncio.run(flight(cancelled).aresult())), CancelledError)


def test_if_the_leading_task_is_cancelled_another_leads() -> None:
    call = Call()
    shared = flight(call)

    async def main() -> list[Any]:
        leader = asyncio.ensure_future(shared.aresult())
        await until(lambda: call.count == 1)
        followers = [asyncio.ensure_future(shared.aresult()) for _ in range(3)]
        for _ in range(10):
            await asyncio.sleep(0)
        leader.cancel()
        with pytest.raises(asyncio.CancelledError):
            await leader
        await until(lambda: call.count == 2)
        call.release.set()
        return await asyncio.wait_for(asyncio.gather(*followers), LONG)

    assert asyncio.run(main()) == ["result"] * 3
    assert call.count == 2
    assert no_threads_left()


def test_if_the_leading_thread_is_interrupted_another_leads() -> None:
    outcomes: list[Any] = [KeyboardInterrupt(), "result"]

    def result() -> Any:
        outcome = outcomes.pop(0)
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    call = Call(result)
    shared = flight(call)
    with ThreadPoolExecutor(2) as pool:
        leader = pool.submit(raised, shared.result)
        call.wait()
        follower = pool.submit(shared.result)
        joined(shared, 1)
        call.release.set()
        assert isinstance(leader.result(LONG), KeyboardInterrupt)
        assert follower.result(LONG) == "result"


def test_a_follower_that_is_cancelled_leaves_the_others_alone() -> None:
    call = Call()
    shared = flight(call)

    async def main() -> Any:
        leader = asyncio.ensure_future(shared.aresult())
        await until(lambda: call.count == 1)
        follower = asyncio.ensure_future(shared.aresult())
        await asyncio.sleep(0)
        follower.cancel()
        with pytest.raises(asyncio.CancelledError):
            await follower
        call.release.set()
        return await asyncio.wait_for(leader, LONG)

    assert asyncio.run(main()) == "result"
    assert call.count == 1


def test_a_loop_that_ends_while_it_waits_does_no_harm() -> None:
    call = Call()
    shared = flight(call)
    with ThreadPoolExecutor(1) as pool:
        leader = pool.submit(shared.result)
        call.wait()

        async def give_up() -> None:
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(shared.aresult(), 0.01)

        asyncio.run(give_up())
        call.release.set()
        assert leader.result(LONG) == "result"


def test_nobody_joins_a_call_that_was_abandoned() -> None:
    number = iter(range(9))
    call = Call(lambda: next(number))
    shared = flight(call)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(shared.result)
        call.wait()
        shared.abandon(lambda: False)
        shared.abandon(lambda: True)
        second = pool.submit(shared.result)
        call.wait()
        call.release.set()
        assert sorted([first.result(LONG), second.result(LONG)]) == [0, 1]
    assert shared._future is None


def test_what_has_to_be_awaited_is_awaited_or_refused() -> None:
    async def call() -> str:
        await asyncio.sleep(0)
        return "result"

    assert asyncio.run(flight(call).aresult()) == "result"
    with pytest.raises(Unusable, match="use the asynchronous client"):
        flight(call).result()
    future: Any = Awaited()
    with pytest.raises(Unusable, match="use the asynchronous client"):
        flight(lambda: future).result()
    assert asyncio.run(flight(lambda: future).aresult()) == "awaited"


class Awaited:
    def __await__(self) -> Any:
        yield from asyncio.sleep(0).__await__()
        return "awaited"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_after_a_fork_the_child_makes_its_own_call() -> None:
    call = Call(os.getpid)
    shared = flight(call)
    with ThreadPoolExecutor(1) as pool:
        leader = pool.submit(shared.result)
        call.wait()
        with shared._lock:  # as if another thread had it at this moment
            reader, writer = os.pipe()
            child = os.fork()
            if child == 0:
                try:
                    call.release.set()
                    found = shared.result()
                    os.write(writer, b"own" if found == os.getpid() else b"other")
                finally:
                    os._exit(0)
        os.close(writer)
        ready, _, _ = select.select([reader], [], [], LONG)
        if not ready:
            os.kill(child, 9)
        answer = os.read(reader, 10) if ready else b"hangs"
        os.waitpid(child, 0)
        os.close(reader)
        call.release.set()
        assert leader.result(LONG) == os.getpid()
    assert answer == b"own"


def test_a_cancelled_wait_leaves_no_thread_behind_once_the_call_ends() -> None:
    call = Call()

    async def main() -> None:
        task = asyncio.ensure_future(flight(call).aresult())
        await until(lambda: call.count == 1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(task, LONG)

    asyncio.run(main())
    assert len(threads()) == 1
    call.release.set()
    assert no_threads_left()


# Credentials


def request() -> httpx.Request:
    return httpx.Request("POST", "https://api.example/v1/messages")


def sent(authorizer: Authorizer) -> str:
    """The token that the next request would be sent with."""
    made = request()
    authorizer.authorize(made)
    return made.headers["authorization"].removeprefix("Bearer ")


def asent(authorizer: Authorizer) -> str:
    made = request()
    asyncio.run(authorizer.aauthorize(made))
    return made.headers["authorization"].removeprefix("Bearer ")


class Provider:
    """Returns a new token each time, alone or with a lifetime."""

    def __init__(self, lifetime: float | None = None) -> None:
        self.count = 0
        self._lifetime = lifetime
        self._lock = threading.Lock()

    def __call__(self) -> Any:
        with self._lock:
            self.count += 1
            token = f"token-{self.count}"
        return token if self._lifetime is None else (token, time.time() + self._lifetime)


class AccessToken(NamedTuple):
    token: str
    expires_on: int


def provided(provider: Any) -> Provided:
    return Provided("Somewhere", "argument token_provider", provider)


def test_a_token_alone_is_used_once() -> None:
    authorizer = provided(Provider())
    assert [sent(authorizer), asent(authorizer), sent(authorizer)] == ["token-1", "token-2", "token-3"]


@pytest.mark.parametrize(
    ("lifetime", "tokens"),
    [
        (3600, ["token-1", "token-1", "token-1"]),
        (EARLY + 30, ["token-1", "token-1", "token-1"]),
        (EARLY - 1, ["token-1", "token-2", "token-3"]),
        (-5, ["token-1", "token-2", "token-3"]),
        (float("inf"), ["token-1", "token-1", "token-1"]),
    ],
)
def test_a_token_with_its_end_is_kept_until_shortly_before(lifetime: float, tokens: list[str]) -> None:
    authorizer = provided(Provider(lifetime))
    assert [sent(authorizer), asent(authorizer), sent(authorizer)] == tokens


def test_the_tokens_of_azure_can_be_returned_as_they_are() -> None:
    tokens = [AccessToken("first", int(time.time()) + 3600), AccessToken("second", 0)]
    authorizer = provided(lambda: tokens.pop(0))
    assert [sent(authorizer), sent(authorizer)] == ["first", "first"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "not a value of type NoneType"),
        ("", "not an empty text"),
        (" \n", "not an empty text"),
        (5, "not a value of type int"),
        (b"token", "not a value of type bytes"),
        ((CANARY,), "not a value of type tuple"),
        ((CANARY, 1, 2), "not a value of type tuple"),
        ((None, 5), "not a value of type NoneType"),
        (("Bearer", CANARY), "the time at which a token expires is a number .* not a value of type str"),
        ((CANARY, None), "not a value of type NoneType"),
        ((CANARY, True), "not a value of type bool"),
        ((CANARY, float("nan")), "not NaN"),
        (f"{CANARY}\r\nX-Evil: 1", "line break"),
        (f"{CANARY}ü", "not ASCII"),
    ],
)
@pytest.mark.parametrize("way", [sent, asent])
def test_what_is_no_token_is_told_without_showing_it(way: Any, value: Any, words: str) -> None:
    with pytest.raises(CredentialsError, match=words) as caught:
        way(provided(lambda: value))
    assert caught.value.platform == "Somewhere"
    assert caught.value.source == "argument token_provider"
    shown = "".join(
        line
        for line in traceback.TracebackException.from_exception(caught.value, capture_locals=True).format()
        if "/anthropic/" in line
    )
    assert shown
    assert CANARY not in shown
    assert CANARY not in str(caught.value) + repr(caught.value)


@pytest.mark.parametrize("way", [sent, asent])
def test_what_a_provider_raises_is_the_cause_and_not_quoted(way: Any) -> None:
    def broken() -> str:
        raise OSError(f"cannot log in with {CANARY}")

    with pytest.raises(CredentialsError, match="cannot be had from argument token_provider: OSError") as caught:
        way(provided(broken))
    assert isinstance(caught.value.__cause__, OSError)
    assert CANARY not in str(caught.value)


def test_an_error_of_another_client_is_no_error_of_this_request() -> None:
    import anthropic

    def broken() -> str:
        raise anthropic.APIConnectionError(request=request())

    with pytest.raises(CredentialsError, match="APIConnectionError"):
        sent(provided(broken))


def test_no_credentials_are_told_as_they_are() -> None:
    def broken() -> str:
        raise AuthenticationConfigError([("somewhere", "not set")])

    with pytest.raises(AuthenticationConfigError, match="somewhere"):
        sent(provided(broken))


def test_a_provider_that_has_to_be_awaited_serves_asynchronous_clients_only() -> None:
    async def provider() -> str:
        return "token"

    assert asent(provided(provider)) == "token"
    with pytest.raises(CredentialsError, match="use the asynchronous client"):
        sent(provided(provider))


def used(authorizer: Authorizer) -> Any:
    """The credential that a request was sent with."""
    made = request()
    authorizer.authorize(made)
    return made.extensions[USED]


def test_a_refused_token_is_fetched_anew_however_many_were_refused() -> None:
    provider = Provider(3600)
    authorizer = provided(provider)
    refused = [used(authorizer) for _ in range(100)]
    start = threading.Barrier(10)

    def renew(ten: list[Any]) -> list[str]:
        start.wait(LONG)
        tokens = []
        for one in ten:
            assert authorizer.forget(one)
            tokens.append(sent(authorizer))
        return tokens

    with ThreadPoolExecutor(10) as pool:
        results = list(pool.map(renew, [refused[i::10] for i in range(10)]))
    assert {token for tokens in results for token in tokens} == {"token-2"}
    assert provider.count == 2


def test_a_caller_who_comes_late_to_a_fetch_takes_what_it_brought() -> None:
    provider = Provider(3600)
    authorizer = provided(provider)
    # Each looks whether there is a token, and then all fetch one: as threads do that are interrupted between the two.
    assert authorizer.known() is None
    assert {authorizer._flight.result().value.reveal() for _ in range(5)} == {"token-1"}
    assert provider.count == 1


def test_an_old_token_that_is_refused_late_does_not_cost_the_new_one() -> None:
    provider = Provider(3600)
    authorizer = provided(provider)
    old = used(authorizer)
    authorizer.forget(old)
    assert sent(authorizer) == "token-2"
    authorizer.forget(old)
    assert sent(authorizer) == "token-2"


class Library(Authorizer):
    """Credentials of a library that keeps them itself: asked each time, and told when they were refused."""

    def __init__(self) -> None:
        super().__init__("Somewhere", "library")
        self.asked: list[bool] = []

    def fetch(self, *, anew: bool) -> Kept:
        self.asked.append(anew)
        return Kept(Secret("key"), 0)

    def apply(self, request: httpx.Request, value: Secret) -> None:
        request.headers["authorization"] = value.reveal()


def test_a_source_is_told_once_that_its_credential_was_refused() -> None:
    library = Library()
    first, second = used(library), used(library)
    library.forget(first)  # while a later one is in use already
    sent(library)
    sent(library)
    assert library.asked == [False, False, True, False]
    library.forget(second)
    sent(library)
    assert library.asked[-1] is True


def test_a_key_that_never_changes_is_not_asked_for_again() -> None:
    key = FixedKey(
        "Somewhere", "API key from argument api_key", Secret(f" {CANARY}\n"), {"api-key": "", "X-Key": "Key "}
    )
    made = request()
    key.authorize(made)
    assert made.headers["api-key"] == CANARY
    assert made.headers["x-key"] == f"Key {CANARY}"
    assert key.forget(made.extensions[USED]) is False
    asyncio.run(key.aauthorize(request()))


@pytest.mark.parametrize("text", [f"{CANARY}\nmore", f"{CANARY}é", f"{CANARY}\x00"])
def test_a_key_that_no_header_can_hold_is_refused_unseen(text: str) -> None:
    with pytest.raises(ValueError, match="API key from argument api_key holds a line break") as caught:
        FixedKey("Somewhere", "API key from argument api_key", Secret(text), {"api-key": ""})
    assert CANARY not in str(caught.value)


def test_nothing_shows_a_credential() -> None:
    authorizer = provided(lambda: (CANARY, time.time() + 3600))
    made = request()
    authorizer.authorize(made)
    fixed = FixedKey("Somewhere", "key", Secret(CANARY), {"api-key": ""})
    for shown in (authorizer, vars(authorizer), vars(authorizer._flight), made.extensions, fixed, vars(fixed)):
        assert CANARY not in repr(shown)
        assert CANARY not in str(shown)


def test_a_provider_has_to_be_a_function() -> None:
    check_provider("token_provider", lambda: "token")
    with pytest.raises(TypeError, match="token_provider is a function that returns a token, not a value of type str"):
        check_provider("token_provider", CANARY)


# A platform


class Somewhere(Platform):
    name = "Somewhere"
    paths = frozenset({"/v1/messages"})
    request_id_headers = ("x-first-id", "x-second-id")
    base_url = "https://somewhere.example/"


HERE = Somewhere()


def operation(path: str, name: str = "messages.create") -> Operation[Any]:
    return Operation(Endpoint(name, "POST", path, query={"beta": "true"}), body={"model": "m"})


def test_a_platform_has_the_operations_it_names_and_paths_of_its_own() -> None:
    assert Somewhere.supports("/v1/messages")
    assert not Somewhere.supports("/v1/models")
    assert Somewhere.supports("/own/path")
    for path in (
        "/v1/messages",
        "/v1/messages?beta=true",
        "v1/messages",
        "/own",
        "https://elsewhere.example/v1/models",
    ):
        HERE.check(operation(path))


@pytest.mark.parametrize("path", ["/v1/models", "/v1/models?limit=1", "v1/models", "//v1/models", "/v1/models/m"])
def test_another_operation_is_refused_by_its_name(path: str) -> None:
    with pytest.raises(NotSupportedOnPlatformError, match=r"models\.list is not available on Somewhere") as caught:
        HERE.check(operation(path, "models.list"))
    assert caught.value.operation == "models.list"
    assert caught.value.platform == "Somewhere"
    plain = f"/{path.lstrip('/').partition('?')[0]}"
    with pytest.raises(NotSupportedOnPlatformError, match=f"POST {plain} is not available"):
        HERE.check(operation(path, "client.post"))


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"x-second-id": "two"}, "two"),
        ({"x-second-id": "two", "x-first-id": "one"}, "one"),
        ({"x-first-id": "one", "request-id": "req"}, "req"),
        ({}, None),
    ],
)
def test_the_id_of_a_request_stands_where_the_api_writes_it(headers: dict[str, str], expected: str | None) -> None:
    response = httpx.Response(200, headers=headers)
    HERE.note(response)
    assert response.headers.get("request-id") == expected


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("https://elsewhere.example/v1/messages", "'https://elsewhere.example/v1/messages'"),
        ("https://me:secret@elsewhere.example/x?token=secret#secret", "'https://elsewhere.example/x'"),
        ("/login?secret", "'/login'"),
        ("http://[bad?secret", "'http://[bad'"),
    ],
)
def test_an_error_says_where_a_redirection_would_have_led(location: str, shown: str) -> None:
    from anthropic._failure import status_error

    error = status_error(httpx.Response(307, headers={"location": location}, request=request()))
    HERE.explain(error)
    assert shown in error.message
    assert "base_url" in error.message
    assert "secret" not in error.message


def test_an_error_gets_the_name_that_the_api_has_for_it() -> None:
    from anthropic._failure import status_error

    error = status_error(httpx.Response(403, json={"message": "no"}, request=request()))
    HERE.explain(error)
    assert (error.error_type, error.message) == ("permission_error", "no")


def test_a_placed_operation_leaves_the_original_as_it_is() -> None:
    original = operation("/v1/messages")
    moved = placed(original, "/own/messages", {"a": 1})
    assert (moved.path, moved.body, moved.endpoint.query) == ("/own/messages", {"a": 1}, None)
    assert (original.path, original.endpoint.query) == ("/v1/messages", {"beta": "true"})
    assert copied(original.endpoint).name == "messages.create"


def test_the_whole_body_holds_what_the_caller_added() -> None:
    asked = operation("/v1/messages").replace(extra_body={"model": "other", "more": 1})
    assert whole_body(asked) == {"model": "other", "more": 1}
    assert whole_body(operation("/v1/messages")) == {"model": "m"}
    with pytest.raises(TypeError, match="extra_body has to be a mapping"):
        whole_body(asked.replace(extra_body=5))


def test_no_platform_is_loaded_by_who_uses_none() -> None:
    import subprocess

    code = (
        "import sys, anthropic; anthropic.Anthropic(api_key='k'); "
        "print(*[m for m in sys.modules if m.startswith('anthropic.platforms')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
