"""Public types; each is imported when it is first used. Generated: see `templates/`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from anthropic_generated.types import *

    from . import beta as beta
    from . import messages as messages
else:
    from anthropic_generated.types import __all__, __dir__, __getattr__
