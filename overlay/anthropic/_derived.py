"""The events that a message stream adds to those of the API, or puts in their place; for stable and for beta messages.

They are models, so they print, compare, pickle and become dictionaries like all others. What is costly in them, the text
or input so far, is made when it is looked at.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Callable, Dict, Generic, List, Literal, NamedTuple, Optional

from anthropic_generated._model import Model, model, new
from anthropic_generated._parse import parsers
from anthropic_generated.models.beta_raw_content_block_stop_event import BetaRawContentBlockStopEvent
from anthropic_generated.models.beta_raw_message_stop_event import BetaRawMessageStopEvent
from anthropic_generated.models.raw_content_block_stop_event import RawContentBlockStopEvent
from anthropic_generated.models.raw_message_stop_event import RawMessageStopEvent

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    from anthropic_generated.models.beta_content_block import BetaContentBlock
    from anthropic_generated.models.beta_message import BetaMessage
    from anthropic_generated.models.beta_text_citation import BetaTextCitation
    from anthropic_generated.models.content_block import ContentBlock
    from anthropic_generated.models.message import Message
    from anthropic_generated.models.text_citation import TextCitation

    from ._accumulate import Block, Text
    from ._parsed import ParsedBetaContentBlock, ParsedBetaMessage, ParsedContentBlock, ParsedMessage

    T = TypeVar("T", default=Any)
else:
    from typing import TypeVar

    T = TypeVar("T")


class _Growing(Model):
    """An event with a snapshot of what is growing: made when it is first looked at, but as it was at the event."""

    __slots__ = ("_look", "_size", "_text")

    _look: Callable[[int], Any]
    _size: int
    _text: Text

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            # Reached for slots that were not filled yet.
            if name == "snapshot" and hasattr(self, "_look"):
                self.snapshot = value = self._look(self._size)
            elif name == "_raw":
                self._raw = value = {a.name: getattr(self, a.name) for a in self.__attrs_attrs__}
            else:
                value = super().__getattr__(name)
            return value


@model
class TextEvent(_Growing):
    """Text was added to a text block."""

    type: Literal["text"]
    text: str
    """The text that was added."""
    snapshot: str
    """All text of the block so far."""

    def parsed_snapshot(self) -> Any:
        """Return the text so far as the JSON it begins: what can be read of it, unfinished texts included, or `None`.

        It is plain data, not yet the type that `output_format` asks for. Do not change it: snapshots share what is
        complete.
        """
        if hasattr(self, "_text"):
            return self._text.json(self._size, self.text)
        from ._accumulate import Text

        return Text().json(len(self.snapshot), self.snapshot)


@model
class ThinkingEvent(_Growing):
    """Thinking was added to a thinking block."""

    type: Literal["thinking"]
    thinking: str
    """The thinking that was added."""
    snapshot: str
    """All thinking of the block so far."""


@model
class InputJsonEvent(_Growing):
    """A piece was added to the input of a tool call."""

    type: Literal["input_json"]
    partial_json: str
    """The piece of JSON text that was added."""
    snapshot: object
    """The input as far as it can be read. Do not change it: snapshots share what is complete."""


@model
class CitationEvent(_Growing):
    """A citation was added to a text block."""

    type: Literal["citation"]
    citation: TextCitation
    """The citation that was added."""
    snapshot: List[TextCitation]
    """All citations of the block so far."""


@model
class BetaCitationEvent(_Growing):
    """A citation was added to a text block."""

    type: Literal["citation"]
    citation: BetaTextCitation
    """The citation that was added."""
    snapshot: List[BetaTextCitation]
    """All citations of the block so far."""


@model
class SignatureEvent(_Growing):
    """A thinking block was signed."""

    type: Literal["signature"]
    signature: str
    """The signature."""


@model
class CompactionEvent(_Growing):
    """A piece of its summary was added to a compaction block."""

    type: Literal["compaction"]
    content: Optional[str]
    """The piece that was added."""


@model
class ContentBlockStopEvent(RawContentBlockStopEvent):
    """A content block is complete."""

    content_block: ContentBlock
    """The block."""


@model
class MessageStopEvent(RawMessageStopEvent):
    """The message is complete."""

    message: Message
    """The message."""


@model
class BetaContentBlockStopEvent(BetaRawContentBlockStopEvent):
    """A content block is complete."""

    content_block: BetaContentBlock
    """The block."""


@model
class BetaMessageStopEvent(BetaRawMessageStopEvent):
    """The message is complete."""

    message: BetaMessage
    """The message."""


class ParsedContentBlockStopEvent(ContentBlockStopEvent, Generic[T]):
    """A content block is complete; if it is a text, it has been read as the type that was asked for."""

    __slots__ = ()

    if TYPE_CHECKING:
        content_block: ParsedContentBlock[T]  # pyright: ignore[reportIncompatibleVariableOverride]


class ParsedMessageStopEvent(MessageStopEvent, Generic[T]):
    """The message is complete, and its text has been read as the type that was asked for."""

    __slots__ = ()

    if TYPE_CHECKING:
        message: ParsedMessage[T]  # pyright: ignore[reportIncompatibleVariableOverride]


class ParsedBetaContentBlockStopEvent(BetaContentBlockStopEvent, Generic[T]):
    """A content block is complete; if it is a text, it has been read as the type that was asked for."""

    __slots__ = ()

    if TYPE_CHECKING:
        content_block: ParsedBetaContentBlock[T]  # pyright: ignore[reportIncompatibleVariableOverride]


class ParsedBetaMessageStopEvent(BetaMessageStopEvent, Generic[T]):
    """The message is complete, and its text has been read as the type that was asked for."""

    __slots__ = ()

    if TYPE_CHECKING:
        message: ParsedBetaMessage[T]  # pyright: ignore[reportIncompatibleVariableOverride]


class Flavor(NamedTuple):
    """The classes and parsers of one kind of messages."""

    #: What the names of its parsers begin with.
    prefix: str
    citation: type[Model]
    block_stop: type[Model]
    message_stop: type[Model]

    def parse(self, name: str, data: Any) -> Any:
        """Read an object with the parser of that name."""
        return getattr(parsers, self.prefix + name)(data)

    def derived(self, block: Block, delta: Dict[str, Any]) -> Model | None:
        """Return the event that follows a piece, which the block has taken in; `None` if there is none for it."""
        kind = delta.get("type")
        event: Any
        if kind == "text_delta" or kind == "thinking_delta":
            event = new(TextEvent if kind == "text_delta" else ThinkingEvent)
            event.type = field = "text" if kind == "text_delta" else "thinking"
            setattr(event, field, delta[field])
            text = block.texts[field]
            event._text, event._look, event._size = text, text.upto, text.size
        elif kind == "input_json_delta" and block.tag == "tool_use" and block.input is not None:
            event = new(InputJsonEvent)
            event.type = "input_json"
            event.partial_json = delta["partial_json"]
            event._look, event._size = block.input[1].upto, block.input[1].text.size
        elif kind == "citations_delta":
            event = new(self.citation)
            event.type = "citation"
            event.citation = self.parse("text_citation", delta["citation"])
            event._look, event._size = partial(self._citations, block), len(block.lists["citations"])
        elif kind == "signature_delta":
            event = new(SignatureEvent)
            event.type, event.signature = "signature", delta["signature"]
        elif kind == "compaction_delta":
            event = new(CompactionEvent)
            event.type, event.content = "compaction", delta["content"]
        else:
            return None
        return event  # type: ignore[no-any-return]

    def _citations(self, block: Block, count: int) -> List[Any]:
        return [self.parse("text_citation", citation) for citation in block.items("citations", count)]

    def stopped(self, event: Dict[str, Any], block: Dict[str, Any]) -> Model:
        """Return the event that takes the place of the end of a block."""
        stop: Any = new(self.block_stop)
        stop._raw = {**event, "content_block": block}
        stop.type, stop.index = event["type"], event.get("index")
        stop.content_block = self.parse("content_block", block)
        return stop  # type: ignore[no-any-return]

    def ended(self, event: Dict[str, Any], message: Model) -> Model:
        """Return the event that takes the place of the end of a message."""
        stop: Any = new(self.message_stop)
        stop._raw = {**event, "message": message._raw}
        stop.type, stop.message = event["type"], message
        return stop  # type: ignore[no-any-return]


STABLE = Flavor("", CitationEvent, ContentBlockStopEvent, MessageStopEvent)
BETA = Flavor("beta_", BetaCitationEvent, BetaContentBlockStopEvent, BetaMessageStopEvent)
#: The same for messages that are read as a type.
PARSED = {
    STABLE: STABLE._replace(block_stop=ParsedContentBlockStopEvent, message_stop=ParsedMessageStopEvent),
    BETA: BETA._replace(block_stop=ParsedBetaContentBlockStopEvent, message_stop=ParsedBetaMessageStopEvent),
}

BetaTextEvent = TextEvent
BetaThinkingEvent = ThinkingEvent
BetaInputJsonEvent = InputJsonEvent
BetaSignatureEvent = SignatureEvent
BetaCompactionEvent = CompactionEvent
