"""Names for the components of someone else's document: class names by rule, whatever the publisher's keys are.

Pure functions of strings. `Betaapi__schemas__skills__Skill` becomes `BetaSkill`, `ListResponse_MessageBatch_` becomes
`ListResponseMessageBatch`; what has no letters, is very long, or would hide something of Python is renamed too.
"""

from __future__ import annotations

import builtins
import hashlib
import re
from collections.abc import Container

from .names import is_taken, module, param_name, pascal

LONGEST = 60

#: What `resources` and the stand-alone client are made of, beside the names that all modules keep free.
_RESERVED = frozenset(
    {*dir(builtins), "AsyncClient", "Client", "Model", "RequestFailed", "Resources", "AsyncResources"}
)
_BETA = "Beta"


def class_name(key: str) -> str:
    """Return the class name of a component with this key."""
    *qualifiers, name = [part for part in key.split("__") if part] or [key]
    if not name[:1].isupper():  # No path of modules that leads to a class.
        qualifiers, name = [], key
    words = pascal(name)
    if qualifiers and key.startswith(_BETA) and not words.startswith(_BETA):
        words = _BETA + words
    return safe_class_name(words)


def safe_class_name(words: str) -> str:
    """Return a class name made of words that are joined already."""
    name = re.sub(r"[^0-9A-Za-z]", "", words)
    if not name[:1].isalpha():
        name = f"Schema{name}"
    name = name[:1].upper() + name[1:]
    if len(name) > LONGEST:
        name = f"{name[: LONGEST - 8]}{hashlib.sha256(words.encode('utf-8', 'replace')).hexdigest()[:8]}"
    if is_taken(name) or is_taken(param_name(name)) or name in _RESERVED:
        name = f"{name}Model"
    return name


def below(owner: str, part: str) -> str:
    """Return the name of a schema without one, from its owner and its place there."""
    return safe_class_name(f"{owner}{pascal(part)}")


def unlike(name: str, taken: Container[str]) -> str:
    """Return a name whose module is not taken: the name itself, or with the first number that makes it so."""
    number, found = 2, name
    while module(found) in taken:
        found = f"{name}{number}"
        number += 1
    return found


def without_side(key: str) -> tuple[str, str]:
    """Return what a key is called without its side (`RequestTextBlock`), and which that is: `param`, `model` or none."""
    for word, side in (("Request", "param"), ("Response", "model")):
        match = re.fullmatch(rf"({_BETA})?{word}([A-Z]\w*)", key)
        if match:
            return f"{match[1] or ''}{match[2]}", side
    return key, ""
