"""Changes of operations: each gives the lines a user of the package reads, and a verdict."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from referring import methods_with

from sdkdiff import report
from sdkdiff.change import Difference

STRING = {"type": "string"}
LIMIT = {"name": "status", "in": "query", "schema": STRING}
BETA_HEADER = {"name": "anthropic-beta", "in": "header", "required": True, "schema": {"type": "array", "items": STRING}}
JSON = "application/json"
CREATE = "POST /v1/messages"
BATCH = "/v1/messages/batches/{message_batch_id}"


def ref(key: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{key}"}


def operation(schema: dict[str, Any]) -> dict[str, Any]:
    return {"responses": {"200": {"description": "It.", "content": {JSON: {"schema": schema}}}}}


def move(draft: Any, old: str, new: str) -> None:
    draft.paths[new] = draft.paths.pop(old)


def other_verb(draft: Any) -> None:
    item = draft.paths["/v1/messages/batches/{message_batch_id}/cancel"]
    item["put"] = item.pop("post")


def to_query(draft: Any) -> None:
    draft.add(
        f"{CREATE}.parameters",
        {"name": "top_k", "in": "query", "schema": draft.drop("MessageCreateParams.properties.top_k")},
    )


CASES: dict[str, tuple[Callable[[Any], object], str, list[str]]] = {
    "method added": (
        lambda d: d.paths.update({"/v1/agents/{agent_id}": {"get": operation(ref("ModelInfo"))}}),
        "minor",
        ["agents.retrieve is new: GET /v1/agents/{agent_id}"],
    ),
    "method removed": (
        lambda d: d.paths.pop("/v1/models/{model_id}"),
        "major",
        ["models.retrieve is gone: GET /v1/models/{model_id}"],
    ),
    "method renamed": (
        lambda d: d.sdk["operations"].update({"GET /v1/models/{model_id}": {"name": "models.get"}}),
        "major",
        ["models.retrieve has another name: models.retrieve → models.get"],
    ),
    "name by rule": (
        lambda d: d.sdk["operations"].pop("POST /v1/complete"),
        "major",
        ["completions.create has another name: completions.create → complete.create"],
    ),
    "path changed": (
        lambda d: move(d, "/v1/complete", "/v1/completions"),
        "minor",
        ["completions.create is sent elsewhere: POST /v1/complete → POST /v1/completions"],
    ),
    "verb changed": (
        other_verb,
        "minor",
        [
            "messages.batches.cancel is sent elsewhere: POST /v1/messages/batches/{message_batch_id}/cancel → PUT /v1/messages/batches/{message_batch_id}/cancel"
        ],
    ),
    "path parameter renamed": (
        lambda d: (
            move(d, "/v1/models/{model_id}", "/v1/models/{id}"),
            d.put("GET /v1/models/{id}.parameters.0.name", "id"),
        ),
        "major",
        ["models.retrieve(model_id=) has another name: model_id → id"],
    ),
    "query parameter added": (
        lambda d: d.add("GET /v1/models.parameters", LIMIT),
        "minor",
        ["models.list(status=) is new: str"],
    ),
    "required query parameter added": (
        lambda d: d.add("GET /v1/models.parameters", {**LIMIT, "required": True}),
        "major",
        ["models.list(status=) is new and has to be given: str"],
    ),
    "query parameter removed": (
        lambda d: d.drop("GET /v1/models.parameters.0"),
        "major",
        ["models.list(before_id=) is gone"],
    ),
    "query parameter required": (
        lambda d: d.put("GET /v1/skills?beta=true.parameters.2.required", True),
        "major",
        ["beta.skills.list(source=) is no longer optional"],
    ),
    "query parameter retyped": (
        lambda d: d.put("GET /v1/skills?beta=true.parameters.2.schema", {"type": "integer"}),
        "major",
        ["beta.skills.list(source=) may no longer be None", "beta.skills.list(source=) has another type: str → int"],
    ),
    "shared query parameter": (
        lambda d: d.get("#.parameters")["Limit"]["schema"].update(maximum=100),
        "major",
        [f"{name}(limit=) has a tighter limit: maximum 1000 → 100" for name in methods_with("parameters/Limit")],
    ),
    "query parameter described": (
        lambda d: d.put("GET /v1/skills?beta=true.parameters.2.description", "Other."),
        "patch",
        ["beta.skills.list(source=) is described in other words"],
    ),
    "query parameter deprecated": (
        lambda d: d.put("GET /v1/skills?beta=true.parameters.2.deprecated", True),
        "minor",
        ["beta.skills.list(source=) is deprecated"],
    ),
    "beta header removed": (lambda d: d.drop("GET /v1/models.parameters.5"), "major", ["models.list(betas=) is gone"]),
    "beta header added": (
        lambda d: d.add(f"{CREATE}.parameters", {"$ref": "#/components/parameters/AnthropicBeta"}),
        "minor",
        ["messages.create(betas=) is new: SequenceNotStr[AnthropicBetaParam]"],
    ),
    "beta header required": (
        lambda d: d.put("GET /v1/models.parameters.5", BETA_HEADER),
        "minor",
        [
            "models.list has to be given a beta flag now",
            "models.list(betas=) is described in other words",
            'AnthropicBetaParam is no longer known to be: "message-batches-2024-09-24", "prompt-caching-2024-07-31", "computer-use-2024-10-22", "computer-use-2025-01-24", "pdfs-2024-09-25", "token-counting-2024-11-01", "token-efficient-tools-2025-02-19", "output-128k-2025-02-19", "files-api-2025-04-14", "mcp-client-2025-04-04", "mcp-client-2025-11-20", "dev-full-thinking-2025-05-14", "interleaved-thinking-2025-05-14", "code-execution-2025-05-22", "extended-cache-ttl-2025-04-11", "context-1m-2025-08-07", "context-management-2025-06-27", "model-context-window-exceeded-2025-08-26", "skills-2025-10-02", "fast-mode-2026-02-01"',
        ],
    ),
    "client header": (lambda d: d.drop("GET /v1/models.parameters.3"), "none", []),
    "beta flag": (
        lambda d: d.sdk["betas"].update({"beta.skills.list": "skills-2027-01-01"}),
        "minor",
        ["beta.skills.list is sent with other beta flags: skills-2025-10-02 → skills-2025-10-02, skills-2027-01-01"],
    ),
    "body field added": (
        lambda d: d.field("CompletionCreateParams", "speed", STRING),
        "minor",
        ["completions.create(speed=) is new: str"],
    ),
    "required body field added": (
        lambda d: d.field("CompletionCreateParams", "speed", STRING, required=True),
        "major",
        ["completions.create(speed=) is new and has to be given: str"],
    ),
    "body field removed": (
        lambda d: d.drop("CompletionCreateParams.properties.top_k"),
        "major",
        ["completions.create(top_k=) is gone"],
    ),
    "body field required": (
        lambda d: d.add("CompletionCreateParams.required", "top_k"),
        "major",
        ["completions.create(top_k=) is no longer optional"],
    ),
    "body field optional": (
        lambda d: d.take("CompletionCreateParams.required", "prompt"),
        "minor",
        ["completions.create(prompt=) is optional now"],
    ),
    "body field renamed": (
        lambda d: d.field("CompletionCreateParams", "text", d.drop("CompletionCreateParams.properties.prompt")),
        "major",
        ["completions.create(prompt=) is gone", "completions.create(text=) is new: str"],
    ),
    "hint for an argument": (
        lambda d: d.put("CompletionCreateParams.properties.top_k.x-python-name", "top"),
        "major",
        ["completions.create(top_k=) has another name: top_k → top"],
    ),
    "body field moved": (
        to_query,
        "major",
        [
            "messages.create(top_k=) is sent in another place of the request: body top_k → query top_k",
            "messages.create(top_k=) is described in other words",
            'types.message_create_params.MessageCreateParamsNonStreaming["top_k"] is gone',
        ],
    ),
    "body inline": (
        lambda d: d.put(
            "POST /v1/complete.requestBody.content", {JSON: {"schema": d.schemas["CompletionCreateParams"]}}
        ),
        "none",
        [],
    ),
    "body as form": (
        lambda d: d.put(
            "POST /v1/complete.requestBody.content",
            {"multipart/form-data": d.get("POST /v1/complete.requestBody.content")[JSON]},
        ),
        "patch",
        ["completions.create is sent in another form: application/json → multipart/form-data"],
    ),
    "streaming removed": (
        lambda d: d.drop(f"{CREATE}.responses.200.content.text/event-stream"),
        "major",
        ["messages.create can no longer be streamed"],
    ),
    "streaming added": (
        lambda d: d.put(
            "POST /v1/messages/count_tokens.responses.200.content.text/event-stream", {"schema": ref("PingEvent")}
        ),
        "minor",
        ["messages.count_tokens can be streamed"],
    ),
    "streamed alone": (
        lambda d: d.drop(f"{CREATE}.responses.200.content.{JSON}"),
        "major",
        ["messages.create() has a result of another form: Message → Stream[RawMessageStreamEvent]"],
    ),
    "nothing instead of JSON": (
        lambda d: d.drop(f"GET {BATCH}.responses.200.content"),
        "major",
        ["messages.batches.retrieve() has a result of another form: MessageBatch → None"],
    ),
    "lines instead of JSON": (
        lambda d: d.put(f"GET {BATCH}.responses.200.content", {"application/x-jsonl": {"schema": ref("MessageBatch")}}),
        "major",
        ["messages.batches.retrieve() has a result of another form: MessageBatch → JSONLDecoder[MessageBatch]"],
    ),
    "bytes of another type": (
        lambda d: d.put(
            "GET /v1/files/{file_id}/content?beta=true.responses.200.content",
            {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
        ),
        "patch",
        ["beta.files.download() has another media type: application/octet-stream → application/zip"],
    ),
    "another result": (
        lambda d: d.put("GET /v1/models/{model_id}.responses.200.content", {JSON: {"schema": ref("DeletedFile")}}),
        "major",
        ["models.retrieve() has another type: ModelInfo → DeletedFile"],
    ),
    "other pages": (
        lambda d: d.put(
            "GET /v1/models.responses.200.content",
            {
                JSON: {
                    "schema": {
                        "type": "object",
                        "properties": {"data": {"type": "array", "items": ref("ModelInfo")}, "next_page": STRING},
                    }
                }
            },
        ),
        "major",
        ["models.list() is paged in another way: SyncPage[ModelInfo] → SyncPageCursor[ModelInfo]"],
    ),
    "no pages": (
        lambda d: d.drop("ModelInfoListPage.properties.first_id"),
        "major",
        ["models.list() is paged in another way: SyncPage[ModelInfo] → ModelInfoListPage"],
    ),
    "field of a page": (
        lambda d: d.field("ModelInfoListPage", "total", {"type": "integer"}),
        "minor",
        ["models.list().total is new: Optional[int]"],
    ),
    "error added": (
        lambda d: d.put("GET /v1/models.responses.5XX", {"$ref": "#/components/responses/Error"}),
        "patch",
        ["models.list has a further error response: 5XX"],
    ),
    "error removed": (
        lambda d: d.drop("GET /v1/models.responses.4XX"),
        "patch",
        ["models.list has an error response less: 4XX"],
    ),
    "error of another shape": (
        lambda d: d.field("ErrorResponse", "trace", STRING),
        "minor",
        ["ErrorResponse.trace is new: Optional[str]"],
    ),
    "method deprecated": (
        lambda d: d.put("POST /v1/complete.deprecated", True),
        "minor",
        ["completions.create is deprecated"],
    ),
    "method described": (
        lambda d: d.put("POST /v1/complete.summary", "Complete a text."),
        "patch",
        ["completions.create is described in other words"],
    ),
    "result described": (
        lambda d: d.put("GET /v1/models.responses.200.description", "Models."),
        "patch",
        ["models.list() is described in other words"],
    ),
    "prose wrapped otherwise": (
        lambda d: d.put("POST /v1/complete.summary", d.get("POST /v1/complete.summary").replace(" ", "\n")),
        "none",
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_change(name: str, difference: Callable[..., Difference]) -> None:
    edit, verdict, lines = CASES[name]
    found = difference(edit)
    assert [report.line(change) for change in found.changes] == lines
    assert found.verdict == verdict
