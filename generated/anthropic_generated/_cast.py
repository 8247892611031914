"""Reading a response as a type the caller names: a model, a container, a plain value, or the response itself.

The outermost value has to be of the kind that was asked for; what is inside is read as leniently as in any result.
"""

from __future__ import annotations

import types
from ast import literal_eval
from collections.abc import Iterable, Mapping, Sequence
from json import loads
from typing import TYPE_CHECKING, Annotated, Any, Callable, Union, get_args, get_origin

from ._model import Model
from ._model import parse as parse_unknown
from ._parse import parse_dict, parse_list

if TYPE_CHECKING:
    import httpx

NoneType = type(None)

LISTS = (list, Sequence, Iterable)
DICTS = (dict, Mapping)
UNIONS = (Union, getattr(types, "UnionType", Union))


class Unfit(ValueError):
    """A body is not of the type that was asked for; the message says of what."""


def _truth(text: str) -> bool:
    return {"true": True, "false": False}[text.strip().lower()]


#: What is made of the text of a body, for the types that are not read from JSON.
TEXTS: dict[Any, Callable[[str], Any]] = {str: str, int: int, float: float, bool: _truth}


def cast(to: Any, response: httpx.Response) -> Any:
    """Return the body of a response as a value of the type `to`.

    Raises:
        TypeError: No response can be read as such a type.
        Unfit: This response cannot.
    """
    if to in (None, NoneType):
        return None
    if to is bytes:
        return response.content
    if to in TEXTS:
        try:
            return TEXTS[to](_text(response))
        except (KeyError, ValueError):
            raise Unfit(f"a plain {to.__name__}") from None
    if _is_response(to):
        return response
    convert = converter(to)
    if to is object and not _says_json(response):
        return _text(response)
    try:
        data = loads(str(response.content, "utf-8"))
    except (ValueError, RecursionError):
        raise Unfit("JSON") from None
    kind = get_origin(to) or to
    if kind in LISTS:
        if data.__class__ is not list:
            raise Unfit("a JSON array")
    elif (kind in DICTS or isinstance(to, type) and hasattr(to, "model_validate")) and data.__class__ is not dict:
        raise Unfit("a JSON object")
    try:
        return convert(data)
    except ValueError as exc:  # of a model of the caller's, which need not be lenient
        raise Unfit(f"JSON that {getattr(to, '__name__', to)} accepts") from exc


def check(to: Any) -> None:
    """Raise the error for a type that no response can be read as, before anything is sent.

    Raises:
        TypeError: Always, for such a type.
    """
    if to not in (None, NoneType, bytes) and to not in TEXTS and not _is_response(to):
        converter(to)


def converter(to: Any) -> Callable[[Any], Any]:
    """Return the function that reads decoded JSON as the type `to`; a value of another shape stays as it came.

    Raises:
        TypeError: There is no way to read such a type.
    """
    kind, arguments = get_origin(to) or to, get_args(to)
    if kind is Annotated:
        return converter(arguments[0])
    if kind in (object, Any, NoneType, bool, int, float, str):
        return _as_it_came
    if kind in LISTS:
        item = converter(arguments[0]) if arguments else _as_it_came
        return lambda data: parse_list(item, data)
    if kind in DICTS:
        value = converter(arguments[1]) if arguments else _as_it_came
        return lambda data: parse_dict(value, data)
    if kind in UNIONS:
        return _union(arguments)
    if isinstance(kind, type) and hasattr(kind, "model_validate"):
        read: Callable[[Any], Any] = to.model_validate
        return lambda data: read(data) if data.__class__ is dict else data
    raise TypeError(
        f"a response cannot be read as {to!r}: name a model, dict, list, object, str, bytes, int, float, bool, None, "
        "httpx.Response or APIResponse"
    )


def _union(variants: tuple[Any, ...]) -> Callable[[Any], Any]:
    """Read models by their tag; apart from them, there may be one more type and null."""
    models = [v for v in variants if isinstance(v, type) and issubclass(v, Model)]
    others = [v for v in variants if v not in models and v is not NoneType]
    if len(models) == 1 and not others:
        return converter(models[0])
    if len(others) > 1:
        raise TypeError(f"a response cannot be read as one of {variants!r}: only models with a tag can be told apart")
    by_tag = {tag: converter(model) for model in models for tag in _tags(model)}
    other = converter(others[0]) if others else parse_unknown

    def read(data: Any) -> Any:
        tag = data.get("type") if data.__class__ is dict else None
        return (by_tag.get(tag, other) if isinstance(tag, str) else other)(data)

    return read


def _tags(model: type[Model]) -> tuple[Any, ...]:
    """Return the values that the field `type` of a model may have."""
    annotation = next((a.type for a in model.__attrs_attrs__ if a.name == "type"), None)
    head, _, rest = str(annotation).replace("typing.", "").partition("[")
    return tuple(literal_eval(f"[{rest}")) if head == "Literal" else ()


def _as_it_came(data: Any) -> Any:
    return data


def _text(response: httpx.Response) -> str:
    return response.content.decode("utf-8", "replace")


def _says_json(response: httpx.Response) -> bool:
    kind: str = response.headers.get("content-type", "")
    return kind.partition(";")[0].strip().lower().endswith("json")


def _is_response(to: Any) -> bool:
    """Say whether a type is that of responses, without loading the library it comes from."""
    line = to.__mro__ if isinstance(to, type) else ()
    return any(cls.__name__ == "Response" and cls.__module__.partition(".")[0] == "httpx" for cls in line)
