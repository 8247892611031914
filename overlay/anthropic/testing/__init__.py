"""An API server to test against, without a key and without a network.

    >>> from anthropic import Anthropic
    >>> from anthropic.testing import serve
    >>> with serve() as server:
    ...     client = Anthropic(base_url=server.base_url, api_key="any")
    ...     server.fail(529)  # The next request meets an overloaded API; the client tries again.
    ...     message = client.messages.create(...)
    ...     server.disturb(3, then="silence")  # The next stream stops after three events; the connection stays open.
    ...     stream = client.messages.create(..., stream=True)
    ...     server.converse(call("get_weather", location="Paris"), "It rains.")  # Two turns for a loop with tools.

It answers every operation with the shapes and headers of the real API, checks each request against the API's
description, keeps what it was sent in `server.requests`, and misbehaves when told to: see `Server` and `Fault`.
`python -m anthropic.testing` runs it from a shell.
"""

from __future__ import annotations

from typing import Any

try:
    import h11 as _h11
    import jsonschema as _jsonschema
except ModuleNotFoundError as _missing:
    raise ImportError(
        f"anthropic.testing needs {_missing.name}, which is not installed: pip install 'anthropic[testing]'"
    ) from _missing

from ._connections import Connections as Connections
from ._conversations import Conversation as Conversation
from ._exchange import Cut as Cut
from ._exchange import Request as Request
from ._faults import Disturbance as Disturbance
from ._faults import Fault as Fault
from ._server import Server as Server
from ._turns import Turn as Turn
from ._turns import call as call
from ._turns import pause as pause
from ._turns import refuse as refuse
from ._turns import say as say
from ._turns import think as think

__all__ = [
    "Connections",
    "Conversation",
    "Cut",
    "Disturbance",
    "Fault",
    "Request",
    "Server",
    "Turn",
    "call",
    "error_event",
    "message_events",
    "pause",
    "refuse",
    "say",
    "serve",
    "think",
]

del _h11, _jsonschema


def serve(*, host: str = "127.0.0.1", port: int = 0, pace: float = 0, batch_polls: int = 1) -> Server:
    """Return a server that runs while its `with` block does; for the arguments see `Server`."""
    return Server(host=host, port=port, pace=pace, batch_polls=batch_polls)


def message_events(text: str = "Hello!", **message: Any) -> list[dict[str, Any]]:
    """Return the events that stream a text, to leave some out or put others in before `server.stream()` sends them.

    Keyword arguments replace fields of the message, or add some: `content` with blocks of any kind, `stop_reason`,
    `context_management`, ...
    """
    from . import _replies

    params: dict[str, Any] = {"messages": [{"role": "user", "content": "Hello"}], "max_tokens": 1024}
    whole = _replies.message(params, "msg_scripted", "claude-opus-4-6", beta=False)
    content = [{"type": "text", "text": text, "citations": None}]
    return list(_replies.stream_events({**whole, "content": content, **message}))


def error_event(error_type: str = "overloaded_error", message: str = "Overloaded") -> dict[str, Any]:
    """Return the event with which a stream fails midway."""
    return {"type": "error", "error": {"type": error_type, "message": message}, "request_id": None}
