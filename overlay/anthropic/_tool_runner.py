"""Tool runners: what `tool_runner()` returns. They carry out the steps of a conversation, and hand out its messages.

The classes differ in whether they wait with `await`, and in whether they hand out messages or the streams of them. What
is said next, and which tools are run, is decided in `_conversation`.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from itertools import repeat
from typing import TYPE_CHECKING, Any, Callable, Generic, TypeVar

from ._conversation import Ask, Run, Show, Take
from ._errors import OutputParseError
from ._tool_run import Workers, run_async

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

    from ._conversation import Call, Conversation, Step
    from ._tool_run import ToolRules

ItemT = TypeVar("ItemT")
MessageT = TypeVar("MessageT")


class Line:
    """How a runner talks to the model: functions that send a request, one that reads usage, and whether to stream.

    Args:
        create: Sends a request, and returns the message or what has to be awaited for it.
        parse: Does the same with a request that has an output format.
        stream: Sends a request, and returns the context manager of the stream.
        read_usage: Makes a usage object from its fields.
        streamed: Whether the answers are handed out as streams.
    """

    def __init__(
        self,
        create: Callable[..., Any],
        parse: Callable[..., Any],
        stream: Callable[..., Any],
        read_usage: Callable[[Any], Any],
        *,
        streamed: bool,
    ) -> None:
        self.create = create
        self.parse = parse
        self.stream = stream
        self.read_usage = read_usage
        self.streamed = streamed


class _Runner(Generic[ItemT, MessageT]):
    """What can be seen of a runner, and changed about its conversation."""

    def __init__(self, conversation: Conversation, rules: ToolRules, line: Line) -> None:
        self._conversation = conversation
        self._rules = rules
        self._line = line
        self._flow = self._again()
        #: What is in the caller's hands.
        self._shown: Any = None
        #: The stream that has to be closed before the next step.
        self._manager: Any = None

    @property
    def messages(self) -> list[Any]:
        """The conversation so far, as plain JSON objects: save them, or go on with them in another runner."""
        return self._conversation.messages

    @property
    def params(self) -> dict[str, Any]:
        """The parameters of the next request."""
        return self._conversation.params

    @property
    def usage(self) -> Any:
        """What all requests so far have used together; `None` before the first."""
        return self._line.read_usage(self._conversation.usage) if self._conversation.usage else None

    @property
    def stopped_because(self) -> str | None:
        """Why the runner ended; `None` while it has not.

        It is the `stop_reason` of the last message, or `max_iterations`, `max_continuations`, `tool:` and the name of a
        tool that was to end it, or `closed`.
        """
        return self._conversation.stopped_because

    def append_messages(self, *messages: Any) -> None:
        """Put messages at the end of the conversation; what the runner would have put there for this turn is not."""
        self._conversation.append(messages)

    def set_messages_params(self, params: Mapping[str, Any] | Callable[[dict[str, Any]], Mapping[str, Any]]) -> None:
        """Replace the parameters of the requests to come, by others or by what a function makes of them."""
        conversation = self._conversation
        conversation.params = params(conversation.params) if callable(params) else params

    def _again(self) -> Generator[Step, Any, None]:
        """Begin where the conversation stands: at first, or after an error, when somebody goes on all the same."""
        self._shown = None
        return self._conversation.turns(streamed=self._line.streamed)

    def _ask(self, step: Ask) -> Any:
        """Send the request of a step: return the answer, or what has to be awaited or entered for it."""
        helper = {"x-stainless-helper": "compaction" if step.is_summary else "BetaToolRunner"}
        given: Mapping[str, Any] = step.params.get("extra_headers") or {}
        params = {**step.params, "extra_headers": {**helper, **given}}
        if self._is_stream(step):
            return self._line.stream(**params)
        return (self._line.parse if "output_format" in params else self._line.create)(**params)

    def _is_stream(self, step: Ask) -> bool:
        return self._line.streamed and not step.is_summary

    def _take(self, stream: Any, message: Any) -> None:
        """Note the message of a stream, with what its tool calls hold that is no JSON."""
        blocks = stream._assembly.accumulator.blocks
        unread = {b.index: (str(b.input[1].text), str(b.problem)) for b in blocks if b.problem is not None}
        output = stream._assembly.output
        failure = None if output is None else output.failure(message)
        if failure is not None:
            raise failure
        self._conversation.take(message, unread)

    def _count(self, step: Step, error: OutputParseError) -> None:
        """Count an answer that was not of the output format, which is for the caller to use, or to ask again."""
        if not isinstance(step, Run):  # where it is that of a tool, which has asked a model itself
            self._conversation.count(error.message)

    @property
    def _is_closed(self) -> bool:
        return self._conversation.stopped_because == "closed"

    @property
    def _is_broken(self) -> bool:
        """Whether the stream in the caller's hands has failed, so that its caller knows already."""
        shown = self._shown if self._line.streamed and self._conversation.message is None else None
        return shown is not None and shown._assembly.failure is not None

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self.messages)} messages, {self.stopped_because or 'not done'}>"


class BetaToolRunner(_Runner[ItemT, MessageT]):
    """Talks with a model and runs the tools it calls, until it is done: iterate to see each of its messages.

    Between two messages the tools are run that the first of them called, in parallel. After an error, go on with
    this one, or with its `messages` in another: no tool is run again that has a result.
    """

    _workers: Workers | None = None

    def __iter__(self) -> Iterator[ItemT]:
        # Not this object, since a generator that hands on what it yields would close it when its own loop is left.
        return map(next, repeat(self))

    def __next__(self) -> ItemT:
        """Return the next message of the model, or the stream of it.

        Raises:
            APIError: A request failed. The conversation is in `messages`.
            OutputParseError: The answer is not of the `output_format`. It is in the `message` of the error, and not in
                `messages`: to go on is to ask again.
            RunnerClosedError: The runner was closed while tools were running.
            Exception: A tool raised it, if exceptions of tools are to be raised.
        """
        if self._is_closed:
            raise StopIteration
        if self._is_broken:
            self._manager.__exit__(None, None, None)
            self._flow = self._again()
        try:
            step = self._flow.send(None)
            while not isinstance(step, Show):
                step = self._flow.send(self._perform(step))
        except StopIteration:
            raise
        except BaseException:
            self._flow = self._again()
            raise
        self._shown = step.answer
        return step.answer  # type: ignore[no-any-return]

    def _perform(self, step: Step) -> Any:
        try:
            return self._performed(step)
        except OutputParseError as exc:
            self._count(step, exc)
            raise
        except StopIteration as exc:  # which would pass for the end of the conversation
            raise RuntimeError("a tool or hook raised StopIteration") from exc

    def _performed(self, step: Step) -> Any:
        if isinstance(step, Ask):
            answer = self._ask(step)
            if not self._is_stream(step):
                return answer
            self._manager = answer
            return answer.__enter__()
        if isinstance(step, Take):
            return self._drain()
        assert isinstance(step, Run)
        return self._run(step.calls)

    def _drain(self) -> None:
        """Read the stream at hand to its end, and note the message, whatever the input of its tool calls."""
        stream = self._shown
        try:
            stream.until_done()
            message = stream._assembly.final(lenient=True)
        finally:
            self._manager.__exit__(None, None, None)
        self._take(stream, message)

    def _run(self, calls: list[Call]) -> None:
        self._workers = workers = Workers(self._conversation, self._rules)
        if self._is_closed:
            workers.close()
        workers.run(calls)

    def generate_tool_call_response(self) -> dict[str, Any] | None:
        """Run the tools that the last message called, if they have not been run, and return the message for the model.

        Returns:
            The message with the results, or `None` if the last message called no tool.
        """
        conversation = self._conversation
        if conversation.message is None and self._shown is not None:
            self._drain()
        if conversation.unanswered:
            self._run(conversation.unanswered)
        return conversation.response()

    def until_done(self) -> MessageT:
        """Carry on until the model is done, and return its last message."""
        for _ in self:
            pass
        return self._conversation.message  # type: ignore[no-any-return]

    def close(self) -> None:
        """End the conversation: no more requests, and no more waiting for tools. It may be called from any thread.

        A tool that runs alone, in the thread that iterates, is waited for all the same.
        """
        self._conversation.stopped_because = self._conversation.stopped_because or "closed"
        if self._workers is not None:
            self._workers.close()
        if self._manager is not None:
            self._manager.__exit__(None, None, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        self.close()


class BetaAsyncToolRunner(_Runner[ItemT, MessageT]):
    """Talks with a model and runs the tools it calls, until it is done: iterate to see each of its messages.

    Between two messages the tools are run that the first of them called: coroutine functions as tasks, others in threads.
    Cancelling the task that iterates cancels them. After an error, go on with this one, or with its `messages` in another: no
    tool is run again that has a result.
    """

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> ItemT:
        """Return the next message of the model, or the stream of it.

        Raises:
            APIError: A request failed. The conversation is in `messages`.
            OutputParseError: The answer is not of the `output_format`. It is in the `message` of the error, and not in
                `messages`: to go on is to ask again.
            Exception: A tool raised it, if exceptions of tools are to be raised.
        """
        if self._is_closed:
            raise StopAsyncIteration
        if self._is_broken:
            await self._manager.__aexit__(None, None, None)
            self._flow = self._again()
        try:
            step = self._flow.send(None)
            while not isinstance(step, Show):
                step = self._flow.send(await self._perform(step))
        except StopIteration:
            raise StopAsyncIteration from None
        except BaseException:
            self._flow = self._again()
            raise
        self._shown = step.answer
        return step.answer  # type: ignore[no-any-return]

    async def _perform(self, step: Step) -> Any:
        try:
            return await self._performed(step)
        except OutputParseError as exc:
            self._count(step, exc)
            raise
        except StopAsyncIteration as exc:  # which would pass for the end of the conversation
            raise RuntimeError("a tool or hook raised StopAsyncIteration") from exc

    async def _performed(self, step: Step) -> Any:
        if isinstance(step, Ask):
            answer = self._ask(step)
            if not self._is_stream(step):
                return await answer
            self._manager = answer
            return await answer.__aenter__()
        if isinstance(step, Take):
            return await self._drain()
        assert isinstance(step, Run)
        return await self._run(step.calls)

    async def _drain(self) -> None:
        """Read the stream at hand to its end, and note the message, whatever the input of its tool calls."""
        stream = self._shown
        try:
            await stream.until_done()
            message = stream._assembly.final(lenient=True)
        finally:
            await self._manager.__aexit__(None, None, None)
        self._take(stream, message)

    async def _run(self, calls: list[Call]) -> None:
        await run_async(self._conversation, self._rules, calls)

    async def generate_tool_call_response(self) -> dict[str, Any] | None:
        """Run the tools that the last message called, if they have not been run, and return the message for the model.

        Returns:
            The message with the results, or `None` if the last message called no tool.
        """
        conversation = self._conversation
        if conversation.message is None and self._shown is not None:
            await self._drain()
        if conversation.unanswered:
            await self._run(conversation.unanswered)
        return conversation.response()

    async def until_done(self) -> MessageT:
        """Carry on until the model is done, and return its last message."""
        async for _ in self:
            pass
        return self._conversation.message  # type: ignore[no-any-return]

    async def close(self) -> None:
        """End the conversation: no more requests."""
        self._conversation.stopped_because = self._conversation.stopped_because or "closed"
        if self._manager is not None:
            await self._manager.__aexit__(None, None, None)

    aclose = close

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        await self.close()


class BetaStreamingToolRunner(BetaToolRunner[ItemT, MessageT]):
    """A tool runner that hands out the stream of each message; what you do not read of it, it reads itself."""


class BetaAsyncStreamingToolRunner(BetaAsyncToolRunner[ItemT, MessageT]):
    """A tool runner that hands out the stream of each message; what you do not read of it, it reads itself."""
