"""Request types of `beta.skills.versions.create`, as TypedDicts."""

from __future__ import annotations

from typing import Optional, TypedDict

from ...._types import FileTypes, SequenceNotStr
from ....params.stable import AnthropicBetaParam

__all__ = [
    "VersionCreateParams",
]


class VersionCreateParams(TypedDict, total=False):
    """Arguments of `beta.skills.versions.create`."""

    files: Optional[SequenceNotStr[FileTypes]]
    """All files of the version, not just the changed ones. They must share one top-level directory, with a
    `SKILL.md` directly inside it.
    """

    betas: SequenceNotStr[AnthropicBetaParam]
    """Beta features to use."""
