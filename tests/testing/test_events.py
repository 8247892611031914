"""Any message of the API can be streamed: its events are what the description says and merge to the message again."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from anthropic.testing import Server, message_events
from anthropic.testing._replies import stream_events
from anthropic.testing._validate import description

DIRECT = {"type": "direct"}
CALLED_BY_CODE = {"type": "code_execution_20260120", "tool_id": "srvtoolu_1"}
PLACE = {"cited_text": "grass is green", "document_index": 0, "document_title": None, "file_id": None}
PAGE = {"url": "https://example.com/", "title": "Example"}
FOUND = {"type": "web_search_result", **PAGE, "encrypted_content": "RXhhbXBsZQ==", "page_age": None}
DOCUMENT = {
    "type": "document",
    "citations": {"enabled": True},
    "title": None,
    "source": {"type": "text", "media_type": "text/plain", "data": "Grass is green."},
}
RAN = {"return_code": 0, "stderr": "", "stdout": "4\n"}


def text(text: str, *citations: dict[str, Any]) -> dict[str, Any]:
    return {"type": "text", "text": text, "citations": list(citations) or None}


def tool(kind: str, name: str, call_input: dict[str, Any], **members: Any) -> dict[str, Any]:
    tool_id = "srvtoolu_1" if kind == "server_tool_use" else "toolu_1"
    return {"type": kind, "id": tool_id, "name": name, "input": call_input, **members}


def result(kind: str, content: Any, **members: Any) -> dict[str, Any]:
    return {"type": f"{kind}_tool_result", "tool_use_id": "srvtoolu_1", "content": content, **members}


BLOCKS: list[dict[str, Any]] = [
    text("Hello, wörld! 👋\n\n  Two lines.\n "),
    text(""),
    text("\n"),
    {**text("None was asked for."), "citations": []},
    text(
        "Grass is green.",
        {"type": "char_location", **PLACE, "start_char_index": 0, "end_char_index": 14},
        {"type": "page_location", **PLACE, "start_page_number": 1, "end_page_number": 2},
        {"type": "content_block_location", **PLACE, "start_block_index": 0, "end_block_index": 1},
        {"type": "web_search_result_location", **PAGE, "cited_text": "green", "encrypted_index": "Eo8B"},
        {
            "type": "search_result_location",
            "cited_text": "green",
            "search_result_index": 0,
            "source": "notes",
            "title": None,
            "start_block_index": 0,
            "end_block_index": 1,
        },
    ),
    {"type": "thinking", "thinking": "What is green?\nGrass is.", "signature": "EqQBCgIYAh=="},
    {"type": "thinking", "thinking": "", "signature": "EqQBCgIYAh=="},
    {"type": "redacted_thinking", "data": "EmwKAhgB"},
    tool("tool_use", "f", {"city": "São Paulo", "deep": {"list": [1, 2.5, None, True, '"\\']}}, caller=DIRECT),
    tool("tool_use", "now", {}, caller=CALLED_BY_CODE),
    tool("server_tool_use", "web_search", {"query": "colour of grass"}, caller=DIRECT),
    result("web_search", [FOUND, FOUND], caller=DIRECT),
    result("web_search", {"type": "web_search_tool_result_error", "error_code": "unavailable"}, caller=DIRECT),
    result(
        "web_fetch",
        {"type": "web_fetch_result", "url": PAGE["url"], "content": DOCUMENT, "retrieved_at": None},
        caller=CALLED_BY_CODE,
    ),
    result("code_execution", {"type": "code_execution_result", **RAN, "content": []}),
    result(
        "bash_code_execution",
        {
            "type": "bash_code_execution_result",
            **RAN,
            "content": [{"type": "bash_code_execution_output", "file_id": "file_1"}],
        },
    ),
    result(
        "text_editor_code_execution",
        {"type": "text_editor_code_execution_create_result", "is_file_update": False},
    ),
    result(
        "tool_search",
        {
            "type": "tool_search_tool_search_result",
            "tool_references": [{"type": "tool_reference", "tool_name": "get_weather"}],
        },
    ),
    {"type": "container_upload", "file_id": "file_1"},
]
BETA_BLOCKS: list[dict[str, Any]] = [
    *BLOCKS,
    tool("tool_use", "f", {"a": 1}),
    tool("mcp_tool_use", "echo", {"text": "Hi, " * 9}, server_name="tools"),
    result("mcp", [text("Hi, ", {"type": "char_location", **PLACE, "start_char_index": 0, "end_char_index": 4})])
    | {"is_error": False},
    {"type": "compaction", "content": "Earlier, they spoke of grass."},
    {"type": "compaction", "content": None},
]
USAGE = {
    "cache_creation": None,
    "cache_creation_input_tokens": 3,
    "cache_read_input_tokens": 0,
    "inference_geo": "global",
    "input_tokens": 300,
    "output_tokens": 200,
    "server_tool_use": {"web_fetch_requests": 1, "web_search_requests": 2},
    "service_tier": "standard",
}
COUNTS = {name: USAGE[name] for name in ("cache_creation_input_tokens", "cache_read_input_tokens", "input_tokens")}
ITERATION = {"type": "message", **COUNTS, "cache_creation": None, "output_tokens": 200}
MESSAGE: dict[str, Any] = {
    "id": "msg_1",
    "type": "message",
    "role": "assistant",
    "model": "claude-opus-4-6",
    "content": BLOCKS,
    "stop_reason": "stop_sequence",
    "stop_sequence": "END",
    "usage": USAGE,
    "container": {"id": "container_1", "expires_at": "2026-03-01T00:00:00Z"},
}
CLEARED = {"type": "clear_tool_uses_20250919", "cleared_input_tokens": 50, "cleared_tool_uses": 1}
BETA_MESSAGE: dict[str, Any] = {
    **MESSAGE,
    "content": BETA_BLOCKS,
    "usage": {**USAGE, "iterations": [ITERATION], "speed": "fast"},
    "container": {**MESSAGE["container"], "skills": [{"type": "anthropic", "skill_id": "pdf", "version": "1"}]},
    "context_management": {"applied_edits": [CLEARED]},
}
NAMES = pytest.mark.parametrize(("prefix", "message"), [("", MESSAGE), ("Beta", BETA_MESSAGE)], ids=["ga", "beta"])


def merge(events: list[dict[str, Any]]) -> dict[str, Any]:
    """Put a message together from its events, which are used up."""
    message: dict[str, Any] = {}
    pieces: list[str] = []
    for event in events:
        kind = event.pop("type")
        if kind == "message_start":
            message = event["message"]
            assert message["content"] == []
        elif kind == "content_block_start":
            assert event["index"] == len(message["content"])
            message["content"].append(event["content_block"])
            pieces = []
        elif kind == "content_block_delta":
            block, delta = message["content"][event["index"]], event["delta"]
            change = delta.pop("type")
            ((name, value),) = delta.items()
            if change == "input_json_delta":
                pieces.append(value)
            elif change == "citations_delta":
                block["citations"].append(value)
            elif change == "compaction_delta":
                assert block["content"] is None
                block["content"] = value
            else:
                assert change in ("text_delta", "thinking_delta", "signature_delta")
                block[name] += value
        elif kind == "content_block_stop" and "".join(pieces):
            message["content"][event["index"]]["input"] = json.loads("".join(pieces))
        elif kind == "message_delta":
            message["usage"].update(event.pop("usage"))
            message.update(event.pop("delta"))
            message.update(event)
    return message


def streamed(message: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the events as a client gets them, which shares no object with the message."""
    events: list[dict[str, Any]] = json.loads(json.dumps(list(stream_events(message))))
    return events


def problem(data: Any, schema: str) -> str | None:
    return description().problem(data, {"$ref": f"#/components/schemas/{schema}"})


@NAMES
def test_the_messages_here_have_every_kind_of_block(prefix: str, message: dict[str, Any]) -> None:
    assert problem(message, f"{prefix}Message") is None
    union = description().resolve({"$ref": f"#/components/schemas/{prefix}ContentBlock"})
    assert {block["type"] for block in message["content"]} == union["discriminator"]["mapping"].keys()


@NAMES
def test_events_merge_to_the_message(prefix: str, message: dict[str, Any]) -> None:
    events = streamed(message)
    for event in events:
        assert event["type"] == "ping" or problem(event, f"{prefix}RawMessageStreamEvent") is None
    assert [event["type"] for event in events[:3]] == ["message_start", "content_block_start", "ping"]
    assert [event["type"] for event in events[-2:]] == ["message_delta", "message_stop"]
    assert merge(events) == message


@NAMES
def test_what_is_known_only_at_the_end_comes_at_the_end(prefix: str, message: dict[str, Any]) -> None:
    start, *_, end, _ = streamed(message)
    late = {"stop_reason", "stop_sequence", "container"}
    assert end["delta"] == {name: message[name] for name in late}
    assert all(start["message"][name] is None for name in late)
    assert start["message"]["usage"]["output_tokens"] == 1
    assert start["message"]["usage"]["server_tool_use"] is None
    assert end["usage"]["server_tool_use"] == message["usage"]["server_tool_use"]
    if prefix:
        assert start["message"]["context_management"] is None
        assert end["context_management"] == message["context_management"]
        assert "context_management" not in end["delta"]
    else:
        assert "context_management" not in {**start["message"], **end}


@pytest.mark.parametrize("block", BETA_BLOCKS, ids=lambda block: block["type"])
def test_blocks_start_empty_and_grow(block: dict[str, Any]) -> None:
    _, start, _, *deltas, stop, _, _ = streamed({**BETA_MESSAGE, "content": [block]})
    kinds = [event["delta"]["type"] for event in deltas]
    empty = dict(block)
    if block["type"] == "text":
        empty["text"] = ""
        if block["citations"]:
            empty["citations"] = []
        citations = ["citations_delta"] * len(block["citations"] or ())
        assert kinds == ["text_delta"] * (len(kinds) - len(citations)) + citations
        assert ("text_delta" in kinds) == (block["text"] != "")
    elif block["type"] == "thinking":
        empty.update(thinking="", signature="")
        assert kinds == ["thinking_delta"] * (len(kinds) - 1) + ["signature_delta"]
    elif block["type"].endswith("tool_use"):
        empty["input"] = {}
        assert kinds == ["input_json_delta"] * len(kinds)
        assert (len(kinds) > 1) == (block["input"] != {})
    elif block["type"] == "compaction":
        empty["content"] = None
        assert kinds == ["compaction_delta"]
    else:
        assert kinds == []
    assert start == {"type": "content_block_start", "index": 0, "content_block": empty}
    assert stop == {"type": "content_block_stop", "index": 0}


def test_blocks_of_a_later_api_and_partial_ones() -> None:
    content = [
        {"type": "hologram", "input": {"a": 1}, "text": "light"},
        {"type": "text", "text": "No citations member"},
        {"type": "text", "text": "More members", "citations": None, "mood": "good"},
    ]
    message = {**MESSAGE, "content": content, "stop_reason": None, "weather": "fine"}
    del message["container"], message["stop_sequence"]
    events = streamed(message)
    assert events[1]["content_block"] == content[0]
    assert merge(events) == message
    assert merge(streamed({**MESSAGE, "content": []})) == {**MESSAGE, "content": []}


def test_message_events(server: Server) -> None:
    members = {name: BETA_MESSAGE[name] for name in BETA_MESSAGE if name not in ("type", "role")}
    server.stream(message_events(**members))
    response = httpx.post(f"{server.base_url}/v1/messages", trust_env=False)
    lines = [line for line in response.content.split(b"\n") if line.startswith(b"data: ")]
    assert merge([json.loads(line[6:]) for line in lines]) == BETA_MESSAGE
    assert merge(message_events("Hi there"))["content"] == [text("Hi there")]
