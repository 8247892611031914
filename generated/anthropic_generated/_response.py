"""The response object that every call yields first, and that parses itself once, when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Awaitable
    from datetime import timedelta

    import httpx
    from typing_extensions import Concatenate, ParamSpec

    from ._call import Operation
    from ._rate_limit import RateLimits

    P = ParamSpec("P")

T = TypeVar("T")
U = TypeVar("U")

_UNPARSED: Any = object()


class ResponseFacts(Generic[T]):
    """What is known of a response apart from its body: the same for all kinds of it."""

    http_response: httpx.Response
    """The response as the HTTP library gives it."""
    retries_taken: int
    """How many requests failed before this one."""
    _operation: Operation[T] | None

    @property
    def headers(self) -> httpx.Headers:
        """The response headers; look-up ignores case."""
        return self.http_response.headers

    @property
    def status_code(self) -> int:
        """The HTTP status, e.g. 200."""
        return self.http_response.status_code

    @property
    def request_id(self) -> str | None:
        """The id under which the API logged the request; quote it when you report a problem."""
        request_id: str | None = self.http_response.headers.get("request-id")
        return request_id

    @property
    def rate_limits(self) -> RateLimits:
        """How much of the rate limits was left, as far as the API said."""
        from ._rate_limit import rate_limits

        return rate_limits(self.http_response.headers)

    @property
    def url(self) -> httpx.URL:
        """The URL that answered."""
        return self.http_response.url

    @property
    def method(self) -> str:
        """The HTTP method of the request."""
        return self.http_response.request.method

    @property
    def http_version(self) -> str:
        """The HTTP version of the answer, e.g. `HTTP/1.1`."""
        return self.http_response.http_version

    @property
    def http_request(self) -> httpx.Request:
        """The request that was answered."""
        return self.http_response.request

    @property
    def elapsed(self) -> timedelta:
        """The time from sending the request to the end of the answer."""
        return self.http_response.elapsed

    @property
    def is_closed(self) -> bool:
        """Whether the connection has been given back."""
        return self.http_response.is_closed

    def __repr__(self) -> str:
        response = self.http_response
        operation: Operation[Any] | None = getattr(self, "_operation", None)
        kind = f" type={operation.result_name}" if operation is not None else ""
        return f"<{type(self).__name__} [{response.status_code} {response.reason_phrase}]{kind}>"


class APIResponse(ResponseFacts[T]):
    """An HTTP response of the API, and the typed result it holds.

    The same object serves synchronous and asynchronous calls: when you get it, its body has been read (except for
    streams, whose body `parse()` hands out piece by piece).
    """

    def __init__(
        self,
        http_response: httpx.Response,
        parse: Callable[..., T],
        *,
        retries_taken: int = 0,
        operation: Operation[T] | None = None,
    ) -> None:
        self.http_response = http_response
        self.retries_taken = retries_taken
        # Called with nothing for the result the operation promises, or with another type to read the body as.
        self._parse = parse
        self._operation = operation
        self._parsed: T = _UNPARSED

    @overload
    def parse(self) -> T: ...
    @overload
    def parse(self, *, to: type[U]) -> U: ...
    def parse(self, *, to: Any = None) -> Any:
        """Return what the plain method would have returned; the work is done once.

        Args:
            to: Another type to read the body as: a model, `dict`, `list[...]`, `object` (any JSON), `str`, `bytes`, …,
                or `httpx.Response`.

        Raises:
            TypeError: No response can be read as `to`.
            APIError: The body is not what was promised.
        """
        if to is not None:
            return self._parse(to)
        if self._parsed is _UNPARSED:
            self._parsed = self._parse()
        return self._parsed

    @property
    def content(self) -> bytes:
        """The body."""
        return self.http_response.content

    @property
    def text(self) -> str:
        """The body as text."""
        return self.http_response.text

    def json(self) -> Any:
        """Return the body, decoded from JSON.

        Raises:
            APIResponseValidationError: It is no JSON.
        """
        return self._parse(Any)


if TYPE_CHECKING:

    def raw(method: Callable[Concatenate[Any, P], T]) -> Callable[Concatenate[Any, P], APIResponse[T]]:
        """Give the type of a method on `with_raw_response`."""
        ...

    def async_raw(
        method: Callable[Concatenate[Any, P], Awaitable[T]],
    ) -> Callable[Concatenate[Any, P], Awaitable[APIResponse[T]]]:
        """Give the type of an asynchronous method on `with_raw_response`."""
        ...
