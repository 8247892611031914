"""Public types of `beta`; each is imported when it is first used. Generated: see `templates/`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from anthropic_generated.types.beta import *

    from . import messages as messages
    from . import skills as skills
else:
    from anthropic_generated.types.beta import __all__, __dir__, __getattr__
