"""The clients of the Claude API at Microsoft Foundry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, Union

from anthropic._client import Anthropic, AsyncAnthropic, _Client  # pyright: ignore[reportPrivateUsage] # its own package
from anthropic._settings import Secret

from ._credentials import FixedKey
from ._foundry import Foundry, address, authorizer, resource_of

if TYPE_CHECKING:
    import httpx
    from typing_extensions import Self, Unpack

    from ._credentials import TokenProvider
    from ._options import ClientOptions, CopyOptions

HttpT = TypeVar("HttpT", bound="Union[httpx.Client, httpx.AsyncClient]")


class _FoundryClient(_Client[HttpT]):
    """What both kinds of clients have in common."""

    _platform: Foundry

    def __init__(
        self,
        *,
        resource: str | None = None,
        api_key: str | None = None,
        azure_ad_token_provider: TokenProvider | None = None,
        base_url: str | httpx.URL | None = None,
        http_client: HttpT | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Make a client. Nothing is sent, opened or read but environment variables.

        Args:
            resource: The name of the Foundry resource; by default that in `ANTHROPIC_FOUNDRY_RESOURCE`.
            api_key: The key of the resource; by default that in `ANTHROPIC_FOUNDRY_API_KEY`.
            azure_ad_token_provider: A function that returns a token of the Azure Active Directory, or, in an asynchronous
                client, something to await for it. It is called for each request, at most once at a time, in a thread
                that an event loop does not wait for. A pair of the token and the time at which it expires (in seconds since
                the epoch), such as an `AccessToken` of azure-identity, is kept until shortly before.
            base_url: Where the API is, instead of a resource; by default `ANTHROPIC_FOUNDRY_BASE_URL`.
            http_client: What to send requests with; see `Anthropic`.
            **options: Those of `Anthropic`.

        Raises:
            AuthenticationConfigError: There is neither a key nor a provider.
            TypeError: An argument is of the wrong kind.
            ValueError: It is not said where the API is, or in two ways; or a number is negative.
        """
        url = address(resource, base_url)
        platform = Foundry(url, authorizer(api_key, azure_ad_token_provider))
        super().__init__(base_url=url, http_client=http_client, _platform=platform, **options)

    def copy(  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride] # other credentials
        self,
        *,
        resource: str | None = None,
        api_key: str | None = None,
        azure_ad_token_provider: TokenProvider | None = None,
        base_url: str | httpx.URL | None = None,
        http_client: HttpT | None = None,
        **options: Unpack[CopyOptions],
    ) -> Self:
        """Return a client with some options changed, which shares this client's connections; see `Anthropic.copy`."""
        if resource is not None or base_url is not None:
            base_url = address(resource, base_url)
        clone = super().copy(base_url=base_url, http_client=http_client, **options)
        if api_key is not None or azure_ad_token_provider is not None:
            platform = Foundry(str(clone.base_url), authorizer(api_key, azure_ad_token_provider))
            clone._change(platform=platform)
        return clone

    with_options = copy  # type: ignore[assignment]

    @property
    def resource(self) -> str | None:
        """The name of the Foundry resource, if requests go to one."""
        return resource_of(self.base_url)

    @property
    def api_key(self) -> str | None:
        """The API key, if that is what requests are authorised with."""
        found: Any = self._requester.settings.platform.authorizer
        key = found.known() if isinstance(found, FixedKey) else None
        return key.reveal() if isinstance(key, Secret) else None

    @api_key.setter
    def api_key(self, value: str | None) -> None:
        self._change(platform=Foundry(str(self.base_url), authorizer(value or "", None)))


class AnthropicFoundry(_FoundryClient["httpx.Client"], Anthropic):  # pyright: ignore[reportIncompatibleMethodOverride]
    """The client of the Claude API at Microsoft Foundry.

    It has what `Anthropic` has, but for operations that the platform lacks: those raise `NotSupportedOnPlatformError`.
    """


class AsyncAnthropicFoundry(  # pyright: ignore[reportIncompatibleMethodOverride]
    _FoundryClient["httpx.AsyncClient"], AsyncAnthropic
):
    """The asynchronous client of the Claude API at Microsoft Foundry; see `AnthropicFoundry`."""
