"""`client.beta`"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from anthropic._signature import taking
from anthropic_generated._sentinel import not_given
from anthropic_generated.resources import beta as generated
from anthropic_generated.resources.beta import messages as generated_messages

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from anthropic._message_stream import (
        AsyncMessageStreamManager,
        BetaAsyncMessageStream,
        BetaMessageStream,
        MessageStreamManager,
    )
    from anthropic_generated._sentinel import NotGiven
    from anthropic_generated.types.beta.message_create_params import MessageCreateParamsBase

    from .batches import AsyncBetaBatches, BetaBatches, Options

    class StreamParams(MessageCreateParamsBase, Options):
        """What `stream()` takes from `create()`."""


class Messages(generated_messages.Messages):
    """`client.beta.messages`"""

    @cached_property
    def batches(self) -> BetaBatches:
        """Methods below `beta.messages.batches`."""
        from .batches import BetaBatches

        return BetaBatches(self._requester)

    @taking(generated_messages.Messages.create, without=("stream", "via_stream"))
    def stream(
        self,
        *,
        stream_idle_timeout: float | NotGiven | None = not_given,
        deadline: float | NotGiven | None = not_given,
        **params: Unpack[StreamParams],
    ) -> MessageStreamManager[BetaMessageStream]:
        """Have a message streamed, and put together while it arrives.

        The request is sent at the beginning of the `with` block, whose end closes the stream.

        Args:
            stream_idle_timeout: The seconds that may pass without content; `None` is no limit. Else the client's.
            deadline: The seconds that everything may take, to the end of the stream. Else the client's.
            **params: Those of `create()`, but for `stream` and `via_stream`.

        Returns:
            A context manager that yields the stream: its events, its text, and in the end the message.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A limit is not positive.
        """
        from anthropic._message_stream import BetaMessageStream, MessageStreamManager
        from anthropic._opening import opening

        limits = {"stream_idle_timeout": stream_idle_timeout, "deadline": deadline}
        return MessageStreamManager(
            opening(self._requester, generated_messages.Messages, BetaMessageStream, params, **limits)
        )


class AsyncMessages(generated_messages.AsyncMessages):
    """`client.beta.messages`"""

    @cached_property
    def batches(self) -> AsyncBetaBatches:
        """Methods below `beta.messages.batches`."""
        from .batches import AsyncBetaBatches

        return AsyncBetaBatches(self._requester)

    @taking(generated_messages.AsyncMessages.create, without=("stream", "via_stream"))
    def stream(
        self,
        *,
        stream_idle_timeout: float | NotGiven | None = not_given,
        deadline: float | NotGiven | None = not_given,
        **params: Unpack[StreamParams],
    ) -> AsyncMessageStreamManager[BetaAsyncMessageStream]:
        """Have a message streamed, and put together while it arrives.

        The request is sent at the beginning of the `async with` block, whose end closes the stream.

        Args:
            stream_idle_timeout: The seconds that may pass without content; `None` is no limit. Else the client's.
            deadline: The seconds that everything may take, to the end of the stream. Else the client's.
            **params: Those of `create()`, but for `stream` and `via_stream`.

        Returns:
            A context manager that yields the stream: its events, its text, and in the end the message.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A limit is not positive.
        """
        from anthropic._message_stream import AsyncMessageStreamManager, BetaAsyncMessageStream
        from anthropic._opening import opening

        limits = {"stream_idle_timeout": stream_idle_timeout, "deadline": deadline}
        return AsyncMessageStreamManager(
            opening(self._requester, generated_messages.Messages, BetaAsyncMessageStream, params, **limits)
        )


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
