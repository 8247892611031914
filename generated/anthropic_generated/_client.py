"""A minimal client: one request, and a typed result or a typed error.

It is what makes this package usable alone. Retries, streams, timeouts by content and all other policy live elsewhere.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import httpx

from ._cast import cast
from ._json import encode
from ._parse import parsers
from ._response import APIResponse
from ._sentinel import NotGiven, Omit
from .resources import AsyncResources, Resources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from typing_extensions import Self

    from ._call import Operation

T = TypeVar("T")

EXCERPT = 500


class RequestFailed(Exception):
    """The API answered with an error, or with something that is no answer.

    Attributes:
        status_code: The HTTP status.
        request_id: The id under which the API logged the request.
        error: The parsed error object, if the body held one.
    """

    def __init__(self, response: httpx.Response, reason: str) -> None:
        self.response = response
        self.status_code = response.status_code
        self.request_id: str | None = response.headers.get("request-id")
        self.error: Any = None
        try:
            self.error = parsers.error_response(response.json())
        except ValueError:
            pass
        text = response.text[:EXCERPT]
        super().__init__(f"{reason} (status {self.status_code}, request id {self.request_id}): {text}")


class _Sender:
    """What both clients share: building the request and reading the answer."""

    def __init__(self, base_url: str, headers: Mapping[str, str]) -> None:
        self._base_url = base_url.rstrip("/")
        self._headers = dict(headers)

    def build(self, operation: Operation[Any]) -> httpx.Request:
        endpoint = operation.endpoint
        if operation.form != "json" or endpoint.body == "multipart":
            self.refuse(operation)
        headers = httpx.Headers({"accept": endpoint.accept, **self._headers})
        for name, value in {**(operation.headers or {}), **(operation.extra_headers or {})}.items():
            if isinstance(value, Omit):
                headers.pop(name, None)
            else:
                headers[name] = value
        extra: Any = operation.extra_body
        body = operation.body if extra is None else {**(operation.body or {}), **extra}
        if body is not None:
            headers["content-type"] = "application/json"
        query = {**(endpoint.query or {}), **(operation.query or {}), **(operation.extra_query or {})}
        return httpx.Request(
            endpoint.method,
            f"{self._base_url}{operation.path}",
            params={name: str(value) for name, value in query.items() if value is not None},
            headers=headers,
            content=None if body is None else encode(body),
        )

    def refuse(self, operation: Operation[Any]) -> NoReturn:
        raise TypeError(f"{operation.endpoint.name}: this client carries plain JSON only")

    def read(self, response: httpx.Response, operation: Operation[T], requester: Any) -> APIResponse[T]:
        if not response.is_success:
            raise RequestFailed(response, "the API refused the request")

        def parse(to: Any = None) -> Any:
            try:
                if to is not None:
                    return cast(to, response)
                data = json.loads(response.content)
            except ValueError:
                raise RequestFailed(response, "the answer is not what was promised") from None
            return operation.result(data, requester)

        return APIResponse(response, parse, operation=operation)


def _timeout(client: httpx.Client | httpx.AsyncClient, operation: Operation[Any]) -> dict[str, Any]:
    timeout = operation.timeout
    chosen = client.timeout if isinstance(timeout, NotGiven) else httpx.Timeout(timeout)
    return {"timeout": chosen.as_dict()}


class Client(Resources):
    """The resources of the API over an `httpx.Client`.

    Args:
        base_url: Where the API answers, e.g. `https://api.example.com`.
        headers: Sent with every request: credentials, the API version.
        http_client: Used instead of a client of our own, and then not closed by `close()`.
    """

    def __init__(self, base_url: str, *, headers: Mapping[str, str], http_client: httpx.Client | None = None) -> None:
        super().__init__(self)
        self._sender = _Sender(base_url, headers)
        self._owned = http_client is None
        self._http = http_client or httpx.Client()

    def request(self, operation: Operation[T]) -> T:
        """Send an operation and return its result."""
        return self.raw(operation).parse()

    def raw(self, operation: Operation[T]) -> APIResponse[T]:
        """Send an operation and return the response."""
        request = self._sender.build(operation)
        request.extensions.update(_timeout(self._http, operation))
        return self._sender.read(self._http.send(request), operation, self)

    def streamed(self, operation: Operation[Any]) -> NoReturn:
        """Refuse: a response cannot be had before its body here."""
        self._sender.refuse(operation)

    def close(self) -> None:
        """Close the connections, unless the HTTP client was passed in."""
        if self._owned:
            self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class AsyncClient(AsyncResources):
    """The resources of the API over an `httpx.AsyncClient`; the arguments are those of `Client`."""

    def __init__(
        self, base_url: str, *, headers: Mapping[str, str], http_client: httpx.AsyncClient | None = None
    ) -> None:
        super().__init__(self)
        self._sender = _Sender(base_url, headers)
        self._owned = http_client is None
        self._http = http_client or httpx.AsyncClient()

    async def request(self, operation: Operation[T]) -> T:
        """Send an operation and return its result."""
        return (await self.raw(operation)).parse()

    async def raw(self, operation: Operation[T]) -> APIResponse[T]:
        """Send an operation and return the response."""
        request = self._sender.build(operation)
        request.extensions.update(_timeout(self._http, operation))
        return self._sender.read(await self._http.send(request), operation, self)

    async def streamed(self, operation: Operation[Any]) -> NoReturn:
        """Refuse: a response cannot be had before its body here."""
        self._sender.refuse(operation)

    async def close(self) -> None:
        """Close the connections, unless the HTTP client was passed in."""
        if self._owned:
            await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.close()
