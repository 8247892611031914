"""Reading the text of someone else's document: JSON or YAML in, plain values out, whatever the file holds.

Everything that could hurt its reader ends here with an error that says what to do: files that are no text, keys defined
twice, aliases that expand without end, nesting without end. Nothing here knows OpenAPI.
"""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from .document import Pointer, SpecError
from .schema import is_list, is_mapping

if TYPE_CHECKING:
    from yaml import SafeLoader as _SafeLoader
else:
    _SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LARGEST = 64_000_000
DEEPEST = 100
#: How many values a document may have when its aliases are written out.
MOST_VALUES = 3_000_000
#: How many keys a mapping may have, those merged into it counted.
MOST_KEYS = 50_000


def pointer_of(place: Pointer) -> str:
    """Write a place as a JSON pointer, what cannot be seen escaped."""
    parts = (str(part).replace("~", "~0").replace("/", "~1") for part in place)
    return visible("#" + "".join(f"/{part}" for part in parts))


def visible(text: str, most: int = 300) -> str:
    """Return text that may be printed: no control characters, and not without end."""
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text[: most + 1])
    return shown if len(text) <= most else f"{shown[:most]}…"


def read(path: Path) -> dict[str, Any]:
    """Read a file that holds one mapping, as JSON or YAML.

    Raises:
        SpecError: The file is missing, holds something else, or would be endless.
    """
    text = _text(path)
    try:
        content = _parse(path, text)
        _measure(path.name, content)
        if not is_mapping(content):
            raise SpecError(
                f"{path.name}: #: no OpenAPI document, which is a mapping: found {visible(repr(content), 40)}"
            )
        plain: dict[str, Any] = _plain(path.name, content, ())
        return plain
    except RecursionError:
        raise SpecError(f"{path.name}: #: nested too deeply: no description of an API needs that") from None


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise SpecError(f"{path}: cannot be read: {problem.strerror}: give the path of a document") from None
    if len(data) > LARGEST:
        raise SpecError(f"{path.name}: it has {len(data)} bytes, and {LARGEST} are the most: split it")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise SpecError(f"{path.name}: not UTF-8 ({problem.reason} at byte {problem.start}): convert it") from None


def _parse(path: Path, text: str) -> object:
    if text.lstrip()[:1] == "{":
        try:
            return json.loads(text, object_pairs_hook=_pairs, parse_constant=_constant)
        except ValueError as problem:
            # A mapping of YAML may begin with a brace too.
            if path.suffix.lower() == ".json" or isinstance(problem, _RepeatedKey):
                raise SpecError(f"{path.name}: not valid JSON: {visible(str(problem))}") from None
    return _yaml(path.name, text)


class _RepeatedKey(ValueError):
    pass


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _RepeatedKey(f"{twice!r} is defined twice")
    return found


def _constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON")


def _yaml(name: str, text: str) -> object:
    try:
        depth = 0
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                depth += 1
                if depth > DEEPEST:
                    raise SpecError(f"{name}: nested more than {DEEPEST} levels deep")
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                depth -= 1
        return yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark
        line = "" if mark is None else f"line {mark.line + 1}, column {mark.column + 1}: "
        raise SpecError(f"{name}: {line}neither JSON nor YAML: {visible(str(problem.problem))}") from None
    except (yaml.YAMLError, ValueError, TypeError) as problem:
        raise SpecError(f"{name}: neither JSON nor YAML: {visible(str(problem))}") from None


class _Loader(_SafeLoader):
    """The safe loader with the few plain scalars of YAML 1.2 (`on` and `12:30` are texts); equal keys are an error."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[object] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(problem="a key is no text", problem_mark=key.start_mark)
            if key.value in seen and key.tag != "tag:yaml.org,2002:merge":
                raise yaml.MarkedYAMLError(problem=f"{key.value} is defined twice", problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        super().flatten_mapping(node)
        if len(node.value) > MOST_KEYS:
            raise yaml.MarkedYAMLError(
                problem=f"more than {MOST_KEYS} keys are merged into one mapping", problem_mark=node.start_mark
            )


for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("merge", r"<<", "<"),
):
    for _character in _first:
        _Loader.yaml_implicit_resolvers.setdefault(_character.replace("\0", ""), []).append(
            (f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"))
        )


def _decimal(loader: Any, node: yaml.ScalarNode) -> int:
    return int(loader.construct_scalar(node))


_Loader.add_constructor("tag:yaml.org,2002:int", _decimal)


def _measure(name: str, content: object) -> None:
    """Refuse values that contain themselves, or so many of them that aliases must be multiplying."""
    sizes: dict[int, int] = {}
    open_: set[int] = set()

    def size(node: object, depth: int) -> int:
        if not is_mapping(node) and not is_list(node):
            return 1
        key = id(node)
        if key in open_:
            raise SpecError(f"{name}: #: an alias stands inside what it stands for: use $ref for recursion")
        if depth > DEEPEST:
            raise SpecError(f"{name}: #: nested more than {DEEPEST} levels deep: no description of an API needs that")
        if key not in sizes:
            open_.add(key)
            below = node.values() if is_mapping(node) else node
            sizes[key] = 1 + sum(size(part, depth + 1) for part in below)
            open_.discard(key)
        if sizes[key] > MOST_VALUES:
            raise SpecError(
                f"{name}: #: its aliases stand for more than {MOST_VALUES} values: write out what is needed"
            )
        return sizes[key]

    size(content, 0)


def _plain(name: str, node: Any, place: Pointer) -> Any:
    """Copy a value, so that nothing is shared; keys become text."""
    if is_mapping(node):
        for key in node:
            _plain(name, _key(key), (*place, _key(key)))
        return {_key(key): _plain(name, value, (*place, _key(key))) for key, value in node.items()}
    if is_list(node):
        return [_plain(name, value, (*place, index)) for index, value in enumerate(node)]
    if isinstance(node, float) and not math.isfinite(node):
        raise SpecError(f"{name}: {pointer_of(place)}: {node} is no number of JSON")
    if isinstance(node, str) and not node.isascii() and any("\ud800" <= c <= "\udfff" for c in node):
        raise SpecError(f"{name}: {pointer_of(place)}: half of a surrogate pair is no text: take it out")
    if node is not None and not isinstance(node, (str, bool, int, float)):
        raise SpecError(f"{name}: {pointer_of(place)}: {type(node).__name__} is no value of JSON: write it as text")
    return node


def _key(key: object) -> str:
    return key if isinstance(key, str) else json.dumps(key)
