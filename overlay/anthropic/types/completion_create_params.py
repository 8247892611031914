"""Request types under the path they are imported from. Generated: see `templates/`."""

from anthropic_generated.types.completion_create_params import *
