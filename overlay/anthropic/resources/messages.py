"""`client.messages`"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from anthropic._signature import taking
from anthropic_generated._sentinel import not_given
from anthropic_generated.resources import messages as generated

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from anthropic._message_stream import (
        AsyncMessageStream,
        AsyncMessageStreamManager,
        MessageStream,
        MessageStreamManager,
    )
    from anthropic_generated._sentinel import NotGiven
    from anthropic_generated.types.message_create_params import MessageCreateParamsBase

    from .batches import AsyncBatches, Batches, Options

    class StreamParams(MessageCreateParamsBase, Options):
        """What `stream()` takes from `create()`."""


class Messages(generated.Messages):
    """`client.messages`"""

    @cached_property
    def batches(self) -> Batches:
        """Methods below `messages.batches`."""
        from .batches import Batches

        return Batches(self._requester)

    @taking(generated.Messages.create, without=("stream", "via_stream"))
    def stream(
        self,
        *,
        stream_idle_timeout: float | NotGiven | None = not_given,
        deadline: float | NotGiven | None = not_given,
        **params: Unpack[StreamParams],
    ) -> MessageStreamManager[MessageStream]:
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
        from anthropic._message_stream import MessageStream, MessageStreamManager
        from anthropic._opening import opening

        limits = {"stream_idle_timeout": stream_idle_timeout, "deadline": deadline}
        return MessageStreamManager(opening(self._requester, generated.Messages, MessageStream, params, **limits))


class AsyncMessages(generated.AsyncMessages):
    """`client.messages`"""

    @cached_property
    def batches(self) -> AsyncBatches:
        """Methods below `messages.batches`."""
        from .batches import AsyncBatches

        return AsyncBatches(self._requester)

    @taking(generated.AsyncMessages.create, without=("stream", "via_stream"))
    def stream(
        self,
        *,
        stream_idle_timeout: float | NotGiven | None = not_given,
        deadline: float | NotGiven | None = not_given,
        **params: Unpack[StreamParams],
    ) -> AsyncMessageStreamManager[AsyncMessageStream]:
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
        from anthropic._message_stream import AsyncMessageStream, AsyncMessageStreamManager
        from anthropic._opening import opening

        limits = {"stream_idle_timeout": stream_idle_timeout, "deadline": deadline}
        return AsyncMessageStreamManager(
            opening(self._requester, generated.Messages, AsyncMessageStream, params, **limits)
        )
