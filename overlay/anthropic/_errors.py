"""All errors of the package: one tree. Which answer of the API becomes which error is told in `_failure`; the two that only
platforms raise stand in `platforms._errors`.

    AnthropicError
    ├── AuthenticationConfigError       no credentials to send (also a TypeError)
    ├── CredentialsError                the credentials of a platform cannot be had
    ├── NotSupportedOnPlatformError     the platform does not have this operation
    ├── StreamAlreadyConsumed           a body was to be read twice that can be read once
    ├── StreamClosedError               a stream was closed before its end, and is asked for more
    ├── NoTextError                     a message was to be read as text, and holds none (also a RuntimeError)
    ├── OutputParseError                the text of a message is not of the type that was asked for (also a ValueError)
    ├── PaginationError                 the pages of a list lead nowhere, or round in a circle
    ├── BatchTimeoutError               a batch did not end in the time given (also a TimeoutError)
    └── APIError                        a request failed
        ├── APIConnectionError          no answer, or the connection broke within it
        │   ├── APITimeoutError         a timeout or the deadline passed
        │   │   └── StreamIdleTimeoutError  a stream brought nothing for too long (also a TimeoutError)
        │   ├── StreamIncompleteError   a stream ended, or was cut off, before what it brings was complete
        │   └── CertificateError        the server's certificate cannot be verified
        ├── APIResponseValidationError  an answer that is not what the API promises
        │   ├── BadLinesError             some lines of a batch's results cannot be read
        │   └── ToolInputError            the input of a streamed tool call is no JSON
        └── APIStatusError              the API answered with an error
            ├── BadRequestError           400  invalid_request_error
            ├── AuthenticationError       401  authentication_error
            ├── BillingError              402  billing_error
            ├── PermissionDeniedError     403  permission_error
            ├── NotFoundError             404  not_found_error
            ├── ConflictError             409
            ├── RequestTooLargeError      413  request_too_large
            ├── UnprocessableEntityError  422
            ├── RateLimitError            429  rate_limit_error
            └── InternalServerError      ≥500  api_error
                ├── ServiceUnavailableError 503
                ├── DeadlineExceededError   504  timeout_error
                └── OverloadedError         529  overloaded_error

Every error pickles and copies. What a copy keeps of request and response holds no credentials. No text of an error may
hold the value of a request header.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, cast

from ._pickle import reduced, restore
from ._retry import retry_after, should_retry

if TYPE_CHECKING:
    from collections.abc import Iterable

    import httpx

    from anthropic_generated._rate_limit import RateLimits

    from ._jsonl import BadLine


class AnthropicError(Exception):
    """Anything that goes wrong in this package, apart from wrong arguments (`TypeError`, `ValueError`)."""

    def __reduce__(self) -> tuple[Any, ...]:
        state = {name: reduced(value) for name, value in self.__dict__.items()}
        return restore, (type(self), self.args, state)


class AuthenticationConfigError(AnthropicError, TypeError):
    """No credentials were found, so nothing was sent; the message names each place that was looked at."""

    def __init__(
        self,
        sources: Iterable[tuple[str, str]],
        remedy: str = "Pass api_key=... or set ANTHROPIC_API_KEY; to send no key on purpose, pass the header as omitted: "
        'default_headers={"X-Api-Key": omit}',
        lacking: str = "API key or token to authenticate with",
    ) -> None:
        looked = ", ".join(f"{name} ({state})" for name, state in sources)
        super().__init__(f"there is no {lacking}. Looked at: {looked}. {remedy}")


class StreamAlreadyConsumed(AnthropicError):
    """The body of a response was to be read a second time, but was taken in pieces before, and not kept."""


class StreamClosedError(AnthropicError):
    """A stream was closed, by `close()` or the end of a `with` block or loop, and is asked for what it did not bring.

    Attributes:
        partial: What had arrived of the message, for streams that put it together.
    """

    partial: Any = None


class NoTextError(AnthropicError, RuntimeError):
    """The text of a message was asked for, but no block of it is text; the message says what there is."""


class OutputParseError(AnthropicError, ValueError):
    """The text of a message cannot be read as the type that was asked for by `output_format`; the error says why.

    Attributes:
        message: The message, whole, and with what could be read of it.
        text: The text that could not be read; empty if there is none.
        problems: Where something is wrong, such as `items[2].price`, and what; the place is empty for the whole.
    """

    def __init__(self, explanation: str, *, message: Any, text: str, problems: list[tuple[str, str]]) -> None:
        super().__init__(explanation)
        self.message = message
        self.text = text
        self.problems = problems

    @property
    def request_id(self) -> str | None:
        """The id under which the API logged the request."""
        request_id: str | None = self.message.request_id
        return request_id


class PaginationError(AnthropicError):
    """The API's cursors lead round in a circle, or nowhere although there is more. All items before have been read."""


class BatchTimeoutError(AnthropicError, TimeoutError):
    """A batch was waited for, and did not end in time. It goes on: wait again, or cancel it.

    Attributes:
        batch: The batch as it was last seen, or `None` if no answer came at all.
    """

    def __init__(self, message: str, batch: Any = None) -> None:
        super().__init__(message)
        self.batch = batch


class APIError(AnthropicError):
    """A request failed.

    Attributes:
        message: What went wrong, in the API's words where it had any.
        request: The request that failed.
        body: The decoded body of the answer, its text if it is no JSON, or `None`.
        response: The answer, if there was one.
        status_code: The HTTP status; for an error within a stream, the status that belongs to its type.
        request_id: The id under which the API logged the request; quote it when you report a problem.
        error_type: The API's name for this kind of error, e.g. `rate_limit_error`.
        in_stream: Whether it happened after the stream had begun.
        retryable: Whether the same request may succeed later.
        retry_after: The number of seconds the API asks to wait.
        attempts: How many requests were sent, retries included.
        elapsed: The number of seconds from the first attempt to this error.
        partial: What had arrived of the message, where a stream broke that puts it together.
    """

    message: str
    request: httpx.Request
    body: object | None
    # `None` here, and in the subclasses that come with a response never: only `Any` lets them say so.
    response: Any = None
    status_code: Any = None
    request_id: str | None = None
    error_type: str | None = None
    in_stream: bool = False
    retryable: bool = False
    retry_after: float | None = None
    attempts: int = 1
    elapsed: float | None = None
    partial: Any = None
    #: Which credentials were sent, for the errors where that helps: the scheme and its source, never a value.
    credentials: str | None = None

    def __init__(self, message: str, request: httpx.Request, *, body: object | None) -> None:
        super().__init__(message)
        self.message = message
        self.request = request
        self.body = body

    @property
    def rate_limits(self) -> RateLimits:
        """How much of the rate limits was left, as far as the API said."""
        from anthropic_generated._rate_limit import rate_limits

        return rate_limits(None if self.response is None else self.response.headers)

    def __str__(self) -> str:
        status = f"HTTP {self.status_code}" if self.status_code else ""
        notes = [
            " ".join(filter(None, (status, self.error_type))),
            f"request id {self.request_id}" if self.request_id else "",
            f"sent {self.credentials}" if self.credentials else "",
            f"{self.attempts} attempts" if self.attempts > 1 else "",
        ]
        known = ", ".join(filter(None, notes))
        return f"{self.message} ({known})" if known else self.message


class APIConnectionError(APIError):
    """No answer arrived, or the connection broke; `__cause__` is what the HTTP library raised."""

    retryable = True

    def __init__(self, *, message: str = "Connection error.", request: httpx.Request) -> None:
        super().__init__(message, request, body=None)


class APITimeoutError(APIConnectionError):
    """A timeout or the deadline passed before the answer was complete."""

    def __init__(
        self,
        request: httpx.Request,
        message: str = "Request timed out. For long answers use stream=True, or allow more time by timeout=...",
    ) -> None:
        super().__init__(message=message, request=request)


class StreamIdleTimeoutError(APITimeoutError, TimeoutError):
    """A stream brought no content for longer than `stream_idle_timeout` allows; pings do not count as content."""


class StreamIncompleteError(APIConnectionError):
    """A stream ended, or its connection was lost, before what it brings was complete.

    Attributes:
        partial: The message so far; `None` for streams that do not put it together.
        open_block: The position of the content block that had not ended, if there is one.
        response: The response that broke off.
    """

    open_block: int | None = None

    def __init__(self, message: str, response: httpx.Response) -> None:
        super().__init__(message=message, request=_request_of(response))
        self.response = response
        self.request_id = response.headers.get("request-id")
        self.in_stream = True


class CertificateError(APIConnectionError):
    """The server's certificate cannot be verified, so nothing was sent. It is not retried."""

    retryable = False


class _Answered(APIError):
    """What the errors have in common that come with a response."""

    response: httpx.Response
    status_code: int

    def __init__(self, message: str, response: httpx.Response, body: object | None) -> None:
        super().__init__(message, _request_of(response), body=body)
        self.response = response
        self.status_code = response.status_code
        self.request_id = response.headers.get("request-id")


class APIResponseValidationError(_Answered):
    """The answer is not what the API promises: no JSON, an empty body, an endless line."""

    def __init__(self, response: httpx.Response, body: object | None, *, message: str | None = None) -> None:
        super().__init__(message or "Data returned by API invalid for expected schema.", response, body)


class BadLinesError(APIResponseValidationError):
    """Some lines of a batch's results cannot be read. It is raised after all others have been handed out.

    Attributes:
        lines: The lines that cannot be read: number, `custom_id` if it is there, beginning, and reason.
    """

    def __init__(self, response: httpx.Response, lines: list[BadLine]) -> None:
        shown = "; ".join(map(str, lines[:3])) + ("; …" if len(lines) > 3 else "")
        count = "1 line" if len(lines) == 1 else f"{len(lines)} lines"
        super().__init__(response, None, message=f"{count} of the results cannot be read: {shown}")
        self.lines = lines
        self.in_stream = True


class ToolInputError(APIResponseValidationError):
    """The input of a tool call that was streamed is no JSON. The stream goes on, and the rest of the message is sound.

    Attributes:
        partial: The message so far, or the whole of it if the stream has ended. The input in it is what could be read.
        index: The position of the tool call in the message's content.
        tool_name: The tool that was called.
        tool_use_id: The id of the call.
        raw_input: The text that should have been JSON.
    """

    def __init__(
        self,
        response: httpx.Response,
        message: str,
        *,
        index: int,
        tool_name: str | None,
        tool_use_id: str | None,
        raw_input: str,
    ) -> None:
        super().__init__(response, raw_input, message=message)
        self.index = index
        self.tool_name = tool_name
        self.tool_use_id = tool_use_id
        self.raw_input = raw_input
        self.in_stream = True


class APIStatusError(_Answered):
    """The API answered with an error; see the subclasses."""

    def __init__(self, message: str, *, response: httpx.Response, body: object | None) -> None:
        super().__init__(message, response, body)
        self.error_type = error_object(body).get("type")
        self.retryable = should_retry(response.status_code, response.headers)
        self.retry_after = retry_after(response.headers, time.time())


class BadRequestError(APIStatusError):
    """400: the request is not valid; the message says where."""


class AuthenticationError(APIStatusError):
    """401: the API does not accept the key or token."""


class BillingError(APIStatusError):
    """402: the account has to be paid for before it can be used."""


class PermissionDeniedError(APIStatusError):
    """403: the key may not do this."""


class NotFoundError(APIStatusError):
    """404: there is no such thing, or it is not yours."""


class ConflictError(APIStatusError):
    """409: another request is changing the same thing."""


class RequestTooLargeError(APIStatusError):
    """413: the request has too many bytes."""


class UnprocessableEntityError(APIStatusError):
    """422: the request is well-formed, but cannot be carried out."""


class RateLimitError(APIStatusError):
    """429: too many requests or tokens for now; `retry_after` says when to come back."""


class InternalServerError(APIStatusError):
    """500 and above: the API failed."""


class ServiceUnavailableError(InternalServerError):
    """503: the API is not available for now."""


class DeadlineExceededError(InternalServerError):
    """504: the API took too long by its own rules."""


class OverloadedError(InternalServerError):
    """529: the API has too much to do for now."""


def error_object(body: object) -> dict[str, str]:
    """The inner object of `{"type": "error", "error": {"type": ..., "message": ...}}`, with texts only."""
    error: Any = cast("dict[str, Any]", body).get("error") if isinstance(body, dict) else None
    if not isinstance(error, dict):
        return {}
    return {name: text for name, text in cast("dict[str, Any]", error).items() if isinstance(text, str)}


def _request_of(response: httpx.Response) -> httpx.Request:
    try:
        return response.request
    except RuntimeError:  # a response made by hand, in a test, belongs to no request
        from ._native import blank_request

        return blank_request()
