"""A client from someone else's document: the package's files, and the report of what was decided on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs

from . import foreign, library, openapi, render, rules, settings
from .document import Document, SpecError
from .generate import generate_from, make_plan
from .names import method_names, module, param_name
from .plan import Plan
from .reach import Reach
from .restrict import restrict
from .schema import is_anything
from .settings import Settings
from .source import pointer_of, visible


@attrs.frozen
class Regenerated:
    """A generated package, not yet written."""

    files: render.Files
    #: Lines to print.
    report: list[str]


def regenerate(spec: Path, sdk: Path, templates: Path, package: str) -> Regenerated:
    """Generate a package of the given name in memory, from a document as its publisher ships it.

    Args:
        spec: The document: a file of JSON or YAML, or a folder like `spec/`.
        sdk: Exceptions to the rules; what it names and the document lacks is passed over.
        templates: The folder of templates.
        package: What the package is called.

    Raises:
        SpecError: The document cannot be understood, or something of it not generated; nothing has been written.
    """
    config = settings.load(sdk)
    document = foreign.read(spec)
    if not isinstance(document, foreign.Foreign):
        own = generate_from(document, attrs.evolve(config, package=package), templates)
        return Regenerated(own.package, [])
    config, passed_over = restrict(config, document, package)
    openapi.check_form(document)
    rules.check(document, config)
    plan = make_plan(document, config)
    missing = list(_missing(document, config, plan))
    if missing:
        raise SpecError("\n".join(missing))
    data, misread = library.second_reading(document, config)
    files = render.package_files(library.ClientProject(data, templates), plan, templates)
    notes = [*document.notes, *(f"sdk.yaml: {note}" for note in passed_over), *misread]
    return Regenerated(
        files, [*_counts(document, plan), *_named(document, config), *_renamed(document), *_noted(notes)]
    )


def _missing(document: Document, config: Settings, plan: Plan) -> Iterator[str]:
    """Yield every operation and schema that the plan has lost."""
    planned = {(method.verb, method.path, method.query) for resource in plan.resources for method in resource.methods}
    operations = list(document.operations())
    if len(operations) != sum(len(resource.methods) for resource in plan.resources):
        for key, verb, _ in operations:
            if not any(verb.upper() == v and key.partition("?")[0] == path for v, path, _ in planned):
                yield f"{document.where('paths', key, verb)}: the operation has no method: name it in sdk.yaml"
    reach = Reach(document)
    private = {key for own in config.operations.values() for key in own.types.values()}
    made = {*(model.module for model in plan.models), *(union.module for union in plan.unions)}
    params = {name for part in plan.params for name in (*part.exports, *(d.name for d in part.dicts))}
    for key, schema in document.schemas.items():
        gone = key in reach.sides["model"] and module(key) not in made
        gone = gone or (key in reach.sides["param"] and key not in reach.bodies and param_name(key) not in params)
        if gone and not is_anything(schema) and key not in private:
            yield f"{document.where('components', 'schemas', key)}: the schema has no type: give it another key"


def _counts(document: foreign.Foreign, plan: Plan) -> list[str]:
    methods = sum(len(resource.methods) for resource in plan.resources)
    return [f"{document.file}: {methods} operations, {len(document.schemas)} schemas: all generated, none dropped"]


def _named(document: foreign.Foreign, config: Settings) -> list[str]:
    exceptions = {label: own.name for label, own in config.operations.items() if own.name}
    named = method_names(document, exceptions)
    lines = [
        f"  {verb.upper()} {document.path_keys.get(key, key)} → {name}"
        for (key, verb), name in named.items()
        if f"{verb.upper()} {key}" not in exceptions
    ]
    return [f"named by rule: {len(lines)} of {len(named)} operations", *map(visible, lines)] if lines else []


def _renamed(document: foreign.Foreign) -> list[str]:
    lines: list[str] = []
    for key, place in document.origins.items():
        if place != ("components", "schemas", key):
            lines.append(f"  {pointer_of(place)} → {key}")
    return [f"named by rule: {len(lines)} of {len(document.schemas)} schemas", *lines] if lines else []


def _noted(notes: list[str]) -> list[str]:
    return [f"notes: {len(notes)}", *(f"  {visible(note, 2000)}" for note in notes)] if notes else []
