"""`client.beta.messages.batches`"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Iterable, NoReturn, cast

from ...._call import AsyncResource, Endpoint, Operation, RawRequester, Resource, beta_header, fill, refuse
from ...._page import AsyncPage, AsyncPaginator, SyncPage
from ...._sentinel import NotGiven, Omit, given, not_given, omit

if TYPE_CHECKING:
    import httpx

    from ...._response import async_raw, raw
    from ...._stream import AsyncJSONLDecoder, JSONLDecoder
    from ...._streamed import async_streaming, streaming
    from ...._types import Body, Headers, Query, SequenceNotStr
    from ....models.beta_deleted_message_batch import BetaDeletedMessageBatch
    from ....models.beta_message_batch import BetaMessageBatch
    from ....models.beta_message_batch_individual_response import BetaMessageBatchIndividualResponse
    from ....params.stable import AnthropicBetaParam
    from ....types.beta.messages.batch_create_params import Request


__all__ = ["AsyncBatches", "Batches"]

_CREATE = Endpoint(
    "beta.messages.batches.create",
    "POST",
    "/v1/messages/batches",
    query={"beta": "true"},
    body="json",
    response="beta_message_batch",
    type="BetaMessageBatch",
)
_LIST = Endpoint(
    "beta.messages.batches.list",
    "GET",
    "/v1/messages/batches",
    query={"beta": "true"},
    response="beta_message_batch",
    type="BetaMessageBatch",
)
_RETRIEVE = Endpoint(
    "beta.messages.batches.retrieve",
    "GET",
    "/v1/messages/batches/{message_batch_id}",
    query={"beta": "true"},
    response="beta_message_batch",
    type="BetaMessageBatch",
)
_DELETE = Endpoint(
    "beta.messages.batches.delete",
    "DELETE",
    "/v1/messages/batches/{message_batch_id}",
    query={"beta": "true"},
    response="beta_deleted_message_batch",
    type="BetaDeletedMessageBatch",
)
_CANCEL = Endpoint(
    "beta.messages.batches.cancel",
    "POST",
    "/v1/messages/batches/{message_batch_id}/cancel",
    query={"beta": "true"},
    response="beta_message_batch",
    type="BetaMessageBatch",
)
_RESULTS = Endpoint(
    "beta.messages.batches.results",
    "GET",
    "/v1/messages/batches/{message_batch_id}/results",
    query={"beta": "true"},
    response="beta_message_batch_individual_response",
    accept="application/x-jsonl",
    type="JSONLDecoder[BetaMessageBatchIndividualResponse]",
)


class Batches(Resource):
    """`client.beta.messages.batches`"""

    @cached_property
    def with_raw_response(self) -> BatchesWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("BatchesWithRawResponse", type(self)(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> BatchesWithStreamingResponse:
        """The same methods, for `with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from ...._streamed import streaming_view

        view = streaming_view(type(self), self._requester)
        return cast("BatchesWithStreamingResponse", view)

    def create(
        self,
        /,
        *,
        requests: Iterable[Request],
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> BetaMessageBatch:
        """Start a batch of message requests.

        Queues many message requests to be processed in the background at a lower price. The batch starts at
        once and can take up to 24 hours. Poll it with `retrieve` until it has ended, then read the answers
        with `results`.

        Args:
            requests: The message requests to process. They are independent of each other and may differ in every setting.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The new batch.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.messages.batches.create", unknown)
        operation: Operation[BetaMessageBatch] = Operation(
            _CREATE,
            headers=beta_header(betas, "message-batches-2024-09-24"),
            body=given(
                requests=requests,
            ),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._requester.request(operation)

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
    ) -> SyncPage[BetaMessageBatch]:
        """List the message batches of the workspace.

        Returns the batches of the workspace your key belongs to, newest first, one page at a time.

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
            A page of batches.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.messages.batches.list", unknown)
        operation: Operation[SyncPage[BetaMessageBatch]] = Operation(
            _LIST,
            query=given(
                before_id=before_id,
                after_id=after_id,
                limit=limit,
            ),
            headers=beta_header(betas, "message-batches-2024-09-24"),
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
        message_batch_id: str,
        *,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> BetaMessageBatch:
        """Look up a message batch.

        Returns the current state of one batch. It can be called repeatedly to wait for the batch to end;
        the result file's address is in `results_url` once it has.

        Args:
            message_batch_id: ID of the message batch.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The batch.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.messages.batches.retrieve", unknown)
        operation: Operation[BetaMessageBatch] = Operation(
            _RETRIEVE,
            fill(
                _RETRIEVE.path,
                message_batch_id=message_batch_id,
            ),
            headers=beta_header(betas, "message-batches-2024-09-24"),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._requester.request(operation)

    def delete(
        self,
        /,
        message_batch_id: str,
        *,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> BetaDeletedMessageBatch:
        """Delete a message batch.

        Removes a batch that has ended, together with its results. A batch still in progress must be
        canceled first.

        Args:
            message_batch_id: ID of the message batch.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            Confirmation with the ID of the deleted batch.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.messages.batches.delete", unknown)
        operation: Operation[BetaDeletedMessageBatch] = Operation(
            _DELETE,
            fill(
                _DELETE.path,
                message_batch_id=message_batch_id,
            ),
            headers=beta_header(betas, "message-batches-2024-09-24"),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._requester.request(operation)

    def cancel(
        self,
        /,
        message_batch_id: str,
        *,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> BetaMessageBatch:
        """Cancel a message batch.

        Asks the API to stop a batch that is still processing. The batch is `canceling` until requests
        already under way have finished, so some results may still be there when it has ended. Requests that
        never ran are not billed.

        Args:
            message_batch_id: ID of the message batch.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The batch, now being canceled.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.messages.batches.cancel", unknown)
        operation: Operation[BetaMessageBatch] = Operation(
            _CANCEL,
            fill(
                _CANCEL.path,
                message_batch_id=message_batch_id,
            ),
            headers=beta_header(betas, "message-batches-2024-09-24"),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._requester.request(operation)

    def results(
        self,
        /,
        message_batch_id: str,
        *,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> JSONLDecoder[BetaMessageBatchIndividualResponse]:
        """Read the results of a message batch.

        Streams one result per request as JSON Lines, once the batch has ended. Results come in any order:
        match them to your requests by `custom_id`.

        Args:
            message_batch_id: ID of the message batch.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The results, one per line.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.messages.batches.results", unknown)
        operation: Operation[JSONLDecoder[BetaMessageBatchIndividualResponse]] = Operation(
            _RESULTS,
            fill(
                _RESULTS.path,
                message_batch_id=message_batch_id,
            ),
            headers=beta_header(betas, "message-batches-2024-09-24"),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._requester.request(operation)


class AsyncBatches(AsyncResource):
    """`client.beta.messages.batches`"""

    @cached_property
    def with_raw_response(self) -> AsyncBatchesWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("AsyncBatchesWithRawResponse", type(self)(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> AsyncBatchesWithStreamingResponse:
        """The same methods, for `async with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from ...._streamed import streaming_view

        view = streaming_view(type(self), self._requester)
        return cast("AsyncBatchesWithStreamingResponse", view)

    async def create(
        self,
        /,
        *,
        requests: Iterable[Request],
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> BetaMessageBatch:
        """Start a batch of message requests.

        Queues many message requests to be processed in the background at a lower price. The batch starts at
        once and can take up to 24 hours. Poll it with `retrieve` until it has ended, then read the answers
        with `results`.

        Args:
            requests: The message requests to process. They are independent of each other and may differ in every setting.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The new batch.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.messages.batches.create", unknown)
        operation: Operation[BetaMessageBatch] = Operation(
            _CREATE,
            headers=beta_header(betas, "message-batches-2024-09-24"),
            body=given(
                requests=requests,
            ),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return await self._requester.request(operation)

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
    ) -> AsyncPaginator[BetaMessageBatch, AsyncPage[BetaMessageBatch]]:
        """List the message batches of the workspace.

        Returns the batches of the workspace your key belongs to, newest first, one page at a time.

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
            A page of batches.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.messages.batches.list", unknown)
        operation: Operation[AsyncPage[BetaMessageBatch]] = Operation(
            _LIST,
            query=given(
                before_id=before_id,
                after_id=after_id,
                limit=limit,
            ),
            headers=beta_header(betas, "message-batches-2024-09-24"),
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
        message_batch_id: str,
        *,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> BetaMessageBatch:
        """Look up a message batch.

        Returns the current state of one batch. It can be called repeatedly to wait for the batch to end;
        the result file's address is in `results_url` once it has.

        Args:
            message_batch_id: ID of the message batch.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The batch.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.messages.batches.retrieve", unknown)
        operation: Operation[BetaMessageBatch] = Operation(
            _RETRIEVE,
            fill(
                _RETRIEVE.path,
                message_batch_id=message_batch_id,
            ),
            headers=beta_header(betas, "message-batches-2024-09-24"),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return await self._requester.request(operation)

    async def delete(
        self,
        /,
        message_batch_id: str,
        *,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> BetaDeletedMessageBatch:
        """Delete a message batch.

        Removes a batch that has ended, together with its results. A batch still in progress must be
        canceled first.

        Args:
            message_batch_id: ID of the message batch.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            Confirmation with the ID of the deleted batch.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.messages.batches.delete", unknown)
        operation: Operation[BetaDeletedMessageBatch] = Operation(
            _DELETE,
            fill(
                _DELETE.path,
                message_batch_id=message_batch_id,
            ),
            headers=beta_header(betas, "message-batches-2024-09-24"),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return await self._requester.request(operation)

    async def cancel(
        self,
        /,
        message_batch_id: str,
        *,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> BetaMessageBatch:
        """Cancel a message batch.

        Asks the API to stop a batch that is still processing. The batch is `canceling` until requests
        already under way have finished, so some results may still be there when it has ended. Requests that
        never ran are not billed.

        Args:
            message_batch_id: ID of the message batch.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The batch, now being canceled.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.messages.batches.cancel", unknown)
        operation: Operation[BetaMessageBatch] = Operation(
            _CANCEL,
            fill(
                _CANCEL.path,
                message_batch_id=message_batch_id,
            ),
            headers=beta_header(betas, "message-batches-2024-09-24"),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return await self._requester.request(operation)

    async def results(
        self,
        /,
        message_batch_id: str,
        *,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> AsyncJSONLDecoder[BetaMessageBatchIndividualResponse]:
        """Read the results of a message batch.

        Streams one result per request as JSON Lines, once the batch has ended. Results come in any order:
        match them to your requests by `custom_id`.

        Args:
            message_batch_id: ID of the message batch.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The results, one per line.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.messages.batches.results", unknown)
        operation: Operation[AsyncJSONLDecoder[BetaMessageBatchIndividualResponse]] = Operation(
            _RESULTS,
            fill(
                _RESULTS.path,
                message_batch_id=message_batch_id,
            ),
            headers=beta_header(betas, "message-batches-2024-09-24"),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return await self._requester.request(operation)


if TYPE_CHECKING:

    class BatchesWithRawResponse:
        """The types of `Batches.with_raw_response`."""

        create = raw(Batches.create)
        list = raw(Batches.list)
        retrieve = raw(Batches.retrieve)
        delete = raw(Batches.delete)
        cancel = raw(Batches.cancel)
        results = raw(Batches.results)

    class AsyncBatchesWithRawResponse:
        """The types of `AsyncBatches.with_raw_response`."""

        create = async_raw(AsyncBatches.create)
        list = async_raw(AsyncBatches.list)
        retrieve = async_raw(AsyncBatches.retrieve)
        delete = async_raw(AsyncBatches.delete)
        cancel = async_raw(AsyncBatches.cancel)
        results = async_raw(AsyncBatches.results)

    class BatchesWithStreamingResponse:
        """The types of `Batches.with_streaming_response`."""

        create = streaming(Batches.create)
        list = streaming(Batches.list)
        retrieve = streaming(Batches.retrieve)
        delete = streaming(Batches.delete)
        cancel = streaming(Batches.cancel)
        results = streaming(Batches.results)

    class AsyncBatchesWithStreamingResponse:
        """The types of `AsyncBatches.with_streaming_response`."""

        create = async_streaming(AsyncBatches.create)
        list = async_streaming(AsyncBatches.list)
        retrieve = async_streaming(AsyncBatches.retrieve)
        delete = async_streaming(AsyncBatches.delete)
        cancel = async_streaming(AsyncBatches.cancel)
        results = async_streaming(AsyncBatches.results)
