"""Reading the JSON that a model sends as Python types, or telling the model all that is wrong with it.

cattrs does the conversion; what is here makes it as strict as the schemas of `_schema` are, and its errors readable for
a model. What annotations and classes consist of is found out in `_annotation` and `_record`; how unions are read is
told in `_variants`, how values without parts are in `_scalar`. This imports cattrs, so import it when there is input.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from functools import lru_cache
from typing import Annotated, Any, Callable, Dict, Literal, get_args, get_origin

from attrs import NOTHING, Attribute
from cattrs import ClassValidationError, Converter, IterableValidationError
from cattrs.cols import list_structure_factory
from cattrs.gen import (
    make_dict_structure_fn_from_attrs,  # pyright: ignore[reportUnknownVariableType]
    make_mapping_structure_fn,  # pyright: ignore[reportUnknownVariableType]
    override,
)

from ._annotation import NO_NAMES, evaluated, is_alias, normal, parted, value_of
from ._format import FORMS
from ._record import Field, Record, Records, is_pydantic, is_record
from ._scalar import PLAIN, Hook, choice, exceeds, of_form, of_pydantic, unlike
from ._schema import Schemas
from ._unfit import Problem, Unfit, below, is_array, is_object, shown, words
from ._variants import union

__all__ = ["Unfit", "converter_of", "converter_of_record", "unexpected"]


def converter_of(annotation: Any) -> Callable[[Any], Any]:
    """Return the function that reads decoded JSON as a type, and raises `Unfit` where it does not fit.

    JSON types are not converted into each other, apart from numbers: 5.0 is an integer, and 5 a float. Keys that a
    class does not know are ignored, as by pydantic: an answer that says more than was asked for is still an answer.

    Raises:
        Unsupported: JSON cannot be read as this type.
    """
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return _of_class(annotation)
    return _of(normal(evaluated(annotation, NO_NAMES)))


@lru_cache(maxsize=64)
def _of_class(cls: type) -> Callable[[Any], Any]:
    # Only classes are remembered: they are the same where they are equal, which unions are not.
    return _of(normal(cls))


def _of(annotation: Any) -> Callable[[Any], Any]:
    records = Records()
    Schemas(records).of(annotation)  # what has no schema is refused, with its place
    return _read_by(_Hooks(records).of(annotation))


def converter_of_record(record: Record, records: Records) -> Callable[[Any], Any]:
    """Return the function that reads decoded JSON as a record, such as the arguments of a function.

    Args:
        record: If it is closed, unknown keys are refused: who passes an argument wants it to have an effect.
        records: Where the records of other types come from.
    """
    return _read_by(_Hooks(records).record(record))


def _read_by(hook: Hook) -> Callable[[Any], Any]:
    def read(data: Any) -> Any:
        try:
            return hook(data, None)
        except RecursionError:
            raise Unfit([("", "it is nested too deeply")]) from None

    return read


class _Hooks:
    """The hooks of cattrs for types in normal form."""

    def __init__(self, records: Records) -> None:
        self._records = records
        # Not shared: a converter keeps every type that it has seen.
        self._converter = Converter()
        self._enums: Dict[Any, Hook] = {}
        for kind, hook in {**PLAIN, **{kind: of_form(kind, form) for kind, form in FORMS.items()}}.items():
            self._converter.register_structure_hook(kind, self._exactly(kind, hook))
        self._converter.register_structure_hook(Enum, self._member)
        factories: list[tuple[Callable[[Any], bool], Callable[[Any], Hook]]] = [
            (is_record, lambda to: self.record(self._record(to))),
            (is_pydantic, of_pydantic),
            (is_alias, self._alias),
            (lambda to: get_origin(to) is Literal, choice),
            (lambda to: get_origin(to) in (list, set, frozenset, tuple), self._array),
            (lambda to: get_origin(to) is dict, self._dict),
            (lambda to: get_origin(to) is Annotated, self._annotated),
        ]
        for applies, factory in factories:
            self._converter.register_structure_hook_factory(applies, factory)

    def of(self, annotation: Any) -> Hook:
        """Return the hook for a type in normal form, which does not look at its second argument."""
        hook: Any = self._converter.get_structure_hook(annotation)
        return lambda value, _: hook(value, annotation)

    def _exactly(self, kind: Any, hook: Hook) -> Hook:
        """Return a hook for a class, and not for enums derived from it, which cattrs takes for such a class, too."""
        return lambda value, to: hook(value, to) if to is kind else self._member(value, to)

    def _member(self, value: Any, to: Any) -> Any:
        if to not in self._enums:
            self._enums[to] = choice(to)
        return self._enums[to](value, to)

    def _alias(self, alias: Any) -> Hook:
        # It may contain itself, so it is looked into when there is a value.
        made: list[Hook] = []

        def structure(value: Any, _: Any) -> Any:
            if not made:
                made.append(self.of(value_of(alias)))
            return made[0](value, None)

        return structure

    def _annotated(self, annotation: Any) -> Hook:
        base, note = parted(annotation)
        readers = [(variant, self.of(variant)) for variant in note.variants]
        hook = union(readers, self._records) if readers else self.of(base)
        if not note.limits:
            return hook

        def structure(value: Any, _: Any) -> Any:
            result = hook(value, None)
            problems = [problem for name, bound in note.limits if (problem := exceeds(result, name, bound))]
            if problems:
                raise Unfit([("", problem) for problem in problems])
            return result

        return structure

    def _array(self, to: Any) -> Hook:
        make: Callable[[Any], Any] | None = get_origin(to)
        arguments = get_args(to)
        if make is tuple and ... not in arguments:
            return self._row(arguments)
        structure_items: Any = list_structure_factory(list[arguments[0]], self._converter)  # type: ignore[valid-type]

        def structure(value: Any, _: Any) -> Any:
            if not is_array(value):
                raise unlike(to, value)
            try:
                items: Any = structure_items(value, None)
            except IterableValidationError as exc:
                raise _of_parts(exc) from None
            try:
                return items if make is None or make is list else make(items)
            except TypeError as exc:
                raise Unfit([("", f"its items cannot be in a set: {exc}")]) from None

        return structure

    def _row(self, types: tuple[Any, ...]) -> Hook:
        hooks = [self.of(one) for one in types]

        def structure(value: Any, _: Any) -> Any:
            if not is_array(value) or len(value) != len(hooks):
                got = f"of {len(value)}" if is_array(value) else shown(value)
                raise Unfit([("", f"expected an array of {len(hooks)} items, not {got}")])
            items: list[Any] = []
            problems: list[Problem] = []
            for index, (hook, item) in enumerate(zip(hooks, value)):
                try:
                    items.append(hook(item, None))
                except Unfit as exc:
                    problems += exc.within(index)
            if problems:
                raise Unfit(problems)
            return tuple(items)

        return structure

    def _dict(self, to: Any) -> Hook:
        structure_items: Any = make_mapping_structure_fn(to, self._converter)

        def structure(value: Any, _: Any) -> Any:
            if not is_object(value):
                raise unlike(to, value)
            try:
                return structure_items(value, None)
            except IterableValidationError as exc:
                raise _of_parts(exc) from None

        return structure

    # Records

    def _record(self, to: Any) -> Record:
        record = self._records.of(to)
        assert record is not None
        return record

    def record(self, record: Record) -> Hook:
        """Return the hook for a record."""
        fields = {f"f{number}": field for number, field in enumerate(record.fields)}
        made: list[Any] = []  # when there is a value: the fields may be of this type again

        def structure(value: Any, _: Any) -> Any:
            if not is_object(value):
                raise unlike(dict, value)
            if not made:
                made.append(self._structure_fields(record, fields))
            known = {name: value[field.key] for name, field in fields.items() if field.key in value}
            extra = unexpected((f.key for f in record.fields), value) if record.closed else []
            try:
                result = made[0](known, None)
            except ClassValidationError as exc:
                raise Unfit([*_of_fields(exc, fields, known), *extra]) from None
            if extra:
                raise Unfit(extra)
            return result

        return structure

    def _structure_fields(self, record: Record, fields: Mapping[str, Field]) -> Any:
        """Return cattrs' function that makes a record of a mapping with safe names: any text can be a key in JSON."""

        def make(**values: Any) -> Any:
            return record.make(**{fields[name].key: value for name, value in values.items()})

        attribute: Any = Attribute
        plain = dict.fromkeys(("validator", "repr", "cmp", "hash", "inherited"))
        hooks: dict[str, Any] = {
            name: override(struct_hook=self.of(field.annotation)) for name, field in fields.items()
        }
        return make_dict_structure_fn_from_attrs(
            [
                attribute(
                    name, NOTHING if field.required else None, init=True, type=Any, alias=name, kw_only=True, **plain
                )
                for name, field in fields.items()
            ],
            make,  # type: ignore[arg-type] # all that cattrs does with it is to call it
            self._converter,
            _cattrs_use_linecache=False,
            **hooks,
        )


# --- Problems of parts ------------------------------------------------------------------------------------------------


def _of_parts(exc: IterableValidationError) -> Unfit:
    problems: list[Problem] = []
    for error, note in exc.group_exceptions()[0]:
        if not isinstance(error, Unfit):
            raise error
        problems += error.within(note.index)
    return Unfit(problems)


def _of_fields(exc: ClassValidationError, fields: Mapping[str, Field], known: Mapping[str, Any]) -> list[Problem]:
    problems: list[Problem] = []
    inside, outside = exc.group_exceptions()
    for error, note in inside:
        field = fields[note.name]
        if note.name not in known:
            problems.append((below(field.key), f"missing: expected {words(field.annotation)}"))
        elif isinstance(error, Unfit):
            problems += error.within(field.key)
        else:
            raise error
    for error in outside:
        # These are how classes refuse their arguments; all others are mistakes in their code.
        if not isinstance(error, (ValueError, TypeError, AssertionError)):
            raise error
        problems.append(("", str(error.args[0] if error.args else error)))
    return problems


def unexpected(known: Iterable[str], value: Mapping[str, Any]) -> list[Problem]:
    """Return the problems with arguments that there are not."""
    keys = list(known)
    told = f"the known ones are {', '.join(keys)}" if keys else "there are none"
    return [(below(key), f"there is no such argument: {told}") for key in value if key not in keys]
