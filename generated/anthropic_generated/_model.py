"""The base of all response models, and what their parsers share.

A model keeps the JSON object it was read from. That one reference is what tells a missing field from a null one and
what carries fields this version of the package does not know; everything else is plain slots. Parsers never raise: a
value of the wrong type is kept as it came.

No I/O and no knowledge of single models may live here.
"""

# pyright: reportPrivateUsage=false
from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeVar, Union

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from typing_extensions import Self, dataclass_transform

    from ._rate_limit import RateLimits

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


def wire_of(field: attrs.Attribute[Any]) -> str:
    """Return how the API spells a field."""
    wire: str = field.metadata["wire"] if field.metadata else field.name
    return wire


class Model:
    """A JSON object of the API as a Python object with typed attributes.

    Fields that the API sent and this version does not know are readable as attributes too, and listed in
    `model_extra`. Instances compare by content, and can be copied and pickled.
    """

    __slots__ = ("__weakref__", "_headers", "_raw", "_request_id")
    #: The fields; a subclass that is not ours has none of its own, and finds all it was sent as attributes.
    __attrs_attrs__: tuple[attrs.Attribute[Any], ...] = ()

    #: The keys of this object that a request takes, where it takes such an object, and whether each may be null.
    _param_keys: ClassVar[Mapping[str, bool] | None] = None
    #: Where the writer of models keeps what it knows of this class.
    _layout: ClassVar[Any] = None

    _raw: dict[str, Any]
    #: The headers of the response, on whole results only.
    _headers: Mapping[str, str]
    _request_id: str | None

    def __init__(self, **values: Any) -> None:
        data = self._as_sent(values)
        missing = [a.name for a in self.__attrs_attrs__ if a.default is attrs.NOTHING and wire_of(a) not in data]
        if missing:
            names = ", ".join(map(repr, missing))
            raise TypeError(f"{type(self).__name__}() is missing required keyword arguments: {names}")
        self._take(data)

    def _take(self, data: dict[str, Any]) -> None:
        """Read all fields from `data`, as the parser of this class does."""
        ours = (cls.__module__ for cls in type(self).__mro__ if cls.__module__.startswith(f"{__package__}."))
        modules = map(sys.modules.__getitem__, ours)
        parsed = next(module.parse for module in modules if hasattr(module, "parse"))(data)
        for a in self.__attrs_attrs__:
            setattr(self, a.name, getattr(parsed, a.name, None))
        self._raw = data

    # Reading

    if not TYPE_CHECKING:  # so that checkers still report a misspelled field

        def __getattr__(self, name: str) -> Any:
            # Reached only for names that are no field of this class, and for slots that were never filled.
            if name[:1] != "_":
                try:
                    return self._raw[name]
                except KeyError:
                    pass
            elif name == "_request_id" and hasattr(self, "_headers"):
                return self._headers.get("request-id")
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    @property
    def model_fields_set(self) -> set[str]:
        """The names of the fields (and extra fields) that the API sent or the constructor was given, null or not."""
        names = {a.name for a in self.__attrs_attrs__ if wire_of(a) in self._raw or getattr(self, a.name) is not None}
        return names | self.model_extra.keys()

    @property
    def model_extra(self) -> dict[str, Any]:
        """Fields the API sent that this version of the package does not know."""
        known = {wire_of(a) for a in self.__attrs_attrs__}
        return {name: value for name, value in self._raw.items() if name not in known}

    @classmethod
    def _fields(cls) -> dict[str, attrs.Attribute[Any]]:
        return {a.name: a for a in cls.__attrs_attrs__}

    @classmethod
    def _as_sent(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return values of fields under the names the API gives them."""
        known = cls._fields()
        return {wire_of(known[name]) if name in known else name: value for name, value in values.items()}

    if TYPE_CHECKING:  # a field of such a name may override it
        request_id: str | None
        rate_limits: RateLimits
    else:

        @property
        def request_id(self) -> str | None:
            """The id under which the API logged the request; quote it when you report a problem. Only whole results have one."""
            return getattr(self, "_request_id", None)

        @property
        def rate_limits(self) -> RateLimits:
            """How much of the rate limits was left when the API answered. Only whole results know it."""
            from ._rate_limit import rate_limits

            return rate_limits(getattr(self, "_headers", None))

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
        from ._dump import Dump

        del warnings
        data: dict[str, Any] = Dump(mode == "json", use_api_names, exclude_unset, exclude_defaults, exclude_none).value(
            self
        )
        return data

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
        from ._dump import Dump

        del warnings
        return Dump(True, use_api_names, exclude_unset, exclude_defaults, exclude_none).text(self, indent)

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
        from ._dump import all_fields

        data: dict[str, Any] = all_fields(mode, by_alias, exclude_unset, exclude_defaults, exclude_none).value(self)
        if include is not None:
            data = {name: value for name, value in data.items() if name in include}
        if exclude is not None:
            data = {name: value for name, value in data.items() if name not in exclude}
        return data

    def model_dump_json(
        self, *, indent: int | None = None, include: Any = None, exclude: Any = None, **options: Any
    ) -> str:
        """Return the model as JSON text, by default with all its fields; see `model_dump`."""
        from ._dump import all_fields, json_text

        options["mode"] = "json"
        if include is exclude is None:
            return all_fields(**options).text(self, indent)
        return json_text(self.model_dump(include=include, exclude=exclude, **options), indent)

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

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Let models be fields of pydantic models."""
        from ._pydantic import schema_of

        return schema_of(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"title": cls.__name__, "type": "object"}

    # Python protocols

    def _state(self) -> dict[str, Any]:
        state = {a.name: getattr(self, a.name) for a in self.__attrs_attrs__}
        state["_raw"] = self._raw
        request_id = getattr(self, "_request_id", _MISSING)
        if request_id is not _MISSING:
            state["_request_id"] = request_id
        if hasattr(self, "_headers"):
            from ._rate_limit import kept

            state["_headers"] = kept(self._headers)
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
            if value is not None or wire_of(a) in self._raw:
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

    def to_param(self) -> dict[str, Any]:
        """Return the object as it came, which is how it is sent back."""
        return as_param(self)  # type: ignore[no-any-return]


def as_param(model: Model) -> Any:
    """Return a model as a request takes it, in new containers."""
    from ._dump import to_param

    return to_param(model)


def text_of(blocks: Any) -> str:
    """Return the text of all text blocks in a list, joined."""
    found: Any = blocks if blocks.__class__ is list else []
    return "".join(
        [block.text for block in found if getattr(block, "type", None) == "text" and isinstance(block.text, str)]
    )


def sum_of(*numbers: Any) -> int:
    """Return the sum of what is a number."""
    return sum(number for number in numbers if isinstance(number, int))


def parse(data: Any) -> Any:
    """Read an object of no known class."""
    if data.__class__ is not dict:
        return data
    self = new(Unknown)
    self._raw = data
    self.type = data.get("type")
    return self
