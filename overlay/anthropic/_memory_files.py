"""A memory tool that keeps its files in a folder of this machine.

What commands do to the text of a file stands in `_memory`, and what keeps paths from leaving the folder in
`_memory_folder`: nothing here opens a file, or puts a path together.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Callable

from ._memory import BetaAbstractMemoryTool, BetaAsyncAbstractMemoryTool, inserted, replaced, unwritable, viewed
from ._memory_folder import DESCRIPTORS, MAX_BYTES, ROOT, Folder, flaw_of, parts_of
from ._tool import ToolError

if TYPE_CHECKING:
    from anthropic_generated.models.beta_memory_tool_20250818_create_command import BetaMemoryTool20250818CreateCommand
    from anthropic_generated.models.beta_memory_tool_20250818_delete_command import BetaMemoryTool20250818DeleteCommand
    from anthropic_generated.models.beta_memory_tool_20250818_insert_command import BetaMemoryTool20250818InsertCommand
    from anthropic_generated.models.beta_memory_tool_20250818_rename_command import BetaMemoryTool20250818RenameCommand
    from anthropic_generated.models.beta_memory_tool_20250818_str_replace_command import (
        BetaMemoryTool20250818StrReplaceCommand,
    )
    from anthropic_generated.models.beta_memory_tool_20250818_view_command import BetaMemoryTool20250818ViewCommand
    from anthropic_generated.params.stable import CacheControlEphemeralParam

    from ._files import StrPath

#: The most lines of a listing.
MAX_LISTED = 1000

# What the model is told

_REASONS = {
    errno.ELOOP: "it is a link, or in one, and links are not followed",
    errno.ENXIO: "it is neither a file nor a folder",
    errno.EMLINK: "it has more than one name (hard links), so it may belong to something outside of the memory folder",
    errno.EFBIG: f"a file may have at most {MAX_BYTES:,} bytes",
    errno.ENOTDIR: "what should be a folder is none",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ENOSPC: "there is no space left",
}


@contextmanager
def _telling(path: str) -> Generator[None, None, None]:
    """Tell the model what goes wrong with a path, without telling it where the folder is."""
    try:
        yield
    except FileNotFoundError:
        raise ToolError(f"The path {path} does not exist. `view` {ROOT} to see what does.") from None
    except IsADirectoryError:
        raise ToolError(f"There is no file {path}: it is a folder.") from None
    except RecursionError:
        raise ToolError(f"{path} cannot be used: its folders are nested too deeply.") from None
    except OSError as exc:
        reason = _REASONS.get(exc.errno or 0) or os.strerror(exc.errno or 0)
        raise ToolError(f"{path} cannot be used: {reason}.") from exc


def _listed(folder: Folder, path: str, levels: int) -> tuple[int, list[str]]:
    """Return how many bytes are in a folder, and lines that tell what is in it."""
    total = 0
    lines: list[str] = []
    for name in folder.names():
        if name.startswith(".") or name == "node_modules" or flaw_of(name):
            continue
        try:
            found = folder.look(name)
            if stat.S_ISDIR(found.st_mode):
                with folder.enter(name) as inner:
                    size, below = _listed(inner, f"{path}/{name}", levels - 1)
                line = f"{_size(size)}\t{path}/{name}/"
            else:
                size, below, line = found.st_size, [], f"{_size(found.st_size)}\t{path}/{name}"
        except OSError:
            continue  # it is a link or the like, may not be read, or is gone by now
        total += size
        if levels > 0:
            lines += [line, *below]
    return total, lines


def _size(count: float) -> str:
    """Return a number of bytes as people write it."""
    if count < 1024:
        return f"{count:.0f}B"
    for unit in "KM":
        count /= 1024
        if count < 1024:
            return f"{count:.1f}{unit}"
    return f"{count / 1024:.1f}G"


def _split(given: str) -> tuple[str, list[str], str]:
    """Return a path as the model is told it, the folders that it leads through, and the name at its end."""
    parts = parts_of(given)
    *above, name = parts or ["."]
    return "/".join([ROOT, *parts]), above, name


def _is_root() -> ToolError:
    return ToolError(f"{ROOT} is the memory folder itself, which can only be viewed: give the path of something in it.")


def _text(path: str, data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as exc:
        raise ToolError(f"The file {path} is no text in UTF-8 (see byte {exc.start}), so it cannot be used.") from None


def _data(path: str, text: str) -> bytes:
    flaw = unwritable(text)
    if flaw:
        raise ToolError(f"Nothing was written to {path!a}: the text {flaw}.")
    return text.encode()


# The tool


class LocalFilesystemMemoryTool(BetaAbstractMemoryTool):
    """A memory in a folder of this machine: the model sees it as `/memories`, and nothing that is not in it.

    No path leads out of the folder, nor does a link in it; pipes, devices and files with further names (hard links) are
    not opened. Files are UTF-8, and replaced as a whole or not at all; commands that change something wait for each
    other. New files are for their owner only. Whoever else may write to the folder is trusted where the platform cannot
    look up names in an open folder, as on Windows: there, a link put in while a command runs may be followed.
    """

    _descriptors = DESCRIPTORS

    def __init__(self, base_path: StrPath, *, cache_control: CacheControlEphemeralParam | None = None) -> None:
        """Make the tool, and the folder if it is missing.

        Args:
            base_path: The folder. Give each user, or whoever else is not to see the memory of others, one of their own.
            cache_control: Puts a cache breakpoint behind this tool.

        Raises:
            OSError: There is something else at this path, or the folder cannot be made.
        """
        super().__init__(cache_control=cache_control)
        #: The folder.
        self.base_path = os.path.realpath(base_path)
        self._root().close()

    def view(self, command: BetaMemoryTool20250818ViewCommand) -> str:
        """Show a file with line numbers, or what is in a folder: two levels of it, with sizes."""
        path, above, name = _split(command.path)
        with _telling(path), self._root() as root, root.down(above) as folder:
            if not folder.is_folder(name):
                return viewed(path, _text(path, folder.read(name)[0]), command.view_range)
            if command.view_range is not None:
                raise ToolError(f"{path} is a folder: `view_range` is for files only.")
            with folder.enter(name) as inner:
                size, lines = _listed(inner, path, 2)
        if len(lines) > MAX_LISTED:
            lines[MAX_LISTED:] = [f"({len(lines) - MAX_LISTED} more, not shown: `view` the folders in it.)"]
        head = f"Files and folders in {path}, up to 2 levels deep, without hidden ones and node_modules:"
        return "\n".join([head, f"{_size(size)}\t{path}", *lines])

    def create(self, command: BetaMemoryTool20250818CreateCommand) -> str:
        """Write a new file, and the folders that it is in."""
        data = _data(command.path, command.file_text)
        with self._changing(command.path, make=True) as (path, folder, name):
            if folder.has(name):
                raise ToolError(f"{path} exists already. Edit it with `str_replace` or `insert`, or delete it first.")
            folder.write(name, data)
        return f"The file {path} was created."

    def str_replace(self, command: BetaMemoryTool20250818StrReplaceCommand) -> str:
        """Replace the only occurrence of a text in a file, and show the lines around it."""
        with self._changing(command.path) as (path, folder, name):
            data, permissions = folder.read(name)
            text, told = replaced(path, _text(path, data), command.old_str, command.new_str)
            folder.write(name, _data(path, text), permissions)
        return told

    def insert(self, command: BetaMemoryTool20250818InsertCommand) -> str:
        """Insert a text behind a line of a file, or at its beginning for line 0."""
        with self._changing(command.path) as (path, folder, name):
            data, permissions = folder.read(name)
            text = inserted(path, _text(path, data), command.insert_line, command.insert_text)
            folder.write(name, _data(path, text), permissions)
        return f"The file {path} was edited."

    def delete(self, command: BetaMemoryTool20250818DeleteCommand) -> str:
        """Delete a file, or a folder with everything in it; never the memory folder itself."""
        with self._changing(command.path) as (path, folder, name):
            folder.look(name)
            folder.remove(name)
        return f"{path} was deleted."

    def rename(self, command: BetaMemoryTool20250818RenameCommand) -> str:
        """Rename or move a file or folder, never over another; folders that the new path is in are made."""
        (new_path, new_above, new_name), old = _split(command.new_path), parts_of(command.old_path)
        if new_name == ".":
            raise _is_root()
        with self._changing(command.old_path) as (path, folder, name), self._root() as root:
            folder.look(name)
            if len(new_above) >= len(old) and new_above[: len(old)] == old:
                raise ToolError(f"{path} cannot be moved into itself, to {new_path}.")
            with _telling(new_path), root.down(new_above, make=True) as new_folder:
                if new_folder.has(new_name):
                    raise ToolError(f"{new_path} exists already, and nothing is renamed over it.")
                folder.move(name, new_folder, new_name)
        return f"{path} was renamed to {new_path}."

    def clear_all_memory(self) -> str:
        """Delete everything that is in the folder, hidden or not, but not the folder. For you to call: no model asks."""
        with _telling(ROOT), self._root() as root, root.alone():
            for name in root.names():
                root.remove(name)
        return "All memory was deleted."

    def _root(self) -> Folder:
        return Folder.at(self.base_path, descriptors=self._descriptors)

    @contextmanager
    def _changing(self, given: str, *, make: bool = False) -> Generator[tuple[str, Folder, str], None, None]:
        """Yield a path, the folder that it leads into, and the name there, while nobody else changes memory."""
        path, above, name = _split(given)
        if name == ".":
            raise _is_root()
        with _telling(path), self._root() as root, root.alone(), root.down(above, make=make) as folder:
            yield path, folder, name


class AsyncLocalFilesystemMemoryTool(BetaAsyncAbstractMemoryTool):
    """`LocalFilesystemMemoryTool` for asynchronous code: what it does is the same, and done in threads."""

    def __init__(self, base_path: StrPath, *, cache_control: CacheControlEphemeralParam | None = None) -> None:
        """Make the tool, and the folder if it is missing: see `LocalFilesystemMemoryTool`."""
        super().__init__(cache_control=cache_control)
        self._sync = LocalFilesystemMemoryTool(base_path)
        #: The folder.
        self.base_path = self._sync.base_path

    async def view(self, command: BetaMemoryTool20250818ViewCommand) -> str:
        """Show a file with line numbers, or what is in a folder: two levels of it, with sizes."""
        return await _in_thread(self._sync.view, command)

    async def create(self, command: BetaMemoryTool20250818CreateCommand) -> str:
        """Write a new file, and the folders that it is in."""
        return await _in_thread(self._sync.create, command)

    async def str_replace(self, command: BetaMemoryTool20250818StrReplaceCommand) -> str:
        """Replace the only occurrence of a text in a file, and show the lines around it."""
        return await _in_thread(self._sync.str_replace, command)

    async def insert(self, command: BetaMemoryTool20250818InsertCommand) -> str:
        """Insert a text behind a line of a file, or at its beginning for line 0."""
        return await _in_thread(self._sync.insert, command)

    async def delete(self, command: BetaMemoryTool20250818DeleteCommand) -> str:
        """Delete a file, or a folder with everything in it; never the memory folder itself."""
        return await _in_thread(self._sync.delete, command)

    async def rename(self, command: BetaMemoryTool20250818RenameCommand) -> str:
        """Rename or move a file or folder, never over another; folders that the new path is in are made."""
        return await _in_thread(self._sync.rename, command)

    async def clear_all_memory(self) -> str:
        """Delete everything that is in the folder, hidden or not, but not the folder. For you to call: no model asks."""
        return await _in_thread(self._sync.clear_all_memory)


async def _in_thread(work: Callable[..., str], *args: object) -> str:
    from anyio.to_thread import run_sync

    return await run_sync(work, *args)
