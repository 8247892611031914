"""What `messages.stream()` returns: streams that put the message together while it arrives, and their context managers.

The synchronous and the asynchronous classes stand side by side and differ in nothing but `await`; what they know of the
message is the business of `_assembly`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Generic, TypeVar

from ._errors import AnthropicError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Iterator
    from types import TracebackType

    import httpx
    from typing_extensions import Self

    from anthropic_generated._rate_limit import RateLimits
    from anthropic_generated.models.beta_message import BetaMessage
    from anthropic_generated.models.beta_usage import BetaUsage
    from anthropic_generated.models.message import Message
    from anthropic_generated.models.usage import Usage

    from ._assembly import Assembly, StreamStats
    from ._event import BetaMessageStreamEvent, MessageStreamEvent

EventT = TypeVar("EventT")
MessageT = TypeVar("MessageT")
UsageT = TypeVar("UsageT")
StreamT = TypeVar("StreamT")


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
        raise
    finally:
        source.close()


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


class _SyncStream(_Shown[EventT, MessageT, UsageT]):
    def __init__(self, assembly: Assembly[MessageT]) -> None:
        self._assembly = assembly
        self._source: Any = assembly.source
        self._events = _taken_in(assembly, self._source)

    def __iter__(self) -> Iterator[EventT]:
        return self

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

    def get_final_message(self) -> MessageT:
        """Read the stream to its end, and return the message.

        Raises:
            APIError: The stream broke; `partial` is the message so far.
            ToolInputError: The input of a tool call is no JSON; `partial` is the message.
        """
        self.until_done()
        return self._assembly.final()  # type: ignore[no-any-return]

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


class _AsyncStream(_Shown[EventT, MessageT, UsageT]):
    def __init__(self, assembly: Assembly[MessageT]) -> None:
        self._assembly = assembly
        self._source: Any = assembly.source
        self._events = _taken_in_async(assembly, self._source)

    def __aiter__(self) -> AsyncIterator[EventT]:
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

    async def get_final_message(self) -> MessageT:
        """Read the stream to its end, and return the message.

        Raises:
            APIError: The stream broke; `partial` is the message so far.
            ToolInputError: The input of a tool call is no JSON; `partial` is the message.
        """
        await self.until_done()
        return self._assembly.final()  # type: ignore[no-any-return]

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
    _SyncStable = _SyncStream[MessageStreamEvent, Message, Usage]
    _AsyncStable = _AsyncStream[MessageStreamEvent, Message, Usage]
    _SyncBeta = _SyncStream[BetaMessageStreamEvent, BetaMessage, BetaUsage]
    _AsyncBeta = _AsyncStream[BetaMessageStreamEvent, BetaMessage, BetaUsage]
else:
    _SyncStable = _SyncBeta = _SyncStream
    _AsyncStable = _AsyncBeta = _AsyncStream


class MessageStream(_SyncStable):
    """A message as it arrives: iterate over its events or its `text_stream`, or wait for the whole.

    The events are those of the API, and for each piece of content one that is easier to use: `text`, `thinking`,
    `input_json`, `citation` and `signature`. `content_block_stop` and `message_stop` hold what is complete with them.
    """


class AsyncMessageStream(_AsyncStable):
    """A message as it arrives; see `MessageStream`."""


class BetaMessageStream(_SyncBeta):
    """A message as it arrives; see `MessageStream`. There are `compaction` events too."""


class BetaAsyncMessageStream(_AsyncBeta):
    """A message as it arrives; see `BetaMessageStream`."""


class MessageStreamManager(Generic[StreamT]):
    """Sends the request at the beginning of a `with` block, and closes the stream at its end."""

    def __init__(self, send: Callable[[], StreamT]) -> None:
        self._send = send
        self._stream: Any = None

    def __enter__(self) -> StreamT:
        self._stream = stream = self._send()
        return stream

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        if self._stream is not None:
            self._stream.close()


class AsyncMessageStreamManager(Generic[StreamT]):
    """Sends the request at the beginning of an `async with` block, and closes the stream at its end."""

    def __init__(self, send: Callable[[], Awaitable[StreamT]]) -> None:
        self._send = send
        self._stream: Any = None

    async def __aenter__(self) -> StreamT:
        self._stream = stream = await self._send()
        return stream

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        if self._stream is not None:
            await self._stream.close()


BetaMessageStreamManager = MessageStreamManager
BetaAsyncMessageStreamManager = AsyncMessageStreamManager
