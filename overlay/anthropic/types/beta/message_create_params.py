"""Request types under the path they are imported from. Generated: see `templates/`."""

from anthropic_generated.types.beta.message_create_params import *
