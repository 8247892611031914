"""The embedded server turns wrong requests down, and says what is wrong and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from anthropic.testing import Server
from anthropic.testing._validate import description

HEADERS = {"x-api-key": "k", "anthropic-version": "2023-06-01"}
HELLO: dict[str, Any] = {
    "model": "claude-opus-4-6",
    "max_tokens": 100,
    "messages": [{"role": "user", "content": "Hello, Claude"}],
}
CALL = {"type": "tool_use", "id": "t1", "name": "f", "input": {}}
RESULT = {"type": "tool_result", "tool_use_id": "t1"}
ERRORS = {"$ref": "#/components/schemas/ErrorResponse"}


@pytest.fixture
def http(server: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.base_url, headers=HEADERS, trust_env=False) as client:
        yield client


def refused(response: httpx.Response, status: int, kind: str) -> str:
    """Check the shape of an error and return its message."""
    data = response.json()
    assert response.status_code == status, data
    assert data["type"] == "error"
    assert data["error"]["type"] == kind
    assert data["request_id"] == response.headers["request-id"]
    if status != 413:  # The description does not list that type.
        assert description().problem(data, ERRORS) is None
    return str(data["error"]["message"])


def turn(*content: object, role: str = "user") -> dict[str, Any]:
    return {"role": role, "content": content[0] if isinstance(content[0], str) else list(content)}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"messages": [turn("hi", role="x")]}, "messages.0.role: 'x' is not one of ['user', 'assistant']"),
        ({"messages": [{"role": "user"}]}, "messages.0.content: Field required"),
        ({"messages": [{**turn("hi"), "name": "me"}]}, "messages.0.name: Extra inputs are not permitted"),
        ({"messages": [turn({"text": "hi"})]}, "messages.0.content.0.type: Field required"),
        ({"messages": [turn({"type": "text", "text": 4})]}, "messages.0.content.0.text: 4 is not of type 'string'"),
        ({"messages": [{"role": "user", "content": 4}]}, "messages.0.content: 4 is not of type string or array"),
        ({"messages": []}, "messages: at least one message is required"),
        ({"max_tokens": 0}, "max_tokens: 0 is less than the minimum of 1"),
        ({"max_tokens": None}, "max_tokens: None is not of type 'integer'"),
        ({"parsed": 1}, "parsed: Extra inputs are not permitted"),
        ({"tools": [{"name": "f"}]}, "tools.0.input_schema: Field required"),
        ({"tools": [{"type": "bash_20250124"}]}, "tools.0.name: Field required"),
        ({"tool_choice": {"type": "some"}}, "tool_choice.type: 'some' is not one of ['auto', 'any', 'tool', 'none']"),
        (
            {"messages": [turn("hi"), turn(CALL, role="assistant"), turn("well?")]},
            "messages.2: no tool_result for the tool_use 't1' of the turn before",
        ),
        (
            {"messages": [turn("hi"), turn(CALL, role="assistant"), turn(RESULT, RESULT)]},
            "messages.2: more than one tool_result for a tool_use",
        ),
        (
            {"messages": [turn(RESULT)]},
            "messages.0: tool_result for 't1', which the turn before did not call",
        ),
    ],
)
def test_body(http: httpx.Client, changes: dict[str, Any], message: str) -> None:
    assert refused(http.post("/v1/messages", json={**HELLO, **changes}), 400, "invalid_request_error") == message


def test_missing_field(http: httpx.Client) -> None:
    response = http.post("/v1/messages/count_tokens", json={"model": "claude"})
    assert refused(response, 400, "invalid_request_error") == "messages: Field required"


def test_long_values_are_cut_short(http: httpx.Client) -> None:
    response = http.post("/v1/messages", json={**HELLO, "max_tokens": "9" * 5000})
    assert len(refused(response, 400, "invalid_request_error")) < 400


@pytest.mark.parametrize(
    ("body", "content_type", "message"),
    [
        (b"{", "application/json", "The request body is not valid JSON"),
        (b"", "application/json", "The request body is not valid JSON"),
        (b"\xff", "application/json", "The request body is not valid JSON"),
        (b"[]", "application/json", "body: [] is not of type 'object'"),
        (b"{}", "text/plain", "content-type: 'text/plain' given, 'application/json' expected"),
    ],
)
def test_bytes(http: httpx.Client, body: bytes, content_type: str, message: str) -> None:
    response = http.post("/v1/messages", content=body, headers={"content-type": content_type})
    assert refused(response, 400, "invalid_request_error").startswith(message)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("limit=0", "limit: 0 is less than the minimum of 1"),
        ("limit=x", "limit: 'x' is not of type 'integer'"),
        ("after_id=no", "after_id: 'no' is not in this list"),
    ],
)
def test_query(http: httpx.Client, query: str, message: str) -> None:
    assert refused(http.get(f"/v1/models?{query}"), 400, "invalid_request_error") == message


def test_unknown_query_parameters_pass(http: httpx.Client) -> None:
    assert http.get("/v1/models?undocumented=1").status_code == 200


def test_beta_fields_need_beta(http: httpx.Client) -> None:
    body = {**HELLO, "speed": "fast"}
    assert "speed" in refused(http.post("/v1/messages", json=body), 400, "invalid_request_error")
    assert http.post("/v1/messages?beta=true", json=body).status_code == 200
    assert http.post("/v1/messages", json=body, headers={"anthropic-beta": "fast-mode-2026-02-01"}).status_code == 200
    refused(http.get("/v1/files"), 404, "not_found_error")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/v1/nothing",
        "/v1/models/gpt-4",
        "/v1/messages/batches/msgbatch_0",
        "/v1/messages/batches/",
        "/v1/files/file_0?beta=true",
        "/v1/files/a%2Fb/content?beta=true",
        "/v1/skills/skill_0?beta=true",
        "/v1/skills/skill_0/versions/1?beta=true",
    ],
)
def test_not_found(http: httpx.Client, path: str) -> None:
    refused(http.get(path), 404, "not_found_error")


def test_unknown_model(http: httpx.Client) -> None:
    assert refused(http.post("/v1/messages", json={**HELLO, "model": "x"}), 404, "not_found_error") == "model: x"


def test_method(http: httpx.Client) -> None:
    response = http.get("/v1/messages")
    refused(response, 405, "invalid_request_error")
    assert response.headers["allow"] == "POST"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-api-key": "bad-key"},
        {"x-api-key": ""},
        {"authorization": "Bearer invalid"},
        {"authorization": "Bearer"},
        {"authorization": "Basic abc"},
    ],
)
def test_no_entry(server: Server, headers: dict[str, str]) -> None:
    response = httpx.get(f"{server.base_url}/v1/models", headers=headers, trust_env=False)
    refused(response, 401, "authentication_error")


def test_bearer_and_version(server: Server) -> None:
    bearer = {"authorization": "Bearer token"}
    response = httpx.get(f"{server.base_url}/v1/models", headers=bearer, trust_env=False)
    assert refused(response, 400, "invalid_request_error") == "anthropic-version: header is required"
    headers = {**bearer, "anthropic-version": "2023-06-01"}
    assert httpx.get(f"{server.base_url}/v1/models", headers=headers, trust_env=False).status_code == 200


def test_too_large(http: httpx.Client, server: Server) -> None:
    message = refused(http.post("/v1/messages", content=b"x" * (32 * 2**20 + 1)), 413, "request_too_large")
    assert message == "Request exceeds the maximum size"
    assert http.get("/v1/models").status_code == 200
    assert server.connections.opened == 1


def test_batches(http: httpx.Client) -> None:
    path = "/v1/messages/batches"
    request = {"custom_id": "a", "params": HELLO}
    twice = http.post(path, json={"requests": [request, request]})
    assert refused(twice, 400, "invalid_request_error") == "requests.1.custom_id: 'a' is used twice"
    wrong = http.post(path, json={"requests": [{"custom_id": "a", "params": {**HELLO, "max_tokens": "1"}}]})
    assert refused(wrong, 400, "invalid_request_error").startswith("requests.0.params.max_tokens: '1'")
    batch = http.post(path, json={"requests": [request]}).json()["id"]
    assert "no results yet" in refused(http.get(f"{path}/{batch}/results"), 400, "invalid_request_error")
    assert "cancel it" in refused(http.delete(f"{path}/{batch}"), 400, "invalid_request_error")


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"other": ("a", b"")}, "file: Field required"),
        ([("file", ("a", b"")), ("files[][]", ("b", b""))], "files[]: Extra inputs are not permitted"),
    ],
)
def test_upload(http: httpx.Client, files: Any, message: str) -> None:
    assert refused(http.post("/v1/files?beta=true", files=files), 400, "invalid_request_error") == message


@pytest.mark.parametrize(
    "body", [b"", b"junk", b"--b\r\n\r\nno name\r\n--b--", b'--b\r\ncontent-disposition: form-data; name="file"']
)
def test_broken_form(http: httpx.Client, body: bytes) -> None:
    response = http.post(
        "/v1/files?beta=true", content=body, headers={"content-type": "multipart/form-data; boundary=b"}
    )
    refused(response, 400, "invalid_request_error")


@pytest.mark.parametrize("names", [["SKILL.md"], ["a/SKILL.md", "b/x.py"], ["a/readme.md"], ["a/SKILL.md", "x.py"]])
def test_skill_files(http: httpx.Client, names: list[str]) -> None:
    files = [("files[]", (name, b"---\nname: a\n---")) for name in names]
    refused(http.post("/v1/skills?beta=true", files=files), 400, "invalid_request_error")


def test_skill_with_versions_stays(http: httpx.Client) -> None:
    files = {"files[]": ("a/SKILL.md", b"")}
    skill = http.post("/v1/skills?beta=true", files=files).json()["id"]
    assert "delete them first" in refused(http.delete(f"/v1/skills/{skill}?beta=true"), 400, "invalid_request_error")
    refused(http.get("/v1/skills?beta=true&page=x"), 400, "invalid_request_error")
