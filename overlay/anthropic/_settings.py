"""The configuration of a client: one immutable value, where it comes from, and how it is changed.

Nothing here sends or builds a request. A credential is only ever held in a `Secret`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, Union

import attrs

from anthropic_generated._sentinel import NotGiven, Omit

from ._retry import RetryPolicy, check_max_retries

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx

    from .platforms._platform import Platform

    #: A number of seconds, an `httpx.Timeout`, or `None` for no limit.
    Timeout = Union[float, httpx.Timeout, None]
    Headers = Mapping[str, Union[str, Omit]]
    Query = Mapping[str, object]

T = TypeVar("T")

BASE_URL = "https://api.anthropic.com"

#: Seconds without content after which a stream is taken for dead.
STREAM_IDLE_TIMEOUT = 120.0


class Secret:
    """A credential that does not show: not in a repr, a log, a pickle or a dump of attributes."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        # A key read from a file often ends with a newline, which no header may hold.
        self._value = value.strip()

    def reveal(self) -> str:
        """Return the credential."""
        return self._value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._value == other._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __repr__(self) -> str:
        return "'***'"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a credential cannot be pickled")


@attrs.frozen
class Credential:
    """A credential and where it was found, or where it was looked for in vain."""

    secret: Secret | None
    #: Each place that was looked at, and `found`, `empty` or `not set`.
    sources: tuple[tuple[str, str], ...]

    @classmethod
    def resolve(cls, name: str, argument: str | None, variable: str) -> Credential:
        """Take the argument or else the environment variable; an empty argument hides the variable, but counts as none."""
        given = "not set" if argument is None else "found" if argument.strip() else "empty"
        sources = ((f"argument {name}", given),)
        if argument is not None:
            return cls(Secret(argument) if given == "found" else None, sources)
        value = os.environ.get(variable)
        state = "not set" if value is None else "found" if value.strip() else "empty"
        return cls(Secret(value) if value and state == "found" else None, (*sources, (variable, state)))

    @property
    def source(self) -> str:
        """The name of the place where it was found."""
        return next((name for name, state in self.sources if state == "found"), "")


NO_CREDENTIAL = Credential(None, ())


@attrs.frozen
class Settings:
    """What a client sends, where to, and how patiently."""

    api_key: Credential
    auth_token: Credential
    base_url: str
    #: What the caller asked for; if nothing, see `DEFAULT_TIMEOUT`.
    timeout: Timeout | NotGiven
    retry: RetryPolicy
    #: The seconds a request may take with all its attempts and waits, or no limit.
    deadline: float | None
    # Either may hold credentials of the caller's.
    headers: Headers = attrs.field(repr=False)
    query: Query = attrs.field(repr=False)
    #: The name of the client's class, for the `user-agent` header.
    client: str
    #: The seconds that a stream may go without content, or no limit.
    stream_idle_timeout: float | None
    #: How many bytes one event of a stream may have.
    stream_line_limit: int
    #: Whether a result that does not fit its type is an error.
    strict: bool = False
    #: Who serves the API, if not Anthropic; then an empty `base_url` stands for the platform's.
    platform: Platform | None = None

    @property
    def address(self) -> str:
        """Where the API is, with a slash at the end."""
        return self.base_url or (self.platform.base_url if self.platform else "")

    def __str__(self) -> str:
        """Say where requests go."""
        return shown_url(self.base_url) if self.base_url or self.platform is None else self.platform.name

    @classmethod
    def resolve(
        cls,
        *,
        client: str,
        api_key: str | None,
        auth_token: str | None,
        base_url: str | httpx.URL | None,
        timeout: Timeout | NotGiven,
        max_retries: float | NotGiven,
        retry_policy: RetryPolicy | None,
        deadline: float | None,
        stream_idle_timeout: float | None,
        stream_line_limit: int,
        default_headers: Headers | None,
        default_query: Query | None,
        strict: bool = False,
        platform: Platform | None = None,
    ) -> Settings:
        """Build the settings from arguments and the environment.

        Raises:
            TypeError: There is a key or token of the API beside a platform.
            ValueError: A number is out of its range, or the base URL has a query.
        """
        check_owner(platform, api_key, auth_token)
        return cls(
            # A platform has credentials of its own; those of the API are none of its business.
            api_key=Credential.resolve("api_key", api_key, "ANTHROPIC_API_KEY") if platform is None else NO_CREDENTIAL,
            auth_token=(
                Credential.resolve("auth_token", auth_token, "ANTHROPIC_AUTH_TOKEN")
                if platform is None
                else NO_CREDENTIAL
            ),
            base_url=_base_url(base_url, platform),
            timeout=timeout,
            retry=_retry_policy(retry_policy or RetryPolicy.default(), max_retries),
            deadline=positive("deadline", deadline),
            stream_idle_timeout=positive("stream_idle_timeout", stream_idle_timeout),
            stream_line_limit=_checked_limit(stream_line_limit),
            headers=dict(default_headers or {}),
            query=dict(default_query or {}),
            client=client,
            strict=strict,
            platform=platform,
        )

    def changed(
        self,
        *,
        api_key: str | None,
        auth_token: str | None,
        base_url: str | httpx.URL | None,
        timeout: Timeout | NotGiven,
        max_retries: float | NotGiven,
        retry_policy: RetryPolicy | None,
        deadline: float | NotGiven | None,
        stream_idle_timeout: float | NotGiven | None,
        stream_line_limit: int | NotGiven,
        default_headers: Headers | None,
        set_default_headers: Headers | None,
        default_query: Query | None,
        set_default_query: Query | None,
    ) -> Settings:
        """Return settings in which what was given replaces, or for plain `default_…` extends, what was there.

        Raises:
            TypeError: There is a key or token of the API beside a platform.
            ValueError: Both ways of giving the default headers, or the default query, are used.
        """
        check_owner(self.platform, api_key, auth_token)
        changes: dict[str, Any] = {}
        if api_key is not None:
            changes["api_key"] = Credential.resolve("api_key", api_key, "")
        if auth_token is not None:
            changes["auth_token"] = Credential.resolve("auth_token", auth_token, "")
        if base_url is not None:
            changes["base_url"] = slashed(base_url)
        if not isinstance(timeout, NotGiven):
            changes["timeout"] = timeout
        if not isinstance(deadline, NotGiven):
            changes["deadline"] = positive("deadline", deadline)
        if not isinstance(stream_idle_timeout, NotGiven):
            changes["stream_idle_timeout"] = positive("stream_idle_timeout", stream_idle_timeout)
        if not isinstance(stream_line_limit, NotGiven):
            changes["stream_line_limit"] = _checked_limit(stream_line_limit)
        return attrs.evolve(
            self,
            retry=_retry_policy(retry_policy or self.retry, max_retries),
            headers=_extended("headers", self.headers, default_headers, set_default_headers),
            query=_extended("query", self.query, default_query, set_default_query),
            **changes,
        )


def _base_url(given: str | httpx.URL | None, platform: Platform | None) -> str:
    if given is not None:
        return slashed(given)
    return slashed(os.environ.get("ANTHROPIC_BASE_URL") or BASE_URL) if platform is None else ""


def check_owner(platform: Platform | None, api_key: object, auth_token: object) -> None:
    """Refuse a key or token of the API where another serves it, who would get to see it.

    Raises:
        TypeError: There is one.
    """
    if platform is not None and (api_key, auth_token) != (None, None):
        raise TypeError(
            f"a key or token of the Claude API is of no use to {platform.name}, which has credentials of its own"
        )


def slashed(url: str | httpx.URL) -> str:
    """Return a base URL with a slash at its end, so that paths can be appended.

    Raises:
        ValueError: It has a query or a fragment, in which the paths would end up.
    """
    text = str(url).strip()
    if "?" in text or "#" in text:
        raise ValueError(
            "base_url must have no query or fragment, since paths are appended: pass default_query=... instead"
        )
    return text if text.endswith("/") else f"{text}/"


def shown_url(url: str) -> str:
    """Return a URL without the user and password it may hold."""
    scheme, slashes, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{slashes}{host.rpartition('@')[2]}{slash}{path}"


def timeout_parts(timeout: Timeout) -> dict[str, float | None]:
    """Return the limits of a timeout by phase: connect, read, write, and pool (waiting for a free connection).

    Raises:
        TypeError: It is no timeout.
        ValueError: A limit is not a positive number.
    """
    if timeout is None or isinstance(timeout, (int, float)):
        return dict.fromkeys(PHASES, _limit(timeout))
    try:
        return {name: _limit(getattr(timeout, name)) for name in PHASES}
    except AttributeError:
        raise TypeError(f"timeout has to be seconds, an anthropic.Timeout or None, not {timeout!r}") from None


def _limit(seconds: float | None) -> float | None:
    if seconds is None or seconds == float("inf"):
        return None
    if not seconds > 0:
        raise ValueError(f"a timeout has to be a positive number of seconds, or None for no limit, not {seconds!r}")
    return seconds


def clipped(timeout: dict[str, float | None], left: float | None) -> dict[str, float | None]:
    """Return the limits by phase, none longer than the seconds left."""
    if left is None:
        return dict(timeout)
    left = max(left, 0.001)
    return {phase: left if limit is None else min(limit, left) for phase, limit in timeout.items()}


PHASES = ("connect", "read", "write", "pool")


#: Ten minutes, for answers that take long; but a host that does not answer the phone is noticed within seconds.
DEFAULT_TIMEOUT: dict[str, float | None] = {"connect": 5.0, "read": 600, "write": 600, "pool": 600}


def _retry_policy(policy: RetryPolicy, max_retries: float | NotGiven) -> RetryPolicy:
    if isinstance(max_retries, NotGiven):
        return policy
    check_max_retries(max_retries)
    return policy.limited(max_retries)


def positive(name: str, seconds: float | None) -> float | None:
    """Return a limit in seconds; infinity is none.

    Raises:
        ValueError: It is not positive.
    """
    if seconds is not None and not seconds > 0:
        raise ValueError(f"{name} has to be a positive number of seconds, or None for no limit, not {seconds!r}")
    return None if seconds == float("inf") else seconds


def _checked_limit(size: int) -> int:
    if isinstance(size, bool) or not isinstance(size, int) or size < 1:  # pyright: ignore[reportUnnecessaryIsInstance]
        raise ValueError(f"stream_line_limit has to be a positive number of bytes, not {size!r}")
    return size


def _extended(
    name: str, old: Mapping[str, T], more: Mapping[str, T] | None, instead: Mapping[str, T] | None
) -> Mapping[str, T]:
    if more is not None and instead is not None:
        raise ValueError(f"default_{name} (extends) and set_default_{name} (replaces) exclude each other: give one")
    if instead is not None:
        return dict(instead)
    if more is None:
        return old
    if name == "headers":
        # A header that is given again must not stay there under its old spelling.
        lower = {key.lower() for key in more}
        old = {key: value for key, value in old.items() if key.lower() not in lower}
    return {**old, **more}
