"""What a platform is: all that differs where somebody else serves Claude. Pure, but for credentials that are fetched.

The engine asks a platform for these things and nothing else. The platforms themselves stand in modules of their names.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from anthropic._failure import NAMES
from anthropic._settings import shown_url
from anthropic._sse import SSEDecoder
from anthropic_generated._call import Endpoint

from ._credentials import USED
from ._errors import NotSupportedOnPlatformError

if TYPE_CHECKING:
    import httpx

    from anthropic._errors import APIStatusError
    from anthropic._reader import Decoder
    from anthropic_generated._call import Operation

    from ._credentials import Authorizer


class Platform(ABC):
    """A place that serves Claude."""

    #: What people call it.
    name: str
    #: The paths of the API that it serves, whatever it calls them.
    paths: frozenset[str]
    #: Where it tells the ids of requests, first match first.
    request_id_headers: tuple[str, ...] = ("request-id",)
    #: What authorises its requests.
    authorizer: Authorizer

    @property
    @abstractmethod
    def base_url(self) -> str:
        """Where it is, with a slash at the end. `prepare` comes before."""

    @property
    def is_prepared(self) -> bool:
        """Whether all is known that is needed to send a request."""
        return True

    def prepare(self) -> None:  # noqa: B027 # most have nothing to do
        """Find out what is needed to send a request, and load the libraries; this may take long.

        Raises:
            AnthropicError: Something is not to be found; the message says where it was looked for.
        """

    @classmethod
    def supports(cls, path: str) -> bool:
        """Say whether it serves a path of the API. A path that is none of the API's may be one of its own."""
        return path in cls.paths or not path.startswith("/v1/")

    def check(self, operation: Operation[Any]) -> None:
        """Refuse an operation that the platform does not have.

        Raises:
            NotSupportedOnPlatformError: It has not.
        """
        endpoint, path = operation.endpoint, plain(operation.path)
        if not self.supports(path):
            name = f"{endpoint.method} {path}" if endpoint.name.startswith("client.") else endpoint.name
            raise NotSupportedOnPlatformError(name, self.name)

    def place(self, operation: Operation[Any], headers: Mapping[str, Any]) -> Operation[Any]:
        """Return an operation of the API as the platform has it.

        Args:
            operation: The operation.
            headers: All that the client sends with each of its requests, by names in lower case.
        """
        return operation

    def decoder(self, response: httpx.Response, limit: int) -> Decoder:
        """Return what reads the stream that is the body of a response; no event may have more bytes than the limit."""
        return SSEDecoder(limit)

    def note(self, response: httpx.Response) -> None:
        """Write the id of a request where the API would write it."""
        headers = response.headers
        if "request-id" not in headers:
            found = next((headers[name] for name in self.request_id_headers if name in headers), None)
            if found is not None:
                headers["request-id"] = found

    def explain(self, error: APIStatusError) -> None:
        """Say on an error what the platform means by it, in the terms of the API."""
        if error.error_type is None:
            error.error_type = NAMES.get(error.status_code)
        location = error.response.headers.get("location")
        if error.status_code // 100 == 3 and location:
            error.message = (
                f"{error.message.rstrip('.')}. The answer points to {_shown(location)}, but requests to {self.name} are not redirected, since their "
                "authorisation is for one address: if that is the right one, pass base_url=..."
            )

    def renew(self, error: APIStatusError) -> bool:
        """Say whether a request that was refused is worth another try, with a credential that is fetched anew."""
        return self.is_outdated(error) and self.authorizer.forget(error.request.extensions.get(USED))

    def is_outdated(self, error: APIStatusError) -> bool:
        """Say whether an error may mean that the credential has expired."""
        return error.status_code == 401


def plain(path: str) -> str:
    """Return a path without a query, as the description of the API writes it."""
    path = path.partition("?")[0]
    return path if "://" in path else f"/{path.lstrip('/')}"


def _shown(location: str) -> str:
    """Return where a redirection leads, without what may be secret: user, password, query and fragment."""
    return repr(shown_url(re.split(r"[?#]", location, maxsplit=1)[0]))


def placed(operation: Operation[Any], path: str, body: Mapping[str, Any] | None, **changes: Any) -> Operation[Any]:
    """Return an operation with another path and body, whose endpoint has no query of its own; see `Operation.replace`."""
    endpoint = operation.endpoint
    if endpoint.query:
        endpoint = copied(endpoint)
        endpoint.query = None
    return operation.replace(endpoint=endpoint, path=path, body=body, extra_body=None, **changes)


def copied(endpoint: Endpoint, cls: type[Endpoint] | None = None) -> Endpoint:
    """Return a copy of an endpoint, perhaps of another class."""
    cls = cls or type(endpoint)
    copy = cls.__new__(cls)
    for name in Endpoint.__slots__:
        setattr(copy, name, getattr(endpoint, name))
    return copy


def whole_body(operation: Operation[Any]) -> dict[str, Any]:
    """Return the body of an operation with what the caller added to it.

    Raises:
        TypeError: One of them is no mapping.
    """
    whole: dict[str, Any] = {}
    for name, part in (("body", operation.body), ("extra_body", operation.extra_body)):
        if part is not None and not isinstance(part, Mapping):
            raise TypeError(f"{name} has to be a mapping of fields, not {type(part).__name__}")
        whole.update(cast("Mapping[str, Any]", part or {}))
    return whole
