"""Annotations, brought to one form: the few kinds that schemas are made of and inputs are read by.

Names in quotes are looked up here, aliases and type variables are resolved, and what `Annotated` says in any of the
usual vocabularies becomes one `Note`. What JSON makes of it is no business of this module, nor is what classes consist
of.

The normal form of an annotation is one of these, where X, K and V are in normal form:

    a class, maybe with arguments       int, Path, Color, Order, Box[X]
    Any                                 for `object`, too
    Literal[...]
    list[X], set[X], frozenset[X], tuple[X, ...], tuple[X, X], dict[K, V]
    Annotated[X, Note]                  a union is Annotated[Any, Note(variants=(X, X))]
    a `type` alias, maybe with arguments
"""

from __future__ import annotations

import builtins
import json
import sys
import types
from collections import ChainMap, abc
from collections.abc import Iterator, Mapping
from typing import (
    Annotated,
    Any,
    Dict,
    Final,
    ForwardRef,
    Literal,
    NamedTuple,
    Optional,
    Tuple,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

NoneType: Final = type(None)

#: Classes of arrays, and what their values are: of abstract ones the simplest.
ARRAYS: Final[Mapping[Any, Any]] = {
    **dict.fromkeys((list, abc.Sequence, abc.MutableSequence, abc.Collection, abc.Iterable), list),
    **dict.fromkeys((set, abc.Set, abc.MutableSet), set),
    frozenset: frozenset,
}
OBJECTS: Final = frozenset((dict, abc.Mapping, abc.MutableMapping))
LIMITS: Final = ("ge", "gt", "le", "lt", "multiple_of", "min_length", "max_length", "pattern")
_UNIONS: Final = (Union, getattr(types, "UnionType", Union))
_QUALIFIERS: Final = frozenset(("Required", "NotRequired", "ReadOnly", "Final"))


class Unsupported(TypeError):
    """An annotation, or a function, that no JSON Schema can be made of; it says which, where, and what to do."""

    def within(self, place: str) -> Unsupported:
        """Return the same error, told from further outside."""
        return Unsupported(f"{place}: {self}")


class Note(NamedTuple):
    """What `Annotated` says of a type. It compares by value, so that equal annotations are equal."""

    description: Optional[str] = None
    limits: Tuple[Tuple[str, Any], ...] = ()
    #: The examples, as JSON text.
    examples: Optional[str] = None
    #: The members of a union, in the order in which they were written; `Union[...]` forgets it when it compares.
    variants: Tuple[Any, ...] = ()

    def and_then(self, later: Note) -> Note:
        """Return both notes as one; the later one says it better."""
        return Note(
            later.description or self.description,
            self.limits + later.limits,
            later.examples or self.examples,
            later.variants or self.variants,
        )


NO_NOTE: Final = Note()


def parted(annotation: Any) -> tuple[Any, Note]:
    """Return the type and the note that a normal form consists of."""
    if get_origin(annotation) is Annotated:
        return annotation.__origin__, annotation.__metadata__[0]
    return annotation, NO_NOTE


def noted(annotation: Any, note: Note) -> Any:
    """Return a normal form with one more note."""
    base, earlier = parted(annotation)
    note = earlier.and_then(note)
    return annotation if note == NO_NOTE else Annotated[base, note]


def union(*variants: Any) -> Any:
    """Return the normal form of a union of normal forms."""
    flat: list[Any] = []
    for variant in variants:
        note = parted(variant)[1]
        inner = note.variants if note == Note(variants=note.variants) else ()
        flat += [one for one in inner or (variant,) if one not in flat]
    return flat[0] if len(flat) == 1 else Annotated[Any, Note(variants=tuple(flat))]


def normal(annotation: Any, variables: Mapping[Any, Any] = types.MappingProxyType({})) -> Any:
    """Return an annotation in its normal form; one that has none stays as it is.

    Args:
        annotation: An annotation without names in quotes.
        variables: Normal forms of type variables, and of "Self".
    """
    kind, arguments = get_origin(annotation), get_args(annotation)
    name = special_name(annotation) if kind is None else special_name(kind)
    if annotation is None:
        return NoneType
    if kind is Annotated:
        note = NO_NOTE
        for metadata in annotation.__metadata__:
            note = note.and_then(_note(metadata))
        return noted(normal(arguments[0], variables), note)
    if kind in _UNIONS:
        return union(*(normal(argument, variables) for argument in arguments))
    if name == "Literal" and arguments:  # of typing_extensions, it may be another one
        return Literal[arguments]  # pyright: ignore[reportInvalidTypeForm]
    if name in _QUALIFIERS and arguments:
        return normal(arguments[0], variables)
    if annotation is object or name == "Any":
        return Any
    if name == "LiteralString":
        return str
    if name == "Self":
        return variables.get("Self", annotation)
    if isinstance(annotation, TypeVar):
        return variables[annotation] if annotation in variables else _unbound(annotation)
    if hasattr(annotation, "__supertype__"):  # a NewType
        return normal(annotation.__supertype__, variables)
    return _container(annotation, kind, arguments, variables)


def _container(annotation: Any, kind: Any, arguments: tuple[Any, ...], variables: Mapping[Any, Any]) -> Any:
    kind = kind or annotation
    inner = [a if a is ... else normal(a, variables) for a in arguments]
    try:
        hash(kind)
    except TypeError:
        return annotation
    if kind in ARRAYS:
        return ARRAYS[kind][inner[0] if inner else Any]
    if kind in OBJECTS:
        return dict[tuple(inner) if inner else (str, Any)]  # type: ignore[misc]
    if kind is tuple:
        if annotation is tuple or annotation is Tuple:
            inner = [Any, ...]
        return tuple[() if inner == [()] else tuple(inner)]  # type: ignore[misc] # 3.9 has an argument for `Tuple[()]`
    if not arguments:
        return annotation
    try:
        return kind[tuple(inner)]
    except TypeError:
        return annotation


def _unbound(variable: TypeVar) -> Any:
    """Return what stands for a type variable of which nothing is known."""
    has_default = getattr(variable, "has_default", None)
    if has_default is not None and has_default():
        return normal(variable.__default__)  # type: ignore[attr-defined] # pyright: ignore
    if variable.__bound__ is not None:
        return normal(variable.__bound__)
    return union(*map(normal, variable.__constraints__)) if variable.__constraints__ else Any


def special_name(form: Any) -> str | None:
    """Return the name of what typing or typing_extensions define, and `None` for all else.

    The two need not be the same thing, and the second need not be loaded.
    """
    if getattr(form, "__module__", None) not in ("typing", "typing_extensions"):
        return None
    name = getattr(form, "_name", None) or getattr(form, "__name__", None)
    return name if isinstance(name, str) else None


# --- What `Annotated` says --------------------------------------------------------------------------------------------


def _note(metadata: Any) -> Note:
    """Read a piece of metadata by what it has: a text, or attributes of annotated-types, pydantic, msgspec, PEP 727."""
    if isinstance(metadata, str):
        return Note(metadata)
    if isinstance(metadata, Note):
        return metadata
    if isinstance(metadata, type):
        return NO_NOTE
    description = getattr(metadata, "description", None) or getattr(metadata, "documentation", None)
    return Note(
        description if isinstance(description, str) else None,
        tuple(_limits(metadata)),
        _as_json(getattr(metadata, "examples", None)),
    )


def _limits(metadata: Any) -> Iterator[tuple[str, Any]]:
    for name in LIMITS:
        value = getattr(metadata, name, None)
        if name == "pattern":
            value = getattr(value, "pattern", value)  # may be compiled
        if value is not None and (name, value) != ("min_length", 0):
            yield name, value
    more = getattr(metadata, "metadata", ())  # pydantic's fields hold such pieces
    if isinstance(more, (list, tuple)):
        for piece in more:  # pyright: ignore[reportUnknownVariableType]
            yield from _limits(piece)
    elif getattr(metadata, "__is_annotated_types_grouped_metadata__", False) and not any(
        hasattr(metadata, name) for name in LIMITS
    ):
        for piece in metadata:
            yield from _limits(piece)


def _as_json(value: Any) -> str | None:
    try:
        return json.dumps(value) if value else None
    except (TypeError, ValueError):
        return None


# --- Names in quotes --------------------------------------------------------------------------------------------------


class Names(NamedTuple):
    """Where the names in an annotation are looked up."""

    globals: Dict[str, Any]
    locals: Mapping[str, Any]


NO_NAMES: Final = Names({}, {})


def names_of(owner: Any) -> Names:
    """Return the names that annotations of a function, class or module can use.

    Those of the functions around it are among them, if a closure holds them or the functions are still running.
    """
    outer: Any
    if isinstance(owner, types.ModuleType):
        return Names(vars(owner), {})
    if isinstance(owner, type):
        module: Any = sys.modules.get(owner.__module__)
        outer = cast("Any", vars(module) if module else {})
        # What the class itself defines comes last: a field may be called like its type.
        own: list[Mapping[str, Any]] = [{owner.__name__: owner}]
        last: list[Mapping[str, Any]] = [outer, vars(builtins), vars(owner)]
    else:
        outer = getattr(owner, "__globals__", {})
        free = getattr(getattr(owner, "__code__", None), "co_freevars", ())
        cells = zip(free, getattr(owner, "__closure__", None) or ())
        own, last = [dict(_filled(cells))], []
    parameters = {p.__name__: p for p in getattr(owner, "__type_params__", ())}
    around = _running(getattr(owner, "__qualname__", ""), outer)
    maps: list[Any] = [*(dict(names) for names in (parameters, *own, *around)), *last]
    return Names(outer, ChainMap(*maps))


def _filled(cells: Any) -> Iterator[tuple[str, Any]]:
    for name, cell in cells:
        try:
            yield name, cell.cell_contents
        except ValueError:  # defined later
            continue


def _running(qualname: str, outer: dict[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the local names of the functions around something, as far as they are on the stack."""
    functions = [part.rpartition(".")[2] for part in qualname.split(".<locals>")[:-1]]
    frame = sys._getframe() if functions else None
    while frame is not None:
        if frame.f_globals is outer and frame.f_code.co_name in functions:
            yield frame.f_locals
        frame = frame.f_back


def evaluated(annotation: Any, names: Names) -> Any:
    """Return an annotation with all names in quotes replaced by what they stand for.

    Raises:
        Unsupported: A name is not known, or what is in the quotes is no type.
    """
    text = annotation.__forward_arg__ if isinstance(annotation, ForwardRef) else annotation
    try:
        if isinstance(text, str):
            module = sys.modules.get(getattr(annotation, "__forward_module__", None) or "")
            # There may be quotes within the quotes.
            return evaluated(eval(text, vars(module) if module else names.globals, names.locals), names)
        carrier = type("carrier", (), {"__annotations__": {"it": _referring(annotation)}})
        return get_type_hints(carrier, names.globals, names.locals, include_extras=True)["it"]
    except NameError as exc:
        raise Unsupported(
            f"the annotation {text!r} cannot be resolved ({exc}): import what it names when the program runs, not only "
            "under TYPE_CHECKING, and define it in the module rather than in a function"
        ) from None
    except Unsupported:
        raise
    except Exception as exc:
        hint = "; on this Python, write Optional[...] or Union[...] for `|`" if sys.version_info < (3, 10) else ""
        raise Unsupported(f"the annotation {text!r} cannot be resolved ({exc}): correct it{hint}") from None


def _referring(annotation: Any) -> Any:
    """Return an annotation in which `list["X"]` refers to X; before Python 3.11 it does not."""
    if not isinstance(annotation, types.GenericAlias):
        return annotation
    origin: Any = annotation.__origin__
    return origin[tuple(ForwardRef(a) if isinstance(a, str) else _referring(a) for a in annotation.__args__)]


# --- Aliases ----------------------------------------------------------------------------------------------------------


def is_alias(kind: Any) -> bool:
    """Whether something is a `type` alias, maybe with arguments."""
    return type(get_origin(kind) or kind).__name__ == "TypeAliasType"


def value_of(alias: Any) -> Any:
    """Return what a `type` alias stands for, in normal form."""
    origin = get_origin(alias) or alias
    arguments = dict(zip(origin.__type_params__, get_args(alias)))
    return normal(evaluated(origin.__value__, names_of(sys.modules.get(origin.__module__))), arguments)
