"""`client.messages`"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Iterable, Literal, NoReturn, Optional, Union, cast, overload

from ..._call import AsyncResource, Endpoint, Operation, RawRequester, Resource, refuse
from ..._sentinel import NotGiven, Omit, given, not_given, omit

if TYPE_CHECKING:
    import httpx

    from ..._response import async_raw, raw
    from ..._stream import AsyncStream, Stream
    from ..._streamed import async_streaming, streaming
    from ..._types import Body, Headers, Query, SequenceNotStr, ToolLike
    from ...models.message import Message
    from ...models.message_tokens_count import MessageTokensCount
    from ...models.raw_message_stream_event import RawMessageStreamEvent
    from ...params.stable import (
        CacheControlEphemeralParam,
        MessageParam,
        MetadataParam,
        ModelParam,
        OutputConfigParam,
        TextBlockParam,
        ThinkingConfigParam,
        ToolChoiceParam,
        ToolUnionParam,
    )
    from .batches import (
        AsyncBatches,
        AsyncBatchesWithRawResponse,
        AsyncBatchesWithStreamingResponse,
        Batches,
        BatchesWithRawResponse,
        BatchesWithStreamingResponse,
    )

__all__ = ["AsyncMessages", "Messages"]

_CREATE = Endpoint(
    "messages.create",
    "POST",
    "/v1/messages",
    body="json",
    response="message",
    events="raw_message_stream_event",
    slow=True,
    type="Message",
)
_COUNT_TOKENS = Endpoint(
    "messages.count_tokens",
    "POST",
    "/v1/messages/count_tokens",
    body="json",
    response="message_tokens_count",
    type="MessageTokensCount",
)


class Messages(Resource):
    """`client.messages`"""

    @cached_property
    def batches(self) -> Batches:
        """Methods below `messages.batches`."""
        from .batches import Batches

        return Batches(self._requester)

    @cached_property
    def with_raw_response(self) -> MessagesWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("MessagesWithRawResponse", type(self)(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> MessagesWithStreamingResponse:
        """The same methods, for `with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from ..._streamed import streaming_view

        view = streaming_view(type(self), self._requester)
        return cast("MessagesWithStreamingResponse", view)

    @overload
    def create(
        self,
        /,
        *,
        max_tokens: int,
        messages: Iterable[Union[MessageParam, Message]],
        model: ModelParam,
        cache_control: Optional[CacheControlEphemeralParam] | Omit = omit,
        container: Optional[str] | Omit = omit,
        inference_geo: Optional[str] | Omit = omit,
        metadata: MetadataParam | Omit = omit,
        output_config: OutputConfigParam | Omit = omit,
        service_tier: Literal["auto", "standard_only"] | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        stream: Literal[False] | Omit = omit,
        system: Union[str, Iterable[TextBlockParam]] | Omit = omit,
        temperature: float | Omit = omit,
        thinking: ThinkingConfigParam | Omit = omit,
        tool_choice: ToolChoiceParam | Omit = omit,
        tools: Iterable[Union[ToolUnionParam, ToolLike]] | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        via_stream: bool = False,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
    ) -> Message: ...
    @overload
    def create(
        self,
        /,
        *,
        max_tokens: int,
        messages: Iterable[Union[MessageParam, Message]],
        model: ModelParam,
        stream: Literal[True],
        cache_control: Optional[CacheControlEphemeralParam] | Omit = omit,
        container: Optional[str] | Omit = omit,
        inference_geo: Optional[str] | Omit = omit,
        metadata: MetadataParam | Omit = omit,
        output_config: OutputConfigParam | Omit = omit,
        service_tier: Literal["auto", "standard_only"] | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        system: Union[str, Iterable[TextBlockParam]] | Omit = omit,
        temperature: float | Omit = omit,
        thinking: ThinkingConfigParam | Omit = omit,
        tool_choice: ToolChoiceParam | Omit = omit,
        tools: Iterable[Union[ToolUnionParam, ToolLike]] | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
    ) -> Stream[RawMessageStreamEvent]: ...
    @overload
    def create(
        self,
        /,
        *,
        max_tokens: int,
        messages: Iterable[Union[MessageParam, Message]],
        model: ModelParam,
        stream: bool,
        cache_control: Optional[CacheControlEphemeralParam] | Omit = omit,
        container: Optional[str] | Omit = omit,
        inference_geo: Optional[str] | Omit = omit,
        metadata: MetadataParam | Omit = omit,
        output_config: OutputConfigParam | Omit = omit,
        service_tier: Literal["auto", "standard_only"] | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        system: Union[str, Iterable[TextBlockParam]] | Omit = omit,
        temperature: float | Omit = omit,
        thinking: ThinkingConfigParam | Omit = omit,
        tool_choice: ToolChoiceParam | Omit = omit,
        tools: Iterable[Union[ToolUnionParam, ToolLike]] | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
    ) -> Message | Stream[RawMessageStreamEvent]: ...
    def create(
        self,
        /,
        *,
        max_tokens: int,
        messages: Iterable[Union[MessageParam, Message]],
        model: ModelParam,
        cache_control: Optional[CacheControlEphemeralParam] | Omit = omit,
        container: Optional[str] | Omit = omit,
        inference_geo: Optional[str] | Omit = omit,
        metadata: MetadataParam | Omit = omit,
        output_config: OutputConfigParam | Omit = omit,
        service_tier: Literal["auto", "standard_only"] | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        stream: bool | Omit = omit,
        system: Union[str, Iterable[TextBlockParam]] | Omit = omit,
        temperature: float | Omit = omit,
        thinking: ThinkingConfigParam | Omit = omit,
        tool_choice: ToolChoiceParam | Omit = omit,
        tools: Iterable[Union[ToolUnionParam, ToolLike]] | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        via_stream: bool = False,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: Any,
    ) -> Message | Stream[RawMessageStreamEvent]:
        """Ask the model for a message.

        Sends a conversation and returns the model's next turn, whole or, with `stream`, as server-sent
        events. The API keeps no conversation state: send all earlier turns with every call. When the reply
        stops with `tool_use`, run the tools and send their results in a new user turn.

        Args:
            max_tokens: The most tokens the reply may have, thinking included. The model may stop earlier; the upper bound
                depends on the model.
            messages: The conversation so far, oldest turn first. Turns alternate between `user` and `assistant`;
                neighbors of the same role are merged into one turn.
            model: The model that is to answer, as an ID or alias.
            cache_control: Caches the prompt automatically: a cache breakpoint is put on the last block of the request that can
                be cached.
            container: ID of an earlier reply's container, to run code in the same sandbox again.
            inference_geo: Region in which the model is to run. Without it the workspace's default applies.
            metadata: Information about the request that the model does not see.
            output_config: Settings of the reply's form (JSON by a schema) and of the effort put into it.
            service_tier: `auto` uses your priority capacity when there is some and standard capacity otherwise;
                `standard_only` never uses priority capacity.
            stop_sequences: Texts that end the reply when the model is about to write one of them. The reply's `stop_reason` is
                then `stop_sequence`.
            stream: Whether to send the reply piece by piece as server-sent events.
            system: System prompt: instructions and context that stand above the conversation, as a string or as text
                blocks.
            temperature: How random the reply is, from 0 to 1 (default 1). Near 0 for analysis, near 1 for creative work;
                even 0 is not fully deterministic.
            thinking: Whether, and how much, the model thinks before it answers.
            tool_choice: Whether the model may, must or must not use tools, or which one it has to use.
            tools: Tools the model may use: your own, whose calls you run, and ones that Anthropic defines, some of
                which the API runs itself.
            top_k: Samples each token only from the `top_k` likeliest ones. For advanced uses; usually `temperature` is
                enough.
            top_p: Samples only from the likeliest tokens whose probabilities add up to `top_p`. For advanced uses;
                change this or `temperature`, not both.
            via_stream: Have the reply streamed and return it when it is whole: for long replies, since networks
                drop connections on which nothing moves.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The model's reply.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        if unknown:
            refuse("messages.create", unknown)
        operation: Operation[Message | Stream[RawMessageStreamEvent]] = Operation(
            _CREATE,
            body=given(
                max_tokens=max_tokens,
                messages=messages,
                model=model,
                cache_control=cache_control,
                container=container,
                inference_geo=inference_geo,
                metadata=metadata,
                output_config=output_config,
                service_tier=service_tier,
                stop_sequences=stop_sequences,
                stream=stream,
                system=system,
                temperature=temperature,
                thinking=thinking,
                tool_choice=tool_choice,
                tools=tools,
                top_k=top_k,
                top_p=top_p,
            ),
            stream=bool(stream),
            via_stream=via_stream,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._requester.request(operation)

    def count_tokens(
        self,
        /,
        *,
        messages: Iterable[Union[MessageParam, Message]],
        model: ModelParam,
        cache_control: Optional[CacheControlEphemeralParam] | Omit = omit,
        output_config: OutputConfigParam | Omit = omit,
        system: Union[str, Iterable[TextBlockParam]] | Omit = omit,
        thinking: ThinkingConfigParam | Omit = omit,
        tool_choice: ToolChoiceParam | Omit = omit,
        tools: Iterable[Union[ToolUnionParam, ToolLike]] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> MessageTokensCount:
        """Count the tokens of a message request.

        Counts the input tokens a request would use, including tools, images and documents, without running
        the model. Useful to stay inside a context window or to estimate cost. The number is an estimate and
        can differ slightly from the usage reported later.

        Args:
            messages: The conversation so far, oldest turn first.
            model: The model to count for; models can split the same text into different numbers of tokens.
            cache_control: Caches the prompt automatically, up to the last block that can be cached, as in a message request.
            output_config: Settings of the reply's form and effort. An output format adds to the count.
            system: System prompt, as a string or as text blocks.
            thinking: Extended thinking settings. Thinking blocks of earlier assistant turns may not count as input.
            tool_choice: How the model may use the tools.
            tools: Tool definitions; they count as input too.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The number of input tokens.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        if unknown:
            refuse("messages.count_tokens", unknown)
        operation: Operation[MessageTokensCount] = Operation(
            _COUNT_TOKENS,
            body=given(
                messages=messages,
                model=model,
                cache_control=cache_control,
                output_config=output_config,
                system=system,
                thinking=thinking,
                tool_choice=tool_choice,
                tools=tools,
            ),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._requester.request(operation)


class AsyncMessages(AsyncResource):
    """`client.messages`"""

    @cached_property
    def batches(self) -> AsyncBatches:
        """Methods below `messages.batches`."""
        from .batches import AsyncBatches

        return AsyncBatches(self._requester)

    @cached_property
    def with_raw_response(self) -> AsyncMessagesWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("AsyncMessagesWithRawResponse", type(self)(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> AsyncMessagesWithStreamingResponse:
        """The same methods, for `async with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from ..._streamed import streaming_view

        view = streaming_view(type(self), self._requester)
        return cast("AsyncMessagesWithStreamingResponse", view)

    @overload
    async def create(
        self,
        /,
        *,
        max_tokens: int,
        messages: Iterable[Union[MessageParam, Message]],
        model: ModelParam,
        cache_control: Optional[CacheControlEphemeralParam] | Omit = omit,
        container: Optional[str] | Omit = omit,
        inference_geo: Optional[str] | Omit = omit,
        metadata: MetadataParam | Omit = omit,
        output_config: OutputConfigParam | Omit = omit,
        service_tier: Literal["auto", "standard_only"] | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        stream: Literal[False] | Omit = omit,
        system: Union[str, Iterable[TextBlockParam]] | Omit = omit,
        temperature: float | Omit = omit,
        thinking: ThinkingConfigParam | Omit = omit,
        tool_choice: ToolChoiceParam | Omit = omit,
        tools: Iterable[Union[ToolUnionParam, ToolLike]] | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        via_stream: bool = False,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
    ) -> Message: ...
    @overload
    async def create(
        self,
        /,
        *,
        max_tokens: int,
        messages: Iterable[Union[MessageParam, Message]],
        model: ModelParam,
        stream: Literal[True],
        cache_control: Optional[CacheControlEphemeralParam] | Omit = omit,
        container: Optional[str] | Omit = omit,
        inference_geo: Optional[str] | Omit = omit,
        metadata: MetadataParam | Omit = omit,
        output_config: OutputConfigParam | Omit = omit,
        service_tier: Literal["auto", "standard_only"] | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        system: Union[str, Iterable[TextBlockParam]] | Omit = omit,
        temperature: float | Omit = omit,
        thinking: ThinkingConfigParam | Omit = omit,
        tool_choice: ToolChoiceParam | Omit = omit,
        tools: Iterable[Union[ToolUnionParam, ToolLike]] | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
    ) -> AsyncStream[RawMessageStreamEvent]: ...
    @overload
    async def create(
        self,
        /,
        *,
        max_tokens: int,
        messages: Iterable[Union[MessageParam, Message]],
        model: ModelParam,
        stream: bool,
        cache_control: Optional[CacheControlEphemeralParam] | Omit = omit,
        container: Optional[str] | Omit = omit,
        inference_geo: Optional[str] | Omit = omit,
        metadata: MetadataParam | Omit = omit,
        output_config: OutputConfigParam | Omit = omit,
        service_tier: Literal["auto", "standard_only"] | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        system: Union[str, Iterable[TextBlockParam]] | Omit = omit,
        temperature: float | Omit = omit,
        thinking: ThinkingConfigParam | Omit = omit,
        tool_choice: ToolChoiceParam | Omit = omit,
        tools: Iterable[Union[ToolUnionParam, ToolLike]] | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
    ) -> Message | AsyncStream[RawMessageStreamEvent]: ...
    async def create(
        self,
        /,
        *,
        max_tokens: int,
        messages: Iterable[Union[MessageParam, Message]],
        model: ModelParam,
        cache_control: Optional[CacheControlEphemeralParam] | Omit = omit,
        container: Optional[str] | Omit = omit,
        inference_geo: Optional[str] | Omit = omit,
        metadata: MetadataParam | Omit = omit,
        output_config: OutputConfigParam | Omit = omit,
        service_tier: Literal["auto", "standard_only"] | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        stream: bool | Omit = omit,
        system: Union[str, Iterable[TextBlockParam]] | Omit = omit,
        temperature: float | Omit = omit,
        thinking: ThinkingConfigParam | Omit = omit,
        tool_choice: ToolChoiceParam | Omit = omit,
        tools: Iterable[Union[ToolUnionParam, ToolLike]] | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        via_stream: bool = False,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: Any,
    ) -> Message | AsyncStream[RawMessageStreamEvent]:
        """Ask the model for a message.

        Sends a conversation and returns the model's next turn, whole or, with `stream`, as server-sent
        events. The API keeps no conversation state: send all earlier turns with every call. When the reply
        stops with `tool_use`, run the tools and send their results in a new user turn.

        Args:
            max_tokens: The most tokens the reply may have, thinking included. The model may stop earlier; the upper bound
                depends on the model.
            messages: The conversation so far, oldest turn first. Turns alternate between `user` and `assistant`;
                neighbors of the same role are merged into one turn.
            model: The model that is to answer, as an ID or alias.
            cache_control: Caches the prompt automatically: a cache breakpoint is put on the last block of the request that can
                be cached.
            container: ID of an earlier reply's container, to run code in the same sandbox again.
            inference_geo: Region in which the model is to run. Without it the workspace's default applies.
            metadata: Information about the request that the model does not see.
            output_config: Settings of the reply's form (JSON by a schema) and of the effort put into it.
            service_tier: `auto` uses your priority capacity when there is some and standard capacity otherwise;
                `standard_only` never uses priority capacity.
            stop_sequences: Texts that end the reply when the model is about to write one of them. The reply's `stop_reason` is
                then `stop_sequence`.
            stream: Whether to send the reply piece by piece as server-sent events.
            system: System prompt: instructions and context that stand above the conversation, as a string or as text
                blocks.
            temperature: How random the reply is, from 0 to 1 (default 1). Near 0 for analysis, near 1 for creative work;
                even 0 is not fully deterministic.
            thinking: Whether, and how much, the model thinks before it answers.
            tool_choice: Whether the model may, must or must not use tools, or which one it has to use.
            tools: Tools the model may use: your own, whose calls you run, and ones that Anthropic defines, some of
                which the API runs itself.
            top_k: Samples each token only from the `top_k` likeliest ones. For advanced uses; usually `temperature` is
                enough.
            top_p: Samples only from the likeliest tokens whose probabilities add up to `top_p`. For advanced uses;
                change this or `temperature`, not both.
            via_stream: Have the reply streamed and return it when it is whole: for long replies, since networks
                drop connections on which nothing moves.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The model's reply.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        if unknown:
            refuse("messages.create", unknown)
        operation: Operation[Message | AsyncStream[RawMessageStreamEvent]] = Operation(
            _CREATE,
            body=given(
                max_tokens=max_tokens,
                messages=messages,
                model=model,
                cache_control=cache_control,
                container=container,
                inference_geo=inference_geo,
                metadata=metadata,
                output_config=output_config,
                service_tier=service_tier,
                stop_sequences=stop_sequences,
                stream=stream,
                system=system,
                temperature=temperature,
                thinking=thinking,
                tool_choice=tool_choice,
                tools=tools,
                top_k=top_k,
                top_p=top_p,
            ),
            stream=bool(stream),
            via_stream=via_stream,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return await self._requester.request(operation)

    async def count_tokens(
        self,
        /,
        *,
        messages: Iterable[Union[MessageParam, Message]],
        model: ModelParam,
        cache_control: Optional[CacheControlEphemeralParam] | Omit = omit,
        output_config: OutputConfigParam | Omit = omit,
        system: Union[str, Iterable[TextBlockParam]] | Omit = omit,
        thinking: ThinkingConfigParam | Omit = omit,
        tool_choice: ToolChoiceParam | Omit = omit,
        tools: Iterable[Union[ToolUnionParam, ToolLike]] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> MessageTokensCount:
        """Count the tokens of a message request.

        Counts the input tokens a request would use, including tools, images and documents, without running
        the model. Useful to stay inside a context window or to estimate cost. The number is an estimate and
        can differ slightly from the usage reported later.

        Args:
            messages: The conversation so far, oldest turn first.
            model: The model to count for; models can split the same text into different numbers of tokens.
            cache_control: Caches the prompt automatically, up to the last block that can be cached, as in a message request.
            output_config: Settings of the reply's form and effort. An output format adds to the count.
            system: System prompt, as a string or as text blocks.
            thinking: Extended thinking settings. Thinking blocks of earlier assistant turns may not count as input.
            tool_choice: How the model may use the tools.
            tools: Tool definitions; they count as input too.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The number of input tokens.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        if unknown:
            refuse("messages.count_tokens", unknown)
        operation: Operation[MessageTokensCount] = Operation(
            _COUNT_TOKENS,
            body=given(
                messages=messages,
                model=model,
                cache_control=cache_control,
                output_config=output_config,
                system=system,
                thinking=thinking,
                tool_choice=tool_choice,
                tools=tools,
            ),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return await self._requester.request(operation)


if TYPE_CHECKING:

    class MessagesWithRawResponse:
        """The types of `Messages.with_raw_response`."""

        @cached_property
        def batches(self) -> BatchesWithRawResponse: ...

        create = raw(Messages.create)
        count_tokens = raw(Messages.count_tokens)

    class AsyncMessagesWithRawResponse:
        """The types of `AsyncMessages.with_raw_response`."""

        @cached_property
        def batches(self) -> AsyncBatchesWithRawResponse: ...

        create = async_raw(AsyncMessages.create)
        count_tokens = async_raw(AsyncMessages.count_tokens)

    class MessagesWithStreamingResponse:
        """The types of `Messages.with_streaming_response`."""

        @cached_property
        def batches(self) -> BatchesWithStreamingResponse: ...

        create = streaming(Messages.create)
        count_tokens = streaming(Messages.count_tokens)

    class AsyncMessagesWithStreamingResponse:
        """The types of `AsyncMessages.with_streaming_response`."""

        @cached_property
        def batches(self) -> AsyncBatchesWithStreamingResponse: ...

        create = async_streaming(AsyncMessages.create)
        count_tokens = async_streaming(AsyncMessages.count_tokens)
