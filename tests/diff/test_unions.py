"""Changes of unions and enums, in both directions: each gives the lines a user of the package reads, and a verdict."""

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


def new_block(draft: Any) -> None:
    draft.schemas["HologramBlock"] = {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"const": "hologram"}, "url": STRING},
    }
    draft.add("ContentBlock.oneOf", ref("HologramBlock"))
    draft.put("ContentBlock.discriminator.mapping.hologram", ref("HologramBlock")["$ref"])


def new_source(draft: Any) -> None:
    draft.schemas["CloudSource"] = {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"const": "cloud"}, "path": STRING},
    }
    draft.add("ImageBlockSourceParam.oneOf", ref("CloudSource"))


def tag_renamed(draft: Any) -> None:
    for variant in draft.get("ImageBlockSourceParam.oneOf"):
        owner = variant["$ref"].rpartition("/")[2]
        draft.put(f"{owner}.properties.kind", draft.drop(f"{owner}.properties.type"))
        draft.put(f"{owner}.required", ["kind" if name == "type" else name for name in draft.get(f"{owner}.required")])
    draft.put("ImageBlockSourceParam.discriminator.propertyName", "kind")


def without(key: str, union: str) -> Callable[[Any], None]:
    def edit(draft: Any) -> None:
        draft.put(f"{union}.oneOf", [v for v in draft.get(f"{union}.oneOf") if v != ref(key)])
        draft.put(
            f"{union}.discriminator.mapping",
            {t: r for t, r in draft.get(f"{union}.discriminator.mapping").items() if not r.endswith(f"/{key}")},
        )

    return edit


CASES: dict[str, tuple[Callable[[Any], object], str, list[str]]] = {
    "response variant added": (new_block, "minor", ["ContentBlock has a new variant: HologramBlock"]),
    "response variant removed": (
        without("ThinkingBlock", "ContentBlock"),
        "major",
        ["ContentBlock has a variant less: ThinkingBlock"],
    ),
    "request variant added": (new_source, "minor", ["ImageBlockSourceParam has a new variant: CloudSourceParam"]),
    "request variant removed": (
        without("URLImageSourceParam", "ImageBlockSourceParam"),
        "major",
        ["ImageBlockSourceParam has a variant less: URLImageSourceParam"],
    ),
    "tag renamed": (
        tag_renamed,
        "major",
        [
            "ImageBlockSourceParam is told apart by another key: type → kind",
            'Base64ImageSourceParam["type"] is gone',
            'Base64ImageSourceParam["kind"] is new and has to be given: Literal["base64"]',
            'URLImageSourceParam["type"] is gone',
            'URLImageSourceParam["kind"] is new and has to be given: Literal["url"]',
        ],
    ),
    "tag of another value": (
        lambda d: (
            d.put("ThinkingBlock.properties.type.const", "thought"),
            d.put("ThinkingBlock.properties.type.default", "thought"),
        ),
        "major",
        [
            'ThinkingBlock.type has another default: "thinking" → "thought"',
            'ThinkingBlock.type has another constant value: "thinking" → "thought"',
        ],
    ),
    "event added": (
        lambda d: d.add("RawMessageStreamEvent.oneOf", ref("ContainerUploadBlock")),
        "minor",
        ["RawMessageStreamEvent has a new variant: ContainerUploadBlock"],
    ),
    "unseen event removed": (without("PingEvent", "RawMessageStreamEvent"), "none", []),
    "response value added": (lambda d: d.add("StopReason.enum", "bored"), "minor", ['StopReason may also be: "bored"']),
    "response value removed": (
        lambda d: d.take("StopReason.enum", "refusal"),
        "minor",
        ['StopReason may no longer be: "refusal"'],
    ),
    "request value added": (
        lambda d: d.add("MessageParam.properties.role.enum", "system"),
        "minor",
        ['MessageParam["role"] may also be: "system"'],
    ),
    "request value removed": (
        lambda d: d.take("MessageParam.properties.role.enum", "assistant"),
        "major",
        ['MessageParam["role"] may no longer be: "assistant"'],
    ),
    "value added on both sides": (
        lambda d: d.add("Model.anyOf", {"const": "claude-6"}),
        "minor",
        ['ModelParam may also be: "claude-6"', 'Model may also be: "claude-6"'],
    ),
    "known value removed": (
        lambda d: d.drop("Model.anyOf.1"),
        "minor",
        ['ModelParam is no longer known to be: "claude-opus-4-6"', 'Model is no longer known to be: "claude-opus-4-6"'],
    ),
    "value deprecated": (
        lambda d: d.put("Model.anyOf.1.deprecated", True),
        "minor",
        ['ModelParam: "claude-opus-4-6" is deprecated', 'Model: "claude-opus-4-6" is deprecated'],
    ),
    "beta flag known": (
        lambda d: d.add("AnthropicBetaParam.anyOf.1.enum", "time-travel-2027-01-01"),
        "minor",
        ['AnthropicBetaParam may also be: "time-travel-2027-01-01"'],
    ),
    "request enum open": (
        lambda d: d.put(
            "EffortLevel", {"anyOf": [STRING, d.get("EffortLevel")], "description": d.get("EffortLevel.description")}
        ),
        "minor",
        ["EffortLevelParam may have values that are not listed"],
    ),
    "request enum closed": (
        lambda d: d.put(
            "AnthropicBetaParam",
            {**d.get("AnthropicBetaParam.anyOf.1"), "description": d.get("AnthropicBetaParam.description")},
        ),
        "major",
        ["AnthropicBetaParam may only have the values that are listed"],
    ),
    "response enum of another type": (
        lambda d: d.put("Message.properties.stop_reason.anyOf.0", ref("EffortLevel")),
        "major",
        ["StopReason is described in other words", "Message.stop_reason has another type: StopReason → EffortLevel"],
    ),
    "request text becomes enum": (
        lambda d: d.put("MetadataParam.properties.user_id.enum", ["a", None]),
        "major",
        ['MetadataParam["user_id"] may be of fewer types: str → Literal["a"]'],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_change(name: str, difference: Callable[..., Difference]) -> None:
    edit, verdict, lines = CASES[name]
    found = difference(edit)
    assert [report.line(change) for change in found.changes] == lines
    assert found.verdict == verdict
