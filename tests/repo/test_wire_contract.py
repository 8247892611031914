"""Our description says the same of the wire as the recorded facts about the API, but for the listed differences.

The facts are kept outside of the repository. Where they are absent, the comparison is skipped; that it would notice a
change is tested everywhere, by comparing our description with altered copies of itself.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
import wire
import yaml
from deliberate import matches, surprises
from described import DOCUMENT, FACTS

#: Where we say something else than the facts on purpose: a place (`*` stands for anything), and why.
DIFFERENCES = {
    "security": "the facts leave authentication open; we name the two ways the API has",
    "securitySchemes > BearerAuth > existence": "tokens are the other way to authenticate, beside keys",
    "* > parameters > header anthropic-beta > schema > *": (
        "the facts give the type of the joined header; we describe the names in it, which are joined by commas"
    ),
    "POST /v1/complete > responses > 200 > content > text/event-stream > existence": (
        "with `stream`, the API answers in events, which the facts say in words only"
    ),
    "POST /v1/messages > responses > 200 > content > text/event-stream > existence": "the same",
    "POST /v1/messages?beta=true > responses > 200 > content > text/event-stream > existence": "the same",
    "GET /v1/files/{file_id}/content?beta=true > responses > 4XX > content > * > existence": (
        "an error is JSON, also where success is a file"
    ),
}

#: The events of streamed answers, which the facts tie to their operations in words only.
EVENTS = {
    "/v1/complete": "CompletionResponse",
    "/v1/messages": "MessageStreamEvent",
    "/v1/messages?beta=true": "BetaMessageStreamEvent",
}


@pytest.fixture(scope="module")
def ours() -> wire.Node:
    return DOCUMENT


@pytest.fixture(scope="module")
def theirs() -> wire.Node:
    return facts("wire-2026-03.yaml")


@pytest.fixture(scope="module")
def walk(ours: wire.Node, theirs: wire.Node) -> wire.Walk:
    """The whole comparison: operations, then events, then what no operation uses."""
    walk = wire.Walk(ours, theirs)
    walk.documents()
    for path, events in EVENTS.items():
        our_schema = ours["paths"][path]["post"]["responses"]["200"]["content"]["text/event-stream"]["schema"]
        walk.schema((f"events of {path}",), our_schema, {"$ref": f"#/components/schemas/{events}"})
    names = facts("names.yaml")
    schemas = ours["components"]["schemas"]
    for their_key in theirs["components"]["schemas"]:
        if their_key in names:
            walk.component(key_of(their_key, names[their_key], schemas), their_key)
        elif their_key not in walk.their_schemas:
            # Nothing names it, so any component of the same structure stands for it.
            for our_key in equals(ours, theirs, their_key):
                walk.component(our_key, their_key)
    return walk


def facts(file: str) -> dict[str, Any]:
    if not (FACTS / file).exists():
        pytest.skip(f"the facts about the API are not here: {FACTS / file}")
    content: dict[str, Any] = yaml.load((FACTS / file).read_text("utf-8"), Loader=yaml.CSafeLoader)
    return content


def key_of(their_key: str, names: dict[str, str], schemas: wire.Node) -> str:
    """Our component for a schema whose public names are known."""
    # In a beta package, the parameters of a method go without the prefix that keeps their component apart.
    beta = [f"Beta{name}" for name in names.values() if their_key.startswith("Beta")]
    known = [name for name in (*beta, names.get("response"), names.get("request")) if name in schemas]
    assert known, f"{their_key}: no component is named {' or '.join(names.values())}"
    return known[0]


def equals(ours: wire.Node, theirs: wire.Node, their_key: str) -> list[str]:
    """Components of the same structure as a schema."""
    result: list[str] = []
    for our_key in ours["components"]["schemas"]:
        trial = wire.Walk(ours, theirs)
        trial.component(our_key, their_key)
        if not trial.differences:
            result.append(our_key)
    return result


def test_all_differences_are_deliberate(walk: wire.Walk) -> None:
    found = {difference.pointer: str(difference) for difference in walk.differences}
    assert not surprises(found, DIFFERENCES), "\n".join(found[place] for place in surprises(found, DIFFERENCES))


@pytest.mark.parametrize("pattern", DIFFERENCES)
def test_a_listed_difference_exists(walk: wire.Walk, pattern: str) -> None:
    assert any(matches(pattern, found.pointer) for found in walk.differences)


def test_the_comparison_reaches_all_schemas(walk: wire.Walk) -> None:
    assert sorted(walk.theirs["components"]["schemas"].keys() - walk.their_schemas) == []
    assert sorted(walk.ours["components"]["schemas"].keys() - walk.our_schemas) == []


# That the comparison notices changes


def differences(ours: wire.Node, theirs: wire.Node) -> list[str]:
    walk = wire.Walk(ours, theirs)
    walk.documents()
    return [difference.pointer for difference in walk.differences]


def test_a_document_equals_itself(ours: wire.Node) -> None:
    assert differences(copy.deepcopy(ours), ours) == []


def schema(document: wire.Node, key: str, *path: str | int) -> Any:
    """A part of a component; steps are names of properties, or whatever else stands there."""
    node = document["components"]["schemas"][key]
    for step in path:
        node = node["properties"][step] if isinstance(node, dict) and step in node.get("properties", ()) else node[step]
    return node


def swap_targets(document: wire.Node) -> None:
    mapping = schema(document, "ContentBlock", "discriminator", "mapping")
    mapping["text"], mapping["thinking"] = mapping["thinking"], mapping["text"]


def drop_variant(document: wire.Node) -> None:
    union = schema(document, "ContentBlock")
    union["oneOf"] = [ref for ref in union["oneOf"] if not ref["$ref"].endswith("/ThinkingBlock")]
    del union["discriminator"]["mapping"]["thinking"]


def rename_parameter(document: wire.Node) -> None:
    document["components"]["parameters"]["Limit"]["name"] = "count"


def messages(document: wire.Node) -> Any:
    return document["paths"]["/v1/messages"]["post"]


#: What is changed → the change, and what the comparison has to report (the end of the place).
CHANGES: dict[str, tuple[Callable[[wire.Node], object], str]] = {
    "property gone": (
        lambda d: schema(d, "MessageCreateParams", "properties").pop("top_k"),
        "body > content > application/json > properties > top_k > existence",
    ),
    "property new": (
        lambda d: schema(d, "MessageCreateParams", "properties").update(mood={"type": "string"}),
        "properties > mood > existence",
    ),
    "upper limit": (
        lambda d: schema(d, "MessageCreateParams", "temperature").update(maximum=2),
        "properties > temperature > maximum",
    ),
    "lower limit gone": (
        lambda d: schema(d, "MessageCreateParams", "max_tokens").pop("minimum"),
        "properties > max_tokens > minimum",
    ),
    "length": (
        lambda d: schema(d, "BatchCreateParams", "requests").update(maxItems=5),
        "properties > requests > maxItems",
    ),
    "pattern": (
        lambda d: schema(d, "ToolParam", "name").update(pattern="^x$"),
        "properties > name > pattern",
    ),
    "required gone": (lambda d: schema(d, "MessageCreateParams", "required").remove("model"), "> required"),
    "required new": (lambda d: schema(d, "MessageCreateParams", "required").append("system"), "> required"),
    "enum": (
        lambda d: schema(d, "StopReason", "enum").remove("refusal"),
        "properties > stop_reason > string enum > enum",
    ),
    "const": (lambda d: schema(d, "Message", "role").update(const="user"), "properties > role > const"),
    "const of a variant": (
        lambda d: schema(d, "TextBlock", "type").update(const="prose"),
        'properties > content > items > oneOf > object "prose" > existence',
    ),
    "tag": (
        lambda d: schema(d, "ContentBlock", "discriminator").update(propertyName="kind"),
        "properties > content > items > discriminator",
    ),
    "tag's value": (
        lambda d: schema(d, "ContentBlock", "discriminator", "mapping").pop("text"),
        "properties > content > items > mapping > text > existence",
    ),
    "tags' targets": (swap_targets, "properties > content > items > mapping > text > target"),
    "tag gone": (
        lambda d: schema(d, "ContentBlock").pop("discriminator"),
        "properties > content > items > discriminator",
    ),
    "variant gone": (drop_variant, 'properties > content > items > oneOf > object "thinking" > existence'),
    "kind of union": (
        lambda d: schema(d, "ContentBlock").update(anyOf=schema(d, "ContentBlock").pop("oneOf")),
        "properties > content > items > union",
    ),
    "type": (lambda d: schema(d, "Usage", "input_tokens").update(type="number"), "properties > input_tokens > type"),
    "null gone": (
        lambda d: schema(d, "Message", "stop_sequence").update(type="string"),
        "properties > stop_sequence > union",
    ),
    "format": (lambda d: schema(d, "MessageBatch", "created_at").pop("format"), "properties > created_at > format"),
    "default": (
        lambda d: schema(d, "CacheCreation", "ephemeral_1h_input_tokens").update(default=1),
        "properties > ephemeral_1h_input_tokens > default",
    ),
    "default that equals in Python": (
        lambda d: schema(d, "CacheCreation", "ephemeral_1h_input_tokens").update(default=False),
        "properties > ephemeral_1h_input_tokens > default",
    ),
    "default of null gone": (
        lambda d: schema(d, "Message", "stop_sequence").pop("default"),
        "properties > stop_sequence > default",
    ),
    "deprecated": (
        lambda d: schema(d, "MessageCreateParams", "system").update(deprecated=True),
        "properties > system > deprecated",
    ),
    "items": (
        lambda d: schema(d, "MessageCreateParams", "stop_sequences", "items").update(type="integer"),
        "properties > stop_sequences > items > type",
    ),
    "additional properties": (
        lambda d: schema(d, "MessageCreateParams").update(additionalProperties=True),
        "body > content > application/json > additionalProperties",
    ),
    "a keyword nobody uses": (
        lambda d: schema(d, "Message", "id").update(contentEncoding="base64"),
        "properties > id > contentEncoding",
    ),
    "parameter's name": (rename_parameter, "GET /v1/models > parameters > query limit > existence"),
    "parameter's schema": (
        lambda d: d["components"]["parameters"]["Limit"]["schema"].update(maximum=10),
        "> parameters > query limit > schema > maximum",
    ),
    "parameter's place": (
        lambda d: d["components"]["parameters"]["Limit"].update({"in": "header"}),
        "GET /v1/models > parameters > header limit > existence",
    ),
    "parameter required": (
        lambda d: d["components"]["parameters"]["Limit"].update(required=True),
        "GET /v1/models > parameters > query limit > required",
    ),
    "parameter's style": (
        lambda d: d["components"]["parameters"]["Limit"].update(explode=False),
        "GET /v1/models > parameters > query limit > explode",
    ),
    "body not required": (lambda d: messages(d)["requestBody"].pop("required"), "POST /v1/messages > body > required"),
    "body gone": (lambda d: messages(d).pop("requestBody"), "POST /v1/messages > body > existence"),
    "media type": (
        lambda d: messages(d)["requestBody"]["content"].update({"text/plain": {}}),
        "POST /v1/messages > body > content > text/plain > existence",
    ),
    "status": (lambda d: messages(d)["responses"].pop("4XX"), "POST /v1/messages > responses > 4XX > existence"),
    "response": (
        lambda d: messages(d)["responses"]["200"]["content"]["application/json"].update(schema={"type": "string"}),
        "POST /v1/messages > responses > 200 > content > application/json > type",
    ),
    "operation gone": (lambda d: d["paths"]["/v1/models"].pop("get"), "GET /v1/models > existence"),
    "operation of a keyword nobody uses": (
        lambda d: messages(d).update(deprecated=True),
        "POST /v1/messages > deprecated",
    ),
    "server": (lambda d: d.update(servers=[]), "servers"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_reported(ours: wire.Node, change: str) -> None:
    make, expected = CHANGES[change]
    changed = copy.deepcopy(ours)
    make(changed)
    found = differences(changed, ours)
    assert any(pointer.endswith(expected) for pointer in found), found


def in_one_variant(document: wire.Node) -> None:
    properties = schema(document, "Message", "properties")
    properties["usage"] = {"oneOf": [properties["usage"]]}


def with_null_as_variant(document: wire.Node) -> None:
    properties = schema(document, "Message", "properties")
    assert properties["stop_sequence"]["type"] == ["string", "null"]
    properties["stop_sequence"] = {"default": None, "anyOf": [{"type": "null"}, {"type": "string"}]}


def in_place(document: wire.Node) -> None:
    properties = schema(document, "Message", "properties")
    properties["usage"] = copy.deepcopy(schema(document, "Usage"))


#: Other spellings of the same, which are no change.
SPELLINGS: dict[str, Callable[[wire.Node], object]] = {
    "union of one": in_one_variant,
    "null as a variant": with_null_as_variant,
    "schema in place": in_place,
    "variants reversed": lambda d: schema(d, "ContentBlock", "oneOf").reverse(),
    "enum reversed": lambda d: schema(d, "StopReason", "enum").reverse(),
    "required reversed": lambda d: schema(d, "Message", "required").reverse(),
    "prose": lambda d: schema(d, "Message").update(description="Something else."),
    "anything allowed by name": lambda d: schema(d, "Message").update(additionalProperties=True),
    "style that is the default": lambda d: d["components"]["parameters"]["Limit"].update(style="form", explode=True),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_another_spelling_is_no_difference(ours: wire.Node, spelling: str) -> None:
    spelled = copy.deepcopy(ours)
    SPELLINGS[spelling](spelled)
    assert spelled != ours
    assert differences(spelled, ours) == []
