"""Things that stand between a client and the server: an HTTP proxy, and a front that speaks TLS. On loopback only."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Awaitable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any, Callable, Optional

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@contextmanager
def listening(handler: Handler, context: Optional[ssl.SSLContext] = None) -> Iterator[int]:
    """Handle connections in a thread of its own; yields the port."""
    started: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event, int]] = Future()
    writers: set[asyncio.StreamWriter] = set()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.add(writer)
        try:
            await handler(reader, writer)
        except (OSError, EOFError, asyncio.CancelledError):
            pass
        finally:
            writer.transport.abort()
            writers.discard(writer)

    async def serve() -> None:
        stop = asyncio.Event()
        server = await asyncio.start_server(handle, "127.0.0.1", 0, ssl=context)
        loop = asyncio.get_running_loop()
        # A client that does not trust the certificate breaks the handshake off: no news here.
        loop.set_exception_handler(lambda loop, what: None)
        started.set_result((loop, stop, server.sockets[0].getsockname()[1]))
        await stop.wait()
        server.close()
        for writer in list(writers):
            writer.transport.abort()
        await asyncio.sleep(0.05)

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    loop, stop, port = started.result(5)
    try:
        yield port
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(5)


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:
        data = await reader.read(65536)
        if not data:
            return
        writer.write(data)
        await writer.drain()


async def _connect(port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, first: bytes = b"") -> None:
    """Pass bytes on in both directions until one side has no more."""
    there_reader, there_writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        there_writer.write(first)
        ways = [asyncio.ensure_future(_pipe(reader, there_writer)), asyncio.ensure_future(_pipe(there_reader, writer))]
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
    finally:
        there_writer.transport.abort()


class Proxy:
    """An HTTP proxy that sends everything to one port, whatever host was asked for, and remembers what that was."""

    def __init__(self, target: int) -> None:
        self.target = target
        #: Method, target and headers of each request.
        self.seen: list[tuple[str, str, dict[str, str]]] = []
        self.url = ""

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        line, *rest = head.rstrip().split("\r\n")
        method, target, version = line.split(" ")
        headers = dict(header.split(": ", 1) for header in rest)
        self.seen.append((method, target, {name.lower(): value for name, value in headers.items()}))
        first = b""
        if method == "CONNECT":
            writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        else:
            path = "/" + target.split("://", 1)[1].partition("/")[2]
            kept = [f"{n}: {v}" for n, v in headers.items() if n.lower() not in ("connection", "proxy-authorization")]
            first = "\r\n".join([f"{method} {path} {version}", *kept, "Connection: close", "", ""]).encode("latin-1")
        await _connect(self.target, reader, writer, first)

    @contextmanager
    def running(self) -> Iterator[Proxy]:
        with listening(self.handle) as port:
            self.url = f"http://127.0.0.1:{port}"
            yield self


class Secure:
    """The server behind TLS, with a certificate of an authority that nobody knows."""

    def __init__(self, target: int, *names: str) -> None:
        import trustme

        self.authority = trustme.CA()
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert(*names).configure_cert(self._context)
        self._target = target
        #: The names that clients asked for when they said hello.
        self.asked: list[Any] = []
        self._context.sni_callback = lambda connection, name, context: self.asked.append(name)
        self.port = 0

    @property
    def url(self) -> str:
        return f"https://localhost:{self.port}"

    def ask_for_certificate(self) -> None:
        """From now on, serve only clients with a certificate of the same authority."""
        self._context.verify_mode = ssl.CERT_REQUIRED
        self.authority.configure_trust(self._context)

    def trusting(self) -> ssl.SSLContext:
        """Return a context for clients that trust this server."""
        context = ssl.create_default_context()
        self.authority.configure_trust(context)
        return context

    @contextmanager
    def running(self) -> Iterator[Secure]:
        async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await _connect(self._target, reader, writer)

        with listening(handle, self._context) as port:
            self.port = port
            yield self
