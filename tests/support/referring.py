"""Which methods of our description refer to a component, so that tests need not list what an update may add to."""

from __future__ import annotations

from pathlib import Path

from sdkgen import document, settings
from sdkgen.names import method_names

SPEC = Path(__file__).parents[2] / "spec"


def methods_with(component: str) -> list[str]:
    """Return the methods whose operations refer to `parameters/Limit`, in document order."""
    described = document.load(SPEC)
    exceptions = {label: own.name for label, own in settings.load(SPEC / "sdk.yaml").operations.items()}
    ref = f"#/components/{component}"
    return [
        name
        for (key, verb), name in method_names(described, exceptions).items()
        if any(node.get("$ref") == ref for _, node in document.walk(described.paths[key][verb]))
    ]
