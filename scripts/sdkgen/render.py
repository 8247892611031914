"""From the plan to files: which template prints which file, and the formatter that sets them straight."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from .document import SpecError
from .library import ClientProject
from .plan import Index, Plan

Files = dict[str, bytes]


def package_files(project: ClientProject, plan: Plan, templates: Path) -> Files:
    """Print the generated package: path below it → content."""
    texts: dict[str, str] = {"__init__.py": project.render("package_init.py.jinja", plan=plan)}
    for template in sorted((templates / "runtime").glob("*.jinja")):
        texts[template.name.removesuffix(".jinja")] = project.render(f"runtime/{template.name}", plan=plan)
    texts["_facts.py"] = project.render("facts.py.jinja", plan=plan)
    texts["models/__init__.py"] = '"""Response types, one to a module; import them from `types`."""\n'
    for model in plan.models:
        texts[f"models/{model.module}.py"] = project.render("model.py.jinja", model=model)
    for union in plan.unions:
        texts[f"models/{union.module}.py"] = project.render("union.py.jinja", union=union)
    texts["params/__init__.py"] = '"""Request types; import them from `types`."""\n'
    for module in plan.params:
        up = "." * (module.path.count("/") + 1)
        texts[f"{module.path}.py"] = project.render("params.py.jinja", module=module, up=up)
    for resource in plan.resources:
        name = f"resources/{resource.path}" if resource.path else "resources"
        path = f"{name}/__init__.py" if resource.children else f"{name}.py"
        up = resource.up if resource.children or not resource.path else resource.up[:-1]
        texts[path] = project.render("resource.py.jinja", resource=resource, up=up)
    for index in plan.indexes:
        texts[f"{_folder('types', index)}/__init__.py"] = project.render("types_index.py.jinja", plan=plan, index=index)
    texts["openapi.json"] = plan.bundle
    texts["py.typed"] = ""
    return _formatted(texts)


def facade_files(project: ClientProject, plan: Plan) -> Files:
    """Print the modules below the facade's `types`: path below the facade package → content."""
    texts: dict[str, str] = {}
    for index in plan.indexes:
        folder = _folder("types", index)
        texts[f"{folder}/__init__.py"] = project.render("facade_index.py.jinja", plan=plan, index=index)
        for module in index.modules:
            text = project.render("facade_module.py.jinja", plan=plan, index=index, module=module)
            texts[f"{folder}/{module}.py"] = text
    return _formatted(texts)


def document_files(project: ClientProject, plan: Plan) -> Files:
    """Print the list of methods and types."""
    return {"api.md": project.render("api.md.jinja", plan=plan).encode()}


def _folder(top: str, index: Index) -> str:
    return "/".join([top, *index.namespace.split(".")]).rstrip("/")


def _formatted(texts: dict[str, str]) -> Files:
    """Run the formatter over a copy on disk: one process for all files."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in texts.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        options = ["--isolated", "--line-length", "120", "--target-version", "py39"]
        fixes = ["check", *options, "--select", "I,F401,W291,W293", "--fix", "--exit-zero"]
        ruff = [sys.executable, "-m", "ruff"]
        for arguments in (fixes, ["format", *options], ["check", *options, "--select", "F821,F811"]):
            run = subprocess.run([*ruff, *arguments, str(root)], capture_output=True, text=True, check=False)
            if run.returncode:
                raise SpecError(
                    f"the templates print invalid Python:\n{run.stdout}{run.stderr}".replace(f"{root}/", "")
                )
        return {name: (root / name).read_bytes() for name in texts}


def to_json(value: Any) -> str:
    """Write the bundled document."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
