"""Which certificate authorities are trusted: what the `ssl` option of a client may be, and the context it stands for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Union

from ._optional import optional

if TYPE_CHECKING:
    import ssl

    #: A context, a file or folder of certificates in PEM form, or `"system"` for those the operating system trusts.
    Trust = Union[ssl.SSLContext, str, os.PathLike[str], None]


def check_trust(trust: Trust, http_client: object) -> None:
    """Refuse an `ssl` option that cannot work, before anything is sent.

    Raises:
        TypeError: It is of no known kind.
        ValueError: It stands beside an HTTP client, which has its own.
        FileNotFoundError: There is no such file or folder.
        ImportError: `"system"` needs a package that is not installed.
    """
    if trust is None:
        return
    if http_client is not None:
        raise ValueError("ssl=... is for the client we make; give your http_client its own, by verify=...")
    if trust == "system":
        _truststore()
    elif isinstance(trust, (str, os.PathLike)):
        if not os.path.exists(trust):
            raise FileNotFoundError(f"ssl={os.fspath(trust)!r}: there is no such file or folder of certificates")
    elif not hasattr(trust, "wrap_socket"):
        raise TypeError(f"ssl has to be an ssl.SSLContext, a path or 'system', not {type(trust).__name__}")


def context_of(trust: Trust) -> ssl.SSLContext:
    """Return the context; by default the one that all default clients share."""
    if trust is None:
        from ._http import shared_ssl_context

        return shared_ssl_context()
    import ssl

    if isinstance(trust, ssl.SSLContext):
        return trust
    if trust == "system":
        context: ssl.SSLContext = _truststore().SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        return context
    folder = os.path.isdir(trust)
    return ssl.create_default_context(cafile=None if folder else trust, capath=trust if folder else None)


def _truststore() -> Any:
    return optional("truststore", "system-certificates", "ssl='system'")
