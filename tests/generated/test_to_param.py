"""Whatever a response contains can be sent back: it is written as the request's own description of it allows.

What requests take is computed here from the API description, by other means than the generator's: a JSON Schema validator
with every object closed to unknown keys.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from described import DOCUMENT, SCHEMAS, key_of, members
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from instances import JSON, Smallest, instance, instances
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

import anthropic.types
from anthropic.types import beta
from anthropic_generated._json import encode
from anthropic_generated._model import Model, Unknown
from anthropic_generated._parse import parsers
from sdkgen.names import snake

#: Response union → request union.
UNIONS = {"ContentBlock": "ContentBlockParam", "BetaContentBlock": "BetaContentBlockParam"}

#: Response message → request message.
MESSAGES = {"Message": "MessageParam", "BetaMessage": "BetaMessageParam"}

#: How long a text may be is for the API to say: a value is sent back as it came, or not at all.
LIMITS = ("minLength", "maxLength", "pattern")

VARIANTS = [
    (key_of(variant) or "", request) for union, request in UNIONS.items() for variant in members(SCHEMAS[union])
]

for_all_variants = pytest.mark.parametrize(("key", "request_key"), VARIANTS, ids=[key for key, _ in VARIANTS])

few = settings(
    max_examples=15,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)


class Fullest(Smallest):
    """All optional parts, one item in each list, and the last variant rather than null."""

    def pick(self, options: Any) -> Any:
        return options[-1]

    def flag(self) -> bool:
        return True

    def integer(self, low: int | None, high: int | None) -> int:
        return 1 if low == 0 else super().integer(low, high)


def closed(node: Any) -> Any:
    """The document with every object that names its properties closed to others."""
    if isinstance(node, list):
        return [closed(item) for item in node]
    if not isinstance(node, dict):
        return node
    copied = {name: closed(value) for name, value in node.items()}
    if isinstance(node.get("properties"), dict) and "type" in node and isinstance(node["type"], str):
        copied["additionalProperties"] = False
    return copied


CLOSED = closed(DOCUMENT)


def faults(error: ValidationError) -> Iterator[ValidationError]:
    """What is wrong at the root of an error: of a union, with the variant that comes closest."""
    if not error.context:
        yield error
        return
    by_variant: dict[Any, list[ValidationError]] = {}
    for inner in error.context:
        by_variant.setdefault(inner.relative_schema_path[0], []).append(inner)
    yield from min(([f for e in errors for f in faults(e)] for errors in by_variant.values()), key=rank)


def rank(found: list[ValidationError]) -> tuple[int, int]:
    serious = [fault for fault in found if fault.validator not in LIMITS]
    return len(serious), len(found)


def validate(request_key: str, value: Any) -> None:
    validator = Draft202012Validator({**CLOSED, "$ref": f"#/components/schemas/{request_key}"})
    found = [fault for error in validator.iter_errors(value) for fault in faults(error)]
    assert [f"{fault.json_path}: {fault.message}" for fault in found if fault.validator not in LIMITS] == []


def read(key: str, data: dict[str, Any]) -> Any:
    return getattr(parsers, snake(key))(data)


def sent(value: Any) -> Any:
    """What stands in a request for a value."""
    return json.loads(encode({"messages": [{"role": "assistant", "content": [value]}]}))["messages"][0]["content"][0]


def check(key: str, request_key: str, data: dict[str, Any]) -> Any:
    before = json.dumps(data)
    block = read(key, data)
    param = block.to_param()
    assert type(param) is dict
    assert json.dumps(param) == json.dumps(sent(block))
    assert json.dumps(data) == before
    validate(request_key, param)
    assert lost(param, data) == set()
    return param


def lost(param: Any, data: Any) -> set[str]:
    """Values that changed on the way; keys may be left out, but nothing else."""
    if isinstance(param, dict) and isinstance(data, dict):
        return {name for name in param if name not in data} | set().union(
            *(lost(param[name], data[name]) for name in param if name in data)
        )
    if isinstance(param, list) and isinstance(data, list) and len(param) == len(data):
        return set().union(*(lost(*pair) for pair in zip(param, data)))
    return set() if json.dumps(param) == json.dumps(data) else {json.dumps(param)}


def text(value: Any) -> str:
    """JSON which, unlike `==`, tells true from 1."""
    return json.dumps(value, sort_keys=True)


def test_there_are_blocks() -> None:
    assert len(VARIANTS) > 20


@for_all_variants
@few
@given(data=st.data())
def test_any_block_can_be_sent_back(key: str, request_key: str, data: st.DataObject) -> None:
    check(key, request_key, data.draw(instances(DOCUMENT, SCHEMAS[key])))


@for_all_variants
def test_the_smallest_and_the_fullest_block_can_be_sent_back(key: str, request_key: str) -> None:
    for value in (instance(DOCUMENT, SCHEMAS[key]), instance(DOCUMENT, SCHEMAS[key], Fullest())):
        check(key, request_key, value)


@for_all_variants
@few
@given(data=st.data())
def test_fields_of_a_newer_api_stay_behind_wherever_they_stand(key: str, request_key: str, data: st.DataObject) -> None:
    value = data.draw(instances(DOCUMENT, SCHEMAS[key]))
    known = check(key, request_key, json.loads(json.dumps(value)))
    extra = data.draw(JSON)
    for model in nested(read(key, value)):
        model._raw["unheard_of"] = extra  # A part of `value`.
    assert "unheard_of" in value
    assert json.dumps(check(key, request_key, value)) == json.dumps(known)


def nested(model: Model) -> Iterator[Model]:
    """A model and all models inside of it."""
    yield model
    for name in model.model_fields_set:
        value = getattr(model, name)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, Model):
                yield from nested(item)


@pytest.mark.parametrize(("key", "request_key"), MESSAGES.items())
@few
@given(data=st.data())
def test_any_message_can_be_sent_back(key: str, request_key: str, data: st.DataObject) -> None:
    message = read(key, data.draw(instances(DOCUMENT, SCHEMAS[key])))
    param = message.to_param()
    assert param.keys() == {"role", "content"}
    assert param["role"] == "assistant"
    assert json.loads(encode({"messages": [message]})) == {"messages": [param]}
    validate(request_key, param)


@pytest.mark.parametrize("union", UNIONS)
@few
@given(extra=st.dictionaries(st.text("abc", min_size=1, max_size=3), JSON, max_size=3))
def test_a_block_of_a_newer_api_is_sent_back_as_it_came(union: str, extra: dict[str, Any]) -> None:
    data = {**extra, "type": "hologram", "caller": {"type": "direct"}}
    block = read(union, data)
    assert type(block) is Unknown
    assert text(block.to_param()) == text(sent(block)) == text(data)


def test_free_values_are_kept_whole() -> None:
    free = {"type": "text", "caller": 1, "citations": None, "deep": [{"type": "text", "x": {}}]}
    block = read("ToolUseBlock", {"type": "tool_use", "id": "t", "name": "n", "input": free, "more": 1})
    assert block.to_param() == {"type": "tool_use", "id": "t", "name": "n", "input": free}
    assert block.to_param()["input"] is not block.input


def test_changes_are_sent() -> None:
    block = read("TextBlock", {"type": "text", "text": "a", "citations": None})
    block.text = "b"
    assert block.to_param() == {"type": "text", "text": "b", "citations": None}


def test_blocks_and_messages_made_by_hand_and_of_subclasses() -> None:
    class Mine(anthropic.types.Message):
        pass

    text = anthropic.types.TextBlock(type="text", text="a")
    usage = anthropic.types.Usage(input_tokens=1, output_tokens=1)
    fields: Any = {"id": "m", "type": "message", "role": "assistant", "model": "m", "content": [text], "usage": usage}
    expected = {"role": "assistant", "content": [{"type": "text", "text": "a"}]}
    assert Mine(**fields).to_param() == anthropic.types.Message(**fields).to_param() == expected
    assert json.loads(encode([Mine(**fields)])) == [expected]
    assert beta.BetaTextBlock(type="text", text="a").to_param() == {"type": "text", "text": "a"}


def test_models_that_no_request_takes_have_no_such_method_and_are_written_whole() -> None:
    usage = anthropic.types.Usage(input_tokens=1, output_tokens=1)
    assert not hasattr(usage, "to_param")
    assert json.loads(encode(usage)) == {"input_tokens": 1, "output_tokens": 1}


def test_every_nested_object_of_a_block_has_its_own_reduction() -> None:
    """So that no field of a nested object slips through."""

    for key, _ in VARIANTS:
        for model in nested(read(key, instance(DOCUMENT, SCHEMAS[key], Fullest()))):
            assert model._param_keys, f"{key}: {type(model).__name__}"
