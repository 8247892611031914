"""The fixture that turns someone else's document into an imported package, by the way `make generate SPEC=…` takes."""

from __future__ import annotations

import importlib
import itertools
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from sdkgen.regenerate import regenerate

REPOSITORY = Path(__file__).parents[2]
_numbers = itertools.count(1)


class Client:
    """A package generated from a document, on `sys.path`."""

    def __init__(self, folder: Path, document: dict[str, Any] | str, sdk: str = "") -> None:
        self.name = f"foreign_{next(_numbers)}"
        self.folder = folder
        file = folder / f"{self.name}.json"
        file.write_text(document if isinstance(document, str) else json.dumps(document), "utf-8")
        settings = folder / "sdk.yaml"
        settings.write_text(sdk or SDK, "utf-8")
        made = regenerate(file, settings, REPOSITORY / "templates", self.name)
        self.report = "\n".join(made.report)
        self.files = made.files
        for name, content in made.files.items():
            path = folder / self.name / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        importlib.invalidate_caches()

    def module(self, name: str = "") -> ModuleType:
        return importlib.import_module(f"{self.name}.{name}" if name else self.name)

    def modules(self) -> list[str]:
        """The names of all its modules."""
        files = [name.removesuffix(".py").removesuffix("/__init__") for name in self.files if name.endswith(".py")]
        return ["" if name == "__init__" else name.replace("/", ".") for name in files]

    def type_errors(self, *files: str) -> str:
        """What pyright says, in strict mode, of the package and of files beside it; empty if that is nothing."""
        pytest.importorskip("pyright", reason="only the environment for development has pyright")
        config = {
            "include": [*files, self.name],
            "typeCheckingMode": "strict",
            "pythonVersion": "3.10",
            "venvPath": str(Path(sys.prefix).parent),
            "venv": Path(sys.prefix).name,
        }
        (self.folder / "pyrightconfig.json").write_text(json.dumps(config), "utf-8")
        command = [sys.executable, "-m", "pyright", "-p", str(self.folder)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        return "" if run.stdout.splitlines()[-1].startswith("0 errors") else run.stdout

    @property
    def types(self) -> Any:
        return self.module("types")

    @property
    def operations(self) -> Any:
        """The resources over a requester that returns the operation it was given."""
        return self.module("resources").Resources(_Echo())

    def client(self, *answers: Any, status: int = 200) -> Any:
        """The package's own client, answered with these values one after the other; it lists its `requests`."""
        requests: list[httpx.Request] = []
        left = iter(answers)

        def handler(request: httpx.Request) -> httpx.Response:
            requests.append(request)
            return httpx.Response(status, json=next(left)) if answers else httpx.Response(204)

        http = httpx.Client(transport=httpx.MockTransport(handler))
        client = self.module().Client("https://api.test", headers={"x-api-key": "k"}, http_client=http)
        client.requests = requests
        return client


class _Echo:
    def request(self, operation: Any) -> Any:
        return operation

    raw = request


SDK = """
package: unused
facade: anthropic
client_headers: [anthropic-version, x-api-key]
beta_header: anthropic-beta
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Client]]:
    """Return a function that generates a document and puts the result on `sys.path`."""
    folder = tmp_path_factory.mktemp("foreign")
    sys.path.insert(0, str(folder))
    clients: list[Client] = []

    def build(document: dict[str, Any] | str, sdk: str = "") -> Client:
        clients.append(Client(folder, document, sdk))
        return clients[-1]

    yield build
    sys.path.remove(str(folder))
    for name in [name for name in sys.modules if name.partition(".")[0] in {client.name for client in clients}]:
        del sys.modules[name]
