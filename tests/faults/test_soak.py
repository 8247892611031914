"""The soak in small: hundreds of streams that are broken and left in every way leave nothing behind; see `scripts/soak.py`.

It has a process of its own: garbage is collected after many a stream, which takes long among all that tests have loaded.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"

needs_aiohttp = pytest.mark.skipif(find_spec("httpx_aiohttp") is None, reason="needs the extra aiohttp")


@pytest.mark.parametrize(
    ("kind", "streams"), [("httpx", 300), pytest.param("aiohttp", 200, marks=needs_aiohttp), ("sync", 200)]
)
def test_streams_leave_nothing_behind(kind: str, streams: int) -> None:
    code = f"""
import json, sys
sys.path.insert(0, {str(SCRIPTS)!r})
from soak import soak
tally = soak({streams}, 20, {kind!r})
print(json.dumps([tally.problems, tally.outcomes]))
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    problems, outcomes = json.loads(run.stdout)
    assert problems == []
    assert sum(outcomes.values()) == streams
    assert {"complete", "left", "StreamIncompleteError"} <= outcomes.keys()
