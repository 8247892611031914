"""What objects are made of: the fields of dataclasses, attrs classes, TypedDicts and NamedTuples, and of their like.

The arguments of a function are a record, too. Which JSON Schema a record has, and how input is read as one, is decided
elsewhere; pydantic's classes speak for themselves and are not looked into here.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator, Mapping
from typing import Any, Callable, Dict, Final, NamedTuple, Optional, Tuple, get_args, get_origin

from ._annotation import Unsupported, evaluated, names_of, normal, special_name

#: The default of fields that have none which could be told.
NO_DEFAULT: Final = object()


class Field(NamedTuple):
    """One field of a record."""

    #: What it is called in JSON, and as a keyword of `Record.make`.
    key: str
    #: In normal form.
    annotation: Any
    required: bool
    default: Any = NO_DEFAULT
    #: What is said of it outside of its annotation.
    description: Optional[str] = None
    #: What the class calls it: attrs has other keywords for private names.
    name: str = ""


class Record(NamedTuple):
    """What an object is made of."""

    make: Callable[..., Any]
    fields: Tuple[Field, ...]
    #: Whether objects with other keys are wrong.
    closed: bool = False


class Records:
    """The records of some annotations: each class is looked into once, as its names may be out of reach later."""

    def __init__(self) -> None:
        self._known: Dict[Any, Optional[Record]] = {}

    def of(self, annotation: Any) -> Record | None:
        """Return what values of a type are made of, or `None` if it is no class with fields.

        Args:
            annotation: A type in normal form.

        Raises:
            Unsupported: A field has no annotation, or one that cannot be resolved.
        """
        if annotation not in self._known:
            cls = get_origin(annotation) or annotation
            read = _reader(cls) if isinstance(cls, type) else None
            self._known[annotation] = Record(cls, tuple(read(_Hints(annotation, cls)))) if read else None
        return self._known[annotation]


def is_pydantic(cls: Any) -> bool:
    """Whether a class is a model or dataclass of pydantic's, which then has been imported."""
    pydantic: Any = sys.modules.get("pydantic")
    return (
        pydantic is not None
        and isinstance(cls, type)
        and get_origin(cls) is None
        and (issubclass(cls, pydantic.BaseModel) or "__pydantic_validator__" in vars(cls))
    )


def is_pydantic_field(value: Any) -> bool:
    """Whether a value is what pydantic's `Field()` returns; only pydantic's own classes know what to do with it."""
    pydantic: Any = sys.modules.get("pydantic")
    return pydantic is not None and isinstance(value, pydantic.fields.FieldInfo)


def is_record(kind: Any) -> bool:
    """Whether a type, in normal form, is a class with fields, or one with arguments."""
    cls = get_origin(kind) or kind
    return isinstance(cls, type) and not is_pydantic(kind) and _reader(cls) is not None


def pydantic_fields(cls: Any) -> Mapping[str, Any]:
    """Return the fields of a class of pydantic's, by their names in Python."""
    fields: Mapping[str, Any] | None = getattr(cls, "__pydantic_fields__", None)
    return cls.model_fields if fields is None else fields  # before pydantic 2.10


def is_typed_dict(cls: type) -> bool:
    return "__total__" in vars(cls) and issubclass(cls, dict)


def _reader(cls: type) -> Callable[[_Hints], Iterator[Field]] | None:
    names = dir(cls)
    if is_typed_dict(cls):
        return _typed_dict
    if "_fields" in names and issubclass(cls, tuple):
        return _named_tuple
    if "__dataclass_fields__" in names:
        return _dataclass
    return _attrs if "__attrs_attrs__" in names else None


class _Hints:
    """The annotations of a class's fields: in normal form, with the type variables of each base in their place."""

    def __init__(self, annotation: Any, cls: type) -> None:
        self.cls = cls
        self._self = annotation
        variables: dict[type, Mapping[Any, Any]] = {}
        _bind(annotation, {}, variables)
        # A TypedDict's bases are not in its MRO.
        bases = variables if is_typed_dict(cls) else cls.__mro__
        self._owners = [(base, _annotations(base), variables.get(base, {})) for base in bases]
        self.names = list(dict.fromkeys(name for _, names, _ in reversed(self._owners) for name in names))

    def raw(self, name: str, otherwise: Any = None) -> Any:
        """Return an annotation with its names looked up."""
        for owner, own, _ in self._owners:
            if name in own:
                return self._evaluated(name, own[name], owner)
        if otherwise is None:
            raise Unsupported(f"`{self.cls.__name__}.{name}`: it has no annotation: give it one")
        return self._evaluated(name, otherwise, self.cls)

    def _evaluated(self, name: str, annotation: Any, owner: type) -> Any:
        try:
            return evaluated(annotation, names_of(owner))
        except Unsupported as exc:
            raise exc.within(f"`{self.cls.__name__}.{name}`") from None

    def hint(self, name: str, annotation: Any) -> Any:
        """Return what `raw` returned in normal form."""
        nothing: Mapping[Any, Any] = {}
        variables = next((variables for _, names, variables in self._owners if name in names), nothing)
        return normal(annotation, {**variables, "Self": self._self})


def _annotations(cls: type) -> Mapping[str, Any]:
    """Return a class's own annotations."""
    try:
        all_ = cls.__annotations__ if sys.version_info >= (3, 10) else vars(cls).get("__annotations__", {})
    except (AttributeError, NameError) as exc:  # from Python 3.14 on, they are evaluated here; some classes have none
        if isinstance(exc, AttributeError):
            return {}
        raise Unsupported(f"`{cls.__name__}`: an annotation cannot be resolved ({exc}): import what it names") from None
    if not is_typed_dict(cls):
        return all_
    inherited = {name for base in _bases(cls) for name in getattr(get_origin(base) or base, "__annotations__", ())}
    return {name: annotation for name, annotation in all_.items() if name not in inherited}


def _bases(cls: type) -> tuple[Any, ...]:
    found: tuple[Any, ...] = vars(cls).get("__orig_bases__", cls.__bases__)
    return tuple(base for base in found if isinstance(get_origin(base) or base, type))


def _bind(annotation: Any, outer: Mapping[Any, Any], found: dict[type, Mapping[Any, Any]]) -> None:
    """Find out what the type variables of a class and of all its bases stand for."""
    cls = get_origin(annotation) or annotation
    arguments = [normal(argument, outer) for argument in get_args(annotation)]
    parameters: tuple[Any, ...] = getattr(cls, "__parameters__", ())
    found.setdefault(cls, dict(zip(parameters, arguments)))
    for base in _bases(cls):
        _bind(base, found[cls], found)


# --- The fields of each kind of class ---------------------------------------------------------------------------------


def _typed_dict(hints: _Hints) -> Iterator[Field]:
    required = getattr(hints.cls, "__required_keys__", frozenset(hints.names) if vars(hints.cls)["__total__"] else ())
    for key in hints.names:
        raw = hints.raw(key)
        # Where annotations are in quotes, the class itself has not seen these.
        marked = _marked(raw)
        yield Field(key, hints.hint(key, raw), key in required if marked is None else marked, name=key)


def _marked(annotation: Any) -> bool | None:
    """Whether a key is said to be required, or not; `None` if neither is said."""
    while (kind := get_origin(annotation)) is not None:
        name = special_name(kind)
        if name in ("Required", "NotRequired"):
            return name == "Required"
        if name not in ("Annotated", "ReadOnly"):
            break
        annotation = get_args(annotation)[0]
    return None


def _named_tuple(hints: _Hints) -> Iterator[Field]:
    cls: Any = hints.cls
    for name in cls._fields:
        default = cls._field_defaults.get(name, NO_DEFAULT)
        yield Field(name, hints.hint(name, hints.raw(name)), default is NO_DEFAULT, default, name=name)


def _dataclass(hints: _Hints) -> Iterator[Field]:
    cls: Any = hints.cls
    for field in cls.__dataclass_fields__.values():  # all, unlike those of `fields()`
        raw = hints.raw(field.name, field.type)
        if special_name(raw) == "ClassVar" or special_name(get_origin(raw)) == "ClassVar" or not field.init:
            continue
        if isinstance(raw, dataclasses.InitVar):
            inner: Any = raw  # pyright: ignore[reportUnknownVariableType]
            raw = evaluated(inner.type, names_of(cls))
        default = NO_DEFAULT if field.default is dataclasses.MISSING else field.default
        required = default is NO_DEFAULT and field.default_factory is dataclasses.MISSING
        described = field.metadata.get("description")
        yield Field(field.name, hints.hint(field.name, raw), required, default, described, field.name)


def _attrs(hints: _Hints) -> Iterator[Field]:
    import attrs

    fields: Any = attrs.fields(hints.cls)
    for field in fields:
        if field.init:
            raw = hints.raw(field.name, field.type)
            plain = field.default is not attrs.NOTHING and not hasattr(field.default, "factory")
            yield Field(
                field.alias or field.name,
                hints.hint(field.name, raw),
                field.default is attrs.NOTHING,
                field.default if plain else NO_DEFAULT,
                field.metadata.get("description"),
                field.name,
            )
