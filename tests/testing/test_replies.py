"""The embedded server never lies: each operation's replies are what the API description says, plain and streamed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from anthropic.testing import Server
from anthropic.testing._validate import description

HEADERS = {"x-api-key": "k", "anthropic-version": "2023-06-01"}
MODEL = "claude-opus-4-6"
HELLO = {"model": MODEL, "max_tokens": 100, "messages": [{"role": "user", "content": "Hello, Claude"}]}
SKILL = {"files[]": ("poem/SKILL.md", b"---\nname: poem\ndescription: Writes poems\n---\nRhyme!\n", "text/markdown")}
WEATHER = {
    "name": "get_weather",
    "description": "Get the weather for a given location.",
    "input_schema": {"type": "object", "properties": {"location": {"type": "string"}}, "required": ["location"]},
}


@pytest.fixture
def http(server: Server) -> Iterator[Checked]:
    with httpx.Client(base_url=server.base_url, headers=HEADERS, trust_env=False) as client:
        yield Checked(client)


class Checked:
    """Sends requests and holds each reply against the description."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client
        self.seen: set[str] = set()

    def __call__(self, operation: str, method: str, path: str, **options: Any) -> Any:
        if operation.startswith("beta."):
            options["params"] = {**options.get("params", {}), "beta": "true"}
        response = self._client.request(method, path, **options)
        assert response.status_code == 200, response.text
        spec = next(it for it in description().operations if it.id == operation).spec
        media = response.headers["content-type"].partition(";")[0]
        schema = spec["responses"]["200"]["content"][media]["schema"]
        self.seen.add(operation)
        if media == "text/event-stream":
            return [check(item, schema) for item in events(response.text) if item["type"] != "ping"]
        if media == "application/x-jsonl":
            return [check(json.loads(line), schema) for line in response.content.splitlines()]
        return response.content if media == "application/octet-stream" else check(response.json(), schema)


def check(data: Any, schema: dict[str, Any]) -> Any:
    assert description().problem(data, schema) is None, data
    return data


def events(text: str) -> list[dict[str, Any]]:
    blocks = [block.split("\n") for block in text.split("\n\n")[:-1]]
    for name, data in blocks:
        assert name.removeprefix("event: ") == json.loads(data.removeprefix("data: "))["type"]
    return [json.loads(data.removeprefix("data: ")) for _, data in blocks]


def test_every_operation(http: Checked) -> None:
    for prefix in ("", "beta."):
        message = http(prefix + "messages.create", "POST", "/v1/messages", json=HELLO)
        assert message["content"][0]["text"].startswith("Hello!")
        counted = http(prefix + "messages.count_tokens", "POST", "/v1/messages/count_tokens", json=_uncapped(HELLO))
        assert counted["input_tokens"] == message["usage"]["input_tokens"] == 10
        models = http(prefix + "models.list", "GET", "/v1/models", params={"limit": 3})
        assert (len(models["data"]), models["has_more"]) == (3, True)
        alias = http(prefix + "models.retrieve", "GET", "/v1/models/claude-sonnet-4-5")
        assert alias["id"] == "claude-sonnet-4-5-20250929"
        _batches(http, prefix)
    completion = {"model": MODEL, "max_tokens_to_sample": 9, "prompt": "\n\nHuman: Hello\n\nAssistant:"}
    assert http("completions.create", "POST", "/v1/complete", json=completion)["stop_reason"] == "max_tokens"
    _files(http)
    _skills(http)
    assert http.seen == {operation.id for operation in description().operations}


def _uncapped(params: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in params.items() if name != "max_tokens"}


def _batches(http: Checked, prefix: str) -> None:
    name, path = f"{prefix}messages.batches.", "/v1/messages/batches"
    requests = [{"custom_id": "a", "params": HELLO}, {"custom_id": "b", "params": {**HELLO, "model": "gpt"}}]
    batch = http(name + "create", "POST", path, json={"requests": requests})
    assert http(name + "retrieve", "GET", f"{path}/{batch['id']}")["processing_status"] == "in_progress"
    batch = http(name + "retrieve", "GET", f"{path}/{batch['id']}")
    assert (batch["processing_status"], batch["request_counts"]["succeeded"]) == ("ended", 1)
    assert batch["results_url"].endswith(f"{path}/{batch['id']}/results")
    lines = http(name + "results", "GET", batch["results_url"])
    assert [(line["custom_id"], line["result"]["type"]) for line in lines] == [("a", "succeeded"), ("b", "errored")]
    second = http(name + "create", "POST", path, json={"requests": requests[:1]})
    assert http(name + "cancel", "POST", f"{path}/{second['id']}/cancel")["processing_status"] == "canceling"
    listed = http(name + "list", "GET", path, params={"limit": 1})
    assert (listed["data"][0]["id"], listed["has_more"]) == (second["id"], True)
    older = http(name + "list", "GET", path, params={"after_id": listed["last_id"]})
    assert older["data"][0]["id"] == batch["id"]
    newer = http(name + "list", "GET", path, params={"before_id": batch["id"], "limit": 1})
    assert (newer["data"][0]["id"], newer["has_more"]) == (second["id"], False)
    assert http(name + "delete", "DELETE", f"{path}/{batch['id']}")["id"] == batch["id"]


def _files(http: Checked) -> None:
    content = bytes(range(256)) * 3 + b"\r\n--not a boundary\r\n"
    uploads = [
        http("beta.files.upload", "POST", "/v1/files", files={"file": (name, content, "text/x")}) for name in ("a", "ü")
    ]
    assert (uploads[1]["filename"], uploads[1]["mime_type"], uploads[1]["size_bytes"]) == ("ü", "text/x", len(content))
    file_id = uploads[1]["id"]
    assert http("beta.files.list", "GET", "/v1/files")["first_id"] == file_id
    assert http("beta.files.retrieve_metadata", "GET", f"/v1/files/{file_id}") == uploads[1]
    assert http("beta.files.download", "GET", f"/v1/files/{file_id}/content") == content
    http("beta.files.delete", "DELETE", f"/v1/files/{file_id}")
    assert [it["id"] for it in http("beta.files.list", "GET", "/v1/files")["data"]] == [uploads[0]["id"]]


def _skills(http: Checked) -> None:
    path = "/v1/skills"
    for title in ("Poems", "Songs"):
        skill = http("beta.skills.create", "POST", path, files=SKILL, data={"display_title": title})
    assert (skill["display_title"], skill["source"]) == ("Songs", "custom")
    page = http("beta.skills.list", "GET", path, params={"limit": 1, "source": "custom"})
    rest = http("beta.skills.list", "GET", path, params={"limit": 1, "page": page["next_page"]})
    assert [it["display_title"] for it in page["data"] + rest["data"]] == ["Songs", "Poems"]
    assert (page["has_more"], rest["has_more"], rest["next_page"]) == (True, False, None)
    path += f"/{skill['id']}"
    version = http("beta.skills.versions.create", "POST", f"{path}/versions", files=SKILL)
    assert (version["name"], version["description"], version["directory"]) == ("poem", "Writes poems", "poem")
    assert http("beta.skills.retrieve", "GET", path)["latest_version"] == version["version"]
    one = f"{path}/versions/{version['version']}"
    assert http("beta.skills.versions.retrieve", "GET", one) == version
    for it in http("beta.skills.versions.list", "GET", f"{path}/versions")["data"]:
        http("beta.skills.versions.delete", "DELETE", f"{path}/versions/{it['version']}")
    assert http("beta.skills.retrieve", "GET", path)["latest_version"] is None
    http("beta.skills.delete", "DELETE", path)


@pytest.mark.parametrize("operation", ["messages.create", "beta.messages.create"])
@pytest.mark.parametrize("thinking", [{"type": "disabled"}, {"type": "enabled", "budget_tokens": 1024}])
def test_stream_equals_message(http: Checked, operation: str, thinking: dict[str, Any]) -> None:
    question = [{"role": "user", "content": "What is the weather in San Francisco?"}]
    params = {**HELLO, "messages": question, "tools": [WEATHER], "thinking": thinking}
    whole = http(operation, "POST", "/v1/messages", json=params)
    streamed = http(operation, "POST", "/v1/messages", json={**params, "stream": True})
    message = assemble(streamed)
    for reply in (whole, message):
        reply.pop("id")
        for block in reply["content"]:
            block.pop("id", None)
            block.pop("signature", None)
    assert message == whole
    assert whole["stop_reason"] == "tool_use"
    assert whole["content"][-1]["input"] == {"location": "San Francisco"}


def assemble(stream: list[dict[str, Any]]) -> dict[str, Any]:
    """Put a stream together in the plainest way."""
    message: dict[str, Any] = stream[0]["message"]
    for item in stream[1:]:
        if item["type"] == "content_block_start":
            message["content"].append({**item["content_block"], "input_json": ""})
        elif item["type"] == "content_block_delta":
            delta, block = dict(item["delta"]), message["content"][item["index"]]
            kind = delta.pop("type").removesuffix("_delta")
            (piece,) = delta.values()
            block[kind] = block.get(kind, "") + piece
        elif item["type"] == "content_block_stop":
            block = message["content"][item["index"]]
            text = block.pop("input_json")
            if block["type"] == "tool_use":
                block["input"] = json.loads(text)
        elif item["type"] == "message_delta":
            message.update(item["delta"])
            message["usage"].update(item["usage"])
    assert stream[-1] == {"type": "message_stop"}
    return message


def test_completion_stream(http: Checked) -> None:
    params = {"model": MODEL, "max_tokens_to_sample": 300, "prompt": "\n\nHuman: Hello\n\nAssistant:"}
    whole = http("completions.create", "POST", "/v1/complete", json=params)
    pieces = http("completions.create", "POST", "/v1/complete", json={**params, "stream": True})
    assert "".join(it["completion"] for it in pieces) == whole["completion"]
    assert [it["stop_reason"] for it in pieces if it["stop_reason"]] == ["stop_sequence"]


def test_tool_loop(http: Checked) -> None:
    turns: list[dict[str, Any]] = [{"role": "user", "content": "Add 2 and 3.5, please"}]
    numbers = {name: {"type": "number"} for name in ("a", "b")}
    add = {"name": "add", "description": "Adds. Please!", "input_schema": {"type": "object", "properties": numbers}}
    params = {**HELLO, "tools": [add], "tool_choice": {"type": "tool", "name": "add"}, "messages": turns}
    call = http("messages.create", "POST", "/v1/messages", json=params)["content"][-1]
    assert call["input"] == {"a": 2, "b": 3.5}
    turns.append({"role": "assistant", "content": [{**call, "caller": {"type": "direct"}}]})
    turns.append({"role": "user", "content": [{"type": "tool_result", "tool_use_id": call["id"], "content": "5.5"}]})
    final = http("messages.create", "POST", "/v1/messages", json={**params, "tool_choice": {"type": "auto"}})
    assert final["stop_reason"] == "end_turn"
    assert "add: 5.5" in final["content"][0]["text"]


def test_tools_not_asked_for(http: Checked) -> None:
    message = http("messages.create", "POST", "/v1/messages", json={**HELLO, "tools": [WEATHER]})
    assert message["stop_reason"] == "end_turn"
    none = {"tools": [WEATHER], "tool_choice": {"type": "none"}, "messages": [{"role": "user", "content": "weather"}]}
    assert http("messages.create", "POST", "/v1/messages", json={**HELLO, **none})["stop_reason"] == "end_turn"


def test_ends(http: Checked) -> None:
    long = {**HELLO, "messages": [{"role": "user", "content": "Tell me a story"}]}
    cut = http("messages.create", "POST", "/v1/messages", json={**long, "max_tokens": 5})
    assert (cut["stop_reason"], cut["usage"]["output_tokens"]) == ("max_tokens", 5)
    stop = http("messages.create", "POST", "/v1/messages", json={**long, "stop_sequences": ["story"]})
    assert (stop["stop_reason"], stop["stop_sequence"]) == ("stop_sequence", "story")
    assert "story" not in stop["content"][0]["text"]


def test_structured_output(http: Checked) -> None:
    schema = {
        "type": "object",
        "properties": {"city": {"$ref": "#/$defs/city"}, "days": {"type": "array", "items": {"type": "integer"}}},
        "required": ["city", "days"],
        "additionalProperties": False,
        "$defs": {"city": {"anyOf": [{"type": "null"}, {"enum": ["Rome", "Paris"]}]}},
    }
    params = {
        **HELLO,
        "messages": [{"role": "user", "content": "Paris for 3 days"}],
        "output_config": {"format": {"type": "json_schema", "schema": schema}},
    }
    message = http("messages.create", "POST", "/v1/messages", json=params)
    assert json.loads(message["content"][0]["text"]) == {"city": "Paris", "days": [3]}


def test_headers(http: Checked, server: Server) -> None:
    with httpx.Client(base_url=server.base_url, headers=HEADERS, trust_env=False) as client:
        replies = [client.post("/v1/messages", json=HELLO).headers for _ in range(2)]
    assert all(reply["request-id"].startswith("req_") for reply in replies)
    assert replies[0]["request-id"] != replies[1]["request-id"]
    assert replies[0]["anthropic-organization-id"]
    for bucket in ("requests", "tokens", "input-tokens", "output-tokens"):
        limit, first, second = (
            int(reply[f"anthropic-ratelimit-{bucket}-{kind}"])
            for reply, kind in ((replies[0], "limit"), (replies[0], "remaining"), (replies[1], "remaining"))
        )
        assert limit > first > second > 0
        assert replies[0][f"anthropic-ratelimit-{bucket}-reset"].endswith("Z")
