"""Request types: the TypedDicts of components and of single operations."""

from __future__ import annotations

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
