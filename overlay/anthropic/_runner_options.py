"""What a tool runner takes beside the arguments of its requests: a module of its own, so that clients load no more of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Callable, Literal, TypedDict, Union

if TYPE_CHECKING:
    from anthropic_generated._sentinel import Omit
    from anthropic_generated._types import ToolLike
    from anthropic_generated.params.beta import BetaToolUnionParam
    from anthropic_generated.params.stable import ToolUnionParam

    from ._conversation import Call, CompactionControl
    from ._tool_run import Approve

    #: What `tools=` of a tool runner takes.
    RunnableTool = Union[Callable[..., Any], ToolLike, BetaToolUnionParam, ToolUnionParam]


class RunnerOptions(TypedDict, total=False):
    """What a tool runner takes beside the arguments of its requests."""

    compaction_control: CompactionControl | Omit
    """Cut the conversation down to a summary when it gets long."""
    max_iterations: int | Omit | None
    """The most requests to send; by default there is no limit."""
    max_continuations: int | None
    """How often a message that the API paused (`pause_turn`) is continued; by default 16 times."""
    max_parallel_tools: int
    """How many tools of one turn run at a time; by default 8."""
    tool_timeout: float | Mapping[str, float] | None
    """The seconds a tool may take, for all or by name; the model is told when one took longer."""
    on_tool_error: Literal["report", "raise"]
    """What an exception of a tool does: tell the model (the default), or end the iteration with it."""
    approve: Approve | None
    """Called with each `Call` before it is run. It returns `True` or `None` to allow it, `False` or a text that says why
    not, or a dictionary to run it with that input instead. For asynchronous clients it may be a coroutine function."""
    stop_on: str | Iterable[str] | Callable[[Call], bool] | None
    """The tools after which the runner ends, or a function that decides; their results are in `messages`."""
