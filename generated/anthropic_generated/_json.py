"""The one JSON writer of request bodies: compact UTF-8, with a place for every object a body may hold.

A body is walked once, by the C encoder of the standard library; what that does not know comes to `default`.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any


def encode(body: Any) -> bytes:
    """Return `body` as compact JSON.

    Response models, mappings, dates, paths and open binary files (as base64 of their content) and one-shot iterables
    may stand anywhere in it.

    Raises:
        TypeError: Something in the body has no JSON form; the message says what and where to turn.
        ValueError: A number is NaN or infinite, or a string holds half a surrogate pair.
    """
    return _encoder.encode(body).encode()


def default(value: Any) -> Any:
    """Return what stands in JSON for an object that JSON does not know."""
    from ._model import Model

    given: Any = value  # Checkers narrow `value` to types of unknown parts.
    if isinstance(value, Model):
        return value.to_dict(mode="json")
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, os.PathLike):
        with open(given, "rb") as file:
            return base64.b64encode(file.read()).decode()
    if hasattr(value, "read"):
        content = value.read()
        if isinstance(content, bytes):
            return base64.b64encode(content).decode()
        raise TypeError("a file inside a request body has to be opened in binary mode")
    if isinstance(value, Mapping):
        return dict(given)
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, (bytes, bytearray)):
        raise TypeError("bytes have no JSON form: pass text, or base64 text for the data of an image or document")
    if isinstance(value, Iterable) and not isinstance(value, (set, frozenset)):
        return list(given)
    raise TypeError(f"an object of type {type(given).__name__} has no JSON form")


_encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=default)
