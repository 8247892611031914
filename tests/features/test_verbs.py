"""Endpoints, parameters and properties that no method knows, for both clients."""

from __future__ import annotations

import json
import logging
from typing import Any, Dict, List, Optional, Union

import httpx
import pytest

import anthropic
from anthropic import APIResponse, AsyncPage, AsyncStream, BaseModel, NoneType, Stream, SyncPage, omit
from anthropic.testing import serve
from anthropic.types import Message, ModelInfo, RawMessageStreamEvent, TextBlock

ASK: dict[str, Any] = {
    "model": "claude-opus-4-6",
    "max_tokens": 64,
    "messages": [{"role": "user", "content": "Hello, Claude"}],
}


class Answer(BaseModel):
    foo: str


def headers(server: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in server.requests[-1].headers}


# Undocumented endpoints


def test_the_example_of_the_guide(api: Any, server: Any) -> None:
    server.reply(200, headers={"x-foo": "bar"}, body={"foo": 1})
    client = api.client()
    response = api.call(client.post, "/foo", cast_to=httpx.Response, body={"my_param": True})
    assert response.headers.get("x-foo") == "bar"
    assert response.json() == {"foo": 1}
    request = server.requests[-1]
    assert (request.method, request.path, json.loads(request.body)) == ("POST", "/foo", {"my_param": True})
    assert headers(server)["x-api-key"] == "test-key"
    assert headers(server)["content-type"] == "application/json"
    assert headers(server)["anthropic-version"]


def test_an_unknown_endpoint_is_an_error_of_the_api(api: Any) -> None:
    with pytest.raises(anthropic.NotFoundError):
        api.call(api.client().get, "/foo", cast_to=object)


@pytest.mark.parametrize("verb", ["get", "post", "put", "patch", "delete"])
def test_every_verb_takes_options_and_is_retried(api: Any, server: Any, verb: str) -> None:
    server.fail(529)
    server.reply(200, body={"foo": "bar"})
    options = {
        "headers": {"X-Mine": "1", "anthropic-version": omit},
        "params": {"a": ["x", "y"], "b": None},
        "timeout": 12,
        "max_retries": 1,
        "idempotency_key": "once",
    }
    client = api.client(max_retries=0, default_query={"q": "1"})
    answer = api.call(getattr(client, verb), "foo", cast_to=Dict[str, str], options=options)
    assert answer == {"foo": "bar"}
    request = server.requests[-1]
    assert (request.method, request.path) == (verb.upper(), "/foo")
    assert request.query == {"q": "1", "a": "x,y"}
    sent = headers(server)
    assert (sent["x-mine"], sent["idempotency-key"], sent["x-stainless-timeout"]) == ("1", "once", "12")
    assert sent["x-stainless-retry-count"] == "1"
    assert "anthropic-version" not in sent
    assert "x-stainless-raw-response" not in sent


@pytest.mark.parametrize(
    ("cast_to", "body", "expected"),
    [
        (object, {"a": [1]}, {"a": [1]}),
        (dict, {"a": 1}, {"a": 1}),
        (Dict[str, Any], {"a": 1}, {"a": 1}),
        (list, [1, 2], [1, 2]),
        (List[int], [1, 2], [1, 2]),
        (str, "héllo", "héllo"),
        (bytes, b"\x00\xff", b"\x00\xff"),
        (int, "42", 42),
        (float, "1.5", 1.5),
        (bool, "true", True),
        (bool, "false", False),
        (NoneType, "", None),
        (None, "", None),
        (object, "plain text", "plain text"),
        (Optional[Dict[str, int]], {"a": 1}, {"a": 1}),
        (Answer, {"foo": "x"}, Answer(foo="x")),
        (List[Answer], [{"foo": "x"}], [Answer(foo="x")]),
        (Dict[str, Answer], {"k": {"foo": "x"}, "odd": 1}, {"k": Answer(foo="x"), "odd": 1}),
    ],
    ids=str,
)
def test_what_a_response_is_read_as(api: Any, server: Any, cast_to: Any, body: Any, expected: Any) -> None:
    server.reply(200, body=body)
    assert api.call(api.client().get, "/foo", cast_to=cast_to) == expected


def test_models_of_the_package_and_of_others(api: Any, server: Any) -> None:
    client = api.client()
    message = api.call(client.post, "/v1/messages", cast_to=Message, body=ASK)
    assert isinstance(message.content[0], TextBlock)
    assert message.request_id.startswith("req_")
    server.reply(200, body={"type": "text", "text": "Hi", "citations": None})
    block = api.call(client.get, "/foo", cast_to=Union[TextBlock, Answer])
    assert isinstance(block, TextBlock)

    class Foreign:
        @classmethod
        def model_validate(cls, data: Any) -> str:
            return str(data["foo"])

    server.reply(200, body={"foo": 3})
    assert api.call(client.get, "/foo", cast_to=Foreign) == "3"


def test_the_whole_response(api: Any, server: Any) -> None:
    client = api.client()
    response = api.call(client.post, "/v1/messages", cast_to=APIResponse[Message], body=ASK)
    assert isinstance(response, APIResponse)
    assert isinstance(response.parse(), Message)
    assert repr(response) == "<APIResponse [200 OK] type=Message>"
    server.reply(200, body=[1])
    assert api.call(client.get, "/foo", cast_to=APIResponse).parse() == [1]


@pytest.mark.parametrize(
    ("cast_to", "body", "promised"),
    [
        (dict, b"{", "JSON"),
        (object, [], "JSON"),
        (Answer, "text", "JSON"),
        (Answer, [1], "a JSON object"),
        (List[int], {"a": 1}, "a JSON array"),
        (int, "many", "a plain int"),
        (bool, "perhaps", "a plain bool"),
    ],
    ids=str,
)
def test_a_body_of_another_kind_is_an_error(api: Any, server: Any, cast_to: Any, body: Any, promised: str) -> None:
    if cast_to is object:
        server.reply(200, headers={"content-type": "application/json"}, body=b"{")
    else:
        server.reply(200, body=body)
    with pytest.raises(anthropic.APIResponseValidationError, match=f"promised {promised}"):
        api.call(api.client().get, "/foo", cast_to=cast_to)


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ({"cast_to": set}, "cannot be read as"),
        ({"cast_to": Union[List[int], Dict[str, int]]}, "told apart"),
        ({"cast_to": "Message"}, "cannot be read as"),
        ({"cast_to": dict, "options": {"follow_redirects": True, "what": 1}}, "no options 'follow_redirects', 'what'"),
        ({"cast_to": dict, "body": {}, "content": b""}, "whole body"),
        ({"cast_to": dict, "content": 1}, "content has to be"),
        ({"cast_to": dict, "body": [1], "options": {"extra_json": {}}}, "extra_json"),
        ({"cast_to": dict, "body": [1], "files": {}}, "mapping"),
        ({"cast_to": dict, "stream": True, "stream_cls": dict}, "stream_cls"),
        ({"cast_to": dict, "nonsense": 1}, "nonsense"),
    ],
    ids=str,
)
def test_mistakes_are_noticed_before_anything_is_sent(
    api: Any, server: Any, arguments: dict[str, Any], problem: str
) -> None:
    with pytest.raises(TypeError, match=problem):
        api.call(api.client().post, "/foo", **arguments)
    assert not server.requests


def test_bodies_that_are_no_json_objects(api: Any, server: Any) -> None:
    client = api.client()
    for arguments, expected in (
        ({"content": b"a,b"}, b"a,b"),
        ({"content": "grün"}, "grün".encode()),
        ({"body": [1, "a"]}, b'[1,"a"]'),
        ({"body": b"as it is"}, b"as it is"),
        ({"body": {"a": 1}, "options": {"extra_json": {"a": 2, "b": 3}}}, b'{"a":2,"b":3}'),
        ({}, b""),
    ):
        server.reply(200, body={})
        api.call(client.put, "/foo", cast_to=dict, **arguments)
        assert server.requests[-1].body == expected


def test_files_are_sent_as_a_form(api: Any, server: Any) -> None:
    client = api.client()
    server.reply(200, body={})
    files = {"photo": ("a.png", b"\x89PNG", "image/png"), "raw": b"bytes"}
    api.call(client.post, "/foo", cast_to=dict, body={"name": "x"}, files=files)
    request = server.requests[-1]
    assert headers(server)["content-type"].startswith("multipart/form-data; boundary=")
    assert b'name="name"\r\n\r\nx\r\n' in request.body
    assert b'name="photo"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n\x89PNG' in request.body
    assert b'name="raw"; filename="upload"' in request.body
    server.reply(200, body={})
    api.call(client.post, "/foo", cast_to=dict, files=[("files[]", b"1"), ("files[]", b"2")])
    assert server.requests[-1].body.count(b'name="files[]"') == 2


def test_streams(api: Any) -> None:
    client = api.client()
    cls = AsyncStream if api.is_async else Stream
    body = {**ASK, "stream": True}
    stream = api.call(
        client.post, "/v1/messages", cast_to=Message, body=body, stream=True, stream_cls=cls[RawMessageStreamEvent]
    )
    assert isinstance(stream, cls)
    events = api.collect(stream)
    assert type(events[0]).__name__ == "RawMessageStartEvent"
    assert events[-1].type == "message_stop"
    untyped = api.call(client.post, "/v1/messages", cast_to=object, body=body, stream=True, stream_cls=cls[object])
    assert api.collect(untyped)[0]["type"] == "message_start"


def test_lists_that_come_in_pages(api: Any) -> None:
    page: Any = AsyncPage[ModelInfo] if api.is_async else SyncPage[ModelInfo]
    models = api.client().get_api_list("/v1/models", model=ModelInfo, page=page, options={"params": {"limit": 2}})
    items = api.collect(models)
    assert len(items) > 2
    assert all(isinstance(item, ModelInfo) for item in items)


# Whole URLs


@pytest.fixture
def elsewhere() -> Any:
    with serve() as other:
        yield other


def test_a_whole_url_of_the_same_server_is_a_path_like_any_other(api: Any, server: Any) -> None:
    server.reply(200, body={})
    client = api.client(default_headers={"x-mine": "1"})
    api.call(client.get, f"{server.base_url}/foo?a=1", cast_to=dict, options={"params": {"b": 2}})
    assert headers(server)["x-api-key"] == "test-key"
    assert headers(server)["x-mine"] == "1"
    assert server.requests[-1].query == {"a": "1", "b": "2"}


def test_credentials_do_not_go_to_other_servers(api: Any, elsewhere: Any, caplog: Any) -> None:
    client = api.client(
        auth_token="token", default_headers={"x-secret": "s"}, default_query={"key": "k"}, max_retries=0
    )
    elsewhere.reply(200, body={"a": 1}, times=2)
    url = f"{elsewhere.base_url}/foo"
    assert api.call(client.get, url, cast_to=dict) == {"a": 1}
    sent = headers(elsewhere)
    assert not {"x-api-key", "authorization", "x-secret"} & sent.keys()
    assert not elsewhere.requests[-1].query
    mine = {"headers": {"Authorization": "Bearer theirs", "x-api-key": "theirs"}}
    api.call(client.get, url, cast_to=dict, options=mine)
    assert headers(elsewhere)["authorization"] == "Bearer theirs"
    assert headers(elsewhere)["x-api-key"] == "theirs"
    # A user name that looks like the right host does not help, and does not show.
    host = elsewhere.base_url.partition("://")[2]
    elsewhere.reply(200, body={})
    with caplog.at_level(logging.DEBUG, "anthropic"):
        api.call(client.get, f"HTTP://127.0.0.1:secret@{host}/foo", cast_to=dict)
    assert "x-api-key" not in headers(elsewhere)
    assert "secret" not in caplog.text


def test_a_client_without_credentials_may_ask_other_servers(api: Any, elsewhere: Any, monkeypatch: Any) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    monkeypatch.delenv("ANTHROPIC_AUTH_TOKEN", raising=False)
    elsewhere.reply(200, body={})
    api.call(api.client(api_key=None).get, f"{elsewhere.base_url}/foo", cast_to=dict)
    with pytest.raises(ValueError, match="URL"):
        api.call(api.client().get, "http://127.0.0.1:port/", cast_to=dict)


# Undocumented parameters


def test_extra_fields_win(api: Any, server: Any) -> None:
    client = api.client()
    extra = {"max_tokens": 7, "new": {"a": [1]}}
    server.reply(200, body={})
    api.call(client.messages.with_raw_response.create, **ASK, extra_body=extra, extra_query={"beta": True})
    sent = json.loads(server.requests[-1].body)
    assert sent == {**ASK, **extra}
    assert server.requests[-1].query == {"beta": "true"}


@pytest.mark.parametrize("extra", [[("a", 1)], "a", 1, b"{}"], ids=str)
def test_extra_fields_have_to_be_a_mapping(api: Any, server: Any, extra: Any) -> None:
    with pytest.raises(TypeError, match="extra_body has to be a mapping"):
        api.call(api.client().messages.create, **ASK, extra_body=extra)
    assert not server.requests


def test_extra_headers_win_whatever_their_case(api: Any, server: Any) -> None:
    client = api.client(default_headers={"x-mine": "default", "X-Gone": "1"})
    extra = {"X-MINE": "call", "x-gone": omit, "ANTHROPIC-VERSION": "2099-01-01", "X-Stainless-Retry-Count": omit}
    api.call(client.messages.create, **ASK, extra_headers=extra)
    names = [name.lower() for name, _ in server.requests[-1].headers]
    assert len(names) == len(set(names))
    sent = headers(server)
    assert (sent["x-mine"], sent["anthropic-version"]) == ("call", "2099-01-01")
    assert not {"x-gone", "x-stainless-retry-count"} & sent.keys()


def test_an_unknown_argument_leads_to_the_extra_ones(api: Any) -> None:
    with pytest.raises(TypeError, match="extra_body"):
        api.call(api.client().messages.create, **ASK, foo="bar")


# Undocumented properties


def test_unknown_properties_are_attributes(api: Any, server: Any) -> None:
    client = api.client()
    body = {**api.call(client.messages.create, **ASK).to_dict(), "foo": {"bar": 1}}
    server.reply(200, body=body)
    message = api.call(client.messages.create, **ASK)
    assert message.foo == {"bar": 1}
    assert message.model_extra == {"foo": {"bar": 1}}
