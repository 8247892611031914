"""The API itself, as a function from request to reply: who may call, which operation is meant, what it answers.

State that lasts from one request to the next (batches, files, skills) is in `_store`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

from . import _replies
from ._call import Call, Handler, page
from ._conversations import Conversations
from ._exchange import Piece, Refusal, Reply, Request, error, event
from ._faults import Fault
from ._platforms import Door
from ._store import Batches, Files, Skills
from ._turns import Turn
from ._validate import Description

ORGANIZATION = "00000000-0000-4000-8000-000000000001"
#: Keys that are refused, for trying that out; every other key is accepted.
BAD_KEYS = frozenset({"bad-key", "invalid"})

_MB = 1024 * 1024
#: The largest body of a request to a path, first match first.
BODY_LIMITS = (
    ("/v1/messages/batches", 256 * _MB),
    ("/v1/files", 500 * _MB),
    ("/v1/", 32 * _MB),
    ("/model/", 25 * _MB),
    ("/", _MB),
)

#: Limit per minute of each rate-limit bucket.
RATE_LIMITS = {"requests": 4_000, "input-tokens": 2_000_000, "output-tokens": 400_000}

#: Newest first, as the API lists them: dated ID, alias, name, release date.
MODELS = (
    ("claude-sonnet-4-6", None, "Claude Sonnet 4.6", "2026-02-17"),
    ("claude-opus-4-6", None, "Claude Opus 4.6", "2026-02-04"),
    ("claude-opus-4-5-20251101", "claude-opus-4-5", "Claude Opus 4.5", "2025-11-24"),
    ("claude-haiku-4-5-20251001", "claude-haiku-4-5", "Claude Haiku 4.5", "2025-10-15"),
    ("claude-sonnet-4-5-20250929", "claude-sonnet-4-5", "Claude Sonnet 4.5", "2025-09-29"),
    ("claude-opus-4-1-20250805", "claude-opus-4-1", "Claude Opus 4.1", "2025-08-05"),
    ("claude-opus-4-20250514", "claude-opus-4-0", "Claude Opus 4", "2025-05-22"),
    ("claude-sonnet-4-20250514", "claude-sonnet-4-0", "Claude Sonnet 4", "2025-05-22"),
    ("claude-3-haiku-20240307", None, "Claude Haiku 3", "2024-03-07"),
)
_ALIASES = {alias: model for model, alias, _, _ in MODELS if alias}


class API:
    """Answers requests."""

    def __init__(self, description: Description | None, *, pace: float = 0, batch_polls: int = 1) -> None:
        self.description = description
        #: Seconds between two pieces of a stream.
        self.pace = pace
        #: How often a message batch is in progress when looked at.
        self.batch_polls = batch_polls
        #: The bearer tokens that are accepted; if `None`, all but the `BAD_KEYS`.
        self.tokens: set[str] | None = None
        self.conversations = Conversations(self)
        self._number = itertools.count(1)
        self._spent = dict.fromkeys(RATE_LIMITS, 0)
        self._handlers: dict[str, Handler] = {
            "messages.create": self._create,
            "messages.count_tokens": self._count,
            "completions.create": self._complete,
            "models.list": self._list_models,
            "models.retrieve": self._retrieve_model,
            **Batches(self).handlers(),
            **Files(self).handlers(),
            **Skills(self).handlers(),
        }

    def id(self, prefix: str) -> str:
        """Return a new ID."""
        return f"{prefix}_01{next(self._number):022d}"

    def answer(self, request: Request, request_id: str, fault: Fault, entrance: Door | None = None) -> Reply:
        """Return the reply to a request, whatever it is.

        Args:
            request: The request, as it came.
            request_id: The id it is given.
            fault: What the reply will meet on its way.
            entrance: The platform that it was sent to, if not to the API itself.
        """
        try:
            return self._answer(request if entrance is None else entrance.enter(request), fault)
        except Refusal as refusal:
            reply = Reply.of(error(refusal.status, request_id, refusal.message), refusal.status)
            reply.headers.update(refusal.headers)
            return reply

    def headers(self, request_id: str) -> dict[str, str]:
        """Return the headers every reply has."""
        self._spent["requests"] += 1
        now = datetime.now(timezone.utc)
        headers = {
            "date": now.strftime("%a, %d %b %Y %H:%M:%S GMT"),
            "request-id": request_id,
            "anthropic-organization-id": ORGANIZATION,
        }
        buckets = {name: (limit, max(0, limit - self._spent[name])) for name, limit in RATE_LIMITS.items()}
        inputs, outputs = buckets["input-tokens"], buckets["output-tokens"]
        buckets["tokens"] = (inputs[0] + outputs[0], inputs[1] + outputs[1])
        reset = (now + timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
        for name, (limit, remaining) in buckets.items():
            bucket = f"anthropic-ratelimit-{name}"
            headers.update(
                {f"{bucket}-limit": str(limit), f"{bucket}-remaining": str(remaining), f"{bucket}-reset": reset}
            )
        return headers

    def message(self, params: dict[str, Any], *, beta: bool, turn: Turn | None = None) -> dict[str, Any]:
        """Return the message that answers a request, with what a script has the model say, or the usual.

        Raises:
            Refusal: The conversation breaks a rule no schema can state, or the model is unknown.
        """
        model = _check(params)
        answer = None if turn is None else turn.answer(self.id)
        reply = _replies.message(params, self.id("msg"), model, beta=beta, answer=answer)
        if turn is not None:
            reply.update(turn.message)
            reply["usage"].update(turn.usage)
        self._spent["input-tokens"] += reply["usage"]["input_tokens"]
        self._spent["output-tokens"] += reply["usage"]["output_tokens"]
        return reply

    def reply(self, call: Call, turn: Turn | None = None) -> Reply:
        """Return the message that answers a request in the form that it asks for; for the turn see `message`."""
        message = self.message(call.body, beta=call.beta, turn=turn)
        return self._events(_replies.stream_events(message)) if call.body.get("stream") else Reply.of(message)

    def _answer(self, request: Request, fault: Fault) -> Reply:
        if self.description is None:
            raise Refusal(500, "this server was started without a description of the API")
        operation, path = self.description.find(request)
        _authenticate(request, self.tokens)
        if len(request.body) > body_limit(request.path):
            raise Refusal(413, "Request exceeds the maximum size")
        if request.header("anthropic-version") is None:
            raise Refusal(400, "anthropic-version: header is required")
        body = self.description.check(operation, request)
        if operation.name not in self._handlers:
            raise Refusal(501, f"{operation.name} is an operation of the API, but this server does not play it yet")
        return self._handlers[operation.name](Call(operation, request, path, body, fault))

    def _create(self, call: Call) -> Reply:
        _check(call.body)  # A request that is refused takes no turn.
        return self.conversations.reply(call) or self.reply(call)

    def _count(self, call: Call) -> Reply:
        _check(call.body)
        count: dict[str, Any] = {"input_tokens": _replies.count_tokens(call.body)}
        if call.beta:
            count["context_management"] = None
        return Reply.of(count)

    def _complete(self, call: Call) -> Reply:
        asked = str(call.body["prompt"]).rpartition("Human:")[2].partition("\n\nAssistant:")[0]
        text = " " + _replies.say(asked)
        stops = [*call.body.get("stop_sequences", ()), "\n\nHuman:"]
        text, reason, _ = _replies.limit(text, call.body["max_tokens_to_sample"], stops)
        completion = {
            "type": "completion",
            "id": self.id("compl"),
            "completion": text,
            "stop_reason": "max_tokens" if reason == "max_tokens" else "stop_sequence",
            "model": _model(call.body["model"]),
        }
        if not call.body.get("stream"):
            return Reply.of(completion)
        pieces = [{**completion, "completion": piece, "stop_reason": None} for piece in _replies.words(text)]
        return self._events([*pieces[:1], {"type": "ping"}, *pieces[1:], {**completion, "completion": ""}])

    def _events(self, events: Iterable[dict[str, Any]]) -> Reply:
        def pieces() -> Iterator[Piece]:
            for data in events:
                yield event(data)
                if self.pace:
                    yield self.pace

        headers = {"content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache"}
        return Reply(200, headers, pieces())

    def _list_models(self, call: Call) -> Reply:
        return page([_model_info(*model) for model in MODELS], call.request)

    def _retrieve_model(self, call: Call) -> Reply:
        wanted = call.path["model_id"]
        for model in MODELS:
            if wanted in model[:2]:
                return Reply.of(_model_info(*model))
        raise Refusal(404, f"model: {wanted}")


def body_limit(path: str) -> int:
    """Return the largest body a request to this path may have."""
    return next(limit for prefix, limit in BODY_LIMITS if path.startswith(prefix) or prefix == "/")


def _authenticate(request: Request, tokens: set[str] | None) -> None:
    key, token = request.header("x-api-key"), request.header("authorization")
    if not key and not token:
        raise Refusal(401, "x-api-key header is required")
    if key in BAD_KEYS:
        raise Refusal(401, "invalid x-api-key")
    if not key and token:
        scheme, _, value = token.partition(" ")
        refused = value in BAD_KEYS if tokens is None else value not in tokens
        if scheme.lower() != "bearer" or not value or refused:
            raise Refusal(401, "Invalid bearer token")


def _model(name: str) -> str:
    """Return the ID of a model; names of models this server never heard of are fine if they look like ours."""
    if not name.startswith("claude"):
        raise Refusal(404, f"model: {name}")
    return _ALIASES.get(name, name)


def _model_info(model: str, alias: str | None, name: str, released: str) -> dict[str, Any]:
    return {"type": "model", "id": model, "display_name": name, "created_at": f"{released}T00:00:00Z"}


def _check(params: dict[str, Any]) -> str:
    """Refuse what no schema can: conversations with broken rules, and unknown models. Return the model's ID."""
    _check_conversation(params["messages"])
    return _model(params["model"])


def _check_conversation(messages: list[dict[str, Any]]) -> None:
    """Refuse what the schema allows but the API does not: no turns, and tool calls and results that do not pair up."""
    if not messages:
        raise Refusal(400, "messages: at least one message is required")
    calls: list[str] = []
    for index, turn in enumerate(messages):
        results = _ids(turn, "tool_result", "tool_use_id")
        for result in results:
            if result not in calls:
                raise Refusal(400, f"messages.{index}: tool_result for {result!r}, which the turn before did not call")
        missing = [call for call in calls if call not in results]
        if missing:
            raise Refusal(400, f"messages.{index}: no tool_result for the tool_use {missing[0]!r} of the turn before")
        if len(set(results)) < len(results):
            raise Refusal(400, f"messages.{index}: more than one tool_result for a tool_use")
        calls = _ids(turn, "tool_use", "id")
    # The turn of a model that was interrupted may be the last, to be continued, but not one that waits for a result.
    if calls:
        raise Refusal(400, f"messages: no tool_result for the tool_use {calls[0]!r} of the last turn")


def _ids(turn: dict[str, Any], kind: str, key: str) -> list[str]:
    return [block[key] for block in _replies.blocks(turn) if block["type"] == kind]
