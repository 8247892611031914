"""What publishers' documents have and ours has not: each quirk in ten lines, generated, imported, called and type-checked.

The fragments make up one document, so that it is generated once and checked by pyright once.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from inline import NUMBER, STRING, answer, array, body, nullable, obj, one_of, param, ref

from sdkgen import foreign
from sdkgen.document import SpecError

REPOSITORY = Path(__file__).parents[2]
Node = dict[str, Any]


def get(schema: Node, media: str = "application/json", **more: Any) -> Node:
    return {"get": {"responses": answer(schema, media), **more}}


def post(schema: Node, **more: Any) -> Node:
    return {"post": {"requestBody": body(schema), "responses": answer(ref("Answer")), **more}}


def inline_object(**properties: Node) -> Node:
    return {"type": "object", "properties": properties}


STREAM = {"200": {"description": "Events.", "content": {"text/event-stream": {"itemSchema": ref("Event")}}}}

PATHS: Node = {
    # Names by rule, twins, paging
    "/v1/agents/{agent_id}/versions?beta=true": {
        "get": {
            "parameters": [
                param("agent_id", "path"),
                param("page", "query"),
                param("Anthropic-Beta", "header", array(STRING)),
                {"$ref": "#/components/parameters/Trace"},
            ],
            "responses": answer(ref("ListResponse_Betaapi__schemas__skills__Skill_")),
        },
    },
    "/v1/things": get(ref("Answer")),
    "/v1/things?beta=true": get(ref("BetaAnswer")),
    "/v1/things/{thing-id}": {
        "parameters": [param("thing-id", "path")],
        "put": post(ref("Keywords"))["post"],
        "patch": post(ref("Keywords"))["post"],
        "delete": {"responses": {"204": {"description": "Gone."}, "4XX": {"$ref": "#/components/responses/Failure"}}},
    },
    "/v1/import/class": get(ref("Answer")),
    # Sides
    "/v1/blocks": post(obj("block", block=ref("RequestTextBlock"), tool=ref("ToolChoice"))),
    "/v1/blocks/{id}": get(ref("ResponseToolUseBlock"), parameters=[param("id", "path")]),
    # Shapes of schemas
    "/v1/shapes": get(ref("Shapes")),
    "/v1/keywords": post(ref("Keywords")),
    "/v1/inline": post(inline_object(first=inline_object(second=array(inline_object(third=STRING))))),
    "/v1/either": post({"oneOf": [obj("a", a=STRING, both=NUMBER), obj("a", a=STRING, both=STRING, c=NUMBER)]}),
    "/v1/hints": {
        "get": {
            "parameters": [{**param("filter[id]", "query"), "x-stainless-param": "only_id"}],
            "x-stainless-deprecation-message": "Use things.",
            "responses": answer(ref("Hinted")),
        }
    },
    # Media types
    "/v1/lines": get(ref("Answer"), "application/jsonl"),
    "/v1/archive": get({"type": "string", "format": "binary"}, "application/zip"),
    "/v1/bytes": get({"type": "string", "format": "binary"}, "application/octet-stream"),
    "/v1/sessions/{id}/events": {"get": {"parameters": [param("id", "path")], "responses": STREAM}},
    "/": get(array({"type": "string", "format": "date-time"})),
    "/v1/batch": {
        "post": {
            "requestBody": body(obj(stream={"type": "boolean"}, _CREATE=STRING)),
            "responses": {
                "200": {
                    "description": "",
                    "content": {"application/json": {"schema": obj(x=STRING)}, "text/event-stream": {}},
                }
            },
        }
    },
    "/v1/batches": post(obj(a=STRING, id=STRING)),
    "/v1/upload/{id}": {
        "parameters": [param("id", "path"), param("id", "query")],
        "post": {"requestBody": body(obj("file", file={"type": "string", "format": "binary"}), "multipart/form-data")},
    },
    "/v1/charset": get(ref("Answer"), "application/json; charset=utf-8"),
}

SCHEMAS: Node = {
    "Answer": {**obj("id", id=STRING), "title": "Same"},
    "BetaAnswer": {**obj("id", id=STRING, extra=NUMBER), "title": "Same"},
    "Betaapi__schemas__skills__Skill": {**obj("id", id=STRING), "title": "Same"},
    "ListResponse_Betaapi__schemas__skills__Skill_": obj(
        "data",
        data=array(ref("Betaapi__schemas__skills__Skill")),
        next_page={**nullable(STRING), "x-stainless-pagination-property": {"purpose": "next_cursor_field"}},
    ),
    "Failure": obj("error", error=obj(message=STRING)),
    "RequestTextBlock": obj("text", text=STRING),
    "ResponseToolUseBlock": obj("id", id=STRING, input={"type": "object", "additionalProperties": True}),
    "ToolChoice": {"allOf": [{"$ref": "#/components/schemas/ToolChoiceAuto"}], "default": {"type": "auto"}},
    "ToolChoiceAuto": obj(type={"type": "string", "enum": ["auto"]}),
    "Keywords": obj("class", **{"class": STRING, "__init__": STRING, "from": NUMBER, "a-b": STRING, "a_b": NUMBER}),
    "Hinted": obj(
        **{
            "$type": {**STRING, "x-stainless-naming": {"python": {"property_name": "kind"}}},
            "old": {**STRING, "x-stainless-deprecation-message": "Use kind."},
        }
    ),
    "Event": one_of("EventStart", "EventStop"),
    "EventStart": obj("type", type={"type": "string", "const": "start"}, data=ref("JsonValue")),
    "EventStop": obj("type", type={"type": "string", "const": "stop"}),
    "JsonValue": {"anyOf": [STRING, {"type": "null"}, array(ref("JsonValue")), {"additionalProperties": ref("JsonValue")}]},
    "Shapes": obj(
        one={"allOf": [ref("Answer")], "description": "Another description.", "nullable": True},
        merged={"allOf": [ref("Answer"), inline_object(more=NUMBER)]},
        untagged={"anyOf": [ref("Circle"), ref("Square")]},
        mapped={"oneOf": [ref("Cat"), ref("Dog")], "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/components/schemas/Cat", "dog": "Dog"}}},
        disagreeing={
            "oneOf": [ref("EventStart"), ref("EventStop")],
            "discriminator": {"propertyName": "type", "mapping": {"start": "#/components/schemas/EventStop"}},
        },
        tree=ref("Tree"),
        cases={"type": "string", "enum": ["on", "On", "ON", "on"]},
        many={"type": ["object", "string", "null"], "properties": {"x": NUMBER}},
        free={"type": "object", "properties": {}},
        part={"$ref": "#/components/schemas/Tree/properties/leaf"},
        ratio={"type": "number", "enum": [0.5, 1.5]},
        either={"anyOf": [STRING, array(STRING)]},
        when={"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]},
    ),
    "Circle": obj("radius", radius={"type": "number"}),
    "Square": obj("side", side={"type": "number"}),
    "Cat": obj("kind", kind=STRING, lives=NUMBER),
    "Dog": obj("kind", kind=STRING, tricks=array(STRING)),
    "Tree": obj(leaf=inline_object(colour=STRING), children=array(ref("Tree"))),
}  # fmt: skip

DOCUMENT: Node = {
    "openapi": "3.2.0",
    "info": {"title": "Quirks"},
    "servers": [{"url": "https://api.test"}],
    "paths": PATHS,
    "components": {
        "schemas": SCHEMAS,
        "parameters": {"Trace": param("X-Trace", "header")},
        "responses": {"Failure": {"description": "No.", "content": {"application/json": {"schema": ref("Failure")}}}},
    },
}


@pytest.fixture(scope="module")
def quirks(made: Callable[..., Any]) -> Any:
    return made(DOCUMENT)


# Documents


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
@pytest.mark.parametrize("form", ["json", "yaml", "flow.yaml"])
def test_documents_are_read_as_json_and_yaml_and_without_a_version_of_their_own(
    tmp_path: Path, version: str, form: str
) -> None:
    file = tmp_path / f"openapi.{form}"
    yaml = "openapi: {}\ninfo: {{title: T}}\npaths:\n  /v1/on:\n    get:\n      responses:\n        200: {{description: on}}\n"
    node = {
        "openapi": version,
        "info": {"title": "T"},
        "paths": {"/v1/on": {"get": {"responses": {"200": {"description": "on"}}}}},
    }
    file.write_text(yaml.format(version) if form == "yaml" else json.dumps(node), "utf-8")
    document = foreign.read(file)
    assert document.bundle["openapi"] == "3.1.0"
    assert document.bundle["info"] == {"title": "T", "version": "0"}
    assert document.bundle["paths"]["/v1/on"]["get"]["responses"]["200"]["description"] == "on"


def test_a_folder_like_ours_is_read_as_it_is() -> None:
    document = foreign.read(REPOSITORY / "spec")
    assert "Message" in document.schemas
    assert document.where("components", "schemas", "Message") == "spec/schemas/messages.yaml: Message"


def test_places_of_someone_elses_document_are_json_pointers(tmp_path: Path) -> None:
    file = tmp_path / "their.json"
    file.write_text(json.dumps(DOCUMENT), "utf-8")
    document = foreign.read(file)
    get = document.where("paths", "/v1/things/{thing-id}", "put", "responses")
    assert get == "their.json: #/paths/~1v1~1things~1{thing-id}/put/responses"
    assert document.where("components", "schemas", "TextBlockParam", "properties") == (
        "their.json: #/components/schemas/RequestTextBlock/properties"
    )


# Names


def test_every_operation_and_schema_is_generated(quirks: Any) -> None:
    assert quirks.report.splitlines()[0].endswith("all generated, none dropped")
    for name in quirks.modules():
        quirks.module(name)
    public = quirks.types
    assert all(getattr(public, name) is not None for name in public.__all__)


def test_operations_are_named_from_path_and_verb(quirks: Any) -> None:
    named = dict(line.strip().split(" → ") for line in quirks.report.splitlines() if " → " in line)
    assert named["GET /v1/agents/{agent_id}/versions?beta=true"] == "beta.agents.versions.list"
    assert named["PUT /v1/things/{thing-id}"] == "things.update"
    assert named["PATCH /v1/things/{thing-id}"] == "things.update_2"
    assert named["GET /v1/import/class"] == "import_.class"
    assert named["#/components/schemas/RequestTextBlock"] == "TextBlockParam"
    assert named["#/components/schemas/ResponseToolUseBlock"] == "ToolUseBlock"
    assert named["#/components/schemas/Betaapi__schemas__skills__Skill"] == "BetaSkill"


def test_twins_stay_two_operations(quirks: Any) -> None:
    client = quirks.client({"id": "a"}, {"id": "b", "extra": 1})
    assert type(client.things.list()).__name__ == "Answer"
    assert type(client.beta.things.list()).__name__ == "BetaAnswer"
    assert [str(request.url) for request in client.requests] == [
        "https://api.test/v1/things",
        "https://api.test/v1/things?beta=true",
    ]


def test_types_that_only_beta_operations_use_are_below_beta(quirks: Any) -> None:
    assert "BetaSkill" in quirks.types.beta.__all__
    assert "Answer" in quirks.types.__all__


# Calls


def test_a_list_pages_and_takes_betas_and_headers(quirks: Any) -> None:
    first = {"data": [{"id": "1"}], "next_page": "two", "has_more": True}
    client = quirks.client(first, {"data": [{"id": "2"}], "next_page": None})
    versions = client.beta.agents.versions.list("a/b", betas=["x", "y"], x_trace="t")
    assert [version.id for version in versions] == ["1", "2"]
    assert str(client.requests[0].url) == "https://api.test/v1/agents/a%2Fb/versions?beta=true"
    assert client.requests[0].headers["anthropic-beta"] == "x,y"
    assert client.requests[0].headers["x-trace"] == "t"
    assert client.requests[1].url.params["page"] == "two"


def test_an_empty_answer_is_none(quirks: Any) -> None:
    assert quirks.client().things.delete("1") is None


def test_a_range_of_errors_has_a_type(quirks: Any) -> None:
    client = quirks.client({"error": {"message": "No."}}, status=404)
    with pytest.raises(quirks.module().RequestFailed) as caught:
        client.things.delete("1")
    assert caught.value.error.error.message == "No."


def test_a_body_has_python_arguments_and_wire_names(quirks: Any) -> None:
    client = quirks.client({"id": "a"})
    client.keywords.create(class_="c", init_="i", from_=1, a_b="x", a_b_2=2)
    assert json.loads(client.requests[0].content) == {"class": "c", "__init__": "i", "from": 1, "a-b": "x", "a_b": 2}


def test_a_choice_of_bodies_gives_the_arguments_of_all(quirks: Any) -> None:
    client = quirks.client({"id": "a"})
    client.either.create(a="x", c=2)
    assert json.loads(client.requests[0].content) == {"a": "x", "c": 2}


def test_hints_name_parameters_and_properties(quirks: Any) -> None:
    client = quirks.client({"$type": "t", "old": "o"})
    hinted = client.hints.list(only_id="1")
    assert client.requests[0].url.params["filter[id]"] == "1"
    assert (hinted.kind, hinted.old, hinted.to_dict()) == ("t", "o", {"$type": "t", "old": "o"})
    assert "Deprecated: Use kind." in quirks.files["models/hinted.py"].decode()
    assert "Deprecated: Use things." in quirks.files["resources/hints.py"].decode()


def test_media_types_decide_what_comes_back(quirks: Any) -> None:
    operations = quirks.operations
    assert operations.lines.list().form == "lines"
    assert operations.archive.list().form == operations.bytes.list().form == "bytes"
    assert operations.sessions.events("1").form == "events"
    assert operations.charset.list().form == "json"
    parse = operations.sessions.events("1").endpoint.event_parser()
    assert type(parse({"type": "stop"})).__name__ == "EventStop"


def test_names_of_the_module_itself_are_kept_free(quirks: Any) -> None:
    client = quirks.client({"x": "1"})
    assert client.batch.create(CREATE_="c").x == "1"
    assert json.loads(client.requests[0].content) == {"_CREATE": "c"}


def test_one_name_in_path_query_and_body_gives_several_arguments(quirks: Any) -> None:
    operation = quirks.operations.upload.update("1", file=b"x", id_2="2")
    assert (operation.path, operation.query, operation.body) == ("/v1/upload/1", {"id": "2"}, {"file": b"x"})


# Shapes


def shapes(quirks: Any, **sent: Any) -> Any:
    return quirks.client(sent).shapes.list()


def test_all_of_is_written_out(quirks: Any) -> None:
    answer = shapes(quirks, one={"id": "a"}, merged={"id": "b", "more": 1})
    assert (answer.one.id, answer.merged.id, answer.merged.more) == ("a", "b", 1)
    assert shapes(quirks, one=None).one is None


def test_untagged_variants_are_known_by_their_shape(quirks: Any) -> None:
    names = [type(shapes(quirks, untagged=sent).untagged).__name__ for sent in ({"radius": 1}, {"side": 2}, {"x": 1})]
    assert names == ["Circle", "Square", "Unknown"]


def test_a_mapping_gives_the_constants_that_are_missing(quirks: Any) -> None:
    assert type(shapes(quirks, mapped={"kind": "dog"}).mapped).__name__ == "Dog"


def test_constants_win_over_a_mapping_that_disagrees(quirks: Any) -> None:
    assert type(shapes(quirks, disagreeing={"type": "start"}).disagreeing).__name__ == "EventStart"
    assert "its mapping disagrees with the constants on 'start', 'stop'" in quirks.report


def test_recursion_is_read_to_the_end(quirks: Any) -> None:
    tree = shapes(quirks, tree={"children": [{"leaf": {"colour": "red"}}]}).tree
    assert tree.children[0].leaf.colour == "red"
    value = [1, {"a": [None]}]
    event = quirks.types.EventStart.model_validate({"type": "start", "data": value})
    assert event.data == value


def test_odd_values_are_kept(quirks: Any) -> None:
    answer = shapes(quirks, cases="ON", many={"x": 1}, free={"k": 1}, part={"colour": "c"}, ratio=0.5, either=["a"])
    assert (answer.cases, answer.many.x, answer.free, answer.part.colour) == ("ON", 1, {"k": 1}, "c")
    assert (answer.ratio, answer.either) == (0.5, ["a"])
    assert shapes(quirks, many="text", either="a").to_dict() == {"many": "text", "either": "a"}


# Types

USE = """
# pyright: strict, reportUnnecessaryTypeIgnoreComment=true
from datetime import datetime
from typing import Dict, List, Optional, Union
from typing_extensions import assert_type
from PACKAGE import AsyncClient, Client
from PACKAGE._binary import BinaryAPIResponse
from PACKAGE._page import SyncPageCursor
from PACKAGE._stream import JSONLDecoder, Stream
from PACKAGE.types import Answer, Circle, EventStart, EventStop, Hinted, Square, TextBlockParam, ToolUseBlock
from PACKAGE.types import BatchCreateEvent, BatchCreateResponse
from PACKAGE.types import Cat, Dog, Tree
from PACKAGE.types import ShapesModel as Shapes
from PACKAGE.types.beta import BetaAnswer, BetaSkill

def use(client: Client, shapes: Shapes) -> None:
    assert_type(client.beta.agents.versions.list("a", betas=["b"]), SyncPageCursor[BetaSkill])
    assert_type(client.things.list(), Answer)
    assert_type(client.beta.things.list(), BetaAnswer)
    block: TextBlockParam = {"text": "t"}
    assert_type(client.blocks.create(block=block, tool={"type": "auto"}), Answer)
    assert_type(client.blocks.retrieve("1"), ToolUseBlock)
    assert_type(client.keywords.create(class_="c", from_=1), Answer)
    assert_type(client.inline.create(first={"second": [{"third": "x"}]}), Answer)
    assert_type(client.either.create(a="x", both=1), Answer)
    assert_type(client.hints.list(only_id="x"), Hinted)
    assert_type(client.lines.list(), JSONLDecoder[Answer])
    assert_type(client.archive.list(), BinaryAPIResponse)
    assert_type(client.sessions.events("1"), Stream[Union[EventStart, EventStop]])
    assert_type(shapes.one, Optional[Answer])
    assert_type(shapes.untagged, Union[Circle, Square, None])
    assert_type(shapes.mapped, Union[Cat, Dog, None])
    assert_type(shapes.tree, Optional[Tree])
    assert_type(shapes.free, Optional[Dict[str, object]])
    assert_type(shapes.ratio, Optional[float])
    assert_type(shapes.either, Union[str, List[str], None])
    assert_type(shapes.when, Optional[datetime])
    assert_type(client.root.list(), List[datetime])
    assert_type(client.batch.create(stream=True), Stream[BatchCreateEvent])
    assert_type(client.batch.create(CREATE_="x"), BatchCreateResponse)
    client.upload.update("1", file=b"x", id_2="2")
    client.things.delete("1")
    client.keywords.create(from_=1)  # type: ignore[call-arg]
    client.blocks.create(block={"texts": "t"})  # type: ignore[arg-type]

async def use_async(client: AsyncClient) -> None:
    assert_type(await client.things.list(), Answer)
    async for skill in client.beta.agents.versions.list("a"):
        assert_type(skill, BetaSkill)
"""


def test_the_package_and_its_use_are_strictly_typed(quirks: Any) -> None:
    use = quirks.folder / "use.py"
    use.write_text(USE.replace("PACKAGE", quirks.name), "utf-8")
    assert quirks.type_errors("use.py") == ""


# What cannot be generated


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"/v1/x": {"query": {}}}, "#/paths/~1v1~1x/query: no verb that is known"),
        ({"/v1/x": post(array(STRING))}, "#/paths/~1v1~1x/post/requestBody/content/application~1json/schema: a body is an object"),
        ({"/v1/x": {"post": {"requestBody": body(STRING, "text/csv")}}}, "#/paths/~1v1~1x/post/requestBody/content: bodies of 'text/csv'"),
        ({"/v1/{x": {}}, "#/paths/~1v1~1{x: no path"),
        ({"/v1/x": get({"allOf": [{"oneOf": [STRING, NUMBER]}, {"oneOf": [STRING, NUMBER]}]})}, "it is a choice and at once another"),
    ],
)  # fmt: skip
def test_what_cannot_be_generated_is_named_with_its_place(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    file = tmp_path / "their.json"
    file.write_text(json.dumps({"openapi": "3.1.0", "paths": change, "components": {"schemas": SCHEMAS}}), "utf-8")
    with pytest.raises(SpecError) as caught:
        foreign.read(file)
    assert str(caught.value).startswith("their.json: #/paths/")
    assert message in str(caught.value)
