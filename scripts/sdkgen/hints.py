"""What a publisher's document says to tools: descriptions, and the hints of its vendor extensions that we honour."""

from __future__ import annotations

from typing import Any

from .names import snake
from .schema import Schema, is_mapping

_PREFIX = "x-stainless-"
#: The properties and parameters by which pages are read.
_PAGING = ("data", "has_more", "first_id", "last_id", "next_page", "before_id", "after_id", "page", "limit")


def described(node: Schema) -> Schema:
    """Return what a schema, parameter or operation says of itself to people."""
    text: Any = node.get("description")
    parts = [text] if isinstance(text, str) and text.strip() else []
    message: Any = node.get(f"{_PREFIX}deprecation-message")
    if isinstance(message, str) and message.strip():
        parts.append(f"Deprecated: {message}")
    prose: Schema = {"description": "\n\n".join(parts)} if parts else {}
    if node.get("deprecated") is True or len(parts) > 1 or (parts and parts[0] != text):
        prose["deprecated"] = True
    return prose


def python_name(node: Any) -> str:
    """Return what a parameter or property is called in Python, if the document says; empty otherwise."""
    if not is_mapping(node):
        return ""
    named: Any = node.get(f"{_PREFIX}param")
    naming: Any = node.get(f"{_PREFIX}naming")
    if is_mapping(naming):
        own: Any = naming.get("python", naming)
        if is_mapping(own):
            named = next((own[key] for key in ("param_name", "property_name", "name") if key in own), named)
    return snake(named) if isinstance(named, str) else ""


def odd_paging(name: str, node: Any) -> str:
    """Return what is to be said of a property or parameter that pages a list in a way of its own; empty for the known."""
    found: Any = node.get(f"{_PREFIX}pagination-property") if is_mapping(node) else None
    if found is None or name in _PAGING:
        return ""
    return f"lists come in pages by {', '.join(_PAGING)}, not by this: the answer is an object, not a page"
