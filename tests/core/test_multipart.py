"""Forms with files: every way of giving a file, and sending them more than once."""

from __future__ import annotations

import asyncio
import gzip
import io
import os
import threading
from collections.abc import AsyncIterator, Iterator
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import pytest

from anthropic import AnthropicError
from anthropic._multipart import PIECE, Multipart

Part = tuple[str, "str | None", str, bytes]


def parts(fields: dict[str, Any]) -> list[Part]:
    """Read a form by other means: name, file name, content type, content."""
    form = Multipart(fields)
    body = b"".join(form)
    assert form.length in (None, len(body))
    message = BytesParser().parsebytes(f"Content-Type: {form.content_type}\r\n\r\n".encode() + body)
    return [
        (
            str(part.get_param("name", header="content-disposition")),
            part.get_filename(),
            part.get_content_type(),
            part.get_payload(decode=True),
        )
        for part in message.get_payload()  # type: ignore[union-attr,misc]
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "a b.txt"
    file.write_bytes(b"from disk")
    return file


def test_all_forms_of_a_file(path: Path) -> None:
    pdf = "application/pdf"
    assert parts({"file": path}) == [("file", "a b.txt", "text/plain", b"from disk")]
    assert parts({"file": b"raw"}) == [("file", "upload", "application/octet-stream", b"raw")]
    assert parts({"file": bytearray(b"raw")})[0][3] == b"raw"
    assert parts({"file": io.BytesIO(b"io")}) == [("file", "upload", "application/octet-stream", b"io")]
    assert parts({"file": ("x.pdf", b"raw")}) == [("file", "x.pdf", pdf, b"raw")]
    assert parts({"file": ("x", path, pdf)}) == [("file", "x", pdf, b"from disk")]
    assert parts({"file": ("x", b"raw", None, {"Content-Type": pdf})}) == [("file", "x", pdf, b"raw")]
    assert parts({"file": (None, path)})[0][1] == "a b.txt"
    with path.open("rb") as file:
        assert parts({"file": file}) == [("file", "a b.txt", "text/plain", b"from disk")]


def test_lists_and_fields(path: Path) -> None:
    fields = {"display_title": "Grüße", "files": [path, ("s/x.md", b"#")], "none": None, "tags": ["a", "b"], "on": True}
    found = parts(fields)
    assert [part[0] for part in found] == ["display_title", "files[]", "files[]", "tags[]", "tags[]", "on"]
    assert found[0][3].decode() == "Grüße"
    assert found[2][1] == "s/x.md"
    assert found[-1][3] == b"true"


@pytest.mark.parametrize("value", ["a.txt", ("a.txt", "text"), 7, ("a",), ("a", b"", "t", {}, 1)])
def test_what_is_no_file(value: Any) -> None:
    with pytest.raises(TypeError, match="file"):
        Multipart({"file": value})
    with pytest.raises(TypeError, match="file"):
        Multipart({"files": [value]})


def test_text_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match=r'file: .*text mode.*open\(path, "rb"\)'):
        Multipart({"file": io.StringIO("text")})
    (tmp_path / "a.txt").write_text("text")
    with (tmp_path / "a.txt").open() as file, pytest.raises(TypeError, match="binary mode"):
        Multipart({"file": ("a.txt", file)})


def test_names_cannot_break_out_of_their_header() -> None:
    body = b"".join(Multipart({"file": ('a"\r\nX-Evil: 1', b"")}))
    assert b'filename="a%22%0D%0AX-Evil: 1"' in body
    with pytest.raises(ValueError, match="line break"):
        Multipart({"file": ("a", b"", "text/plain\r\nX-Evil: 1")})


def test_open_files_are_rewound_to_where_they_were() -> None:
    file = io.BytesIO(b"0123456789")
    file.seek(4)
    form = Multipart({"file": file})
    assert form.replayable
    assert b"".join(form) == b"".join(form)
    assert b"456789" in b"".join(form)
    assert b"3456789" not in b"".join(form)


def test_pipes_are_sent_once() -> None:
    class Pipe(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            return b""

        def tell(self) -> int:
            raise OSError("no position")

    form = Multipart({"file": Pipe()})
    assert not form.replayable
    assert form.length is None


@pytest.mark.parametrize("wrap", [lambda path: path, lambda path: ("a", path)])
def test_files_that_cannot_be_read_are_refused_when_the_form_is_made(tmp_path: Path, wrap: Any) -> None:
    with pytest.raises(FileNotFoundError, match=r"file: there is no file with this path: .*missing\.txt"):
        Multipart({"file": wrap(tmp_path / "missing.txt")})
    with pytest.raises(IsADirectoryError, match=r"file: this is a directory: .*files_from_dir"):
        Multipart({"file": wrap(tmp_path)})
    with pytest.raises(NotADirectoryError):
        Multipart({"file": wrap(Path(__file__) / "x")})


def test_a_file_that_may_not_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise PermissionError(13, "Permission denied")  # as for anyone but root

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(
        PermissionError, match=r"files\[\]: this file may not be read: change its permissions.*a b\.txt"
    ):
        Multipart({"files": [path]})


def test_open_files_that_cannot_be_read(tmp_path: Path) -> None:
    with (tmp_path / "new").open("wb") as file:
        with pytest.raises(ValueError, match='"rb"'):
            Multipart({"file": file})
        file.write(b"something")
    with pytest.raises(ValueError, match="closed"):
        Multipart({"file": file})
    written = io.BytesIO()
    written.write(b"and not rewound")
    with pytest.raises(ValueError, match=r"at its end.*seek\(0\)"):
        Multipart({"file": written})
    assert parts({"file": io.BytesIO()})[0][3] == b""


def test_files_that_are_read_asynchronously_are_refused_with_a_hint() -> None:
    class UploadFile:
        async def read(self, size: int = -1) -> bytes:
            return b""

    with pytest.raises(TypeError, match=r"its \.file"):
        Multipart({"file": UploadFile()}, is_async=True)


def test_a_file_is_sent_with_the_length_it_had(path: Path) -> None:
    form = Multipart({"file": path})
    with path.open("ab") as file:
        file.write(b" and more")
    assert len(b"".join(form)) == form.length
    path.write_bytes(b"from")
    with pytest.raises(AnthropicError, match="shorter by 5 bytes"):
        b"".join(form)


def test_sources_whose_length_is_not_known(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"one"
        yield b"two"

    form = Multipart({"file": ("a", pieces())})
    assert form.length is None
    assert not form.replayable
    assert b"\r\nonetwo\r\n" in b"".join(form)
    with pytest.raises(AnthropicError, match="second time"):
        list(form)

    (tmp_path / "a.gz").write_bytes(gzip.compress(b"compressed"))
    with gzip.open(tmp_path / "a.gz") as file:
        form = Multipart({"file": file})
        assert form.replayable
        assert b"\r\ncompressed\r\n" in b"".join(form)
        assert b"".join(form) == b"".join(form)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_is_opened_only_when_it_is_sent(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    form = Multipart({"file": pipe})
    assert form.length is None
    assert not form.replayable
    writer = threading.Thread(target=lambda: pipe.write_bytes(b"through the pipe"))
    writer.start()
    assert b"\r\nthrough the pipe\r\n" in b"".join(form)
    writer.join()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="there is no /proc here")
def test_files_that_say_they_are_empty_but_are_not() -> None:
    form = Multipart({"file": Path("/proc/self/status")})
    assert form.length is None
    assert b"VmRSS" in b"".join(form)


def test_long_content_is_sent_in_pieces_and_short_content_together(tmp_path: Path) -> None:
    content = os.urandom(3 * PIECE + 17)
    (tmp_path / "long").write_bytes(content)
    for value in (content, tmp_path / "long", io.BytesIO(content)):
        pieces = list(Multipart({"file": value}))
        assert max(map(len, pieces)) <= PIECE
        assert content in b"".join(pieces)
    assert len(list(Multipart({"files": [(f"s/{i}", b"short") for i in range(50)]}))) == 1


def test_asynchronously_files_are_read_in_another_thread(path: Path) -> None:
    readers = set()

    class Noting(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if size:
                readers.add(threading.get_ident())
            return super().read(size)

    async def made() -> AsyncIterator[bytes]:
        yield b"made "
        yield b"up"

    async def collect(form: Multipart) -> bytes:
        return b"".join([piece async for piece in form])

    content = os.urandom(40 * PIECE + 1)
    form = Multipart({"files": [path, Noting(content), b"x" * (2 * PIECE)], "display_title": "T"}, is_async=True)
    assert form.replayable
    for _ in range(2):
        assert asyncio.run(collect(form)) == b"".join(form)
    readers.discard(threading.get_ident())  # of the comparison
    assert readers

    readers.clear()
    asyncio.run(collect(form))
    assert threading.get_ident() not in readers

    assert b"\r\nmade up\r\n" in asyncio.run(collect(Multipart({"file": ("a", made())}, is_async=True)))
    with pytest.raises(TypeError, match="AsyncAnthropic"):
        Multipart({"file": ("a", made())})
