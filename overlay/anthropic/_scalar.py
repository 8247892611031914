"""How values without parts are read: texts, numbers, what is written as a text, one of some values; and limits of them.

pydantic's classes are read as a whole, so they are here, too. What puts the parts together is told in `_convert`.
"""

from __future__ import annotations

import operator
import re
import sys
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Callable, Final, get_args

from ._annotation import NoneType
from ._format import Form, is_enum, written
from ._unfit import Problem, Unfit, below, is_array, is_object, shown, words

#: Reads decoded JSON; the second argument is the type, as cattrs calls it.
Hook = Callable[[Any, Any], Any]


def unlike(to: Any, value: Any) -> Unfit:
    """Return the error for a value of another kind."""
    return Unfit([("", f"expected {words(to)}, not {shown(value)}")])


def _same(value: Any, to: Any) -> Any:
    if type(value) is not to:
        raise unlike(to, value)
    return value


def _integer(value: Any, to: Any) -> int:
    if type(value) is int:
        return value
    if type(value) is float and value.is_integer():
        return int(value)
    raise unlike(to, value)


def _number(value: Any, to: Any) -> float:
    if type(value) in (int, float):
        try:
            return float(value)
        except OverflowError:
            pass
    raise unlike(to, value)


PLAIN: Final[Mapping[Any, Hook]] = {NoneType: _same, bool: _same, str: _same, int: _integer, float: _number}


def of_form(kind: Any, form: Form) -> Hook:
    """Return the hook for a class whose values are written as texts."""

    def structure(value: Any, _: Any) -> Any:
        if kind is Decimal and type(value) in (int, float):
            return Decimal(repr(value))
        if type(value) is str:
            try:
                return form.read(value)
            except ValueError:
                pass
        raise unlike(kind, value)

    return structure


def choice(to: Any) -> Hook:
    """Return the hook for a Literal or an Enum."""
    members = list(to) if is_enum(to) else get_args(to)
    # 1, 1.0 and True are equal, but not the same in JSON.
    table: dict[tuple[Any, Any], Any] = {
        (type(written(member)), written(member)): member for member in reversed(members)
    }

    def structure(value: Any, _: Any) -> Any:
        plain = int(value) if type(value) is float and value.is_integer() else value
        for one in (value, plain):
            if not (is_array(one) or is_object(one)) and (type(one), one) in table:
                return table[type(one), one]
        raise unlike(to, value)

    return structure


def of_pydantic(to: Any) -> Hook:
    """Return the hook for a class of pydantic's, which is as strict as its author made it."""
    pydantic: Any = sys.modules["pydantic"]
    validate = to.model_validate if issubclass(to, pydantic.BaseModel) else pydantic.TypeAdapter(to).validate_python
    takes_all = issubclass(to, pydantic.RootModel)

    def structure(value: Any, _: Any) -> Any:
        if not (takes_all or is_object(value)):
            raise unlike(to, value)
        try:
            return validate(value)
        except pydantic.ValidationError as exc:
            raise Unfit(map(_problem, exc.errors(include_url=False, include_context=False))) from None

    return structure


def _problem(error: Mapping[str, Any]) -> Problem:
    """Return an error of pydantic's as one of ours."""
    place = ""
    for step in reversed(error["loc"]):
        place = below(step, place)
    said = {"missing": "missing", "extra_forbidden": "there is no such field"}.get(error["type"])
    if said is not None:
        return place, said
    return place, f"{error['msg']}, not {shown(error['input'])}"


def exceeds(value: Any, name: str, bound: Any) -> str | None:
    """Return what is wrong with a value that exceeds a limit; `None` if it does not, or the limit is for others."""
    try:
        if name == "pattern":
            kept = not isinstance(value, str) or re.search(bound, value)
            return None if kept else f"must match the pattern {bound!r}, not {shown(value)}"
        if name in ("min_length", "max_length"):
            kept = len(value) >= bound if name == "min_length" else len(value) <= bound
            things = "characters" if isinstance(value, str) else "items"
            most = "least" if name == "min_length" else "most"
            return None if kept else f"must have at {most} {bound} {things}, not {len(value)}"
        word, keeps = _COMPARISONS[name]
        return None if keeps(value, bound) else f"must be {word} {bound}, not {value}"
    except TypeError:
        return None


def _is_multiple(value: Any, of: Any) -> bool:
    if isinstance(value, float) or isinstance(of, float):
        times = float(value) / float(of)
        return abs(times - round(times)) < 1e-9 * max(1.0, abs(times))
    return bool(value % of == 0)


_COMPARISONS: Final[Mapping[str, tuple[str, Callable[[Any, Any], bool]]]] = {
    "ge": ("at least", operator.ge),
    "gt": ("greater than", operator.gt),
    "le": ("at most", operator.le),
    "lt": ("less than", operator.lt),
    "multiple_of": ("a multiple of", _is_multiple),
}
