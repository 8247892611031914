"""The clients of the Claude API at Google Vertex AI."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar, Union

from anthropic._client import Anthropic, AsyncAnthropic, _Client  # pyright: ignore[reportPrivateUsage] # its own package
from anthropic._settings import Secret

from ._credentials import FixedKey
from ._vertex import Vertex, authorizer_of, project_of, region_of

if TYPE_CHECKING:
    import httpx
    from google.auth.credentials import Credentials
    from typing_extensions import Self, Unpack

    from anthropic_generated._sentinel import NotGiven

    from ._credentials import TokenProvider
    from ._options import ClientOptions, CopyOptions

HttpT = TypeVar("HttpT", bound="Union[httpx.Client, httpx.AsyncClient]")


class _VertexClient(_Client[HttpT]):
    """What both kinds of clients have in common."""

    def __init__(
        self,
        *,
        region: str | NotGiven | None = None,
        project_id: str | NotGiven | None = None,
        access_token: str | TokenProvider | None = None,
        credentials: Credentials | None = None,
        base_url: str | httpx.URL | None = None,
        http_client: HttpT | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Make a client. Nothing is sent, opened or read but environment variables.

        Without `access_token` and `credentials`, the Application Default Credentials are used: those in the file that
        `GOOGLE_APPLICATION_CREDENTIALS` names, of the gcloud tool, or of the machine. google-auth (extra `vertex`) finds
        them when the first request is sent. Its tokens are kept until shortly before they expire, and fetched in a thread
        that an event loop does not wait for, once for all who need one.

        Args:
            region: The region, such as `us-east5`, or `global`, `us` or `eu`; by default that in `CLOUD_ML_REGION`.
            project_id: The Google Cloud project; by default that in `ANTHROPIC_VERTEX_PROJECT_ID`, or else that of the
                credentials.
            access_token: A token; or a function that returns one, or, in an asynchronous client, something to await for it.
                It is called for each request, at most once at a time. A pair of the token and the time at which it expires
                (in seconds since the epoch) is kept until shortly before.
            credentials: Credentials of google-auth.
            base_url: Where the API is; by default `ANTHROPIC_VERTEX_BASE_URL`, or else where Google has it for the region.
            http_client: What to send requests with; see `Anthropic`.
            **options: Those of `Anthropic`.

        Raises:
            AuthenticationConfigError: The token is empty.
            TypeError: An argument is of the wrong kind.
            ValueError: There is no region; a name cannot be one; both a token and credentials are given; no header can hold
                the token; or a number is negative.
        """
        vertex = Vertex(region_of(region), project_of(project_id), authorizer_of(access_token, credentials))
        if base_url is None:
            base_url = os.environ.get("ANTHROPIC_VERTEX_BASE_URL") or vertex.base_url
        super().__init__(base_url=base_url, http_client=http_client, _platform=vertex, **options)

    def copy(  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride] # other credentials
        self,
        *,
        region: str | None = None,
        project_id: str | None = None,
        access_token: str | TokenProvider | None = None,
        credentials: Credentials | None = None,
        base_url: str | httpx.URL | None = None,
        http_client: HttpT | None = None,
        **options: Unpack[CopyOptions],
    ) -> Self:
        """Return a client with some options changed, which shares this client's connections, and its tokens too unless
        other credentials are given; see `Anthropic.copy`. Another region has another address, where that is Google's.
        """
        old = self._vertex
        same = access_token is None and credentials is None
        vertex = Vertex(
            old.region if region is None else region_of(region),
            old.project if project_id is None else project_of(project_id),
            old.authorizer if same else authorizer_of(access_token, credentials),
        )
        if base_url is None and self._requester.settings.base_url == old.base_url:
            base_url = vertex.base_url
        clone = super().copy(base_url=base_url, http_client=http_client, **options)
        clone._change(platform=vertex)
        return clone

    with_options = copy  # type: ignore[assignment]

    @property
    def _vertex(self) -> Vertex:
        vertex: Vertex = self._requester.settings.platform
        return vertex

    @property
    def region(self) -> str:
        """The region that requests go to."""
        return self._vertex.region

    @property
    def project_id(self) -> str | None:
        """The Google Cloud project; if only the credentials know it, it is told after the first request."""
        return self._vertex.project_id

    @property
    def access_token(self) -> str | None:
        """The token that was given, if it was one, and not a function or credentials."""
        found: Any = self._vertex.authorizer
        token = found.known() if isinstance(found, FixedKey) else None
        return token.reveal() if isinstance(token, Secret) else None

    @property
    def credentials(self) -> Credentials | None:
        """The credentials of google-auth, if requests are authorised with such; the default ones after the first request."""
        google = self._vertex.google
        return None if google is None else google.credentials


class AnthropicVertex(_VertexClient["httpx.Client"], Anthropic):  # pyright: ignore[reportIncompatibleMethodOverride]
    """The client of the Claude API at Google Vertex AI.

    It has what `Anthropic` has, but for operations that the platform lacks: those raise `NotSupportedOnPlatformError`.
    """


class AsyncAnthropicVertex(  # pyright: ignore[reportIncompatibleMethodOverride]
    _VertexClient["httpx.AsyncClient"], AsyncAnthropic
):
    """The asynchronous client of the Claude API at Google Vertex AI; see `AnthropicVertex`."""
