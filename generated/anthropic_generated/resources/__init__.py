"""All resources of the API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from .._call import AsyncResource, RawRequester, Resource

if TYPE_CHECKING:
    from .beta import (
        AsyncBeta,
        AsyncBetaWithRawResponse,
        AsyncBetaWithStreamingResponse,
        Beta,
        BetaWithRawResponse,
        BetaWithStreamingResponse,
    )
    from .completions import (
        AsyncCompletions,
        AsyncCompletionsWithRawResponse,
        AsyncCompletionsWithStreamingResponse,
        Completions,
        CompletionsWithRawResponse,
        CompletionsWithStreamingResponse,
    )
    from .messages import (
        AsyncMessages,
        AsyncMessagesWithRawResponse,
        AsyncMessagesWithStreamingResponse,
        Messages,
        MessagesWithRawResponse,
        MessagesWithStreamingResponse,
    )
    from .models import (
        AsyncModels,
        AsyncModelsWithRawResponse,
        AsyncModelsWithStreamingResponse,
        Models,
        ModelsWithRawResponse,
        ModelsWithStreamingResponse,
    )

__all__ = ["AsyncResources", "Resources"]


class Resources(Resource):
    """All resources of the API."""

    @cached_property
    def completions(self) -> Completions:
        """Methods below `completions`."""
        from .completions import Completions

        return Completions(self._requester)

    @cached_property
    def messages(self) -> Messages:
        """Methods below `messages`."""
        from .messages import Messages

        return Messages(self._requester)

    @cached_property
    def models(self) -> Models:
        """Methods below `models`."""
        from .models import Models

        return Models(self._requester)

    @cached_property
    def beta(self) -> Beta:
        """Methods below `beta`."""
        from .beta import Beta

        return Beta(self._requester)

    @cached_property
    def with_raw_response(self) -> ResourcesWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("ResourcesWithRawResponse", Resources(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> ResourcesWithStreamingResponse:
        """The same methods, for `with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from .._streamed import streaming_view

        view = streaming_view(Resources, self._requester)
        return cast("ResourcesWithStreamingResponse", view)


class AsyncResources(AsyncResource):
    """All resources of the API."""

    @cached_property
    def completions(self) -> AsyncCompletions:
        """Methods below `completions`."""
        from .completions import AsyncCompletions

        return AsyncCompletions(self._requester)

    @cached_property
    def messages(self) -> AsyncMessages:
        """Methods below `messages`."""
        from .messages import AsyncMessages

        return AsyncMessages(self._requester)

    @cached_property
    def models(self) -> AsyncModels:
        """Methods below `models`."""
        from .models import AsyncModels

        return AsyncModels(self._requester)

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
        from .._streamed import streaming_view

        view = streaming_view(AsyncResources, self._requester)
        return cast("AsyncResourcesWithStreamingResponse", view)


if TYPE_CHECKING:

    class ResourcesWithRawResponse:
        """The types of `Resources.with_raw_response`."""

        @cached_property
        def completions(self) -> CompletionsWithRawResponse: ...

        @cached_property
        def messages(self) -> MessagesWithRawResponse: ...

        @cached_property
        def models(self) -> ModelsWithRawResponse: ...

        @cached_property
        def beta(self) -> BetaWithRawResponse: ...

    class AsyncResourcesWithRawResponse:
        """The types of `AsyncResources.with_raw_response`."""

        @cached_property
        def completions(self) -> AsyncCompletionsWithRawResponse: ...

        @cached_property
        def messages(self) -> AsyncMessagesWithRawResponse: ...

        @cached_property
        def models(self) -> AsyncModelsWithRawResponse: ...

        @cached_property
        def beta(self) -> AsyncBetaWithRawResponse: ...

    class ResourcesWithStreamingResponse:
        """The types of `Resources.with_streaming_response`."""

        @cached_property
        def completions(self) -> CompletionsWithStreamingResponse: ...

        @cached_property
        def messages(self) -> MessagesWithStreamingResponse: ...

        @cached_property
        def models(self) -> ModelsWithStreamingResponse: ...

        @cached_property
        def beta(self) -> BetaWithStreamingResponse: ...

    class AsyncResourcesWithStreamingResponse:
        """The types of `AsyncResources.with_streaming_response`."""

        @cached_property
        def completions(self) -> AsyncCompletionsWithStreamingResponse: ...

        @cached_property
        def messages(self) -> AsyncMessagesWithStreamingResponse: ...

        @cached_property
        def models(self) -> AsyncModelsWithStreamingResponse: ...

        @cached_property
        def beta(self) -> AsyncBetaWithStreamingResponse: ...
