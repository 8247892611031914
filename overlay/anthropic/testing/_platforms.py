"""The other doors of the API: the same operations as Bedrock, Vertex AI and Foundry have them.

A `Door` turns a request of a platform into one of the API, and the reply into one of the platform. Which one is meant, the path
says: `/model/...` is Bedrock, `/projects/...` (with or without a version before it) Vertex AI, `/anthropic/...` Foundry.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Callable, Protocol
from uuid import uuid4

from ._bedrock import BEDROCK, is_bedrock
from ._exchange import Refusal, Reply, Request, encode
from ._vertex import Vertex, is_vertex

#: What Foundry does not have.
LACKING = ("/anthropic/v1/messages/batches", "/anthropic/v1/models", "/anthropic/v1/complete")


class Door(Protocol):
    """A platform, as seen by those who send requests to it."""

    def enter(self, request: Request) -> Request:
        """Return the request as one to the API itself.

        Raises:
            Refusal: It is not authorised, or the platform does not have the operation.
        """
        ...

    def leave(self, request: Request, reply: Reply) -> Reply:
        """Return the reply to a request, of the API or scripted, as the platform sends it."""
        ...


class Foundry:
    """Microsoft Foundry: the API below another path, with a key or token in headers of its own."""

    def enter(self, request: Request) -> Request:
        """Return the request as one to the API itself."""
        refused = self._refused(request)
        if refused is not None:
            raise Refusal(*refused)
        headers = [(name, value) for name, value in request.headers if name.lower() not in ("api-key", "x-api-key")]
        key = request.header("api-key") or request.header("x-api-key")
        if key is not None:
            headers.append(("x-api-key", key))
        return replace(request, target=request.target.removeprefix("/anthropic"), headers=headers)

    def leave(self, request: Request, reply: Reply) -> Reply:
        """Return the reply with an id of Azure's, and without rate limits; what Azure refuses itself, in its own words."""
        refused = self._refused(request)
        if refused is not None and refused[0] == reply.status:
            status, message = refused
            reply.headers.pop("request-id", None)
            reply.body = encode({"error": {"code": str(status), "message": message}})
        reply.headers = {k: v for k, v in reply.headers.items() if not k.startswith("anthropic-ratelimit-")}
        reply.headers["apim-request-id"] = str(uuid4())
        return reply

    def _refused(self, request: Request) -> tuple[int, str] | None:
        keys = (request.header("api-key"), request.header("x-api-key"))
        if not any(keys) and not (request.header("authorization") or "").startswith("Bearer "):
            return 401, "Access denied due to invalid subscription key or wrong API endpoint."
        return (404, "Resource not found") if request.path.startswith(LACKING) else None


#: What the paths of a platform look like, and its door.
DOORS: list[tuple[Callable[[str], object], Door]] = [
    (is_bedrock, BEDROCK),
    (re.compile(r"/anthropic/").match, Foundry()),
    (is_vertex, Vertex()),
]


def door(path: str) -> Door | None:
    """Return the door that a path leads to, if it is not one of the API itself."""
    return next((found for leads, found in DOORS if leads(path)), None)
