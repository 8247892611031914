"""Response models: what a schema becomes, and what its parser makes of JSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

import pytest
from inline import NUMBER, STRING, Package, array, const, nullable, obj, one_of, ref, spec

from sdkgen import names

DATE = {"type": "string", "format": "date-time"}

Build = Callable[..., Package]


@pytest.fixture(scope="module")
def basic(generated: Build) -> Package:
    circle = obj("kind", "radius", kind=const("circle"), radius=NUMBER)
    square = obj("kind", kind=const("square"), side=NUMBER)
    return generated(
        spec(
            Thing=obj(
                "id",
                "note",
                "shape",
                "at",
                id={**STRING, "description": "Its id."},
                note=nullable(STRING),
                size=NUMBER,
                at=DATE,
                shape=ref("Shape"),
                maybe=nullable(ref("Circle")),
                circles=array(ref("Circle")),
                by_name={"type": "object", "additionalProperties": ref("Circle")},
                dates=array(DATE),
                content={"anyOf": [STRING, array(ref("Shape"))]},
                parent=ref("Thing"),
                color={"enum": ["red", "blue"]},
                anything={},
                level={"type": "integer", "enum": [1, 2, None]},
            ),
            Shape={**one_of("Circle", "Square"), "discriminator": {"propertyName": "kind"}},
            Circle=circle,
            Square=square,
        )
    )


def parse(package: Package, data: dict[str, Any], name: str = "Thing") -> Any:
    return getattr(package.types, name).model_validate(data)


FULL = {"id": "t", "note": None, "at": "2026-01-02T03:04:05Z", "shape": {"kind": "circle", "radius": 2}}


def test_fields_are_attributes(basic: Package) -> None:
    thing = parse(basic, {**FULL, "size": 3})
    assert (thing.id, thing.note, thing.size) == ("t", None, 3)
    assert thing.at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
    assert thing.to_dict(mode="json") == {**FULL, "size": 3}


def test_missing_and_null_are_both_none_and_told_apart(basic: Package) -> None:
    thing = parse(basic, FULL)
    assert thing.note is None
    assert thing.size is None
    assert "note" in thing.model_fields_set
    assert "size" not in thing.model_fields_set


def test_annotations_say_what_may_be_missing(basic: Package) -> None:
    text = basic.text("models/thing.py")
    assert "    id: str\n" in text
    assert "    note: Optional[str] = None\n" in text
    assert "    size: Optional[int] = None\n" in text
    assert "    content: Optional[Union[str, List[Shape]]] = None\n" in text
    assert '    """Its id."""\n' in text


def test_constructor_asks_for_what_is_required(basic: Package) -> None:
    circle = basic.types.Circle(kind="circle", radius=1)
    assert circle == parse(basic, {"kind": "circle", "radius": 1}, "Circle")
    with pytest.raises(TypeError, match="'radius'"):
        basic.types.Circle(kind="circle")


def test_nested_values_are_models(basic: Package) -> None:
    circle = {"kind": "circle", "radius": 1}
    thing = parse(basic, {**FULL, "maybe": circle, "circles": [circle], "by_name": {"a": circle}, "parent": FULL})
    made = basic.types.Circle(kind="circle", radius=1)
    assert thing.shape.radius == 2
    assert (thing.maybe, thing.circles, thing.by_name) == (made, [made], {"a": made})
    assert isinstance(thing.parent, basic.types.Thing)
    assert isinstance(thing.parent.shape, basic.types.Circle)


def test_dates_in_lists_are_read(basic: Package) -> None:
    thing = parse(basic, {**FULL, "dates": ["2026-01-02T03:04:05+00:00", "no date", None]})
    assert thing.dates == [datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc), "no date", None]


def test_a_union_of_text_and_list_reads_both(basic: Package) -> None:
    assert parse(basic, {**FULL, "content": "text"}).content == "text"
    (square,) = parse(basic, {**FULL, "content": [{"kind": "square", "side": 4}]}).content
    assert isinstance(square, basic.types.Square)


def test_the_tag_picks_the_class_and_an_unknown_one_keeps_its_data(basic: Package) -> None:
    assert isinstance(parse(basic, FULL).shape, basic.types.Circle)
    future = {"kind": "blob", "mass": 7}
    shape = parse(basic, {**FULL, "shape": future}).shape
    assert isinstance(shape, basic.types.Unknown)
    assert (shape.kind, shape.mass, shape.to_dict()) == ("blob", 7, future)


@pytest.mark.parametrize("odd", [None, 5, "x", [], [1], {}, {"kind": None}, {"kind": ["circle"]}])
def test_no_value_makes_a_parser_raise(basic: Package, odd: Any) -> None:
    for field in ("id", "at", "shape", "maybe", "circles", "by_name", "dates", "content", "parent", "color"):
        data = {**FULL, field: odd}
        assert parse(basic, data).to_dict(mode="json") == data


def test_enums_are_open_and_whole_numbers_stay_numbers(basic: Package) -> None:
    text = basic.text("models/thing.py")
    assert 'color: Optional[Union[Literal["red", "blue"], str]] = None' in text
    assert "level: Optional[Union[Literal[1, 2], int]] = None" in text
    assert parse(basic, {**FULL, "color": "green"}).color == "green"


def test_enums_can_be_closed(generated: Build) -> None:
    document = spec(Color={"type": "string", "enum": ["red"]}, Thing=obj(color=ref("Color")))
    assert 'Color = Union[Literal["red"], str]' in generated(document).text("models/color.py")
    assert 'Color = Literal["red"]' in generated(document, closed_enums=["Color"]).text("models/color.py")


def test_the_discriminator_decides_which_property_tells_variants_apart(generated: Build) -> None:
    package = generated(
        spec(
            Any_={"oneOf": [ref("A"), ref("B")], "discriminator": {"propertyName": "type"}},
            A=obj("media", "type", media=const("m"), type=const("a")),
            B=obj("media", "type", media=const("n"), type=const("b")),
        )
    )
    union = package.module("models.any")
    assert type(union.parse({"type": "b", "media": "m"})).__name__ == "B"


def test_variants_of_a_union_in_a_union_are_found(generated: Build) -> None:
    kinds = {key: obj("type", type=const(key.lower())) for key in ("A", "B", "C")}
    package = generated(spec(Outer=one_of("Inner", "C"), Inner=one_of("A", "B"), **kinds))
    parsed = [package.module("models.outer").parse({"type": tag}) for tag in "abc"]
    assert [type(value).__name__ for value in parsed] == ["A", "B", "C"]
    assert package.types.Outer is not None


def test_a_union_without_a_name_is_read_in_place(generated: Build) -> None:
    kinds = {key: obj("type", type=const(key.lower())) for key in ("A", "B")}
    package = generated(spec(Box=obj(item=nullable(one_of("A", "B")), list=array(one_of("A", "B"))), **kinds))
    box = parse(package, {"item": {"type": "a"}, "list": [{"type": "b"}, {"type": "z"}]}, "Box")
    assert [type(value).__name__ for value in (box.item, *box.list)] == ["A", "B", "Unknown"]


def test_properties_of_any_name_work(generated: Build) -> None:
    wires = ["class", "from", "x-y", "2x", "data", "value", "get", "self", "parse", "type", "str", "list", "datetime"]
    wires += ["to_dict", "model_extra", "_raw", "_request_id", "__private", "None", "default", "items", "print", "Any"]
    wires += ["quote'd", 'back\\slash"', "näme", "alias", "wired", "Optional", "model", "_model", "new"]
    package = generated(
        spec(Odd=obj("class", **dict.fromkeys(wires, STRING)), At=obj(**{"a-t": DATE, "datetime": DATE}))
    )
    data = {wire: f"<{wire}>" for wire in wires}
    odd = parse(package, data, "Odd")
    assert {getattr(odd, names.attribute(wire)) for wire in wires} == set(data.values())
    assert odd.to_dict() == data
    assert odd.model_extra == {}
    assert (odd.class_, odd.from_, odd.x_y, odd.to_dict_, odd._raw_) == (
        "<class>",
        "<from>",
        "<x-y>",
        "<to_dict>",
        "<_raw>",
    )
    at = parse(package, {"a-t": "2026-01-02T03:04:05Z", "datetime": "2026-01-02T03:04:05Z"}, "At")
    assert at.a_t == at.datetime_ == datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)


def test_a_renamed_property_can_be_given_by_either_name(generated: Build) -> None:
    package = generated(spec(Odd=obj("class", **{"class": STRING, "x-y": NUMBER})))
    made = package.types.Odd(class_="a", x_y=1)
    assert made == package.types.Odd(**{"class": "a", "x-y": 1})
    assert made.to_dict() == {"class": "a", "x-y": 1}
    assert made.model_dump(by_alias=False) == {"class_": "a", "x_y": 1}
    assert made.model_copy(update={"class_": "b"}).to_dict() == {"class": "b", "x-y": 1}
    assert package.types.Odd.model_construct(x_y=2).x_y == 2
    with pytest.raises(TypeError, match="'class_'"):
        package.types.Odd(x_y=1)


def test_the_names_of_every_model_are_known_to_the_driver(generated: Build) -> None:
    package = generated(spec(Odd=obj(id=STRING)))
    model = package.module("_model").Model
    public = {name for name in dir(model) if not name.startswith("_")}
    # A field may take the place of these two; models that can be sent back have one more.
    assert public - {"request_id", "rate_limits"} | {"to_param"} == names.MODEL_NAMES


def test_a_component_may_be_called_model(generated: Build) -> None:
    package = generated(spec(Model=obj("id", id=STRING, next=ref("Model")), Class=obj(model=ref("Model"))))
    assert parse(package, {"model": {"id": "m"}}, "Class").model == package.types.Model(id="m")


def test_an_alias_is_read_as_what_it_stands_for(generated: Build) -> None:
    package = generated(
        spec(Things=array(ref("Thing")), Thing=obj(id=STRING), Box=obj(things=ref("Things"), at=ref("At")), At=DATE)
    )
    box = parse(package, {"things": [{"id": "a"}], "at": "2026-01-02T03:04:05Z"}, "Box")
    assert isinstance(box.things[0], package.types.Thing)
    assert isinstance(box.at, datetime)


def test_texts_of_the_description_cannot_break_out(generated: Build) -> None:
    evil = 'Ends with a quote"""\n\nand \\ a backslash, {{ braces }} and "quotes"'
    document = spec(
        Thing={**obj(id={**STRING, "description": evil}), "description": evil},
        Both={**one_of("A", "B"), "description": 'Says "both"'},
        A=obj("type", type=const('a"\\')),
        B=obj("type", type=const("b")),
    )
    package = generated(document)
    assert "{{ braces }}" in (package.types.Thing.__doc__ or "")
    assert type(package.module("models.both").parse({"type": 'a"\\'})).__name__ == "A"


def test_only_what_a_response_holds_is_imported(generated: Build) -> None:
    import sys

    package = generated(spec(A=obj(b=ref("B")), B=obj(id=STRING), C=obj(id=STRING)))
    parse(package, {"b": {"id": "x"}}, "A")
    loaded = {name.rpartition(".")[2] for name in sys.modules if name.startswith(f"{package.name}.models.")}
    assert loaded == {"a", "b"}
