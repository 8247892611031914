"""Print which operations each platform has, as the table of docs/platforms.md; it is read from the code alone.

`--write` puts the table into the page, between its markers. `--check` writes nothing, and exits with 1 if the page shows
another one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from anthropic.platforms._bedrock import Bedrock
from anthropic.platforms._foundry import Foundry
from anthropic.platforms._platform import Platform
from anthropic.platforms._vertex import Vertex
from anthropic_generated import resources
from anthropic_generated._call import Endpoint

PAGE = Path(__file__).resolve().parent.parent / "docs" / "platforms.md"
BEGIN, END = "<!-- capabilities: begin -->", "<!-- capabilities: end -->"
PLATFORMS: tuple[type[Platform], ...] = (Bedrock, Vertex, Foundry)


def endpoints() -> list[Endpoint]:
    """Return every operation of the API; those in beta come last."""
    modules = [import_module(found.name) for found in walk_packages(resources.__path__, f"{resources.__name__}.")]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Endpoint)]
    return sorted(found, key=lambda endpoint: endpoint.name.startswith("beta."))


def table() -> str:
    """Return the table, in Markdown."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield f"| method | Claude API | {' | '.join(platform.name for platform in PLATFORMS)} |"
    yield f"| --- |{' :-: |' * (1 + len(PLATFORMS))}"
    for endpoint in endpoints():
        cells = ["yes" if platform.supports(endpoint.path) else "–" for platform in PLATFORMS]
        yield f"| `{endpoint.name}` | yes | {' | '.join(cells)} |"


def filled(page: str) -> str:
    """Return a page with the table between its markers.

    Raises:
        ValueError: It lacks the markers.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{PAGE.name} lacks the markers {BEGIN} and {END}")
    return f"{before}{begin}\n{table()}\n{end}{after}"


def main(arguments: list[str] | None = None, page: Path = PAGE) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--write", action="store_true", help="put the table into the page")
    how.add_argument("--check", action="store_true", help="fail if the page shows another table")
    options = parser.parse_args(arguments)
    if not (options.write or options.check):
        print(table())
        return 0
    text = page.read_text("utf-8")
    new = filled(text)
    if options.write:
        page.write_text(new, "utf-8")
    elif new != text:
        print(f"{page.name} does not show what the code has: run scripts/capabilities.py --write", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
