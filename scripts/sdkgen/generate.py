"""The whole of generation: folders in, files out, nothing written."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import attrs

from . import document as documents
from . import library, names, operations, render, settings
from .document import Document, SpecError
from .plan import Import, Index, ParamsModule, Plan
from .planner import Reach, TypePlanner
from .settings import Settings
from .shapes import Ref, Shapes


@attrs.frozen
class Generated:
    """What generation gives: file contents by path, for each place they go."""

    package: render.Files
    facade: render.Files
    documents: render.Files


def generate(spec: Path, templates: Path) -> Generated:
    """Generate everything in memory.

    Raises:
        SpecError: The description, `sdk.yaml` or a template is wrong; nothing has been written.
    """
    config = settings.load(spec / "sdk.yaml")
    document = documents.load(spec)
    documents.validate(document)
    data = library.parse(document, config)
    project = library.ClientProject(data, templates)
    plan = make_plan(document, config)
    return Generated(
        render.package_files(project, plan, templates),
        render.facade_files(project, plan),
        render.document_files(project, plan),
    )


def make_plan(document: Document, config: Settings) -> Plan:
    """Decide everything."""
    exceptions = {key: op.name for key, op in config.operations.items() if op.name}
    accessors = names.method_names(document, exceptions)
    calls = operations.calls(document, config, accessors)
    reach = Reach(document)
    types = TypePlanner(document, config, reach, Shapes(document, config, _spelled(reach, calls)))
    for call in calls:
        body = (key for key, place in reach.bodies.items() if place == (call.key, call.verb))
        for key in (*body, *call.settings.types.values()):
            types.param_modules[key] = call.params_module.replace("/", ".")
    shared = types.params()
    planner = operations.OperationPlanner(types, calls)
    own = planner.params()
    models, unions = types.models()
    info = document.bundle["info"]
    return Plan(
        package=config.package,
        facade=config.facade,
        title=info["title"],
        version=str(info.get("version", "")),
        models=models,
        unions=unions,
        params=[*shared, *(module for _, module in own)],
        resources=planner.resources(),
        indexes=_indexes(types, own, [m.name for m in models], [u.name for u in unions], shared),
        facts={name.upper(): _table(table) for name, table in config.facts.items()},
        bundle=render.to_json(_plain(document.bundle)),
    )


def _spelled(reach: Reach, calls: list[operations.Call]) -> dict[str, str]:
    """Name the request components that belong to a single operation."""
    by_place = {(call.key, call.verb): call for call in calls}
    spelled = {component: name for call in calls for name, component in call.settings.types.items()}
    for key, place in reach.bodies.items():
        call = by_place[place]
        spelled[key] = f"{call.params_name}NonStreaming" if call.streams else call.params_name
    return spelled


def _indexes(
    types: TypePlanner,
    own: list[tuple[str, ParamsModule]],
    models: list[str],
    unions: list[str],
    shared: list[ParamsModule],
) -> list[Index]:
    """Say which public name is importable from which package below `types`."""
    exports: dict[str, dict[str, Import]] = {}
    modules: dict[str, list[str]] = {}

    def export(namespace: str, name: str, source: Import) -> None:
        table = exports.setdefault(namespace, {})
        if table.setdefault(name, source) != source:
            raise SpecError(f"two types are called {name} below types.{namespace}: move one with `namespaces` in sdk.yaml")

    for name in (*models, *unions):
        export(types.namespace(name), name, Import(f"models.{names.snake(name)}", name))
    by_name = {names.param_name(key): key for key in types.param_modules}
    for module in shared:
        for name in module.exports:
            export(types.namespace(by_name[name]), name, Import(module.path.replace("/", "."), name))
    for namespace, module in own:
        public = names.pascal(module.path.rpartition("/")[2])
        modules.setdefault(namespace, []).append(module.path.rpartition("/")[2])
        export(namespace, public, Import(module.path.replace("/", "."), public))
    for alias, target in types.settings.aliases.items():
        found = next((ns, table[target]) for ns, table in exports.items() if target in table)
        exports[found[0]][alias] = found[1]
    exports[""]["Unknown"] = Import("_model", "Unknown")
    spaces = sorted({prefix for ns in (*exports, *modules) for prefix in _prefixes(ns)})
    return [
        Index(
            namespace=ns,
            names=dict(sorted(exports.get(ns, {}).items())),
            subpackages=[s.rpartition(".")[2] for s in spaces if s and s.rpartition(".")[0] == ns],
            modules=sorted(modules.get(ns, [])),
        )
        for ns in spaces
    ]


def _prefixes(namespace: str) -> list[str]:
    parts = namespace.split(".") if namespace else []
    return [".".join(parts[:depth]) for depth in range(len(parts) + 1)]


def _table(table: dict[str, Any]) -> str:
    return repr(_plain(table))


def _plain(value: Any) -> Any:
    """Replace the dates YAML makes of some strings."""
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


__all__ = ["Generated", "Ref", "generate", "make_plan"]
