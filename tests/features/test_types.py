"""What users do with results besides reading their fields: sending them back, matching, pickling, strictness, pydantic."""

from __future__ import annotations

import copy
import json
import pickle
import sys
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, List, Optional

import httpx
import pytest

import anthropic
from anthropic.types import ContentBlock, Message, TextBlock, ToolUseBlock, Usage
from anthropic.types.beta import BetaMessage
from anthropic_generated._strict import problem_of

MESSAGE: dict[str, Any] = {
    "id": "msg_1",
    "type": "message",
    "role": "assistant",
    "model": "claude-sonnet-4-5",
    "content": [
        {"type": "thinking", "thinking": "Hm.", "signature": "s"},
        {"type": "text", "text": "Good ", "citations": None},
        {
            "type": "tool_use",
            "id": "toolu_1",
            "name": "f",
            "input": {"a": [1, {"b": None}]},
            "caller": {"type": "direct"},
        },
        {"type": "text", "text": "day.", "citations": None},
    ],
    "stop_reason": "tool_use",
    "stop_sequence": None,
    "usage": {
        "input_tokens": 3,
        "output_tokens": 5,
        "cache_read_input_tokens": 10,
        "cache_creation_input_tokens": None,
    },
}

ASK: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 8, "messages": [{"role": "user", "content": "Hi"}]}


def message(**changes: Any) -> Message:
    return Message.model_validate(json.loads(json.dumps({**MESSAGE, **changes})))


@pytest.fixture(params=["sync", "async"])
def ask(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """Ask for a message and get a given answer; the requests that were sent are in `ask.requests`."""
    requests: list[httpx.Request] = []

    def call(answer: Any, *, strict: bool = False, beta: bool = False, **params: Any) -> Any:
        def handler(request: httpx.Request) -> httpx.Response:
            requests.append(request)
            return httpx.Response(200, json=answer)

        options: dict[str, Any] = {"api_key": "k", "max_retries": 0, "_strict_response_validation": strict}
        if request.param == "sync":
            with anthropic.Anthropic(
                http_client=httpx.Client(transport=httpx.MockTransport(handler)), **options
            ) as client:
                messages: Any = client.beta.messages if beta else client.messages
                return messages.create(**{**ASK, **params})

        async def go() -> Any:
            http = httpx.AsyncClient(transport=httpx.MockTransport(handler))
            async with anthropic.AsyncAnthropic(http_client=http, **options) as client:
                messages: Any = client.beta.messages if beta else client.messages
                return await messages.create(**{**ASK, **params})

        import asyncio

        return asyncio.run(go())

    call.requests = requests  # type: ignore[attr-defined]
    return call


# Sending back


@pytest.mark.parametrize("beta", [False, True])
def test_an_answer_can_be_sent_back_as_message_blocks_or_param(ask: Any, beta: bool) -> None:
    odd = {**MESSAGE, "content": [{**block, "parsed_output": {}} for block in MESSAGE["content"]]}
    reply = ask(odd, beta=beta)
    assert type(reply) is (BetaMessage if beta else Message)
    expected = {"role": "assistant", "content": MESSAGE["content"]}
    for turn in (reply, reply.to_param(), {"role": "assistant", "content": reply.content}):
        ask(MESSAGE, beta=beta, messages=[*ASK["messages"], turn])
        assert json.loads(ask.requests[-1].content)["messages"][1] == expected


def test_a_block_of_a_newer_api_is_sent_back_as_it_came(ask: Any) -> None:
    newer = {"type": "hologram", "caller": 1, "points": [{"citations": None}]}
    reply = ask({**MESSAGE, "content": [newer]})
    ask(MESSAGE, messages=[*ASK["messages"], {"role": "assistant", "content": reply.content}])
    assert json.loads(ask.requests[-1].content)["messages"][1]["content"] == [newer]


# Computed properties


def test_text_joins_the_text_blocks() -> None:
    assert message().text == "Good day."
    assert message(content=[]).text == ""
    assert message(content=None).text == ""
    assert message(content=[{"type": "text"}, {"type": "hologram", "text": "x"}, 5]).text == ""
    assert BetaMessage.model_validate(MESSAGE).text == "Good day."
    assert "text" not in message().to_dict()


def test_total_input_tokens_count_the_cache_too() -> None:
    assert message().usage.total_input_tokens == 13
    assert Usage(input_tokens=2, output_tokens=1).total_input_tokens == 2
    assert Usage.model_validate({"input_tokens": "?"}).total_input_tokens == 0


# Python protocols


@pytest.mark.skipif(sys.version_info < (3, 10), reason="match came with Python 3.10")
def test_match() -> None:
    names: dict[str, Any] = {"TextBlock": TextBlock, "ToolUseBlock": ToolUseBlock}
    code = """
def kind(block):
    match block:
        case TextBlock(text="day."):
            return "end"
        case TextBlock(text=text):
            return text
        case ToolUseBlock(name="f", input={"a": [first, *_]}):
            return first
        case _:
            return block.type
"""
    exec(code, names)
    assert [names["kind"](block) for block in message().content] == ["thinking", "Good ", 1, "end"]


def test_copies_and_pickles(ask: Any) -> None:
    reply = ask(MESSAGE)
    for clone in (copy.copy(reply), copy.deepcopy(reply), *(pickle.loads(pickle.dumps(reply, p)) for p in range(2, 6))):
        assert clone == reply
        assert clone.text == reply.text
        assert clone.to_param() == reply.to_param()
    assert copy.copy(reply).content is reply.content
    assert copy.deepcopy(reply).content[1] is not reply.content[1]


# Writing


def test_changes_show_in_all_that_is_written() -> None:
    changed = message()
    changed.content[1].text = "Bad "  # type: ignore[union-attr]
    changed.content[2].input["a"].append(2)  # type: ignore[union-attr]
    changed.content.append(TextBlock(type="text", text="!"))
    changed.usage.output_tokens = 6
    changed.stop_sequence = "x"
    expected = json.loads(json.dumps(MESSAGE))
    expected["content"][1]["text"] = "Bad "
    expected["content"][2]["input"]["a"].append(2)
    expected["content"].append({"type": "text", "text": "!"})
    expected["usage"]["output_tokens"] = 6
    expected["stop_sequence"] = "x"
    assert changed.to_dict() == expected
    assert json.loads(changed.to_json()) == expected
    assert json.loads(changed.model_dump_json(exclude_unset=True)) == expected
    assert changed.to_param() == {"role": "assistant", "content": expected["content"]}
    assert json.loads(changed.model_dump_json()) == changed.model_dump(mode="json")
    assert changed.model_dump()["container"] is None
    assert list(changed.model_dump()) == list(Message.model_fields)


def test_what_is_written_is_in_the_order_of_the_class_with_unknown_fields_last() -> None:
    odd = Message.model_validate(dict(reversed([*MESSAGE.items(), ("newer", 1)])))
    for written in (odd.to_dict(), json.loads(odd.to_json()), json.loads(odd.model_dump_json(exclude_unset=True))):
        assert list(written) == [*(name for name in Message.model_fields if name in MESSAGE), "newer"]


def test_odd_values_set_by_hand_are_written_or_refused() -> None:
    odd = message()
    odd.stop_sequence = TextBlock(type="text", text="x")  # type: ignore[assignment]
    assert json.loads(odd.to_json())["stop_sequence"] == {"type": "text", "text": "x"}
    odd.stop_sequence = object()  # type: ignore[assignment]
    with pytest.raises(TypeError, match="object has no JSON form"):
        odd.to_json()


def test_writing_never_warns_from_any_thread() -> None:
    reply = message(content=[*MESSAGE["content"], {"type": "hologram"}, 7], stop_reason=["odd"])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with ThreadPoolExecutor(16) as threads:
            texts = list(threads.map(lambda _: reply.model_dump_json() + reply.to_json(), range(200)))
    assert len(set(texts)) == 1


# Strict clients


def test_a_strict_client_takes_what_fits(ask: Any) -> None:
    newer = json.loads(json.dumps({**MESSAGE, "stop_reason": "of a newer API", "newer": 1}))
    assert ask(newer, strict=True).stop_reason == "of a newer API"
    del newer["content"][2]["caller"]
    assert ask(newer, strict=True).text == "Good day."


def spoiled(path: str, value: Any) -> dict[str, Any]:
    answer: Any = json.loads(json.dumps(MESSAGE))
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    target = answer
    for part in way:
        target = target[part]
    if value is ...:
        del target[last]
    else:
        target[last] = value
    return answer  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        ("id", ..., "id: is missing"),
        ("id", None, "id: expected str, found null"),
        ("id", 5, "id: expected str, found 5"),
        ("role", "user", "role: expected 'assistant', found 'user'"),
        ("stop_sequence", 5, "stop_sequence: expected str"),
        ("content", {}, "content: expected a list, found {}"),
        ("content.0", "text", r"content\[0\]: expected TextBlock or"),
        (
            "content.0",
            {"type": "hologram"},
            r"content\[0\]: expected TextBlock or .*, found Unknown\(type='hologram'\)",
        ),
        ("content.1.text", 5, r"content\[1\]\.text: expected str, found 5"),
        ("content.2.input", [], r"content\[2\]\.input: expected an object, found \[\]"),
        ("content.2.caller.type", ..., r"content\[2\]\.caller: expected"),
        ("usage", [1], r"usage: expected Usage, found \[1\]"),
        ("usage.input_tokens", True, r"usage\.input_tokens: expected int, found True"),
        ("usage.input_tokens", 1.5, r"usage\.input_tokens: expected int, found 1.5"),
    ],
)
def test_a_strict_client_says_where_an_answer_does_not_fit(ask: Any, path: str, value: Any, problem: str) -> None:
    answer = spoiled(path, value)
    assert isinstance(ask(answer), Message)
    with pytest.raises(anthropic.APIResponseValidationError, match=problem) as caught:
        ask(answer, strict=True)
    assert caught.value.body == answer
    assert caught.value.status_code == 200


def test_a_strict_client_checks_the_events_of_streams() -> None:
    start = {"type": "message_start", "message": {**MESSAGE, "content": []}}
    odd = {"type": "content_block_stop", "index": "0"}
    body = "".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n" for event in (start, odd))
    transport = httpx.MockTransport(
        lambda request: httpx.Response(200, text=body, headers={"content-type": "text/event-stream"})
    )
    http = httpx.Client(transport=transport)
    with anthropic.Anthropic(api_key="k", http_client=http, _strict_response_validation=True) as client:
        stream = client.messages.create(**ASK, stream=True)
        assert next(stream).type == "message_start"
        with pytest.raises(anthropic.APIResponseValidationError, match="index: expected int, found '0'"):
            next(stream)


def test_a_copy_of_a_strict_client_is_strict() -> None:
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json={"id": 5}))
    client = anthropic.Anthropic(
        api_key="k", http_client=httpx.Client(transport=transport), _strict_response_validation=True
    )
    with pytest.raises(anthropic.APIResponseValidationError, match="id: expected str"):
        client.with_options(timeout=3).messages.create(**ASK)
    client.close()


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ({"data": [{"type": "model", "id": 5}], "has_more": False, "first_id": None, "last_id": None}, "data.0."),
        ({"data": [5], "has_more": False, "first_id": None, "last_id": None}, r"data\[0\]: expected"),
    ],
)
def test_a_strict_client_checks_pages(answer: Any, problem: str) -> None:
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json=answer))
    http = httpx.Client(transport=transport)
    client = anthropic.Anthropic(api_key="k", http_client=http, _strict_response_validation=True)
    with client, pytest.raises(anthropic.APIResponseValidationError, match=problem):
        list(client.models.list())


def test_dates_have_to_be_dates() -> None:
    info: dict[str, Any] = {"type": "model", "id": "m", "display_name": "M", "created_at": "2026-01-02T03:04:05Z"}
    assert problem_of(anthropic.types.ModelInfo.model_validate(info)) is None
    odd = anthropic.types.ModelInfo.model_validate({**info, "created_at": "soon"})
    assert problem_of(odd) == "created_at: expected datetime, found 'soon'"


def test_nothing_of_it_is_loaded_by_other_clients() -> None:
    import subprocess

    code = (
        "import sys, httpx, anthropic\n"
        f"transport = httpx.MockTransport(lambda request: httpx.Response(200, json={MESSAGE!r}))\n"
        "client = anthropic.Anthropic(api_key='k', http_client=httpx.Client(transport=transport))\n"
        f"client.messages.create(**{ASK!r}).text\n"
        "names = ('anthropic._strict', 'anthropic_generated._strict', 'anthropic_generated._dump', 'pydantic')\n"
        "print([name for name in names if name in sys.modules])\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


# Pydantic


def test_models_are_fields_of_pydantic_models() -> None:
    pydantic = pytest.importorskip("pydantic")
    State = pydantic.create_model(
        "State",
        last=(Message, ...),
        blocks=(List[ContentBlock], []),
        usage=(Optional[Usage], None),
    )
    reply = message()
    state = State(last=reply, blocks=reply.content, usage=None)
    assert state.last is reply
    assert [type(block) for block in state.blocks] == [type(block) for block in reply.content]
    for again in (State.model_validate(state.model_dump()), State.model_validate_json(state.model_dump_json())):
        assert again == state
        assert [type(block) for block in again.blocks] == [type(block) for block in reply.content]
    assert state.model_dump()["last"] == reply.to_dict()
    schema = State.model_json_schema()
    assert "Message" in json.dumps(schema)


def test_pydantic_refuses_what_is_another_object() -> None:
    pydantic = pytest.importorskip("pydantic")
    adapter = pydantic.TypeAdapter(TextBlock)
    for odd, problem in (
        ({"type": "thinking", "text": "x"}, "type: expected 'text'"),
        ({"type": "text"}, "text: is missing"),
        ("x", "expected TextBlock or a dictionary, found str"),
    ):
        with pytest.raises(pydantic.ValidationError, match=problem):
            adapter.validate_python(odd)
    assert adapter.validate_json('{"type": "text", "text": "x", "newer": 1}').model_extra == {"newer": 1}
    newer = pydantic.TypeAdapter(Message).validate_python({**MESSAGE, "content": [{"type": "hologram"}]})
    assert newer.content[0].type == "hologram"


@pytest.mark.skipif(sys.version_info < (3, 12), reason="before, pydantic wants TypedDicts of typing_extensions")
def test_request_types_work_in_pydantic() -> None:
    pydantic = pytest.importorskip("pydantic")
    adapter = pydantic.TypeAdapter(anthropic.types.TextBlockParam)
    assert adapter.validate_python({"type": "text", "text": "x"}) == {"type": "text", "text": "x"}
    with pytest.raises(pydantic.ValidationError):
        adapter.validate_python({"type": "text"})
    request = {**ASK, "stop_sequences": ["x"]}
    read = pydantic.TypeAdapter(anthropic.types.MessageCreateParams).validate_python(request)
    assert (read["model"], read["stop_sequences"]) == (ASK["model"], ["x"])


# Warnings of models


def warned(ask: Any, **params: Any) -> list[warnings.WarningMessage]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        ask(MESSAGE, **params)
    return [found for found in caught if "model" in str(found.message) or "thinks" in str(found.message)]


def test_every_model_that_ends_is_warned_of_at_the_line_that_asks(ask: Any) -> None:
    from anthropic_generated._facts import DEPRECATED_MODELS

    assert len(DEPRECATED_MODELS) == 13
    for model, end in DEPRECATED_MODELS.items():
        (found,) = warned(ask, model=model)
        assert found.category is DeprecationWarning
        assert model in str(found.message)
        assert end in str(found.message)
        assert found.filename == __file__


def test_a_budget_is_warned_of_where_a_model_thinks_adaptively(ask: Any) -> None:
    budget = {"type": "enabled", "budget_tokens": 1024}
    (found,) = warned(ask, model="claude-opus-4-6", thinking=budget)
    assert found.category is UserWarning
    assert "adaptive" in str(found.message)
    assert found.filename == __file__
    assert warned(ask, model="claude-opus-4-6", thinking={"type": "adaptive"}) == []
    assert warned(ask, model="claude-opus-4-6") == []
    assert warned(ask, model="claude-sonnet-4-5", thinking=budget) == []
