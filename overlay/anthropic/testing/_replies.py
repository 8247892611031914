"""What the server says: made-up but plausible messages that depend only on the request, whole or as events.

The words are deterministic. A tool is called when the text mentions it, with input built from the tool's schema, and
token numbers are one simple estimate wherever they appear.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, cast

#: Tokens of a message that carries nothing, and of what surrounds it.
_PER_MESSAGE = 3
_PER_REQUEST = 4
_PER_MEDIA = 1600

#: Words that say nothing about which tool is meant.
_COMMON = re.compile(
    r"about|after|could|current|find|from|given|have|into|list|make|please|returns?|that|their|there|these|this|those|"
    r"tools?|user|value|what|when|where|which|will|with|would|your"
)


def count_tokens(params: dict[str, Any]) -> int:
    """Estimate the input tokens of a request."""
    total = _PER_REQUEST
    for message in params["messages"]:
        total += _PER_MESSAGE + _weigh(message["content"])
    return total + sum(_weigh(params[name]) for name in ("system", "tools") if name in params)


def text_tokens(text: str) -> int:
    """Estimate the tokens of a text: one for each word and each mark."""
    return len(re.findall(r"\w+|[^\w\s]", text))


def _weigh(node: Any) -> int:
    if isinstance(node, str):
        return text_tokens(node)
    if isinstance(node, list):
        return sum(_weigh(item) for item in cast("Iterable[Any]", node))
    if isinstance(node, dict):
        members = cast("dict[str, Any]", node)
        if members.get("type") == "base64":
            return _PER_MEDIA
        return sum(_weigh(value) for key, value in members.items() if key not in ("type", "cache_control"))
    return 0 if node is None else 1


class RawInput(dict[str, Any]):
    """The input of a tool call as a model wrote it, be it JSON or not; as an object, what a whole message says of it."""

    def __init__(self, text: str) -> None:
        try:
            value: Any = json.loads(text) if text.strip() else {}
        except (ValueError, RecursionError):
            value = None
        super().__init__(cast("dict[str, Any]", value) if isinstance(value, dict) else {"INVALID_JSON": text})
        self.text = text


def message(
    params: dict[str, Any],
    message_id: str,
    model: str,
    *,
    beta: bool,
    answer: tuple[list[dict[str, Any]], str, str | None] | None = None,
) -> dict[str, Any]:
    """Build the reply to a request; the answer is content, stop reason and stop sequence."""
    content, stop_reason, stop_sequence = answer or _answer(params, message_id)
    written = sum(text_tokens(_written(block)) for block in content)
    reply: dict[str, Any] = {
        "id": message_id,
        "type": "message",
        "role": "assistant",
        "model": model,
        "content": content,
        "stop_reason": stop_reason,
        "stop_sequence": stop_sequence,
        "usage": {
            "cache_creation": {"ephemeral_1h_input_tokens": 0, "ephemeral_5m_input_tokens": 0},
            "cache_creation_input_tokens": 0,
            "cache_read_input_tokens": 0,
            "inference_geo": "global",
            "input_tokens": count_tokens(params),
            "output_tokens": max(1, written),
            "server_tool_use": None,
            "service_tier": "standard",
        },
        "container": None,
    }
    if beta:
        reply["usage"].update(iterations=None, speed="standard")
        reply["context_management"] = None
    return reply


def stream_events(reply: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Take any message, beta or not, apart into the events that stream it; merged, they are the message again."""
    late, context = _pick(reply, _DELTA), _pick(reply, ("context_management",))
    usage = {**reply["usage"], **dict.fromkeys(_pick(reply["usage"], _LATE_USAGE)), "output_tokens": 1}
    start: dict[str, Any] = {**reply, **dict.fromkeys((*late, *context)), "content": [], "usage": usage}
    yield {"type": "message_start", "message": start}
    for index, block in enumerate(reply["content"]):
        empty, deltas = _take_apart(block)
        yield {"type": "content_block_start", "index": index, "content_block": empty}
        if index == 0:
            yield {"type": "ping"}
        for delta in deltas:
            yield {"type": "content_block_delta", "index": index, "delta": delta}
        yield {"type": "content_block_stop", "index": index}
    yield {"type": "message_delta", "delta": late, "usage": _pick(reply["usage"], _DELTA_USAGE), **context}
    yield {"type": "message_stop"}


#: What the end of a stream says about the message, and about its usage; some of that is unknown before.
_DELTA = ("stop_reason", "stop_sequence", "container")
_LATE_USAGE = ("server_tool_use", "iterations")
_DELTA_USAGE = (
    "input_tokens",
    "cache_creation_input_tokens",
    "cache_read_input_tokens",
    "output_tokens",
    *_LATE_USAGE,
)


def _pick(members: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: members[name] for name in names if name in members}


def _take_apart(block: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return a block as it starts and the deltas that complete it; kinds without deltas start complete."""
    kind = block["type"]
    if kind == "text":
        deltas = [{"type": "text_delta", "text": piece} for piece in words(block["text"])]
        if block.get("citations"):
            deltas += [{"type": "citations_delta", "citation": citation} for citation in block["citations"]]
            block = {**block, "citations": []}
        return {**block, "text": ""}, deltas
    if kind == "thinking":
        deltas = [{"type": "thinking_delta", "thinking": piece} for piece in words(block["thinking"])]
        signature = {"type": "signature_delta", "signature": block["signature"]}
        return {**block, "thinking": "", "signature": ""}, [*deltas, signature]
    if kind in ("tool_use", "server_tool_use", "mcp_tool_use"):
        given: Any = block["input"]
        text = given.text if isinstance(given, RawInput) else json.dumps(given, ensure_ascii=False) if given else ""
        # Pieces that respect neither words nor tokens of JSON, the first one empty, as the API sends them.
        pieces = ["", *(text[at : at + 11] for at in range(0, len(text), 11))]
        return {**block, "input": {}}, [{"type": "input_json_delta", "partial_json": piece} for piece in pieces]
    if kind == "compaction":
        return {**block, "content": None}, [{"type": "compaction_delta", "content": block["content"]}]
    return block, []


def words(text: str) -> list[str]:
    """Cut a text before each gap between words; joined, the pieces are the text."""
    return re.findall(r"\s*\S+|\s+$", text)


def _answer(params: dict[str, Any], seed: str) -> tuple[list[dict[str, Any]], str, str | None]:
    asked, results = _last_turn(params["messages"])
    content: list[dict[str, Any]] = []
    if params.get("thinking", {}).get("type") in ("enabled", "adaptive"):
        thought = f"The request has {text_tokens(asked)} tokens. A short and friendly answer will do."
        content.append({"type": "thinking", "thinking": thought, "signature": f"sig-{seed}"})
    tools = [] if results else _called(params, asked)
    if tools:
        names = " and ".join(str(tool["name"]) for tool in tools)
        content.append(_text(f"I'll use {names} for that."))
        for index, tool in enumerate(tools):
            value = fill(tool["input_schema"], asked)
            call: dict[str, Any] = {"type": "tool_use", "id": f"toolu_{seed[4:]}{index}", "name": tool["name"]}
            content.append({**call, "input": value if isinstance(value, dict) else {}, "caller": {"type": "direct"}})
        return content, "tool_use", None
    output: dict[str, Any] = params.get("output_config") or {}
    wanted = output.get("format") or params.get("output_format")
    if wanted:
        text = json.dumps(fill(wanted["schema"], asked), ensure_ascii=False)
    elif results:
        text = "Here is what I found. " + " ".join(f"{name}: {result}" for name, result in results)
    else:
        text = say(asked)
    text, reason, sequence = limit(text, params["max_tokens"], params.get("stop_sequences") or [])
    return [*content, _text(text)], reason, sequence


def say(asked: str) -> str:
    """Answer a text."""
    asked = " ".join(asked.split())
    if re.match(r"(hello|hi|hey|say hello)\b", asked, re.I) and len(asked) < 40:
        return "Hello! It's nice to meet you. How can I help you today?"
    quote = asked if len(asked) <= 80 else f"{asked[:77]}..."
    return (
        f'You wrote: "{quote}" That is a good place to start. I am the embedded test server, so these words are '
        "made up, but they arrive in the same shape, with the same headers and events, as the real ones."
    )


def limit(text: str, max_tokens: int, stop_sequences: list[str]) -> tuple[str, str, str | None]:
    """Cut a text where the request wants it to end; return it with the stop reason and the stop sequence."""
    hits = [(text.index(stop), stop) for stop in stop_sequences if stop and stop in text]
    if hits:
        at, stop = min(hits)
        return text[:at], "stop_sequence", stop
    for token, match in enumerate(re.finditer(r"\w+|[^\w\s]", text)):
        if token == max_tokens:
            return text[: match.start()].rstrip(), "max_tokens", None
    return text, "end_turn", None


def _text(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text, "citations": None}


def _written(block: dict[str, Any]) -> str:
    if "input" in block:
        return json.dumps(block["input"])
    return str(block.get("text") or block.get("thinking") or "")


def blocks(turn: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the blocks of a turn; a turn that is plain text has none."""
    content: Any = turn["content"]
    return cast("list[dict[str, Any]]", content) if isinstance(content, list) else []


def _last_turn(messages: list[dict[str, Any]]) -> tuple[str, list[tuple[str, str]]]:
    """Return the last user text, and the tool results that came with it as pairs of tool and text."""
    turn = next((message for message in reversed(messages) if message["role"] == "user"), {"content": ""})
    content = turn["content"]
    if isinstance(content, str):
        return content, []
    names: dict[str, str] = {}
    for message in messages:
        names.update({block["id"]: block["name"] for block in blocks(message) if block["type"] == "tool_use"})
    results = [
        (names.get(block["tool_use_id"], "tool"), text_of(block.get("content", "")))
        for block in blocks(turn)
        if block["type"] == "tool_result"
    ]
    return text_of(content), results


def text_of(content: Any) -> str:
    """Return the text of a message or a tool result."""
    if isinstance(content, str):
        return content
    return " ".join(block["text"] for block in content or () if block["type"] == "text")


def _called(params: dict[str, Any], asked: str) -> list[dict[str, Any]]:
    """Return the tools a text asks for."""
    choice = params.get("tool_choice") or {"type": "auto"}
    tools = [tool for tool in params.get("tools", ()) if "input_schema" in tool]
    if choice["type"] == "none" or not tools:
        return []
    if choice["type"] == "tool":
        return [tool for tool in tools if tool["name"] == choice["name"]]
    said = _significant(asked)
    called = [tool for tool in tools if tool["name"] in asked or said & _significant(tool["name"])]
    if not called:
        called = [tool for tool in tools if said & _significant(tool.get("description", ""))][:1]
    if not called and choice["type"] == "any":
        called = tools[:1]
    return called[:1] if choice.get("disable_parallel_tool_use") else called


def _significant(text: str) -> set[str]:
    spaced = re.sub(r"([a-z])([A-Z])", r"\1 \2", text).lower()
    return {word for word in re.findall(r"[^\W_]{4,}", spaced) if not _COMMON.fullmatch(word)}


def fill(schema: dict[str, Any], asked: str) -> Any:
    """Build a value that follows a JSON Schema, with words and numbers of a text where they can be found."""
    numbers = (float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", asked))
    return _value(schema, schema, asked, numbers, 0)


def _value(schema: Any, root: dict[str, Any], asked: str, numbers: Iterator[float], depth: int) -> Any:
    if not isinstance(schema, dict):  # `true` is a schema too.
        return _word(asked)
    schema = cast("dict[str, Any]", schema)
    if "$ref" in schema:
        target: Any = root
        for name in schema["$ref"].partition("#/")[2].split("/"):
            target = target.get(name, {}) if name else target
        # A schema that contains itself has to end somewhere.
        return _value(target, root, asked, numbers, depth + 1) if depth < 8 else None
    for key in ("const", "default"):
        if key in schema:
            return schema[key]
    for key in ("enum", "examples"):
        if schema.get(key):
            return next((value for value in schema[key] if str(value).lower() in asked.lower()), schema[key][0])
    for key in ("anyOf", "oneOf", "allOf"):
        if schema.get(key):
            variant: Any = next((it for it in schema[key] if it.get("type") != "null"), True)
            return _value(variant, root, asked, numbers, depth + 1)
    kind: Any = schema.get("type", "object" if "properties" in schema else "string")
    if isinstance(kind, list):
        kind = next((name for name in cast("list[str]", kind) if name != "null"), "null")
    if kind == "object":
        properties = schema.get("properties", {})
        names = schema.get("required") or list(properties)
        return {name: _value(properties.get(name, {}), root, asked, numbers, depth + 1) for name in names}
    if kind == "array":
        items = schema.get("items", {})
        return [_value(items, root, asked, numbers, depth + 1) for _ in range(max(1, schema.get("minItems", 1)))]
    if kind in ("integer", "number"):
        number = next(numbers, float(schema.get("minimum", 1)))
        return int(number) if kind == "integer" or number.is_integer() else number
    return {"boolean": True, "null": None}[kind] if kind in ("boolean", "null") else _word(asked)


def _word(asked: str) -> str:
    """Pick the part of a text that looks most like a name: quoted, or capitalised after a preposition or at all."""
    for pattern in (
        r"(?<!\w)[\"“']([^\"”']+)[\"”'](?!\w)",
        r"\b(?:in|at|for|of|to|from)\s+([A-Z]\w*(?:[ ,]+[A-Z]\w*)*)",
        r"(?<=\s)([A-Z]\w+)",
    ):
        found = re.search(pattern, asked)
        if found:
            return found.group(1)
    return asked.strip(" ?!.") or "example"
