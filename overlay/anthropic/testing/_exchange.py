"""What passes between the parts of the server: a request as it came in, a reply as it will go out, and refusals."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Union
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from ._faults import Fault

#: The error type that belongs to a status; every other status is an `api_error`.
ERROR_TYPES = {
    400: "invalid_request_error",
    401: "authentication_error",
    402: "billing_error",
    403: "permission_error",
    404: "not_found_error",
    405: "invalid_request_error",
    409: "invalid_request_error",
    413: "request_too_large",
    422: "invalid_request_error",
    429: "rate_limit_error",
    504: "timeout_error",
    529: "overloaded_error",
}

MESSAGES = {
    401: "invalid x-api-key",
    429: "This request would exceed your rate limit.",
    500: "Internal server error",
    529: "Overloaded",
}


@dataclass(frozen=True)
class Cut:
    """The end of a connection in the middle of a reply."""

    #: How many bytes of the body still arrive; `None` cuts before the status line.
    after: float | None = 0
    #: `"fin"` closes, `"rst"` resets, `"end"` ends the response in good order, as if that had been all of it.
    how: str = "fin"

    def __post_init__(self) -> None:
        if self.how not in ("fin", "rst", "end"):
            raise ValueError(f"a cut is 'fin', 'rst' or 'end', not {self.how!r}")


#: One element of a body: bytes to send, seconds to wait before the next, or a cut, after which nothing comes.
Piece = Union[bytes, float, Cut]


@dataclass(frozen=True)
class Request:
    """A request as the server received it."""

    method: str
    #: Path and query as they stood in the request line.
    target: str
    #: All headers in their order and spelling, duplicates included.
    headers: list[tuple[str, str]]
    body: bytes = field(repr=False)
    #: Number of the connection it came on, counting from 1.
    connection: int = 0

    @property
    def path(self) -> str:
        """The path, still percent-encoded."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> dict[str, str]:
        """The query parameters; of a repeated one, the last."""
        return dict(parse_qsl(self.target.partition("?")[2], keep_blank_values=True))

    def header(self, name: str) -> str | None:
        """Return a header's value, several joined by commas, or `None`."""
        values = [value for key, value in self.headers if key.lower() == name.lower()]
        return ", ".join(values) if values else None

    def json(self) -> Any:
        """Decode the body."""
        return json.loads(self.body)


@dataclass
class Reply:
    """A response before it is sent."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict[str, str])
    #: Bytes are sent with a length, anything else piece by piece in chunks.
    body: bytes | Iterable[Piece] = b""
    #: What it meets on its way, if the script of a conversation says so.
    fault: Fault | None = None

    @classmethod
    def of(cls, data: Any, status: int = 200) -> Reply:
        """Build a JSON reply."""
        return cls(status, {"content-type": "application/json"}, encode(data))


class Refusal(Exception):
    """A request is turned down; becomes an error reply."""

    def __init__(self, status: int, message: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = headers or {}


def encode(data: Any) -> bytes:
    """Write JSON the way the API does."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def error(status: int, request_id: str | None, message: str | None = None, kind: str | None = None) -> dict[str, Any]:
    """Build the body of an error reply."""
    kind = kind or ERROR_TYPES.get(status, "api_error")
    message = message or MESSAGES.get(status) or kind.replace("_", " ").capitalize()
    return {"type": "error", "error": {"type": kind, "message": message}, "request_id": request_id}


def event(data: dict[str, Any], name: str | None = None) -> bytes:
    """Write one server-sent event, named after its type unless told otherwise."""
    return b"event: %s\ndata: %s\n\n" % ((name or str(data.get("type", "message"))).encode(), encode(data))
