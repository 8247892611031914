"""`docs/platforms.md` shows what the platforms have, as the code says it: its table is generated."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

import capabilities
from anthropic.platforms._platform import Platform


def test_the_page_shows_what_the_code_has(capsys: pytest.CaptureFixture[str]) -> None:
    status = capabilities.main(["--check"])
    assert (status, capsys.readouterr().err) == (0, "")


def test_a_page_that_differs_is_noticed_and_can_be_put_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Before.\n\n{capabilities.BEGIN}\n| old |\n{capabilities.END}\n\nAfter.\n", "utf-8")
    assert capabilities.main(["--check"], page) == 1
    assert "page.md does not show what the code has" in capsys.readouterr().err
    assert capabilities.main(["--write"], page) == 0
    assert capabilities.main(["--check"], page) == 0
    text = page.read_text("utf-8")
    assert text.startswith("Before.")
    assert text.endswith("After.\n")
    assert "| old |" not in text
    assert capabilities.table() in text


def test_a_page_without_a_place_for_it_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Nothing.\n", "utf-8")
    with pytest.raises(ValueError, match="lacks the markers"):
        capabilities.main(["--write"], page)


def test_every_operation_has_a_row_and_every_platform_a_column(capsys: pytest.CaptureFixture[str]) -> None:
    import anthropic.platforms.bedrock
    import anthropic.platforms.foundry
    import anthropic.platforms.vertex  # noqa: F401  # all that there are

    assert capabilities.main([]) == 0
    header, _, *rows = capsys.readouterr().out.splitlines()
    operations = [row.split("|")[1].strip() for row in rows]
    described = json.loads(files("anthropic_generated").joinpath("openapi.json").read_text("utf-8"))["paths"].values()
    assert len(operations) == len(set(operations)) == sum(len(item) for item in described)
    assert "`messages.create`" in operations
    platforms = {cls for cls in Platform.__subclasses__() if cls.__module__.startswith("anthropic.")}
    assert platforms == set(capabilities.PLATFORMS)
    assert [cell.strip() for cell in header.strip("|").split("|")][2:] == [cls.name for cls in capabilities.PLATFORMS]


@pytest.mark.parametrize("platform", capabilities.PLATFORMS, ids=lambda platform: platform.name)
def test_what_a_platform_names_is_there(platform: type[Platform]) -> None:
    known = {endpoint.path for endpoint in capabilities.endpoints()}
    assert getattr(platform, "paths", frozenset()) <= known
    assert platform.supports("/v1/messages")
    assert not platform.supports("/v1/messages/batches")
