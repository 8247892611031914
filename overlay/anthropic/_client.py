"""The clients: what users construct, configure, copy and close. How requests are made is not decided here."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Callable, Generic, NoReturn, TypeVar, Union

import attrs

from anthropic_generated._sentinel import NotGiven, not_given

from . import _log
from ._jsonl import LIMIT
from ._pool import AsyncPool, Pool, async_pool_of, pool_of
from ._requester import AsyncRequester, SyncRequester
from ._retry import check_max_retries
from ._settings import STREAM_IDLE_TIMEOUT, Credential, Settings, check_owner, slashed
from ._tls import check_trust
from ._verbs import AsyncVerbs, Verbs
from .resources import AsyncResources, Resources

if TYPE_CHECKING:
    from types import TracebackType

    import httpx
    from typing_extensions import Self

    from ._retry import RetryPolicy
    from ._settings import Headers, Query, Timeout
    from ._tls import Trust
    from .platforms._platform import Platform

HttpT = TypeVar("HttpT", bound="Union[httpx.Client, httpx.AsyncClient]")


class _Client(Generic[HttpT]):
    """The configuration of a client: all that is the same for both kinds."""

    _requester: Any

    def __init__(
        self,
        *,
        api_key: str | None = None,
        auth_token: str | None = None,
        base_url: str | httpx.URL | None = None,
        timeout: Timeout | NotGiven = not_given,
        max_retries: float | NotGiven = not_given,
        default_headers: Headers | None = None,
        default_query: Query | None = None,
        http_client: HttpT | None = None,
        retry_policy: RetryPolicy | None = None,
        deadline: float | None = None,
        stream_idle_timeout: float | None = STREAM_IDLE_TIMEOUT,
        stream_line_limit: int = LIMIT,
        ssl: Trust = None,
        _strict_response_validation: bool = False,
        _platform: Platform | None = None,
    ) -> None:
        """Make a client. Nothing is sent, opened or read but environment variables.

        Args:
            api_key: The API key; by default that in the environment variable `ANTHROPIC_API_KEY`.
            auth_token: A bearer token; by default that in `ANTHROPIC_AUTH_TOKEN`. If there is a key too, both are sent.
            base_url: Where the API is; by default `ANTHROPIC_BASE_URL`, or else `https://api.anthropic.com`.
            timeout: The seconds that connecting, and each wait for data, may take, or an `anthropic.Timeout` to tell
                them apart; `None` is no limit. By default 10 minutes, and 5 seconds for connecting.
            max_retries: How often a failed request is repeated: by default 2 times; 0 turns it off.
            default_headers: Headers to send with every request; `omit` as a value takes one of ours out.
            default_query: Query parameters to send with every request.
            http_client: What to send requests with, for proxies, own transports and the like; it stays yours to close,
                unless it is one of the `Default…Client`s of this package.
            retry_policy: How failed requests are repeated; see `RetryPolicy`. `max_retries` overrides its number.
            deadline: The seconds that a request may take in all: every attempt, the waits between, and reading.
            stream_idle_timeout: The seconds that a stream may bring nothing but pings before it is ended with a
                `StreamIdleTimeoutError`; `None` is no limit.
            stream_line_limit: The bytes that one event of a stream, or one line of a batch's results, may have.
            ssl: Which certificate authorities to trust: an `ssl.SSLContext`, a file or folder of certificates, or
                `"system"` for those of the operating system (extra `system-certificates`).

        Raises:
            TypeError: `http_client` or `ssl` is of the wrong kind, or `max_retries` is not a number.
            ValueError: A number is negative, or `ssl` stands beside an `http_client`.
            FileNotFoundError: The certificates of `ssl` are not there.
        """
        check_trust(ssl, http_client)
        pool = self._pool_of(http_client, ssl)
        if http_client is not None and isinstance(timeout, NotGiven):
            from ._http import adopted_timeout

            timeout = adopted_timeout(http_client)
        settings = Settings.resolve(
            client=type(self).__name__,
            api_key=api_key,
            auth_token=auth_token,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            retry_policy=retry_policy,
            deadline=deadline,
            stream_idle_timeout=stream_idle_timeout,
            stream_line_limit=stream_line_limit,
            default_headers=default_headers,
            default_query=default_query,
            strict=_strict_response_validation,
            platform=_platform,
        )
        if api_key is auth_token is None and settings.api_key.secret and settings.auth_token.secret:
            _log.logger.warning("ANTHROPIC_API_KEY and ANTHROPIC_AUTH_TOKEN are both set: both are sent")
        self._start(settings, pool, view=False)

    #: Returns the connections for an HTTP client and the authorities to trust.
    _pool_of: Callable[..., Any]
    #: Takes on settings and connections.
    _start: Callable[..., None]

    def copy(
        self,
        *,
        api_key: str | None = None,
        auth_token: str | None = None,
        base_url: str | httpx.URL | None = None,
        timeout: Timeout | NotGiven = not_given,
        http_client: HttpT | None = None,
        max_retries: float | NotGiven = not_given,
        default_headers: Headers | None = None,
        set_default_headers: Headers | None = None,
        default_query: Query | None = None,
        set_default_query: Query | None = None,
        retry_policy: RetryPolicy | None = None,
        deadline: float | NotGiven | None = not_given,
        stream_idle_timeout: float | NotGiven | None = not_given,
        stream_line_limit: int | NotGiven = not_given,
    ) -> Self:
        """Return a client with some options changed, which shares this client's connections.

        The arguments are those of the constructor. `default_headers` and `default_query` add to what is there;
        `set_default_headers` and `set_default_query` replace it. Closing the copy leaves this client open.

        Raises:
            ValueError: Both the adding and the replacing argument of a pair are given.
        """
        settings = self._requester.settings.changed(
            api_key=api_key,
            auth_token=auth_token,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            set_default_headers=set_default_headers,
            default_query=default_query,
            set_default_query=set_default_query,
            retry_policy=retry_policy,
            deadline=deadline,
            stream_idle_timeout=stream_idle_timeout,
            stream_line_limit=stream_line_limit,
        )
        cls = type(self)
        clone = cls.__new__(cls)
        # Resources are cached on the instance, bound to its requester: the copy makes its own. (Other threads may be
        # adding some right now.)
        own = {k: v for k, v in self.__dict__.copy().items() if not isinstance(getattr(cls, k, None), cached_property)}
        clone.__dict__.update(own)
        shared = self._requester.pool if http_client is None else self._pool_of(http_client)
        clone._start(settings, shared, view=http_client is None)
        return clone

    with_options = copy

    def __copy__(self) -> Self:
        return self.copy()

    def __deepcopy__(self, memo: object) -> Self:
        return self.copy()

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"{type(self).__name__} holds credentials and connections, so it cannot be pickled: make one in each process"
        )

    # Options

    def _change(self, **changes: Any) -> None:
        settings = self._requester.settings
        check_owner(settings.platform, changes.get("api_key"), changes.get("auth_token"))
        self._requester.settings = attrs.evolve(settings, **changes)

    @property
    def api_key(self) -> str | None:
        """The API key."""
        return _revealed(self._requester.settings.api_key)

    @api_key.setter
    def api_key(self, value: str | None) -> None:
        self._change(api_key=Credential.resolve("api_key", value or "", ""))

    @property
    def auth_token(self) -> str | None:
        """The bearer token."""
        return _revealed(self._requester.settings.auth_token)

    @auth_token.setter
    def auth_token(self, value: str | None) -> None:
        self._change(auth_token=Credential.resolve("auth_token", value or "", ""))

    @property
    def base_url(self) -> httpx.URL:
        """Where the API is, with a slash at the end."""
        from ._http import parse_url

        settings = self._requester.settings
        if settings.platform is not None and not settings.base_url and not settings.platform.is_prepared:
            settings.platform.prepare()
        return parse_url(settings.address)

    @base_url.setter
    def base_url(self, value: str | httpx.URL) -> None:
        self._change(base_url=slashed(value))

    @property
    def timeout(self) -> Timeout:
        """The limits for connecting and for each wait for data, in seconds."""
        timeout = self._requester.settings.timeout
        if isinstance(timeout, NotGiven):
            from ._http import DEFAULT_TIMEOUT

            return DEFAULT_TIMEOUT
        return timeout  # type: ignore[no-any-return]

    @timeout.setter
    def timeout(self, value: Timeout) -> None:
        self._change(timeout=value)

    @property
    def max_retries(self) -> float:
        """How often a failed request is repeated."""
        return self._requester.settings.retry.max_retries  # type: ignore[no-any-return]

    @max_retries.setter
    def max_retries(self, value: float) -> None:
        check_max_retries(value)
        self._change(retry=self._requester.settings.retry.limited(value))

    @property
    def retry_policy(self) -> RetryPolicy:
        """How failed requests are repeated."""
        return self._requester.settings.retry  # type: ignore[no-any-return]

    @property
    def deadline(self) -> float | None:
        """The seconds that a request may take in all, if there is a limit."""
        return self._requester.settings.deadline  # type: ignore[no-any-return]

    def is_closed(self) -> bool:
        """Say whether this client can send no more requests."""
        return bool(self._requester.closed or self._requester.pool.is_closed)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} for {self._requester.settings}>"


class Anthropic(_Client["httpx.Client"], Verbs, Resources):
    """The client of the Claude API.

    Make one and keep it: it is safe to use from many threads, and reuses connections. `with` closes it at the end.
    """

    _requester: SyncRequester

    _pool_of = staticmethod(pool_of)

    def _start(self, settings: Settings, pool: Pool, *, view: bool) -> None:
        Resources.__init__(self, SyncRequester(settings, pool))
        pool.join(self, view=view)

    def close(self) -> None:
        """Close the connections; no request can be sent after. Closing a copy leaves its original open."""
        self._requester.closed = True
        if self._requester.pool.leave(self):
            self._requester.pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        self.close()


class AsyncAnthropic(_Client["httpx.AsyncClient"], AsyncVerbs, AsyncResources):
    """The asynchronous client of the Claude API, for asyncio and trio.

    Make one and keep it: it reuses connections, and serves any number of event loops. `async with` closes it at the end.
    """

    _requester: AsyncRequester

    _pool_of = staticmethod(async_pool_of)

    def _start(self, settings: Settings, pool: AsyncPool, *, view: bool) -> None:
        AsyncResources.__init__(self, AsyncRequester(settings, pool))
        pool.join(self, view=view)

    async def close(self) -> None:
        """Close the connections; no request can be sent after. Closing a copy leaves its original open."""
        self._requester.closed = True
        if self._requester.pool.leave(self):
            await self._requester.pool.close()

    aclose = close

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        await self.close()


def _revealed(credential: Credential) -> str | None:
    return credential.secret.reveal() if credential.secret else None
