"""`client.beta`"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from ..._call import AsyncResource, RawRequester, Resource

if TYPE_CHECKING:
    from .files import AsyncFiles, AsyncFilesWithRawResponse, Files, FilesWithRawResponse
    from .messages import AsyncMessages, AsyncMessagesWithRawResponse, Messages, MessagesWithRawResponse
    from .models import AsyncModels, AsyncModelsWithRawResponse, Models, ModelsWithRawResponse
    from .skills import AsyncSkills, AsyncSkillsWithRawResponse, Skills, SkillsWithRawResponse

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
