"""Models that requests take, and properties that follow from fields: what `accepts_models` and `computed` make."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from inline import NUMBER, STRING, Package, array, const, generate, nullable, obj, one_of, ref, spec

from sdkgen.document import SpecError

Build = Callable[..., Package]


@pytest.fixture(scope="module")
def package(generated: Build) -> Package:
    union: Any = {"discriminator": {"propertyName": "type"}}
    return generated(
        spec(
            Turn=obj(
                "role", role=const("model"), parts={"anyOf": [STRING, array(ref("Part"))]}, cost=NUMBER, tax=NUMBER
            ),
            Part={**one_of("Words", "Call", "Lone"), **union},
            Words=obj("type", type=const("words"), text=STRING, note=nullable(STRING), by=ref("Author"), seen=NUMBER),
            Call=obj("type", type=const("call"), given={"type": "object"}, inner=array(ref("Part"))),
            Lone=obj("type", type=const("lone"), text=STRING),
            Author=obj(name=STRING, age=NUMBER),
            TurnParam=obj("role", role={"enum": ["model", "user"]}, parts={"anyOf": [STRING, array(ref("PartParam"))]}),
            PartParam={**one_of("WordsParam", "PictureParam", "CallParam"), **union},
            WordsParam=obj("type", type=const("words"), text=STRING, note=STRING, by=ref("AuthorParam")),
            PictureParam=obj("type", type=const("picture"), text=STRING),
            CallParam=obj("type", type=const("call"), given={"type": "object"}, inner=array(ref("PartParam"))),
            AuthorParam=obj(name=STRING),
        ),
        accepts_models={"TurnParam": "Turn"},
        computed={"Turn.text": {"text_of": ["parts"]}, "Turn.total": {"sum_of": ["cost", "tax"]}},
    )


WORDS: dict[str, Any] = {"type": "words", "text": "a", "by": {"name": "n"}}


def turn(package: Package, *parts: Any, **more: Any) -> Any:
    return package.types.Turn.model_validate({"role": "model", "parts": list(parts), **more})


def test_a_model_is_reduced_to_what_its_twin_names_all_the_way_down(package: Package) -> None:
    given = {"seen": 1, "type": "words"}
    inner = {**WORDS, "seen": 2, "by": {"name": "n", "age": 3}, "newer": 4}
    call = {"type": "call", "given": given, "inner": [inner], "seen": 5}
    param = turn(package, call, inner, cost=1).to_param()
    assert param == {"role": "model", "parts": [{"type": "call", "given": given, "inner": [WORDS]}, WORDS]}


def test_a_null_that_requests_do_not_take_is_left_out(package: Package) -> None:
    assert turn(package, {**WORDS, "note": None}).to_param()["parts"] == [WORDS]
    assert turn(package, {**WORDS, "note": "x"}).to_param()["parts"] == [{**WORDS, "note": "x"}]


def test_a_variant_without_twin_and_an_unknown_one_stay_whole(package: Package) -> None:
    parts = [{"type": "lone", "text": "a", "newer": 1}, {"type": "newer", "text": "b"}]
    reply = turn(package, *parts)
    assert reply.to_param()["parts"] == parts
    assert not hasattr(reply.parts[0], "to_param")
    assert reply.parts[1].to_param() == parts[1]


def test_another_form_of_content_stays_as_it_is(package: Package) -> None:
    reply = package.types.Turn.model_validate({"role": "model", "parts": "text"})
    assert reply.to_param() == {"role": "model", "parts": "text"}
    assert reply.text == ""


def test_the_encoder_writes_the_same(package: Package) -> None:
    reply = turn(package, {**WORDS, "seen": 1}, tax=1)
    assert json.loads(package.module("_json").encode([reply])) == [reply.to_param()]


def test_the_type_of_the_result_is_the_request_type(package: Package) -> None:
    assert "def to_param(self) -> WordsParam:" in package.text("models/words.py")
    assert "def to_param" not in package.text("models/lone.py")


def test_a_model_that_goes_to_two_places_is_reduced_to_what_both_take(generated: Build) -> None:
    package = generated(
        spec(
            Whole=obj(first=ref("Thing"), second=ref("Thing")),
            Thing=obj(a=nullable(STRING), b=STRING, c=STRING),
            WholeParam=obj(first=ref("ThingAParam"), second=ref("ThingBParam")),
            ThingAParam=obj(a=nullable(STRING), b=STRING),
            ThingBParam=obj(a=STRING, c=STRING),
        ),
        accepts_models={"WholeParam": "Whole"},
    )
    thing = {"a": "x", "b": "x", "c": "x"}
    whole = package.types.Whole.model_validate({"first": thing, "second": {"a": None}})
    assert whole.to_param() == {"first": {"a": "x"}, "second": {}}
    assert "def to_param(self) -> Union[ThingAParam, ThingBParam]:" in package.text("models/thing.py")


def test_computed_properties(package: Package) -> None:
    reply = turn(package, WORDS, {"type": "text", "text": "b"}, cost=1, tax=2)
    assert (reply.text, reply.total) == ("b", 3)
    assert "text" not in reply.to_dict()


@pytest.mark.parametrize(
    ("computed", "rule"),
    [
        ({"Nope.text": {"text_of": ["parts"]}}, "computed.Nope.text: the description has no property Nope.parts"),
        ({"Thing.a": {"sum_of": ["a"]}}, "computed: Thing.a has to be a component and the name of a new property"),
        ({"Thing.x y": {"sum_of": ["a"]}}, "computed: Thing.x y has to be a component and the name of a new property"),
        ({"Thing.x": {"product_of": ["a"]}}, "computed.Thing.x: say either text_of or sum_of"),
        ({"Thing.x": {}}, "computed.Thing.x: say either text_of or sum_of"),
        ({"Thing.x": {"sum_of": ["b"]}}, "computed.Thing.x: the description has no property Thing.b"),
    ],
)
def test_mistakes_in_computed_are_named(computed: Any, rule: str) -> None:
    with pytest.raises(SpecError, match=rule.replace(".", r"\.")):
        generate(spec(Thing=obj(a=NUMBER)), {"computed": computed})
