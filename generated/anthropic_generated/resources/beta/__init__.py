"""`client.beta`"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from ..._call import AsyncResource, RawRequester, Resource

if TYPE_CHECKING:
    from .files import (
        AsyncFiles,
        AsyncFilesWithRawResponse,
        AsyncFilesWithStreamingResponse,
        Files,
        FilesWithRawResponse,
        FilesWithStreamingResponse,
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
    from .skills import (
        AsyncSkills,
        AsyncSkillsWithRawResponse,
        AsyncSkillsWithStreamingResponse,
        Skills,
        SkillsWithRawResponse,
        SkillsWithStreamingResponse,
    )

__all__ = ["AsyncBeta", "Beta"]


class Beta(Resource):
    """`client.beta`"""

    @cached_property
    def files(self) -> Files:
        """Methods below `beta.files`."""
        from .files import Files

        return Files(self._requester)

    @cached_property
    def messages(self) -> Messages:
        """Methods below `beta.messages`."""
        from .messages import Messages

        return Messages(self._requester)

    @cached_property
    def models(self) -> Models:
        """Methods below `beta.models`."""
        from .models import Models

        return Models(self._requester)

    @cached_property
    def skills(self) -> Skills:
        """Methods below `beta.skills`."""
        from .skills import Skills

        return Skills(self._requester)

    @cached_property
    def with_raw_response(self) -> BetaWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("BetaWithRawResponse", type(self)(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> BetaWithStreamingResponse:
        """The same methods, for `with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from ..._streamed import streaming_view

        view = streaming_view(type(self), self._requester)
        return cast("BetaWithStreamingResponse", view)


class AsyncBeta(AsyncResource):
    """`client.beta`"""

    @cached_property
    def files(self) -> AsyncFiles:
        """Methods below `beta.files`."""
        from .files import AsyncFiles

        return AsyncFiles(self._requester)

    @cached_property
    def messages(self) -> AsyncMessages:
        """Methods below `beta.messages`."""
        from .messages import AsyncMessages

        return AsyncMessages(self._requester)

    @cached_property
    def models(self) -> AsyncModels:
        """Methods below `beta.models`."""
        from .models import AsyncModels

        return AsyncModels(self._requester)

    @cached_property
    def skills(self) -> AsyncSkills:
        """Methods below `beta.skills`."""
        from .skills import AsyncSkills

        return AsyncSkills(self._requester)

    @cached_property
    def with_raw_response(self) -> AsyncBetaWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("AsyncBetaWithRawResponse", type(self)(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> AsyncBetaWithStreamingResponse:
        """The same methods, for `async with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from ..._streamed import streaming_view

        view = streaming_view(type(self), self._requester)
        return cast("AsyncBetaWithStreamingResponse", view)


if TYPE_CHECKING:

    class BetaWithRawResponse:
        """The types of `Beta.with_raw_response`."""

        @cached_property
        def files(self) -> FilesWithRawResponse: ...

        @cached_property
        def messages(self) -> MessagesWithRawResponse: ...

        @cached_property
        def models(self) -> ModelsWithRawResponse: ...

        @cached_property
        def skills(self) -> SkillsWithRawResponse: ...

    class AsyncBetaWithRawResponse:
        """The types of `AsyncBeta.with_raw_response`."""

        @cached_property
        def files(self) -> AsyncFilesWithRawResponse: ...

        @cached_property
        def messages(self) -> AsyncMessagesWithRawResponse: ...

        @cached_property
        def models(self) -> AsyncModelsWithRawResponse: ...

        @cached_property
        def skills(self) -> AsyncSkillsWithRawResponse: ...

    class BetaWithStreamingResponse:
        """The types of `Beta.with_streaming_response`."""

        @cached_property
        def files(self) -> FilesWithStreamingResponse: ...

        @cached_property
        def messages(self) -> MessagesWithStreamingResponse: ...

        @cached_property
        def models(self) -> ModelsWithStreamingResponse: ...

        @cached_property
        def skills(self) -> SkillsWithStreamingResponse: ...

    class AsyncBetaWithStreamingResponse:
        """The types of `AsyncBeta.with_streaming_response`."""

        @cached_property
        def files(self) -> AsyncFilesWithStreamingResponse: ...

        @cached_property
        def messages(self) -> AsyncMessagesWithStreamingResponse: ...

        @cached_property
        def models(self) -> AsyncModelsWithStreamingResponse: ...

        @cached_property
        def skills(self) -> AsyncSkillsWithStreamingResponse: ...
