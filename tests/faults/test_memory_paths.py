"""Ways out of the folder of the memory tool, none of which may work: paths, links, races, pipes and devices.

Beside the folder stands another with secrets: nothing in it may change, and nothing of it may be told. The checks are plain
functions, so that they can be run as an ordinary user, too: this file is also a program that gives up being root and runs
them.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Callable

import pytest

from anthropic._memory_files import AsyncLocalFilesystemMemoryTool, LocalFilesystemMemoryTool
from anthropic._tool import ToolError

SECRET = "the secret of somebody else"
NOBODY = 65534
Call = Callable[[dict[str, Any]], Any]
POSIX = sys.platform != "win32"

#: Paths that are refused whatever is in the folder; `{outside}` is that of the secrets.
HOSTILE = [
    # not below /memories
    "",
    "/",
    "memories",
    "memories/secret.txt",
    "secret.txt",
    "./memories/a",
    "{outside}/secret.txt",
    "{outside}",
    "/etc/passwd",
    "//memories/a",
    "/Memories/a",
    "/memories2/secret.txt",
    "/memories-old/secret.txt",
    "/memories.txt",
    " /memories/a",
    "\n/memories/a",
    "~/a",
    "file:///memories/a",
    "/memories\\a",
    "\\memories\\a",
    # dots
    "/memories/..",
    "/memories/../",
    "/memories/../outside/secret.txt",
    "/memories/a/../../outside/secret.txt",
    "/memories/a/../b",
    "/memories/./a",
    "/memories/.",
    "/memories/a/..",
    "/../memories/a",
    "/memories/..\\outside\\secret.txt",
    "/memories/a\\..\\..\\outside\\secret.txt",
    "/memories/...",
    "/memories/.. ",
    "/memories/ ..",
    "/memories/../../../../../../../../../../etc/passwd",
    # absolute paths within
    "/memories//etc/passwd",
    "/memories/{outside}/secret.txt",
    "/memories//",
    # encoded
    "/memories/%2e%2e/outside/secret.txt",
    "/memories/%2E%2E%2Foutside%2Fsecret.txt",
    "/memories/..%2foutside%2fsecret.txt",
    "/memories/%252e%252e/outside/secret.txt",
    "/memories/%25252e%25252e%25252foutside",
    "/memories/.%2e/outside/secret.txt",
    "/memories/..%5coutside",
    "/memories/a%00.txt",
    "/memories/%c0%ae%c0%ae/outside/secret.txt",
    "/memories/%c0%af",
    "%2fmemories/a",
    "/memories%2f..%2foutside",
    "/memories/\uff0e\uff0e/outside/secret.txt",
    "/memories/\u2025/outside/secret.txt",
    "/memories/..\uff0foutside",
    # characters
    "/memories/a\0",
    "/memories/a\0/../outside/secret.txt",
    "\0",
    "/memories/a\nb",
    "/memories/a\rb",
    "/memories/\x1b[2J",
    "/memories/a\x7f",
    "/memories/a\u2028b",
    "/memories/\ud800",
    # Windows
    "C:\\secret.txt",
    "C:/memories/a",
    "/memories/C:",
    "/memories/C:/secret.txt",
    "/memories/C:secret.txt",
    "/memories/\\\\server\\share\\a",
    "\\\\server\\share\\memories",
    "\\\\?\\C:\\memories",
    "\\\\.\\pipe\\memories",
    "/memories/a.txt:stream",
    "/memories/a.txt::$DATA",
    "/memories/CON",
    "/memories/nul.txt",
    "/memories/aux/a",
    "/memories/com1.log.txt",
    "/memories/LPT9",
    "/memories/COM\u00b9",
    "/memories/prn .txt",
    "/memories/CONIN$",
    "/memories/a.",
    "/memories/a ",
    "/memories/a./b",
    # too long
    "/memories/" + "a" * 256,
    "/memories/" + "\u00e9" * 128,
    "/memories/" + "a/" * 600,
    "/memories/" + "a" * 100_000,
    "/memories/" + "%25" * 85 + "2e",
]


class World:
    """A memory, with a file and a folder in it, beside secrets."""

    def __init__(self, folder: Path) -> None:
        self.memory, self.outside = folder / "memory", folder / "outside"
        for place in (self.outside / "deep", folder / "memories2", folder / "memory2"):
            place.mkdir(parents=True)
            (place / "secret.txt").write_text(SECRET)
        (self.outside / "secret.txt").write_text(SECRET)
        (self.outside / "empty").mkdir()
        self.sync = LocalFilesystemMemoryTool(self.memory)
        (self.memory / "a").mkdir()
        (self.memory / "a/b.txt").write_text("mine")
        (self.memory / "file.txt").write_text("mine")
        self._folder = folder

    @contextmanager
    def tools(self) -> Iterator[list[Call]]:
        """Yield what calls the tool, in each of its forms."""
        by_path: Any = type("ByPath", (LocalFilesystemMemoryTool,), {"_descriptors": False})(self.memory)
        asynchronous = AsyncLocalFilesystemMemoryTool(self.memory)
        loop = asyncio.new_event_loop()
        yield [self.sync.call, by_path.call, lambda input: loop.run_until_complete(asynchronous.call(input))]
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()

    def snapshot(self, place: Path | None = None) -> dict[str, tuple[Any, ...]]:
        """Return all that can be seen of what is outside, or of another place."""
        found: dict[str, tuple[Any, ...]] = {}
        places = [place] if place else [p for p in self._folder.iterdir() if p != self.memory]
        for path in [self._folder, *places, *(below for p in places for below in p.rglob("*"))]:
            seen = path.lstat()
            content = path.read_bytes() if stat.S_ISREG(seen.st_mode) else None
            times = None if path == self._folder else seen.st_mtime_ns
            found[str(path)] = (seen.st_mode, seen.st_ino, seen.st_size, seen.st_uid, times, content)
        return found


def operations(path: str) -> list[dict[str, Any]]:
    """Return every way to use a path."""
    return [
        {"command": "view", "path": path},
        {"command": "create", "path": path, "file_text": "overwritten"},
        {"command": "str_replace", "path": path, "old_str": "secret", "new_str": "overwritten"},
        {"command": "insert", "path": path, "insert_line": 0, "insert_text": "overwritten"},
        {"command": "delete", "path": path},
        {"command": "rename", "old_path": path, "new_path": "/memories/taken"},
        {"command": "rename", "old_path": "/memories/file.txt", "new_path": path},
    ]


def refused(call: Call, input: dict[str, Any]) -> str:
    """Return what the model is told of an operation that must fail."""
    try:
        result = call(input)
    except ToolError as error:
        told = str(error.content)
        told.encode()  # it can be sent
        assert SECRET not in told, input
        return told
    raise AssertionError(f"{input} was carried out: {result!r}")


def try_all(world: World, paths: list[str]) -> dict[str, str]:
    """Try all operations on all paths, with all tools; return what was said of the views."""
    told = {}
    outside, inside = world.snapshot(), world.snapshot(world.memory)
    with world.tools() as tools:
        for path in paths:
            for call in tools:
                for input in operations(path):
                    text = refused(call, input)
                    if input["command"] == "view":
                        told[path] = text
            assert world.snapshot() == outside, path
    assert world.snapshot(world.memory) == inside
    return told


# The checks


def check_hostile_paths(world: World) -> None:
    """No operation accepts such a path, nor changes anything, inside or outside."""
    assert len(set(HOSTILE)) >= 40
    told = try_all(world, [path.replace("{outside}", str(world.outside)) for path in HOSTILE])
    assert all("is not allowed" in text or "surrogate" in text for text in told.values())


def check_links(world: World) -> None:
    """A link is not followed, wherever it leads, and not removed: neither as the file itself nor on the way to it."""
    links = {
        "to_file": world.outside / "secret.txt",
        "to_folder": world.outside,
        "relative": "../outside",
        "relative_file": "../outside/secret.txt",
        "dangling": world.outside / "new.txt",
        "to_root": "/",
        "loop": "loop",
        "chain": "to_folder",
        "inside": "a",
        "inside_file": "file.txt",
        "device": os.devnull,
        "process": "/proc/self/cwd",
        "a/deep": world.outside / "deep",
    }
    for name, target in links.items():
        (world.memory / name).symlink_to(target)
    paths = [f"/memories/{name}" for name in links]
    below = ("secret.txt", "new.txt", "deep/secret.txt", "deep/new/new.txt", "b.txt")
    told = try_all(world, [*paths, *(f"{path}/{name}" for path in paths for name in below)])
    assert all("link" in text for text in told.values())
    listing = str(world.sync.call({"command": "view", "path": "/memories"}))
    assert [line.split("\t")[1] for line in listing.splitlines()[1:]] == [
        "/memories",
        "/memories/a/",
        "/memories/a/b.txt",
        "/memories/file.txt",
    ]


def check_a_folder_with_links_is_deleted_without_what_they_lead_to(world: World) -> None:
    """Of links in a folder that is deleted only the links are."""
    outside = world.snapshot()
    with world.tools() as tools:
        for call in tools:
            (world.memory / "x/y").mkdir(parents=True)
            (world.memory / "x/link").symlink_to(world.outside)
            (world.memory / "x/y/link").symlink_to(world.outside / "secret.txt")
            call({"command": "delete", "path": "/memories/x"})
            assert not (world.memory / "x").exists()
    (world.memory / "link").symlink_to(world.outside)
    world.sync.clear_all_memory()
    assert os.listdir(world.memory) == []
    assert world.snapshot() == outside


def check_the_folder_replaced_by_a_link(world: World) -> None:
    """The folder itself may be given as a link; but not become one later."""
    outside = world.snapshot()
    (world.outside.parent / "link").symlink_to(world.memory)
    linked = LocalFilesystemMemoryTool(world.outside.parent / "link")
    assert "mine" in str(linked.call({"command": "view", "path": "/memories/file.txt"}))
    (world.outside.parent / "link").unlink()
    world.memory.rename(world.memory.with_name("moved"))
    world.memory.symlink_to(world.outside)
    for path in ("/memories", "/memories/secret.txt", "/memories/new.txt"):
        for input in operations(path):
            refused(linked.call, input)
    world.memory.unlink()
    world.memory.with_name("moved").rename(world.memory)
    assert world.snapshot() == outside


def check_hard_links(world: World) -> None:
    """A file with another name is neither shown nor changed; it can be removed and renamed, which is about this name."""
    outside = world.snapshot()
    with world.tools() as tools:
        for call in tools:
            os.link(world.outside / "secret.txt", world.memory / "hard")
            for input in operations("/memories/hard"):
                if input["command"] in ("view", "str_replace", "insert"):
                    assert "hard links" in refused(call, input)
            taken = {"command": "create", "path": "/memories/hard", "file_text": "overwritten"}
            assert "exists already" in refused(call, taken)
            call({"command": "rename", "old_path": "/memories/hard", "new_path": "/memories/harder"})
            call({"command": "delete", "path": "/memories/harder"})
            assert world.snapshot() == outside


def check_pipes_sockets_and_devices(world: World) -> None:
    """They are refused without being opened: nothing waits for them, and nobody who waits for them is woken."""
    os.mkfifo(world.memory / "pipe")
    waiting = socket.socket(socket.AF_UNIX)
    waiting.bind(str(world.memory / "socket"))
    names = ["pipe", "socket"]
    if os.geteuid() == 0:
        os.mknod(world.memory / "device", 0o600 | stat.S_IFCHR, os.makedev(1, 5))  # that of /dev/zero
        names.append("device")
    opened = threading.Event()

    def write() -> None:
        os.close(os.open(world.memory / "pipe", os.O_WRONLY))
        opened.set()

    writer = threading.Thread(target=write, daemon=True)
    writer.start()
    told: dict[str, str] = {}

    def work() -> None:
        told.update(try_all(world, [f"/memories/{name}" for name in names]))

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    worker.join(10)
    assert list(told) == [f"/memories/{name}" for name in names]
    assert all("neither a file nor a folder" in text for text in told.values())
    assert not opened.is_set()
    os.close(os.open(world.memory / "pipe", os.O_RDONLY | os.O_NONBLOCK))  # lets the writer go
    writer.join(10)
    waiting.close()
    assert "pipe" not in str(world.sync.call({"command": "view", "path": "/memories"}))


def check_permissions(world: World) -> None:
    """What may not be read is an error, for those to whom permissions apply."""
    (world.memory / "file.txt").chmod(0)
    (world.memory / "a").chmod(0)
    for path in ("/memories/file.txt", "/memories/a/b.txt", "/memories/a"):
        if os.geteuid() == 0:
            world.sync.call({"command": "view", "path": path})
        else:
            assert "permission denied" in refused(world.sync.call, {"command": "view", "path": path})
    assert "2 levels" in str(world.sync.call({"command": "view", "path": "/memories"}))
    (world.memory / "a").chmod(0o700)


def check_every_moment(world: World) -> None:
    """A folder and a file turn into links just before any of the calls to the system that an operation makes."""
    outside = world.snapshot()
    names = ["stat", "open", "mkdir", "unlink", "rmdir", "rename", "replace", "listdir"]
    real = {name: getattr(os, name) for name in names}
    swapped = {
        world.memory / "swapped": world.outside / "deep",
        world.memory / "swapped.txt": world.outside / "secret.txt",
    }
    left = [0]

    def counting(function: Any) -> Any:
        def call(*args: Any, **kwargs: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                for name, target in swapped.items():
                    if os.path.lexists(name):
                        real["rename"](name, name.with_name(f"{name.name}.kept"))
                    os.symlink(target, name)
            return function(*args, **kwargs)

        return call

    inputs = [
        *(op for name in ("", "/secret.txt", "/new/new.txt", ".txt") for op in operations(f"/memories/swapped{name}")),
        {"command": "view", "path": "/memories"},
        {"command": "rename", "old_path": "/memories/swapped/secret.txt", "new_path": "/memories/swapped/renamed.txt"},
    ]
    for input in inputs:
        for moment in range(1, 100):
            world.sync.clear_all_memory()
            for name, target in swapped.items():
                name.mkdir() if target.is_dir() else name.write_text("not secret: mine")
            (world.memory / "swapped/secret.txt").write_text("not secret: mine")
            (world.memory / "file.txt").write_text("mine")
            left[0] = moment
            for name, function in real.items():
                setattr(os, name, counting(function))
            try:
                result = str(world.sync.call(input))
            except ToolError as error:
                result = str(error.content)
            finally:
                for name, function in real.items():
                    setattr(os, name, function)
            assert SECRET not in result, (input, moment)
            assert world.snapshot() == outside, (input, moment)
            if left[0] > 0:  # it was over before
                break
        assert moment > 3


def check_races(world: World) -> None:
    """Names that turn into links and back at any moment lead nowhere."""
    outside = world.snapshot()
    swapped = {
        world.memory / "swapped": world.outside / "deep",
        world.memory / "swapped.txt": world.outside / "secret.txt",
    }
    stop, swaps, told = threading.Event(), [0], set()

    def swap(name: Path, target: Path) -> None:
        kept = name.with_name(f"{name.name}.kept")
        try:
            os.rename(name, kept)
            os.symlink(target, name)
            os.unlink(name)
            os.rename(kept, name)
            swaps[0] += 1
        except OSError:  # the tool has taken something away, or put something where there was nothing
            for place in (name, kept):
                clear(place)
            if target.is_dir():
                name.mkdir()
                (name / "secret.txt").write_text("mine")
            else:
                name.write_text("mine")

    def swap_all() -> None:
        while not stop.is_set():
            for name, target in swapped.items():
                try:
                    swap(name, target)
                except OSError:  # again, in between
                    pass

    def run(input: dict[str, Any]) -> None:
        try:
            result = str(world.sync.call(input))
        except ToolError as error:
            result = str(error.content)
        assert SECRET not in result, input
        told.add(result)

    swapper = threading.Thread(target=swap_all)
    swapper.start()
    until = time.monotonic() + 1.0
    try:
        for _ in range(400):
            for name in ("swapped", "swapped/secret.txt", "swapped/new.txt", "swapped.txt", "stolen"):
                for input in operations(f"/memories/{name}")[:5]:
                    run(input)
            for old, new in (("file.txt", "swapped/file.txt"), ("swapped/file.txt", "file.txt"), ("swapped", "stolen")):
                run({"command": "rename", "old_path": f"/memories/{old}", "new_path": f"/memories/{new}"})
            if time.monotonic() > until:
                break
    finally:
        stop.set()
        swapper.join()
    assert swaps[0] > 20
    assert any("links are not followed" in text for text in told)
    assert world.snapshot() == outside


def clear(place: Path) -> None:
    """Remove what is at a place, if there is anything."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place, ignore_errors=True)
    elif os.path.lexists(place):
        place.unlink()


CHECKS = [value for name, value in list(globals().items()) if name.startswith("check_")]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__[6:])
def test_nothing_leads_out(check: Any, tmp_path: Path) -> None:
    if not POSIX and check is not check_hostile_paths:
        pytest.skip("links, pipes and permissions are those of POSIX")
    check(World(tmp_path))


@pytest.mark.skipif(
    not POSIX or os.geteuid() != 0, reason="only root can become somebody else; others run the checks anyway"
)
def test_nothing_leads_out_for_an_ordinary_user() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.chown(folder, NOBODY, NOBODY)
        done = subprocess.run([sys.executable, __file__, folder], capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(NOBODY), *(check.__name__ for check in CHECKS)]


def main(folder: Path) -> None:
    """Run all checks as an ordinary user."""
    with tempfile.TemporaryDirectory() as other:  # so that what is imported late is, while it can be read
        check_links(World(Path(other)))
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    print(os.geteuid())
    for number, check in enumerate(CHECKS):
        check(World(folder / str(number)))
        print(check.__name__)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
