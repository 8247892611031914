"""Lists that come in pages: the page objects, and the cursor arithmetic that leads from one to the next.

What follows a page is decided by pure functions of the page and the query that fetched it; fetching is left to the
requester.
"""

from __future__ import annotations

from itertools import chain, islice
from operator import index
from typing import TYPE_CHECKING, Any, Generic, List, Optional, TypeVar

from ._model import Model, model
from ._parse import parse_list

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Generator, Iterator

    from typing_extensions import Self

    from ._call import AsyncRequester, Operation

T = TypeVar("T")
PageT = TypeVar("PageT", bound="Page[Any]")


class PaginationError(Exception):
    """A list does not come to an end: a cursor leads back, or there is more but no cursor. The requester may name another class."""


class PageInfo:
    """Where the next page begins: the query parameters that fetch it."""

    __slots__ = ("params",)

    def __init__(self, params: dict[str, Any]) -> None:
        self.params = params

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PageInfo) and self.params == other.params

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"PageInfo(params={self.params!r})"


def by_id(first_id: str | None, last_id: str | None, query: dict[str, Any]) -> dict[str, Any] | None:
    """Return what leads on from a page between two ids, in the direction the query went."""
    if query.get("before_id"):
        return {"before_id": first_id} if first_id else None
    return {"after_id": last_id} if last_id else None


def by_token(next_page: str | None) -> dict[str, Any] | None:
    """Return what leads on from a page that names the next."""
    return {"page": next_page} if next_page else None


def whole(name: str, value: Any) -> int:
    """Return an argument that has to be a whole number."""
    if not isinstance(value, (bool, float, str)):
        try:
            return index(value)
        except TypeError:
            pass
    raise TypeError(f"{name} has to be a whole number, not {value!r}")


def at_most(name: str, value: int | None) -> int | None:
    """Return an upper bound, which may be missing or zero but not negative."""
    if value is not None and whole(name, value) < 0:
        raise ValueError(f"{name} has to be 0 or more, not {value!r}")
    return value


class Trail:
    """The cursors that led to a page, shared by all pages of one walk, and how many pages came before this one.

    A cursor belongs to the step it was first taken in: taking the same step again is a repetition by the caller, taking
    it at another place is a walk in a circle.
    """

    __slots__ = ("steps", "taken")

    def __init__(self, taken: int = 0, steps: dict[tuple[Any, ...], int] | None = None) -> None:
        self.taken = taken
        self.steps: dict[tuple[Any, ...], int] = {} if steps is None else steps

    def extended(self, params: dict[str, Any]) -> Trail | None:
        """Return the trail of the next page, or `None` if its cursor was taken before."""
        taken = self.taken + 1
        if self.steps.setdefault(tuple(params.items()), taken) != taken:
            return None
        return Trail(taken, self.steps)


def start_of(query: dict[str, Any]) -> Trail:
    """Return the trail of a page that a caller asked for: the cursor it began from, if any, is its only step."""
    cursors = {name: query[name] for name in ("before_id", "after_id", "page") if query.get(name)}
    trail = Trail()
    return (trail.extended(cursors) or trail) if cursors else trail


class _Sourced(Model):
    __slots__ = ("_source", "_trail")

    _source: tuple[Any, Operation[Any]]
    _trail: Trail


@model
class Page(_Sourced, Generic[T]):
    """One page of a list, and the way to the next."""

    data: List[T]
    has_more: Optional[bool] = None

    @classmethod
    def read(cls, data: Any, operation: Operation[Any], requester: Any) -> Self:
        """Build a page from a decoded response; `requester` will fetch the pages after it."""
        page = cls.model_validate(data)
        page.data = parse_list(operation.endpoint.parse, page.data or [])
        page._source = requester, operation
        page._trail = start_of(page._query())
        return page

    @staticmethod
    def check(query: dict[str, Any] | None) -> None:
        """Raise if a query asks for pages that can hold nothing.

        Raises:
            TypeError: `limit` is no whole number.
            ValueError: `limit` is below 1.
        """
        limit = (query or {}).get("limit")
        if limit is not None and whole("limit", limit) < 1:
            raise ValueError(f"limit is how many items a page holds, so it has to be 1 or more, not {limit!r}")

    @property
    def cursor(self) -> str | None:
        """What a later call passes to go on after this page (as `after_id`, or as `before_id` or `page` where the list is read by these); `None` on the last page."""
        info = self.next_page_info()
        return None if info is None else next(iter(info.params.values()))

    def next_page_info(self) -> PageInfo | None:
        """Return what fetches the next page, or `None` on the last one."""
        if self.has_more is False:
            return None
        params = self._next(self._query())
        return PageInfo(params) if params else None

    def has_next_page(self) -> bool:
        """Say whether there is a next page."""
        return self.has_more is True or self.next_page_info() is not None

    def _next(self, query: dict[str, Any]) -> dict[str, Any] | None:
        raise AssertionError("each style of page says how to go on")

    def _query(self) -> dict[str, Any]:
        # A page that was copied, pickled or made by hand has lost its source.
        operation = self._source[1] if hasattr(self, "_source") else None
        return {} if operation is None else {**(operation.query or {}), **(operation.extra_query or {})}

    def _step(self) -> tuple[Operation[Self], Trail]:
        """Return what fetches the next page, and the trail that page gets."""
        info = self.next_page_info()
        if info is None and self.has_more is not True:
            raise RuntimeError("this is the last page: ask has_next_page() before get_next_page()")
        if not hasattr(self, "_source"):
            raise RuntimeError("this page was not fetched by a client, or is a copy, so it cannot fetch the next one")
        requester, operation = self._source
        error: Any = getattr(requester, "pagination_error", PaginationError)
        if info is None:
            raise error(f"{operation.endpoint.name}: the API says that there are more pages, but not where they begin")
        trail = self._trail.extended(info.params)
        if trail is None:
            raise error(
                f"{operation.endpoint.name}: the API answered with a cursor that was used before, {info.params!r}, so "
                "its pages would go round in a circle; all items up to here have been read"
            )
        extra = {name: value for name, value in (operation.extra_query or {}).items() if name not in info.params}
        return operation.replace(query={**(operation.query or {}), **info.params}, extra_query=extra), trail


@model
class BaseSyncPage(Page[T], Generic[T]):
    """A page of a list; iterating it goes on into the pages that follow."""

    def get_next_page(self) -> Self:
        """Fetch the next page.

        Raises:
            RuntimeError: This is the last page.
            PaginationError: The API leads back to a page that was read before.
        """
        operation, trail = self._step()
        page: Self = self._source[0].request(operation)
        page._trail = trail
        return page

    def iter_pages(self, *, max_pages: int | None = None) -> Iterator[Self]:
        """Return an iterator over this page and all that follow, fetched as needed.

        Args:
            max_pages: Stop after so many pages. The `cursor` of the last one leads on from there.

        Raises:
            ValueError: `max_pages` is negative.
        """
        return self._pages(at_most("max_pages", max_pages))

    def _pages(self, left: int | None) -> Iterator[Self]:
        page = self
        while left is None or left > 0:
            yield page
            left = None if left is None else left - 1
            if left == 0 or not page.has_next_page():
                return
            page = page.get_next_page()

    def iter_items(self, *, max_items: int | None = None, max_pages: int | None = None) -> Iterator[T]:
        """Return an iterator over the items of this page and of all that follow, fetched as needed.

        Args:
            max_items: Stop after so many items. No page is fetched beyond them.
            max_pages: Stop after so many pages.

        Raises:
            ValueError: A number is negative.
        """
        items = chain.from_iterable(page.data for page in self.iter_pages(max_pages=max_pages))
        return islice(items, at_most("max_items", max_items))

    def __iter__(self) -> Iterator[T]:
        """Yield the items of this page and of all that follow, fetched as needed."""
        return self.iter_items()


@model
class BaseAsyncPage(Page[T], Generic[T]):
    """A page of a list; `async for` goes on into the pages that follow."""

    async def get_next_page(self) -> Self:
        """Fetch the next page.

        Raises:
            RuntimeError: This is the last page.
            PaginationError: The API leads back to a page that was read before.
        """
        operation, trail = self._step()
        page: Self = await self._source[0].request(operation)
        page._trail = trail
        return page

    def iter_pages(self, *, max_pages: int | None = None) -> AsyncIterator[Self]:
        """Return an iterator over this page and all that follow, fetched as needed.

        Args:
            max_pages: Stop after so many pages. The `cursor` of the last one leads on from there.

        Raises:
            ValueError: `max_pages` is negative.
        """
        return self._pages(at_most("max_pages", max_pages))

    async def _pages(self, left: int | None) -> AsyncIterator[Self]:
        page = self
        while left is None or left > 0:
            yield page
            left = None if left is None else left - 1
            if left == 0 or not page.has_next_page():
                return
            page = await page.get_next_page()

    def iter_items(self, *, max_items: int | None = None, max_pages: int | None = None) -> AsyncIterator[T]:
        """Return an iterator over the items of this page and of all that follow, fetched as needed.

        Args:
            max_items: Stop after so many items. No page is fetched beyond them.
            max_pages: Stop after so many pages.

        Raises:
            ValueError: A number is negative.
        """
        return self._items(at_most("max_items", max_items), self.iter_pages(max_pages=max_pages))

    async def _items(self, left: int | None, pages: AsyncIterator[Self]) -> AsyncIterator[T]:
        if left == 0:
            return
        async for page in pages:
            for item in page.data[:left]:
                yield item
            left = None if left is None else left - len(page.data)
            if left is not None and left <= 0:
                return

    def __aiter__(self) -> AsyncIterator[T]:
        """Yield the items of this page and of all that follow, fetched as needed."""
        return self.iter_items()


@model
class SyncPage(BaseSyncPage[T], Generic[T]):
    """A page whose neighbours are found by the ids of its first and last item."""

    first_id: Optional[str] = None
    last_id: Optional[str] = None

    def _next(self, query: dict[str, Any]) -> dict[str, Any] | None:
        # An empty page of an API that does not say whether there is more is the last.
        return by_id(self.first_id, self.last_id, query) if self.data or self.has_more else None


@model
class AsyncPage(BaseAsyncPage[T], Generic[T]):
    """A page whose neighbours are found by the ids of its first and last item."""

    first_id: Optional[str] = None
    last_id: Optional[str] = None

    def _next(self, query: dict[str, Any]) -> dict[str, Any] | None:
        # An empty page of an API that does not say whether there is more is the last.
        return by_id(self.first_id, self.last_id, query) if self.data or self.has_more else None


@model
class SyncPageCursor(BaseSyncPage[T], Generic[T]):
    """A page that carries the token of the next."""

    next_page: Optional[str] = None

    def _next(self, query: dict[str, Any]) -> dict[str, Any] | None:
        return by_token(self.next_page)


@model
class AsyncPageCursor(BaseAsyncPage[T], Generic[T]):
    """A page that carries the token of the next."""

    next_page: Optional[str] = None

    def _next(self, query: dict[str, Any]) -> dict[str, Any] | None:
        return by_token(self.next_page)


class AsyncPaginator(Generic[T, PageT]):
    """What an asynchronous list method returns: `await` it for one page, or `async for` over all items."""

    def __init__(self, requester: AsyncRequester, operation: Operation[PageT]) -> None:
        self._requester = requester
        self._operation = operation

    def __await__(self) -> Generator[Any, None, PageT]:
        return self._requester.request(self._operation).__await__()

    def iter_pages(self, *, max_pages: int | None = None) -> AsyncIterator[PageT]:
        """Return an iterator over all pages, or so many of them; see `AsyncPage.iter_pages`."""
        at_most("max_pages", max_pages)
        return self._pages(max_pages)

    async def _pages(self, max_pages: int | None) -> AsyncIterator[PageT]:
        if max_pages != 0:
            first: Any = await self
            async for page in first.iter_pages(max_pages=max_pages):
                yield page

    def iter_items(self, *, max_items: int | None = None, max_pages: int | None = None) -> AsyncIterator[T]:
        """Return an iterator over all items, or so many of them; see `AsyncPage.iter_items`."""
        at_most("max_items", max_items)
        at_most("max_pages", max_pages)
        return self._items(max_items, max_pages)

    async def _items(self, max_items: int | None, max_pages: int | None) -> AsyncIterator[T]:
        if max_items != 0 and max_pages != 0:
            first: Any = await self
            async for item in first.iter_items(max_items=max_items, max_pages=max_pages):
                yield item

    def __aiter__(self) -> AsyncIterator[T]:
        return self.iter_items()
