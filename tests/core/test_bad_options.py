"""Options that cannot work are refused where they are given, not somewhere down in a socket or a sleep."""

from __future__ import annotations

import math
import threading
from typing import Any

import pytest

import anthropic
from anthropic._request import _merge
from anthropic._settings import shown_url, timeout_parts


@pytest.mark.parametrize("timeout", [0, -1, math.nan, anthropic.Timeout(5, read=-1)])
def test_a_timeout_is_positive(timeout: Any) -> None:
    with pytest.raises(ValueError, match="positive number of seconds"):
        anthropic.Anthropic(api_key="k", timeout=timeout)


def test_an_infinite_timeout_is_no_limit() -> None:
    assert set(timeout_parts(math.inf).values()) == {None}


@pytest.mark.parametrize(
    "options", [{"base": -1}, {"cap": -1}, {"max_delay": math.nan}, {"jitter": 1.5}, {"jitter": -1}]
)
def test_a_retry_policy_never_waits_a_negative_time(options: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=next(iter(options))):
        anthropic.RetryPolicy(**options)  # type: ignore[arg-type]


@pytest.mark.parametrize("url", ["https://gateway/claude?tenant=1", "https://gateway/#top"])
def test_a_base_url_has_no_query_to_lose_paths_in(url: str) -> None:
    with pytest.raises(ValueError, match="default_query"):
        anthropic.Anthropic(api_key="k", base_url=url)


def test_no_repr_shows_the_password_in_a_base_url() -> None:
    client = anthropic.Anthropic(api_key="k", base_url="https://user:canary@gateway:8443/claude")
    assert "canary" not in repr(client) + repr(client._requester)
    assert "https://gateway:8443/claude/" in repr(client)
    assert shown_url("https://gateway/a@b") == "https://gateway/a@b"


@pytest.mark.parametrize("name", ["", "X Mine", "X-Mine:", "X\r\nY", "Ä"])
def test_a_header_name_is_a_token(name: str) -> None:
    with pytest.raises(ValueError, match="name of a header"):
        _merge({}, {name: "value"})


def test_a_header_name_is_a_str() -> None:
    with pytest.raises(TypeError, match="has to be a str, not b'X'"):
        _merge({}, {b"X": "value"})  # type: ignore[dict-item]


def test_views_are_made_while_other_threads_use_the_client() -> None:
    client, failures, started = anthropic.Anthropic(api_key="k"), [], threading.Barrier(8)

    def work(number: int) -> None:
        started.wait()
        try:
            for _ in range(300):
                if number % 2:
                    client.with_options(timeout=3)
                else:
                    client.__dict__.pop("models", None)
                    assert client.models
        except RuntimeError as exc:  # dictionary changed size during iteration
            failures.append(exc)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
