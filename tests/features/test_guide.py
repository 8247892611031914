"""The guide's snippets run as they are written, against the embedded server, and so do their twins for the other client.

The base URL and the key come from the environment. What a snippet takes from its surroundings is in its namespace: a
client, the id of a batch, a response. Two things in its text stand for others: where the guide writes `create(...)`, the
dots are a request, and `/path/to/file` is a file of the test.
"""

from __future__ import annotations

import asyncio
import gc
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import httpx
import pytest
from bedrock import ASK, without_aws
from guide import FOLDER, Snippet, asynchronous, is_asynchronous, run, snippets, synchronous
from service_account import TokenEndpoint

import anthropic
from anthropic.testing import call
from anthropic.testing._bedrock import ACCESS_KEY, BEDROCK, SECRET_KEY

#: Sections of the guide → what each of their snippets is expected to print, or none for no output.
SECTIONS: dict[str, list[str]] = {
    "Penggunaan": ["[TextBlock("],
    "Penggunaan asinkron": ["[TextBlock("],
    "Menggunakan aiohttp untuk konkurensi yang lebih baik": ["[TextBlock("],
    "Respons streaming": ["message_start\ncontent_block_start"],
    "Pembantu streaming": ['Hello! It\'s nice to meet you. How can I help you today?\n{\n  "id": "msg_'],
    "Penghitungan token": ["Usage(", ""],
    "Pembantu alat": ["name='get_weather'"],
    "Membuat batch": [""],
    "Mendapatkan hasil dari batch": ["[TextBlock("],
    "Unggah file": [""],
    "Menangani kesalahan": [""],
    "ID Permintaan": ["req_"],
    "Percobaan ulang": [""],
    "Batas waktu": [""],
    "Paginasi otomatis": [
        "[MessageBatch(",
        "[MessageBatch(",
        "will fetch next page using these details: PageInfo(params={'after_id': 'msgbatch_",
    ],
    "Header default": [""],
    "Model respons": [""],
    "Menangani null vs bidang yang hilang": ["field was null"],
    "Mengakses data respons mentah (misalnya, header)": ["None\n[TextBlock("],
    "Endpoint tidak terdokumentasi": ["{'answer': 42}"],
    "Mengonfigurasi klien HTTP": [""],
    "Mengelola sumber daya HTTP": [""],
    "Fitur beta": [""],
    "Amazon Bedrock": ["Message(", ""],
    "Google Vertex AI": ["Message("],
}
#: Sections about platforms → the fixture that makes the server one.
PLATFORMS = {"Amazon Bedrock": "aws", "Google Vertex AI": "vertex"}

SNIPPETS = [s for s in snippets() if s.section in SECTIONS]
REQUEST: dict[str, Any] = {
    "model": "claude-opus-4-6",
    "max_tokens": 16,
    "messages": [{"role": "user", "content": "Hello, Claude"}],
}

needs_guide = pytest.mark.skipif(not SNIPPETS, reason=f"the guide is not at {FOLDER.name}/ beside the repository")


def snippet(section: str, number: int = 1) -> Snippet:
    """Return one snippet of the guide."""
    return next(s for s in SNIPPETS if (s.section, s.number) == (section, number))


def filling_dots(create: Callable[..., Any]) -> Callable[..., Any]:
    """Return a `create` that sends a small request if it is called with three dots."""
    return lambda self, *dots, **given: create(self, **(REQUEST if dots == (...,) else given))


@pytest.fixture(autouse=True)
def environment(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_BASE_URL", server.base_url)
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-ant-guide")
    for client in (anthropic.Anthropic(), anthropic.AsyncAnthropic()):
        messages = type(client.messages)
        monkeypatch.setattr(messages, "create", filling_dots(messages.create))


@pytest.fixture
def aws(server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Amazon Bedrock, as the environment has it: without a region, of which the client warns."""
    without_aws(monkeypatch, tmp_path)
    monkeypatch.setenv("ANTHROPIC_BEDROCK_BASE_URL", server.base_url)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", ACCESS_KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET_KEY)


@pytest.fixture
def vertex(server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TokenEndpoint]:
    """Google Vertex AI, as the environment has it."""
    endpoint = TokenEndpoint()
    key = tmp_path / "key.json"
    key.write_text(json.dumps(endpoint.account()))
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(key))
    monkeypatch.setenv("ANTHROPIC_VERTEX_BASE_URL", f"{server.base_url}/v1")
    monkeypatch.setenv("ANTHROPIC_VERTEX_PROJECT_ID", "guide")
    monkeypatch.setenv("CLOUD_ML_REGION", "us-east5")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    yield endpoint
    endpoint.close()


class Runner:
    """Runs snippets with what they need around them, and takes note of what they leave."""

    def __init__(self, server: Any, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._server, self._capsys = server, capsys
        self._file = folder / "file.txt"
        self._file.write_bytes(b"from disk")
        self.namespace: dict[str, Any] = {}

    def prepare(self, section: str) -> dict[str, Any]:
        """Bring the server into the state that a section assumes, and return the names it uses."""
        names: dict[str, Any] = {}
        if section == "Pembantu alat":
            self._server.converse(call("get_weather", location="San Francisco, CA"), "It is sunny.")
        if section == "Amazon Bedrock":  # its second snippet goes on where the first ended
            names["AnthropicBedrock"] = anthropic.AnthropicBedrock
            names["AsyncAnthropicBedrock"] = anthropic.AsyncAnthropicBedrock
        with anthropic.Anthropic() as client:
            batches = client.messages.batches
            if section == "Paginasi otomatis":
                for number in range(25):
                    batches.create(requests=[{"custom_id": f"request-{number}", "params": REQUEST}])  # type: ignore[typeddict-item]
            elif section == "Mendapatkan hasil dari batch":
                batch = batches.create(requests=[{"custom_id": "request", "params": REQUEST}])  # type: ignore[typeddict-item]
                while batch.processing_status != "ended":
                    batch = batches.retrieve(batch.id)
                names["batch_id"] = batch.id
            elif section == "Menangani null vs bidang yang hilang":
                message = client.messages.create(**REQUEST).to_dict()
                self._server.reply(200, body={**message, "my_field": None})
                names["response"] = client.messages.create(**REQUEST)
            elif section == "Endpoint tidak terdokumentasi":
                self._server.reply(200, body={"answer": 42}, path="POST /foo")
        self._server.requests.clear()
        return names

    def __call__(self, where: Snippet, code: str) -> str:
        """Run a text as that snippet; return what it printed."""
        self._capsys.readouterr()
        names = self.prepare(where.section)
        code = code.replace("/path/to/file", self._file.as_posix())
        if is_asynchronous(code):
            asyncio.run(self._asynchronously(where, code, names))
        else:
            with anthropic.Anthropic() as client:
                self.namespace = {"client": client, **names}
                assert run(where.id, code, self.namespace) is None
                self._close(self.namespace["client"])
        return self._capsys.readouterr().out

    async def _asynchronously(self, where: Snippet, code: str, names: dict[str, Any]) -> None:
        async with anthropic.AsyncAnthropic() as client:
            self.namespace = {"client": client, **names}
            if "asyncio.run(" in code:
                # It starts a loop of its own, which is only possible where none runs.
                await asyncio.get_running_loop().run_in_executor(None, run, where.id, code, self.namespace)
            else:
                left = run(where.id, code, self.namespace)
                if left is not None:
                    await left
            made = self.namespace["client"]
            if made is not client and not made.is_closed():
                await made.close()

    @staticmethod
    def _close(client: Any) -> None:
        if isinstance(client, anthropic.Anthropic):
            client.close()
        else:
            asyncio.run(client.close())


@pytest.fixture
def guide(server: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Runner]:
    runner = Runner(server, tmp_path, capsys)
    yield runner
    runner.namespace.clear()
    gc.collect()


def test_no_section_is_forgotten() -> None:
    if not FOLDER.is_dir():
        pytest.skip("the guide is not beside the repository")
    counts: dict[str, int] = {}
    for found in snippets():
        counts[found.section] = counts.get(found.section, 0) + 1
    assert counts.keys() == SECTIONS.keys()
    assert {section: counts[section] for section in SECTIONS} == {name: len(out) for name, out in SECTIONS.items()}


@needs_guide
@pytest.mark.filterwarnings("ignore:requests are signed for the region us-east-1:UserWarning")
@pytest.mark.parametrize("twin", [False, True], ids=["as-written", "twin"])
@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda s: s.id)
def test_snippet(snippet: Snippet, twin: bool, server: Any, guide: Runner, request: pytest.FixtureRequest) -> None:
    if snippet.section in PLATFORMS:
        request.getfixturevalue(PLATFORMS[snippet.section])
    code = snippet.code
    if twin:
        code = synchronous(code) if is_asynchronous(code) else asynchronous(code)
    if "AioHttp" in code:
        pytest.importorskip("httpx_aiohttp", reason="the extra aiohttp is not installed")
    printed = guide(snippet, code)
    assert SECTIONS[snippet.section][snippet.number - 1] in printed
    assert bool(server.requests) == ("client." in code)


# What the snippets do beside printing


@needs_guide
def test_header_of_the_guide_is_sent(server: Any, guide: Runner) -> None:
    example = snippet("Header default")
    for code in (example.code, asynchronous(example.code)):
        guide(example, code)
        headers = [(name.lower(), value) for name, value in server.requests[-1].headers]
        assert [value for name, value in headers if name == "anthropic-version"] == ["My-Custom-Value"]


@needs_guide
def test_text_of_the_guide_is_that_of_its_message(server: Any, guide: Runner) -> None:
    example = snippet("Pembantu streaming")
    for code in (example.code, synchronous(example.code)):
        text, _, message = guide(example, code).partition("\n")
        assert json.loads(message)["content"][0]["text"] == text
        assert server.requests[-1].header("x-stainless-stream-helper") == "messages"


@needs_guide
def test_tool_of_the_guide_is_run(server: Any, guide: Runner) -> None:
    example = snippet("Pembantu alat")
    for code in (example.code, asynchronous(example.code)):
        printed = guide(example, code).splitlines()
        assert [line.partition("(")[0] for line in printed] == ["BetaMessage", "BetaMessage"]
        assert "It is sunny." in printed[1]
        first, second = (json.loads(request.body) for request in server.requests)
        (definition,) = first["tools"]
        assert definition == {
            "name": "get_weather",
            "description": "Get the weather for a given location.",
            "input_schema": {
                "type": "object",
                "properties": {
                    "location": {"type": "string", "description": "The city and state, e.g. San Francisco, CA"}
                },
                "required": ["location"],
                "additionalProperties": False,
            },
        }
        (result,) = second["messages"][2]["content"]
        assert json.loads(result["content"])["location"] == "San Francisco, CA"
        server.reset()


@needs_guide
def test_batch_of_the_guide_is_sent(server: Any, guide: Runner) -> None:
    example = snippet("Membuat batch")
    for code in (example.code, asynchronous(example.code)):
        guide(example, code)
        (request,) = server.requests
        assert (request.method, request.path) == ("POST", "/v1/messages/batches")
        sent = json.loads(request.body)["requests"]
        assert [entry["custom_id"] for entry in sent] == ["my-first-request", "my-second-request"]


@needs_guide
def test_files_of_the_guide_are_sent(server: Any, guide: Runner) -> None:
    example = snippet("Unggah file")
    for code in (example.code, asynchronous(example.code)):
        guide(example, code)
        disk, memory = server.requests
        assert b'filename="file.txt"' in disk.body
        assert b"from disk" in disk.body
        assert b"my bytes" in memory.body
        for request in (disk, memory):
            assert request.query == {"beta": "true"}
            assert request.header("anthropic-beta") == "files-api-2025-04-14"


@needs_guide
def test_pages_of_the_guide_hold_every_batch(server: Any, guide: Runner) -> None:
    for number in (1, 2):
        example = snippet("Paginasi otomatis", number)
        twin = synchronous(example.code) if is_asynchronous(example.code) else asynchronous(example.code)
        for code in (example.code, twin):
            assert guide(example, code).count("MessageBatch(") % 25 == 0
            assert len(server.requests) == 2
            server.reset()
    example = snippet("Paginasi otomatis", 3)
    for code in (example.code, synchronous(example.code)):
        assert "number of items we just fetched: 5" in guide(example, code)
        server.reset()


@needs_guide
def test_conversions_of_the_guide(guide: Runner) -> None:
    example = snippet("Model respons")
    for code in (example.code, asynchronous(example.code)):
        guide(example, code)
        assert json.loads(guide.namespace["json_str"]) == guide.namespace["data"]
        assert guide.namespace["data"]["role"] == "assistant"


@needs_guide
def test_missing_fields_of_the_guide(server: Any, guide: Runner) -> None:
    example = snippet("Menangani null vs bidang yang hilang")
    with anthropic.Anthropic() as client:
        message = client.messages.create(**REQUEST).to_dict()
        for sent, printed in (({}, "field was not in the response\n"), ({"container": None}, "field was null\n")):
            server.reply(200, body={**{k: v for k, v in message.items() if k != "container"}, **sent})
            response = client.messages.create(**REQUEST)
            code = example.code.replace("my_field", "container")
            guide._capsys.readouterr()
            assert run(example.id, code, {"response": response}) is None
            assert guide._capsys.readouterr().out == printed


@needs_guide
def test_raw_response_of_the_guide(guide: Runner) -> None:
    example = snippet("Mengakses data respons mentah (misalnya, header)")
    for code in (example.code, asynchronous(example.code)):
        guide(example, code)
        assert guide.namespace["response"].headers["request-id"] == guide.namespace["message"].request_id


@needs_guide
def test_undocumented_endpoint_of_the_guide(server: Any, guide: Runner) -> None:
    example = snippet("Endpoint tidak terdokumentasi")
    for code in (example.code, asynchronous(example.code)):
        guide(example, code)
        assert isinstance(guide.namespace["response"], httpx.Response)
        assert json.loads(server.requests[-1].body) == {"my_param": True}
        assert server.requests[-1].header("x-api-key") == "sk-ant-guide"


@needs_guide
def test_client_of_the_guide_is_closed_at_the_end(guide: Runner) -> None:
    example = snippet("Mengelola sumber daya HTTP")
    for code in (example.code, asynchronous(example.code)):
        guide(example, code)
        assert guide.namespace["client"].is_closed()


@needs_guide
def test_beta_request_of_the_guide(server: Any, guide: Runner) -> None:
    example = snippet("Fitur beta")
    for code in (example.code, asynchronous(example.code)):
        guide(example, code)
        (request,) = server.requests
        assert (request.path, request.query) == ("/v1/messages", {"beta": "true"})
        assert request.header("anthropic-beta") == "files-api-2025-04-14"
        assert json.loads(request.body)["messages"][0]["content"][1]["source"]["file_id"] == "file_abc123"
        assert "betas" not in json.loads(request.body)


@needs_guide
@pytest.mark.usefixtures("aws")
def test_bedrock_of_the_guide(server: Any, guide: Runner) -> None:
    first, second = snippet("Amazon Bedrock"), snippet("Amazon Bedrock", 2)
    for convert in (str, asynchronous):
        with pytest.warns(UserWarning, match="us-east-1"):
            guide(first, convert(first.code))
        (request,) = server.requests
        assert request.target == "/model/anthropic.claude-opus-4-6-v1/invoke"
        assert f"Credential={ACCESS_KEY}/" in request.header("authorization")
    BEDROCK.keys["..."] = ("...", "...")
    try:
        guide(second, second.code)
        with httpx.Client() as http_client:
            client = guide.namespace["client"].copy(http_client=http_client)
            assert client.messages.create(**ASK).text
    finally:
        BEDROCK.reset()
    assert "/us-east-1/bedrock/" in server.requests[-1].header("authorization")
    assert server.requests[-1].header("x-amz-security-token") == "..."


@needs_guide
def test_vertex_of_the_guide(server: Any, guide: Runner, vertex: TokenEndpoint) -> None:
    example = snippet("Google Vertex AI")
    for code in (example.code, asynchronous(example.code)):
        guide(example, code)
        (request,) = server.requests
        model = "/projects/guide/locations/us-east5/publishers/anthropic/models/claude-opus-4-6"
        assert request.target == f"/v1{model}:rawPredict"
        assert request.header("authorization") == f"Bearer ya29.canary-{len(vertex.asked)}"
        assert "model" not in json.loads(request.body)
    assert len(vertex.asked) == 2


@needs_guide
@pytest.mark.parametrize(
    ("status", "expected"),
    [(429, "A 429 status code was received"), (400, "Another non-200-range status code was received\n400")],
)
def test_errors_of_the_guide(status: int, expected: str, server: Any, guide: Runner) -> None:
    example = snippet("Menangani kesalahan")
    for code in (example.code, asynchronous(example.code)):
        server.fail(status=status, times=1, headers={"x-should-retry": "false"})
        assert expected in guide(example, code)


@needs_guide
def test_unreachable_server_of_the_guide(guide: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "http://127.0.0.1:9")
    example = snippet("Menangani kesalahan")
    for code in (example.code, asynchronous(example.code)):
        assert "The server could not be reached" in guide(
            example, code.replace("Anthropic()", "Anthropic(max_retries=0)")
        )
