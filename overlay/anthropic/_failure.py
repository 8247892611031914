"""From answers to errors: which class an answer of the API, or an event within a stream, becomes, and its message.

The classes stand in `_errors`. Nothing here raises; that is for those who ask.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from ._depth import check_depth
from ._errors import (
    APIResponseValidationError,
    APIStatusError,
    AuthenticationError,
    BadRequestError,
    BillingError,
    ConflictError,
    DeadlineExceededError,
    InternalServerError,
    NotFoundError,
    OverloadedError,
    PermissionDeniedError,
    RateLimitError,
    RequestTooLargeError,
    ServiceUnavailableError,
    StreamIncompleteError,
    UnprocessableEntityError,
    error_object,
)
from ._retry import should_retry

if TYPE_CHECKING:
    from collections.abc import Sequence

    import httpx

#: How much of a body that is no error object of the API is quoted, in characters.
EXCERPT = 500

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


#: The API's name for the errors of a status, for servers that use names of their own.
NAMES = {**{status: name for name, (status, _) in TYPES.items()}, 503: "overloaded_error"}


def status_error(response: httpx.Response) -> APIStatusError:
    """Return the error for a response, which has been read and is no success."""
    status, body = response.status_code, decoded(response.content)
    cls = _class_of(status)
    if cls is InternalServerError:
        # A gateway may answer 500 where the body says more exactly what it was.
        exact = TYPES.get(error_object(body).get("type", ""), (status, cls))[1]
        cls = exact if issubclass(exact, cls) else cls
    return cls(_message(body) or _described(response), response=response, body=body)


def stream_error(data: str, response: httpx.Response) -> APIStatusError:
    """Return the error that an `error` event within a stream reports."""
    body = decoded(data.encode())
    error_type = error_object(body).get("type") or ""
    status, cls = TYPES.get(error_type, (response.status_code, APIStatusError))
    error = cls(_message(body) or f"The stream reported an error: {_excerpt(data)}", response=response, body=body)
    error.status_code = status
    error.in_stream = True
    error.retryable = should_retry(status, {})
    request_id: Any = cast("dict[str, Any]", body).get("request_id") if isinstance(body, dict) else None
    if error.request_id is None and isinstance(request_id, str):
        error.request_id = request_id
    return error


def reported_error(status: int, kind: str, message: str, response: httpx.Response) -> APIStatusError:
    """Return the error that a stream reports in a form of its own; see `Reported`."""
    error = _class_of(status)(message or kind, response=response, body={"type": kind, "message": message})
    error.status_code = status
    error.error_type = NAMES.get(status, kind)
    error.in_stream = True
    error.retryable = should_retry(status, {})
    return error


def _class_of(status: int) -> type[APIStatusError]:
    return STATUSES.get(status, InternalServerError if status >= 500 else APIStatusError)


def incomplete(response: httpx.Response, cause: Exception | None = None) -> StreamIncompleteError:
    """Return the error for a stream that ended too early: in good order, or since its connection was lost."""
    how = "the connection was lost" if cause else "the server ended it"
    lost = getattr(cause, "message", "").removeprefix("Connection error: ").rstrip(".") if cause else ""
    reason = f"{how} ({lost})" if lost and lost != "Connection error" else how
    return StreamIncompleteError(f"The stream ended before it was complete: {reason}.", response)


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
        check_depth(text)
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return text


def text_of(response: httpx.Response) -> str:
    """Return the text of a body. The charset of the response is not asked: a gateway may name one that is no text codec."""
    return response.content.decode("utf-8", "replace")


def _message(body: object) -> str | None:
    """Return what a body says: an error object of the API, or the objects in which Google, AWS and gateways say it."""
    found = _only(cast("Sequence[Any]", body)) if isinstance(body, list) else body
    told = error_object(found).get("message")
    if told is None and isinstance(found, dict):
        fields = cast("dict[str, Any]", found)
        told = next((text for key in ("message", "Message") if isinstance(text := fields.get(key), str)), None)
    return told


def _only(items: Sequence[Any]) -> Any:
    return items[0] if len(items) == 1 else None


def _described(response: httpx.Response) -> str:
    """Say what came instead of an error object: an HTML page of a gateway, other JSON, or nothing."""
    excerpt = _excerpt(text_of(response))
    reason = response.reason_phrase or "an error"
    return f"{reason}: {excerpt}" if excerpt else f"{reason}, with an empty body"


def _excerpt(text: str) -> str:
    text = " ".join(text[: 4 * EXCERPT].split())
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT]}…"
