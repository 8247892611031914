"""Say what changes for users of the Python package between two API descriptions, and how much it breaks.

A description is a folder like `spec/`, or a file of YAML or JSON as its publisher ships it. Schemas may be called
otherwise in both: operations are compared side by side.

Exit status: 0 nothing or a patch, 10 a minor version, 20 a major version, 2 the input is wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from sdkdiff import report
from sdkdiff.compare import compare
from sdkdiff.view import Description
from sdkgen import foreign, settings
from sdkgen.document import SpecError

REPOSITORY = Path(__file__).resolve().parent.parent
STATUSES = {"none": 0, "patch": 0, "minor": 10, "major": 20}


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", metavar="OLD", type=Path, help="what users have now")
    parser.add_argument("new", metavar="NEW", type=Path, help="what is to come")
    parser.add_argument("--json", action="store_true", help="print verdict, changes and changelog as JSON")
    parser.add_argument(
        "--sdk",
        metavar="FILE",
        type=Path,
        help="exceptions to the naming rules, for both (without it: the sdk.yaml in a folder, "
        "for a file that of the other side, or spec/sdk.yaml)",
    )
    options = parser.parse_args(arguments)
    try:
        old = _description(options.old, options.sdk, options.new)
        new = _description(options.new, options.sdk, options.old)
        difference = compare(old, new)
    except SpecError as error:
        print(f"specdiff: {error}", file=sys.stderr)
        return 2
    as_text = json.dumps(report.as_json(difference), ensure_ascii=False, indent=2) if options.json else None
    print(as_text or report.text(difference))
    return STATUSES[difference.verdict]


def _description(path: Path, sdk: Path | None, other: Path) -> Description:
    places = [path / "sdk.yaml", other / "sdk.yaml"]
    default = REPOSITORY / "spec" / "sdk.yaml"
    chosen = sdk or next((place for place in places if place.is_file()), default)
    return Description(foreign.read(path), settings.load(chosen))


if __name__ == "__main__":
    sys.exit(main())
