"""Never run, only type-checked: pages and message batches."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

from typing_extensions import assert_type

from anthropic import Anthropic, AsyncAnthropic, AsyncPage, BadLinesError, BatchTimeoutError, SyncPage
from anthropic.types import Message, ModelInfo
from anthropic.types.beta.messages import BetaMessageBatch, BetaMessageBatchIndividualResponse
from anthropic.types.messages import MessageBatch, MessageBatchIndividualResponse


def pages(client: Anthropic) -> None:
    page = client.models.list(limit=5)
    assert_type(page.iter_items(max_items=3), Iterator[ModelInfo])
    assert_type(page.iter_pages(max_pages=3), Iterator[SyncPage[ModelInfo]])
    assert_type(page.cursor, "str | None")
    client.models.list(limit="5")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def batches(client: Anthropic) -> None:
    batch = client.messages.batches.create(
        requests=[{"custom_id": "a", "params": {"model": "m", "max_tokens": 1, "messages": []}}], timeout=3
    )
    assert_type(batch, MessageBatch)
    assert_type(client.messages.batches.wait(batch.id, timeout=60, on_progress=print, progress=True), MessageBatch)
    results = client.messages.batches.results(batch.id, start=2, extra_headers={"a": "b"})
    try:
        for entry in results:
            assert_type(entry, MessageBatchIndividualResponse)
            if entry.result.type == "succeeded":
                assert_type(entry.result.message, Message)
    except BadLinesError as error:
        assert_type([line.number for line in error.lines], "list[int]")
    except BatchTimeoutError:
        assert_type(results.position, int)
    for beta_entry in client.beta.messages.batches.results("b", betas=["message-batches-2024-09-24"]):
        assert_type(beta_entry, BetaMessageBatchIndividualResponse)
    assert_type(client.beta.messages.batches.wait("b"), BetaMessageBatch)
    client.messages.batches.results("b", nonsense=1)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    client.messages.batches.create(requests=[{"custom_id": 1}])  # type: ignore[typeddict-item] # pyright: ignore[reportArgumentType]


async def asynchronous(client: AsyncAnthropic) -> None:
    assert_type(await client.models.list(), AsyncPage[ModelInfo])
    assert_type(client.models.list().iter_items(max_items=3), AsyncIterator[ModelInfo])
    assert_type(client.models.list().iter_pages(), AsyncIterator[AsyncPage[ModelInfo]])

    async def tell(batch: MessageBatch) -> None:
        print(batch.request_counts.succeeded)

    batch = await client.messages.batches.wait("b", on_progress=tell)
    assert_type(batch, MessageBatch)
    async for entry in await client.messages.batches.results(batch.id):
        assert_type(entry, MessageBatchIndividualResponse)
