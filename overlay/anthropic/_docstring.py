"""Docstrings, read: what they say of the whole, and of each parameter or attribute. In any of the usual styles.

What is read belongs into schemas and tools; nothing of those here. The parser is imported when there is a text to read.
"""

from __future__ import annotations

import inspect
from typing import Any, Dict, NamedTuple, Optional

#: What the parser says it has found, where it is not a parameter.
_ATTRIBUTES = frozenset(("attribute", "ivar", "var", "cvar"))


class Docs(NamedTuple):
    """What a docstring says."""

    description: Optional[str]
    #: Of each parameter.
    parameters: Dict[str, str]
    #: Of each attribute; in a class, the two come to the same.
    attributes: Dict[str, str]


def read(text: str | None) -> Docs:
    """Read a docstring in the style of Google, NumPy, reST or Epydoc."""
    docs = Docs(None, {}, {})
    if not text or not text.strip():
        return docs
    from docstring_parser import ParseError, parse

    try:
        parsed = parse(text)
    except ParseError:
        return docs._replace(description=inspect.cleandoc(text))
    for meta in parsed.meta:
        if len(meta.args) < 2 or not meta.description:
            continue
        into = docs.attributes if meta.args[0] in _ATTRIBUTES else docs.parameters
        if meta.args[0] in _ATTRIBUTES or hasattr(meta, "arg_name"):
            names = getattr(meta, "arg_name", meta.args[-1])
            for name in names.split(","):  # NumPy has several on one line
                into[name.strip().lstrip("*")] = meta.description
    parts = [parsed.short_description, "" if parsed.blank_after_short_description else None, parsed.long_description]
    description = "\n".join(part for part in parts if part is not None).strip()
    return docs._replace(description=description or None)


def docs_of(cls: Any) -> Docs:
    """Read the docstring of a class; one that was made for it, and says nothing, is none."""
    text: object = cls.__dict__["__doc__"]
    # dataclasses and named tuples write their signature there, enums on older Pythons "An enumeration."
    if not isinstance(text, str) or text.startswith(f"{cls.__name__}(") or text == "An enumeration.":
        text = None
    docs = read(text)
    return docs._replace(attributes={**docs.parameters, **docs.attributes})
