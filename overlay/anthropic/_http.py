"""The one door to httpx: default clients, and its exceptions in our terms; for requests and responses see `_native`.

No other module of the package imports httpx when it runs. Nothing is sent or read here; see `_port`.
"""

from __future__ import annotations

import os
import ssl
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx

from anthropic_generated._sentinel import NotGiven, not_given

from ._cancel import ClosedForSure, SafePool
from ._errors import AnthropicError, APIConnectionError, APITimeoutError, CertificateError, StreamAlreadyConsumed
from ._keepalive import keep_alive, kept_alive

if TYPE_CHECKING:
    from collections.abc import Generator


Timeout = httpx.Timeout
Transport = httpx.BaseTransport
AsyncTransport = httpx.AsyncBaseTransport

DEFAULT_TIMEOUT = httpx.Timeout(timeout=600, connect=5.0)
DEFAULT_CONNECTION_LIMITS = httpx.Limits(max_connections=1000, max_keepalive_connections=100)


# Default clients


def shared_ssl_context() -> ssl.SSLContext:
    """Return the context that all default clients share: making one takes longer than most other things here."""
    return _ssl_context(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))


@lru_cache(maxsize=4)
def _ssl_context(cert_file: str | None, cert_dir: str | None) -> ssl.SSLContext:
    del cert_file, cert_dir  # httpx reads them from the environment
    return httpx.create_ssl_context()


def with_defaults(options: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments of an httpx client, completed by our defaults."""
    options = {
        "timeout": DEFAULT_TIMEOUT,
        "limits": DEFAULT_CONNECTION_LIMITS,
        "follow_redirects": True,
        **options,
    }
    own_tls = options.get("cert") is not None or options.get("http2") or not options.get("trust_env", True)
    if options.get("verify", True) is True and not own_tls:
        options["verify"] = shared_ssl_context()
    return options


def without_key(request: httpx.Request, url: httpx.URL, headers: httpx.Headers) -> httpx.Headers:
    """Take the key off a redirected request that goes to another host, as httpx does with `Authorization`."""
    if (url.scheme, url.host, url.port) != (request.url.scheme, request.url.host, request.url.port):
        headers.pop("x-api-key", None)
    return headers


class DefaultHttpxClient(httpx.Client):
    """An `httpx.Client` with the defaults of this package: timeouts, pool limits, redirects, TCP keep-alive."""

    #: The connections of the API clients that use it; see `_pool`.
    _anthropic_pool: Any = None

    # httpx builds a transport for itself and one for each proxy, by methods that are not in its public interface;
    # overriding them leaves the reading of the proxy variables to httpx. Checkers see the constructor of httpx.Client.
    if not TYPE_CHECKING:

        def __init__(self, **options):
            super().__init__(**with_defaults(options))
            self._process = os.getpid()

        def _init_transport(self, *, transport=None, **options):
            return transport or httpx.HTTPTransport(socket_options=keep_alive(), **_known(options))

        def _init_proxy_transport(self, proxy, **options):
            return kept_alive(httpx.HTTPTransport(proxy=proxy, **_known(options)))

        def _redirect_headers(self, request, url, method):
            return without_key(request, url, super()._redirect_headers(request, url, method))

        def __del__(self):
            try:
                # After a fork the connections are the parent's, and a thread that is gone may hold their lock.
                if self._process == os.getpid():
                    self.close()
            except Exception:  # half made, or the interpreter is shutting down
                return


class DefaultAsyncHttpxClient(httpx.AsyncClient):
    """An `httpx.AsyncClient` with the defaults of this package: timeouts, pool limits, redirects, TCP keep-alive."""

    _anthropic_pool: Any = None

    if not TYPE_CHECKING:

        def __init__(self, **options):
            super().__init__(**with_defaults(options))

        def _init_transport(self, *, transport=None, **options):
            return transport or _AsyncTransport(socket_options=keep_alive(), **_known(options))

        def _init_proxy_transport(self, proxy, **options):
            return kept_alive(_AsyncTransport(proxy=proxy, **_known(options)))

        def _redirect_headers(self, request, url, method):
            return without_key(request, url, super()._redirect_headers(request, url, method))


class _Body(ClosedForSure, httpx.AsyncByteStream):
    pass


class _AsyncTransport(SafePool, httpx.AsyncHTTPTransport):
    body = _Body


def _known(options: dict[str, Any]) -> dict[str, Any]:
    """Drop what older versions of httpx pass along and no transport takes."""
    return {name: value for name, value in options.items() if name != "app"}


def check_client(http_client: object) -> None:
    """Raise a helpful error if `http_client` cannot serve a synchronous client."""
    if not isinstance(http_client, httpx.Client):
        hint = "; it goes with AsyncAnthropic" if isinstance(http_client, httpx.AsyncClient) else ""
        raise TypeError(f"http_client has to be an httpx.Client, not {type(http_client).__name__}{hint}")


def check_async_client(http_client: object) -> None:
    """Raise a helpful error if `http_client` cannot serve an asynchronous client."""
    if not isinstance(http_client, httpx.AsyncClient):
        hint = "; it goes with Anthropic" if isinstance(http_client, httpx.Client) else ""
        raise TypeError(f"http_client has to be an httpx.AsyncClient, not {type(http_client).__name__}{hint}")


def adopted_timeout(client: httpx.Client | httpx.AsyncClient) -> httpx.Timeout | NotGiven:
    """Return the timeout of a client the caller made, if it is one of the caller's choosing."""
    return not_given if client.timeout in (httpx.Timeout(5.0), DEFAULT_TIMEOUT) else client.timeout


def parse_url(text: str) -> httpx.URL:
    """Return a URL as an object with parts."""
    return httpx.URL(text)


# Exceptions


class _Meaning(NamedTuple):
    error: type[APIConnectionError]
    message: str | None
    retryable: bool


#: What the exceptions of httpx mean, most specific first. Those of `LocalProtocolError` quote headers: never show them.
MEANINGS: dict[type[Exception], _Meaning] = {
    httpx.PoolTimeout: _Meaning(
        APITimeoutError,
        "Request timed out: all connections of the pool stayed in use. Close streams that are no longer read, or pass "
        "an http_client with other limits.",
        True,
    ),
    httpx.TimeoutException: _Meaning(APITimeoutError, None, True),
    httpx.UnsupportedProtocol: _Meaning(
        APIConnectionError, "Connection error: base_url has to begin with https:// or http://.", False
    ),
    httpx.LocalProtocolError: _Meaning(
        APIConnectionError, "Connection error: the request breaks the rules of HTTP.", False
    ),
    httpx.TooManyRedirects: _Meaning(APIConnectionError, "Connection error: too many redirects.", False),
    httpx.HTTPError: _Meaning(APIConnectionError, "", True),
    ssl.SSLError: _Meaning(APIConnectionError, "", True),
}
FAILURES = (httpx.HTTPError, httpx.StreamError, ssl.SSLError)


def translated(exc: Exception, request: httpx.Request) -> AnthropicError:
    """Return our error for an exception out of httpx; raise it `from` that."""
    untrusted = _untrusted(exc)
    if untrusted is not None:
        return CertificateError(
            message=f"Connection error: the certificate of {request.url.host} cannot be verified ({untrusted}). Behind a "
            "proxy that inspects traffic, pass ssl='path/to/authority.pem' or ssl='system', set SSL_CERT_FILE, or pass "
            "an http_client with verify=...",
            request=request,
        )
    for kind, meaning in MEANINGS.items():
        if isinstance(exc, kind):
            message = meaning.message
            if message == "":
                message = f"Connection error: {exc}" if str(exc) else "Connection error."
            error = meaning.error(request=request, **({"message": message} if message else {}))
            error.retryable = meaning.retryable
            return error
    if isinstance(exc, httpx.StreamConsumed):
        return StreamAlreadyConsumed("the body has been read before; to use it twice, keep what read() returns")
    return AnthropicError("the response has been closed")


@contextmanager
def not_timed_out(late: type[Exception]) -> Generator[None, None, None]:
    """Call a lost connection by its name: httpx-aiohttp raises a timeout for every connection that fails."""
    try:
        yield
    except httpx.ConnectTimeout as exc:
        if exc.__cause__ is None or isinstance(exc.__cause__, late):
            raise
        raise httpx.ReadError(str(exc)) from exc.__cause__


def _untrusted(exc: BaseException | None) -> str | None:
    """Return why a certificate was rejected, if that is at the root of an exception."""
    for _ in range(8):
        if isinstance(exc, ssl.SSLCertVerificationError):
            # That of aiohttp has no such attribute.
            return getattr(exc, "verify_message", None) or str(exc)
        exc = exc and (exc.__cause__ or exc.__context__)
    return None
