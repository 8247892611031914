"""Strict clients: results that do not fit their types are errors. Others load nothing of this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from anthropic_generated._strict import problem_of

from ._errors import APIResponseValidationError

if TYPE_CHECKING:
    import httpx


def check(result: Any, response: httpx.Response, body: object) -> None:
    """Refuse a result, made from `body`, that does not fit its type.

    Raises:
        APIResponseValidationError: It does not; the message says where.
    """
    problem = problem_of(result)
    if problem is not None:
        message = f"Data returned by API invalid for expected schema: {problem}"
        raise APIResponseValidationError(response, body, message=message)


def checked(parse: Callable[[Any], Any], response: httpx.Response) -> Callable[[Any], Any]:
    """Return a parser of pieces of a stream that refuses those which do not fit their types."""

    def parse_and_check(data: Any) -> Any:
        piece = parse(data)
        check(piece, response, data)
        return piece

    return parse_and_check
