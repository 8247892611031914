"""Files from disk in the forms that uploads take."""

from __future__ import annotations

import errno
import os
from typing import List, Tuple, Union

#: A name and a content.
NamedFile = Tuple[str, bytes]
StrPath = Union[str, "os.PathLike[str]"]


def file_from_path(path: StrPath) -> NamedFile:
    """Return the name and content of a file.

    For a large file pass `pathlib.Path(path)` to the upload instead: then it is read while it is sent.

    Raises:
        OSError: The file cannot be read.
    """
    with open(path, "rb") as file:
        return os.path.basename(os.fspath(path)), file.read()


def files_from_dir(directory: StrPath) -> List[NamedFile]:
    """Return all files in a directory and those below, as the `files` of a skill.

    Their names begin with that of the directory, as the API wants it: `my-skill/SKILL.md`. They come in the order of
    their names; links are followed; sockets, pipes and devices are left out. The contents are read now, all of them: a
    skill is small, and what is uploaded is what was there when you called this.

    Raises:
        NotADirectoryError: There is something else at this path.
        ValueError: There are no files.
        OSError: The directory or a file cannot be read.
    """
    top = os.path.abspath(directory)
    if os.path.exists(top) and not os.path.isdir(top):
        raise NotADirectoryError(errno.ENOTDIR, "this is no directory; for a single file use file_from_path", top)
    files: List[NamedFile] = []
    _collect(top, os.path.basename(top), frozenset(), files)
    if not files:
        raise ValueError(f"there are no files in {top}")
    return files


async def async_files_from_dir(directory: StrPath) -> List[NamedFile]:
    """Return all files in a directory and those below, as `files_from_dir` does; they are read in another thread."""
    from anyio.to_thread import run_sync

    return await run_sync(files_from_dir, directory)


def _collect(path: str, name: str, above: frozenset[str], files: List[NamedFile]) -> None:
    real = os.path.realpath(path)
    if real in above:
        return  # a link to a directory that it is in
    with os.scandir(path) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.is_dir():
            _collect(entry.path, f"{name}/{entry.name}", above | {real}, files)
        elif entry.is_file():
            with open(entry.path, "rb") as file:
                files.append((f"{name}/{entry.name}", file.read()))
