"""Methods: what they send, what they return, and what they refuse."""

from __future__ import annotations

import asyncio
import inspect
import typing
from collections.abc import Callable
from typing import Any

import pytest
from inline import NUMBER, STRING, Package, answer, array, body, const, obj, one_of, param, ref, spec

Build = Callable[..., Package]

LINES = "application/x-jsonl"
BETA = {"name": "x-beta", "in": "header", "schema": array(STRING)}


def page(item: str, **ends: Any) -> dict[str, Any]:
    return obj("data", data=array(ref(item)), **ends)


@pytest.fixture(scope="module")
def basic(generated: Build) -> Package:
    thing = answer(ref("Thing"))
    things = param("thing_id", "path")
    event = ref("Event")
    document = spec(
        {
            "/v1/things": {
                "get": {
                    "parameters": [param("after_id", "query"), param("limit", "query", NUMBER), param("x[]", "query")],
                    "responses": answer(ref("ThingPage")),
                },
                "post": {
                    "summary": "Makes a thing.",
                    "requestBody": body(
                        obj(
                            "size",
                            size=NUMBER,
                            stream={"type": "boolean"},
                            timeout=NUMBER,
                            **{"class": STRING, "x-y": STRING, "self": STRING},
                        )
                    ),
                    "responses": answer(ref("Thing"), events=event),
                },
            },
            "/v1/things/{thing_id}": {"get": {"parameters": [things], "responses": thing}},
            "/v1/things/{thing_id}/parts/{part-id}": {
                "delete": {"parameters": [things, param("part-id", "path")], "responses": thing}
            },
            "/v1/things/{thing_id}/lines": {"get": {"parameters": [things], "responses": answer(ref("Thing"), LINES)}},
            "/v1/things/{thing_id}/content": {
                "get": {
                    "parameters": [things],
                    "responses": answer({"type": "string", "format": "binary"}, "application/octet-stream"),
                }
            },
            "/v1/tokens": {"get": {"responses": answer(ref("TokenPage"))}},
            "/v1/things?beta=true": {
                "post": {
                    "parameters": [BETA],
                    "requestBody": body(obj(id=STRING)),
                    "responses": answer(ref("BetaThing")),
                }
            },
        },
        Thing=obj("id", id=STRING),
        BetaThing=obj("id", id=STRING),
        ThingPage=page("Thing", first_id=STRING, last_id=STRING, has_more={"type": "boolean"}),
        TokenPage=page("Thing", next_page=STRING),
        Event=one_of("Start", "Ping"),
        Start=obj("type", type=const("start"), thing=ref("Thing")),
        Ping=obj("type", type=const("ping")),
    )
    document["components"]["parameters"] = {"Beta": BETA}
    return document_to(generated, document)


def document_to(generated: Build, document: dict[str, Any]) -> Package:
    return generated(document, beta_header="x-beta", betas={"beta.things": "things-1"}, unseen_events=["Ping"])


# Paths and queries


def test_path_parameters_are_encoded(basic: Package) -> None:
    assert basic.operations.things.retrieve("a/b ?ü").path == "/v1/things/a%2Fb%20%3F%C3%BC"
    assert basic.operations.things.parts.delete("p/q", thing_id="t").path == "/v1/things/t/parts/p%2Fq"


@pytest.mark.parametrize("wrong", ["", None, 5, ".", ".."])
def test_a_path_parameter_that_names_nothing_is_refused(basic: Package, wrong: Any) -> None:
    with pytest.raises(ValueError, match="`thing_id`"):
        basic.operations.things.retrieve(wrong)


def test_query_parameters_have_their_wire_names(basic: Package) -> None:
    operation = basic.operations.things.list(limit=3, x="v")
    assert operation.query == {"limit": 3, "x[]": "v"}


def test_the_query_of_a_path_key_is_sent_with_the_others(basic: Package) -> None:
    client = basic.client({"id": "b"})
    made = client.beta.things.create(id="b", extra_query={"more": 1})
    assert isinstance(made, basic.types.BetaThing)
    assert str(client.requests[0].url) == "https://api.test/v1/things?beta=true&more=1"


# Bodies and headers


def test_the_body_holds_what_was_passed(basic: Package) -> None:
    operation = basic.operations.things.create(size=1, class_="c", x_y="y", timeout_=9, self_="s", timeout=2.5)
    assert operation.body == {"size": 1, "class": "c", "x-y": "y", "timeout": 9, "self": "s"}
    assert operation.timeout == 2.5


def test_missing_and_unknown_arguments_are_refused_before_anything_is_sent(basic: Package) -> None:
    with pytest.raises(TypeError, match="size"):
        basic.operations.things.create()
    with pytest.raises(TypeError, match=r"things\.create\(\) has no argument `colour`.*extra_body"):
        basic.operations.things.create(size=1, colour="red")


def test_betas_become_a_header_with_those_the_resource_needs(basic: Package) -> None:
    create = basic.operations.beta.things.create
    (header,) = create(betas=["mine", "things-1"]).headers.values()
    assert header == "mine,things-1"
    assert list(create().headers.values()) == ["things-1"]
    with pytest.raises(TypeError, match="list"):
        create(betas="mine")


# Results


def test_the_answer_is_the_model(basic: Package) -> None:
    assert basic.client({"id": "t"}).things.retrieve("t") == basic.types.Thing(id="t")


def test_pages_of_ids_lead_on(basic: Package) -> None:
    first = {"data": [{"id": "a"}], "first_id": "a", "last_id": "a", "has_more": True}
    last = {"data": [{"id": "b"}], "first_id": "b", "last_id": "b", "has_more": False}
    client = basic.client(first, last)
    assert [thing.id for thing in client.things.list(limit=1)] == ["a", "b"]
    assert dict(client.requests[1].url.params) == {"limit": "1", "after_id": "a"}


def test_pages_of_tokens_lead_on(basic: Package) -> None:
    client = basic.client({"data": [{"id": "a"}], "next_page": "n"}, {"data": [{"id": "b"}], "next_page": None})
    assert [thing.id for thing in client.tokens.list()] == ["a", "b"]
    assert dict(client.requests[1].url.params) == {"page": "n"}


def test_pages_are_no_types_of_their_own(basic: Package) -> None:
    assert not hasattr(basic.types, "ThingPage")
    paged = basic.operations.things.list().page, basic.operations.tokens.list().page
    assert [kind.__name__ for kind in paged] == ["SyncPage", "SyncPageCursor"]
    assert annotations(basic, "things", "list")["return"] == "SyncPage[Thing]"
    assert annotations(basic, "things", "list", "Async")["return"] == "AsyncPaginator[Thing, AsyncPage[Thing]]"


def test_lines_and_bytes(basic: Package) -> None:
    lines = basic.operations.things.lines("t")
    content = basic.operations.things.content("t")
    assert (lines.form, lines.endpoint.parse({"id": "x"})) == ("lines", basic.types.Thing(id="x"))
    assert (content.form, content.endpoint.response) == ("bytes", None)
    assert annotations(basic, "things", "lines")["return"] == "JSONLDecoder[Thing]"
    assert annotations(basic, "things", "lines", "Async")["return"] == "AsyncJSONLDecoder[Thing]"
    assert annotations(basic, "things", "content")["return"] == "BinaryAPIResponse"
    assert annotations(basic, "things", "content", "Async")["return"] == "AsyncBinaryAPIResponse"


def test_a_streamed_form_has_overloads(basic: Package) -> None:
    create = basic.module("resources.things").Things.create
    returned = [form.__annotations__["return"] for form in typing.get_overloads(create)]
    assert returned == ["Thing", "Stream[Event]", "Thing | Stream[Event]"]
    plain, streamed = (basic.operations.things.create(size=1, stream=stream) for stream in (False, True))
    assert (plain.form, plain.stream, plain.body) == ("json", False, {"size": 1, "stream": False})
    assert (streamed.form, streamed.stream) == ("events", True)
    event = streamed.endpoint.event_parser()({"type": "start", "thing": {"id": "t"}})
    assert event == basic.types.Start(type="start", thing={"id": "t"})


def test_events_that_are_not_handed_on_are_not_in_the_type(basic: Package) -> None:
    assert "Ping" not in basic.text("models/event.py").replace('"ping"', "")


def test_arguments_of_the_streamed_form(basic: Package) -> None:
    types = basic.module("types.thing_create_params")
    assert types.ThingCreateParamsStreaming.__required_keys__ == {"size", "stream"}
    assert types.ThingCreateParamsNonStreaming.__required_keys__ == {"size"}


def annotations(package: Package, module: str, method: str, prefix: str = "") -> dict[str, Any]:
    owner = getattr(package.module(f"resources.{module}"), f"{prefix}{module.capitalize()}")
    return dict(getattr(owner, method).__annotations__)


# Both kinds


def test_sync_and_async_methods_take_and_send_the_same(basic: Package) -> None:
    def signature(prefix: str, name: str) -> list[str]:
        owner = getattr(basic.module("resources.things"), f"{prefix}Things")
        return [str(parameter) for parameter in inspect.signature(getattr(owner, name)).parameters.values()]

    for name in ("list", "create", "retrieve", "lines", "content"):
        assert signature("", name) == signature("Async", name)


def test_async_methods_are_awaited(basic: Package) -> None:
    things = basic.async_operations.things
    things._requester = Later()
    assert asyncio.run(things.retrieve("t")).path == "/v1/things/t"


class Later:
    async def request(self, operation: Any) -> Any:
        return operation


def test_docstrings_come_from_the_description(basic: Package) -> None:
    text = basic.module("resources.things").Things.create.__doc__ or ""
    assert text.startswith("Makes a thing.")
    assert "size: " in text


def test_raw_responses(basic: Package) -> None:
    response = basic.client({"id": "t"}).things.with_raw_response.retrieve("t")
    assert (response.status_code, response.parse()) == (200, basic.types.Thing(id="t"))


def test_a_path_parameter_may_be_called_anything(generated: Build) -> None:
    get = {"parameters": [param("template", "path"), param("self", "path")], "responses": answer(ref("Thing"))}
    package = generated(spec({"/v1/things/{template}/parts/{self}": {"get": get}}, Thing=obj(id=STRING)))
    assert package.operations.things.parts.retrieve("b", template="a").path == "/v1/things/a/parts/b"
