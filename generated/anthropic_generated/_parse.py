"""What the parsers of all models share: reading dates, lists and objects, and finding each other.

A parser never raises: a value of another shape is returned as it came.
"""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from typing import Any, Callable, Dict


def parse_datetime(value: Any) -> Any:
    """Read an RFC 3339 date-time; what is none is returned as it came."""
    if value.__class__ is not str:
        return value
    try:
        return datetime.fromisoformat(value[:-1] + "+00:00" if value[-1:] in ("Z", "z") else value)
    except ValueError:
        from dateutil import parser

        try:
            return parser.isoparse(value)
        except (ValueError, OverflowError):
            return value


def parse_list(parse: Callable[[Any], Any], value: Any) -> Any:
    """Read each item of a list; what is no list is returned as it came."""
    return [parse(item) for item in value] if value.__class__ is list else value


def parse_dict(parse: Callable[[Any], Any], value: Any) -> Any:
    """Read each value of an object; what is no object is returned as it came."""
    return {name: parse(item) for name, item in value.items()} if value.__class__ is dict else value


class Parsers:
    """The parse functions of all models, as attributes named by model; a model's module is imported at its first use."""

    def __getattr__(self, name: str) -> Callable[[Any], Any]:
        function: Callable[[Any], Any] = import_module(f"{__package__}.models.{name}").parse
        setattr(self, name, function)
        return function


parsers = Parsers()


class Variants(Dict[Any, Callable[[Any], Any]]):
    """Tag to parse function, for the variants of a union; filled as tags are seen, so that unused models stay unloaded."""

    __slots__ = ("modules",)

    def __init__(self, modules: dict[str, str]) -> None:
        super().__init__()
        self.modules = modules

    def __missing__(self, tag: Any) -> Callable[[Any], Any]:
        function: Callable[[Any], Any] = getattr(parsers, self.modules[tag])
        self[tag] = function
        return function
