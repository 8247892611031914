"""The guide's snippets run as they are written, against the embedded server, synchronous and asynchronous.

The base URL and the key come from the environment. Where the guide writes `create(...)`, the dots stand for a request;
the client handed to the snippet fills them in.
"""

from __future__ import annotations

import asyncio
import gc
from types import SimpleNamespace
from typing import Any

import pytest
from guide import FOLDER, Snippet, asynchronous, snippets

import anthropic

#: Sections of the guide → what the snippet is expected to print, or none for no output.
SECTIONS = {
    "Penggunaan": "TextBlock",
    "Penggunaan asinkron": "TextBlock",
    "Respons streaming": "message_stop",
    "Penghitungan token": "",
    "Menangani kesalahan": "",
    "ID Permintaan": "req_",
    "Percobaan ulang": "",
    "Batas waktu": "",
    "Header default": "",
}
SNIPPETS = [s for s in snippets() if s.section in SECTIONS]
REQUEST = {"model": "claude-opus-4-6", "max_tokens": 16, "messages": [{"role": "user", "content": "Hello, Claude"}]}

needs_guide = pytest.mark.skipif(not SNIPPETS, reason=f"the guide is not at {FOLDER.name}/ beside the repository")


class FillsDots:
    """A client whose `messages.create(...)`, written with three dots, sends a small request."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self.messages = SimpleNamespace(
            create=lambda *dots, **given: client.messages.create(**(REQUEST if dots else given)),
            count_tokens=client.messages.count_tokens,
        )


@pytest.fixture(autouse=True)
def environment(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_BASE_URL", server.base_url)
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-ant-guide")


def test_every_section_is_found() -> None:
    if not FOLDER.is_dir():
        pytest.skip("the guide is not beside the repository")
    assert {snippet.section for snippet in SNIPPETS} == set(SECTIONS)


@needs_guide
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # The guide leaves its asynchronous client open.
@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda s: s.id)
def test_as_written(snippet: Snippet, server: Any, capsys: pytest.CaptureFixture[str]) -> None:
    with anthropic.Anthropic() as client:
        namespace: dict[str, Any] = {"client": FillsDots(client)}
        exec(compile(snippet.code, snippet.id, "exec"), namespace)
    assert SECTIONS[snippet.section] in capsys.readouterr().out
    assert server.requests or "create" not in snippet.code
    close(namespace)
    namespace.clear()
    gc.collect()


@needs_guide
@pytest.mark.parametrize("snippet", [s for s in SNIPPETS if "async def" not in s.code], ids=lambda s: s.id)
def test_asynchronous_counterpart(snippet: Snippet, server: Any, capsys: pytest.CaptureFixture[str]) -> None:
    async def run() -> None:
        async with anthropic.AsyncAnthropic() as client:
            namespace: dict[str, Any] = {"client": FillsDots(client)}
            code = asynchronous(snippet.code)
            if "client = " in code:
                code = code.replace("async def main():\n", "async def main():\n    global client\n", 1)
            exec(compile(code, snippet.id, "exec"), namespace)
            await namespace["main"]()
            made = namespace["client"]
            if isinstance(made, anthropic.AsyncAnthropic):
                await made.close()

    asyncio.run(run())
    assert SECTIONS[snippet.section] in capsys.readouterr().out
    assert server.requests or "create" not in snippet.code


@needs_guide
def test_header_of_the_guide_is_sent(server: Any) -> None:
    snippet = next(s for s in SNIPPETS if s.section == "Header default")
    namespace: dict[str, Any] = {}
    exec(compile(snippet.code, snippet.id, "exec"), namespace)
    headers = [(name.lower(), value) for name, value in server.requests[-1].headers]
    assert [value for name, value in headers if name == "anthropic-version"] == ["My-Custom-Value"]
    close(namespace)


@needs_guide
@pytest.mark.parametrize(
    ("status", "expected"),
    [(429, "A 429 status code was received"), (400, "Another non-200-range status code was received\n400")],
)
def test_errors_of_the_guide(status: int, expected: str, server: Any, capsys: pytest.CaptureFixture[str]) -> None:
    server.fail(status=status, times=1, headers={"x-should-retry": "false"})
    snippet = next(s for s in SNIPPETS if s.section == "Menangani kesalahan")
    namespace: dict[str, Any] = {}
    exec(compile(snippet.code, snippet.id, "exec"), namespace)
    assert expected in capsys.readouterr().out
    close(namespace)


@needs_guide
def test_unreachable_server_of_the_guide(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "http://127.0.0.1:9")
    snippet = next(s for s in SNIPPETS if s.section == "Menangani kesalahan")
    code = snippet.code.replace("Anthropic()", "Anthropic(max_retries=0)")
    namespace: dict[str, Any] = {}
    exec(compile(code, snippet.id, "exec"), namespace)
    assert "The server could not be reached" in capsys.readouterr().out
    close(namespace)


def close(namespace: dict[str, Any]) -> None:
    made = namespace.get("client")
    if isinstance(made, anthropic.Anthropic):
        made.close()
