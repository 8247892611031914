"""openapi-python-client as a library: its parser as a second reader of the description, its project as our renderer.

The parser sees a normalised copy, from which everything is gone that it is known to misread. Whatever it still
reports, and whatever it drops in silence, fails the build.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError

from .document import Document, SpecError
from .settings import Settings


def normalise(document: Document) -> dict[str, Any]:
    """Return a copy of the document in the form the library's parser reads without loss.

    - `title` on a schema becomes a class name there, and the second of two equal titles is dropped: removed.
    - `info.version` is asked for: added.
    - Array-typed header parameters make it drop the operation: header parameters are ours alone.
    - Defaults on unions of objects delete the model: removed, as a client sends no defaults.
    """
    bundle = copy.deepcopy(document.bundle)
    bundle.setdefault("info", {}).setdefault("version", "0")
    bundle["info"].setdefault("title", "API")
    for schema in bundle["components"]["schemas"].values():
        _clean(schema)
    for item in bundle["paths"].values():
        for operation in item.values():
            if isinstance(operation, dict) and "parameters" in operation:
                operation["parameters"] = [
                    p for p in operation["parameters"] if document.resolve(p)["in"] != "header"
                ]
    components = bundle["components"]
    components["parameters"] = {k: p for k, p in components.get("parameters", {}).items() if p["in"] != "header"}
    return bundle


def _clean(schema: Any) -> None:
    if isinstance(schema, list):
        for part in schema:
            _clean(part)
    elif isinstance(schema, dict):
        if isinstance(schema.get("title"), str):
            del schema["title"]
        if isinstance(schema.get("default"), dict):
            del schema["default"]
        for part in schema.values():
            _clean(part)


def parse(document: Document, settings: Settings) -> GeneratorData:
    """Let the library parse the document.

    Raises:
        SpecError: The library reported something, or dropped an operation, a schema or a property.
    """
    data = GeneratorData.from_dict(normalise(document), config=_config())
    if isinstance(data, GeneratorError):
        raise SpecError(f"{data.header}: {data.detail}")
    reports = [report for report in _reports(data) if not any(text in report for text in settings.accepted_warnings)]
    reports += _dropped(document, data)
    if reports:
        raise SpecError("openapi-python-client reported:\n  " + "\n  ".join(reports))
    return data


def _reports(data: GeneratorData) -> Iterator[str]:
    for collection in data.endpoint_collections_by_tag.values():
        for error in collection.parse_errors:
            yield f"{error.header} {error.detail}"
    for error in data.errors:
        yield f"{error.header} {error.detail}"


def _dropped(document: Document, data: GeneratorData) -> Iterator[str]:
    """Yield what the description has and the parsed data has not."""
    endpoints = {
        (endpoint.path.get_untrusted_value(), endpoint.method)
        for collection in data.endpoint_collections_by_tag.values()
        for endpoint in collection.endpoints
    }
    for path, item in document.bundle["paths"].items():
        for verb in item:
            if (path, verb) not in endpoints:
                yield f"{document.where(('paths', path, verb))}: the operation was dropped"
    parsed = {
        frozenset(str(p.name.get_untrusted_value()) for p in (*(m.required_properties or ()), *(m.optional_properties or ())))
        for m in data.models
    }
    for key, schema in document.schemas.items():
        if "properties" in schema and frozenset(schema["properties"]) not in parsed:
            yield f"{document.where(('components', 'schemas', key))}: the schema, or a property of it, was dropped"


def _config() -> Config:
    # JSON Lines is JSON, as far as the shape of a line is concerned.
    file = ConfigFile(literal_enums=True, content_type_overrides={"application/x-jsonl": "application/json"})
    return Config.from_sources(
        file,
        MetaType.NONE,
        document_source=Path("openapi.json"),
        file_encoding="utf-8",
        overwrite=True,
        output_path=Path("unused"),
    )


class ClientProject(Project):
    """The library's project with our templates and nothing of the stock output."""

    def __init__(self, data: GeneratorData, templates: Path) -> None:
        super().__init__(openapi=data, config=_config(), custom_template_path=templates)
        self.env.loader = self.env.loader.loaders[0]  # type: ignore[union-attr] # ours; the stock one stands second

    def render(self, template: str, **values: Any) -> str:
        """Print one template."""
        return self.env.get_template(template).render(**values)
