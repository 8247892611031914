"""What the client's resources do beyond one request each: subclasses of the generated ones, found at the same places.

A class here adds methods, or narrows the property of a sub-resource that has more to offer. To extend another one,
subclass it in a module of its own and narrow its property in its parent: the rest of the tree stays generated.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from anthropic_generated import resources as generated
from anthropic_generated._call import RawRequester

if TYPE_CHECKING:
    from anthropic_generated.resources import (
        AsyncResourcesWithRawResponse,
        AsyncResourcesWithStreamingResponse,
        ResourcesWithRawResponse,
        ResourcesWithStreamingResponse,
    )

    from .beta import AsyncBeta, Beta
    from .messages import AsyncMessages, Messages


class Resources(generated.Resources):
    """All resources of the API."""

    @cached_property
    def messages(self) -> Messages:
        """Methods below `messages`."""
        from .messages import Messages

        return Messages(self._requester)

    @cached_property
    def beta(self) -> Beta:
        """Methods below `beta`."""
        from .beta import Beta

        return Beta(self._requester)

    # A view of a client is not a client: it has the resources, and nothing else.

    @cached_property
    def with_raw_response(self) -> ResourcesWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("ResourcesWithRawResponse", Resources(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> ResourcesWithStreamingResponse:
        """The same methods, for `with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from anthropic_generated._streamed import streaming_view

        return cast("ResourcesWithStreamingResponse", streaming_view(Resources, self._requester))


class AsyncResources(generated.AsyncResources):
    """All resources of the API."""

    @cached_property
    def messages(self) -> AsyncMessages:
        """Methods below `messages`."""
        from .messages import AsyncMessages

        return AsyncMessages(self._requester)

    @cached_property
    def beta(self) -> AsyncBeta:
        """Methods below `beta`."""
        from .beta import AsyncBeta

        return AsyncBeta(self._requester)

    @cached_property
    def with_raw_response(self) -> AsyncResourcesWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("AsyncResourcesWithRawResponse", AsyncResources(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> AsyncResourcesWithStreamingResponse:
        """The same methods, for `async with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from anthropic_generated._streamed import streaming_view

        return cast("AsyncResourcesWithStreamingResponse", streaming_view(AsyncResources, self._requester))
