"""Generate the Python package from `spec/` and `templates/`, or a client from any OpenAPI document.

`generate.py` writes what changed. `generate.py --check` writes nothing, is silent when the committed output is what
generation gives, and otherwise says which input moved, prints the difference and exits with 1.

`generate.py --spec FILE --out FOLDER` does the same for a document as its publisher ships it: the folder becomes a
package of its name. What was named by rule is reported, and on any error the folder stays as it was.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from sdkgen import output, settings, swap
from sdkgen.document import SpecError
from sdkgen.generate import generate
from sdkgen.regenerate import regenerate

REPOSITORY = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None, repository: Path = REPOSITORY) -> int:
    """Run the command and return its exit status: 0 fine, 1 the output differs, 2 the input is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the committed output instead of writing")
    parser.add_argument(
        "--spec", type=Path, metavar="FILE", help="an OpenAPI document (JSON or YAML) or a folder like spec/"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER", help="where its client goes; the last folder names the package"
    )
    parser.add_argument("--sdk", type=Path, metavar="FILE", help="exceptions to the rules; spec/sdk.yaml if not given")
    options = parser.parse_args(arguments)
    if (options.spec is None) != (options.out is None) or (options.sdk and options.spec is None):
        parser.error("--spec and --out go together, and --sdk with them")
    try:
        if options.spec is not None:
            sdk = options.sdk or repository / "spec" / "sdk.yaml"
            return _client(options.spec, options.out, sdk, repository / "templates", check=options.check)
        return _own(repository, check=options.check)
    except SpecError as error:
        print(f"generate: {error}", file=sys.stderr)
        return 2


def _own(repository: Path, *, check: bool) -> int:
    started = time.perf_counter()
    generated = generate(repository / "spec", repository / "templates")
    places = output.targets(repository, settings.load(repository / "spec" / "sdk.yaml"), generated)
    if check:
        return _compared(output.differences(repository, places), "run `make generate` and commit the result")
    changed = output.write(places)
    print(f"{changed} files changed, {time.perf_counter() - started:.1f} s")
    return 0


def _client(spec: Path, out: Path, sdk: Path, templates: Path, *, check: bool) -> int:
    started = time.perf_counter()
    package = out.resolve().name
    swap.check_place(out)
    made = regenerate(spec, sdk, templates, package)
    if check:
        target = output.Target(out, made.files, owned=True)
        return _compared(output.compare(target, package), "generate it again and commit the result")
    changed = swap.write(out, made.files)
    print("\n".join([*made.report, f"{changed} files changed, {time.perf_counter() - started:.1f} s"]))
    return 0


def _compared(lines: list[str], remedy: str) -> int:
    if lines:
        print("\n".join(lines))
        print(f"\nThe output is not what the inputs give: {remedy}.", file=sys.stderr)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
