"""How the pieces of a stream change blocks: the table that is generated, and the rules that are refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from inline import NUMBER, STRING, Package, array, const, generate, nullable, obj, one_of, ref, spec

from sdkgen import rules, settings
from sdkgen.document import SpecError, load

Build = Callable[..., Package]
Node = dict[str, Any]

SPEC = Path(__file__).parents[2] / "spec"


def tagged(tag: str, **properties: Node) -> Node:
    return obj("type", type=const(tag), **properties)


def description() -> Node:
    """Two unions of deltas, and two of blocks; the second ones know a kind more."""
    return spec(
        None,
        Delta=one_of("WordsDelta", "NoteDelta", "PartDelta"),
        LaterDelta=one_of("LaterWordsDelta", "SealDelta"),
        Block=one_of("Prose", "Call", "Picture"),
        LaterBlock=one_of("LaterProse", "LaterCall", "OtherCall"),
        WordsDelta=tagged("words", text=STRING, count=NUMBER),
        LaterWordsDelta=tagged("words", text=STRING),
        NoteDelta=tagged("note", note=ref("Note")),
        PartDelta=tagged("part", piece=STRING),
        SealDelta=tagged("seal", seal=nullable(STRING)),
        Note=obj(id=STRING),
        Prose=tagged("prose", text=STRING, notes={"type": ["array", "null"], "items": ref("Note")}),
        LaterProse=tagged("prose", text=STRING, notes=array(ref("Note")), seal={"type": ["string", "null"]}),
        Call=tagged("call", input={"type": "object"}),
        LaterCall=tagged("call", input={"type": "object"}),
        OtherCall=tagged("other_call", input={"type": "object"}),
        Picture=tagged("picture", text=array(STRING), size=NUMBER),
    )


RULES: dict[str, dict[str, str]] = {
    "words": {"append": "text"},
    "seal": {"set": "seal"},
    "part": {"json": "piece", "to": "input"},
    "note": {"item": "note", "to": "notes"},
}


def streamed(**changed: dict[str, str] | None) -> Node:
    """The section of `sdk.yaml`, with rules changed or, by `None`, taken out."""
    found = {tag: rule for tag, rule in {**RULES, **changed}.items() if rule is not None}
    return {"deltas": ["Delta", "LaterDelta"], "blocks": ["Block", "LaterBlock"], "rules": found}


def refusal(section: Node) -> list[str]:
    with pytest.raises(SpecError) as caught:
        generate(description(), {"streamed": section})
    return str(caught.value).splitlines()


# The table


def test_the_table_says_how_each_delta_changes_which_blocks(generated: Build) -> None:
    facts = generated(description(), streamed=streamed()).module("_facts")
    assert list(facts.DELTAS.items()) == [
        ("note", ("item", "note", "notes", ("prose",))),
        ("part", ("json", "piece", "input", ("call", "other_call"))),
        ("seal", ("set", "seal", "seal", ("prose",))),
        ("words", ("append", "text", "text", ("prose",))),  # the text of a picture is a list
    ]


def test_the_order_of_the_rules_changes_nothing() -> None:
    section = streamed()
    turned = {**section, "rules": dict(reversed(section["rules"].items()))}
    first, second = (generate(description(), {"streamed": part}).package for part in (section, turned))
    assert first == second


def test_without_rules_there_is_no_table() -> None:
    assert b"DELTAS" not in generate(description()).package["_facts.py"]


def test_the_table_of_our_own_description() -> None:
    from anthropic_generated._facts import DELTAS

    assert DELTAS == {
        "citations_delta": ("item", "citation", "citations", ("text",)),
        "compaction_delta": ("append", "content", "content", ("compaction",)),
        "input_json_delta": ("json", "partial_json", "input", ("tool_use", "server_tool_use", "mcp_tool_use")),
        "signature_delta": ("set", "signature", "signature", ("thinking",)),
        "text_delta": ("append", "text", "text", ("text",)),
        "thinking_delta": ("append", "thinking", "thinking", ("thinking",)),
    }


# What is refused


REFUSED: dict[str, tuple[Node, str]] = {
    "delta without a rule": (
        streamed(note=None),
        ": nothing says how note (NoteDelta) changes a block: add a rule for it",
    ),
    "rule without a delta": (
        streamed(noise={"append": "text"}),
        ".noise: no union of deltas has it: remove it or name its union",
    ),
    "no way": (streamed(note={"to": "notes"}), ".note: say exactly one of append, set, item, json"),
    "two ways": (streamed(words={"append": "text", "set": "text"}), ".words: say exactly one of append, set, item"),
    "unknown way": (
        streamed(words={"append": "text", "too": "x"}),
        ".words: unknown entry 'too'; known are append, set, item, json, to",
    ),
    "no such field of the delta": (
        streamed(seal={"set": "stamp", "to": "seal"}),
        ".seal: SealDelta has no property stamp: name the one that brings the change",
    ),
    "no such field of one of the deltas": (
        streamed(words={"append": "count", "to": "text"}),
        ".words: LaterWordsDelta has no property count: name the one that brings the change",
    ),
    "no such field of a block": (
        streamed(part={"json": "piece"}),
        ".part: no block of Block, LaterBlock has a property piece: name the one that changes with `to`",
    ),
    "item of something else than a list": (
        streamed(note={"item": "note", "to": "size"}),
        ".note: item changes fields of type array, but Picture.size is none: choose another way",
    ),
    "text appended to something else": (
        streamed(words={"append": "text", "to": "input"}),
        ".words: append changes fields of type string, but Call.input, LaterCall.input, OtherCall.input is none",
    ),
    "something else set": (
        streamed(seal={"set": "seal", "to": "notes"}),
        ".seal: set changes fields of type string, but Prose.notes, LaterProse.notes is none",
    ),
}


@pytest.mark.parametrize(("section", "message"), REFUSED.values(), ids=REFUSED)
def test_a_rule_that_does_not_fit_is_refused(section: Node, message: str) -> None:
    assert any(line.startswith(f"spec/sdk.yaml: streamed.rules{message}") for line in refusal(section))


@pytest.mark.parametrize("how", ["append", "set", "json"])
def test_what_brings_text_has_to_be_text(how: str) -> None:
    lines = refusal(streamed(note={how: "note", "to": "text"}))
    problem = f"{how} takes a string, but NoteDelta.note is something else: choose another way"
    assert lines == [f"spec/sdk.yaml: streamed.rules.note: {problem}"]


def test_all_that_is_wrong_with_the_rules_is_named_at_once() -> None:
    assert len(refusal(streamed(note=None, words=None, seal={}))) == 4  # there are words in both unions


@pytest.mark.parametrize(
    ("section", "message"),
    [
        ({"deltas": ["Nope"]}, "streamed.deltas: the description has no component Nope"),
        ({"blocks": ["Nope"]}, "streamed.blocks: the description has no component Nope"),
        ({"deltas": ["Note"]}, "streamed.deltas: Note is no union of objects"),
        ({"block": []}, "streamed: unknown entry 'block'; known are blocks, deltas, rules"),
        ({"rules": {"words": "append"}}, "streamed: rules: expected a mapping"),
    ],
)
def test_names_of_the_section_are_checked(section: Node, message: str) -> None:
    assert message in refusal(section)[0]


def test_no_other_table_has_this_name() -> None:
    with pytest.raises(SpecError, match=r"facts\.deltas: the table of this name is made of streamed"):
        generate(description(), {"facts": {"deltas": {}}})


@pytest.mark.parametrize("union", ["RawContentBlockDelta", "BetaRawContentBlockDelta"])
def test_a_new_delta_of_our_own_description_needs_a_rule(union: str) -> None:
    document = load(SPEC)
    document.schemas["NovelDelta"] = tagged("novel_delta", novelty=STRING)
    document.schemas[union]["oneOf"].append(ref("NovelDelta"))
    document.schemas[union]["discriminator"]["mapping"]["novel_delta"] = ref("NovelDelta")["$ref"]
    with pytest.raises(SpecError) as caught:
        rules.check(document, settings.load(SPEC / "sdk.yaml"))
    rule = "nothing says how novel_delta (NovelDelta) changes a block: add a rule for it"
    assert str(caught.value) == f"spec/sdk.yaml: streamed.rules: {rule}"
