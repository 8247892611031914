"""Google Vertex AI as a platform: where it is, what it does not have, and how it has the rest."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from anthropic._errors import AuthenticationConfigError
from anthropic._settings import Secret
from anthropic_generated._call import fill
from anthropic_generated._sentinel import NotGiven, Omit, omit

from ._credentials import Authorizer, FixedKey, Provided
from ._google import GoogleCredentials
from ._platform import Platform, placed, whole_body

if TYPE_CHECKING:
    from collections.abc import Mapping

    from google.auth.credentials import Credentials

    from anthropic_generated._call import Operation

    from ._credentials import TokenProvider

NAME = "Google Vertex AI"

#: What stands in a body instead of the header `anthropic-version`.
VERSION = "vertex-2023-10-16"

MESSAGES, COUNT = "/v1/messages", "/v1/messages/count_tokens"
PLACE = "/projects/{project}/locations/{region}/publishers/anthropic/models/{model}"

#: Groups of regions that have an address of their own.
MULTI_REGIONS = ("us", "eu")

_is_region = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?").fullmatch
#: Projects of a domain are called `example.com:name`.
_is_project = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]*").fullmatch


class Vertex(Platform):
    """The API at Google Vertex AI.

    Args:
        region: The region, in the wide sense: `global` and the multi-regions are some.
        project: The project; if there is none, that of the credentials.
        authorizer: What authorises requests.
    """

    name = NAME
    paths = frozenset({MESSAGES, COUNT})

    def __init__(self, region: str, project: str | None, authorizer: Authorizer) -> None:
        self.region = region
        #: The project that was asked for.
        self.project = project
        self.authorizer = authorizer
        #: What has to be loaded before a request.
        self.google = authorizer if isinstance(authorizer, GoogleCredentials) else None

    @property
    def base_url(self) -> str:
        """Where the region is."""
        if self.region in MULTI_REGIONS:
            return f"https://aiplatform.{self.region}.rep.googleapis.com/v1/"
        return f"https://{'' if self.region == 'global' else f'{self.region}-'}aiplatform.googleapis.com/v1/"

    @property
    def project_id(self) -> str | None:
        """The project that requests are for, as far as it is known."""
        return self.project or (None if self.google is None else self.google.project)

    @property
    def is_prepared(self) -> bool:
        """Whether the project is known, and google-auth loaded if it is needed."""
        return self.project_id is not None and (self.google is None or self.google.is_loaded)

    def prepare(self) -> None:
        """Load the credentials of google-auth, and take the project from them if there is no other.

        Raises:
            AuthenticationConfigError: There are no credentials, or there is no project.
            CredentialsError: Looking for the credentials failed.
            ImportError: google-auth is not installed.
        """
        if self.google is not None:
            self.google.load()
        if self.project_id is None:
            raise AuthenticationConfigError(
                (
                    ("argument project_id", "not set"),
                    ("ANTHROPIC_VERTEX_PROJECT_ID", "not set"),
                    (self.authorizer.source, "no project in it"),
                ),
                "Pass project_id=... or set ANTHROPIC_VERTEX_PROJECT_ID",
                f"project for {NAME}",
            )

    def place(self, operation: Operation[Any], headers: Mapping[str, Any]) -> Operation[Any]:
        """Return an operation whose model, and what is to be done with it, stand in the path."""
        path = operation.path.partition("?")[0]
        if path not in self.paths:
            return operation
        body = whole_body(operation)
        body.setdefault("anthropic_version", VERSION)
        # To count tokens is a model to Google, and the model that they are counted for is a field.
        model: Any = "count-tokens" if path == COUNT else body.pop("model", None)
        method = "streamRawPredict" if path == MESSAGES and body.get("stream") else "rawPredict"
        # As Google writes versions: nothing but the model can hold an @.
        address = fill(PLACE, project=self.project_id or "", region=self.region, model=model).replace("%40", "@")
        own: dict[str, str | Omit] = {**(operation.headers or {}), "anthropic-version": omit}
        return placed(operation, f"{address}:{method}", body, headers=own)


def region_of(given: str | NotGiven | None) -> str:
    """Return the region that was given, or else that of the environment.

    Raises:
        ValueError: There is neither; or it is no name of a region.
    """
    region = None if isinstance(given, NotGiven) else given
    if region is None:
        region = os.environ.get("CLOUD_ML_REGION") or None
    if region is None:
        raise ValueError(
            f"there is no region for {NAME}. Looked at: argument region (not set), CLOUD_ML_REGION (not set). Pass "
            "region='global' or the name of a region, or set CLOUD_ML_REGION"
        )
    if not _is_region(region):
        raise ValueError(f"{region!r} cannot be the name of a region: that has letters, digits and hyphens only")
    return region


def project_of(given: str | NotGiven | None) -> str | None:
    """Return the project that was given, or else that of the environment, if there is one.

    Raises:
        ValueError: It is no name of a project.
    """
    project = None if isinstance(given, NotGiven) else given
    if project is None:
        project = os.environ.get("ANTHROPIC_VERTEX_PROJECT_ID") or None
    if project is not None and not _is_project(project):
        raise ValueError(f"{project!r} cannot be the id of a project")
    return project


def authorizer_of(access_token: str | TokenProvider | None, credentials: Credentials | None) -> Authorizer:
    """Return what authorises requests: a token, what provides tokens, or credentials of google-auth.

    Raises:
        AuthenticationConfigError: The token is empty.
        TypeError: An argument is of the wrong kind.
        ValueError: Both are given, or the token is one that no header can hold.
    """
    if access_token is None:
        if credentials is not None and not callable(getattr(credentials, "refresh", None)):
            raise TypeError(
                "credentials are an object of google-auth, not a value of type "
                f"{type(credentials).__name__}: a token, or a function that returns one, is an access_token"
            )
        return GoogleCredentials(NAME, credentials)
    source = "argument access_token"
    if credentials is not None:
        raise ValueError("access_token and credentials are two ways to authenticate: give one of them")
    if callable(access_token):
        return Provided(NAME, source, access_token)
    if not isinstance(access_token, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        kind = type(access_token).__name__
        raise TypeError(f"access_token is a str or a function that returns a token, not a value of type {kind}")
    if not access_token.strip():
        raise AuthenticationConfigError(
            ((source, "empty"),), "Leave it out to use the Application Default Credentials", f"token for {NAME}"
        )
    return FixedKey(NAME, source, Secret(access_token), {"Authorization": "Bearer "})
