"""What resources hand their operations to: builds the request, has the engine run it, and makes the result.

The two requesters differ in nothing but `await`; what they share stands above them.
"""

from __future__ import annotations

from json import loads
from random import random
from time import monotonic
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from anthropic_generated._model import Model
from anthropic_generated._response import APIResponse
from anthropic_generated._stream import (
    AsyncBinaryAPIResponse,
    AsyncJSONLDecoder,
    AsyncStream,
    BinaryAPIResponse,
    JSONLDecoder,
    Stream,
)

from ._engine import Conditions, exchange
from ._errors import AnthropicError, unexpected
from ._pool import AsyncPool, Pool, running_loop
from ._request import Builder
from ._stream import EventReader, LineReader, read, read_async

if TYPE_CHECKING:
    import httpx

    from anthropic_generated._call import Operation

    from ._settings import Settings

T = TypeVar("T")

#: The forms of results that arrive piece by piece.
STREAMED = ("events", "lines")


class _Configured:
    """The settings of a requester, and what follows from them."""

    def __init__(self, settings: Settings) -> None:
        self.closed = False
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

    def until(self, started: float) -> float | None:
        """Return the time of the deadline for a request begun at `started`."""
        deadline = self._conditions.deadline
        return None if deadline is None else started + deadline

    def __repr__(self) -> str:
        return f"<{type(self).__name__} for {self.settings.base_url}>"


def result_of(operation: Operation[T], response: httpx.Response, requester: object) -> T:
    """Return the typed result that the JSON of a response holds.

    Raises:
        APIResponseValidationError: The body is no JSON, or not the object that was promised.
    """
    try:
        data = loads(str(response.content, "utf-8"))
    except (ValueError, RecursionError):
        raise unexpected(response, "JSON", response.text) from None
    if data.__class__ is not dict and operation.endpoint.response is not None:
        raise unexpected(response, "a JSON object", response.text)
    result = operation.result(data, requester)
    if isinstance(result, Model):
        result._request_id = response.headers.get("request-id")
    return result


def reader_for(operation: Operation[Any], response: httpx.Response) -> EventReader | LineReader:
    """Return what reads a response that arrives piece by piece."""
    endpoint = operation.endpoint
    if operation.form == "events":
        return EventReader(endpoint.event_parser(), response)
    return LineReader(endpoint.parse, response)


def _refuse() -> NoReturn:
    raise AnthropicError("the client has been closed, so it can send no more requests")


class SyncRequester(_Configured):
    """Carries out operations."""

    def __init__(self, settings: Settings, pool: Pool) -> None:
        super().__init__(settings)
        self.pool = pool

    def request(self, operation: Operation[T]) -> T:
        """Return the typed result of an operation."""
        return self.raw(operation).parse()

    def raw(self, operation: Operation[T]) -> APIResponse[T]:
        """Return the response, which gives the typed result when asked."""
        if self.closed:
            _refuse()
        form = operation.form
        started = monotonic()
        wire = self._builder.build(operation, "false")
        port = self.pool.port()
        response, retries = port.run(exchange(wire, form in STREAMED, self._conditions))
        if form == "json":
            return APIResponse(response, lambda: result_of(operation, response, self), retries_taken=retries)

        def result() -> Any:
            if form == "bytes":
                return BinaryAPIResponse(response, lambda: response.content, retries_taken=retries)
            cls: Any = Stream if form == "events" else JSONLDecoder
            chunks = port.chunks(response, self.until(started))
            return cls(read(reader_for(operation, response), chunks, response.close), response, response.close)

        return APIResponse(response, result, retries_taken=retries)


class AsyncRequester(_Configured):
    """Carries out operations, asynchronously."""

    def __init__(self, settings: Settings, pool: AsyncPool) -> None:
        super().__init__(settings)
        self.pool = pool

    async def request(self, operation: Operation[T]) -> T:
        """Return the typed result of an operation."""
        return (await self.raw(operation)).parse()

    async def raw(self, operation: Operation[T]) -> APIResponse[T]:
        """Return the response, which gives the typed result when asked."""
        if self.closed:
            _refuse()
        form = operation.form
        started = monotonic()
        loop, library = running_loop()
        wire = self._builder.build(operation, f"async:{library}")
        port = self.pool.port(loop) or await self.pool.open(loop)
        response, retries = await port.run(exchange(wire, form in STREAMED, self._conditions))
        if form == "json":
            return APIResponse(response, lambda: result_of(operation, response, self), retries_taken=retries)

        async def close() -> None:
            await port.close(response)

        def result() -> Any:
            if form == "bytes":
                return AsyncBinaryAPIResponse(response, lambda: response.content, retries_taken=retries)
            cls: Any = AsyncStream if form == "events" else AsyncJSONLDecoder
            chunks = port.chunks(response, self.until(started))
            return cls(read_async(reader_for(operation, response), chunks, close), response, close)

        return APIResponse(response, result, retries_taken=retries)
