"""What the model is told of a call: what it returned, as text or blocks, or how it failed. Values in, values out."""

from __future__ import annotations

import dataclasses
import json
import logging
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any

import attrs

from anthropic_generated._json import default, encode
from anthropic_generated._model import Model

from ._tool import ToolError

if TYPE_CHECKING:
    from ._conversation import Call

logger = logging.getLogger("anthropic")

#: The blocks that a result may consist of; other lists of objects with a `type` are data.
BLOCKS = frozenset({"text", "image", "document", "search_result", "tool_reference"})


def result_of(call: Call, value: Any, *, is_error: bool = False) -> dict[str, Any]:
    """Return the block that tells the model what a call returned.

    Raises:
        TypeError: The value can be written neither as text, nor as blocks, nor as JSON.
        ValueError: It contains itself, or a number that is none.
    """
    result: dict[str, Any] = {"type": "tool_result", "tool_use_id": call.id, "content": _content(value)}
    return {**result, "is_error": True} if is_error else result


def _content(value: Any) -> str | list[Any]:
    if value is None:
        return ""
    if isinstance(value, str):
        return _sendable(value)
    listed = _listed(value)
    if listed and all(map(_is_block, listed)):
        return json.loads(encode(listed))  # type: ignore[no-any-return]
    return _sendable(json.dumps(value, ensure_ascii=False, allow_nan=False, default=_written))


def _listed(value: Any) -> list[Any]:
    """Return what may be a list of blocks, or is a single block."""
    given: Any = value
    return list(given) if isinstance(value, (list, tuple)) else [given] if isinstance(value, Model) else []


def _is_block(value: Any) -> bool:
    given: Any = value
    kind: Any = getattr(given, "type", None) if isinstance(value, Model) else None
    if isinstance(value, Mapping):
        kind = given.get("type")
    return isinstance(kind, str) and kind in BLOCKS


def _sendable(text: str) -> str:
    """Return a text with what UTF-8 cannot say spelled out: with it, no further request could be written."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def _written(value: Any) -> Any:
    """Return what stands in JSON for an object that JSON does not know: what is an argument may be a result, too."""
    from ._format import FORMS

    given: Any = value
    if isinstance(value, (Model, type)):
        return default(given)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple(FORMS)):
        return given.isoformat() if hasattr(given, "isoformat") else str(given)
    if dataclasses.is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if hasattr(given, "__attrs_attrs__"):
        return attrs.asdict(given, recurse=False)
    # That of pydantic.
    return given.model_dump(mode="json") if hasattr(given, "model_dump") else default(given)


def failure_of(call: Call, error: Exception) -> dict[str, Any]:
    """Return the result of a call that failed."""
    from ._function import Unfit

    if isinstance(error, ToolError):
        try:
            return result_of(call, error.content, is_error=True)
        except Exception as exc:
            error = untold(call, exc)
    if isinstance(error, Unfit):
        return result_of(call, f"Error: the input does not fit the tool {call.name!r}: {error}", is_error=True)
    logger.error("the tool %s failed", call.name, exc_info=error)
    try:
        return result_of(call, repr(error), is_error=True)
    except Exception:
        return result_of(call, type(error).__name__, is_error=True)


def untold(call: Call, problem: Exception) -> TypeError:
    """Return the error for what a call returned, if that cannot be written."""
    return TypeError(f"the tool {call.name!r} returned what cannot be told to the model: {problem}")
