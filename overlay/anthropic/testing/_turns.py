"""What a script has the model say: turns, their blocks, and the short ways to write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Callable, Union, cast

from ._replies import RawInput

#: A block of a turn; a text stands for a text block.
Block = Union[str, Mapping[str, Any]]

#: Calls that get an id if they have none, and how it begins.
_PREFIXES = {"tool_use": "toolu", "server_tool_use": "srvtoolu", "mcp_tool_use": "mcptoolu"}
#: What blocks of the API have, and need not be written.
_DEFAULTS: dict[str, dict[str, Any]] = {
    "text": {"citations": None},
    "tool_use": {"input": {}, "caller": {"type": "direct"}},
    "server_tool_use": {"input": {}, "caller": {"type": "direct"}},
}


@dataclass(frozen=True)
class Turn:
    """One reply of the model, made by `say`, `pause` or `refuse`."""

    content: tuple[Block, ...] = ()
    #: `None`: `"tool_use"` if it calls a tool, otherwise `"end_turn"`.
    stop_reason: str | None = None
    #: Numbers that take the place of those the server would count.
    usage: Mapping[str, Any] = field(default_factory=dict[str, Any])
    #: Other fields of the message that take the place of the usual ones.
    message: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def __post_init__(self) -> None:
        for block in self.content:
            if isinstance(block, Mapping) and not isinstance(block.get("type"), str):
                raise ValueError(f"a block needs a 'type'; this one has {', '.join(map(repr, block)) or 'nothing'}")
            if not isinstance(block, (str, Mapping)):
                raise TypeError(f"a block of a turn is a text or a mapping, not {type(block).__name__}")

    @classmethod
    def of(cls, value: object) -> Turn:
        """Make a turn of what may be written for one.

        Raises:
            TypeError: It is nothing of that kind.
        """
        if isinstance(value, Turn):
            return value
        if isinstance(value, (str, Mapping)):
            return cls((cast("Block", value),))
        if isinstance(value, (list, tuple)):
            return cls(tuple(cast("Sequence[Block]", value)))
        raise TypeError(
            "a turn is a text, a block, a list of these, or what say(), pause() or refuse() return, "
            f"not {type(value).__name__}"
        )

    def answer(self, new_id: Callable[[str], str]) -> tuple[list[dict[str, Any]], str, str | None]:
        """Return complete blocks, with ids where they need some, the stop reason and no stop sequence."""
        content: list[dict[str, Any]] = []
        unanswered: list[str] = []
        for given in self.content:
            said = {"type": "text", "text": given} if isinstance(given, str) else given
            kind: str = said["type"]
            block = {"type": kind, **_DEFAULTS.get(kind, {}), **said}
            if kind == "thinking" and "signature" not in block:
                block["signature"] = new_id("sig")
            if kind in _PREFIXES:
                block.setdefault("id", new_id(_PREFIXES[kind]))
                unanswered += [block["id"]] if kind != "tool_use" else []
            elif kind.endswith("_tool_result"):
                # The API's own tools answer within the turn: calls and results without ids belong together in order.
                if "tool_use_id" not in block and unanswered:
                    block["tool_use_id"] = unanswered[0]
                unanswered = [it for it in unanswered if it != block.get("tool_use_id")]
            content.append(block)
        calls = any(block["type"] == "tool_use" for block in content)
        return content, self.stop_reason or ("tool_use" if calls else "end_turn"), None


#: What may be written for a turn.
TurnLike = Union[Turn, Block, Sequence[Block]]


def call(
    tool: str,
    /,
    *,
    input: Mapping[str, Any] | None = None,
    raw_input: str | None = None,
    **arguments: Any,
) -> dict[str, Any]:
    """Return a block that calls a tool with these arguments.

    Args:
        tool: The tool's name.
        input: All arguments together, for names that are none in Python or are taken here.
        raw_input: The input as the model writes it, JSON or not. A stream sends this text. A whole message is JSON and
            can hold an object only: what the text says if it says one, otherwise `{"INVALID_JSON": raw_input}`.
        **arguments: The arguments by name.
    """
    if (input is not None) + (raw_input is not None) + bool(arguments) > 1:
        raise TypeError("the input of a call is input, raw_input or named arguments; only one of them")
    if input is not None and not isinstance(input, Mapping):
        raise TypeError("input is a mapping with all arguments; one that is called input goes in there")
    if raw_input is not None and not isinstance(raw_input, str):
        raise TypeError("raw_input is a text; an argument that is called so goes into input")
    value = RawInput(raw_input) if raw_input is not None else dict(arguments if input is None else input)
    return {"type": "tool_use", "name": tool, "input": value}


def think(thinking: str, signature: str | None = None) -> dict[str, Any]:
    """Return a block of thinking; without a signature it gets one."""
    return {"type": "thinking", "thinking": thinking, **({} if signature is None else {"signature": signature})}


def say(
    *content: Block, stop_reason: str | None = None, usage: Mapping[str, Any] | None = None, **message: Any
) -> Turn:
    """Return a turn with these blocks, and with fields of the message that differ from what they would be.

    Args:
        *content: Texts and blocks.
        stop_reason: Such as `"max_tokens"`; otherwise `"tool_use"` if a tool is called, and `"end_turn"` if not.
        usage: Fields of the usage, such as many `input_tokens`.
        **message: Other fields of the message: `container`, `stop_sequence`, `context_management`, ...
    """
    return Turn(content, stop_reason, usage or {}, message)


def pause(*content: Block, usage: Mapping[str, Any] | None = None, **message: Any) -> Turn:
    """Return a turn that the API interrupts (`pause_turn`), to go on when it gets it back as the last message."""
    return say(*content, stop_reason="pause_turn", usage=usage, **message)


def refuse(*content: Block, usage: Mapping[str, Any] | None = None, **message: Any) -> Turn:
    """Return a turn that ends because the model declines (`refusal`), after what it said so far."""
    return say(*content, stop_reason="refusal", usage=usage, **message)
