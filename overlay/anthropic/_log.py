"""What the package logs, and the environment variable that turns it on.

The logger is `anthropic`: one line a request at `INFO`; attempts, headers and bodies at `DEBUG`. Headers are logged by
allow-list, and of bodies the outline: which fields there are, and how long the texts in them. Both may hold secrets.
"""

from __future__ import annotations

import json
import logging
import os
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx

    from ._errors import APIError
    from ._request import Wire

logger = logging.getLogger("anthropic")

LEVELS = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warn": logging.WARNING,
    "warning": logging.WARNING,
    "error": logging.ERROR,
    "off": logging.CRITICAL + 1,
}

SHOWN = frozenset(
    {
        "accept",
        "apim-request-id",
        "anthropic-beta",
        "anthropic-version",
        "cf-ray",
        "content-encoding",
        "content-length",
        "content-type",
        "request-id",
        "retry-after",
        "retry-after-ms",
        "user-agent",
        "x-amzn-errortype",
        "x-amzn-requestid",
        "x-should-retry",
    }
)
SHOWN_PREFIXES = ("anthropic-ratelimit-", "x-stainless-")


def configure() -> None:
    """Set the level of the logger by `ANTHROPIC_LOG`, and give logging somewhere to write to if nothing has yet."""
    name = os.environ.get("ANTHROPIC_LOG", "").strip().lower()
    level = LEVELS.get(name)
    if level is not None:
        logger.setLevel(level)
        if name != "off":
            logging.basicConfig(format="[%(asctime)s - %(name)s - %(levelname)s] %(message)s")


def shown(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the headers that may be logged."""
    return {k: v for k, v in headers.items() if k.lower() in SHOWN or k.lower().startswith(SHOWN_PREFIXES)}


#: Fields whose texts the API or its description chose.
PLAIN = frozenset(
    {"custom_id", "id", "media_type", "model", "processing_status", "role", "service_tier", "stop_reason", "type"}
)
#: Fields that hold what others chose, down to the names in it.
OPAQUE = frozenset({"input", "input_schema", "metadata", "schema"})
#: How many bytes of a body are worth an outline, and how many items of a list.
LONGEST_BODY, LONGEST_LIST = 1024 * 1024, 20


def outline(body: object) -> str:
    """Return what a body consists of, without its texts."""
    if body is None:
        return "none"
    if not isinstance(body, bytes):
        return "a form"
    if len(body) <= LONGEST_BODY:
        try:
            return json.dumps(_outlined("", json.loads(body)), ensure_ascii=False)
        except (ValueError, RecursionError):
            pass
    return f"{len(body)} bytes"


def _outlined(field: str, value: Any) -> Any:
    if isinstance(value, str):
        return value if field in PLAIN and len(value) <= 100 else f"<{len(value)} characters>"
    if isinstance(value, dict):
        fields = cast("dict[str, Any]", value)
        if field in OPAQUE:
            return f"<{len(fields)} fields>"
        return {name: _outlined(name, item) for name, item in fields.items()}
    if isinstance(value, list):
        items = cast("list[object]", value)
        shown = [_outlined("", item) for item in items[:LONGEST_LIST]]
        return shown if len(items) <= LONGEST_LIST else [*shown, f"<{len(items) - LONGEST_LIST} more>"]
    return value


def sending(wire: Wire, retries: int) -> None:
    """Note that an attempt begins."""
    if logger.isEnabledFor(logging.DEBUG):
        text = "%s %s: attempt %d, headers %s, body %s"
        logger.debug(text, wire.method, wire.path, retries + 1, shown(wire.headers()), outline(wire.body))


def answered(wire: Wire, response: httpx.Response, streamed: bool, seconds: float, retries: int) -> None:
    """Note the end of a request that succeeded."""
    if logger.isEnabledFor(logging.INFO):
        text = "%s %s: %d in %.3f s, request id %s, retries %d"
        id = response.headers.get("request-id")
        logger.info(text, wire.method, wire.path, response.status_code, seconds, id, retries)
        _received(wire, response, "arriving in pieces" if streamed else None)


def _received(wire: Wire, response: httpx.Response, body: str | None) -> None:
    if logger.isEnabledFor(logging.DEBUG):
        text = "%s %s: response headers %s, body %s"
        logger.debug(text, wire.method, wire.path, shown(response.headers), body or outline(response.content))


def retrying(wire: Wire, error: APIError, delay: float) -> None:
    """Note that an attempt failed and another follows."""
    text = "%s %s: %s; request id %s, retrying in %.2f s"
    logger.info(text, wire.method, wire.path, _kind(error), error.request_id, delay)


def failed(wire: Wire, error: APIError) -> None:
    """Note the end of a request that failed."""
    text = "%s %s: %s after %.3f s, request id %s, retries %d"
    seconds, retries = error.elapsed or 0.0, error.attempts - 1
    logger.info(text, wire.method, wire.path, _kind(error), seconds, error.request_id, retries)
    if error.response is not None:
        _received(wire, error.response, None)


def _kind(error: APIError) -> str:
    """Name an error without its message, which may quote what the caller sent."""
    status = f" {error.status_code}" if error.status_code else ""
    return f"{type(error).__name__}{status}"
