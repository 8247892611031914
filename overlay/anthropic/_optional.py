"""The one way to an optional package: import it where it is used, or say which extra brings it."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def optional(module: str, extra: str, purpose: str) -> Any:
    """Return a module of an optional package.

    Args:
        module: The module's name.
        extra: The extra of this package that installs it.
        purpose: What it is needed for, to begin the error message with.

    Raises:
        ImportError: It is not installed; the message says how to install it.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as exc:
        if (exc.name or "").partition(".")[0] != module.partition(".")[0]:
            raise  # it is there, and lacks something itself
        raise ImportError(
            f"{purpose} needs {exc.name}, which is not installed: pip install 'anthropic[{extra}]'", name=exc.name
        ) from None
