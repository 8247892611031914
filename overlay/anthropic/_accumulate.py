"""Puts a streamed message together: events in, the message so far out. Sans-IO, and the same for stable and beta messages.

Events are the decoded JSON objects, which are read and never changed; what comes out is JSON objects too, made when they
are asked for. How a piece changes its block says the table `DELTAS`, which is made from the API description: that of a
kind it does not know is kept aside in `unmerged`. No model, no response and no clock may live here.
"""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING, Any, Callable, cast

from anthropic_generated._facts import DELTAS

from ._depth import LEVELS, check_depth

if TYPE_CHECKING:
    from ._partial_json import PartialJSON

#: The types of blocks that some piece is for; the others arrive complete. No set, as a type may be sent that is no text.
GROWING = tuple(tag for *_, tags in DELTAS.values() for tag in tags)


class OutOfOrder(ValueError):
    """An event that cannot stand where it does, or lacks what makes it one; the message says which and why."""


class Text:
    """A text that grows piece by piece, and is joined when somebody looks."""

    __slots__ = ("_parts", "_reader", "_seen", "_whole", "begun", "size")

    def __init__(self, start: str | None = "") -> None:
        #: What reads the text as JSON, if somebody wants it to be, and how much of it has been read.
        self._reader: PartialJSON | None = None
        self._seen = 0
        self._whole = start or ""
        self._parts: list[str] = []
        #: Whether there is a text, be it empty: until the first piece, what was null is null.
        self.begun = start is not None
        #: The number of characters so far.
        self.size = len(self._whole)

    def add(self, piece: str) -> None:
        """Append a piece."""
        self._parts.append(piece)
        self.begun = True
        self.size += len(piece)

    def upto(self, size: int) -> str:
        """Return the text as it was when it had so many characters."""
        return str(self)[:size]

    def json(self, size: int, piece: str) -> Any:
        """Return the value of the text as JSON when it had so many characters, as far as it could be read.

        Args:
            size: The number of characters.
            piece: The last of them.
        """
        reader, seen = self._reader, self._seen
        if reader is None or size < seen:
            reader, seen = _reader(), 0
        try:
            # Who looks at each piece does not have the whole joined each time.
            reader.feed(piece if seen == size - len(piece) else self.upto(size)[seen:])
        except ValueError:
            pass  # what came before the fault can still be shown
        if size >= self._seen:
            self._reader, self._seen = reader, size
        return reader.snapshot(strings=True) if reader.depth <= LEVELS else None

    def __str__(self) -> str:
        if self._parts:
            self._whole += "".join(self._parts)
            self._parts.clear()
        return self._whole


class Input:
    """The input of a tool call: JSON text that grows piece by piece, and is read when somebody looks."""

    __slots__ = ("_default", "_reader", "_strings", "_unread", "problem", "text")

    def __init__(self, default: Any, strings: bool) -> None:
        self._default = default
        self._strings = strings
        self._reader: PartialJSON | None = None
        self._unread: list[str] = []
        self.text = Text()
        #: Why the whole text is no JSON, if that has turned out.
        self.problem: Exception | None = None

    def add(self, piece: str) -> None:
        """Append a piece."""
        self.text.add(piece)
        self._unread.append(piece)

    def upto(self, size: int) -> Any:
        """Return the value as far as it could be read when the text had so many characters."""
        if size < self.text.size:
            return self._shown(_reader(), self.text.upto(size))
        if self._reader is None:
            self._reader = _reader()
        unread = "".join(self._unread)
        self._unread.clear()
        return self._shown(self._reader, unread)

    def whole(self) -> Any:
        """Return the value of the whole text; if it has none, note the problem and return what could be read."""
        text = str(self.text)
        if not text.strip():
            return self._default
        try:
            check_depth(text)
            return loads(text)
        except (ValueError, RecursionError) as exc:
            self.problem = exc
            return self.upto(self.text.size)
        finally:
            # Who looks only now has it read anew.
            self._unread, self._reader = [text], None

    def _shown(self, reader: PartialJSON, more: str) -> Any:
        try:
            reader.feed(more)
        except ValueError:
            pass  # what came before the fault can still be shown; `whole` reports it
        if reader.depth > LEVELS:
            return self._default  # nobody could print it
        return reader.snapshot(self._default, strings=self._strings)


def _reader() -> PartialJSON:
    from ._partial_json import PartialJSON

    return PartialJSON()


class Block:
    """A content block that is arriving."""

    __slots__ = ("_strings", "index", "input", "lists", "merges", "start", "tag", "texts", "values")

    def __init__(self, index: int, start: dict[str, Any], strings: bool) -> None:
        self.index = index
        #: The block as it began.
        self.start = start
        self.tag: Any = start.get("type")
        #: What has been added, by field.
        self.texts: dict[str, Text] = {}
        self.lists: dict[str, list[Any]] = {}
        self.values: dict[str, Any] = {}
        self.input: tuple[str, Input] | None = None
        #: What takes in a piece, by its type: made when the first of that type comes.
        self.merges: dict[str, Callable[[dict[str, Any]], None]] = {}
        self._strings = strings

    def merge(self, tag: str) -> Callable[[dict[str, Any]], None] | None:
        """Return the function that takes in pieces of a type; `None` for a type that is not known.

        Raises:
            OutOfOrder: Such a piece is not for this type of block.
        """
        rule = DELTAS.get(tag)
        if rule is None:
            return None
        how, source, target, tags = rule
        add: Callable[[Any], None]
        if self.tag not in tags and self.tag in GROWING:
            raise OutOfOrder(f"{tag} for content block {self.index}, which is of type {self.tag}")
        if how == "append":
            add = self._text(target).add
        elif how == "json":
            add = self._input(target).add
        elif how == "item":
            add = self.lists.setdefault(target, []).append
        else:
            add = self._setter(target)
        expected: type[Any] = object if how == "item" else str

        def merge(delta: dict[str, Any]) -> None:
            piece: Any = delta.get(source, self)
            if piece is self or (piece is not None and not isinstance(piece, expected)):
                raise OutOfOrder(f"{tag} for content block {self.index} without a {source}")
            if piece is not None:
                add(piece)

        self.merges[tag] = merge
        return merge

    def _text(self, target: str) -> Text:
        start = self.start.get(target)
        return self.texts.setdefault(target, Text(start if isinstance(start, str) else None))

    def _input(self, target: str) -> Input:
        if self.input is None:
            self.input = target, Input(self.start.get(target), self._strings)
        return self.input[1]

    def _setter(self, target: str) -> Callable[[Any], None]:
        return lambda value: self.values.__setitem__(target, value)

    def stop(self) -> None:
        """Note that the block is complete."""
        if self.input is not None:
            target, arrived = self.input
            self.values[target] = arrived.whole()

    @property
    def problem(self) -> Exception | None:
        """Why the input of a tool call is no JSON, if that has turned out."""
        return None if self.input is None else self.input[1].problem

    def items(self, field: str, count: int | None = None) -> list[Any]:
        """Return a list so far, or as it was when so many items had been added."""
        before: Any = self.start.get(field)
        return [*(before if isinstance(before, list) else ()), *self.lists[field][:count]]

    def value(self) -> dict[str, Any]:
        """Return the block so far."""
        value = dict(self.start)
        for field, text in self.texts.items():
            if text.begun:
                value[field] = str(text)
        for field, added in self.lists.items():
            if added:
                value[field] = self.items(field)
        if self.input is not None and self.input[0] not in self.values:
            field, arrived = self.input
            value[field] = arrived.upto(arrived.text.size)
        value.update(self.values)
        return value


class Accumulator:
    """Puts one message together. Events go into `add`; all else can be looked at whenever one likes.

    Args:
        strings: Whether an unfinished text within a tool's input is shown as far as it goes, rather than left out.
    """

    def __init__(self, *, strings: bool = False) -> None:
        self._strings = strings
        self._top: dict[str, Any] | None = None
        self._open: dict[int, Block] = {}
        self.blocks: list[Block] = []
        #: Events with pieces of a kind for which there is no rule.
        self.unmerged: list[dict[str, Any]] = []
        self._handlers: dict[Any, Callable[[dict[str, Any]], None]] = {
            "message_start": self._start,
            "content_block_start": self._start_block,
            "content_block_stop": self._stop_block,
            "message_delta": self._change,
            "message_stop": self._stop,
        }

    def add(self, event: dict[str, Any]) -> None:
        """Take in an event; one of a kind that is not known changes nothing.

        Raises:
            OutOfOrder: It cannot stand where it does.
        """
        kind = event["type"]
        if kind == "content_block_delta":
            index: Any = event.get("index")
            delta: Any = event.get("delta")
            block = self._open.get(index) if index.__class__ is int else None
            if block is None:
                raise OutOfOrder(self._astray(kind, index))
            if delta.__class__ is not dict:
                raise OutOfOrder(f"a content_block_delta for content block {index} without a delta")
            tag: Any = delta.get("type")
            merge = block.merges.get(tag) or block.merge(tag) if tag.__class__ is str else None
            if merge is None:
                self.unmerged.append(event)
            else:
                merge(delta)
        elif kind.__class__ is str and kind in self._handlers:
            self._handlers[kind](event)

    def message(self) -> dict[str, Any] | None:
        """Return the message so far; `None` before it has begun."""
        if self._top is None:
            return None
        return {**self._top, "content": [block.value() for block in self.blocks]}

    @property
    def usage(self) -> Any:
        """What the message has cost so far; `None` before it has begun."""
        return None if self._top is None else self._top.get("usage")

    @property
    def stop_reason(self) -> Any:
        """Why the message stopped, as far as that is known."""
        return None if self._top is None else self._top.get("stop_reason")

    @property
    def is_complete(self) -> bool:
        """Whether the message has a reason to have stopped, and no block is unfinished."""
        return self.stop_reason is not None and not self._open

    @property
    def open_block(self) -> int | None:
        """The position of the block that is unfinished, if there is one."""
        return next(iter(self._open), None)

    def _start(self, event: dict[str, Any]) -> None:
        if self._top is not None:
            raise OutOfOrder("a second message_start")
        message = event.get("message")
        if not isinstance(message, dict):
            raise OutOfOrder("a message_start without a message")
        top = dict(cast("dict[str, Any]", message))
        content: Any = top.get("content")
        starts: list[Any] = content if content.__class__ is list else [content] if content else []
        if not all(isinstance(start, dict) for start in starts):
            raise OutOfOrder("a message_start with content that is no blocks")
        self._top = top
        self.blocks = [Block(index, start, self._strings) for index, start in enumerate(starts)]

    def _start_block(self, event: dict[str, Any]) -> None:
        self._begun("content_block_start")
        index, start = event.get("index"), event.get("content_block")
        if index.__class__ is not int or index != len(self.blocks):
            raise OutOfOrder(self._astray("content_block_start", index))
        if not isinstance(start, dict):
            raise OutOfOrder(f"a content_block_start without a content block, for number {index}")
        block = Block(len(self.blocks), cast("dict[str, Any]", start), self._strings)
        self._open[block.index] = block
        self.blocks.append(block)

    def _stop_block(self, event: dict[str, Any]) -> None:
        index: Any = event.get("index")
        block = self._open.pop(index, None) if index.__class__ is int else None
        if block is None:
            raise OutOfOrder(self._astray("content_block_stop", index))
        block.stop()

    def _change(self, event: dict[str, Any]) -> None:
        top = self._begun("message_delta")
        delta, usage, rest = event.get("delta"), event.get("usage"), dict(event)
        for name in ("type", "delta", "usage"):
            rest.pop(name, None)
        _replace(top, {**rest, **(cast("dict[str, Any]", delta) if isinstance(delta, dict) else {})})
        if isinstance(usage, dict):
            known: Any = top.get("usage")
            before: dict[str, Any] = {**known} if isinstance(known, dict) else {}
            top["usage"] = _replace(before, cast("dict[str, Any]", usage))

    def _stop(self, event: dict[str, Any]) -> None:
        del event
        top = self._begun("message_stop")
        if self._open:
            raise OutOfOrder(f"a message_stop, although content block {self.open_block} has not stopped")
        if top.get("stop_reason") is None:
            raise OutOfOrder("a message_stop, although no message_delta gave a stop_reason")

    def _begun(self, kind: str) -> dict[str, Any]:
        if self._top is None:
            raise OutOfOrder(f"a {kind} before the message_start")
        return self._top

    def _astray(self, kind: str, index: Any) -> str:
        """Say why an event for a content block has nothing to apply to."""
        self._begun(kind)
        if index.__class__ is not int:
            return f"a {kind} without the number of its content block"
        known = 0 <= index < len(self.blocks)
        if kind == "content_block_start":
            return f"a second {kind} for number {index}" if known else f"a {kind} for number {index}, out of turn"
        return f"a {kind} for content block {index}, which has {'stopped' if known else 'not started'}"


def _replace(fields: dict[str, Any], by: dict[str, Any]) -> dict[str, Any]:
    """Replace fields by what is not null; the numbers of a stream are totals, never to be added."""
    for name, value in by.items():
        if value is not None or name not in fields:
            fields[name] = value
    return fields
