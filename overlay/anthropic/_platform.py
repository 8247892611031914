"""What the client tells the API about the machine it runs on."""

from __future__ import annotations

import platform
import sys
from functools import cache

from ._version import __version__

SYSTEMS = {"darwin": "MacOS", "linux": "Linux", "windows": "Windows", "freebsd": "FreeBSD", "openbsd": "OpenBSD"}
MACHINES = {
    "i386": "x32",
    "i686": "x32",
    "x86_64": "x64",
    "amd64": "x64",
    "arm64": "arm64",
    "aarch64": "arm64",
    "arm": "arm",
}


@cache
def platform_headers() -> dict[str, str]:
    """Return the headers that name the language, the operating system and the processor."""
    return {
        "x-stainless-lang": "python",
        "x-stainless-package-version": __version__,
        "x-stainless-os": _system(),
        "x-stainless-arch": _machine(),
        "x-stainless-runtime": platform.python_implementation(),
        "x-stainless-runtime-version": platform.python_version(),
    }


def _system() -> str:
    if sys.platform in ("ios", "android"):
        return {"ios": "iOS", "android": "Android"}[sys.platform]
    name = platform.system()
    return SYSTEMS.get(name.lower(), f"Other:{_ascii(name)}" if name else "Unknown")


def _machine() -> str:
    name = platform.machine().lower()
    return MACHINES.get(name, f"other:{_ascii(name)}" if name else "unknown")


def _ascii(name: str) -> str:
    return name.encode("ascii", "replace").decode()
