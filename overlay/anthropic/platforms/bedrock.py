"""The clients of the Claude API at Amazon Bedrock."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar, Union

from anthropic._client import Anthropic, AsyncAnthropic, _Client  # pyright: ignore[reportPrivateUsage] # its own package

from ._bedrock import Bedrock, Login

if TYPE_CHECKING:
    import httpx
    from typing_extensions import Self, Unpack

    from ._credentials import TokenProvider
    from ._options import ClientOptions, CopyOptions

HttpT = TypeVar("HttpT", bound="Union[httpx.Client, httpx.AsyncClient]")


class _BedrockClient(_Client[HttpT]):
    """What both kinds of clients have in common."""

    def __init__(
        self,
        aws_secret_key: str | None = None,
        aws_access_key: str | None = None,
        aws_region: str | None = None,
        aws_profile: str | None = None,
        aws_session_token: str | None = None,
        *,
        base_url: str | httpx.URL | None = None,
        http_client: HttpT | None = None,
        api_key: str | TokenProvider | None = None,
        credentials: Any = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Make a client. Nothing is sent, opened or read but environment variables.

        Requests are authorised with what the arguments say, or else with the token in `AWS_BEARER_TOKEN_BEDROCK`, or else
        with what botocore (extra `bedrock`) finds where all tools of AWS look: in the environment, in the files of
        `~/.aws`, on the machine. Keys are looked for when the first request is sent, and renewed before they expire, or
        when they are refused because they have; that is done in a thread which an event loop does not wait for, once for
        all who need some.

        Args:
            aws_secret_key: The secret key of a pair.
            aws_access_key: The access key of a pair.
            aws_region: The region; by default that of a session passed as `credentials`, that in `AWS_REGION` or
                `AWS_DEFAULT_REGION`, or that of the profile.
            aws_profile: The profile whose keys and region are used. Beside keys, it is asked for the region alone.
            aws_session_token: The session token, if the keys are temporary.
            base_url: Where the API is; by default `ANTHROPIC_BEDROCK_BASE_URL`, or else where Amazon has it for the region.
            http_client: What to send requests with; see `Anthropic`.
            api_key: A bearer token of Bedrock; or a function that returns one, or, in an asynchronous client, something to
                await for it. It is called for each request, unless it returns a pair of the token and the time at which
                it expires, in seconds since the epoch.
            credentials: Where keys come from: a session of boto3 or botocore, credentials of botocore, or a function. That
                returns such credentials, a mapping such as STS returns, or a tuple of access key, secret key and perhaps
                a session token; or, in an asynchronous client, something to await for it. It is called for each request,
                unless what it returns says when it expires.
            **options: Those of `Anthropic`.

        Raises:
            TypeError: An argument is of the wrong kind.
            ValueError: Half a pair of keys is given, or several ways to authenticate; or a number is negative.
        """
        login = Login(
            secret_key=aws_secret_key,
            access_key=aws_access_key,
            profile=aws_profile,
            session_token=aws_session_token,
            api_key=api_key,
            credentials=credentials,
        )
        if base_url is None:
            base_url = os.environ.get("ANTHROPIC_BEDROCK_BASE_URL") or None
        platform = Bedrock(login, aws_region, None if base_url is None else str(base_url))
        super().__init__(base_url=base_url, http_client=http_client, _platform=platform, **options)

    def copy(  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride] # other credentials
        self,
        *,
        aws_secret_key: str | None = None,
        aws_access_key: str | None = None,
        aws_region: str | None = None,
        aws_profile: str | None = None,
        aws_session_token: str | None = None,
        base_url: str | httpx.URL | None = None,
        http_client: HttpT | None = None,
        api_key: str | TokenProvider | None = None,
        credentials: Any = None,
        **options: Unpack[CopyOptions],
    ) -> Self:
        """Return a client with some options changed, which shares this client's connections, and its keys too unless others
        are given; see `Anthropic.copy`. Another region has another address, unless a `base_url` was given.
        """
        login = old = self._bedrock.login
        others = (aws_secret_key, aws_access_key, aws_profile, aws_session_token, api_key, credentials)
        if any(value is not None for value in others):
            login = Login(
                secret_key=aws_secret_key,
                access_key=aws_access_key,
                profile=aws_profile,
                session_token=aws_session_token,
                api_key=api_key,
                credentials=credentials,
            )
        clone = super().copy(base_url=base_url, http_client=http_client, **options)
        if login is not old or aws_region is not None or base_url is not None:
            url = clone._requester.settings.base_url or None
            clone._change(platform=Bedrock(login, aws_region or self._bedrock.region.argument, url))
        return clone

    with_options = copy  # type: ignore[assignment]

    @property
    def _bedrock(self) -> Bedrock:
        platform: Bedrock = self._requester.settings.platform
        return platform

    @property
    def aws_region(self) -> str | None:
        """The region; it is looked for if that has not been done. `None` if none is needed."""
        if not self._bedrock.is_prepared:
            self._bedrock.prepare()
        return self._bedrock.region.name

    @property
    def aws_profile(self) -> str | None:
        """The profile that was given."""
        return self._bedrock.login.profile

    @property
    def aws_access_key(self) -> str | None:
        """The access key that was given."""
        keys = self._bedrock.login.keys
        return keys.access_key if keys else None

    @property
    def aws_secret_key(self) -> str | None:
        """The secret key that was given."""
        keys = self._bedrock.login.keys
        return keys.secret_key if keys else None

    @property
    def aws_session_token(self) -> str | None:
        """The session token that was given."""
        keys = self._bedrock.login.keys
        return keys.token if keys else None

    @property
    def api_key(self) -> str | None:
        """The bearer token, if that is what requests are authorised with."""
        token = self._bedrock.login.token
        return token.reveal() if token else None

    @api_key.setter
    def api_key(self, value: str | None) -> None:
        old = self._bedrock
        url = self._requester.settings.base_url or None
        self._change(platform=Bedrock(Login(api_key=value, profile=old.login.profile), old.region.argument, url))


class AnthropicBedrock(_BedrockClient["httpx.Client"], Anthropic):  # pyright: ignore[reportIncompatibleMethodOverride]
    """The client of the Claude API at Amazon Bedrock.

    It has what `Anthropic` has, but for operations that the platform lacks: those raise `NotSupportedOnPlatformError`.
    """


class AsyncAnthropicBedrock(  # pyright: ignore[reportIncompatibleMethodOverride]
    _BedrockClient["httpx.AsyncClient"], AsyncAnthropic
):
    """The asynchronous client of the Claude API at Amazon Bedrock; see `AnthropicBedrock`."""
