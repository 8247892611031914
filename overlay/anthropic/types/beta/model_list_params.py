"""Request types under the path they are imported from. Generated: see `templates/`."""

from anthropic_generated.types.beta.model_list_params import *
