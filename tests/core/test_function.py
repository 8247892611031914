"""What functions say of themselves as tools, how input becomes arguments, and what keeps them from being tools."""

from __future__ import annotations

import asyncio
import dataclasses
import functools
import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Callable,
    Dict,
    List,
    Literal,
    NamedTuple,
    Optional,
    TypeVar,
)

import annotated_types as at
import attrs
import pydantic
import pytest
import typing_extensions as te
from jsonschema import Draft202012Validator
from typed import ROWS, Account, Color, Point

from anthropic._function import Described, Unfit, Unsupported, describe

if TYPE_CHECKING:
    from decimal import Decimal as Hidden

T = TypeVar("T")


def properties(function: Any, **options: Any) -> Dict[str, Any]:
    """Return the properties of a function's schema."""
    return describe(function, **options).input_schema["properties"]


def problems(described: Described, data: Any) -> List[Any]:
    try:
        described.bind(data)
    except Unfit as exc:
        return exc.problems
    return []


# --- What is said of a function ---------------------------------------------------------------------------------------


def get_weather(
    city: str,
    unit: Literal["celsius", "fahrenheit"] = "celsius",
    *,
    days: Annotated[int, at.Ge(1), "How far to look ahead."] = 1,
    places: List[Point] = [],  # noqa: B006
    color: Optional[Color] = None,
) -> str:
    """Tell the weather
    of a city.

    It is made up: do not rely
    on it.

    Args:
        city: Its name,
            with its country.
        unit (str): The unit of temperatures.
        days: Not this.

    Returns:
        What it is like.
    """
    return f"{city} {unit} {days} {places} {color}"


def test_a_plain_function_says_all() -> None:
    described = describe(get_weather)
    assert described.name == "get_weather"
    assert described.description == "Tell the weather\nof a city.\n\nIt is made up: do not rely\non it."
    assert described.is_async is False
    assert described.input_schema == {
        "type": "object",
        "properties": {
            "city": {"type": "string", "description": "Its name,\nwith its country."},
            "unit": {
                "type": "string",
                "enum": ["celsius", "fahrenheit"],
                "description": "The unit of temperatures.",
                "default": "celsius",
            },
            "days": {"type": "integer", "minimum": 1, "description": "How far to look ahead.", "default": 1},
            "places": {"type": "array", "items": {"$ref": "#/$defs/Point"}, "default": []},
            "color": {"anyOf": [{"$ref": "#/$defs/Color"}, {"type": "null"}], "default": None},
        },
        "required": ["city"],
        "additionalProperties": False,
        "$defs": {"Point": ROWS["dataclass"].schema, "Color": ROWS["enum"].schema},
    }
    Draft202012Validator.check_schema(described.input_schema)
    assert list(described.input_schema["properties"]) == ["city", "unit", "days", "places", "color"]


def test_input_becomes_arguments() -> None:
    described = describe(get_weather)
    bound = described.bind({"city": "Rome", "places": [{"x": 1.0}], "color": "red"})
    assert bound == {"city": "Rome", "places": [Point(1)], "color": Color.RED}
    assert get_weather(**bound) == f"Rome celsius 1 {[Point(1)]} {Color.RED}"


def test_all_that_is_wrong_with_input_is_told_at_once() -> None:
    with pytest.raises(Unfit) as caught:
        describe(get_weather).bind({"unit": "kelvin", "days": 0, "places": [{}, 5], "town": "Rome"})
    assert str(caught.value) == (
        "The input is not as it should be:\n"
        "- city: missing: expected a text\n"
        "- unit: expected one of 'celsius', 'fahrenheit', not the text 'kelvin'\n"
        "- days: must be at least 1, not 0\n"
        "- places[0].x: missing: expected an integer\n"
        "- places[1]: expected an object, not the number 5\n"
        "- town: there is no such argument: the known ones are city, unit, days, places, color"
    )


@pytest.mark.parametrize("data", [None, "{}", [], 5])
def test_input_that_is_no_object_is_refused(data: Any) -> None:
    assert [place for place, _ in problems(describe(get_weather), data)] == [""]


def test_a_function_without_parameters_takes_an_empty_object() -> None:
    def now() -> str:
        return "now"

    described = describe(now)
    assert described.input_schema == {"type": "object", "properties": {}, "additionalProperties": False}
    assert described.description is None
    assert described.bind({}) == {}
    assert problems(described, {"a": 1}) == [("a", "there is no such argument: there are none")]


def test_name_and_description_can_be_said_otherwise() -> None:
    described = describe(get_weather, name="weather-2", description="Something else.")
    assert (described.name, described.description) == ("weather-2", "Something else.")
    assert describe(lambda: 5, name="five").name == "five"


def test_none_as_default_makes_null_acceptable() -> None:
    def function(a: int = None, b: Optional[int] = None, c: Any = None) -> None:  # noqa: RUF013
        pass

    assert properties(function) == {
        "a": {"anyOf": [{"type": "integer"}, {"type": "null"}], "default": None},
        "b": {"anyOf": [{"type": "integer"}, {"type": "null"}], "default": None},
        "c": {"default": None},
    }
    assert describe(function).bind({"a": None}) == {"a": None}


DOCSTRINGS = {
    "google": """
    Args:
        a: First.
        b (int, optional): Second,
            and on. Defaults to 1.
    """,
    "numpy": """
    Parameters
    ----------
    a : str
        First.
    b : int, optional
        Second,
        and on. Defaults to 1.
    """,
    "rest": """
    :param a: First.
    :param int b: Second,
        and on. Defaults to 1.
    :returns: Nothing.
    """,
    "epydoc": """
    @param a: First.
    @param b: Second,
        and on. Defaults to 1.
    @return: Nothing.
    """,
}


@pytest.mark.parametrize("style", DOCSTRINGS)
def test_docstrings_of_all_styles_are_read(style: str) -> None:
    def function(a: str, b: int = 1) -> None:
        pass

    function.__doc__ = f"Say it.\n\n    At length.\n{DOCSTRINGS[style]}"
    described = describe(function)
    assert described.description == "Say it.\n\nAt length."
    assert [rest["description"] for rest in described.input_schema["properties"].values()] == [
        "First.",
        "Second,\nand on. Defaults to 1.",
    ]


def test_parameters_described_together_are_told_apart() -> None:
    def function(x: int, y: int) -> None:
        """Go.

        Parameters
        ----------
        x, y : int
            Where to.
        """

    assert [rest["description"] for rest in properties(function).values()] == ["Where to.", "Where to."]


# --- All that can be called -------------------------------------------------------------------------------------------


class Shop:
    """A shop."""

    def buy(self, item: str, count: int = 1) -> str:
        """Buy something.

        Args:
            item: What.
        """
        return f"{item} {count}"

    async def wait(self, item: str, count: int = 1) -> str:
        return item

    @staticmethod
    def static(item: str, count: int = 1) -> str:
        return item

    @classmethod
    def of_class(cls, item: str, count: int = 1) -> str:
        return item

    def __call__(self, item: str, count: int = 1) -> str:
        """Call for something.

        Args:
            item: What.
        """
        return item

    def same(self, other: Optional[te.Self] = None) -> None:
        pass


class Undocumented:
    """What it is for."""

    async def __call__(self, item: str, count: int = 1) -> str:
        return item


def logged(function: Callable[..., T]) -> Callable[..., T]:
    @functools.wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> T:
        return function(*args, **kwargs)

    return wrapper


@logged
def wrapped(item: str, count: int = 1) -> str:
    """Wrapped."""
    return item


@functools.lru_cache
def cached(item: str, count: int = 1) -> str:
    return item


async def fetched(item: str, count: int = 1) -> str:
    return item


def keyed(key: str, item: str, count: int = 1) -> str:
    """Use a key.

    Args:
        key: A secret.
        item: What.
    """
    return item


@dataclasses.dataclass
class Purchase:
    """A purchase."""

    item: str
    count: int = 1


class Written:
    """Something written.

    Args:
        item: What.
    """

    def __init__(self, item: str, count: int = 1) -> None:
        self.item = item


CALLABLES: Dict[str, Any] = {
    "function": (get_weather, "get_weather", False),
    "async function": (fetched, "fetched", True),
    "bound method": (Shop().buy, "buy", False),
    "bound async method": (Shop().wait, "wait", True),
    "static method": (Shop.static, "static", False),
    "raw static method": (vars(Shop)["static"], "static", False),
    "class method": (Shop.of_class, "of_class", False),
    "instance": (Shop(), "Shop", False),
    "async instance": (Undocumented(), "Undocumented", True),
    "decorated": (wrapped, "wrapped", False),
    "decorated method": (logged(Shop().buy), "buy", False),
    "cached": (cached, "cached", False),
    "partial": (functools.partial(keyed, "k"), "keyed", False),
    "partial by keyword": (functools.partial(keyed, key="k"), "keyed", False),
    "partial of a partial": (functools.partial(functools.partial(keyed, key="k")), "keyed", False),
    "partial of a method": (functools.partial(Shop().buy), "buy", False),
    "partial of async": (functools.partial(fetched), "fetched", True),
    "dataclass": (Purchase, "Purchase", False),
    "class": (Written, "Written", False),
}


@pytest.mark.parametrize("kind", [kind for kind in CALLABLES if kind != "function"])
def test_all_that_can_be_called_is_described(kind: str) -> None:
    function, name, is_async = CALLABLES[kind]
    described = describe(function)
    assert (described.name, described.is_async) == (name, is_async)
    plain = {key: {k: v for k, v in rest.items() if k != "description"} for key, rest in properties(function).items()}
    count = {"type": "integer", "default": 1}
    assert plain == {"item": {"type": "string"}, "count": count}
    assert described.input_schema["required"] == ["item"]
    result = (
        function.__func__(**described.bind({"item": "a"}))
        if isinstance(function, staticmethod)
        else function(**described.bind({"item": "a"}))
    )
    assert (asyncio.run(result) if is_async else result) is not None


def test_their_docstrings_are_read() -> None:
    assert describe(Shop().buy).description == "Buy something."
    assert describe(Shop()).description == "Call for something."
    assert describe(Undocumented()).description == "What it is for."
    assert describe(wrapped).description == "Wrapped."
    assert describe(functools.partial(keyed, "k")).description == "Use a key."
    assert describe(Purchase).description == "A purchase."
    assert properties(Written)["item"]["description"] == "What."
    assert properties(Shop())["item"]["description"] == "What."


def test_what_a_partial_holds_is_not_asked_for() -> None:
    for function in (functools.partial(keyed, "secret"), functools.partial(keyed, key="secret")):
        described = describe(function)
        assert "secret" not in json.dumps(described.input_schema)
        assert problems(described, {"item": "a", "key": "other"}) == [
            ("key", "there is no such argument: the known ones are item, count")
        ]


def test_self_is_the_class_of_a_method() -> None:
    with pytest.raises(Unsupported, match="parameter `other`: Shop has no JSON Schema"):
        describe(Shop().same)


# --- Names in quotes --------------------------------------------------------------------------------------------------


def test_local_classes_are_found_when_described_and_kept_for_later() -> None:
    def made() -> Described:
        @dataclasses.dataclass
        class Local:
            inner: Optional[Inner] = None

        @dataclasses.dataclass
        class Inner:
            value: int

        def function(local: Local) -> None:
            pass

        return describe(function)

    described = made()
    assert described.input_schema["$defs"].keys() == {"Local", "Inner"}
    # The function around them has returned, and nothing else knows their names.
    assert repr(described.bind({"local": {"inner": {"value": 1}}})["local"]).endswith("Inner(value=1))")


def test_what_a_closure_holds_is_found_after_its_function_has_returned() -> None:
    def made() -> Any:
        @dataclasses.dataclass
        class Local:
            value: int

        def function(local: Local) -> Any:
            return Local(local.value + 1)

        return function

    function = made()
    assert function(**describe(function).bind({"local": {"value": 1}})).value == 2


def test_what_a_closure_does_not_hold_yet_is_no_hindrance() -> None:
    def function(a: int) -> Any:
        return later

    assert list(properties(function)) == ["a"]
    later = None


def test_annotations_of_another_module_are_looked_up_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "from __future__ import annotations\nimport functools\nfrom decimal import Decimal as Amount\n\n\n"
    text += "def pay(amount: Amount) -> None: ...\n"
    (tmp_path / "shop_of_another_module.py").write_text(text)
    monkeypatch.syspath_prepend(str(tmp_path))
    from importlib import import_module

    assert list(properties(logged(import_module("shop_of_another_module").pay))) == ["amount"]


# --- Schemas that are given -------------------------------------------------------------------------------------------


def anything(**fields: Any) -> Dict[str, Any]:
    """Take anything."""
    return fields


def test_a_given_schema_is_used_as_it_is_and_input_passed_as_it_comes() -> None:
    schema = {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}
    described = describe(anything, input_schema=schema)
    assert described.input_schema is schema
    assert described.description == "Take anything."
    assert described.bind({"a": "text", "more": 1}) == {"a": "text", "more": 1}
    assert problems(described, [1]) == [("", "expected an object, not an array")]

    def unannotated(a, b=1):
        pass

    assert describe(unannotated, input_schema=schema).input_schema is schema


class Query(pydantic.BaseModel):
    """A query."""

    text: str = pydantic.Field(min_length=2)
    limit: int = 10
    near: Optional[Point] = None


@pydantic.dataclasses.dataclass
class QueryClass:
    text: str
    limit: int = 10
    near: Optional[Point] = None


@dataclasses.dataclass
class QueryData:
    text: str
    limit: int = 10
    near: Optional[Point] = None

    def __post_init__(self) -> None:
        if self.limit < 0:
            raise ValueError("limit must not be negative")


class QueryDict(te.TypedDict):
    text: str
    limit: te.NotRequired[int]
    near: te.NotRequired[Optional[Point]]


class QueryTuple(NamedTuple):
    text: str
    limit: int = 10
    near: Optional[Point] = None


@attrs.define
class QueryAttrs:
    text: str
    _limit: int = 10
    near: Optional[Point] = None


def search(text: str, limit: int = 5, near: Any = None) -> Any:
    """Search for a text."""
    return text, limit, near


@pytest.mark.parametrize("cls", [Query, QueryClass, QueryData, QueryDict, QueryTuple, QueryAttrs])
def test_the_fields_of_a_class_can_be_the_arguments(cls: Any) -> None:
    described = describe(search, input_schema=cls)
    assert described.name == "search"
    assert described.description == "Search for a text."
    schema = described.input_schema
    assert (schema["type"], schema["required"], schema["additionalProperties"]) == ("object", ["text"], False)
    assert list(schema["properties"]) == ["text", "limit", "near"]
    bound = described.bind({"text": "abc", "near": {"x": 1}})
    assert search(**bound) == ("abc", 5 if cls is QueryDict else 10, Point(1))
    assert [place for place, _ in problems(described, {"limit": "x", "lim": 1})] == ["text", "limit", "lim"]
    assert [place for place, _ in problems(described, {"text": "abc", "lim": 1})] == ["lim"]


def test_a_class_checks_its_fields_together() -> None:
    assert problems(describe(search, input_schema=QueryData), {"text": "", "limit": -1}) == [
        ("", "limit must not be negative")
    ]
    assert describe(anything, input_schema=Account).bind({"name": "a", "secret": 5})["secret"] == 5


def test_what_a_model_forbids_is_told_once() -> None:
    class Closed(pydantic.BaseModel, extra="forbid"):
        a: int = 1

    assert problems(describe(anything, input_schema=Closed), {"a": 2, "b": 3}) == [("b", "there is no such field")]


def test_a_model_may_allow_more() -> None:
    class Open(pydantic.BaseModel, extra="allow"):
        a: int = 1

    described = describe(anything, input_schema=Open)
    assert described.input_schema["additionalProperties"] is True
    assert described.bind({"b": 2}) == {"a": 1}


# --- What is no tool --------------------------------------------------------------------------------------------------


def no_annotation(city, unit: str = "c") -> None:
    pass


def has_bytes(data: Dict[str, List[bytes]]) -> None:
    pass


def has_more(*cities: str) -> None:
    pass


def has_keywords(**cities: str) -> None:
    pass


exec("def positional_only(a: int, b: int = 1, /) -> None: ...")


def documents_another(city: str) -> None:
    """Do.

    Args:
        town: No such parameter.
    """


def unresolved(amount: Hidden) -> None:
    pass


def mistaken(amount: "1 +") -> None:  # noqa: F722
    pass


@dataclasses.dataclass
class WithBytes:
    data: bytes


def nested(it: Optional[WithBytes]) -> None:
    pass


def odd_limit(flag: Annotated[bool, at.Ge(1)]) -> None:
    pass


def field_as_default(count: int = pydantic.Field(3, ge=1)) -> None:
    pass


WRONG: Dict[str, Any] = {
    "no annotation": (
        lambda: describe(no_annotation),
        ["`no_annotation`: parameter `city`: it has no annotation: give it one"],
    ),
    "unsupported": (lambda: describe(has_bytes), ["`has_bytes`: parameter `data`: bytes has no JSON Schema: use str"]),
    "unsupported inside": (lambda: describe(nested), ["`nested`: parameter `it`: `WithBytes.data`: bytes", "use str"]),
    "limit": (lambda: describe(odd_limit), ["`odd_limit`: parameter `flag`: `ge` does not apply to bool: remove it"]),
    "Field as default": (
        lambda: describe(field_as_default),
        ["`field_as_default`: parameter `count`: its default is a Field", "write Annotated[..., Field(...)]"],
    ),
    "*args": (lambda: describe(has_more), ["`has_more`: parameter `cities`", "`*cities`", "name each argument"]),
    "**kwargs": (
        lambda: describe(has_keywords),
        ["`has_keywords`: parameter `cities`", "`**cities`", "take a list or dict"],
    ),
    "positional-only": (
        lambda: describe(globals()["positional_only"]),
        ["`positional_only`: parameter `a`: arguments are passed by keyword: move it behind the `/`"],
    ),
    "docstring": (
        lambda: describe(documents_another),
        ["`documents_another`: parameter `town`: its docstring describes it", "correct the docstring", "city"],
    ),
    "unresolved": (
        lambda: describe(unresolved),
        ["`unresolved`: parameter `amount`: the annotation 'Hidden' cannot be resolved", "import what it names"],
    ),
    "mistaken": (
        lambda: describe(mistaken),
        ["`mistaken`: parameter `amount`: the annotation", "cannot be resolved", "correct it"],
    ),
    "lambda": (lambda: describe(lambda: 5), ["`<lambda>` is no name of a tool", "pass name="]),
    "name": (
        lambda: describe(get_weather, name="get weather"),
        ["`get weather` is no name of a tool", "choose another"],
    ),
    "empty name": (lambda: describe(get_weather, name=""), ["`` is no name of a tool"]),
    "long name": (lambda: describe(get_weather, name="x" * 129), ["1 to 128 letters"]),
    "name with a line end": (lambda: describe(get_weather, name="weather\n"), ["is no name of a tool"]),
    "unbound method": (lambda: describe(Shop.buy), ["`buy`: parameter `self`", "pass a bound method"]),
    "no function": (lambda: describe(5, name="five"), ["`five`: 5 cannot be called: pass a function"]),
    "without signature": (lambda: describe(type), ["`type`: its signature cannot be read: wrap it in a function"]),
    "schema of no object": (
        lambda: describe(anything, input_schema={"type": "string"}),
        ["`anything`: input_schema must be the schema of an object", '"type": "object"'],
    ),
    "class without fields": (
        lambda: describe(anything, input_schema=int),
        ["`anything`: input_schema: int has no fields"],
    ),
    "enum": (lambda: describe(anything, input_schema=Color), ["input_schema: Color has no fields", "dataclass"]),
    "root model": (
        lambda: describe(anything, input_schema=pydantic.RootModel[List[int]]),
        ["is not written as an object"],
    ),
    "field without parameter": (
        lambda: describe(documents_nothing, input_schema=Query),
        ["`documents_nothing`: parameter `limit`: Query has such a field, but there is none: add it"],
    ),
    "parameter without field": (
        lambda: describe(asks_for_more, input_schema=Query),
        ["`asks_for_more`: parameter `more`: Query has no such field: add it, or a default"],
    ),
}


def documents_nothing(text: str) -> None:
    pass


def asks_for_more(more: str, **rest: Any) -> None:
    pass


@pytest.mark.parametrize("case", WRONG)
def test_what_is_no_tool_is_refused_at_once_with_function_parameter_and_remedy(case: str) -> None:
    describing, words = WRONG[case]
    with pytest.raises(TypeError) as caught:
        describing()
    assert isinstance(caught.value, Unsupported)
    assert [word for word in words if word not in str(caught.value)] == [], str(caught.value)


@pytest.mark.skipif(sys.version_info >= (3, 10), reason="Python 3.10 knows `|`")
def test_on_old_pythons_there_is_a_word_on_the_bar() -> None:
    def function(a: int | None) -> None:
        pass

    with pytest.raises(Unsupported, match="write Optional"):
        describe(function)


def test_names_of_all_allowed_characters_are_taken() -> None:
    assert describe(get_weather, name="aZ09_-" * 21).name == "aZ09_-" * 21


# --- Loading, threads -------------------------------------------------------------------------------------------------


def test_libraries_are_loaded_when_they_are_needed() -> None:
    code = """
import json, sys
import anthropic
from anthropic._function import describe

def loaded():
    return sorted({"cattrs", "docstring_parser", "pydantic"} & sys.modules.keys())

def plain(a: int) -> int: ...

def documented(a: int) -> int:
    "Says something."

steps = [loaded()]
described = describe(plain)
steps.append(loaded())
describe(documented)
steps.append(loaded())
described.bind({"a": 1})
steps.append(loaded())
print(json.dumps(steps))
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == [[], [], ["docstring_parser"], ["cattrs", "docstring_parser"]]


def test_many_threads_can_bind_from_the_first_call_on() -> None:
    for _ in range(5):
        described = describe(get_weather)
        start = threading.Barrier(8)
        results: List[Any] = []

        def use(described: Described = described, start: Any = start, results: List[Any] = results) -> None:
            start.wait()
            results.append(described.bind({"city": "Rome", "places": [{"x": 1}]}))

        threads = [threading.Thread(target=use) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert results == [{"city": "Rome", "places": [Point(1)]}] * 8
