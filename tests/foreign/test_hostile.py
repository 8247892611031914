"""Documents that mean harm, or are broken: nothing of them runs, and what is data stays what it was."""

from __future__ import annotations

import ast
import io
import json
import sys
import tokenize
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from inline import STRING, answer, body, obj, one_of, param, ref, spec

from sdkgen import foreign
from sdkgen.document import SpecError

Node = dict[str, Any]
RUN = "__import__('sys').modules.__setitem__('pwned',1)"

HOSTILE = [
    *('"', "'", '"""', "'''", '""""', "\\", "\\\\", '\\"', '\\"""', "a\\", '"\\', "\\N{BULLET}", "\\x22", "\\u0022", "\\u000a"),
    *("\n", "\r", "\r\n", "\t", "\x0b", "\x0c", "\x00", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\u00a0"),
    *("\u202eevil\u202c", "\u2066x\u2069", "\U000e0001", "ﬁ", "²", "名前", "é\u0301"),
    *("{{7*7}}", "{% for x in y %}", "{#", "#}", "{0.__class__}", "{x!r}", "%s", "%(x)s", "$x", "${x}"),
    f'"""+{RUN}+"""', f"'''+{RUN}+'''", f'"+{RUN}+"', f"'+{RUN}+'", f'"]; {RUN}; x=["', f"\n{RUN}\n", f"\\\n{RUN}\n#",
    f'"""\n{RUN}\n"""', f"{{{{ {RUN} }}}}", f"{{{RUN}}}", f'\\"""+{RUN}+"""', f"x\x00{RUN}", f"=1\n    {RUN}\n    y", f"); {RUN}; (",
    *("# type: ignore", "# noqa", "# fmt: off", "# pyright: basic", "# -*- coding: rot13 -*-", "#!/bin/sh"),
    *("class", "None", "self", "__class__", "__init__", "__getattr__", "_raw", "to_dict", "__slots__", "parse", "get", "data"),
    *("Literal", "Optional", "object", "str", "List, str", "Any", "datetime", "_model", "_new", "a List b", "value"),
    *("Model", "TypeError", "Unknown", "import", "..", "../../etc/passwd", "/etc/passwd", "con", "a" * 3000, "", " ", "-", "é"),
]  # fmt: skip


def everywhere(number: int, text: str) -> tuple[Node, Node]:
    """Paths and schemas that hold a text in every place a document has for it."""
    part = {
        "type": "string",
        "title": text,
        "description": text,
        "enum": [text, f"{text}+"],
        "default": text,
        "x-stainless-deprecation-message": text,
        "x-stainless-naming": {"python": {"property_name": text}},
    }
    owner = {
        **obj(text, **{text: part, f"{text}2": STRING, "tag": {"const": text}}),
        "title": text,
        "description": text,
    }
    other = obj("tag", tag={"const": f"{text}!"})
    key = f"{text}{number}"
    union = {
        "oneOf": [ref(escaped(key)), ref(f"Other{number}")],
        "description": text,
        "discriminator": {"propertyName": "tag"},
    }
    schemas: Node = {
        key: owner,
        f"Other{number}": other,
        f"Union{number}": union,
        f"Enum{number}": {"type": "string", "enum": [text, f"{text}+"], "description": text},
        f"Map{number}": {"type": "object", "properties": {"inner": obj(**{text: STRING})}, text: text},
    }
    operation: Node = {
        "operationId": f"{text}{number}",
        "tags": [text],
        "summary": text,
        "description": text,
        "x-stainless-deprecation-message": text,
        "parameters": [
            {**param(text, "query"), "description": text, "x-stainless-param": text},
            {**param(f"{text}-b", "query", {"enum": [text]}), "description": text},
            {**param(f"x-{text}", "header"), "description": text},
        ],
        "requestBody": body(ref(escaped(key))),
        "responses": {"200": {"description": text, "content": {"application/json": {"schema": ref(f"Union{number}")}}}},
    }
    binary = {"responses": {"200": {"description": text, "content": {text: {"schema": STRING}}}}}
    return {f"/v1/place{number}": {"post": operation, "get": binary}}, schemas


def escaped(key: str) -> str:
    """A component key as part of a reference."""
    return key.replace("~", "~0").replace("/", "~1").replace("%", "%25")


@pytest.fixture(scope="module")
def hostile(made: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    document = spec()
    file = tmp_path_factory.mktemp("paths") / "path.json"
    for number, text in enumerate(HOSTILE):
        paths, schemas = everywhere(number, text)
        for key in (f"/v1/{text}/end{number}", f"/v1/{{{text}}}/p{number}", f"/v1/q{number}?a{text}=b{text}"):
            file.write_text(json.dumps(spec({key: paths[f"/v1/place{number}"]}, **schemas)), "utf-8")
            problem = refusal(file)
            if problem:
                assert problem.startswith("path.json: #/paths/")
                assert problem.isprintable()
            else:
                paths[key] = {"get": {"responses": answer(ref(f"Union{number}"))}}
        document["paths"].update(paths)
        document["components"]["schemas"].update(schemas)
    document["info"] = {"title": "".join(HOSTILE), "version": "".join(HOSTILE), "description": HOSTILE[0]}
    return made(document)


def refusal(file: Path) -> str:
    """Why a file is refused; empty if it is not."""
    try:
        foreign.read(file)
    except SpecError as problem:
        return str(problem)
    return ""


def test_there_are_enough() -> None:
    assert len(set(HOSTILE)) > 50


def test_importing_and_calling_everything_runs_nothing(hostile: Any) -> None:
    for name in hostile.modules():
        hostile.module(name)
    types = hostile.types
    for name in types.__all__:
        getattr(types, name)
    assert "pwned" not in sys.modules


def test_generated_code_holds_no_code_of_the_document(hostile: Any, made: Callable[..., Any]) -> None:
    tagged = {key: obj("tag", tag={"const": key}) for key in ("X", "Y")}
    plain = made(spec({"/v1/x": {"get": {"responses": answer(ref("U"))}}}, **tagged, U=one_of("X", "Y")))
    allowed = {comment for content in plain.files.values() for comment in comments(content)}
    calls = {name for content in plain.files.values() for name in called(content)}
    assert len(calls) > 50
    for name, content in hostile.files.items():
        if name.endswith(".py"):
            unseen = [c for c in content.decode() if not c.isprintable() and c != "\n"]
            assert not unseen, name
            assert "__import__" not in {node.id for node in ast.walk(ast.parse(content)) if isinstance(node, ast.Name)}
            assert {c for c in comments(content) if not c.startswith("#: No property tells")} <= allowed, name
            if not name.startswith(("models/", "resources/", "params/", "types/")):
                assert called(content) <= calls, name


def called(content: bytes) -> set[str]:
    """The names of all functions that a module calls."""
    if content[:1] == b"{":
        return set()
    nodes = (node.func for node in ast.walk(ast.parse(content)) if isinstance(node, ast.Call))
    return {node.id if isinstance(node, ast.Name) else getattr(node, "attr", "") for node in nodes}


def comments(content: bytes) -> set[str]:
    tokens = tokenize.generate_tokens(io.StringIO(content.decode()).readline) if content[:1] != b"{" else []
    return {token.string for token in tokens if token.type == tokenize.COMMENT}


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_texts_that_are_data_stay_what_they_are(hostile: Any, number: int) -> None:
    text = HOSTILE[number]
    sent = {text: f"{text}+", f"{text}2": "x", "tag": text}
    resource = getattr(hostile.client(sent, sent), f"place{number}")
    operation = getattr(hostile.operations, f"place{number}")
    create = operation.create.__func__
    wires = [text, f"{text}2", "tag"]
    arguments = [
        name for name in create.__annotations__ if create.__kwdefaults__ is None or name not in create.__kwdefaults__
    ]
    required = [name for name in arguments if name not in ("unknown", "return")]
    made = operation.create(**dict.fromkeys(required, text))
    assert made.body == {text: text}
    answer = (
        resource.create(**dict.fromkeys(required, text))
        if text.isascii()
        else resource.create(**dict.fromkeys(required, ""))
    )
    assert answer.to_dict() == sent
    assert type(answer).__name__ != "Unknown"
    assert type(answer).model_validate(sent) == answer
    assert sorted(
        attribute.metadata.get("wire", attribute.name) for attribute in type(answer).__attrs_attrs__
    ) == sorted(wires)
    enum = getattr(hostile.types, f"Enum{number}")
    assert get_args(get_args(enum)[0]) == (text, f"{text}+")


# Broken documents


def bomb() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    return "\n".join(["openapi: 3.1.0", *lines])


def merges() -> str:
    lines = ["a0: &a0 {x: 1, y: 2}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 12)]
    return "\n".join(["openapi: 3.1.0", *lines])


def described(schema: Any) -> str:
    return json.dumps(spec(X=schema, Y=obj(x=STRING)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "#: no OpenAPI document"),
        ("just text", "#: no OpenAPI document, which is a mapping: found 'just text'"),
        ("[1, 2]", "#: no OpenAPI document"),
        ('{"openapi": "3.1.0", "openapi": "3.1.0"}', "'openapi' is defined twice"),
        ("a: 1\na: 2", "line 2, column 1: neither JSON nor YAML: a is defined twice"),
        ("a: [1, 2", "neither JSON nor YAML"),
        ("a: !!python/object/apply:os.system [x]", "neither JSON nor YAML: could not determine a constructor"),
        ("{1: 2, [3]: 4}", "a key is no text"),
        ("\ufeff<html></html>", "#: no OpenAPI document"),
        ('{"swagger": "2.0"}', "#/swagger: Swagger 2 is another format: convert"),
        ('{"title": "JSON Schema"}', "#/openapi: missing"),
        ('{"openapi": "4.0.0"}', "#/openapi: 4.0.0 is not known"),
        ('{"openapi": "3.1.0", "paths": []}', "#/paths: expected a mapping"),
        ('{"openapi": "3.1.0", "components": {"schemas": []}}', "#/components/schemas: expected a mapping"),
        (bomb(), "its aliases stand for more than"),
        ("openapi: 3.1.0\na: &a [*a]", "an alias stands inside what it stands for"),
        ('{"openapi": "3.1.0", "x": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested"),
        ("openapi: 3.1.0\nx: " + "[" * 500 + "]" * 500, "nested more than 100 levels deep"),
        (described({"$ref": "#/components/schemas/Z"}), "#/components/schemas/X/$ref: '#/components/schemas/Z' names nothing"),
        (described({"$ref": "other.json#/X"}), "#/components/schemas/X/$ref: 'other.json#/X' is outside of the document"),
        (described({"$ref": "https://x.test/y"}), "'https://x.test/y' is outside of the document: bundle"),
        (described({"$ref": "#/components/schemas/X"}), "#/components/schemas/X: it refers to nothing but itself"),
        (described({"allOf": [{"$ref": "#/components/schemas/X"}, obj(y=STRING)]}), "#/components/schemas/X: allOf: it contains itself"),
        (described({"allOf": 1}), "allOf: expected a list of schemas"),
        (described({"oneOf": {}}), "#/components/schemas/X/oneOf: expected a list"),
        (described({"type": "file"}), "#/components/schemas/X/type: 'file' is no type"),
        (described({"properties": {"a/b": 3}}), "#/components/schemas/X/properties/a~1b: expected a schema, found 3"),
        (json.dumps(spec({"/x": {"get": {"parameters": [{"in": "query"}]}}})), "#/paths/~1x/get/parameters/0: a parameter has a name"),
        (json.dumps(spec({"/x": {"get": {"responses": {"abc": {}}}}})), "#/paths/~1x/get/responses/abc: no status"),
        (json.dumps(spec({"/x": []})), "#/paths/~1x: expected a mapping"),
        (json.dumps(spec({"x": {}})), "#/paths/x: no path"),
        (described({"enum": ["\ud800"]}), "#/components/schemas/X/enum/0: half of a surrogate pair is no text"),
        (described({"properties": {"\ud800": {}}}), "#/components/schemas/X/properties/\\ud800: half of a surrogate"),
    ],
)  # fmt: skip
def test_what_is_no_document_is_refused_with_place_and_remedy(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "their.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(SpecError) as caught:
        foreign.read(file)
    assert str(caught.value).startswith("their.yaml: ")
    assert message in str(caught.value)


def test_merged_mappings_do_not_multiply(tmp_path: Path) -> None:
    file = tmp_path / "their.yaml"
    file.write_text(merges(), "utf-8")
    problem = refusal(file)  # Only readers of YAML before 6.0.4 keep what is equal.
    assert problem == "" or "keys are merged into one mapping" in problem


def test_files_that_are_no_text_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "their.json"
    with pytest.raises(SpecError, match="cannot be read: No such file"):
        foreign.read(file)
    file.write_bytes(b"\xff\xfe{")
    with pytest.raises(SpecError, match=r"their\.json: not UTF-8"):
        foreign.read(file)


def test_json_files_are_told_where_the_json_ends(tmp_path: Path) -> None:
    file = tmp_path / "their.json"
    file.write_text('{"openapi": "3.1.0",}', "utf-8")
    with pytest.raises(SpecError, match=r"their\.json: not valid JSON: .*line 1 column 2[01]"):
        foreign.read(file)
