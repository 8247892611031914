"""The memory tool: its commands, what they answer and refuse, and files that stay whole; synchronous and not."""

from __future__ import annotations

import errno
import os
import stat
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from anthropic._memory import FIELDS, LINE, RANGE, TEXT, BetaAbstractMemoryTool, BetaAsyncAbstractMemoryTool, command_of
from anthropic._memory_files import AsyncLocalFilesystemMemoryTool, LocalFilesystemMemoryTool
from anthropic._memory_folder import MAX_BYTES
from anthropic._tool import ToolError
from anthropic.types.beta import (
    BetaMemoryTool20250818CreateCommand,
    BetaMemoryTool20250818DeleteCommand,
    BetaMemoryTool20250818InsertCommand,
    BetaMemoryTool20250818RenameCommand,
    BetaMemoryTool20250818StrReplaceCommand,
    BetaMemoryTool20250818ViewCommand,
)

COMMANDS: dict[str, Any] = {
    "view": BetaMemoryTool20250818ViewCommand,
    "create": BetaMemoryTool20250818CreateCommand,
    "str_replace": BetaMemoryTool20250818StrReplaceCommand,
    "insert": BetaMemoryTool20250818InsertCommand,
    "delete": BetaMemoryTool20250818DeleteCommand,
    "rename": BetaMemoryTool20250818RenameCommand,
}
EXAMPLES: dict[str, dict[str, Any]] = {
    "view": {"command": "view", "path": "/memories/a", "view_range": [1, 2]},
    "create": {"command": "create", "path": "/memories/a", "file_text": "text"},
    "str_replace": {"command": "str_replace", "path": "/memories/a", "old_str": "b", "new_str": "c"},
    "insert": {"command": "insert", "path": "/memories/a", "insert_line": 1, "insert_text": "d"},
    "delete": {"command": "delete", "path": "/memories/a"},
    "rename": {"command": "rename", "old_path": "/memories/a", "new_path": "/memories/b"},
}


class Memory:
    """A memory in a folder, and a way to drive either kind of it."""

    def __init__(self, api: Any, folder: Path, *, by_path: bool = False) -> None:
        self.folder = folder
        self._api = api
        base: Any = LocalFilesystemMemoryTool
        if by_path:  # what platforms do that cannot look up names in open folders
            base = type("ByPath", (base,), {"_descriptors": False})
        self.tool: Any = AsyncLocalFilesystemMemoryTool(folder) if api.is_async else base(folder)
        if by_path and api.is_async:
            self.tool._sync = base(folder)

    def __call__(self, command: str, **fields: Any) -> Any:
        """Have the tool carry out a command."""
        return self._api.call(self.tool.call, {"command": command, **fields})

    def fails(self, command: str, **fields: Any) -> str:
        """Return what the model is told of a command that fails."""
        with pytest.raises(ToolError) as caught:
            self(command, **fields)
        assert isinstance(caught.value.content, str)
        assert str(self.folder) not in caught.value.content
        return caught.value.content

    def put(self, name: str, content: str | bytes) -> Path:
        """Write a file past the tool."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


@pytest.fixture(params=["open folders", "paths"])
def memory(request: Any, api: Any, tmp_path: Path) -> Memory:
    return Memory(api, tmp_path / "memory", by_path=request.param == "paths")


# The base classes


def recording(api: Any, **options: Any) -> Any:
    """Return a tool whose commands return themselves."""

    def method(self: Any, command: Any) -> Any:
        return type(command), command

    async def async_method(self: Any, command: Any) -> Any:
        return type(command), command

    base: Any = BetaAsyncAbstractMemoryTool if api.is_async else BetaAbstractMemoryTool
    return type("Recording", (base,), dict.fromkeys(COMMANDS, async_method if api.is_async else method))(**options)


def test_definition(api: Any) -> None:
    assert recording(api).to_dict() == {"type": "memory_20250818", "name": "memory"}
    cached = recording(api, cache_control={"type": "ephemeral"})
    assert cached.to_dict() == {
        "type": "memory_20250818",
        "name": "memory",
        "cache_control": {"type": "ephemeral"},
    }
    assert (cached.name, cached.is_async) == ("memory", api.is_async)


@pytest.mark.parametrize("name", COMMANDS)
def test_call_and_execute_dispatch_to_the_method_of_the_command(api: Any, name: str) -> None:
    tool, sent = recording(api), EXAMPLES[name]
    assert api.call(tool.call, {**sent, "unknown": 1}) == (COMMANDS[name], COMMANDS[name](**sent, unknown=1))
    typed = COMMANDS[name](**sent)
    kind, received = api.call(tool.execute, typed)
    assert kind is COMMANDS[name]
    assert received is typed


def test_call_goes_through_execute(api: Any) -> None:
    tool = recording(api)
    seen = []

    def execute(command: Any) -> Any:
        seen.append(command.command)
        return type(tool).execute(tool, command)

    tool.execute = execute
    api.call(tool.call, EXAMPLES["delete"])
    assert seen == ["delete"]


def test_the_fields_are_those_of_the_models() -> None:
    kinds = {"str": TEXT, "int": LINE, "Optional[List[int]]": RANGE}
    for name, model in COMMANDS.items():
        fields = {f: kinds[str(a.type)] for f, a in model._fields().items() if f != "command"}
        assert fields == FIELDS[name]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ("text", ["object", "'text'"]),
        (None, ["object", "None"]),
        ([], ["object"]),
        ({}, ["`command` is missing", "view, create, str_replace, insert, delete, rename"]),
        ({"command": "erase"}, ["`command` is 'erase'", "view, create"]),
        ({"command": ["view"]}, ["`command` is ['view']"]),
        ({"command": "clear_all_memory"}, ["`command` is 'clear_all_memory'"]),
        ({"command": "view"}, ["`view`", "`path` is missing"]),
        ({"command": "view", "path": None}, ["`path` is missing"]),
        ({"command": "view", "path": 3}, ["`path` must be a text, not 3"]),
        ({"command": "view", "path": "/memories", "view_range": 1}, ["`view_range`", "two integers", "not 1"]),
        ({"command": "view", "path": "/memories", "view_range": [1]}, ["`view_range`", "two integers"]),
        ({"command": "view", "path": "/memories", "view_range": [1, "2"]}, ["`view_range`", "two integers"]),
        ({"command": "view", "path": "/memories", "view_range": [True, 2]}, ["`view_range`", "two integers"]),
        ({"command": "create", "path": "/memories/a", "content": "b"}, ["`create`", "`file_text` is missing"]),
        (
            {"command": "str_replace", "path": 1, "old_str": 2},
            ["`path` must", "`old_str` must", "`new_str` is missing"],
        ),
        ({"command": "insert", "path": "a", "insert_line": "1", "insert_text": ""}, ["`insert_line`", "an integer"]),
        ({"command": "insert", "path": "a", "insert_line": True, "insert_text": ""}, ["`insert_line`", "an integer"]),
        ({"command": "rename", "path": "a"}, ["`old_path` is missing", "`new_path` is missing"]),
        ({"command": "create", "path": "a", "file_text": "ab\ud83d"}, ["`file_text`", "surrogate", "position 2"]),
    ],
)
def test_the_model_is_told_what_is_wrong_with_which_field(api: Any, sent: Any, words: list[str]) -> None:
    with pytest.raises(ToolError) as caught:
        api.call(recording(api).call, sent)
    for word in words:
        assert word in caught.value.content
    caught.value.content.encode()  # it can be sent


def test_typed_commands_are_checked_too(api: Any) -> None:
    tool = recording(api)
    read: Any = command_of({"command": "delete", "path": "/memories/a"})
    read.path = 5
    with pytest.raises(ToolError, match="`path` must be a text, not 5"):
        api.call(tool.execute, read)
    with pytest.raises(ToolError, match="`file_text` is missing"):
        api.call(tool.execute, BetaMemoryTool20250818ViewCommand(command="create", path="/memories/a"))  # type: ignore[arg-type]


def test_base_classes_are_abstract(api: Any) -> None:
    base: Any = BetaAsyncAbstractMemoryTool if api.is_async else BetaAbstractMemoryTool
    assert base.__abstractmethods__ == set(COMMANDS)
    with pytest.raises(TypeError, match="abstract"):
        base()
    with pytest.raises(NotImplementedError, match="Recording"):
        api.call(recording(api).clear_all_memory)


# Viewing


def test_view_lists_two_levels_with_sizes(memory: Memory) -> None:
    assert memory("view", path="/memories").splitlines()[1:] == ["0B\t/memories"]
    memory.put("notes.txt", "x" * 1536)
    memory.put("b/c/d/e.txt", "x" * 100)
    memory.put("b/f.txt", "x" * 2 * 1024 * 1024)
    for hidden in (".git/config", ".hidden", "node_modules/x", "b/.secret"):
        memory.put(hidden, "x" * 5000)
    head, *lines = memory("view", path="/memories/").splitlines()
    assert "2 levels deep" in head
    assert "/memories," in head
    assert lines == [
        "2.0M\t/memories",
        "2.0M\t/memories/b/",
        "100B\t/memories/b/c/",
        "2.0M\t/memories/b/f.txt",
        "1.5K\t/memories/notes.txt",
    ]
    assert memory("view", path="/memories/b/c").splitlines()[1:] == [
        "100B\t/memories/b/c",
        "100B\t/memories/b/c/d/",
        "100B\t/memories/b/c/d/e.txt",
    ]


def test_view_of_a_crowded_folder_says_how_much_is_left_out(memory: Memory) -> None:
    for number in range(1005):
        (memory.folder / f"{number:04}").touch()
    lines = memory("view", path="/memories").splitlines()
    assert len(lines) == 2 + 1000 + 1
    assert "5 more" in lines[-1]


def test_view_of_a_file_has_line_numbers(memory: Memory) -> None:
    memory.put("a/notes.txt", "Hello World\nThis is line two\n\n  four")
    told = memory("view", path="/memories/a/notes.txt")
    assert told.split("\n")[1:] == ["     1\tHello World", "     2\tThis is line two", "     3\t", "     4\t  four"]
    assert "/memories/a/notes.txt" in told.split("\n")[0]
    memory.put("empty", "")
    assert memory("view", path="/memories/empty") == "The file /memories/empty is empty."


@pytest.mark.parametrize(
    ("view_range", "numbers"),
    [([1, 1], [1]), ([2, 4], [2, 3, 4]), ([4, -1], [4, 5]), ([5, 99], [5]), (None, [1, 2, 3, 4, 5])],
)
def test_view_of_a_range(memory: Memory, view_range: Any, numbers: list[int]) -> None:
    memory.put("n", "".join(f"line {number}\n" for number in range(1, 6)))
    lines = memory("view", path="/memories/n", view_range=view_range).split("\n")[1:]
    assert lines == [f"{number:6}\tline {number}" for number in numbers]


@pytest.mark.parametrize("view_range", [[0, 2], [-1, 2], [6, 7], [3, 2], [3, -2], [3, 0]])
def test_view_of_no_range(memory: Memory, view_range: Any) -> None:
    memory.put("n", "\n" * 5)
    told = memory.fails("view", path="/memories/n", view_range=view_range)
    assert "`view_range`" in told
    assert "5 lines" in told


def test_view_range_is_not_for_folders(memory: Memory) -> None:
    assert "files only" in memory.fails("view", path="/memories", view_range=[1, 2])


def test_view_has_limits(memory: Memory) -> None:
    memory.put("long", "\n" * 999_999)
    assert memory("view", path="/memories/long", view_range=[999_999, -1]).endswith("\n999999\t")
    memory.put("long", "\n" * 1_000_000)
    told = memory.fails("view", path="/memories/long", view_range=[1, 2])
    assert "1,000,000 lines" in told
    assert "999,999" in told
    with memory.put("large", "").open("r+b") as file:
        file.truncate(MAX_BYTES + 1)
    assert f"{MAX_BYTES:,} bytes" in memory.fails("view", path="/memories/large")


def test_a_file_that_is_no_utf_8_is_an_error_that_says_so(memory: Memory) -> None:
    path = memory.put("latin", b"caf\xe9")
    for told in (
        memory.fails("view", path="/memories/latin"),
        memory.fails("str_replace", path="/memories/latin", old_str="caf", new_str="tea"),
        memory.fails("insert", path="/memories/latin", insert_line=0, insert_text="tea"),
    ):
        assert "UTF-8" in told
        assert "byte 3" in told
    assert path.read_bytes() == b"caf\xe9"


# Writing


def test_create_writes_a_file_and_its_folders_for_their_owner_only(memory: Memory) -> None:
    text = "Zeile 1\r\nΖ\u2028\n\ttab\rend"
    told = memory("create", path="/memories/a/b/c.txt", file_text=text)
    assert "/memories/a/b/c.txt was created" in told
    path = memory.folder / "a/b/c.txt"
    assert path.read_bytes() == text.encode()
    if sys.platform != "win32":
        modes = [stat.S_IMODE(p.stat().st_mode) for p in (path, path.parent, path.parent.parent, memory.folder)]
        assert modes == [0o600, 0o700, 0o700, 0o700]
    assert os.listdir(path.parent) == ["c.txt"]


def test_create_does_not_overwrite(memory: Memory) -> None:
    path = memory.put("a/b.txt", "old")
    for taken in ("/memories/a/b.txt", "/memories/a"):
        assert "exists already" in memory.fails("create", path=taken, file_text="new")
    assert path.read_text() == "old"
    told = memory.fails("create", path="/memories/a/b.txt/c", file_text="new")
    assert "/memories/a/b.txt/c" in told
    assert "what should be a folder is none" in told


def test_create_takes_no_more_than_can_be_viewed(memory: Memory) -> None:
    assert "bytes" in memory.fails("create", path="/memories/large", file_text="x" * (MAX_BYTES + 1))
    assert list(memory.folder.iterdir()) == []


def test_names_may_be_in_any_language(memory: Memory) -> None:
    for name in (
        "会议：周一.md",
        "Übersicht (1).txt",
        "50% off.md",
        "a…b",
        ".hidden",
        "~",
        "$HOME",
        "👩‍💻",
        "-rf",
        "*",
    ):
        memory("create", path=f"/memories/{name}", file_text=name)
        assert memory("view", path=f"/memories/{name}").endswith(f"     1\t{name}")
        assert (memory.folder / name).read_text(encoding="utf-8") == name


def test_str_replace_shows_the_lines_around_the_change(memory: Memory) -> None:
    path = memory.put("n", "".join(f"line {number}\n" for number in range(1, 21)))
    told = memory("str_replace", path="/memories/n", old_str="line 10\n", new_str="ten\nten and a half\n")
    assert told.split("\n")[0].startswith("The file /memories/n was edited.")
    assert told.split("\n")[1:] == [
        "     6\tline 6",
        "     7\tline 7",
        "     8\tline 8",
        "     9\tline 9",
        "    10\tten",
        "    11\tten and a half",
        "    12\tline 11",
        "    13\tline 12",
        "    14\tline 13",
        "    15\tline 14",
        "    16\tline 15",
    ]
    assert path.read_text().split("\n")[8:12] == ["line 9", "ten", "ten and a half", "line 11"]


def test_str_replace_leaves_everything_else_as_it_is(memory: Memory) -> None:
    path = memory.put("n", b"\xef\xbb\xbfa\r\nb\rc\x0b\xe2\x80\xa8d\n\n")
    if sys.platform != "win32":
        path.chmod(0o640)
    memory("str_replace", path="/memories/n", old_str="b", new_str="")
    assert path.read_bytes() == b"\xef\xbb\xbfa\r\n\rc\x0b\xe2\x80\xa8d\n\n"
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_str_replace_needs_exactly_one_match(memory: Memory) -> None:
    path = memory.put("n", "one\ntwo one\nthree\naaa\n" + "z\n" * 30)
    told = memory.fails("str_replace", path="/memories/n", old_str="four", new_str="4")
    assert "`four`" in told
    assert "/memories/n" in told
    told = memory.fails("str_replace", path="/memories/n", old_str="one", new_str="1")
    assert "`one`" in told
    assert "lines: 1, 2." in told
    assert "lines: 4." in memory.fails("str_replace", path="/memories/n", old_str="aa", new_str="b")  # they overlap
    assert "24 and more." in memory.fails("str_replace", path="/memories/n", old_str="z", new_str="b")
    assert "empty" in memory.fails("str_replace", path="/memories/n", old_str="", new_str="b")
    assert path.read_text() == "one\ntwo one\nthree\naaa\n" + "z\n" * 30


@pytest.mark.parametrize(
    ("before", "line", "text", "after"),
    [
        ("a\nb\n", 0, "x\n", "x\na\nb\n"),
        ("a\nb\n", 1, "x\n", "a\nx\nb\n"),
        ("a\nb\n", 2, "x\n", "a\nb\nx\n"),
        ("a\nb\n", 1, "x", "a\nx\nb\n"),
        ("a\nb\n", 2, "x", "a\nb\nx\n"),
        ("a\nb", 2, "x", "a\nb\nx"),
        ("a\nb", 1, "x\ny", "a\nx\ny\nb"),
        ("a\r\nb\r\n", 1, "x", "a\r\nx\r\nb\r\n"),
        ("a\rb\n", 1, "x\r\n", "a\rb\nx\r\n"),
        ("", 0, "x", "x"),
        ("a\n", 0, "", "\na\n"),
    ],
)
def test_insert(memory: Memory, before: str, line: int, text: str, after: str) -> None:
    path = memory.put("n", before)
    told = memory("insert", path="/memories/n", insert_line=line, insert_text=text)
    assert told == "The file /memories/n was edited."
    assert path.read_bytes() == after.encode()


@pytest.mark.parametrize("line", [-1, 3, 10**30])
def test_insert_at_no_line(memory: Memory, line: int) -> None:
    path = memory.put("n", "a\nb\n")
    told = memory.fails("insert", path="/memories/n", insert_line=line, insert_text="x")
    assert f"`insert_line` {line}" in told
    assert "from 0, for the beginning, to 2" in told
    assert path.read_text() == "a\nb\n"


# Deleting and renaming


def test_delete(memory: Memory) -> None:
    memory.put("a.txt", "a")
    memory.put("b/c/d.txt", "d")
    memory.put("b/.hidden", "d")
    assert memory("delete", path="/memories/a.txt") == "/memories/a.txt was deleted."
    assert memory("delete", path="/memories/b/") == "/memories/b was deleted."
    assert list(memory.folder.iterdir()) == []


def test_rename(memory: Memory) -> None:
    memory.put("draft.txt", "text")
    told = memory("rename", old_path="/memories/draft.txt", new_path="/memories/x/y/final.txt")
    assert told == "/memories/draft.txt was renamed to /memories/x/y/final.txt."
    assert (memory.folder / "x/y/final.txt").read_text() == "text"
    memory("rename", old_path="/memories/x", new_path="/memories/z")
    assert [str(p.relative_to(memory.folder)) for p in memory.folder.rglob("*")] == ["z", "z/y", "z/y/final.txt"]


def test_rename_does_not_overwrite(memory: Memory) -> None:
    memory.put("a", "a")
    memory.put("b", "b")
    (memory.folder / "empty").mkdir()
    for old, new in (("a", "b"), ("a", "a"), ("a", "empty"), ("empty", "a")):
        told = memory.fails("rename", old_path=f"/memories/{old}", new_path=f"/memories/{new}")
        assert f"/memories/{new} exists already" in told
    assert [p.name for p in sorted(memory.folder.iterdir())] == ["a", "b", "empty"]
    assert [(memory.folder / name).read_text() for name in "ab"] == ["a", "b"]


def test_a_folder_is_not_moved_into_itself(memory: Memory) -> None:
    memory.put("a/b", "b")
    assert "into itself" in memory.fails("rename", old_path="/memories/a", new_path="/memories/a/c/d")
    assert [p.name for p in memory.folder.rglob("*")] == ["a", "b"]


def test_the_memory_folder_itself_stays(memory: Memory) -> None:
    memory.put("a", "a")
    for path in ("/memories", "/memories/"):
        for command, fields in (
            ("create", {"path": path, "file_text": ""}),
            ("str_replace", {"path": path, "old_str": "a", "new_str": "b"}),
            ("insert", {"path": path, "insert_line": 0, "insert_text": "b"}),
            ("delete", {"path": path}),
            ("rename", {"old_path": path, "new_path": "/memories/b"}),
            ("rename", {"old_path": "/memories/a", "new_path": path}),
        ):
            assert "memory folder itself" in memory.fails(command, **fields)
    assert (memory.folder / "a").read_text() == "a"


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "create"])
def test_what_does_not_exist(memory: Memory, command: str) -> None:
    fields = {key: value for key, value in EXAMPLES[command].items() if key != "command"}
    told = memory.fails(command, **fields)
    assert "/memories/a does not exist" in told
    assert list(memory.folder.iterdir()) == []


@pytest.mark.parametrize("command", ["str_replace", "insert"])
def test_a_folder_is_no_file(memory: Memory, command: str) -> None:
    (memory.folder / "a").mkdir()
    fields = {key: value for key, value in EXAMPLES[command].items() if key != "command"}
    assert "There is no file /memories/a" in memory.fails(command, **fields)


def test_clear_all_memory(api: Any, memory: Memory) -> None:
    for name in ("a", "b/c", ".hidden/d"):
        memory.put(name, "x")
    assert api.call(memory.tool.clear_all_memory) == "All memory was deleted."
    assert list(memory.folder.iterdir()) == []


def test_the_folder_is_made_again_if_it_goes_missing(memory: Memory) -> None:
    memory.folder.rmdir()
    assert memory("view", path="/memories").endswith("0B\t/memories")


def test_a_base_path_that_is_no_folder_is_an_error_of_yours(api: Any, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileExistsError):
        Memory(api, tmp_path / "file")


def test_a_relative_base_path_is_bound_to_where_it_was_given(
    api: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    memory = Memory(api, Path("memory"))
    monkeypatch.chdir("/")
    memory("create", path="/memories/a", file_text="a")
    assert (tmp_path / "memory/a").read_text() == "a"
    assert memory.tool.base_path == str((tmp_path / "memory").resolve())


# Files that stay whole


@pytest.mark.parametrize("failing", ["replace", "fsync"])
def test_a_crash_before_the_replacement_leaves_the_old_file(
    memory: Memory, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    path = memory.put("n", "old text\n")

    def fail(*args: Any, **kwargs: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(memory.folder))

    monkeypatch.setattr(os, failing, fail)
    told = [
        memory.fails("str_replace", path="/memories/n", old_str="old", new_str="new"),
        memory.fails("insert", path="/memories/n", insert_line=0, insert_text="new"),
        memory.fails("create", path="/memories/m", file_text="new"),
    ]
    assert all("no space left" in text for text in told)
    monkeypatch.undo()
    assert path.read_text() == "old text\n"
    assert os.listdir(memory.folder) == ["n"]
    assert "was edited" in memory("str_replace", path="/memories/n", old_str="old", new_str="new")


def test_a_reader_sees_the_old_or_the_new_file_only(tmp_path: Path) -> None:
    tool = LocalFilesystemMemoryTool(tmp_path)
    texts = {letter: letter * 100_000 for letter in "ab"}
    tool.call({"command": "create", "path": "/memories/n", "file_text": texts["a"]})
    done = threading.Event()

    def write() -> None:
        for old, new in ["ab", "ba"] * 20:
            tool.call({"command": "str_replace", "path": "/memories/n", "old_str": texts[old], "new_str": texts[new]})
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    seen = set()
    while not done.is_set():
        seen.add(str(tool.call({"command": "view", "path": "/memories/n"})).split("\t")[1])
    writer.join()
    assert seen <= set(texts.values())


def test_twenty_threads_write_different_files(api: Any, memory: Memory) -> None:
    def work(number: int) -> None:
        tool = LocalFilesystemMemoryTool(memory.folder)
        path = f"/memories/shared/{number}.txt"
        tool.call({"command": "create", "path": path, "file_text": "0\n"})
        for step in range(3):
            tool.call({"command": "str_replace", "path": path, "old_str": f"{step}\n", "new_str": f"{step + 1}\n"})

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(work, range(20)))
    assert len(memory("view", path="/memories/shared").splitlines()) == 22
    assert {path.read_text() for path in (memory.folder / "shared").iterdir()} == {"3\n"}


def test_changes_of_one_file_wait_for_each_other(memory: Memory) -> None:
    """Of many that create a file one succeeds, and no insertion is lost, though each reads, changes and writes."""
    sync = getattr(memory.tool, "_sync", memory.tool)

    def create(number: int) -> bool:
        try:
            return bool(
                type(sync)(memory.folder).call({"command": "create", "path": "/memories/n", "file_text": "a\n"})
            )
        except ToolError:
            return False

    def insert(number: int) -> None:
        type(sync)(memory.folder).call(
            {"command": "insert", "path": "/memories/n", "insert_line": 1, "insert_text": f"{number}\n"}
        )

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(create, range(20))) == 1
        list(pool.map(insert, range(20)))
    assert sorted((memory.folder / "n").read_text().split()) == sorted(["a", *map(str, range(20))])


def test_no_file_stays_open(memory: Memory) -> None:
    if not os.path.isdir("/proc/self/fd"):
        pytest.skip("there is no /proc")
    memory("create", path="/memories/a/b/c", file_text="a\nb\n")
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(5):
        memory("view", path="/memories")
        memory("insert", path="/memories/a/b/c", insert_line=1, insert_text="x")
        memory.fails("view", path="/memories/a/b/x/y")
        memory.fails("insert", path="/memories/a/b/c", insert_line=99, insert_text="x")
        memory.fails("rename", old_path="/memories/a/b", new_path="/memories/a/b/c/d")
    assert len(os.listdir("/proc/self/fd")) == before
