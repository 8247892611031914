"""Which variant of a union an input is meant to be, and what to say if it is none.

How the variants themselves are read is told in `_convert`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, Callable, Dict, List, Literal, NamedTuple, Optional, Tuple, cast, get_args, get_origin

from ._annotation import is_alias, normal, parted, value_of
from ._format import written
from ._record import Records, is_pydantic, pydantic_fields
from ._unfit import Unfit, below, is_array, is_object, one_of, shown, words

Hook = Callable[[Any, Any], Any]


class _Variant(NamedTuple):
    words: str
    name: str
    read: Hook
    #: The keys of an object; `None` for values of other kinds.
    keys: Optional[Mapping[str, Any]]
    takes_objects: bool


def union(readers: list[tuple[Any, Hook]], records: Records) -> Hook:
    """Return the hook for a union of types in normal form, given with their hooks.

    If objects are told apart by a Literal, that decides. Else the first variant that fits as it is: one that would
    ignore keys, or read 5 as 5.0, comes after those that need not.
    """
    variants = [_variant(annotation, read, records) for annotation, read in readers]
    expected = " or ".join(dict.fromkeys(variant.words for variant in variants))
    tag = _tag([variant for variant in variants if variant.takes_objects])

    def structure(value: Any, _: Any) -> Any:
        if tag is not None and is_object(value) and tag.key in value:
            return tag.variant(value[tag.key]).read(value, None)
        fitting: list[Any] = []
        failures: list[tuple[_Variant, Unfit]] = []
        for variant in variants:
            try:
                result = variant.read(value, None)
            except Unfit as exc:
                failures.append((variant, exc))
            else:
                if _is_exact(value, result, variant.keys):
                    return result
                fitting.append(result)
        if fitting:
            return fitting[0]
        raise _none_of(value, failures, expected)

    return structure


def _none_of(value: Any, failures: list[tuple[_Variant, Unfit]], expected: str) -> Unfit:
    """Tell why no variant fits: the problems of the one that was meant, if that can be told."""
    close = [
        (variant, exc)
        for variant, exc in failures
        if any(place or not problem.startswith("expected ") for place, problem in exc.problems)
    ]
    if not close:
        return Unfit([("", f"expected {expected}, not {shown(value)}")])
    if len(close) == 1:
        return close[0][1]
    each = [
        f"{variant.name} ({', '.join(f'{place}: {problem}' if place else problem for place, problem in exc.problems)})"
        for variant, exc in close
    ]
    return Unfit([("", "fits none of: " + "; ".join(each))])


def _variant(annotation: Any, read: Hook, records: Records) -> _Variant:
    base = parted(annotation)[0]
    if is_alias(base):
        base = parted(value_of(base))[0]
    said = words(annotation)
    name = getattr(get_origin(base) or base, "__name__", said) if said == "an object" else said
    return _Variant(said, name, read, _keys(base, records), said.endswith("an object"))


def _keys(kind: Any, records: Records) -> Mapping[str, Any] | None:
    """Return the keys of a record with their annotations, or `None` for other types."""
    if is_pydantic(kind):
        fields = pydantic_fields(kind)
        names = {name: field.validation_alias or field.alias or name for name, field in fields.items()}
        return {names[name]: normal(f.annotation) for name, f in fields.items() if isinstance(names[name], str)}
    record = records.of(kind)
    return {field.key: field.annotation for field in record.fields} if record else None


class _Tag(NamedTuple):
    """A key by whose value objects are told apart."""

    key: str
    variants: Dict[Tuple[type, Any], _Variant]

    def variant(self, value: Any) -> _Variant:
        try:
            return self.variants[type(value), value]
        except (KeyError, TypeError):
            expected = one_of(value for _, value in self.variants)
            raise Unfit([(below(self.key), f"expected {expected}, not {shown(value)}")]) from None


def _tag(variants: List[_Variant]) -> _Tag | None:
    """Return the tag of some variants, all of which take objects, if they have one."""
    if len(variants) < 2 or any(variant.keys is None for variant in variants):
        return None
    for key in variants[0].keys or ():
        found: dict[tuple[type, Any], _Variant] = {}
        count = 0
        for variant in variants:
            values = _values((variant.keys or {}).get(key))
            found.update({(type(value), value): variant for value in values})
            count += len(values)
            if not values:
                break
        else:
            if len(found) == count:
                return _Tag(key, found)
    return None


def _values(annotation: Any) -> list[Any]:
    kind = parted(annotation)[0]
    return [written(value) for value in get_args(kind)] if get_origin(kind) is Literal else []


def _is_exact(value: Any, result: Any, keys: Mapping[str, Any] | None = None) -> bool:
    """Whether nothing of a value was ignored, and no number became one of another type."""
    if is_object(value):
        if keys is not None and value.keys() - keys.keys():
            return False
        if is_object(result):
            return len(value) == len(result) and all(
                _is_exact(value[key], result[key]) for key in value if key in result
            )
    elif is_array(value):
        items = cast("List[Any]", result) if isinstance(result, (list, tuple)) else []
        return all(map(_is_exact, value, items))
    elif isinstance(value, (int, float)) and isinstance(result, (int, float)) and not isinstance(result, Enum):
        return type(value) is type(result)
    return True
