"""Lists that come in pages: the page objects, and the cursor arithmetic that leads from one to the next.

What follows a page is decided by pure functions of the page and the query that fetched it; fetching is left to the
requester.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, List, Optional, TypeVar

from ._model import Model, model
from ._parse import parse_list

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Generator, Iterator

    from typing_extensions import Self

    from ._call import AsyncRequester, Operation

T = TypeVar("T")
PageT = TypeVar("PageT", bound="Page[Any]")


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


class _Sourced(Model):
    __slots__ = ("_source",)

    _source: tuple[Any, Operation[Any]]


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
        return page

    def next_page_info(self) -> PageInfo | None:
        """Return what fetches the next page, or `None` on the last one."""
        if self.has_more is False:
            return None
        params = self._next(self._source[1].query or {})
        return PageInfo(params) if params else None

    def has_next_page(self) -> bool:
        """Say whether there is a next page."""
        return self.next_page_info() is not None

    def _next(self, query: dict[str, Any]) -> dict[str, Any] | None:
        raise AssertionError("each style of page says how to go on")

    def _next_operation(self) -> Operation[Self]:
        info = self.next_page_info()
        if info is None:
            raise RuntimeError("this is the last page: ask has_next_page() before get_next_page()")
        operation = self._source[1]
        return operation.replace(query={**(operation.query or {}), **info.params})


@model
class BaseSyncPage(Page[T], Generic[T]):
    """A page of a list; iterating it goes on into the pages that follow."""

    def get_next_page(self) -> Self:
        """Fetch the next page.

        Raises:
            RuntimeError: This is the last page.
        """
        page: Self = self._source[0].request(self._next_operation())
        return page

    def iter_pages(self) -> Iterator[Self]:
        """Yield this page and all that follow."""
        page = self
        yield page
        while page.has_next_page():
            page = page.get_next_page()
            yield page

    def __iter__(self) -> Iterator[T]:
        """Yield the items of this page and of all that follow, fetched as needed."""
        for page in self.iter_pages():
            yield from page.data


@model
class BaseAsyncPage(Page[T], Generic[T]):
    """A page of a list; `async for` goes on into the pages that follow."""

    async def get_next_page(self) -> Self:
        """Fetch the next page.

        Raises:
            RuntimeError: This is the last page.
        """
        page: Self = await self._source[0].request(self._next_operation())
        return page

    async def iter_pages(self) -> AsyncIterator[Self]:
        """Yield this page and all that follow."""
        page = self
        yield page
        while page.has_next_page():
            page = await page.get_next_page()
            yield page

    async def __aiter__(self) -> AsyncIterator[T]:
        """Yield the items of this page and of all that follow, fetched as needed."""
        async for page in self.iter_pages():
            for item in page.data:
                yield item


@model
class SyncPage(BaseSyncPage[T], Generic[T]):
    """A page whose neighbours are found by the ids of its first and last item."""

    first_id: Optional[str] = None
    last_id: Optional[str] = None

    def _next(self, query: dict[str, Any]) -> dict[str, Any] | None:
        return by_id(self.first_id, self.last_id, query)


@model
class AsyncPage(BaseAsyncPage[T], Generic[T]):
    """A page whose neighbours are found by the ids of its first and last item."""

    first_id: Optional[str] = None
    last_id: Optional[str] = None

    def _next(self, query: dict[str, Any]) -> dict[str, Any] | None:
        return by_id(self.first_id, self.last_id, query)


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

    async def __aiter__(self) -> AsyncIterator[T]:
        first: Any = await self
        async for item in first:
            yield item
