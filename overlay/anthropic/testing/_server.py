"""The server: HTTP/1.1 over asyncio with h11, in a thread of its own, on a loopback address only."""

from __future__ import annotations

import asyncio
import ipaddress
import itertools
import logging
import math
import socket
import struct
import sys
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from http.client import responses as REASONS
from types import TracebackType
from typing import Any, Callable, TypeVar

import h11

from ._api import API, body_limit
from ._connections import Connections
from ._conversations import Conversation, Item, Match
from ._exchange import Cut, Reply, Request, error
from ._faults import Fault, Script
from ._platforms import door
from ._validate import description

if sys.platform == "linux":
    import fcntl

    #: Asks a socket how many bytes it has yet to send.
    _SIOCOUTQNSD = 0x894B

log = logging.getLogger(__name__)

T = TypeVar("T")

#: The longest request line and headers together.
_HEAD_LIMIT = 64 * 1024


class Server(Script):
    """An API server for tests and experiments. Use it in a `with` block, or call `start()` and `close()`.

    `fail`, `reply`, `stream`, `delay`, `drip`, `stall`, `cut` and `disturb` each say in one line what the next request
    gets; requests that come after it are answered normally again. `converse` says what messages are answered, in turn.

    Args:
        host: A loopback address.
        port: The port; 0 takes a free one.
        pace: Seconds between two pieces of a streamed reply.
        batch_polls: How often a message batch has to be retrieved before it has ended.
    """

    def __init__(self, *, host: str = "127.0.0.1", port: int = 0, pace: float = 0, batch_polls: int = 1) -> None:
        super().__init__()
        if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
            raise ValueError(f"{host} can be reached from other machines; this server listens on loopback only")
        self.host = host
        self.port = port
        self._options: dict[str, Any] = {"pace": pace, "batch_polls": batch_polls}
        #: The requests received since the last reset, in order of arrival.
        self.requests: list[Request] = []
        self.connections = Connections()
        self._request_number = itertools.count(1)
        self._open: set[_Connection] = set()
        self._thread: threading.Thread | None = None
        #: The API behind the connections; `pace` and `batch_polls` can be changed here until the next reset.
        self.api = self._new_api()

    @property
    def base_url(self) -> str:
        """Where to reach the server."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    def start(self) -> Server:
        """Begin to listen, and return when connections are accepted.

        Raises:
            OSError: The port cannot be had.
        """
        if self._thread is not None:
            raise RuntimeError("the server is running already")
        started: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, args=(started,), name="anthropic.testing", daemon=True)
        self._thread.start()
        try:
            started.result()
        except BaseException:
            self._thread.join()
            self._thread = None
            raise
        return self

    def close(self) -> None:
        """Drop all connections, stop listening and end the thread. Closing twice does nothing."""
        if self._thread is not None:
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join()
            self._thread = None

    def __enter__(self) -> Server:
        return self.start()

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        self.close()

    def converse(self, *turns: Item, match: Match | None = None) -> Conversation:
        """Let these turns answer the next requests for a message, one each, plain or streamed, stable or beta.

        A turn is a text, a block such as `call()` makes, a list of those, or what `say()`, `pause()` and `refuse()`
        return; or a function that gets the body of the request and returns one of these. Calls get ids that are unique
        on this server. A request that the API would refuse is refused, and takes nothing. When all turns are taken, the
        server answers as usual.

        A `Fault` or `Disturbance` among the turns hits the request that comes to it, and the turn after it answers the
        retry. But if all of the reply gets through, sooner or later (a delay, a drip, pings in between), that reply is
        the turn after it. To make a client time out, use what never ends: `Fault(stall=0)`. The same holds for faults
        by `fail`, `cut` and so on: a turn that is lost on its way is there for the retry.

        Args:
            turns: What the model says.
            match: Which requests are meant, where there are several conversations at the same time: those with this
                text in the first user message, as whole words ("task 1" is not in "task 12"), or with a body for which
                this function returns true. A script without it is for all requests that no `match` is about. Of
                several for the same requests, one is used up before the next begins.
        """
        return self.api.conversations.add(turns, match)

    def run(self, on_start: Callable[[], None]) -> None:
        """Serve in this thread until interrupted."""
        asyncio.run(self._serve(on_start))

    def reset(self) -> None:
        """Forget faults, requests, batches, files and skills, and drop all connections: as good as a new server."""
        self.clear()
        self.disconnect()
        self.requests.clear()
        self.connections.clear()
        self.api = self._new_api()

    def disconnect(self, how: str = "fin") -> None:
        """Drop all open connections, idle ones too; `how` is `"fin"` or `"rst"`."""
        if self._thread is not None:
            self._call(self._drop_all(how))

    def wait_for_requests(self, count: int, timeout: float = 5) -> bool:
        """Wait until so many requests have come in since the last reset; return whether they have."""
        with self.connections.changed:
            return self.connections.changed.wait_for(lambda: len(self.requests) >= count, timeout)

    def receive(self, request: Request) -> tuple[Fault, Reply]:
        """Record a request and decide on the reply."""
        with self.connections.changed:
            self.requests.append(request)
            self.connections.changed.notify_all()
        fault = self.take(request)
        request_id = f"req_01{next(self._request_number):022d}"
        entrance = door(request.path)
        try:
            reply = fault.reply(request_id) or self.api.answer(request, request_id, fault, entrance)
            if reply.fault is not None:
                fault = reply.fault
                reply = fault.reply(request_id) or reply
        except Exception:
            log.exception("the embedded server failed on %s %s", request.method, request.target)
            reply = Reply.of(error(500, request_id), 500)
        merged: dict[str, str | None] = {**self.api.headers(request_id), **reply.headers}
        for name, value in fault.headers.items():
            merged[name.lower()] = value
        reply.headers = {name: value for name, value in merged.items() if value is not None}
        if fault.disturbance and reply.headers.get("content-type", "").lower().startswith("text/event-stream"):
            reply.body = fault.disturbance.shape(reply.body)
        return fault, reply if entrance is None else entrance.leave(request, reply)

    def _new_api(self) -> API:
        return API(description(), **self._options)

    def _run(self, started: Future[None]) -> None:
        try:
            asyncio.run(self._serve(lambda: started.set_result(None)))
        except BaseException as failure:
            if started.done():
                raise
            started.set_exception(failure)

    async def _serve(self, on_start: Callable[[], None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        listener = await self._loop.create_server(lambda: _Connection(self, self._open), self.host, self.port)
        try:
            self.port = listener.sockets[0].getsockname()[1]
            on_start()
            await self._stop.wait()
        finally:
            listener.close()
            await self._drop_all("fin")
            await listener.wait_closed()

    async def _drop_all(self, how: str) -> None:
        # A connection accepted a moment ago may not be in the set before the next turn of the loop.
        await asyncio.sleep(0)
        connections = list(self._open)
        for connection in connections:
            connection.drop(how)
        await asyncio.gather(*(connection.lost.wait() for connection in connections))

    def _call(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()


class _Connection(asyncio.Protocol):
    """One connection: feeds h11 and answers one request at a time."""

    def __init__(self, server: Server, connections: set[_Connection]) -> None:
        self._server = server
        self._connections = connections
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=_HEAD_LIMIT)
        self._task: asyncio.Task[None] | None = None
        self._writable = asyncio.Event()
        self._head: h11.Request | None = None
        self._body: list[bytes] = []
        self._size = 0
        self.lost = asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        # Writing counts as done only when the kernel has it all, so that a cut falls exactly where it should.
        transport.set_write_buffer_limits(high=0)
        self._writable.set()
        self._connections.add(self)
        self._number = self._server.connections.count(1)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._task is not None:
            self._task.cancel()
        # The socket is closed when this returns, and whoever waits for the end waits for that.
        asyncio.get_running_loop().call_soon(self._gone)

    def _gone(self) -> None:
        self._connections.discard(self)
        self._server.connections.count(-1)
        self.lost.set()

    def pause_writing(self) -> None:
        self._writable.clear()

    def resume_writing(self) -> None:
        self._writable.set()

    def data_received(self, data: bytes) -> None:
        self._http.receive_data(data)
        self._advance()

    def drop(self, how: str) -> None:
        """Lose the connection at once."""
        if how == "rst" and not self._transport.is_closing():
            sock: socket.socket = self._transport.get_extra_info("socket")
            # No lingering: closing discards what is unsent and sends a reset.
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._transport.abort()

    def _advance(self) -> None:
        """Take in what has arrived, until a request is complete or more has to come."""
        while self._task is None:
            try:
                event = self._http.next_event()
            except h11.RemoteProtocolError as wrong:
                self._task = asyncio.ensure_future(self._refuse(wrong))
                return
            if isinstance(event, h11.Request):
                self._head, self._body, self._size = event, [], 0
            elif isinstance(event, h11.Data):
                self._keep(bytes(event.data))
            elif isinstance(event, h11.EndOfMessage):
                assert self._head is not None
                head = self._head
                headers = [
                    (name.decode("latin-1"), value.decode("latin-1")) for name, value in head.headers.raw_items()
                ]
                body = b"".join(self._body)
                method, target = head.method.decode(), head.target.decode("latin-1")
                self._task = asyncio.ensure_future(self._respond(Request(method, target, headers, body, self._number)))
            elif event is h11.NEED_DATA:
                if self._http.they_are_waiting_for_100_continue:
                    self._write(h11.InformationalResponse(status_code=100, headers=[]))
                return
            else:
                if isinstance(event, h11.ConnectionClosed):
                    self._transport.close()
                return

    def _keep(self, data: bytes) -> None:
        """Keep a piece of the body; of one that is too long no more than shows that it is."""
        assert self._head is not None
        if self._size <= body_limit(self._head.target.decode("latin-1").partition("?")[0]):
            self._body.append(data)
            self._size += len(data)

    async def _respond(self, request: Request) -> None:
        try:
            await self._answer(request)
        except Exception:
            # Such as a scripted header that HTTP does not allow.
            log.exception("the embedded server could not send the reply to %s %s", request.method, request.target)
            self.drop("fin")

    async def _answer(self, request: Request) -> None:
        fault, reply = self._server.receive(request)
        await _pause(fault.delay)
        if fault.cut and fault.cut.after is None:
            self.drop(fault.cut.how)
            return
        self._write(self._response(reply, neat_cut=fault.cut is not None and fault.cut.how == "end"))
        bodiless = request.method == "HEAD" or reply.status in (204, 304)
        for piece in fault.shape(b"" if bodiless else reply.body):
            if isinstance(piece, Cut):
                if piece.how != "end":
                    await self._writable.wait()
                    if piece.how == "rst":
                        await self._delivered()
                    self.drop(piece.how)
                    return
                break
            if isinstance(piece, bytes):
                self._write(h11.Data(data=piece))
                await self._writable.wait()
                # Waiting for what has happened already lets nobody else run, not even the news that the peer is gone.
                await asyncio.sleep(0)
            else:
                await _pause(piece)
        self._write(h11.EndOfMessage())
        await self._writable.wait()
        self._task = None
        if self._http.our_state is h11.DONE and self._http.their_state is h11.DONE:
            self._http.start_next_cycle()
            self._advance()
        else:
            self._transport.close()

    async def _delivered(self) -> None:
        """Wait until the kernel has sent what a reset would discard, as long as the peer takes it."""
        if sys.platform == "linux":
            descriptor: int = self._transport.get_extra_info("socket").fileno()
            for _ in range(1000):
                (unsent,) = struct.unpack("i", fcntl.ioctl(descriptor, _SIOCOUTQNSD, bytes(4)))
                if not unsent:
                    break
                await asyncio.sleep(0.001)

    async def _refuse(self, wrong: h11.RemoteProtocolError) -> None:
        if self._http.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            reply = Reply.of(error(400, None, f"This is not HTTP: {wrong}"), wrong.error_status_hint)
            assert isinstance(reply.body, bytes)
            self._write(self._response(reply))
            self._write(h11.Data(data=reply.body))
            self._write(h11.EndOfMessage())
            await self._writable.wait()
        self._transport.close()

    def _response(self, reply: Reply, *, neat_cut: bool = False) -> h11.Response:
        headers = [*reply.headers.items()]
        if isinstance(reply.body, bytes) and not neat_cut and "content-length" not in reply.headers:
            headers.append(("content-length", str(len(reply.body))))
        elif "content-length" not in reply.headers:
            headers.append(("transfer-encoding", "chunked"))
        reason = REASONS.get(reply.status, "Overloaded" if reply.status == 529 else "")
        return h11.Response(status_code=reply.status, headers=headers, reason=reason)

    def _write(self, event: h11.Event) -> None:
        data = self._http.send(event)
        if data and not self._transport.is_closing():
            self._transport.write(data)


async def _pause(seconds: float) -> None:
    if seconds == math.inf:
        await asyncio.Event().wait()
    elif seconds:
        await asyncio.sleep(seconds)
