"""Comparing the limits of two schemas of the same type: which got tighter, which wider. Words and kinds, no places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sdkgen.schema import Schema
from sdkgen.shapes import literal

_LEAST = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
_MOST = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
_OTHER = ("pattern", "multipleOf", "uniqueItems", "contentEncoding", "contentMediaType")


def limits(old: Schema, new: Schema, *, same_type: bool) -> Iterator[tuple[str, str]]:
    """Yield the kind of change and what it is for each limit that differs.

    Args:
        old: A schema.
        new: What stands for it in the new document.
        same_type: Whether both are the same type in Python: if not, a change of `format` is one of type.
    """
    for key in (*_LEAST, *_MOST, *_OTHER, *(("format",) if same_type else ())):
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        if before is None:
            yield "constraint-tightened", f"{key} {literal(after)}"
        elif after is None:
            yield "constraint-widened", f"{key} {literal(before)} → None"
        else:
            yield _kind(key, before, after), f"{key} {literal(before)} → {literal(after)}"


def _kind(key: str, before: Any, after: Any) -> str:
    if key in _LEAST:
        return "constraint-tightened" if after > before else "constraint-widened"
    if key in _MOST:
        return "constraint-tightened" if after < before else "constraint-widened"
    return "constraint-changed"
