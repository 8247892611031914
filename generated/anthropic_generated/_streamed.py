"""Responses whose body is still to come, and the view of a resource whose methods yield them.

The body is the business of the requester: it hands in an object that reads it, whole or in chunks, and ends it.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Callable, Generic, Protocol, TypeVar, overload

from ._call import AsyncResource, Resource, StreamingRequester
from ._piece import Bytes, Lines, Text, cut, cut_async
from ._response import ResponseFacts

if TYPE_CHECKING:
    import os
    from collections.abc import AsyncIterator, Awaitable, Iterator
    from types import TracebackType

    import httpx
    from typing_extensions import Concatenate, ParamSpec

    from ._call import Operation
    from ._stream import AsyncBinaryAPIResponse, BinaryAPIResponse

    P = ParamSpec("P")

T = TypeVar("T")
U = TypeVar("U")


class Body(Protocol):
    """Reads the body of a response, of which the head has arrived."""

    def read(self, response: httpx.Response) -> httpx.Response:
        """Return the response with its body."""
        ...

    def chunks(self, response: httpx.Response) -> Iterator[bytes]:
        """Yield the body as it arrives."""
        ...

    def file(self, response: httpx.Response) -> BinaryAPIResponse:
        """Return the body as a file."""
        ...

    def close(self, response: httpx.Response) -> None:
        """Give the connection back."""
        ...


class AsyncBody(Protocol):
    """Reads the body of a response, of which the head has arrived, asynchronously."""

    async def read(self, response: httpx.Response) -> httpx.Response:
        """Return the response with its body."""
        ...

    def chunks(self, response: httpx.Response) -> AsyncIterator[bytes]:
        """Yield the body as it arrives."""
        ...

    async def file(self, response: httpx.Response) -> AsyncBinaryAPIResponse:
        """Return the body as a file."""
        ...

    async def close(self, response: httpx.Response) -> None:
        """Give the connection back."""
        ...


class StreamedAPIResponse(ResponseFacts[T]):
    """A response of the API as it begins: the headers are there, the body is read when, and in the way, you ask for it.

    The body can be taken once: whole, by `read()`, `text()`, `json()` or `parse()`, which may then be called again, or in
    pieces by one of the iterators.
    """

    def __init__(
        self,
        http_response: httpx.Response,
        body: Body,
        parse: Callable[..., Any],
        *,
        retries_taken: int,
        operation: Operation[T],
    ) -> None:
        self.http_response = http_response
        self.retries_taken = retries_taken
        self._body = body
        # Called with a response, whose body has been read unless the operation is a stream, and the type wanted.
        self._parse = parse
        self._operation = operation
        self._form = operation.form
        self._parsed: dict[Any, Any] = {}
        self._is_read = False

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
            APIError: The body is not what was promised, or breaks off.
        """
        if to not in self._parsed:
            if to is not None or self._form == "json":
                self.read()
            self._parsed[to] = self._parse(self.http_response, to)
        return self._parsed[to]

    def read(self) -> bytes:
        """Return the body.

        Raises:
            APIConnectionError: It breaks off.
            StreamAlreadyConsumed: It was taken in pieces before.
        """
        if not self._is_read:
            self.http_response = self._body.read(self.http_response)
            self._is_read = True
        return self.http_response.content

    def text(self) -> str:
        """Return the body as text."""
        return (self.read()).decode("utf-8", "replace")

    def json(self) -> Any:
        """Return the body, decoded from JSON.

        Raises:
            APIResponseValidationError: It is no JSON.
        """
        self.read()
        return self._parse(self.http_response, Any)

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Yield the body as it arrives, in pieces of `chunk_size` bytes if that is given."""
        return cut(Bytes(chunk_size), self._body.chunks(self.http_response))

    def iter_text(self) -> Iterator[str]:
        """Yield the body as text, as it arrives."""
        return cut(Text(), self._body.chunks(self.http_response))

    def iter_lines(self) -> Iterator[str]:
        """Yield the lines of the body, without their ends, as they arrive."""
        return cut(Lines(), self._body.chunks(self.http_response))

    def stream_to_file(self, file: str | os.PathLike[str], *, chunk_size: int | None = None) -> None:
        """Write the body to a file as it arrives; the file appears under its name only when it is complete."""
        body = self._body.file(self.http_response)
        body.stream_to_file(file, chunk_size=chunk_size)

    def close(self) -> None:
        """Give the connection back, whether the body has been read or not. Closing twice does nothing."""
        self._body.close(self.http_response)


class ResponseManager(Generic[T]):
    """Sends a request at the beginning of a `with` block, and closes the response at its end."""

    def __init__(self, send: Callable[[], Any]) -> None:
        self._send = send
        self._response: StreamedAPIResponse[T] | None = None

    def __enter__(self) -> StreamedAPIResponse[T]:
        response: StreamedAPIResponse[T] = self._send()
        self._response = response
        return response

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        if self._response is not None:
            self._response.close()


class AsyncStreamedAPIResponse(ResponseFacts[T]):
    """A response of the API as it begins: the headers are there, the body is read when, and in the way, you ask for it.

    The body can be taken once: whole, by `read()`, `text()`, `json()` or `parse()`, which may then be called again, or in
    pieces by one of the iterators.
    """

    def __init__(
        self,
        http_response: httpx.Response,
        body: AsyncBody,
        parse: Callable[..., Any],
        *,
        retries_taken: int,
        operation: Operation[T],
    ) -> None:
        self.http_response = http_response
        self.retries_taken = retries_taken
        self._body = body
        # Called with a response, whose body has been read unless the operation is a stream, and the type wanted.
        self._parse = parse
        self._operation = operation
        self._form = operation.form
        self._parsed: dict[Any, Any] = {}
        self._is_read = False

    @overload
    async def parse(self) -> T: ...
    @overload
    async def parse(self, *, to: type[U]) -> U: ...
    async def parse(self, *, to: Any = None) -> Any:
        """Return what the plain method would have returned; the work is done once.

        Args:
            to: Another type to read the body as: a model, `dict`, `list[...]`, `object` (any JSON), `str`, `bytes`, …,
                or `httpx.Response`.

        Raises:
            TypeError: No response can be read as `to`.
            APIError: The body is not what was promised, or breaks off.
        """
        if to not in self._parsed:
            if to is not None or self._form == "json":
                await self.read()
            self._parsed[to] = await self._parse(self.http_response, to)
        return self._parsed[to]

    async def read(self) -> bytes:
        """Return the body.

        Raises:
            APIConnectionError: It breaks off.
            StreamAlreadyConsumed: It was taken in pieces before.
        """
        if not self._is_read:
            self.http_response = await self._body.read(self.http_response)
            self._is_read = True
        return self.http_response.content

    async def text(self) -> str:
        """Return the body as text."""
        return (await self.read()).decode("utf-8", "replace")

    async def json(self) -> Any:
        """Return the body, decoded from JSON.

        Raises:
            APIResponseValidationError: It is no JSON.
        """
        await self.read()
        return await self._parse(self.http_response, Any)

    def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """Yield the body as it arrives, in pieces of `chunk_size` bytes if that is given."""
        return cut_async(Bytes(chunk_size), self._body.chunks(self.http_response))

    def iter_text(self) -> AsyncIterator[str]:
        """Yield the body as text, as it arrives."""
        return cut_async(Text(), self._body.chunks(self.http_response))

    def iter_lines(self) -> AsyncIterator[str]:
        """Yield the lines of the body, without their ends, as they arrive."""
        return cut_async(Lines(), self._body.chunks(self.http_response))

    async def stream_to_file(self, file: str | os.PathLike[str], *, chunk_size: int | None = None) -> None:
        """Write the body to a file as it arrives; the file appears under its name only when it is complete."""
        body = await self._body.file(self.http_response)
        await body.stream_to_file(file, chunk_size=chunk_size)

    async def close(self) -> None:
        """Give the connection back, whether the body has been read or not. Closing twice does nothing."""
        await self._body.close(self.http_response)

    aclose = close


class AsyncResponseManager(Generic[T]):
    """Sends a request at the beginning of an `async with` block, and closes the response at its end."""

    def __init__(self, send: Callable[[], Awaitable[Any]]) -> None:
        self._send = send
        self._response: AsyncStreamedAPIResponse[T] | None = None

    async def __aenter__(self) -> AsyncStreamedAPIResponse[T]:
        response: AsyncStreamedAPIResponse[T] = await self._send()
        self._response = response
        return response

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        if self._response is not None:
            await self._response.close()


class StreamingView:
    """The methods of a resource, each returning a context manager that yields the response."""

    __slots__ = ("_resource",)

    def __init__(self, resource: Any) -> None:
        self._resource = resource

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._resource, name)
        if isinstance(found, (Resource, AsyncResource)):
            return StreamingView(found)
        if name.startswith("_") or not callable(found):
            raise AttributeError(f"{type(self._resource).__name__}.with_streaming_response has no method {name!r}")
        manager: Any = AsyncResponseManager if isinstance(self._resource, AsyncResource) else ResponseManager

        @wraps(found)
        def method(*args: Any, **kwargs: Any) -> Any:
            return manager(lambda: found(*args, **kwargs))

        return method

    def __dir__(self) -> list[str]:
        return [name for name in dir(self._resource) if not name.startswith("_")]

    def __repr__(self) -> str:
        return f"<{type(self._resource).__name__}.with_streaming_response>"


def streaming_view(cls: Callable[[Any], Any], requester: Any) -> Any:
    """Return the view of a resource's class over a requester."""
    return StreamingView(cls(StreamingRequester(requester)))


if TYPE_CHECKING:

    def streaming(
        method: Callable[Concatenate[Any, P], T],
    ) -> Callable[Concatenate[Any, P], ResponseManager[T]]:
        """Give the type of a method on `with_streaming_response`."""
        ...

    def async_streaming(
        method: Callable[Concatenate[Any, P], Awaitable[T]],
    ) -> Callable[Concatenate[Any, P], AsyncResponseManager[T]]:
        """Give the type of an asynchronous method on `with_streaming_response`."""
        ...
