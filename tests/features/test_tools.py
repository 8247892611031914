"""Tools made from Python: what the decorators return, and where such tools can be passed in place of a definition."""

from __future__ import annotations

import asyncio
import copy
import functools
import inspect
import json
from dataclasses import dataclass
from typing import Any

import pytest
from typing_extensions import TypedDict

import anthropic
from anthropic import ToolError, async_tool, beta_async_tool, beta_tool, tool
from anthropic.lib.tools import (
    BetaAsyncBuiltinFunctionTool,
    BetaAsyncFunctionTool,
    BetaBuiltinFunctionTool,
    BetaFunctionTool,
    FunctionTool,
)

ASK: dict[str, Any] = {
    "model": "claude-opus-4-6",
    "max_tokens": 64,
    "messages": [{"role": "user", "content": "Hello, Claude"}],
}
for_both = pytest.mark.parametrize("beta", [False, True], ids=["ga", "beta"])


def get_weather(location: str, unit: str = "c") -> str:
    """Get the weather.

    Args:
        location: The city.
        unit: c or f.
    """
    return f"20 {unit} in {location}"


async def get_time(city: str) -> str:
    """Get the time."""
    return f"noon in {city}"


WEATHER: dict[str, Any] = {
    "name": "get_weather",
    "description": "Get the weather.",
    "input_schema": {
        "type": "object",
        "properties": {
            "location": {"type": "string", "description": "The city."},
            "unit": {"type": "string", "description": "c or f.", "default": "c"},
        },
        "required": ["location"],
        "additionalProperties": False,
    },
}


# Decorators


def test_names() -> None:
    assert tool is beta_tool
    assert async_tool is beta_async_tool
    assert issubclass(BetaFunctionTool, FunctionTool)
    assert issubclass(BetaAsyncFunctionTool, FunctionTool)


@pytest.mark.parametrize(
    "made",
    [tool(get_weather), tool()(get_weather), tool(name="get_weather")(get_weather), BetaFunctionTool(get_weather)],
)
def test_a_function_as_a_tool(made: Any) -> None:
    assert made.to_dict() == WEATHER
    assert (made.name, made.description, made.input_schema) == tuple(WEATHER.values())
    assert made.call({"location": "Rabat"}) == "20 c in Rabat"
    assert made.is_async is False
    assert repr(made) == "<BetaFunctionTool 'get_weather'>"


@pytest.mark.parametrize("made", [async_tool(get_time), async_tool()(get_time), async_tool(name="get_time")(get_time)])
def test_a_coroutine_function_as_a_tool(made: Any) -> None:
    assert made.name == "get_time"
    assert made.is_async is True
    assert asyncio.run(made.call({"city": "Rabat"})) == "noon in Rabat"
    assert asyncio.run(made("Rabat")) == "noon in Rabat"
    assert repr(made) == "<BetaAsyncFunctionTool 'get_time'>"


@pytest.mark.parametrize("decorate", [tool, tool()])
def test_a_tool_is_still_the_function(decorate: Any) -> None:
    made = decorate(get_weather)
    assert made("Rabat", unit="f") == "20 f in Rabat"
    assert callable(made)
    assert made.func is get_weather
    assert made.__name__ == "get_weather"
    assert made.__doc__ == get_weather.__doc__
    assert inspect.signature(made) == inspect.signature(get_weather)
    with pytest.raises(TypeError):
        made()
    assert copy.deepcopy(made)("Rabat") == "20 c in Rabat"


def test_what_can_be_said_of_a_tool() -> None:
    options: dict[str, Any] = {
        "defer_loading": True,
        "strict": True,
        "cache_control": {"type": "ephemeral"},
        "input_examples": ({"location": city} for city in ("Rabat", "Fes")),
        "allowed_callers": ("direct",),
        "eager_input_streaming": False,
    }
    made = tool(name="weather", description="Weather!", **options)(get_weather)
    expected = {
        **WEATHER,
        **options,
        "name": "weather",
        "description": "Weather!",
        "input_examples": [{"location": "Rabat"}, {"location": "Fes"}],
        "allowed_callers": ["direct"],
    }
    assert made.to_dict() == expected
    assert made.to_dict() == expected  # and as often as it is sent
    assert tool(get_weather, **dict.fromkeys(options)).to_dict() == WEATHER


def test_a_tool_of_which_nothing_is_said() -> None:
    def f(x: int) -> None: ...

    assert tool(f).to_dict().keys() == {"name", "input_schema"}
    assert tool(f).description is None


def test_an_option_that_there_is_not() -> None:
    with pytest.raises(TypeError, match=r"no option 'nmae'.*defer_loading"):
        tool(nmae="x")(get_weather)  # type: ignore[call-overload]


def test_a_schema_of_ones_own() -> None:
    schema = {"type": "object", "properties": {"location": {"type": "string"}}, "required": ["location"]}
    made = tool(input_schema=schema)(get_weather)
    assert made.to_dict()["input_schema"] == schema
    # Nobody has said how such input is to be read: it comes as it is.
    assert made.call({"location": 5}) == "20 c in 5"


def test_a_schema_of_a_class() -> None:
    @dataclass
    class Place:
        location: str
        unit: str = "k"

    class Where(TypedDict):
        location: str

    for cls, unit in ((Place, "k"), (Where, "c")):
        made = tool(input_schema=cls)(get_weather)
        assert made.input_schema["properties"]["location"] == {"type": "string"}
        assert made.call({"location": "Rabat"}) == f"20 {unit} in Rabat"
        with pytest.raises(ValueError, match="location"):
            made.call({"location": 5})


def test_a_tool_of_another_tool() -> None:
    made = tool(tool(get_weather, defer_loading=True), name="other")
    assert made.to_dict() == {**WEATHER, "name": "other"}
    assert made.func is get_weather


@pytest.mark.parametrize(
    ("decorate", "function", "remedy"), [(tool, get_time, "@async_tool"), (async_tool, get_weather, "@tool")]
)
def test_a_function_of_the_other_kind(decorate: Any, function: Any, remedy: str) -> None:
    for use in (decorate, decorate(name="f")):
        with pytest.raises(TypeError, match=remedy):
            use(function)


@pytest.mark.parametrize("function", [5, "get_weather", {}, object()])
def test_what_is_no_function(function: Any) -> None:
    with pytest.raises(TypeError):
        tool(function)


def test_input_that_does_not_fit() -> None:
    made = tool(get_weather)
    for wrong, told in (
        ({"location": 5}, "location"),
        ({}, "location"),
        ({"location": "a", "x": 1}, "x"),
        ([], "array"),
    ):
        with pytest.raises(ValueError, match=told):
            made.call(wrong)


# Methods and callables


class Desk:
    """A class whose methods are tools, with state."""

    @tool
    def static(location: str) -> str:  # type: ignore[misc]
        """Nothing of it is bound."""
        return f"static {location}"

    def __init__(self, name: str) -> None:
        self.name = name
        self.notes: list[str] = []

    @tool
    def note(self, what: str) -> str:
        """Take a note.

        Args:
            what: The note.
        """
        self.notes.append(what)
        return f"{self.name} noted {what}"

    @async_tool(name="read_notes", defer_loading=True)
    async def read(self: Desk) -> list[str]:
        """Read the notes."""
        return self.notes

    @tool
    @staticmethod
    def free(what: str) -> str:
        """Belongs to nobody."""
        return f"free {what}"


def test_methods_are_bound_to_their_instance() -> None:
    mine, yours = Desk("mine"), Desk("yours")
    assert mine.note.call({"what": "a"}) == "mine noted a"
    assert mine.note("b") == "mine noted b"
    assert yours.note(what="c") == "yours noted c"
    assert (mine.notes, yours.notes) == (["a", "b"], ["c"])
    assert asyncio.run(mine.read.call({})) == ["a", "b"]
    assert mine.read.to_dict() == {
        "name": "read_notes",
        "description": "Read the notes.",
        "input_schema": {"type": "object", "properties": {}, "additionalProperties": False},
        "defer_loading": True,
    }
    assert list(mine.note.input_schema["properties"]) == ["what"]
    assert type(mine.note) is BetaFunctionTool
    assert type(mine.read) is BetaAsyncFunctionTool
    assert inspect.signature(mine.note) == inspect.signature(Desk("x").note)
    assert str(inspect.signature(mine.note)) == "(what: 'str') -> 'str'"


def test_what_has_no_self_is_not_bound() -> None:
    desk = Desk("mine")
    assert desk.static.call({"location": "a"}) == "static a"
    assert desk.free.call({"what": "a"}) == "free a"
    assert desk.free("a") == "free a"

    class Holder:
        weather = tool(get_weather)
        held = tool(functools.partial(get_weather, unit="f"), name="held")

    assert Holder().weather("Rabat") == "20 c in Rabat"
    assert Holder().held.call({"location": "Rabat"}) == "20 f in Rabat"


def test_a_method_may_be_decorated_in_a_base_class() -> None:
    class Other(Desk):
        pass

    assert Other("other").note("a") == "other noted a"
    assert Desk.note.to_dict() == Other.note.to_dict()


def test_bound_methods_and_callable_instances() -> None:
    class Counter:
        """Counts."""

        total = 0

        def add(self, number: int) -> int:
            """Add a number."""
            self.total += number
            return self.total

        def __call__(self, number: int) -> int:
            """Subtract a number."""
            self.total -= number
            return self.total

    counter = Counter()
    add, subtract = tool(counter.add), tool(counter, name="subtract")
    assert (add.call({"number": 5}), subtract.call({"number": 2}), subtract(number=1)) == (5, 3, 2)
    assert (add.description, subtract.description) == ("Add a number.", "Subtract a number.")
    assert subtract.to_dict()["name"] == "subtract"


def test_wrapped_functions_and_partials() -> None:
    @functools.wraps(get_weather)
    def logged(*args: Any, **kwargs: Any) -> str:
        return "logged " + get_weather(*args, **kwargs)

    assert tool(logged).to_dict() == WEATHER
    assert tool(logged).call({"location": "Rabat"}) == "logged 20 c in Rabat"
    held = tool(functools.partial(get_weather, unit="f"))
    assert list(held.input_schema["properties"]) == ["location"]
    assert held.call({"location": "Rabat"}) == "20 f in Rabat"


def test_tool_error_holds_what_the_model_is_told() -> None:
    assert ToolError("no").content == "no"
    assert str(ToolError("no")) == "no"
    assert ToolError([{"type": "text", "text": "no"}]).content == [{"type": "text", "text": "no"}]


def test_a_builtin_tool_needs_both_methods() -> None:
    class Half(BetaBuiltinFunctionTool):
        def to_dict(self) -> Any:
            return {"type": "bash_20250124", "name": "bash"}

    class AsyncHalf(BetaAsyncBuiltinFunctionTool):
        def to_dict(self) -> Any:
            return {"type": "bash_20250124", "name": "bash"}

    for half in (Half, AsyncHalf):
        with pytest.raises(TypeError, match="call"):
            half()  # type: ignore[abstract]

    class Bash(Half):
        def call(self, input: object) -> Any:
            return "$"

    assert Bash().name == "bash"
    assert Bash().is_async is False


# In requests


class Bash(BetaBuiltinFunctionTool):
    def to_dict(self) -> Any:
        return {"type": "bash_20250124", "name": "bash"}

    def call(self, input: object) -> Any:
        return "$"


OBJECTS: list[Any] = [tool(get_weather), async_tool(get_time), Desk("mine").note, Bash(), {**WEATHER, "name": "plain"}]
DEFINITIONS = [one if isinstance(one, dict) else one.to_dict() for one in OBJECTS]


def messages_of(client: Any, beta: bool) -> Any:
    return client.beta.messages if beta else client.messages


@for_both
@pytest.mark.parametrize("how", ["create", "events", "via_stream", "parse", "stream", "count_tokens", "batches"])
def test_tools_in_place_of_definitions(api: Any, server: Any, beta: bool, how: str) -> None:
    messages = messages_of(api.client(), beta)
    # For once as a generator: it is read once.
    params = {**ASK, "tools": (one for one in OBJECTS) if how == "create" else OBJECTS}
    if how == "create":
        assert api.call(messages.create, **params).role == "assistant"
    elif how == "events":
        api.collect(api.call(messages.create, **params, stream=True))
    elif how == "via_stream":
        assert api.call(messages.create, **params, via_stream=True).role == "assistant"
    elif how == "parse":
        assert api.call(messages.parse, **params).role == "assistant"
    elif how == "stream":
        with api.using(messages.stream(**params)) as stream:
            api.run(stream.until_done())
    elif how == "count_tokens":
        del params["max_tokens"]
        assert api.call(messages.count_tokens, **params).input_tokens > 0
    else:
        api.call(messages.batches.create, requests=[{"custom_id": "a", "params": params}])
    sent = json.loads(server.requests[-1].body)
    assert (sent["requests"][0]["params"] if how == "batches" else sent)["tools"] == DEFINITIONS
    # The server has checked them against the description.
    assert len(server.requests) == 1


@for_both
@pytest.mark.parametrize("function", [get_weather, get_time, lambda x: x, Desk("mine").note.func])
def test_a_plain_function_is_refused_where_nothing_would_run_it(
    api: Any, server: Any, beta: bool, function: Any
) -> None:
    messages = messages_of(api.client(), beta)
    with pytest.raises(TypeError, match=r"wrap it with @tool, or pass it to tool_runner\(\)"):
        api.call(messages.create, **ASK, tools=[function])
    assert not server.requests


def test_a_tool_that_is_called_is_sent_back_as_it_is(api: Any, server: Any) -> None:
    """What the guide shows: call it by hand, with the input of the message."""
    from anthropic.testing import call

    server.converse(call("get_weather", location="Rabat"), "Warm.")
    client, weather = api.client(), tool(get_weather)
    first = api.call(client.messages.create, **ASK, tools=[weather])
    (use,) = first.content
    answer = {"type": "tool_result", "tool_use_id": use.id, "content": weather.call(use.input)}
    history = [*ASK["messages"], {"role": "assistant", "content": first.content}, {"role": "user", "content": [answer]}]
    assert api.call(client.messages.create, **{**ASK, "messages": history}, tools=[weather]).text == "Warm."
    assert json.loads(server.requests[-1].body)["messages"][2]["content"][0]["content"] == "20 c in Rabat"


def test_tools_are_made_of_what_the_package_exports() -> None:
    assert anthropic.tool is tool
    assert {"tool", "async_tool", "beta_tool", "beta_async_tool", "ToolError", "ToolTimeoutError"} <= {*dir(anthropic)}
