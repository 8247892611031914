"""What the package logs, and the environment variable that turns it on.

The logger is `anthropic`: one line a request at `INFO`, attempts and headers at `DEBUG`. Headers are logged by
allow-list and bodies never, because both may hold secrets.
"""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def sending(wire: Wire, retries: int) -> None:
    """Note that an attempt begins."""
    if logger.isEnabledFor(logging.DEBUG):
        logger.debug("%s %s: attempt %d, headers %s", wire.method, wire.path, retries + 1, shown(wire.headers()))


def answered(wire: Wire, status: int, headers: Mapping[str, str], seconds: float, retries: int) -> None:
    """Note the end of a request that succeeded."""
    if logger.isEnabledFor(logging.INFO):
        text = "%s %s: %d in %.3f s, request id %s, retries %d"
        logger.info(text, wire.method, wire.path, status, seconds, headers.get("request-id"), retries)
        if logger.isEnabledFor(logging.DEBUG):
            logger.debug("%s %s: response headers %s", wire.method, wire.path, shown(headers))


def retrying(wire: Wire, error: APIError, delay: float) -> None:
    """Note that an attempt failed and another follows."""
    text = "%s %s: %s; request id %s, retrying in %.2f s"
    logger.info(text, wire.method, wire.path, _kind(error), error.request_id, delay)


def failed(wire: Wire, error: APIError) -> None:
    """Note the end of a request that failed."""
    text = "%s %s: %s after %.3f s, request id %s, retries %d"
    seconds, retries = error.elapsed or 0.0, error.attempts - 1
    logger.info(text, wire.method, wire.path, _kind(error), seconds, error.request_id, retries)


def _kind(error: APIError) -> str:
    """Name an error without its message, which may quote what the caller sent."""
    status = f" {error.status_code}" if error.status_code else ""
    return f"{type(error).__name__}{status}"
