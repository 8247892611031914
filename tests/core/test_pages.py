"""The cursor arithmetic: pure functions of a page and the query that fetched it."""

from __future__ import annotations

from typing import Any

import pytest

from anthropic_generated._page import (
    AsyncPage,
    AsyncPageCursor,
    PageInfo,
    SyncPage,
    SyncPageCursor,
    Trail,
    by_id,
    by_token,
    start_of,
)


@pytest.mark.parametrize(
    ("first", "last", "query", "expected"),
    [
        ("a", "b", {}, {"after_id": "b"}),
        ("a", "b", {"limit": 5}, {"after_id": "b"}),
        ("a", "b", {"after_id": "x"}, {"after_id": "b"}),
        ("a", "b", {"before_id": "x"}, {"before_id": "a"}),
        ("a", "b", {"before_id": None}, {"after_id": "b"}),
        ("a", None, {}, None),
        (None, "b", {"before_id": "x"}, None),
        ("", "", {}, None),
    ],
)
def test_ids_lead_on_in_the_direction_of_the_query(
    first: str | None, last: str | None, query: dict[str, Any], expected: dict[str, Any] | None
) -> None:
    assert by_id(first, last, query) == expected


@pytest.mark.parametrize(("token", "expected"), [("t", {"page": "t"}), (None, None), ("", None)])
def test_a_token_leads_on(token: str | None, expected: dict[str, Any] | None) -> None:
    assert by_token(token) == expected


def test_a_trail_tells_a_repetition_from_a_circle() -> None:
    start = Trail()
    first = start.extended({"after_id": "a"})
    assert first is not None
    assert start.extended({"after_id": "a"}) is not None, "the same step again"
    second = first.extended({"after_id": "b"})
    assert second is not None
    assert second.extended({"after_id": "b"}) is None, "no progress"
    assert second.extended({"after_id": "a"}) is None, "a circle"
    assert second.extended({"before_id": "a"}) is not None, "another parameter"


def test_the_first_cursor_is_part_of_the_trail() -> None:
    assert start_of({"limit": 3}).extended({"page": "a"}) is not None
    assert start_of({"page": "a"}).extended({"page": "a"}) is None


@pytest.mark.parametrize("cls", [SyncPage, AsyncPage, SyncPageCursor, AsyncPageCursor])
def test_pages_can_be_made_by_hand(cls: Any) -> None:
    page = cls(data=[1, 2], has_more=True, last_id="b", next_page="t")
    assert page.has_next_page()
    assert page.next_page_info() in (PageInfo({"after_id": "b"}), PageInfo({"page": "t"}))
    assert page.cursor in ("b", "t")
    assert not cls(data=[1, 2], has_more=False, last_id="b", next_page="t").has_next_page()
    assert cls(data=[]).next_page_info() is None
