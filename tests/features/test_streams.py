"""`create(stream=True)`: the events, how a stream ends, and what it says when it fails; for both clients."""

from __future__ import annotations

from typing import Any

import pytest

import anthropic
from anthropic.testing import error_event, message_events
from anthropic.types import Unknown

ASK: dict[str, Any] = {
    "model": "claude-opus-4-6",
    "max_tokens": 64,
    "messages": [{"role": "user", "content": "Hello, Claude"}],
    "stream": True,
}


def test_events_are_typed_and_in_order(api: Any) -> None:
    stream = api.call(api.client().messages.create, **ASK)
    assert stream.request_id.startswith("req_")
    events = api.collect(stream)
    kinds = [event.type for event in events]
    assert kinds[:2] == ["message_start", "content_block_start"]
    assert kinds[-3:] == ["content_block_stop", "message_delta", "message_stop"]
    assert "ping" not in kinds
    text = "".join(event.delta.text for event in events if event.type == "content_block_delta")
    assert text
    assert events[-2].usage.output_tokens > 0


def test_streamed_text_is_the_text_of_the_plain_answer(api: Any) -> None:
    plain = api.call(api.client().messages.create, **{**ASK, "stream": False})
    events = api.collect(api.call(api.client().messages.create, **ASK))
    assert plain.content[0].text == "".join(e.delta.text for e in events if e.type == "content_block_delta")


def test_a_tool_call_is_streamed(api: Any) -> None:
    tool = {
        "name": "get_weather",
        "description": "Get the weather.",
        "input_schema": {"type": "object", "properties": {"location": {"type": "string"}}, "required": ["location"]},
    }
    asked = {**ASK, "tools": [tool], "messages": [{"role": "user", "content": "What is the weather in Paris?"}]}
    events = api.collect(api.call(api.client().messages.create, **asked))
    starts = [e.content_block for e in events if e.type == "content_block_start"]
    assert starts[-1].type == "tool_use"
    assert starts[-1].name == "get_weather"
    assert any(e.type == "content_block_delta" and e.delta.type == "input_json_delta" for e in events)


def test_unknown_events_are_handed_on(api: Any, server: Any) -> None:
    events = message_events("Hi")
    server.stream([*events[:-1], {"type": "weather_report", "sky": "blue"}, events[-1]])
    seen = api.collect(api.call(api.client().messages.create, **ASK))
    strange = [event for event in seen if isinstance(event, Unknown)]
    assert [event.type for event in strange] == ["weather_report"]
    assert strange[0].sky == "blue"
    assert seen[-1].type == "message_stop"


def test_the_type_is_taken_from_the_event_name_where_the_data_has_none(api: Any, server: Any) -> None:
    server.stream([b'event: message_stop\ndata: {"extra": 1}\n\n'])
    assert [e.type for e in api.collect(api.call(api.client().messages.create, **ASK))] == ["message_stop"]


ERRORS = [
    ("invalid_request_error", anthropic.BadRequestError),
    ("authentication_error", anthropic.AuthenticationError),
    ("permission_error", anthropic.PermissionDeniedError),
    ("not_found_error", anthropic.NotFoundError),
    ("request_too_large", anthropic.RequestTooLargeError),
    ("rate_limit_error", anthropic.RateLimitError),
    ("timeout_error", anthropic.DeadlineExceededError),
    ("api_error", anthropic.InternalServerError),
    ("overloaded_error", anthropic.OverloadedError),
    ("brand_new_error", anthropic.APIStatusError),
]


@pytest.mark.parametrize(("kind", "expected"), ERRORS)
def test_an_error_in_the_stream_has_the_class_of_the_http_error(
    api: Any, server: Any, kind: str, expected: type[Exception]
) -> None:
    server.stream([*message_events("Hello")[:3], error_event(kind, "it broke")])
    stream = api.call(api.client().messages.create, **ASK)
    seen = []
    with pytest.raises(anthropic.APIStatusError) as caught:
        seen.extend(api.iterate(stream))
    error = caught.value
    assert type(error) is expected
    assert error.in_stream
    assert error.error_type == kind
    assert error.request_id == stream.request_id
    assert error.response.status_code == 200
    assert "it broke" in str(error)


def test_an_error_before_the_stream_is_retried(api: Any, server: Any) -> None:
    server.fail(529, times=2, headers={"retry-after-ms": "1"})
    assert api.collect(api.call(api.client().messages.create, **ASK))[-1].type == "message_stop"
    assert len(server.requests) == 3


@pytest.mark.parametrize("how", ["fin", "rst"])
def test_a_connection_lost_midway_is_an_error_of_ours(api: Any, server: Any, how: str) -> None:
    server.cut(300, how)
    stream = api.call(api.client().messages.create, **ASK)
    with pytest.raises(anthropic.APIConnectionError) as caught:
        api.collect(stream)
    assert caught.value.__cause__ is not None
    assert caught.value.in_stream


def test_silence_midway_is_a_timeout(api: Any, server: Any) -> None:
    server.stall(300)
    stream = api.call(api.client().messages.create, **ASK, timeout=0.1)
    with pytest.raises(anthropic.APITimeoutError):
        api.collect(stream)


@pytest.mark.parametrize("data", ['{"oops', '["oops"]', '"oops"', '{"type": "message_stop"} oops'])
def test_data_that_is_no_json_object(api: Any, server: Any, data: str) -> None:
    server.stream([f"event: message_start\ndata: {data}\n\n"])
    with pytest.raises(anthropic.APIResponseValidationError) as caught:
        api.collect(api.call(api.client().messages.create, **ASK))
    assert "oops" in str(caught.value)


@pytest.mark.parametrize("size", [1, 7])
def test_bytes_may_arrive_in_any_portions(api: Any, server: Any, size: int) -> None:
    text = "Grüße\u2028 von\x0c 🎉 allen\x85 hier"
    server.schedule(anthropic.testing.Fault(events=message_events(text), drip=(size, 0.0)))
    events = api.collect(api.call(api.client().messages.create, **ASK))
    assert "".join(e.delta.text for e in events if e.type == "content_block_delta") == text


def test_leaving_early_closes_the_connection(api: Any, server: Any) -> None:
    server.stall(700)
    stream = api.call(api.client().messages.create, **ASK)
    with api.using(stream):
        assert next(api.iterate(stream)).type == "message_start"
    assert server.connections.wait_open(0)


def test_leaving_the_loop_closes_the_connection(api: Any, server: Any) -> None:
    server.stall(700)
    stream = api.call(api.client().messages.create, **ASK)
    api.leave(stream)
    assert server.connections.wait_open(0, 1)
    with pytest.raises(anthropic.StreamClosedError):
        api.collect(stream)


def test_leaving_the_loop_leaves_a_block_open(api: Any) -> None:
    with api.using(api.call(api.client().messages.create, **ASK)) as stream:
        api.leave(stream)
        assert api.collect(stream)[-1].type == "message_stop"


def test_ten_streams_use_one_connection(api: Any, server: Any) -> None:
    client = api.client()
    before = server.connections.opened
    for _ in range(10):
        api.collect(api.call(client.messages.create, **ASK))
    assert server.connections.opened - before == 1


def test_a_stream_that_is_none(api: Any, server: Any) -> None:
    server.reply(200, {"request-id": "req_odd"}, "<html>Welcome to our hotel</html>")
    with pytest.raises(anthropic.APIError) as caught:
        api.collect(api.call(api.client().messages.create, **ASK))
    assert "req_odd" in str(caught.value)


def test_legacy_completions_stream(api: Any) -> None:
    stream = api.call(
        api.client().completions.create,
        model="claude-opus-4-6",
        max_tokens_to_sample=20,
        prompt="\n\nHuman: Hi\n\nAssistant:",
        stream=True,
    )
    assert "".join(event.completion for event in api.collect(stream))


def test_raw_response_of_a_stream(api: Any) -> None:
    response = api.call(api.client().messages.with_raw_response.create, **ASK)
    assert response.headers["content-type"].startswith("text/event-stream")
    assert api.collect(response.parse())[-1].type == "message_stop"
