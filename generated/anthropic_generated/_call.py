"""What a resource method hands over, and to whom: `Operation`, `Endpoint` and the `Requester` protocols.

A method decides nothing about transport. It names its endpoint, gives what the caller passed, and lets a requester do
the rest; whoever implements the methods of `Requester` can drive all resources of this package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Generic, NoReturn, Protocol, TypeVar
from urllib.parse import quote

from ._parse import parsers
from ._sentinel import NotGiven, Omit, not_given

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable, Mapping

    import httpx

    from ._response import APIResponse
    from ._streamed import AsyncStreamedAPIResponse, StreamedAPIResponse

T = TypeVar("T")

FORMS = {"application/json": "json", "application/x-jsonl": "lines"}


class Endpoint:
    """What the API description says of an operation, the same for all its calls."""

    __slots__ = ("accept", "body", "cast", "events", "method", "name", "path", "query", "response", "slow", "type")

    def __init__(
        self,
        name: str,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: str | None = None,
        response: str | None = None,
        accept: str = "application/json",
        events: str | None = None,
        slow: bool = False,
        type: str = "",
        cast: Any = None,
    ) -> None:
        self.name = name
        self.method = method
        self.path = path
        #: Query parameters that belong to the endpoint itself.
        self.query = query
        #: `"json"`, `"multipart"` or none.
        self.body = body
        #: The parser of the response (of one item, for pages and lines); none for plain bytes.
        self.response = response
        #: The media type of the response.
        self.accept = accept
        #: The parser of the events of the streamed form, if there is one.
        self.events = events
        #: Whether an answer may take many minutes.
        self.slow = slow
        #: The result (one item, for pages), as annotations name it.
        self.type = type
        #: What the caller wants the response (one item or event) read as, where no description says it; see `_cast`.
        self.cast = cast

    def parse(self, data: Any) -> Any:
        """Read the decoded JSON of a response (or of one item or line of it)."""
        if self.cast is not None:
            from ._cast import converter

            return converter(self.cast)(data)
        return data if self.response is None else getattr(parsers, self.response)(data)

    def event_parser(self) -> Callable[[Any], Any]:
        """Return the function that reads one decoded event of the streamed form."""
        if self.events is None:
            from ._cast import converter

            return converter(self.cast)
        function: Callable[[Any], Any] = getattr(parsers, self.events)
        return function

    def __repr__(self) -> str:
        return f"<{self.name}: {self.method} {self.path}>"


class Operation(Generic[T]):
    """One call of an endpoint: what the caller passed, not yet bound to a server."""

    __slots__ = (
        "body",
        "endpoint",
        "extra_body",
        "extra_headers",
        "extra_query",
        "headers",
        "page",
        "path",
        "query",
        "start",
        "stream",
        "timeout",
        "via_stream",
    )

    def __init__(
        self,
        endpoint: Endpoint,
        path: str | None = None,
        *,
        query: dict[str, Any] | None = None,
        headers: dict[str, str | Omit] | None = None,
        body: dict[str, Any] | None = None,
        stream: bool = False,
        via_stream: bool = False,
        start: int = 0,
        page: type[Any] | None = None,
        extra_headers: Mapping[str, str | Omit] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: object | None = None,
        timeout: float | httpx.Timeout | None | NotGiven = not_given,
    ) -> None:
        if via_stream:
            if stream:
                raise TypeError(
                    "stream=True returns the events and via_stream=True the whole message: give one of them"
                )
            body = {**(body or {}), "stream": True}
        self.endpoint = endpoint
        #: The path with its parameters filled in and percent-encoded.
        self.path = endpoint.path if path is None else path
        self.query = query
        self.headers = headers
        self.body = body
        #: Whether the result is the streamed form.
        self.stream = stream
        #: Whether the streamed form is asked for, to be put together into the plain result.
        self.via_stream = via_stream
        #: How many lines of the response to pass over, where it comes as lines.
        self.start = start
        #: The class of the pages of the response, if it divides into pages.
        self.page = page
        self.extra_headers = extra_headers
        self.extra_query = extra_query
        self.extra_body = extra_body
        self.timeout = timeout
        if page is not None:
            page.check(query)

    @property
    def form(self) -> str:
        """How the response arrives: `"json"`, `"events"`, `"lines"`, `"bytes"` or `"assembled"`.

        The last means events too, but the caller gets the plain result that they give when put together.
        """
        if self.stream:
            return "events"
        if self.via_stream:
            return "assembled"
        return FORMS.get(self.endpoint.accept, "bytes")

    @property
    def result_name(self) -> str:
        """How annotations name the result."""
        if self.stream:
            return "Stream"
        return f"{self.page.__name__}[{self.endpoint.type}]" if self.page is not None else self.endpoint.type

    def replace(self, **changes: Any) -> Operation[T]:
        """Return a copy with some attributes changed."""
        copy: Operation[T] = Operation(self.endpoint)
        for name in Operation.__slots__:
            setattr(copy, name, changes.get(name, getattr(self, name)))
        return copy

    def result(self, data: Any, requester: Any) -> T:
        """Build the result of the plain form from decoded JSON; `requester` fetches further pages."""
        result: T = self.endpoint.parse(data) if self.page is None else self.page.read(data, self, requester)
        return result


class Requester(Protocol):
    """Carries operations out. This is all that resources ask of a client."""

    def request(self, operation: Operation[T]) -> T:
        """Return the typed result."""
        ...

    def raw(self, operation: Operation[T]) -> APIResponse[T]:
        """Return the response, which gives the typed result when asked."""
        ...

    def streamed(self, operation: Operation[T]) -> StreamedAPIResponse[T]:
        """Return the response as soon as it begins."""
        ...


class AsyncRequester(Protocol):
    """Carries operations out, asynchronously."""

    def request(self, operation: Operation[T]) -> Awaitable[T]:
        """Return the typed result."""
        ...

    def raw(self, operation: Operation[T]) -> Awaitable[APIResponse[T]]:
        """Return the response, which gives the typed result when asked."""
        ...

    def streamed(self, operation: Operation[T]) -> Awaitable[AsyncStreamedAPIResponse[T]]:
        """Return the response as soon as it begins."""
        ...


class RawRequester:
    """Makes the methods of a resource return responses instead of results; serves both kinds of requester."""

    __slots__ = ("_requester",)

    def __init__(self, requester: Any) -> None:
        self._requester = requester

    def request(self, operation: Operation[Any]) -> Any:
        return self._requester.raw(operation)

    raw = request

    def streamed(self, operation: Operation[Any]) -> Any:
        return self._requester.streamed(operation)


class StreamingRequester(RawRequester):
    """Makes the methods of a resource return responses as they begin; serves both kinds of requester."""

    __slots__ = ()

    def request(self, operation: Operation[Any]) -> Any:
        return self._requester.streamed(operation)

    raw = request


class Resource:
    """A group of methods of the API."""

    def __init__(self, requester: Requester) -> None:
        self._requester = requester


class AsyncResource:
    """A group of asynchronous methods of the API."""

    def __init__(self, requester: AsyncRequester) -> None:
        self._requester = requester


def fill(template: str, /, **values: str) -> str:
    """Return a path with its parameters percent-encoded (RFC 3986, section 2.1).

    Raises:
        ValueError: A value is empty, or would change the path's structure.
    """
    for name, value in values.items():
        if not isinstance(value, str) or not value:  # pyright: ignore[reportUnnecessaryIsInstance]
            raise ValueError(f"`{name}` has to be a non-empty string, but is {value!r}")
        if value in (".", ".."):
            raise ValueError(f"`{name}` is {value!r}, which a URL would take for a step to another folder")
    return template.format(**{name: quote(value, safe="") for name, value in values.items()})


def beta_header(betas: Iterable[str] | Omit, *always: str) -> dict[str, str | Omit] | None:
    """Return the header that turns beta features on: those asked for, then those the endpoint needs, each once."""
    if isinstance(betas, str):
        raise TypeError(f"`betas` is a list of names; for one, write betas=[{betas!r}]")
    names = dict.fromkeys((*(betas or ()), *always))
    return {"anthropic-beta": ",".join(names)} if names else None


def refuse(name: str, unknown: dict[str, Any]) -> NoReturn:
    """Raise the error for keyword arguments that a method does not have."""
    names = ", ".join(f"`{argument}`" for argument in unknown)
    raise TypeError(
        f"{name}() has no argument {names}; to send a field this version does not know, "
        "use the extra_body, extra_query or extra_headers argument"
    )
