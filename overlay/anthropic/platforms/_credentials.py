"""What a platform's requests are authorised with: found once, fetched off the event loop, kept until shortly before it expires.

The kinds of one platform stand with it. A credential is held in a `Secret`, or by the library that it comes from.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable
from contextlib import contextmanager
from time import time
from typing import TYPE_CHECKING, Any, Callable, NamedTuple, Tuple, Union

from anthropic._errors import AuthenticationConfigError
from anthropic._request import unfit
from anthropic._settings import Secret

from ._errors import CredentialsError
from ._flight import Flight, Unusable

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    import httpx

#: Under which name a request keeps the credential that it was sent with, among its extensions.
USED = "anthropic_credential"

#: Seconds before its end at which a credential counts as expired: requests take a while to arrive.
EARLY = 60.0

#: A token, alone or with the time at which it expires, in seconds since the epoch.
Token = Union[str, Tuple[str, float]]
#: What returns a token, or something to await for it.
TokenProvider = Callable[[], Union[Token, Awaitable[Token]]]


class Kept(NamedTuple):
    """A credential, and until when it can be used, in seconds since the epoch: `None` is for ever, 0 for this time only."""

    value: Any
    expires: float | None = None

    def __repr__(self) -> str:
        return f"<credential, expires={self.expires}>"


class Authorizer(ABC):
    """Authorises the requests of a client, each attempt anew.

    Args:
        platform: The name of the platform.
        source: What the credentials are or come from, such as `argument api_key`.
    """

    def __init__(self, platform: str, source: str) -> None:
        self.platform = platform
        self.source = source
        self._kept: Kept | None = None
        self._refused = False
        self._flight = Flight(self._fetch, self._keep)

    @abstractmethod
    def fetch(self, *, anew: bool) -> Any:
        """Return something that `read` understands, or what has to be awaited for it. It may take long.

        Args:
            anew: Whether the platform refused the credential that there was.
        """

    def read(self, fetched: Any) -> Kept:
        """Return the credential in what was fetched."""
        kept: Kept = fetched
        return kept

    @abstractmethod
    def apply(self, request: httpx.Request, value: Any) -> None:
        """Write a credential on a request, of which nothing else changes any more."""

    def known(self) -> Any:
        """Return the credential that can be used now, or `None` if one has to be fetched."""
        kept = self._current()
        return None if kept is None else kept.value

    def _current(self) -> Kept | None:
        kept = self._kept
        return None if kept is None or (kept.expires is not None and time() >= kept.expires - EARLY) else kept

    def forget(self, value: Any) -> bool:
        """Note that a credential was refused; return whether there may be another."""
        self._flight.abandon(lambda: self._drop(value))
        return True

    def _drop(self, value: Any) -> bool:
        """Drop a credential that was refused, unless somebody has done so, or a newer one is kept."""
        kept = self._kept
        if kept is None or (kept.value is not value and self.known() is not None):
            return False
        self._kept = None
        self._refused = True
        return True

    def explain(self, exc: Exception) -> str:
        """Say what went wrong, in words that hold no secret: not in those of an exception that may be anybody's."""
        return type(exc).__name__

    def authorize(self, request: httpx.Request) -> None:
        """Write the credential on a request.

        Raises:
            AuthenticationConfigError: There is none.
            CredentialsError: It cannot be had.
        """
        value = self.known()
        if value is None:
            with self._explained():
                value = self._flight.result().value
        self._write(request, value)

    async def aauthorize(self, request: httpx.Request) -> None:
        """Write the credential on a request; the event loop goes on while it is fetched. Raises what `authorize` does."""
        value = self.known()
        if value is None:
            with self._explained():
                value = (await self._flight.aresult()).value
        self._write(request, value)

    @contextmanager
    def _explained(self) -> Generator[None, None, None]:
        try:
            yield
        except (AuthenticationConfigError, CredentialsError):
            raise
        except Unusable as exc:
            exc.__traceback__ = None  # its frames hold what was fetched, which may be a secret
            raise CredentialsError(self.platform, self.source, str(exc)) from exc
        except Exception as exc:  # also an error of ours, of a client that the credentials are fetched with
            raise CredentialsError(self.platform, self.source, self.explain(exc)) from exc

    def _write(self, request: httpx.Request, value: Any) -> None:
        request.extensions[USED] = value
        self.apply(request, value)

    def _fetch(self) -> Any:
        current = self._current()
        if current is not None:  # fetched by another since the caller looked
            return current
        anew, self._refused = self._refused, False
        return self.fetch(anew=anew)

    def _keep(self, fetched: Any) -> Kept:
        self._kept = kept = fetched if isinstance(fetched, Kept) else self.read(fetched)
        return kept

    def __repr__(self) -> str:
        return f"<{type(self).__name__} for {self.platform}: {self.source}>"


class FixedKey(Authorizer):
    """A key or token that never changes, in a header.

    Args:
        key: The key.
        headers: Which headers carry it, and what stands before it there.

    Raises:
        ValueError: It holds what no header can.
    """

    def __init__(self, platform: str, source: str, key: Secret, headers: Mapping[str, str]) -> None:
        super().__init__(platform, source)
        if unfit(key.reveal()):
            raise ValueError(f"the {source} holds a line break or a character that is not ASCII, which no header can")
        self._kept = Kept(key)
        self._headers = headers

    def fetch(self, *, anew: bool) -> Any:
        """Return the key."""
        return self._kept

    def forget(self, value: Any) -> bool:
        """Return that there is no other."""
        return False

    def apply(self, request: httpx.Request, value: Secret) -> None:
        """Write the key on a request."""
        for name, before in self._headers.items():
            request.headers[name] = before + value.reveal()


class Provided(Authorizer):
    """A bearer token from a function of the caller's: called for each attempt, unless it says how long its tokens live.

    Args:
        provider: The function.
    """

    def __init__(self, platform: str, source: str, provider: TokenProvider) -> None:
        super().__init__(platform, source)
        self._provider = provider

    def fetch(self, *, anew: bool) -> Any:
        """Call the function."""
        return self._provider()

    def read(self, fetched: Any) -> Kept:
        """Return the token of a text, or of a pair of text and time, such as the `AccessToken` of Azure.

        Raises:
            Unusable: It is neither.
        """
        token, expires = _parts(fetched) if isinstance(fetched, tuple) else (fetched, 0)
        if not isinstance(token, str) or not token.strip():
            kind = "an empty text" if isinstance(token, str) else f"a value of type {type(token).__name__}"
            raise Unusable(
                f"it has to return a token as a str, or a pair of that and the time at which it expires, not {kind}"
            )
        if unfit(token.strip()):
            raise Unusable("it returned a token that holds a line break or a character that is not ASCII")
        if isinstance(expires, bool) or not isinstance(expires, (int, float)) or expires != expires:
            kind = "NaN" if isinstance(expires, float) else f"a value of type {type(expires).__name__}"
            raise Unusable(f"the time at which a token expires is a number of seconds since the epoch, not {kind}")
        return Kept(Secret(token), float(expires))

    def apply(self, request: httpx.Request, value: Secret) -> None:
        """Write the token on a request."""
        request.headers["Authorization"] = f"Bearer {value.reveal()}"


def _parts(fetched: Any) -> tuple[Any, Any]:
    return (fetched[0], fetched[1]) if len(fetched) == 2 else (fetched, 0)


def check_provider(name: str, provider: object) -> None:
    """Refuse what cannot provide tokens.

    Raises:
        TypeError: It is no function.
    """
    if not callable(provider):
        raise TypeError(f"{name} is a function that returns a token, not a value of type {type(provider).__name__}")
