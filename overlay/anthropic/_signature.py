"""The signature of a method that hands most of its arguments on, for those who look at it when the program runs.

Type checkers read `**options: Unpack[...]`; `help()`, consoles and frameworks read the signature that is made here.
"""

from __future__ import annotations

import inspect
from typing import Any, Callable, TypeVar

from anthropic_generated._sentinel import omit

F = TypeVar("F", bound=Callable[..., Any])


def taking(
    handed_on: Callable[..., Any], *, without: tuple[str, ...] = (), options: type[Any] | None = None
) -> Callable[[F], F]:
    """Return a decorator that puts the keywords of another method, but for some, in the place of `**options`.

    Args:
        handed_on: The other method.
        without: Which of its keywords are left out.
        options: A TypedDict of keywords that may be given too.
    """
    others = inspect.signature(handed_on).parameters

    def decorate(method: F) -> F:
        own = inspect.signature(method)
        named = {name: p for name, p in own.parameters.items() if p.kind is not p.VAR_KEYWORD}
        more = [p for name, p in others.items() if p.kind is p.KEYWORD_ONLY and name not in {*named, *without}]
        own_options = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=omit)
            for name in (options.__annotations__ if options else ())
        ]
        more.extend(own_options)
        method.__signature__ = own.replace(parameters=[*named.values(), *more])  # type: ignore[attr-defined]
        return method

    return decorate
