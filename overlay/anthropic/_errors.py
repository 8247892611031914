"""All errors of the package: one tree, and the two tables that map the API's answers to it.

    AnthropicError
    ├── AuthenticationConfigError       no credentials to send (also a TypeError)
    ├── StreamAlreadyConsumed           a body was to be read twice that can be read once
    ├── PaginationError                 the pages of a list lead nowhere, or round in a circle
    ├── BatchTimeoutError               a batch did not end in the time given (also a TimeoutError)
    └── APIError                        a request failed
        ├── APIConnectionError          no answer, or the connection broke within it
        │   ├── APITimeoutError         a timeout or the deadline passed
        │   └── CertificateError        the server's certificate cannot be verified
        ├── APIResponseValidationError  an answer that is not what the API promises
        │   └── BadLinesError             some lines of a batch's results cannot be read
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

import json
import time
from typing import TYPE_CHECKING, Any, cast

from ._pickle import reduced, restore
from ._retry import retry_after, should_retry

if TYPE_CHECKING:
    from collections.abc import Iterable

    import httpx

    from anthropic_generated._rate_limit import RateLimits

    from ._jsonl import BadLine

#: How much of a body that is no error object of the API is quoted, in characters.
EXCERPT = 500


class AnthropicError(Exception):
    """Anything that goes wrong in this package, apart from wrong arguments (`TypeError`, `ValueError`)."""

    def __reduce__(self) -> tuple[Any, ...]:
        state = {name: reduced(value) for name, value in self.__dict__.items()}
        return restore, (type(self), self.args, state)


class AuthenticationConfigError(AnthropicError, TypeError):
    """No credentials were found, so nothing was sent; the message names each place that was looked at."""

    def __init__(self, sources: Iterable[tuple[str, str]]) -> None:
        looked = ", ".join(f"{name} ({state})" for name, state in sources)
        super().__init__(
            f"there is no API key or token to authenticate with. Looked at: {looked}. Pass api_key=... or set "
            "ANTHROPIC_API_KEY; to send no key on purpose, pass the header as omitted: "
            'default_headers={"X-Api-Key": omit}'
        )


class StreamAlreadyConsumed(AnthropicError):
    """The body of a response was to be read a second time, but was taken in pieces before, and not kept."""


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
        partial: What had arrived of the result.
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


class APIStatusError(_Answered):
    """The API answered with an error; see the subclasses."""

    def __init__(self, message: str, *, response: httpx.Response, body: object | None) -> None:
        super().__init__(message, response, body)
        self.error_type = _error_object(body).get("type")
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


STATUSES: dict[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    402: BillingError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    413: RequestTooLargeError,
    422: UnprocessableEntityError,
    429: RateLimitError,
    503: ServiceUnavailableError,
    504: DeadlineExceededError,
    529: OverloadedError,
}

#: The API's error types, and the status each has when it is not within a stream.
TYPES: dict[str, tuple[int, type[APIStatusError]]] = {
    "invalid_request_error": (400, BadRequestError),
    "authentication_error": (401, AuthenticationError),
    "billing_error": (402, BillingError),
    "permission_error": (403, PermissionDeniedError),
    "not_found_error": (404, NotFoundError),
    "request_too_large": (413, RequestTooLargeError),
    "rate_limit_error": (429, RateLimitError),
    "api_error": (500, InternalServerError),
    "timeout_error": (504, DeadlineExceededError),
    "overloaded_error": (529, OverloadedError),
}


def status_error(response: httpx.Response) -> APIStatusError:
    """Return the error for a response, which has been read and is no success."""
    status, body = response.status_code, decoded(response.content)
    cls = STATUSES.get(status, InternalServerError if status >= 500 else APIStatusError)
    if cls is InternalServerError:
        # A gateway may answer 500 where the body says more exactly what it was.
        exact = TYPES.get(_error_object(body).get("type", ""), (status, cls))[1]
        cls = exact if issubclass(exact, cls) else cls
    return cls(_message(body) or _described(response), response=response, body=body)


def stream_error(data: str, response: httpx.Response) -> APIStatusError:
    """Return the error that an `error` event within a stream reports."""
    body = decoded(data.encode())
    error_type = _error_object(body).get("type") or ""
    status, cls = TYPES.get(error_type, (response.status_code, APIStatusError))
    error = cls(_message(body) or f"The stream reported an error: {_excerpt(data)}", response=response, body=body)
    error.status_code = status
    error.in_stream = True
    error.retryable = should_retry(status, {})
    if error.request_id is None and isinstance(body, dict):
        error.request_id = cast("dict[str, Any]", body).get("request_id")
    return error


def unexpected(response: httpx.Response, promised: str, text: str) -> APIResponseValidationError:
    """Return the error for a response whose body, or what there is of it, is not what was promised."""
    excerpt = _excerpt(text)
    found = f"begins with {excerpt!r}" if excerpt else "is empty"
    kind = response.headers.get("content-type", "no content type")
    message = f"The API promised {promised}, but the body ({kind}) {found}"
    return APIResponseValidationError(response, excerpt or None, message=message)


def unreadable(response: httpx.Response, what: str, text: str, exc: Exception) -> APIResponseValidationError:
    """Return the error for a piece of a stream that is not what the API promises."""
    message = f"The stream holds {what} that cannot be read ({exc}): {_excerpt(text)!r}"
    error = APIResponseValidationError(response, _excerpt(text), message=message)
    error.in_stream = True
    return error


def decoded(content: bytes) -> object | None:
    """Return the value of a body: decoded JSON, else its text, else `None`. It never raises."""
    text = content.decode("utf-8", "replace")
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return text


def text_of(response: httpx.Response) -> str:
    """Return the text of a body. The charset of the response is not asked: a gateway may name one that is no text codec."""
    return response.content.decode("utf-8", "replace")


def _error_object(body: object) -> dict[str, str]:
    """The inner object of `{"type": "error", "error": {"type": ..., "message": ...}}`, with texts only."""
    error: Any = cast("dict[str, Any]", body).get("error") if isinstance(body, dict) else None
    if not isinstance(error, dict):
        return {}
    return {name: text for name, text in cast("dict[str, Any]", error).items() if isinstance(text, str)}


def _message(body: object) -> str | None:
    return _error_object(body).get("message")


def _described(response: httpx.Response) -> str:
    """Say what came instead of an error object: an HTML page of a gateway, other JSON, or nothing."""
    excerpt = _excerpt(text_of(response))
    reason = response.reason_phrase or "an error"
    return f"{reason}: {excerpt}" if excerpt else f"{reason}, with an empty body"


def _excerpt(text: str) -> str:
    text = " ".join(text[: 4 * EXCERPT].split())
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT]}…"


def _request_of(response: httpx.Response) -> httpx.Request:
    try:
        return response.request
    except RuntimeError:  # a response made by hand, in a test, belongs to no request
        from ._http import blank_request

        return blank_request()
