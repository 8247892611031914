"""`client.messages.batches` and `client.beta.messages.batches`: requests checked, results read on, batches waited for."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any, TypedDict

from anthropic._batches import (
    Patience,
    check_requests,
    check_start,
    finding_results,
    inner,
    operations_of,
    run,
    run_async,
    waiting,
)
from anthropic._progress import Bar
from anthropic._signature import taking
from anthropic_generated.resources.beta.messages import batches as generated_beta
from anthropic_generated.resources.messages import batches as generated

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Callable

    import httpx
    from typing_extensions import Unpack

    from anthropic._results import AsyncBatchResults, BatchResults
    from anthropic_generated._sentinel import NotGiven, Omit
    from anthropic_generated._types import Body, Headers, Query, SequenceNotStr
    from anthropic_generated.models.beta_message_batch import BetaMessageBatch
    from anthropic_generated.models.beta_message_batch_individual_response import BetaMessageBatchIndividualResponse
    from anthropic_generated.models.message_batch import MessageBatch
    from anthropic_generated.models.message_batch_individual_response import MessageBatchIndividualResponse
    from anthropic_generated.params.stable import AnthropicBetaParam
    from anthropic_generated.types.beta.messages.batch_create_params import Request as BetaRequest
    from anthropic_generated.types.messages.batch_create_params import Request


class WaitOptions(TypedDict, total=False):
    """What every method takes, but for the timeout."""

    extra_headers: Headers | None
    extra_query: Query | None
    extra_body: Body | None


class Options(WaitOptions, total=False):
    """What every method takes."""

    timeout: float | httpx.Timeout | NotGiven | None


class BetaWaitOptions(WaitOptions, total=False):
    """What every beta method takes, but for the timeout."""

    betas: SequenceNotStr[AnthropicBetaParam] | Omit


class BetaOptions(Options, BetaWaitOptions, total=False):
    """What every beta method takes."""


def _every(options: object) -> Any:
    """Return options as the arguments they are; checkers allow a TypedDict to hold more than it says."""
    return options


class Batches(generated.Batches):
    """`client.messages.batches`"""

    @taking(generated.Batches.create)
    def create(  # type: ignore[override]  # for checkers, `options` holds no unknown ones
        self, *, requests: Iterable[Request], **options: Unpack[Options]
    ) -> MessageBatch:
        """Start a batch of message requests; they are checked before anything is sent.

        Args:
            requests: The requests: for each a `custom_id`, by which to find its result, and the `params` of
                `messages.create`. At most 100,000, and 256 MB.
            **options: Those of every method: `extra_headers`, `timeout` and so on.

        Returns:
            The new batch. `wait` returns when it has ended.

        Raises:
            ValueError: There are no requests or too many, or a `custom_id` is missing or used twice.
            APIError: The request failed.
        """
        return super().create(requests=check_requests(requests), **_every(options))

    @taking(generated.Batches.results)
    def results(  # type: ignore[override]
        self, message_batch_id: str, *, start: int = 0, **options: Unpack[Options]
    ) -> BatchResults[MessageBatchIndividualResponse]:
        """Read the results of a batch that has ended, one by one, in whatever order the API has them.

        They are never held in memory all at once. When the connection drops, reading goes on where it stopped. A line
        that cannot be read does not keep the others back: `BadLinesError` reports it at the end.

        Args:
            message_batch_id: ID of the batch.
            start: How many results to pass over: the `position` of an earlier reading, to go on with that.
            **options: Those of every method: `extra_headers`, `timeout` and so on.

        Returns:
            The results: iterate over them, and match each to its request by `custom_id`.

        Raises:
            ValueError: The ID is empty, or `start` is negative.
            AnthropicError: The batch has not ended, or its results are gone; the message says how it stands.
            APIError: A request failed.
        """
        check_start(start)
        plan = operations_of(generated.Batches)
        retrieve = plan.retrieve(message_batch_id, **_every(options))
        results = plan.results(message_batch_id, **_every(options))
        requester = inner(self._requester)
        flow = finding_results(retrieve, results, requester.settings.base_url, start)
        found: Any = self._requester.request(run(flow, requester))
        return found  # type: ignore[no-any-return]

    @taking(generated.Batches.retrieve)
    def wait(
        self,
        message_batch_id: str,
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_progress: Callable[[MessageBatch], object] | None = None,
        progress: bool = False,
        **options: Unpack[WaitOptions],
    ) -> MessageBatch:
        """Return a batch when it has ended, which may take minutes or hours.

        It is asked for again and again: every second at first, later in intervals of a tenth of the time waited so far,
        at most a minute, and never sooner than the API asks. Some failures in a row, such as a network that is down for
        a while, do not end the wait.

        Args:
            message_batch_id: ID of the batch.
            timeout: How many seconds to wait at most; by default there is no limit.
            poll_interval: How many seconds lie between two requests, instead of the above.
            on_progress: Called with the batch after each request, the last included.
            progress: Show a progress bar, on a terminal. Needs the extra `anthropic[progress]`.
            **options: Those of every method but `timeout`.

        Returns:
            The batch, whose results can be read now.

        Raises:
            ValueError: The ID is empty, or a number is negative.
            BatchTimeoutError: It did not end in time; its `batch` is the last state. The batch itself goes on.
            ImportError: The progress bar is not installed.
            APIError: A request failed for good.
        """
        patience = Patience.checked(timeout, poll_interval)
        retrieve = operations_of(generated.Batches).retrieve(message_batch_id, **_every(options))
        requester = inner(self._requester)
        flow = waiting(retrieve, patience, monotonic, Bar() if progress else None)
        batch: MessageBatch = run(flow, requester, on_progress)
        return batch


class AsyncBatches(generated.AsyncBatches):
    """`client.messages.batches`"""

    @taking(generated.AsyncBatches.create)
    async def create(  # type: ignore[override]  # for checkers, `options` holds no unknown ones
        self, *, requests: Iterable[Request], **options: Unpack[Options]
    ) -> MessageBatch:
        """Start a batch of message requests; they are checked before anything is sent.

        Args:
            requests: The requests: for each a `custom_id`, by which to find its result, and the `params` of
                `messages.create`. At most 100,000, and 256 MB.
            **options: Those of every method: `extra_headers`, `timeout` and so on.

        Returns:
            The new batch. `wait` returns when it has ended.

        Raises:
            ValueError: There are no requests or too many, or a `custom_id` is missing or used twice.
            APIError: The request failed.
        """
        return await super().create(requests=check_requests(requests), **_every(options))

    @taking(generated.AsyncBatches.results)
    async def results(  # type: ignore[override]
        self, message_batch_id: str, *, start: int = 0, **options: Unpack[Options]
    ) -> AsyncBatchResults[MessageBatchIndividualResponse]:
        """Read the results of a batch that has ended, one by one, in whatever order the API has them.

        They are never held in memory all at once. When the connection drops, reading goes on where it stopped. A line
        that cannot be read does not keep the others back: `BadLinesError` reports it at the end.

        Args:
            message_batch_id: ID of the batch.
            start: How many results to pass over: the `position` of an earlier reading, to go on with that.
            **options: Those of every method: `extra_headers`, `timeout` and so on.

        Returns:
            The results: iterate over them, and match each to its request by `custom_id`.

        Raises:
            ValueError: The ID is empty, or `start` is negative.
            AnthropicError: The batch has not ended, or its results are gone; the message says how it stands.
            APIError: A request failed.
        """
        check_start(start)
        plan = operations_of(generated.Batches)
        retrieve = plan.retrieve(message_batch_id, **_every(options))
        results = plan.results(message_batch_id, **_every(options))
        requester = inner(self._requester)
        flow = finding_results(retrieve, results, requester.settings.base_url, start)
        found: Any = await self._requester.request(await run_async(flow, requester))
        return found  # type: ignore[no-any-return]

    @taking(generated.AsyncBatches.retrieve)
    async def wait(
        self,
        message_batch_id: str,
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_progress: Callable[[MessageBatch], object] | None = None,
        progress: bool = False,
        **options: Unpack[WaitOptions],
    ) -> MessageBatch:
        """Return a batch when it has ended, which may take minutes or hours.

        It is asked for again and again: every second at first, later in intervals of a tenth of the time waited so far,
        at most a minute, and never sooner than the API asks. Some failures in a row, such as a network that is down for
        a while, do not end the wait.

        Args:
            message_batch_id: ID of the batch.
            timeout: How many seconds to wait at most; by default there is no limit.
            poll_interval: How many seconds lie between two requests, instead of the above.
            on_progress: Called with the batch after each request, the last included. It may be a coroutine function.
            progress: Show a progress bar, on a terminal. Needs the extra `anthropic[progress]`.
            **options: Those of every method but `timeout`.

        Returns:
            The batch, whose results can be read now.

        Raises:
            ValueError: The ID is empty, or a number is negative.
            BatchTimeoutError: It did not end in time; its `batch` is the last state. The batch itself goes on.
            ImportError: The progress bar is not installed.
            APIError: A request failed for good.
        """
        patience = Patience.checked(timeout, poll_interval)
        retrieve = operations_of(generated.Batches).retrieve(message_batch_id, **_every(options))
        requester = inner(self._requester)
        flow = waiting(retrieve, patience, monotonic, Bar() if progress else None)
        batch: MessageBatch = await run_async(flow, requester, on_progress)
        return batch


class BetaBatches(generated_beta.Batches):
    """`client.beta.messages.batches`"""

    @taking(generated_beta.Batches.create)
    def create(  # type: ignore[override]  # for checkers, `options` holds no unknown ones
        self, *, requests: Iterable[BetaRequest], **options: Unpack[BetaOptions]
    ) -> BetaMessageBatch:
        """Start a batch of message requests; they are checked before anything is sent.

        For the arguments, and what can go wrong, see `client.messages.batches.create`; `betas` are beta features to use.
        """
        return super().create(requests=check_requests(requests), **_every(options))

    @taking(generated_beta.Batches.results)
    def results(  # type: ignore[override]
        self, message_batch_id: str, *, start: int = 0, **options: Unpack[BetaOptions]
    ) -> BatchResults[BetaMessageBatchIndividualResponse]:
        """Read the results of a batch that has ended, one by one, in whatever order the API has them.

        For the arguments, and what can go wrong, see `client.messages.batches.results`; `betas` are beta features to use.
        """
        check_start(start)
        plan = operations_of(generated_beta.Batches)
        retrieve = plan.retrieve(message_batch_id, **_every(options))
        results = plan.results(message_batch_id, **_every(options))
        requester = inner(self._requester)
        flow = finding_results(retrieve, results, requester.settings.base_url, start)
        found: Any = self._requester.request(run(flow, requester))
        return found  # type: ignore[no-any-return]

    @taking(generated_beta.Batches.retrieve)
    def wait(
        self,
        message_batch_id: str,
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_progress: Callable[[BetaMessageBatch], object] | None = None,
        progress: bool = False,
        **options: Unpack[BetaWaitOptions],
    ) -> BetaMessageBatch:
        """Return a batch when it has ended, which may take minutes or hours.

        For the arguments, and what can go wrong, see `client.messages.batches.wait`; `betas` are beta features to use.
        """
        patience = Patience.checked(timeout, poll_interval)
        retrieve = operations_of(generated_beta.Batches).retrieve(message_batch_id, **_every(options))
        requester = inner(self._requester)
        flow = waiting(retrieve, patience, monotonic, Bar() if progress else None)
        batch: BetaMessageBatch = run(flow, requester, on_progress)
        return batch


class AsyncBetaBatches(generated_beta.AsyncBatches):
    """`client.beta.messages.batches`"""

    @taking(generated_beta.AsyncBatches.create)
    async def create(  # type: ignore[override]  # for checkers, `options` holds no unknown ones
        self, *, requests: Iterable[BetaRequest], **options: Unpack[BetaOptions]
    ) -> BetaMessageBatch:
        """Start a batch of message requests; they are checked before anything is sent.

        For the arguments, and what can go wrong, see `client.messages.batches.create`; `betas` are beta features to use.
        """
        return await super().create(requests=check_requests(requests), **_every(options))

    @taking(generated_beta.AsyncBatches.results)
    async def results(  # type: ignore[override]
        self, message_batch_id: str, *, start: int = 0, **options: Unpack[BetaOptions]
    ) -> AsyncBatchResults[BetaMessageBatchIndividualResponse]:
        """Read the results of a batch that has ended, one by one, in whatever order the API has them.

        For the arguments, and what can go wrong, see `client.messages.batches.results`; `betas` are beta features to use.
        """
        check_start(start)
        plan = operations_of(generated_beta.Batches)
        retrieve = plan.retrieve(message_batch_id, **_every(options))
        results = plan.results(message_batch_id, **_every(options))
        requester = inner(self._requester)
        flow = finding_results(retrieve, results, requester.settings.base_url, start)
        found: Any = await self._requester.request(await run_async(flow, requester))
        return found  # type: ignore[no-any-return]

    @taking(generated_beta.AsyncBatches.retrieve)
    async def wait(
        self,
        message_batch_id: str,
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_progress: Callable[[BetaMessageBatch], object] | None = None,
        progress: bool = False,
        **options: Unpack[BetaWaitOptions],
    ) -> BetaMessageBatch:
        """Return a batch when it has ended, which may take minutes or hours.

        For the arguments, and what can go wrong, see `client.messages.batches.wait`; `betas` are beta features to use.
        """
        patience = Patience.checked(timeout, poll_interval)
        retrieve = operations_of(generated_beta.Batches).retrieve(message_batch_id, **_every(options))
        requester = inner(self._requester)
        flow = waiting(retrieve, patience, monotonic, Bar() if progress else None)
        batch: BetaMessageBatch = await run_async(flow, requester, on_progress)
        return batch
