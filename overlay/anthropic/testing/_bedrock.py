"""The door of Amazon Bedrock: its routes, its signatures, its errors and its event streams.

Nothing here is taken from the client or from botocore: a signature is computed again from the request as it came, and frames
are written by hand.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import math
import re
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from typing import Any, cast
from urllib.parse import quote, unquote

from ._exchange import ERROR_TYPES, Cut, Piece, Refusal, Reply, Request, encode

is_bedrock = re.compile(r"/model/").match
_route = re.compile(r"/model/([^/]+)/(invoke|invoke-with-response-stream|count-tokens)").fullmatch
_authorization = re.compile(
    r"AWS4-HMAC-SHA256 Credential=([^/]+)/(\d{8})/([a-z0-9-]+)/bedrock/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?"
    r"Signature=([0-9a-f]{64})"
).fullmatch

#: A model as Bedrock calls it, with or without the area in which it is served.
_model_id = re.compile(r"(?:[a-z-]+\.)?anthropic\.(claude[a-z0-9.-]*?)(?:-v\d+)?(?::\d+)?").fullmatch
#: What a profile of the customer's own stands for.
MODEL = "claude-opus-4-6"

#: The keys that are accepted, if no others are added.
ACCESS_KEY, SECRET_KEY = "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
#: Bearer tokens that are refused; every other one is accepted.
BAD_TOKENS = frozenset({"bad-key", "invalid"})

#: Seconds by which a signature may be older or younger than the server's time.
SKEW = 300

#: What AWS calls the errors of a status.
ERRORS = {
    400: "ValidationException",
    403: "AccessDeniedException",
    404: "ResourceNotFoundException",
    408: "ModelTimeoutException",
    424: "ModelErrorException",
    429: "ThrottlingException",
    500: "InternalServerException",
    503: "ServiceUnavailableException",
}
#: The same within streams; what has no name there is a failure of the model that has a status of its own.
EXCEPTIONS = {"invalid_request_error": "validationException", "rate_limit_error": "throttlingException"}
EXCEPTIONS["api_error"] = "internalServerException"

#: How many bytes an event may have until it is sent as a frame without end, and what such a frame says of its length.
LONGEST, ENDLESS = 64 * 1024, 1024 * 1024

_AFTER_BLANK_LINE = re.compile(rb"(?<=\n\n)|(?<=\n\r\n)|(?<=\r\r)")


@dataclass
class Bedrock:
    """Amazon Bedrock. Its state is there for tests to change."""

    #: Access key → secret key, and the session token that has to come with it, if any.
    keys: dict[str, tuple[str, str | None]] = field(default_factory=lambda: {ACCESS_KEY: (SECRET_KEY, None)})
    #: Access keys, session tokens and bearer tokens that have expired.
    expired: set[str] = field(default_factory=set[str])
    #: The region that signatures have to be for, if that matters.
    region: str | None = None

    def reset(self) -> None:
        """Return to the state it began in."""
        vars(self).update(vars(Bedrock()))

    def enter(self, request: Request) -> Request:
        """Return the request as one to the API itself.

        Raises:
            Refusal: It is not authorised, or not what the platform understands.
        """
        self._authorize(request)
        found = _route(request.path)
        if found is None or request.method != "POST":
            raise Refusal(404, "The requested operation is not recognized by the service.", _named("UnknownOperation"))
        model, what = _model(unquote(found.group(1))), found.group(2)
        body = _object(request.body)
        if what == "count-tokens":
            try:
                body = _object(b64decode(body["input"]["invokeModel"]["body"], validate=True))
            except (KeyError, TypeError, ValueError):
                raise Refusal(400, "input.invokeModel.body is missing, or not base64") from None
        if body.pop("anthropic_version", None) != "bedrock-2023-05-31":
            raise Refusal(400, "anthropic_version: Field required, or not a version that there is")
        for name in ("model", "stream"):
            if name in body:
                raise Refusal(400, f"Malformed input request: #: extraneous key [{name}] is not permitted")
        path = "/v1/complete" if "prompt" in body else "/v1/messages"
        if what == "count-tokens":
            if "max_tokens" not in body:
                raise Refusal(400, "max_tokens: Field required")
            path, _ = "/v1/messages/count_tokens", body.pop("max_tokens")
        elif what != "invoke":
            body["stream"] = True
        return _as_the_api_has_it(request, path, {**body, "model": model})

    def leave(self, request: Request, reply: Reply) -> Reply:
        """Return the reply as AWS sends it."""
        headers = {k: v for k, v in reply.headers.items() if not k.startswith("anthropic-")}
        if "request-id" in headers:
            headers["x-amzn-requestid"] = headers.pop("request-id")
        body = reply.body
        if isinstance(body, bytes):
            body = _renamed(body, reply.status, headers)
        elif headers.get("content-type", "").startswith("text/event-stream") and "content-encoding" not in headers:
            headers["content-type"] = "application/vnd.amazon.eventstream"
            body = frames(body)
        return replace(reply, headers=headers, body=body)

    def _authorize(self, request: Request) -> None:
        given = request.header("authorization") or ""
        scheme, _, key = given.partition(" ")
        if scheme == "Bearer":
            if not key or key in BAD_TOKENS:
                raise Refusal(403, "Authentication failed: Please make sure your API Key is valid.")
            if key in self.expired:
                raise Refusal(403, "Bearer Token has expired")
            return
        if not given:
            raise Refusal(403, "Missing Authentication Token", _named("MissingAuthenticationTokenException"))
        found = _authorization(given)
        if found is None:
            raise Refusal(403, "The Authorization header cannot be read", _named("IncompleteSignatureException"))
        access_key, day, region, names, signature = found.groups()
        token, stamp = request.header("x-amz-security-token"), request.header("x-amz-date") or ""
        if access_key in self.expired or token in self.expired:
            message = "The security token included in the request is expired"
            raise Refusal(403, message, _named("ExpiredTokenException"))
        secret, needed = self.keys.get(access_key, ("", None))
        if not secret or token != needed:
            message = "The security token included in the request is invalid."
            raise Refusal(403, message, _named("UnrecognizedClientException"))
        scope = f"{day}/{region}/bedrock/aws4_request"
        expected = signed(request, names.split(";"), stamp, scope, secret)
        covered = {"host", "x-amz-date", *(["x-amz-security-token"] if token else [])} <= set(names.split(";"))
        right_place = self.region in (None, region) and stamp.startswith(day)
        if not covered or not right_place or not hmac.compare_digest(expected, signature):
            message = "The request signature we calculated does not match the signature you provided."
            raise Refusal(403, message, _named("InvalidSignatureException"))
        made = datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)
        if abs((datetime.now(timezone.utc) - made).total_seconds()) > SKEW:
            raise Refusal(403, f"Signature expired: {stamp}", _named("InvalidSignatureException"))


#: The one that a server has.
BEDROCK = Bedrock()


# Requests


def signed(request: Request, names: list[str], stamp: str, scope: str, secret: str) -> str:
    """Return the signature of a request, by Signature Version 4."""
    path, _, query = request.target.partition("?")
    lines = [
        request.method,
        quote(path, safe="/~"),
        "&".join(map("=".join, sorted(_parameter(part) for part in query.split("&") if part))),
        *(f"{name}:{' '.join((request.header(name) or '').split())}" for name in names),
        "",
        ";".join(names),
        hashlib.sha256(request.body).hexdigest(),
    ]
    text = "\n".join(lines)
    key = f"AWS4{secret}".encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    to_sign = f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{hashlib.sha256(text.encode()).hexdigest()}"
    return hmac.new(key, to_sign.encode(), hashlib.sha256).hexdigest()


def _parameter(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return quote(unquote(name), safe="-_.~"), quote(unquote(value), safe="-_.~")


def _as_the_api_has_it(request: Request, path: str, body: dict[str, Any]) -> Request:
    betas: list[str] = body.pop("anthropic_beta", [])
    own = ("authorization", "anthropic-version", "anthropic-beta", "content-length")
    headers = [(name, value) for name, value in request.headers if name.lower() not in own]
    headers += [("x-api-key", "of-bedrock"), ("anthropic-version", "2023-06-01")]
    if betas:
        headers.append(("anthropic-beta", ",".join(betas)))
    return replace(request, target=f"{path}?beta=true" if betas else path, headers=headers, body=encode(body))


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Refusal(400, "Malformed input request, please reformat your input and try again.")
    return cast("dict[str, Any]", found)


def _model(name: str) -> str:
    """Return what the API calls a model of Bedrock."""
    found = _model_id(name.rpartition("/")[2])
    if found:
        return found.group(1)
    if name.startswith("arn:aws:bedrock:") and "-profile/" in name:
        return MODEL
    raise Refusal(400, "The provided model identifier is invalid.")


# Replies


def _named(name: str) -> dict[str, str]:
    return {"x-amzn-errortype": f"{name}:http://internal.amazon.com/coral/com.amazon.bedrock/"}


def _renamed(body: bytes, status: int, headers: dict[str, str]) -> bytes:
    """Return a body with what AWS calls otherwise: errors, and the number of tokens."""
    try:
        told: Any = json.loads(body)
    except ValueError:
        return body
    if not isinstance(told, dict):
        return body
    fields = cast("dict[str, Any]", told)
    if status >= 400 and fields.get("type") == "error":
        if status in ERRORS:
            headers.setdefault("x-amzn-errortype", ERRORS[status])
        return encode({"message": fields["error"]["message"]})
    if fields.keys() <= {"input_tokens", "context_management"} and "input_tokens" in fields:
        return encode({"inputTokens": fields["input_tokens"]})
    return body


def frame(headers: Mapping[str, str], payload: bytes) -> bytes:
    """Write a frame of an event stream; all headers are texts."""
    head = b"".join(
        bytes([len(name)]) + name.encode() + b"\x07" + len(value.encode()).to_bytes(2, "big") + value.encode()
        for name, value in headers.items()
    )
    start = _prelude(16 + len(head) + len(payload), len(head))
    whole = start + head + payload
    return whole + zlib.crc32(whole).to_bytes(4, "big")


def _prelude(length: int, headers: int) -> bytes:
    numbers = length.to_bytes(4, "big") + headers.to_bytes(4, "big")
    return numbers + zlib.crc32(numbers).to_bytes(4, "big")


def chunk(data: bytes) -> bytes:
    """Write the frame that holds an event of the API."""
    payload = {"bytes": b64encode(data).decode(), "p": "abcdefghijklmnop"[: len(data) % 16]}
    headers = {":event-type": "chunk", ":content-type": "application/json", ":message-type": "event"}
    return frame(headers, encode(payload))


def exception(name: str, fields: Mapping[str, Any]) -> bytes:
    """Write the frame of an exception."""
    headers = {":exception-type": name, ":content-type": "application/json", ":message-type": "exception"}
    return frame(headers, encode(fields))


def frames(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield a stream of server-sent events as frames.

    What is no event, such as a comment, is left out. An event that never ends is a frame that never ends.
    """
    block, endless = b"", False
    for piece in pieces:
        if isinstance(piece, bytes) and endless:
            yield piece
        elif isinstance(piece, bytes):
            *whole, block = _AFTER_BLANK_LINE.split(block + piece)
            for event in whole:
                yield from _frame_of(event)
            if len(block) > LONGEST:
                yield _prelude(ENDLESS, 0) + block
                block, endless = b"", True
        else:
            if block and (isinstance(piece, Cut) or piece == math.inf):
                yield _prelude(ENDLESS, 0) + block
                block, endless = b"", True
            yield piece
    if block:
        yield _prelude(ENDLESS, 0) + block


def _frame_of(block: bytes) -> Iterator[bytes]:
    """Yield the frame for a block of lines, if that is an event."""
    name, data = b"", list[bytes]()
    for line in block.removeprefix(b"\xef\xbb\xbf").splitlines():
        key, _, value = line.partition(b":")
        if key == b"data":
            data.append(value.removeprefix(b" "))
        elif key == b"event":
            name = value.strip()
    text = b"\n".join(data)
    if text:
        yield _error(text) if name == b"error" else chunk(text)


def _error(text: bytes) -> bytes:
    """Write the frame for an error of the API: as the exception that it is, or as one of the model's server."""
    told: Any = json.loads(text)
    kind, message = told["error"]["type"], told["error"]["message"]
    if kind in EXCEPTIONS:
        return exception(EXCEPTIONS[kind], {"message": message})
    status = next((status for status, known in ERROR_TYPES.items() if known == kind), None)
    if status is not None:
        fields = {"message": message, "originalStatusCode": status, "originalMessage": message}
        return exception("modelStreamErrorException", fields)
    return frame({":message-type": "error", ":error-code": kind, ":error-message": message}, b"")
