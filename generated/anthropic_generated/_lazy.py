"""Indexes of names whose modules are imported when a name is first used (PEP 562)."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any, Callable


def lazy(
    package: str,
    names: dict[str, tuple[str, str]],
    packages: set[str] | frozenset[str] = frozenset(),
    index: str | None = None,
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Return `__getattr__` and `__dir__` for the module `package`.

    Args:
        package: The full name of the module that gets them.
        names: Public name → full module name and the name there.
        packages: Submodules that are attributes without having been imported.
        index: Another module with such an index, whose names are found here too.
    """

    def __getattr__(name: str) -> Any:
        if name in names:
            module, attribute = names[name]
            value = getattr(import_module(module), attribute)
        elif name in packages:
            value = import_module(f"{package}.{name}")
        elif index is not None and name[:1] != "_" and hasattr(import_module(index), name):
            value = getattr(import_module(index), name)
        else:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        setattr(sys.modules[package], name, value)
        return value

    def __dir__() -> list[str]:
        return sorted({*names, *packages, *vars(sys.modules[package])})

    return __getattr__, __dir__
