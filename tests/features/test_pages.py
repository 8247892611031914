"""Lists that come in pages, through both clients: going on, going back, stopping in time, and pages that lead nowhere."""

from __future__ import annotations

import copy
from typing import Any

import httpx
import pytest

import anthropic

LIST = "GET /v1/models"
FLAG = "skills-2025-10-02"


def model(name: str) -> dict[str, Any]:
    return {"type": "model", "id": name, "display_name": name, "created_at": "2026-01-01T00:00:00Z"}


def page(*names: str, more: bool | None = True, first: str | None = "", last: str | None = "") -> dict[str, Any]:
    """Return a page of models; the ids of its ends are those of its items unless others are given."""
    ends = {"first_id": names[0] if names else None, "last_id": names[-1] if names else None}
    ends.update({k: v for k, v in (("first_id", first), ("last_id", last)) if v != ""})
    flag = {} if more is None else {"has_more": more}
    return {"data": [model(name) for name in names], **ends, **flag}


def script(server: Any, *pages: dict[str, Any]) -> None:
    for each in pages:
        server.reply(200, body=each, path=LIST)


def ids(items: Any) -> list[str]:
    return [item.id for item in items]


def queries(server: Any) -> list[dict[str, str]]:
    return [dict(httpx.QueryParams(request.query)) for request in server.requests]


def test_iterating_the_call_goes_through_all_pages(api: Any, server: Any) -> None:
    script(server, page("a", "b"), page("c"), page("d", more=False))
    assert ids(api.collect(api.client().models.list(limit=2))) == ["a", "b", "c", "d"]
    assert queries(server) == [
        {"limit": "2"},
        {"limit": "2", "after_id": "b"},
        {"limit": "2", "after_id": "c"},
    ]


def test_one_page_at_a_time(api: Any, server: Any) -> None:
    script(server, page("a"), page("b", more=False))
    first = api.call(api.client().models.list, limit=1)
    assert (ids(first.data), first.has_more, first.first_id, first.last_id) == (["a"], True, "a", "a")
    assert first.has_next_page()
    assert repr(first.next_page_info()) == "PageInfo(params={'after_id': 'a'})"
    assert first.cursor == "a"
    second = api.run(first.get_next_page())
    assert ids(second.data) == ["b"]
    assert second.request_id != first.request_id
    assert not second.has_next_page()
    assert second.next_page_info() is second.cursor is None
    with pytest.raises(RuntimeError, match="last page"):
        api.run(second.get_next_page())


def test_the_same_page_can_be_asked_for_twice(api: Any, server: Any) -> None:
    script(server, page("a"), page("b"), page("b"), page("c", more=False))
    first = api.call(api.client().models.list)
    assert ids(api.run(first.get_next_page()).data) == ["b"]
    again = api.run(first.get_next_page())
    assert ids(api.collect(again)) == ["b", "c"]


def test_pages_can_be_iterated_and_bounded(api: Any, server: Any) -> None:
    client = api.client()
    script(server, page("a"), page("b"), page("c", more=False))
    assert [ids(p.data) for p in api.iterate(api.call(client.models.list).iter_pages())] == [["a"], ["b"], ["c"]]
    script(server, page("a"), page("b"))
    pages = list(api.iterate(api.call(client.models.list).iter_pages(max_pages=2)))
    assert [ids(p.data) for p in pages] == [["a"], ["b"]]
    assert pages[-1].cursor == "b"
    assert len(server.requests) == 5
    script(server, page("c", more=False))
    assert ids(api.collect(client.models.list(after_id=pages[-1].cursor))) == ["c"]
    assert queries(server)[-1] == {"after_id": "b"}


@pytest.mark.parametrize(
    ("most", "found", "requests"), [(0, "", 1), (1, "a", 1), (2, "ab", 1), (3, "abc", 2), (9, "abcd", 2)]
)
def test_items_can_be_bounded_and_no_page_is_fetched_in_vain(
    api: Any, server: Any, most: int, found: str, requests: int
) -> None:
    script(server, page("a", "b"), page("c", "d", more=False))
    items = api.call(api.client().models.list).iter_items(max_items=most)
    assert "".join(ids(api.iterate(items))) == found
    assert len(server.requests) == requests


def test_pages_bound_items_too(api: Any, server: Any) -> None:
    script(server, page("a", "b"), page("c"))
    items = api.call(api.client().models.list).iter_items(max_pages=2)
    assert ids(api.iterate(items)) == ["a", "b", "c"]
    assert len(server.requests) == 2


def test_the_bounds_work_on_the_call_itself(api: Any, server: Any) -> None:
    client = api.client()
    script(server, page("a", "b"))
    assert ids(api.iterate(client.models.list().iter_items(max_items=1))) == ["a"]
    script(server, page("a", "b"), page("c"))
    assert [ids(p.data) for p in api.iterate(client.models.list().iter_pages(max_pages=2))] == [["a", "b"], ["c"]]


def test_before_id_goes_backwards(api: Any, server: Any) -> None:
    script(server, page("c", "d"), page("a", "b", more=False))
    assert ids(api.collect(api.client().models.list(before_id="e", limit=2))) == ["c", "d", "a", "b"]
    assert queries(server)[1] == {"before_id": "c", "limit": "2"}


def test_a_cursor_among_the_extra_parameters_moves_on_too(api: Any, server: Any) -> None:
    script(server, page("c"), page("b", more=False))
    assert ids(api.collect(api.client().models.list(extra_query={"before_id": "d", "x": "1"}))) == ["c", "b"]
    assert queries(server)[1] == {"before_id": "c", "x": "1"}


def test_an_empty_page_with_more_behind_it_is_passed(api: Any, server: Any) -> None:
    script(server, page("a"), page(last="n1"), page(last="n2"), page("b", more=False))
    assert ids(api.collect(api.client().models.list())) == ["a", "b"]
    assert [query.get("after_id") for query in queries(server)] == [None, "a", "n1", "n2"]


@pytest.mark.parametrize("last", [page(more=False, last="z"), page(more=None, last="z"), page("b", more=False)])
def test_the_end_is_where_the_api_says(api: Any, server: Any, last: dict[str, Any]) -> None:
    script(server, page("a"), last)
    api.collect(api.client().models.list())
    assert len(server.requests) == 2


def test_without_a_word_on_more_the_cursor_decides(api: Any, server: Any) -> None:
    script(server, page("a", more=None), page("b", more=None), page(more=None))
    assert ids(api.collect(api.client().models.list())) == ["a", "b"]


@pytest.mark.parametrize(
    "pages",
    [
        [page("a"), page("a")],  # the page does not move on
        [page("a"), page("b"), page("c"), page("a")],  # a circle
        [page("a"), page(last="a")],
    ],
)
def test_a_repeated_cursor_is_an_error_and_no_loop(api: Any, server: Any, pages: list[dict[str, Any]]) -> None:
    script(server, *pages)
    seen: list[str] = []
    with pytest.raises(anthropic.PaginationError, match="'after_id': 'a'") as caught:  # noqa: PT012
        for item in api.iterate(api.client().models.list()):
            seen.append(item.id)  # noqa: PERF401
    assert seen == [item["id"] for each in pages for item in each["data"]]
    assert len(server.requests) == len(pages)
    assert isinstance(caught.value, anthropic.AnthropicError)


def test_a_loop_by_hand_is_found_out_too(api: Any, server: Any) -> None:
    script(server, page("a"), page("b"), page("a"))
    current = api.call(api.client().models.list)
    with pytest.raises(anthropic.PaginationError):  # noqa: PT012
        while current.has_next_page():
            current = api.run(current.get_next_page())
    assert len(server.requests) == 3


def test_the_cursor_a_list_was_begun_with_counts(api: Any, server: Any) -> None:
    script(server, page("b", last="a"))
    with pytest.raises(anthropic.PaginationError):
        api.collect(api.client().models.list(after_id="a"))
    assert len(server.requests) == 1


def test_more_without_a_cursor_is_an_error_and_no_early_end(api: Any, server: Any) -> None:
    script(server, page("a", last=None))
    with pytest.raises(anthropic.PaginationError, match="not where they begin"):
        api.collect(api.client().models.list())


def test_tokens_lead_on_too(api: Any, server: Any) -> None:
    skill = {"type": "skill", "source": "custom", "created_at": "", "updated_at": "", "display_title": None}
    skill["latest_version"] = "1"
    bodies = [
        {"data": [{**skill, "id": "a"}], "has_more": True, "next_page": "t1"},
        {"data": [], "has_more": True, "next_page": "t2"},
        {"data": [{**skill, "id": "b"}], "has_more": False, "next_page": None},
    ]
    for body in bodies:
        server.reply(200, body=body, path="GET /v1/skills")
    assert ids(api.collect(api.client().beta.skills.list(limit=1))) == ["a", "b"]
    assert [query.get("page") for query in queries(server)] == [None, "t1", "t2"]
    server.reply(200, body=bodies[0], times=2, path="GET /v1/skills")
    with pytest.raises(anthropic.PaginationError, match="t1"):
        api.collect(api.client().beta.skills.list())


@pytest.mark.parametrize("limit", [0, -1])
def test_a_page_of_nothing_is_refused(api: Any, server: Any, limit: int) -> None:
    client = api.client()
    lists = (client.models.list, client.messages.batches.list, client.beta.files.list, client.beta.skills.list)
    for method in lists:
        with pytest.raises(ValueError, match="limit"):
            api.call(method, limit=limit)
    assert not server.requests


@pytest.mark.parametrize("limit", ["20", 2.5, True])
def test_a_limit_that_is_no_number_is_refused(api: Any, server: Any, limit: Any) -> None:
    with pytest.raises(TypeError, match="limit has to be a whole number"):
        api.call(api.client().models.list, limit=limit)
    assert not server.requests


def test_bad_bounds_are_refused_when_they_are_given(api: Any, server: Any) -> None:
    listed = api.call(api.client().models.list)
    for given in ({"max_items": -1}, {"max_pages": -1}):
        with pytest.raises(ValueError, match="0 or more"):
            listed.iter_items(**given)
    with pytest.raises(ValueError, match="max_pages"):
        listed.iter_pages(max_pages=-1)
    with pytest.raises(TypeError, match="max_items"):
        listed.iter_items(max_items="3")
    if api.is_async:
        with pytest.raises(ValueError, match="max_items"):
            api.client().models.list().iter_items(max_items=-1)
    assert len(server.requests) == 1


def test_options_go_along_to_every_page(api: Any, server: Any) -> None:
    script(server, page("a"), page("b", more=False))
    api.collect(api.client().models.list(extra_headers={"x-mine": "1"}, extra_query={"q": "2"}, timeout=9))
    for request in server.requests:
        assert request.header("x-mine") == "1"
        assert request.query["q"] == "2"
        assert request.header("x-stainless-read-timeout") in ("9", "9.0")


def test_a_failed_page_ends_the_walk_with_what_came_before(api: Any, server: Any) -> None:
    script(server, page("a"))
    server.fail(500, path=LIST)
    seen: list[str] = []
    with pytest.raises(anthropic.InternalServerError):  # noqa: PT012
        for item in api.iterate(api.client(max_retries=0).models.list()):
            seen.append(item.id)  # noqa: PERF401
    assert seen == ["a"]


def test_a_page_from_a_raw_response_leads_on(api: Any, server: Any) -> None:
    script(server, page("a"), page("b", more=False))
    response = api.call(api.client().models.with_raw_response.list)
    assert response.status_code == 200
    assert ids(api.collect(response.parse())) == ["a", "b"]


def test_a_copy_of_a_page_has_its_items_but_cannot_go_on(api: Any, server: Any) -> None:
    script(server, page("a"))
    twin = copy.deepcopy(api.call(api.client().models.list))
    assert ids(twin.data) == ["a"]
    assert twin.next_page_info().params == {"after_id": "a"}
    with pytest.raises(RuntimeError, match="copy"):
        api.run(twin.get_next_page())


def test_many_pages_do_not_deepen_the_stack(api: Any, server: Any) -> None:
    script(server, *(page(f"m{number}") for number in range(300)), page("end", more=False))
    assert len(ids(api.collect(api.client().models.list()))) == 301
