"""Public types of `beta.skills`; each is imported when it is first used. Generated: see `templates/`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from anthropic_generated.types.beta.skills import *
else:
    from anthropic_generated.types.beta.skills import __all__, __dir__, __getattr__
