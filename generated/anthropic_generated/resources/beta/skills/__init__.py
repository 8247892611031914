"""`client.beta.skills`"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NoReturn, Optional, cast

from ...._call import AsyncResource, Endpoint, Operation, RawRequester, Resource, beta_header, fill, refuse
from ...._page import AsyncPageCursor, AsyncPaginator, SyncPageCursor
from ...._sentinel import NotGiven, Omit, given, not_given, omit

if TYPE_CHECKING:
    import httpx

    from ...._response import async_raw, raw
    from ...._streamed import async_streaming, streaming
    from ...._types import Body, FileTypes, Headers, Query, SequenceNotStr
    from ....models.skill_create_response import SkillCreateResponse
    from ....models.skill_delete_response import SkillDeleteResponse
    from ....models.skill_list_response import SkillListResponse
    from ....models.skill_retrieve_response import SkillRetrieveResponse
    from ....params.stable import AnthropicBetaParam
    from .versions import (
        AsyncVersions,
        AsyncVersionsWithRawResponse,
        AsyncVersionsWithStreamingResponse,
        Versions,
        VersionsWithRawResponse,
        VersionsWithStreamingResponse,
    )

__all__ = ["AsyncSkills", "Skills"]

_CREATE = Endpoint(
    "beta.skills.create",
    "POST",
    "/v1/skills",
    query={"beta": "true"},
    body="multipart",
    response="skill_create_response",
    type="SkillCreateResponse",
)
_LIST = Endpoint(
    "beta.skills.list",
    "GET",
    "/v1/skills",
    query={"beta": "true"},
    response="skill_list_response",
    type="SkillListResponse",
)
_RETRIEVE = Endpoint(
    "beta.skills.retrieve",
    "GET",
    "/v1/skills/{skill_id}",
    query={"beta": "true"},
    response="skill_retrieve_response",
    type="SkillRetrieveResponse",
)
_DELETE = Endpoint(
    "beta.skills.delete",
    "DELETE",
    "/v1/skills/{skill_id}",
    query={"beta": "true"},
    response="skill_delete_response",
    type="SkillDeleteResponse",
)


class Skills(Resource):
    """`client.beta.skills`"""

    @cached_property
    def versions(self) -> Versions:
        """Methods below `beta.skills.versions`."""
        from .versions import Versions

        return Versions(self._requester)

    @cached_property
    def with_raw_response(self) -> SkillsWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("SkillsWithRawResponse", type(self)(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> SkillsWithStreamingResponse:
        """The same methods, for `with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from ...._streamed import streaming_view

        view = streaming_view(type(self), self._requester)
        return cast("SkillsWithStreamingResponse", view)

    def create(
        self,
        /,
        *,
        display_title: Optional[str] | Omit = omit,
        files: Optional[SequenceNotStr[FileTypes]] | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> SkillCreateResponse:
        """Create a skill.

        Uploads a folder of instructions, scripts and other resources as a new skill. The upload becomes the
        skill's first version. Afterwards, name the skill in `container.skills` of a message request to let
        the model use it.

        Args:
            display_title: Title for people to read. The model does not see it.
            files: All files of the skill. They must share one top-level directory, with a `SKILL.md` directly inside
                it.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The new skill.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.skills.create", unknown)
        operation: Operation[SkillCreateResponse] = Operation(
            _CREATE,
            headers=beta_header(betas, "skills-2025-10-02"),
            body=given(
                display_title=display_title,
                files=files,
            ),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._requester.request(operation)

    def list(
        self,
        /,
        *,
        limit: int | Omit = omit,
        page: Optional[str] | Omit = omit,
        source: Optional[str] | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> SyncPageCursor[SkillListResponse]:
        """List skills.

        Returns the skills you can use, page by page. Both your own skills and those made by Anthropic are
        listed unless you filter by `source`.

        Args:
            limit: How many objects a page holds at most, from 1 to 1000.
            page: Token of the page to fetch, taken from `next_page` of the page before. Leave out for the first page.
            source: Only list skills from this source: `custom` for your own, `anthropic` for those made by Anthropic.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            One page of skills.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.skills.list", unknown)
        operation: Operation[SyncPageCursor[SkillListResponse]] = Operation(
            _LIST,
            query=given(
                page=page,
                limit=limit,
                source=source,
            ),
            headers=beta_header(betas, "skills-2025-10-02"),
            page=SyncPageCursor,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._requester.request(operation)

    def retrieve(
        self,
        /,
        skill_id: str,
        *,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> SkillRetrieveResponse:
        """Get a skill.

        Looks up one skill by its ID. The answer tells the latest version; use
        `beta.skills.versions.retrieve` for details of a version.

        Args:
            skill_id: ID of the skill.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The skill.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.skills.retrieve", unknown)
        operation: Operation[SkillRetrieveResponse] = Operation(
            _RETRIEVE,
            fill(
                _RETRIEVE.path,
                skill_id=skill_id,
            ),
            headers=beta_header(betas, "skills-2025-10-02"),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._requester.request(operation)

    def delete(
        self,
        /,
        skill_id: str,
        *,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> SkillDeleteResponse:
        """Delete a skill.

        Removes one of your own skills for good. Delete all of its versions first, because a skill that
        still has versions cannot be deleted.

        Args:
            skill_id: ID of the skill.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            Confirmation with the ID of the deleted skill.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.skills.delete", unknown)
        operation: Operation[SkillDeleteResponse] = Operation(
            _DELETE,
            fill(
                _DELETE.path,
                skill_id=skill_id,
            ),
            headers=beta_header(betas, "skills-2025-10-02"),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._requester.request(operation)


class AsyncSkills(AsyncResource):
    """`client.beta.skills`"""

    @cached_property
    def versions(self) -> AsyncVersions:
        """Methods below `beta.skills.versions`."""
        from .versions import AsyncVersions

        return AsyncVersions(self._requester)

    @cached_property
    def with_raw_response(self) -> AsyncSkillsWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("AsyncSkillsWithRawResponse", type(self)(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> AsyncSkillsWithStreamingResponse:
        """The same methods, for `async with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from ...._streamed import streaming_view

        view = streaming_view(type(self), self._requester)
        return cast("AsyncSkillsWithStreamingResponse", view)

    async def create(
        self,
        /,
        *,
        display_title: Optional[str] | Omit = omit,
        files: Optional[SequenceNotStr[FileTypes]] | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> SkillCreateResponse:
        """Create a skill.

        Uploads a folder of instructions, scripts and other resources as a new skill. The upload becomes the
        skill's first version. Afterwards, name the skill in `container.skills` of a message request to let
        the model use it.

        Args:
            display_title: Title for people to read. The model does not see it.
            files: All files of the skill. They must share one top-level directory, with a `SKILL.md` directly inside
                it.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The new skill.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.skills.create", unknown)
        operation: Operation[SkillCreateResponse] = Operation(
            _CREATE,
            headers=beta_header(betas, "skills-2025-10-02"),
            body=given(
                display_title=display_title,
                files=files,
            ),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return await self._requester.request(operation)

    def list(
        self,
        /,
        *,
        limit: int | Omit = omit,
        page: Optional[str] | Omit = omit,
        source: Optional[str] | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> AsyncPaginator[SkillListResponse, AsyncPageCursor[SkillListResponse]]:
        """List skills.

        Returns the skills you can use, page by page. Both your own skills and those made by Anthropic are
        listed unless you filter by `source`.

        Args:
            limit: How many objects a page holds at most, from 1 to 1000.
            page: Token of the page to fetch, taken from `next_page` of the page before. Leave out for the first page.
            source: Only list skills from this source: `custom` for your own, `anthropic` for those made by Anthropic.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            One page of skills.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.skills.list", unknown)
        operation: Operation[AsyncPageCursor[SkillListResponse]] = Operation(
            _LIST,
            query=given(
                page=page,
                limit=limit,
                source=source,
            ),
            headers=beta_header(betas, "skills-2025-10-02"),
            page=AsyncPageCursor,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return AsyncPaginator(self._requester, operation)

    async def retrieve(
        self,
        /,
        skill_id: str,
        *,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> SkillRetrieveResponse:
        """Get a skill.

        Looks up one skill by its ID. The answer tells the latest version; use
        `beta.skills.versions.retrieve` for details of a version.

        Args:
            skill_id: ID of the skill.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The skill.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.skills.retrieve", unknown)
        operation: Operation[SkillRetrieveResponse] = Operation(
            _RETRIEVE,
            fill(
                _RETRIEVE.path,
                skill_id=skill_id,
            ),
            headers=beta_header(betas, "skills-2025-10-02"),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return await self._requester.request(operation)

    async def delete(
        self,
        /,
        skill_id: str,
        *,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> SkillDeleteResponse:
        """Delete a skill.

        Removes one of your own skills for good. Delete all of its versions first, because a skill that
        still has versions cannot be deleted.

        Args:
            skill_id: ID of the skill.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            Confirmation with the ID of the deleted skill.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.skills.delete", unknown)
        operation: Operation[SkillDeleteResponse] = Operation(
            _DELETE,
            fill(
                _DELETE.path,
                skill_id=skill_id,
            ),
            headers=beta_header(betas, "skills-2025-10-02"),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return await self._requester.request(operation)


if TYPE_CHECKING:

    class SkillsWithRawResponse:
        """The types of `Skills.with_raw_response`."""

        @cached_property
        def versions(self) -> VersionsWithRawResponse: ...

        create = raw(Skills.create)
        list = raw(Skills.list)
        retrieve = raw(Skills.retrieve)
        delete = raw(Skills.delete)

    class AsyncSkillsWithRawResponse:
        """The types of `AsyncSkills.with_raw_response`."""

        @cached_property
        def versions(self) -> AsyncVersionsWithRawResponse: ...

        create = async_raw(AsyncSkills.create)
        list = async_raw(AsyncSkills.list)
        retrieve = async_raw(AsyncSkills.retrieve)
        delete = async_raw(AsyncSkills.delete)

    class SkillsWithStreamingResponse:
        """The types of `Skills.with_streaming_response`."""

        @cached_property
        def versions(self) -> VersionsWithStreamingResponse: ...

        create = streaming(Skills.create)
        list = streaming(Skills.list)
        retrieve = streaming(Skills.retrieve)
        delete = streaming(Skills.delete)

    class AsyncSkillsWithStreamingResponse:
        """The types of `AsyncSkills.with_streaming_response`."""

        @cached_property
        def versions(self) -> AsyncVersionsWithStreamingResponse: ...

        create = async_streaming(AsyncSkills.create)
        list = async_streaming(AsyncSkills.list)
        retrieve = async_streaming(AsyncSkills.retrieve)
        delete = async_streaming(AsyncSkills.delete)
