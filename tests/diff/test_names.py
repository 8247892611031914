"""Every place a report names is one the generator really makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sdkdiff.change import Difference
from sdkgen import document, settings
from sdkgen.generate import make_plan
from sdkgen.plan import Plan, Resource


def test_all_places_are_those_of_the_generated_package(spec: Any, difference: Callable[..., Difference]) -> None:
    def describe(draft: Any) -> None:
        draft.bundle["paths"] = described(draft.paths)
        draft.bundle["components"] = described(draft.bundle["components"])

    plan = make_plan(document.load(spec), settings.load(spec / "sdk.yaml"))
    names = {*models(plan), *requests(plan), *(name for one in plan.resources for name in methods(one))}
    found = [change.python for change in difference(describe).changes]
    assert len(found) > 1000
    # The pages of a method have no class of their own: their fields are those of its result.
    assert [python for python in found if python not in names and ".list()." not in python] == []


def described(node: Any) -> Any:
    """Return a node with other words in every description."""
    if isinstance(node, list):
        return [described(value) for value in node]
    if not isinstance(node, dict):
        return node
    return {
        key: f"{value} Really." if key == "description" and isinstance(value, str) else described(value)
        for key, value in node.items()
    }


def models(plan: Plan) -> Iterator[str]:
    for union in plan.unions:
        yield union.name
    for model in plan.models:
        yield model.name
        yield from (f"{model.name}.{field.name}" for field in model.fields)


def requests(plan: Plan) -> Iterator[str]:
    """Yield request types and their keys; those of single operations with the module they are imported from."""
    for module in plan.params:
        start = "" if module.path.startswith("params/") else f"{module.path.replace('/', '.')}."
        yield from (f"{start}{alias.name}" for alias in module.aliases)
        bases: dict[str, list[str]] = {}
        for one in module.dicts:
            fields = [*one.required, *one.optional, *(field for part in one.keyed for field in part.fields)]
            bases[one.name] = [*(key for base in one.bases for key in bases.get(base, ())), *(f.wire for f in fields)]
            yield f"{start}{one.name}"
            yield from (f'{start}{one.name}["{key}"]' for key in bases[one.name])


def methods(resource: Resource) -> Iterator[str]:
    for method in resource.methods:
        yield from (method.accessor, f"{method.accessor}()")
        arguments = [*method.path_arguments, *method.keyword_arguments]
        yield from (f"{method.accessor}({argument.name}=)" for argument in arguments)
