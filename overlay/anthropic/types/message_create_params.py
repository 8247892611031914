"""Request types under the path they are imported from. Generated: see `templates/`."""

from anthropic_generated.types.message_create_params import *
