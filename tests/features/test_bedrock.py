"""Amazon Bedrock: what is sent and how it is signed, where keys and the region come from, what it lacks, how it fails."""

from __future__ import annotations

import asyncio
import base64
import json
import logging
import os
import pickle
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import boto3
import botocore.credentials
import botocore.session
import pytest
from bedrock import ASK, KEYS, MODEL, client, signing, without_aws

import anthropic
from anthropic import AnthropicBedrock, AsyncAnthropicBedrock
from anthropic.testing._bedrock import ACCESS_KEY, BEDROCK, SECRET_KEY

MESSAGES: Any = ASK["messages"]
ARN = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123"
TOKEN = "canary-session-token/+="


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    without_aws(monkeypatch, tmp_path)
    BEDROCK.reset()
    yield
    BEDROCK.reset()


# What is sent


def test_the_request_of_bedrock(every_api: Any, server: Any) -> None:
    message = every_api.call(signing(every_api).messages.create, **ASK)
    assert message.text.startswith("Hello!")
    (request,) = server.requests
    assert (request.method, request.target) == ("POST", f"/model/{MODEL}/invoke")
    assert request.json() == {"max_tokens": 64, "messages": MESSAGES, "anthropic_version": "bedrock-2023-05-31"}
    assert request.header("anthropic-version") is None
    assert request.header("x-api-key") is None
    signed = request.header("authorization").partition("SignedHeaders=")[2].partition(",")[0]
    assert signed == "content-type;host;x-amz-date"
    assert "/eu-west-1/bedrock/aws4_request" in request.header("authorization")


@pytest.mark.parametrize(
    "model", [MODEL, "us.anthropic.claude-sonnet-4-5-20250929-v1:0", ARN, ARN.replace("abc123", "é x%2F?#")]
)
def test_signatures_hold_for_every_model_and_query(every_api: Any, server: Any, model: str) -> None:
    made = signing(every_api, default_query={"a b": "é&=", "z": "1"})
    ask = {**ASK, "model": model, "messages": [{"role": "user", "content": "Grüße, \u2028 𝄞"}]}
    query = {"b": "x+y/", "a": "~"}
    assert every_api.call(
        made.messages.create, **ask, extra_query=query, extra_headers={"x-amz-note": " a  b "}
    ).content
    assert every_api.call(made.messages.create, **ask, via_stream=True, extra_query=query).content
    assert every_api.call(made.messages.count_tokens, model=model, messages=ask["messages"]).input_tokens > 0


def test_beta_features_stand_in_the_body_too(every_api: Any, server: Any) -> None:
    made = signing(every_api, default_headers={"anthropic-beta": "from-client"})
    every_api.call(made.messages.create, **ASK, extra_body={"anthropic_beta": ["in-body"], "top_k": 1})
    every_api.call(made.beta.messages.create, **ASK, betas=["one", "two", "one"])
    first, second = server.requests[0].json(), server.requests[1].json()
    assert first["anthropic_beta"] == ["in-body", "from-client"]
    assert first["top_k"] == 1
    assert second["anthropic_beta"] == ["one", "two"]
    assert server.requests[1].header("anthropic-beta") == "one,two"
    assert server.requests[1].target == f"/model/{MODEL}/invoke"


def test_every_way_to_stream(every_api: Any, server: Any) -> None:
    made = signing(every_api)
    events = every_api.collect(every_api.call(made.messages.create, **ASK, stream=True))
    assert (events[0].type, events[-1].type) == ("message_start", "message_stop")
    with every_api.using(made.messages.stream(**ASK)) as stream:
        text = every_api.call(stream.get_final_text)
    with every_api.using(made.beta.messages.stream(**ASK)) as stream:
        assert every_api.call(stream.get_final_text) == text
    assert every_api.call(made.messages.create, **ASK, via_stream=True).text == text
    raw = every_api.call(made.messages.with_raw_response.create, **ASK)
    assert raw.headers["x-amzn-requestid"] == raw.request_id
    assert [request.path.rpartition("/")[2] for request in server.requests] == [
        *["invoke-with-response-stream"] * 4,
        "invoke",
    ]
    assert all("stream" not in request.json() for request in server.requests)


def test_completions_of_old_models(every_api: Any, server: Any) -> None:
    made = signing(every_api)
    ask = {"model": "anthropic.claude-v2:1", "prompt": "\n\nHuman: Hi\n\nAssistant:", "max_tokens_to_sample": 20}
    whole = every_api.call(made.completions.create, **ask).completion
    events = every_api.collect(every_api.call(made.completions.create, **ask, stream=True))
    assert "".join(event.completion for event in events) == whole
    assert server.requests[0].target == "/model/anthropic.claude-v2:1/invoke"


def test_parse_and_tool_runner(every_api: Any, server: Any) -> None:
    made = signing(every_api)
    server.converse("[1, 2]")
    assert every_api.call(made.messages.parse, **ASK, output_format=list[int]).parsed_output == [1, 2]

    def double(x: int) -> str:
        """Double a number."""
        return str(2 * x)

    server.converse(anthropic.testing.call("double", x=4), "Eight.")
    tool = anthropic.tool(double)
    runner = made.beta.messages.tool_runner(**ASK, tools=[tool])
    assert [message.content[-1].type for message in every_api.collect(runner)] == ["tool_use", "text"]


def test_tokens_are_counted(every_api: Any, server: Any) -> None:
    made = signing(every_api)
    thinking: Any = {"type": "enabled", "budget_tokens": 2000}
    for messages in (made.messages, made.beta.messages):
        count = every_api.call(messages.count_tokens, model=MODEL, messages=MESSAGES, thinking=thinking)
        assert count.input_tokens > 0
        sent = server.requests[-1].json()["input"]["invokeModel"]["body"]
        assert json.loads(base64.b64decode(sent))["max_tokens"] == 2001
    assert server.requests[-1].target == f"/model/{MODEL}/count-tokens"
    assert type(count).__name__ == "BetaMessageTokensCount"


def test_undocumented_calls(every_api: Any, server: Any) -> None:
    made = signing(every_api)
    answer = every_api.call(made.post, "/v1/messages?beta=true", body=ASK, cast_to=anthropic.types.Message)
    assert answer.text.startswith("Hello!")
    for model in (None, ""):
        with pytest.raises(ValueError, match="model"):
            every_api.call(made.post, "/v1/messages", body={**ASK, "model": model}, cast_to=object)
    assert len(server.requests) == 1


def test_what_the_platform_lacks(every_api: Any, server: Any) -> None:
    made = signing(every_api)
    for method, given in (
        (made.messages.batches.retrieve, {"message_batch_id": "b"}),
        (made.models.retrieve, {"model_id": "m"}),
        (made.beta.files.delete, {"file_id": "f"}),
    ):
        with pytest.raises(anthropic.NotSupportedOnPlatformError, match="Amazon Bedrock"):
            every_api.call(method, **given)
    assert server.requests == []


# Retries, redirects, copies


def test_each_attempt_is_signed(every_api: Any, server: Any) -> None:
    server.fail(503, headers={"retry-after-ms": "1"}, times=2)
    assert every_api.call(signing(every_api).messages.create, **ASK).text
    assert [request.header("x-stainless-retry-count") for request in server.requests] == ["0", "1", "2"]


def test_redirects_carry_nothing_elsewhere(every_api: Any, server: Any) -> None:
    BEDROCK.keys[ACCESS_KEY] = (SECRET_KEY, TOKEN)
    server.reply(307, {"location": f"http://localhost:{server.port}/v1/messages"})
    with pytest.raises(anthropic.APIStatusError, match="not redirected"):
        every_api.call(signing(every_api, aws_session_token=TOKEN).messages.create, **ASK)
    assert len(server.requests) == 1


def test_copies_keep_keys_profile_and_connections(every_api: Any, server: Any) -> None:
    made = signing(every_api, aws_profile="some")
    copy = made.with_options(timeout=7)
    assert (copy.aws_profile, copy.aws_region, copy.timeout) == ("some", "eu-west-1", 7)
    for one in (made, copy, made.copy(aws_region="us-west-2")):
        assert every_api.call(one.messages.create, **ASK).text
    assert "/us-west-2/bedrock/" in server.requests[-1].header("authorization")
    assert len({request.connection for request in server.requests}) == 1


def test_the_address_follows_the_region() -> None:
    made = AnthropicBedrock(**KEYS)
    assert str(made.base_url) == "https://bedrock-runtime.eu-west-1.amazonaws.com/"
    assert str(made.copy(aws_region="us-west-2").base_url) == "https://bedrock-runtime.us-west-2.amazonaws.com/"
    assert (made.aws_access_key, made.aws_secret_key, made.aws_session_token) == (ACCESS_KEY, SECRET_KEY, None)
    assert AnthropicBedrock("secret", "access", "us-east-2", "profile", "token").aws_session_token == "token"
    with pytest.raises(ValueError, match="region"):
        AnthropicBedrock(aws_region="evil.com/")


# Keys


def test_half_a_pair_and_several_ways() -> None:
    session = botocore.session.Session()
    for given, says in (
        ({"aws_access_key": "a"}, "aws_secret_key is missing"),
        ({"aws_secret_key": "a"}, "aws_access_key is missing"),
        ({"aws_session_token": "a"}, "belongs to a pair"),
        ({**KEYS, "api_key": "a"}, "aws_access_key and api_key"),
        ({**KEYS, "credentials": session}, "aws_access_key and credentials"),
        ({"api_key": "a", "credentials": session}, "api_key and credentials"),
    ):
        with pytest.raises(ValueError, match=says):
            AnthropicBedrock(**given)
    with pytest.raises(TypeError, match="type int"):
        AnthropicBedrock(credentials=5)


def sources(api: Any, tmp_path: Path) -> dict[str, Any]:
    expiration = datetime.now(timezone.utc) + timedelta(hours=1)
    sts = {"AccessKeyId": ACCESS_KEY, "SecretAccessKey": SECRET_KEY, "SessionToken": TOKEN, "Expiration": expiration}
    static = botocore.credentials.Credentials(ACCESS_KEY, SECRET_KEY, TOKEN)

    async def awaited() -> Any:
        return {"Credentials": {**sts, "Expiration": expiration.isoformat()}}

    plain = botocore.session.Session()
    plain.set_credentials(ACCESS_KEY, SECRET_KEY, TOKEN)
    return {
        "boto3": boto3.Session(ACCESS_KEY, SECRET_KEY, TOKEN, region_name="eu-west-1"),
        "botocore": plain,
        "credentials": static,
        "frozen": static.get_frozen_credentials(),
        "function of credentials": lambda: static,
        "function of a mapping": lambda: sts,
        "function of a tuple": lambda: (ACCESS_KEY, SECRET_KEY, TOKEN),
        **({"awaited": awaited} if api.is_async else {}),
    }


def test_every_kind_of_credentials(every_api: Any, server: Any, tmp_path: Path) -> None:
    BEDROCK.keys[ACCESS_KEY] = (SECRET_KEY, TOKEN)
    BEDROCK.region = "eu-west-1"
    for name, found in sources(every_api, tmp_path).items():
        made = client(every_api, credentials=found, **({} if name == "boto3" else {"aws_region": "eu-west-1"}))
        assert every_api.call(made.messages.create, **ASK).text, name


def test_keys_of_the_environment_and_of_profiles(every_api: Any, monkeypatch: Any, tmp_path: Path) -> None:
    BEDROCK.region = "ap-south-1"
    (tmp_path / "credentials").write_text(
        f"[mine]\naws_access_key_id={ACCESS_KEY}\naws_secret_access_key={SECRET_KEY}\n"
        "[other]\naws_access_key_id=nobody\naws_secret_access_key=x\n"
    )
    (tmp_path / "config").write_text("[profile mine]\nregion=ap-south-1\n[profile other]\nregion=ap-south-1\n")
    mine, other = client(every_api, aws_profile="mine"), client(every_api, aws_profile="other", max_retries=0)
    for _ in range(2):
        assert every_api.call(mine.messages.create, **ASK).text
        with pytest.raises(anthropic.PermissionDeniedError, match=r"profile 'other'.*shared-credentials-file"):
            every_api.call(other.messages.create, **ASK)
    assert mine.aws_region == "ap-south-1"
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", ACCESS_KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET_KEY)
    monkeypatch.setenv("AWS_REGION", "ap-south-1")
    assert every_api.call(client(every_api).messages.create, **ASK).text


def test_bearer_tokens(every_api: Any, server: Any, monkeypatch: Any) -> None:
    tokens = iter(["first", "second", "third"])
    provided = client(every_api, api_key=lambda: next(tokens))
    assert every_api.call(provided.messages.create, **ASK).text
    BEDROCK.expired.add("second")
    assert every_api.call(provided.messages.create, **ASK).text
    monkeypatch.setenv("AWS_BEARER_TOKEN_BEDROCK", "from-environment")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "nobody")
    made = client(every_api)
    assert every_api.call(made.messages.create, **ASK, via_stream=True).text
    sent = [request.header("authorization") for request in server.requests]
    assert sent == ["Bearer first", "Bearer second", "Bearer third", "Bearer from-environment"]
    assert made.api_key == "from-environment"
    assert every_api.call(signing(every_api).messages.create, **ASK).text
    with pytest.raises(anthropic.PermissionDeniedError, match="bearer token from argument api_key"):
        every_api.call(client(every_api, api_key="bad-key").messages.create, **ASK)


def test_refused_keys_are_fetched_anew_once(every_api: Any, server: Any) -> None:
    calls: list[int] = []

    def provide() -> Any:
        calls.append(1)
        later = time.time() + 3600
        return {"AccessKeyId": f"key-{len(calls)}", "SecretAccessKey": SECRET_KEY, "Expiration": later}

    BEDROCK.keys.update({"key-1": (SECRET_KEY, None), "key-2": (SECRET_KEY, None)})
    made = client(every_api, credentials=provide, aws_region="eu-west-1", max_retries=0)
    for _ in range(2):
        assert every_api.call(made.messages.create, **ASK).text
    assert len(calls) == 1
    BEDROCK.expired.add("key-1")
    assert every_api.call(made.messages.create, **ASK).text
    assert len(calls) == 2
    BEDROCK.expired.add("key-2")
    with pytest.raises(anthropic.PermissionDeniedError, match="UnrecognizedClientException"):
        every_api.call(made.messages.create, **ASK)
    assert len(calls) == 3
    BEDROCK.expired.add(ACCESS_KEY)
    before = len(server.requests)
    with pytest.raises(anthropic.PermissionDeniedError, match="ExpiredTokenException"):
        every_api.call(signing(every_api, max_retries=0).messages.create, **ASK)
    assert len(server.requests) == before + 1


def test_a_new_file_of_keys_is_read_when_the_old_keys_have_expired(every_api: Any, tmp_path: Path) -> None:
    BEDROCK.keys["second"] = (SECRET_KEY, None)
    file = tmp_path / "credentials"
    file.write_text(f"[default]\naws_access_key_id={ACCESS_KEY}\naws_secret_access_key={SECRET_KEY}\n")
    made = client(every_api, aws_region="eu-west-1", max_retries=0)
    passed = client(every_api, aws_region="eu-west-1", max_retries=0, credentials=boto3.Session())
    for one in (made, passed):
        assert every_api.call(one.messages.create, **ASK).text
    file.write_text(f"[default]\naws_access_key_id=second\naws_secret_access_key={SECRET_KEY}\n")
    BEDROCK.expired.add(ACCESS_KEY)
    assert every_api.call(made.messages.create, **ASK).text


def test_no_credentials_and_bad_ones(every_api: Any, server: Any, monkeypatch: Any) -> None:
    with pytest.raises(anthropic.AuthenticationConfigError, match=r"AWS_BEARER_TOKEN_BEDROCK .not set.*nothing found"):
        every_api.call(client(every_api, aws_region="eu-west-1").messages.create, **ASK)

    def broken() -> Any:
        raise OSError("secret-in-text")

    for provider, says in ((broken, "OSError"), (lambda: ("a",), "tuple"), (lambda: None, "NoneType")):
        made = client(every_api, aws_region="eu-west-1", credentials=provider)
        with pytest.raises(anthropic.CredentialsError, match=says) as caught:
            every_api.call(made.messages.create, **ASK)
        assert "secret-in-text" not in str(caught.value)
    with pytest.raises(anthropic.CredentialsError, match=r"profile 'absent'.*could not be found"):
        every_api.call(client(every_api, aws_profile="absent").messages.create, **ASK)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "only-half")
    with pytest.raises(anthropic.CredentialsError, match="Partial credentials"):
        every_api.call(client(every_api, aws_region="eu-west-1").messages.create, **ASK)
    assert server.requests == []


def test_a_slow_fetch_is_made_once_and_holds_up_nobody(server: Any, tmp_path: Path, monkeypatch: Any) -> None:
    marks = tmp_path / "marks"
    answer = {"Version": 1, "AccessKeyId": ACCESS_KEY, "SecretAccessKey": SECRET_KEY, "SessionToken": TOKEN}
    answer["Expiration"] = (datetime.now(timezone.utc) + timedelta(hours=1)).isoformat()
    (tmp_path / "answer.json").write_text(json.dumps(answer))
    script = tmp_path / "provide.sh"
    script.write_text(
        f"#!/bin/sh\necho x >> {marks}\nuntil [ -e {tmp_path / 'go'} ]; do sleep 0.02; done\ncat {tmp_path / 'answer.json'}\n"
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "config").write_text(f"[default]\nregion=eu-west-1\ncredential_process={script}\n")
    BEDROCK.keys[ACCESS_KEY] = (SECRET_KEY, TOKEN)

    async def main() -> None:
        async with AsyncAnthropicBedrock(base_url=server.base_url) as made:
            await asyncio.get_running_loop().run_in_executor(None, made._requester.settings.platform.prepare)
            calls = [asyncio.ensure_future(made.messages.create(**ASK)) for _ in range(100)]
            while not marks.exists():
                await asyncio.sleep(0.005)
            for _ in range(20):  # were the loop held up by the fetch, it would never come to let it go on
                await asyncio.sleep(0.005)
            assert not any(call.done() for call in calls)
            (tmp_path / "go").touch()
            await asyncio.gather(*calls)

    asyncio.run(asyncio.wait_for(main(), 30))
    assert marks.read_text() == "x\n"


def test_keys_that_botocore_renews(every_api: Any, server: Any) -> None:
    """They are renewed before they expire, not for each request even if they live for minutes, and others may renew them."""
    made: list[str] = []
    minutes = 5

    def renew() -> dict[str, str]:
        made.append(f"key-{len(made)}")
        BEDROCK.keys[made[-1]] = (SECRET_KEY, TOKEN)
        expires = datetime.now(timezone.utc) + timedelta(minutes=minutes)
        fields = {"access_key": made[-1], "secret_key": SECRET_KEY, "token": TOKEN}
        return {**fields, "expiry_time": expires.isoformat()}

    found = botocore.credentials.RefreshableCredentials.create_from_metadata(renew(), renew, "test")
    keys = client(every_api, credentials=found, aws_region="eu-west-1")
    for _ in range(3):
        assert every_api.call(keys.messages.create, **ASK).text
    assert made == ["key-0", "key-1"]
    minutes = 60
    assert found.get_frozen_credentials().access_key == "key-2"
    for _ in range(2):
        assert every_api.call(keys.messages.create, **ASK).text
    assert made == ["key-0", "key-1", "key-2"]
    used = [
        request.header("authorization").partition("Credential=")[2].partition("/")[0] for request in server.requests
    ]
    assert used == ["key-1"] * 3 + ["key-2"] * 2


def test_many_first_requests_look_for_the_region_once(server: Any) -> None:
    async def main() -> None:
        keys: Any = {"aws_access_key": ACCESS_KEY, "aws_secret_key": SECRET_KEY}
        async with AsyncAnthropicBedrock(**keys, base_url=server.base_url) as made:
            await asyncio.gather(*(made.messages.create(**ASK) for _ in range(20)))

    with pytest.warns(UserWarning, match="us-east-1") as caught:
        asyncio.run(main())
    assert len(caught) == 1


def test_two_tenants_never_mix(server: Any) -> None:
    BEDROCK.keys.update({f"tenant-{i}": (f"secret-{i}", None) for i in range(2)})
    before = dict(os.environ)
    tenants = [
        AnthropicBedrock(
            credentials=boto3.Session(f"tenant-{i}", f"secret-{i}", region_name="eu-west-1"), base_url=server.base_url
        )
        for i in range(2)
    ]
    threads = [
        threading.Thread(target=lambda one=one: [one.messages.create(**ASK) for _ in range(5)])  # type: ignore[misc]
        for one in tenants * 2
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sent = [
        request.header("authorization").partition("Credential=")[2].partition("/")[0] for request in server.requests
    ]
    assert sorted(sent) == ["tenant-0"] * 10 + ["tenant-1"] * 10
    assert dict(os.environ) == before
    for one in tenants:
        one.close()


# Region


def test_no_region_is_an_error_that_says_where_it_was_looked_for(every_api: Any) -> None:
    made = client(every_api, base_url=None, aws_access_key="a", aws_secret_key="b")
    with pytest.raises(anthropic.AuthenticationConfigError) as caught:
        every_api.call(made.messages.create, **ASK)
    for place in ("argument aws_region", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS environment and configuration"):
        assert place in str(caught.value)


def test_a_region_is_assumed_for_an_address_with_a_warning(every_api: Any, server: Any) -> None:
    made = client(every_api, aws_access_key=ACCESS_KEY, aws_secret_key=SECRET_KEY)
    with pytest.warns(UserWarning, match="us-east-1"):
        every_api.call(made.messages.create, **ASK)
    assert "/us-east-1/bedrock" in server.requests[0].header("authorization")


@pytest.mark.parametrize(
    "host",
    [
        "bedrock-runtime.ca-central-1.amazonaws.com",
        "bedrock-runtime-fips.ca-central-1.amazonaws.com",
        "vpce-0a-1b.bedrock-runtime.ca-central-1.vpce.amazonaws.com",
    ],
)
def test_an_address_may_name_the_region(host: str) -> None:
    made = AnthropicBedrock("s", "a", base_url=f"https://{host}")
    assert made.aws_region == "ca-central-1"


# Secrets, errors, modules


def test_secrets_never_show(every_api: Any, caplog: Any) -> None:
    BEDROCK.keys[ACCESS_KEY] = (SECRET_KEY, TOKEN)
    caplog.set_level(logging.DEBUG)
    made = signing(every_api, aws_session_token=TOKEN)
    message = every_api.call(made.messages.create, **ASK)
    BEDROCK.expired.add(TOKEN)
    with pytest.raises(anthropic.PermissionDeniedError) as caught:
        every_api.call(made.with_options(max_retries=0).messages.create, **ASK)
    error, platform = caught.value, made._requester.settings.platform
    shown = [caplog.text, str(error), repr(error), repr(error.request.headers), repr(error.request.extensions)]
    shown += [
        repr(made),
        repr(made._requester.settings),
        repr(platform),
        repr(vars(platform)),
        repr(vars(platform.login)),
    ]
    shown += [
        repr(vars(platform.authorizer)),
        repr(pickle.dumps(error)),
        repr(message),
        repr([r.args for r in caplog.records]),
    ]
    for text in shown:
        assert TOKEN not in text
        assert SECRET_KEY not in text
    with pytest.raises(TypeError):
        pickle.dumps(platform.authorizer.known())


@pytest.mark.parametrize(
    ("status", "cls", "kind"),
    [
        (400, anthropic.BadRequestError, "ValidationException"),
        (403, anthropic.PermissionDeniedError, "AccessDeniedException"),
        (404, anthropic.NotFoundError, "ResourceNotFoundException"),
        (408, anthropic.APIStatusError, "ModelTimeoutException"),
        (424, anthropic.APIStatusError, "ModelErrorException"),
        (429, anthropic.RateLimitError, "ThrottlingException"),
        (500, anthropic.InternalServerError, "InternalServerException"),
        (503, anthropic.ServiceUnavailableError, "ServiceUnavailableException"),
    ],
)
def test_errors_of_the_platform(every_api: Any, server: Any, status: int, cls: Any, kind: str) -> None:
    server.fail(status, message="it broke")
    with pytest.raises(anthropic.APIStatusError, match=f"{kind}: it broke") as caught:
        every_api.call(signing(every_api, max_retries=0).messages.create, **ASK)
    assert type(caught.value) is cls
    assert caught.value.request_id.startswith("req_")


@pytest.mark.parametrize(("original", "retried"), [(503, True), (400, False)])
def test_a_failure_of_the_model_is_retried_if_its_own_status_says_so(
    every_api: Any, server: Any, original: int, retried: bool
) -> None:
    server.fail(424, body={"message": "it broke", "originalStatusCode": original}, headers={"retry-after-ms": "1"})
    made = signing(every_api, max_retries=1)
    if retried:
        assert every_api.call(made.messages.create, **ASK).text
    else:
        with pytest.raises(anthropic.APIStatusError, match="it broke"):
            every_api.call(made.messages.create, **ASK)
    assert len(server.requests) == 1 + retried


def fresh(code: str) -> str:
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_nothing_of_aws_is_loaded_before_it_is_needed(server: Any) -> None:
    assert (
        fresh(f"""
import sys, anthropic
made = anthropic.AnthropicBedrock(aws_access_key="a", aws_secret_key="b", aws_region="eu-west-1")
anthropic.AsyncAnthropicBedrock(aws_profile="x")
token = anthropic.AnthropicBedrock(api_key="k", base_url={server.base_url!r})
print(len(list(token.messages.create(model={MODEL!r}, max_tokens=9, messages={MESSAGES!r}, stream=True))) > 3)
print([name for name in sys.modules if name.startswith("boto")])
""")
        == "True\n[]\n"
    )


def test_a_missing_extra_is_named() -> None:
    assert "pip install 'anthropic[bedrock]'" in fresh(f"""
import sys, anthropic
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("boto3", "botocore"):
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name.partition(".")[0])
sys.meta_path.insert(0, Absent())
made = anthropic.AnthropicBedrock(aws_access_key="a", aws_secret_key="b", aws_region="eu-west-1")
try:
    made.messages.create(model={MODEL!r}, max_tokens=9, messages={MESSAGES!r})
except ImportError as error:
    print(error)
try:
    anthropic.AnthropicBedrock(api_key="k").messages.create(model={MODEL!r}, max_tokens=9, messages={MESSAGES!r})
except anthropic.AuthenticationConfigError as error:
    print(error)
""")


def test_the_clients_are_where_they_used_to_be() -> None:
    from anthropic.lib.bedrock import AnthropicBedrock as same

    assert same is anthropic.AnthropicBedrock
