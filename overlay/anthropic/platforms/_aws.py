"""How requests to Amazon Web Services are authorised: keys and where they come from, the region, signatures.

botocore finds keys and regions as all tools of AWS do, and signs. It is loaded when the first request is prepared.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Mapping
from datetime import datetime, timezone
from inspect import isawaitable
from time import time
from typing import TYPE_CHECKING, Any, Callable, cast

from anthropic._errors import AuthenticationConfigError
from anthropic._optional import optional
from anthropic._settings import Secret
from anthropic_generated._parse import parse_datetime

from ._credentials import EARLY, Authorizer, Kept
from ._errors import CredentialsError
from ._flight import Unusable

if TYPE_CHECKING:
    import httpx

#: What AWS calls the service in signatures.
SERVICE = "bedrock"
EXTRA, PURPOSE = "bedrock", "signing requests to Amazon Bedrock"

#: The environment variables that name a region.
VARIABLES = ("AWS_REGION", "AWS_DEFAULT_REGION")
#: The region that requests to an address of the caller's are signed for if nothing says another.
FALLBACK = "us-east-1"

#: Where credentials are looked for before botocore does.
PLACES = ("argument aws_access_key", "argument credentials", "argument api_key", "AWS_BEARER_TOKEN_BEDROCK")

#: Seconds for which keys are used that are about to expire but cannot be had any fresher.
SPARE = 30.0

_is_region = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?").fullmatch
_host = re.compile(
    r"https?://(?:[\w-]+\.)?bedrock-runtime(?:-fips)?\.([a-z0-9-]+)\.(?:vpce\.)?(?:amazonaws\.com|api\.aws)"
)


class Keys:
    """What requests are signed with, for as long as it is valid; it does not show."""

    __slots__ = ("_secret", "_token", "access_key", "origin")

    def __init__(self, access_key: str, secret_key: str, token: str | None, origin: Any = None) -> None:
        self.access_key = access_key.strip()
        self._secret = Secret(secret_key)
        self._token = Secret(token) if token else None
        #: The object of botocore that they are from, if that renews them.
        self.origin = origin

    @property
    def secret_key(self) -> str:
        """The secret key."""
        return self._secret.reveal()

    @property
    def token(self) -> str | None:
        """The session token, if they are temporary."""
        return self._token.reveal() if self._token else None

    def is_like(self, frozen: Any) -> bool:
        """Say whether frozen credentials of botocore are the same."""
        return (self.access_key, self.secret_key, self.token) == (frozen.access_key, frozen.secret_key, frozen.token)

    def __repr__(self) -> str:
        return "<keys of AWS>"


class Configuration:
    """The configuration of AWS as botocore finds it: that of a profile, or of a session of the caller's.

    Args:
        profile: The profile, if it is not the one that the environment names.
        session: The session, of boto3 or botocore.
    """

    def __init__(self, profile: str | None = None, session: Any = None) -> None:
        self.profile = profile
        self.session = session
        # Sessions of boto3 stand before one of botocore.
        self._session: Any = getattr(session, "_session", session)

    @property
    def source(self) -> str:
        """What it is, for messages."""
        if self.session is not None:
            return "the session passed as credentials"
        return f"the AWS profile {self.profile!r}" if self.profile else "the AWS environment and configuration"

    def region(self) -> str | None:
        """Return the region that it names, if any.

        Raises:
            CredentialsError: It cannot be read.
            ImportError: botocore is not installed.
        """
        session = self._opened()
        try:
            region: str | None = session.get_config_variable("region")
        except Exception as exc:
            raise CredentialsError("Amazon Bedrock", self.source, told(exc)) from exc
        return region

    def credentials(self, *, anew: bool) -> Any:
        """Return the credentials it leads to; anew, if those that it remembers are outdated.

        Raises:
            AuthenticationConfigError: There are none; the message says where they were looked for.
        """
        if anew and self.session is not None:
            found = self._session.get_component("credential_provider").load_credentials()
        else:
            self._session = None if anew else self._session
            found = self._opened().get_credentials()
        if found is None:
            raise AuthenticationConfigError(
                [(place, "not set") for place in (() if self.session is not None else PLACES)]
                + [(self.source, "nothing found")],
                "Pass aws_access_key=... and aws_secret_key=..., aws_profile=..., credentials=... or api_key=..., or set up "
                "the AWS environment",
                "pair of AWS keys for Amazon Bedrock",
            )
        return found

    def _opened(self) -> Any:
        if self._session is None:
            self._session = optional("botocore.session", EXTRA, PURPOSE).Session(profile=self.profile)
        return self._session


class Region:
    """The region that requests go to and are signed for: known at once, or found by botocore later.

    Args:
        argument: The region that the caller named.
        configuration: Where else it may stand.
        url: The address that the caller named.
    """

    def __init__(self, argument: str | None, configuration: Configuration, url: str | None) -> None:
        self.argument = argument or None
        self._configuration = configuration
        self._url = url
        self._variables = [(name, os.environ.get(name) or None) for name in VARIABLES]
        found = next((value for _, value in self._variables if value), None)
        #: The region, as soon as it is known.
        self.name = self.argument or (None if configuration.session is not None else found)
        if self.name is not None:
            _check(self.name)

    def find(self, *, signing: bool) -> None:
        """Look for it in all places; what is only needed to sign for an address of the caller's is assumed in the end.

        Raises:
            AuthenticationConfigError: It stands nowhere; the message says where it was looked for.
            CredentialsError: The configuration cannot be read.
            ImportError: botocore is needed, and not installed.
        """
        own, where = self._configuration, "not set"
        try:
            configured = own.region()
        except ImportError:
            if signing:
                raise
            configured, where = None, "botocore is not installed"
        last = (f"region of {own.source}", configured)
        places = [last, *self._variables] if own.session is not None else [*self._variables, last]
        name = next((value for _, value in places if value), None)
        if name is None and self._url is not None:
            named = _host.match(self._url)
            name = named.group(1) if named else FALLBACK
            if not named:
                warnings.warn(
                    f"requests are signed for the region {FALLBACK}, since nothing names another: pass aws_region=... or "
                    "set AWS_REGION",
                    UserWarning,
                    stacklevel=2,
                )
        if name is None:
            looked = [(place, where if place == last[0] else "not set") for place, _ in places]
            raise AuthenticationConfigError(
                (("argument aws_region", "not set"), *looked),
                "Pass aws_region=..., or set AWS_REGION",
                "AWS region for Amazon Bedrock",
            )
        _check(name)
        self.name = name


def _check(region: str) -> None:
    if not _is_region(region):
        raise ValueError(f"{region!r} cannot be the name of a region: that has letters, digits and hyphens only")


class Signer(Authorizer):
    """Signs requests with keys of AWS, which may have to be fetched, and renewed.

    Args:
        platform: The name of the platform.
        source: What the keys are or come from.
        load: Returns the keys in some form, or what has to be awaited for them; it is told whether those that there were
            have been refused.
        region: What they are signed for.
        renewable: Whether there may be others when some are refused.
        lasting: Whether keys that are not said to expire are kept.
    """

    def __init__(
        self,
        platform: str,
        source: str,
        load: Callable[[bool], Any],
        region: Region,
        *,
        renewable: bool,
        lasting: bool,
    ) -> None:
        super().__init__(platform, source)
        self._load = load
        self._region = region
        self._renewable = renewable
        self._lasting = lasting

    def fetch(self, *, anew: bool) -> Any:
        """Load the keys, and have botocore renew them if they are about to expire."""
        found = self._load(anew)
        return found if isawaitable(found) else self._kept_of(found)

    def read(self, fetched: Any) -> Kept:
        """Return the keys in what was fetched; what had to be awaited must not need more time now.

        Raises:
            AuthenticationConfigError: There are none.
            Unusable: They are in no form that is known.
        """
        if isinstance(fetched, Kept):
            return fetched
        if hasattr(fetched, "get_credentials") or _is_due(fetched):
            raise Unusable(
                "what it returns has to be renewed first, which would block the event loop: pass it as it is"
            )
        return self._kept_of(fetched)

    def _kept_of(self, found: Any) -> Kept:
        if hasattr(found, "get_credentials"):
            found = found.get_credentials()
        if not hasattr(found, "get_frozen_credentials"):
            keys, expires = keys_of(found)
            return Kept(keys, expires if expires is not None or self._lasting else 0.0)
        frozen = found.get_frozen_credentials()
        method = getattr(found, "method", None)
        if self._lasting and method and not self.source.endswith(")"):
            self.source = f"{self.source} ({method})"
        if not hasattr(found, "refresh_needed"):
            return Kept(_frozen_keys(frozen), None if self._lasting else 0.0)
        last = 0.0 if _is_due(found, EARLY + SPARE) else time() + EARLY + SPARE
        return Kept(_frozen_keys(frozen, found), last)

    def known(self) -> Any:
        """Return the keys that can be used now, or `None` if some have to be fetched."""
        kept = self._kept
        origin = None if kept is None else kept.value.origin
        if kept is None or origin is None or _is_due(origin):
            return super().known()
        # Somebody else may have had them renewed.
        frozen = origin.get_frozen_credentials()
        if not kept.value.is_like(frozen):
            self._kept = kept = Kept(_frozen_keys(frozen, origin), kept.expires)
        return kept.value

    def forget(self, value: Any) -> bool:
        """Note that keys were refused; return whether there may be others."""
        return self._renewable and super().forget(value)

    def explain(self, exc: Exception) -> str:
        """Say what went wrong, in the words of botocore if they are its."""
        return told(exc) or super().explain(exc)

    def apply(self, request: httpx.Request, value: Keys) -> None:
        """Sign a request."""
        sign(request, value, str(self._region.name))


def _frozen_keys(frozen: Any, origin: Any = None) -> Keys:
    return Keys(frozen.access_key, frozen.secret_key, frozen.token, origin)


def _is_due(credentials: Any, *seconds: float) -> bool:
    """Say whether credentials are renewed when somebody asks for them, by default as early as botocore does that."""
    return hasattr(credentials, "refresh_needed") and bool(credentials.refresh_needed(*seconds))


def told(exc: Exception) -> str:
    """Return what an exception says, if it is one of botocore's, whose texts hold no secrets."""
    return str(exc) if type(exc).__module__.startswith("botocore") else ""


def keys_of(found: Any) -> tuple[Keys, float | None]:
    """Return the keys of frozen credentials, an answer of STS or a tuple, and when they expire, if that is said.

    Raises:
        Unusable: It is none of these, or one of the keys is missing.
    """
    expires: object = None
    if hasattr(found, "access_key") and hasattr(found, "secret_key"):
        parts: tuple[Any, ...] = (found.access_key, found.secret_key, getattr(found, "token", None))
    elif isinstance(found, Mapping):
        fields = cast("Mapping[str, Any]", found)
        fields = fields.get("Credentials", fields)
        parts = tuple(fields.get(name) for name in ("AccessKeyId", "SecretAccessKey", "SessionToken"))
        expires = fields.get("Expiration")
    elif isinstance(found, tuple) and len(given := cast("tuple[Any, ...]", found)) in (2, 3):  # type: ignore[redundant-cast]
        parts = (*given, None)[:3]
    else:
        raise Unusable(
            "it has to return credentials of botocore, a mapping such as STS returns (AccessKeyId, SecretAccessKey, "
            "SessionToken, Expiration), or a tuple of access key, secret key and perhaps a session token, not a value of "
            f"type {type(cast(object, found)).__name__}"
        )
    access_key, secret_key, token = parts
    if not all(isinstance(key, str) and key for key in (access_key, secret_key)):
        raise Unusable("the access key or the secret key is missing in what it returns, or no text")
    return Keys(access_key, secret_key, token), _time_of(expires)


def _time_of(value: object) -> float | None:
    if isinstance(value, str):
        value = parse_datetime(value)
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=timezone.utc)).timestamp()
    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return value
    raise Unusable(f"Expiration is a time, or a number of seconds since the epoch, not {value!r}")


def load_signer() -> None:
    """Load what signs.

    Raises:
        ImportError: botocore is not installed.
    """
    for module in ("auth", "awsrequest"):
        optional(f"botocore.{module}", EXTRA, PURPOSE)


def sign(request: httpx.Request, keys: Keys, region: str) -> None:
    """Sign a request: its address, its body, and those headers that no proxy has a reason to change.

    The steps are made one by one, since botocore logs the request, with the session token in it, where it makes them all.
    """
    now = datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    headers = request.headers
    headers["X-Amz-Date"] = now
    if keys.token is not None:
        headers["X-Amz-Security-Token"] = keys.token
    signed = {name: text for name, text in headers.items() if name in ("host", "content-type") or name[:6] == "x-amz-"}
    url = f"{request.url.scheme}://{headers['host']}{request.url.raw_path.decode('ascii')}"
    auth, awsrequest = (optional(f"botocore.{name}", EXTRA, PURPOSE) for name in ("auth", "awsrequest"))
    subject = awsrequest.AWSRequest(request.method, url, headers=signed, data=request.content)
    subject.context["timestamp"] = now
    signer = auth.SigV4Auth(keys, SERVICE, region)
    names = signer.signed_headers(signer.headers_to_sign(subject))
    signature = signer.signature(signer.string_to_sign(subject, signer.canonical_request(subject)), subject)
    headers["Authorization"] = (
        f"AWS4-HMAC-SHA256 Credential={signer.scope(subject)}, SignedHeaders={names}, Signature={signature}"
    )
