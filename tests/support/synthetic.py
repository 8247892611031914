"""Makes a large document in the manner of publishers: `python tests/support/synthetic.py OUT.json`.

150 operations and 1,100 schemas, the same ones each time, with every quirk mixed in that `tests/foreign/test_quirks.py`
tries one by one. What an operation or schema looks like follows from its number alone.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

Node = dict[str, Any]

OPERATIONS = 150
SCHEMAS = 1100
#: Per group: 6 operations on one resource, and the schemas they use.
GROUPS = OPERATIONS // 6

TEXT: Node = {"type": "string"}
WORDS = (
    "agent",
    "session",
    "file",
    "skill",
    "vault",
    "memory",
    "event",
    "thread",
    "report",
    "key",
    "team",
    "budget",
    "prompt",
)


def ref(key: str) -> Node:
    return {"$ref": f"#/components/schemas/{key}"}


def described(schema: Node, number: int) -> Node:
    return {
        **schema,
        "title": "Response",
        "description": f'Field {number}: what it says, `code` and "quotes" included.',
    }


def document() -> Node:
    """Make the document."""
    schemas: Node = {
        "JsonValue": {"anyOf": [TEXT, {"type": "number"}, {"type": "null"}, {"type": "array", "items": ref("JsonValue")}, {"type": "object", "additionalProperties": ref("JsonValue")}]},
        "ErrorResponse": {"type": "object", "required": ["type"], "properties": {"type": {"type": "string", "const": "error"}, "error": {"type": "object", "properties": {"message": TEXT}}}},
    }  # fmt: skip
    paths: Node = {}
    for group in range(GROUPS):
        add_group(paths, schemas, group)
    number = 0
    while len(schemas) < SCHEMAS:
        add_model(schemas, number)
        number += 1
    return {
        "openapi": "3.2.0",
        "info": {"title": "Synthetic API"},
        "servers": [{"url": "https://api.test"}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": {"Failure": {"description": "No.", "content": {"application/json": {"schema": ref("ErrorResponse")}}}},
            "parameters": {"Betas": header("anthropic-beta", {"type": "array", "items": TEXT})},
        },
    }  # fmt: skip


def header(name: str, schema: Node) -> Node:
    return {"name": name, "in": "header", "required": False, "schema": schema}


def add_group(paths: Node, schemas: Node, group: int) -> None:
    """Add the operations of a resource, every third of them twice: stable and beta."""
    word = f"{WORDS[group % len(WORDS)]}{chr(ord('a') + group // len(WORDS))}"
    beta = "?beta=true" if group % 2 else ""
    name = word.title()
    skill = f"Betaapi__schemas__{word}s__{name}" if beta else f"Response{name}"
    page = f"ListResponse_{name}_"
    request = f"{'Beta' if beta else ''}Request{name}"
    schemas[skill] = model(
        group, {"id": TEXT, "state": cases(group), "parent": {"anyOf": [ref(skill), {"type": "null"}]}}
    )
    schemas[page] = {"type": "object", "required": ["data"], "properties": {"data": {"type": "array", "items": ref(skill)}, "next_page": {"type": ["string", "null"], "x-stainless-pagination-property": {"purpose": "next_cursor_field"}}}}  # fmt: skip
    schemas[request] = {
        "allOf": [ref(f"{request}Base"), {"type": "object", "required": ["class"], "properties": {"class": TEXT, "limit": {"type": "integer", "default": 3}}}],
    }  # fmt: skip
    schemas[f"{request}Base"] = {"type": "object", "properties": {"name": TEXT, "config": {"anyOf": [ref("JsonValue")], "default": {"a": {"b": 1}}}, "inner": {"type": "object", "properties": {"from": TEXT, "__class__": TEXT}}}}  # fmt: skip
    events = []
    for kind in ("start", "delta", "stop"):
        key = f"{name}{kind.title()}Event"
        schemas[key] = {
            "type": "object",
            "required": ["type"],
            "properties": {"type": {"const": kind}, "data": ref(skill)},
        }
        events.append(ref(key))
    schemas[f"{name}Event"] = {"oneOf": events, "discriminator": {"propertyName": "type", "mapping": {"start": events[0]["$ref"], "stop": events[-1]["$ref"]}}}  # fmt: skip
    one = f"/v1/{word}s/{{{word}_id}}"
    parameter = {"name": f"{word}_id", "in": "path", "required": True, "schema": TEXT}
    betas = [{"$ref": "#/components/parameters/Betas"}, header("X-Api-Key", TEXT)]
    paths[f"/v1/{word}s{beta}"] = {
        "get": operation(page, parameters=[query("page"), query("limit", {"type": "integer"}), *betas]),
        "post": {
            **operation(skill, parameters=betas),
            "requestBody": {"content": {"application/json": {"schema": ref(request)}}},
        },
    }
    paths[f"{one}{beta}"] = {
        "parameters": [parameter],
        "get": {**operation(skill), "x-stainless-deprecation-message": "Use the list."},
        "delete": {"responses": {"204": {"description": "Gone."}, "4XX": {"$ref": "#/components/responses/Failure"}}},
    }
    media = ("application/x-jsonl", "application/zip", "application/octet-stream", "text/event-stream")[group % 4]
    answer: Node = (
        {"itemSchema": ref(f"{name}Event")} if group % 4 == 3 else {"schema": ref(skill) if group % 4 == 0 else TEXT}
    )
    paths[f"{one}/content{beta}"] = {
        "parameters": [parameter],
        "get": {"responses": {"200": {"description": "Content.", "content": {media: answer}}}},
    }
    paths[f"{one}/versions{beta}"] = {"parameters": [parameter], "get": operation(page, parameters=[query("page")])}


def query(name: str, schema: Node | None = None) -> Node:
    return {"name": name, "in": "query", "schema": schema or TEXT}


def operation(answer: str, **more: Any) -> Node:
    return {
        "summary": f"Work with {answer}",
        "responses": {
            "200": {"description": "Success.", "content": {"application/json": {"schema": ref(answer)}}},
            "4XX": {"$ref": "#/components/responses/Failure"},
        },
        **more,
    }


def cases(number: int) -> Node:
    return {"type": "string", "enum": [f"on{number}", f"On{number}", f"ON{number}"]}


def model(number: int, more: Node) -> Node:
    fields: Node = {
        "type": {"type": "string", "const": f"kind_{number}"},
        "created_at": {"type": "string", "format": "date-time"},
        "import": {"type": "boolean"},
        "to_dict": TEXT,
        "tags": {"type": "array", "items": TEXT},
        "usage": {"type": "object", "additionalProperties": {"type": "integer"}},
        "maybe": {"type": "string", "nullable": True},
        **more,
    }
    chosen = {
        wire: described(part, i)
        for i, (wire, part) in enumerate(fields.items())
        if i in (0, 1) or (number + i) % 3 or wire in more
    }
    return {"type": "object", "title": "Response", "required": ["type", *list(more)[:1]], "properties": chosen}


def add_model(schemas: Node, number: int) -> None:
    """Add a schema that some list or choice of another refers to."""
    key = ("Block{}", "Response_Block_{}", "Request_Block_{}", "Betaapi__blocks__v{}__Block{}", "block-{}")[
        number % 5
    ].format(number, number)
    kinds = number % 8
    earlier = [k for k in list(schemas)[-6:] if k.lower().find("block") >= 0 and "properties" in schemas[k]]
    if kinds == 0 and len(earlier) > 1:
        schemas[key] = {"oneOf": [ref(k) for k in earlier], "discriminator": {"propertyName": "type"}}
    elif kinds == 1 and len(earlier) > 1:
        schemas[key] = {"anyOf": [*(ref(k) for k in earlier[:2]), {"type": "array", "items": ref(earlier[0])}, TEXT]}
    elif kinds == 2:
        schemas[key] = cases(number)
    elif kinds == 3 and earlier:
        schemas[key] = {"allOf": [ref(earlier[0]), {"type": "object", "properties": {"type": {"const": f"all_{number}"}, "extra": {"type": "object", "properties": {"deep": {"type": "array", "items": {"type": "object", "properties": {"x": TEXT}}}}}}}]}  # fmt: skip
    else:
        items = {"anyOf": [ref(k) for k in earlier[:3]]} if number % 3 == 0 else ref((earlier or ["JsonValue"])[0])
        more: Node = {"content": {"type": "array", "items": items} if earlier else TEXT}
        more["value"] = ref("JsonValue")
        if number % 7 == 0:
            more["shape"] = {"anyOf": [{"type": "object", "required": ["w"], "properties": {"w": {"type": "number"}}}, {"type": "object", "required": ["r"], "properties": {"r": {"type": "number"}}}, {"type": "null"}]}  # fmt: skip
        schemas[key] = model(1000 + number, more)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(document(), indent=1), "utf-8")
