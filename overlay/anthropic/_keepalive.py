"""The socket options that keep quiet connections open, and how they reach every connection. Long answers are quiet."""

from __future__ import annotations

import socket
import sys
from typing import Any


def keep_alive() -> list[tuple[int, int, int]]:
    """Return the socket options that keep quiet connections open: a probe a minute, as far as the system knows them."""
    seconds = 60
    options = [(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)]
    idle = "TCP_KEEPALIVE" if sys.platform == "darwin" else "TCP_KEEPIDLE"
    for name, value in ((idle, seconds), ("TCP_KEEPINTVL", seconds), ("TCP_KEEPCNT", 5)):
        option = getattr(socket, name, None)
        if option is not None:
            options.append((socket.IPPROTO_TCP, option, value))
    return options


class _KeepAlive:
    """Opens connections as httpcore does, with these options: on the way to a proxy it would leave them out."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend

    def connect_tcp(self, *args: Any, **options: Any) -> Any:
        return self._backend.connect_tcp(*args, **{**options, "socket_options": keep_alive()})

    def __getattr__(self, name: str) -> Any:
        return getattr(self._backend, name)


def kept_alive(transport: Any) -> Any:
    """Return the transport of a proxy, whose connections are kept open as all others are."""
    pool = transport._pool
    if hasattr(pool, "_network_backend"):
        pool._network_backend = _KeepAlive(pool._network_backend)
    return transport


def keep_alive_socket(address: Any) -> socket.socket:
    """Return a socket with these options, for the address that aiohttp has looked up."""
    made = socket.socket(*address[:3])
    for option in keep_alive():
        made.setsockopt(*option)
    return made
