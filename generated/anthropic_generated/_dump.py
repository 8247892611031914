"""How models are written: as dictionaries, as JSON text, and as what a request takes.

The fields of a class are read all at once, in one call of C code. A model becomes a dictionary level by level: where JSON
text is wanted, the JSON encoder does the walk and asks for each level.
"""

# pyright: reportPrivateUsage=false
from __future__ import annotations

import json
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Callable

from ._model import Model, wire_of
from ._parse import parse_datetime

if TYPE_CHECKING:
    from collections.abc import Mapping


class Layout:
    """The fields of one class, arranged for reading them all at once."""

    __slots__ = ("dates", "known", "names", "owner", "values", "wires")

    def __init__(self, owner: type[Model]) -> None:
        fields = owner.__attrs_attrs__
        self.owner = owner
        self.names = tuple(a.name for a in fields)
        self.wires = tuple(map(wire_of, fields))
        self.known = frozenset(self.wires)
        self.dates = tuple((a.name, wire_of(a)) for a in fields if "datetime" in str(a.type))
        #: Model to the values of its fields. (A getter of one name returns no tuple, so it is asked twice.)
        names = self.names if len(fields) != 1 else self.names * 2
        self.values: Callable[[Model], tuple[Any, ...]] = attrgetter(*names) if fields else lambda _: ()


def layout_of(cls: type[Model]) -> Layout:
    """Return the layout of a class, which the class keeps."""
    layout: Layout | None = cls._layout
    if layout is None or layout.owner is not cls:
        layout = cls._layout = Layout(cls)
    return layout


class Dump:
    """One way of writing models; the arguments are those of `Model.to_dict`."""

    __slots__ = ("api_names", "as_json", "no_defaults", "no_none", "no_unset", "plain")

    def __init__(self, as_json: bool, api_names: bool, no_unset: bool, no_defaults: bool, no_none: bool) -> None:
        #: Whether a model of which the API sent all fields, and no others, is written as they stand.
        self.plain = api_names and not (no_defaults or no_none)
        self.as_json = as_json
        self.api_names = api_names
        self.no_unset = no_unset
        self.no_defaults = no_defaults
        self.no_none = no_none

    def level(self, model: Model) -> dict[str, Any]:
        """Return a model as a new dictionary, and what is inside of it as it is."""
        layout: Layout | None = model._layout
        if layout is None or layout.owner is not model.__class__:
            layout = layout_of(model.__class__)
        raw = model._raw
        sent = raw.keys()
        if (
            self.plain
            and (sent == layout.known or (not self.no_unset and sent <= layout.known))
            and not (layout.dates and self.as_json)
        ):
            return dict(zip(layout.wires, layout.values(model)))
        names = layout.wires if self.api_names else layout.names
        values = layout.values(model)
        out = dict(zip(names, values))
        if self.as_json:
            for name, wire in layout.dates:
                value = getattr(model, name)
                if value.__class__ is datetime:
                    out[wire if self.api_names else name] = _sent(raw.get(wire), value)
        if (self.no_none or self.no_defaults) and None in values:
            out = {name: value for name, value in out.items() if value is not None}
        if sent != layout.known:
            if self.no_unset:
                for name, wire, value in zip(names, layout.wires, values):
                    if value is None and wire not in raw:
                        out.pop(name, None)
            for wire, value in raw.items():
                if wire not in layout.known and not (value is None and self.no_none):
                    out[wire] = value
        return out

    def value(self, value: Any) -> Any:
        """Return a value in new containers, with dictionaries for models."""
        cls = value.__class__
        if cls is str or value is None or cls is int:
            return value
        if cls is list:
            return [self.value(item) for item in value]
        if cls is dict:
            return {name: self.value(item) for name, item in value.items()}
        if isinstance(value, Model):
            out = self.level(value)
            for name, item in out.items():
                if item.__class__ is not str:
                    out[name] = self.value(item)
            return out
        if self.as_json and cls is datetime:
            return value.isoformat()
        return value

    def text(self, model: Model, indent: int | None) -> str:
        """Return a model as JSON text."""
        return json_text(model, indent, self._other)

    def _other(self, value: Any) -> Any:
        """Return what stands in JSON for an object that JSON does not know."""
        if isinstance(value, Model):
            return self.level(value)
        if value.__class__ is datetime:
            return value.isoformat()
        raise TypeError(f"an object of type {type(value).__name__} has no JSON form")


def all_fields(
    mode: str = "python",
    by_alias: bool | None = True,
    exclude_unset: bool = False,
    exclude_defaults: bool = False,
    exclude_none: bool = False,
    **_: Any,
) -> Dump:
    """Return the way of writing that the arguments of `Model.model_dump` ask for."""
    return Dump(mode == "json", by_alias is not False, exclude_unset, exclude_defaults, exclude_none)


def json_text(data: Any, indent: int | None, default: Callable[[Any], Any] | None = None) -> str:
    """Return data as JSON text: on one line without spaces, or with so many spaces for each level."""
    separators = (",", ":") if indent is None else None
    # Nothing that was read from JSON contains itself, so no time is spent on finding that out.
    return json.dumps(
        data, ensure_ascii=False, indent=indent, separators=separators, default=default, check_circular=False
    )


def _sent(raw: Any, value: datetime) -> str:
    """The text the API sent for a date, if it still says the same."""
    return raw if isinstance(raw, str) and parse_datetime(raw) == value else value.isoformat()


# What a request takes


class _Request(Dump):
    """Writes models for a request: of each, what the request's own description of it allows."""

    __slots__ = ()

    def level(self, model: Model) -> dict[str, Any]:
        out = super().level(model)
        allowed: Mapping[str, bool] | None = model._param_keys
        if allowed is None:
            return out
        return {name: value for name, value in out.items() if name in allowed and (value is not None or allowed[name])}


_request = _Request(as_json=True, api_names=True, no_unset=True, no_defaults=False, no_none=False)

#: A model as a request takes it, with the models inside of it as they are.
param_level = _request.level

#: A model as a request takes it.
to_param = _request.value
