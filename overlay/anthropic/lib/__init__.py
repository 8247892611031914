"""Aids beside the client: streams, tools, and uploading the files of skills; each is imported when it is first used."""

from typing import TYPE_CHECKING

from anthropic_generated._lazy import lazy

if TYPE_CHECKING:
    from anthropic._files import async_files_from_dir, files_from_dir

    from . import streaming, tools
else:
    _FILES = {name: ("anthropic._files", name) for name in ("async_files_from_dir", "files_from_dir")}
    __getattr__, __dir__ = lazy(__name__, _FILES, packages={"streaming", "tools"})

__all__ = ["async_files_from_dir", "files_from_dir", "streaming", "tools"]
