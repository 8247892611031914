"""The public guide of the Python SDK, as test material: its snippets, by section, run as they are written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "reference"


class Snippet(NamedTuple):
    """A Python block of the guide, below its innermost heading."""

    section: str
    number: int
    code: str

    @property
    def id(self) -> str:
        return f"{self.section}-{self.number}"


def snippets() -> list[Snippet]:
    """Return every Python snippet of the guide, or none where the guide is not at hand."""
    found: list[Snippet] = []
    for file in sorted(FOLDER.glob("*.txt")):
        section, counts = "", {}
        parts = re.split(
            r"^(#{2,4} [^\n]*|```python\n.*?^```)$", file.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL
        )
        for part in parts:
            if part.startswith("#"):
                section = part.lstrip("# ").strip()
            elif part.startswith("```python"):
                counts[section] = counts.get(section, 0) + 1
                found.append(Snippet(section, counts[section], part[len("```python\n") : -len("```")]))
    return found


def asynchronous(code: str) -> str:
    """Return the snippet as a coroutine body for the asynchronous client: same calls, awaited."""
    code = re.sub(r"\bAnthropic\b", "AsyncAnthropic", code)
    code = re.sub(
        r"(?<![\w.])(client(?:\.with_options\([^()]*\))?\.(?:messages|models|beta)[\w.]*\()", r"await \1", code
    )
    code = code.replace("for event in stream", "async for event in stream")
    indented = "".join(f"    {line}" if line.strip() else line for line in code.splitlines(keepends=True))
    return f"async def main():\n{indented}\n"
