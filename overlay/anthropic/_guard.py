"""What is checked, and warned of, before a message is asked for: pure functions of the body and of tables.

The tables come from the API description.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Mapping
from typing import Any, cast

from anthropic_generated._facts import DEPRECATED_MODELS, NONSTREAMING_TOKENS, PREFERRED_THINKING

#: The pace at which answers are assumed to be written.
TOKENS_PER_HOUR = 128_000
LONGEST_SECONDS = 600

#: The largest body of a batch, in bytes.
BATCH_BYTES = 256 * 1024 * 1024

#: Lines in these are not what a warning is about.
OWN_PACKAGES = ("anthropic", "anthropic_generated")


def check_length(body: Mapping[str, Any]) -> None:
    """Refuse a request for a whole answer that may take more than ten minutes.

    Until the whole answer is there nothing moves on the connection, and networks drop connections on which nothing moves.

    Raises:
        ValueError: It may take that long; the message says what to do.
    """
    tokens, model = body.get("max_tokens"), body.get("model")
    if not isinstance(tokens, (int, float)):
        return
    limit = NONSTREAMING_TOKENS.get(model) if isinstance(model, str) else None
    seconds = 3600 * tokens / TOKENS_PER_HOUR
    if seconds <= LONGEST_SECONDS and (limit is None or tokens <= limit):
        return
    allowed = LONGEST_SECONDS * TOKENS_PER_HOUR // 3600 if limit is None else limit
    raise ValueError(
        f"Streaming is required for operations that may take longer than 10 minutes, as one with max_tokens={tokens} may "
        f"(up to {allowed} are allowed without). Pass via_stream=True, to have it streamed and get the whole message all the "
        "same; or stream=True, for its events; or, if you know that your network keeps quiet connections open, a timeout "
        "of your own, e.g. timeout=1800"
    )


def check_size(name: str, size: int) -> None:
    """Refuse a body that the API would refuse for its size, before it is uploaded.

    Raises:
        ValueError: It is too large; the message says by how much.
    """
    if size > BATCH_BYTES and name.endswith("messages.batches.create"):
        raise ValueError(
            f"the requests of this batch are {size / 1024**2:,.1f} MB, more than the {BATCH_BYTES // 1024**2:,} MB that a "
            "batch may have: divide them among several batches"
        )


def warn_of_model(body: Mapping[str, Any]) -> None:
    """Warn of a model that will be shut down, or is asked to think in an outdated way."""
    model = body.get("model")
    if not isinstance(model, str):
        return
    end = DEPRECATED_MODELS.get(model)
    if end is not None:
        _warn(f"The model {model!r} is deprecated and is shut down on {end}: move to a newer one", DeprecationWarning)
    preferred, thinking = PREFERRED_THINKING.get(model), body.get("thinking")
    asked = cast("Mapping[str, object]", thinking).get("type") if isinstance(thinking, Mapping) else None
    if preferred is not None and asked == "enabled":
        _warn(f'{model} thinks best with thinking={{"type": "{preferred}"}}, instead of a budget', UserWarning)


def _warn(message: str, category: type[Warning]) -> None:
    """Warn at the line of the caller that is outside of this package."""
    depth, frame = 2, sys._getframe(1)  # 1 would be this function, 2 is the one that called it
    while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] in OWN_PACKAGES:
        depth, frame = depth + 1, frame.f_back
    warnings.warn(message, category, stacklevel=depth)
