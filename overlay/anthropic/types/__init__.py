"""Public types; each is imported when it is first used. Generated: see `templates/`."""

from typing import TYPE_CHECKING

from anthropic_generated._lazy import lazy

if TYPE_CHECKING:
    from anthropic._parsed import ParsedContentBlock as ParsedContentBlock
    from anthropic._parsed import ParsedMessage as ParsedMessage
    from anthropic._parsed import ParsedTextBlock as ParsedTextBlock
    from anthropic_generated.types import *

    from . import beta as beta
    from . import messages as messages
else:
    from anthropic_generated.types import __all__ as _described

    _added = {
        "ParsedContentBlock": ("anthropic._parsed", "ParsedContentBlock"),
        "ParsedMessage": ("anthropic._parsed", "ParsedMessage"),
        "ParsedTextBlock": ("anthropic._parsed", "ParsedTextBlock"),
    }
    __all__ = [*_described, *_added]
    __getattr__, __dir__ = lazy(
        __name__,
        {**{name: ("anthropic_generated.types", name) for name in _described}, **_added},
        packages={
            "beta",
            "messages",
        },
    )
