"""Requests and responses in the terms of httpx, and what errors keep of them when they are pickled.

With `_http`, where its clients and exceptions are, this is the one door to httpx. Nothing is sent or read here; see `_port`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx

from ._errors import AnthropicError
from ._settings import clipped

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator

    from ._engine import Send
    from ._multipart import Multipart
    from ._request import Wire
    from .platforms._credentials import Authorizer


class _Common(NamedTuple):
    """The headers many requests have in common, in the form of httpx, and what they were made from."""

    client: httpx.Client | httpx.AsyncClient
    defaults: list[tuple[bytes, bytes]]
    host: str
    headers: httpx.Headers


class _Upload(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A form as the body of a request; each iteration begins anew."""

    def __init__(self, multipart: Multipart) -> None:
        self._multipart = multipart

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._multipart)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._multipart.__aiter__()


#: Request headers whose values no repr may show; error trackers collect those of every variable.
SECRET = ("authorization", "proxy-authorization", "x-api-key", "api-key", "cookie", "x-amz-security-token")


class _Headers(httpx.Headers):
    """The headers of a request, which hide the credentials among them in their repr."""

    def __repr__(self) -> str:
        return f"Headers({[(name, '***' if name in SECRET else value) for name, value in self.multi_items()]})"


@lru_cache(maxsize=512)
def _url(text: str) -> tuple[httpx.URL, str]:
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL as exc:
        raise ValueError(f"base_url and path make no URL: {exc}") from None
    return url, url.netloc.decode("ascii")


def same_origin(one: str, other: str) -> bool:
    """Say whether two URLs lead to the same server by the same protocol.

    Raises:
        ValueError: One is no URL.
    """
    urls = _url(one)[0], _url(other)[0]
    first, second = ((url.scheme, url.raw_host, url.port) for url in urls)
    return first == second


def native(client: httpx.Client | httpx.AsyncClient, step: Send) -> httpx.Request:
    """Return a request in the form of httpx; its own request builder would merge the same headers each time."""
    wire = step.wire
    if client.is_closed:
        raise AnthropicError("the http_client has been closed, so no request can be sent")
    url, host = _url(wire.url)
    if client.params:
        url = url.copy_merge_params(client.params)
    headers = _headers(client, wire, host)
    body = wire.body
    stream: Any
    if body is None or isinstance(body, bytes):
        stream = httpx.ByteStream(body or b"")
        if body is not None or wire.method != "GET":
            headers["content-length"] = str(len(body or b""))
    else:
        stream, length = _Upload(body), body.length
        name, value = ("transfer-encoding", "chunked") if length is None else ("content-length", str(length))
        headers[name] = value
    if step.retries and "x-stainless-retry-count" in headers and "x-stainless-retry-count" not in wire.changes:
        headers["x-stainless-retry-count"] = str(step.retries)
    extensions: dict[str, Any] = {"timeout": clipped(wire.timeout, step.left)}
    if "_" in host:
        # Names in certificates have no underscores.
        extensions["sni_hostname"] = url.host.replace("_", "-")
    cookies = client.cookies if client.cookies else None
    request = httpx.Request(wire.method, url, headers=headers, cookies=cookies, stream=stream, extensions=extensions)
    request.headers = _Headers(request.headers)
    if not isinstance(stream, _Upload):
        request.read()
    return request


class _Authorization(httpx.Auth):
    """Has a platform authorise an attempt, when nothing else of it changes any more."""

    def __init__(self, authorizer: Authorizer) -> None:
        self._authorizer = authorizer

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        self._authorizer.authorize(request)
        yield request

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        await self._authorizer.aauthorize(request)
        yield request


def sending(wire: Wire) -> dict[str, Any]:
    """Return how the HTTP client has to send a request.

    Those of a platform are not redirected: their authorisation holds for one address, and is nobody else's business.
    """
    if wire.platform is None:
        return {}
    return {"auth": _Authorization(wire.platform.authorizer), "follow_redirects": False}


def _headers(client: httpx.Client | httpx.AsyncClient, wire: Wire, host: str) -> httpx.Headers:
    head, defaults = wire.head, client.headers.raw
    common: _Common | None = head.native
    if common is None or common.client is not client or common.defaults != defaults or common.host != host:
        merged = _Headers({"Host": host})
        merged.update(client.headers)
        _apply(merged, head.headers)
        head.native = common = _Common(client, defaults, host, merged)
    headers = _Headers(common.headers)
    if wire.changes:
        _apply(headers, wire.changes)
    return headers


def _apply(headers: httpx.Headers, changes: dict[str, tuple[str, str | None]]) -> None:
    for name, value in changes.values():
        if value is not None:
            headers[name] = value
        elif name in headers:
            del headers[name]


def with_body(response: httpx.Response, content: bytes) -> httpx.Response:
    """Return a response like the given one, whose body was read by other means."""
    moot = ("content-encoding", "content-length", "transfer-encoding")
    filled = httpx.Response(
        response.status_code,
        headers=[(name, value) for name, value in response.headers.multi_items() if name not in moot],
        content=content,
        request=response.request,
        extensions=response.extensions,
        history=response.history,
    )
    filled.elapsed = response.elapsed
    return filled


# What errors keep of requests and responses when they are pickled

#: Response headers that help and hold no secrets.
KEPT = ("request-id", "content-type", "retry-after", "retry-after-ms", "x-should-retry", "date")


def reduce(value: httpx.Request | httpx.Response) -> tuple[Any, ...]:
    """Return the plain parts of a request or response that `rebuild` needs."""
    if isinstance(value, httpx.Request):
        return "request", value.method, str(value.url)
    headers = [(k, v) for k, v in value.headers.multi_items() if k in KEPT or k.startswith("anthropic-ratelimit-")]
    content = value.content if value.is_closed and hasattr(value, "_content") else b""
    try:
        request = reduce(value.request)
    except RuntimeError:
        request = ()
    return "response", value.status_code, headers, content, request


def rebuild(kind: str, *parts: Any) -> httpx.Request | httpx.Response:
    """Make a request or response again from what `reduce` kept."""
    if kind == "request":
        method, url = parts
        return httpx.Request(method, url)
    status, headers, content, request = parts
    made_by = rebuild(*request) if request else None
    assert not isinstance(made_by, httpx.Response)
    return httpx.Response(status, headers=headers, content=content, request=made_by)


def blank_request() -> httpx.Request:
    """Return the request of a response that was made by hand and has none."""
    return httpx.Request("GET", "http://unknown.invalid/")
