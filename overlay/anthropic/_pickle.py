"""How errors are pickled and copied: the requests and responses they hold are reduced to their harmless parts."""

from __future__ import annotations

from typing import Any, Tuple, TypeVar

E = TypeVar("E", bound=Exception)


def restore(cls: type[E], args: tuple[Any, ...], state: dict[str, Any]) -> E:
    """Make an error again from its class, its arguments and what `reduced` made of its attributes."""
    error = cls.__new__(cls)
    error.args = args
    error.__dict__.update({name: _rebuilt(value) for name, value in state.items()})
    return error


class _Reduced(Tuple[Any, ...]):
    """Stands in a pickle for an HTTP object: its kind, and what `_native.rebuild` needs."""

    __slots__ = ()


def reduced(value: Any) -> Any:
    """Return an attribute of an error in a form that can be pickled and holds no credentials."""
    module, name = type(value).__module__.partition(".")[0], type(value).__name__
    if module == "httpx" and name in ("Request", "Response"):
        from ._native import reduce

        return _Reduced(reduce(value))
    return value


def _rebuilt(value: Any) -> Any:
    if isinstance(value, _Reduced):
        from ._native import rebuild

        return rebuild(*value)
    return value
