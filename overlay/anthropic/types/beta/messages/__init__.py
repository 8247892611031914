"""Public types of `beta.messages`; each is imported when it is first used. Generated: see `templates/`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from anthropic_generated.types.beta.messages import *
else:
    from anthropic_generated.types.beta.messages import __all__, __dir__, __getattr__
