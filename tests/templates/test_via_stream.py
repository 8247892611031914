"""The argument `via_stream`: which methods have it, what it makes of an operation, and who refuses it."""

from __future__ import annotations

import asyncio
import inspect
import typing
from collections.abc import Callable
from typing import Any

import pytest
from inline import STRING, Package, answer, array, body, const, obj, one_of, ref, spec

Build = Callable[..., Package]
Node = dict[str, Any]

TOLD = "Have the reply streamed and return it when it is whole"


def tagged(tag: str, **properties: Node) -> Node:
    return obj("type", type=const(tag), **properties)


def post(result: str, events: str | None, **properties: Node) -> Node:
    asked = obj("size", size=STRING, stream={"type": "boolean"}, **properties)
    return {
        "post": {"requestBody": body(asked), "responses": answer(ref(result), events=ref(events) if events else None)}
    }


@pytest.fixture(scope="module")
def package(generated: Build) -> Package:
    """A method whose events bring deltas, one with other events, one with a single kind of event, and one with none."""
    document = spec(
        {
            "/v1/stories": post("Story", "Event"),
            "/v1/poems": post("Story", "Whole"),
            "/v1/tales": post("Story", "Change", via_stream=STRING),
            "/v1/notes": post("Story", None),
        },
        Story=obj("parts", parts=array(ref("Block"))),
        Event=one_of("Start", "Change"),
        Whole=one_of("Start", "End"),
        Start=tagged("start", block=ref("Block")),
        Change=tagged("change", delta=ref("Delta")),
        End=tagged("end"),
        Delta=one_of("Words", "More"),
        Words=tagged("words", text=STRING),
        More=tagged("more", text=STRING),
        Block=one_of("Prose", "Verse"),
        Prose=tagged("prose", text=STRING),
        Verse=tagged("verse", text=STRING),
    )
    rules = {"words": {"append": "text"}, "more": {"append": "text"}}
    return generated(document, streamed={"deltas": ["Delta"], "blocks": ["Block"], "rules": rules})


def parameters(function: Any) -> list[str]:
    return list(inspect.signature(function).parameters)


def create(package: Package, resource: str, prefix: str = "") -> Any:
    return getattr(package.module(f"resources.{resource}"), f"{prefix}{resource.capitalize()}").create


# Signatures


@pytest.mark.parametrize("prefix", ["", "Async"])
def test_a_method_takes_it_before_the_general_arguments(package: Package, prefix: str) -> None:
    function = create(package, "stories", prefix)
    taken = parameters(function)
    assert taken[taken.index("via_stream") + 1] == "extra_headers"
    argument = inspect.signature(function).parameters["via_stream"]
    assert (argument.annotation, argument.default, argument.kind) == ("bool", False, argument.KEYWORD_ONLY)
    assert TOLD in function.__doc__


@pytest.mark.parametrize("prefix", ["", "Async"])
def test_only_the_plain_form_takes_it(package: Package, prefix: str) -> None:
    forms = typing.get_overloads(create(package, "stories", prefix))
    having = [form.__annotations__["stream"] for form in forms if "via_stream" in parameters(form)]
    assert having == ["Literal[False] | Omit"]
    taken = parameters(forms[0])
    assert taken[taken.index("via_stream") + 1] == "extra_headers"


@pytest.mark.parametrize("prefix", ["", "Async"])
@pytest.mark.parametrize("resource", ["poems", "notes"])
def test_a_method_without_deltas_does_not_take_it(package: Package, resource: str, prefix: str) -> None:
    function = create(package, resource, prefix)
    assert "via_stream" not in parameters(function)
    assert TOLD not in function.__doc__
    with pytest.raises(TypeError, match="has no argument `via_stream`"):
        getattr(package.operations, resource).create(size="s", via_stream=True)


def test_it_is_no_part_of_a_request(package: Package) -> None:
    module = package.module("types.story_create_params")
    for form in (module.StoryCreateParamsNonStreaming, module.StoryCreateParamsStreaming):
        assert form.__required_keys__ | form.__optional_keys__ == {"size", "stream"}


def test_a_field_of_this_name_makes_room(package: Package) -> None:
    operation = package.operations.tales.create(size="s", via_stream_="v", via_stream=True)
    assert operation.body == {"size": "s", "via_stream": "v", "stream": True}


# Operations


@pytest.mark.parametrize("more", [{}, {"stream": False}])
def test_the_streamed_form_is_asked_for(package: Package, more: dict[str, Any]) -> None:
    operation = package.operations.stories.create(size="s", via_stream=True, **more)
    assert operation.body == {"size": "s", "stream": True}
    assert (operation.form, operation.stream, operation.via_stream) == ("assembled", False, True)
    assert operation.result_name == "Story"


def test_without_it_nothing_changes(package: Package) -> None:
    operation = package.operations.stories.create(size="s", via_stream=False)
    assert operation.body == {"size": "s"}
    assert (operation.form, operation.via_stream) == ("json", False)


def test_a_copy_of_an_operation_has_it_too(package: Package) -> None:
    operation = package.operations.stories.create(size="s", via_stream=True)
    copy = operation.replace(headers={"x": "y"})
    assert (copy.form, copy.stream, copy.body, copy.headers) == ("assembled", False, operation.body, {"x": "y"})
    assert operation.replace(stream=True, via_stream=False).form == "events"


def test_the_body_that_was_passed_is_left_alone(package: Package) -> None:
    call = package.module("_call")
    endpoint = call.Endpoint("stories.create", "POST", "/v1/stories")
    passed = {"size": "s"}
    assert call.Operation(endpoint, body=passed, via_stream=True).body == {"size": "s", "stream": True}
    assert call.Operation(endpoint, via_stream=True).body == {"stream": True}
    assert passed == {"size": "s"}


def test_events_and_the_whole_cannot_both_be_had(package: Package) -> None:
    message = "stream=True returns the events and via_stream=True the whole message: give one of them"
    with pytest.raises(TypeError, match=f"^{message}$"):
        package.operations.stories.create(size="s", stream=True, via_stream=True)
    with pytest.raises(TypeError, match=f"^{message}$"):
        asyncio.run(package.async_operations.stories.create(size="s", stream=True, via_stream=True))


# The client of the generated package


@pytest.mark.parametrize("how", ["stream", "via_stream"])
def test_the_client_of_the_package_refuses_it_before_anything_is_sent(package: Package, how: str) -> None:
    client = package.client()
    for stories in (client.stories, client.stories.with_raw_response):
        with pytest.raises(TypeError, match=r"^stories\.create: this client carries plain JSON only$"):
            stories.create(size="s", **{how: True})
    assert client.requests == []


@pytest.mark.parametrize("how", ["stream", "via_stream"])
def test_the_asynchronous_client_of_the_package_refuses_it(package: Package, how: str) -> None:
    async def ask() -> None:
        async with package.module().AsyncClient("https://api.test", headers={}) as client:
            await client.stories.create(size="s", **{how: True})

    with pytest.raises(TypeError, match=r"^stories\.create: this client carries plain JSON only$"):
        asyncio.run(ask())
