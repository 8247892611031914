"""Tools made from Python: what the decorators return, and the base classes of tools that are not functions.

A tool has a `name`, a definition (`to_dict`), which is what a request takes, and a `call`. How a function becomes a
definition is the business of `_function`; when it is called, that of the tool loop.
"""

from __future__ import annotations

import inspect
import re
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Iterable, Mapping
from functools import partial, update_wrapper
from types import MethodType
from typing import TYPE_CHECKING, Any, Callable, Generic, TypedDict, TypeVar, Union, cast, overload

if TYPE_CHECKING:
    from typing_extensions import Self, Unpack

    from anthropic_generated.params.stable import CacheControlEphemeralParam

    from ._function import Described

F = TypeVar("F", bound=Callable[..., Any])


class ToolOptions(TypedDict, total=False):
    """Further fields of a tool's definition."""

    defer_loading: bool | None
    """Leave the tool out of the prompt until the model finds it by tool search."""
    strict: bool | None
    """Have the API make sure that the input follows the schema."""
    cache_control: CacheControlEphemeralParam | None
    """Puts a cache breakpoint behind this tool."""
    input_examples: Iterable[Mapping[str, object]] | None
    """Examples of inputs."""
    allowed_callers: Iterable[str] | None
    """Who may call the tool."""
    eager_input_streaming: bool | None
    """Stream the input as it is written, without waiting for valid JSON."""


#: Those that are read whenever the definition is sent.
LISTS = ("input_examples", "allowed_callers")


class ToolError(Exception):
    """Raise it in a tool to tell the model that the call failed.

    Args:
        content: What the model is told: text, or a list of content blocks.
    """

    def __init__(self, content: str | list[Any]) -> None:
        super().__init__(content)
        self.content = content


class FunctionTool(Generic[F]):
    """A function as a tool: call it as before, offer it in `tools=`, or have a tool runner call it."""

    #: Whether its function is a coroutine function.
    is_async = False

    def __init__(
        self,
        func: F,
        *,
        name: str | None = None,
        description: str | None = None,
        input_schema: Mapping[str, object] | type[Any] | None = None,
        **options: Unpack[ToolOptions],
    ) -> None:
        """Make a tool from a function.

        Args:
            func: The function. Its parameters need annotations; its docstring describes it and them.
            name: The tool's name; by default the function's.
            description: What the tool does; by default what the docstring says.
            input_schema: JSON Schema of the input, or a class whose fields are the arguments; by default made from the
                annotations.
            **options: Further fields of the definition.

        Raises:
            TypeError: No schema can be made, the function is of the other kind (synchronous or not), or an argument is
                unknown.
            ValueError: The name cannot be one, or the docstring documents a parameter that does not exist.
        """
        from ._function import describe

        unknown = options.keys() - ToolOptions.__annotations__.keys()
        if unknown:
            raise TypeError(f"a tool has no option {min(unknown)!r}: it has {', '.join(ToolOptions.__annotations__)}")
        func = _unwrapped(func)
        self._is_method = _is_method(func)
        bound: Any = MethodType(func, object()) if self._is_method else func
        described = describe(bound, name=name, description=description, input_schema=input_schema)
        if described.is_async != self.is_async:
            kind, other = (
                ("a coroutine function", "@async_tool") if described.is_async else ("no coroutine function", "@tool")
            )
            raise TypeError(f"{described.name}() is {kind}: make a tool of it with {other}")
        self._described: Described = described
        given: dict[str, Any] = {key: value for key, value in options.items() if value is not None}
        self._options = {key: list(value) if key in LISTS else value for key, value in given.items()}
        self.func = func
        update_wrapper(cast("Any", self), func, updated=())

    @property
    def name(self) -> str:
        """The tool's name."""
        return self._described.name

    @property
    def description(self) -> str | None:
        """What the tool does."""
        return self._described.description

    @property
    def input_schema(self) -> dict[str, Any]:
        """The JSON Schema of its input."""
        return self._described.input_schema

    def to_dict(self) -> dict[str, Any]:
        """Return the definition of the tool, as a request takes it."""
        definition: dict[str, Any] = {"name": self.name}
        if self.description:
            definition["description"] = self.description
        return {**definition, "input_schema": self.input_schema, **self._options}

    def call(self, input: object) -> Any:
        """Call the function with an input as a model sends it, validated and converted.

        Raises:
            Unfit: The input does not fit the function; the message says where, for the model.
            ToolError: The function reports a failure.
        """
        given: Any = input
        return self.func(**self._described.bind(given))

    # As a property, so that checkers see the signature of the function.
    @property
    def __call__(self) -> F:
        return self.func

    def __get__(self, instance: object, owner: type[Any]) -> Self:
        """Return the tool of an instance, where a method was decorated."""
        if instance is None or not self._is_method:
            return self
        clone = object.__new__(type(self))
        bound = self.func.__get__(instance, owner)
        clone.__dict__.update(self.__dict__, func=bound, __wrapped__=bound)
        return clone

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name!r}>"


class BetaFunctionTool(FunctionTool[F]):
    """A function as a tool."""


class BetaAsyncFunctionTool(FunctionTool[F]):
    """A coroutine function as a tool."""

    is_async = True

    if TYPE_CHECKING:

        async def call(self, input: object) -> Any:
            """Call the function with an input as a model sends it, validated and converted."""


def _unwrapped(func: Any) -> Any:
    """Return the function that another tool was made of, or a static method."""
    if isinstance(func, FunctionTool):
        return func.func  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return func.__func__ if isinstance(func, staticmethod) else func  # pyright: ignore


def _is_method(func: Any) -> bool:
    """Whether a function is a method that is being decorated in its class, so that `self` is none of its parameters."""
    return inspect.isfunction(func) and next(iter(inspect.signature(func).parameters), None) == "self"


@overload
def beta_tool(func: F) -> BetaFunctionTool[F]: ...
@overload
def beta_tool(
    func: None = None,
    *,
    name: str | None = None,
    description: str | None = None,
    input_schema: Mapping[str, object] | type[Any] | None = None,
    **options: Unpack[ToolOptions],
) -> Callable[[F], BetaFunctionTool[F]]: ...
def beta_tool(func: Any = None, **options: Any) -> Any:
    """Make a tool from a function: a decorator, with or without arguments, which are those of `FunctionTool`."""
    if func is None:
        make: Any = BetaFunctionTool
        return partial(make, **options)
    return BetaFunctionTool(func, **options)


@overload
def beta_async_tool(func: F) -> BetaAsyncFunctionTool[F]: ...
@overload
def beta_async_tool(
    func: None = None,
    *,
    name: str | None = None,
    description: str | None = None,
    input_schema: Mapping[str, object] | type[Any] | None = None,
    **options: Unpack[ToolOptions],
) -> Callable[[F], BetaAsyncFunctionTool[F]]: ...
def beta_async_tool(func: Any = None, **options: Any) -> Any:
    """Make a tool from a coroutine function: a decorator, with or without arguments, which are those of `FunctionTool`."""
    if func is None:
        make: Any = BetaAsyncFunctionTool
        return partial(make, **options)
    return BetaAsyncFunctionTool(func, **options)


tool = beta_tool
async_tool = beta_async_tool


class _BuiltinFunctionTool(ABC):
    """A tool that the API defines, and you run: such as the memory tool, the text editor or the computer."""

    is_async = False

    @abstractmethod
    def to_dict(self) -> Any:
        """Return the definition of the tool, as a request takes it: its `type`, `name` and options."""

    @property
    def name(self) -> str:
        """The tool's name."""
        definition: Any = self.to_dict()
        name: str = definition["mcp_server_name"] if definition["type"] == "mcp_toolset" else definition["name"]
        return name


class BetaBuiltinFunctionTool(_BuiltinFunctionTool):
    """A tool that the API defines, and you run. Subclass it."""

    @abstractmethod
    def call(self, input: object) -> Any:
        """Carry out a call, and return its result: text, content blocks, or what can be written as JSON."""


class BetaAsyncBuiltinFunctionTool(_BuiltinFunctionTool):
    """A tool that the API defines, and you run, asynchronously. Subclass it."""

    is_async = True

    @abstractmethod
    async def call(self, input: object) -> Any:
        """Carry out a call, and return its result: text, content blocks, or what can be written as JSON."""


RunnableTool = Union[FunctionTool[Any], BetaBuiltinFunctionTool, BetaAsyncBuiltinFunctionTool]
AnyFunction = Callable[..., Union[object, Awaitable[object]]]


def runnable(candidate: Any) -> RunnableTool | None:
    """Return what runs a tool of a `tools=` list: a tool object as it is, a plain function as a tool made of it.

    `None` stands for a definition that has nothing to run: that of a tool which the API runs itself.

    Raises:
        TypeError: It is no tool, or a definition of a tool that is for the caller to run, without a function.
    """
    if isinstance(candidate, (FunctionTool, _BuiltinFunctionTool)):
        return candidate  # type: ignore[return-value]
    given: Any = candidate
    if isinstance(candidate, type) and issubclass(candidate, _BuiltinFunctionTool):
        raise TypeError(f"{given.__name__} is a class of tools: pass an instance, {given.__name__}(...)")
    if isinstance(candidate, Mapping):
        _check_definition(cast("Mapping[str, Any]", candidate))
        return None
    if callable(given):
        return BetaAsyncFunctionTool(given) if is_awaited(given) else BetaFunctionTool(given)
    raise TypeError(
        f"{candidate!r} is no tool: pass a function, a tool made with @tool, or the definition of a tool that the API runs"
    )


def is_awaited(function: Any) -> bool:
    """Whether a function returns something to be awaited, as far as can be told without a call."""
    call: Any = getattr(function, "__call__", None)  # noqa: B004  # that of an instance may be a coroutine function
    return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(call)


def _check_definition(definition: Mapping[str, Any]) -> None:
    from anthropic_generated._facts import CLIENT_TOOLS

    kind = definition.get("type") or "custom"
    family = re.sub(r"_\d+$", "", kind)
    if family in CLIENT_TOOLS:
        name = definition.get("name", kind)
        raise TypeError(
            f"the tool {name!r} (type {kind!r}) is for you to run ({CLIENT_TOOLS[family]}), but there is nothing to run in its "
            f"definition: pass tool(function, name={name!r}, input_schema=...), or for a tool that the API defines an instance of a subclass "
            "of BetaBuiltinFunctionTool"
        )
