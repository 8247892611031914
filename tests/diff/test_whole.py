"""What holds for every comparison: what is no change, that each change comes once, and what the table of rules says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from inline import NUMBER, STRING, answer, array, body, const, nullable, obj, one_of, ref, spec
from jsonschema import Draft202012Validator
from referring import methods_with

from sdkdiff import report
from sdkdiff.change import SEVERITIES, Difference, heaviest, pointer_of, pointer_text
from sdkdiff.compare import compare
from sdkdiff.rules import RULES
from sdkdiff.view import Description
from sdkgen import settings
from sdkgen.document import Document, SpecError

Node = dict[str, Any]


def between(old: Node, new: Node, **sdk: Any) -> Difference:
    """Compare two documents of a few lines."""
    config = settings.make({"package": "inline", "facade": "facade", **sdk})
    return compare(*(Description(Document(Path("spec"), document), config) for document in (old, new)))


def lines(found: Difference) -> list[str]:
    return [report.line(change) for change in found.changes]


def api(sent: Node, returned: Node, **schemas: Node) -> Node:
    """A document with one operation."""
    return spec({"/v1/boxes": {"post": {"requestBody": body(sent), "responses": answer(returned)}}}, **schemas)


# What is no change


def test_a_document_is_no_different_from_itself(difference: Callable[..., Difference]) -> None:
    found = difference(lambda draft: None)
    assert (found.changes, found.verdict) == ([], "none")
    assert report.changelog(found) == ""
    assert report.text(found) == "Nothing changes.\n\nVerdict: none"


def rename(node: Any, names: dict[str, str]) -> Any:
    """Return a node with components under other names, in references and mappings."""
    if isinstance(node, dict):
        return {key: rename(value, names) for key, value in node.items()}
    if isinstance(node, list):
        return [rename(value, names) for value in node]
    start = "#/components/schemas/"
    return f"{start}{names[node[len(start) :]]}" if isinstance(node, str) and node.startswith(start) else node


def renaming(name: Callable[[list[str], int], str]) -> Callable[[Any], None]:
    def edit(draft: Any) -> None:
        keys = [key for key in draft.schemas if not key.startswith("BetaMemoryTool20250818")]  # No method uses these.
        names = {key: name(keys, index) for index, key in enumerate(keys)}
        names |= {key: key for key in draft.schemas if key not in names}
        draft.bundle.update(rename(draft.bundle, names))
        draft.bundle["components"]["schemas"] = {names[key]: schema for key, schema in draft.schemas.items()}

    return edit


def reverse(node: Any) -> Any:
    """Return a node with all mappings and unions the other way round."""
    if isinstance(node, dict):
        return {key: turn(key, reverse(value)) for key, value in reversed(node.items())}
    return [reverse(value) for value in node] if isinstance(node, list) else node


def turn(key: str, value: Any) -> Any:
    return value[::-1] if key in ("oneOf", "anyOf", "enum", "required") and isinstance(value, list) else value


def describe(node: Any) -> Any:
    """Return a node with more words in every description."""
    if isinstance(node, list):
        return [describe(value) for value in node]
    if not isinstance(node, dict):
        return node
    return {
        key: f"{value} Really." if key == "description" and isinstance(value, str) else describe(value)
        for key, value in node.items()
    }


@pytest.mark.parametrize(
    "edit",
    [
        renaming(lambda keys, index: f"Wire_{keys[index]}"),
        renaming(lambda keys, index: keys[(index + 1) % len(keys)]),
        lambda draft: draft.bundle.update(reverse(draft.bundle)),
    ],
    ids=["renamed", "names swapped", "reordered"],
)
def test_names_of_schemas_and_order_do_not_matter(edit: Any, difference: Callable[..., Difference]) -> None:
    assert lines(difference(edit)) == []


def test_other_names_order_and_words_are_a_patch(difference: Callable[..., Difference]) -> None:
    def edit(draft: Any) -> None:
        renaming(lambda keys, index: f"Wire{index}")(draft)
        draft.bundle.update(describe(reverse(draft.bundle)))

    found = difference(edit)
    assert {change.kind for change in found.changes} == {"described"}
    assert found.verdict == "patch"
    assert len(found.changes) > 1000
    assert {pair.old: pair.new for pair in found.pairs}["Message"].startswith("Wire")


PART = obj("id", id=STRING)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ref("Part"), {"allOf": [ref("Part")], "description": None}),
        (ref("Part"), PART),
        (nullable(ref("Part")), {"allOf": [ref("Part")], "nullable": True}),
        (nullable(STRING), {"type": ["string", "null"]}),
        (nullable(STRING), {"type": "string", "nullable": True}),
        (const("a"), {"enum": ["a"]}),
        ({"enum": ["a", "b"]}, {"anyOf": [{"const": "b"}, {"const": "a"}]}),
        (nullable({"enum": ["a"]}), {"enum": ["a", None]}),
        (PART, {"allOf": [obj(), {"properties": {"id": STRING}}], "required": ["id"]}),
        (one_of("Part", "Other"), {"anyOf": [ref("Other"), ref("Part")]}),
        (STRING, {"allOf": [{"type": "string"}, {"title": "Text"}]}),
    ],
    ids=range(11),
)
def test_one_type_is_written_in_many_ways(old: Node, new: Node) -> None:
    def document(schema: Node) -> Node:
        return api(obj(it=schema), obj(it=schema), Part=PART, Other=obj("size", size=NUMBER))

    assert lines(between(document(old), document(new))) == []


# Recursion


def test_recursive_types_end_and_changes_in_them_come_once() -> None:
    def document(*more: Node) -> Node:
        tree = obj("name", name=STRING, children=array(ref("Tree")), value=ref("Json"))
        json_value = {"anyOf": [STRING, {"type": "null"}, array(ref("Json")), *more]}
        return api(ref("Tree"), ref("Tree"), Tree=tree, Json=json_value)

    assert lines(between(document(), document())) == []
    old, new = document(), document(NUMBER)
    new["components"]["schemas"]["Tree"]["properties"]["size"] = NUMBER
    assert lines(between(old, new)) == [
        "JsonParam may be of more types: Union[str, Iterable[JsonParam]] → Union[str, Iterable[JsonParam], int]",
        "boxes.create(size=) is new: int",
        "Json may be of more types: Union[str, List[Json]] → Union[str, List[Json], int]",
        "Tree.size is new: Optional[int]",
        'types.box_create_params.BoxCreateParams["size"] is new: int',
    ]


def test_a_type_that_only_refers_to_itself_ends() -> None:
    document = api(ref("A"), ref("A"), A={"anyOf": [ref("A"), ref("B")]}, B={"allOf": [ref("B")]})
    assert lines(between(document, document)) == []


# Each change once


def test_a_change_of_a_shared_type_comes_once_with_all_its_methods(difference: Callable[..., Difference]) -> None:
    (found,) = difference(lambda draft: draft.field("ErrorResponse", "hint", STRING)).changes
    assert found.python == "ErrorResponse.hint"
    assert found.methods == tuple(methods_with("responses/Error"))
    assert found.methods[:2] == ("completions.create", "messages.create")
    assert pointer_text(found.where.new or ()) == "/components/schemas/ErrorResponse/properties/hint"
    assert found.where.old is None
    assert pointer_text(found.where.old_owner) == "/components/schemas/ErrorResponse"


def test_two_copies_of_a_type_in_the_new_document_give_its_change_once() -> None:
    def document(**schemas: Node) -> Node:
        keys = list(schemas)
        return api(obj(), obj("a", "b", a=ref(keys[0]), b=ref(keys[-1])), **schemas)

    wider = obj("id", id=STRING, size=NUMBER)
    assert lines(between(document(Part=PART), document(One=wider, Two=wider))) == ["Part.size is new: Optional[int]"]


def test_inline_types_are_called_by_the_way_to_them() -> None:
    def document(*required: str) -> Node:
        inner = {
            "items": array(obj(*required, name=STRING)),
            "by_key": {"type": "object", "additionalProperties": obj(*required, x=STRING)},
        }
        return api(obj(part=obj(**inner)), ref("Box"), Box=obj("part", part=obj(**inner)))

    old, new = document(), document("name", "x")
    assert lines(between(old, new)) == [
        'boxes.create(part=)["items"][]["name"] is no longer optional',
        'boxes.create(part=)["by_key"][*]["x"] is no longer optional',
        "Box.part.items[].name is no longer optional",
        "Box.part.by_key[*].x is no longer optional",
    ]


def test_a_closed_enum_of_responses_breaks_when_it_grows(difference: Callable[..., Difference]) -> None:
    found = difference(
        lambda draft: draft.add("StopReason.enum", "bored"),
        first=lambda draft: draft.sdk["closed_enums"].append("StopReason"),
    )
    assert lines(found) == ['StopReason may also be (and lists all values): "bored"']
    assert found.verdict == "major"


def test_a_renamed_type_is_called_as_users_know_it() -> None:
    old = api(obj(), ref("Part"), Part=PART)
    new = api(obj(), ref("Piece"), Piece=obj("id", id=NUMBER))
    assert lines(between(old, new)) == ["Part.id has another type: str → int"]


def test_a_beta_flag_may_be_needed_no_more(difference: Callable[..., Difference]) -> None:
    def header(required: bool) -> Callable[[Any], None]:
        return lambda draft: draft.get("#.parameters")["AnthropicBeta"].update(required=required)

    found = difference(header(False), first=header(True))
    assert lines(found)[0] == "completions.create is no longer in need of a beta flag"
    assert len(found.changes) == len(methods_with("parameters/AnthropicBeta"))


def test_operations_with_one_name_are_an_error() -> None:
    document = api(obj(), obj())
    with pytest.raises(SpecError, match="no name of the form"):
        between(document, document, operations={"POST /v1/boxes": {"name": "create"}})


# Rules


def test_every_rule_is_met_by_a_test() -> None:
    expected = "".join(file.read_text("utf-8") for file in Path(__file__).parent.glob("test_*.py"))
    unmet = [
        kind for kind, rule in RULES.items() if f" {rule.words.format(**{'is': 'is', 'has': 'has'})}" not in expected
    ]
    assert unmet == []


def test_the_heaviest_change_is_the_verdict() -> None:
    assert heaviest([]) == "none"
    assert heaviest(["patch", "major", "minor"]) == "major"
    assert SEVERITIES == ("none", "patch", "minor", "major")


def test_pointers_are_escaped_as_json_pointers_are() -> None:
    assert pointer_text(("paths", "/v1/a~b", "get", 0)) == "/paths/~1v1~1a~0b/get/0"
    assert pointer_of("#/paths/~1v1~1a~0b") == ("paths", "/v1/a~b")


# The report


def mixed(draft: Any) -> None:
    draft.drop("Message.properties.container")
    draft.drop("BetaMessage.properties.container")
    draft.field("Usage", "energy", NUMBER)
    draft.add("StopReason.enum", "bored")
    draft.put("ToolParam.properties.strict.default", False)
    draft.put("POST /v1/complete.deprecated", True)
    draft.put("Usage.description", "Tokens.")


def test_text_groups_changes_and_ends_with_the_changelog(difference: Callable[..., Difference]) -> None:
    assert report.text(difference(mixed)) == TEXT


TEXT = """\
Breaking
  Message.container is gone  [messages.create and messages.batches.results]
  BetaMessage.container is gone  [beta.messages.create and beta.messages.batches.results]

New
  StopReason may also be: "bored"  [messages.create and messages.batches.results]
  Usage.energy is new: Optional[int]  [messages.create and messages.batches.results]

Changed
  completions.create is deprecated
  ToolParam["strict"] has another default: None → False  [messages.create, messages.batches.create and messages.count_tokens]

Documentation
  Usage is described in other words  [messages.create and messages.batches.results]

Verdict: major

### Added

- `StopReason` may also be: `"bored"`.
- `Usage.energy` is new: `Optional[int]`.

### Changed

- `ToolParam["strict"]` has another default: `None → False`.
- Documentation in 1 place.

### Deprecated

- `completions.create` is deprecated.

### Removed

- **Breaking:** `Message.container` and `BetaMessage.container` are gone."""


def test_long_lists_are_cut(difference: Callable[..., Difference]) -> None:
    found = difference(lambda draft: draft.bundle.update(describe(draft.bundle)))
    said = report.text(found)
    assert said.count("in other words") == 20
    assert f"… and {len(found.changes) - 20} more" in said
    assert f"- Documentation in {len({change.python for change in found.changes})} places." in said


JSON_REPORT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["verdict", "changes", "changelog"],
    "properties": {
        "verdict": {"enum": ["none", "patch", "minor", "major"]},
        "changelog": {"type": "string"},
        "changes": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["kind", "where", "python", "direction", "severity", "detail", "methods"],
                "properties": {
                    "kind": {"enum": list(RULES)},
                    "python": {"type": "string", "minLength": 1},
                    "direction": {"enum": ["request", "response", "both"]},
                    "severity": {"enum": ["patch", "minor", "major"]},
                    "detail": {"type": "string"},
                    "methods": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
                    "where": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["old", "new", "old_owner", "new_owner"],
                        "properties": {
                            "old": {"type": ["string", "null"], "pattern": "^/"},
                            "new": {"type": ["string", "null"], "pattern": "^/"},
                            "old_owner": {"type": "string", "pattern": "^/"},
                            "new_owner": {"type": "string", "pattern": "^/"},
                        },
                    },
                },
            },
        },
    },
}


def test_json_has_everything_in_its_form(difference: Callable[..., Difference]) -> None:
    found = difference(mixed)
    said = json.loads(json.dumps(report.as_json(found)))
    Draft202012Validator(JSON_REPORT).validate(said)
    assert said["verdict"] == "major"
    assert len(said["changes"]) == len(found.changes)
    assert said["changelog"] in report.text(found)
    assert said["changes"][1] == {
        "kind": "value-added",
        "where": {
            "old": None,
            "new": "/components/schemas/StopReason/enum/6",
            "old_owner": "/components/schemas/StopReason",
            "new_owner": "/components/schemas/StopReason",
        },
        "python": "StopReason",
        "direction": "response",
        "severity": "minor",
        "detail": '"bored"',
        "methods": ["messages.create", "messages.batches.results"],
    }
