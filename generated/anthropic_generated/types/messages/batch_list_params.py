"""Request types of `messages.batches.list`, as TypedDicts."""

from __future__ import annotations

from typing import TypedDict

__all__ = [
    "BatchListParams",
]


class BatchListParams(TypedDict, total=False):
    """Arguments of `messages.batches.list`."""

    before_id: str
    """ID of an object; returns the page of results right before it. For the previous page, pass
    `first_id`.
    """

    after_id: str
    """ID of an object; returns the page of results right after it. For the next page, pass `last_id`."""

    limit: int
    """How many objects a page holds at most, from 1 to 1000."""
