"""Whether what the API sent fits the types that the models declare.

Parsers keep a value of the wrong type as it came. Who would rather be told asks here: strict clients after each response,
and pydantic before it takes a dictionary for a model. The annotations themselves are what is checked: an enum is open
where its annotation says so, and a variant of a kind that no annotation names is an error.
"""

# pyright: reportPrivateUsage=false
from __future__ import annotations

import typing
from datetime import datetime
from importlib import import_module
from typing import Any, Dict, List, Literal, Union
from weakref import WeakKeyDictionary

import attrs

from ._model import Model, wire_of
from ._names import MODULES


class _Types(Dict[str, Any]):
    """What names in annotations stand for; a model is imported when its name turns up."""

    def __missing__(self, name: str) -> Any:
        return getattr(import_module(f"{__package__}.models.{MODULES[name]}"), name)


_types = _Types(datetime=datetime)
_hints: WeakKeyDictionary[type[Model], list[tuple[attrs.Attribute[Any], Any]]] = WeakKeyDictionary()


def _annotation(code: Any) -> Any:
    """Return the type that an annotation spells; any, for one of a name that the API description does not have."""
    if not isinstance(code, str):
        return Any
    try:
        return eval(code, dict(vars(typing)), _types)
    except NameError:
        return Any


def _fields(cls: type[Model]) -> list[tuple[attrs.Attribute[Any], Any]]:
    found = _hints.get(cls)
    if found is None:
        found = _hints[cls] = [(a, _annotation(a.type)) for a in cls.__attrs_attrs__]
    return found


def problem_of(result: Any) -> str | None:
    """Say where a result of the API, a model or a page of models, first differs from its types; `None` if it does not."""
    if isinstance(result, Model):
        return _in_model(result, "")
    if not hasattr(result, "data"):
        return None
    return _in_value(result.data, List[Model], "data")


def misfit(model: Model) -> str | None:
    """Say why an object is not of the kind of `model`: a required field is missing, or its tag says otherwise."""
    for a in model.__attrs_attrs__:
        wire = wire_of(a)
        if a.default is attrs.NOTHING and wire not in model._raw:
            return f"{wire}: is missing"
        if str(a.type).startswith("Literal["):
            found = _in_value(getattr(model, a.name), _annotation(a.type), wire)
            if found:
                return found
    return None


def _in_model(model: Model, path: str) -> str | None:
    for a, hint in _fields(model.__class__):
        wire = wire_of(a)
        inner = f"{path}.{wire}" if path else wire
        if wire not in model._raw:
            if a.default is attrs.NOTHING:
                return f"{inner}: is missing"
        else:
            found = _in_value(getattr(model, a.name), hint, inner)
            if found:
                return found
    return None


def _in_value(value: Any, hint: Any, path: str) -> str | None:
    origin = typing.get_origin(hint)
    arguments = typing.get_args(hint)
    if hint is object or hint is Any:
        return None
    if origin is Union:
        return _in_union(value, arguments, path)
    if origin is Literal:
        fits = any(value == constant and value.__class__ is constant.__class__ for constant in arguments)
        return None if fits else _expected(path, " or ".join(map(repr, arguments)), value)
    if origin in (list, dict):
        if value.__class__ is not origin:
            return _expected(path, "a list" if origin is list else "an object", value)
        parts: Any = enumerate(value) if origin is list else value.items()
        places = ((part, f"{path}[{key!r}]") for key, part in parts)
        return next(filter(None, (_in_value(part, arguments[-1], place) for part, place in places)), None)
    if not _is_a(value, hint):
        return _expected(path, "null" if hint is type(None) else hint.__name__, value)
    return _in_model(value, path) if isinstance(value, Model) else None


def _in_union(value: Any, hints: tuple[Any, ...], path: str) -> str | None:
    found: list[str] = []
    for hint in hints:
        problem = _in_value(value, hint, path)
        if problem is None:
            return None
        if _is_a(value, typing.get_origin(hint) or hint):  # The right kind of value, with a problem inside.
            return problem
        found.append(problem)
    names = [name for hint in hints if (name := getattr(hint, "__name__", None))]
    return found[0] if len(found) == 1 else _expected(path, " or ".join(names) or "another value", value)


def _is_a(value: Any, cls: Any) -> bool:
    """Say whether a value is of a class, as JSON sees it: truth values are no numbers, whole numbers are numbers."""
    if not isinstance(cls, type):
        return False
    if isinstance(value, bool):
        return cls is bool
    return isinstance(value, (int, float)) if cls is float else isinstance(value, cls)


def _expected(path: str, what: str, value: Any) -> str:
    shown = "null" if value is None else repr(value)
    return f"{path}: expected {what}, found {shown if len(shown) <= 80 else shown[:79] + '…'}"
