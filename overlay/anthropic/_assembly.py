"""What a message stream knows, apart from fetching: the message so far, the events to hand out, what went wrong, figures.

Sans-IO: events of the API go in, one by one; the objects that callers hold stand in `_message_stream`.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, Callable, Generic, TypeVar

import attrs

from anthropic_generated._model import Model

from ._accumulate import Accumulator, OutOfOrder
from ._errors import (
    AnthropicError,
    APIError,
    NoTextError,
    StreamClosedError,
    StreamIncompleteError,
    ToolInputError,
)
from ._failure import incomplete, unreadable
from ._watch import CLOSED

if TYPE_CHECKING:
    import httpx

    from ._accumulate import Block
    from ._derived import Flavor
    from ._output import Output
    from ._stream import AsyncEvents, SyncEvents

MessageT = TypeVar("MessageT")

#: With this beta feature, unfinished texts of a tool's input are shown as far as they go.
EAGER_INPUT = "fine-grained-tool-streaming-2025-05-14"


@attrs.frozen
class StreamStats:
    """How fast a stream came, in seconds; what is not known yet is `None`."""

    #: From the call to the first piece of content.
    time_to_first_token: float | None
    #: The longest wait for content, after the first.
    longest_gap: float | None
    #: From the call to the latest content.
    elapsed: float | None
    #: Output tokens a second, from the first piece of content to the last; known when the message is complete.
    tokens_per_second: float | None


class Assembly(Generic[MessageT]):
    """A message that is being put together from a stream.

    Args:
        source: Where the events come from.
        flavor: Which classes they become.
        started: The time of the call, of the monotonic clock.
        check: What checks results of strict clients, if this is one.
        output: How its text is read, if it is to be read as a type.
    """

    def __init__(
        self,
        source: SyncEvents | AsyncEvents,
        flavor: Flavor,
        started: float,
        check: Callable[[Any, httpx.Response, object], None] | None,
        output: Output | None = None,
    ) -> None:
        self.source = source
        self.flavor = flavor
        self.started = started
        self.check = check
        self.output = output
        #: Events that have been made and not been handed out.
        self.pending: deque[Model] = deque()
        #: What ended the stream, if not its end.
        self.failure: AnthropicError | None = None
        self._final: Any = None
        self._begin()

    def _begin(self) -> None:
        self._restarts = self.source.restarts
        betas: str = self.source.response.request.headers.get("anthropic-beta", "")
        self.accumulator: Accumulator = Accumulator(strings=EAGER_INPUT in betas)
        self.is_over = False
        self._first: float | None = None
        # The blocks whose text has been read, by index.
        self._read_blocks: dict[int, Any] = {}

    @property
    def response(self) -> httpx.Response:
        """The response that is being read."""
        return self.source.response

    # Taking in

    def add(self, event: dict[str, Any]) -> None:
        """Take in an event.

        Raises:
            APIResponseValidationError: It cannot stand where it does.
        """
        if self._restarts != self.source.restarts:
            self._begin()
        try:
            self.accumulator.add(event)
        except OutOfOrder as exc:
            raise unreadable(self.response, "an event out of order", "", exc) from None
        if self._first is None and event["type"] == "content_block_delta":
            self._first = self.source.watch.latest

    def end(self) -> None:
        """Note that there are no more events.

        Raises:
            StreamIncompleteError: The message is not complete.
        """
        if not self.accumulator.is_complete:
            raise incomplete(self.response)
        self.is_over = True

    def fail(self, error: AnthropicError) -> None:
        """Complete an error by what has arrived, and keep it: whoever asks for more gets it again."""
        if isinstance(error, (APIError, StreamClosedError)):
            error.partial = self.snapshot()
        if isinstance(error, StreamIncompleteError):
            error.open_block = self.accumulator.open_block
        self.failure = error

    def derive(self, event: dict[str, Any]) -> None:
        """Make the events that stand for one of the API's, which has been taken in, and have them handed out.

        Raises:
            ToolInputError: It ends a tool call whose input is no JSON.
        """
        kind = event["type"]
        if kind == "content_block_stop":
            block = self._block(event)
            if block.problem is not None:
                raise self._bad_input(block)
            stop: Any = self._checked(self.flavor.stopped(event, block.value()))
            if self.output is not None:
                # A text that cannot be read is no error before the end, which may tell why.
                stop.content_block = self._read_blocks[block.index] = self.output.block(stop.content_block)
            self.pending.append(stop)
        elif kind == "message_stop":
            self.pending.append(self.flavor.ended(event, self.final(lenient=True)))
        else:
            self.pending.append(self._checked(self.flavor.parse("raw_message_stream_event", event)))
            if kind == "content_block_delta":
                derived = self.flavor.derived(self._block(event), event["delta"])
                if derived is not None:
                    self.pending.append(derived)

    def _block(self, event: dict[str, Any]) -> Block:
        index: int = event["index"]
        return self.accumulator.blocks[index]

    def _checked(self, result: Any) -> Any:
        if self.check is not None:
            try:
                self.check(result, self.response, result._raw)
            except APIError as error:
                error.in_stream, error.partial = True, self.snapshot()
                raise
        return result

    # Looking

    def snapshot(self) -> MessageT | None:
        """Return the message so far; `None` before it has begun."""
        data = self.accumulator.message()
        message = None if data is None else self._read(data)
        if message is not None and self.output is not None:
            message = self.output.message(message, self._read_blocks, whole=False)
        return message

    def final(self, *, lenient: bool = False) -> Any:
        """Return the message, which is complete.

        Args:
            lenient: Whether it may hold input of tools that could not be read as JSON, or text not as the type.

        Raises:
            ToolInputError: It holds such input.
            OutputParseError: It holds such text.
        """
        if self._final is None:
            self._final = self._checked(self._read(self.accumulator.message()))
            if self.output is not None:
                self._final = self.output.message(self._final, self._read_blocks)
        if not lenient:
            for block in self.accumulator.blocks:
                if block.problem is not None:
                    raise self._bad_input(block)
            failure = None if self.output is None else self.output.failure(self._final)
            if failure is not None:
                raise failure
        return self._final

    def _read(self, data: Any) -> Any:
        message = self.flavor.parse("message", data)
        message._headers = self.response.headers
        return message

    def text(self) -> str:
        """Return the text of the message, which is complete.

        Raises:
            NoTextError: It has none.
        """
        message = self.final(lenient=True)
        kinds = [str(block.tag) for block in self.accumulator.blocks]
        if "text" not in kinds:
            found = ", ".join(kinds) or "nothing"
            raise NoTextError(f"the message holds no text, but {found}; its stop_reason is {message.stop_reason!r}")
        return message.text  # type: ignore[no-any-return]

    def usage(self) -> Any:
        """Return the usage so far; `None` before the message has begun."""
        usage = self.accumulator.usage
        return None if usage is None else self.flavor.parse("usage", usage)

    def stats(self) -> StreamStats:
        """Return the figures so far."""
        watch, first = self.source.watch, self._first
        rate: float | None = None
        if self.accumulator.is_complete and first is not None and watch.latest is not None and watch.latest > first:
            tokens: Any = getattr(self.usage(), "output_tokens", None)
            rate = tokens / (watch.latest - first) if isinstance(tokens, int) else None
        return StreamStats(
            time_to_first_token=None if first is None else first - self.started,
            longest_gap=watch.gap,
            elapsed=None if watch.latest is None else watch.latest - self.started,
            tokens_per_second=rate,
        )

    def need_end(self) -> None:
        """Make sure that the message has been read to its end.

        Raises:
            StreamClosedError: It was closed before.
        """
        if self.failure is None and not self.is_over:
            self.fail(StreamClosedError(CLOSED))
        if self.failure is not None:
            raise self.failure

    def _bad_input(self, block: Block) -> ToolInputError:
        assert block.input is not None
        name, raw = block.start.get("name"), str(block.input[1].text)
        cut = " The reply was cut off: raise max_tokens." if self.accumulator.stop_reason == "max_tokens" else ""
        excerpt = raw if len(raw) <= 200 else f"{raw[:100]}…{raw[-100:]}"
        error = ToolInputError(
            self.response,
            f"The input for the tool {name!r} (content block {block.index}) is no JSON ({block.problem}): {excerpt!r}.{cut}",
            index=block.index,
            tool_name=name,
            tool_use_id=block.start.get("id"),
            raw_input=raw,
        )
        error.partial = self.snapshot()
        return error
