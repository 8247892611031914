"""Forms with files: every way of giving a file, and sending them more than once."""

from __future__ import annotations

import io
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import pytest

from anthropic._multipart import Multipart

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
    with pytest.raises(TypeError, match="binary"):
        list(Multipart({"file": io.StringIO("text")}))


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
