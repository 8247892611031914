"""What a function says of itself: name, description, JSON Schema of its arguments; and its arguments, from input.

All that keeps a function from being a tool is found when it is described, before a model sees it. Types are read in
`_annotation`, `_schema` and `_convert`, docstrings in `_docstring`; when the function is called is decided elsewhere.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Collection, Mapping
from functools import partial
from typing import Any, Callable, Dict, Final, List, Optional

import attrs

from ._annotation import NoneType, Unsupported, evaluated, names_of, normal, parted, union
from ._docstring import Docs, docs_of, read
from ._record import NO_DEFAULT, Field, Record, Records, is_pydantic, is_pydantic_field, pydantic_fields
from ._schema import Schemas
from ._unfit import Unfit, shown

__all__ = ["Described", "Unfit", "Unsupported", "describe"]

_is_name: Final = re.compile(r"[a-zA-Z0-9_-]{1,128}", re.ASCII).fullmatch

#: Reads the decoded input as the keyword arguments.
Reader = Callable[[Any], Dict[str, Any]]


@attrs.frozen(eq=False)
class Described:
    """A function, as a model sees it."""

    name: str
    #: `None` if nothing is said of it.
    description: Optional[str]
    #: An object, whose properties are the arguments.
    input_schema: Dict[str, Any]
    #: Whether calling it returns something to be awaited, as far as can be told without a call.
    is_async: bool
    _make_reader: Callable[[], Reader] = attrs.field(repr=False)
    _readers: List[Reader] = attrs.field(factory=lambda: [], init=False, repr=False)  # noqa: PIE807

    def bind(self, input: Mapping[str, Any]) -> Dict[str, Any]:
        """Return the keyword arguments to call the function with, made of the input that a model sent.

        Raises:
            Unfit: The input does not fit the schema; as text, the error tells the model what to correct.
        """
        if not isinstance(input, Mapping):
            raise Unfit([("", f"expected an object, not {shown(input)}")])
        if not self._readers:  # made by the first call, as it takes longer than to describe; twice does no harm
            self._readers.append(self._make_reader())
        return self._readers[0](dict(input))


def describe(
    function: Callable[..., Any],
    *,
    name: str | None = None,
    description: str | None = None,
    input_schema: Mapping[str, Any] | type[Any] | None = None,
) -> Described:
    """Return what a function says of itself: by its annotations, its docstring, and what is said here instead.

    Args:
        function: Any callable whose arguments can be passed by keyword. What a `functools.partial` holds is not asked
            for.
        name: What to call it, if not by its own name.
        description: What it does, if not what its docstring says.
        input_schema: The JSON Schema of its arguments, used as it is; the input is then passed as it comes. Or a class,
            whose fields are the arguments.

    Raises:
        Unsupported: It cannot be a tool; the message names the function, the parameter, and what to do.
    """
    subject = _Subject(function, name)
    try:
        subject.check()
        docs = subject.docs()
        if isinstance(input_schema, Mapping):
            schema, make_reader = _given(input_schema), _unread
        elif input_schema is not None:
            schema, make_reader = _of_class(subject, input_schema)
        else:
            schema, make_reader = _of_parameters(subject, docs)
    except Unsupported as exc:
        raise exc.within(f"`{subject.name}`") from None
    return Described(subject.name, description or docs.description, schema, subject.is_async, make_reader)


class _Subject:
    """A callable, and the function whose annotations and docstring it has."""

    def __init__(self, function: Any, name: str | None) -> None:
        self.callable: Any = function.__func__ if isinstance(function, staticmethod) else function  # pyright: ignore
        held: set[str] = set()
        inner = self.callable
        while isinstance(inner, partial):
            held.update(inner.keywords)
            inner = inner.func  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        self.inner: Any = inner
        self.is_instance = not (isinstance(inner, type) or inspect.isroutine(inner) or hasattr(inner, "__wrapped__"))
        self.name = _checked_name(name, str(getattr(inner, "__name__", type(inner).__name__)))
        self.parameters = [parameter for parameter in self._signature(self.callable) if parameter.name not in held]
        #: What a docstring may speak of.
        self.known = {parameter.name for parameter in self._signature(inner)}
        self.takes_all = any(parameter.kind is parameter.VAR_KEYWORD for parameter in self.parameters)

    def _signature(self, function: Any) -> list[inspect.Parameter]:
        try:
            return list(inspect.signature(function).parameters.values())
        except TypeError:
            problem = f"{function!r} cannot be called: pass a function"
        except ValueError:
            problem = "its signature cannot be read: wrap it in a function with annotations"
        except NameError as exc:  # from Python 3.14 on, annotations are evaluated here
            problem = f"an annotation cannot be resolved ({exc}): import what it names when the program runs"
        raise Unsupported(f"`{self.name}`: {problem}")

    @property
    def code(self) -> Any:
        """The function, or else the class, that was written with these annotations."""
        inner = self.inner
        if isinstance(inner, type):
            return inner
        if self.is_instance:
            inner = type(inner).__call__
        inner = inspect.unwrap(inner, stop=lambda function: hasattr(function, "__signature__"))
        return getattr(inner, "__func__", inner)

    @property
    def owner(self) -> Any:
        """What `Self` stands for."""
        bound = getattr(self.inner, "__self__", self.inner)
        return bound if isinstance(bound, type) else type(bound)

    @property
    def is_async(self) -> bool:
        # A wrapper is taken at its word: what it wraps may be awaited in it.
        return inspect.iscoroutinefunction(type(self.inner).__call__ if self.is_instance else self.inner)

    def check(self) -> None:
        for parameter in self.parameters:
            if parameter.kind is parameter.POSITIONAL_ONLY:
                raise Unsupported(
                    f"parameter `{parameter.name}`: arguments are passed by keyword: move it behind the `/`"
                )

    def docs(self) -> Docs:
        """Read its docstring, which must not speak of parameters that there are not."""
        if isinstance(self.inner, type):
            docs = docs_of(self.inner)
            return docs._replace(parameters=docs.attributes)
        if self.is_instance:
            docs = read(self.code.__doc__ or type(self.inner).__doc__)
        else:
            docs = read(inspect.getdoc(self.inner))
        unknown = next((name for name in docs.parameters if name not in self.known), None)
        if unknown is not None and not self.takes_all:
            known = ", ".join(sorted(self.known)) or "none"
            raise Unsupported(
                f"parameter `{unknown}`: its docstring describes it, but there is none: correct the docstring, or the "
                f"function (its parameters: {known})"
            )
        return docs


def _checked_name(given: str | None, own: str) -> str:
    name = own if given is None else given
    if not _is_name(name):
        remedy = "pass name=" if given is None else "choose another"
        raise Unsupported(
            f"`{name}` is no name of a tool, which is 1 to 128 letters (a-z, A-Z), digits, _ and - long: {remedy}"
        )
    return name


# --- Arguments as the function declares them --------------------------------------------------------------------------


def _of_parameters(subject: _Subject, docs: Docs) -> tuple[Dict[str, Any], Callable[[], Reader]]:
    names = names_of(subject.code)
    fields = [_field(parameter, subject, names, docs) for parameter in subject.parameters]
    records = Records()
    record = Record(dict, tuple(fields), closed=True)
    schema = Schemas(records).whole_record(record)
    return schema, partial(_reader, record, records)


def _reader(record: Record, records: Records) -> Reader:
    from ._convert import converter_of_record

    return converter_of_record(record, records)


def _field(parameter: inspect.Parameter, subject: _Subject, names: Any, docs: Docs) -> Field:
    what = f"parameter `{parameter.name}`"
    if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
        stars = "*" if parameter.kind is parameter.VAR_POSITIONAL else "**"
        raise Unsupported(
            f"{what}: a model cannot be told of `{stars}{parameter.name}`: name each argument, or take a list or dict"
        )
    if parameter.annotation is parameter.empty:
        remedy = "pass a bound method" if parameter.name == "self" else "give it one, such as `: str`"
        raise Unsupported(f"{what}: it has no annotation: {remedy}")
    try:
        annotation = normal(evaluated(parameter.annotation, names), {"Self": subject.owner})
    except Unsupported as exc:
        raise exc.within(what) from None
    if is_pydantic_field(parameter.default):
        raise Unsupported(
            f"{what}: its default is a Field, and nothing but: write Annotated[..., Field(...)] before the `=`"
        )
    required = parameter.default is parameter.empty
    if (
        parameter.default is None
        and annotation is not Any
        and NoneType not in (annotation, *parted(annotation)[1].variants)
    ):
        annotation = union(annotation, NoneType)  # `x: int = None` means it, whatever it says
    default = NO_DEFAULT if required else parameter.default
    return Field(parameter.name, annotation, required, default, docs.parameters.get(parameter.name), parameter.name)


# --- Arguments as they are given --------------------------------------------------------------------------------------


def _given(schema: Mapping[str, Any]) -> Dict[str, Any]:
    if schema.get("type") != "object":
        raise Unsupported('input_schema must be the schema of an object: give it `"type": "object"`')
    return schema if isinstance(schema, dict) else dict(schema)


def _unread() -> Reader:
    return dict


def _of_class(subject: _Subject, cls: Any) -> tuple[Dict[str, Any], Callable[[], Reader]]:
    """Return the schema of a class, and what reads its fields as the arguments."""
    name, records = getattr(cls, "__name__", str(cls)), Records()
    record = None if is_pydantic(cls) else records.of(normal(cls))
    if record is None and not is_pydantic(cls):
        raise Unsupported(
            f"input_schema: {name} has no fields: pass a JSON Schema as a dict, or a dataclass, an attrs class, a "
            "TypedDict or a pydantic model"
        )
    schema = Schemas(records).whole(normal(cls))
    if schema.get("type") != "object":
        raise Unsupported(f"input_schema: {name} is not written as an object: pass a class with fields")
    # The keyword for each attribute.
    keywords = {field.name: field.key for field in record.fields} if record else {n: n for n in pydantic_fields(cls)}
    _check_keywords(subject, name, keywords.values())
    definitions = schema.pop("$defs", {})
    schema = {"additionalProperties": False, **schema, **({"$defs": definitions} if definitions else {})}
    return schema, partial(_reader_of_class, cls, record, records, keywords, schema)


def _check_keywords(subject: _Subject, cls: str, keywords: Collection[str]) -> None:
    parameters = {parameter.name: parameter for parameter in subject.parameters}
    for keyword in keywords:
        if keyword not in parameters and not subject.takes_all:
            raise Unsupported(
                f"parameter `{keyword}`: {cls} has such a field, but there is none: add it, or `**fields`"
            )
    for parameter in parameters.values():
        starred = parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
        if parameter.default is parameter.empty and not starred and parameter.name not in keywords:
            raise Unsupported(f"parameter `{parameter.name}`: {cls} has no such field: add it, or a default")


def _reader_of_class(
    cls: Any, record: Record | None, records: Records, keywords: Mapping[str, str], schema: Mapping[str, Any]
) -> Reader:
    from ._convert import converter_of, converter_of_record, unexpected

    convert = converter_of_record(record, records) if record else converter_of(cls)

    def read(data: Dict[str, Any]) -> Dict[str, Any]:
        extra = [] if schema["additionalProperties"] else unexpected(schema.get("properties", ()), data)
        try:
            value = convert(data)
        except Unfit as exc:
            raise Unfit([*exc.problems, *(one for one in extra if one[0] not in dict(exc.problems))]) from None
        if extra:
            raise Unfit(extra)
        if isinstance(value, dict):
            return value  # pyright: ignore[reportUnknownVariableType]
        return {keyword: getattr(value, attribute) for attribute, keyword in keywords.items()}

    return read
