"""What may import what, how much is written by hand, and what is loaded when."""

from __future__ import annotations

import ast
import io
import json
import os
import re
import subprocess
import sys
import tokenize
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[2]
OVERLAY = REPOSITORY / "overlay/anthropic"
GENERATED = REPOSITORY / "generated/anthropic_generated"
OURS = ("anthropic", "anthropic_generated")

#: Packages from outside that may be imported at run time, by the layer or the single module that does.
ALLOWED = {
    GENERATED: {"attrs", "dateutil"},
    GENERATED / "_client.py": {"attrs", "httpx"},
    GENERATED / "_pydantic.py": {"pydantic_core"},  # Imported when pydantic asks, and so is there.
    OVERLAY: {"anyio", "attrs"},
    OVERLAY / "_convert.py": {"attrs", "cattrs"},
    OVERLAY / "_docstring.py": {"docstring_parser"},
    OVERLAY / "_http.py": {"httpx"},
    OVERLAY / "_native.py": {"httpx"},
    OVERLAY / "_aiohttp.py": {"aiohttp", "httpx_aiohttp"},
    OVERLAY / "testing": {"h11", "jsonschema", "referencing"},
}


def modules(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*.py") if "__pycache__" not in path.parts)


def run_time_imports(node: ast.AST) -> Iterator[str]:
    """Top-level packages that some code imports when it runs: all but what only type checkers see."""
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        for part in node.orelse:
            yield from run_time_imports(part)
        return
    if isinstance(node, ast.Import):
        yield from (alias.name.partition(".")[0] for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.level == 0:
        yield (node.module or "").partition(".")[0]
    for child in ast.iter_child_nodes(node):
        yield from run_time_imports(child)


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return set(run_time_imports(tree)) - sys.stdlib_module_names


def allowed(path: Path) -> set[str]:
    return ALLOWED.get(path) or next(ALLOWED[parent] for parent in path.parents if parent in ALLOWED)


knows_its_modules = pytest.mark.skipif(sys.version_info < (3, 10), reason="Python 3.9 has no list of its own modules")


@knows_its_modules
@pytest.mark.parametrize(("root", "below"), [(GENERATED, {"anthropic_generated"}), (OVERLAY, {*OURS})])
def test_imports_point_downwards_only(root: Path, below: set[str]) -> None:
    wrong = {
        str(path.relative_to(REPOSITORY)): found - below - allowed(path)
        for path in modules(root)
        if (found := imports(path))
    }
    assert {path: names for path, names in wrong.items() if names} == {}


def test_type_checkers_see_no_upward_import_either() -> None:
    wrong = [
        path
        for path in modules(GENERATED)
        if re.search(r"^\s*(from|import) anthropic(\.|\s)", path.read_text("utf-8"), re.M)
    ]
    assert wrong == []


def test_the_rule_notices_what_it_is_for() -> None:
    source = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import httpx\nelse:\n    import a.b\ndef f():\n    from c import d\n"
    assert set(run_time_imports(ast.parse(source))) == {"typing", "a", "c"}


# Size


def by_hand() -> list[Path]:
    """Everything that people write and packages or tools run; generated types of the overlay are not."""
    overlay = [path for path in modules(OVERLAY) if OVERLAY / "types" not in path.parents]
    templates = sorted((REPOSITORY / "templates").rglob("*.jinja"))
    return [*overlay, *modules(REPOSITORY / "scripts"), *templates]


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def lines_of_code(path: Path) -> int:
    """How many lines hold code: blank lines, comments and docstrings cost a reader nothing."""
    source = path.read_text("utf-8")
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = [
        node.body[0]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, documented) and ast.get_docstring(node, clean=False) is not None
    ]
    prose = {line for text in docstrings for line in range(text.lineno, (text.end_lineno or 0) + 1)}
    silent = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)
    tokens = [t for t in tokenize.generate_tokens(io.StringIO(source).readline) if t.type not in silent]
    return len({line for t in tokens for line in range(t.start[0], t.end[0] + 1)} - prose)


def test_lines_of_code_are_those_that_hold_some(tmp_path: Path) -> None:
    path = tmp_path / "some.py"
    path.write_text(
        '"""Text,\nmore."""\n\n# Why.\nx = (\n    1,\n)\n\n\ndef f():\n    """Say."""\n    return "x"  # so\n'
    )
    assert lines_of_code(path) == 5


#: Modules with what agents are built from: tools, structured outputs, the memory tool. They are loaded by who uses them.
AGENTS = [
    "_annotation",
    "_conversation",
    "_convert",
    "_docstring",
    "_format",
    "_function",
    "_memory",
    "_memory_files",
    "_memory_folder",
    "_output",
    "_parsed",
    "_record",
    "_runner_options",
    "_running",
    "_scalar",
    "_schema",
    "_tool",
    "_tool_result",
    "_tool_run",
    "_tool_runner",
    "_transform",
    "_unfit",
    "_variants",
]


def test_the_overlay_is_small() -> None:
    # The embedded server is a tool beside the client, not a layer over the API.
    overlay = [path for path in by_hand() if OVERLAY in path.parents and OVERLAY / "testing" not in path.parents]
    agents = [path for path in overlay if path.stem in AGENTS or path.parent == OVERLAY / "lib/tools"]
    platforms = [path for path in overlay if OVERLAY / "platforms" in path.parents]
    client = [path for path in overlay if path not in agents and path not in platforms]
    assert len(agents) == len(AGENTS) + 1
    assert sum(map(lines_of_code, agents)) < 4000
    assert sum(map(lines_of_code, platforms)) < 1500
    assert sum(map(lines_of_code, client)) < 6400


def test_no_module_is_long() -> None:
    assert {str(path.relative_to(REPOSITORY)): lines(path) for path in by_hand() if lines(path) > 400} == {}


# Loading


def fresh(code: str) -> Any:
    """Run code in a new interpreter; it prints JSON."""
    paths = [str(REPOSITORY / "overlay"), str(REPOSITORY / "generated")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONWARNINGS": "error"}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def dotted(path: Path) -> str:
    root = REPOSITORY / ("overlay" if OVERLAY in path.parents else "generated")
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_every_module_can_be_imported_first() -> None:
    names = [dotted(path) for path in (*modules(OVERLAY), *modules(GENERATED)) if path.name != "__main__.py"]
    failed = fresh(f"""
import importlib, json, sys, traceback
failed = {{}}
for name in {names!r}:
    for loaded in [m for m in sys.modules if m.partition(".")[0] in {OURS!r}]:
        del sys.modules[loaded]
    try:
        importlib.import_module(name)
    except Exception:
        failed[name] = traceback.format_exc()
print(json.dumps(failed))
""")
    assert len(names) > 300
    assert failed == {}


def test_importing_the_package_loads_neither_httpx_nor_attrs_nor_a_model() -> None:
    loaded = fresh("import sys, json, anthropic; print(json.dumps(sorted(sys.modules)))")
    heavy = {name for name in loaded if name.partition(".")[0] in ("httpx", "attr", "attrs", "anyio", "dateutil")}
    assert heavy == set()
    assert [name for name in loaded if name.startswith("anthropic_generated.models")] == []


def test_the_first_message_loads_only_the_models_in_it() -> None:
    loaded = fresh("""
import json, sys
import httpx
import anthropic

answer = {
    "id": "msg_1", "type": "message", "role": "assistant", "model": "m", "content": [{"type": "text", "text": "Hi"}],
    "stop_reason": "end_turn", "stop_sequence": None, "usage": {"input_tokens": 1, "output_tokens": 1},
}
transport = httpx.MockTransport(lambda request: httpx.Response(200, json=answer))
client = anthropic.Anthropic(api_key="k", http_client=httpx.Client(transport=transport))
message = client.messages.create(model="m", max_tokens=5, messages=[{"role": "user", "content": "Hello"}])
assert message.content[0].text == "Hi"
print(json.dumps([name for name in sys.modules if name.startswith("anthropic_generated.models.")]))
""")
    found = {name.rpartition(".")[2] for name in loaded}
    assert {"message", "usage", "content_block", "text_block"} <= found
    assert found <= {"message", "usage", "content_block", "text_block", "model", "stop_reason"}


# Distribution


def version() -> str:
    found = re.search(r'^version = "(.+)"$', (REPOSITORY / "pyproject.toml").read_text("utf-8"), re.M)
    assert found
    return found.group(1)


def test_the_version_is_the_same_everywhere() -> None:
    import anthropic

    headings = re.findall(r"^## \[(\d[^\]]*)\]", (REPOSITORY / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert headings[0] == version() == anthropic.__version__


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names of the files in the wheel."""
    pytest.importorskip("hatchling", reason="hatchling builds the wheel")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    (file,) = folder.glob("*.whl")
    with zipfile.ZipFile(file) as archive:
        return archive.namelist()


def test_the_wheel_holds_both_packages_and_nothing_else(wheel: list[str]) -> None:
    tops = {name.partition("/")[0] for name in wheel}
    assert tops == {*OURS, f"anthropic-{version()}.dist-info"}
    expected = {
        path.relative_to(root.parent).as_posix()
        for root in (OVERLAY, GENERATED)
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in wheel if ".dist-info/" not in name} == expected


def test_the_wheel_tells_type_checkers_of_both_packages(wheel: list[str]) -> None:
    assert {f"{name}/py.typed" for name in OURS} <= set(wheel)
