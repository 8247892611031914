"""openapi-python-client as a library: its parser as a second reader of the description, its project as our renderer.

The parser sees a normalised copy, from which everything is gone that it is known to misread. Whatever it still
reports, and whatever it drops in silence, fails the build.
"""

from __future__ import annotations

import copy
import re
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.properties import ModelProperty, Property

from .document import Document, SpecError
from .schema import is_list, is_mapping
from .settings import Settings
from .shapes import literal, literals


def normalise(document: Document) -> dict[str, Any]:
    """Return a copy of the document in the form the library's parser reads without loss.

    - `title` on a schema becomes a class name there, and the second of two equal titles is dropped: removed.
    - `info.version` is asked for: added.
    - Array-typed header parameters make it drop the operation: header parameters are ours alone.
    - Defaults on unions of objects delete the model: removed, as a client sends no defaults.
    """
    bundle = copy.deepcopy(document.bundle)
    bundle["info"].setdefault("version", "0")
    components: dict[str, Any] = bundle["components"]
    for schema in components["schemas"].values():
        _clean(schema)
    for path, verb, operation in document.operations():
        shown = [p for p in operation.get("parameters", []) if document.resolve(p)["in"] != "header"]
        bundle["paths"][path][verb]["parameters"] = shown
    components["parameters"] = {key: p for key, p in document.parameters.items() if p["in"] != "header"}
    return bundle


def _clean(schema: Any) -> None:
    if is_list(schema):
        for part in schema:
            _clean(part)
    elif is_mapping(schema):
        if isinstance(schema.get("title"), str):
            del schema["title"]
        if is_mapping(schema.get("default")) and not _is_schema(schema["default"]):
            del schema["default"]
        for part in schema.values():
            _clean(part)


def _is_schema(node: dict[str, Any]) -> bool:
    # A property may be called `default`; then a schema stands where a default would.
    return "type" in node or "$ref" in node or "anyOf" in node or "oneOf" in node


def parse(document: Document, settings: Settings) -> GeneratorData:
    """Let the library parse the document.

    Raises:
        SpecError: The library reported something, or dropped an operation, a schema or a property.
    """
    data, reports = second_reading(document, settings)
    if reports:
        raise SpecError("\n".join(reports))
    return data


def second_reading(document: Document, settings: Settings) -> tuple[GeneratorData, list[str]]:
    """Let the library parse the document, and return what it reported and dropped.

    Raises:
        SpecError: The library could not read it at all.
    """
    data = GeneratorData.from_dict(normalise(document), config=_config())
    if isinstance(data, GeneratorError):
        raise SpecError(f"{document.where()}: {data.header}: {data.detail}")
    reports = [
        report for report in _reports(document, data) if not any(text in report for text in settings.accepted_warnings)
    ]
    return data, [*reports, *_dropped(document, data)]


def _reports(document: Document, data: GeneratorData) -> Iterator[str]:
    errors = [error for group in data.endpoint_collections_by_tag.values() for error in group.parse_errors]
    for error in (*errors, *data.errors):
        text = re.sub(r"<[\w.]+ object at \w+>", "…", " ".join(f"{error.header} {error.detail or ''}".split()))
        yield f"{_place(document, text)}: openapi-python-client: {text}"


def _place(document: Document, text: str) -> str:
    """Return the place that a report is about: it names an operation or a component, if anything."""
    for path, verb, _ in document.operations():
        if f"{verb.upper()} {path} " in text:
            return document.where("paths", path, verb)
    for key in document.schemas:
        if f"/components/schemas/{key}:" in text or f"/components/schemas/{key} " in f"{text} ":
            return document.where("components", "schemas", key)
    return document.where()


def _dropped(document: Document, data: GeneratorData) -> Iterator[str]:
    """Yield what the description has and the parsed data has not."""
    endpoints = {
        (_shape(endpoint.path.get_untrusted_value()), endpoint.method)
        for collection in data.endpoint_collections_by_tag.values()
        for endpoint in collection.endpoints
    }
    for path, verb, _ in document.operations():
        if (_shape(path), verb) not in endpoints:
            yield f"{document.where('paths', path, verb)}: openapi-python-client dropped the operation"
    parsed = {frozenset(str(p.name.get_untrusted_value()) for p in _properties(model)) for model in data.models}
    for key, schema in document.schemas.items():
        if "properties" in schema and frozenset(schema["properties"]) not in parsed:
            where = document.where("components", "schemas", key)
            yield f"{where}: openapi-python-client dropped the schema, or a property of it"


def _shape(path: str) -> str:
    # The library spells path parameters its own way; two paths cannot differ in these names alone.
    return re.sub(r"\{[^{}]*\}", "{}", path)


def _properties(model: ModelProperty) -> list[Property]:
    return [*(model.required_properties or ()), *(model.optional_properties or ())]


def _config() -> Config:
    """Return the library's options; nothing of its own output is wanted, so most do not matter."""
    # JSON Lines is JSON, as far as the shape of a line is concerned.
    file = ConfigFile(literal_enums=True, content_type_overrides={"application/x-jsonl": "application/json"})
    return Config.from_sources(
        file,
        MetaType("none"),
        document_source=Path("openapi.json"),
        file_encoding="utf-8",
        overwrite=True,
        output_path=Path("unused"),
    )


class ClientProject(Project):
    """The library's project with our templates and nothing of the stock output."""

    def __init__(self, data: GeneratorData, templates: Path) -> None:
        super().__init__(openapi=data, config=_config(), custom_template_path=templates)
        self.env.loader = FileSystemLoader(str(templates))
        self.env.undefined = StrictUndefined
        self.env.filters["literal"] = literal
        self.env.filters["literals"] = literals
        self.templates = templates

    def render(self, template: str, **values: Any) -> str:
        """Print one template.

        Raises:
            SpecError: The template is wrong; the message names it and the line.
        """
        try:
            return self.env.get_template(template).render(**values)
        except TemplateNotFound as problem:
            raise SpecError(f"{self.templates.name}/{problem.name}: the template is missing") from None
        except TemplateSyntaxError as problem:
            raise SpecError(f"{self.templates.name}/{problem.name}: line {problem.lineno}: {problem.message}") from None
        except Exception as problem:
            # Whatever a template does with the plan may fail; Jinja gives the frames the names and lines of templates.
            frames = [f for f in traceback.extract_tb(problem.__traceback__) if f.filename.endswith(".jinja")]
            if not frames:
                raise
            name = Path(frames[-1].filename).relative_to(self.templates).as_posix()
            rule = f"{type(problem).__name__}: {problem}"
            raise SpecError(f"{self.templates.name}/{name}: line {frames[-1].lineno}: {rule}") from problem
