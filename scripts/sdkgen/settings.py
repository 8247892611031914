"""`sdk.yaml`: what the API description cannot say, read into values and checked for spelling."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

import attrs

from .document import SpecError, read_yaml
from .schema import is_list, is_mapping

T = TypeVar("T", bound=attrs.AttrsInstance)


@attrs.frozen(kw_only=True)
class OperationSettings:
    """Exceptions for one operation."""

    #: `resource.method`, where the naming rules would give another.
    name: str = ""
    #: Named parts of the parameters' module: public name → component.
    types: dict[str, str] = attrs.field(factory=dict[str, str])
    #: Whether an answer may take many minutes.
    slow: bool = False


@attrs.frozen(kw_only=True)
class StreamedSettings:
    """How the pieces of a streamed answer are put together."""

    #: The unions of pieces (deltas).
    deltas: list[str] = attrs.field(factory=list[str])
    #: The unions of blocks that the pieces change.
    blocks: list[str] = attrs.field(factory=list[str])
    #: Tag of a delta → how it changes a block (`append`, `set`, `item`, `json`) → the delta's field; and under `to` the
    #: block's, where it has another name.
    rules: dict[str, dict[str, str]] = attrs.field(factory=dict[str, dict[str, str]])


@attrs.frozen(kw_only=True)
class Settings:
    """The content of `sdk.yaml`."""

    package: str
    facade: str
    #: Headers that the client as a whole is responsible for, so that no method takes them.
    client_headers: list[str] = attrs.field(factory=list[str])
    beta_header: str = ""
    #: Resource or method → beta flag sent with each of its requests.
    betas: dict[str, str] = attrs.field(factory=dict[str, str])
    #: Spec file, folder of files (with a slash at its end) or pattern of components → public path below `types`.
    namespaces: dict[str, str] = attrs.field(factory=dict[str, str])
    #: `METHOD /path` → exceptions.
    operations: dict[str, OperationSettings] = attrs.field(factory=dict[str, OperationSettings])
    #: Additional public name → type it stands for.
    aliases: dict[str, str] = attrs.field(factory=dict[str, str])
    #: Request union → response union whose models it takes too.
    accepts_models: dict[str, str] = attrs.field(factory=dict[str, str])
    #: Request component → protocol of the objects that lists of it take too.
    accepts_objects: dict[str, str] = attrs.field(factory=dict[str, str])
    #: Method → parameters that other methods take in forms of their own.
    own_forms: dict[str, list[str]] = attrs.field(factory=dict[str, list[str]])
    #: Path below `types` → further name of the facade there → module of the facade that defines it.
    facade_types: dict[str, dict[str, str]] = attrs.field(factory=dict[str, dict[str, str]])
    #: Property of a model (`Component.name`) that follows from fields → how (`text_of`, `sum_of`) → those fields.
    computed: dict[str, dict[str, list[str]]] = attrs.field(factory=dict[str, dict[str, list[str]]])
    #: Stream events that keep a connection alive and are not handed on.
    unseen_events: list[str] = attrs.field(factory=list[str])
    streamed: StreamedSettings = attrs.field(factory=StreamedSettings)
    #: Response fields (`Component.field`) that constructors do not ask for, although the API always sends them.
    added_later: list[str] = attrs.field(factory=list[str])
    #: Components whose enum stays closed in responses.
    closed_enums: list[str] = attrs.field(factory=list[str])
    #: Tables handed on to the client as they are: name → mapping.
    facts: dict[str, dict[str, Any]] = attrs.field(factory=dict[str, dict[str, Any]])
    #: What the library may report without failing the build: text to match → reason.
    accepted_warnings: dict[str, str] = attrs.field(factory=dict[str, str])


def load(file: Path) -> Settings:
    """Read `sdk.yaml`.

    Raises:
        SpecError: The file is missing, is no mapping, or has an entry this driver does not know.
    """
    return make(read_yaml(file, file.parent), f"{file.parent.name}/{file.name}")


def make(data: dict[str, Any], where: str = "sdk.yaml") -> Settings:
    """Check the content of `sdk.yaml` and turn it into values; `where` names it in errors.

    Raises:
        SpecError: An entry is unknown, missing or of the wrong type.
    """
    operations = data.get("operations", {})
    if not is_mapping(operations):
        raise SpecError(f"{where}: operations: expected a mapping")
    made = {key: _make(OperationSettings, value, f"{where}: operations.{key}") for key, value in operations.items()}
    streamed = _make(StreamedSettings, data.get("streamed", {}), f"{where}: streamed")
    return _make(Settings, {**data, "operations": made, "streamed": streamed}, where)


def _make(cls: type[T], values: Any, where: str) -> T:
    if not is_mapping(values):
        raise SpecError(f"{where}: expected a mapping")
    fields = attrs.fields_dict(attrs.resolve_types(cls))
    for key, value in values.items():
        if key not in fields:
            raise SpecError(f"{where}: unknown entry {key!r}; known are {', '.join(sorted(fields))}")
        if not _fits(value, fields[key].type):
            raise SpecError(f"{where}: {key}: expected {_spelled(fields[key].type)}, found {value!r}")
    for name, field in fields.items():
        if field.default is attrs.NOTHING and name not in values:
            raise SpecError(f"{where}: {name}: the entry is missing")
    return cls(**values)


def _fits(value: Any, expected: Any) -> bool:
    arguments = get_args(expected)
    if get_origin(expected) is dict:
        return is_mapping(value) and all(_fits(k, arguments[0]) and _fits(v, arguments[1]) for k, v in value.items())
    if get_origin(expected) is list:
        return is_list(value) and all(_fits(item, arguments[0]) for item in value)
    return expected is Any or isinstance(value, expected)


def _spelled(expected: Any) -> str:
    words = {str: "text", bool: "true or false"}
    if get_origin(expected) is list:
        return "a list of texts"
    return words.get(expected, "a mapping")
