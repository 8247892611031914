"""Changing a YAML file where it has to be changed, and nowhere else: comments, order, quotes and line breaks stay.

The file is parsed for the places of its nodes only; what is written are lines of text. Only block style is edited, which
is what the description is written in; a value in flow style can be replaced as a whole. Nothing here knows what the file
means.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Union

import yaml

if TYPE_CHECKING:
    from yaml import SafeLoader as _Loader
else:  # libyaml's is ten times faster, where it is built in
    _Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: A place in a file: keys of mappings and positions in lists.
Place = tuple[Union[str, int], ...]

#: How long lines may be where text is folded.
WIDTH = 118


class EditError(Exception):
    """There is no such place, or nothing can be changed there."""


class YamlFile:
    """The text of a file, and what to change in it. Each change is made at once, or not at all.

    Args:
        path: The file; it need not be there yet.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.original = path.read_text("utf-8") if path.exists() else ""
        self.text = self.original
        self._parsed: tuple[str, yaml.Node | None] = ("", None)

    @property
    def is_changed(self) -> bool:
        """Whether anything is different from the file."""
        return self.text != self.original

    def save(self) -> None:
        """Write the file, if it is changed."""
        if self.is_changed:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(self.text, "utf-8")

    def get(self, place: Place) -> Any:
        """Return the value at a place.

        Raises:
            EditError: There is none.
        """
        return _value(self._find(place))

    def replace(self, place: Place, value: Any) -> None:
        """Put another value at a place that has one.

        Raises:
            EditError: There is none.
        """
        first, last, indent = self._entry(place)
        node = self._find(place)
        key = place[-1]
        entry: Any = {key: value} if isinstance(key, str) else [value]
        is_one_line = isinstance(node, yaml.ScalarNode) and node.start_mark.line == node.end_mark.line
        if isinstance(node, yaml.CollectionNode) and node.flow_style and node.value and value:
            self._splice(first, last, _flowing(key, value, indent))
        elif isinstance(value, (dict, list)) or not is_one_line or len(_dumped([value], 0)) > 1:
            self._splice(first, last, _dumped(entry, indent))
        else:  # A comment may follow on the line.
            self._put(node, _dumped([value], 0))
        self._check(place, value)

    def rename(self, place: Place, key: str) -> None:
        """Give the entry at a place another key.

        Raises:
            EditError: There is none, or the mapping has the key already.
        """
        above = self._find(place[:-1])
        if not isinstance(above, yaml.MappingNode) or key in _keys(above):
            raise EditError(f"{self.path.name}: {_shown(place)} cannot be called {key}")
        self._find(place)
        self._put(next(name for name, _ in above.value if name.value == place[-1]), _dumped([key], 0))
        self._find((*place[:-1], key))

    def add(self, place: Place, key: str, value: Any, *, after: str | None = None, before: str | None = None) -> None:
        """Add an entry to the mapping at a place: after or before another one, or else at its end.

        Raises:
            EditError: There is no mapping, or it has the key already.
        """
        if not self.text.strip():
            self.text = "".join(_dumped({key: value}, 0))
            return
        node = self._find(place)
        if place and isinstance(node, yaml.MappingNode) and not node.value:
            self.replace(place, {key: value})
            return
        if not isinstance(node, yaml.MappingNode) or node.flow_style:
            raise EditError(f"{self.path.name}: {_shown(place)} is no mapping in block style")
        keys = _keys(node)
        if key in keys:
            raise EditError(f"{self.path.name}: {_shown(place)} has an entry {key} already")
        gap = [] if place else ["\n"]  # components and paths stand apart
        if before in keys and after not in keys:
            first, _, indent = self._entry((*place, before or ""))
            first = self._with_comment(first, indent)
            self._splice(first, first - 1, [*_dumped({key: value}, indent), *gap])
        else:
            neighbour = after if after in keys else keys[-1]
            _, last, indent = self._entry((*place, neighbour or ""))
            self._splice(last + 1, last, [*gap, *_dumped({key: value}, indent)])
        self._check((*place, key), value)

    def append(self, place: Place, value: Any, at: int | None = None) -> None:
        """Add an item to the list at a place: before the item at a position, or at its end.

        Raises:
            EditError: There is no list in block style.
        """
        node = self._find(place)
        if not isinstance(node, yaml.SequenceNode) or (node.flow_style and node.value):
            raise EditError(f"{self.path.name}: {_shown(place)} is no list in block style")
        if not node.value:
            self.replace(place, [value])
            return
        if at is not None and at < len(node.value):
            first, _, indent = self._entry((*place, at))
            first = self._with_comment(first, indent)
            self._splice(first, first - 1, _dumped([value], indent))
        else:
            at = len(node.value)
            _, last, indent = self._entry((*place, at - 1))
            self._splice(last + 1, last, _dumped([value], indent))
        self._check((*place, at), value)

    def remove(self, place: Place) -> None:
        """Take away the entry or item at a place, with the comment above it; and what is empty then.

        Raises:
            EditError: There is none.
        """
        above = self._find(place[:-1])
        self._find(place)
        if len(place) > 1 and isinstance(above, yaml.CollectionNode) and len(above.value) == 1:
            self.remove(place[:-1])
            return
        first, last, indent = self._entry(place)
        lines = self._lines()
        first = self._with_comment(first, indent)
        if len(place) == 1:  # with the blank line that sets it apart
            while first and not lines[first - 1].strip():
                first -= 1
        self._splice(first, last, [])
        if not first:
            self.text = self.text.lstrip("\n")

    def _lines(self) -> list[str]:
        return self.text.splitlines(keepends=True)

    def _with_comment(self, first: int, indent: int) -> int:
        """Return where the comment above a line begins."""
        lines = self._lines()
        while first and lines[first - 1].startswith(f"{' ' * indent}#"):
            first -= 1
        return first

    def _splice(self, first: int, last: int, new: Iterable[str]) -> None:
        """Put new lines in the place of those from the first to the last, which may be the one before."""
        lines = self._lines()
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        lines[first : last + 1] = new
        self._set("".join(lines))

    def _put(self, node: yaml.Node, dumped: list[str]) -> None:
        """Put a scalar in the place of another on the same line."""
        lines = self._lines()
        line, new = lines[node.start_mark.line], dumped[0].removeprefix("- ").rstrip("\n")
        lines[node.start_mark.line] = f"{line[: node.start_mark.column]}{new}{line[node.end_mark.column :]}"
        self._set("".join(lines))

    def _set(self, text: str) -> None:
        try:
            yaml.compose(text, Loader=_Loader)
        except yaml.YAMLError as problem:  # such as an alias whose anchor is gone
            raise EditError(f"{self.path.name}: it cannot be changed: {problem}") from None
        self.text = text

    def _check(self, place: Place, value: Any) -> None:
        if self.get(place) != value:
            raise EditError(f"{self.path.name}: {_shown(place)}: {value!r} cannot be written")

    def _find(self, place: Place) -> yaml.Node:
        if self._parsed[0] != self.text or self._parsed[1] is None:
            self._parsed = (self.text, yaml.compose(self.text, Loader=_Loader))
        node = self._parsed[1]
        for step in place:
            node = _below(node, step)
        if node is None:
            raise EditError(f"{self.path.name}: there is nothing at {_shown(place)}")
        return node

    def _entry(self, place: Place) -> tuple[int, int, int]:
        """Return the first and the last line of an entry or item, and its indentation."""
        above, step, value = self._find(place[:-1]), place[-1], self._find(place)
        if isinstance(above, yaml.MappingNode):
            mark = next(key.start_mark for key, _ in above.value if key.value == step)
            first, indent = mark.line, mark.column
            if above.flow_style:
                raise EditError(f"{self.path.name}: {_shown(place)} is not in block style")
        else:
            line = self._lines()[value.start_mark.line]
            first, indent = value.start_mark.line, len(line) - len(line.lstrip())
            if not line[indent:].startswith("- "):
                raise EditError(f"{self.path.name}: {_shown(place)} is not in block style")
        return first, self._last_line(value), indent

    def _last_line(self, node: yaml.Node) -> int:
        if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
            last: Any = node.value[-1]
            return self._last_line(last[1] if isinstance(node, yaml.MappingNode) else last)
        line = node.end_mark.line
        if _is_block(node):
            lines = self._lines()
            line -= 1
            while not lines[line].strip():
                line -= 1
        return int(line)


def _is_block(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")


def _keys(node: yaml.MappingNode) -> list[str]:
    return [str(key.value) for key, _ in node.value]


def _below(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    return None


def _value(node: yaml.Node) -> Any:
    constructor: Any = yaml.constructor.SafeConstructor()
    return constructor.construct_document(node)


def _dumped(value: Any, indent: int) -> list[str]:
    text = _written(value, width=WIDTH - indent)
    return [f"{' ' * indent}{line}" if line.strip() else line for line in text.splitlines(keepends=True)]


def _flowing(key: str | int, value: Any, indent: int) -> list[str]:
    """Return the lines of an entry or item in block style whose value is in flow style."""
    text = _written(value, width=10_000, default_flow_style=True)
    head = _dumped({key: 0}, 0)[0].removesuffix("0\n") if isinstance(key, str) else "- "
    return [f"{' ' * indent}{head}{text}"]


def _written(value: Any, **style: Any) -> str:
    module: Any = yaml  # whose types are partly unknown
    text: str = module.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, **style)
    return text


class _Dumper(yaml.SafeDumper):
    """Writes texts that need several lines folded, as they are written here by hand, and no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    is_prose = len(text) > WIDTH - 20 and " " in text
    represented: Any = dumper
    node: yaml.Node = represented.represent_scalar("tag:yaml.org,2002:str", text, ">" if is_prose else None)
    return node


_Dumper.add_representer(str, _text)


def _shown(place: Place) -> str:
    return ".".join(map(str, place)) or "the top"
