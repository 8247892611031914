"""`client.completions`"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, cast, overload

from .._call import AsyncResource, Endpoint, Operation, RawRequester, Resource, beta_header, refuse
from .._sentinel import NotGiven, Omit, given, not_given, omit

if TYPE_CHECKING:
    import httpx

    from .._response import async_raw, raw
    from .._stream import AsyncStream, Stream
    from .._streamed import async_streaming, streaming
    from .._types import Body, Headers, Query, SequenceNotStr
    from ..models.completion import Completion
    from ..params.stable import AnthropicBetaParam, MetadataParam, ModelParam


__all__ = ["AsyncCompletions", "Completions"]

_CREATE = Endpoint(
    "completions.create",
    "POST",
    "/v1/complete",
    body="json",
    response="completion",
    events="completion",
    slow=True,
    type="Completion",
)


class Completions(Resource):
    """`client.completions`"""

    @cached_property
    def with_raw_response(self) -> CompletionsWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("CompletionsWithRawResponse", type(self)(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> CompletionsWithStreamingResponse:
        """The same methods, for `with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from .._streamed import streaming_view

        view = streaming_view(type(self), self._requester)
        return cast("CompletionsWithStreamingResponse", view)

    @overload
    def create(
        self,
        /,
        *,
        max_tokens_to_sample: int,
        model: ModelParam,
        prompt: str,
        metadata: MetadataParam | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        stream: Literal[False] | Omit = omit,
        temperature: float | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
    ) -> Completion: ...
    @overload
    def create(
        self,
        /,
        *,
        max_tokens_to_sample: int,
        model: ModelParam,
        prompt: str,
        stream: Literal[True],
        metadata: MetadataParam | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        temperature: float | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
    ) -> Stream[Completion]: ...
    @overload
    def create(
        self,
        /,
        *,
        max_tokens_to_sample: int,
        model: ModelParam,
        prompt: str,
        stream: bool,
        metadata: MetadataParam | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        temperature: float | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
    ) -> Completion | Stream[Completion]: ...
    def create(
        self,
        /,
        *,
        max_tokens_to_sample: int,
        model: ModelParam,
        prompt: str,
        metadata: MetadataParam | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        stream: bool | Omit = omit,
        temperature: float | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: Any,
    ) -> Completion | Stream[Completion]:
        """Continue a text prompt (legacy).

        Sends a prompt in the old `Human:` / `Assistant:` text form and returns its continuation, whole or,
        with `stream`, as server-sent events. Kept for existing integrations with older models: use
        `messages.create` for anything new.

        Args:
            max_tokens_to_sample: The most tokens to write. The model may stop earlier.
            model: The model that is to answer; only older ones support this form.
            prompt: The text to continue. Each turn starts with two newlines and `Human:` or `Assistant:`; it ends in an
                open `Assistant:` turn.
            metadata: Information about the request that the model does not see.
            stop_sequences: Texts that end the completion when the model is about to write one of them. The next human turn
                always does.
            stream: Whether to send the completion piece by piece as server-sent events.
            temperature: How random the text is, from 0 to 1 (default 1). Even 0 is not fully deterministic.
            top_k: Samples each token only from the `top_k` likeliest ones. For advanced uses.
            top_p: Samples only from the likeliest tokens whose probabilities add up to `top_p`. Change this or
                `temperature`, not both.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The completion.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        if unknown:
            refuse("completions.create", unknown)
        operation: Operation[Completion | Stream[Completion]] = Operation(
            _CREATE,
            headers=beta_header(betas),
            body=given(
                max_tokens_to_sample=max_tokens_to_sample,
                model=model,
                prompt=prompt,
                metadata=metadata,
                stop_sequences=stop_sequences,
                stream=stream,
                temperature=temperature,
                top_k=top_k,
                top_p=top_p,
            ),
            stream=bool(stream),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._requester.request(operation)


class AsyncCompletions(AsyncResource):
    """`client.completions`"""

    @cached_property
    def with_raw_response(self) -> AsyncCompletionsWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("AsyncCompletionsWithRawResponse", type(self)(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> AsyncCompletionsWithStreamingResponse:
        """The same methods, for `async with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from .._streamed import streaming_view

        view = streaming_view(type(self), self._requester)
        return cast("AsyncCompletionsWithStreamingResponse", view)

    @overload
    async def create(
        self,
        /,
        *,
        max_tokens_to_sample: int,
        model: ModelParam,
        prompt: str,
        metadata: MetadataParam | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        stream: Literal[False] | Omit = omit,
        temperature: float | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
    ) -> Completion: ...
    @overload
    async def create(
        self,
        /,
        *,
        max_tokens_to_sample: int,
        model: ModelParam,
        prompt: str,
        stream: Literal[True],
        metadata: MetadataParam | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        temperature: float | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
    ) -> AsyncStream[Completion]: ...
    @overload
    async def create(
        self,
        /,
        *,
        max_tokens_to_sample: int,
        model: ModelParam,
        prompt: str,
        stream: bool,
        metadata: MetadataParam | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        temperature: float | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
    ) -> Completion | AsyncStream[Completion]: ...
    async def create(
        self,
        /,
        *,
        max_tokens_to_sample: int,
        model: ModelParam,
        prompt: str,
        metadata: MetadataParam | Omit = omit,
        stop_sequences: SequenceNotStr[str] | Omit = omit,
        stream: bool | Omit = omit,
        temperature: float | Omit = omit,
        top_k: int | Omit = omit,
        top_p: float | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: Any,
    ) -> Completion | AsyncStream[Completion]:
        """Continue a text prompt (legacy).

        Sends a prompt in the old `Human:` / `Assistant:` text form and returns its continuation, whole or,
        with `stream`, as server-sent events. Kept for existing integrations with older models: use
        `messages.create` for anything new.

        Args:
            max_tokens_to_sample: The most tokens to write. The model may stop earlier.
            model: The model that is to answer; only older ones support this form.
            prompt: The text to continue. Each turn starts with two newlines and `Human:` or `Assistant:`; it ends in an
                open `Assistant:` turn.
            metadata: Information about the request that the model does not see.
            stop_sequences: Texts that end the completion when the model is about to write one of them. The next human turn
                always does.
            stream: Whether to send the completion piece by piece as server-sent events.
            temperature: How random the text is, from 0 to 1 (default 1). Even 0 is not fully deterministic.
            top_k: Samples each token only from the `top_k` likeliest ones. For advanced uses.
            top_p: Samples only from the likeliest tokens whose probabilities add up to `top_p`. Change this or
                `temperature`, not both.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The completion.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        if unknown:
            refuse("completions.create", unknown)
        operation: Operation[Completion | AsyncStream[Completion]] = Operation(
            _CREATE,
            headers=beta_header(betas),
            body=given(
                max_tokens_to_sample=max_tokens_to_sample,
                model=model,
                prompt=prompt,
                metadata=metadata,
                stop_sequences=stop_sequences,
                stream=stream,
                temperature=temperature,
                top_k=top_k,
                top_p=top_p,
            ),
            stream=bool(stream),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return await self._requester.request(operation)


if TYPE_CHECKING:

    class CompletionsWithRawResponse:
        """The types of `Completions.with_raw_response`."""

        create = raw(Completions.create)

    class AsyncCompletionsWithRawResponse:
        """The types of `AsyncCompletions.with_raw_response`."""

        create = async_raw(AsyncCompletions.create)

    class CompletionsWithStreamingResponse:
        """The types of `Completions.with_streaming_response`."""

        create = streaming(Completions.create)

    class AsyncCompletionsWithStreamingResponse:
        """The types of `AsyncCompletions.with_streaming_response`."""

        create = async_streaming(AsyncCompletions.create)
