"""The soak in small: hundreds of streams that are broken and left in every way leave nothing behind; see `scripts/soak.py`."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from soak import soak

needs_aiohttp = pytest.mark.skipif(find_spec("httpx_aiohttp") is None, reason="needs the extra aiohttp")


@pytest.mark.parametrize(
    ("kind", "streams"), [("httpx", 300), pytest.param("aiohttp", 150, marks=needs_aiohttp), ("sync", 150)]
)
def test_streams_leave_nothing_behind(kind: str, streams: int) -> None:
    tally = soak(streams, 20, kind)
    assert tally.problems == []
    assert sum(tally.outcomes.values()) == streams
    assert min(tally.outcomes["complete"], tally.outcomes["left"], tally.outcomes["StreamIncompleteError"]) > 5
