"""Running the tools of one turn: in parallel, with limits of number and time, each call to exactly one result.

Whether a call may run is decided by pure functions, and what the model is told of it in `_tool_result`; below stand the
two ways to run the calls: in threads, and as tasks.
"""

from __future__ import annotations

import inspect
import time
import warnings
from collections import deque
from collections.abc import Awaitable, Mapping
from contextvars import copy_context
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, Callable, Dict, NamedTuple, Union

from ._conversation import Call
from ._errors import AnthropicError
from ._tool import ToolError
from ._tool_result import failure_of, result_of, untold

if TYPE_CHECKING:
    from ._conversation import Conversation

#: What an approval hook returns: whether the tool may run, why not, or the input to run it with instead.
Decision = Union[bool, str, Dict[str, Any], None]
Approve = Callable[["Call"], Union[Decision, Awaitable[Decision]]]


class ToolTimeoutError(AnthropicError, TimeoutError):
    """A tool took longer than it may; the model is told so."""


class RunnerClosedError(AnthropicError):
    """A tool runner was closed while tools were running."""


class ToolRules(NamedTuple):
    """How tools are run."""

    #: The tools by name.
    tools: Mapping[str, Any]
    #: How many run at a time.
    parallel: int
    #: The seconds that a tool may take, by name or for all, or no limit.
    timeout: float | Mapping[str, float] | None
    #: Whether an exception is raised, rather than told to the model.
    raising: bool
    #: Asked before each call.
    approve: Approve | None

    def limit(self, call: Call) -> float | None:
        """Return the seconds that a call may take."""
        return self.timeout.get(call.name) if isinstance(self.timeout, Mapping) else self.timeout


def refusal_of(call: Call, rules: ToolRules) -> dict[str, Any] | None:
    """Return the result of a call that cannot be carried out; `None` for one that can."""
    if call.problem is not None:
        return result_of(call, f"Error: the input is no JSON: {call.problem}", is_error=True)
    if call.name not in rules.tools:
        warnings.warn(f"the model called a tool {call.name!r}, which does not exist", UserWarning, stacklevel=4)
        return result_of(call, f"Error: Tool '{call.name}' not found", is_error=True)
    return None


def decided(call: Call, decision: Decision) -> Call | dict[str, Any]:
    """Return what an approval hook makes of a call: the call, perhaps with another input, or the result that refuses it.

    Raises:
        TypeError: It is no decision. Nothing runs by mistake.
    """
    if decision is None or decision is True:
        return call
    if decision is False:
        return result_of(call, "Error: this call was not approved.", is_error=True)
    if isinstance(decision, str):
        return result_of(call, f"Error: this call was not approved: {decision}", is_error=True)
    if isinstance(decision, Mapping):
        return call._replace(input=dict(decision))
    raise TypeError(
        f"approve returned {decision!r}, and not True or None, False, a text that says why not, or a dictionary with "
        "another input"
    )


def _late(call: Call, seconds: float | None) -> ToolTimeoutError:
    return ToolTimeoutError(f"the tool {call.name!r} took longer than {seconds:g} s")


def _settle(conversation: Conversation, call: Call, rules: ToolRules, outcome: Any) -> BaseException | None:
    """Note what came of a call; return the exception that is to be raised for it, if it is."""
    if not isinstance(outcome, BaseException):
        try:
            conversation.answer(call, result_of(call, outcome))
            return None
        except Exception as exc:
            outcome = untold(call, exc)
    error: BaseException = outcome
    if not isinstance(error, Exception) or (rules.raising and not _is_for_model(error)):
        return error
    conversation.answer(call, failure_of(call, error))
    return None


def _is_for_model(error: Exception) -> bool:
    """Whether it is the model that can do something about an error."""
    from ._function import Unfit

    return isinstance(error, (ToolError, Unfit))


def _raise_first(calls: list[Call], errors: Mapping[str, BaseException | None]) -> None:
    for call in calls:
        error = errors.get(call.id)
        if error is not None:
            raise error


# In threads

#: Put in the place of an outcome by `close`.
STOP = object()
CLOSED = "the tool runner was closed while tools were running"


class Workers:
    """Runs the calls of one turn, in threads."""

    def __init__(self, conversation: Conversation, rules: ToolRules) -> None:
        self._conversation = conversation
        self._rules = rules
        self._done: SimpleQueue[Any] = SimpleQueue()
        self._is_closed = False
        self._running: dict[str, tuple[Call, float | None]] = {}
        self._errors: dict[str, BaseException | None] = {}

    def close(self) -> None:
        """Wait no longer for tools that are running, and start no others; from any thread."""
        self._is_closed = True
        self._done.put((None, STOP))

    def run(self, calls: list[Call]) -> None:
        """Run calls, and note their results.

        Raises:
            Exception: That of the first tool that failed, if exceptions are to be raised. The others have been run.
            RunnerClosedError: There was no more waiting for those that were running.
        """
        ready: list[Call] = []
        for call in calls:
            settled = refusal_of(call, self._rules) or decided(call, self._decision(call))
            if isinstance(settled, Call):
                ready.append(settled)
            else:
                self._conversation.answer(call, settled)
        one_by_one = self._rules.parallel == 1 or len(ready) == 1
        if one_by_one and all(self._rules.limit(call) is None for call in ready):
            self._one_by_one(ready)
        else:
            self._in_threads(ready)
        _raise_first(calls, self._errors)

    def _decision(self, call: Call) -> Decision:
        if self._rules.approve is None:
            return None
        decision = self._rules.approve(call)
        if inspect.isawaitable(decision):
            _drop(decision)
            raise TypeError(
                "approve is asynchronous, which a synchronous runner cannot await: make it an ordinary function"
            )
        return decision

    def _outcome(self, call: Call) -> Any:
        try:
            value = self._rules.tools[call.name].call(call.input)
        except BaseException as exc:
            return exc
        if inspect.isawaitable(value):
            _drop(value)
            return TypeError(
                f"the tool {call.name!r} has to be awaited: use AsyncAnthropic, or make it an ordinary function"
            )
        return value

    def _settle(self, call: Call, outcome: Any) -> None:
        """Note what came of a call.

        Raises:
            BaseException: What ends the program, rather than the tool.
        """
        error = self._errors[call.id] = _settle(self._conversation, call, self._rules, outcome)
        if error is not None and not isinstance(error, Exception):
            raise error

    def _one_by_one(self, calls: list[Call]) -> None:
        # In this thread, to which objects that tools use may belong.
        for call in calls:
            if self._is_closed:
                raise RunnerClosedError(CLOSED)
            self._settle(call, self._outcome(call))

    def _in_threads(self, calls: list[Call]) -> None:
        waiting = deque(calls)
        try:
            while waiting or self._running:
                while waiting and len(self._running) < self._rules.parallel and not self._is_closed:
                    self._start(waiting.popleft())
                call_id, outcome = self._next()
                if outcome is STOP:
                    raise RunnerClosedError(CLOSED)
                self._came(call_id, outcome)
        finally:
            # Whatever has ended this early: what has come is kept.
            while not self._done.empty():
                self._came(*self._done.get())

    def _start(self, call: Call) -> None:
        limit = self._rules.limit(call)
        self._running[call.id] = call, None if limit is None else time.monotonic() + limit
        work = copy_context().run
        # A daemon: a tool that never returns must not keep the program from ending.
        Thread(target=self._work, args=(call, work), name=f"tool {call.name}", daemon=True).start()

    def _came(self, call_id: str | None, outcome: Any) -> None:
        if call_id in self._running:  # one that was late has its result already
            call, _ = self._running.pop(call_id)
            self._settle(call, outcome)

    def _work(self, call: Call, work: Callable[..., Any]) -> None:
        self._done.put((call.id, work(self._outcome, call)))

    def _next(self) -> tuple[str, Any]:
        """Return the call that ends next, and how."""
        ends = [(until, call_id) for call_id, (_, until) in self._running.items() if until is not None]
        if not ends:
            return self._done.get()  # type: ignore[no-any-return]
        until, call_id = min(ends)
        try:
            return self._done.get(timeout=max(0.0, until - time.monotonic()))  # type: ignore[no-any-return]
        except Empty:
            call, _ = self._running[call_id]
            return call_id, _late(call, self._rules.limit(call))


# As tasks


async def run_async(conversation: Conversation, rules: ToolRules, calls: list[Call]) -> None:
    """Run calls as tasks, those of synchronous tools in threads, and note their results.

    Raises:
        Exception: That of the first tool that failed, if exceptions are to be raised. The others have been run.
    """
    import anyio

    ready: list[Call] = []
    for call in calls:
        decision: Any = None
        refusal = refusal_of(call, rules)
        if refusal is None and rules.approve is not None:
            decision = rules.approve(call)
            if inspect.isawaitable(decision):
                decision = await decision
        settled = refusal or decided(call, decision)
        if isinstance(settled, Call):
            ready.append(settled)
        else:
            conversation.answer(call, settled)

    errors: dict[str, BaseException | None] = {}
    limiter = anyio.CapacityLimiter(rules.parallel)
    async with anyio.create_task_group() as group:

        async def work(call: Call) -> None:
            async with limiter:
                error = errors[call.id] = _settle(conversation, call, rules, await _outcome_async(call, rules))
            if error is not None and not isinstance(error, Exception):
                group.cancel_scope.cancel()  # something ends the program, rather than the tool

        for call in ready:
            group.start_soon(work, call)
    fatal = [error for error in errors.values() if error is not None and not isinstance(error, Exception)]
    if fatal:
        raise fatal[0]
    _raise_first(calls, errors)


async def _outcome_async(call: Call, rules: ToolRules) -> Any:
    import anyio
    from anyio.lowlevel import checkpoint, checkpoint_if_cancelled
    from anyio.to_thread import run_sync

    tool, limit = rules.tools[call.name], rules.limit(call)
    with anyio.move_on_after(limit) as scope:
        try:
            if tool.is_async:
                return await tool.call(call.input)
            # With a limiter of its own: how many run at a time is said by the rules, and not by what else uses threads.
            own = anyio.CapacityLimiter(1)
            value = await run_sync(tool.call, call.input, abandon_on_cancel=True, limiter=own)
            return await value if inspect.isawaitable(value) else value
        except anyio.get_cancelled_exc_class() as exc:
            await checkpoint()
            await checkpoint_if_cancelled()
            # It is not us who are cancelled, but something the tool waited for.
            return RuntimeError(f"the tool {call.name!r} was cancelled from within: {exc!r}")
        except BaseException as exc:
            return exc
    assert scope.cancelled_caught
    return _late(call, limit)


def _drop(awaitable: Any) -> None:
    """Let go of what nobody will await, without a warning."""
    if inspect.iscoroutine(awaitable):
        awaitable.close()
