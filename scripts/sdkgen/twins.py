"""Response types that are sent back: which request type each corresponds to, and what that type takes of it.

`accepts_models` in `sdk.yaml` names the roots. From there a response schema and a request schema are walked side by
side; variants of unions find each other by their tags.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from .document import Document
from .schema import (
    Schema,
    component,
    is_anything,
    is_nullable,
    items,
    properties,
    ref_key,
    values_of,
    variants,
    without_null,
)
from .shapes import texts


@attrs.frozen
class Twin:
    """What requests take of a response component."""

    #: The request components it corresponds to.
    requests: list[str] = attrs.field(factory=list[str])
    #: Wire key → whether it may be null.
    keys: dict[str, bool] = attrs.field(factory=dict[str, bool])


class Twins:
    """The twins of all response components that are sent back, by component."""

    def __init__(self, document: Document, accepts_models: dict[str, str]) -> None:
        self.document = document
        self.found: dict[str, Twin] = {}
        for request, response in accepts_models.items():
            self._pair(component(response), component(request))

    def get(self, key: str) -> Twin | None:
        """Return the twin of a response component, if it has one."""
        return self.found.get(key)

    def _pair(self, response: Schema, request: Schema) -> None:
        choices = list(self._leaves(request))
        objects = [choice for choice in choices if "properties" in self.document.resolve(choice)]
        for variant in self._leaves(response):
            schema = self.document.resolve(variant)
            of = items(schema)
            for choice in choices if of is not None else ():
                into = items(self.document.resolve(choice))
                if into is not None:
                    self._pair(of or {}, into)
            for choice in objects if "properties" in schema else ():
                same = self._same_tags(schema, self.document.resolve(choice))
                if same or (same is None and len(objects) == 1):
                    self._objects(ref_key(variant) or "", ref_key(choice) or "")

    def _objects(self, response: str, request: str) -> None:
        twin = self.found.setdefault(response, Twin())
        if request in twin.requests:
            return
        given = properties(self.document.schemas[response])
        taken = properties(self.document.schemas[request])
        keys = {key: self._may_be_null(taken[key]) for key in given if key in taken}
        if twin.requests:  # It may go to either, so only what both take is sent.
            keys = {key: nullable and twin.keys[key] for key, nullable in keys.items() if key in twin.keys}
        twin.requests.append(request)
        twin.keys.clear()
        twin.keys.update(keys)
        for key in keys:
            self._pair(given[key], taken[key])

    def _may_be_null(self, schema: Schema) -> bool:
        schema = self.document.resolve(schema)
        return is_nullable(schema) or is_anything(schema)

    def _leaves(self, schema: Schema) -> Iterator[Schema]:
        """Yield the alternatives of a schema, references kept."""
        target = self.document.resolve(schema)
        if not variants(target):
            yield schema
        for variant in values_of(target):
            yield from self._leaves(variant)

    def _same_tags(self, response: Schema, request: Schema) -> bool | None:
        """Say whether two objects have a constant in common; `None` if no property has constants in both."""
        same: bool | None = None
        for key, part in properties(response).items():
            sides = part, properties(request).get(key, {})
            ours, theirs = (texts(without_null(self.document.resolve(side))) for side in sides)
            if ours and theirs:
                if not {*ours} & {*theirs}:
                    return False
                same = True
        return same
