"""Values that JSON has no form for: dates, durations, UUIDs, paths, addresses, decimals; and the members of enums.

For each class that is written as text: the JSON Schema, what an error calls it, and how it is read, the same on every
Python. What contains such values, and what becomes of errors, is decided elsewhere.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from pathlib import Path, PurePath
from typing import Any, Callable, Final, NamedTuple, get_origin
from uuid import UUID

from ._annotation import Unsupported

_DATE: Final = r"\d{4}-\d\d-\d\d"
_TIME: Final = r"(?:[01]\d|2[0-3]):\d\d(?::\d\d(?:[.,]\d+)?)?(?:[Zz]|[+-]\d\d:?\d\d)?"
_is_date: Final = re.compile(_DATE, re.ASCII).fullmatch
_is_time: Final = re.compile(_TIME, re.ASCII).fullmatch
_fraction: Final = re.compile(r"[.,](\d+)", re.ASCII)
_zone: Final = re.compile(r"([+-]\d\d)(\d\d)$", re.ASCII)
_is_uuid: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}").fullmatch
_NUMBER: Final = r"(\d+(?:[.,]\d+)?)"
_duration: Final = re.compile(
    rf"([+-])?P(?!$)(?:{_NUMBER}W)?(?:{_NUMBER}D)?(?:T(?!$)(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?", re.ASCII
).fullmatch
_DECIMAL: Final = r"^-?[0-9]+(\.[0-9]+)?$"
_is_decimal: Final = re.compile(_DECIMAL.strip("^$")).fullmatch


class Form(NamedTuple):
    """How values of a class are written."""

    schema: Mapping[str, Any]
    #: What is expected, in words.
    words: str
    #: Makes the value of a text; raises ValueError for others.
    read: Callable[[str], Any]


def _date(text: str) -> date:
    if not _is_date(text):
        raise ValueError(text)
    return date.fromisoformat(text)


def _datetime(text: str) -> datetime:
    day, _, clock = text.replace("T", " ").replace("t", " ").partition(" ")
    return datetime.combine(_date(day), _time(clock))


def _time(text: str) -> time:
    if not _is_time(text):
        raise ValueError(text)
    # Before Python 3.11, one way to write a time is read. All RFC 3339 allows can be brought to it.
    text = _fraction.sub(lambda found: "." + found.group(1)[:6].ljust(6, "0"), text)
    return time.fromisoformat(_zone.sub(r"\1:\2", text.replace("z", "Z").replace("Z", "+00:00")))


def _timedelta(text: str) -> timedelta:
    found = _duration(text)
    if not found:
        raise ValueError(text)
    sign, *numbers = found.groups()
    weeks, days, hours, minutes, seconds = (float((number or "0").replace(",", ".")) for number in numbers)
    try:
        length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError as exc:
        raise ValueError(text) from exc
    return -length if sign == "-" else length


def _uuid(text: str) -> UUID:
    if not _is_uuid(text):
        raise ValueError(text)
    return UUID(text)


def _decimal(text: str) -> Decimal:
    if not _is_decimal(text):
        raise ValueError(text)
    return Decimal(text)


def _text(kind: str, words: str, read: Callable[[str], Any]) -> Form:
    return Form({"type": "string", "format": kind}, words, read)


FORMS: Final[Mapping[Any, Form]] = {
    datetime: _text("date-time", "a date and time such as '2030-01-31T23:59:00Z'", _datetime),
    date: _text("date", "a date such as '2030-01-31'", _date),
    time: _text("time", "a time such as '23:59:00'", _time),
    timedelta: _text(
        "duration", "a duration of weeks, days, hours, minutes or seconds such as 'P1DT2H30M'", _timedelta
    ),
    UUID: _text("uuid", "a UUID such as '123e4567-e89b-12d3-a456-426614174000'", _uuid),
    Path: _text("path", "a path", Path),
    PurePath: _text("path", "a path", PurePath),
    ipaddress.IPv4Address: _text("ipv4", "an IPv4 address", ipaddress.IPv4Address),
    ipaddress.IPv6Address: _text("ipv6", "an IPv6 address", ipaddress.IPv6Address),
    # A number loses digits on its way through a float: a text is the exact way to write one.
    Decimal: Form({"anyOf": [{"type": "number"}, {"type": "string", "pattern": _DECIMAL}]}, "a number", _decimal),
}


def is_enum(kind: Any) -> bool:
    """Whether something is an Enum with members."""
    return isinstance(kind, type) and get_origin(kind) is None and issubclass(kind, Enum) and bool(kind.__members__)


def written(value: Any) -> Any:
    """Return how a member of a Literal or Enum is written."""
    plain = value.value if isinstance(value, Enum) else value
    if type(plain) not in (str, int, float, bool, type(None)):
        raise Unsupported(f"{value!r} cannot be written in JSON: use texts or numbers as the values")
    return plain
