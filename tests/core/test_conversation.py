"""The tool loop without I/O: its steps, what the messages are at any time, and where it ends. Values in, values out."""

from __future__ import annotations

import json
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from anthropic._conversation import SUMMARY_PROMPT, Ask, Call, Conversation, Limits, Run, Show, Take
from anthropic.types import Message, TextBlock
from anthropic.types.beta import BetaMessage

Node = dict[str, Any]

TOOLS = [{"name": "f", "input_schema": {"type": "object"}}]
PARAMS: Node = {"model": "m", "max_tokens": 10, "tools": TOOLS}


# Words for messages


def user(content: Any = "Hi") -> Node:
    return {"role": "user", "content": content}


def assistant(*content: Any) -> Node:
    return {"role": "assistant", "content": list(content)}


def text(what: str) -> Node:
    return {"type": "text", "text": what}


def use(id: str, name: str = "f", **input: Any) -> Node:
    return {"type": "tool_use", "id": id, "name": name, "input": input}


def result(id: str, content: str | None = None, **more: Any) -> Node:
    return {"type": "tool_result", "tool_use_id": id, "content": f"ran {id}" if content is None else content, **more}


def say(*content: Any, reason: str | None = None, usage: Node | None = None) -> Any:
    """Return a message of the model."""
    blocks = [text(block) if isinstance(block, str) else block for block in content]
    calls = any(block["type"] == "tool_use" for block in blocks)
    return Message.model_validate(
        {
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "model": "m",
            "content": blocks,
            "stop_reason": reason or ("tool_use" if calls else "end_turn"),
            "stop_sequence": None,
            "usage": {"input_tokens": 10, "output_tokens": 1, **(usage or {})},
        }
    )


class Failure(Exception):
    """What goes wrong while a step is carried out."""


class Play:
    """Carries out the steps of a conversation: answers come from a list, and tools say that they ran.

    Args:
        answers: What the model says; an exception is raised instead.
        body: What the caller does with each message, as the body of a loop.
        tool: Runs a tool.
    """

    def __init__(
        self,
        *answers: Any,
        messages: list[Any] | None = None,
        streamed: bool = False,
        body: Callable[[Conversation], object] = lambda conversation: None,
        tool: Callable[[Call], Node] = lambda call: result(call.id),
        params: Node | None = None,
        compaction: Any = None,
        **limits: Any,
    ) -> None:
        params = {**PARAMS, "messages": [user()] if messages is None else messages, **(params or {})}
        self.conversation = Conversation(params, Limits(**limits), compaction)
        self.answers = deque(answers)
        self.body = body
        self.tool = tool
        self.streamed = streamed
        self.steps: list[str] = []
        self.asked: list[Node] = []
        self.ran: list[str] = []

    def go(self) -> Play:
        flow, value = self.conversation.turns(streamed=self.streamed), None
        while True:
            try:
                step = flow.send(value)
            except StopIteration:
                return self
            value = self.perform(step)

    def perform(self, step: Any) -> Any:
        if isinstance(step, Ask):
            self.steps.append("summary" if step.is_summary else "ask")
            self.asked.append(step.params)
            answer = self.answers.popleft()
            if isinstance(answer, Exception):
                raise answer
            return answer
        if isinstance(step, Take):
            self.steps.append("take")
            self.conversation.take(step.answer)
        elif isinstance(step, Run):
            self.steps.append(f"run {' '.join(call.id for call in step.calls)}")
            for call in step.calls:
                self.conversation.answer(call, self.tool(call))
                self.ran.append(call.id)
        else:
            assert isinstance(step, Show)
            self.steps.append("show")
            self.body(self.conversation)
        return None

    @property
    def messages(self) -> list[Any]:
        return self.conversation.messages

    @property
    def stopped_because(self) -> str | None:
        return self.conversation.stopped_because


# Steps


def test_steps_of_a_conversation() -> None:
    play = Play(say("Hm.", use("a"), use("b")), say(use("c", "g", x=[1])), say("Done.")).go()
    assert play.steps == ["ask", "show", "run a b", "ask", "show", "run c", "ask", "show"]
    assert play.messages == [
        user(),
        assistant(text("Hm."), use("a"), use("b")),
        user([result("a"), result("b")]),
        assistant(use("c", "g", x=[1])),
        user([result("c")]),
        assistant(text("Done.")),
    ]
    assert [asked["messages"] for asked in play.asked] == [play.messages[:1], play.messages[:3], play.messages[:5]]
    assert [{**asked, "messages": None} for asked in play.asked] == [{**PARAMS, "messages": None}] * 3
    assert play.stopped_because == "end_turn"
    assert play.conversation.message.text == "Done."


def test_steps_of_a_streamed_conversation() -> None:
    play = Play(say(use("a")), say("Done."), streamed=True).go()
    assert play.steps == ["ask", "show", "take", "run a", "ask", "show", "take"]
    assert play.messages == [user(), assistant(use("a")), user([result("a")]), assistant(text("Done."))]
    assert play.conversation.usage["input_tokens"] == 20


def test_a_stream_that_was_read_by_the_caller_is_not_taken_again() -> None:
    play = Play(say(use("a")), say("Done."), streamed=True, max_iterations=2)
    answers = [*play.answers]
    play.body = lambda conversation: conversation.take(answers.pop(0))
    assert play.go().steps == ["ask", "show", "run a", "ask", "show"]
    assert play.stopped_because == "end_turn"


@pytest.mark.parametrize("kind", [Message, BetaMessage])
def test_messages_are_plain_json_at_any_time(kind: Any, tmp_path: Path) -> None:
    (tmp_path / "image.png").write_bytes(b"png")
    source = {"type": "base64", "media_type": "image/png", "data": tmp_path / "image.png"}
    history = [
        user(({"type": "image", "source": source}, text("What is it?"))),
        kind.model_validate(say("A", use("z")).to_dict()),
        user(iter([result("z")])),
        {"role": "assistant", "content": [TextBlock(type="text", text="B", citations=None)]},
        user("Go on."),
    ]
    seen: list[Any] = []

    def look(conversation: Conversation) -> None:
        conversation.response()
        seen.append(json.loads(json.dumps(conversation.messages)))
        conversation.append([say("C"), {"role": "user", "content": [TextBlock(type="text", text="D", citations=None)]}])
        seen.append(json.loads(json.dumps(conversation.params["messages"])))
        conversation.params = {**conversation.params, "messages": [*conversation.messages, say("E"), user("F")]}
        seen.append(json.loads(json.dumps(conversation.messages)))

    play = Play(say(use("a")), say("Done."), messages=history, body=look).go()
    json.dumps(play.messages)
    assert seen[0][0]["content"][0]["source"]["data"] == "cG5n"
    assert seen[0][1] == assistant(text("A"), use("z"))
    assert seen[1][5:] == [assistant(text("C")), user([{**text("D"), "citations": None}])]
    assert seen[2][7:] == [assistant(text("E")), user("F")]


@pytest.mark.parametrize("wrong", ["Hi", 5, None, [], {"role": "user"}, {"content": "Hi"}, text("Hi"), object()])
def test_what_is_no_message_is_refused(wrong: Any) -> None:
    with pytest.raises(TypeError):
        Play(messages=[user(), wrong])
    play = Play()
    with pytest.raises(TypeError):
        play.conversation.append([user("Well?"), wrong])
    with pytest.raises(TypeError):
        play.conversation.params = {**PARAMS, "messages": [user("Well?"), wrong]}
    assert play.messages == [user()]


def test_the_messages_of_the_caller_stay_as_they_were() -> None:
    given = [user(), assistant(use("a"))]
    Play(say(use("b")), say("Done."), messages=given).go()
    assert given == [user(), assistant(use("a"))]


def test_a_tool_that_changes_its_input_does_not_change_the_conversation() -> None:
    def spoil(call: Call) -> Node:
        call.input["list"].clear()
        return result(call.id)

    for messages, answers in (([user()], [say(use("a", list=[1]))]), ([user(), assistant(use("a", list=[1]))], [])):
        play = Play(*answers, say("Done."), messages=messages, tool=spoil).go()
        assert play.messages[1] == assistant(use("a", list=[1]))


# What is seen in between


def test_a_message_being_shown_is_one_of_the_messages_but_not_yet_a_parameter() -> None:
    seen: list[Any] = []

    def look(conversation: Conversation) -> None:
        seen.append((conversation.messages, conversation.params["messages"]))
        for call in conversation.unanswered[:1]:
            conversation.answer(call, result(call.id))
            seen.append((conversation.messages, conversation.params["messages"]))

    play = Play(say(use("a"), use("b")), say("Done."), body=look).go()
    first = [user(), assistant(use("a"), use("b"))]
    assert seen == [
        (first, first[:1]),
        ([*first, user([result("a")])], first[:1]),
        (play.messages, play.messages[:3]),
    ]
    assert play.ran == ["b"]
    assert play.messages[:3] == [*first, user([result("a"), result("b")])]


def test_response_is_none_where_nothing_was_called() -> None:
    seen: list[Any] = []
    play = Play(say(use("a")), say("Done."), body=lambda conversation: seen.append(conversation.response()))
    assert play.conversation.response() is None
    play.go()
    assert seen == [user([]), None]
    assert play.conversation.response() is None


# Changes in the body of the loop


@pytest.mark.parametrize("streamed", [False, True])
def test_appended_messages_take_the_place_of_what_would_be_added(streamed: bool) -> None:
    def add(conversation: Conversation) -> None:
        if len(conversation.params["messages"]) == 1:
            conversation.append([user("Be brief.")])

    play = Play(say("Hm.", use("a")), say("Done."), body=add, streamed=streamed).go()
    assert play.messages == [user(), user("Be brief."), assistant(text("Done."))]
    assert play.ran == []


def test_a_response_that_the_caller_changed_and_appended() -> None:
    def add(conversation: Conversation) -> None:
        if conversation.unanswered:
            conversation.answer(conversation.unanswered[0], result("a"))
            response = conversation.response()
            assert response is not None
            changed = [{**block, "cache_control": {"type": "ephemeral"}} for block in response["content"]]
            conversation.append([conversation.message, user(changed)])
            assert conversation.response() == response

    play = Play(say(use("a")), say("Done."), body=add).go()
    changed = result("a", cache_control={"type": "ephemeral"})
    assert play.messages == [user(), assistant(use("a")), user([changed]), assistant(text("Done."))]
    assert play.steps == ["ask", "show", "ask", "show"]


def test_calls_in_what_the_caller_put_there_are_answered_but_not_twice() -> None:
    def put(conversation: Conversation) -> None:
        if len(conversation.params["messages"]) == 1:
            conversation.answer(conversation.unanswered[0], result("a"))
            conversation.params = {**conversation.params, "messages": [user("Short."), conversation.message]}

    play = Play(say(use("a"), use("b")), say("Done."), body=put).go()
    assert play.ran == ["b"]
    assert play.messages[:3] == [user("Short."), assistant(use("a"), use("b")), user([result("a"), result("b")])]


@pytest.mark.parametrize("equal", [False, True], ids=["the same messages", "equal messages"])
def test_changing_another_parameter_adds_the_turn_all_the_same(equal: bool) -> None:
    def change(conversation: Conversation) -> None:
        params = {**conversation.params, "max_tokens": 20}
        if equal:
            params["messages"] = json.loads(json.dumps(params["messages"]))
        conversation.params = params

    play = Play(say(use("a")), say("Done."), body=change).go()
    assert [asked["max_tokens"] for asked in play.asked] == [10, 20]
    assert play.messages == [user(), assistant(use("a")), user([result("a")]), assistant(text("Done."))]


def test_changed_messages_take_the_place_of_all() -> None:
    def change(conversation: Conversation) -> None:
        if len(play.asked) == 1:
            conversation.params = {**PARAMS, "messages": [user("Other."), assistant(text("Hm.")), user("So?")]}
            assert conversation.messages == [user("Other."), assistant(text("Hm.")), user("So?")]

    play = Play(say(use("a")), say("Done."), body=change)
    play.go()
    assert play.messages == [user("Other."), assistant(text("Hm.")), user("So?"), assistant(text("Done."))]


def test_messages_put_before_the_first_request() -> None:
    play = Play(say("Done."))
    play.conversation.append([assistant(use("a"))])
    play.conversation.append([user([result("a"), text("So?")])])
    play.go()
    assert play.asked[0]["messages"] == [user(), assistant(use("a")), user([result("a"), text("So?")])]


def test_parameters_without_messages_are_refused() -> None:
    play = Play()
    with pytest.raises(TypeError, match="messages"):
        play.conversation.params = {"max_tokens": 5}
    assert play.conversation.params == {**PARAMS, "messages": [user()]}


# Beginning with a conversation from elsewhere

CALLED = assistant(text("Hm."), use("a"), use("b"))


@pytest.mark.parametrize(
    ("messages", "runs", "answered"),
    [
        pytest.param([user(), CALLED], "run a b", [result("a"), result("b")], id="none"),
        pytest.param([user(), CALLED, user([result("b", "x")])], "run a", [result("a"), result("b", "x")], id="some"),
        pytest.param(
            [user(), CALLED, user([result("a"), text("And hurry.")])],
            "run b",
            [result("a"), result("b"), text("And hurry.")],
            id="some and a text",
        ),
        pytest.param([user(), say("Hm.", use("a"), use("b"))], "run a b", [result("a"), result("b")], id="a model"),
        pytest.param([CALLED], "run a b", [result("a"), result("b")], id="nothing before"),
    ],
)
def test_calls_without_a_result_are_run_first(messages: list[Any], runs: str, answered: list[Any]) -> None:
    play = Play(say("Done."), messages=messages).go()
    assert play.steps == [runs, "ask", "show"]
    assert play.asked[0]["messages"][-2:] == [CALLED, user(answered)]


@pytest.mark.parametrize(
    "messages",
    [
        [user(), CALLED, user([result("b"), result("a")])],
        [user(), CALLED, user([result("a"), result("b"), text("And hurry.")])],
        [user(), CALLED, user([result("a"), result("b")]), assistant(text("Done.")), user("Thanks.")],
        [user(), assistant(text("Once upon"))],
        [user(), {"role": "assistant", "content": "Once upon"}],
        [user([result("a")])],
        [],
    ],
)
def test_nothing_is_run_where_all_has_a_result(messages: list[Any]) -> None:
    play = Play(say("Done."), messages=messages).go()
    assert play.steps == ["ask", "show"]
    assert play.asked[0]["messages"] == messages


def conversation() -> list[Any]:
    return [say("Hm.", use("a"), use("b"), use("c")), say("So.", reason="pause_turn"), say(use("d")), say("Done.")]


#: How often a step of this conversation can fail: four requests, four tools.
FAILURES = 8


@pytest.mark.parametrize("anew", [False, True], ids=["same", "another"])
@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("number", range(FAILURES))
def test_whatever_fails_nothing_is_lost_or_run_twice(number: int, streamed: bool, anew: bool) -> None:
    whole = Play(*conversation(), streamed=streamed).go()
    answers, failing, ran = conversation(), iter([False] * number + [True]), Counter[str]()

    def fail(call: Call) -> Node:
        if next(failing, False):
            raise Failure
        ran[call.id] += 1
        return result(call.id)

    class Failing(Play):
        def perform(self, step: Any) -> Any:
            if isinstance(step, Ask) and next(failing, False):
                raise Failure
            return super().perform(step)

    play = Failing(*answers, streamed=streamed, tool=fail)
    with pytest.raises(Failure):
        play.go()
    if anew:
        saved = json.loads(json.dumps(play.messages))
        play = Failing(*play.answers, streamed=streamed, tool=fail, messages=saved)
    play.go()
    assert play.messages == whole.messages
    assert ran == {"a": 1, "b": 1, "c": 1, "d": 1}
    assert not play.answers


def test_a_conversation_left_while_a_message_is_shown_goes_on_with_it() -> None:
    def leave(conversation: Conversation) -> None:
        raise Failure

    play = Play(say(use("a")), body=leave)
    with pytest.raises(Failure):
        play.go()
    other = Play(say("Done."), messages=play.messages).go()
    assert other.steps == ["run a", "ask", "show"]


def test_results_that_all_came_are_kept_when_the_last_step_was_interrupted() -> None:
    play = Play(say(use("a"), use("b")), say("Done."))
    flow = play.conversation.turns(streamed=False)
    step = play.perform(next(flow))
    step = flow.send(step)
    step = flow.send(play.perform(step))
    play.perform(step)  # and then the caller is cancelled
    play.go()
    assert play.steps == ["ask", "show", "run a b", "ask", "show"]
    assert play.messages[2] == user([result("a"), result("b")])


def test_messages_added_after_an_error_come_after_the_results_that_came() -> None:
    def fail(call: Call) -> Node:
        if call.id == "b":
            raise Failure
        return result(call.id)

    play = Play(say(use("a"), use("b")), say("Done."), tool=fail)
    with pytest.raises(Failure):
        play.go()
    assert play.messages[2:] == [user([result("a")])]
    play.conversation.append([user([result("b", "by hand")])])
    play.go()
    assert play.asked[1]["messages"][2:] == [user([result("a")]), user([result("b", "by hand")])]


def test_input_that_was_no_json_is_shown_to_the_model_as_such_and_never_used() -> None:
    message = say(use("a", x=1), use("b"), use("c"))
    message.content[2].input = [1, 2]
    play = Play(say("Done."), tool=lambda call: pytest.fail("it ran"))
    conversation = play.conversation
    flow = conversation.turns(streamed=True)
    next(flow)
    flow.send(message)
    conversation.take(message, {0: ('{"x": 1, "y', "no end")})
    step = flow.send(None)
    assert isinstance(step, Run)
    assert [(call.input, call.problem) for call in step.calls] == [({"x": 1}, "no end"), ({}, None), ([1, 2], None)]
    shown = [{"INVALID_JSON": '{"x": 1, "y'}, {}, {"INVALID_JSON": "[1, 2]"}]
    assert [block["input"] for block in conversation.messages[1]["content"]] == shown
    # So that it is not used by whoever goes on, either.
    step = next(Play(messages=conversation.messages).conversation.turns(streamed=False))
    assert isinstance(step, Run)
    assert [call.problem is None for call in step.calls] == [False, True, False]


# Pauses and limits


@pytest.mark.parametrize("streamed", [False, True])
def test_a_paused_message_is_continued_unchanged(streamed: bool) -> None:
    search = {"type": "server_tool_use", "id": "s", "name": "web_search", "input": {"query": "grass"}}
    play = Play(say("One", search, reason="pause_turn"), say("two."), streamed=streamed).go()
    assert play.asked[1]["messages"] == [user(), assistant(text("One"), search)]
    assert play.messages == [user(), assistant(text("One"), search), assistant(text("two."))]
    assert play.stopped_because == "end_turn"


def test_calls_in_a_paused_message_are_answered() -> None:
    play = Play(say(use("a"), reason="pause_turn"), say("Done."), max_continuations=0).go()
    assert play.messages == [user(), assistant(use("a")), user([result("a")]), assistant(text("Done."))]


@pytest.mark.parametrize(("limit", "requests"), [(0, 1), (1, 2), (3, 4), (None, 5)])
def test_a_message_is_continued_so_often(limit: int | None, requests: int) -> None:
    play = Play(*[say("Hm.", reason="pause_turn")] * 4, say("Done."), max_continuations=limit).go()
    assert len(play.asked) == requests
    assert play.stopped_because == ("end_turn" if limit is None else "max_continuations")
    assert len(play.messages) == 1 + requests


def test_continuations_are_counted_in_a_row() -> None:
    turns = [say("Hm.", reason="pause_turn"), say(use("a")), say("Hm.", reason="pause_turn"), say("Done.")]
    assert Play(*turns, max_continuations=1).go().stopped_because == "end_turn"


@pytest.mark.parametrize(("limit", "requests"), [(0, 0), (1, 1), (2, 2), (3, 3), (4, 3), (None, 3)])
def test_so_many_requests_are_sent(limit: int | None, requests: int) -> None:
    play = Play(say(use("a")), say(use("b")), say("Done."), max_iterations=limit).go()
    assert len(play.asked) == requests
    assert play.stopped_because == ("end_turn" if limit is None or limit > 2 else "max_iterations")
    # What was called was run, so that somebody can go on.
    assert play.ran == ["a", "b"][:requests]
    if play.answers:
        assert Play(*play.answers, messages=play.messages).go().ran == ["a", "b"][requests:]


def test_calls_from_elsewhere_are_run_even_if_nothing_may_be_sent() -> None:
    play = Play(messages=[user(), assistant(use("a"))], max_iterations=0).go()
    assert play.steps == ["run a"]
    assert play.messages[2:] == [user([result("a")])]


def test_a_tool_that_ends_the_conversation() -> None:
    play = Play(say(use("a"), use("b", "submit")), stop_on=lambda call: call.name == "submit").go()
    assert play.steps == ["ask", "show", "run a b"]
    assert play.stopped_because == "tool:submit"
    assert play.messages[2] == user([result("a"), result("b")])
    dangling = Play(messages=[user(), assistant(use("a"))], stop_on=lambda call: True).go()
    assert dangling.stopped_because == "tool:f"


def test_a_tool_that_failed_does_not_end_the_conversation() -> None:
    failed = iter([True, False])
    play = Play(
        say(use("a", x=1)),
        say(use("b", x=2)),
        tool=lambda call: result(call.id, **({"is_error": True} if next(failed) else {})),
        stop_on=lambda call: True,
    ).go()
    assert play.ran == ["a", "b"]
    assert play.stopped_because == "tool:f"


def test_a_function_that_fails_to_say_whether_to_end_loses_nothing() -> None:
    answers = iter([Failure, False])

    def decide(call: Call) -> bool:
        answer = next(answers)
        if answer:
            raise answer
        return False

    play = Play(say(use("a")), say("Done."), stop_on=decide)
    with pytest.raises(Failure):
        play.go()
    assert play.messages[2] == user([result("a")])
    assert play.go().steps == ["ask", "show", "run a", "ask", "show"]


@pytest.mark.parametrize("reason", ["max_tokens", "refusal", "model_context_window_exceeded"])
@pytest.mark.parametrize("streamed", [False, True])
def test_calls_of_a_message_that_was_cut_off_are_not_run(reason: str, streamed: bool) -> None:
    play = Play(say("Let me", use("a"), use("b"), reason=reason), streamed=streamed).go()
    assert play.ran == []
    assert play.stopped_because == reason
    # The message is whole; what is left to go on with has no call that nobody answers.
    assert [block.type for block in play.conversation.message.content] == ["text", "tool_use", "tool_use"]
    assert play.messages == [user(), assistant(text("Let me"))]
    assert Play(say("Done."), messages=[*play.messages, user("Go on.")]).go().ran == []


def test_nothing_is_added_of_a_message_that_holds_nothing() -> None:
    thought = {"type": "thinking", "thinking": "Hm", "signature": "s"}
    assert Play(say(thought, use("a"), reason="max_tokens")).go().messages == [user()]
    assert Play(say()).go().messages == [user()]


@pytest.mark.parametrize("reason", ["end_turn", "stop_sequence", "refusal", "max_tokens", "novelty"])
def test_a_message_without_calls_is_the_last(reason: str) -> None:
    play = Play(say("So.", reason=reason)).go()
    assert play.stopped_because == reason
    assert play.messages == [user(), assistant(text("So."))]


def test_a_message_that_does_not_say_why_it_stopped_is_the_last() -> None:
    message = say("So.")
    message.stop_reason = None
    assert Play(message).go().stopped_because == "unknown"


def test_one_who_stops_it_from_outside() -> None:
    def stop(conversation: Conversation) -> None:
        conversation.stopped_because = "closed"

    play = Play(say(use("a")), body=stop).go()
    assert play.steps == ["ask", "show"]
    assert play.messages == [user(), assistant(use("a"))]
    assert play.go().steps == ["ask", "show"]


# Usage


def test_usage_is_summed_up() -> None:
    def usage(**more: Any) -> Node:
        creation = {"ephemeral_1h_input_tokens": 1, "ephemeral_5m_input_tokens": 2}
        return {"cache_read_input_tokens": None, "cache_creation": creation, "service_tier": "standard", **more}

    turns = [
        say(use("a"), usage=usage(server_tool_use=None, later=1)),
        say(use("b"), usage=usage(server_tool_use={"web_search_requests": 2}, cache_read_input_tokens=7)),
        say("Done.", usage=usage(server_tool_use={"web_search_requests": 1}, service_tier="priority", later=2)),
    ]
    play = Play(*turns)
    assert play.conversation.usage == {}
    assert play.go().conversation.usage == {
        "input_tokens": 30,
        "output_tokens": 3,
        "cache_read_input_tokens": 7,
        "cache_creation": {"ephemeral_1h_input_tokens": 3, "ephemeral_5m_input_tokens": 6},
        "service_tier": "priority",
        "server_tool_use": {"web_search_requests": 3},
        "later": 3,
    }


def test_usage_counts_each_message_of_a_stream_once_and_those_before_an_error() -> None:
    play = Play(say(use("a")), Failure(), say("Done."), streamed=True)
    with pytest.raises(Failure):
        play.go()
    assert play.conversation.usage == {"input_tokens": 10, "output_tokens": 1}
    assert play.go().conversation.usage == {"input_tokens": 20, "output_tokens": 2}


# Compaction

LONG = {"input_tokens": 60, "cache_creation_input_tokens": 20, "cache_read_input_tokens": 15, "output_tokens": 5}


@pytest.mark.parametrize("streamed", [False, True])
def test_a_long_conversation_goes_on_with_its_summary(streamed: bool) -> None:
    params = {
        "system": "Be brief.",
        "extra_headers": {"a": "b"},
        "tool_choice": {"type": "any"},
        "mcp_servers": [],
        "temperature": 0.5,
    }
    play = Play(
        say(use("a")),
        say("Hm.", use("b"), usage=LONG),
        say("<summary>So far.</summary>", usage={"input_tokens": 1000}),
        say(use("c")),
        say("Done."),
        streamed=streamed,
        params=params,
        compaction={"enabled": True, "context_token_threshold": 100},
    ).go()
    shown = ["ask", "show", *(["take"] if streamed else [])]
    assert play.steps == [*shown, "run a", *shown, "summary", *shown, "run c", *shown]
    summary = play.asked[2]
    # Its tools stay with a history that holds calls; what would keep it from being a text does not.
    assert summary.keys() == {"model", "max_tokens", "tools", "messages", "system", "extra_headers", "mcp_servers"}
    assert (summary["model"], summary["max_tokens"], summary["tools"]) == ("m", 10, TOOLS)
    before = [user(), assistant(use("a")), user([result("a")]), assistant(text("Hm."))]
    assert summary["messages"] == [*before, user(SUMMARY_PROMPT)]
    assert play.asked[3] == {**PARAMS, **params, "messages": [user([text("<summary>So far.</summary>")])]}
    assert play.messages[1:] == [assistant(use("c")), user([result("c")]), assistant(text("Done."))]
    assert play.conversation.usage["input_tokens"] == 10 + 60 + 1000 + 10 + 10


def test_who_writes_the_summary_and_what_is_asked() -> None:
    control = {"enabled": True, "context_token_threshold": 1, "model": "small", "summary_prompt": "Sum up."}
    play = Play(say(use("a")), say("So."), say("Done."), compaction=control).go()
    assert play.asked[1]["model"] == "small"
    assert play.asked[1]["messages"] == [user(), user("Sum up.")]
    assert play.asked[2]["model"] == "m"


@pytest.mark.parametrize(
    ("control", "usage", "compacted"),
    [
        (None, 200_000, False),
        ({}, 200_000, False),
        ({"enabled": False, "context_token_threshold": 1}, 200_000, False),
        ({"enabled": True}, 99_998, False),
        ({"enabled": True}, 99_999, True),
        ({"enabled": True, "context_token_threshold": 50}, 48, False),
        ({"enabled": True, "context_token_threshold": 50}, 49, True),
    ],
)
def test_from_when_it_is_long(control: Any, usage: int, compacted: bool) -> None:
    answers = [say(use("a"), usage={"input_tokens": usage}), *([say("Sum.")] if compacted else []), say("Done.")]
    assert ("summary" in Play(*answers, compaction=control).go().steps) == compacted


def test_where_a_summary_would_be_of_no_use() -> None:
    control = {"enabled": True, "context_token_threshold": 1}
    # At the end, where nothing more is asked, while a message is paused, and where the caller has taken over.
    assert Play(say("Done."), compaction=control).go().steps == ["ask", "show"]
    play = Play(say(use("a")), compaction=control, max_iterations=1).go()
    assert play.steps == ["ask", "show", "run a"]
    play = Play(say("Hm.", reason="pause_turn"), say("Done."), compaction=control).go()
    assert play.steps == ["ask", "show", "ask", "show"]
    play = Play(say(use("a")), say("Done."), compaction=control)
    play.body = lambda conversation: None if conversation.message.text else conversation.append([user("Stop.")])
    assert play.go().steps == ["ask", "show", "ask", "show"]


@pytest.mark.parametrize("answer", [Failure(), say(use("z")), say()])
def test_a_summary_that_fails_loses_nothing(answer: Any) -> None:
    control = {"enabled": True, "context_token_threshold": 50}
    play = Play(say("Hm.", use("a"), usage={"input_tokens": 100}), answer, say("Done."), compaction=control)
    with pytest.raises((Failure, ValueError), match=None if isinstance(answer, Failure) else "holds no text"):
        play.go()
    assert play.messages == [user(), assistant(text("Hm."), use("a"))]
    assert play.go().steps == ["ask", "show", "summary", "run a", "ask", "show"]
    assert play.messages[1:] == [assistant(text("Hm."), use("a")), user([result("a")]), assistant(text("Done."))]


# Work


def count_calls(do: Callable[[], object]) -> int:
    """Count the calls of functions, those of C code too."""
    counted = 0

    def count(frame: Any, event: str, argument: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        do()
    finally:
        sys.setprofile(None)
    return counted


class Old(dict[str, Any]):
    """A message in a caller's history that counts how often it is looked into."""

    looks = 0

    def items(self) -> Any:
        self.looks += 1
        return super().items()


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("changing", [False, True])
def test_the_work_of_a_turn_does_not_grow_with_the_turns_before(streamed: bool, changing: bool) -> None:
    turns, work = 200, list[int]()
    history = [Old(message) for message in (user(), assistant(text("Hm.")), user("Go on."))]

    def body(conversation: Conversation) -> None:
        if changing:
            conversation.params = {**conversation.params, "max_tokens": len(work) + 1}

    play = Play(
        *[say("Hm.", use(f"call_{number}", x=number)) for number in range(turns)],
        say("Done."),
        messages=history,
        body=body,
        streamed=streamed,
    )

    def steps() -> Iterator[Any]:
        flow, value = play.conversation.turns(streamed=streamed), None
        while True:
            try:
                step = flow.send(value)
            except StopIteration:
                return
            value = play.perform(step)
            if isinstance(step, Run):
                yield step

    flow = steps()
    for _ in range(turns):
        work.append(count_calls(lambda: next(flow)))
    assert next(flow, None) is None
    assert len(play.messages) == 3 + 2 * turns + 1
    assert work[150:] == [work[-1]] * 50
    assert work[20] == work[-1]
    assert [message.looks for message in history] == [1, 1, 1]
