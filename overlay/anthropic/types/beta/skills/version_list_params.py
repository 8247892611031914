"""Request types under the path they are imported from. Generated: see `templates/`."""

from anthropic_generated.types.beta.skills.version_list_params import *
