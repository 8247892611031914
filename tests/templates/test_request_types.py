"""Request types: the TypedDicts of components and of single operations."""

from __future__ import annotations

import functools
import json
import re
import sys
import typing
from collections.abc import Callable
from datetime import datetime
from typing import Any, Dict, Iterable, Literal, Union

import pytest
from inline import NUMBER, STRING, Package, answer, array, body, const, nullable, obj, one_of, param, ref, spec

Build = Callable[..., Package]

COLOR = {"type": "string", "enum": ["red", "blue"]}


@pytest.fixture(scope="module")
def basic(generated: Build) -> Package:
    post = {"requestBody": body(ref("ThingCreateParams")), "responses": answer(ref("Thing"))}
    return generated(
        spec(
            {"/v1/things": {"post": post}},
            ThingCreateParams=obj(
                "thing",
                thing=ref("Thing"),
                color=COLOR,
                tags=array(STRING),
                things=array(ref("Thing")),
                at={"type": "string", "format": "date-time"},
                meta={"type": "object", "additionalProperties": NUMBER},
                text={"anyOf": [STRING, array(ref("PartParam"))]},
                note=nullable(STRING),
                odd=ref("OddParam"),
                **{"from": STRING},
            ),
            Thing=obj("id", id=STRING, color=COLOR, next=ref("Thing")),
            PartParam=one_of("AParam", "BParam"),
            AParam=obj("type", type=const("a"), size=NUMBER),
            BParam=obj("type", type=const("b")),
            OddParam=obj(
                "class",
                "x-y",
                "id",
                **{"class": ref("Thing"), "x-y": COLOR, "from": NUMBER, "id": STRING, "str": STRING},
            ),
            EmptyParam=obj(),
            OptionalParam=obj(**{"class": STRING}),
        )
    )


def hints(of: Any) -> dict[str, Any]:
    return typing.get_type_hints(of)


def test_a_schema_of_both_sides_gives_a_model_and_a_request_type(basic: Package) -> None:
    types = basic.types
    assert types.ThingParam.__required_keys__ == {"id"}
    assert types.ThingParam.__optional_keys__ == {"color", "next"}
    assert hints(types.ThingParam)["next"] is types.ThingParam
    assert types.Thing(id="t").id == "t"


def test_enums_are_closed_in_requests(basic: Package) -> None:
    assert hints(basic.types.ThingParam)["color"] == Literal["red", "blue"]
    assert 'color: Optional[Union[Literal["red", "blue"], str]] = None' in basic.text("models/thing.py")


def test_arguments_of_an_operation_have_a_type_of_their_own(basic: Package) -> None:
    params = basic.types.ThingCreateParams
    found = hints(params)
    assert params.__required_keys__ == {"thing"}
    assert found["thing"] is basic.types.ThingParam
    assert found["at"] == Union[str, datetime]
    assert found["meta"] == Dict[str, int]
    assert found["note"] == typing.Optional[str]
    assert found["things"] == Iterable[basic.types.ThingParam]
    assert found["text"] == Union[str, Iterable[basic.types.PartParam]]
    assert found["tags"].__origin__.__name__ == "SequenceNotStr"
    assert basic.types.PartParam == Union[basic.types.AParam, basic.types.BParam]


def test_its_keys_are_the_arguments_of_the_method(basic: Package) -> None:
    params = basic.types.ThingCreateParams(
        thing={"id": "t"}, from_="x", odd={"class": {"id": "o"}, "x-y": "red", "id": "i"}
    )
    operation = basic.operations.things.create(**params)
    assert operation.body == {
        "thing": {"id": "t"},
        "from": "x",
        "odd": {"class": {"id": "o"}, "x-y": "red", "id": "i"},
    }


def test_keys_that_are_no_python_names_stand_in_request_types(basic: Package) -> None:
    odd = basic.types.OddParam
    assert odd.__required_keys__ == {"class", "x-y", "id"}
    assert odd.__optional_keys__ == {"from", "str"}
    found = hints(odd)
    assert found["class"] is basic.types.ThingParam
    assert found["x-y"] == Literal["red", "blue"]
    assert (found["from"], found["id"], found["str"]) == (int, str, str)
    assert basic.types.OptionalParam.__optional_keys__ == {"class"}


def test_types_without_required_keys(basic: Package) -> None:
    assert basic.types.EmptyParam.__required_keys__ == frozenset()


def test_files_and_encoded_data_take_files(generated: Build) -> None:
    fields = obj("file", file={"type": "string", "format": "binary"})
    upload = {"requestBody": body(fields, "multipart/form-data"), "responses": answer(ref("File"))}
    package = generated(
        spec(
            {"/v1/files": {"post": upload}},
            File=obj(id=STRING),
            DataParam=obj(data={"type": "string", "format": "byte"}),
        )
    )
    shared = package.module("_types")
    assert hints(package.types.FileCreateParams)["file"] == shared.FileTypes
    assert hints(package.types.DataParam)["data"] == Union[str, shared.Base64FileInput]
    assert package.operations.files.create(file=b"x").endpoint.body == "multipart"


def test_models_can_be_accepted_back(generated: Build) -> None:
    post = {"requestBody": body(obj(parts=array(ref("PartParam")))), "responses": answer(ref("Part"))}
    package = generated(
        spec(
            {"/v1/parts": {"post": post}},
            Part=one_of("A"),
            A=obj("type", type=const("a")),
            PartParam=one_of("AParam"),
            AParam=obj("type", type=const("a")),
        ),
        accepts_models={"PartParam": "Part"},
    )
    assert "Iterable[Union[PartParam, Part]]" in package.text("types/part_create_params.py")
    part = package.types.A(type="a")
    client = package.client({"type": "a"})
    client.parts.create(parts=[part])
    assert client.requests[0].content == b'{"parts":[{"type":"a"}]}'


@pytest.fixture(scope="module")
def objects(generated: Build) -> Package:
    """Lists of `PartParam` and of `Other` take objects in their place; those of `AParam` do not."""
    fields = obj(
        parts=array(ref("PartParam")),
        others={"anyOf": [STRING, array(ref("Other"))]},
        as_they_are=array(ref("AParam")),
        one=ref("PartParam"),
        box=ref("BoxParam"),
    )
    return generated(
        spec(
            {"/v1/parts": {"post": {"requestBody": body(fields), "responses": answer(ref("Part"))}}},
            Part=one_of("A"),
            A=obj("type", type=const("a")),
            PartParam=one_of("AParam", "BParam"),
            AParam=obj("type", type=const("a"), size=NUMBER),
            BParam=obj("type", type=const("b")),
            Other=obj("id", id=STRING),
            BoxParam=obj(parts=array(ref("PartParam")), all=ref("AllParam")),
            AllParam=array(ref("PartParam")),
        ),
        accepts_models={"PartParam": "Part"},
        accepts_objects={"PartParam": "Thinglike", "Other": "Thinglike"},
    )


class Thing:
    def to_dict(self) -> dict[str, object]:
        return {"type": "b"}


def test_objects_are_accepted_in_lists_wherever_they_stand(objects: Package) -> None:
    types, thinglike = objects.types, objects.module("_types").Thinglike
    parts = Iterable[Union[types.AParam, types.BParam, types.A, thinglike]]
    found = hints(types.PartCreateParams)
    assert found["parts"] == parts
    assert found["others"] == Union[str, Iterable[Union[types.OtherParam, thinglike]]]
    assert found["as_they_are"] == Iterable[types.AParam]
    assert found["one"] == types.PartParam == Union[types.AParam, types.BParam]
    assert hints(types.BoxParam)["parts"] == types.AllParam == parts
    for resource in (objects.module("resources.parts").Parts, objects.module("resources.parts").AsyncParts):
        method = resource.create.__annotations__
        assert method["parts"] == "Iterable[Union[PartParam, Part, Thinglike]] | Omit"
        assert method["others"] == "Union[str, Iterable[Union[OtherParam, Thinglike]]] | Omit"
    assert (
        thinglike.__doc__ == "An object in place of `PartParam` or `OtherParam`: its `to_dict()` returns what is sent."
    )


def test_objects_are_sent_as_what_they_stand_for(objects: Package) -> None:
    client = objects.client({"type": "a"})
    client.parts.create(parts=[Thing(), {"type": "a"}, objects.types.A(type="a")], box={"parts": (Thing(),)})
    assert json.loads(client.requests[0].content) == {
        "parts": [{"type": "b"}, {"type": "a"}, {"type": "a"}],
        "box": {"parts": [{"type": "b"}]},
    }


@pytest.mark.skipif(sys.version_info < (3, 12), reason="before, pydantic wants TypedDicts of typing_extensions")
def test_pydantic_reads_lists_that_take_objects(objects: Package) -> None:
    pydantic = pytest.importorskip("pydantic")
    adapter = pydantic.TypeAdapter(objects.types.PartCreateParams)
    thing = Thing()
    read = adapter.validate_python({"parts": [{"type": "b"}, thing]})
    assert list(read["parts"]) == [{"type": "b"}, thing]
    again = adapter.validate_python({"parts": [{"type": "b"}, thing]})
    assert adapter.dump_json(again) == b'{"parts":[{"type":"b"},{"type":"b"}]}'
    for odd in ({"type": "c"}, Thing, 5, None):
        with pytest.raises(pydantic.ValidationError, match="expected Thinglike, an object with to_dict"):
            list(adapter.validate_python({"parts": [odd]})["parts"])
    for mode in ("validation", "serialization"):
        assert "Thinglike" not in json.dumps(adapter.json_schema(mode=mode))


@pytest.mark.parametrize(
    ("function", "name"),
    [
        (hints, "hints"),
        (lambda: None, "<lambda>"),
        (Thing().to_dict, "to_dict"),
        (functools.partial(hints, 1), "partial"),
        (print, "print"),
    ],
    ids=["function", "lambda", "method", "partial", "built-in"],
)
def test_a_function_in_a_body_is_refused_with_the_remedy(objects: Package, function: Any, name: str) -> None:
    message = (
        f"{name}: a function has no JSON form: to offer it as a tool, wrap it with @tool, or pass it to tool_runner()"
    )
    client = objects.client()
    for given in ({"parts": [function]}, {"box": {"parts": iter([{"type": "a"}, function])}}):
        with pytest.raises(TypeError, match=f"^{re.escape(message)}$"):
            client.parts.create(**given)
    assert client.requests == []


def test_other_callables_are_what_they_were(objects: Package) -> None:
    """Those with `to_dict` are objects, those that can be iterated over are lists, and a class is no function."""
    encode = objects.module("_json").encode
    called = {"__call__": lambda self: None}
    assert encode(type("Tool", (Thing,), called)()) == b'{"type":"b"}'
    assert encode(type("Many", (), {**called, "__iter__": lambda self: iter([1])})()) == b"[1]"
    with pytest.raises(TypeError, match="an object of type type has no JSON form"):
        encode([int])


def test_parts_of_one_operation_live_in_its_module(generated: Build) -> None:
    post = {"requestBody": body(obj("requests", requests=array(ref("Item")))), "responses": answer(ref("Thing"))}
    package = generated(
        spec({"/v1/things": {"post": post}}, Item=obj("id", id=STRING), Thing=obj(id=STRING)),
        operations={"POST /v1/things": {"types": {"Request": "Item"}}},
    )
    module = package.module("types.thing_create_params")
    assert module.Request.__required_keys__ == {"id"}
    assert hints(module.ThingCreateParams)["requests"] == Iterable[module.Request]
    assert not hasattr(package.types, "ItemParam")


def test_query_parameters_stand_beside_the_body(generated: Build) -> None:
    get = {"parameters": [param("page-size", "query", NUMBER)], "responses": answer(ref("Thing"))}
    package = generated(spec({"/v1/things": {"get": get}}, Thing=obj(id=STRING)))
    assert hints(package.types.ThingListParams) == {"page_size": int}
