"""All response models, read from anything: what the API promises, and what it does not.

Valid objects come from the schemas. Damaged ones are valid ones with parts missing, null, of another type, of an unknown
kind, or unheard of. Reading never raises, and what was read can be written without loss.
"""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from typing import Any

import attrs
import pytest
from dateutil.parser import isoparse
from described import DOCUMENT, SCHEMAS, has_objects, is_object, key_of, page_keys, response_keys
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from instances import JSON, Smallest, instance, instances
from jsonschema import Draft202012Validator
from wire import Node, canonical, variants

from anthropic_generated._model import Model, Unknown
from sdkgen.names import snake


def model_classes() -> Iterator[tuple[str, type[Model]]]:
    """The class of each component that has one."""
    for key in SCHEMAS:
        name = f"anthropic_generated.models.{snake(key)}"
        try:
            module = import_module(name)
        except ModuleNotFoundError as error:
            if error.name != name:
                raise
            continue
        value = getattr(module, key, None)
        if isinstance(value, type) and issubclass(value, Model):
            yield key, value


MODELS = dict(model_classes())

for_all_models = pytest.mark.parametrize("key", MODELS)

#: The same examples in each run. Not found slow: some models hold nearly all others.
few = settings(
    max_examples=8,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)

#: One of each kind of JSON value, and some that only look like what a field expects.
ODD_VALUES = (
    None,
    True,
    0,
    -1.5,
    "",
    "text",
    "2024-05-01T12:00:00Z",
    [],
    [None],
    ["text", {"type": "text"}],
    {},
    {"type": None},
    {"type": ["text"]},
    {"type": {"type": "text"}},
    {"type": "of a newer API", "text": "x"},
)


class Fullest(Smallest):
    """All optional parts, one item in each list, and the last variant rather than null."""

    def pick(self, options: Any) -> Any:
        return options[-1]

    def flag(self) -> bool:
        return True

    def integer(self, low: int | None, high: int | None) -> int:
        return 1 if low == 0 else super().integer(low, high)


def fullest(key: str) -> dict[str, Any]:
    value: dict[str, Any] = instance(DOCUMENT, SCHEMAS[key], Fullest())
    return value


def text(value: Any) -> str:
    """JSON with keys sorted, which tells true from 1 and 1 from 1.0, unlike `==`."""
    return json.dumps(value, sort_keys=True)


def read(key: str, data: dict[str, Any]) -> Model:
    """Read a model, and see to it that all of `data` is in it and that the reading left `data` alone."""
    before = text(data)
    model = MODELS[key].from_dict(data)
    assert type(model) is MODELS[key]
    assert text(model.to_dict(mode="json")) == before
    assert text(data) == before
    return model


def test_there_are_models() -> None:
    objects = {key for key in response_keys() if is_object(key)} - page_keys()
    assert objects
    assert objects <= MODELS.keys()


def test_the_smallest_and_the_fullest_object_differ() -> None:
    assert instance(DOCUMENT, SCHEMAS["Message"])["content"] == []
    assert fullest("Message")["content"]


def validate(key: str, value: Any) -> None:
    """See to it that a value the tests call valid fits its schema."""
    Draft202012Validator({**DOCUMENT, "$ref": f"#/components/schemas/{key}"}).validate(value)


@for_all_models
@few
@given(data=st.data())
def test_a_valid_object_becomes_attributes_and_back(key: str, data: st.DataObject) -> None:
    value = data.draw(instances(DOCUMENT, SCHEMAS[key]))
    validate(key, value)
    model = read(key, value)
    agree(SCHEMAS[key], model, value)
    assert model.model_fields_set == value.keys()
    assert model.model_extra == {}
    survives(model)


@for_all_models
def test_the_smallest_and_the_fullest_object(key: str) -> None:
    for value in (instance(DOCUMENT, SCHEMAS[key]), fullest(key)):
        validate(key, value)
        model = read(key, value)
        agree(SCHEMAS[key], model, value)
        survives(model)


def agree(schema: Node, value: Any, sent: Any) -> None:
    """Check that `value` is what `schema` says of the JSON value `sent`."""
    form = canonical(DOCUMENT, schema)
    _, members = variants(form)
    if members:
        agree(next(member for member in members if fits(member, sent)), value, sent)
    elif isinstance(sent, dict) and "properties" in form:
        assert isinstance(value, Model)
        assert type(value) is not Unknown
        assert key_of(schema) in (None, type(value).__name__)
        for name, property_schema in form["properties"].items():
            if name in sent:
                agree(property_schema, getattr(value, name), sent[name])
            else:
                assert getattr(value, name) is None
    elif isinstance(sent, list):
        assert type(value) is list
        for item, sent_item in zip(value, sent):
            agree(form.get("items", {}), item, sent_item)
        assert len(value) == len(sent)
    elif form.get("format") == "date-time":
        assert isinstance(value, datetime)
        assert value == isoparse(sent)
    else:
        assert text(value) == text(sent)


def fits(schema: Node, sent: Any) -> bool:
    """Whether a valid value is one of this variant: whether type and tags are the right ones."""
    form = canonical(DOCUMENT, schema)
    _, members = variants(form)
    if members:
        return any(fits(member, sent) for member in members)
    if "const" in form or "enum" in form:
        return sent in form.get("enum", [form.get("const")])
    if form.get("type") == "object":
        tags = {name: tag for name, tag in form.get("properties", {}).items() if "const" in canonical(DOCUMENT, tag)}
        return isinstance(sent, dict) and all(name not in sent or fits(tag, sent[name]) for name, tag in tags.items())
    kinds = {"array": list, "string": str, "boolean": bool, "null": type(None), "integer": int, "number": (int, float)}
    return "type" not in form or isinstance(sent, kinds[form["type"]])


def survives(model: Model) -> None:
    """Check that copies of all kinds equal the model, and that it shows its class and fields."""
    copies = [
        copy.copy(model),
        copy.deepcopy(model),
        pickle.loads(pickle.dumps(model)),
        model.model_copy(),
        model.model_copy(deep=True),
        type(model).from_dict(model.to_dict(mode="json")),
        type(model).model_validate_json(model.to_json()),
    ]
    for clone in copies:
        assert clone is not model
        assert type(clone) is type(model)
        assert clone == model
        assert clone.to_dict(mode="json") == model.to_dict(mode="json")
        assert clone.model_fields_set == model.model_fields_set
        assert clone.model_extra == model.model_extra
        assert repr(clone) == repr(model)
    assert repr(model).startswith(f"{type(model).__name__}(")
    assert all(f"{name}=" in repr(model) for name in model.model_fields_set)
    changed = type(model).from_dict({**model.to_dict(mode="json"), "something_else": 1})
    assert changed != model
    assert model != model.to_dict()


@for_all_models
def test_each_field_may_be_missing_null_or_of_another_type(key: str) -> None:
    whole = fullest(key)
    for name in whole:
        lacking = {other: value for other, value in whole.items() if other != name}
        model = read(key, lacking)
        assert getattr(model, name) is None
        assert model.model_fields_set == lacking.keys()
        survives(model)
        for odd in ODD_VALUES:
            model = read(key, {**whole, name: odd})
            assert model.model_fields_set == whole.keys()
            assert model.model_extra == {}
            if odd is None or not isinstance(odd, (str, list, dict)):
                assert text(getattr(model, name)) == text(odd)
        survives(model)


@for_all_models
def test_an_item_of_a_list_may_be_of_another_type(key: str) -> None:
    whole = fullest(key)
    for name, value in whole.items():
        if isinstance(value, list):
            for odd in ODD_VALUES:
                model = read(key, {**whole, name: [*value, odd, *value]})
                assert len(getattr(model, name)) == 2 * len(value) + 1


@for_all_models
def test_an_empty_object(key: str) -> None:
    model = read(key, {})
    assert model.model_fields_set == set()
    for field in attrs.fields(MODELS[key]):
        assert getattr(model, field.name) is None
    survives(model)


@for_all_models
@few
@given(data=st.data())
def test_unknown_fields_are_kept_and_readable(key: str, data: st.DataObject) -> None:
    value = data.draw(instances(DOCUMENT, SCHEMAS[key]))
    known = canonical(DOCUMENT, SCHEMAS[key])["properties"]
    names = st.text("abcxyz_09", max_size=8).filter(lambda name: name not in known) | st.sampled_from(
        ("", "a b", "class")
    )
    extra = data.draw(st.dictionaries(names, JSON, min_size=1, max_size=3))
    model = read(key, {**value, **extra})
    assert text(model.model_extra) == text(extra)
    assert model.model_fields_set == {*value, *extra}
    for name, sent in extra.items():
        if not name.startswith("_"):
            assert text(getattr(model, name)) == text(sent)
    with pytest.raises(AttributeError, match="no_such_field"):
        model.no_such_field
    survives_with_extra(model)


def survives_with_extra(model: Model) -> None:
    for clone in (copy.deepcopy(model), pickle.loads(pickle.dumps(model)), type(model).from_dict(model.to_dict())):
        assert clone == model
        assert text(clone.model_extra) == text(model.model_extra)


@for_all_models
@few
@given(data=st.data())
def test_damage_anywhere_is_kept(key: str, data: st.DataObject) -> None:
    value = data.draw(instances(DOCUMENT, SCHEMAS[key]))
    for _ in range(data.draw(st.integers(1, 4))):
        damage(data, value)
    survives(read(key, value))


def damage(data: st.DataObject, value: Any) -> None:
    """Change one place of a JSON value: some part, however deep, goes, comes, or becomes something else."""
    containers = list(all_containers(value))
    container = data.draw(st.sampled_from(containers))
    places: list[Any] = list(container) if isinstance(container, dict) else list(range(len(container)))
    kind = data.draw(st.sampled_from(("replace", "null", "remove", "add", "tag")))
    if kind == "add" or not places:
        if isinstance(container, dict):
            container[data.draw(st.sampled_from(("unheard_of", "type", "content", "id")))] = data.draw(JSON)
        else:
            container.append(data.draw(JSON))
    elif kind == "tag" and isinstance(container, dict):
        container["type"] = data.draw(st.sampled_from(("of a newer API", "text", "error", None, 7)))
    elif kind == "remove":
        del container[data.draw(st.sampled_from(places))]
    else:
        place = data.draw(st.sampled_from(places))
        container[place] = None if kind == "null" else data.draw(JSON)


def all_containers(value: Any) -> Iterator[Any]:
    if isinstance(value, (dict, list)):
        yield value
        for item in value.values() if isinstance(value, dict) else value:
            yield from all_containers(item)


@for_all_models
def test_an_unknown_variant_keeps_its_data(key: str) -> None:
    """In each field that holds one of several kinds of objects, an object of a kind nobody knows."""
    whole = fullest(key)
    for name, schema in canonical(DOCUMENT, SCHEMAS[key])["properties"].items():
        form = without_null(schema)
        in_list = form.get("type") == "array"
        inner = without_null(form["items"]) if in_list else form
        if "discriminator" not in inner:
            continue
        assert has_objects(inner["oneOf"][0])
        newer = {inner["discriminator"]["propertyName"]: "of a newer API", "inside": [{"type": "text"}]}
        model = read(key, {**whole, name: [newer] if in_list else newer})
        found = getattr(model, name)[0] if in_list else getattr(model, name)
        assert type(found) is Unknown
        assert found.type == "of a newer API"
        assert found.inside == newer["inside"]
        survives(model)


def without_null(schema: Node) -> Node:
    """The form of what a schema allows beside null."""
    form = canonical(DOCUMENT, schema)
    _, members = variants(form)
    rest = [member for member in members if member != {"type": "null"}]
    return canonical(DOCUMENT, rest[0]) if len(rest) == 1 else form
