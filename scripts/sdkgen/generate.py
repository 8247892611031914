"""The whole of generation: folders in, files out, nothing written."""

from __future__ import annotations

from pathlib import Path

import attrs

from . import document as documents
from . import library, names, openapi, operations, render, rules, settings
from .calls import Call
from .calls import calls as all_calls
from .deltas import Deltas
from .document import Document
from .indexes import indexes
from .plan import Plan
from .planner import TypePlanner, escaped
from .reach import Reach
from .schema import ref_key
from .settings import Settings
from .shapes import Shapes


@attrs.frozen
class Generated:
    """What generation gives: file contents by path, for each place they go."""

    package: render.Files
    facade: render.Files
    documents: render.Files


def generate(spec: Path, templates: Path) -> Generated:
    """Generate everything in memory, from folders of files.

    Raises:
        SpecError: The description, `sdk.yaml` or a template is wrong; nothing has been written.
    """
    config = settings.load(spec / "sdk.yaml")
    document = documents.load(spec)
    return generate_from(document, config, templates)


def generate_from(document: Document, config: Settings, templates: Path) -> Generated:
    """Generate everything in memory, from a document that has been read.

    Raises:
        SpecError: The description, `sdk.yaml` or a template is wrong.
    """
    openapi.check_form(document)
    rules.check(document, config)
    openapi.check_meaning(document)
    plan = make_plan(document, config)
    project = library.ClientProject(library.parse(document, config), templates)
    return Generated(
        render.package_files(project, plan, templates),
        render.facade_files(project, plan),
        render.document_files(project, plan),
    )


def make_plan(document: Document, config: Settings) -> Plan:
    """Decide everything."""
    exceptions = {key: operation.name for key, operation in config.operations.items()}
    accessors = names.method_names(document, exceptions)
    calls = all_calls(document, config, accessors)
    reach = Reach(document)
    types = TypePlanner(document, config, reach, Shapes(document, config, _spelled(reach, calls)))
    for call in calls:
        body = (key for key, place in reach.bodies.items() if place == (call.key, call.verb))
        for key in (*body, *call.settings.types.values()):
            types.param_modules[key] = call.params_module.replace("/", ".")
    shared = types.params()
    deltas = Deltas(document, config)
    planner = operations.OperationPlanner(types, calls, deltas)
    own = planner.params()
    models, unions = types.models()
    resources = planner.resources()
    info = document.bundle["info"]
    return Plan(
        package=config.package,
        facade=config.facade,
        title=escaped(" ".join(info["title"].split())),
        version=str(info.get("version", "")),
        models=models,
        unions=unions,
        params=[*shared, *(module for _, module in own)],
        protocols=types.protocols,
        resources=resources,
        indexes=indexes(types, own, [m.name for m in models], [u.name for u in unions], shared),
        facts={name.upper(): repr(table) for name, table in config.facts.items()},
        deltas=deltas.table(),
        error=_error_parser(document, types.shapes),
        returns_nothing=any(method.result == "None" for resource in resources for method in resource.methods),
        bundle=render.to_json(document.bundle),
    )


def _error_parser(document: Document, shapes: Shapes) -> str | None:
    """Return the parse function of the component that the first operations describe errors by."""
    for _, _, operation in document.operations():
        for status, response in operation.get("responses", {}).items():
            schema = document.resolve(response).get("content", {}).get("application/json", {}).get("schema", {})
            key = ref_key(schema)
            if str(status)[:1] in "45d" and key is not None and shapes.is_parsed(key):
                return names.module(key)
    return None


def _spelled(reach: Reach, calls: list[Call]) -> dict[str, str]:
    """Name the request components that belong to a single operation."""
    by_place = {(call.key, call.verb): call for call in calls}
    spelled = {component: name for call in calls for name, component in call.settings.types.items()}
    for key, place in reach.bodies.items():
        call = by_place[place]
        spelled[key] = f"{call.params_name}NonStreaming" if call.streams else call.params_name
    return spelled
