"""The rules that name methods, and the exceptions to them."""

from __future__ import annotations

from typing import Any

import pytest
from inline import STRING, answer, array, generate, obj, param, ref, spec

from sdkgen import names

PLAIN = answer(ref("Thing"))
PAGE = answer(ref("Page"))
SCHEMAS = {
    "Thing": obj(id=STRING),
    "Page": obj(data=array(ref("Thing")), first_id=STRING, last_id=STRING),
}


def named(*operations: str, pages: str = "", **sdk: Any) -> dict[str, str]:
    """Method names of operations given as `VERB /path`."""
    paths: dict[str, Any] = {}
    for label in operations:
        verb, path = label.split()
        declared = [param(name, "path") for name in names.Path.parse(path).parameters]
        responses = PAGE if label == pages else PLAIN
        paths.setdefault(path, {})[verb.lower()] = {"parameters": declared, "responses": responses}
    document = spec(paths, **SCHEMAS)
    text = generate(document, sdk).documents["api.md"].decode()
    rows = (row.split(" | ") for row in text.splitlines() if row.startswith("| `client."))
    return {f"{row[1].replace('`', '')}": row[0].removeprefix("| `client.").partition("(")[0] for row in rows}


def test_verbs_name_methods() -> None:
    operations = [
        "GET /v1/agents",
        "POST /v1/agents",
        "GET /v1/agents/{id}",
        "POST /v1/agents/{id}",
        "DELETE /v1/agents/{id}",
    ]
    found = named(*operations, pages="GET /v1/agents")
    assert list(found.values()) == [f"agents.{verb}" for verb in ("create", "list", "retrieve", "update", "delete")]


def test_a_listed_last_segment_is_a_resource() -> None:
    versions = "GET /v1/agents/{agent_id}/versions"
    path = "/v1/agents/{agent_id}/versions?beta=true"
    assert named(versions, pages=versions)[versions] == "agents.versions.list"
    assert named(f"GET {path}", pages=f"GET {path}")[versions] == "beta.agents.versions.list"


def test_a_single_verb_on_a_last_segment_is_an_action() -> None:
    found = named("POST /v1/messages", "POST /v1/messages/count_tokens", "GET /v1/messages/{id}/results")
    assert found["POST /v1/messages/count_tokens"] == "messages.count_tokens"
    assert found["GET /v1/messages/{id}/results"] == "messages.results"


def test_a_segment_with_something_below_is_a_resource() -> None:
    found = named("POST /v1/messages/batches", "GET /v1/messages/batches/{id}")
    assert found == {
        "POST /v1/messages/batches": "messages.batches.create",
        "GET /v1/messages/batches/{id}": "messages.batches.retrieve",
    }


def test_names_can_be_given() -> None:
    label = "POST /v1/complete"
    assert named(label)[label] == "complete.create"
    assert named(label, operations={label: {"name": "completions.create"}})[label] == "completions.create"


def test_keywords_as_methods_and_resources_without_methods() -> None:
    assert named("POST /v1/a/b/c/{id}/import")["POST /v1/a/b/c/{id}/import"] == "a.b.c.import"


@pytest.mark.parametrize(
    ("wire", "attribute", "argument"),
    [
        ("id", "id", "id"),
        ("class", "class_", "class_"),
        ("x-y", "x_y", "x_y"),
        ("2x", "_2x_", "_2x"),
        ("to_dict", "to_dict_", "to_dict"),
        ("model_dump", "model_dump_", "model_dump"),
        ("model_id", "model_id", "model_id"),
        ("_raw", "_raw_", "_raw"),
        ("str", "str_", "str"),
        ("timeout", "timeout", "timeout_"),
        ("extra_body", "extra_body", "extra_body_"),
        ("self", "self", "self_"),
        ("stream", "stream", "stream"),
    ],
)
def test_wire_names_in_python(wire: str, attribute: str, argument: str) -> None:
    assert names.attribute(wire) == attribute
    assert names.argument(wire) == argument


@pytest.mark.parametrize(
    ("key", "module"),
    [
        ("APIErrorObject", "api_error_object"),
        ("Base64PDFSource", "base64_pdf_source"),
        ("Tool20250124", "tool_20250124"),
        ("Import", "import_"),
    ],
)
def test_modules_of_components(key: str, module: str) -> None:
    assert names.module(key) == module
