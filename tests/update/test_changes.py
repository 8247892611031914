"""Each kind of change that a comparison knows: after an update, a comparison finds none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Change = Callable[[Any], object]
TEXT = {"type": "string"}
NULL = {"type": "null"}


def ref(key: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{key}"}


def obj(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def fields(desk: Any, key: str) -> dict[str, Any]:
    return desk.schemas[key]["properties"]


def field(key: str, name: str, schema: dict[str, Any], required: bool = False) -> Change:
    def change(desk: Any) -> None:
        fields(desk, key)[name] = schema
        if required:
            desk.schemas[key]["required"].append(name)

    return change


def gone(key: str, name: str) -> Change:
    def change(desk: Any) -> None:
        del fields(desk, key)[name]
        asked = desk.schemas[key].get("required", [])
        if name in asked:
            asked.remove(name)

    return change


def at(*place: str | int, **values: Any) -> Change:
    """Set keys of a schema; None takes them away."""

    def change(desk: Any) -> None:
        node: Any = desk.bundle
        for step in place if place[0] == "paths" else ("components", "schemas", *place):
            node = node[step]
        for name, value in values.items():
            name = name.rstrip("_")
            if value is None:
                del node[name]
            else:
                node[name] = value

    return change


def prop(key: str, name: str, **values: Any) -> Change:
    return at(key, "properties", name, **values)


def asked(key: str, *names: str) -> Change:
    return lambda desk: desk.schemas[key].update(required=list(names))


def both(*changes: Change) -> Change:
    return lambda desk: [change(desk) for change in changes]


def operation(desk: Any, key: str, verb: str) -> dict[str, Any]:
    return desk.paths[key][verb]


MODELS, MODEL = "/v1/models", "/v1/models/{model_id}"
MESSAGES, BATCHES = "/v1/messages", "/v1/messages/batches"


def moved_path(desk: Any) -> None:
    desk.paths["/v2/models/{name}"] = desk.paths.pop(MODEL)
    desk.paths["/v2/models/{name}"]["get"]["parameters"][0]["name"] = "name"


def renamed_parameter(desk: Any) -> None:
    desk.paths["/v1/models/{id}"] = desk.paths.pop(MODEL)
    desk.paths["/v1/models/{id}"]["get"]["parameters"][0]["name"] = "id"


def limit_of_models(desk: Any) -> None:
    parameters = operation(desk, MODELS, "get")["parameters"]
    index = parameters.index({"$ref": "#/components/parameters/Limit"})
    parameters[index] = {"name": "limit", "in": "query", "schema": {"type": "integer", "default": 50}}


def limit_of_all(desk: Any) -> None:
    desk.bundle["components"]["parameters"]["Limit"]["schema"]["maximum"] = 500


def without_limit(desk: Any) -> None:
    operation(desk, MODELS, "get")["parameters"].remove({"$ref": "#/components/parameters/Limit"})


def variant(desk: Any) -> None:
    desk.schemas["SoundBlock"] = obj(type={"type": "string", "const": "sound"}, url=TEXT)
    desk.schemas["ContentBlock"]["oneOf"].append(ref("SoundBlock"))
    desk.schemas["ContentBlock"]["discriminator"]["mapping"]["sound"] = "#/components/schemas/SoundBlock"


def no_variant(desk: Any) -> None:
    union = desk.schemas["MessageBatchResult"]
    union["oneOf"] = [part for part in union["oneOf"] if part != ref("MessageBatchExpiredResult")]
    del union["discriminator"]["mapping"]["expired"]


def other_tag(desk: Any) -> None:
    prop("MessageBatchExpiredResult", "type", const="lapsed", default="lapsed")(desk)
    mapping = desk.schemas["MessageBatchResult"]["discriminator"]["mapping"]
    mapping["lapsed"] = mapping.pop("expired")


def media(key: str, verb: str, old: str, new: str) -> Change:
    def change(desk: Any) -> None:
        content = operation(desk, key, verb)["requestBody"]["content"]
        content[new] = content.pop(old)

    return change


def token_pages(desk: Any) -> None:
    desk.schemas["ModelInfoListPage"] = obj(
        data={"type": "array", "items": ref("ModelInfo")}, has_more={"type": "boolean"}, next_page=TEXT
    )


def parameter(key: str, verb: str, made: dict[str, Any]) -> Change:
    return lambda desk: operation(desk, key, verb)["parameters"].append(made)


def answers(key: str, verb: str, **values: Any) -> Change:
    return lambda desk: operation(desk, key, verb)["responses"]["200"]["content"].update(
        {name.replace("_", "/").replace("event/stream", "event-stream"): value for name, value in values.items()}
    )


def streams(desk: Any) -> None:
    fields(desk, "MessageCountTokensParams")["stream"] = {"type": "boolean"}
    content = operation(desk, "/v1/messages/count_tokens", "post")["responses"]["200"]["content"]
    content["text/event-stream"] = {"schema": ref("PingEvent")}


def no_streams(desk: Any) -> None:
    del operation(desk, MESSAGES, "post")["responses"]["200"]["content"]["text/event-stream"]


def bytes_instead(desk: Any) -> None:
    operation(desk, f"{BATCHES}/{{message_batch_id}}", "get")["responses"]["200"]["content"] = {"application/pdf": {}}


def into_body(desk: Any) -> None:
    parameters = operation(desk, MESSAGES, "post")["parameters"]
    parameters.append({"name": "inference_geo", "in": "query", "schema": {"type": ["string", "null"]}})
    del fields(desk, "MessageCreateParams")["inference_geo"]


def beta_required(desk: Any) -> None:
    parameters = operation(desk, MODELS, "get")["parameters"]
    index = parameters.index({"$ref": "#/components/parameters/AnthropicBeta"})
    shared = desk.bundle["components"]["parameters"]["AnthropicBeta"]
    parameters[index] = {**shared, "required": True}


CHANGES: dict[str, Change] = {
    "field-added": field("Container", "name", TEXT),
    "field-added, required": field("Container", "name", TEXT, True),
    "field-added, of a new type": both(
        lambda desk: desk.schemas.update(Size=obj(bytes={"type": "integer"})), field("Container", "size", ref("Size"))
    ),
    "required-field-added": field("MessageParam", "name", TEXT, True),
    "field-removed": gone("Container", "expires_at"),
    "became-required": asked("CacheControlEphemeralParam", "type", "ttl"),
    "became-optional": asked("Container", "id"),
    "became-optional, request": asked("MessageParam", "role"),
    "became-nullable": prop("Container", "id", type=["string", "null"]),
    "no-longer-nullable": prop("MessageBatch", "results_url", type="string"),
    "no-longer-nullable, any of": at("Message", "properties", container=ref("Container")),
    "default-changed": prop("CacheCreation", "ephemeral_1h_input_tokens", default=1),
    "default-changed, gone": prop("CacheCreation", "ephemeral_1h_input_tokens", default=None),
    "deprecated": prop("Container", "id", deprecated=True),
    "deprecated, method": at("paths", MODELS, "get", deprecated=True),
    "retyped": prop("Container", "id", type="integer"),
    "type-widened": at("Container", "properties", id={"anyOf": [TEXT, {"type": "integer"}]}),
    "type-narrowed": at("MessageParam", "properties", content=TEXT),
    "enum-closed": at("AnthropicBetaParam", anyOf=None, type="string", enum=["files-api-2025-04-14"]),
    "enum-opened": at(
        "EffortLevel", type=None, enum=None, anyOf=[TEXT, {"type": "string", "enum": ["low", "medium", "high", "max"]}]
    ),
    "value-added": lambda desk: desk.schemas["EffortLevel"]["enum"].append("extreme"),
    "value-added, open": lambda desk: desk.schemas["AnthropicBetaParam"]["anyOf"][1]["enum"].append("new-2026-01-01"),
    "value-removed": lambda desk: desk.schemas["EffortLevel"]["enum"].remove("medium"),
    "known-value-removed": lambda desk: desk.schemas["AnthropicBetaParam"]["anyOf"][1]["enum"].pop(0),
    "variant-added": variant,
    "variant-removed": no_variant,
    "const-changed": other_tag,
    "constraint-tightened": prop("CacheCreation", "ephemeral_1h_input_tokens", minimum=1),
    "constraint-widened": prop("BatchRequestParam", "custom_id", maxLength=128),
    "constraint-changed": prop("BatchRequestParam", "custom_id", pattern="^[a-z]+$"),
    "extras-allowed": at("MessageParam", additionalProperties=None),
    "extras-forbidden": at("Container", additionalProperties=False),
    "argument-added": parameter(MODELS, "get", {"name": "family", "in": "query", "schema": TEXT}),
    "argument-added, in the body": field("MessageCreateParams", "priority", {"type": "integer"}),
    "required-argument-added": field("MessageCountTokensParams", "seed", {"type": "integer"}, True),
    "required-argument-added, a body": lambda desk: operation(
        desk, f"{BATCHES}/{{message_batch_id}}/cancel", "post"
    ).update(requestBody={"content": {"application/json": {"schema": obj(reason=TEXT)}}}),
    "argument-removed": without_limit,
    "argument-removed, in the body": gone("MessageCreateParams", "inference_geo"),
    "argument-renamed": renamed_parameter,
    "argument-moved": into_body,
    "argument of one of many": limit_of_models,
    "argument of all": limit_of_all,
    "body-form-changed": media(BATCHES, "post", "application/json", "multipart/form-data"),
    "beta-header-required": beta_required,
    "method-removed": lambda desk: desk.paths.pop("/v1/complete"),
    "method-moved": moved_path,
    "method-added, verb": lambda desk: desk.paths[MODEL].update(
        delete={**operation(desk, MODEL, "get"), "operationId": "x"}
    ),
    "result-changed": bytes_instead,
    "paging-changed": token_pages,
    "streaming-added": streams,
    "streaming-removed": no_streams,
    "error-added": lambda desk: operation(desk, MODELS, "get")["responses"].update(
        {"5XX": {"$ref": "#/components/responses/Error"}}
    ),
    "error-removed": lambda desk: operation(desk, MODELS, "get")["responses"].pop("4XX"),
}


#: Several changes at once, as they come in practice; those side by side in the table are about the same things.
BATCHES_OF_CHANGES = [list(CHANGES)[start::6] for start in range(6)]


@pytest.mark.parametrize("names", BATCHES_OF_CHANGES, ids=", ".join)
def test_nothing_differs_after_an_update(desk: Any, names: list[str]) -> None:
    for name in names:
        CHANGES[name](desk)
    made = desk.update()
    found = {change.kind for change in made.difference.changes}
    assert {name.partition(",")[0] for name in names if not name.startswith("argument of")} <= found
    assert desk.differing() == [], "\n".join(desk.lines(made))
    assert "to do by hand" not in made.tasks
