"""Changes of fields, in both directions: each gives the lines a user of the package reads, and a verdict."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sdkdiff import report
from sdkdiff.change import Difference

STRING = {"type": "string"}
NUMBER = {"type": "integer"}
NULL = {"type": "null"}


def ref(key: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{key}"}


CASES: dict[str, tuple[Callable[[Any], object], str, list[str]]] = {
    # Fields of responses
    "response field added": (
        lambda d: d.field("Usage", "energy", NUMBER),
        "minor",
        ["Usage.energy is new: Optional[int]"],
    ),
    "required response field added": (
        lambda d: d.field("Usage", "energy", NUMBER, required=True),
        "minor",
        ["Usage.energy is new: int"],
    ),
    "response field removed": (
        lambda d: d.drop("Message.properties.container"),
        "major",
        ["Message.container is gone"],
    ),
    "response field renamed": (
        lambda d: d.field("DeletedFile", "file_id", d.drop("DeletedFile.properties.id")),
        "major",
        ["DeletedFile.id is gone", "DeletedFile.file_id is new: Optional[str]"],
    ),
    "response field retyped": (
        lambda d: d.put("FileMetadata.properties.size_bytes.type", "string"),
        "major",
        ["FileMetadata.size_bytes has another type: int → str"],
    ),
    "response field of another model": (
        lambda d: d.put(
            "Message.properties.usage",
            {**ref("Container"), "description": d.get("Message.properties.usage.description")},
        ),
        "major",
        ["Message.usage has another type: Usage → Container"],
    ),
    "response field null": (
        lambda d: d.put("FileMetadata.properties.filename.type", ["string", "null"]),
        "major",
        ["FileMetadata.filename may be None now"],
    ),
    "response field not null": (
        lambda d: d.put("Message.properties.stop_sequence.type", "string"),
        "minor",
        ["Message.stop_sequence may no longer be None"],
    ),
    "response field optional": (
        lambda d: d.take("FileMetadata.required", "filename"),
        "major",
        ["FileMetadata.filename is optional now"],
    ),
    "response field required": (
        lambda d: d.add("DeletedFile.required", "type"),
        "minor",
        ["DeletedFile.type is no longer optional"],
    ),
    "null response field optional": (
        lambda d: d.take("Message.required", "stop_sequence"),
        "patch",
        ["Message.stop_sequence is null or missing in other cases"],
    ),
    "null instead of missing": (
        lambda d: (
            d.add("DeletedFile.required", "type"),
            d.put(
                "DeletedFile.properties.type",
                {"anyOf": [d.get("DeletedFile.properties.type"), NULL], "default": "file_deleted"},
            ),
        ),
        "patch",
        ["DeletedFile.type is null or missing in other cases"],
    ),
    "response field wider": (
        lambda d: d.put("FileMetadata.properties.size_bytes.type", "number"),
        "major",
        ["FileMetadata.size_bytes may be of more types: int → float"],
    ),
    "response field narrower": (
        lambda d: d.put(
            "Completion.properties.stop_reason",
            {**d.get("Completion.properties.stop_reason"), "enum": ["stop_sequence", "max_tokens", None]},
        ),
        "minor",
        ['Completion.stop_reason may be of fewer types: str → Union[Literal["stop_sequence", "max_tokens"], str]'],
    ),
    "response date instead of text": (
        lambda d: d.put("FileMetadata.properties.filename.format", "date-time"),
        "major",
        ["FileMetadata.filename has another type: str → datetime"],
    ),
    "response items retyped": (
        lambda d: d.put("Message.properties.content.items", STRING),
        "major",
        ["Message.content[] has another type: ContentBlock → str"],
    ),
    "response default": (
        lambda d: d.put("CacheCreation.properties.ephemeral_1h_input_tokens.default", 1),
        "patch",
        ["CacheCreation.ephemeral_1h_input_tokens has another default: 0 → 1"],
    ),
    "response limit": (
        lambda d: d.put("CacheCreation.properties.ephemeral_1h_input_tokens.minimum", 1),
        "patch",
        ["CacheCreation.ephemeral_1h_input_tokens has a tighter limit: minimum 0 → 1"],
    ),
    "response constant": (
        lambda d: d.put("Message.properties.role.const", "model"),
        "major",
        ['Message.role has another constant value: "assistant" → "model"'],
    ),
    "response keys open": (
        lambda d: d.put("DeletedFile.additionalProperties", False),
        "patch",
        ["DeletedFile may have no further keys"],
    ),
    "response field inline": (
        lambda d: d.put(
            "Message.properties.usage",
            {**d.schemas["Usage"], "description": d.get("Message.properties.usage.description")},
        ),
        "none",
        [],
    ),
    "added later": (
        lambda d: d.sdk["added_later"].append("DeletedFile.id"),
        "major",
        ["DeletedFile.id is optional now"],
    ),
    # Fields of requests
    "request key added": (lambda d: d.field("ToolParam", "icon", STRING), "minor", ['ToolParam["icon"] is new: str']),
    "required request key added": (
        lambda d: d.field("ToolParam", "icon", STRING, required=True),
        "major",
        ['ToolParam["icon"] is new and has to be given: str'],
    ),
    "request key removed": (lambda d: d.drop("ToolParam.properties.strict"), "major", ['ToolParam["strict"] is gone']),
    "request key required": (
        lambda d: d.add("ToolParam.required", "description"),
        "major",
        ['ToolParam["description"] is no longer optional'],
    ),
    "request key optional": (
        lambda d: d.take("ToolParam.required", "input_schema"),
        "minor",
        ['ToolParam["input_schema"] is optional now'],
    ),
    "request key retyped": (
        lambda d: d.put("ToolParam.properties.strict.type", "string"),
        "major",
        ['ToolParam["strict"] has another type: bool → str'],
    ),
    "request key null": (
        lambda d: d.put("ToolParam.properties.strict.type", ["boolean", "null"]),
        "minor",
        ['ToolParam["strict"] may be None now'],
    ),
    "request key not null": (
        lambda d: d.put("ToolParam.properties.eager_input_streaming.type", "boolean"),
        "major",
        ['ToolParam["eager_input_streaming"] may no longer be None'],
    ),
    "request key wider": (
        lambda d: d.put("ToolParam.properties.strict.type", ["boolean", "string"]),
        "minor",
        ['ToolParam["strict"] may be of more types: bool → Union[bool, str]'],
    ),
    "request argument narrower": (
        lambda d: d.put(
            "MessageCountTokensParams.properties.system",
            {**STRING, "description": d.get("MessageCountTokensParams.properties.system.description")},
        ),
        "major",
        ["messages.count_tokens(system=) may be of fewer types: Union[str, Iterable[TextBlockParam]] → str"],
    ),
    "request items retyped": (
        lambda d: d.put("CompletionCreateParams.properties.stop_sequences.items", NUMBER),
        "major",
        ["completions.create(stop_sequences=)[] has another type: str → int"],
    ),
    "request limit tighter": (
        lambda d: d.put("ToolParam.properties.name.maxLength", 64),
        "major",
        ['ToolParam["name"] has a tighter limit: maxLength 128 → 64'],
    ),
    "request limit wider": (
        lambda d: d.put("ToolParam.properties.name.maxLength", 256),
        "minor",
        ['ToolParam["name"] has a wider limit: maxLength 128 → 256'],
    ),
    "request limit new": (
        lambda d: d.put("ToolParam.properties.description.maxLength", 64),
        "major",
        ['ToolParam["description"] has a tighter limit: maxLength 64'],
    ),
    "request limit gone": (
        lambda d: d.drop("ToolParam.properties.name.maxLength"),
        "minor",
        ['ToolParam["name"] has a wider limit: maxLength 128 → None'],
    ),
    "request pattern": (
        lambda d: d.put("ToolParam.properties.name.pattern", "^a"),
        "major",
        ['ToolParam["name"] has another rule: pattern "^[a-zA-Z0-9_-]{1,128}$" → "^a"'],
    ),
    "request default": (
        lambda d: d.put("ToolParam.properties.strict.default", False),
        "minor",
        ['ToolParam["strict"] has another default: None → False'],
    ),
    "request constant": (
        lambda d: d.put("JSONOutputFormatParam.properties.type.const", "json"),
        "major",
        ['JSONOutputFormatParam["type"] has another constant value: "json_schema" → "json"'],
    ),
    "request keys open": (
        lambda d: d.drop("ToolParam.additionalProperties"),
        "patch",
        ["ToolParam may have further keys"],
    ),
    "request keyword": (
        lambda d: d.field("MetadataParam", "class", STRING),
        "minor",
        ['MetadataParam["class"] is new: str'],
    ),
    # Documentation
    "field deprecated": (
        lambda d: d.put("Usage.properties.input_tokens.deprecated", True),
        "minor",
        ["Usage.input_tokens is deprecated"],
    ),
    "key no longer deprecated": (
        lambda d: d.drop("BetaMessageCreateParams.properties.output_format.deprecated"),
        "patch",
        [
            "beta.messages.create(output_format=) is no longer deprecated",
            'types.beta.message_create_params.MessageCreateParamsNonStreaming["output_format"] is no longer deprecated',
        ],
    ),
    "model described": (
        lambda d: d.put("Usage.description", "Tokens."),
        "patch",
        ["Usage is described in other words"],
    ),
    "field described": (
        lambda d: d.put("Usage.properties.input_tokens.description", "Tokens in."),
        "patch",
        ["Usage.input_tokens is described in other words"],
    ),
    "union described": (
        lambda d: d.put("ContentBlock.description", "Blocks."),
        "patch",
        ["ContentBlock is described in other words"],
    ),
    "title": (lambda d: d.put("Usage.title", "Tokens"), "none", []),
    "type without methods": (
        lambda d: d.field("BetaMemoryTool20250818ViewCommand", "depth", NUMBER),
        "minor",
        ["BetaMemoryTool20250818ViewCommand.depth is new: Optional[int]"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_change(name: str, difference: Callable[..., Difference]) -> None:
    edit, verdict, lines = CASES[name]
    found = difference(edit)
    assert [report.line(change) for change in found.changes] == lines
    assert found.verdict == verdict
