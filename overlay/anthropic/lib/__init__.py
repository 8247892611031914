"""Aids beside the client: streams, tools, uploading the files of skills, platforms; each is imported when it is first used."""

from typing import TYPE_CHECKING

from anthropic_generated._lazy import lazy

if TYPE_CHECKING:
    from anthropic._files import async_files_from_dir, files_from_dir

    from . import bedrock, foundry, streaming, tools, vertex
else:
    _FILES = {name: ("anthropic._files", name) for name in ("async_files_from_dir", "files_from_dir")}
    __getattr__, __dir__ = lazy(__name__, _FILES, packages={"bedrock", "foundry", "streaming", "tools", "vertex"})

__all__ = ["async_files_from_dir", "bedrock", "files_from_dir", "foundry", "streaming", "tools", "vertex"]
