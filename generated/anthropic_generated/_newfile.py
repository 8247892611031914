"""A file that appears under its name only when it is complete."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from typing import IO


class NewFile:
    """A file in the making: written beside its place, and moved there by `keep`. What is there until then stays.

    Links are followed, and the permissions of a file that is replaced are kept. A pipe or device is written to as it is.
    """

    def __init__(self, file: str | os.PathLike[str]) -> None:
        self._place: str = os.path.realpath(file)
        self._part: str | None = None
        self._out: IO[bytes] | None = None

    def open(self) -> None:
        """Begin to write.

        Raises:
            OSError: There can be no such file.
        """
        place = self._place
        try:
            mode: int | None = os.stat(place).st_mode
        except FileNotFoundError:
            mode = None
        if mode is not None and stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "this is a directory: add the name of the file to write", place)
        if mode is not None and not os.access(place, os.W_OK):
            raise PermissionError(errno.EACCES, "this file is there already, and may not be written", place)
        if mode is not None and not stat.S_ISREG(mode):
            self._out = open(place, "wb")  # noqa: SIM115
            return
        part = os.path.join(os.path.dirname(place), f".{secrets.token_hex(8)}.part")
        try:
            self._out = open(part, "xb")  # noqa: SIM115
        except FileNotFoundError:
            raise FileNotFoundError(
                errno.ENOENT, "the directory of this file does not exist: make it first", place
            ) from None
        self._part = part
        if mode is not None:
            os.chmod(part, stat.S_IMODE(mode))

    def write(self, *pieces: bytes) -> None:
        """Append to the file."""
        assert self._out is not None
        self._out.writelines(pieces)

    def keep(self) -> None:
        """Put the file in its place."""
        assert self._out is not None
        self._out.close()
        if self._part is not None:
            os.replace(self._part, self._place)
            self._part = None

    def discard(self) -> None:
        """Remove what was written, if `keep` has not been called."""
        if self._out is not None:
            try:
                self._out.close()
            except OSError:  # the disk is full
                pass
        if self._part is not None:
            os.unlink(self._part)
            self._part = None
