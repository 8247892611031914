"""Request types under the path they are imported from. Generated: see `templates/`."""

from anthropic_generated.types.beta.file_list_params import *
