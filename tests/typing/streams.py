"""Never run, only type-checked: streams that put the message together, their events, and what they raise."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import List, Literal, Optional

import httpx
from typing_extensions import assert_never, assert_type

import anthropic
from anthropic import Anthropic, AsyncAnthropic, AsyncMessageStream, MessageStream, RateLimits
from anthropic.lib.streaming import (
    AsyncMessageStreamManager,
    BetaAsyncMessageStream,
    BetaCitationEvent,
    BetaCompactionEvent,
    BetaContentBlockStopEvent,
    BetaInputJsonEvent,
    BetaMessageStopEvent,
    BetaMessageStream,
    BetaMessageStreamEvent,
    BetaSignatureEvent,
    BetaTextEvent,
    BetaThinkingEvent,
    CitationEvent,
    ContentBlockStopEvent,
    InputJsonEvent,
    MessageStopEvent,
    MessageStreamEvent,
    MessageStreamManager,
    SignatureEvent,
    StreamStats,
    TextEvent,
    ThinkingEvent,
)
from anthropic.types import (
    ContentBlock,
    Message,
    RawContentBlockDeltaEvent,
    RawContentBlockStartEvent,
    RawMessageDeltaEvent,
    RawMessageStartEvent,
    TextBlock,
    TextCitation,
    Usage,
)
from anthropic.types.beta import (
    BetaContentBlock,
    BetaMessage,
    BetaRawContentBlockDeltaEvent,
    BetaRawContentBlockStartEvent,
    BetaRawMessageDeltaEvent,
    BetaRawMessageStartEvent,
    BetaTextCitation,
    BetaUsage,
)


def whole(client: Anthropic) -> None:
    manager = client.messages.stream(model="m", max_tokens=1, messages=[{"role": "user", "content": "Hi"}])
    assert_type(manager, MessageStreamManager[MessageStream])
    with manager as stream:
        assert_type(stream, MessageStream)
        assert_type(stream.text_stream, Iterator[str])
        for text in stream.text_stream:
            assert_type(text, str)
        assert_type(stream.get_final_message(), Message)
        assert_type(stream.get_final_text(), str)
        stream.until_done()
        assert_type(stream.current_message_snapshot, Message)
        assert_type(stream.usage, Optional[Usage])
        assert_type(stream.stats, StreamStats)
        assert_type(stream.stats.time_to_first_token, Optional[float])
        assert_type(stream.stats.longest_gap, Optional[float])
        assert_type(stream.stats.elapsed, Optional[float])
        assert_type(stream.stats.tokens_per_second, Optional[float])
        assert_type(stream.request_id, Optional[str])
        assert_type(stream.response, httpx.Response)
        assert_type(stream.rate_limits, RateLimits)
        assert_type(stream.unmerged, List[MessageStreamEvent])
        assert_type(next(stream), MessageStreamEvent)
        assert_type(iter(stream), Iterator[MessageStreamEvent])
        stream.close()


def narrowed(stream: MessageStream) -> None:
    for event in stream:
        if event.type == "message_start":
            assert_type(event, RawMessageStartEvent)
        elif event.type == "content_block_start":
            assert_type(event, RawContentBlockStartEvent)
        elif event.type == "content_block_delta":
            assert_type(event, RawContentBlockDeltaEvent)
        elif event.type == "text":
            assert_type(event, TextEvent)
            assert_type(event.text, str)
            assert_type(event.snapshot, str)
        elif event.type == "thinking":
            assert_type(event, ThinkingEvent)
            assert_type(event.thinking, str)
            assert_type(event.snapshot, str)
        elif event.type == "signature":
            assert_type(event, SignatureEvent)
            assert_type(event.signature, str)
        elif event.type == "citation":
            assert_type(event, CitationEvent)
            assert_type(event.citation, TextCitation)
            assert_type(event.snapshot, List[TextCitation])
        elif event.type == "input_json":
            assert_type(event, InputJsonEvent)
            assert_type(event.partial_json, str)
            assert_type(event.snapshot, object)
        elif event.type == "content_block_stop":
            assert_type(event, ContentBlockStopEvent)
            assert_type(event.index, int)
            assert_type(event.content_block, ContentBlock)
            if event.content_block.type == "text":
                assert_type(event.content_block, TextBlock)
        elif event.type == "message_delta":
            assert_type(event, RawMessageDeltaEvent)
        elif event.type == "message_stop":
            assert_type(event, MessageStopEvent)
            assert_type(event.message, Message)
        else:
            assert_never(event)


def narrowed_beta(stream: BetaMessageStream) -> None:
    for event in stream:
        if event.type == "message_start":
            assert_type(event, BetaRawMessageStartEvent)
        elif event.type == "content_block_start":
            assert_type(event, BetaRawContentBlockStartEvent)
        elif event.type == "content_block_delta":
            assert_type(event, BetaRawContentBlockDeltaEvent)
        elif event.type == "text":
            assert_type(event, BetaTextEvent)
        elif event.type == "thinking":
            assert_type(event, BetaThinkingEvent)
        elif event.type == "signature":
            assert_type(event, BetaSignatureEvent)
        elif event.type == "citation":
            assert_type(event, BetaCitationEvent)
            assert_type(event.citation, BetaTextCitation)
            assert_type(event.snapshot, List[BetaTextCitation])
        elif event.type == "input_json":
            assert_type(event, BetaInputJsonEvent)
        elif event.type == "compaction":
            assert_type(event, BetaCompactionEvent)
            assert_type(event.content, Optional[str])
        elif event.type == "content_block_stop":
            assert_type(event, BetaContentBlockStopEvent)
            assert_type(event.content_block, BetaContentBlock)
        elif event.type == "message_delta":
            assert_type(event, BetaRawMessageDeltaEvent)
        elif event.type == "message_stop":
            assert_type(event, BetaMessageStopEvent)
            assert_type(event.message, BetaMessage)
        else:
            assert_never(event)


def beta(client: Anthropic) -> None:
    manager = client.beta.messages.stream(model="m", max_tokens=1, messages=[], betas=["files-api-2025-04-14"])
    assert_type(manager, MessageStreamManager[BetaMessageStream])
    with manager as stream:
        assert_type(stream, BetaMessageStream)
        assert_type(stream.text_stream, Iterator[str])
        assert_type(stream.get_final_message(), BetaMessage)
        assert_type(stream.current_message_snapshot, BetaMessage)
        assert_type(stream.usage, Optional[BetaUsage])
        assert_type(stream.unmerged, List[BetaMessageStreamEvent])


async def asynchronous(client: AsyncAnthropic) -> None:
    manager = client.messages.stream(model="m", max_tokens=1, messages=[])
    assert_type(manager, AsyncMessageStreamManager[AsyncMessageStream])
    async with manager as stream:
        assert_type(stream, AsyncMessageStream)
        assert_type(stream.text_stream, AsyncIterator[str])
        async for text in stream.text_stream:
            assert_type(text, str)
        async for event in stream:
            assert_type(event, MessageStreamEvent)
            if event.type == "text":
                assert_type(event, TextEvent)
        assert_type(await stream.get_final_message(), Message)
        assert_type(await stream.get_final_text(), str)
        await stream.until_done()
        assert_type(stream.current_message_snapshot, Message)
        assert_type(stream.usage, Optional[Usage])
        await stream.close()
        await stream.aclose()
    async with client.beta.messages.stream(model="m", max_tokens=1, messages=[]) as beta_stream:
        assert_type(beta_stream, BetaAsyncMessageStream)
        async for beta_event in beta_stream:
            assert_type(beta_event, BetaMessageStreamEvent)
        assert_type(await beta_stream.get_final_message(), BetaMessage)


def settings(client: Anthropic) -> None:
    Anthropic(stream_idle_timeout=None)
    Anthropic(stream_idle_timeout=30.0)
    assert_type(client.with_options(stream_idle_timeout=None), Anthropic)
    client.with_options(stream_idle_timeout=5)
    client.messages.stream(model="m", max_tokens=1, messages=[], stream_idle_timeout=None, deadline=60)
    client.messages.stream(model="m", max_tokens=1, messages=[], extra_headers={"a": "b"}, timeout=3.0)
    anthropic.RetryPolicy(restart_streams=True)


def via_stream(client: Anthropic) -> None:
    assert_type(client.messages.create(model="m", max_tokens=1, messages=[], via_stream=True), Message)
    assert_type(client.beta.messages.create(model="m", max_tokens=1, messages=[], via_stream=True), BetaMessage)
    assert_type(client.messages.create(model="m", max_tokens=1, messages=[], stream=False, via_stream=True), Message)
    print(client.messages.with_raw_response.create(model="m", max_tokens=1, messages=[], via_stream=True).headers)


async def via_stream_asynchronously(client: AsyncAnthropic) -> None:
    assert_type(await client.messages.create(model="m", max_tokens=1, messages=[], via_stream=True), Message)
    assert_type(await client.beta.messages.create(model="m", max_tokens=1, messages=[], via_stream=True), BetaMessage)


def errors(stream: MessageStream) -> None:
    try:
        stream.get_final_message()
    except anthropic.StreamIncompleteError as error:
        assert_type(error.open_block, Optional[int])
        print(error.partial, error.response)
        assert_type(error.request_id, Optional[str])
        assert_type(error.in_stream, bool)
    except anthropic.ToolInputError as error:
        assert_type(error.index, int)
        assert_type(error.tool_name, Optional[str])
        assert_type(error.tool_use_id, Optional[str])
        assert_type(error.raw_input, str)
        assert_type(error.response, httpx.Response)
        print(error.partial)
    except anthropic.StreamIdleTimeoutError as error:
        timed_out: TimeoutError = error
        print(timed_out, error.partial)
    except anthropic.StreamClosedError as error:
        print(error.partial)
    except anthropic.APIError as error:
        print(error.partial)
    try:
        stream.get_final_text()
    except anthropic.NoTextError as error:
        runtime: RuntimeError = error
        print(runtime)


def made(block: TextBlock) -> None:
    event = TextEvent(type="text", text="a", snapshot="a")
    assert_type(event.type, Literal["text"])
    assert_type(ContentBlockStopEvent(type="content_block_stop", index=0, content_block=block).index, int)
    TextEvent(type="thinking", text="a", snapshot="a")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def wrong(client: Anthropic, stream: MessageStream) -> None:
    client.messages.stream(max_tokens=1, messages=[])  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    client.messages.stream(model="m", max_tokens=1, messages=[], nonsense=1)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    client.messages.stream(model="m", max_tokens=1, messages=[], stream=True)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    client.messages.stream(model="m", max_tokens=1, messages=[], via_stream=True)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    client.messages.stream(model="m", max_tokens=1, messages=[], deadline="1")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    client.messages.create(model="m", max_tokens=1, messages=[], stream=True, via_stream=True)  # type: ignore[call-overload] # pyright: ignore[reportCallIssue, reportArgumentType]
    stream.text_stream()  # type: ignore[operator] # pyright: ignore[reportCallIssue]
    print(stream.nonsense)  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue, reportUnknownArgumentType, reportUnknownMemberType]
