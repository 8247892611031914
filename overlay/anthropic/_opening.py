"""How `stream()`, `parse()` and `count_tokens()` become requests: the operations of the generated methods, and more to them.

What there is to say of output formats stands in `_output`, which is loaded when one is given.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Callable

from anthropic_generated._call import Operation
from anthropic_generated._sentinel import NotGiven, Omit, omit

from ._batches import inner, operations_of
from ._settings import positive

#: Arguments of `create()` that choose how it answers, which `stream()` has chosen.
CHOSEN = ("stream", "via_stream")


def opening(
    requester: Any,
    resource: Callable[[Any], Any],
    cls: type[Any],
    params: Mapping[str, Any],
    output_format: Any = omit,
    **limits: float | NotGiven | None,
) -> Callable[[], Any]:
    """Return the function that sends the request and returns the stream, or what has to be awaited for it.

    Args:
        requester: What sends.
        resource: The synchronous class whose `create()` knows the request.
        cls: The class of the stream.
        params: The arguments of `create()`.
        output_format: The type that the text is to be read as; or a format as the API takes it, to be sent only.
        limits: Settings of the client that are otherwise for this stream.

    Raises:
        AnthropicError: There is a format in `output_config` too.
        TypeError: An argument is missing, one is unknown, or the type has no schema that the API takes.
        ValueError: A limit is not positive.
    """
    _refuse("stream", CHOSEN, params)
    operation = operations_of(resource).create(**params, stream=True)
    helper = operation.endpoint.name.rpartition(".")[0]
    operation = _marked(operation, {"x-stainless-helper-method": "stream", "x-stainless-stream-helper": helper})
    if not _is_omitted(output_format):
        from ._output import reading, with_format

        operation = with_format(operation, output_format)
        if not isinstance(output_format, Mapping):
            operation = reading(operation, output_format)
    changes = {name: positive(name, value) for name, value in limits.items() if not isinstance(value, NotGiven)}
    sender = inner(requester)
    if changes:
        sender = sender.changed(**changes)
    return lambda: sender.message_stream(cls, operation)


def parsing(resource: Callable[[Any], Any], params: Mapping[str, Any], output_format: Any) -> Any:
    """Return the operation whose message is read as a type.

    Args:
        resource: The synchronous class whose `create()` knows the request.
        params: The arguments of `create()`.
        output_format: The type, or a format as the API takes it, for plain JSON.

    Raises:
        AnthropicError: There is a format in `output_config` too.
        TypeError: An argument is missing, one is unknown, or the type has no schema that the API takes.
    """
    from ._output import config_of, reading, with_format

    _refuse("parse", ("stream",), params)
    operation = operations_of(resource).create(**params)
    operation = _marked(operation, {"x-stainless-helper": f"{operation.endpoint.name.rpartition('.')[0]}.parse"})
    if _is_omitted(output_format):
        return reading(operation, config_of(operation).get("format"))
    return reading(with_format(operation, output_format), output_format)


def counting(resource: Callable[[Any], Any], params: Mapping[str, Any], output_format: Any) -> Any:
    """Return the operation that counts the tokens of a request with an output format; see `parsing`."""
    operation: Any = operations_of(resource).count_tokens(**params)
    if not _is_omitted(output_format):
        from ._output import with_format

        operation = with_format(operation, output_format)
    return operation


def _refuse(method: str, names: tuple[str, ...], params: Mapping[str, Any]) -> None:
    for name in names:
        if name in params:
            does = "streams, and puts the message together" if method == "stream" else "returns the message"
            raise TypeError(f"{method}() has no argument `{name}`: it {does}")


def _marked(operation: Operation[Any], headers: dict[str, str | Omit]) -> Operation[Any]:
    return operation.replace(headers={**headers, **(operation.headers or {})})


def _is_omitted(output_format: Any) -> bool:
    return output_format is None or isinstance(output_format, (Omit, NotGiven))
