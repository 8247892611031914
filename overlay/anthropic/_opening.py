"""How `messages.stream()` becomes a request: the operation of `create()`, marked, and with the limits of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Callable

from anthropic_generated._sentinel import NotGiven

from ._batches import inner, operations_of
from ._settings import positive

#: Arguments of `create()` that choose how it answers, which `stream()` has chosen.
CHOSEN = ("stream", "via_stream")


def opening(
    requester: Any,
    resource: Callable[[Any], Any],
    cls: type[Any],
    params: Mapping[str, Any],
    **limits: float | NotGiven | None,
) -> Callable[[], Any]:
    """Return the function that sends the request and returns the stream, or what has to be awaited for it.

    Args:
        requester: What sends.
        resource: The synchronous class whose `create()` knows the request.
        cls: The class of the stream.
        params: The arguments of `create()`.
        limits: Settings of the client that are otherwise for this stream.

    Raises:
        TypeError: An argument is missing, or one is unknown.
        ValueError: A limit is not positive.
    """
    for name in CHOSEN:
        if name in params:
            raise TypeError(f"stream() has no argument `{name}`: it streams, and puts the message together")
    operation = operations_of(resource).create(**params, stream=True)
    helper = operation.endpoint.name.rpartition(".")[0]
    headers = {"x-stainless-helper-method": "stream", "x-stainless-stream-helper": helper}
    operation = operation.replace(headers={**headers, **(operation.headers or {})})
    changes = {name: positive(name, value) for name, value in limits.items() if not isinstance(value, NotGiven)}
    sender = inner(requester)
    if changes:
        sender = sender.changed(**changes)
    return lambda: sender.message_stream(cls, operation)
