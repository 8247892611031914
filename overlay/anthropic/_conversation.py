"""The tool loop as a generator of steps: what to ask, what to show, which tools to run. Sans-IO.

    Ask   -> the answer: a message, or the stream of one
    Show  -> nothing: the answer is the caller's until the next is wanted
    Take  -> nothing: the message, whole, is noted by `take`
    Run   -> nothing: the results are noted by `answer`, one by one, as they come

A conversation is a list of plain messages at all times: what was said, and which results have come. Whoever stops in
the midst, for an error or a cancellation, can go on with `messages` in another conversation, where only what has no
result is run. No HTTP, no threads, no clock and no tool may live here; see `_tool_runner`.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Mapping
from copy import deepcopy
from typing import Any, Callable, NamedTuple, TypedDict, Union, cast

from anthropic_generated._dump import to_param
from anthropic_generated._json import encode
from anthropic_generated._model import Model

#: With these, a message was cut off, so that the tool calls in it may be too.
CUT_OFF = frozenset({"max_tokens", "model_context_window_exceeded", "refusal"})

#: The key under which a model is shown what it wrote as input, where that was no JSON object.
INVALID = "INVALID_JSON"

#: What every request of a conversation is sent with, beside its body.
OPTIONS = ("extra_headers", "extra_query", "timeout")

DEFAULT_THRESHOLD = 100_000
SUMMARY_PROMPT = """\
This conversation is about to be cut down to a summary, because it has become too long to go on with. Write the summary \
that you would need to carry on with the task as if nothing had happened. Cover:

1. The task: what the user asked for, in their terms, and how they will judge the result.
2. Where things stand: what is done, which files, data or decisions came of it, and what you were about to do.
3. What was learned: constraints, facts found, approaches that failed and why.
4. The next steps, in order, and anything that is blocked.
5. Whatever the user said about how they want things done.

Be concise, but leave out nothing without which you would repeat work or ask again. Put the summary in <summary></summary>
tags."""


class CompactionControl(TypedDict, total=False):
    """How a long conversation is cut down to a summary."""

    enabled: bool
    """Whether it is."""
    context_token_threshold: int
    """The number of tokens from which it is; by default 100,000."""
    model: str
    """What writes the summary; by default the model of the conversation."""
    summary_prompt: str
    """What is asked of it; by default a prompt that asks for everything needed to go on."""


class Call(NamedTuple):
    """A call of a tool, as the model made it."""

    id: str
    name: str
    input: Any
    #: Why the input cannot be used, if it is no JSON.
    problem: str | None = None


class Ask(NamedTuple):
    """Send a request with these parameters; whether the answer is a summary, for the loop alone."""

    params: dict[str, Any]
    is_summary: bool = False


class Show(NamedTuple):
    """Hand an answer to the caller."""

    answer: Any


class Take(NamedTuple):
    """Read an answer to its end."""

    answer: Any


class Run(NamedTuple):
    """Run tools."""

    calls: list[Call]


Step = Union[Ask, Show, Take, Run]


class Limits(NamedTuple):
    """When a conversation ends although the model would go on; `None` is never."""

    max_iterations: int | None = None
    max_continuations: int | None = None
    stop_on: Callable[[Call], bool] = lambda call: False


class Conversation:
    """A conversation between a model and its tools.

    Args:
        params: The parameters of every request, `messages` and `tools` among them.
        limits: When it ends.
        compaction: How it is cut down when it gets long, if it is.
    """

    def __init__(self, params: Mapping[str, Any], limits: Limits, compaction: CompactionControl | None = None) -> None:
        self._limits = limits
        self._compaction = compaction if compaction and compaction.get("enabled") else None
        self._params = {**params, "messages": [as_message(message) for message in params["messages"]]}
        #: The last message of the model as plain JSON, as long as it is not part of the messages.
        self._said: dict[str, Any] | None = None
        self._calls: list[Call] = []
        #: Results of the calls, by id, as long as they are not part of the messages.
        self._results: dict[str, dict[str, Any]] = {}
        #: What else stands in the message with the results.
        self._beside: list[Any] = []
        #: Whether the messages are the caller's, so that calls have to be looked for in them.
        self._changed = True
        self._asked = 0
        self._continued = 0
        #: The last message of the model.
        self.message: Any = None
        #: What has been used so far, summed up, in the form of the API.
        self.usage: dict[str, Any] = {}
        #: Why the conversation ended: the `stop_reason` of the last message, or what stopped it from outside.
        self.stopped_because: str | None = None

    # Looking, and changing

    @property
    def params(self) -> dict[str, Any]:
        """The parameters of the next request, as long as nothing is added: a message being shown is not among them."""
        return {**self._params, "messages": list(self._params["messages"]) if self._said else self.messages}

    @params.setter
    def params(self, params: Mapping[str, Any]) -> None:
        if "messages" not in params:
            raise TypeError("the parameters lack `messages`: pass all of them, such as {**runner.params, ...}")
        messages = list(params["messages"])
        # Setting anything else leaves the turn at hand alone.
        if messages != self.params["messages"]:
            self._params = {**params, "messages": [as_message(message) for message in messages]}
            self._said, self._changed = None, True
        else:
            self._params = {**params, "messages": self._params["messages"]}

    @property
    def messages(self) -> list[Any]:
        """The conversation so far, with the results that have come."""
        messages: list[Any] = list(self._params["messages"])
        if self._said:
            messages.append(self._said)
        if self._results and not self._changed:
            messages.append(self._answers())
        return messages

    def append(self, messages: Iterable[Any]) -> None:
        """Put messages at the end; what the loop would have put there then is not."""
        more = [as_message(message) for message in messages]
        # Results of a message that is part of the messages are, too.
        self._params["messages"] = [*self.params["messages"], *more]
        self._said, self._changed = None, True

    def answer(self, call: Call, result: dict[str, Any]) -> None:
        """Note the result of a call."""
        self._results[call.id] = result

    @property
    def unanswered(self) -> list[Call]:
        """The calls that have no result yet."""
        return [call for call in self._calls if call.id not in self._results]

    def response(self) -> dict[str, Any] | None:
        """Return the message that answers all calls; `None` if there were none."""
        return self._answers() if self._calls else None

    def _answers(self) -> dict[str, Any]:
        results = [self._results[call.id] for call in self._calls if call.id in self._results]
        return {"role": "user", "content": [*results, *self._beside]}

    # The loop

    def turns(self, *, streamed: bool) -> Generator[Step, Any, None]:
        """Carry the conversation on until the model is done, or a limit is reached."""
        while True:
            self._resume()
            if self._calls and self.stopped_because is None:
                if self.unanswered:
                    yield Run(self.unanswered)
                self._conclude()
            self.stopped_because = self.stopped_because or self._limit()
            if self.stopped_because is not None:
                return
            self._begin()
            answer = yield Ask(self.params)
            if not streamed:
                self.take(answer)
            yield Show(answer)
            if self.message is None:
                yield Take(answer)
            message: Any = self.message
            reason = message.stop_reason
            paused = reason == "pause_turn" and not self._calls
            self._continued = self._continued + 1 if paused else 0
            if paused:
                continue
            if not self._calls or reason in CUT_OFF:
                self._add_message(whole=reason not in CUT_OFF)
                self._calls = []
                self.stopped_because = reason or "unknown"
            elif not self._changed and self._is_long() and self._limit() is None:
                yield from self._compact()

    def take(self, message: Any, unread: Mapping[int, tuple[str, str]] | None = None) -> None:
        """Note a message of the model, and the calls in it.

        Args:
            message: The message.
            unread: Of blocks whose input is no JSON, by their index: the text of the input, and what is wrong with it.
        """
        self.count(message)
        self.message = message
        said = as_message(message)
        # A stream may be read to its end after the caller has put something else in the place of its message.
        self._said = None if self._changed else said
        for index, block in enumerate(said["content"]):
            if block["type"] == "tool_use":
                given = message.content[index].input
                raw, problem = (unread or {}).get(index, (None, _problem_of(given)))
                self._calls.append(Call(block["id"], block["name"], given, problem))
                # The API takes nothing but objects.
                if raw is not None or not isinstance(given, dict):
                    block["input"] = {INVALID: json.dumps(given) if raw is None else raw}

    def count(self, message: Any) -> None:
        """Count a message, and what it has used."""
        self._asked += 1
        self._use(message.usage)

    def _use(self, usage: Any) -> None:
        self.usage = _sum(self.usage, usage.to_dict() if isinstance(usage, Model) else {})

    def _resume(self) -> None:
        """Take up what there is: a message that has been shown, or calls in messages that came from elsewhere."""
        self._add_message()
        if self._changed:
            self._changed = False
            self._find_calls()

    def _begin(self) -> None:
        self.message = None
        self._calls = []
        self._results.clear()

    def _limit(self) -> str | None:
        """Return the name of the limit that is reached, if one is."""
        limits = self._limits
        if limits.max_iterations is not None and self._asked >= limits.max_iterations:
            return "max_iterations"
        if limits.max_continuations is not None and self._continued > limits.max_continuations:
            return "max_continuations"
        return None

    def _add_message(self, *, whole: bool = True) -> None:
        if self._said is not None:
            # Calls that are not run have no result, and nobody could go on with such a message.
            content = self._said["content"] if whole else _without_calls(self._said)
            if content:
                self._params["messages"].append({**self._said, "content": content})
            self._said = None

    def _conclude(self) -> None:
        """Make the results part of the messages; one that is no failure may be that of the last call."""
        done = [call for call in self._calls if not self._results[call.id].get("is_error")]
        last = next((call for call in done if self._limits.stop_on(call)), None)
        if last is not None:
            self.stopped_because = f"tool:{last.name}"
        self._params["messages"].append(self._answers())
        self._results.clear()
        self._calls, self._beside = [], []

    def _find_calls(self) -> None:
        """Find the calls at the end of the messages that have no results, or not all of them."""
        tail = self._params["messages"][-2:]
        found = {block["tool_use_id"]: block for block in _blocks(tail[-1:], "user", "tool_result")}
        calls = [_call_of(block) for block in _blocks(tail[:-1] if found else tail[-1:], "assistant", "tool_use")]
        self._beside = []
        if all(call.id in found for call in calls):
            self._calls = []
            self._results.clear()
            return
        # None that is known is run again, though the caller may have left its result out.
        known = {**self._results, **found}
        self._calls = calls
        self._results = {call.id: known[call.id] for call in calls if call.id in known}
        if found:
            answer = self._params["messages"].pop()
            self._beside = [block for block in answer["content"] if block["type"] != "tool_result"]

    # Compaction

    def _is_long(self) -> bool:
        if self._compaction is None:
            return False
        usage = self.message.usage
        counts = (
            usage.input_tokens,
            usage.cache_creation_input_tokens,
            usage.cache_read_input_tokens,
            usage.output_tokens,
        )
        threshold = self._compaction.get("context_token_threshold", DEFAULT_THRESHOLD)
        return sum(count or 0 for count in counts) >= threshold

    def _compact(self) -> Generator[Step, Any, None]:
        assert self._compaction is not None
        assert self._said is not None
        said = _without_calls(self._said)
        before = [*self._params["messages"], *([{"role": "assistant", "content": said}] if said else [])]
        prompt = self._compaction.get("summary_prompt", SUMMARY_PROMPT)
        request: dict[str, Any] = {"max_tokens": self._params["max_tokens"]}
        request["messages"] = [*before, {"role": "user", "content": prompt}]
        for name in ("betas", "system", "tools", "mcp_servers", "thinking", *OPTIONS):
            if name in self._params:
                request[name] = self._params[name]
        request["model"] = self._compaction.get("model") or self._params["model"]
        summary = yield Ask(request, is_summary=True)
        self._use(summary.usage)
        content = [block for block in as_message(summary)["content"] if block["type"] == "text"]
        if not content:
            raise ValueError(f"the summary holds no text: its stop_reason is {summary.stop_reason!r}")
        self._params["messages"] = [{"role": "user", "content": content}]
        self._said, self._calls = None, []
        self._results.clear()


def as_message(message: Any) -> dict[str, Any]:
    """Return a message as plain JSON objects: one of the API's, or one in the form of a request.

    Raises:
        TypeError: It is no message, or holds what has no JSON form.
    """
    plain: Any = to_param(message) if isinstance(message, Model) else json.loads(encode(message))
    if not isinstance(plain, dict) or not {"role", "content"} <= plain.keys():
        raise TypeError(f"a message is an object with a role and content, which this is not: {message!r:.200}")
    return cast("dict[str, Any]", plain)


def _blocks(messages: list[dict[str, Any]], role: str, kind: str) -> list[dict[str, Any]]:
    return [
        block
        for message in messages
        if message["role"] == role and isinstance(message["content"], list)
        for block in cast("list[dict[str, Any]]", message["content"])
        if block["type"] == kind
    ]


def _call_of(block: dict[str, Any]) -> Call:
    # The input is the tool's, to do with it as it likes.
    return Call(block["id"], block["name"], deepcopy(block["input"]), _problem_of(block["input"]))


def _problem_of(given: Any) -> str | None:
    return repr(given[INVALID]) if given.__class__ is dict and [*given] == [INVALID] else None


def _without_calls(message: dict[str, Any]) -> list[Any]:
    """Return the content of a message without its calls, and without thinking that nothing comes of."""
    content = [block for block in message["content"] if block["type"] != "tool_use"]
    while content and content[-1]["type"] in ("thinking", "redacted_thinking"):
        content.pop()
    return content


def _sum(total: Any, more: Any) -> dict[str, Any]:
    """Add the numbers of a usage to those of others; what is no number is as it was last."""
    summed = dict(total)
    for name, value in more.items():
        before = summed.get(name)
        if isinstance(value, dict):
            summed[name] = _sum(before if isinstance(before, dict) else {}, value)
        elif isinstance(value, int) and not isinstance(value, bool) and isinstance(before, int):
            summed[name] = before + value
        elif value is not None or name not in summed:
            summed[name] = value
    return summed
