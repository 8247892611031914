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
        return f"{pascal(singular(self.resource.rpartition('.')[2]))}{pascal(self.method)}Params"

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
        """Whether the operation has a streamed form."""
        return self.event_schema is not None


def calls(document: Document, settings: Settings, names: dict[tuple[str, str], str]) -> list[Call]:
    """Return all operations, in document order."""
    return [
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
