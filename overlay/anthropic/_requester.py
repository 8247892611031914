"""What resources hand their operations to: builds the request, has the engine run it, and makes the result.

The two requesters differ in nothing but `await`; what they share stands above them.
"""

from __future__ import annotations

from json import loads
from random import random
from time import monotonic
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import attrs

from anthropic_generated._model import Model
from anthropic_generated._response import APIResponse
from anthropic_generated._streamed import AsyncStreamedAPIResponse, StreamedAPIResponse

from ._body import AsyncBody, SyncBody
from ._engine import Again, Conditions, exchange
from ._errors import AnthropicError, PaginationError
from ._failure import text_of, unexpected
from ._guard import check_size
from ._pool import AsyncPool, Pool, running_loop
from ._request import Builder

if TYPE_CHECKING:
    import httpx
    from typing_extensions import Self

    from anthropic_generated._call import Operation

    from ._request import Wire
    from ._settings import Settings

T = TypeVar("T")

#: The forms of results that arrive piece by piece.
STREAMED = ("events", "lines", "bytes", "assembled")


class _Configured:
    """The settings of a requester, and what follows from them."""

    #: What pages raise that lead nowhere.
    pagination_error = PaginationError

    def __init__(self, settings: Settings, pool: Any) -> None:
        self.closed = False
        self.pool = pool
        self.settings = settings

    @property
    def settings(self) -> Settings:
        """How requests are made; may be replaced at any time."""
        return self._builder.settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        sent = (("X-Api-Key", settings.api_key), ("Authorization", settings.auth_token))
        named = [f"{header} from {found.source}" for header, found in sent if found.secret is not None]
        self._builder = Builder(settings)
        self._conditions = Conditions(settings.retry, settings.deadline, monotonic, random, " and ".join(named) or None)

    @property
    def strict(self) -> bool:
        """Whether a result that does not fit its type is an error."""
        return self.settings.strict

    def _again(self, wire: Wire, started: float) -> Again:
        """Return what it takes to send a request again that was begun at `started`."""
        deadline = self._conditions.deadline
        return Again(wire, self._conditions, None if deadline is None else started + deadline)

    def changed(self, **changes: Any) -> Self:
        """Return a requester with some settings changed, which uses the same connections."""
        clone = type(self)(attrs.evolve(self.settings, **changes), self.pool)
        clone.closed = self.closed
        return clone

    def __repr__(self) -> str:
        return f"<{type(self).__name__} for {self.settings}>"


def marked(operation: Operation[T], how: str) -> Operation[T]:
    """Return an operation that tells the API how its response will be looked at; nothing here depends on the header."""
    return operation.replace(headers={**(operation.headers or {}), "x-stainless-raw-response": how})


def result_of(operation: Operation[T], response: httpx.Response, requester: object, to: Any = None) -> T:
    """Return the typed result that the body of a response holds.

    Args:
        operation: What was asked for.
        response: The answer, with its body.
        requester: What fetches further pages.
        to: Another type to read the body as.

    Raises:
        APIResponseValidationError: The body is no JSON, or not the object that was promised.
        OutputParseError: It is a message whose text was to be read as a type, and cannot.
        TypeError: No response can be read as `to`.
    """
    if to is None and operation.page is None:
        to = operation.endpoint.cast
    if to is not None:
        return read_as(to, response)  # type: ignore[no-any-return]
    try:
        data = loads(str(response.content, "utf-8"))
    except (ValueError, RecursionError):
        raise unexpected(response, "JSON", text_of(response)) from None
    if data.__class__ is not dict and operation.endpoint.response is not None:
        raise unexpected(response, "a JSON object", text_of(response))
    result = operation.result(data, requester)
    if isinstance(result, Model):
        result._headers = response.headers
    if getattr(requester, "strict", False):
        from ._strict import check

        check(result, response, data)
    output: Any = getattr(operation.endpoint, "output", None)
    if output is not None:
        return output.answer(result)  # type: ignore[no-any-return]
    return result


def read_as(to: Any, response: httpx.Response) -> Any:
    """Return the body of a response as a value of a type the caller names.

    Raises:
        APIResponseValidationError: The body is nothing of the kind.
        TypeError: No response can be read as that.
    """
    from anthropic_generated._cast import Unfit, cast

    try:
        result = cast(to, response)
    except Unfit as exc:
        raise unexpected(response, str(exc), text_of(response)) from exc.__cause__
    if isinstance(result, Model):
        result._headers = response.headers
    return result


def _check_form(operation: Operation[Any]) -> None:
    """Refuse to show the body of a response that is read inside.

    Raises:
        TypeError: It is one.
    """
    if operation.form == "assembled":
        raise TypeError(
            "via_stream reads the body to return the whole message: with_streaming_response takes stream=True"
        )


def _assembled(whole: Any, to: Any) -> Any:
    """Return a message that was put together; there is nothing else that it could be read as.

    Raises:
        TypeError: It is to be read as something else.
    """
    if to is Any:
        return whole.to_dict(mode="json")
    if to is not None:
        raise TypeError(f"with via_stream the message is put together from events, so it cannot be read as {to!r}")
    return whole


def _refuse() -> NoReturn:
    raise AnthropicError("the client has been closed, so it can send no more requests")


class SyncRequester(_Configured):
    """Carries out operations."""

    pool: Pool

    def request(self, operation: Operation[T]) -> T:
        """Return the typed result of an operation."""
        return self._answer(operation).parse()

    def raw(self, operation: Operation[T]) -> APIResponse[T]:
        """Return the response, which gives the typed result when asked."""
        return self._answer(marked(operation, "true"))

    def streamed(self, operation: Operation[T]) -> StreamedAPIResponse[T]:
        """Return the response as soon as it begins."""
        operation = self._placed(marked(operation, "stream"))
        _check_form(operation)
        response, retries, body = self._send(operation, True)

        def parse(response: httpx.Response, to: Any) -> Any:
            if to is not None or operation.form == "json":
                return result_of(operation, response, self, to)
            if operation.form == "bytes":
                return body.file(response, retries)
            body.hold(response)
            return body.stream(operation, response)

        return StreamedAPIResponse(response, body, parse, retries_taken=retries, operation=operation)

    def _answer(self, operation: Operation[T]) -> APIResponse[T]:
        operation = self._placed(operation)
        form = operation.form
        response, retries, body = self._send(operation, form in STREAMED)
        if form == "bytes":
            return body.file(response, retries)  # type: ignore[return-value]  # it parses to itself
        whole = body.whole(operation, response) if form == "assembled" else None
        if form == "events":
            body.hold(response)

        def parse(to: Any = None) -> T:
            if form == "json":
                return result_of(operation, response, self, to)
            if form == "assembled":
                return _assembled(whole, to)  # type: ignore[no-any-return]
            return body.stream(operation, response, to)  # type: ignore[no-any-return]

        return APIResponse(response, parse, retries_taken=retries, operation=operation)

    def message_stream(self, cls: type[T], operation: Operation[Any]) -> T:
        """Return a stream, of the class given, that puts the message together."""
        operation = self._placed(operation)
        response, _, body = self._send(operation, True)
        return body.message_stream(cls, operation, response)  # type: ignore[no-any-return]

    def _placed(self, operation: Operation[T]) -> Operation[T]:
        platform = self.settings.platform
        if platform is None:
            return operation
        platform.check(operation)
        if not platform.is_prepared:
            platform.prepare()
        return self._builder.place(platform, operation)

    def _send(self, operation: Operation[Any], streamed: bool) -> tuple[httpx.Response, int, SyncBody]:
        if self.closed:
            _refuse()
        started = monotonic()
        wire = self._builder.build(operation, "false")
        port = self.pool.port()
        response, retries = port.run(exchange(wire, streamed, self._conditions))
        return response, retries, SyncBody(port, self._again(wire, started), self.settings, started, retries)


class AsyncRequester(_Configured):
    """Carries out operations, asynchronously."""

    pool: AsyncPool

    async def request(self, operation: Operation[T]) -> T:
        """Return the typed result of an operation."""
        return (await self._answer(operation)).parse()

    async def raw(self, operation: Operation[T]) -> APIResponse[T]:
        """Return the response, which gives the typed result when asked."""
        return await self._answer(marked(operation, "true"))

    async def streamed(self, operation: Operation[T]) -> AsyncStreamedAPIResponse[T]:
        """Return the response as soon as it begins."""
        operation = await self._placed(marked(operation, "stream"))
        _check_form(operation)
        response, retries, body = await self._send(operation, True)

        async def parse(response: httpx.Response, to: Any) -> Any:
            if to is not None or operation.form == "json":
                return result_of(operation, response, self, to)
            if operation.form == "bytes":
                return await body.file(response, retries)
            await body.hold(response)
            return body.stream(operation, response)

        return AsyncStreamedAPIResponse(response, body, parse, retries_taken=retries, operation=operation)

    async def _answer(self, operation: Operation[T]) -> APIResponse[T]:
        if self.settings.platform is not None:
            operation = await self._placed(operation)
        form = operation.form
        response, retries, body = await self._send(operation, form in STREAMED)
        if form == "bytes":
            return await body.file(response, retries)  # type: ignore[return-value]  # it parses to itself
        whole = await body.whole(operation, response) if form == "assembled" else None
        if form == "events":
            await body.hold(response)

        def parse(to: Any = None) -> T:
            if form == "json":
                return result_of(operation, response, self, to)
            if form == "assembled":
                return _assembled(whole, to)  # type: ignore[no-any-return]
            return body.stream(operation, response, to)  # type: ignore[no-any-return]

        return APIResponse(response, parse, retries_taken=retries, operation=operation)

    async def message_stream(self, cls: type[T], operation: Operation[Any]) -> T:
        """Return a stream, of the class given, that puts the message together."""
        operation = await self._placed(operation)
        response, _, body = await self._send(operation, True)
        return await body.message_stream(cls, operation, response)  # type: ignore[no-any-return]

    async def _placed(self, operation: Operation[T]) -> Operation[T]:
        platform = self.settings.platform
        if platform is None:
            return operation
        platform.check(operation)
        if not platform.is_prepared:
            from anyio.to_thread import run_sync

            await run_sync(platform.prepare)
        return self._builder.place(platform, operation)

    async def _send(self, operation: Operation[Any], streamed: bool) -> tuple[httpx.Response, int, AsyncBody]:
        if self.closed:
            _refuse()
        started = monotonic()
        loop, library = running_loop()
        wire = self._builder.build(operation, f"async:{library}")
        if wire.unread is not None:
            from anyio.to_thread import run_sync

            wire.body = await run_sync(wire.unread.finish)
            check_size(operation.endpoint.name, len(wire.body))
        port = self.pool.port(loop) or await self.pool.open(loop)
        response, retries = await port.run(exchange(wire, streamed, self._conditions))
        return response, retries, AsyncBody(port, self._again(wire, started), self.settings, started, retries)
