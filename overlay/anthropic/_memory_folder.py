"""The folder that a memory of files is in: which paths lead into it, and how it is used without leaving it.

No texts and no commands here: what a model asks for, and is told, is the business of `_memory_files`.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import sys
import unicodedata
from collections.abc import Generator
from contextlib import contextmanager
from threading import Lock
from urllib.parse import unquote_to_bytes

from ._tool import ToolError

if sys.platform != "win32":
    import fcntl

#: The folder, as the model sees it.
ROOT = "/memories"
#: The largest file that is read or written.
MAX_BYTES = 16 * 1024 * 1024
#: The longest path, and the longest name in it, in bytes.
MAX_PATH, MAX_NAME = 1024, 255

_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|$)", re.IGNORECASE)


def parts_of(path: str) -> list[str]:
    """Return the names in a path, of which the memory folder itself has none.

    What could lead out of the folder on any platform is refused on all, so that a memory can move between them.

    Raises:
        ToolError: The path is refused; the text says why.
    """
    first, *parts = path.split("/")[1:] or [""]
    if parts and not parts[-1]:
        parts.pop()
    flaw = None
    if not path.startswith("/") or first != ROOT[1:]:
        flaw = f"it must be {ROOT}, or begin with {ROOT}/"
    elif len(path.encode(errors="replace")) > MAX_PATH:
        flaw = f"it is longer than {MAX_PATH} bytes"
    for name in parts:
        flaw = flaw or flaw_of(name)
    if flaw:
        raise ToolError(f"The path {path[:200]!a} is not allowed: {flaw}.")
    return parts


def flaw_of(name: str) -> str | None:
    """Return why something cannot be the name of a file or folder, if it cannot."""
    if not name:
        return "there is an empty name in it"
    if any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in name):
        return "there is a control character in it"
    if len(name.encode()) > MAX_NAME:
        return f"a name in it is longer than {MAX_NAME} bytes"
    # Names are used as they are: nothing here decodes "%2e". But what does later must not find a way out in them.
    try:
        decoded = unquote_to_bytes(name).decode()
    except UnicodeDecodeError:
        return "there are encoded bytes in it that are no text"
    if decoded != name and (flaw := flaw_of(decoded)):
        return f"decoded, {flaw}"
    if {".", ".."} & set(re.split(r"[/\\]", unicodedata.normalize("NFKC", name))):
        return 'there is "." or ".." in it'
    if re.search(r"[/\\:]", name):
        return "there is a slash, a backslash or a colon in a name"
    if name[-1] in ". ":
        return "a name in it ends with a dot or a space"
    if _DEVICE.match(name):
        return f"{name} is the name of a device on Windows"
    return None


# The folder


def _flags(*names: str) -> int:
    return sum(getattr(os, name, 0) for name in names)


_FOLDER = _flags("O_RDONLY", "O_DIRECTORY", "O_NOFOLLOW")
_READ = _flags("O_RDONLY", "O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_BINARY")
_NEW = _flags("O_WRONLY", "O_CREAT", "O_EXCL", "O_NOFOLLOW", "O_BINARY")

#: Whether names can be looked up in a folder that is open, rather than in one that has a path.
DESCRIPTORS = (
    {os.open, os.stat, os.mkdir, os.unlink, os.rmdir, os.rename} <= os.supports_dir_fd
    and os.listdir in os.supports_fd
    and hasattr(os, "O_NOFOLLOW")
    and hasattr(os, "O_DIRECTORY")
)
#: Held while something is changed, where folders cannot be locked.
_CHANGING = Lock()


class Folder:
    """A folder, and what can be done with the names in it, never through a link.

    Where the platform allows it, the folder is open, and names are looked up in it: if it is moved away and a link put
    in its place, it stays the folder that it was. Elsewhere, as on Windows, names are joined to its path: links are
    refused too, but not one that takes a folder's place between the look at it and its use.

    What goes wrong is an `OSError`; of links it is ELOOP, of what is neither file nor folder ENXIO.
    """

    def __init__(self, path: str, *, fd: int | None) -> None:
        self._path = path
        self._fd = fd

    @classmethod
    def at(cls, path: str, *, descriptors: bool) -> Folder:
        """Open a folder, which is made if it is missing."""
        os.makedirs(path, mode=0o700, exist_ok=True)
        return cls(path, fd=os.open(path, _FOLDER) if descriptors else None)

    def __enter__(self) -> Folder:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the folder."""
        if self._fd is not None:
            os.close(self._fd)

    def _of(self, name: str) -> str:
        return name if self._fd is not None else os.path.join(self._path, name)

    def names(self) -> list[str]:
        """Return the names of all that is in the folder."""
        return sorted(os.listdir(self._path if self._fd is None else self._fd))

    def look(self, name: str) -> os.stat_result:
        """Return what is known of a file or folder."""
        found = os.stat(self._of(name), dir_fd=self._fd, follow_symlinks=False)
        # On Windows, junctions and their like are links that do not look it: this bit says that there is another name.
        if stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) & 0x20000000:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
            raise OSError(errno.ENXIO, os.strerror(errno.ENXIO))
        return found

    def is_folder(self, name: str) -> bool:
        """Return whether something is a folder, rather than a file."""
        return stat.S_ISDIR(self.look(name).st_mode)

    def has(self, name: str) -> bool:
        """Return whether there is a file or folder."""
        try:
            self.look(name)
        except FileNotFoundError:
            return False
        return True

    def enter(self, name: str, *, make: bool = False) -> Folder:
        """Open a folder in this one, which may be made if it is missing."""
        if make and not self.has(name):
            try:
                os.mkdir(self._of(name), 0o700, dir_fd=self._fd)
                self._keep()
            except FileExistsError:
                pass  # somebody else has made it: that it is a folder, is seen below
        if not self.is_folder(name):
            raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        fd = None if self._fd is None else os.open(name, _FOLDER, dir_fd=self._fd)
        return Folder(os.path.join(self._path, name), fd=fd)

    @contextmanager
    def down(self, parts: list[str], *, make: bool = False) -> Generator[Folder, None, None]:
        """Open a folder some levels below this one."""
        folder = self
        try:
            for name in parts:
                inner = folder.enter(name, make=make)
                if folder is not self:
                    folder.close()
                folder = inner
            yield folder
        finally:
            if folder is not self:
                folder.close()

    def read(self, name: str) -> tuple[bytes, int]:
        """Return the content of a file and its permissions; one with further names is EMLINK, one too large EFBIG."""
        if self.is_folder(name):  # before it is opened, which may wake whoever waits at the other end of a pipe
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
        with open(os.open(self._of(name), _READ, dir_fd=self._fd), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise OSError(errno.ENXIO, os.strerror(errno.ENXIO))
            if found.st_nlink > 1:
                raise OSError(errno.EMLINK, os.strerror(errno.EMLINK))
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        return data, stat.S_IMODE(found.st_mode) & 0o777

    def write(self, name: str, data: bytes, permissions: int = 0o600) -> None:
        """Put a file in the place of what has this name, whole or not at all."""
        if len(data) > MAX_BYTES:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        temporary = self._of(f".{secrets.token_hex(8)}.tmp")
        try:
            with open(os.open(temporary, _NEW, 0o600, dir_fd=self._fd), "wb") as file:
                file.write(data)
                file.flush()
                if sys.platform != "win32":
                    os.fchmod(file.fileno(), permissions)
                os.fsync(file.fileno())
            os.replace(temporary, self._of(name), src_dir_fd=self._fd, dst_dir_fd=self._fd)
        except BaseException:
            try:
                os.unlink(temporary, dir_fd=self._fd)
            except OSError:
                pass  # it was not made; or what went wrong before goes on going wrong, and is what is told
            raise
        self._keep()

    def move(self, name: str, other: Folder, new_name: str) -> None:
        """Give a file or folder another name, maybe in another folder."""
        os.rename(self._of(name), other._of(new_name), src_dir_fd=self._fd, dst_dir_fd=other._fd)
        self._keep()
        other._keep()

    def remove(self, name: str) -> None:
        """Remove a file, or a folder with everything in it. Of a link in it, only the link is removed."""
        try:
            is_folder = self.is_folder(name)
        except OSError as exc:
            if exc.errno not in (errno.ELOOP, errno.ENXIO):
                raise
            is_folder = False
        if is_folder:
            with self.enter(name) as folder:
                for below in folder.names():
                    folder.remove(below)
            os.rmdir(self._of(name), dir_fd=self._fd)
        else:
            os.unlink(self._of(name), dir_fd=self._fd)

    def _keep(self) -> None:
        """Have names that were given survive a loss of power, where that can be asked for."""
        try:
            if self._fd is not None:
                os.fsync(self._fd)
        except OSError:
            pass

    @contextmanager
    def alone(self) -> Generator[None, None, None]:
        """Wait until nobody else changes what is in the folder: no thread and, where folders can be locked, no process."""
        if sys.platform != "win32" and self._fd is not None:
            try:
                fcntl.flock(self._fd, fcntl.LOCK_EX)
            except OSError:
                pass  # some file systems have no locks
            else:
                try:
                    yield
                finally:
                    # Closing it is not enough: a process that was forked meanwhile has it open, too.
                    fcntl.flock(self._fd, fcntl.LOCK_UN)
                return
        with _CHANGING:
            yield
