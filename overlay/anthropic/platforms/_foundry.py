"""Microsoft Foundry: the API as it is, at an address of the customer's, with a key or a token of Azure's."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from anthropic._errors import AuthenticationConfigError
from anthropic._settings import Credential

from ._credentials import Authorizer, FixedKey, Provided, check_provider
from ._platform import Platform

if TYPE_CHECKING:
    import httpx

    from ._credentials import TokenProvider

NAME = "Microsoft Foundry"

#: Paths of the API, and all below them, that it does not serve.
LACKING = ("/v1/messages/batches", "/v1/models", "/v1/complete")

#: What follows the name of a resource in the name of its host.
DOMAIN = ".services.ai.azure.com"

_is_resource = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?").fullmatch


class Foundry(Platform):
    """The API at Microsoft Foundry.

    Args:
        base_url: Where it is, with a slash at the end.
        authorizer: What authorises requests.
    """

    name = NAME
    request_id_headers = ("request-id", "apim-request-id", "x-ms-request-id")

    def __init__(self, base_url: str, authorizer: Authorizer) -> None:
        self._base_url = base_url
        self.authorizer = authorizer

    @property
    def base_url(self) -> str:
        """Where it is."""
        return self._base_url

    @classmethod
    def supports(cls, path: str) -> bool:
        """Say whether it serves a path of the API."""
        return not any(path == lacking or path.startswith(f"{lacking}/") for lacking in LACKING)


def address(resource: str | None, base_url: object | None) -> str:
    """Return the base URL, given or of a resource; else that of the environment.

    Raises:
        ValueError: Both are given, or neither is and none is in the environment; or it is no name of a resource.
    """
    if resource is not None and base_url is not None:
        raise ValueError("base_url says where the API is, and so does resource: give one of them")
    if base_url is None and resource is None:
        base_url = os.environ.get("ANTHROPIC_FOUNDRY_BASE_URL")
        resource = None if base_url else os.environ.get("ANTHROPIC_FOUNDRY_RESOURCE")
    url = "" if base_url is None else str(base_url).strip()
    if url:
        return url
    if not resource:
        raise ValueError(
            "where is the API? Pass resource=..., the name of your Foundry resource, or base_url=...; or set "
            "ANTHROPIC_FOUNDRY_RESOURCE or ANTHROPIC_FOUNDRY_BASE_URL"
        )
    # What else stood here would become part of the address, and the key would go there.
    if not isinstance(resource, str) or not _is_resource(resource):
        raise ValueError(f"{resource!r} cannot be the name of a resource: that has letters, digits and hyphens only")
    return f"https://{resource}{DOMAIN}/anthropic/"


def resource_of(url: httpx.URL) -> str | None:
    """Return the name of the resource that a URL leads to, if it is one of Azure's."""
    return url.host[: -len(DOMAIN)] if url.host.endswith(DOMAIN) else None


def authorizer(api_key: str | None, provider: TokenProvider | None) -> Authorizer:
    """Return what authorises requests: a key, or tokens of the Azure Active Directory.

    Raises:
        AuthenticationConfigError: There is neither.
        TypeError: The provider is no function.
        ValueError: Both are given.
    """
    if provider is not None:
        if api_key is not None:
            raise ValueError("api_key and azure_ad_token_provider are two ways to authenticate: give one of them")
        check_provider("azure_ad_token_provider", provider)
        return Provided(NAME, "azure_ad_token_provider", provider)
    found = Credential.resolve("api_key", api_key, "ANTHROPIC_FOUNDRY_API_KEY")
    if found.secret is None:
        raise AuthenticationConfigError(
            (*found.sources, ("argument azure_ad_token_provider", "not set")),
            "Pass api_key=... or azure_ad_token_provider=..., or set ANTHROPIC_FOUNDRY_API_KEY",
            f"API key or token provider for {NAME}",
        )
    return FixedKey(NAME, f"API key from {found.source}", found.secret, {"api-key": "", "X-Api-Key": ""})
