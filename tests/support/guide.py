"""The public guide of the Python SDK, as test material: its snippets, by section, run as they are written."""

from __future__ import annotations

import ast
import re
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, NamedTuple, Optional

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
    """Return the snippet for the asynchronous client: the same calls, awaited where they stand."""
    code = re.sub(r"\bAnthropic(Bedrock|Vertex)?\b", r"AsyncAnthropic\1", code)
    code = code.replace("DefaultHttpxClient", "DefaultAsyncHttpxClient").replace("httpx.HTTPT", "httpx.AsyncHTTPT")
    call = r"(?<![\w.])(client(?:\.with_options\([^()]*\))?\.(?:messages|models|beta|post)[\w.]*\()"
    code = re.sub(call, r"await \1", code)
    code = re.sub(r"await (\S+\.tool_runner\()", r"\1", code)  # which sends nothing yet
    loop = r"^( *)for (\w+) in (?:await )?(client|stream|result_stream|runner)\b"
    code = re.sub(loop, r"\1async for \2 in \3", code, flags=re.M)
    return re.sub(r"^( *)with AsyncAnthropic", r"\1async with AsyncAnthropic", code, flags=re.M)


def synchronous(code: str) -> str:
    """Return an asynchronous snippet for the other client: the same calls, not awaited."""
    code = re.sub(r"\b(async|await) ", "", code).replace("asyncio.run(main())", "main()")
    return code.replace("AsyncAnthropic", "Anthropic").replace("DefaultAioHttpClient", "DefaultHttpxClient")


def is_asynchronous(code: str) -> bool:
    """Say whether a snippet is written for the asynchronous client."""
    return "await " in code or "async " in code


def run(name: str, code: str, namespace: dict[str, Any]) -> Optional[Coroutine[Any, Any, None]]:
    """Run a snippet; return what is left to await if it awaits something at its top level, as one in a notebook may."""
    result: Optional[Coroutine[Any, Any, None]] = eval(
        compile(code, name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True), namespace
    )
    return result
