"""What `output_format` means: what is sent for it, and how the text of the answer is read as the type. Sans-IO.

Nothing is remembered of types here, so that those made on the fly can be forgotten. What a schema looks like is the
business of `_transform`, and how values are converted that of `_convert`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Callable, cast, get_origin

from anthropic_generated._call import Endpoint, Operation

from ._errors import AnthropicError, OutputParseError
from ._parsed import answer_of, parsed
from ._unfit import Unfit

if TYPE_CHECKING:
    from ._unfit import Problem

#: The beta feature that the beta methods turn on.
BETA = "structured-outputs-2025-12-15"
#: Why a message stopped that is no answer yet.
_GOES_ON = ("tool_use", "pause_turn", "compaction")
#: Why an answer may not be of the type that was asked for, and what to do.
_REMEDIES = {
    "max_tokens": "The reply was cut off (stop_reason 'max_tokens') after {tokens} tokens: raise max_tokens.",
    "model_context_window_exceeded": "The reply was cut off, as the context window is full: shorten the conversation.",
    "refusal": (
        "The model refused to answer (stop_reason 'refusal'), and what it says instead need not follow the output format: "
        "show it, or ask otherwise."
    ),
    "stop_sequence": "The reply was cut off by the stop sequence {sequence!r}: leave out stop_sequences.",
}
#: Those of them that end an answer anywhere.
_CUT_OFF = ("max_tokens", "model_context_window_exceeded", "stop_sequence")
_NO_TEXT = "it holds no text"
_REMEDY = "Ask again, or loosen the type: the API makes sure of its structure, but not of limits, patterns and checks of your own."
#: How many problems an error tells of in its text.
_TOLD = 5


def with_format(operation: Operation[Any], output_format: Any) -> Operation[Any]:
    """Return an operation with an output format where the API wants it.

    Args:
        operation: One that sends a conversation.
        output_format: A type; or the format as the API takes it, `{"type": "json_schema", "schema": ...}`.

    Raises:
        AnthropicError: There is a format in `output_config` too.
        TypeError: The type has no schema that the API takes.
    """
    body = operation.body or {}
    if config_of(operation).get("format") is not None:
        raise AnthropicError("output_format and output_config['format'] are two ways to say the same: use one of them")
    wanted: Any = output_format
    if not isinstance(wanted, Mapping):
        wanted = {"type": "json_schema", "schema": _schema(wanted)}
    headers = dict(operation.headers or {})
    if operation.endpoint.name.startswith("beta."):
        others = str(headers.get("anthropic-beta", "")).split(",")
        headers["anthropic-beta"] = ",".join(dict.fromkeys((*filter(None, others), BETA)))
    return operation.replace(
        body={**body, "output_config": {**config_of(operation), "format": wanted}}, headers=headers or None
    )


def config_of(operation: Operation[Any]) -> Mapping[str, Any]:
    """Return the `output_config` of an operation."""
    config: Any = (operation.body or {}).get("output_config")
    return cast("Mapping[str, Any]", config) if isinstance(config, Mapping) else {}


def _schema(kind: Any) -> dict[str, Any]:
    from ._transform import transformed

    try:
        schema, emptied = transformed(kind)
    except ValueError as exc:
        raise TypeError(f"{_named(kind)} cannot be an output format: {exc}") from None
    if emptied:
        places = " and ".join(f"`{place}`" if place else "it" for place in emptied)
        raise TypeError(
            f"{_named(kind)} cannot be an output format: the API lets only keys through that are known before, so that "
            f"{places} would always be empty: use a list of objects, each with a key and a value, or name the keys"
        )
    return schema


def _named(kind: Any) -> str:
    return kind.__qualname__ if isinstance(kind, type) and get_origin(kind) is None else str(kind)


class Output:
    """How answers are read.

    Args:
        name: What they should be.
        convert: Makes the value of decoded JSON, and raises `Unfit` if it is none; `None` if nothing is to be read.
    """

    def __init__(self, name: str, convert: Callable[[Any], Any] | None) -> None:
        self._name = name
        self._convert = convert

    def _read(self, text: Any) -> Any:
        assert self._convert is not None
        if not isinstance(text, str) or not text.strip():
            raise Unfit([("", _NO_TEXT)])
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as exc:
            raise Unfit([("", f"it is no JSON: {exc}")]) from None
        return self._convert(data)

    def block(self, block: Any) -> Any:
        """Return a block of an answer, with what it says if it is a text."""
        result = parsed(block)
        if result is not block and self._convert is not None:
            try:
                result._output = self._read(block.text)
            except Unfit as exc:
                result._unfit = exc.problems
        return result

    def message(self, message: Any, blocks: Mapping[int, Any], *, whole: bool = True) -> Any:
        """Return a message with what its texts say.

        Args:
            message: A message of the API.
            blocks: Blocks of it that have been read, by their index.
            whole: Whether to read the others too.
        """
        result = parsed(message)
        if message.content.__class__ is list:
            read = self.block if whole else parsed
            result.content = [blocks.get(at) or read(block) for at, block in enumerate(message.content)]
        return result

    def answer(self, message: Any) -> Any:
        """Return a message with what its texts say.

        Raises:
            OutputParseError: It is an answer, but not of the type that was asked for.
        """
        result = self.message(message, {})
        failure = self.failure(result)
        if failure is not None:
            raise failure
        return result

    def failure(self, message: Any) -> OutputParseError | None:
        """Return the error for a message, made by `message`, that is an answer and cannot be read; `None` for others."""
        if self._convert is None or message.stop_reason in _GOES_ON:
            return None
        texts = answer_of(message)
        wrong = next((block for block in texts if not hasattr(block, "_output")), None)
        problems: list[Problem] = [("", _NO_TEXT)] if wrong is None else wrong._unfit
        if texts and wrong is None:
            last = texts[-1]
            if message.stop_reason not in _CUT_OFF or not last.text.rstrip()[-1:].isdigit():
                return None
            # Of all JSON, only numbers do not show where they end.
            wrong, problems = last, [("", "it is a number that may go on")]
        text: str = wrong.text if wrong is not None and isinstance(wrong.text, str) else ""
        told = "; ".join(f"`{place}`: {problem}" if place else problem for place, problem in problems[:_TOLD])
        if len(problems) > _TOLD:
            told += f"; and {len(problems) - _TOLD} more"
        excerpt = text if len(text) <= 200 else f"{text[:100]}…{text[-100:]}"
        number = f" (request id {message.request_id})" if message.request_id else ""
        explanation = (
            f"the reply cannot be read as {self._name}: {told}. {_remedy(message)}"
            f"{f' It reads: {excerpt!r}' if text else ''}{number}"
        )
        return OutputParseError(explanation, message=message, text=text, problems=problems)


def reading(operation: Operation[Any], output_format: Any) -> Operation[Any]:
    """Return an operation whose messages are read: as a type; as plain JSON, for a schema; or not, for `None`.

    Raises:
        TypeError: JSON cannot be read as the type.
    """
    if output_format is None:
        output = Output("", None)
    elif isinstance(output_format, Mapping):
        output = Output("JSON", _as_it_is)
    else:
        from ._convert import converter_of

        output = Output(_named(output_format), converter_of(output_format))
    return operation.replace(endpoint=OutputEndpoint(operation.endpoint, output))


def _as_it_is(data: Any) -> Any:
    return data


def _remedy(message: Any) -> str:
    remedy = _REMEDIES.get(message.stop_reason, _REMEDY)
    return remedy.format(tokens=getattr(message.usage, "output_tokens", "some"), sequence=message.stop_sequence)


class OutputEndpoint(Endpoint):
    """An endpoint whose messages are read as a type."""

    __slots__ = ("output",)

    def __init__(self, endpoint: Endpoint, output: Output) -> None:
        for name in Endpoint.__slots__:
            setattr(self, name, getattr(endpoint, name))
        self.type = f"Parsed{endpoint.type}"
        #: How they are read.
        self.output = output
