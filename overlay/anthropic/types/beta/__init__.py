"""Public types of `beta`; each is imported when it is first used. Generated: see `templates/`."""

from typing import TYPE_CHECKING

from anthropic_generated._lazy import lazy

if TYPE_CHECKING:
    from anthropic._parsed import ParsedBetaContentBlock as ParsedBetaContentBlock
    from anthropic._parsed import ParsedBetaMessage as ParsedBetaMessage
    from anthropic._parsed import ParsedBetaTextBlock as ParsedBetaTextBlock
    from anthropic_generated.types.beta import *

    from . import messages as messages
    from . import skills as skills
else:
    from anthropic_generated.types.beta import __all__ as _described

    _added = {
        "ParsedBetaContentBlock": ("anthropic._parsed", "ParsedBetaContentBlock"),
        "ParsedBetaMessage": ("anthropic._parsed", "ParsedBetaMessage"),
        "ParsedBetaTextBlock": ("anthropic._parsed", "ParsedBetaTextBlock"),
    }
    __all__ = [*_described, *_added]
    __getattr__, __dir__ = lazy(
        __name__,
        {**{name: ("anthropic_generated.types.beta", name) for name in _described}, **_added},
        packages={
            "messages",
            "skills",
        },
    )
