"""Request types under the path they are imported from. Generated: see `templates/`."""

from anthropic_generated.types.message_count_tokens_params import *
