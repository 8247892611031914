"""Amazon Bedrock as a platform: who is asking, where it is, what it does not have, and how it has the rest."""

from __future__ import annotations

from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from anthropic._failure import NAMES
from anthropic._retry import should_retry
from anthropic._settings import Credential, Secret
from anthropic._sse import SSEDecoder
from anthropic_generated._call import Endpoint, fill
from anthropic_generated._json import encode
from anthropic_generated._sentinel import Omit, omit

from ._aws import Configuration, Keys, Region, Signer, load_signer
from ._credentials import Authorizer, FixedKey, Provided
from ._event_stream import EventStreamDecoder, is_error
from ._platform import Platform, copied, placed, plain, whole_body

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx

    from anthropic._errors import APIStatusError
    from anthropic._reader import Decoder
    from anthropic_generated._call import Operation

    from ._credentials import TokenProvider

NAME = "Amazon Bedrock"

#: What stands in a body instead of the header `anthropic-version`.
VERSION = "bedrock-2023-05-31"

MESSAGES, COUNT, COMPLETE = "/v1/messages", "/v1/messages/count_tokens", "/v1/complete"

#: What AWS calls the errors that other keys, or the same ones renewed, may help against.
OUTDATED = (
    "ExpiredToken",
    "ExpiredTokenException",
    "InvalidClientTokenId",
    "InvalidSignatureException",
    "UnrecognizedClientException",
)
#: The status of a failure of the model, whose own status stands in the body.
MODEL_FAILED = 424


class Login:
    """The one way in which a client is authenticated, of all that there are; see `AnthropicBedrock`.

    Raises:
        TypeError: An argument is of the wrong kind.
        ValueError: Half a pair of keys is given, or several ways at once.
    """

    def __init__(
        self,
        *,
        secret_key: str | None = None,
        access_key: str | None = None,
        profile: str | None = None,
        session_token: str | None = None,
        api_key: str | TokenProvider | None = None,
        credentials: Any = None,
    ) -> None:
        if (access_key is None) != (secret_key is None):
            lacking = "aws_access_key" if access_key is None else "aws_secret_key"
            raise ValueError(f"{lacking} is missing: keys of AWS are pairs of aws_access_key and aws_secret_key")
        if session_token is not None and access_key is None:
            raise ValueError("aws_session_token belongs to a pair of keys: pass aws_access_key and aws_secret_key too")
        ways = {"aws_access_key": access_key, "api_key": api_key, "credentials": credentials}
        given = [name for name, value in ways.items() if value is not None]
        if len(given) > 1:
            raise ValueError(f"{' and '.join(given)} are several ways to authenticate: give one of them")
        self.profile = profile
        self.keys: Keys | None = None
        if access_key is not None:
            if not access_key.strip() or not str(secret_key).strip():
                raise ValueError("aws_access_key or aws_secret_key is empty")
            self.keys = Keys(access_key, str(secret_key), session_token)
        self._credentials = credentials
        self.configuration = Configuration(profile, credentials if hasattr(credentials, "get_credentials") else None)
        self._provider: TokenProvider | None = None
        self._token: Credential | None = None
        if callable(api_key):
            self._provider = api_key
        elif api_key is not None or not (given or profile):
            self._token = Credential.resolve("api_key", _text(api_key), "AWS_BEARER_TOKEN_BEDROCK")
        if credentials is not None and self.configuration.session is None and not _is_some(credentials):
            raise TypeError(
                "credentials are a session of boto3 or botocore, credentials of botocore, or a function that returns some, "
                f"not a value of type {type(credentials).__name__}"
            )

    @property
    def token(self) -> Secret | None:
        """The bearer token, if it is one that does not change."""
        return None if self._token is None else self._token.secret

    @property
    def signs(self) -> bool:
        """Whether requests are signed, rather than sent with a bearer token."""
        return self.token is None and self._provider is None

    def authorizer(self, region: Region) -> Authorizer:
        """Return what authorises requests."""
        if self._provider is not None:
            return Provided(NAME, "argument api_key", self._provider)
        if self._token is not None and self._token.secret is not None:
            source = f"bearer token from {self._token.source}"
            return FixedKey(NAME, source, self._token.secret, {"Authorization": "Bearer "})
        keys, passed, own = self.keys, self._credentials, self.configuration
        if keys is not None:
            source = "arguments aws_access_key and aws_secret_key"
            return Signer(NAME, source, lambda anew: keys, region, renewable=False, lasting=True)
        if passed is None or own.session is not None:
            return Signer(
                NAME, own.source, lambda anew: own.credentials(anew=anew), region, renewable=True, lasting=True
            )
        if _is_credentials(passed):
            return Signer(NAME, "argument credentials", lambda anew: passed, region, renewable=False, lasting=True)
        source = "the function passed as credentials"
        return Signer(NAME, source, lambda anew: passed(), region, renewable=True, lasting=False)


def _text(api_key: Any) -> str | None:
    if api_key is not None and not isinstance(api_key, str):
        kind = type(api_key).__name__
        raise TypeError(f"api_key is a str or a function that returns a token, not a value of type {kind}")
    return api_key


def _is_credentials(value: Any) -> bool:
    return hasattr(value, "get_frozen_credentials") or (hasattr(value, "access_key") and hasattr(value, "secret_key"))


def _is_some(value: Any) -> bool:
    return _is_credentials(value) or callable(value)


class Bedrock(Platform):
    """The API at Amazon Bedrock.

    Args:
        login: How requests are authorised.
        region: The region that was asked for.
        url: The address that was asked for.
    """

    name = NAME
    paths = frozenset({MESSAGES, COUNT, COMPLETE})
    request_id_headers = ("x-amzn-requestid", "x-amz-request-id")

    def __init__(self, login: Login, region: str | None, url: str | None) -> None:
        self.login = login
        self.region = Region(region, login.configuration, url)
        self._needs_region = login.signs or url is None
        self._ready = not login.signs
        self._preparing = Lock()
        self.authorizer = login.authorizer(self.region)

    @property
    def base_url(self) -> str:
        """Where the region is."""
        return f"https://bedrock-runtime.{self.region.name}.amazonaws.com/"

    @property
    def is_prepared(self) -> bool:
        """Whether the region is known, and botocore loaded, as far as they are needed."""
        return self._ready and (self.region.name is not None or not self._needs_region)

    def prepare(self) -> None:
        """Load what signs, and find the region.

        Raises:
            AuthenticationConfigError: There is no region; the message says where it was looked for.
            CredentialsError: The configuration of AWS cannot be read.
            ImportError: botocore is not installed.
        """
        with self._preparing:
            if self.login.signs:
                load_signer()
            if self._needs_region and self.region.name is None:
                self.region.find(signing=self.login.signs)
            self._ready = True

    def place(self, operation: Operation[Any], headers: Mapping[str, Any]) -> Operation[Any]:
        """Return an operation whose model, and whether it streams, stand in the path."""
        path = plain(operation.path)
        if path not in self.paths:
            return operation
        body = whole_body(operation)
        model: Any = body.pop("model", None)
        streams = bool(body.pop("stream", False)) or operation.form in ("events", "assembled")
        body.setdefault("anthropic_version", VERSION)
        betas = _betas(body, headers)
        if betas:
            body["anthropic_beta"] = betas
        own: dict[str, str | Omit] = {**(operation.headers or {}), "anthropic-version": omit}
        # As the ids of models are written: some HTTP libraries would write a colon so, after all is signed.
        place = fill("/model/{model}", model=model).replace("%3A", ":")
        if path == COUNT:
            if "max_tokens" not in body:  # which it wants, and does not count
                body["max_tokens"] = 1 + _budget(body)
            counted = placed(
                operation,
                f"{place}/count-tokens",
                {"input": {"invokeModel": {"body": _Encoded(body)}}},
                headers=own,
            )
            return counted.replace(endpoint=copied(counted.endpoint, _Counting))
        how = "invoke-with-response-stream" if streams else "invoke"
        return placed(operation, f"{place}/{how}", body, headers=own)

    def decoder(self, response: httpx.Response, limit: int) -> Decoder:
        """Return what reads a stream: Amazon's own, or the API's if that is what some gateway makes of it."""
        kind: str = response.headers.get("content-type", "").strip().lower()
        is_text = kind.startswith(("text/", "application/json"))
        return SSEDecoder(limit) if is_text else EventStreamDecoder(limit)

    def explain(self, error: APIStatusError) -> None:
        """Say on an error what AWS calls it, and of a failure of the model whether it is worth another try."""
        kind = _kind(error)
        if kind and kind not in error.message:
            error.message = f"{kind}: {error.message}"
        if error.status_code == MODEL_FAILED:
            status = _fields(error).get("originalStatusCode")
            if is_error(status):
                error.retryable = should_retry(status, error.response.headers)
        if error.error_type is None:
            error.error_type = NAMES.get(error.status_code) or kind or None
        super().explain(error)

    def is_outdated(self, error: APIStatusError) -> bool:
        """Say whether an error may mean that the keys, or the token, have expired."""
        if error.status_code not in (400, 401, 403):
            return False
        kind = _kind(error)
        return error.status_code == 401 or kind in OUTDATED or (not self.login.signs and "expired" in error.message)


def _betas(body: Mapping[str, Any], headers: Mapping[str, Any]) -> list[str]:
    """Return the names of beta features in the body and in the header, each once."""
    asked: Any = body.get("anthropic_beta") or ()
    named = (name.strip() for name in headers.get("anthropic-beta", "").split(","))
    return list(dict.fromkeys((*([asked] if isinstance(asked, str) else asked), *filter(None, named))))


def _budget(body: Mapping[str, Any]) -> int:
    """Return the tokens that are to be thought, which have to be fewer than those of the answer."""
    thinking: Any = body.get("thinking")
    budget: Any = cast("dict[str, Any]", thinking).get("budget_tokens") if isinstance(thinking, dict) else None
    return budget if isinstance(budget, int) else 0


class _Encoded:
    """The JSON of a body as a file: bodies hold files as base64, and have them read where nobody waits for it."""

    def __init__(self, body: dict[str, Any]) -> None:
        self._body = body
        self._file: BytesIO | None = None

    def read(self, size: int) -> bytes:
        """Return the next bytes."""
        if self._file is None:
            self._file = BytesIO(encode(self._body))
        return self._file.read(size)


class _Counting(Endpoint):
    """The counting of tokens, whose answer has another name for their number."""

    __slots__ = ()

    def parse(self, data: Any) -> Any:
        """Read the answer."""
        return super().parse({"input_tokens": data["inputTokens"]} if "inputTokens" in data else data)


def _kind(error: APIStatusError) -> str:
    """Return what AWS calls an error."""
    told: Any = error.response.headers.get("x-amzn-errortype") or _fields(error).get("__type")
    return told.partition(":")[0].rpartition("#")[2].strip() if isinstance(told, str) else ""


def _fields(error: APIStatusError) -> dict[str, Any]:
    body: Any = error.body
    return cast("dict[str, Any]", body) if isinstance(body, dict) else {}
