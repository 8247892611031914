"""What goes over the wire, and what comes back, for plain calls: seen from the server, for both clients."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import httpx
import pytest

import anthropic
from anthropic import omit
from anthropic.types import Message, TextBlock, Unknown

ASK: dict[str, Any] = {
    "model": "claude-opus-4-6",
    "max_tokens": 64,
    "messages": [{"role": "user", "content": "Hello, Claude"}],
}


def sent(server: Any, name: str) -> list[str]:
    """Return the values of a header of the last request."""
    return [value for header, value in server.requests[-1].headers if header.lower() == name]


def test_a_message_is_typed_and_knows_its_request(api: Any, server: Any) -> None:
    message = api.call(api.client().messages.create, **ASK)
    assert isinstance(message, Message)
    assert isinstance(message.content[0], TextBlock)
    assert message.content[0].text
    assert message.usage.input_tokens > 0
    assert message._request_id.startswith("req_")
    assert message.request_id == message._request_id
    assert message.usage.request_id is None
    assert server.requests[-1].path == "/v1/messages"
    assert json.loads(server.requests[-1].body) == ASK


def test_body_is_compact_utf8_and_leaves_out_what_was_not_given(api: Any, server: Any) -> None:
    api.call(api.client().messages.create, **{**ASK, "messages": [{"role": "user", "content": "Grüße 🎉\u2028"}]})
    body = server.requests[-1].body
    assert "Grüße 🎉\u2028".encode() in body
    assert b", " not in body
    assert b": " not in body
    assert b"temperature" not in body


def test_nan_is_refused_before_anything_is_sent(api: Any, server: Any) -> None:
    with pytest.raises(ValueError, match="JSON"):
        api.call(api.client().messages.create, **ASK, temperature=float("nan"))
    assert not server.requests


def test_default_headers(api: Any, server: Any) -> None:
    api.call(api.client().messages.create, **ASK)
    assert sent(server, "anthropic-version") == ["2023-06-01"]
    assert sent(server, "accept") == ["application/json"]
    assert sent(server, "content-type") == ["application/json"]
    assert sent(server, "x-api-key") == ["test-key"]
    name = "AsyncAnthropic" if api.is_async else "Anthropic"
    assert sent(server, "user-agent") == [f"{name}/Python {anthropic.__version__}"]
    assert sent(server, "x-stainless-lang") == ["python"]
    assert sent(server, "x-stainless-package-version") == [anthropic.__version__]
    assert sent(server, "x-stainless-async") == (["async:asyncio"] if api.is_async else ["false"])
    assert sent(server, "x-stainless-retry-count") == ["0"]
    assert sent(server, "x-stainless-read-timeout") == ["600"]
    for name in ("os", "arch", "runtime", "runtime-version"):
        assert sent(server, f"x-stainless-{name}")[0]
    assert "NOT_GIVEN" not in str(server.requests[-1].headers)


def test_get_has_no_content_type(api: Any, server: Any) -> None:
    api.call(api.client().models.retrieve, "claude-opus-4-6")
    assert sent(server, "content-type") == []


def test_header_levels_override_each_other_whatever_their_case(api: Any, server: Any) -> None:
    client = api.client(default_headers={"Anthropic-Version": "one", "X-Mine": "default"})
    api.call(client.messages.create, **ASK)
    assert sent(server, "anthropic-version") == ["one"]
    api.call(client.messages.create, **ASK, extra_headers={"ANTHROPIC-VERSION": "two", "x-mine": omit})
    assert sent(server, "anthropic-version") == ["two"]
    assert sent(server, "x-mine") == []


def test_bytes_as_header_value_are_refused(api: Any, server: Any) -> None:
    with pytest.raises(TypeError, match="X-Mine"):
        api.call(api.client().messages.create, **ASK, extra_headers={"X-Mine": b"no"})
    assert not server.requests


def test_key_and_token_are_both_sent(api: Any, server: Any) -> None:
    api.call(api.client(api_key="key", auth_token="token").messages.create, **ASK)
    assert sent(server, "x-api-key") == ["key"]
    assert sent(server, "authorization") == ["Bearer token"]


def test_missing_key_names_every_source(api: Any, server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    monkeypatch.setenv("ANTHROPIC_AUTH_TOKEN", "")
    client = api.client(api_key=None)
    with pytest.raises(anthropic.AnthropicError) as caught:
        api.call(client.messages.create, **ASK)
    text = str(caught.value)
    assert "argument api_key (not set)" in text
    assert "ANTHROPIC_API_KEY (not set)" in text
    assert "ANTHROPIC_AUTH_TOKEN (empty)" in text
    assert isinstance(caught.value, TypeError)
    assert not server.requests


def test_key_can_be_left_out_on_purpose(api: Any, server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    client = api.client(api_key=None, max_retries=0)
    with pytest.raises(anthropic.AuthenticationError):
        api.call(client.messages.create, **ASK, extra_headers={"X-Api-Key": omit})
    assert sent(server, "x-api-key") == []


def test_extra_query_and_body_win_over_named_ones(api: Any, server: Any) -> None:
    api.call(api.client().models.list, limit=5, extra_query={"limit": 2, "tags": ["a", "b"], "none": None, "on": True})
    assert dict(httpx.QueryParams(server.requests[-1].query)) == {"limit": "2", "tags": "a,b", "on": "true"}
    api.call(api.client().messages.create, **ASK, extra_body={"max_tokens": 7})
    assert json.loads(server.requests[-1].body)["max_tokens"] == 7


def test_beta_endpoints_keep_their_query_and_send_each_flag_once(api: Any, server: Any) -> None:
    flag = "files-api-2025-04-14"
    api.call(api.client().beta.files.list, limit=3, betas=[flag, "mine"])
    assert dict(httpx.QueryParams(server.requests[-1].query)) == {"beta": "true", "limit": "3"}
    assert sent(server, "anthropic-beta") == [f"{flag},mine"]
    api.call(api.client().beta.files.list, extra_headers={"anthropic-beta": "only"})
    assert sent(server, "anthropic-beta") == ["only"]


def test_path_parameters_are_encoded(api: Any, server: Any) -> None:
    with pytest.raises(anthropic.NotFoundError):
        api.call(api.client().models.retrieve, "a/b?c#d")
    assert server.requests[-1].target.startswith("/v1/models/a%2Fb%3Fc%23d")


@pytest.mark.parametrize("empty", ["", ".", "..", None])
def test_unusable_path_parameters_are_refused(api: Any, server: Any, empty: Any) -> None:
    with pytest.raises(ValueError, match="model_id"):
        api.call(api.client().models.retrieve, empty)
    assert not server.requests


def test_wrong_arguments_are_refused_before_anything_is_sent(api: Any, server: Any) -> None:
    client = api.client()
    with pytest.raises(TypeError, match="max_tokens"):
        api.call(client.messages.create, model="m", messages=[])
    with pytest.raises(TypeError, match=r"`nonsense`.*extra_body"):
        api.call(client.messages.create, **ASK, nonsense=1)
    with pytest.raises(TypeError, match=r"`nonsense`.*extra_body"):
        api.call(client.models.retrieve, "m", nonsense=1)
    assert not server.requests


def test_a_reply_goes_back_as_it_came(api: Any, server: Any) -> None:
    client = api.client()
    first = api.call(client.messages.create, **ASK)
    history = [*ASK["messages"], {"role": "assistant", "content": first.content}, {"role": "user", "content": "More"}]
    api.call(client.messages.create, **{**ASK, "messages": history})
    returned = json.loads(server.requests[-1].body)["messages"][1]["content"]
    assert returned == [block.to_dict() for block in first.content]


def test_iterables_are_read_once_also_when_the_request_is_retried(api: Any, server: Any) -> None:
    server.fail(529, times=2, headers={"retry-after-ms": "1"})
    messages = (message for message in ASK["messages"])
    api.call(api.client().messages.create, **{**ASK, "messages": messages})
    bodies = {request.body for request in server.requests}
    assert len(server.requests) == 3
    assert [json.loads(body) for body in bodies] == [ASK]


def test_count_tokens_models_and_completions(api: Any) -> None:
    client = api.client()
    count = api.call(client.messages.count_tokens, model="claude-opus-4-6", messages=ASK["messages"])
    assert count.input_tokens > 0
    page = api.call(client.models.list, limit=2)
    assert len(page.data) == 2
    assert isinstance(page.data[0].created_at, datetime)
    model = api.call(client.models.retrieve, page.data[0].id)
    assert model == page.data[0]
    text = api.call(
        client.completions.create, model="claude-opus-4-6", max_tokens_to_sample=9, prompt="\n\nHuman: Hi\n\nAssistant:"
    )
    assert text.completion


def test_pages_lead_to_each_other(api: Any) -> None:
    client = api.client()
    everything = api.collect(client.models.list(limit=2))
    assert len({model.id for model in everything}) == len(everything) > 2
    page = api.call(client.models.list, limit=2)
    assert page.has_next_page()
    assert page.next_page_info().params == {"after_id": page.last_id}
    following = api.run(page.get_next_page())
    assert [m.id for m in (*page.data, *following.data)] == [m.id for m in everything[:4]]
    back = api.call(client.models.list, limit=2, before_id=following.first_id)
    assert [m.id for m in back.data] == [m.id for m in page.data]


def test_unknown_content_is_kept(api: Any, server: Any) -> None:
    block = {"type": "hologram", "points": [1, 2, 3]}
    message = api.call(api.client().messages.create, **ASK).to_dict()
    server.reply(200, body={**message, "content": [block], "mood": "fine"})
    strange = api.call(api.client().messages.create, **ASK)
    assert isinstance(strange.content[0], Unknown)
    assert strange.content[0].type == "hologram"
    assert strange.content[0].points == [1, 2, 3]
    assert strange.mood == "fine"
    assert strange.to_dict()["content"] == [block]


def test_raw_response_holds_headers_and_the_result(api: Any) -> None:
    response = api.call(api.client().messages.with_raw_response.create, **ASK)
    assert response.status_code == 200
    assert response.headers.get("Request-Id") == response.request_id
    assert response.retries_taken == 0
    message = response.parse()
    assert isinstance(message, Message)
    assert message is response.parse()
    assert message._request_id == response.request_id
    nested = api.call(api.client().with_raw_response.models.list)
    assert nested.parse().data


def test_base_url_can_be_changed(api: Any, server: Any) -> None:
    client = api.client(base_url="http://127.0.0.1:9")
    client.base_url = server.base_url
    assert str(client.base_url).endswith("/")
    api.call(client.messages.create, **ASK)
    assert server.requests


def test_options_give_a_view_on_the_same_connections(api: Any, server: Any) -> None:
    before = server.connections.opened
    client = api.client(default_headers={"a": "1"}, default_query={"q": "1"})
    view = client.with_options(max_retries=0, default_headers={"b": "2"}, set_default_query={"r": "3"})
    api.call(client.messages.create, **ASK)
    api.call(view.messages.create, **ASK)
    assert sent(server, "a") == ["1"]
    assert sent(server, "b") == ["2"]
    assert dict(httpx.QueryParams(server.requests[-1].query)) == {"r": "3"}
    assert server.connections.opened - before == 1
    with pytest.raises(ValueError, match="exclude"):
        client.with_options(default_headers={}, set_default_headers={})


def test_a_closed_client_says_so(api: Any, server: Any) -> None:
    client = api.client()
    api.call(client.messages.create, **ASK)
    api.run(client.close())
    assert client.is_closed()
    before = len(server.requests)
    with pytest.raises(anthropic.AnthropicError, match="closed"):
        api.call(client.messages.create, **ASK)
    assert len(server.requests) == before
