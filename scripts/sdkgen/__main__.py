"""`python path/to/scripts/sdkgen …` is `generate.py …`: from any folder, with nothing on the path."""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    # Run as a folder, Python looks for modules inside of the package first, where they are not to be found by name.
    sys.path[:] = [str(here.parent), *(entry for entry in sys.path if Path(entry).resolve() != here)]
    from generate import main

    sys.exit(main())
