"""Scripts of conversations: which one a request belongs to, and what it takes from it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Callable, TypeVar, Union

from . import _replies
from ._call import Call
from ._exchange import Refusal, Reply, Request
from ._faults import Disturbance, Fault
from ._turns import Turn, TurnLike

if TYPE_CHECKING:
    from ._api import API

T = TypeVar("T")

#: A turn that depends on the body of the request.
TurnOf = Callable[[dict[str, Any]], TurnLike]
#: What a script consists of.
Item = Union[TurnLike, TurnOf, Fault, Disturbance]
#: Which requests a script is for, by a text in the first user message or by the body.
Match = Union[str, Callable[[dict[str, Any]], bool]]


class Conversation:
    """The script of a conversation, as far as it is still to come, and the requests that came to it."""

    def __init__(self, items: Iterable[Item], match: Match | None) -> None:
        self.match = match
        #: The requests that it answered or had a fault for, in order.
        self.requests: list[Request] = []
        self._items = [_item(item) for item in items]
        self._pattern = re.compile(_whole_words(match)) if isinstance(match, str) else None

    @property
    def pending(self) -> int:
        """How many turns and faults no request has taken yet."""
        return sum(item.times if isinstance(item, Fault) else 1 for item in tuple(self._items))

    def suits(self, params: dict[str, Any]) -> bool:
        """Say whether a request is one that `match` is about."""
        if self._pattern is not None:
            return self._pattern.search(_first_words(params)) is not None
        return callable(self.match) and bool(_ask(self.match, params, "the function that matches a conversation"))

    def reply(self, call: Call, api: API) -> Reply:
        """Return the reply to a request, and note what it has taken.

        A turn is taken only if all of the reply gets through.
        """
        first = self._items[0]
        at = next((index for index, item in enumerate(self._items) if not isinstance(item, Fault)), None)
        if isinstance(first, Fault) and first.replaces:
            reply = Reply(body=())
        else:
            reply = api.reply(call, None if at is None else self._turn(at, call.body))
        self.requests.append(call.request)
        # A fault that was scheduled for any request comes first: it may be that this reply is lost already.
        lost = call.fault.breaks(reply.body)
        if isinstance(first, Fault) and not lost:
            reply.fault = first
            lost = first.breaks(reply.body)
        if at is not None and not lost:
            del self._items[at]
        if reply.fault is not None:
            self._items[:1] = [replace(reply.fault, times=reply.fault.times - 1)] if reply.fault.times > 1 else []
        return reply

    def _turn(self, at: int, params: dict[str, Any]) -> Turn:
        item = self._items[at]
        if not callable(item):
            return Turn.of(item)
        return _ask(lambda body: Turn.of(item(body)), params, "the function that makes a turn")

    def __repr__(self) -> str:
        match = "" if self.match is None else f" {self.match!r}"
        return f"<Conversation{match}: {len(self.requests)} requests, {self.pending} pending>"


class Conversations:
    """All scripts of a server."""

    def __init__(self, api: API) -> None:
        self._api = api
        # Others than the server's thread do nothing with this list but append.
        self._all: list[Conversation] = []

    def add(self, items: Iterable[Item], match: Match | None) -> Conversation:
        """Add a script, to be used after those that are there."""
        self._all.append(Conversation(items, match))
        return self._all[-1]

    def reply(self, call: Call) -> Reply | None:
        """Return the reply to a request as its script says; `None` if there is none, or nothing left of it."""
        everything = tuple(self._all)
        # A conversation that has a script of its own never goes on with that of another.
        suited = [it for it in everything if it.match is not None and it.suits(call.body)]
        suited = suited or [it for it in everything if it.match is None]
        conversation = next((it for it in suited if it.pending), None)
        return None if conversation is None else conversation.reply(call, self._api)


def _item(item: Item) -> Item:
    """Return an element of a script as it is kept; wrong ones are found here, where they were written."""
    if isinstance(item, Disturbance):
        return Fault(disturbance=item)
    if isinstance(item, Fault):
        if item.path is not None:
            raise ValueError(f"a fault of a conversation is for the request that comes to it: no path={item.path!r}")
        return item
    return item if callable(item) else Turn.of(item)


def _whole_words(text: str) -> str:
    """Return a pattern for a text that neither begins nor ends within a word or a number."""
    before, after = (r"\b" if re.match(r"\w", edge, re.ASCII) else "" for edge in (text[:1], text[-1:]))
    return f"(?a:{before}{re.escape(text)}{after})"


def _first_words(params: dict[str, Any]) -> str:
    """Return the text of the first user message."""
    turn = next((message for message in params["messages"] if message["role"] == "user"), {"content": ""})
    return _replies.text_of(turn["content"])


def _ask(function: Callable[[dict[str, Any]], T], params: dict[str, Any], name: str) -> T:
    try:
        return function(params)
    except Exception as failure:
        # An error that no client tries again, so that it comes to light in the test.
        raise Refusal(400, f"{name} raised {type(failure).__name__}: {failure}") from failure
