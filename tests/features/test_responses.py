"""Raw responses, responses that are read as they come, and what their headers say, for both clients."""

from __future__ import annotations

import copy
import inspect
import json
import pickle
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Dict, List

import httpx
import pytest

import anthropic
from anthropic import RateLimit, RateLimits
from anthropic.testing._faults import Fault
from anthropic.types import Message, ModelInfo

ASK: dict[str, Any] = {
    "model": "claude-opus-4-6",
    "max_tokens": 64,
    "messages": [{"role": "user", "content": "Hello, Claude"}],
}

LIMITS: dict[str, str | None] = {
    **{f"anthropic-ratelimit-tokens-{name}": None for name in ("limit", "remaining", "reset")},
    "anthropic-ratelimit-requests-limit": "50",
    "anthropic-ratelimit-requests-remaining": "49",
    "anthropic-ratelimit-requests-reset": "2026-01-02T03:04:05Z",
    "anthropic-ratelimit-input-tokens-remaining": "1000",
    "anthropic-ratelimit-output-tokens-limit": "a lot",
    "anthropic-ratelimit-output-tokens-remaining": "",
    "anthropic-ratelimit-output-tokens-reset": "soon",
}
RESET = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)


def mark(server: Any) -> list[str]:
    """Return how the last request said that its response would be looked at."""
    return [value for name, value in server.requests[-1].headers if name.lower() == "x-stainless-raw-response"]


# Raw


def test_a_raw_response_tells_all_about_itself(api: Any, server: Any) -> None:
    server.fail(529)
    client = api.client(max_retries=1)
    response = api.call(client.messages.with_raw_response.create, **ASK)
    assert mark(server) == ["true"]
    assert response.retries_taken == 1
    assert response.method == "POST"
    assert response.url.path == "/v1/messages"
    assert response.http_version == "HTTP/1.1"
    assert response.elapsed.total_seconds() > 0
    assert response.is_closed
    assert response.http_request is response.http_response.request
    assert response.content == response.text.encode()
    assert response.json()["id"] == response.parse().id
    assert repr(response) == "<APIResponse [200 OK] type=Message>"
    api.call(client.messages.create, **ASK)
    assert mark(server) == []


def test_a_raw_response_is_read_as_another_type(api: Any) -> None:
    response = api.call(api.client().messages.with_raw_response.create, **ASK)
    message = response.parse()
    assert response.parse(to=Message) == message
    assert response.parse(to=Message).request_id == response.request_id
    assert response.parse(to=dict)["id"] == message.id
    assert response.parse(to=Dict[str, Any])["id"] == message.id
    assert response.parse(to=object)["id"] == message.id
    assert json.loads(response.parse(to=str)) == json.loads(response.parse(to=bytes))
    assert response.parse(to=httpx.Response) is response.http_response
    with pytest.raises(anthropic.APIResponseValidationError, match="array"):
        response.parse(to=List[Message])
    with pytest.raises(TypeError, match="cannot be read as"):
        response.parse(to=set)
    assert response.parse() is message


@pytest.mark.parametrize("view", ["with_raw_response", "with_streaming_response"])
def test_the_views_reach_every_method(api: Any, view: str) -> None:
    def paths(resource: Any, *above: str) -> list[tuple[str, ...]]:
        found: list[tuple[str, ...]] = []
        for name in dir(resource):
            if name.startswith(("_", "with_")):
                continue
            value = getattr(resource, name)
            if "Resource" in {cls.__name__ for cls in type(value).__mro__} | {
                cls.__name__.removeprefix("Async") for cls in type(value).__mro__
            }:
                found += paths(value, *above, name)
            else:
                found.append((*above, name))
        return found

    from anthropic_generated.resources import AsyncResources, Resources

    client = api.client()
    plain = (AsyncResources if api.is_async else Resources)(client._requester)
    known = paths(plain)
    assert len(known) > 30
    for path in known:
        on_client = getattr(client, view)
        for name in path:
            on_client = getattr(on_client, name)
        assert callable(on_client)
        owner: Any = client
        for name in path[:-1]:
            owner = getattr(owner, name)
        assert callable(getattr(getattr(owner, view), path[-1]))


def test_methods_of_views_keep_name_and_signature(api: Any) -> None:
    messages = api.client().messages
    method = messages.with_streaming_response.create
    assert inspect.signature(method) == inspect.signature(messages.create)
    assert method.__name__ == "create"
    assert "create" in dir(messages.with_streaming_response)
    with pytest.raises(AttributeError, match="with_streaming_response has no method '_requester'"):
        messages.with_streaming_response._requester
    with pytest.raises(AttributeError):
        messages.with_streaming_response.nonsense


# Streamed


def test_a_streamed_response_begins_with_the_block_and_ends_with_it(api: Any, server: Any) -> None:
    manager = api.client().messages.with_streaming_response.create(**ASK)
    assert not server.requests
    with api.using(manager) as response:
        assert mark(server) == ["stream"]
        assert response.status_code == 200
        assert response.request_id.startswith("req_")
        assert response.retries_taken == 0
        assert not response.is_closed
        assert repr(response).endswith("StreamedAPIResponse [200 OK] type=Message>")
        message = api.run(response.parse())
        assert isinstance(message, Message)
        assert api.run(response.parse()) is message
        assert message.request_id == response.request_id
        assert api.run(response.read()) == api.run(response.text()).encode()
        assert api.run(response.json())["id"] == message.id
        assert response.http_response.json()["id"] == message.id
        assert b"".join(api.collect(response.iter_bytes())) == api.run(response.read())
        assert api.run(response.parse(to=dict))["id"] == message.id
        assert response.elapsed.total_seconds() > 0
    assert response.is_closed


def test_nothing_of_the_body_is_read_before_it_is_asked_for(api: Any, server: Any) -> None:
    server.stall(0)
    with api.using(api.client().messages.with_streaming_response.create(**ASK)) as response:
        assert response.headers["content-type"] == "application/json"
    assert response.is_closed


def test_errors_come_at_the_beginning_of_the_block(api: Any, server: Any) -> None:
    server.fail(529, times=2)
    client = api.client(max_retries=1)
    with (
        pytest.raises(anthropic.OverloadedError) as caught,
        api.using(client.messages.with_streaming_response.create(**ASK)),
    ):
        raise AssertionError("there is no response to work with")
    assert caught.value.attempts == 2
    with api.using(client.messages.with_streaming_response.create(**ASK)) as response:
        assert response.retries_taken == 0


@pytest.mark.parametrize("size", [1, 3, 100, None])
def test_a_body_in_pieces(api: Any, server: Any, size: int | None) -> None:
    text = "Grüße\u2028an\r\nalle\n\n🎉\x85\x0c\rEnde"
    server.schedule(Fault(status=200, body=text.encode(), drip=(2, 0.001)))
    client = api.client()
    with api.using(client.messages.with_streaming_response.create(**ASK)) as response:
        pieces = api.collect(response.iter_bytes(size))
        assert b"".join(pieces).decode() == text
        if size is not None:
            assert {len(piece) for piece in pieces[:-1]} <= {size}
    server.reply(200, body=text.encode())
    with api.using(client.messages.with_streaming_response.create(**ASK)) as response:
        assert "".join(api.collect(response.iter_text())) == text
    server.reply(200, body=text.encode())
    with api.using(client.messages.with_streaming_response.create(**ASK)) as response:
        assert api.collect(response.iter_lines()) == ["Grüße\u2028an", "alle", "", "🎉\x85\x0c", "Ende"]


def test_a_body_taken_in_pieces_cannot_be_read_again(api: Any) -> None:
    with api.using(api.client().messages.with_streaming_response.create(**ASK)) as response:
        assert api.collect(response.iter_lines())
        for again in (response.read, response.text, response.json, response.parse):
            with pytest.raises(anthropic.StreamAlreadyConsumed, match="keep what read"):
                api.call(again)
        with pytest.raises(anthropic.AnthropicError):
            api.collect(response.iter_bytes())


def test_a_closed_response_says_so(api: Any) -> None:
    with api.using(api.client().messages.with_streaming_response.create(**ASK)) as response:
        pass
    with pytest.raises(anthropic.AnthropicError, match="closed"):
        api.call(response.read)
    api.call(response.close)


def test_a_body_that_breaks_off_is_a_connection_error(api: Any, server: Any) -> None:
    server.cut(20, times=2)
    for take in ("read", "parse"):
        with api.using(api.client(max_retries=0).messages.with_streaming_response.create(**ASK)) as response:
            with pytest.raises(anthropic.APIConnectionError):
                api.call(getattr(response, take))
            assert response.is_closed


def test_the_deadline_holds_for_a_body_read_late(api: Any, server: Any) -> None:
    server.stall(20)
    streaming = api.client(deadline=0.3, max_retries=0).messages.with_streaming_response
    with api.using(streaming.create(**ASK)) as response, pytest.raises(anthropic.APITimeoutError):
        api.call(response.read)


def test_a_streamed_response_of_a_stream_gives_events_or_lines(api: Any) -> None:
    client = api.client()
    with api.using(client.messages.with_streaming_response.create(**ASK, stream=True)) as response:
        stream = api.run(response.parse())
        assert api.collect(stream)[-1].type == "message_stop"
    with api.using(client.messages.with_streaming_response.create(**ASK, stream=True)) as response:
        lines = api.collect(response.iter_lines())
        assert lines[0] == "event: message_start"
        assert "" in lines
    with api.using(client.messages.with_streaming_response.create(**ASK, stream=True)) as response:
        assert api.run(response.parse(to=str)).startswith("event: message_start")
    raw = api.call(client.messages.with_raw_response.create, **ASK, stream=True)
    assert repr(raw) == "<APIResponse [200 OK] type=Stream>"
    with pytest.raises(TypeError, match="piece by piece"):
        raw.parse(to=str)
    assert api.collect(raw.parse(to=anthropic.Stream[dict]))[0]["type"] == "message_start"


def test_pages_in_views(api: Any) -> None:
    client = api.client()
    with api.using(client.models.with_streaming_response.list(limit=2)) as response:
        page = api.run(response.parse())
        assert len(page.data) == 2
        assert len(api.collect(page)) > 2
    raw = api.call(client.models.with_raw_response.list, limit=2)
    assert raw.parse(to=object)["data"]
    kind = "AsyncPage" if api.is_async else "SyncPage"
    assert repr(raw) == f"<APIResponse [200 OK] type={kind}[ModelInfo]>"


def test_a_body_goes_into_a_file(api: Any, tmp_path: Path) -> None:
    target = tmp_path / "models.json"
    with api.using(api.client().models.with_streaming_response.list()) as response:
        api.run(response.stream_to_file(target))
    assert json.loads(target.read_text("utf-8"))["data"]
    assert [path.name for path in tmp_path.iterdir()] == ["models.json"]


def test_the_view_of_a_view(api: Any, server: Any) -> None:
    client = api.client()
    with api.using(client.with_streaming_response.beta.messages.create(**ASK)) as response:
        assert response.status_code == 200
    assert api.call(client.with_raw_response.beta.models.list).parse().data
    assert mark(server) == ["true"]


# What the headers say


def limited(server: Any, **options: Any) -> None:
    server.reply(**{"status": 200, "headers": LIMITS, **options})


def expect(limits: RateLimits) -> None:
    assert limits.requests == RateLimit(50, 49, RESET)
    assert limits.tokens == RateLimit(None, None, None)
    assert limits.input_tokens.remaining == 1000
    assert limits.output_tokens == RateLimit()
    assert limits.retry_after is None


def test_rate_limits_of_every_kind_of_result(api: Any, server: Any) -> None:
    client = api.client(max_retries=0)
    body = api.call(client.messages.create, **ASK).to_dict()
    limited(server, body=body)
    expect(api.call(client.messages.create, **ASK).rate_limits)
    limited(server, body={"data": [], "has_more": False})
    expect(api.call(client.models.list).rate_limits)
    limited(server, body=body)
    expect(api.call(client.messages.with_raw_response.create, **ASK).rate_limits)
    limited(server, body=body)
    with api.using(client.messages.with_streaming_response.create(**ASK)) as response:
        expect(response.rate_limits)
    server.stream([], headers=LIMITS)
    stream = api.call(client.messages.create, **ASK, stream=True)
    expect(stream.rate_limits)
    api.run(stream.close())
    limited(server, status=429, headers={**LIMITS, "retry-after": "7"}, body={})
    with pytest.raises(anthropic.RateLimitError) as caught:
        api.call(client.messages.create, **ASK)
    limits = caught.value.rate_limits
    assert (limits.requests.reset, limits.retry_after) == (RESET, 7)
    assert pickle.loads(pickle.dumps(caught.value)).rate_limits == limits


def test_errors_without_an_answer_know_no_limits() -> None:
    error = anthropic.APIConnectionError(request=httpx.Request("GET", "http://x/"))
    assert error.rate_limits == RateLimits()


def test_what_a_result_knows_of_its_response_stays_out_of_its_content(api: Any, server: Any) -> None:
    client = api.client()
    first = api.call(client.messages.create, **ASK)
    limited(server, body=first.to_dict())
    second = api.call(client.messages.create, **ASK)
    assert second == first
    assert second.request_id != first.request_id
    assert "rate_limits" not in second.to_dict().keys() | second.model_dump().keys()
    assert not hasattr(second.usage, "_request_id")
    assert second.usage.rate_limits == RateLimits()
    for other in (pickle.loads(pickle.dumps(second)), copy.copy(second), copy.deepcopy(second)):
        assert other == second
        assert other.request_id == other._request_id == second.request_id
        assert other.rate_limits == second.rate_limits
    assert b"content-type" not in pickle.dumps(second)
    assert not hasattr(Message.model_validate(first.to_dict()), "_request_id")
    second._request_id = "req_mine"
    assert second.request_id == "req_mine"


def test_the_time_to_wait_may_be_a_date(server: Any) -> None:
    from anthropic_generated._rate_limit import rate_limits

    date = {"date": "Wed, 21 Oct 2026 07:28:00 GMT", "retry-after": "Wed, 21 Oct 2026 07:28:30 GMT"}
    assert rate_limits(httpx.Headers(date)).retry_after == 30
    assert rate_limits(httpx.Headers({**date, "date": "?"})).retry_after is None
    assert rate_limits(httpx.Headers({"retry-after-ms": "1500", "retry-after": "2"})).retry_after == 1.5
    assert rate_limits(httpx.Headers({"retry-after": "soon"})).retry_after is None
    assert RateLimits() == rate_limits({})


def test_pages_and_items_have_ids_of_their_own(api: Any) -> None:
    page = api.call(api.client().models.list)
    assert page.request_id.startswith("req_")
    assert isinstance(page.data[0], ModelInfo)
    assert page.data[0].request_id is None
