"""The packages below `types`: which public name is importable from where."""

from __future__ import annotations

from . import names
from .document import SpecError
from .plan import Import, Index, ParamsModule
from .planner import TypePlanner


def indexes(
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
            below = f"types.{namespace}".rstrip(".")
            where = f"{types.document.root.name}/sdk.yaml: namespaces"
            raise SpecError(f"{where}: two types are called {name} below {below}: move or rename one")

    for name in (*models, *unions):
        export(types.namespace(name), name, Import(f"models.{names.module(name)}", name))
    by_name = {names.param_name(key): key for key in types.param_modules}
    for module in shared:
        for name in module.exports:
            export(types.namespace(by_name[name]), name, Import(module.path.replace("/", "."), name))
    for namespace, module in own:
        public = names.pascal(module.path.rpartition("/")[2])
        modules.setdefault(namespace, []).append(module.path.rpartition("/")[2])
        export(namespace, public, Import(module.path.replace("/", "."), public))
    for alias, target in types.settings.aliases.items():
        homes = [namespace for namespace, table in exports.items() if target in table]
        if not homes:
            raise SpecError(f"{types.document.root.name}/sdk.yaml: aliases.{alias}: there is no type {target}")
        export(homes[0], alias, exports[homes[0]][target])
    export("", "Unknown", Import("_model", "Unknown"))
    spaces = sorted({prefix for ns in (*exports, *modules) for prefix in _prefixes(ns)})
    added = types.settings.facade_types
    _check(added, exports, f"{types.document.root.name}/sdk.yaml: facade_types")
    return [
        Index(
            namespace=ns,
            names=dict(sorted(exports.get(ns, {}).items())),
            subpackages=[s.rpartition(".")[2] for s in spaces if s and s.rpartition(".")[0] == ns],
            modules=sorted(modules.get(ns, [])),
            added=dict(sorted(added.get(ns, {}).items())),
        )
        for ns in spaces
    ]


def _check(added: dict[str, dict[str, str]], exports: dict[str, dict[str, Import]], where: str) -> None:
    for namespace, table in added.items():
        if namespace not in exports:
            raise SpecError(f"{where}: there are no types below {namespace!r}")
        for name in table:
            if name in exports[namespace]:
                raise SpecError(f"{where}: the description has a type {name} too")


def _prefixes(namespace: str) -> list[str]:
    parts = namespace.split(".") if namespace else []
    return [".".join(parts[:depth]) for depth in range(len(parts) + 1)]
