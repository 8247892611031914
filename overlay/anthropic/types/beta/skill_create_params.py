"""Request types under the path they are imported from. Generated: see `templates/`."""

from anthropic_generated.types.beta.skill_create_params import *
