"""The base of all response models, and what their parsers share.

A model keeps the JSON object it was read from. That one reference is what tells a missing field from a null one and
what carries fields this version of the package does not know; everything else is plain slots. Parsers never raise: a
value of the wrong type is kept as it came.

No I/O and no knowledge of single models may live here.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union

import attrs

from ._parse import parse_datetime

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from typing_extensions import Self, dataclass_transform

M = TypeVar("M", bound="Model")

new = object.__new__


def wired(wire: str, *, default: Any = attrs.NOTHING) -> Any:
    """Define a field that the API spells otherwise, because its name is a Python keyword, no name, or taken."""
    return attrs.field(default=default, init=False, metadata={"wire": wire})


if TYPE_CHECKING:

    @dataclass_transform(kw_only_default=True, field_specifiers=(wired,))
    def model(cls: type[M]) -> type[M]: ...

else:
    # The constructor, `==` and `repr` are inherited: classes that define none of their own are made several times faster.
    model = attrs.define(kw_only=True, init=False, eq=False, repr=False)


def _wire(field: attrs.Attribute[Any]) -> str:
    """Return how the API spells a field."""
    wire: str = field.metadata["wire"] if field.metadata else field.name
    return wire


class Model:
    """A JSON object of the API as a Python object with typed attributes.

    Fields that the API sent and this version does not know are readable as attributes too, and listed in
    `model_extra`. Instances compare by content, and can be copied and pickled.
    """

    __slots__ = ("__weakref__", "_raw", "_request_id")
    __attrs_attrs__: tuple[attrs.Attribute[Any], ...]

    _raw: dict[str, Any]
    _request_id: str | None

    def __init__(self, **values: Any) -> None:
        data = self._as_sent(values)
        missing = [a.name for a in self.__attrs_attrs__ if a.default is attrs.NOTHING and _wire(a) not in data]
        if missing:
            names = ", ".join(map(repr, missing))
            raise TypeError(f"{type(self).__name__}() is missing required keyword arguments: {names}")
        self._take(data)

    def _take(self, data: dict[str, Any]) -> None:
        """Read all fields from `data`, as the parser of this class does."""
        modules = (sys.modules[cls.__module__] for cls in type(self).__mro__)
        parsed = next(module.parse for module in modules if hasattr(module, "parse"))(data)
        for a in self.__attrs_attrs__:
            setattr(self, a.name, getattr(parsed, a.name, None))
        self._raw = data

    # Reading

    if not TYPE_CHECKING:  # so that checkers still report a misspelled field

        def __getattr__(self, name: str) -> Any:
            # Reached only for names that are no field of this class.
            if name[:1] != "_":
                try:
                    return self._raw[name]
                except KeyError:
                    pass
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    @property
    def model_fields_set(self) -> set[str]:
        """The names of the fields (and extra fields) that the API sent or the constructor was given, null or not."""
        names = {a.name for a in self.__attrs_attrs__ if _wire(a) in self._raw or getattr(self, a.name) is not None}
        return names | self.model_extra.keys()

    @property
    def model_extra(self) -> dict[str, Any]:
        """Fields the API sent that this version of the package does not know."""
        known = {_wire(a) for a in self.__attrs_attrs__}
        return {name: value for name, value in self._raw.items() if name not in known}

    @classmethod
    def _fields(cls) -> dict[str, attrs.Attribute[Any]]:
        return {a.name: a for a in cls.__attrs_attrs__}

    @classmethod
    def _as_sent(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return values of fields under the names the API gives them."""
        known = cls._fields()
        return {_wire(known[name]) if name in known else name: value for name, value in values.items()}

    if TYPE_CHECKING:  # a field of this name may override it
        request_id: str | None
    else:

        @property
        def request_id(self) -> str | None:
            """The id under which the API logged the request; quote it when you report a problem. Only whole results have one."""
            return getattr(self, "_request_id", None)

    # Writing

    def to_dict(
        self,
        *,
        mode: Literal["json", "python"] = "python",
        use_api_names: bool = True,
        exclude_unset: bool = True,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        warnings: bool = True,
    ) -> dict[str, Any]:
        """Return the model as a dictionary of new containers, nested models included.

        Args:
            mode: `"json"` turns dates into the strings the API sent; `"python"` keeps them as `datetime`.
            use_api_names: Spell keys as the API does, rather than as Python attributes.
            exclude_unset: Leave out fields that were not in the response.
            exclude_defaults: Leave out fields that are at their default.
            exclude_none: Leave out fields that are null.
            warnings: Accepted for compatibility; nothing here warns.
        """
        del warnings
        options = _Dump(mode == "json", use_api_names, exclude_unset, exclude_defaults, exclude_none)
        return options.model(self)

    def to_json(
        self,
        *,
        indent: int | None = 2,
        use_api_names: bool = True,
        exclude_unset: bool = True,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        warnings: bool = True,
    ) -> str:
        """Return the model as JSON text; the arguments are those of `to_dict`, and `indent` is the number of spaces a level."""
        data = self.to_dict(
            mode="json",
            use_api_names=use_api_names,
            exclude_unset=exclude_unset,
            exclude_defaults=exclude_defaults,
            exclude_none=exclude_none,
            warnings=warnings,
        )
        return _json_text(data, indent)

    # The spellings of pydantic, which code that handles these objects calls

    def model_dump(
        self,
        *,
        mode: str = "python",
        include: Any = None,
        exclude: Any = None,
        by_alias: bool | None = True,
        exclude_unset: bool = False,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        **_: Any,
    ) -> dict[str, Any]:
        """Return the model as a dictionary, by default with all its fields; `include` and `exclude` name top-level fields."""
        options = _Dump(mode == "json", by_alias is not False, exclude_unset, exclude_defaults, exclude_none)
        data = options.model(self)
        if include is not None:
            data = {name: value for name, value in data.items() if name in include}
        if exclude is not None:
            data = {name: value for name, value in data.items() if name not in exclude}
        return data

    def model_dump_json(self, *, indent: int | None = None, **options: Any) -> str:
        """Return the model as JSON text, by default with all its fields; see `model_dump`."""
        return _json_text(self.model_dump(mode="json", **options), indent)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy, with the fields of `update` replaced; `deep` copies nested values too."""
        import copy

        clone = copy.deepcopy(self) if deep else copy.copy(self)
        if update:
            known = self._fields()
            clone._raw = {**clone._raw, **self._as_sent(update)}
            for name, value in update.items():
                if name in known:
                    setattr(clone, name, value)
        return clone

    @classmethod
    def model_validate(cls, obj: Any, **_: Any) -> Self:
        """Read a model from a dictionary as the API sends it; an instance is returned as it is.

        Raises:
            TypeError: `obj` is neither a dictionary nor an instance.
        """
        if isinstance(obj, cls):
            return obj
        if obj.__class__ is not dict:
            raise TypeError(f"{cls.__name__} is read from a dictionary, not from {type(obj).__name__}")
        self = new(cls)
        self._take(dict(obj))
        return self

    from_dict = model_validate

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **_: Any) -> Self:
        """Read a model from JSON text."""
        return cls.model_validate(json.loads(json_data))

    @classmethod
    def model_construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Self:
        """Build an instance without asking for required fields."""
        del _fields_set
        return cls.model_validate(cls._as_sent(values))

    @classmethod
    def construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Self:
        """Build an instance without asking for required fields; see `model_construct`."""
        return cls.model_construct(_fields_set, **values)

    # Python protocols

    def _state(self) -> dict[str, Any]:
        state = {a.name: getattr(self, a.name) for a in self.__attrs_attrs__}
        state["_raw"] = self._raw
        request_id = getattr(self, "_request_id", _MISSING)
        if request_id is not _MISSING:
            state["_request_id"] = request_id
        return state

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self._state())

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        assert isinstance(other, Model)
        same = all(getattr(self, a.name) == getattr(other, a.name) for a in self.__attrs_attrs__)
        return same and self.model_extra == other.model_extra

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._shown())})"

    def _shown(self) -> Iterator[tuple[str, Any]]:
        for a in self.__attrs_attrs__:
            value = getattr(self, a.name)
            if value is not None or _wire(a) in self._raw:
                yield a.name, value
        yield from self.model_extra.items()

    __rich_repr__ = _shown


_MISSING: Any = object()


def _restore(cls: type[M], state: dict[str, Any]) -> M:
    self = new(cls)
    for name, value in state.items():
        setattr(self, name, value)
    return self


class _ModelFields:
    """`model_fields` of a class or an instance: names to attrs attributes."""

    def __get__(self, instance: object, owner: type[Model]) -> dict[str, attrs.Attribute[Any]]:
        return owner._fields()


Model.model_fields = _ModelFields()  # type: ignore[attr-defined]


@model
class Unknown(Model):
    """A variant this version of the package does not know: a content block, an event, a delta of a newer API.

    Its fields are attributes, and it is written back as it came.
    """

    type: Union[str, None] = None


def parse(data: Any) -> Any:
    """Read an object of no known class."""
    if data.__class__ is not dict:
        return data
    self = new(Unknown)
    self._raw = data
    self.type = data.get("type")
    return self


class _Dump:
    """How models become dictionaries: one walk for all ways of asking."""

    __slots__ = ("api_names", "as_json", "no_defaults", "no_none", "no_unset")

    def __init__(self, as_json: bool, api_names: bool, no_unset: bool, no_defaults: bool, no_none: bool) -> None:
        self.as_json = as_json
        self.api_names = api_names
        self.no_unset = no_unset
        self.no_defaults = no_defaults
        self.no_none = no_none

    def model(self, source: Model) -> dict[str, Any]:
        raw = source._raw
        out: dict[str, Any] = {}
        for a in source.__attrs_attrs__:
            value = getattr(source, a.name)
            if value is None:
                if (self.no_unset and _wire(a) not in raw) or self.no_none or self.no_defaults:
                    continue
            elif self.as_json and value.__class__ is datetime:
                value = _sent(raw.get(_wire(a)), value)
            out[_wire(a) if self.api_names else a.name] = self.value(value)
        for name, value in source.model_extra.items():
            if value is not None or not self.no_none:
                out[name] = self.value(value)
        return out

    def value(self, value: Any) -> Any:
        cls = value.__class__
        if cls is str or value is None or cls is int:
            return value
        if cls is list:
            return [self.value(item) for item in value]
        if cls is dict:
            return {name: self.value(item) for name, item in value.items()}
        if isinstance(value, Model):
            return self.model(value)
        if self.as_json and cls is datetime:
            return value.isoformat()
        return value


def _sent(raw: Any, value: datetime) -> str:
    """The text the API sent for a date, if it still says the same."""
    return raw if isinstance(raw, str) and parse_datetime(raw) == value else value.isoformat()


def _json_text(data: Any, indent: int | None) -> str:
    separators = (",", ":") if indent is None else None
    return json.dumps(data, ensure_ascii=False, indent=indent, separators=separators)
