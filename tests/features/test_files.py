"""Files and skills: uploads in every form, downloads into files, and files inside request bodies, for both clients."""

from __future__ import annotations

import base64
import gc
import io
import json
import os
import stat
import subprocess
import sys
import threading
from email.message import Message
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import pytest

import anthropic
from anthropic import APIConnectionError, file_from_path
from anthropic.lib import async_files_from_dir, files_from_dir
from anthropic.types.beta import DeletedFile, FileMetadata

LINUX = sys.platform == "linux"


def form(request: Any) -> list[Message]:
    """Read the form of a request by other means."""
    head = f"Content-Type: {request.header('content-type')}\r\n\r\n".encode()
    message = BytesParser().parsebytes(head + request.body)
    return message.get_payload()  # type: ignore[return-value]


def sent_file(server: Any) -> tuple[str | None, str, bytes]:
    (part,) = form(server.requests[-1])
    assert part.get_param("name", header="content-disposition") == "file"
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return part.get_filename(), part.get_content_type(), content


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_bytes(b"from disk")
    return tmp_path / "report.txt"


# Uploads


def test_every_form_of_a_file(api: Any, server: Any, path: Path) -> None:
    upload = api.client().beta.files.upload
    octets = "application/octet-stream"
    with path.open("rb") as opened:
        opened.read(5)
        for value, expected in (
            (path, ("report.txt", "text/plain", b"from disk")),
            (b"my bytes", ("upload", octets, b"my bytes")),
            (io.BytesIO(b"io"), ("upload", octets, b"io")),
            (opened, ("report.txt", "text/plain", b"disk")),
            (("file.txt", b"my bytes", "text/plain"), ("file.txt", "text/plain", b"my bytes")),
            (("file.pdf", path), ("file.pdf", "application/pdf", b"from disk")),
            (("a", path, "text/x-a", {"X-Mine": "1"}), ("a", "text/x-a", b"from disk")),
            (file_from_path(path), ("report.txt", "text/plain", b"from disk")),
        ):
            file = api.call(upload, file=value)
            assert isinstance(file, FileMetadata)
            assert sent_file(server) == expected
            assert (file.filename, file.size_bytes) == (expected[0], len(expected[2]))
            assert server.requests[-1].header("content-length") == str(len(server.requests[-1].body))
    assert server.requests[-1].target == "/v1/files?beta=true"


def test_a_beta_named_twice_is_sent_once(api: Any, server: Any, path: Path) -> None:
    api.call(api.client().beta.files.upload, file=path, betas=["files-api-2025-04-14", "mine"])
    assert server.requests[-1].header("anthropic-beta") == "files-api-2025-04-14,mine"


@pytest.mark.parametrize(
    ("value", "error", "hint"),
    [
        ("report.txt", TypeError, r"pathlib\.Path"),
        (("a", "text"), TypeError, r"pathlib\.Path"),
        (Path("missing.txt"), FileNotFoundError, "no file with this path"),
        (("a", Path("missing.txt")), FileNotFoundError, "no file with this path"),
        (Path(__file__).parent, IsADirectoryError, "files_from_dir"),
        (io.StringIO("text"), TypeError, "binary mode"),
    ],
)
def test_what_is_no_file_is_refused_before_anything_is_sent(
    api: Any, server: Any, value: Any, error: Any, hint: str
) -> None:
    with pytest.raises(error, match=hint):
        api.call(api.client().beta.files.upload, file=value)
    with pytest.raises(error, match=hint):
        api.call(api.client().beta.skills.create, files=[value])
    assert not server.requests


def test_a_retry_sends_the_same_again(api: Any, server: Any, path: Path) -> None:
    upload = api.client().beta.files.upload
    with path.open("rb") as opened:
        opened.seek(5)
        for value, content in ((path, b"from disk"), (opened, b"disk"), (b"bytes", b"bytes")):
            server.fail(529, headers={"retry-after-ms": "1"}, times=2)
            api.call(upload, file=value)
            first, _, third = server.requests[-3:]
            assert sent_file(server)[2] == content
            assert first.body == third.body


def test_a_pipe_is_not_retried_and_the_error_says_so(api: Any, server: Any) -> None:
    reader, writer = os.pipe()
    os.write(writer, b"once only")
    os.close(writer)
    server.fail(529)
    with os.fdopen(reader, "rb") as pipe, pytest.raises(anthropic.OverloadedError, match=r"not retried.*second time"):
        api.call(api.client().beta.files.upload, file=("x", pipe))
    (request,) = server.requests
    assert sent_file(server)[2] == b"once only"
    assert request.header("transfer-encoding") == "chunked"


def test_content_that_is_made_while_it_is_sent(api: Any, server: Any) -> None:
    async def made() -> Any:
        yield b"asynchronously "
        yield b"made"

    upload = api.client().beta.files.upload
    api.call(upload, file=("x", iter([b"piece ", b"by piece"])))
    assert sent_file(server)[2] == b"piece by piece"
    if api.is_async:
        api.call(upload, file=("x", made()))
        assert sent_file(server)[2] == b"asynchronously made"
    else:
        with pytest.raises(TypeError, match="AsyncAnthropic"):
            upload(file=("x", made()))


def test_metadata_list_and_delete(api: Any, path: Path) -> None:
    files = api.client().beta.files
    first, second = api.call(files.upload, file=path), api.call(files.upload, file=("b", b"b"))
    assert api.call(files.retrieve_metadata, first.id) == first
    assert [file.id for file in api.collect(files.list(limit=1))] == [second.id, first.id]
    deleted = api.call(files.delete, first.id)
    assert isinstance(deleted, DeletedFile)
    assert deleted.id == first.id
    with pytest.raises(anthropic.NotFoundError):
        api.call(files.retrieve_metadata, first.id)
    for method in (files.retrieve_metadata, files.download, files.delete):
        with pytest.raises(ValueError, match="file_id"):
            api.call(method, "")


# Downloads


def stored(api: Any, content: bytes) -> tuple[Any, str]:
    """Return a client, and the id of a file that holds some content."""
    client = api.client(max_retries=0)
    return client, api.call(client.beta.files.upload, file=("x.bin", content)).id


@pytest.mark.parametrize("content", [b"", b"short", os.urandom(3_000_000)], ids=["empty", "short", "long"])
def test_a_download_gives_what_was_uploaded(api: Any, tmp_path: Path, content: bytes) -> None:
    client, file_id = stored(api, content)
    download = client.beta.files.download
    assert api.call(api.call(download, file_id).read) == content
    response = api.call(download, file_id)
    api.call(response.write_to_file, tmp_path / "a.bin")
    api.call(api.call(download, file_id).stream_to_file, str(tmp_path / "b.bin"), chunk_size=1000)
    assert (tmp_path / "a.bin").read_bytes() == (tmp_path / "b.bin").read_bytes() == content
    pieces = api.collect(api.call(download, file_id).iter_bytes(1000))
    assert b"".join(pieces) == content
    assert {len(piece) for piece in pieces[:-1]} <= {1000}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.bin", "b.bin"]
    assert response.request_id.startswith("req_")
    assert response.headers["content-type"] == "application/octet-stream"


def test_texts_lines_and_what_was_read_before(api: Any, tmp_path: Path) -> None:
    client, file_id = stored(api, '["Grüße\u2028",\r\n1]'.encode())
    response = api.call(client.beta.files.download, file_id)
    assert api.call(response.json) == ["Grüße\u2028", 1]
    assert api.call(response.text) == '["Grüße\u2028",\r\n1]'
    assert api.call(response.read) is response.content
    assert api.collect(response.iter_lines()) == ['["Grüße\u2028",', "1]"]
    assert "".join(api.collect(response.iter_text())) == api.call(response.text)
    api.call(response.write_to_file, tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == response.content


def test_raw_and_streaming_views(api: Any, tmp_path: Path) -> None:
    client, file_id = stored(api, b"content")
    raw = api.call(client.beta.files.with_raw_response.download, file_id)
    assert raw.status_code == 200
    assert api.call(raw.parse().read) == b"content"
    with api.using(client.beta.files.with_streaming_response.download(file_id)) as streamed:
        api.call(streamed.stream_to_file, tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"content"


def test_a_download_begins_before_its_body_is_there(api: Any, server: Any) -> None:
    client, file_id = stored(api, b"0123456789")
    server.stall(4)
    with api.using(api.call(client.beta.files.download, file_id)) as response:
        assert next(api.iterate(response.iter_bytes())) == b"0123"


@pytest.mark.parametrize("how", ["fin", "rst"])
def test_a_cut_download_leaves_no_file_and_raises_a_typed_error(
    api: Any, server: Any, tmp_path: Path, how: str
) -> None:
    client, file_id = stored(api, bytes(200_000))
    target = tmp_path / "old.bin"
    target.write_bytes(b"what was there")
    for path in (target, tmp_path / "new.bin"):
        server.cut(100_000, how)
        response = api.call(client.beta.files.download, file_id)
        with pytest.raises(APIConnectionError):
            api.call(response.write_to_file, path)
        assert response.is_closed
    assert [path.name for path in tmp_path.iterdir()] == ["old.bin"]
    assert target.read_bytes() == b"what was there"
    server.cut(100_000, how)
    with pytest.raises(APIConnectionError):
        api.call(api.call(client.beta.files.download, file_id).read)


def test_a_place_that_cannot_be_written_leaves_the_body_to_be_read(api: Any, tmp_path: Path) -> None:
    client, file_id = stored(api, b"content")
    response = api.call(client.beta.files.download, file_id)
    with pytest.raises(IsADirectoryError, match="add the name"):
        api.call(response.write_to_file, tmp_path)
    with pytest.raises(FileNotFoundError, match="make it first"):
        api.call(response.write_to_file, tmp_path / "missing" / "a")
    assert api.call(response.read) == b"content"


@pytest.mark.skipif(os.name == "nt", reason="permissions and links are different here")
def test_permissions_and_links_are_kept(api: Any, tmp_path: Path) -> None:
    client, file_id = stored(api, b"content")
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "real").chmod(0o640)
    (tmp_path / "link").symlink_to("real")
    api.call(api.call(client.beta.files.download, file_id).write_to_file, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"content"
    assert stat.S_IMODE((tmp_path / "real").stat().st_mode) == 0o640
    api.call(api.call(client.beta.files.download, file_id).write_to_file, tmp_path / "new")
    (tmp_path / "plain").touch()
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.skipif(not LINUX, reason="there is no /dev/full here")
def test_a_full_disk(api: Any, server: Any) -> None:
    client, file_id = stored(api, bytes(2_000_000))
    response = api.call(client.beta.files.download, file_id)
    with pytest.raises(OSError, match="No space"):
        api.call(response.write_to_file, "/dev/full")
    del response
    gc.collect()
    api.run(_turns() if api.is_async else None)
    assert server.connections.wait_open(0)
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)


async def _turns() -> None:
    """Let an event loop do what it was asked to do."""
    import asyncio

    await asyncio.sleep(0.05)


@pytest.mark.parametrize("how", ["close", "drop", "break"])
def test_an_unread_download_gives_its_connection_back(api: Any, server: Any, how: str) -> None:
    client, file_id = stored(api, bytes(5_000_000))
    response = api.call(client.beta.files.download, file_id)
    assert server.connections.open == 1
    if how == "close":
        api.call(response.close)
        api.call(response.close)
        with pytest.raises(anthropic.AnthropicError, match="closed"):
            api.call(response.read)
    elif how == "break":
        pieces = response.iter_bytes(100)
        api.call(pieces.__anext__ if api.is_async else pieces.__next__)
        api.call(pieces.aclose if api.is_async else pieces.close)
    del response
    if api.is_async:
        api.run(_turns())
    assert server.connections.wait_open(0)
    assert api.call(client.models.retrieve, "claude-opus-4-6").id


def test_a_body_that_was_taken_cannot_be_taken_again(api: Any, tmp_path: Path) -> None:
    client, file_id = stored(api, b"content")
    response = api.call(client.beta.files.download, file_id)
    api.call(response.write_to_file, tmp_path / "a")
    with pytest.raises(anthropic.AnthropicError, match="read before"):
        api.call(response.write_to_file, tmp_path / "b")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_asynchronously_files_are_written_in_another_thread(
    api: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from anthropic_generated._newfile import NewFile

    threads = set()
    for name in ("open", "write", "keep"):
        original = getattr(NewFile, name)

        def noting(self: Any, *args: Any, _original: Any = original) -> None:
            threads.add(threading.get_ident())
            _original(self, *args)

        monkeypatch.setattr(NewFile, name, noting)
    client, file_id = stored(api, bytes(3_000_000))
    api.call(api.call(client.beta.files.download, file_id).write_to_file, tmp_path / "a")
    assert (threading.get_ident() in threads) is not api.is_async


# Skills


@pytest.fixture
def skill(tmp_path: Path) -> Path:
    folder = tmp_path / "my-skill"
    (folder / "scripts" / "deep").mkdir(parents=True)
    (folder / "SKILL.md").write_text("---\nname: Mine\ndescription: Does it.\n---\nText")
    (folder / "scripts" / "run.py").write_bytes(b"print()\n")
    (folder / "scripts" / "deep" / "data.bin").write_bytes(b"\x00\xff")
    return folder


NAMES = ["my-skill/SKILL.md", "my-skill/scripts/deep/data.bin", "my-skill/scripts/run.py"]


def test_files_from_dir(api: Any, skill: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    collect: Any = async_files_from_dir if api.is_async else files_from_dir
    files = api.call(collect, skill)
    assert [name for name, _ in files] == NAMES
    assert dict(files)["my-skill/scripts/run.py"] == b"print()\n"
    assert api.call(collect, str(skill) + "/") == files
    monkeypatch.chdir(skill / "scripts")
    assert api.call(collect, "..") == files
    (skill / "scripts" / "deep" / "loop").symlink_to(skill)
    os.mkfifo(skill / "pipe")
    assert api.call(collect, Path("..")) == files


def test_directories_that_give_no_files(api: Any, skill: Path, tmp_path: Path) -> None:
    collect: Any = async_files_from_dir if api.is_async else files_from_dir
    (tmp_path / "empty").mkdir()
    with pytest.raises(ValueError, match="no files"):
        api.call(collect, tmp_path / "empty")
    with pytest.raises(FileNotFoundError, match="nowhere"):
        api.call(collect, tmp_path / "nowhere")
    with pytest.raises(NotADirectoryError, match="file_from_path"):
        api.call(collect, skill / "SKILL.md")


def test_skills_and_their_versions(api: Any, server: Any, skill: Path) -> None:
    skills = api.client().beta.skills
    made = api.call(skills.create, display_title="My skill", files=files_from_dir(skill))
    assert server.requests[-1].header("anthropic-beta") == "skills-2025-10-02"
    found = [
        (part.get_param("name", header="content-disposition"), part.get_filename())
        for part in form(server.requests[-1])
    ]
    assert found == [("display_title", None), *(("files[]", name) for name in NAMES)]

    assert api.call(skills.retrieve, made.id).display_title == "My skill"
    assert [entry.id for entry in api.collect(skills.list(source="custom"))] == [made.id]
    text = ("my-skill/SKILL.md", b"---\nname: New\n---\n", "text/markdown")
    version = api.call(skills.versions.create, made.id, files=[text, ("my-skill/run.py", skill / "scripts" / "run.py")])
    assert (version.name, version.directory, version.skill_id) == ("New", "my-skill", made.id)
    assert [entry.version for entry in api.collect(skills.versions.list(made.id))] == [
        version.version,
        made.latest_version,
    ]
    assert api.call(skills.versions.retrieve, version.version, skill_id=made.id).name == "New"
    for number in (version.version, made.latest_version):
        assert api.call(skills.versions.delete, number, skill_id=made.id).id == number
    assert api.call(skills.delete, made.id).id == made.id
    assert server.requests[-1].header("anthropic-beta") == "skills-2025-10-02"


# Files inside request bodies


def ask(data: Any) -> dict[str, Any]:
    source = {"type": "base64", "media_type": "image/png", "data": data}
    content = [{"type": "image", "source": source}, {"type": "text", "text": "What is this?"}]
    return {"model": "claude-opus-4-6", "max_tokens": 64, "messages": [{"role": "user", "content": content}]}


def sent_data(request: Any) -> bytes:
    return base64.b64decode(json.loads(request.body)["messages"][0]["content"][0]["source"]["data"], validate=True)


def test_paths_and_files_are_sent_as_base64(api: Any, server: Any, path: Path) -> None:
    create = api.client().messages.create
    long = os.urandom(2_500_001)
    path.with_name("long").write_bytes(long)
    with path.open("rb") as opened:
        opened.seek(5)
        for value, expected in (
            (path, b"from disk"),
            (path.with_name("long"), long),
            (opened, b"disk"),
            (io.BytesIO(long), long),
            (opened, b"disk"),
        ):
            api.call(create, **ask(value))
            assert sent_data(server.requests[-1]) == expected
    assert json.loads(server.requests[-1].body) == ask(base64.b64encode(b"disk").decode())


def test_a_file_is_read_once_for_all_attempts_and_not_by_the_event_loop(api: Any, server: Any) -> None:
    readers = []

    class Noting(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            readers.append(threading.get_ident())
            return super().read(None if size is None else min(size, 4))

    server.fail(529, headers={"retry-after-ms": "1"}, times=2)
    api.call(api.client().messages.create, **ask(Noting(b"0123456789")))
    assert [sent_data(request) for request in server.requests] == [b"0123456789"] * 3
    assert len(readers) == 4
    assert (threading.get_ident() in readers) is not api.is_async


def test_iterators_beside_files_are_kept(api: Any, server: Any, path: Path) -> None:
    params = ask(path)
    params["messages"] = iter(params["messages"])
    api.call(api.client().messages.create, **params)
    assert sent_data(server.requests[-1]) == b"from disk"


def test_files_that_cannot_be_sent_inside_a_body(api: Any, server: Any, tmp_path: Path) -> None:
    at_end = io.BytesIO(b"read")
    at_end.read()
    for value, error, hint in (
        (tmp_path / "missing.png", FileNotFoundError, r"missing\.png"),
        (tmp_path, IsADirectoryError, "directory"),
        (io.StringIO("text"), TypeError, "binary mode"),
        (at_end, ValueError, "seek"),
        (b"bytes", TypeError, "base64"),
    ):
        with pytest.raises(error, match=hint):
            api.call(api.client().messages.create, **ask(value))
    assert not server.requests


# Memory

SINK = """
import socket, sys
listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
answer = b'{"id": "file_1", "type": "file", "filename": "x", "mime_type": "a/b", "size_bytes": 1, "created_at": "2025-01-01T00:00:00Z"}'
buffer = bytearray(1 << 20)
while True:
    connection, _ = listener.accept()
    with connection:
        head = b""
        while b"\\r\\n\\r\\n" not in head:
            head += connection.recv(1)
        if head.startswith(b"GET"):
            connection.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: %d\\r\\nConnection: close\\r\\n\\r\\n" % SIZE)
            left = SIZE
            while left:
                left -= connection.send(buffer[: min(left, len(buffer))])
            continue
        left = int(head.lower().partition(b"content-length:")[2].partition(b"\\r")[0])
        while left:
            left -= connection.recv_into(buffer)
        connection.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Type: application/json\\r\\nConnection: close\\r\\n"
                           b"Content-Length: %d\\r\\n\\r\\n%s" % (len(answer), answer))
"""

MEASURED = """
import asyncio, inspect, sys
from pathlib import Path
import anthropic
port, folder, kind = sys.argv[1], Path(sys.argv[2]), sys.argv[3]

def peak():
    return int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])

async def main():
    client = getattr(anthropic, kind)(api_key="k", base_url=f"http://127.0.0.1:{port}", max_retries=0)
    async def done(result):
        return await result if inspect.isawaitable(result) else result
    files = client.beta.files
    await done(files.upload(file=folder / "small"))
    before = peak()
    await done(files.upload(file=folder / "big"))
    await done((await done(files.download("file_1"))).write_to_file(folder / "copy"))
    await done(client.close())
    print(peak() - before)
asyncio.run(main())
"""


@pytest.mark.skipif(not LINUX, reason="the peak of memory is read from /proc")
@pytest.mark.parametrize("kind", ["Anthropic", "AsyncAnthropic"])
def test_large_files_pass_through_little_memory(tmp_path: Path, kind: str) -> None:
    size = 200 * 1024 * 1024
    (tmp_path / "small").write_bytes(b"small")
    with (tmp_path / "big").open("wb") as file:
        file.truncate(size)
    with subprocess.Popen(
        [sys.executable, "-c", SINK.replace("SIZE", str(size))], stdout=subprocess.PIPE, text=True
    ) as sink:
        try:
            assert sink.stdout is not None
            port = sink.stdout.readline().strip()
            paths = [str(Path(anthropic.__file__).parents[1]), *sys.path]
            run = subprocess.run(
                [sys.executable, "-c", MEASURED, port, str(tmp_path), kind],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
                capture_output=True,
                text=True,
                check=False,
            )
        finally:
            sink.kill()
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "copy").stat().st_size == size
    assert int(run.stdout) < 10_000  # KB
