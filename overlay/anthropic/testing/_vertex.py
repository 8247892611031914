"""The door that the API has at Google Vertex AI: the model stands in the path, and a bearer token opens it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any, cast
from urllib.parse import unquote

from ._exchange import Refusal, Reply, Request, encode

VERSION = "vertex-2023-10-16"

#: What Google calls the errors that it answers with itself, before a request gets to the API.
STATUSES = {401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND"}

is_vertex = re.compile(r"(?:/v\d\w*)?/projects/").match
_address = re.compile(
    r"(?:/v\d\w*)?/projects/[^/]+/locations/[^/]+/publishers/anthropic/models/([^/]+):(rawPredict|streamRawPredict)"
).fullmatch


class Vertex:
    """Google Vertex AI: messages and the counting of tokens, and nothing else."""

    def enter(self, request: Request) -> Request:
        """Return the request as one to the API itself."""
        scheme, _, token = (request.header("authorization") or "").partition(" ")
        if scheme != "Bearer" or not token:
            raise Refusal(401, "Request is missing required authentication credential.")
        found = _address(request.path)
        if found is None or request.method != "POST":
            raise Refusal(404, f"{request.method} {unquote(request.path)} was not found on this server.")
        body = _body(request)
        if body.pop("anthropic_version", None) != VERSION:
            raise Refusal(400, f"anthropic_version: should be {VERSION!r}")
        name = unquote(found[1])
        path = "/v1/messages"
        if name == "count-tokens":
            path += "/count_tokens"
            body["model"] = _model(str(body.get("model", "")))
        elif "model" in body:
            raise Refusal(400, "model: Extra inputs are not permitted")
        elif bool(body.get("stream")) != (found[2] == "streamRawPredict"):
            raise Refusal(400, f"stream: not with {found[2]}")
        else:
            body["model"] = _model(name)
        headers = [(name, value) for name, value in request.headers if name.lower() != "anthropic-version"]
        headers.append(("anthropic-version", "2023-06-01"))
        query = request.target.partition("?")[1:]
        return replace(request, target="".join((path, *query)), headers=headers, body=encode(body))

    def leave(self, request: Request, reply: Reply) -> Reply:
        """Return the reply, in Google's words where it would not be one of the API."""
        status = STATUSES.get(reply.status)
        if status is not None and isinstance(reply.body, bytes) and reply.body.startswith(b'{"type":"error"'):
            message = json.loads(reply.body)["error"]["message"]
            reply.body = encode({"error": {"code": reply.status, "message": message, "status": status}})
        return reply


def _body(request: Request) -> dict[str, Any]:
    try:
        body: Any = request.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise Refusal(400, "the body has to be a JSON object")
    return cast("dict[str, Any]", body)


def _model(name: str) -> str:
    """Return what the API calls a model that Google calls `name@date`."""
    if not name.startswith("claude"):
        raise Refusal(404, f"Publisher Model `publishers/anthropic/models/{name}` was not found.")
    return name.removesuffix("@default").replace("@", "-")
