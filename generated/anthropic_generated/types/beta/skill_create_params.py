"""Request types of `beta.skills.create`, as TypedDicts."""

from __future__ import annotations

from typing import Optional, TypedDict

from ..._types import FileTypes, SequenceNotStr
from ...params.stable import AnthropicBetaParam

__all__ = [
    "SkillCreateParams",
]


class SkillCreateParams(TypedDict, total=False):
    """Arguments of `beta.skills.create`."""

    display_title: Optional[str]
    """Title for people to read. The model does not see it."""

    files: Optional[SequenceNotStr[FileTypes]]
    """All files of the skill. They must share one top-level directory, with a `SKILL.md` directly inside
    it.
    """

    betas: SequenceNotStr[AnthropicBetaParam]
    """Beta features to use."""
