"""The documentation is true: its Python snippets run as they are written, and what it points at exists."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import anthropic

REPOSITORY = Path(__file__).resolve().parents[2]
PAGES = [
    *(REPOSITORY / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *REPOSITORY.glob("docs/*.md"),
]

#: What the clients of platforms find in the environment.
PLATFORMS = {
    "ANTHROPIC_BEDROCK_BASE_URL": "{server}",
    "AWS_REGION": "us-east-1",
    "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
    "ANTHROPIC_VERTEX_BASE_URL": "{server}/v1",
    "ANTHROPIC_FOUNDRY_BASE_URL": "{server}/anthropic",
    "ANTHROPIC_FOUNDRY_API_KEY": "foundry-key",
}

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FOLDERS = "spec|scripts|templates|overlay|generated|tests|docs"


class Snippet(NamedTuple):
    """A Python block, and where it stands."""

    page: Path
    line: int
    code: str

    @property
    def place(self) -> str:
        return f"{self.page.name}:{self.line}"


def snippets() -> Iterator[Snippet]:
    for page in PAGES:
        text = page.read_text("utf-8")
        for fence in FENCE.finditer(text):
            if fence[1] == "python":
                yield Snippet(page, text.count("\n", 0, fence.start(2)) + 1, fence[2])


def prose(page: Path) -> str:
    """The text of a page outside of its fenced blocks."""
    return FENCE.sub("", page.read_text("utf-8"))


def commands(page: Path) -> Iterator[str]:
    """Whatever a page sets in code outside of Python, without comments."""
    yield from re.findall(r"`([^`\n]+)`", prose(page))
    for fence in FENCE.finditer(page.read_text("utf-8")):
        if fence[1] in ("bash", "sh", "console"):
            yield from (line.split("#")[0] for line in fence[2].splitlines())


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as the usual renderers make them."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.fixture
def environment(server: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ANTHROPIC_BASE_URL", server.base_url)
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-ant-readme")
    for name, value in PLATFORMS.items():
        monkeypatch.setenv(name, value.format(server=server.base_url))
    monkeypatch.chdir(tmp_path)


def close(namespace: dict[str, Any]) -> None:
    """Close the clients that a snippet leaves open."""
    for value in namespace.values():
        if isinstance(value, anthropic.Anthropic):
            value.close()
        elif isinstance(value, anthropic.AsyncAnthropic):
            asyncio.run(value.close())


def test_there_are_snippets() -> None:
    assert sum(snippet.page.name == "README.md" for snippet in snippets()) > 10


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("snippet", list(snippets()), ids=lambda snippet: snippet.place)
def test_snippet_runs_as_written(snippet: Snippet) -> None:
    namespace: dict[str, Any] = {"__name__": "__main__"}
    # Line numbers of failures are those of the page.
    code = "\n" * (snippet.line - 1) + snippet.code
    try:
        exec(compile(code, str(snippet.page), "exec"), namespace)
    finally:
        close(namespace)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    dead: list[str] = []
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        path, _, anchor = target.partition("#")
        linked = (page.parent / path) if path else page
        if not path.startswith(("http://", "https://")) and not (
            linked.exists() and (not anchor or anchor in anchors(linked))
        ):
            dead.append(target)
    assert not dead


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_and_make_targets_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE))
    for command in commands(page):
        called = set(re.findall(r"\bmake ([a-z-]+)", command))
        assert called <= targets, f"`{command}`: the Makefile has no {called - targets}"
        for path in re.findall(rf"(?<![\w/.])(?:{FOLDERS})/[\w./-]*", command):
            assert (REPOSITORY / path.rstrip(".")).exists(), f"`{command}`: there is no {path}"
