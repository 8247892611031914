"""`client.beta`"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

from anthropic._runner_options import RunnerOptions
from anthropic._signature import taking
from anthropic_generated._sentinel import not_given, omit
from anthropic_generated.resources import beta as generated
from anthropic_generated.resources.beta import messages as generated_messages

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal, Union

    from typing_extensions import TypeForm, TypeVar, Unpack

    from anthropic._message_stream import (
        BetaAsyncMessageStream,
        BetaMessageStream,
    )
    from anthropic._parsed import ParsedBetaMessage
    from anthropic._runner_options import RunnableTool
    from anthropic._stream_manager import AsyncMessageStreamManager, MessageStreamManager
    from anthropic._tool_runner import (
        BetaAsyncStreamingToolRunner,
        BetaAsyncToolRunner,
        BetaStreamingToolRunner,
        BetaToolRunner,
    )
    from anthropic_generated._response import async_raw, raw
    from anthropic_generated._sentinel import NotGiven, Omit
    from anthropic_generated._types import ToolLike
    from anthropic_generated.models.beta_message import BetaMessage
    from anthropic_generated.models.beta_message_tokens_count import BetaMessageTokensCount
    from anthropic_generated.params.beta import BetaJSONOutputFormatParam, BetaToolUnionParam
    from anthropic_generated.types.beta.message_count_tokens_params import MessageCountTokensParamsCore
    from anthropic_generated.types.beta.message_create_params import MessageCreateParamsCore

    from .batches import AsyncBetaBatches, BetaBatches, Options

    T = TypeVar("T", default=None)
    ParsedT = TypeVar("ParsedT", default=Any)
    Tools = Iterable[RunnableTool]

    class StreamParams(MessageCreateParamsCore, Options, total=False):
        """What `stream()` takes from `create()`."""

        tools: Iterable[Union[BetaToolUnionParam, ToolLike]]

    class ParseParams(StreamParams, total=False):
        """What `parse()` takes from `create()`."""

        via_stream: bool

    class CountParams(MessageCountTokensParamsCore, Options):
        """What `count_tokens()` takes from the generated method."""

    class RunnerParams(MessageCreateParamsCore, Options, RunnerOptions):
        """What `tool_runner()` takes beside the tools."""


class Messages(generated_messages.Messages):
    """`client.beta.messages`"""

    if TYPE_CHECKING:

        @cached_property
        def with_raw_response(self) -> MessagesWithRawResponse: ...

    @cached_property
    def batches(self) -> BetaBatches:
        """Methods below `beta.messages.batches`."""
        from .batches import BetaBatches

        return BetaBatches(self._requester)

    @taking(generated_messages.Messages.create, without=("stream", "via_stream"))
    def stream(
        self,
        *,
        output_format: TypeForm[T] | BetaJSONOutputFormatParam | Omit | None = omit,
        stream_idle_timeout: float | NotGiven | None = not_given,
        deadline: float | NotGiven | None = not_given,
        **params: Unpack[StreamParams],
    ) -> MessageStreamManager[BetaMessageStream[T]]:
        """Have a message streamed, and put together while it arrives.

        The request is sent at the beginning of the `with` block, whose end closes the stream.

        Args:
            output_format: A type that the text is to be read as; see `parse()`. The final message has the value in
                `parsed_output`, `text` events show it while it grows: `parsed_snapshot()`.
            stream_idle_timeout: The seconds that may pass without content; `None` is no limit. Else the client's.
            deadline: The seconds that everything may take, to the end of the stream. Else the client's.
            **params: Those of `create()`, but for `stream` and `via_stream`.

        Returns:
            A context manager that yields the stream: its events, its text, and in the end the message.

        Raises:
            TypeError: A required argument is missing, one is unknown, or the type has no schema that the API takes.
            ValueError: A limit is not positive.
        """
        from anthropic._message_stream import BetaMessageStream
        from anthropic._opening import opening
        from anthropic._stream_manager import MessageStreamManager

        limits = {"stream_idle_timeout": stream_idle_timeout, "deadline": deadline}
        return MessageStreamManager(
            opening(self._requester, generated_messages.Messages, BetaMessageStream, params, output_format, **limits)
        )

    @taking(generated_messages.Messages.create, without=("stream",))
    def parse(
        self,
        *,
        output_format: TypeForm[ParsedT] | BetaJSONOutputFormatParam | Omit | None = omit,
        **params: Unpack[ParseParams],
    ) -> ParsedBetaMessage[ParsedT]:
        """Ask the model for a message whose text is of a type: the API makes it follow the schema, and it is read.

        Args:
            output_format: The type: a pydantic model, a dataclass, an attrs class, a TypedDict, `list[int]`, ...; or the
                format as the API takes it, `{"type": "json_schema", "schema": ...}`, which gives plain JSON.
            **params: Those of `create()`, but for `stream`.

        Returns:
            The message, with the value in `parsed_output`.

        Raises:
            TypeError: The type has no schema that the API takes; or a required argument is missing, or one is unknown.
            OutputParseError: The text is not of the type, such as when it was cut off; `message` is the message.
            APIError: The request failed.
        """
        from anthropic._opening import parsing

        return self._requester.request(parsing(generated_messages.Messages, params, output_format))

    @taking(generated_messages.Messages.count_tokens)
    def count_tokens(  # type: ignore[override] # for checkers, `params` holds no unknown ones
        self,
        *,
        output_format: TypeForm[Any] | BetaJSONOutputFormatParam | Omit | None = omit,
        **params: Unpack[CountParams],
    ) -> BetaMessageTokensCount:
        """Count the tokens of a message request.

        Args:
            output_format: What `parse()` and `stream()` take: a type, or the format as the API takes it.
            **params: Those of the request, which are arguments of `create()` too.

        Returns:
            The number of input tokens; an estimate.

        Raises:
            TypeError: The type has no schema that the API takes; or a required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        from anthropic._opening import counting

        return self._requester.request(counting(generated_messages.Messages, params, output_format))  # type: ignore[no-any-return]

    @overload
    def tool_runner(
        self, *, tools: Tools, stream: Literal[False] = False, **params: Unpack[RunnerParams]
    ) -> BetaToolRunner[BetaMessage, BetaMessage]: ...
    @overload
    def tool_runner(
        self,
        *,
        tools: Tools,
        output_format: TypeForm[ParsedT] | BetaJSONOutputFormatParam,
        stream: Literal[False] = False,
        **params: Unpack[RunnerParams],
    ) -> BetaToolRunner[ParsedBetaMessage[ParsedT], ParsedBetaMessage[ParsedT]]: ...
    @overload
    def tool_runner(
        self, *, tools: Tools, stream: Literal[True], **params: Unpack[RunnerParams]
    ) -> BetaStreamingToolRunner[BetaMessageStream, BetaMessage]: ...
    @overload
    def tool_runner(
        self, *, tools: Tools, output_format: TypeForm[ParsedT], stream: Literal[True], **params: Unpack[RunnerParams]
    ) -> BetaStreamingToolRunner[BetaMessageStream[ParsedT], ParsedBetaMessage[ParsedT]]: ...
    @overload
    def tool_runner(
        self, *, tools: Tools, stream: bool, **params: Unpack[RunnerParams]
    ) -> BetaToolRunner[BetaMessage, BetaMessage] | BetaStreamingToolRunner[BetaMessageStream, BetaMessage]: ...
    @taking(generated_messages.Messages.create, without=("via_stream",), options=RunnerOptions)
    def tool_runner(self, *, output_format: Any = omit, **arguments: Any) -> Any:
        """Have a model work with tools: its messages come one by one, and between them the tools are run that it called.

        Args:
            tools: Functions, tools made with `@tool`, instances of tools that the API defines, and definitions of tools that
                the API runs itself.
            output_format: What the answer is to be read as; see `parse()` and `stream()`.
            stream: Hand out the stream of each message, instead of the message.
            **params: Those of `create()`, and those of `RunnerOptions`: `max_iterations`, `approve`, `tool_timeout`,
                `compaction_control` and others.

        Returns:
            A runner, to iterate over; nothing is sent before. `until_done()` returns the last message.

        Raises:
            TypeError: A tool is none, has nothing to run, or cannot be run by this client; or an argument is wrong.
            ValueError: Two tools have the same name, or a number is out of range.
        """
        from anthropic._running import running

        return running(self, {**arguments, "output_format": output_format}, beta=True, is_async=False)


class AsyncMessages(generated_messages.AsyncMessages):
    """`client.beta.messages`"""

    if TYPE_CHECKING:

        @cached_property
        def with_raw_response(self) -> AsyncMessagesWithRawResponse: ...

    @cached_property
    def batches(self) -> AsyncBetaBatches:
        """Methods below `beta.messages.batches`."""
        from .batches import AsyncBetaBatches

        return AsyncBetaBatches(self._requester)

    @taking(generated_messages.AsyncMessages.create, without=("stream", "via_stream"))
    def stream(
        self,
        *,
        output_format: TypeForm[T] | BetaJSONOutputFormatParam | Omit | None = omit,
        stream_idle_timeout: float | NotGiven | None = not_given,
        deadline: float | NotGiven | None = not_given,
        **params: Unpack[StreamParams],
    ) -> AsyncMessageStreamManager[BetaAsyncMessageStream[T]]:
        """Have a message streamed, and put together while it arrives.

        The request is sent at the beginning of the `async with` block, whose end closes the stream.

        Args:
            output_format: A type that the text is to be read as; see `parse()`. The final message has the value in
                `parsed_output`, `text` events show it while it grows: `parsed_snapshot()`.
            stream_idle_timeout: The seconds that may pass without content; `None` is no limit. Else the client's.
            deadline: The seconds that everything may take, to the end of the stream. Else the client's.
            **params: Those of `create()`, but for `stream` and `via_stream`.

        Returns:
            A context manager that yields the stream: its events, its text, and in the end the message.

        Raises:
            TypeError: A required argument is missing, one is unknown, or the type has no schema that the API takes.
            ValueError: A limit is not positive.
        """
        from anthropic._message_stream import BetaAsyncMessageStream
        from anthropic._opening import opening
        from anthropic._stream_manager import AsyncMessageStreamManager

        limits = {"stream_idle_timeout": stream_idle_timeout, "deadline": deadline}
        return AsyncMessageStreamManager(
            opening(
                self._requester, generated_messages.Messages, BetaAsyncMessageStream, params, output_format, **limits
            )
        )

    @taking(generated_messages.AsyncMessages.create, without=("stream",))
    async def parse(
        self,
        *,
        output_format: TypeForm[ParsedT] | BetaJSONOutputFormatParam | Omit | None = omit,
        **params: Unpack[ParseParams],
    ) -> ParsedBetaMessage[ParsedT]:
        """Ask the model for a message whose text is of a type: the API makes it follow the schema, and it is read.

        Args:
            output_format: The type: a pydantic model, a dataclass, an attrs class, a TypedDict, `list[int]`, ...; or the
                format as the API takes it, `{"type": "json_schema", "schema": ...}`, which gives plain JSON.
            **params: Those of `create()`, but for `stream`.

        Returns:
            The message, with the value in `parsed_output`.

        Raises:
            TypeError: The type has no schema that the API takes; or a required argument is missing, or one is unknown.
            OutputParseError: The text is not of the type, such as when it was cut off; `message` is the message.
            APIError: The request failed.
        """
        from anthropic._opening import parsing

        return await self._requester.request(parsing(generated_messages.Messages, params, output_format))

    @taking(generated_messages.AsyncMessages.count_tokens)
    async def count_tokens(  # type: ignore[override] # for checkers, `params` holds no unknown ones
        self,
        *,
        output_format: TypeForm[Any] | BetaJSONOutputFormatParam | Omit | None = omit,
        **params: Unpack[CountParams],
    ) -> BetaMessageTokensCount:
        """Count the tokens of a message request.

        Args:
            output_format: What `parse()` and `stream()` take: a type, or the format as the API takes it.
            **params: Those of the request, which are arguments of `create()` too.

        Returns:
            The number of input tokens; an estimate.

        Raises:
            TypeError: The type has no schema that the API takes; or a required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        from anthropic._opening import counting

        return await self._requester.request(counting(generated_messages.Messages, params, output_format))

    @overload
    def tool_runner(
        self, *, tools: Tools, stream: Literal[False] = False, **params: Unpack[RunnerParams]
    ) -> BetaAsyncToolRunner[BetaMessage, BetaMessage]: ...
    @overload
    def tool_runner(
        self,
        *,
        tools: Tools,
        output_format: TypeForm[ParsedT] | BetaJSONOutputFormatParam,
        stream: Literal[False] = False,
        **params: Unpack[RunnerParams],
    ) -> BetaAsyncToolRunner[ParsedBetaMessage[ParsedT], ParsedBetaMessage[ParsedT]]: ...
    @overload
    def tool_runner(
        self, *, tools: Tools, stream: Literal[True], **params: Unpack[RunnerParams]
    ) -> BetaAsyncStreamingToolRunner[BetaAsyncMessageStream, BetaMessage]: ...
    @overload
    def tool_runner(
        self, *, tools: Tools, output_format: TypeForm[ParsedT], stream: Literal[True], **params: Unpack[RunnerParams]
    ) -> BetaAsyncStreamingToolRunner[BetaAsyncMessageStream[ParsedT], ParsedBetaMessage[ParsedT]]: ...
    @overload
    def tool_runner(
        self, *, tools: Tools, stream: bool, **params: Unpack[RunnerParams]
    ) -> (
        BetaAsyncToolRunner[BetaMessage, BetaMessage]
        | BetaAsyncStreamingToolRunner[BetaAsyncMessageStream, BetaMessage]
    ): ...
    @taking(generated_messages.AsyncMessages.create, without=("via_stream",), options=RunnerOptions)
    def tool_runner(self, *, output_format: Any = omit, **arguments: Any) -> Any:
        """Have a model work with tools: its messages come one by one, and between them the tools are run that it called.

        Args:
            tools: Functions, tools made with `@tool`, instances of tools that the API defines, and definitions of tools that
                the API runs itself.
            output_format: What the answer is to be read as; see `parse()` and `stream()`.
            stream: Hand out the stream of each message, instead of the message.
            **params: Those of `create()`, and those of `RunnerOptions`: `max_iterations`, `approve`, `tool_timeout`,
                `compaction_control` and others.

        Returns:
            A runner, to iterate over; nothing is sent before. `until_done()` returns the last message.

        Raises:
            TypeError: A tool is none, has nothing to run, or cannot be run by this client; or an argument is wrong.
            ValueError: Two tools have the same name, or a number is out of range.
        """
        from anthropic._running import running

        return running(self, {**arguments, "output_format": output_format}, beta=True, is_async=True)


if TYPE_CHECKING:

    class MessagesWithRawResponse(generated_messages.MessagesWithRawResponse):
        """What `Messages.with_raw_response` has beside the generated methods."""

        parse = raw(Messages.parse)

    class AsyncMessagesWithRawResponse(generated_messages.AsyncMessagesWithRawResponse):
        """What `AsyncMessages.with_raw_response` has beside the generated methods."""

        parse = async_raw(AsyncMessages.parse)


class Beta(generated.Beta):
    """`client.beta`"""

    @cached_property
    def messages(self) -> Messages:
        """Methods below `beta.messages`."""
        return Messages(self._requester)


class AsyncBeta(generated.AsyncBeta):
    """`client.beta`"""

    @cached_property
    def messages(self) -> AsyncMessages:
        """Methods below `beta.messages`."""
        return AsyncMessages(self._requester)
