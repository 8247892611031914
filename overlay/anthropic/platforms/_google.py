"""Credentials by google-auth, which is loaded at the first request. What Vertex AI does with them stands in `_vertex`."""

from __future__ import annotations

import os
import re
from calendar import timegm
from typing import TYPE_CHECKING, Any

from anthropic._errors import AnthropicError, AuthenticationConfigError
from anthropic._optional import optional
from anthropic._request import unfit
from anthropic._settings import Secret

from ._credentials import Authorizer, Kept
from ._errors import CredentialsError
from ._flight import Flight, Unusable

if TYPE_CHECKING:
    import httpx
    from google.auth.credentials import Credentials

SCOPE = "https://www.googleapis.com/auth/cloud-platform"

#: What stands in the text of google-auth for something that may be a token: a token endpoint may send back what it got.
_tokens = re.compile(r"[\w\-.~+=%]{60,}")


class GoogleCredentials(Authorizer):
    """Tokens of credentials that were passed, or else of the Application Default Credentials.

    Args:
        given: The credentials that were passed.

    Attributes:
        credentials: The credentials; after `load`, with the scope that they need.
        project: The project that they belong to, if they say.
        is_loaded: Whether they can be used.
    """

    def __init__(self, platform: str, given: Credentials | None) -> None:
        super().__init__(platform, "Application Default Credentials" if given is None else "argument credentials")
        self.credentials: Credentials | None = given
        self.project: str | None = getattr(given, "project_id", None)
        self.is_loaded = False
        self._loading = Flight(self._find, self._found)

    def load(self) -> None:
        """Load google-auth, and look for the credentials where it does; this may take long.

        Raises:
            AuthenticationConfigError: There are none.
            CredentialsError: Looking for them failed.
            ImportError: google-auth is not installed.
        """
        if not self.is_loaded:
            self._loading.result()

    def fetch(self, *, anew: bool) -> Any:
        """Return the credentials with a token that is valid, if need be a new one."""
        credentials: Any = self.credentials
        # A token that was kept has served its time, even where google-auth would use it a little longer.
        if anew or self._kept is not None or not credentials.valid:
            credentials.refresh(_module("google.auth.transport.requests").Request())
        return credentials

    def read(self, fetched: Any) -> Kept:
        """Return the token of credentials.

        Raises:
            Unusable: They have none, or one that no header can hold.
        """
        token, expiry = fetched.token, fetched.expiry
        if not isinstance(token, str) or not token.strip():
            raise Unusable(f"{type(fetched).__name__} brought no token")
        if unfit(token.strip()):
            raise Unusable(
                f"{type(fetched).__name__} brought a token that holds a line break or a character that is not ASCII"
            )
        return Kept(Secret(token), None if expiry is None else float(timegm(expiry.utctimetuple())))

    def apply(self, request: httpx.Request, value: Secret) -> None:
        """Write the token on a request, and who pays for it unless the caller says so."""
        request.headers["Authorization"] = f"Bearer {value.reveal()}"
        payer = getattr(self.credentials, "quota_project_id", None)
        if payer:
            request.headers.setdefault("x-goog-user-project", payer)

    def explain(self, exc: Exception) -> str:
        """Say what went wrong in the words of google-auth, but not what else it got from its server."""
        if not isinstance(exc, _module("google.auth.exceptions").GoogleAuthError):
            return super().explain(exc)
        text = " ".join(str(exc.args[0]).split()) if exc.args else ""
        return f"{type(exc).__name__}: {_tokens.sub('***', text)[:500]}"

    def _find(self) -> tuple[Credentials, str | None]:
        auth = _module("google.auth")
        # It is what tokens are fetched with; without it, google-auth would not name our extra.
        _module("requests")
        if self.credentials is not None:
            scoped: Any = _module("google.auth.credentials").with_scopes_if_required(self.credentials, [SCOPE])
            return scoped, self.project
        try:
            found: tuple[Credentials, str | None] = auth.default(scopes=[SCOPE])
        except Exception as exc:
            raise self._missing(exc) from exc
        return found

    def _found(self, found: tuple[Credentials, str | None]) -> None:
        self.credentials, self.project = found
        self.is_loaded = True

    def _missing(self, exc: Exception) -> AnthropicError:
        if not isinstance(exc, _module("google.auth.exceptions").DefaultCredentialsError):
            return CredentialsError(self.platform, self.source, self.explain(exc))
        named = "set" if os.environ.get("GOOGLE_APPLICATION_CREDENTIALS") else "not set"
        return AuthenticationConfigError(
            (
                ("argument access_token", "not set"),
                ("argument credentials", "not set"),
                ("GOOGLE_APPLICATION_CREDENTIALS", named),
                ("Application Default Credentials", "none that can be used"),
            ),
            f"Pass one of these, or run `gcloud auth application-default login`. {self.explain(exc)}",
            f"credential for {self.platform}",
        )


def _module(name: str) -> Any:
    return optional(name, "vertex", "Google Vertex AI")
