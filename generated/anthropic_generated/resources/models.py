"""`client.models`"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NoReturn, cast

from .._call import AsyncResource, Endpoint, Operation, RawRequester, Resource, beta_header, fill, refuse
from .._page import AsyncPage, AsyncPaginator, SyncPage
from .._sentinel import NotGiven, Omit, given, not_given, omit

if TYPE_CHECKING:
    import httpx

    from .._response import async_raw, raw
    from .._streamed import async_streaming, streaming
    from .._types import Body, Headers, Query, SequenceNotStr
    from ..models.model_info import ModelInfo
    from ..params.stable import AnthropicBetaParam


__all__ = ["AsyncModels", "Models"]

_LIST = Endpoint(
    "models.list",
    "GET",
    "/v1/models",
    response="model_info",
    type="ModelInfo",
)
_RETRIEVE = Endpoint(
    "models.retrieve",
    "GET",
    "/v1/models/{model_id}",
    response="model_info",
    type="ModelInfo",
)


class Models(Resource):
    """`client.models`"""

    @cached_property
    def with_raw_response(self) -> ModelsWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("ModelsWithRawResponse", type(self)(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> ModelsWithStreamingResponse:
        """The same methods, for `with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from .._streamed import streaming_view

        view = streaming_view(type(self), self._requester)
        return cast("ModelsWithStreamingResponse", view)

    def list(
        self,
        /,
        *,
        after_id: str | Omit = omit,
        before_id: str | Omit = omit,
        limit: int | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> SyncPage[ModelInfo]:
        """List the available models.

        Returns the models your key can use, most recently released first, one page at a time.

        Args:
            after_id: ID of an object; returns the page of results right after it. For the next page, pass `last_id`.
            before_id: ID of an object; returns the page of results right before it. For the previous page, pass
                `first_id`.
            limit: How many objects a page holds at most, from 1 to 1000.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            A page of models.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        if unknown:
            refuse("models.list", unknown)
        operation: Operation[SyncPage[ModelInfo]] = Operation(
            _LIST,
            query=given(
                before_id=before_id,
                after_id=after_id,
                limit=limit,
            ),
            headers=beta_header(betas),
            page=SyncPage,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._requester.request(operation)

    def retrieve(
        self,
        /,
        model_id: str,
        *,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> ModelInfo:
        """Look up a model.

        Returns what is known of one model. Also a way to resolve an alias such as `claude-sonnet-4-5` to
        the dated model ID behind it.

        Args:
            model_id: ID or alias of the model.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The model.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("models.retrieve", unknown)
        operation: Operation[ModelInfo] = Operation(
            _RETRIEVE,
            fill(
                _RETRIEVE.path,
                model_id=model_id,
            ),
            headers=beta_header(betas),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._requester.request(operation)


class AsyncModels(AsyncResource):
    """`client.models`"""

    @cached_property
    def with_raw_response(self) -> AsyncModelsWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("AsyncModelsWithRawResponse", type(self)(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> AsyncModelsWithStreamingResponse:
        """The same methods, for `async with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from .._streamed import streaming_view

        view = streaming_view(type(self), self._requester)
        return cast("AsyncModelsWithStreamingResponse", view)

    def list(
        self,
        /,
        *,
        after_id: str | Omit = omit,
        before_id: str | Omit = omit,
        limit: int | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> AsyncPaginator[ModelInfo, AsyncPage[ModelInfo]]:
        """List the available models.

        Returns the models your key can use, most recently released first, one page at a time.

        Args:
            after_id: ID of an object; returns the page of results right after it. For the next page, pass `last_id`.
            before_id: ID of an object; returns the page of results right before it. For the previous page, pass
                `first_id`.
            limit: How many objects a page holds at most, from 1 to 1000.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            A page of models.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        if unknown:
            refuse("models.list", unknown)
        operation: Operation[AsyncPage[ModelInfo]] = Operation(
            _LIST,
            query=given(
                before_id=before_id,
                after_id=after_id,
                limit=limit,
            ),
            headers=beta_header(betas),
            page=AsyncPage,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return AsyncPaginator(self._requester, operation)

    async def retrieve(
        self,
        /,
        model_id: str,
        *,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> ModelInfo:
        """Look up a model.

        Returns what is known of one model. Also a way to resolve an alias such as `claude-sonnet-4-5` to
        the dated model ID behind it.

        Args:
            model_id: ID or alias of the model.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The model.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("models.retrieve", unknown)
        operation: Operation[ModelInfo] = Operation(
            _RETRIEVE,
            fill(
                _RETRIEVE.path,
                model_id=model_id,
            ),
            headers=beta_header(betas),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return await self._requester.request(operation)


if TYPE_CHECKING:

    class ModelsWithRawResponse:
        """The types of `Models.with_raw_response`."""

        list = raw(Models.list)
        retrieve = raw(Models.retrieve)

    class AsyncModelsWithRawResponse:
        """The types of `AsyncModels.with_raw_response`."""

        list = async_raw(AsyncModels.list)
        retrieve = async_raw(AsyncModels.retrieve)

    class ModelsWithStreamingResponse:
        """The types of `Models.with_streaming_response`."""

        list = streaming(Models.list)
        retrieve = streaming(Models.retrieve)

    class AsyncModelsWithStreamingResponse:
        """The types of `AsyncModels.with_streaming_response`."""

        list = async_streaming(AsyncModels.list)
        retrieve = async_streaming(AsyncModels.retrieve)
