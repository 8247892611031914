"""Requests to endpoints that have no method: `client.get`, `post`, `put`, `patch` and `delete`.

They go through the same engine as all others: retries, errors, credentials, logging. The two classes differ in nothing
but `await`; what they share stands above them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Tuple, TypedDict, TypeVar, Union, cast, get_args, get_origin, overload

from anthropic_generated._call import Endpoint, Operation
from anthropic_generated._cast import check
from anthropic_generated._page import AsyncPaginator
from anthropic_generated._response import APIResponse
from anthropic_generated._sentinel import not_given
from anthropic_generated._stream import AsyncBinaryAPIResponse, AsyncStream, BinaryAPIResponse, Stream

if TYPE_CHECKING:
    import httpx
    from typing_extensions import Unpack

    from anthropic_generated._page import BaseAsyncPage, BaseSyncPage
    from anthropic_generated._types import FileTypes

    from ._settings import Headers

    #: Files by the names of their fields; as pairs, a name may occur again.
    Files = Union[Mapping[str, FileTypes], Sequence[Tuple[str, FileTypes]]]

T = TypeVar("T")
StreamT = TypeVar("StreamT", bound="Stream[Any]")
AsyncStreamT = TypeVar("AsyncStreamT", bound="AsyncStream[Any]")
PageT = TypeVar("PageT", bound="BaseSyncPage[Any]")
AsyncPageT = TypeVar("AsyncPageT", bound="BaseAsyncPage[Any]")


class RequestOptions(TypedDict, total=False):
    """What can be changed about one request."""

    headers: Headers
    """Headers to add or, with `omit`, to remove."""
    params: Mapping[str, object]
    """Query parameters to add."""
    extra_json: Mapping[str, object]
    """Fields to add to the body."""
    timeout: float | httpx.Timeout | None
    """Seconds, or an `anthropic.Timeout`; `None` for no limit."""
    max_retries: int
    """How often the request is repeated if it fails."""
    idempotency_key: str
    """What tells the API that two requests are the same."""


class Options(TypedDict, total=False):
    """What a request without a body takes."""

    options: RequestOptions | None


class Sent(Options, total=False):
    """What a request with a body takes."""

    body: object
    content: bytes | str | None
    files: Files | None


def operation_of(
    method: str,
    path: str,
    cast_to: Any,
    options: RequestOptions | None,
    *,
    body: object = None,
    content: bytes | str | None = None,
    files: Any = None,
    stream: bool = False,
    stream_cls: Any = None,
    page: Any = None,
) -> Operation[Any]:
    """Return the operation that these arguments stand for.

    Raises:
        TypeError: No response can be read as `cast_to`, or an argument or option is wrong.
    """
    chosen: dict[str, Any] = dict(options or {})
    unknown = chosen.keys() - RequestOptions.__annotations__.keys()
    if unknown:
        known = ", ".join(RequestOptions.__annotations__)
        raise TypeError(f"there are no options {', '.join(map(repr, sorted(unknown)))}; there are {known}")
    kind = get_origin(cast_to) or cast_to
    accept = "application/json"
    if kind is APIResponse:
        cast_to = (*get_args(cast_to), object)[0]
    if kind in (BinaryAPIResponse, AsyncBinaryAPIResponse):
        accept, cast_to = "*/*", bytes
    elif stream:
        cast_to = _event_type(stream_cls)
    check(cast_to)
    form = "json"
    if content is not None:
        if body is not None or files is not None:
            raise TypeError("content is a whole body, so there can be no body or files beside it")
        if not isinstance(content, (bytes, bytearray, str)):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"content has to be bytes or a str, not {type(content).__name__}")
        body = content.encode() if isinstance(content, str) else bytes(content)
    elif files is not None:
        form, body = "multipart", _with_files(body, files)
    extra = chosen.get("extra_json")
    if extra is not None and body is not None and not isinstance(body, Mapping):
        raise TypeError(f"extra_json adds fields to a body that is a mapping, not to one of {type(body).__name__}")
    headers = dict(chosen.get("headers") or {})
    if "idempotency_key" in chosen:
        headers.setdefault("Idempotency-Key", chosen["idempotency_key"])
    endpoint = Endpoint(
        f"client.{method.lower()}",
        method.upper(),
        path,
        body=form,
        accept=accept,
        type=getattr(cast_to, "__name__", str(cast_to)),
        cast=type(None) if cast_to is None else cast_to,
    )
    return Operation(
        endpoint,
        body=cast("Any", body),
        stream=stream,
        page=page,
        extra_headers=headers or None,
        extra_query=chosen.get("params"),
        extra_body=extra,
        timeout=chosen.get("timeout", not_given),
    )


def _event_type(stream_cls: Any) -> Any:
    """Return what the events of a stream are, by its class: `Stream[dict]`."""
    if stream_cls is None:
        return object
    if (get_origin(stream_cls) or stream_cls) not in (Stream, AsyncStream):
        raise TypeError(f"stream_cls has to be Stream[...] or AsyncStream[...], not {stream_cls!r}")
    return (*get_args(stream_cls), object)[0]


def _with_files(body: object, files: Any) -> dict[str, Any]:
    """Return the fields of a form: those of the body, then the files; files of one name become a list."""
    if body is not None and not isinstance(body, Mapping):
        raise TypeError(f"beside files, the body has to be a mapping of fields, not {type(body).__name__}")
    fields: dict[str, Any] = dict(cast("Mapping[str, Any]", body or {}))
    pairs: Any = cast("Any", files).items() if isinstance(files, Mapping) else files
    for name, file in pairs:
        if name.endswith("[]"):
            fields.setdefault(name[:-2], []).append(file)
        else:
            fields[name] = file
    return fields


def _requester_of(client: Any, options: RequestOptions | None) -> Any:
    retries = (options or {}).get("max_retries")
    return (client if retries is None else client.copy(max_retries=retries))._requester


def _perform(client: Any, method: str, path: str, cast_to: Any, stream: bool, stream_cls: Any, **sent: Any) -> Any:
    """Return the result of a request, or a promise of it: the response itself, if that is wanted."""
    options = sent.pop("options", None)
    operation = operation_of(method, path, cast_to, options, stream=stream, stream_cls=stream_cls, **sent)
    requester = _requester_of(client, options)
    raw = (get_origin(cast_to) or cast_to) is APIResponse
    return requester.raw(operation) if raw else requester.request(operation)


class Verbs:
    """Requests to endpoints that have no method.

    Args:
        path: Where to, below the base URL. It may be a whole URL instead: if that leads to another server than the base
            URL does, neither the client's credentials nor its default headers and query go there; what that server
            needs, pass in `options["headers"]`.
        cast_to: What the response is read as: a model, `dict`, `list[...]`, `object` (any JSON, or else text), `str`,
            `bytes`, `int`, `float`, `bool`, `NoneType`, `httpx.Response`, or `APIResponse` for the headers and the rest.
        body: What to send, as JSON.
        content: What to send instead, as it is.
        files: Files by the names of their fields; sends a form, together with the fields of `body`.
        options: What else to change about this request; see `RequestOptions`.
        stream: Whether the response is a stream of events.
        stream_cls: The class of that stream and of its events, e.g. `Stream[dict]`.

    Raises:
        TypeError: An argument is wrong; nothing has been sent.
        APIError: The request failed, or its response is not what `cast_to` says.
    """

    @overload
    def get(self, path: str, *, cast_to: type[T], stream: Literal[False] = False, **sent: Unpack[Options]) -> T: ...
    @overload
    def get(
        self,
        path: str,
        *,
        cast_to: type[Any],
        stream: Literal[True],
        stream_cls: type[StreamT],
        **sent: Unpack[Options],
    ) -> StreamT: ...
    def get(self, path: str, *, cast_to: Any, stream: bool = False, stream_cls: Any = None, **sent: Any) -> Any:
        """Send a GET request."""
        return _perform(self, "get", path, cast_to, stream, stream_cls, **sent)

    @overload
    def post(self, path: str, *, cast_to: type[T], stream: Literal[False] = False, **sent: Unpack[Sent]) -> T: ...
    @overload
    def post(
        self, path: str, *, cast_to: type[Any], stream: Literal[True], stream_cls: type[StreamT], **sent: Unpack[Sent]
    ) -> StreamT: ...
    def post(self, path: str, *, cast_to: Any, stream: bool = False, stream_cls: Any = None, **sent: Any) -> Any:
        """Send a POST request."""
        return _perform(self, "post", path, cast_to, stream, stream_cls, **sent)

    def put(self, path: str, *, cast_to: type[T], **sent: Unpack[Sent]) -> T:
        """Send a PUT request."""
        result: T = _perform(self, "put", path, cast_to, False, None, **sent)
        return result

    def patch(self, path: str, *, cast_to: type[T], **sent: Unpack[Sent]) -> T:
        """Send a PATCH request."""
        result: T = _perform(self, "patch", path, cast_to, False, None, **sent)
        return result

    def delete(self, path: str, *, cast_to: type[T], **sent: Unpack[Sent]) -> T:
        """Send a DELETE request."""
        result: T = _perform(self, "delete", path, cast_to, False, None, **sent)
        return result

    def get_api_list(
        self,
        path: str,
        *,
        model: type[T],
        page: type[PageT],
        body: object = None,
        options: RequestOptions | None = None,
        method: str = "get",
    ) -> PageT:
        """Request a list that comes in pages, with items of the type `model` and pages of the class `page`."""
        operation = operation_of(method, path, model, options, body=body, page=get_origin(page) or page)
        result: PageT = _requester_of(self, options).request(operation)
        return result


class AsyncVerbs:
    """Asynchronous requests to endpoints that have no method; see `Verbs` for the arguments."""

    @overload
    async def get(
        self, path: str, *, cast_to: type[T], stream: Literal[False] = False, **sent: Unpack[Options]
    ) -> T: ...
    @overload
    async def get(
        self,
        path: str,
        *,
        cast_to: type[Any],
        stream: Literal[True],
        stream_cls: type[AsyncStreamT],
        **sent: Unpack[Options],
    ) -> AsyncStreamT: ...
    async def get(self, path: str, *, cast_to: Any, stream: bool = False, stream_cls: Any = None, **sent: Any) -> Any:
        """Send a GET request."""
        return await _perform(self, "get", path, cast_to, stream, stream_cls, **sent)

    @overload
    async def post(self, path: str, *, cast_to: type[T], stream: Literal[False] = False, **sent: Unpack[Sent]) -> T: ...
    @overload
    async def post(
        self,
        path: str,
        *,
        cast_to: type[Any],
        stream: Literal[True],
        stream_cls: type[AsyncStreamT],
        **sent: Unpack[Sent],
    ) -> AsyncStreamT: ...
    async def post(self, path: str, *, cast_to: Any, stream: bool = False, stream_cls: Any = None, **sent: Any) -> Any:
        """Send a POST request."""
        return await _perform(self, "post", path, cast_to, stream, stream_cls, **sent)

    async def put(self, path: str, *, cast_to: type[T], **sent: Unpack[Sent]) -> T:
        """Send a PUT request."""
        result: T = await _perform(self, "put", path, cast_to, False, None, **sent)
        return result

    async def patch(self, path: str, *, cast_to: type[T], **sent: Unpack[Sent]) -> T:
        """Send a PATCH request."""
        result: T = await _perform(self, "patch", path, cast_to, False, None, **sent)
        return result

    async def delete(self, path: str, *, cast_to: type[T], **sent: Unpack[Sent]) -> T:
        """Send a DELETE request."""
        result: T = await _perform(self, "delete", path, cast_to, False, None, **sent)
        return result

    def get_api_list(
        self,
        path: str,
        *,
        model: type[T],
        page: type[AsyncPageT],
        body: object = None,
        options: RequestOptions | None = None,
        method: str = "get",
    ) -> AsyncPaginator[T, AsyncPageT]:
        """Request a list that comes in pages, with items of the type `model` and pages of the class `page`."""
        operation = operation_of(method, path, model, options, body=body, page=get_origin(page) or page)
        return AsyncPaginator(_requester_of(self, options), operation)
