"""Messages whose text was read as a type, `ParsedMessage[T]`, and their text blocks; for stable and for beta messages.

In every way they are the models from which they are derived, and know one thing more: `parsed_output`. It is no part of
what the API sent, so it is not written, sent back, compared or shown. How text is read is told in `_output`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, List, Union, get_args

from anthropic_generated._model import Model, new
from anthropic_generated.models.beta_message import BetaMessage
from anthropic_generated.models.beta_text_block import BetaTextBlock
from anthropic_generated.models.message import Message
from anthropic_generated.models.text_block import TextBlock

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    from anthropic_generated import types
    from anthropic_generated.types import beta

    T = TypeVar("T", default=Any)
else:
    from typing import TypeVar

    T = TypeVar("T")

#: The types of blocks that stand beside an answer; with all others, the model turns to something else.
_BESIDE = ("text", "thinking", "redacted_thinking")


class _Wire(Model):
    """A model with more to it than the API sent, which is equal to a plain one that was sent the same."""

    __slots__ = ()

    _plain: ClassVar[type[Model]]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, self._plain):
            return NotImplemented
        same = all(getattr(self, a.name) == getattr(other, a.name) for a in self.__attrs_attrs__)
        return same and self.model_extra == other.model_extra

    __hash__ = None


class _Text(_Wire, Generic[T]):
    __slots__ = ()

    #: What the text says, if it was read; and what is wrong with it, if it could not be.
    _output: T
    _unfit: Any

    def __init__(self, *, parsed_output: T | None = None, **values: Any) -> None:
        super().__init__(**values)
        if parsed_output is not None:
            self._output = parsed_output  # type: ignore[misc] # the slots are those of the derived classes

    @property
    def parsed_output(self) -> T | None:
        """What the text says, as the type that was asked for; `None` if it could not be read as that."""
        output: T | None = getattr(self, "_output", None)
        return output

    def _state(self) -> dict[str, Any]:
        state = super()._state()
        return {**state, "_output": self._output} if hasattr(self, "_output") else state


class _Message(_Wire, Generic[T]):
    __slots__ = ()

    if TYPE_CHECKING:
        content: Any

    @property
    def parsed_output(self) -> T | None:
        """What the text says, as the type that was asked for; `None` if the message is no answer, such as a tool call.

        If there are several texts, it is the first, but after calls of tools if these are not the end.
        """
        read = (block for block in answer_of(self) if hasattr(block, "_output"))
        block: Any = next(read, None)
        return None if block is None else block._output


class ParsedTextBlock(_Text[T], TextBlock):
    """A text written by the model, and what it says as the type that was asked for."""

    __slots__ = ("_output", "_unfit")
    _plain = TextBlock


class ParsedBetaTextBlock(_Text[T], BetaTextBlock):
    """A text written by the model, and what it says as the type that was asked for."""

    __slots__ = ("_output", "_unfit")
    _plain = BetaTextBlock


class ParsedMessage(_Message[T], Message):
    """A reply of the model, and what it says as the type that was asked for."""

    __slots__ = ()
    _plain = Message

    if TYPE_CHECKING:
        content: List[ParsedContentBlock[T]]  # type: ignore[assignment] # pyright: ignore[reportIncompatibleVariableOverride]


class ParsedBetaMessage(_Message[T], BetaMessage):
    """A reply of the model, and what it says as the type that was asked for."""

    __slots__ = ()
    _plain = BetaMessage

    if TYPE_CHECKING:
        content: List[ParsedBetaContentBlock[T]]  # type: ignore[assignment] # pyright: ignore[reportIncompatibleVariableOverride]


if TYPE_CHECKING:
    # The blocks of a message, with the parsed text block in the place of the plain one.
    ParsedContentBlock = Union[
        ParsedTextBlock[T],
        types.ThinkingBlock,
        types.RedactedThinkingBlock,
        types.ToolUseBlock,
        types.ServerToolUseBlock,
        types.WebSearchToolResultBlock,
        types.WebFetchToolResultBlock,
        types.CodeExecutionToolResultBlock,
        types.BashCodeExecutionToolResultBlock,
        types.TextEditorCodeExecutionToolResultBlock,
        types.ToolSearchToolResultBlock,
        types.ContainerUploadBlock,
    ]
    ParsedBetaContentBlock = Union[
        ParsedBetaTextBlock[T],
        beta.BetaThinkingBlock,
        beta.BetaRedactedThinkingBlock,
        beta.BetaToolUseBlock,
        beta.BetaServerToolUseBlock,
        beta.BetaWebSearchToolResultBlock,
        beta.BetaWebFetchToolResultBlock,
        beta.BetaCodeExecutionToolResultBlock,
        beta.BetaBashCodeExecutionToolResultBlock,
        beta.BetaTextEditorCodeExecutionToolResultBlock,
        beta.BetaToolSearchToolResultBlock,
        beta.BetaMCPToolUseBlock,
        beta.BetaMCPToolResultBlock,
        beta.BetaContainerUploadBlock,
        beta.BetaCompactionBlock,
    ]
else:

    def __getattr__(name: str) -> Any:
        # The other classes are needed only by those who ask for the union itself.
        if name == "ParsedContentBlock":
            from anthropic_generated.types import ContentBlock as blocks
        elif name == "ParsedBetaContentBlock":
            from anthropic_generated.types.beta import BetaContentBlock as blocks
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = Union[tuple(_PARSED[block][T] if block in _PARSED else block for block in get_args(blocks))]
        return globals()[name]


_PARSED: dict[type[Any], Any] = {
    TextBlock: ParsedTextBlock,
    BetaTextBlock: ParsedBetaTextBlock,
    Message: ParsedMessage,
    BetaMessage: ParsedBetaMessage,
}


def parsed(plain: Any) -> Any:
    """Return a message or block as what may have a `parsed_output`; of blocks, only texts may, others are returned."""
    cls: Any = _PARSED.get(plain.__class__)
    if cls is None:
        return plain
    self = new(cls)
    for name in ("_raw", "_headers", *(a.name for a in plain.__attrs_attrs__)):
        if hasattr(plain, name):
            setattr(self, name, getattr(plain, name))
    return self


def answer_of(message: Any) -> List[Any]:
    """Return the texts of a message that are its answer: all, or if the model used tools in between, those after that."""
    texts: List[Any] = []
    ended = False
    for block in message.content if message.content.__class__ is list else ():
        kind = getattr(block, "type", None)
        if kind == "text":
            texts = [block] if ended else [*texts, block]
            ended = False
        elif kind not in _BESIDE:
            ended = True
    return texts
