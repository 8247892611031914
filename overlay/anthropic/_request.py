"""From an operation and the settings to what is sent: URL, headers and body. Pure: values in, a `Wire` out.

Headers come in levels, of which a later one wins whatever the case of its spelling: the client's own, `default_headers`,
those of the operation, `extra_headers`. The first two are merged once per client, into a `Head`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Dict, Optional, Tuple, cast
from urllib.parse import quote

from anthropic_generated._json import Draft, draft
from anthropic_generated._sentinel import NotGiven, Omit, omit

from ._errors import AuthenticationConfigError
from ._guard import check_length, check_size, warn_of_model
from ._platform import platform_headers
from ._settings import DEFAULT_TIMEOUT, shown_url, timeout_parts
from ._version import __version__

if TYPE_CHECKING:
    from anthropic_generated._call import Operation

    from ._multipart import Multipart
    from ._settings import Settings
    from .platforms._platform import Platform

API_VERSION = "2023-06-01"

#: Lower-case name to spelling and value; the value is `None` where the header is to be left out.
HeaderMap = Dict[str, Tuple[str, Optional[str]]]

#: What may not stand in a header value. The HTTP library would refuse it too, but quote the value, which may be a key.
unfit = re.compile(r"[^\t\x20-\x7e]").search
#: A whole URL rather than a path.
_is_whole = re.compile(r"https?://", re.IGNORECASE).match
#: What a header name is made of (RFC 9110, section 5.6.2).
_is_name = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+").fullmatch


class Head:
    """The headers that are the same for many requests of a client. Its repr shows none: they hold the credentials."""

    __slots__ = ("has_credentials", "headers", "native")

    def __init__(self, headers: HeaderMap) -> None:
        self.headers = headers
        #: Whether a credential is among them, or was taken out on purpose.
        self.has_credentials = "x-api-key" in headers or "authorization" in headers
        #: Where the transport keeps these headers in its own form.
        self.native: Any = None


class Wire:
    """A request, ready to be sent any number of times."""

    __slots__ = ("body", "changes", "head", "method", "path", "platform", "timeout", "unread", "url")

    def __init__(
        self,
        method: str,
        path: str,
        url: str,
        head: Head,
        changes: HeaderMap,
        body: bytes | Multipart | None,
        timeout: dict[str, float | None],
    ) -> None:
        self.method = method
        self.path = path
        self.url = url
        self.head = head
        #: The headers of this request alone.
        self.changes = changes
        self.body = body
        #: The limits by phase, in seconds.
        self.timeout = timeout
        #: What makes the body, if files have to be read for it: a synchronous client has done so already.
        self.unread: Draft | None = None
        #: Who serves the API, if not Anthropic: it has the last word on the headers, and understands the answer.
        self.platform: Platform | None = None

    def headers(self) -> dict[str, str]:
        """Return all headers by their lower-case names: for logging and tests."""
        merged = {**self.head.headers, **self.changes}
        return {name: value for name, (_, value) in merged.items() if value is not None}

    def __repr__(self) -> str:
        return f"<{self.method} {self.path}>"


class Builder:
    """Builds requests from one set of settings, and remembers what they have in common."""

    __slots__ = ("_heads", "_timeout", "settings")

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        timeout = settings.timeout
        self._timeout = DEFAULT_TIMEOUT if isinstance(timeout, NotGiven) else timeout_parts(timeout)
        self._heads: dict[tuple[str, bool, str, bool], Head] = {}

    def build(self, operation: Operation[Any], library: str) -> Wire:
        """Return the request for `operation`.

        Args:
            operation: The call.
            library: `"false"` in a synchronous client, else `async:` and the name of the library that runs it.

        Raises:
            AuthenticationConfigError: There are no credentials.
            TypeError: A header, the body or the timeout is of a wrong type.
            ValueError: The answer may take too long to be waited for without streaming.
        """
        endpoint, settings = operation.endpoint, self.settings
        timeout = operation.timeout
        own_timeout = not isinstance(timeout, NotGiven)
        if settings.platform is None:  # else it was done before `place` changed the operation
            self.guard(operation)
        foreign = self._is_foreign(operation.path)
        has_json = endpoint.method != "GET" and endpoint.body != "multipart"
        head = self._head(endpoint.accept, has_json, library, foreign)
        changes: HeaderMap = {}
        parts = self._timeout
        if own_timeout:
            parts = timeout_parts(timeout)  # type: ignore[arg-type]
            _merge(changes, _timeout_headers(parts))
        is_async = library != "false"
        body = self._body(operation, changes, is_async)
        if operation.headers:
            _merge(changes, operation.headers)
        if operation.extra_headers:
            _merge(changes, operation.extra_headers)
        is_authorized = head.has_credentials or foreign or settings.platform is not None
        if not is_authorized and "x-api-key" not in changes and "authorization" not in changes:
            raise AuthenticationConfigError(settings.api_key.sources + settings.auth_token.sources)
        unread = None
        if isinstance(body, Draft):
            unread, body = (body, None) if is_async else (None, body.finish())
        if isinstance(body, bytes):
            check_size(endpoint.name, len(body))
        wire = Wire(
            endpoint.method,
            operation.path if operation.path[:1] == "/" else shown_url(operation.path),
            self._url(operation, foreign),
            head,
            changes,
            body,
            parts,
        )
        wire.unread = unread
        wire.platform = None if foreign else settings.platform
        return wire

    def guard(self, operation: Operation[Any]) -> None:
        """Refuse what may take too long, and warn of what is outdated.

        Raises:
            ValueError: The answer may take too long to be waited for without streaming.
        """
        if operation.endpoint.slow and operation.body:
            warn_of_model(operation.body)
            patient = not (isinstance(operation.timeout, NotGiven) and isinstance(self.settings.timeout, NotGiven))
            if operation.form == "json" and not patient:
                check_length(operation.body)

    def place(self, platform: Platform, operation: Operation[Any]) -> Operation[Any]:
        """Return an operation as a platform, which supports it, has it; for what it raises see `guard`."""
        self.guard(operation)
        headers: HeaderMap = {}
        for level in (self.settings.headers, operation.headers, operation.extra_headers):
            if level:
                _merge(headers, level)
        return platform.place(operation, {name: value for name, (_, value) in headers.items() if value is not None})

    def _head(self, accept: str, has_json: bool, library: str, foreign: bool) -> Head:
        key = accept, has_json, library, foreign
        head = self._heads.get(key)
        if head is None:
            head = self._heads[key] = Head(self._headers(*key))
        return head

    def _headers(self, accept: str, has_json: bool, library: str, foreign: bool) -> HeaderMap:
        settings = self.settings
        key, token = settings.api_key.secret, settings.auth_token.secret
        headers: HeaderMap = {}
        own: dict[str, str | Omit] = {
            "accept": accept,
            "user-agent": f"{settings.client}/Python {__version__}",
            **platform_headers(),
            "x-stainless-async": library,
            "x-stainless-retry-count": "0",
            "anthropic-version": API_VERSION,
            **_timeout_headers(self._timeout),
        }
        if has_json:
            own["content-type"] = "application/json"
        if foreign:  # neither our credentials nor the headers of the caller's, which may be some, are for all the world
            _merge(headers, own)
            return headers
        if key is not None:
            own["X-Api-Key"] = key.reveal()
        if token is not None:
            own["Authorization"] = f"Bearer {token.reveal()}"
        for level in (own, settings.headers):
            _merge(headers, level)
        return headers

    def _body(self, operation: Operation[Any], changes: HeaderMap, is_async: bool) -> bytes | Multipart | Draft | None:
        body, extra = operation.body, operation.extra_body
        if extra is not None:
            if not isinstance(extra, Mapping):
                raise TypeError(f"extra_body has to be a mapping of fields, not {type(extra).__name__}")
            body = {**(body or {}), **cast("Mapping[str, Any]", extra)}
        if operation.endpoint.body == "multipart":
            from ._multipart import Multipart

            multipart = Multipart(body or {}, is_async=is_async)
            _merge(changes, {"content-type": multipart.content_type})
            return multipart
        return body if body is None or isinstance(body, bytes) else draft(body)

    def _is_foreign(self, path: str) -> bool:
        """Say whether a path is a whole URL that leads to another server than that of the API."""
        if path[:1] == "/" or not _is_whole(path):
            return False
        from ._native import same_origin

        return not same_origin(path, self.settings.address)

    def _url(self, operation: Operation[Any], foreign: bool) -> str:
        path, settings = operation.path, self.settings
        url = path if path[:1] != "/" and _is_whole(path) else settings.address + path.lstrip("/")
        query = _query(
            None if foreign else settings.query, operation.endpoint.query, operation.query, operation.extra_query
        )
        return f"{url}{'&' if '?' in url else '?'}{query}" if query else url


def _merge(into: HeaderMap, level: Mapping[str, str | Omit]) -> None:
    """Lay one level of headers over those before it."""
    for name, value in level.items():
        if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"the name of a header has to be a str, not {name!r}")
        if not _is_name(name):
            raise ValueError(f"{name!r} cannot be the name of a header")
        if isinstance(value, str):
            value = value.strip()
            if unfit(value):
                raise ValueError(f"the header {name!r} holds a line break or a character that is not ASCII")
            into[name.lower()] = name, value
        elif isinstance(value, Omit):
            into[name.lower()] = name, None
        else:
            raise TypeError(f"the header {name!r} has to be a str, or omit to leave it out, not {type(value).__name__}")


def _timeout_headers(timeout: Mapping[str, float | None]) -> dict[str, str | Omit]:
    read = timeout["read"]
    value = omit if read is None else str(read)
    return {"x-stainless-timeout": value, "x-stainless-read-timeout": value}


def _query(*levels: Mapping[str, object] | None) -> str:
    """Return a query string; a later level wins, and what is `None` or omitted is left out."""
    merged: dict[str, object] = {}
    for level in levels:
        if level:
            merged.update(level)
    if not merged:
        return ""
    return "&".join(f"{_quoted(name)}={_quoted(value)}" for key in merged for name, value in _flat(key, merged[key]))


def _flat(name: str, value: object) -> list[tuple[str, str]]:
    """Return the parameters that stand for one value: lists are joined by commas, mappings become `name[key]`."""
    if value is None or isinstance(value, (Omit, NotGiven)):
        return []
    if isinstance(value, Mapping):
        fields = cast("Mapping[str, object]", value).items()
        return [pair for key, item in fields for pair in _flat(f"{name}[{key}]", item)]
    if isinstance(value, (list, tuple)):
        texts = [text for item in cast("list[object]", value) for _, text in _flat(name, item)]
        return [(name, ",".join(texts))] if texts else []
    if isinstance(value, bool):
        return [(name, "true" if value else "false")]
    return [(name, value.isoformat() if isinstance(value, date) else str(value))]


def _quoted(text: str) -> str:
    return quote(text, safe="")
