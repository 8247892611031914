"""Generate the Python package from `spec/` and `templates/`.

`generate.py` writes what changed. `generate.py --check` writes nothing, is silent when the committed output is what
generation gives, and otherwise says which input moved, prints the difference and exits with 1.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from sdkgen import output, settings
from sdkgen.document import SpecError
from sdkgen.generate import generate

REPOSITORY = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None, repository: Path = REPOSITORY) -> int:
    """Run the command and return its exit status: 0 fine, 1 the output differs, 2 the input is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the committed output instead of writing")
    options = parser.parse_args(arguments)
    started = time.perf_counter()
    try:
        generated = generate(repository / "spec", repository / "templates")
        places = output.targets(repository, settings.load(repository / "spec" / "sdk.yaml"), generated)
    except SpecError as error:
        print(f"generate: {error}", file=sys.stderr)
        return 2
    if options.check:
        lines = output.differences(repository, places)
        if lines:
            print("\n".join(lines))
            print(
                "\nThe output is not what the inputs give: run `make generate` and commit the result.", file=sys.stderr
            )
        return 1 if lines else 0
    changed = output.write(places)
    print(f"{changed} files changed, {time.perf_counter() - started:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
