"""What `scripts/fuzz.py` feeds and how it judges: a module for decoders, one for messages, and here what both use."""

from __future__ import annotations

from random import Random
from typing import Any, Sequence, TypeVar

Text = TypeVar("Text", str, bytes)


class Wrong(AssertionError):
    """What came out is not what should have. The first argument says so in words that are the same for all such cases."""


def need(holds: bool, otherwise: str, *seen: Any) -> None:
    """Make sure of something.

    Raises:
        Wrong: It does not hold.
    """
    if not holds:
        raise Wrong(otherwise, *seen)


def pieces_of(dice: Random, whole: Text) -> list[Text]:
    """Cut anywhere: not at all, everywhere, or at some places."""
    size, way = len(whole), dice.randrange(8)
    if way == 0 or size < 2:
        return [whole]
    if way == 1:
        step = max(dice.choice((1, 1, 2, 3, 7, 64)), size // 300)  # a piece takes its time
        return [whole[at : at + step] for at in range(0, size, step)]
    cuts: list[int] = sorted(dice.randrange(size + 1) for _ in range(dice.choice((1, 1, 2, 3, 9))))
    return [whole[start:end] for start, end in zip([0, *cuts], [*cuts, size])]


def damaged(dice: Random, whole: Text, odd: Sequence[Text]) -> Text:
    """Leave some characters out, repeat them, end there, or put something odd in their place."""
    start, way = dice.randrange(len(whole) + 1), dice.randrange(6)
    end = min(len(whole), start + dice.choice((0, 0, 1, 1, 1, 2, 5, 40)))
    if way == 0:
        return whole[:start] + whole[end:]
    if way == 1:
        return whole[:end] + whole[start:]
    if way == 2:
        return whole[:start]
    return whole[:start] + dice.choice(odd) + whole[end:]
