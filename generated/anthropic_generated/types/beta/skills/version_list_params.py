"""Request types of `beta.skills.versions.list`, as TypedDicts."""

from __future__ import annotations

from typing import Optional, TypedDict

from ...._types import SequenceNotStr
from ....params.stable import AnthropicBetaParam

__all__ = [
    "VersionListParams",
]


class VersionListParams(TypedDict, total=False):
    """Arguments of `beta.skills.versions.list`."""

    page: Optional[str]
    """Token of the page to fetch, taken from `next_page` of the page before. Leave out for the first page."""

    limit: Optional[int]
    """How many objects a page holds at most, from 1 to 1000."""

    betas: SequenceNotStr[AnthropicBetaParam]
    """Beta features to use."""
