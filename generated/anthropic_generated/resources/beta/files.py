"""`client.beta.files`"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NoReturn, cast

from ..._call import AsyncResource, Endpoint, Operation, RawRequester, Resource, beta_header, fill, refuse
from ..._page import AsyncPage, AsyncPaginator, SyncPage
from ..._sentinel import NotGiven, Omit, given, not_given, omit

if TYPE_CHECKING:
    import httpx

    from ..._response import async_raw, raw
    from ..._stream import AsyncBinaryAPIResponse, BinaryAPIResponse
    from ..._streamed import async_streaming, streaming
    from ..._types import Body, FileTypes, Headers, Query, SequenceNotStr
    from ...models.deleted_file import DeletedFile
    from ...models.file_metadata import FileMetadata
    from ...params.stable import AnthropicBetaParam


__all__ = ["AsyncFiles", "Files"]

_UPLOAD = Endpoint(
    "beta.files.upload",
    "POST",
    "/v1/files",
    query={"beta": "true"},
    body="multipart",
    response="file_metadata",
    type="FileMetadata",
)
_LIST = Endpoint(
    "beta.files.list",
    "GET",
    "/v1/files",
    query={"beta": "true"},
    response="file_metadata",
    type="FileMetadata",
)
_DELETE = Endpoint(
    "beta.files.delete",
    "DELETE",
    "/v1/files/{file_id}",
    query={"beta": "true"},
    response="deleted_file",
    type="DeletedFile",
)
_DOWNLOAD = Endpoint(
    "beta.files.download",
    "GET",
    "/v1/files/{file_id}/content",
    query={"beta": "true"},
    accept="application/octet-stream",
    type="BinaryAPIResponse",
)
_RETRIEVE_METADATA = Endpoint(
    "beta.files.retrieve_metadata",
    "GET",
    "/v1/files/{file_id}",
    query={"beta": "true"},
    response="file_metadata",
    type="FileMetadata",
)


class Files(Resource):
    """`client.beta.files`"""

    @cached_property
    def with_raw_response(self) -> FilesWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("FilesWithRawResponse", type(self)(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> FilesWithStreamingResponse:
        """The same methods, for `with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from ..._streamed import streaming_view

        view = streaming_view(type(self), self._requester)
        return cast("FilesWithStreamingResponse", view)

    def upload(
        self,
        /,
        *,
        file: FileTypes,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> FileMetadata:
        """Upload a file.

        Stores a file so that later requests can refer to it by ID instead of sending its content again.
        Send the content as the multipart field `file`; its name and media type come along with it. The file
        stays until you delete it, and everyone working in the same workspace can use it.

        Args:
            file: The file to upload.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The metadata of the stored file.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.files.upload", unknown)
        operation: Operation[FileMetadata] = Operation(
            _UPLOAD,
            headers=beta_header(betas, "files-api-2025-04-14"),
            body=given(
                file=file,
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
        after_id: str | Omit = omit,
        before_id: str | Omit = omit,
        limit: int | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> SyncPage[FileMetadata]:
        """List files.

        Returns the files of the workspace that the API key belongs to, page by page. This includes files
        you uploaded as well as files created by skills or code execution.

        Args:
            after_id: ID of an object; returns the page of results right after it. For the next page, pass `last_id`.
            before_id: ID of an object; returns the page of results right before it. For the previous page, pass
                `first_id`.
            limit: How many objects a page holds at most, from 1 to 1000.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            One page of file metadata.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.files.list", unknown)
        operation: Operation[SyncPage[FileMetadata]] = Operation(
            _LIST,
            query=given(
                before_id=before_id,
                after_id=after_id,
                limit=limit,
            ),
            headers=beta_header(betas, "files-api-2025-04-14"),
            page=SyncPage,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._requester.request(operation)

    def delete(
        self,
        /,
        file_id: str,
        *,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> DeletedFile:
        """Delete a file.

        Removes a file for good; this cannot be undone. New requests that refer to its ID will fail.

        Args:
            file_id: ID of the file.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            Confirmation with the ID of the deleted file.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.files.delete", unknown)
        operation: Operation[DeletedFile] = Operation(
            _DELETE,
            fill(
                _DELETE.path,
                file_id=file_id,
            ),
            headers=beta_header(betas, "files-api-2025-04-14"),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._requester.request(operation)

    def download(
        self,
        /,
        file_id: str,
        *,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> BinaryAPIResponse:
        """Download a file's content.

        Fetches the bytes of a file. Only files created by skills or code execution can be downloaded, not
        the ones you uploaded; check `downloadable` in the metadata.

        Args:
            file_id: ID of the file.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The raw content of the file.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.files.download", unknown)
        operation: Operation[BinaryAPIResponse] = Operation(
            _DOWNLOAD,
            fill(
                _DOWNLOAD.path,
                file_id=file_id,
            ),
            headers=beta_header(betas, "files-api-2025-04-14"),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._requester.request(operation)

    def retrieve_metadata(
        self,
        /,
        file_id: str,
        *,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> FileMetadata:
        """Get a file's metadata.

        Looks up name, size, media type and creation time of one file. The content is not part of the
        answer; see `beta.files.download` for that.

        Args:
            file_id: ID of the file.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The metadata of the file.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.files.retrieve_metadata", unknown)
        operation: Operation[FileMetadata] = Operation(
            _RETRIEVE_METADATA,
            fill(
                _RETRIEVE_METADATA.path,
                file_id=file_id,
            ),
            headers=beta_header(betas, "files-api-2025-04-14"),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._requester.request(operation)


class AsyncFiles(AsyncResource):
    """`client.beta.files`"""

    @cached_property
    def with_raw_response(self) -> AsyncFilesWithRawResponse:
        """The same methods, returning the response (headers, status, request id) with the result in its `parse()`."""
        return cast("AsyncFilesWithRawResponse", type(self)(RawRequester(self._requester)))

    @cached_property
    def with_streaming_response(self) -> AsyncFilesWithStreamingResponse:
        """The same methods, for `async with`: the request is sent at the beginning of the block, and the body read as you ask."""
        from ..._streamed import streaming_view

        view = streaming_view(type(self), self._requester)
        return cast("AsyncFilesWithStreamingResponse", view)

    async def upload(
        self,
        /,
        *,
        file: FileTypes,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> FileMetadata:
        """Upload a file.

        Stores a file so that later requests can refer to it by ID instead of sending its content again.
        Send the content as the multipart field `file`; its name and media type come along with it. The file
        stays until you delete it, and everyone working in the same workspace can use it.

        Args:
            file: The file to upload.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The metadata of the stored file.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.files.upload", unknown)
        operation: Operation[FileMetadata] = Operation(
            _UPLOAD,
            headers=beta_header(betas, "files-api-2025-04-14"),
            body=given(
                file=file,
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
        after_id: str | Omit = omit,
        before_id: str | Omit = omit,
        limit: int | Omit = omit,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> AsyncPaginator[FileMetadata, AsyncPage[FileMetadata]]:
        """List files.

        Returns the files of the workspace that the API key belongs to, page by page. This includes files
        you uploaded as well as files created by skills or code execution.

        Args:
            after_id: ID of an object; returns the page of results right after it. For the next page, pass `last_id`.
            before_id: ID of an object; returns the page of results right before it. For the previous page, pass
                `first_id`.
            limit: How many objects a page holds at most, from 1 to 1000.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            One page of file metadata.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.files.list", unknown)
        operation: Operation[AsyncPage[FileMetadata]] = Operation(
            _LIST,
            query=given(
                before_id=before_id,
                after_id=after_id,
                limit=limit,
            ),
            headers=beta_header(betas, "files-api-2025-04-14"),
            page=AsyncPage,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return AsyncPaginator(self._requester, operation)

    async def delete(
        self,
        /,
        file_id: str,
        *,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> DeletedFile:
        """Delete a file.

        Removes a file for good; this cannot be undone. New requests that refer to its ID will fail.

        Args:
            file_id: ID of the file.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            Confirmation with the ID of the deleted file.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.files.delete", unknown)
        operation: Operation[DeletedFile] = Operation(
            _DELETE,
            fill(
                _DELETE.path,
                file_id=file_id,
            ),
            headers=beta_header(betas, "files-api-2025-04-14"),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return await self._requester.request(operation)

    async def download(
        self,
        /,
        file_id: str,
        *,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> AsyncBinaryAPIResponse:
        """Download a file's content.

        Fetches the bytes of a file. Only files created by skills or code execution can be downloaded, not
        the ones you uploaded; check `downloadable` in the metadata.

        Args:
            file_id: ID of the file.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The raw content of the file.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.files.download", unknown)
        operation: Operation[AsyncBinaryAPIResponse] = Operation(
            _DOWNLOAD,
            fill(
                _DOWNLOAD.path,
                file_id=file_id,
            ),
            headers=beta_header(betas, "files-api-2025-04-14"),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return await self._requester.request(operation)

    async def retrieve_metadata(
        self,
        /,
        file_id: str,
        *,
        betas: SequenceNotStr[AnthropicBetaParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
        **unknown: NoReturn,
    ) -> FileMetadata:
        """Get a file's metadata.

        Looks up name, size, media type and creation time of one file. The content is not part of the
        answer; see `beta.files.download` for that.

        Args:
            file_id: ID of the file.
            betas: Beta features to use; sent as a header.
            extra_headers: Headers to add or, with `omit`, to remove.
            extra_query: Query parameters to add.
            extra_body: Fields to add to the request body.
            timeout: Seconds (or an `httpx.Timeout`) for this call; `None` for no limit.

        Returns:
            The metadata of the file.

        Raises:
            TypeError: A required argument is missing, or one is unknown.
            ValueError: A part of the path is empty.
            APIError: The request failed.
        """
        if unknown:
            refuse("beta.files.retrieve_metadata", unknown)
        operation: Operation[FileMetadata] = Operation(
            _RETRIEVE_METADATA,
            fill(
                _RETRIEVE_METADATA.path,
                file_id=file_id,
            ),
            headers=beta_header(betas, "files-api-2025-04-14"),
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return await self._requester.request(operation)


if TYPE_CHECKING:

    class FilesWithRawResponse:
        """The types of `Files.with_raw_response`."""

        upload = raw(Files.upload)
        list = raw(Files.list)
        delete = raw(Files.delete)
        download = raw(Files.download)
        retrieve_metadata = raw(Files.retrieve_metadata)

    class AsyncFilesWithRawResponse:
        """The types of `AsyncFiles.with_raw_response`."""

        upload = async_raw(AsyncFiles.upload)
        list = async_raw(AsyncFiles.list)
        delete = async_raw(AsyncFiles.delete)
        download = async_raw(AsyncFiles.download)
        retrieve_metadata = async_raw(AsyncFiles.retrieve_metadata)

    class FilesWithStreamingResponse:
        """The types of `Files.with_streaming_response`."""

        upload = streaming(Files.upload)
        list = streaming(Files.list)
        delete = streaming(Files.delete)
        download = streaming(Files.download)
        retrieve_metadata = streaming(Files.retrieve_metadata)

    class AsyncFilesWithStreamingResponse:
        """The types of `AsyncFiles.with_streaming_response`."""

        upload = async_streaming(AsyncFiles.upload)
        list = async_streaming(AsyncFiles.list)
        delete = async_streaming(AsyncFiles.delete)
        download = async_streaming(AsyncFiles.download)
        retrieve_metadata = async_streaming(AsyncFiles.retrieve_metadata)
