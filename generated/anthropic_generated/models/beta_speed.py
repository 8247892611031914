"""How fast output is produced. `fast` gives more tokens per second at a higher price and works only with
models that support it."""

from __future__ import annotations

from typing import Literal, Union

BetaSpeed = Union[Literal["standard", "fast"], str]
