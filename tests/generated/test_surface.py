"""The package offers what the API description and the recorded public surface promise: methods, names, fields, unions."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

import attrs
import pytest
from deliberate import matches, surprises
from described import (
    DOCUMENT,
    FACTS,
    SCHEMAS,
    has_objects,
    is_object,
    is_union_of_objects,
    key_of,
    members,
    operations,
    page_key,
    page_keys,
    request_contents,
    request_keys,
    response_keys,
)
from instances import instance
from wire import Node, canonical, resolve

import anthropic
from anthropic_generated import _page
from anthropic_generated._model import Model, Unknown
from anthropic_generated._parse import parsers
from sdkgen.names import param_name, snake

RESPONSE_KEYS = response_keys()
OBJECTS = [key for key in RESPONSE_KEYS if is_object(key) and key not in page_keys()]
UNIONS = [key for key in RESPONSE_KEYS if is_union_of_objects(key)]

#: Where we offer something else than the recorded surface on purpose (`*` stands for anything), and why.
DIFFERENCES = {
    "*client.*messages.batches results: adds start": "results can be read on from an entry",
    "* annotations: *": "`from __future__ import annotations` left it in the recorded modules; it is no name of the API",
    "anthropic.types ParsedTextBlock: lacks parsed_output": "it is an attribute, but no field: the API did not send it",
    "anthropic.types ParsedContentBlock: *": "it is generic, and its blocks are those of the `ContentBlock` that we have",
    "* *ErrorCode: adds str": "enums of answers are open: a newer API may add a value",
    "* *StopReason: adds str": "the same",
    "anthropic.types.beta BetaIterationsUsage: adds None": "null is one of its values, says the description",
    "anthropic.types.beta BetaContentBlockParam: lacks Beta*Block": (
        "beta and not, lists of blocks take those of an answer beside these; the name stands for what one writes oneself"
    ),
    "*client.*messages create: adds via_stream": "a reply can be streamed and returned when it is whole",
    "*client.*messages stream: adds stream_idle_timeout": "each stream may have limits of its own",
    "*client.*messages stream: adds deadline": "the same",
    "*client.*messages stream: takes *": "its keywords stand in the order of those of `create`",
    "*client.*messages parse: lacks stream": "it does nothing there",
    "*client.*messages parse: adds via_stream": "as for `create`",
    "*client.messages parse: adds *": "it takes all that `create` takes",
    "*client.*messages parse: takes *": "its keywords stand in the order of those of `create`",
    "*client.*messages count_tokens: takes *": "the keyword that is not of the API stands first",
    "*client.*messages tool_runner: adds *": "what the recorded one cannot do: limits, approval, time, and so on",
    "*client.*messages tool_runner: takes *": "its keywords stand in the order of those of `create`",
}


# Methods


@pytest.fixture(scope="module")
def clients() -> Iterator[tuple[anthropic.Anthropic, anthropic.AsyncAnthropic]]:
    with anthropic.Anthropic(api_key="x") as client:
        yield client, anthropic.AsyncAnthropic(api_key="x")


#: What our methods take beyond the description, for what they do beyond it.
OWN_ARGUMENTS = {
    "messages.batches.results": ["start"],
    "beta.messages.batches.results": ["start"],
    "messages.create": ["via_stream"],
    "beta.messages.create": ["via_stream"],
    "messages.count_tokens": ["output_format"],
}


def follow(client: Any, accessor: str) -> Any:
    for name in accessor.split("."):
        client = getattr(client, name)
    return client


@pytest.mark.parametrize("operation", operations(), ids=lambda operation: operation["operationId"])
def test_an_operation_has_a_sync_and_an_async_method(clients: tuple[Any, Any], operation: Node) -> None:
    for client in clients:
        method = follow(client, operation["operationId"])
        assert inspect.ismethod(method)
        assert method.__doc__
        assert "self" not in inspect.signature(method).parameters


def test_sync_and_async_methods_take_the_same(clients: tuple[Any, Any]) -> None:
    for operation in operations():
        sync, other = (arguments(follow(client, operation["operationId"])) for client in clients)
        assert sync == other, operation["operationId"]


@pytest.mark.parametrize("operation", operations(), ids=lambda operation: operation["operationId"])
def test_a_method_takes_what_the_description_names(clients: tuple[Any, Any], operation: Node) -> None:
    parameters = [resolve(DOCUMENT, parameter) for parameter in operation["parameters"]]
    described = {p["name"]: p.get("required", False) for p in parameters if p["in"] != "header"}
    positional = [p["name"] for p in parameters if p["in"] == "path"]
    for media in request_contents(operation):
        body = canonical(DOCUMENT, media["schema"])
        described.update((name, name in body.get("required", [])) for name in body["properties"])
    if any(p["name"] == "anthropic-beta" for p in parameters):
        described["betas"] = False
    taken = arguments(follow(clients[0], operation["operationId"]))
    general = {"extra_headers", "extra_query", "extra_body", "timeout"}
    taken = [argument for argument in taken if argument[0] not in OWN_ARGUMENTS.get(operation["operationId"], ())]
    assert {name: not optional for name, _, optional in taken if name not in general} == described
    assert general <= {name for name, *_ in taken}
    # Of two ids, the one of the object itself comes first, and the other by name.
    assert [name for name, kind, _ in taken if kind == "positional"] == positional[-1:]


@pytest.mark.parametrize(
    "operation",
    [operation for operation in operations() if page_key(operation)],
    ids=lambda operation: operation["operationId"],
)
def test_a_list_becomes_pages_with_all_their_properties(clients: tuple[Any, Any], operation: Node) -> None:
    properties = SCHEMAS[page_key(operation) or ""]["properties"]
    method = follow(clients[0], operation["operationId"])
    page, _, item = inspect.signature(method).return_annotation.rstrip("]").partition("[")
    assert item == key_of(properties["data"]["items"])
    assert properties.keys() <= {field.alias for field in attrs.fields(getattr(_page, page))}


def arguments(method: Any) -> list[tuple[str, str, bool]]:
    """Name, kind and whether it can be left out, of each argument."""
    return [
        (
            parameter.name,
            "keyword" if parameter.kind is parameter.KEYWORD_ONLY else "positional",
            parameter.default is not parameter.empty,
        )
        for parameter in inspect.signature(method).parameters.values()
        # Takes unknown arguments for the sole purpose of an error that helps.
        if (parameter.name, parameter.kind) != ("unknown", parameter.VAR_KEYWORD)
    ]


def method_differences(title: str, client: Any, recorded: dict[str, Any]) -> Iterator[str]:
    for accessor, description in recorded.items():
        owner, _, name = accessor.removeprefix("client.").rpartition(".")
        place = f"{title}.{owner} {name}"
        method = getattr(follow(client, owner), name, None)
        if method is None:
            yield f"{place}: missing"
            continue
        ours = arguments(method)
        theirs = [(p["name"], p["kind"], "default" in p) for p in description["params"]]
        for argument in theirs:
            if argument[0] not in [name for name, *_ in ours]:
                yield f"{place}: lacks {argument[0]}"
        for argument in ours:
            if argument[0] not in [name for name, *_ in theirs]:
                yield f"{place}: adds {argument[0]}"
        both = [argument for argument in ours if argument[0] in [name for name, *_ in theirs]]
        expected = [argument for argument in theirs if argument[0] in [name for name, *_ in ours]]
        if both != expected:
            yield f"{place}: takes {both}, not {expected}"


# Names


def type_differences(path: str, recorded: dict[str, Any]) -> Iterator[str]:
    module = importlib.import_module(path)
    for name, description in recorded.items():
        place = f"{path} {name}"
        value = getattr(module, name, None)
        if value is None:
            yield f"{place}: missing"
        elif description["kind"] == "model":
            yield from model_differences(place, value, description)
        elif description["kind"] == "typed_dict":
            yield from typed_dict_differences(place, value, description)
        else:
            yield from alias_differences(place, value, description["type"])


def model_differences(place: str, value: Any, description: dict[str, Any]) -> Iterator[str]:
    if not (isinstance(value, type) and issubclass(value, Model)):
        yield f"{place}: is no model but {value!r}"
        return
    fields = {field.name: field.default is attrs.NOTHING for field in attrs.fields(value)}
    yield from field_differences(place, fields, description["fields"])


def typed_dict_differences(place: str, value: Any, description: dict[str, Any]) -> Iterator[str]:
    if not hasattr(value, "__required_keys__"):
        yield f"{place}: is no TypedDict but {value!r}"
        return
    fields = {name: name in value.__required_keys__ for name in (*value.__required_keys__, *value.__optional_keys__)}
    yield from field_differences(place, fields, description["fields"])


def field_differences(place: str, ours: dict[str, bool], recorded: dict[str, Any]) -> Iterator[str]:
    for name, field in recorded.items():
        if name not in ours:
            yield f"{place}: lacks {name}"
        elif ours[name] != field["required"]:
            yield f"{place}: {name} is {'required' if ours[name] else 'optional'}"
    yield from (f"{place}: adds {name}" for name in ours if name not in recorded)


def alias_differences(place: str, value: Any, recorded: str) -> Iterator[str]:
    ours, theirs = parts(value), recorded_parts(ast.parse(recorded, mode="eval").body)
    yield from (f"{place}: lacks {part}" for part in sorted(theirs - ours))
    yield from (f"{place}: adds {part}" for part in sorted(ours - theirs))


def parts(value: Any) -> set[str]:
    """What a type at run time consists of: names of classes, literals, and lists of such."""
    origin = typing.get_origin(value)
    if origin is None:
        if isinstance(value, typing.ForwardRef):
            return recorded_parts(ast.parse(value.__forward_arg__, mode="eval").body)
        return {"None" if value is type(None) else value.__name__}
    inside = typing.get_args(value)
    name = getattr(origin, "__name__", str(origin))
    if origin is typing.Literal:
        return set(map(repr, inside))
    if origin is typing.Union or name == "UnionType":
        return {part for item in inside for part in parts(item)}
    if name == "Annotated":
        return parts(inside[0])
    return {f"{name.capitalize()}[{', '.join(sorted(part for item in inside for part in parts(item)))}]"}


def recorded_parts(node: ast.expr) -> set[str]:
    """The same, of a type as text."""
    if not isinstance(node, ast.Subscript):
        return {ast.unparse(node).rpartition(".")[2]}
    inside = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    name = ast.unparse(node.value).rpartition(".")[2]
    if name == "Literal":
        return set(map(ast.unparse, inside))
    found = {part for item in inside for part in recorded_parts(item)}
    if name in ("Union", "Annotated"):
        return found
    if name == "Optional":
        return {*found, "None"}
    return {f"{name.capitalize()}[{', '.join(sorted(found))}]"}


@pytest.fixture(scope="module")
def found(clients: tuple[Any, Any]) -> list[str]:
    """All differences between the recorded surface and ours."""
    file = FACTS / "python-surface.json"
    if not file.exists():
        pytest.skip(f"the facts about the API are not here: {file}")
    recorded = json.loads(file.read_text("utf-8"))
    differences: list[str] = []
    for path, names in recorded["types"].items():
        differences += type_differences(path, names)
    for title, client in zip(("client", "async client"), clients):
        differences += method_differences(title, client, recorded["methods"])
    return differences


def test_all_differences_are_deliberate(found: list[str]) -> None:
    assert not surprises(found, DIFFERENCES), "\n".join(surprises(found, DIFFERENCES))


@pytest.mark.parametrize("pattern", DIFFERENCES)
def test_a_listed_difference_exists(found: list[str], pattern: str) -> None:
    assert any(matches(pattern, place) for place in found)


@pytest.mark.parametrize(
    ("module", "names"),
    [
        ("anthropic.types.message_create_params", ["MessageCreateParamsNonStreaming", "MessageCreateParamsStreaming"]),
        (
            "anthropic.types.beta.message_create_params",
            ["MessageCreateParamsNonStreaming", "MessageCreateParamsStreaming"],
        ),
        ("anthropic.types.completion_create_params", ["CompletionCreateParamsNonStreaming"]),
        ("anthropic.types.messages.batch_create_params", ["Request"]),
        ("anthropic.types.beta.messages.batch_create_params", ["Request"]),
    ],
)
def test_parameter_types_can_be_imported_from_their_modules(module: str, names: list[str]) -> None:
    for name in names:
        assert getattr(importlib.import_module(module), name).__required_keys__


def test_the_comparison_notices_differences() -> None:
    class Thing(typing.TypedDict):
        a: int
        b: int

    recorded = {"fields": {"a": {"required": False}, "c": {"required": True}}}
    assert list(typed_dict_differences("T", Thing, recorded)) == ["T: a is required", "T: lacks c", "T: adds b"]
    alias = typing.Union[Thing, typing.Literal["x"], typing.List[str], None]
    assert list(alias_differences("A", alias, "Optional[Union[Thing, Literal['x'], List[str]]]")) == []
    assert list(alias_differences("A", alias, "Union[Other, Literal['y'], List[int]]")) == [
        "A: lacks 'y'",
        "A: lacks List[int]",
        "A: lacks Other",
        "A: adds 'x'",
        "A: adds List[str]",
        "A: adds None",
        "A: adds Thing",
    ]

    def method(a: int, *, b: int = 0, d: int) -> None: ...

    owner = type("Owner", (), {"method": staticmethod(method)})
    client = type("Client", (), {"owner": owner})
    methods = {
        "client.owner.method": {
            "params": [
                {"name": "a", "kind": "keyword"},
                {"name": "b", "kind": "keyword", "default": "omit"},
                {"name": "c", "kind": "keyword"},
            ]
        },
        "client.owner.other": {"params": []},
    }
    assert list(method_differences("client", client, methods)) == [
        "client.owner method: lacks c",
        "client.owner method: adds d",
        "client.owner method: takes [('a', 'positional', False), ('b', 'keyword', True)], "
        "not [('a', 'keyword', False), ('b', 'keyword', True)]",
        "client.owner other: missing",
    ]


# Request types


@pytest.mark.parametrize("key", [key for key in request_keys() if is_object(key)])
def test_a_request_object_becomes_a_typed_dict_with_all_its_properties(key: str) -> None:
    schema = canonical(DOCUMENT, SCHEMAS[key])
    module, name = PARTS_OF_REQUESTS.get(key, (f"anthropic_generated.params.{folder_of(key)}", param_name(key)))
    typed_dict = getattr(importlib.import_module(module), name)
    required = set(schema.get("required", []))
    assert typed_dict.__required_keys__ == required
    assert typed_dict.__optional_keys__ == schema["properties"].keys() - required


#: Types that belong to one method and live beside its parameters.
PARTS_OF_REQUESTS = {
    "BatchRequestParam": ("anthropic.types.messages.batch_create_params", "Request"),
    "BetaBatchRequestParam": ("anthropic.types.beta.messages.batch_create_params", "Request"),
}


def folder_of(key: str) -> str:
    return "beta" if key.startswith("Beta") else "stable"


# Parsers


@cache
def parser_of(key: str) -> Any:
    return getattr(parsers, snake(key))


def test_there_are_responses() -> None:
    """What the next tests are about was found in the description."""
    assert {"Message", "RawMessageDeltaEvent", "BetaErrorResponse"} <= {*OBJECTS}
    assert {"ContentBlock", "RawMessageStreamEvent", "BetaError"} <= {*UNIONS}


@pytest.mark.parametrize("key", OBJECTS)
def test_a_response_object_becomes_a_model_with_all_its_properties(key: str) -> None:
    schema = canonical(DOCUMENT, SCHEMAS[key])
    parsed = parser_of(key)(instance(DOCUMENT, schema))
    assert type(parsed).__name__ == key
    fields = {field.alias: field.default is attrs.NOTHING for field in attrs.fields(type(parsed))}
    assert fields.keys() == schema["properties"].keys()


@pytest.mark.parametrize("key", UNIONS)
def test_a_union_tells_its_variants_apart(key: str) -> None:
    for variant in members(SCHEMAS[key]):
        form = canonical(DOCUMENT, variant)
        if form.get("type") == "array":
            assert has_objects(form), "a list of something else is parsed by nobody"
            items = [instance(DOCUMENT, item) for item in members(form["items"])]
            parsed = parser_of(key)(items)
            assert [type(item).__name__ for item in parsed] == [key_of(item) for item in members(form["items"])]
        else:
            parsed = parser_of(key)(instance(DOCUMENT, variant))
            assert type(parsed).__name__ == (key_of(variant) or "NoneType")


@pytest.mark.parametrize("key", [key for key in RESPONSE_KEYS if "discriminator" in canonical(DOCUMENT, SCHEMAS[key])])
def test_a_union_knows_all_its_tags_and_no_other(key: str) -> None:
    """What the mapping of the description says, also for objects that hold nothing but their tag."""
    discriminator = canonical(DOCUMENT, SCHEMAS[key])["discriminator"]
    name = discriminator["propertyName"]
    for tag, ref in discriminator["mapping"].items():
        assert type(parser_of(key)({name: tag})).__name__ == ref.rpartition("/")[2]
    for tag in ("of a newer API", None, 1, ["text"], {}):
        parsed = parser_of(key)({name: tag, "extra": 1})
        assert type(parsed) is Unknown
        assert (getattr(parsed, name), parsed.extra) == (tag, 1)
    assert type(parser_of(key)({})) is Unknown
    for nothing in (None, "text", 5, []):
        assert parser_of(key)(nothing) == nothing
