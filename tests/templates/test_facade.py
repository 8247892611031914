"""What `sdk.yaml` says for the package above: types that it adds to those of the description, parameters of its own forms."""

from __future__ import annotations

import sys
import typing
from collections.abc import Callable
from typing import Any

import pytest
from inline import NUMBER, STRING, Package, answer, body, generate, obj, ref, spec

from sdkgen.document import SpecError

Build = Callable[..., Package]

THING = obj("id", id=STRING)
BODY = obj("name", name=STRING, size=NUMBER, shape=STRING)
DOCUMENT = spec(
    {"/v1/things": {"post": {"requestBody": body(ref("ThingCreateParams")), "responses": answer(ref("Thing"))}}},
    ThingCreateParams=BODY,
    Thing={**THING, "properties": {**THING["properties"], "part": ref("DeepPart")}},
    DeepPart=obj("id", id=STRING),
)
NAMESPACES = {"Deep*": "below"}


# Types of the facade


@pytest.fixture
def facade(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A facade with types of its own, beside the package it stands on."""
    added = {"": {"Added": "_own"}, "below": {"Deep": "_own"}}
    files = generate(DOCUMENT, {"facade_types": added, "namespaces": NAMESPACES}, "base")
    for folder, content in (("base", files.package), ("facade", files.facade)):
        for name, text in content.items():
            file = tmp_path / folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text)
    (tmp_path / "facade/__init__.py").write_text("")
    (tmp_path / "facade/_own.py").write_text("class Added: ...\n\n\nclass Deep: ...\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield files
    for name in [name for name in sys.modules if name.partition(".")[0] in ("base", "facade")]:
        del sys.modules[name]


def test_a_facade_offers_its_own_types_beside_those_of_the_description(facade: Any) -> None:
    import facade.types as types  # type: ignore[import-not-found]

    assert "facade._own" not in sys.modules
    assert types.Added.__module__ == "facade._own"
    assert types.Thing.__module__ == "base.models.thing"
    assert {"Added", "Thing", "below"} <= {*dir(types)}
    assert {"Added", "Thing"} <= {*types.__all__}
    assert types.below.__name__ == "facade.types.below"
    assert [types.below.Deep.__name__, types.below.DeepPart.__name__] == ["Deep", "DeepPart"]
    with pytest.raises(AttributeError, match="Other"):
        types.Other
    with pytest.raises(AttributeError, match="Added"):
        types.below.Added


def test_type_checkers_see_them(facade: Any) -> None:
    text = facade.facade["types/__init__.py"].decode()
    assert "    from facade._own import Added as Added\n" in text
    assert "    from base.types import *\n" in text


def test_a_facade_without_types_of_its_own_stays_short() -> None:
    text = generate(DOCUMENT).facade["types/__init__.py"].decode()
    assert "else:\n    from inline.types import __all__, __dir__, __getattr__\n" in text
    assert "lazy" not in text


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ({"": {"Thing": "_own"}}, "facade_types: the description has a type Thing too"),
        ({"nowhere": {"Added": "_own"}}, "facade_types: there are no types below 'nowhere'"),
    ],
)
def test_types_that_cannot_be_added(added: dict[str, dict[str, str]], message: str) -> None:
    with pytest.raises(SpecError, match=message):
        generate(DOCUMENT, {"facade_types": added})


# Parameters in forms of their own


def test_the_other_parameters_are_together_in_a_type(generated: Build) -> None:
    module = generated(DOCUMENT, own_forms={"things.create": ["shape"]}).module("types.thing_create_params")
    core, whole = module.ThingCreateParamsCore, module.ThingCreateParams
    assert typing.get_type_hints(core).keys() == {"name", "size"}
    assert typing.get_type_hints(whole).keys() == {"name", "size", "shape"}
    assert (core.__required_keys__, whole.__required_keys__) == ({"name"}, {"name"})
    assert core.__doc__ == "Arguments of `things.create`, but for `shape`."


def test_without_such_parameters_there_is_one_type(generated: Build) -> None:
    module = generated(DOCUMENT).module("types.thing_create_params")
    assert not hasattr(module, "ThingCreateParamsCore")


@pytest.mark.parametrize(
    ("forms", "message"),
    [
        ({"things.create": ["nope"]}, "own_forms.things.create: there is no method of this name that takes nope"),
        ({"things.nope": ["shape"]}, "own_forms.things.nope: there is no method of this name that takes shape"),
    ],
)
def test_a_parameter_that_is_not_there_is_an_error(forms: dict[str, list[str]], message: str) -> None:
    with pytest.raises(SpecError, match=message):
        generate(DOCUMENT, {"own_forms": forms})
