"""Naming rules: from paths, verbs and component keys to Python names. Pure functions of strings and documents."""

from __future__ import annotations

import hashlib
import keyword
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

import attrs

from .document import VERBS, Document, SpecError
from .schema import Schema, items, properties, ref_key

_WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_PARAMETER = re.compile(r"\{([^{}]+)\}")
_VERSION = re.compile(r"v\d+")

#: What annotations are made of: a field or class of such a name would change what its neighbours mean.
TYPING = ("Dict", "Iterable", "List", "Literal", "Optional", "Union")
SHARED = ("Base64FileInput", "FileTypes", "SequenceNotStr")
ANNOTATION_NAMES = frozenset({*TYPING, *SHARED, "bool", "datetime", "float", "int", "object", "str"})

#: The public methods and properties of every model.
MODEL_NAMES = frozenset(
    [
        "construct",
        "from_dict",
        "model_construct",
        "model_copy",
        "model_dump",
        "model_dump_json",
        "model_extra",
        "model_fields",
        "model_fields_set",
        "model_validate",
        "model_validate_json",
        "to_dict",
        "to_json",
        "to_param",
    ]
)

#: What the body and the signature of every method use for themselves.
METHOD_NAMES = frozenset(
    [
        "AsyncPaginator",
        "Operation",
        "beta_header",
        "betas",
        "bool",
        "extra_body",
        "extra_headers",
        "extra_query",
        "fill",
        "given",
        "operation",
        "refuse",
        "self",
        "timeout",
        "unknown",
        "via_stream",
    ]
)

#: Names of the runtime that generated modules import beside the types of the API.
RUNTIME_NAMES = frozenset(
    [
        "Any",
        "AsyncBinaryAPIResponse",
        "AsyncJSONLDecoder",
        "AsyncPage",
        "AsyncPageCursor",
        "AsyncPaginator",
        "AsyncResource",
        "AsyncStream",
        "BinaryAPIResponse",
        "Body",
        "Endpoint",
        "Headers",
        "JSONLDecoder",
        "NoReturn",
        "NotGiven",
        "Omit",
        "Operation",
        "Query",
        "RawRequester",
        "Resource",
        "Stream",
        "SyncPage",
        "SyncPageCursor",
        "TYPE_CHECKING",
        "TypedDict",
        "Unknown",
        "cast",
        "overload",
    ]
)


#: What is appended to the name of a resource for the classes of it.
RESOURCE_SUFFIXES = ("", "WithRawResponse", "WithStreamingResponse")
#: What resources and the stand-alone client have of their own, so that no method or resource may be called so.
_RESOURCE_NAMES = frozenset({"close", "raw", "request", "streamed", "with_raw_response", "with_streaming_response"})
_LONGEST_NOUN = 60


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
    """The wire spelling, unless it is a keyword or no identifier (as Python reads it: in the form NFKC)."""
    safe = re.sub(r"\W", "_", unicodedata.normalize("NFKC", name))
    if not f"_{safe}".isidentifier():
        safe = re.sub(r"[^0-9A-Za-z_]", "_", safe)
    if safe[:1].isdigit() or not safe:
        safe = f"_{safe}"
    return f"{safe}_" if keyword.iskeyword(safe) else safe


def attribute(wire: str) -> str:
    """The name of a property on a model: one that all models or annotations use for themselves gets an underscore."""
    name = identifier(wire)
    if name.startswith("__"):
        name = f"_{name.strip('_')}"  # Two underscores would be mangled in the class body.
    taken = name.startswith("_") or name in MODEL_NAMES or name in ANNOTATION_NAMES
    return f"{name}_" if taken else name


def attributes(schema: Schema) -> dict[str, str]:
    """The names of all properties on a model, by wire name; in a document that is not ours, no two of them are equal."""
    named: dict[str, str] = {}
    for wire, part in properties(schema).items():
        named[wire] = unlike(attribute(part.get("x-python-name", wire)), named.values())
    return named


def unlike(name: str, taken: Iterable[str]) -> str:
    """Return a name that is not taken: the name itself, or with the first number that makes it so."""
    others = set(taken)
    number, found = 2, name
    while found in others:
        found = f"{name.rstrip('_')}_{number}"
        number += 1
    return found


def argument(wire: str) -> str:
    """The name of a parameter or body property as an argument of a method."""
    name = identifier(wire)
    return f"{name}_" if name in METHOD_NAMES else name


def is_plain_key(wire: str) -> bool:
    """Say whether a property can be written as a key in the class body of a TypedDict."""
    is_name = wire.isidentifier() and not keyword.iskeyword(wire) and wire == unicodedata.normalize("NFKC", wire)
    return is_name and wire[:2] != "__" and wire not in ANNOTATION_NAMES


def is_taken(key: str) -> bool:
    """Say whether a component of this name would hide something that generated modules need."""
    return key in RUNTIME_NAMES or key in ANNOTATION_NAMES or keyword.iskeyword(key)


def module(key: str) -> str:
    """The module of a component, and the name of its parser."""
    return identifier(snake(key))


def param_name(key: str) -> str:
    """The name of a component as a request type."""
    return key if key.endswith(("Param", "Params")) else f"{key}Param"


def noun(segment: str) -> str:
    """The name of the resource or action that a segment of a path stands for."""
    name = snake(segment) or "other"
    if len(name) > _LONGEST_NOUN:
        name = f"{name[: _LONGEST_NOUN - 8]}{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    name = f"n{name}" if name[0].isdigit() else name
    if name in _RESOURCE_NAMES:
        return f"{name}_"
    return f"{name}_api" if is_taken(pascal(name)) or pascal(name) == "Resources" else name


def shown(name: str) -> str:
    """An argument without underscores in front: two would be mangled, one stands for the names of the module itself."""
    if not name.startswith("_"):
        return name
    name = f"{name.strip('_') or 'value'}_"
    return name if name.isidentifier() else f"n{name}"


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
        pairs = (pair.partition("=") for pair in query.split("&")) if query else ()
        segments = tuple(part for part in template.split("/") if part)
        names = tuple(_PARAMETER.findall(template))
        return cls(key, template, {name: value for name, _, value in pairs}, segments, names)

    @property
    def is_beta(self) -> bool:
        return self.query.get("beta") == "true"

    @property
    def nouns(self) -> list[str]:
        """The segments that name resources: neither parameters nor the version in front."""
        found = [part for part in self.segments if not _PARAMETER.fullmatch(part)]
        found = found[1:] if found and _VERSION.fullmatch(snake(found[0])) else found
        nouns: list[str] = []
        for part in found:
            name = noun(part)
            nouns.append(f"sub_{name}" if nouns[-1:] == [name] else name)
        return nouns

    @property
    def accessor(self) -> list[str]:
        """The resources that lead to it."""
        return [identifier(name) for name in (["beta", *self.nouns] if self.is_beta else self.nouns)]

    @property
    def ends_with_parameter(self) -> bool:
        return bool(self.segments) and _PARAMETER.fullmatch(self.segments[-1]) is not None


def method_names(document: Document, exceptions: dict[str, str]) -> dict[tuple[str, str], str]:
    """Name every operation: (path key, verb) → `resource.sub.method`.

    Segments that are not parameters name resources, and the verb names the method. A last segment is an action, not a
    resource, when nothing lies below it, it has a single verb, and that verb does not list it.

    Raises:
        SpecError: Two operations get the same name, or one gets none.
    """
    paths = {key: Path.parse(key) for key in document.paths}
    resources = {
        ".".join(path.accessor[:depth])
        for path in paths.values()
        for depth in range(1, len(path.accessor) + path.ends_with_parameter)
    }
    named: dict[tuple[str, str], str] = {}
    taken: dict[str, str] = {}
    for key, verb, _ in document.operations():
        label = f"{verb.upper()} {key}"
        where = document.where("paths", key, verb)
        name = exceptions.get(label) or _name(document, paths, paths[key], verb)
        if document.is_foreign and label not in exceptions:
            name = _free_name(name, verb, {*taken, *exceptions.values()}, resources)
        if not all(part.isidentifier() for part in name.split(".")) or "." not in name:
            raise SpecError(f"{where}: {name!r} is no name of the form resource.method: name {label} in sdk.yaml")
        if name in taken:
            raise SpecError(f"{where}: {label} and {taken[name]} are both named {name}: name one in sdk.yaml")
        named[key, verb] = name
        taken[name] = label
    return named


def verbs(item: dict[str, Any]) -> list[str]:
    """Return the verbs of a path item, in document order."""
    return [verb for verb in item if verb in VERBS]


def _name(document: Document, paths: dict[str, Path], path: Path, verb: str) -> str:
    nouns = path.accessor or (["root"] if document.is_foreign else [])
    if path.ends_with_parameter:
        update = {"get": "retrieve", "post": "update", "put": "update", "patch": "update"}
        return ".".join([*nouns, update.get(verb, verb)])
    if _is_action(document, paths, path):
        return ".".join([*nouns[:-1], path.nouns[-1]])
    return ".".join([*nouns, {"get": "list", "post": "create"}.get(verb, verb)])


def _free_name(name: str, verb: str, taken: set[str], resources: set[str]) -> str:
    """Return a name that no other operation has, and that no resource has either."""
    if name in resources:
        name = f"{name}.{verb}"
    if name in taken and verb == "put":
        name = f"{name.rpartition('.')[0]}.replace"
    return unlike(name, taken)


def _is_action(document: Document, paths: dict[str, Path], path: Path) -> bool:
    item = document.paths[path.key]
    below = any(
        len(other.segments) > len(path.segments)
        and other.segments[: len(path.segments)] == path.segments
        and other.is_beta == path.is_beta
        for other in paths.values()
    )
    # A noun directly below the version stands for a resource, however few verbs it has.
    if below or len(verbs(item)) != 1 or len(path.nouns) < 2:
        return False
    return not ("get" in item and page_items(document, item["get"]))


def page_items(document: Document, operation: dict[str, Any]) -> str | None:
    """Return the component that a page-shaped response lists, or none for other responses.

    A page has an array `data` and either the ids of its ends or the token of the next page.
    """
    schema = document.success(operation).get("content", {}).get("application/json", {}).get("schema", {})
    found = properties(document.resolve(schema))
    if not ({"first_id", "last_id"} <= found.keys() or "next_page" in found):
        return None
    return ref_key(items(document.resolve(found.get("data", {}))) or {})


def page_style(document: Document, operation: dict[str, Any]) -> str:
    """Return the class of pages for a page-shaped response."""
    schema = document.success(operation)["content"]["application/json"]["schema"]
    return "SyncPageCursor" if "next_page" in properties(document.resolve(schema)) else "SyncPage"
