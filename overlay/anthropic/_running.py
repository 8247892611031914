"""How `tool_runner()` becomes a runner: its tools, its rules, and the parameters of its requests. Nothing is sent here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Callable

from anthropic_generated._parse import parsers
from anthropic_generated._sentinel import NotGiven, Omit

from ._conversation import CompactionControl, Conversation, Limits
from ._runner_options import RunnerOptions
from ._tool import is_awaited, runnable
from ._tool_run import ToolRules
from ._tool_runner import (
    BetaAsyncStreamingToolRunner,
    BetaAsyncToolRunner,
    BetaStreamingToolRunner,
    BetaToolRunner,
    Line,
)

if TYPE_CHECKING:
    from ._conversation import Call

#: The classes of runners, by whether they are asynchronous and hand out streams.
RUNNERS: dict[tuple[bool, bool], type[Any]] = {
    (False, False): BetaToolRunner,
    (False, True): BetaStreamingToolRunner,
    (True, False): BetaAsyncToolRunner,
    (True, True): BetaAsyncStreamingToolRunner,
}

#: How many tools of one turn run at a time, unless told otherwise.
PARALLEL = 8
#: How often in a row a message that was paused is asked to go on, unless told otherwise.
CONTINUATIONS = 16


def running(resource: Any, arguments: dict[str, Any], *, beta: bool, is_async: bool) -> Any:
    """Return a runner.

    Args:
        resource: What has the methods `create`, `parse` and `stream`.
        arguments: All that `tool_runner()` was given.
        beta: Whether the messages are beta ones.
        is_async: Whether the runner is asynchronous.

    Raises:
        TypeError: A tool is none, has nothing to run, or cannot be run by such a runner; or an argument is wrong.
        ValueError: Two tools have the same name, or a number is out of range.
    """
    params = {name: value for name, value in arguments.items() if not isinstance(value, (Omit, NotGiven))}
    for name in ("max_tokens", "messages", "model", "tools"):
        if name not in params:
            raise TypeError(f"tool_runner() is missing the keyword argument {name!r}")
    streamed = bool(params.pop("stream", False))
    options = {name: params.pop(name) for name in RunnerOptions.__annotations__ if name in params}
    tools, params["tools"] = tools_of(params["tools"], is_async=is_async)
    compaction = options.get("compaction_control")
    _check_compaction(compaction)
    approve = options.get("approve")
    _check_hook("approve", approve)
    if approve is not None and not is_async and is_awaited(approve):
        raise TypeError(
            "approve is asynchronous, which a synchronous runner cannot await: make it an ordinary function"
        )
    limits = Limits(
        max_iterations=_count("max_iterations", options.get("max_iterations"), 0),
        max_continuations=_count("max_continuations", options.get("max_continuations", CONTINUATIONS), 0),
        stop_on=_stopper(options.get("stop_on"), tools),
    )
    rules = ToolRules(
        tools=tools,
        parallel=_count("max_parallel_tools", options.get("max_parallel_tools", PARALLEL), 1) or PARALLEL,
        timeout=_timeout(options.get("tool_timeout"), tools),
        raising=_policy(options.get("on_tool_error", "report")),
        approve=approve,
    )
    read_usage = parsers.beta_usage if beta else parsers.usage
    line = Line(resource.create, resource.parse, resource.stream, read_usage, streamed=streamed)
    cls = RUNNERS[is_async, streamed]
    return cls(Conversation(params, limits, compaction), rules, line)


def tools_of(given: Iterable[Any], *, is_async: bool) -> tuple[dict[str, Any], list[Any]]:
    """Return what runs each tool, by name, and the definitions of all.

    Raises:
        TypeError: One is no tool, has nothing to run, or has to be awaited by a synchronous runner.
        ValueError: Two have the same name.
    """
    if isinstance(given, (str, Mapping)) or callable(given) or not isinstance(given, Iterable):
        raise TypeError("tools is a list of tools; for one, write tools=[...]")
    runnables: dict[str, Any] = {}
    definitions: list[Any] = []
    names: list[str] = []
    for candidate in given:
        tool = runnable(candidate)
        definition: Any = candidate if tool is None else tool.to_dict()
        definitions.append(definition)
        name = definition.get("name") if tool is None else tool.name
        if name is None:  # a set of tools of another server
            continue
        if name in names:
            raise ValueError(f"two tools are called {name!r}: give one another name, e.g. tool(function, name=...)")
        names.append(name)
        if tool is not None:
            if tool.is_async and not is_async:
                raise TypeError(
                    f"the tool {name!r} is asynchronous, which a synchronous runner cannot run: use AsyncAnthropic, or make "
                    "it an ordinary function"
                )
            runnables[name] = tool
    return runnables, definitions


def _count(name: str, value: Any, least: int) -> int | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < least):
        raise ValueError(f"{name} has to be a whole number from {least}, or None for no limit, not {value!r}")
    return value


def _policy(value: str) -> bool:
    if value not in ("report", "raise"):
        raise ValueError(f"on_tool_error is 'report' or 'raise', not {value!r}")
    return value == "raise"


def _timeout(value: Any, tools: Mapping[str, Any]) -> float | Mapping[str, float] | None:
    given: Any = value
    for seconds in given.values() if isinstance(value, Mapping) else () if value is None else (given,):
        if isinstance(seconds, bool) or not isinstance(seconds, (int, float)) or not seconds > 0:
            raise ValueError(
                f"tool_timeout has to be a positive number of seconds, for all or by name, not {seconds!r}"
            )
    if isinstance(value, Mapping):
        _check_names("tool_timeout", given, tools)
    return given  # type: ignore[no-any-return]


def _stopper(stop_on: Any, tools: Mapping[str, Any]) -> Callable[[Call], bool]:
    given: Any = stop_on
    if stop_on is None:
        return lambda call: False
    if callable(stop_on):
        _check_hook("stop_on", stop_on)
        if is_awaited(stop_on):
            raise TypeError("stop_on is not awaited: make it an ordinary function")
        return stop_on  # type: ignore[no-any-return]  # pyright: ignore[reportReturnType]
    if not isinstance(stop_on, Iterable):
        raise TypeError(f"stop_on is the name of a tool, a list of names, or a function, not {stop_on!r}")
    names: set[str] = {stop_on} if isinstance(stop_on, str) else set(given)
    _check_names("stop_on", names, tools)
    return lambda call: call.name in names


def _check_names(argument: str, names: Iterable[str], tools: Mapping[str, Any]) -> None:
    """Find names that would never have an effect.

    Raises:
        ValueError: There is one.
    """
    for name in names:
        if name not in tools:
            known = ", ".join(map(repr, tools)) or "none"
            raise ValueError(f"{argument} names {name!r}, which is no tool that is run here: there are {known}")


def _check_hook(name: str, hook: Any) -> None:
    if hook is not None and not callable(hook):
        raise TypeError(f"{name} is a function that takes a call, not {hook!r}")


def _check_compaction(control: Any) -> None:
    if control is None:
        return
    given: Any = control
    known = CompactionControl.__annotations__
    if not isinstance(control, Mapping) or not given.keys() <= known.keys():
        raise TypeError(f"compaction_control is a dictionary with {', '.join(known)}, not {given!r}")
    _count("context_token_threshold", given.get("context_token_threshold", 1), 1)
