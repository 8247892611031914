"""What `messages.stream()` yields: streams that put the message together while it arrives.

The synchronous and the asynchronous classes stand side by side and differ in nothing but `await`; what they know of the
message is the business of `_assembly`.
"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from ._errors import AnthropicError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from types import TracebackType

    import httpx
    from typing_extensions import Self
    from typing_extensions import TypeVar as TypeVarWithDefault

    from anthropic_generated._rate_limit import RateLimits
    from anthropic_generated.models.beta_message import BetaMessage
    from anthropic_generated.models.beta_usage import BetaUsage
    from anthropic_generated.models.message import Message
    from anthropic_generated.models.usage import Usage

    from ._assembly import Assembly, StreamStats
    from ._event import (
        BetaMessageStreamEvent,
        MessageStreamEvent,
        ParsedBetaMessageStreamEvent,
        ParsedMessageStreamEvent,
    )
    from ._parsed import ParsedBetaMessage, ParsedMessage

    OutputT = TypeVarWithDefault("OutputT", default=None)
else:
    OutputT = TypeVar("OutputT")

EventT = TypeVar("EventT")
MessageT = TypeVar("MessageT")
UsageT = TypeVar("UsageT")
# What takes the place of the first two where text is read as a type.
ParsedEventT = TypeVar("ParsedEventT")
ParsedMessageT = TypeVar("ParsedMessageT")


class _Shown(Generic[EventT, MessageT, UsageT]):
    """What can be seen of a stream at any time."""

    _assembly: Assembly[MessageT]

    @property
    def response(self) -> httpx.Response:
        """The response that is being read."""
        return self._assembly.response

    @property
    def request_id(self) -> str | None:
        """The id under which the API logged the request; quote it when you report a problem."""
        request_id: str | None = self.response.headers.get("request-id")
        return request_id

    @property
    def rate_limits(self) -> RateLimits:
        """How much of the rate limits was left, as far as the API said."""
        from anthropic_generated._rate_limit import rate_limits

        return rate_limits(self.response.headers)

    @property
    def current_message_snapshot(self) -> MessageT:
        """The message so far, made when you ask for it.

        Raises:
            AnthropicError: Nothing of it has arrived.
        """
        snapshot = self._assembly.snapshot()
        if snapshot is None:
            raise AnthropicError("nothing of the message has been read yet, so there is no snapshot of it")
        return snapshot

    @property
    def usage(self) -> UsageT | None:
        """What the message has cost so far; also after an error. `None` if nothing has arrived."""
        usage: UsageT | None = self._assembly.usage()
        return usage

    @property
    def stats(self) -> StreamStats:
        """How fast it came so far."""
        return self._assembly.stats()

    @property
    def unmerged(self) -> list[EventT]:
        """Events with pieces of a kind this version does not know, which are not part of the message therefore."""
        parse = self._assembly.flavor.parse
        return [parse("raw_message_stream_event", event) for event in self._assembly.accumulator.unmerged]

    def _next_text(self, event: Any) -> str | None:
        """Return the text an event adds, if it does: one of the API's, or one that was made and not handed out."""
        if event.__class__ is not dict:
            return event.text if event.type == "text" else None
        if event["type"] == "content_block_delta" and event["delta"].get("type") == "text_delta":
            return event["delta"]["text"]  # type: ignore[no-any-return]
        return None


def _taken_in(assembly: Assembly[Any], source: Any) -> Iterator[dict[str, Any]]:
    """Yield the events of the API, which have been taken in."""
    try:
        for event in source:
            assembly.add(event)
            yield event
        assembly.end()
    except AnthropicError as error:
        assembly.fail(error)
        source.close()  # not in a `finally`, which the garbage collector may be the one to run
        raise


async def _taken_in_async(assembly: Assembly[Any], source: Any) -> AsyncIterator[dict[str, Any]]:
    """Yield the events of the API, which have been taken in."""
    try:
        async for event in source:
            assembly.add(event)
            yield event
        assembly.end()
    except AnthropicError as error:
        assembly.fail(error)
        raise
    finally:
        await source.close()


class _SyncStream(
    _Shown[EventT, MessageT, UsageT], Generic[EventT, ParsedEventT, MessageT, ParsedMessageT, UsageT, OutputT]
):
    def __init__(self, assembly: Assembly[MessageT]) -> None:
        self._assembly = assembly
        self._source: Any = assembly.source
        self._events = _taken_in(assembly, self._source)

    @overload
    def __iter__(self: _SyncStream[EventT, Any, MessageT, Any, UsageT, None]) -> Iterator[EventT]: ...
    @overload
    def __iter__(self) -> Iterator[ParsedEventT]: ...
    def __iter__(self) -> Iterator[Any]:
        # Not this object, since a generator that hands on what it yields would close it when its own loop is left.
        return map(next, repeat(self))

    def __next__(self) -> EventT:
        """Return the next event.

        Raises:
            APIError: The stream broke; `partial` is the message so far.
            ToolInputError: The input of a tool call is no JSON. The stream goes on: ask for the next event.
        """
        pending: Any = self._assembly.pending
        while not pending:
            self._assembly.derive(self._next())
        self._source.handed_out = True
        return pending.popleft()  # type: ignore[no-any-return]

    def _next(self) -> dict[str, Any]:
        event = next(self._events, None)
        if event is None:
            self._assembly.need_end()
            raise StopIteration
        return event

    @property
    def text_stream(self) -> Iterator[str]:
        """The text as it arrives, piece by piece. What is no text is passed over."""
        pending = self._assembly.pending
        while pending:
            text = self._next_text(pending.popleft())
            if text:
                yield text
        for event in self._events:
            text = self._next_text(event)
            if text:
                self._source.handed_out = True
                yield text
        self._assembly.need_end()

    def until_done(self) -> None:
        """Read the stream to its end.

        Raises:
            APIError: It broke; `partial` is the message so far.
        """
        for _ in self._events:
            pass
        self._assembly.pending.clear()
        self._assembly.need_end()

    @overload
    def get_final_message(self: _SyncStream[EventT, Any, MessageT, Any, UsageT, None]) -> MessageT: ...
    @overload
    def get_final_message(self) -> ParsedMessageT: ...
    def get_final_message(self) -> Any:
        """Read the stream to its end, and return the message.

        Raises:
            APIError: The stream broke; `partial` is the message so far.
            ToolInputError: The input of a tool call is no JSON; `partial` is the message.
            OutputParseError: Its text is not of the type that `output_format` asked for.
        """
        self.until_done()
        return self._assembly.final()

    def get_final_text(self) -> str:
        """Read the stream to its end, and return the text of the message.

        Raises:
            APIError: The stream broke; `partial` is the message so far.
            NoTextError: There is no text in the message.
        """
        self.until_done()
        return self._assembly.text()

    def close(self) -> None:
        """End the stream and release its connection, from any thread. Closing twice does nothing."""
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        self.close()


class _AsyncStream(
    _Shown[EventT, MessageT, UsageT], Generic[EventT, ParsedEventT, MessageT, ParsedMessageT, UsageT, OutputT]
):
    def __init__(self, assembly: Assembly[MessageT]) -> None:
        self._assembly = assembly
        self._source: Any = assembly.source
        self._events = _taken_in_async(assembly, self._source)

    @overload
    def __aiter__(self: _AsyncStream[EventT, Any, MessageT, Any, UsageT, None]) -> AsyncIterator[EventT]: ...
    @overload
    def __aiter__(self) -> AsyncIterator[ParsedEventT]: ...
    def __aiter__(self) -> AsyncIterator[Any]:
        return self

    async def __anext__(self) -> EventT:
        """Return the next event.

        Raises:
            APIError: The stream broke; `partial` is the message so far.
            ToolInputError: The input of a tool call is no JSON. The stream goes on: ask for the next event.
        """
        pending: Any = self._assembly.pending
        while not pending:
            self._assembly.derive(await self._next())
        self._source.handed_out = True
        return pending.popleft()  # type: ignore[no-any-return]

    async def _next(self) -> dict[str, Any]:
        try:
            return await self._events.__anext__()
        except StopAsyncIteration:
            self._assembly.need_end()
            raise

    @property
    def text_stream(self) -> AsyncIterator[str]:
        """The text as it arrives, piece by piece. What is no text is passed over."""
        return self._texts()

    async def _texts(self) -> AsyncIterator[str]:
        pending = self._assembly.pending
        while pending:
            text = self._next_text(pending.popleft())
            if text:
                yield text
        async for event in self._events:
            text = self._next_text(event)
            if text:
                self._source.handed_out = True
                yield text
        self._assembly.need_end()

    async def until_done(self) -> None:
        """Read the stream to its end.

        Raises:
            APIError: It broke; `partial` is the message so far.
        """
        async for _ in self._events:
            pass
        self._assembly.pending.clear()
        self._assembly.need_end()

    @overload
    async def get_final_message(self: _AsyncStream[EventT, Any, MessageT, Any, UsageT, None]) -> MessageT: ...
    @overload
    async def get_final_message(self) -> ParsedMessageT: ...
    async def get_final_message(self) -> Any:
        """Read the stream to its end, and return the message.

        Raises:
            APIError: The stream broke; `partial` is the message so far.
            ToolInputError: The input of a tool call is no JSON; `partial` is the message.
            OutputParseError: Its text is not of the type that `output_format` asked for.
        """
        await self.until_done()
        return self._assembly.final()

    async def get_final_text(self) -> str:
        """Read the stream to its end, and return the text of the message.

        Raises:
            APIError: The stream broke; `partial` is the message so far.
            NoTextError: There is no text in the message.
        """
        await self.until_done()
        return self._assembly.text()

    async def close(self) -> None:
        """End the stream and release its connection, from any task. Closing twice does nothing."""
        await self._source.close()

    aclose = close

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        await self.close()


if TYPE_CHECKING:
    _SyncStable = _SyncStream[
        MessageStreamEvent, ParsedMessageStreamEvent[OutputT], Message, ParsedMessage[OutputT], Usage, OutputT
    ]
    _AsyncStable = _AsyncStream[
        MessageStreamEvent, ParsedMessageStreamEvent[OutputT], Message, ParsedMessage[OutputT], Usage, OutputT
    ]
    _SyncBeta = _SyncStream[
        BetaMessageStreamEvent,
        ParsedBetaMessageStreamEvent[OutputT],
        BetaMessage,
        ParsedBetaMessage[OutputT],
        BetaUsage,
        OutputT,
    ]
    _AsyncBeta = _AsyncStream[
        BetaMessageStreamEvent,
        ParsedBetaMessageStreamEvent[OutputT],
        BetaMessage,
        ParsedBetaMessage[OutputT],
        BetaUsage,
        OutputT,
    ]
else:
    _SyncStable = _SyncBeta = _SyncStream[Any, Any, Any, Any, Any, OutputT]
    _AsyncStable = _AsyncBeta = _AsyncStream[Any, Any, Any, Any, Any, OutputT]


class MessageStream(_SyncStable[OutputT]):
    """A message as it arrives: iterate over its events or its `text_stream`, or wait for the whole.

    The events are those of the API, and for each piece of content one that is easier to use: `text`, `thinking`,
    `input_json`, `citation` and `signature`. `content_block_stop` and `message_stop` hold what is complete with them.
    """


class AsyncMessageStream(_AsyncStable[OutputT]):
    """A message as it arrives; see `MessageStream`."""


class BetaMessageStream(_SyncBeta[OutputT]):
    """A message as it arrives; see `MessageStream`. There are `compaction` events too."""


class BetaAsyncMessageStream(_AsyncBeta[OutputT]):
    """A message as it arrives; see `BetaMessageStream`."""
