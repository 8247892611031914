"""Request types of `beta.skills.list`, as TypedDicts."""

from __future__ import annotations

from typing import Optional, TypedDict

from ..._types import SequenceNotStr
from ...params.stable import AnthropicBetaParam

__all__ = [
    "SkillListParams",
]


class SkillListParams(TypedDict, total=False):
    """Arguments of `beta.skills.list`."""

    page: Optional[str]
    """Token of the page to fetch, taken from `next_page` of the page before. Leave out for the first page."""

    limit: int
    """How many objects a page holds at most, from 1 to 1000."""

    source: Optional[str]
    """Only list skills from this source: `custom` for your own, `anthropic` for those made by Anthropic."""

    betas: SequenceNotStr[AnthropicBetaParam]
    """Beta features to use."""
