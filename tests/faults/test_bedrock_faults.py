"""What can go wrong with a stream of Bedrock alone: damaged frames, exceptions, gateways. The rest is in `test_stream_faults`."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bedrock import ASK, signing

import anthropic
from anthropic.testing import message_events
from anthropic.testing._bedrock import chunk, exception, frame

FORMS = ("raw", "helper", "whole")
FRAMES = {"content-type": "application/vnd.amazon.eventstream"}
EVENTS = [chunk(json.dumps(event).encode()) for event in message_events("Hello")]
FLIPPED = EVENTS[2][:40] + bytes([EVENTS[2][40] ^ 1]) + EVENTS[2][41:]


def read(api: Any, client: Any, form: str) -> Any:
    if form == "raw":
        return api.collect(api.call(client.messages.create, **ASK, stream=True))
    if form == "whole":
        return api.call(client.messages.create, **ASK, via_stream=True)
    with api.using(client.messages.stream(**ASK)) as stream:
        return api.call(stream.get_final_message)


WRONG, STATUS = anthropic.APIResponseValidationError, anthropic.APIStatusError
TABLE: dict[str, tuple[bytes, type[Exception], str]] = {
    "a flipped bit": (FLIPPED, WRONG, "its checksum is wrong"),
    "a page": (b"<html>Welcome to our hotel</html>", WRONG, "our hotel"),
    "a chunk without an event": (frame({":message-type": "event", ":event-type": "chunk"}, b"{}"), WRONG, "base64"),
    "a frame that is cut off": (EVENTS[2][:-1], anthropic.StreamIncompleteError, "the server ended it"),
    **{
        name: (exception(name, {"message": "it broke"}), cls, f"it broke (HTTP {status}")
        for name, cls, status in [
            ("throttlingException", anthropic.RateLimitError, 429),
            ("validationException", anthropic.BadRequestError, 400),
            ("internalServerException", anthropic.InternalServerError, 500),
            ("modelStreamErrorException", anthropic.InternalServerError, 500),
            ("modelTimeoutException", STATUS, 408),
            ("serviceUnavailableException", anthropic.ServiceUnavailableError, 503),
            ("brandNewException", STATUS, 200),
        ]
    },
    "an error without an exception": (
        frame({":message-type": "error", ":error-code": "AccessDeniedException", ":error-message": "no"}, b""),
        anthropic.PermissionDeniedError,
        "no (HTTP 403",
    ),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("sent", "error", "says"), TABLE.values(), ids=TABLE.keys())
def test_fault(every_api: Any, server: Any, sent: bytes, error: Any, says: str, form: str) -> None:
    server.stream([*EVENTS[:2], sent], headers=FRAMES)
    with pytest.raises(anthropic.APIError) as caught:
        read(every_api, signing(every_api, max_retries=0), form)
    assert type(caught.value) is error
    assert says in str(caught.value)
    assert caught.value.in_stream
    assert caught.value.request_id == caught.value.response.headers["x-amzn-requestid"]


@pytest.mark.parametrize("name", ["throttlingException", "modelStreamErrorException", "serviceUnavailableException"])
def test_a_whole_message_is_asked_for_again_after_an_exception(every_api: Any, server: Any, name: str) -> None:
    server.stream([*EVENTS[:2], exception(name, {"message": "it broke"})], headers=FRAMES)
    assert read(every_api, signing(every_api), "whole").text.startswith("Hello!")
    assert len(server.requests) == 2


@pytest.mark.parametrize("form", FORMS)
def test_frames_of_a_new_kind_are_passed_over(every_api: Any, server: Any, form: str) -> None:
    new = frame({":message-type": "event", ":event-type": "weather"}, b"{}")
    server.stream([*EVENTS[:2], new, *EVENTS[2:]], headers=FRAMES)
    assert read(every_api, signing(every_api), form)


@pytest.mark.parametrize("form", FORMS)
def test_a_gateway_may_send_the_events_of_the_api(every_api: Any, server: Any, form: str) -> None:
    body = b"".join(b"event: x\ndata: " + json.dumps(event).encode() + b"\n\n" for event in message_events("Hello"))
    server.reply(200, {"content-type": "text/event-stream"}, body)
    assert read(every_api, signing(every_api), form)
