"""Mistakes in a description, in `sdk.yaml` or in a template: each is named with its place and the rule it breaks."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from inline import STRING, TEMPLATES, answer, array, body, const, generate, obj, one_of, param, ref, spec

from sdkgen import library, settings
from sdkgen.document import Document, SpecError, load
from sdkgen.generate import generate_from

THING = obj("id", id=STRING)
GET = {"responses": answer(ref("Thing"))}


def get(**more: Any) -> dict[str, Any]:
    return {"get": {**GET, **more}}


def post(schema: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"post": {**GET, "requestBody": body(schema), **more}}


def refusal(document: dict[str, Any], **sdk: Any) -> str:
    with pytest.raises(SpecError) as caught:
        generate(document, sdk)
    return str(caught.value)


def things(item: dict[str, Any], path: str = "/v1/things", **schemas: Any) -> dict[str, Any]:
    return spec({path: item}, **{"Thing": THING, **schemas})


SCHEMAS: dict[str, tuple[dict[str, Any], str]] = {
    "unknown type": ({"type": "strng"}, "Bad.type: enum: 'strng' is not one of"),
    "unknown reference": (ref("Nope"), "Bad: $ref: '#/components/schemas/Nope' names nothing"),
    "reference elsewhere": ({"$ref": "other.yaml#/X"}, "Bad: $ref: 'other.yaml#/X': only references within"),
    "reference to no component": ({"$ref": "#/info"}, "Bad: $ref: '#/info' names no component"),
    "union without constants": (one_of("Thing", "Other"), "Bad: no property tells the variants Thing, Other apart"),
    "union that ignores its discriminator": (
        {**one_of("A", "B"), "discriminator": {"propertyName": "id"}},
        "Bad: property id does not tell the variants A, B apart",
    ),
    "discriminator that maps elsewhere": (
        {**one_of("A", "B"), "discriminator": {"propertyName": "type", "mapping": {"a": "#/components/schemas/B"}}},
        "Bad.discriminator: it maps 'a' to #/components/schemas/B, but the constants lead to A",
    ),
    "discriminator that forgets one": (
        {**one_of("A", "B"), "discriminator": {"propertyName": "type", "mapping": {"a": "#/components/schemas/A"}}},
        "Bad.discriminator: its mapping has no 'b'",
    ),
    "variant without a name": ({"oneOf": [ref("A"), obj(x=STRING)]}, "Bad.oneOf.1: an object with properties"),
    "object without a name": (obj(inner=obj(x=STRING)), "Bad.properties.inner: an object with properties"),
    "allOf": ({"allOf": [ref("Thing")]}, "Bad: allOf is not supported"),
    "alias of itself": (array(ref("Bad")), "Bad: it contains itself (Bad → Bad)"),
    "required without property": ({**obj(id=STRING), "required": ["nope"]}, "Bad: required: there is no property nope"),
    "two properties of one name": (
        obj(**{"a-b": STRING, "a_b": STRING}),
        "Bad.properties: a-b and a_b would both be the attribute a_b",
    ),
    "constant of an odd type": ({"enum": [1.5]}, "Bad: the constant 1.5 is no text"),
    "default of another type": ({"type": "string", "default": 5}, "Bad.default: 5 is not of type 'string'"),
    "true as a schema": (obj(x=True), "Bad.properties.x: expected a mapping, found True"),
    "key that is no text": ({"properties": {1: STRING}}, "Bad.properties.1: a key has to be text"),
}


@pytest.mark.parametrize(("schema", "message"), SCHEMAS.values(), ids=SCHEMAS)
def test_schemas(schema: dict[str, Any], message: str) -> None:
    kinds = {key: obj("type", "id", type=const(key.lower()), id=STRING) for key in ("A", "B")}
    document = spec(None, Thing=THING, Other=THING, **kinds)
    document["components"]["schemas"]["Bad"] = schema

    with pytest.raises(SpecError) as caught:  # not by way of JSON, where every key is text
        generate_from(Document(Path("spec"), document), settings.Settings(package="p", facade="f"), TEMPLATES)
    assert str(caught.value).startswith(f"spec/openapi.yaml: components.schemas.{message}")


NAMES = {
    "Any": "generated modules use the name Any themselves: rename the component",
    "Optional": "generated modules use the name Optional themselves",
    "List": "generated modules use the name List themselves",
    "Literal": "generated modules use the name Literal themselves",
    "Omit": "generated modules use the name Omit themselves",
    "Unknown": "generated modules use the name Unknown themselves",
    "None": "generated modules use the name None themselves",
    "str": "a component key is a class name",
    "my-thing": "a component key is a class name",
    "THING": "it and Thing would share the module thing: rename one of them",
    "Messages": "its type Messages is called like the class of its resource",
}


@pytest.mark.parametrize(("key", "message"), NAMES.items())
def test_component_names(key: str, message: str) -> None:
    document = spec({"/v1/messages": {"post": {"responses": answer(ref(key))}}}, **{"Thing": THING, key: THING})
    assert message in refusal(document)


def test_two_components_with_one_request_type() -> None:
    document = things(post(obj(a=ref("Part"), b=ref("PartParam"))), Part=THING, PartParam=THING)
    assert "PartParam: it and Part would both be the request type PartParam" in refusal(document)


def test_two_types_with_one_public_name() -> None:
    document = things(post(obj(id=STRING)), ThingCreateParams=THING)
    assert "two types are called ThingCreateParams below types" in refusal(document)


OPERATIONS: dict[str, tuple[dict[str, Any], str]] = {
    "undeclared path parameter": (
        things(get(), "/v1/things/{id}"),
        "get: parameters: the path parameter id is not declared",
    ),
    "path parameter that is not there": (
        things(get(parameters=[param("id", "path")])),
        "get: parameters: id is declared as a path parameter, but the path has no {id}",
    ),
    "parameter without in": (things(get(parameters=[{"name": "x", "schema": {}}])), "get.parameters.0: required: 'in'"),
    "unknown header": (
        things(get(parameters=[param("x-y", "header")])),
        "get: parameters.x-y: no method takes headers",
    ),
    "cookie": (things(get(parameters=[param("x", "cookie")])), "get: parameters.x: cookie parameters"),
    "shared parameters": (things({**get(), "parameters": []}), "parameters: not supported beside operations"),
    "one name twice": (
        things(post(obj(page=STRING), parameters=[param("page", "query")])),
        "post: two parameters are called page in Python",
    ),
    "body that is no object": (
        things(post(array(STRING))),
        "post: requestBody.content.application/json: a request body",
    ),
    "no response": (things({"get": {"responses": {"400": {"description": "x"}}}}), "get: responses: no successful"),
    "response without content": (
        things({"get": {"responses": {"204": {"description": "x"}}}}),
        "get.responses: a success has one media type beside text/event-stream, found none",
    ),
    "models in a response without a name": (
        things({"get": {"responses": answer(array(ref("Thing")))}}),
        "get.responses: a response that holds models has to be a component",
    ),
    "stream without an argument": (
        things({"get": {"responses": answer(ref("Thing"), events=ref("Thing"))}}),
        "get: an operation with text/event-stream takes a body property `stream`",
    ),
    "unknown keyword": (things(get(tagz=[])), "get: unevaluatedProperties: "),
    "query of a path key": (things(get(), "/v1/things?beta"), "the query of a path key has to read name=value"),
    "no resource": (things(get(), "/v1"), "get: 'list' is no name of the form resource.method"),
}


@pytest.mark.parametrize(("document", "message"), OPERATIONS.values(), ids=OPERATIONS)
def test_operations(document: dict[str, Any], message: str) -> None:
    (path,) = document["paths"]
    assert refusal(document).startswith(f"spec/openapi.yaml: paths.{path}")
    assert message in refusal(document)


def test_two_operations_with_one_name() -> None:
    document = things(get())
    document["paths"]["/v2/things"] = get()
    message = "paths./v2/things.get: GET /v2/things and GET /v1/things are both named things.list: name one in sdk.yaml"
    assert refusal(document) == f"spec/openapi.yaml: {message}"


def test_two_operations_with_one_id() -> None:
    document = things(get(operationId="same"))
    document["paths"]["/v1/others"] = get(operationId="same")
    assert "Operation ID 'same' for 'get' in '/v1/others' is not unique" in refusal(document)


SETTINGS: dict[str, tuple[dict[str, Any], str]] = {
    "unknown entry": (
        {"aliasses": {}},
        "unknown entry 'aliasses'; known are accepted_warnings, accepts_models, accepts_objects, added_later",
    ),
    "unknown entry of an operation": (
        {"operations": {"GET /v1/things": {"nam": "x"}}},
        "operations.GET /v1/things: unknown entry 'nam'",
    ),
    "wrong type": ({"betas": ["x"]}, "betas: expected a mapping, found ['x']"),
    "wrong type in a list": ({"unseen_events": [1]}, "unseen_events: expected a list of texts, found [1]"),
    "unknown operation": ({"operations": {"GET /v1/nope": {}}}, "operations.GET /v1/nope: the description has no such"),
    "unknown alias": ({"aliases": {"New": "Nope"}}, "aliases.New: there is no type Nope"),
    "unknown request union": (
        {"accepts_models": {"Nope": "Thing"}},
        "accepts_models: the description has no component Nope",
    ),
    "unknown response union": (
        {"accepts_models": {"Thing": "Nope"}},
        "accepts_models: the description has no component Nope",
    ),
    "unknown component that objects stand for": (
        {"accepts_objects": {"Nope": "ThingLike"}},
        "accepts_objects: the description has no component Nope",
    ),
    "component that stands in no list": (
        {"accepts_objects": {"Thing": "ThingLike"}},
        "accepts_objects: no request takes a list of Thing",
    ),
    "protocol of no class name": (
        {"accepts_objects": {"Thing": "thing like"}},
        "accepts_objects.Thing: thing like has to be a class name that nothing else has",
    ),
    "protocol called like a component": (
        {"accepts_objects": {"Thing": "Thing"}},
        "accepts_objects.Thing: Thing has to be a class name that nothing else has",
    ),
    "protocol called like a part of annotations": (
        {"accepts_objects": {"Thing": "Iterable"}},
        "accepts_objects.Thing: Iterable has to be a class name that nothing else has",
    ),
    "unknown event": ({"unseen_events": ["Nope"]}, "unseen_events: the description has no component Nope"),
    "unknown enum": ({"closed_enums": ["Nope"]}, "closed_enums: the description has no component Nope"),
    "unknown part": (
        {"operations": {"GET /v1/things": {"types": {"Request": "Nope"}}}},
        "operations.GET /v1/things.types: the description has no component Nope",
    ),
    "unknown namespace": ({"namespaces": {"Nope*": "beta"}}, "namespaces: Nope* matches no file or component"),
    "unknown resource": ({"betas": {"nope": "x"}}, "betas.nope: there is no resource or method of this name"),
    "odd table": ({"facts": {"a b": {}}}, "facts.a b: the name of a table has to be a Python name"),
}


@pytest.mark.parametrize(("sdk", "message"), SETTINGS.values(), ids=SETTINGS)
def test_settings(sdk: dict[str, Any], message: str) -> None:
    text = refusal(things(get()), **sdk)
    assert re.match(r"(spec/)?sdk\.yaml: ", text)
    assert message in text


def test_all_violations_of_one_kind_are_named_at_once() -> None:
    text = refusal(spec(None, A=ref("X"), B=ref("Y")))
    assert [line.partition(": $ref")[0] for line in text.splitlines()] == [
        "spec/openapi.yaml: components.schemas.A",
        "spec/openapi.yaml: components.schemas.B",
    ]


# What openapi-python-client thinks


def unreadable() -> dict[str, Any]:
    """A description that is fine, but not for openapi-python-client: its classes of two components are called alike."""
    return things(get(), A_B=THING, AB=THING)


def test_what_the_library_reports_fails() -> None:
    text = refusal(unreadable())
    assert text.startswith("spec/openapi.yaml: components.schemas.AB: openapi-python-client: Unable to parse schema")


def test_what_the_library_reports_can_be_accepted() -> None:
    files = generate(
        unreadable(), {"accepted_warnings": {'duplicate models with name "AB"': "our names differ"}}
    ).package
    assert {"models/a_b.py", "models/ab.py"} <= files.keys()


def test_what_the_library_drops_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """It has dropped things without a word before; none of the known ways is left open, so one is made."""

    def without_operations(document: Any) -> dict[str, Any]:
        bundle = normalise(document)
        bundle["paths"] = {}
        del bundle["components"]["schemas"]["Thing"]["properties"]["id"]
        return bundle

    normalise = library.normalise
    monkeypatch.setattr(library, "normalise", without_operations)
    assert refusal(things(get())).splitlines() == [
        "spec/openapi.yaml: paths./v1/things.get: openapi-python-client dropped the operation",
        "spec/openapi.yaml: components.schemas.Thing: openapi-python-client dropped the schema, or a property of it",
    ]


# Files


def test_files_that_are_no_description(tmp_path: Path) -> None:
    def refused(file: str, content: str) -> str:
        folder = tmp_path / "spec"
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "schemas").mkdir(parents=True)
        (folder / "openapi.yaml").write_text("openapi: 3.1.0\ninfo: {title: T, version: '1'}\n")
        (folder / "schemas/a.yaml").write_text("Thing: {type: object}\n")
        (folder / file).write_text(content)
        with pytest.raises(SpecError) as caught:
            load(folder)
        return str(caught.value)

    assert refused("schemas/b.yaml", "A: {\nB: [") == (
        "spec/schemas/b.yaml: line 3, column 1: not valid YAML: did not find expected node content"
    )
    assert (
        refused("schemas/b.yaml", "A: {}\nA: {}")
        == "spec/schemas/b.yaml: line 2, column 1: not valid YAML: A is defined twice"
    )
    assert (
        refused("schemas/b.yaml", "Thing: {}") == "spec/schemas/b.yaml: Thing: defined in spec/schemas/a.yaml already"
    )
    assert refused("schemas/b.yaml", "- a") == "spec/schemas/b.yaml: expected a mapping"
    assert refused("openapi.yaml", "paths: 5") == "spec/openapi.yaml: paths: expected a mapping"
    with pytest.raises(SpecError, match=r"^spec/openapi\.yaml: the file is missing$"):
        load(tmp_path / "none" / "spec")


# Templates


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TEMPLATES, tmp_path / "templates"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{% if %}\n", "templates/facts.py.jinja: line 1: Expected an expression"),
        ("{% for x in y %}\n", "templates/facts.py.jinja: line 1: Unexpected end of template"),
        ("a\n{{ plna.name }}\n", "templates/facts.py.jinja: line 2: UndefinedError: 'plna' is undefined"),
        ("{{ plan.nope }}\n", "templates/facts.py.jinja: line 1: UndefinedError: "),
        ("{{ plan.facts | nope }}\n", "templates/facts.py.jinja: line 1: No filter named 'nope'"),
        ("{{ plan.facts + 1 }}\n", "templates/facts.py.jinja: line 1: TypeError: "),
        ('{% import "nope.jinja" as py %}\n', "templates/nope.jinja: the template is missing"),
        ("def f(:\n", "the templates print invalid Python:\n"),
        ("x = undefined_name\n", "the templates print invalid Python:\n"),
    ],
)
def test_templates(templates: Path, text: str, message: str) -> None:
    (templates / "facts.py.jinja").write_text(text)
    with pytest.raises(SpecError) as caught:
        generate(things(get()), templates=templates)
    assert str(caught.value).startswith(message)
    assert "facts.py" in str(caught.value) or "nope" in text


def test_a_missing_template(templates: Path) -> None:
    (templates / "model.py.jinja").unlink()
    with pytest.raises(SpecError, match=r"^templates/model\.py\.jinja: the template is missing$"):
        generate(things(get()), templates=templates)
