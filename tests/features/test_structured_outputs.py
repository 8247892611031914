"""Structured outputs: `messages.parse()`, `stream()` and `count_tokens()` with `output_format`, and what can go wrong."""

from __future__ import annotations

import copy
import dataclasses
import enum
import gc
import inspect
import json
import os
import pickle
import subprocess
import sys
import typing
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated, Any, Dict, List, Literal, Optional, Tuple, TypedDict, Union

import attrs
import httpx
import pydantic
import pytest
from typed import ROWS

import anthropic
from anthropic import OutputParseError
from anthropic.lib import streaming
from anthropic.testing import call, message_events, pause, refuse, say, think
from anthropic.types import (
    ContentBlock,
    Message,
    ParsedContentBlock,
    ParsedMessage,
    ParsedTextBlock,
    TextBlock,
    ToolUseBlock,
)
from anthropic.types.beta import (
    BetaContentBlock,
    BetaMessage,
    BetaTextBlock,
    ParsedBetaContentBlock,
    ParsedBetaMessage,
    ParsedBetaTextBlock,
)

BETA = "structured-outputs-2025-12-15"
ASK: dict[str, Any] = {
    "model": "claude-opus-4-6",
    "max_tokens": 200,
    "messages": [{"role": "user", "content": "How large is Paris? 2102650 or so?"}],
}
WEATHER = {"name": "get_weather", "input_schema": {"type": "object", "properties": {"city": {"type": "string"}}}}

#: `client.messages` and `client.beta.messages`.
for_both = pytest.mark.parametrize("beta", [False, True], ids=["ga", "beta"])


@dataclasses.dataclass
class City:
    """A city."""

    name: str
    population: int


PARIS = City("Paris", 2102650)
TEXT = '{"name": "Paris", "population": 2102650}'
SCHEMA = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "population": {"type": "integer"}},
    "required": ["name", "population"],
    "additionalProperties": False,
    "description": "A city.",
}
FORMAT = {"type": "json_schema", "schema": SCHEMA}


def messages_of(client: Any, beta: bool = False) -> Any:
    return client.beta.messages if beta else client.messages


def parse(api: Any, output_format: Any = City, beta: bool = False, **arguments: Any) -> Any:
    return api.call(messages_of(api.client(), beta).parse, **{**ASK, "output_format": output_format, **arguments})


def opened(api: Any, output_format: Any = City, beta: bool = False, **arguments: Any) -> Any:
    """Return a context manager that streams."""
    given = {**ASK, "output_format": output_format, **arguments}
    return api.using(messages_of(api.client(), beta).stream(**given))


def ask(api: Any, how: str, output_format: Any = City, beta: bool = False, **arguments: Any) -> Any:
    """Ask in one of several ways, `count_tokens` included, and return the result."""
    if how in ("parse", "via_stream"):
        return parse(api, output_format, beta, **arguments, **({"via_stream": True} if how == "via_stream" else {}))
    if how == "stream":
        with opened(api, output_format, beta, **arguments) as stream:
            return api.call(stream.get_final_message)
    given = {"model": ASK["model"], "messages": ASK["messages"], **arguments}
    return api.call(messages_of(api.client(), beta).count_tokens, **given, output_format=output_format)


def sent(server: Any) -> Any:
    """Return the body of the last request."""
    return json.loads(server.requests[-1].body)


# --- What is sent -----------------------------------------------------------------------------------------------------


@for_both
def test_a_message_comes_with_what_it_says(api: Any, server: Any, beta: bool) -> None:
    message = parse(api, beta=beta)
    assert message.parsed_output == PARIS
    assert [block.parsed_output for block in message.content] == [PARIS]
    assert message.text == TEXT
    assert message.request_id.startswith("req_")
    assert message.rate_limits.requests is not None
    expected = [ParsedBetaMessage, ParsedBetaTextBlock] if beta else [ParsedMessage, ParsedTextBlock]
    assert [type(message), type(message.content[0])] == expected
    request = server.requests[-1]
    assert sent(server) == {**ASK, "output_config": {"format": FORMAT}}
    assert request.header("x-stainless-helper") == ("beta.messages.parse" if beta else "messages.parse")
    assert request.header("anthropic-beta") == (BETA if beta else None)


@for_both
@pytest.mark.parametrize("method", ["parse", "stream", "count_tokens"])
def test_the_format_joins_what_else_is_said_of_the_output(api: Any, server: Any, method: str, beta: bool) -> None:
    config = {"effort": "low", "format": None}
    flags = ["context-1m-2025-08-07", BETA]
    for output_format in (City, FORMAT):
        ask(api, method, output_format, beta, output_config=config, **({"betas": flags} if beta else {}))
        assert sent(server)["output_config"] == {"effort": "low", "format": FORMAT}
        assert "output_format" not in sent(server)
        if beta:
            assert [flag for flag in server.requests[-1].header("anthropic-beta").split(",") if flag in flags] == flags
    assert config == {"effort": "low", "format": None}


@for_both
def test_tokens_are_counted_with_the_format(api: Any, server: Any, beta: bool) -> None:
    messages = messages_of(api.client(), beta)
    given = {"model": ASK["model"], "messages": ASK["messages"]}
    for output_format in (City, List[City], FORMAT):
        assert api.call(messages.count_tokens, **given, output_format=output_format).input_tokens > 0
        assert sent(server)["output_config"]["format"]["type"] == "json_schema"
        assert (BETA in (server.requests[-1].header("anthropic-beta") or "")) == beta
    for nothing in ({}, {"output_format": None}, {"output_format": anthropic.omit}):
        assert api.call(messages.count_tokens, **given, **nothing).input_tokens > 0
        assert sent(server) == given
        assert BETA not in (server.requests[-1].header("anthropic-beta") or "")


@for_both
@pytest.mark.parametrize("method", ["parse", "stream", "count_tokens"])
def test_two_formats_are_an_error_before_anything_is_sent(api: Any, server: Any, method: str, beta: bool) -> None:
    for output_format in (City, FORMAT):
        with pytest.raises(anthropic.AnthropicError, match="use one of them"):
            ask(api, method, output_format, beta, output_config={"format": FORMAT})
    assert server.requests == []


class Opaque:
    pass


@dataclasses.dataclass
class Holder:
    things: List[Any]


@for_both
@pytest.mark.parametrize("method", ["parse", "stream", "count_tokens"])
@pytest.mark.parametrize(
    ("wrong", "match"),
    [
        (Opaque, "Opaque"),
        (Any, "allows any value"),
        (Holder, r"Holder cannot be an output format: `things\[\]` allows any value"),
        ("City", "City"),
        (5, "5"),
    ],
    ids=str,
)
def test_a_type_without_a_schema_is_an_error_before_anything_is_sent(
    api: Any, server: Any, method: str, wrong: Any, match: str, beta: bool
) -> None:
    with pytest.raises(TypeError, match=match):
        ask(api, method, wrong, beta)
    assert server.requests == []


@for_both
@pytest.mark.parametrize(
    "given",
    [{}, {**ASK, "stream": True}, {**ASK, "stream": False}, {**ASK, "nonsense": 1}, {"model": "m", "messages": []}],
    ids=["nothing", "stream", "no stream", "unknown", "missing"],
)
def test_wrong_arguments_are_type_errors(api: Any, server: Any, given: dict[str, Any], beta: bool) -> None:
    with pytest.raises(TypeError):
        api.call(messages_of(api.client(), beta).parse, **given, output_format=City)
    assert server.requests == []


@for_both
def test_the_signature_is_that_of_create(api: Any, beta: bool) -> None:
    messages = messages_of(api.client(), beta)
    taken, plain = inspect.signature(messages.parse).parameters, inspect.signature(messages.create).parameters
    assert {*plain, "output_format"} - taken.keys() == {"stream", "unknown"}
    assert taken.keys() - plain.keys() <= {"output_format"}
    assert all(parameter.kind is parameter.KEYWORD_ONLY for parameter in taken.values())


@dataclasses.dataclass
class Inventory:
    counts: Dict[str, int]


@dataclasses.dataclass
class Warehouse:
    stock: List[Inventory]
    notes: Optional[Dict[str, str]] = None


@for_both
@pytest.mark.parametrize("method", ["parse", "stream", "count_tokens"])
@pytest.mark.parametrize(
    ("wrong", "match"),
    [
        (
            Inventory,
            "Inventory cannot be an output format: .* so that `counts` would always be empty: use a list of objects",
        ),
        (Dict[str, int], "so that it would always be empty"),
        (Optional[Dict[str, int]], "so that it would always be empty"),
        (Warehouse, "so that `Inventory.counts` and `notes` would always be empty"),
    ],
    ids=["field", "whole", "optional", "nested"],
)
def test_objects_with_any_keys_are_an_error_before_anything_is_sent(
    api: Any, server: Any, method: str, wrong: Any, match: str, beta: bool
) -> None:
    with pytest.raises(TypeError, match=match):
        ask(api, method, wrong, beta)
    assert server.requests == []


# --- Types ------------------------------------------------------------------------------------------------------------


class Color(enum.Enum):
    RED = "red"
    BLUE = "blue"


@attrs.define
class Size:
    width: float
    unit: Literal["cm", "in"] = "cm"


class Point(TypedDict):
    x: int
    y: int


class Person(pydantic.BaseModel):
    name: Annotated[str, pydantic.Field(min_length=2)]
    friends: List[Person] = []


@dataclasses.dataclass
class Circle:
    radius: float
    kind: Literal["circle"] = "circle"


@dataclasses.dataclass
class Square:
    side: float
    kind: Literal["square"] = "square"


@dataclasses.dataclass
class Node:
    value: int
    next: Optional[Node] = None


KINDS: list[tuple[Any, str, Any]] = [
    (int, "5", 5),
    (int, "0", 0),
    (bool, "false", False),
    (str, '""', ""),
    (float, "2", 2.0),
    (type(None), "null", None),
    (List[int], "[]", []),
    (List[int], " [1, 2]\n", [1, 2]),
    (Tuple[int, str], '[1, "a"]', (1, "a")),
    (Optional[int], "null", None),
    (Union[int, List[str]], '["a"]', ["a"]),
    (Literal["yes", "no"], '"no"', "no"),
    (Color, '"blue"', Color.BLUE),
    (City, TEXT, PARIS),
    (Size, '{"width": 1.5, "unit": "in"}', Size(1.5, "in")),
    (Point, '{"x": 1, "y": 2}', {"x": 1, "y": 2}),
    (Person, '{"name": "Ada", "friends": [{"name": "Bob"}]}', Person(name="Ada", friends=[Person(name="Bob")])),
    (Union[Circle, Square], '{"kind": "square", "side": 2.0}', Square(2.0)),
    (Node, '{"value": 1, "next": {"value": 2}}', Node(1, Node(2))),
    (Dict[Literal["a", "b"], int], '{"b": 2}', {"b": 2}),
    (Dict[Color, List[int]], '{"red": [1]}', {Color.RED: [1]}),
    (List[City], f"[{TEXT}]", [PARIS]),
]


@for_both
@pytest.mark.parametrize(
    ("kind", "text", "value"), KINDS, ids=lambda part: None if isinstance(part, str) else str(part)
)
def test_text_is_read_as_types_of_all_kinds(
    api: Any, server: Any, kind: Any, text: str, value: Any, beta: bool
) -> None:
    server.converse(text, text)
    message = parse(api, kind, beta)
    for output in (message.parsed_output, message.content[0].parsed_output):
        assert (output, type(output)) == (value, type(value))
    streamed = ask(api, "stream", kind, beta)
    assert streamed.content == message.content
    assert (streamed.parsed_output, type(streamed.parsed_output)) == (value, type(value))


@pytest.mark.parametrize("kind", [kind for kind, *_ in KINDS if kind not in (type(None), Tuple[int, str])], ids=str)
def test_the_server_answers_by_the_schema(api: Any, kind: Any) -> None:
    assert parse(api, kind).parsed_output is not None


#: Types that cannot be told to the API, and one that says that there is none.
UNTYPED = {"any", "object", "list", "tuple", "bare Tuple", "bare generic", "type variable", "none"}
#: Types of objects with any keys, of which the API would let none through.
ANY_KEYS = {"dict", "dict of int", "mapping", "short keys", "length of a dict", "recursive alias"}


@pytest.mark.parametrize("name", [name for name in ROWS if name not in UNTYPED | ANY_KEYS])
def test_all_types_of_the_table_are_read(server: Any, name: str) -> None:
    row = ROWS[name]
    with anthropic.Anthropic(base_url=server.base_url, api_key="k") as client:
        for data, expected in row.accepts:
            server.converse(json.dumps(data))
            output: Any = client.messages.parse(**ASK, output_format=row.type).parsed_output
            assert (output, repr(output), type(output)) == (expected, repr(expected), type(expected))
        for data, places in row.rejects:
            server.converse(json.dumps(data))
            with pytest.raises(OutputParseError) as caught:
                client.messages.parse(**ASK, output_format=row.type)
            assert [place for place, _ in caught.value.problems] == ([places] if isinstance(places, str) else places)


@for_both
def test_a_schema_gives_plain_json(api: Any, server: Any, beta: bool) -> None:
    message = parse(api, FORMAT, beta)
    assert message.parsed_output == {"name": "Paris", "population": 2102650}
    assert sent(server)["output_config"] == {"format": FORMAT}
    message = parse(api, anthropic.omit, beta, output_config={"format": FORMAT})
    assert message.parsed_output == {"name": "Paris", "population": 2102650}
    server.converse("no JSON")
    with pytest.raises(OutputParseError, match="as JSON"):
        parse(api, FORMAT, beta)


@for_both
@pytest.mark.parametrize("nothing", [None, anthropic.omit])
def test_without_a_format_nothing_is_read(api: Any, server: Any, nothing: Any, beta: bool) -> None:
    message = parse(api, nothing, beta)
    assert (message.parsed_output, message.content[0].parsed_output) == (None, None)
    assert isinstance(message, ParsedBetaMessage if beta else ParsedMessage)
    assert "output_config" not in sent(server)


# --- The message ------------------------------------------------------------------------------------------------------


@for_both
def test_a_parsed_message_is_a_message_in_every_way(api: Any, server: Any, beta: bool) -> None:
    server.converse(TEXT, TEXT)
    message = parse(api, beta=beta)
    plain = api.call(messages_of(api.client(), beta).create, **ASK).model_copy(update={"id": message.id})
    assert isinstance(message, BetaMessage if beta else Message)
    assert isinstance(message.content[0], BetaTextBlock if beta else TextBlock)
    for write in (
        lambda it: it.to_dict(),
        lambda it: it.to_dict(mode="json", exclude_none=True),
        lambda it: it.to_json(),
        lambda it: it.model_dump(),
        lambda it: it.model_dump_json(),
        lambda it: it.to_param(),
        lambda it: it._raw,
        lambda it: it.model_fields_set,
        lambda it: it.model_extra,
        lambda it: it.text,
        lambda it: repr(it).replace("Parsed", ""),
        lambda it: [*it.model_fields],
    ):
        assert write(message) == write(plain)
        assert write(message.content[0]) == write(plain.content[0])
    assert message == plain
    assert plain == message
    assert message.content == plain.content
    assert message != plain.model_copy(update={"id": "other"})
    assert message != 5
    with pytest.raises(TypeError, match="unhashable"):
        hash(message)


@for_both
def test_a_parsed_message_is_copied_and_pickled_with_what_it_says(api: Any, beta: bool) -> None:
    message = parse(api, beta=beta)
    for clone in (
        pickle.loads(pickle.dumps(message)),
        copy.copy(message),
        copy.deepcopy(message),
        message.model_copy(),
        message.model_copy(deep=True),
    ):
        assert type(clone) is type(message)
        assert clone == message
        assert clone.parsed_output == PARIS
        assert clone.request_id == message.request_id
        assert clone.to_json() == message.to_json()
    assert copy.copy(message).parsed_output is message.parsed_output
    assert copy.deepcopy(message).parsed_output is not message.parsed_output


@for_both
def test_a_parsed_message_can_be_sent_back(api: Any, server: Any, beta: bool) -> None:
    message = parse(api, beta=beta)
    question = {"role": "user", "content": "And Rome?"}
    for answer in (message, {"role": "assistant", "content": message.content}, message.to_param()):
        api.call(messages_of(api.client(), beta).create, **{**ASK, "messages": [*ASK["messages"], answer, question]})
        assert sent(server)["messages"][1] == {"role": "assistant", "content": [message.content[0].to_param()]}


def test_parsed_messages_can_be_made_by_hand() -> None:
    block = ParsedTextBlock[City](type="text", text=TEXT, parsed_output=PARIS)
    assert (block.parsed_output, block.to_dict()) == (PARIS, {"type": "text", "text": TEXT})
    usage: Any = {"input_tokens": 1, "output_tokens": 1}
    fields: Any = {"id": "m", "type": "message", "role": "assistant", "model": "m", "usage": usage}
    message = ParsedMessage[City](**fields, content=[block])
    assert message.parsed_output is PARIS
    assert ParsedMessage.model_validate(message.to_dict()).parsed_output is None
    assert ParsedBetaTextBlock(type="text", text="").parsed_output is None
    with pytest.raises(TypeError, match="'text'"):
        ParsedTextBlock(type="text")


def test_pydantic_takes_parsed_messages() -> None:
    class Log(pydantic.BaseModel):
        block: ParsedTextBlock[int]

    block = ParsedTextBlock(type="text", text="5", parsed_output=5)
    log = Log(block=block)
    assert log.block is block
    assert log.model_dump() == {"block": {"type": "text", "text": "5"}}


@pytest.mark.parametrize(
    ("union", "plain", "replaced", "by"),
    [
        (ParsedContentBlock, ContentBlock, TextBlock, ParsedTextBlock),
        (ParsedBetaContentBlock, BetaContentBlock, BetaTextBlock, ParsedBetaTextBlock),
    ],
)
def test_parsed_blocks_are_all_blocks(union: Any, plain: Any, replaced: Any, by: Any) -> None:
    found = [typing.get_origin(block) or block for block in typing.get_args(union)]
    assert found == [by if block is replaced else block for block in typing.get_args(plain)]
    assert by[int] in typing.get_args(union[int])
    # Type checkers read a list of their own.
    source = Path(inspect.getfile(by)).read_text("utf-8")
    listed = source.partition(f"    {by.__name__.replace('Text', 'Content')} = Union[")[2].partition("    ]")[0]
    names = [line.strip().strip(",").rpartition(".")[2].partition("[")[0] for line in listed.strip().splitlines()]
    assert names == [block.__name__ for block in found]


# --- Several blocks ---------------------------------------------------------------------------------------------------

SEARCH = {"type": "server_tool_use", "id": "srvtoolu_1", "name": "web_search", "input": {"query": "Paris"}}
FOUND = {"type": "web_search_tool_result", "tool_use_id": "srvtoolu_1", "content": []}

#: What the model says, what becomes of each block that is a text, and what of the whole.
SEVERAL: dict[str, tuple[Any, list[Any], Any]] = {
    "thinking first": ([think("Hm."), "5"], [5], 5),
    "two texts": (["0", "6"], [0, 6], 0),
    "a tool call": (["I'll look.", call("get_weather")], [None], None),
    "a tool call and an answer": (["5", call("get_weather")], [5], 5),
    "only a tool call": ([call("get_weather")], [], None),
    "an interruption": (pause("Let me see."), [None], None),
    "a search, and the answer": (["I'll search.", SEARCH, FOUND, "7"], [None, 7], 7),
    "numbers on the way": (["1", SEARCH, FOUND, "7"], [1, 7], 7),
    "a search at the end": (["7", SEARCH, FOUND], [7], 7),
    "thinking in between": (["5", think("Hm."), "6"], [5, 6], 5),
}


@for_both
@pytest.mark.parametrize("name", SEVERAL)
def test_which_text_is_the_answer(api: Any, server: Any, name: str, beta: bool) -> None:
    turn, outputs, output = SEVERAL[name]
    server.converse(turn, turn)
    more = {"tools": [WEATHER]}
    message = parse(api, int, beta, **more)
    assert [block.parsed_output for block in message.content if block.type == "text"] == outputs
    assert message.parsed_output == output
    with opened(api, int, beta, **more) as stream:
        streamed = api.call(stream.get_final_message)
    assert [block.parsed_output for block in streamed.content if block.type == "text"] == outputs
    assert streamed.parsed_output == output


def test_blocks_of_other_kinds_are_left_as_they_are(api: Any, server: Any) -> None:
    server.converse([think("Hm."), "5", call("get_weather", city="Paris")])
    message = parse(api, int, tools=[WEATHER])
    assert isinstance(message.content[2], ToolUseBlock)
    assert message.content[2].input == {"city": "Paris"}


# --- What goes wrong --------------------------------------------------------------------------------------------------

#: What the model says, the problems, and words of the error.
FAILURES: dict[str, tuple[Any, list[tuple[str, str]], list[str]]] = {
    "cut off": (
        say('{"name": "Par', stop_reason="max_tokens"),
        [("", "it is no JSON: Unterminated string starting at: line 1 column 10 (char 9)")],
        ["cut off (stop_reason 'max_tokens') after 7 tokens: raise max_tokens", '\'{"name": "Par\''],
    ),
    "cut off before it begins": (say(stop_reason="max_tokens"), [("", "it holds no text")], ["raise max_tokens"]),
    "refused": (
        refuse("I can't help with that."),
        [("", "it is no JSON: Expecting value: line 1 column 1 (char 0)")],
        ["refused", "'refusal'", "I can't help with that."],
    ),
    "refused without a word": (refuse(), [("", "it holds no text")], ["refused"]),
    "a full context window": (
        say("{", stop_reason="model_context_window_exceeded"),
        [("", "it is no JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)")],
        ["context window is full"],
    ),
    "a stop sequence": (
        say('{"name', stop_reason="stop_sequence", stop_sequence='":'),
        [("", "it is no JSON: Unterminated string starting at: line 1 column 2 (char 1)")],
        ["stop sequence '\":'", "leave out stop_sequences"],
    ),
    "of another type": (
        '{"name": 5}',
        [
            ("name", "expected a text, not the number 5"),
            ("population", "missing: expected an integer"),
        ],
        ["as City: `name`: expected a text", "`population`: missing", "Ask again"],
    ),
    "wrong in many places": (
        '{"name": [], "population": []}',
        [("name", "expected a text, not an array"), ("population", "expected an integer, not an array")],
        [],
    ),
    "an empty text": (" ", [("", "it holds no text")], ["Ask again"]),
    "more than JSON": (f"{TEXT} Here you are!", [("", "it is no JSON: Extra data: line 1 column 42 (char 41)")], []),
    "nested too deeply": ("[" * 100_000, [("", "it is no JSON")], []),
    "a second text": ([TEXT, "Here you are!"], [("", "it is no JSON: Expecting value: line 1 column 1 (char 0)")], []),
}


@for_both
@pytest.mark.parametrize("how", ["parse", "via_stream", "stream"])
@pytest.mark.parametrize("name", FAILURES)
def test_an_answer_that_cannot_be_read_is_an_error_with_the_message(
    api: Any, server: Any, name: str, how: str, beta: bool
) -> None:
    turn, problems, words = FAILURES[name]
    server.converse(turn)
    with pytest.raises(OutputParseError) as caught:
        ask(api, how, beta=beta)
    error = caught.value
    assert isinstance(error, (anthropic.AnthropicError, ValueError))
    assert [place for place, _ in error.problems] == [place for place, _ in problems]
    for (_, found), (_, expected) in zip(error.problems, problems):
        assert found.startswith(expected)
    for word in words:
        assert word in str(error)
    assert error.request_id.startswith("req_")
    assert error.request_id in str(error)
    assert isinstance(error.message, ParsedBetaMessage if beta else ParsedMessage)
    assert error.message.usage.output_tokens > 0
    texts = [block.text for block in error.message.content if block.type == "text"]
    assert error.text == (texts[-1] if texts else "")
    assert len(str(error)) < 1000
    for clone in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert (str(clone), clone.text, clone.problems) == (str(error), error.text, error.problems)
        assert (clone.message, clone.request_id) == (error.message, error.request_id)


@pytest.mark.parametrize("reason", ["max_tokens", "stop_sequence", "model_context_window_exceeded"])
def test_a_number_that_may_have_been_cut_off_is_none(api: Any, server: Any, reason: str) -> None:
    server.converse(say("12", stop_reason=reason))
    with pytest.raises(OutputParseError, match="a number that may go on"):
        parse(api, int)
    server.converse(say("[12]", stop_reason=reason))
    assert parse(api, List[int]).parsed_output == [12]


def test_an_error_with_many_problems_tells_of_some(api: Any, server: Any) -> None:
    server.converse(json.dumps(["a"] * 1000))
    with pytest.raises(OutputParseError, match=r"`\[4\]`: .*; and 995 more\.") as caught:
        parse(api, List[int])
    assert len(caught.value.problems) == 1000
    assert len(str(caught.value)) < 1000


def test_a_text_block_without_a_text_is_no_output(api: Any, server: Any) -> None:
    server.reply(body={"type": "message", "content": [{"type": "text"}, {"type": "text", "text": None}, 5, None]})
    with pytest.raises(OutputParseError, match="it holds no text"):
        parse(api)


def test_constraints_that_the_api_is_only_told_of_are_checked(api: Any, server: Any) -> None:
    server.converse('{"name": "A", "friends": [{"name": "B"}]}')
    with pytest.raises(OutputParseError) as caught:
        parse(api, Person)
    assert [place for place, _ in caught.value.problems] == ["name", "friends[0].name"]
    properties = sent(server)["output_config"]["format"]["schema"]["properties"]
    assert properties["name"] == {"type": "string", "description": "{minLength: 2}"}


def test_mistakes_in_a_class_are_not_hidden(api: Any) -> None:
    @dataclasses.dataclass
    class Broken:
        name: str

        def __post_init__(self) -> None:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        parse(api, Broken)


def test_errors_of_the_api_are_as_always(api: Any, server: Any) -> None:
    server.fail(400)
    with pytest.raises(anthropic.BadRequestError):
        parse(api)
    server.reply(body={})
    with pytest.raises(OutputParseError, match="it holds no text"):
        parse(api)
    server.reply(body={})
    with pytest.raises(anthropic.APIResponseValidationError):
        api.call(api.client(_strict_response_validation=True).messages.parse, **ASK, output_format=City)


@for_both
def test_strict_clients_parse(api: Any, beta: bool) -> None:
    messages = messages_of(api.client(_strict_response_validation=True), beta)
    assert api.call(messages.parse, **ASK, output_format=City).parsed_output == PARIS
    with api.using(messages.stream(**ASK, output_format=City)) as stream:
        assert api.collect(stream)[-1].message.parsed_output == PARIS
        assert api.call(stream.get_final_message).parsed_output == PARIS


# --- Other ways to ask ------------------------------------------------------------------------------------------------


@for_both
def test_via_stream(api: Any, server: Any, beta: bool) -> None:
    message = parse(api, beta=beta, via_stream=True)
    assert message.parsed_output == PARIS
    assert isinstance(message, ParsedBetaMessage if beta else ParsedMessage)
    assert sent(server)["stream"] is True
    assert server.requests[-1].header("x-stainless-helper") == ("beta.messages.parse" if beta else "messages.parse")


@for_both
def test_raw_and_streaming_responses(api: Any, beta: bool) -> None:
    messages = messages_of(api.client(), beta)
    for more in ({}, {"via_stream": True}):
        response = api.call(messages.with_raw_response.parse, **ASK, **more, output_format=City)
        assert response.parse().parsed_output == PARIS
        assert f"type={'ParsedBetaMessage' if beta else 'ParsedMessage'}" in repr(response)
    with api.using(messages.with_streaming_response.parse(**ASK, output_format=City)) as streamed:
        assert api.call(streamed.parse).parsed_output == PARIS
    raw = api.call(
        messages.with_raw_response.count_tokens, model="claude-opus-4-6", messages=ASK["messages"], output_format=City
    )
    assert raw.parse().input_tokens > 0


def test_a_raw_response_raises_when_it_is_parsed(api: Any, server: Any) -> None:
    server.converse(refuse("No."))
    response = api.call(api.client().messages.with_raw_response.parse, **ASK, output_format=City)
    assert response.status_code == 200
    with pytest.raises(OutputParseError):
        response.parse()


# --- Streams ----------------------------------------------------------------------------------------------------------


@for_both
def test_events_show_what_is_said_while_it_grows(api: Any, server: Any, beta: bool) -> None:
    server.stream(in_pieces(['{"na', 'me": "Par', "is", '", "population": 21', "02650", "}"]))
    with opened(api, beta=beta) as stream:
        events = api.collect(stream)
    shown = [event.parsed_snapshot() for event in events if event.type == "text"]
    assert shown == [
        {},
        {"name": "Par"},
        {"name": "Paris"},
        {"name": "Paris", "population": 21},
        {"name": "Paris", "population": 2102650},
        {"name": "Paris", "population": 2102650},
    ]
    block, message = events[-3], events[-1]
    prefix = "ParsedBeta" if beta else "Parsed"
    assert type(block) is getattr(streaming, f"{prefix}ContentBlockStopEvent")
    assert type(message) is getattr(streaming, f"{prefix}MessageStopEvent")
    assert block.content_block.parsed_output == PARIS
    assert message.message.parsed_output is block.content_block.parsed_output
    with opened(api, anthropic.omit, beta) as stream:
        plain = api.collect(stream)
    assert [event.to_dict() for event in events[-3:-1]] != []
    assert [type(event).__mro__[1] for event in (block, message)] == [type(plain[-3]), type(plain[-1])]
    assert "parsed" not in json.dumps([event.to_dict() for event in events])


def in_pieces(pieces: list[str]) -> list[Any]:
    """Return the events of a message with a text that comes in pieces."""
    events = message_events("a")
    at = next(n for n, event in enumerate(events) if event["type"] == "content_block_delta")
    deltas = [{"type": "text_delta", "text": piece} for piece in pieces]
    return [*events[:at], *({**events[at], "delta": delta} for delta in deltas), *events[at + 1 :]]


@for_both
@pytest.mark.parametrize("output_format", [City, None], ids=["parsed", "plain"])
def test_snapshots_can_be_looked_at_in_any_order(api: Any, server: Any, output_format: Any, beta: bool) -> None:
    pieces = ["[1", ", 2, ", '"a\\', 'n"', ", {", "}]"]
    expected = [[1], [1, 2], [1, 2, "a"], [1, 2, "a\n"], [1, 2, "a\n", {}], [1, 2, "a\n", {}]]
    server.stream(in_pieces(pieces))
    with opened(api, output_format, beta) as stream:
        events = [event for event in api.collect(stream) if event.type == "text"]
    for order in (range(6), reversed(range(6)), [3, 1, 5, 5, 0, 4, 2]):
        for number in order:
            assert events[number].parsed_snapshot() == expected[number]
            for clone in (pickle.loads(pickle.dumps(events[number])), copy.copy(events[number])):
                assert clone.parsed_snapshot() == expected[number]
                assert clone == events[number]


def test_a_snapshot_of_what_is_no_json_is_what_could_be_read(api: Any, server: Any) -> None:
    server.stream(in_pieces(["I can't", " help.", " Sorry."]))
    server.stream(in_pieces(["[1, 2", "] or so?", " Maybe."]))
    for expected in ([None, None, None], [[1, 2], [1, 2], [1, 2]]):
        with opened(api) as stream:
            events = [event for event in api.collect(stream) if event.type == "text"]
            assert [event.parsed_snapshot() for event in events] == expected


def test_looking_at_each_snapshot_takes_linear_time(api: Any, server: Any) -> None:
    pieces = ["[", *(f'{{"n": {number}, "text": "abcdefghij"}},' for number in range(3000)), "0]"]
    server.stream(in_pieces(pieces))
    with opened(api, FORMAT) as stream:
        events = [event for event in api.iterate(stream) if event.type == "text"]
        reads = []
        for event in events:
            event.parsed_snapshot()
            reads.append(event._text._seen)
    assert reads == [sum(map(len, pieces[: number + 1])) for number in range(len(pieces))]
    assert len(events[-1].parsed_snapshot()) == 3001


@for_both
def test_the_snapshot_of_a_message_has_what_is_complete(api: Any, server: Any, beta: bool) -> None:
    server.converse(["1", "2"])
    seen: list[Any] = []
    with opened(api, int, beta) as stream:
        for event in api.iterate(stream):
            snapshot = stream.current_message_snapshot
            assert isinstance(snapshot, ParsedBetaMessage if beta else ParsedMessage)
            if event.type in ("content_block_start", "content_block_stop"):
                seen.append([block.parsed_output for block in snapshot.content])
    assert seen == [[None], [1], [1, None], [1, 2]]


@for_both
def test_a_stream_with_a_schema_is_as_without(api: Any, server: Any, beta: bool) -> None:
    server.converse("no JSON")
    with opened(api, FORMAT, beta) as stream:
        message = api.call(stream.get_final_message)
    assert type(message) is (BetaMessage if beta else Message)
    assert sent(server)["output_config"] == {"format": FORMAT}


@for_both
def test_a_failure_is_raised_at_the_end_and_nowhere_else(api: Any, server: Any, beta: bool) -> None:
    server.converse(*[refuse("I can't help with that.")] * 5)
    with opened(api, beta=beta) as stream:
        assert "".join(api.iterate(stream.text_stream)) == "I can't help with that."
        for _ in range(2):
            with pytest.raises(OutputParseError, match="refused"):
                api.call(stream.get_final_message)
        assert stream.current_message_snapshot.stop_reason == "refusal"
    with opened(api, beta=beta) as stream:
        events = api.collect(stream)
        assert [event.type for event in events][-2:] == ["message_delta", "message_stop"]
        assert events[-1].message.parsed_output is None
        assert events[-3].content_block.parsed_output is None
        with pytest.raises(OutputParseError, match="refused"):
            api.call(stream.get_final_message)
    with opened(api, beta=beta) as stream:
        api.call(stream.until_done)
    with opened(api, beta=beta) as stream:
        assert api.call(stream.get_final_text) == "I can't help with that."
    with pytest.raises(OutputParseError), opened(api, beta=beta) as stream:
        api.call(stream.get_final_message)


def test_a_stream_that_breaks_is_no_output(api: Any, server: Any) -> None:
    server.disturb(4, then="fin")
    with pytest.raises(anthropic.StreamIncompleteError) as caught:
        ask(api, "stream")
    assert isinstance(caught.value.partial, ParsedMessage)
    assert caught.value.partial.parsed_output is None


def test_a_stream_that_is_asked_for_again_forgets_what_it_read(api: Any, server: Any) -> None:
    server.disturb(6, then="fin")
    message = parse(api, via_stream=True)
    assert message.parsed_output == PARIS
    assert len(server.requests) == 2


def test_tools_and_outputs_in_one_stream(api: Any, server: Any) -> None:
    server.converse(["Let me see.", call("get_weather", raw_input="{")], "5")
    with pytest.raises(anthropic.ToolInputError):
        ask(api, "stream", int, tools=[WEATHER])
    assert ask(api, "stream", int, tools=[WEATHER]).parsed_output == 5


# --- Types made on the fly --------------------------------------------------------------------------------------------


def made_up(number: int) -> Any:
    """Return a class that nobody else has."""
    fields: Any = {"x": int, "y": List[str]}
    if number % 3 == 0:
        return dataclasses.make_dataclass("Made", fields.items())
    if number % 3 == 1:
        return attrs.make_class("Made", {name: attrs.field(type=kind) for name, kind in fields.items()})
    return pydantic.create_model("Made", **{name: (kind, ...) for name, kind in fields.items()})


def answering() -> anthropic.Anthropic:
    """A client whose requests are answered in this process."""
    usage = {"input_tokens": 1, "output_tokens": 1}
    content = [{"type": "text", "text": '{"x": 1, "y": ["a"]}'}]
    message = {"id": "m", "type": "message", "role": "assistant", "model": "m", "content": content, "usage": usage}
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json={**message, "stop_reason": "end_turn"}))
    return anthropic.Anthropic(api_key="k", http_client=httpx.Client(transport=transport))


def objects_left(parts: int, size: int) -> list[int]:
    """How many objects there are after each part of so many types, in 16 threads."""
    counts: list[int] = []

    def ask(number: int) -> None:
        output: Any = client.messages.parse(**ASK, output_format=made_up(number)).parsed_output
        assert (output.x, output.y) == (1, ["a"])

    with answering() as client, ThreadPoolExecutor(16) as pool:
        for part in range(parts):
            list(pool.map(ask, range(part * size, (part + 1) * size)))
            for _ in range(100):  # what a few recent types need may be kept: let these be alike
                ask(0)
            gc.collect()
            counts.append(len(gc.get_objects()))
    return counts


def test_types_made_on_the_fly_are_forgotten() -> None:
    """Neither the classes are kept, nor anything else that was made for them; in a process where nothing else happens."""
    code = f"import {Path(__file__).stem} as this; print(this.objects_left(5, 400))"
    folders = os.pathsep.join((str(Path(__file__).parent), *sys.path))
    environment = {**os.environ, "PYTHONPATH": folders}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    counts = json.loads(run.stdout)
    # An object for each type would be 1,600.
    assert counts[-1] - counts[0] < 400, counts


# --- What is loaded ---------------------------------------------------------------------------------------------------


def test_a_plain_request_loads_nothing_of_this(server: Any) -> None:
    code = f"""
import sys, anthropic
client = anthropic.Anthropic(base_url={server.base_url!r}, api_key="k")
ask = dict(model="claude-opus-4-6", max_tokens=9, messages=[dict(role="user", content="Hi")])
client.messages.create(**ask)
client.messages.count_tokens(model="claude-opus-4-6", messages=ask["messages"])
with client.messages.stream(**ask) as stream:
    stream.get_final_message()
print(sorted({{"anthropic._output", "anthropic._parsed", "anthropic._transform", "anthropic._schema", "cattrs", "pydantic"}} & set(sys.modules)))
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
