"""The operations of the description under the names the rules give them."""

from __future__ import annotations

from typing import Any

import attrs

from .document import Document
from .names import Path, pascal, singular, snake
from .schema import Schema
from .settings import OperationSettings, Settings


@attrs.frozen
class Call:
    """An operation, with what the rules say of it."""

    key: str
    verb: str
    accessor: str
    operation: dict[str, Any]
    #: The successful response.
    success: dict[str, Any]
    settings: OperationSettings
    #: Where it stands in the description, for error messages.
    where: str
    #: What tells its request types from those of another operation with the same name.
    number: str = ""

    @property
    def path(self) -> Path:
        return Path.parse(self.key)

    @property
    def resource(self) -> str:
        return self.accessor.rpartition(".")[0]

    @property
    def method(self) -> str:
        return self.accessor.rpartition(".")[2]

    @property
    def params_name(self) -> str:
        """`messages.batches.create` → `BatchCreateParams`."""
        return f"{pascal(singular(self.resource.rpartition('.')[2]))}{pascal(self.method)}{self.number}Params"

    @property
    def namespace(self) -> str:
        """`messages.batches.create` → `messages`: where its request types are exported, below `types`."""
        return self.resource.rpartition(".")[0]

    @property
    def params_module(self) -> str:
        folder = f"types/{self.namespace.replace('.', '/')}".rstrip("/")
        return f"{folder}/{snake(self.params_name)}"

    @property
    def event_schema(self) -> Schema | None:
        """What the events of the streamed form are, if the operation has one."""
        schema: Schema | None = self.success.get("content", {}).get("text/event-stream", {}).get("schema")
        return schema

    @property
    def streams(self) -> bool:
        """Whether the operation has a streamed form beside the plain one."""
        return self.event_schema is not None and len(self.success.get("content", {})) > 1

    @property
    def only_streams(self) -> bool:
        """Whether the operation has a streamed form alone."""
        return self.event_schema is not None and not self.streams


def calls(document: Document, settings: Settings, names: dict[tuple[str, str], str]) -> list[Call]:
    """Return all operations, in document order."""
    found = [
        Call(
            key=key,
            verb=verb,
            accessor=names[key, verb],
            operation=operation,
            success=document.success(operation),
            settings=settings.operations.get(f"{verb.upper()} {key}", OperationSettings()),
            where=document.where("paths", key, verb),
        )
        for key, verb, operation in document.operations()
    ]
    return _numbered(found) if document.is_foreign else found


def _numbered(found: list[Call]) -> list[Call]:
    """Tell apart operations whose request types would be called the same (`batch.create` and `batches.create`)."""
    taken: dict[str, int] = {}
    numbered: list[Call] = []
    for call in found:
        taken[call.params_module] = earlier = taken.get(call.params_module, 0) + 1
        numbered.append(call if earlier == 1 else attrs.evolve(call, number=str(earlier)))
    return numbered
