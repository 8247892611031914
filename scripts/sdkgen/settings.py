"""`sdk.yaml`: what the API description cannot say, read into values and checked for spelling."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import yaml

from .document import SpecError


@attrs.frozen(kw_only=True)
class OperationSettings:
    """Exceptions for one operation."""

    #: `resource.method`, where the naming rules would give another.
    name: str | None = None
    #: Named parts of the parameters' module: public name → component.
    types: dict[str, str] = attrs.field(factory=dict)
    #: Whether an answer may take many minutes.
    slow: bool = False


@attrs.frozen(kw_only=True)
class Settings:
    """The content of `sdk.yaml`."""

    package: str
    facade: str
    #: Headers that the client as a whole is responsible for, so that no method takes them.
    client_headers: list[str] = attrs.field(factory=list)
    beta_header: str = ""
    #: The part of component and path names that marks the beta variant of a twin.
    beta_prefix: str = "Beta"
    #: Resource → beta flag sent with each of its requests.
    betas: dict[str, str] = attrs.field(factory=dict)
    #: Spec file or component (or pattern of components) → public path below `types`.
    namespaces: dict[str, str] = attrs.field(factory=dict)
    #: `METHOD /path` → exceptions.
    operations: dict[str, OperationSettings] = attrs.field(factory=dict)
    #: Additional public name → component name it stands for.
    aliases: dict[str, str] = attrs.field(factory=dict)
    #: Request union → response union whose models it takes too.
    accepts_models: dict[str, str] = attrs.field(factory=dict)
    #: Stream events that keep a connection alive and are not handed on.
    unseen_events: list[str] = attrs.field(factory=list)
    #: Components whose enum stays closed in responses.
    closed_enums: list[str] = attrs.field(factory=list)
    #: Tables handed on to the client as they are: name → mapping.
    facts: dict[str, dict[str, Any]] = attrs.field(factory=dict)
    #: What the library may report without failing the build: text to match → reason.
    accepted_warnings: dict[str, str] = attrs.field(factory=dict)


def load(file: Path) -> Settings:
    """Read `sdk.yaml`.

    Raises:
        SpecError: The file is missing, is no mapping, or has an entry this driver does not know.
    """
    try:
        data: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    except FileNotFoundError:
        raise SpecError(f"{file.name}: the file is missing") from None
    except yaml.YAMLError as error:
        raise SpecError(f"{file.name}: not valid YAML: {error}") from None
    operations = {
        key: _make(OperationSettings, value, f"{file.name}: operations.{key}")
        for key, value in data.pop("operations", {}).items()
    }
    settings: Settings = _make(Settings, {**data, "operations": operations}, file.name)
    return settings


def _make(cls: Any, values: dict[str, Any], where: str) -> Any:
    known = {field.name for field in attrs.fields(cls)}
    unknown = [key for key in values if key not in known]
    if unknown:
        raise SpecError(f"{where}: unknown entry {unknown[0]!r}; known are {', '.join(sorted(known))}")
    return cls(**values)
