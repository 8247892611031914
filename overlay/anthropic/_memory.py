"""The memory tool: the commands a model gives it, what they do to texts, and the base classes for a memory of your own.

Nothing here reads or writes a file: `_memory_files` does, with the functions that stand below the classes.
"""

from __future__ import annotations

import io
from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Union, cast

from anthropic_generated._model import Model

from ._tool import BetaAsyncBuiltinFunctionTool, BetaBuiltinFunctionTool, ToolError

if TYPE_CHECKING:
    from anthropic_generated.models.beta_memory_tool_20250818_create_command import BetaMemoryTool20250818CreateCommand
    from anthropic_generated.models.beta_memory_tool_20250818_delete_command import BetaMemoryTool20250818DeleteCommand
    from anthropic_generated.models.beta_memory_tool_20250818_insert_command import BetaMemoryTool20250818InsertCommand
    from anthropic_generated.models.beta_memory_tool_20250818_rename_command import BetaMemoryTool20250818RenameCommand
    from anthropic_generated.models.beta_memory_tool_20250818_str_replace_command import (
        BetaMemoryTool20250818StrReplaceCommand,
    )
    from anthropic_generated.models.beta_memory_tool_20250818_view_command import BetaMemoryTool20250818ViewCommand
    from anthropic_generated.params.beta import BetaMemoryTool20250818Param
    from anthropic_generated.params.stable import CacheControlEphemeralParam

    Command = Union[
        BetaMemoryTool20250818ViewCommand,
        BetaMemoryTool20250818CreateCommand,
        BetaMemoryTool20250818StrReplaceCommand,
        BetaMemoryTool20250818InsertCommand,
        BetaMemoryTool20250818DeleteCommand,
        BetaMemoryTool20250818RenameCommand,
    ]

TEXT = "a text"
LINE = "an integer"
RANGE = "a list of two integers, or left out"

#: The commands, which are the names of the methods that carry them out; their fields, and what these are.
FIELDS: Mapping[str, Mapping[str, str]] = {
    "view": {"path": TEXT, "view_range": RANGE},
    "create": {"path": TEXT, "file_text": TEXT},
    "str_replace": {"path": TEXT, "old_str": TEXT, "new_str": TEXT},
    "insert": {"path": TEXT, "insert_line": LINE, "insert_text": TEXT},
    "delete": {"path": TEXT},
    "rename": {"old_path": TEXT, "new_path": TEXT},
}

#: More lines than line numbers have room for are not shown.
MAX_LINES = 999_999
#: How many lines around a change are shown, on each side.
AROUND = 4
#: How many places are named where a text occurs that should occur once.
MAX_PLACES = 20


def command_of(given: object) -> Command:
    """Return the command that a model sends as the input of a call; one that has been read already is checked.

    Raises:
        ToolError: It is none; the text says everything that is wrong with it.
    """
    from anthropic_generated.models.beta_memory_tool_20250818_command import parse

    if isinstance(given, Mapping):
        values = dict(cast("Mapping[str, Any]", given))
    elif isinstance(given, Model):
        values = {name: getattr(given, name) for name in given.model_fields_set}
    else:
        raise ToolError(f"The input must be an object with a `command` and its fields, not {_shown(given)}.")
    name = values.get("command")
    fields = FIELDS.get(name) if isinstance(name, str) else None
    if fields is None:
        what = "is missing" if name is None else f"is {_shown(name)}"
        raise ToolError(f"`command` {what}; it must be one of {', '.join(FIELDS)}.")
    problems = [problem for field, kind in fields.items() if (problem := _problem(values, field, kind))]
    if problems:
        raise ToolError(f"The command `{name}` cannot be carried out: {'; '.join(problems)}.")
    return cast("Command", parse(values) if isinstance(given, Mapping) else given)


def _problem(values: Mapping[str, Any], field: str, kind: str) -> str | None:
    value = values.get(field)
    if value is None:
        return None if kind == RANGE else f"`{field}` is missing, which must be {kind}"
    if not (_is_integer(value) if kind == LINE else isinstance(value, str) if kind == TEXT else _is_range(value)):
        return f"`{field}` must be {kind}, not {_shown(value)}"
    if kind == TEXT and (flaw := unwritable(value)):
        return f"`{field}` {flaw}"
    return None


def unwritable(text: str) -> str | None:
    """Return why a text cannot be written as UTF-8, if it cannot."""
    try:
        text.encode()
    except UnicodeEncodeError as exc:
        return f"has half of a surrogate pair ({text[exc.start]!a}) at position {exc.start}, which is no character"
    return None


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_range(value: object) -> bool:
    if not isinstance(value, (list, tuple)):
        return False
    bounds = cast("Sequence[object]", value)
    return len(bounds) == 2 and all(map(_is_integer, bounds))


def _shown(value: object) -> str:
    text = ascii(value) if isinstance(value, str) else repr(value).encode(errors="replace").decode()
    return text if len(text) <= 60 else f"{text[:60]}…"


class _MemoryTool:
    """What both kinds of memory tools have."""

    def __init__(self, *, cache_control: CacheControlEphemeralParam | None = None) -> None:
        """Make the tool.

        Args:
            cache_control: Puts a cache breakpoint behind this tool.
        """
        super().__init__()
        self._cache_control = cache_control

    def to_dict(self) -> BetaMemoryTool20250818Param:
        """Return the definition of the tool, as a request takes it."""
        definition: BetaMemoryTool20250818Param = {"type": "memory_20250818", "name": "memory"}
        if self._cache_control is not None:
            definition["cache_control"] = self._cache_control
        return definition


class BetaAbstractMemoryTool(_MemoryTool, BetaBuiltinFunctionTool):
    """A memory that a model keeps across conversations, as files below `/memories`. Subclass it to say where they are.

    Each method returns what the model is told, and raises `ToolError` to tell it of a failure. Paths come as the model
    wrote them: make sure that they lead nowhere but into the memory. `LocalFilesystemMemoryTool` does, for a folder.
    """

    @abstractmethod
    def view(self, command: BetaMemoryTool20250818ViewCommand) -> object:
        """Show a file, or list a folder."""

    @abstractmethod
    def create(self, command: BetaMemoryTool20250818CreateCommand) -> object:
        """Write a new file."""

    @abstractmethod
    def str_replace(self, command: BetaMemoryTool20250818StrReplaceCommand) -> object:
        """Replace the only occurrence of a text in a file."""

    @abstractmethod
    def insert(self, command: BetaMemoryTool20250818InsertCommand) -> object:
        """Insert a text behind a line of a file, or at its beginning for line 0."""

    @abstractmethod
    def delete(self, command: BetaMemoryTool20250818DeleteCommand) -> object:
        """Delete a file, or a folder with everything in it."""

    @abstractmethod
    def rename(self, command: BetaMemoryTool20250818RenameCommand) -> object:
        """Rename or move a file or folder, never over another."""

    def clear_all_memory(self) -> object:
        """Delete everything. No model asks for it: it is for you to call, if the subclass offers it."""
        raise NotImplementedError(f"{type(self).__name__} does not say how to clear all memory")

    def execute(self, command: Command) -> object:
        """Carry out a command, by the method of its name.

        Raises:
            ToolError: It is no command of this tool, a field is not as it should be, or the method reports a failure.
        """
        command = command_of(command)
        return getattr(self, command.command)(command)

    def call(self, input: object) -> object:
        """Carry out the input of a call, as a model sends it.

        Raises:
            ToolError: As for `execute`.
        """
        return self.execute(command_of(input))


class BetaAsyncAbstractMemoryTool(_MemoryTool, BetaAsyncBuiltinFunctionTool):
    """A memory that a model keeps across conversations, as files below `/memories`. Subclass it to say where they are.

    Each method returns what the model is told, and raises `ToolError` to tell it of a failure. Paths come as the model
    wrote them: make sure that they lead nowhere but into the memory. `AsyncLocalFilesystemMemoryTool` does, for a folder.
    """

    @abstractmethod
    async def view(self, command: BetaMemoryTool20250818ViewCommand) -> object:
        """Show a file, or list a folder."""

    @abstractmethod
    async def create(self, command: BetaMemoryTool20250818CreateCommand) -> object:
        """Write a new file."""

    @abstractmethod
    async def str_replace(self, command: BetaMemoryTool20250818StrReplaceCommand) -> object:
        """Replace the only occurrence of a text in a file."""

    @abstractmethod
    async def insert(self, command: BetaMemoryTool20250818InsertCommand) -> object:
        """Insert a text behind a line of a file, or at its beginning for line 0."""

    @abstractmethod
    async def delete(self, command: BetaMemoryTool20250818DeleteCommand) -> object:
        """Delete a file, or a folder with everything in it."""

    @abstractmethod
    async def rename(self, command: BetaMemoryTool20250818RenameCommand) -> object:
        """Rename or move a file or folder, never over another."""

    async def clear_all_memory(self) -> object:
        """Delete everything. No model asks for it: it is for you to call, if the subclass offers it."""
        raise NotImplementedError(f"{type(self).__name__} does not say how to clear all memory")

    async def execute(self, command: Command) -> object:
        """Carry out a command, by the method of its name.

        Raises:
            ToolError: It is no command of this tool, a field is not as it should be, or the method reports a failure.
        """
        command = command_of(command)
        return await getattr(self, command.command)(command)

    async def call(self, input: object) -> object:
        """Carry out the input of a call, as a model sends it.

        Raises:
            ToolError: As for `execute`.
        """
        return await self.execute(command_of(input))


# What commands do to the text of a file. A line ends with "\n" and nothing else, so that all else stays as it is.


def _lines(text: str) -> list[str]:
    """Return the lines of a text, with their ends."""
    return io.StringIO(text, newline="\n").readlines()


def _numbered(lines: list[str], first: int) -> str:
    return "\n".join(
        f"{number:6}\t{line[:-1] if line[-1:] == chr(10) else line}" for number, line in enumerate(lines, first)
    )


def viewed(path: str, text: str, view_range: list[int] | None) -> str:
    """Return what `view` tells of a file.

    Raises:
        ToolError: It is too long, or the range is none.
    """
    lines = _lines(text)
    if len(lines) > MAX_LINES:
        raise ToolError(
            f"The file {path} has {len(lines):,} lines, which is more than the limit of {MAX_LINES:,} lines."
        )
    if not lines:
        return f"The file {path} is empty."
    first, last = view_range or (1, -1)
    if not 1 <= first <= len(lines) or (last < first and last != -1):
        raise ToolError(
            f"`view_range` [{first}, {last}] is not in {path}, which has {len(lines)} lines: the first line must be at "
            f"least 1 and at most {len(lines)}, and the last not before it, or -1 for the end of the file."
        )
    shown = lines[first - 1 : None if last == -1 else last]
    return f"Content of {path} with line numbers:\n{_numbered(shown, first)}"


def replaced(path: str, text: str, old: str, new: str) -> tuple[str, str]:
    """Return a text in which the only occurrence of another is replaced, and what `str_replace` tells of it.

    Raises:
        ToolError: It does not occur, or not only once.
    """
    if not old:
        raise ToolError("Nothing was replaced: `old_str` is empty; give the text that is to be replaced.")
    found = list(islice(_places(text, old), MAX_PLACES + 1))
    quoted = f"`{old if len(old) <= 200 else old[:200] + '…'}`"
    if not found:
        raise ToolError(f"Nothing was replaced: `old_str` {quoted} does not occur in {path} exactly like this.")
    if len(found) > 1:
        numbers = list(dict.fromkeys(str(text.count("\n", 0, place) + 1) for place in found[:MAX_PLACES]))
        more = " and more" if len(found) > MAX_PLACES else ""
        raise ToolError(
            f"Nothing was replaced: `old_str` {quoted} occurs several times in {path}, in lines: {', '.join(numbers)}{more}. "
            "Add some of the text around it, so that it occurs once."
        )
    changed = text[: found[0]] + new + text[found[0] + len(old) :]
    line = text.count("\n", 0, found[0])
    first = max(0, line - AROUND)
    near = _lines(changed)[first : line + new.count("\n") + AROUND + 1]
    return (
        changed,
        f"The file {path} was edited. The lines around the change, with their numbers:\n{_numbered(near, first + 1)}",
    )


def _places(text: str, part: str) -> Iterator[int]:
    """Yield where a part begins, overlapping or not."""
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + 1)


def inserted(path: str, text: str, line: int, addition: str) -> str:
    """Return a text in which another stands behind a line, as lines of its own.

    Raises:
        ToolError: There is no such line.
    """
    lines = _lines(text)
    if not 0 <= line <= len(lines):
        raise ToolError(
            f"`insert_line` {line} is not in {path}: it must be from 0, for the beginning, to {len(lines)}, the number of its lines."
        )
    before, after = "".join(lines[:line]), "".join(lines[line:])
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    if before and not before.endswith("\n"):
        before += end
    elif (before or after) and not addition.endswith("\n"):
        addition += end
    return before + addition + after
