"""The embedded server plays a conversation from a script, turn by turn: calls of tools, pauses, bad input and faults."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from anthropic.testing import (
    Cut,
    Disturbance,
    Fault,
    Server,
    call,
    error_event,
    message_events,
    pause,
    refuse,
    say,
    think,
)
from anthropic.testing._validate import description

HEADERS = {"x-api-key": "k", "anthropic-version": "2023-06-01"}
WAYS = ["plain", "streamed", "beta plain", "beta streamed"]
SEARCH = {"type": "server_tool_use", "name": "web_search", "input": {"query": "grass"}}
FOUND = {"type": "web_search_tool_result", "content": [], "caller": {"type": "direct"}}


class Model:
    """Asks for messages in one of four ways, and returns each as a whole, checked against the description."""

    def __init__(self, client: httpx.Client, way: str) -> None:
        self._client = client
        self.streamed = "streamed" in way
        self._query = "?beta=true" if "beta" in way else ""
        self.prefix = "Beta" if "beta" in way else ""
        #: The events of the last reply; the deltas of each of its blocks.
        self.events: list[dict[str, Any]] = []
        self.deltas: list[list[dict[str, Any]]] = []

    def send(self, *messages: dict[str, Any], **params: Any) -> httpx.Response:
        body = {"model": "claude-opus-4-6", "max_tokens": 100, "messages": messages, **params}
        if self.streamed:
            body["stream"] = True
        return self._client.post(f"/v1/messages{self._query}", json=body)

    def ask(self, *messages: dict[str, Any], **params: Any) -> dict[str, Any]:
        response = self.send(*messages, **params)
        assert response.status_code == 200, response.text
        message = self.merged(response.text) if self.streamed else response.json()
        schema = {"$ref": f"#/components/schemas/{self.prefix}Message"}
        assert description().problem(message, schema) is None, message
        return message

    def text(self, *messages: dict[str, Any], **params: Any) -> str:
        message = self.ask(*messages, **params)
        assert message["stop_reason"] == "end_turn"
        (block,) = message["content"]
        return str(block["text"])

    def merged(self, text: str) -> dict[str, Any]:
        self.events = [json.loads(line[6:]) for line in text.splitlines() if line.startswith("data: ")]
        self.deltas = []
        message: dict[str, Any] = {}
        for event in self.events:
            kind = event["type"]
            if kind == "message_start":
                message = event["message"]
            elif kind == "content_block_start":
                message["content"].append(event["content_block"])
                self.deltas.append([])
            elif kind == "content_block_delta":
                self.deltas[-1].append(event["delta"])
            elif kind == "content_block_stop":
                complete(message["content"][-1], self.deltas[-1])
            elif kind == "message_delta":
                message.update(event["delta"])
                message["usage"].update(event["usage"])
                if "context_management" in event:
                    message["context_management"] = event["context_management"]
        assert self.events[-1] == {"type": "message_stop"}
        return message


def complete(block: dict[str, Any], deltas: list[dict[str, Any]]) -> None:
    for delta in deltas:
        kind = delta["type"]
        if kind in ("text_delta", "thinking_delta", "signature_delta"):
            block[kind[:-6]] += delta[kind[:-6]]
    try:
        block.update({"input": json.loads(raw)} if (raw := written(deltas)) else {})
    except ValueError:
        pass


def written(deltas: list[dict[str, Any]]) -> str:
    return "".join(delta.get("partial_json", "") for delta in deltas)


@pytest.fixture
def http(server: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.base_url, headers=HEADERS, trust_env=False, timeout=5) as client:
        yield client


@pytest.fixture(params=WAYS)
def model(request: pytest.FixtureRequest, http: httpx.Client) -> Model:
    """The test runs four times: stable and beta, plain and streamed."""
    return Model(http, request.param)


@pytest.fixture(params=["plain", "streamed"])
def reader(request: pytest.FixtureRequest, http: httpx.Client) -> Model:
    """The test runs twice: plain and streamed."""
    return Model(http, request.param)


def user(content: Any) -> dict[str, Any]:
    return {"role": "user", "content": content}


def said(message: dict[str, Any]) -> dict[str, Any]:
    """Return a reply as a message to send back."""
    return {"role": "assistant", "content": message["content"]}


def results(message: dict[str, Any]) -> dict[str, Any]:
    """Return the message that answers each call of a tool."""
    ids = [block["id"] for block in message["content"] if block["type"] == "tool_use"]
    return user([{"type": "tool_result", "tool_use_id": tool_id, "content": "ok"} for tool_id in ids])


def calls(message: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(block["name"], block["input"]) for block in message["content"] if block["type"] == "tool_use"]


def short(value: Fault | Disturbance) -> str:
    """Return what of a fault is not as usual, as the name of a test."""
    usual = Disturbance(0) if isinstance(value, Disturbance) else Fault()
    return " ".join(f"{name}={it}" for name, it in vars(value).items() if it != vars(usual)[name]) or "nothing"


HELLO = user("What is the weather?")

# Turns


def test_a_whole_conversation(model: Model, server: Server) -> None:
    conversation = server.converse(
        [call("get_weather", location="Paris"), call("get_time", zone="CET")],
        pause("Let me think."),
        call("get_weather", input={"location": 5}),
        "Done.",
    )
    first = model.ask(HELLO)
    assert first["stop_reason"] == "tool_use"
    assert calls(first) == [("get_weather", {"location": "Paris"}), ("get_time", {"zone": "CET"})]
    assert first["content"][0]["caller"] == {"type": "direct"}
    history = [HELLO, said(first), results(first)]
    second = model.ask(*history)
    assert second["stop_reason"] == "pause_turn"
    assert second["content"] == [{"type": "text", "text": "Let me think.", "citations": None}]
    history.append(said(second))
    third = model.ask(*history)
    assert (third["stop_reason"], calls(third)) == ("tool_use", [("get_weather", {"location": 5})])
    history += [said(third), results(third)]
    assert model.text(*history) == "Done."
    assert conversation.pending == 0
    assert conversation.requests == server.requests
    assert [len(request.json()["messages"]) for request in server.requests] == [1, 3, 4, 6]
    assert "embedded test server" in model.text(user("And then?"))
    assert len(conversation.requests) == 4


def test_ids_of_calls_are_unique(model: Model, server: Server) -> None:
    same = call("f")
    server.converse([same, same], [same, SEARCH, SEARCH], same)
    found = [block["id"] for _ in range(3) for block in model.ask(HELLO)["content"]]
    assert len(set(found)) == 6
    assert [tool_id.partition("_")[0] for tool_id in found] == [*["toolu"] * 3, *["srvtoolu"] * 2, "toolu"]
    assert same == {"type": "tool_use", "name": "f", "input": {}}


def test_blocks_of_all_kinds_in_a_turn(model: Model, server: Server) -> None:
    given = {**SEARCH, "id": "srvtoolu_mine"}
    server.converse(
        [
            think("Hm, well."),
            think("", signature="c2ln"),
            "I'll look.",
            SEARCH,
            SEARCH,
            FOUND,
            FOUND,
            given,
            {**FOUND, "tool_use_id": "srvtoolu_mine"},
            call("f", a=[1, {"b": None}], name="x"),
            {"type": "text", "text": "Both."},
        ]
    )
    content = model.ask(HELLO)["content"]
    assert content[0]["thinking"] == "Hm, well."
    assert content[0]["signature"].startswith("sig")
    assert content[1] == {"type": "thinking", "thinking": "", "signature": "c2ln"}
    assert [block["text"] for block in (content[2], content[10])] == ["I'll look.", "Both."]
    assert [content[5]["tool_use_id"], content[6]["tool_use_id"]] == [content[3]["id"], content[4]["id"]]
    assert content[7] == {**given, "caller": {"type": "direct"}}
    assert content[8]["tool_use_id"] == "srvtoolu_mine"
    assert content[9]["input"] == {"a": [1, {"b": None}], "name": "x"}


def test_a_pause_between_a_server_tool_and_its_result(model: Model, server: Server) -> None:
    searching = {**SEARCH, "id": "srvtoolu_1"}
    server.converse(pause(searching), [{**FOUND, "tool_use_id": "srvtoolu_1"}, "Green."])
    paused = model.ask(HELLO)
    assert (paused["stop_reason"], paused["content"][0]["id"]) == ("pause_turn", "srvtoolu_1")
    assert [block["type"] for block in model.ask(HELLO, said(paused))["content"]] == ["web_search_tool_result", "text"]


def test_stop_reasons_and_other_fields(model: Model, server: Server) -> None:
    skills = {"skills": None} if model.prefix else {}
    server.converse(
        say("Once upon", stop_reason="max_tokens"),
        say(call("f", raw_input='{"a": "b'), stop_reason="max_tokens"),
        refuse(),
        refuse("I can", usage={"output_tokens": 9}),
        say("a", stop_reason="stop_sequence", stop_sequence="END"),
        say("b", container={"id": "c", "expires_at": "2026-03-01T00:00:00Z", **skills}),
        [],
        [think("Hm."), call("f")],
    )
    replies = [model.ask(HELLO) for _ in range(8)]
    reasons = ["max_tokens", "max_tokens", "refusal", "refusal", "stop_sequence", "end_turn", "end_turn", "tool_use"]
    assert [reply["stop_reason"] for reply in replies] == reasons
    assert replies[2]["content"] == replies[6]["content"] == []
    assert replies[3]["usage"]["output_tokens"] == 9
    assert [reply["stop_sequence"] for reply in replies[3:6]] == [None, "END", None]
    assert replies[5]["container"]["id"] == "c"


def test_usage(model: Model, server: Server) -> None:
    server.converse(say("a", usage={"input_tokens": 150_000, "cache_read_input_tokens": 7}), "a b c", call("f", a=1))
    usage = model.ask(HELLO)["usage"]
    assert (usage["input_tokens"], usage["cache_read_input_tokens"], usage["output_tokens"]) == (150_000, 7, 1)
    usage = model.ask(HELLO)["usage"]
    assert (usage["input_tokens"], usage["cache_read_input_tokens"], usage["output_tokens"]) == (12, 0, 3)
    assert model.ask(HELLO)["usage"]["output_tokens"] > 3


def test_beta_fields(http: httpx.Client, server: Server) -> None:
    edit = {"type": "clear_tool_uses_20250919", "cleared_input_tokens": 50, "cleared_tool_uses": 1}
    turn = say(
        {"type": "compaction", "content": "So far."},
        {"type": "mcp_tool_use", "name": "f", "server_name": "s", "input": {"a": 1}},
        {"type": "mcp_tool_result", "is_error": False, "content": []},
        stop_reason="compaction",
        context_management={"applied_edits": [edit]},
    )
    for way in WAYS[2:]:
        server.converse(turn)
        message = Model(http, way).ask(HELLO)
        assert message["context_management"]["applied_edits"] == [edit]
        assert message["content"][2]["tool_use_id"] == message["content"][1]["id"]
        assert message["stop_reason"] == "compaction"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ('{"location": "Par', {"INVALID_JSON": '{"location": "Par'}),
        ('{"a": 1}}', {"INVALID_JSON": '{"a": 1}}'}),
        ("[" * 9_000, {"INVALID_JSON": "[" * 9_000}),
        ("[1, 2]", {"INVALID_JSON": "[1, 2]"}),
        ("null", {"INVALID_JSON": "null"}),
        ('{ "a":1,\n "a": 2 }', {"a": 2}),
        ("", {}),
        (" ", {}),
    ],
    ids=lambda value: str(value)[:20],
)
def test_raw_input(http: httpx.Client, server: Server, raw: str, value: Any) -> None:
    server.converse(call("f", raw_input=raw), call("f", raw_input=raw))
    assert calls(Model(http, "plain").ask(HELLO)) == [("f", value)]
    streamed = Model(http, "streamed")
    response = streamed.send(HELLO)
    events = [json.loads(line[6:]) for line in response.text.splitlines() if line.startswith("data: ")]
    deltas = [event["delta"] for event in events if event["type"] == "content_block_delta"]
    assert written(deltas) == raw
    assert {delta["type"] for delta in deltas} == {"input_json_delta"}
    (start,) = [event["content_block"] for event in events if event["type"] == "content_block_start"]
    assert start["input"] == {}


def test_raw_input_of_scripted_events() -> None:
    events = message_events(content=[{**call("f", raw_input="{"), "id": "toolu_1"}])
    assert written([event["delta"] for event in events if event["type"] == "content_block_delta"]) == "{"


def test_a_turn_that_depends_on_the_request(model: Model, server: Server) -> None:
    server.converse(
        lambda body: f"{len(body['messages'])} of {body['max_tokens']}",
        lambda body: [call("f", model=body["model"]), call("g")],
        lambda body: pause(str(body.get("stream"))),
    )
    assert model.text(HELLO) == "1 of 100"
    assert calls(model.ask(HELLO)) == [("f", {"model": "claude-opus-4-6"}), ("g", {})]
    assert model.ask(HELLO)["content"][0]["text"] == str(True if model.streamed else None)


def test_a_function_that_fails(reader: Model, server: Server) -> None:
    def check(body: dict[str, Any]) -> str:
        assert "tools" in body, "no tools"
        return "Fine."

    conversation = server.converse(check, lambda _: 5)
    response = reader.send(HELLO)
    assert response.status_code == 400
    assert "the function that makes a turn raised AssertionError: no tools" in response.json()["error"]["message"]
    assert conversation.pending == 2
    assert reader.text(HELLO, tools=[{"name": "f", "input_schema": {"type": "object"}}]) == "Fine."
    assert "not int" in reader.send(HELLO).json()["error"]["message"]


# Checks


def test_results_have_to_pair_with_calls(model: Model, server: Server) -> None:
    conversation = server.converse([call("f"), call("g")], "Done.")
    first = model.ask(HELLO)
    answer = results(first)
    lost = user(answer["content"][:1])
    doubled = user([*answer["content"], answer["content"][0]])
    unknown = user([{**answer["content"][0], "tool_use_id": "toolu_0"}, *answer["content"]])
    for wrong in ([lost], [doubled], [unknown], [user("Well?")], []):
        response = model.send(HELLO, said(first), *wrong)
        assert (response.status_code, response.json()["error"]["type"]) == (400, "invalid_request_error")
        assert "tool_result" in response.json()["error"]["message"]
    assert conversation.pending == 1
    assert model.text(HELLO, said(first), answer) == "Done."


def test_refused_requests_take_nothing(reader: Model, server: Server) -> None:
    server.converse(Fault(status=529), "Done.")
    assert reader.send(HELLO, max_tokens=0).status_code == 400
    assert reader.send().status_code == 400
    assert reader.send(HELLO, model="gpt").status_code == 404
    assert reader.send(HELLO).status_code == 529
    assert reader.text(HELLO) == "Done."


def test_other_operations_take_nothing(http: httpx.Client, server: Server) -> None:
    server.converse("Scripted.")
    body = {"model": "claude-opus-4-6", "messages": [HELLO]}
    assert http.post("/v1/messages/count_tokens", json=body).json() == {"input_tokens": 12}
    request = {"custom_id": "a", "params": {**body, "max_tokens": 100}}
    batch = http.post("/v1/messages/batches", json={"requests": [request]}).json()["id"]
    server.api.batch_polls = 0
    assert http.get(f"/v1/messages/batches/{batch}").json()["processing_status"] == "ended"
    assert "Scripted." not in http.get(f"/v1/messages/batches/{batch}/results").text
    assert Model(http, "plain").text(HELLO) == "Scripted."


# Faults


def test_a_fault_in_place_of_a_turn(model: Model, server: Server) -> None:
    conversation = server.converse(
        call("f", a=1), Fault(status=529, times=2), Fault(status=429, headers={"retry-after": "3"}), "Done."
    )
    assert conversation.pending == 5
    first = model.ask(HELLO)
    history = [HELLO, said(first), results(first)]
    statuses = [model.send(*history).status_code for _ in range(2)]
    limited = model.send(*history)
    assert [*statuses, limited.status_code, limited.headers["retry-after"]] == [529, 529, 429, "3"]
    assert conversation.pending == 1
    assert model.text(*history) == "Done."
    assert len(conversation.requests) == 5


def test_a_fault_with_events(http: httpx.Client, server: Server) -> None:
    server.converse(Fault(events=message_events("Other.")), "Done.")
    reader = Model(http, "streamed")
    assert reader.text(HELLO) == "Other."
    assert reader.text(HELLO) == "Done."


@pytest.mark.parametrize(
    "fault",
    [
        Fault(cut=Cut(None)),
        Fault(cut=Cut(40)),
        Fault(cut=Cut(40, "rst")),
        Fault(cut=Cut(40, "end")),
        Fault(stall=40),
        Fault(stall=0),
        Fault(delay=math.inf),
        Fault(delay_body=math.inf),
        Fault(delay=0.001, drip=(50, 0.0), cut=Cut(100)),
    ],
    ids=short,
)
def test_the_turn_after_a_fault_answers_the_retry(
    reader: Model, http: httpx.Client, server: Server, fault: Fault
) -> None:
    asked: list[int] = []
    conversation = server.converse(fault, lambda body: (asked.append(1), call("f"))[1], "Done.")
    http.timeout = httpx.Timeout(0.2)
    with pytest.raises((httpx.TransportError, ValueError, KeyError, AssertionError, IndexError)):
        reader.ask(HELLO)
    assert conversation.pending == 2
    http.timeout = httpx.Timeout(5)
    first = reader.ask(HELLO)
    assert calls(first) == [("f", {})]
    assert reader.text(HELLO, said(first), results(first)) == "Done."
    assert len(asked) <= 2


@pytest.mark.parametrize(
    "disturbance",
    [
        Disturbance(3, then="fin"),
        Disturbance(3, then="rst"),
        Disturbance(3, then="end"),
        Disturbance(3, then="silence"),
        Disturbance(0, then="skip"),
        Disturbance(3, (error_event(),)),
        Disturbance(3, (math.inf,)),
    ],
    ids=short,
)
def test_a_disturbance_of_the_stream(http: httpx.Client, server: Server, disturbance: Disturbance) -> None:
    streamed, plain = Model(http, "streamed"), Model(http, "plain")
    server.converse(disturbance, "One, two, three.", "Done.")
    http.timeout = httpx.Timeout(0.2)
    try:
        text = streamed.send(HELLO).text
        assert "message_start" not in text or "message_stop" not in text or "overloaded_error" in text
    except httpx.TransportError:
        pass
    http.timeout = httpx.Timeout(5)
    assert streamed.text(HELLO) == "One, two, three."
    assert streamed.text(HELLO) == "Done."
    # A reply that is no stream stays as it is, and so uses its turn up.
    server.converse(disturbance, "One.", "Two.")
    assert [plain.text(HELLO), plain.text(HELLO)] == ["One.", "Two."]


@pytest.mark.parametrize(
    "fault",
    [
        Fault(),
        Fault(delay=0.01, delay_body=0.01),
        Fault(drip=(20, 0.0)),
        Fault(stall=10, stall_seconds=0.01),
        Fault(headers={"x-more": "1"}),
        Disturbance(2, ({"type": "ping"}, ": comment\n\n", 0.01, {"type": "novelty"})),
        Disturbance(math.inf, (": bye\n\n",), then="end"),
        Fault(cut=Cut(math.inf, "end")),
    ],
    ids=short,
)
def test_a_reply_that_gets_through_is_the_turn(reader: Model, server: Server, fault: Fault | Disturbance) -> None:
    conversation = server.converse(fault, "One.", "Two.")
    response = reader.send(HELLO)
    assert "One." in response.text
    assert conversation.pending == 1
    assert ("x-more" in response.headers) == (isinstance(fault, Fault) and "x-more" in fault.headers)
    assert reader.text(HELLO) == "Two."


def test_a_body_that_is_shorter_than_the_cut_gets_through(http: httpx.Client, server: Server) -> None:
    plain = Model(http, "plain")
    http.headers["connection"] = "close"  # One that stalls after a reply answers no other request.
    server.converse(Fault(cut=Cut(100_000)), "One.", Fault(stall=math.inf), "Two.", "Three.")
    assert [plain.text(HELLO) for _ in range(3)] == ["One.", "Two.", "Three."]


def test_faults_in_a_row_and_at_the_end(reader: Model, server: Server) -> None:
    conversation = server.converse(
        Fault(drip=(9, 0.0), times=2), Fault(status=500), "One.", "Two.", Fault(drip=(9, 0.0))
    )
    assert [reader.text(HELLO), reader.text(HELLO)] == ["One.", "Two."]
    assert reader.send(HELLO).status_code == 500
    assert "embedded test server" in reader.text(HELLO)
    assert conversation.pending == 0


def test_faults_for_any_request_use_up_no_turn(reader: Model, server: Server) -> None:
    conversation = server.converse(Fault(status=500), "One.", "Two.")
    server.fail(529)
    server.cut(20)
    server.delay(0.01, times=2)
    assert reader.send(HELLO).status_code == 529
    with pytest.raises(httpx.TransportError):
        reader.send(HELLO)
    assert conversation.pending == 3
    assert reader.send(HELLO).status_code == 500
    assert [reader.text(HELLO), reader.text(HELLO)] == ["One.", "Two."]
    assert server.pending == 0


def test_the_client_tries_again(api: Any, server: Server) -> None:
    server.converse(Fault(status=529, headers={"retry-after-ms": "1"}), call("f", a=1), Fault(cut=Cut(9)), "Done.")
    client = api.client()
    params: dict[str, Any] = {"model": "claude-opus-4-6", "max_tokens": 100}
    first = api.call(client.messages.create, messages=[HELLO], **params)
    assert [(block.name, block.input) for block in first.content] == [("f", {"a": 1})]
    answer = user([{"type": "tool_result", "tool_use_id": first.content[0].id, "content": "ok"}])
    history = [HELLO, {"role": "assistant", "content": first.content}, answer]
    last = api.call(client.messages.create, messages=history, **params)
    assert (last.stop_reason, last.content[0].text, len(server.requests)) == ("end_turn", "Done.", 4)


# Several conversations


def test_conversations_at_the_same_time(http: httpx.Client, server: Server) -> None:
    conversations = {
        number: server.converse(
            call("f", number=number),
            Fault(status=529),
            [call("g", number=number), call("h", number=number)],
            f"Done with {number}.",
            match=f"conversation {number}",
        )
        for number in range(50)
    }

    def play(number: int) -> list[str]:
        model = Model(http, WAYS[number % 4])
        history = [user(f"This is conversation {number}.")]
        ids: list[str] = []
        for step in range(2):
            while (response := model.send(*history)).status_code == 529:
                pass
            message = model.merged(response.text) if model.streamed else response.json()
            assert calls(message) == [(name, {"number": number}) for name in ("f", "gh")[step]]
            ids += [block["id"] for block in message["content"]]
            history += [said(message), results(message)]
            if step == 0:
                assert model.send(*history).status_code == 529
        assert model.text(*history) == f"Done with {number}."
        return ids

    with ThreadPoolExecutor(10) as pool:
        ids = [tool_id for found in pool.map(play, range(50)) for tool_id in found]
    assert len(set(ids)) == len(ids) == 150
    for number, conversation in conversations.items():
        assert conversation.pending == 0
        assert [f"conversation {number}." in request.body.decode() for request in conversation.requests] == [True] * 4
    assert len(server.requests) == 200


@pytest.mark.parametrize(
    ("match", "text", "fits"),
    [
        ("task 1", "task 1", True),
        ("task 1", "Do task 1, please", True),
        ("task 1", "task 12", False),
        ("task 1", "multitask 1", False),
        ("task-1", "task-1.", True),
        ("[1]", "a[1]b", True),
        ("街", "東京の街で", True),
        ("Task", "task", False),
    ],
)
def test_match_by_text(reader: Model, server: Server, match: str, text: str, fits: bool) -> None:
    server.converse("Yes.", match=match)
    assert (reader.text(user(text)) == "Yes.") == fits


def test_match_looks_at_the_first_user_message(reader: Model, server: Server) -> None:
    server.converse("One.", "Two.", match="blue")
    assert reader.text(user([{"type": "text", "text": "The sky"}, {"type": "text", "text": "is blue"}])) == "One."
    other = [user("Red"), {"role": "assistant", "content": "blue"}, user("blue")]
    assert reader.text(*other) != "Two."
    assert reader.text({"role": "assistant", "content": "Hm"}, user("blue"), user("more")) == "Two."


def test_match_by_function(reader: Model, server: Server) -> None:
    server.converse("Yes.", match=lambda body: body.get("system") == "seven")
    assert reader.text(HELLO) != "Yes."
    assert reader.text(HELLO, system="seven") == "Yes."
    server.converse("Never.", match=lambda body: bool(body["system"]))
    response = reader.send(HELLO)
    assert response.status_code == 400
    assert "matches a conversation raised KeyError" in response.json()["error"]["message"]


def test_scripts_follow_each_other(reader: Model, server: Server) -> None:
    anyone = server.converse("Any 1.", "Any 2.")
    server.converse("Seven 1.", match="seven")
    server.converse("Seven 2.", match="seven")
    server.converse("Any 3.")
    assert [reader.text(user("seven")) for _ in range(2)] == ["Seven 1.", "Seven 2."]
    # It had a script of its own, and takes no turns from the others.
    assert "embedded test server" in reader.text(user("What about seven?"))
    assert anyone.pending == 2
    assert [reader.text(HELLO) for _ in range(3)] == ["Any 1.", "Any 2.", "Any 3."]
    server.converse("Seven 3.", match="seven")
    assert reader.text(user("seven")) == "Seven 3."


def test_reset_forgets_conversations(reader: Model, server: Server) -> None:
    server.converse("Scripted.", Fault(status=500))
    server.reset()
    assert reader.text(HELLO) != "Scripted."


def test_a_conversation_says_how_far_it_is(reader: Model, server: Server) -> None:
    conversation = server.converse("One.", Fault(status=500, times=2), match="seven")
    assert repr(conversation) == "<Conversation 'seven': 0 requests, 3 pending>"
    reader.text(user("seven"))
    assert repr(conversation) == "<Conversation 'seven': 1 requests, 2 pending>"
    assert repr(server.converse()) == "<Conversation: 0 requests, 0 pending>"


# Scripts that are wrong


@pytest.mark.parametrize(
    ("turn", "message"),
    [
        (5, "not int"),
        (None, "not NoneType"),
        (["Hm.", pause("Hm.")], "a block of a turn is a text or a mapping, not Turn"),
        ([Fault(status=500)], "a block of a turn is a text or a mapping, not Fault"),
        ({"location": "Paris"}, "a block needs a 'type'; this one has 'location'"),
        (Fault(status=500, path="/v1/messages"), "no path="),
    ],
)
def test_a_wrong_turn_is_found_where_it_is_written(server: Server, turn: Any, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        server.converse("Fine.", turn)


@pytest.mark.parametrize(
    "arguments",
    [
        {"input": "Paris"},
        {"raw_input": {"a": 1}},
        {"input": {"a": 1}, "raw_input": "{}"},
        {"input": {"a": 1}, "b": 1},
        {"raw_input": "{}", "b": 1},
    ],
)
def test_a_wrong_call_is_found_where_it_is_written(arguments: Any) -> None:
    with pytest.raises(TypeError, match="input"):
        call("f", **arguments)


def test_arguments_of_any_name() -> None:
    assert call("f", id=1, name="n", tool="t", self=2)["input"] == {"id": 1, "name": "n", "tool": "t", "self": 2}
    assert call("f", input={"input": 1})["input"] == {"input": 1}
