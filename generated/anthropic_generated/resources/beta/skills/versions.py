"""`client.beta.skills.versions`"""

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
    from ....models.version_create_response import VersionCreateResponse
    from ....models.version_delete_response import VersionDeleteResponse
    from ....models.version_list_response import VersionListResponse
    from ....models.version_retrieve_response import VersionRetrieveResponse
    from ....params.stable import AnthropicBetaParam


__all__ = ["AsyncVersions", "Versions"]

_CREATE = Endpoint(
    "beta.skills.versions.create",
    "POST",
    "/v1/skills/{skill_id}/versions",
    query={"beta": "true"},
    body="multipart",
    response="version_create_response",
    type="VersionCreateResponse",
)
_LIST = Endpoint(
    "beta.skills.versions.list",
    "GET",
    "/v1/skills/{skill_id}/versions",
    query={"beta": "true"},
    response="version_list_response",
    type="VersionListResponse",
)
_RETRIEVE = Endpoint(
    "beta.skills.versions.retrieve",
    "GET",
    "/v1/skills/{skill_id}/versions/{version}",
    query={"beta": "true"},
    response="version_retrieve_response",
    type="VersionRetrieveResponse",
)
_DELETE = Endpoint(
    "beta.skills.versions.delete",
    "DELETE",
    "/v1/skills/{skill_id}/versions/{version}",
    query={"beta": "true"},
    response="version_delete_response",
    type="VersionDeleteResponse",
)


class Versions(Resource):
    """`client.beta.skills.versions`"""

    @cached_property
    def with_raw_response(self) -> VersionsWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("VersionsWithRawResponse", type(self)(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> VersionsWithStreamingResponse:
        """The same methods, for `with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from ...._streamed import streaming_view

        view = streaming_view(type(self), self._requester)
        return cast("VersionsWithStreamingResponse", view)

    def create(
        self,
        /,
        skill_id: str,
        *,
        files: Optional[SequenceNotStr[FileTypes]] | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> VersionCreateResponse:
        """Create a version of a skill.

        Uploads a complete new set of files for a skill you own. Requests that ask for the `latest` version
        use it from then on, while earlier versions remain available.

        Args:
            skill_id: ID of the skill.
            files: All files of the version, not just the changed ones. They must share one top-level directory, with a
                `SKILL.md` directly inside it.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The new version.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.skills.versions.create", unknown)
        operation: Operation[VersionCreateResponse] = Operation(
            _CREATE,
            fill(
                _CREATE.path,
                skill_id=skill_id,
            ),
            headers=beta_header(betas, "skills-2025-10-02"),
            body=given(
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
        skill_id: str,
        *,
        limit: Optional[int] | Omit = omit,
        page: Optional[str] | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> SyncPageCursor[VersionListResponse]:
        """List the versions of a skill.

        Returns the versions of one skill, page by page. Use it to pick a version to pin in requests, or to
        find the ones to delete.

        Args:
            skill_id: ID of the skill.
            limit: How many objects a page holds at most, from 1 to 1000.
            page: Token of the page to fetch, taken from `next_page` of the page before. Leave out for the first page.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            One page of skill versions.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.skills.versions.list", unknown)
        operation: Operation[SyncPageCursor[VersionListResponse]] = Operation(
            _LIST,
            fill(
                _LIST.path,
                skill_id=skill_id,
            ),
            query=given(
                page=page,
                limit=limit,
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
        version: str,
        *,
        skill_id: str,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> VersionRetrieveResponse:
        """Get a version of a skill.

        Looks up one version of a skill. The answer holds the name and description from its `SKILL.md`, but
        not the files.

        Args:
            version: Version of the skill, as found in the `version` field of a version object.
            skill_id: ID of the skill.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The version.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.skills.versions.retrieve", unknown)
        operation: Operation[VersionRetrieveResponse] = Operation(
            _RETRIEVE,
            fill(
                _RETRIEVE.path,
                skill_id=skill_id,
                version=version,
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
        version: str,
        *,
        skill_id: str,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> VersionDeleteResponse:
        """Delete a version of a skill.

        Removes one version of a skill for good. Requests that pin this version will fail afterwards; other
        versions are not affected.

        Args:
            version: Version of the skill, as found in the `version` field of a version object.
            skill_id: ID of the skill.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            Confirmation with the deleted version.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.skills.versions.delete", unknown)
        operation: Operation[VersionDeleteResponse] = Operation(
            _DELETE,
            fill(
                _DELETE.path,
                skill_id=skill_id,
                version=version,
            ),
            headers=beta_header(betas, "skills-2025-10-02"),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._requester.request(operation)


class AsyncVersions(AsyncResource):
    """`client.beta.skills.versions`"""

    @cached_property
    def with_raw_response(self) -> AsyncVersionsWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("AsyncVersionsWithRawResponse", type(self)(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> AsyncVersionsWithStreamingResponse:
        """The same methods, for `async with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from ...._streamed import streaming_view

        view = streaming_view(type(self), self._requester)
        return cast("AsyncVersionsWithStreamingResponse", view)

    async def create(
        self,
        /,
        skill_id: str,
        *,
        files: Optional[SequenceNotStr[FileTypes]] | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> VersionCreateResponse:
        """Create a version of a skill.

        Uploads a complete new set of files for a skill you own. Requests that ask for the `latest` version
        use it from then on, while earlier versions remain available.

        Args:
            skill_id: ID of the skill.
            files: All files of the version, not just the changed ones. They must share one top-level directory, with a
                `SKILL.md` directly inside it.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The new version.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.skills.versions.create", unknown)
        operation: Operation[VersionCreateResponse] = Operation(
            _CREATE,
            fill(
                _CREATE.path,
                skill_id=skill_id,
            ),
            headers=beta_header(betas, "skills-2025-10-02"),
            body=given(
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
        skill_id: str,
        *,
        limit: Optional[int] | Omit = omit,
        page: Optional[str] | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> AsyncPaginator[VersionListResponse, AsyncPageCursor[VersionListResponse]]:
        """List the versions of a skill.

        Returns the versions of one skill, page by page. Use it to pick a version to pin in requests, or to
        find the ones to delete.

        Args:
            skill_id: ID of the skill.
            limit: How many objects a page holds at most, from 1 to 1000.
            page: Token of the page to fetch, taken from `next_page` of the page before. Leave out for the first page.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            One page of skill versions.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.skills.versions.list", unknown)
        operation: Operation[AsyncPageCursor[VersionListResponse]] = Operation(
            _LIST,
            fill(
                _LIST.path,
                skill_id=skill_id,
            ),
            query=given(
                page=page,
                limit=limit,
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
        version: str,
        *,
        skill_id: str,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> VersionRetrieveResponse:
        """Get a version of a skill.

        Looks up one version of a skill. The answer holds the name and description from its `SKILL.md`, but
        not the files.

        Args:
            version: Version of the skill, as found in the `version` field of a version object.
            skill_id: ID of the skill.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The version.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.skills.versions.retrieve", unknown)
        operation: Operation[VersionRetrieveResponse] = Operation(
            _RETRIEVE,
            fill(
                _RETRIEVE.path,
                skill_id=skill_id,
                version=version,
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
        version: str,
        *,
        skill_id: str,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> VersionDeleteResponse:
        """Delete a version of a skill.

        Removes one version of a skill for good. Requests that pin this version will fail afterwards; other
        versions are not affected.

        Args:
            version: Version of the skill, as found in the `version` field of a version object.
            skill_id: ID of the skill.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            Confirmation with the deleted version.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.skills.versions.delete", unknown)
        operation: Operation[VersionDeleteResponse] = Operation(
            _DELETE,
            fill(
                _DELETE.path,
                skill_id=skill_id,
                version=version,
            ),
            headers=beta_header(betas, "skills-2025-10-02"),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return await self._requester.request(operation)


if TYPE_CHECKING:

    class VersionsWithRawResponse:
        """The types of `Versions.with_raw_response`."""

        create = raw(Versions.create)
        list = raw(Versions.list)
        retrieve = raw(Versions.retrieve)
        delete = raw(Versions.delete)

    class AsyncVersionsWithRawResponse:
        """The types of `AsyncVersions.with_raw_response`."""

        create = async_raw(AsyncVersions.create)
        list = async_raw(AsyncVersions.list)
        retrieve = async_raw(AsyncVersions.retrieve)
        delete = async_raw(AsyncVersions.delete)

    class VersionsWithStreamingResponse:
        """The types of `Versions.with_streaming_response`."""

        create = streaming(Versions.create)
        list = streaming(Versions.list)
        retrieve = streaming(Versions.retrieve)
        delete = streaming(Versions.delete)

    class AsyncVersionsWithStreamingResponse:
        """The types of `AsyncVersions.with_streaming_response`."""

        create = async_streaming(AsyncVersions.create)
        list = async_streaming(AsyncVersions.list)
        retrieve = async_streaming(AsyncVersions.retrieve)
        delete = async_streaming(AsyncVersions.delete)
