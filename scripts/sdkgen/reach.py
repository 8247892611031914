"""Which components the operations use, and on which side: what becomes a model, what a request type."""

from __future__ import annotations

from typing import Any

from .document import Document
from .names import page_items
from .schema import Schema, component, items, parts, ref_key
from .shapes import Side


class Reach:
    """Which components the operations use in requests and in responses."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.sides: dict[Side, dict[str, None]] = {"model": {}, "param": {}}
        #: Page-shaped responses: the classes for all pages read them, so they have none of their own.
        self.pages: dict[str, None] = {}
        #: Request bodies, and the path key and verb of the operation that takes each.
        self.bodies: dict[str, tuple[str, str]] = {}
        #: Components that stand in lists of requests.
        self.listed: dict[str, None] = {}
        for key, verb, operation in document.operations():
            self._operation(key, verb, operation)
        used = {*self.sides["model"], *self.sides["param"], *self.pages}
        for key in document.schemas:
            if key not in used:
                self._visit(component(key), "param" if key.endswith(("Param", "Params")) else "model")

    def _operation(self, path: str, verb: str, operation: dict[str, Any]) -> None:
        for parameter in self.document.parameters_of(operation):
            self._visit(parameter.get("schema", {}), "param")
        for media in operation.get("requestBody", {}).get("content", {}).values():
            schema = media.get("schema", {})
            key = ref_key(schema)
            if key is not None:
                self.bodies[key] = (path, verb)
            self._visit(self.document.resolve(schema), "param")
        responses: dict[str, Any] = operation.get("responses", {})
        for status, response in responses.items():
            for media in self.document.resolve(response).get("content", {}).values():
                schema = media.get("schema", {})
                key = ref_key(schema)
                if str(status).startswith("2") and page_items(self.document, operation) and key is not None:
                    self.pages[key] = None
                    schema = self.document.resolve(schema)
                self._visit(schema, "model")

    def _visit(self, schema: Schema, side: Side) -> None:
        key = ref_key(schema)
        if key is not None and key not in self.sides[side]:
            self.sides[side][key] = None
            self._visit(self.document.schemas[key], side)
        listed = ref_key(items(schema) or {})
        if listed is not None and side == "param":
            self.listed[listed] = None
        for _, part in parts(schema):
            self._visit(part, side)

    def ordered(self, side: Side) -> list[str]:
        """Return the components of one side in document order."""
        return [key for key in self.document.schemas if key in self.sides[side]]
