"""`client.beta.messages`"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Iterable, Literal, NoReturn, Optional, Union, cast, overload

from ...._call import AsyncResource, Endpoint, Operation, RawRequester, Resource, beta_header, refuse
from ...._sentinel import NotGiven, Omit, given, not_given, omit

if TYPE_CHECKING:
    import httpx

    from ...._response import async_raw, raw
    from ...._stream import AsyncStream, Stream
    from ...._streamed import async_streaming, streaming
    from ...._types import Body, Headers, Query, SequenceNotStr, ToolLike
    from ....models.beta_message import BetaMessage
    from ....models.beta_message_tokens_count import BetaMessageTokensCount
    from ....models.beta_raw_message_stream_event import BetaRawMessageStreamEvent
    from ....params.beta import (
        BetaCacheControlEphemeralParam,
        BetaContainerParams,
        BetaContextManagementConfigParam,
        BetaJSONOutputFormatParam,
        BetaMessageParam,
        BetaMetadataParam,
        BetaOutputConfigParam,
        BetaRequestMCPServerURLDefinitionParam,
        BetaSpeedParam,
        BetaTextBlockParam,
        BetaThinkingConfigParam,
        BetaToolChoiceParam,
        BetaToolUnionParam,
    )
    from ....params.stable import AnthropicBetaParam, ModelParam
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
    "beta.messages.create",
    "POST",
    "/v1/messages",
    query={"beta": "true"},
    body="json",
    response="beta_message",
    events="beta_raw_message_stream_event",
    slow=True,
    type="BetaMessage",
)
_COUNT_TOKENS = Endpoint(
    "beta.messages.count_tokens",
    "POST",
    "/v1/messages/count_tokens",
    query={"beta": "true"},
    body="json",
    response="beta_message_tokens_count",
    type="BetaMessageTokensCount",
)


class Messages(Resource):
    """`client.beta.messages`"""

    @cached_property
    def batches(self) -> Batches:
        """Methods below `beta.messages.batches`."""
        from .batches import Batches

        return Batches(self._requester)

    @cached_property
    def with_raw_response(self) -> MessagesWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("MessagesWithRawResponse", type(self)(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> MessagesWithStreamingResponse:
        """The same methods, for `with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from ...._streamed import streaming_view

        view = streaming_view(type(self), self._requester)
        return cast("MessagesWithStreamingResponse", view)

    @overload
    def create(
        self,
        /,
        *,
        max_tokens: int,
        messages: Iterable[Union[BetaMessageParam, BetaMessage]],
        model: ModelParam,
        cache_control: Optional[BetaCacheControlEphemeralParam] | Omit = omit,
        container: Optional[Union[BetaContainerParams, str]] | Omit = omit,
        context_management: Optional[BetaContextManagementConfigParam] | Omit = omit,
        inference_geo: Optional[str] | Omit = omit,
        mcp_servers: Iterable[BetaRequestMCPServerURLDefinitionParam] | Omit = omit,
        metadata: BetaMetadataParam | Omit = omit,
        output_config: BetaOutputConfigParam | Omit = omit,
        output_format: Optional[BetaJSONOutputFormatParam] | Omit = omit,
        service_tier: Literal["auto", "standard_only"] | Omit = omit,
        speed: Optional[BetaSpeedParam] | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        stream: Literal[False] | Omit = omit,
        system: Union[str, Iterable[BetaTextBlockParam]] | Omit = omit,
        temperature: float | Omit = omit,
        thinking: BetaThinkingConfigParam | Omit = omit,
        tool_choice: BetaToolChoiceParam | Omit = omit,
        tools: Iterable[Union[BetaToolUnionParam, ToolLike]] | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        via_stream: bool = False,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
    ) -> BetaMessage: ...
    @overload
    def create(
        self,
        /,
        *,
        max_tokens: int,
        messages: Iterable[Union[BetaMessageParam, BetaMessage]],
        model: ModelParam,
        stream: Literal[True],
        cache_control: Optional[BetaCacheControlEphemeralParam] | Omit = omit,
        container: Optional[Union[BetaContainerParams, str]] | Omit = omit,
        context_management: Optional[BetaContextManagementConfigParam] | Omit = omit,
        inference_geo: Optional[str] | Omit = omit,
        mcp_servers: Iterable[BetaRequestMCPServerURLDefinitionParam] | Omit = omit,
        metadata: BetaMetadataParam | Omit = omit,
        output_config: BetaOutputConfigParam | Omit = omit,
        output_format: Optional[BetaJSONOutputFormatParam] | Omit = omit,
        service_tier: Literal["auto", "standard_only"] | Omit = omit,
        speed: Optional[BetaSpeedParam] | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        system: Union[str, Iterable[BetaTextBlockParam]] | Omit = omit,
        temperature: float | Omit = omit,
        thinking: BetaThinkingConfigParam | Omit = omit,
        tool_choice: BetaToolChoiceParam | Omit = omit,
        tools: Iterable[Union[BetaToolUnionParam, ToolLike]] | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
    ) -> Stream[BetaRawMessageStreamEvent]: ...
    @overload
    def create(
        self,
        /,
        *,
        max_tokens: int,
        messages: Iterable[Union[BetaMessageParam, BetaMessage]],
        model: ModelParam,
        stream: bool,
        cache_control: Optional[BetaCacheControlEphemeralParam] | Omit = omit,
        container: Optional[Union[BetaContainerParams, str]] | Omit = omit,
        context_management: Optional[BetaContextManagementConfigParam] | Omit = omit,
        inference_geo: Optional[str] | Omit = omit,
        mcp_servers: Iterable[BetaRequestMCPServerURLDefinitionParam] | Omit = omit,
        metadata: BetaMetadataParam | Omit = omit,
        output_config: BetaOutputConfigParam | Omit = omit,
        output_format: Optional[BetaJSONOutputFormatParam] | Omit = omit,
        service_tier: Literal["auto", "standard_only"] | Omit = omit,
        speed: Optional[BetaSpeedParam] | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        system: Union[str, Iterable[BetaTextBlockParam]] | Omit = omit,
        temperature: float | Omit = omit,
        thinking: BetaThinkingConfigParam | Omit = omit,
        tool_choice: BetaToolChoiceParam | Omit = omit,
        tools: Iterable[Union[BetaToolUnionParam, ToolLike]] | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
    ) -> BetaMessage | Stream[BetaRawMessageStreamEvent]: ...
    def create(
        self,
        /,
        *,
        max_tokens: int,
        messages: Iterable[Union[BetaMessageParam, BetaMessage]],
        model: ModelParam,
        cache_control: Optional[BetaCacheControlEphemeralParam] | Omit = omit,
        container: Optional[Union[BetaContainerParams, str]] | Omit = omit,
        context_management: Optional[BetaContextManagementConfigParam] | Omit = omit,
        inference_geo: Optional[str] | Omit = omit,
        mcp_servers: Iterable[BetaRequestMCPServerURLDefinitionParam] | Omit = omit,
        metadata: BetaMetadataParam | Omit = omit,
        output_config: BetaOutputConfigParam | Omit = omit,
        output_format: Optional[BetaJSONOutputFormatParam] | Omit = omit,
        service_tier: Literal["auto", "standard_only"] | Omit = omit,
        speed: Optional[BetaSpeedParam] | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        stream: bool | Omit = omit,
        system: Union[str, Iterable[BetaTextBlockParam]] | Omit = omit,
        temperature: float | Omit = omit,
        thinking: BetaThinkingConfigParam | Omit = omit,
        tool_choice: BetaToolChoiceParam | Omit = omit,
        tools: Iterable[Union[BetaToolUnionParam, ToolLike]] | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        via_stream: bool = False,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: Any,
    ) -> BetaMessage | Stream[BetaRawMessageStreamEvent]:
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
            container: Container for code execution, either the ID of one to reuse or an object that can also name skills
                to load. Leave out to get a new one when needed.
            context_management: Edits that keep a long conversation within the context window, such as clearing old tool results.
            inference_geo: Region in which the model is to run. Without it the workspace's default applies.
            mcp_servers: Remote MCP servers whose tools the model may call, at most 20. Pair each with an MCP toolset in
                `tools`.
            metadata: Information about the request that the model does not see.
            output_config: Settings of the reply's form (JSON by a schema) and of the effort put into it.
            output_format: JSON schema the answer must follow. Deprecated; use `output_config.format` instead.
            service_tier: `auto` uses your priority capacity when there is some and standard capacity otherwise;
                `standard_only` never uses priority capacity.
            speed: `fast` asks for quicker output at a higher price on models that support it; `standard` is the normal
                speed.
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
            betas: Beta features to use; sent as a header.
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
            refuse("beta.messages.create", unknown)
        operation: Operation[BetaMessage | Stream[BetaRawMessageStreamEvent]] = Operation(
            _CREATE,
            headers=beta_header(betas),
            body=given(
                max_tokens=max_tokens,
                messages=messages,
                model=model,
                cache_control=cache_control,
                container=container,
                context_management=context_management,
                inference_geo=inference_geo,
                mcp_servers=mcp_servers,
                metadata=metadata,
                output_config=output_config,
                output_format=output_format,
                service_tier=service_tier,
                speed=speed,
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
        messages: Iterable[Union[BetaMessageParam, BetaMessage]],
        model: ModelParam,
        cache_control: Optional[BetaCacheControlEphemeralParam] | Omit = omit,
        context_management: Optional[BetaContextManagementConfigParam] | Omit = omit,
        mcp_servers: Iterable[BetaRequestMCPServerURLDefinitionParam] | Omit = omit,
        output_config: BetaOutputConfigParam | Omit = omit,
        output_format: Optional[BetaJSONOutputFormatParam] | Omit = omit,
        speed: Optional[BetaSpeedParam] | Omit = omit,
        system: Union[str, Iterable[BetaTextBlockParam]] | Omit = omit,
        thinking: BetaThinkingConfigParam | Omit = omit,
        tool_choice: BetaToolChoiceParam | Omit = omit,
        tools: Iterable[Union[BetaToolUnionParam, ToolLike]] | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> BetaMessageTokensCount:
        """Count the tokens of a message request.

        Counts the input tokens a request would use, including tools, images and documents, without running
        the model. Useful to stay inside a context window or to estimate cost. The number is an estimate and
        can differ slightly from the usage reported later.

        Args:
            messages: The conversation so far, oldest turn first.
            model: The model to count for; models can split the same text into different numbers of tokens.
            cache_control: Caches the prompt automatically, up to the last block that can be cached, as in a message request.
            context_management: Edits to take into account, so the count shows what is left after them.
            mcp_servers: MCP servers the real request would use, at most 20.
            output_config: Settings of the reply's form and effort. An output format adds to the count.
            output_format: JSON schema the answer must follow. Deprecated; use `output_config.format` instead.
            speed: Speed the real request would ask for.
            system: System prompt, as a string or as text blocks.
            thinking: Extended thinking settings. Thinking blocks of earlier assistant turns may not count as input.
            tool_choice: How the model may use the tools.
            tools: Tool definitions; they count as input too.
            betas: Beta features to use; sent as a header.
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
            refuse("beta.messages.count_tokens", unknown)
        operation: Operation[BetaMessageTokensCount] = Operation(
            _COUNT_TOKENS,
            headers=beta_header(betas, "token-counting-2024-11-01"),
            body=given(
                messages=messages,
                model=model,
                cache_control=cache_control,
                context_management=context_management,
                mcp_servers=mcp_servers,
                output_config=output_config,
                output_format=output_format,
                speed=speed,
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
    """`client.beta.messages`"""

    @cached_property
    def batches(self) -> AsyncBatches:
        """Methods below `beta.messages.batches`."""
        from .batches import AsyncBatches

        return AsyncBatches(self._requester)

    @cached_property
    def with_raw_response(self) -> AsyncMessagesWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("AsyncMessagesWithRawResponse", type(self)(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> AsyncMessagesWithStreamingResponse:
        """The same methods, for `async with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from ...._streamed import streaming_view

        view = streaming_view(type(self), self._requester)
        return cast("AsyncMessagesWithStreamingResponse", view)

    @overload
    async def create(
        self,
        /,
        *,
        max_tokens: int,
        messages: Iterable[Union[BetaMessageParam, BetaMessage]],
        model: ModelParam,
        cache_control: Optional[BetaCacheControlEphemeralParam] | Omit = omit,
        container: Optional[Union[BetaContainerParams, str]] | Omit = omit,
        context_management: Optional[BetaContextManagementConfigParam] | Omit = omit,
        inference_geo: Optional[str] | Omit = omit,
        mcp_servers: Iterable[BetaRequestMCPServerURLDefinitionParam] | Omit = omit,
        metadata: BetaMetadataParam | Omit = omit,
        output_config: BetaOutputConfigParam | Omit = omit,
        output_format: Optional[BetaJSONOutputFormatParam] | Omit = omit,
        service_tier: Literal["auto", "standard_only"] | Omit = omit,
        speed: Optional[BetaSpeedParam] | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        stream: Literal[False] | Omit = omit,
        system: Union[str, Iterable[BetaTextBlockParam]] | Omit = omit,
        temperature: float | Omit = omit,
        thinking: BetaThinkingConfigParam | Omit = omit,
        tool_choice: BetaToolChoiceParam | Omit = omit,
        tools: Iterable[Union[BetaToolUnionParam, ToolLike]] | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        via_stream: bool = False,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
    ) -> BetaMessage: ...
    @overload
    async def create(
        self,
        /,
        *,
        max_tokens: int,
        messages: Iterable[Union[BetaMessageParam, BetaMessage]],
        model: ModelParam,
        stream: Literal[True],
        cache_control: Optional[BetaCacheControlEphemeralParam] | Omit = omit,
        container: Optional[Union[BetaContainerParams, str]] | Omit = omit,
        context_management: Optional[BetaContextManagementConfigParam] | Omit = omit,
        inference_geo: Optional[str] | Omit = omit,
        mcp_servers: Iterable[BetaRequestMCPServerURLDefinitionParam] | Omit = omit,
        metadata: BetaMetadataParam | Omit = omit,
        output_config: BetaOutputConfigParam | Omit = omit,
        output_format: Optional[BetaJSONOutputFormatParam] | Omit = omit,
        service_tier: Literal["auto", "standard_only"] | Omit = omit,
        speed: Optional[BetaSpeedParam] | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        system: Union[str, Iterable[BetaTextBlockParam]] | Omit = omit,
        temperature: float | Omit = omit,
        thinking: BetaThinkingConfigParam | Omit = omit,
        tool_choice: BetaToolChoiceParam | Omit = omit,
        tools: Iterable[Union[BetaToolUnionParam, ToolLike]] | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
    ) -> AsyncStream[BetaRawMessageStreamEvent]: ...
    @overload
    async def create(
        self,
        /,
        *,
        max_tokens: int,
        messages: Iterable[Union[BetaMessageParam, BetaMessage]],
        model: ModelParam,
        stream: bool,
        cache_control: Optional[BetaCacheControlEphemeralParam] | Omit = omit,
        container: Optional[Union[BetaContainerParams, str]] | Omit = omit,
        context_management: Optional[BetaContextManagementConfigParam] | Omit = omit,
        inference_geo: Optional[str] | Omit = omit,
        mcp_servers: Iterable[BetaRequestMCPServerURLDefinitionParam] | Omit = omit,
        metadata: BetaMetadataParam | Omit = omit,
        output_config: BetaOutputConfigParam | Omit = omit,
        output_format: Optional[BetaJSONOutputFormatParam] | Omit = omit,
        service_tier: Literal["auto", "standard_only"] | Omit = omit,
        speed: Optional[BetaSpeedParam] | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        system: Union[str, Iterable[BetaTextBlockParam]] | Omit = omit,
        temperature: float | Omit = omit,
        thinking: BetaThinkingConfigParam | Omit = omit,
        tool_choice: BetaToolChoiceParam | Omit = omit,
        tools: Iterable[Union[BetaToolUnionParam, ToolLike]] | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
    ) -> BetaMessage | AsyncStream[BetaRawMessageStreamEvent]: ...
    async def create(
        self,
        /,
        *,
        max_tokens: int,
        messages: Iterable[Union[BetaMessageParam, BetaMessage]],
        model: ModelParam,
        cache_control: Optional[BetaCacheControlEphemeralParam] | Omit = omit,
        container: Optional[Union[BetaContainerParams, str]] | Omit = omit,
        context_management: Optional[BetaContextManagementConfigParam] | Omit = omit,
        inference_geo: Optional[str] | Omit = omit,
        mcp_servers: Iterable[BetaRequestMCPServerURLDefinitionParam] | Omit = omit,
        metadata: BetaMetadataParam | Omit = omit,
        output_config: BetaOutputConfigParam | Omit = omit,
        output_format: Optional[BetaJSONOutputFormatParam] | Omit = omit,
        service_tier: Literal["auto", "standard_only"] | Omit = omit,
        speed: Optional[BetaSpeedParam] | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        stream: bool | Omit = omit,
        system: Union[str, Iterable[BetaTextBlockParam]] | Omit = omit,
        temperature: float | Omit = omit,
        thinking: BetaThinkingConfigParam | Omit = omit,
        tool_choice: BetaToolChoiceParam | Omit = omit,
        tools: Iterable[Union[BetaToolUnionParam, ToolLike]] | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        via_stream: bool = False,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: Any,
    ) -> BetaMessage | AsyncStream[BetaRawMessageStreamEvent]:
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
            container: Container for code execution, either the ID of one to reuse or an object that can also name skills
                to load. Leave out to get a new one when needed.
            context_management: Edits that keep a long conversation within the context window, such as clearing old tool results.
            inference_geo: Region in which the model is to run. Without it the workspace's default applies.
            mcp_servers: Remote MCP servers whose tools the model may call, at most 20. Pair each with an MCP toolset in
                `tools`.
            metadata: Information about the request that the model does not see.
            output_config: Settings of the reply's form (JSON by a schema) and of the effort put into it.
            output_format: JSON schema the answer must follow. Deprecated; use `output_config.format` instead.
            service_tier: `auto` uses your priority capacity when there is some and standard capacity otherwise;
                `standard_only` never uses priority capacity.
            speed: `fast` asks for quicker output at a higher price on models that support it; `standard` is the normal
                speed.
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
            betas: Beta features to use; sent as a header.
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
            refuse("beta.messages.create", unknown)
        operation: Operation[BetaMessage | AsyncStream[BetaRawMessageStreamEvent]] = Operation(
            _CREATE,
            headers=beta_header(betas),
            body=given(
                max_tokens=max_tokens,
                messages=messages,
                model=model,
                cache_control=cache_control,
                container=container,
                context_management=context_management,
                inference_geo=inference_geo,
                mcp_servers=mcp_servers,
                metadata=metadata,
                output_config=output_config,
                output_format=output_format,
                service_tier=service_tier,
                speed=speed,
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
        messages: Iterable[Union[BetaMessageParam, BetaMessage]],
        model: ModelParam,
        cache_control: Optional[BetaCacheControlEphemeralParam] | Omit = omit,
        context_management: Optional[BetaContextManagementConfigParam] | Omit = omit,
        mcp_servers: Iterable[BetaRequestMCPServerURLDefinitionParam] | Omit = omit,
        output_config: BetaOutputConfigParam | Omit = omit,
        output_format: Optional[BetaJSONOutputFormatParam] | Omit = omit,
        speed: Optional[BetaSpeedParam] | Omit = omit,
        system: Union[str, Iterable[BetaTextBlockParam]] | Omit = omit,
        thinking: BetaThinkingConfigParam | Omit = omit,
        tool_choice: BetaToolChoiceParam | Omit = omit,
        tools: Iterable[Union[BetaToolUnionParam, ToolLike]] | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> BetaMessageTokensCount:
        """Count the tokens of a message request.

        Counts the input tokens a request would use, including tools, images and documents, without running
        the model. Useful to stay inside a context window or to estimate cost. The number is an estimate and
        can differ slightly from the usage reported later.

        Args:
            messages: The conversation so far, oldest turn first.
            model: The model to count for; models can split the same text into different numbers of tokens.
            cache_control: Caches the prompt automatically, up to the last block that can be cached, as in a message request.
            context_management: Edits to take into account, so the count shows what is left after them.
            mcp_servers: MCP servers the real request would use, at most 20.
            output_config: Settings of the reply's form and effort. An output format adds to the count.
            output_format: JSON schema the answer must follow. Deprecated; use `output_config.format` instead.
            speed: Speed the real request would ask for.
            system: System prompt, as a string or as text blocks.
            thinking: Extended thinking settings. Thinking blocks of earlier assistant turns may not count as input.
            tool_choice: How the model may use the tools.
            tools: Tool definitions; they count as input too.
            betas: Beta features to use; sent as a header.
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
            refuse("beta.messages.count_tokens", unknown)
        operation: Operation[BetaMessageTokensCount] = Operation(
            _COUNT_TOKENS,
            headers=beta_header(betas, "token-counting-2024-11-01"),
            body=given(
                messages=messages,
                model=model,
                cache_control=cache_control,
                context_management=context_management,
                mcp_servers=mcp_servers,
                output_config=output_config,
                output_format=output_format,
                speed=speed,
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
