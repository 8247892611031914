"""`client.messages`"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from anthropic_generated.resources import messages as generated

if TYPE_CHECKING:
    from .batches import AsyncBatches, Batches


class Messages(generated.Messages):
    """`client.messages`"""

    @cached_property
    def batches(self) -> Batches:
        """Methods below `messages.batches`."""
        from .batches import Batches

        return Batches(self._requester)


class AsyncMessages(generated.AsyncMessages):
    """`client.messages`"""

    @cached_property
    def batches(self) -> AsyncBatches:
        """Methods below `messages.batches`."""
        from .batches import AsyncBatches

        return AsyncBatches(self._requester)
