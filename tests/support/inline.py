"""A few lines of OpenAPI become an imported package: for tests of what the templates print."""

from __future__ import annotations

import importlib
import itertools
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx

from sdkgen import settings
from sdkgen.document import Document
from sdkgen.generate import Generated, generate_from

TEMPLATES = Path(__file__).parents[2] / "templates"
Node = dict[str, Any]

_numbers = itertools.count(1)


# Words for inline descriptions


def ref(key: str) -> Node:
    return {"$ref": f"#/components/schemas/{key}"}


def obj(*required: str, **properties: Any) -> Node:
    """An object; names among its properties that are required come first."""
    return {"type": "object", "required": list(required), "properties": properties}


def array(items: Node) -> Node:
    return {"type": "array", "items": items}


def nullable(schema: Node) -> Node:
    return {"anyOf": [schema, {"type": "null"}]}


def one_of(*keys: str) -> Node:
    return {"oneOf": [ref(key) for key in keys]}


def const(value: str) -> Node:
    return {"type": "string", "const": value}


def param(name: str, where: str, schema: Node | None = None) -> Node:
    return {"name": name, "in": where, "required": where == "path", "schema": schema or STRING}


def answer(schema: Node, media: str = "application/json", events: Node | None = None) -> Node:
    """The responses of an operation; `events` describes those of the streamed form."""
    forms = {media: schema, **({"text/event-stream": events} if events else {})}
    return {"200": {"description": "The answer.", "content": {name: {"schema": part} for name, part in forms.items()}}}


def body(schema: Node, media: str = "application/json") -> Node:
    return {"required": True, "content": {media: {"schema": schema}}}


def spec(paths: Node | None = None, **schemas: Node) -> Node:
    """A whole document."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Test", "version": "1"},
        "paths": paths or {},
        "components": {"schemas": schemas},
    }


STRING: Node = {"type": "string"}
NUMBER: Node = {"type": "integer"}


# Generating


def generate(
    document: Node, sdk: Node | None = None, package: str = "inline", templates: Path = TEMPLATES
) -> Generated:
    """Generate in memory, with a `sdk.yaml` of the given content."""
    config = settings.make({"package": package, "facade": "facade", **(sdk or {})})
    return generate_from(Document(Path("spec"), json.loads(json.dumps(document))), config, templates)


class Package:
    """A generated package, imported from a folder that is on `sys.path`."""

    def __init__(self, folder: Path, document: Node, sdk: Node | None = None) -> None:
        self.name = f"inline_{next(_numbers)}"
        self.path = folder / self.name
        self.files = generate(document, sdk, self.name).package
        for name, content in self.files.items():
            file = self.path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        importlib.invalidate_caches()

    def module(self, name: str = "") -> ModuleType:
        """Import a module of the package."""
        return importlib.import_module(f"{self.name}.{name}" if name else self.name)

    @property
    def types(self) -> Any:
        return self.module("types")

    @property
    def operations(self) -> Any:
        """The resources over a requester that returns the operation it was given."""
        return self.module("resources").Resources(Echo())

    @property
    def async_operations(self) -> Any:
        return self.module("resources").AsyncResources(Echo())

    def client(self, *answers: Any) -> Any:
        """The package's own client, answered with these values one after the other; it lists its `requests`."""
        requests: list[httpx.Request] = []
        left = iter(answers)

        def handler(request: httpx.Request) -> httpx.Response:
            requests.append(request)
            return httpx.Response(200, json=next(left))

        http = httpx.Client(transport=httpx.MockTransport(handler))
        client = self.module().Client("https://api.test", headers={"x-api-key": "k"}, http_client=http)
        client.requests = requests
        return client

    def text(self, name: str) -> str:
        return self.files[name].decode()

    def forget(self) -> None:
        for name in [name for name in sys.modules if name.partition(".")[0] == self.name]:
            del sys.modules[name]


class Echo:
    """A requester that sends nothing."""

    def request(self, operation: Any) -> Any:
        return operation

    raw = request
