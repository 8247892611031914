"""The API description, read once for all tests, and questions about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from wire import VERBS, Node, canonical, variants

from sdkgen.document import load

REPO = Path(__file__).parents[2]
FACTS = REPO.parent / "shared/facts"

DOCUMENT = load(REPO / "spec").bundle
SCHEMAS: dict[str, Node] = DOCUMENT["components"]["schemas"]


def operations() -> list[Node]:
    return [item[verb] for item in DOCUMENT["paths"].values() for verb in VERBS if verb in item]


def page_key(operation: Node) -> str | None:
    """The component with which an operation answers, if it is one page of a list.

    Classes for all lists read pages, so these components have no classes of their own.
    """
    content = operation["responses"]["200"]["content"]
    key = key_of(content["application/json"]["schema"]) if "application/json" in content else None
    properties = SCHEMAS[key].get("properties", {}) if key else {}
    return key if "data" in properties and {"first_id", "next_page"} & properties.keys() else None


def page_keys() -> set[str]:
    return {key for key in map(page_key, operations()) if key}


def response_keys() -> list[str]:
    """All components that some response contains, streamed ones included, in the order of the document."""
    return reached_from([operation["responses"] for operation in operations()])


def request_keys() -> list[str]:
    """All components that some request body consists of, without the bodies as a whole."""
    bodies = [media["schema"] for operation in operations() for media in request_contents(operation)]
    whole = {key_of(body) for body in bodies}
    return [key for key in reached_from(bodies) if key not in whole]


def request_contents(operation: Node) -> list[Node]:
    return list(operation.get("requestBody", {}).get("content", {}).values())


def reached_from(start: Any) -> list[str]:
    """All components to which references lead."""
    reached: set[tuple[str, str]] = set()

    def reach(node: Any) -> None:
        if isinstance(node, list):
            for item in node:
                reach(item)
        elif isinstance(node, dict):
            ref = node.get("$ref")
            if isinstance(ref, str):
                *_, folder, key = ref.split("/")
                if (folder, key) not in reached:
                    reached.add((folder, key))
                    reach(DOCUMENT["components"][folder][key])
            for value in node.values():
                reach(value)

    reach(start)
    return [key for key in SCHEMAS if ("schemas", key) in reached]


def key_of(schema: Node) -> str | None:
    """The component that a schema refers to."""
    ref: str = schema.get("$ref", "")
    return ref.rpartition("/")[2] or None


def is_object(key: str) -> bool:
    return "properties" in canonical(DOCUMENT, SCHEMAS[key])


def members(schema: Node) -> list[Node]:
    """The variants of a schema, those of variants that are unions themselves in their place; itself, if it is none."""
    _, found = variants(canonical(DOCUMENT, schema))
    return [leaf for member in found for leaf in members(member)] if found else [schema]


def has_objects(schema: Node) -> bool:
    """Whether values of a schema are objects with named properties, or contain such as items."""
    form = canonical(DOCUMENT, schema)
    return "properties" in form or ("items" in form and any(has_objects(item) for item in members(form["items"])))


def is_union_of_objects(key: str) -> bool:
    leaves = members(SCHEMAS[key])
    return len(leaves) > 1 and any(has_objects(leaf) for leaf in leaves)
