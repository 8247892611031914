"""A request that has been understood, and what several operations need to answer one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, Callable

from ._exchange import Refusal, Reply, Request
from ._faults import Fault
from ._validate import Operation, Part


@dataclass(frozen=True)
class Call:
    """A request that has been understood and found in order."""

    operation: Operation
    request: Request
    #: Parameters of the path.
    path: dict[str, str]
    #: JSON data or the parts of a form.
    body: Any
    #: What the reply will meet on its way.
    fault: Fault

    @property
    def beta(self) -> bool:
        """Whether the reply has the beta shape."""
        return self.request.query.get("beta") == "true"

    @property
    def parts(self) -> list[Part]:
        """The parts of a form."""
        parts: list[Part] = self.body
        return parts


Handler = Callable[[Call], Reply]


def page(items: list[dict[str, Any]], request: Request) -> Reply:
    """Return the page of a list that the query asks for by the ID before or after it."""
    query = request.query
    limit = int(query.get("limit", 20))
    ids = [item["id"] for item in items]
    start, end = 0, len(items)
    for name in ("after_id", "before_id"):
        if name in query and query[name] not in ids:
            raise Refusal(400, f"{name}: {query[name]!r} is not in this list")
    if "after_id" in query:
        start = ids.index(query["after_id"]) + 1
    if "before_id" in query:
        end = ids.index(query["before_id"])
        shown = items[max(start, end - limit) : end]
        more = end - limit > start
    else:
        shown = items[start : start + limit]
        more = start + limit < end
    first, last = (shown[0]["id"], shown[-1]["id"]) if shown else (None, None)
    return Reply.of({"data": shown, "has_more": more, "first_id": first, "last_id": last})


def now(offset: timedelta = timedelta(0)) -> str:
    """Return the time as the API writes it."""
    return (datetime.now(timezone.utc) + offset).isoformat().replace("+00:00", "Z")
