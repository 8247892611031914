"""`client.beta`"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from anthropic_generated.resources import beta as generated
from anthropic_generated.resources.beta import messages as generated_messages

if TYPE_CHECKING:
    from .batches import AsyncBetaBatches, BetaBatches


class Messages(generated_messages.Messages):
    """`client.beta.messages`"""

    @cached_property
    def batches(self) -> BetaBatches:
        """Methods below `beta.messages.batches`."""
        from .batches import BetaBatches

        return BetaBatches(self._requester)


class AsyncMessages(generated_messages.AsyncMessages):
    """`client.beta.messages`"""

    @cached_property
    def batches(self) -> AsyncBetaBatches:
        """Methods below `beta.messages.batches`."""
        from .batches import AsyncBetaBatches

        return AsyncBetaBatches(self._requester)


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
