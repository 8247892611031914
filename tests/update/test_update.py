"""An update as a whole: our own description in other clothes, with a few differences, becomes a few lines of ours."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import update as command
from sdkdiff.change import Change, Where
from sdkgen import output
from sdkgen.document import walk
from sdkupdate.mention import mentions

REPOSITORY = Path(__file__).parents[2]
TEXT = {"type": "string"}
VERSION = {"$ref": "#/components/parameters/AnthropicVersion"}


def disguise(bundle: dict[str, Any]) -> dict[str, Any]:
    """Rename all components, describe everything in other words, and put everything in another order."""
    schemas = bundle["components"]["schemas"]

    def name(key: str) -> str:
        return f"Wire{key}" if not key.endswith(("Param", "Params")) else f"Wire{key}Input"

    for place, node in walk(bundle):
        ref = node.get("$ref")
        if isinstance(ref, str) and ref.startswith("#/components/schemas/"):
            node["$ref"] = f"#/components/schemas/{name(ref.rpartition('/')[2])}"
        if isinstance(node.get("description"), str) and place[-1:] != ("properties",):
            node["description"] = f"In other words, {len(place)}."
        mapping = node.get("mapping")
        if place[-1:] == ("discriminator",) and isinstance(mapping, dict):
            node["mapping"] = {
                tag: f"#/components/schemas/{name(to.rpartition('/')[2])}" for tag, to in mapping.items()
            }
    bundle["components"]["schemas"] = {name(key): schema for key, schema in schemas.items()}
    order = random.Random(7)
    for holder in (bundle, bundle["components"]):
        shuffle(holder, "paths" if holder is bundle else "schemas", order)
    for _, node in list(walk(bundle)):
        if isinstance(node.get("properties"), dict):
            shuffle(node, "properties", order)
    return bundle


def shuffle(holder: dict[str, Any], key: str, order: random.Random) -> None:
    entries = list(holder[key].items())
    order.shuffle(entries)
    holder[key] = dict(entries)


def ref(key: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{key}"}


def answer(key: str, error: str) -> dict[str, Any]:
    return {
        "200": {"description": "Our sentence.", "content": {"application/json": {"schema": ref(key)}}},
        "4XX": {"$ref": f"#/components/responses/{error}"},
    }


def mutate(bundle: dict[str, Any]) -> None:
    """Add two endpoints, one of them beta with pages, and remove a field."""
    schemas, paths = bundle["components"]["schemas"], bundle["paths"]
    schemas["WireModelQuota"] = {
        "type": "object",
        "description": "Our sentence.",
        "required": ["requests"],
        "properties": {"requests": {"type": "integer", "description": "Our sentence."}, "model": ref("WireModel")},
    }
    paths["/v1/models/{model_id}/quota"] = {
        "get": {
            "summary": "Our sentence.",
            "parameters": [{"name": "model_id", "in": "path", "required": True, "schema": TEXT}, VERSION],
            "responses": answer("WireModelQuota", "Error"),
        }
    }
    page = {
        "data": {"type": "array", "items": ref("WireFileMetadata")},
        "has_more": {"type": "boolean"},
        "first_id": {"type": ["string", "null"]},
        "last_id": {"type": ["string", "null"]},
    }
    schemas["WireBetaTrashPage"] = {"type": "object", "required": list(page), "properties": page}
    shared = [{"$ref": f"#/components/parameters/{name}"} for name in ("Limit", "AfterId", "BeforeId", "AnthropicBeta")]
    paths["/v1/files/trash?beta=true"] = {
        "get": {"parameters": [*shared, VERSION], "responses": answer("WireBetaTrashPage", "BetaError")}
    }
    container = schemas["WireContainer"]
    del container["properties"]["expires_at"]
    container["required"].remove("expires_at")


@pytest.fixture
def mutated(desk: Any) -> Any:
    disguise(desk.bundle)
    mutate(desk.bundle)
    return desk


EXPECTED = """
paths/beta/files.yaml
+
+/v1/files/trash?beta=true:
+  get:
+    operationId: beta.files.trash.list
+    tags:
+    - beta.files.trash
+    parameters:
+    - $ref: '#/components/parameters/Limit'
+    - $ref: '#/components/parameters/AfterId'
+    - $ref: '#/components/parameters/BeforeId'
+    - $ref: '#/components/parameters/AnthropicBeta'
+    - $ref: '#/components/parameters/AnthropicVersion'
+    responses:
+      '200':
+        description: Success.
+        content:
+          application/json:
+            schema:
+              $ref: '#/components/schemas/WireBetaTrashPage'
+      4XX:
+        $ref: '#/components/responses/BetaError'
paths/models.yaml
+
+/v1/models/{model_id}/quota:
+  get:
+    operationId: models.quota
+    tags:
+    - models
+    parameters:
+    - name: model_id
+      in: path
+      required: true
+      schema:
+        type: string
+    - $ref: '#/components/parameters/AnthropicVersion'
+    responses:
+      '200':
+        description: Success.
+        content:
+          application/json:
+            schema:
+              $ref: '#/components/schemas/WireModelQuota'
+      4XX:
+        $ref: '#/components/responses/Error'
schemas/beta/files.yaml
+
+WireBetaTrashPage:
+  type: object
+  required:
+  - data
+  - has_more
+  - first_id
+  - last_id
+  properties:
+    data:
+      type: array
+      items:
+        $ref: '#/components/schemas/FileMetadata'
+    has_more:
+      type: boolean
+    first_id:
+      type:
+      - string
+      - 'null'
+    last_id:
+      type:
+      - string
+      - 'null'
schemas/messages.yaml
-  - expires_at
-    expires_at:
-      description: When the container goes away if it is not used again (RFC 3339).
-      type: string
-      format: date-time
schemas/models.yaml
+
+WireModelQuota:
+  type: object
+  required:
+  - requests
+  properties:
+    requests:
+      type: integer
+    model:
+      $ref: '#/components/schemas/Model'
"""

TASKS = {
    "description to write": [
        "spec/paths/models.yaml: /v1/models/{model_id}/quota.get",
        "spec/paths/models.yaml: /v1/models/{model_id}/quota.get.parameters.0",
        "spec/paths/models.yaml: /v1/models/{model_id}/quota.get.responses.200",
        "spec/schemas/models.yaml: WireModelQuota",
        "spec/schemas/models.yaml: WireModelQuota.properties.requests",
        "spec/schemas/models.yaml: WireModelQuota.properties.model",
        "spec/paths/beta/files.yaml: /v1/files/trash?beta=true.get",
        "spec/paths/beta/files.yaml: /v1/files/trash?beta=true.get.responses.200",
        "spec/schemas/beta/files.yaml: WireBetaTrashPage",
        "spec/schemas/beta/files.yaml: WireBetaTrashPage.properties.data",
        "spec/schemas/beta/files.yaml: WireBetaTrashPage.properties.has_more",
        "spec/schemas/beta/files.yaml: WireBetaTrashPage.properties.first_id",
        "spec/schemas/beta/files.yaml: WireBetaTrashPage.properties.last_id",
    ],
    "name to choose or confirm": [
        "GET /v1/models/{model_id}/quota → models.quota",
        "spec/schemas/models.yaml: WireModelQuota",
        "GET /v1/files/trash?beta=true → beta.files.trash.list",
        "spec/schemas/beta/files.yaml: WireBetaTrashPage",
    ],
}


def test_our_own_description_changes_nothing(desk: Any) -> None:
    made = desk.update()
    assert made.files == {}
    assert made.tasks == {}


def test_other_names_order_and_words_change_nothing(desk: Any) -> None:
    disguise(desk.bundle)
    made = desk.update()
    assert desk.lines(made) == []
    assert made.tasks == {}


def test_a_few_differences_change_a_few_lines(mutated: Any) -> None:
    made = mutated.update()
    assert "\n".join(mutated.lines(made)) == EXPECTED.strip()
    assert made.difference.verdict == "major"
    assert made.tasks == TASKS


def repository(folder: Path) -> None:
    """Put what generation reads and writes beside a copy of `spec/`."""
    for name in ("templates", "generated", "scripts/sdkgen", "overlay/anthropic/types"):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "docs").mkdir()


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_command_updates_regenerates_and_does_nothing_twice(mutated: Any, capsys: Any) -> None:
    folder = mutated.folder.parent
    repository(folder)
    mutated.new()
    arguments = [str(folder / "openapi.json"), "--spec-dir", str(mutated.folder), "--no-test"]
    assert command.main([*arguments, "--check"]) == 1
    assert "+/v1/models/{model_id}/quota:" in capsys.readouterr().out
    assert command.main(arguments) == 3
    printed = capsys.readouterr().out
    assert "Verdict: major" in printed
    assert "description to write: spec/schemas/models.yaml: WireModelQuota.properties.requests" in printed
    before = content(folder)
    assert command.main(arguments) == 0
    assert capsys.readouterr().out == "Nothing differs.\n"
    assert content(folder) == before
    assert json.loads((folder / output.LOCK).read_text("utf-8")) == output.inputs(folder)  # so `--check` is content
    code = (
        "import anthropic_generated, anthropic_generated.types as t, inspect; "
        "from anthropic_generated.resources.models import Models; "
        "from anthropic_generated.resources.beta.files.trash import Trash; "
        "print(inspect.signature(Models.quota)); print(t.WireModelQuota(requests=1).requests); Trash.list"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(folder / "generated")}, capture_output=True, text=True
    )
    assert ran.stderr == ""
    assert "model_id: 'str', *" in ran.stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "openapi.json"),
        ("[]", "openapi.json"),
        ('{"swagger": "2.0"}', "Swagger 2"),
        ('{"openapi": "3.1.0", "paths": {"/a": {"get": {"responses": {"200": {"$ref": "#/x"}}}}}}', "names nothing"),
    ],
)
def test_wrong_input_writes_nothing(desk: Any, capsys: Any, text: str, said: str) -> None:
    file = desk.folder.parent / "openapi.json"
    file.write_text(text, "utf-8")
    before = content(desk.folder)
    assert command.main([str(file), "--spec-dir", str(desk.folder)]) == 2
    assert said in capsys.readouterr().err
    assert content(desk.folder) == before


def test_types_that_were_one_and_differ_now_are_left_to_people(desk: Any) -> None:
    other = desk.schemas["CacheControlEphemeralParam"]
    split = desk.schemas["OtherCacheControl"] = {**other, "properties": dict(other["properties"])}
    del split["properties"]["ttl"]
    desk.schemas["MessageCountTokensParams"]["properties"]["cache_control"]["anyOf"][0] = ref("OtherCacheControl")
    made = desk.update()
    assert made.files == {}
    (left,) = made.tasks["to do by hand"]
    assert "spec/schemas/" in left
    assert "openapi.json: #/components/schemas/OtherCacheControl" in left


def test_entries_of_sdk_yaml_that_name_nothing_are_found(desk: Any) -> None:
    del desk.paths["/v1/complete"]
    del desk.schemas["ToolUseBlock"]["properties"]["caller"]
    desk.schemas["ToolUseBlock"]["required"].remove("caller")
    made = desk.update()
    stale = made.tasks["entry of sdk.yaml that names nothing"]
    assert [line.partition(": ")[2].partition(": there")[0] for line in stale] == [
        "operations.POST /v1/complete",
        "added_later.ToolUseBlock.caller",
    ]
    assert "schemas/completions.yaml" in made.files
    assert desk.update().files == {}


def test_a_streamed_delta_without_a_rule_is_told(desk: Any) -> None:
    desk.schemas["SoundDelta"] = {
        "type": "object",
        "required": ["type", "sound"],
        "properties": {"type": {"type": "string", "const": "sound_delta"}, "sound": TEXT},
    }
    union = desk.schemas["RawContentBlockDelta"]
    union["oneOf"].append(ref("SoundDelta"))
    union["discriminator"]["mapping"]["sound_delta"] = "#/components/schemas/SoundDelta"
    (told,) = desk.update().tasks["streamed delta without a rule"]
    assert "sound_delta" in told


def test_comments_and_order_stay(desk: Any) -> None:
    file = desk.folder / "schemas/messages.yaml"
    text = file.read_text("utf-8").replace("  - low\n", "  - low # the least\n  # between\n")
    file.write_text(text, "utf-8")
    desk.schemas["EffortLevel"]["enum"] = ["extreme", "high", "low", "medium"]
    desk.update()
    assert file.read_text("utf-8") == text.replace("  - high\n  - max\n", "  - high\n  - extreme\n")


def test_a_new_resource_gets_files_of_its_own(desk: Any) -> None:
    desk.schemas["Api__schemas__Agent"] = {
        "type": "object",
        "required": ["id"],
        "properties": {"id": TEXT, "parent": ref("Api__schemas__Agent"), "usage": ref("BetaUsage")},
    }
    parameters = [{"name": "agent_id", "in": "path", "required": True, "schema": TEXT}, VERSION]
    desk.paths["/v1/agents/{agent_id}?beta=true"] = {
        "get": {"parameters": parameters, "responses": answer("Api__schemas__Agent", "BetaError")}
    }
    made = desk.update()
    assert list(made.files) == ["paths/beta/agents.yaml", "schemas/beta/agents.yaml"]
    schemas = made.files["schemas/beta/agents.yaml"][1]
    assert "$ref: '#/components/schemas/Agent'" in schemas
    assert "$ref: '#/components/schemas/BetaUsage'" in schemas
    assert "GET /v1/agents/{agent_id}?beta=true → beta.agents.retrieve" in made.tasks["name to choose or confirm"]
    assert desk.differing() == []


def test_a_beta_twin_is_changed_by_itself(desk: Any) -> None:
    disguise(desk.bundle)
    desk.schemas["WireBetaContainer"]["properties"]["owner"] = ref("WireBetaUsage")
    made = desk.update()
    assert desk.lines(made) == [
        "schemas/beta/messages.yaml",
        "+    owner:",
        "+      $ref: '#/components/schemas/BetaUsage'",
    ]


def test_types_shared_by_twins_are_ours_on_each_side(desk: Any) -> None:
    """The publisher may have one type where we have two: what refers to it is ours of the same folder."""
    for key in ("Container", "BetaContainer"):
        desk.schemas[key]["properties"]["tokens"] = ref("CacheCreation")
    for _, node in walk(desk.bundle):
        if node.get("$ref") == "#/components/schemas/BetaCacheCreation":
            node["$ref"] = "#/components/schemas/CacheCreation"
    del desk.schemas["BetaCacheCreation"]
    made = desk.update()
    assert desk.lines(made) == [
        "schemas/beta/messages.yaml",
        "+    tokens:",
        "+      $ref: '#/components/schemas/BetaCacheCreation'",
        "schemas/messages.yaml",
        "+    tokens:",
        "+      $ref: '#/components/schemas/CacheCreation'",
    ]


def test_what_is_gone_is_found_where_people_wrote_of_it(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/use.md").write_text("Call `models.quota`.\nNot my.models.quota, nor models.quotas.\n")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/test_it.py").write_text("x.expires_at\nexpires_attic\n" + "expires_at\n" * 20)

    def gone(kind: str, python: str, *place: str) -> Change:
        return Change(kind, Where(place, None, (), ()), python, "both", "major", "")

    changes = [
        gone("method-removed", "models.quota", "paths", "/v1/models/quota", "get"),
        gone("field-removed", "Container.expires_at", "components", "schemas", "Container", "properties", "expires_at"),
        gone("variant-removed", "Model", "components", "schemas", "Model", "oneOf", "1"),
        gone("field-removed", "Usage.absent", "components", "schemas", "Usage", "properties", "absent"),
    ]
    places = ", ".join(f"tests/test_it.py:{line}" for line in (1, *range(3, 12)))
    assert list(mentions(changes, tmp_path)) == [
        "models.quota: docs/use.md:1",
        f"Container.expires_at: {places} and 11 more",
    ]
