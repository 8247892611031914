"""Naming rules: from paths, verbs and component keys to Python names. Pure functions of strings and documents."""

from __future__ import annotations

import keyword
import re
from typing import Any

import attrs

from .document import Document, SpecError

_WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_PARAMETER = re.compile(r"\{([^{}]+)\}")


def snake(name: str) -> str:
    """`APIErrorObject` → `api_error_object`; a short number stays with the word before it, a date does not."""
    parts: list[str] = []
    for word in _WORDS.findall(name):
        if word.isdigit() and len(word) < 4 and parts:
            parts[-1] += word
        else:
            parts.append(word.lower())
    return "_".join(parts)


def pascal(name: str) -> str:
    """`count_tokens` → `CountTokens`."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[^0-9a-zA-Z]+", name))


def singular(noun: str) -> str:
    """`batches` → `batch`, `files` → `file`."""
    for plural, one in (("ches", "ch"), ("xes", "x"), ("ies", "y"), ("s", "")):
        if noun.endswith(plural):
            return noun[: -len(plural)] + one
    return noun


def identifier(name: str) -> str:
    """The wire spelling, unless it is a keyword or no identifier."""
    safe = re.sub(r"\W", "_", name)
    if safe[:1].isdigit() or not safe:
        safe = f"_{safe}"
    return f"{safe}_" if keyword.iskeyword(safe) else safe


def param_name(key: str) -> str:
    """The name of a component as a request type."""
    return key if key.endswith(("Param", "Params")) else f"{key}Param"


@attrs.frozen
class Path:
    """A path key of the document, taken apart."""

    key: str
    #: Without the query that some keys carry.
    template: str
    query: dict[str, str]
    segments: tuple[str, ...]
    parameters: tuple[str, ...]

    @classmethod
    def parse(cls, key: str) -> Path:
        template, _, query = key.partition("?")
        pairs = dict(pair.split("=", 1) for pair in query.split("&")) if query else {}
        segments = tuple(part for part in template.split("/") if part)
        return cls(key, template, pairs, segments, tuple(_PARAMETER.findall(template)))

    @property
    def is_beta(self) -> bool:
        return self.query.get("beta") == "true"


def method_names(document: Document, exceptions: dict[str, str]) -> dict[tuple[str, str], str]:
    """Name every operation: (path key, verb) → `resource.sub.method`.

    Segments that are not parameters name resources, and the verb names the method. A last segment is an action, not a
    resource, when nothing lies below it, it has a single verb, and that verb does not list it.

    Raises:
        SpecError: Two operations get the same name.
    """
    paths = {key: Path.parse(key) for key in document.bundle["paths"]}
    named: dict[tuple[str, str], str] = {}
    taken: dict[str, str] = {}
    for key, path in paths.items():
        for verb in verbs(document.bundle["paths"][key]):
            label = f"{verb.upper()} {key}"
            name = exceptions.get(label) or _name(document, paths, path, verb)
            if name in taken:
                raise SpecError(f"{label} and {taken[name]} are both named {name}: name one in sdk.yaml")
            named[key, verb] = name
            taken[name] = label
    return named


def verbs(item: dict[str, Any]) -> list[str]:
    """Return the verbs of a path item, in document order."""
    return [verb for verb in item if verb in ("get", "put", "post", "delete", "options", "head", "patch", "trace")]


def _name(document: Document, paths: dict[str, Path], path: Path, verb: str) -> str:
    nouns = [snake(part) for part in path.segments if not _PARAMETER.fullmatch(part)]
    if re.fullmatch(r"v\d+", nouns[0]):
        nouns = nouns[1:]
    if path.is_beta:
        nouns = ["beta", *nouns]
    on_item = _PARAMETER.fullmatch(path.segments[-1]) is not None
    if on_item:
        return ".".join([*nouns, {"get": "retrieve", "post": "update", "put": "update", "patch": "update"}.get(verb, verb)])
    if _is_action(document, paths, path):
        return ".".join(nouns)
    return ".".join([*nouns, {"get": "list", "post": "create"}.get(verb, verb)])


def _is_action(document: Document, paths: dict[str, Path], path: Path) -> bool:
    item = document.bundle["paths"][path.key]
    below = any(
        len(other.segments) > len(path.segments)
        and other.segments[: len(path.segments)] == path.segments
        and other.is_beta == path.is_beta
        for other in paths.values()
    )
    if below or len(verbs(item)) != 1:
        return False
    if sum(not _PARAMETER.fullmatch(part) for part in path.segments) <= 2 and re.fullmatch(r"v\d+", path.segments[0]):
        return False  # Directly below the version stands a resource, however few verbs it has.
    operation = item[verbs(item)[0]]
    return not ("get" in item and page_items(document, operation))


def page_items(document: Document, operation: dict[str, Any]) -> str | None:
    """Return the component that a page-shaped response lists, or none for other responses.

    A page has an array `data` and either the ids of its ends or the token of the next page.
    """
    schema = json_response(document, operation)
    if schema is None:
        return None
    properties: dict[str, Any] = document.resolve(schema).get("properties", {})
    items: dict[str, Any] = document.resolve(properties.get("data", {})).get("items", {})
    if not ({"first_id", "last_id"} <= properties.keys() or "next_page" in properties):
        return None
    ref: str = items.get("$ref", "")
    return ref.rpartition("/")[2] or None


def json_response(document: Document, operation: dict[str, Any]) -> dict[str, Any] | None:
    """Return the schema of the JSON form of the successful response."""
    for status, response in operation["responses"].items():
        if str(status).startswith("2"):
            content = document.resolve(response).get("content", {})
            schema: dict[str, Any] | None = content.get("application/json", {}).get("schema")
            return schema
    return None
