"""What the headers of a response say beside its body: how much of the rate limits is left, and the request id.

Pure functions of headers; they never raise, since a proxy may have written anything there.
"""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Optional

import attrs

from ._parse import parse_datetime

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "anthropic-ratelimit-"


@attrs.frozen
class RateLimit:
    """One rate limit; what the API did not say is `None`."""

    limit: Optional[int] = None
    """How much is allowed within the period."""
    remaining: Optional[int] = None
    """How much of it is left."""
    reset: Optional[datetime] = None
    """When it will be full again."""


@attrs.frozen
class RateLimits:
    """The rate limits as they stood when the API answered."""

    requests: RateLimit = attrs.field(factory=RateLimit)
    tokens: RateLimit = attrs.field(factory=RateLimit)
    """The limit that is the nearest, if there are several."""
    input_tokens: RateLimit = attrs.field(factory=RateLimit)
    output_tokens: RateLimit = attrs.field(factory=RateLimit)
    retry_after: Optional[float] = None
    """The seconds the API asks to wait, after a refusal."""


def rate_limits(headers: Mapping[str, str] | None) -> RateLimits:
    """Read the rate limits from the headers of a response."""
    if headers is None:
        return RateLimits()
    buckets = {
        bucket: RateLimit(
            limit=_integer(headers.get(f"{PREFIX}{wire}-limit")),
            remaining=_integer(headers.get(f"{PREFIX}{wire}-remaining")),
            reset=_moment(headers.get(f"{PREFIX}{wire}-reset")),
        )
        for bucket in ("requests", "tokens", "input_tokens", "output_tokens")
        for wire in (bucket.replace("_", "-"),)
    }
    return RateLimits(**buckets, retry_after=_seconds(headers))


def request_id(headers: Mapping[str, str] | None) -> str | None:
    """Return the id under which the API logged the request."""
    return None if headers is None else headers.get("request-id")


def kept(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the headers that the functions above read: what a copy of a result keeps."""
    wanted = ("request-id", "retry-after", "retry-after-ms", "date")
    return {name: text for name, text in headers.items() if name in wanted or name.startswith(PREFIX)}


def _integer(text: str | None) -> int | None:
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def _moment(text: str | None) -> datetime | None:
    value = parse_datetime(text)
    return value if isinstance(value, datetime) else None


def _seconds(headers: Mapping[str, str]) -> float | None:
    try:
        if "retry-after-ms" in headers:
            return float(headers["retry-after-ms"]) / 1000
        return float(headers["retry-after"])
    except KeyError:
        return None
    except ValueError:
        pass
    try:  # a date, to be seen from the server's clock
        until, now = parsedate_to_datetime(headers["retry-after"]), parsedate_to_datetime(headers["date"])
        return max(0.0, (until - now).total_seconds())
    except (KeyError, TypeError, ValueError):
        return None
