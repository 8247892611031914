"""A document of 150 operations and 1,100 schemas, as `tests/support/synthetic.py` makes it."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from instances import instances
from synthetic import OPERATIONS, SCHEMAS, document

from sdkgen import foreign
from sdkgen.document import Document
from sdkgen.names import module
from sdkgen.schema import component

#: What of the models is tried, evenly spread.
SAMPLE = 30

few = settings(max_examples=4, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def synthetic(made: Callable[..., Any]) -> Any:
    return made(document())


def test_the_script_makes_the_same_document_each_time(tmp_path: Path) -> None:
    file = tmp_path / "synthetic.json"
    script = Path(__file__).parents[1] / "support" / "synthetic.py"
    subprocess.run([sys.executable, str(script), str(file)], check=True)
    content = json.loads(file.read_text("utf-8"))
    assert content == document()
    verbs = [verb for item in content["paths"].values() for verb in item if verb != "parameters"]
    assert len(verbs) == OPERATIONS == 150
    assert len(content["components"]["schemas"]) == SCHEMAS == 1100


def test_nothing_is_dropped(synthetic: Any) -> None:
    first = synthetic.report.splitlines()[0]
    assert first.startswith(f"{synthetic.name}.json: {OPERATIONS} operations, ")
    assert first.endswith(" schemas: all generated, none dropped")
    declared = {f"#/components/schemas/{key}" for key in document()["components"]["schemas"]}
    found = foreign.read(synthetic.folder / f"{synthetic.name}.json")
    assert isinstance(found, foreign.Foreign)
    assert declared == {where for where in map(pointer, found.origins.values()) if where.count("/") == 3}


def pointer(place: tuple[str | int, ...]) -> str:
    return "#/" + "/".join(map(str, place))


def test_it_takes_little_memory(synthetic: Any) -> None:
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert kilobytes // (1024 if sys.platform == "darwin" else 1) < 1_000_000


def test_the_size_is_that_of_our_own_package(synthetic: Any) -> None:
    own = Path(__file__).parents[2] / "generated" / "anthropic_generated"
    ours = [file.read_bytes() for file in (own / "models").glob("*.py")]
    theirs = [content for name, content in synthetic.files.items() if name.startswith("models/")]
    assert lines(theirs) / len(theirs) < 1.5 * lines(ours) / len(ours)


def lines(contents: list[bytes]) -> int:
    return sum(content.count(b"\n") for content in contents)


def test_a_first_call_loads_only_what_it_needs(synthetic: Any) -> None:
    code = f"""
import sys
sys.path.insert(0, {str(synthetic.folder)!r})
import {synthetic.name} as package
assert "httpx" not in sys.modules and "attrs" not in sys.modules
import httpx
answer = {{"id": "1", "type": "kind_0"}}
http = httpx.Client(transport=httpx.MockTransport(lambda request: httpx.Response(200, json=answer)))
made = package.Client("https://api.test", headers={{}}, http_client=http).agentas.retrieve("1")
assert made.id == "1"
print(len([name for name in sys.modules if ".models." in name]))
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stderr == ""
    assert int(run.stdout) < 10


def test_every_module_and_name_can_be_imported(synthetic: Any) -> None:
    for name in synthetic.modules():
        synthetic.module(name)
    for types in (synthetic.types, synthetic.types.beta):
        assert all(getattr(types, name) is not None for name in types.__all__)


def test_it_is_strictly_typed(synthetic: Any) -> None:
    assert synthetic.type_errors() == ""


def test_models_give_back_what_they_were_read_from(synthetic: Any) -> None:
    found = foreign.read(synthetic.folder / f"{synthetic.name}.json")
    models = [key for key, schema in found.schemas.items() if schema.get("properties")]
    tried = 0
    for key in models[:: len(models) // SAMPLE]:
        if f"models/{module(key)}.py" not in synthetic.files:
            continue  # a type of requests alone
        cls = getattr(synthetic.module(f"models.{module(key)}"), key)
        tried += 1

        check_returned(found, key, cls)
    assert tried > SAMPLE // 2


def check_returned(document: Document, key: str, cls: Any) -> None:
    @few
    @given(instances(document.bundle, component(key)))
    def returned(sent: Any) -> None:
        answer = cls.model_validate(sent)
        assert answer.to_dict(mode="json") == sent
        assert cls.model_validate_json(answer.to_json()) == answer

    returned()
