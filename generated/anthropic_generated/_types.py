"""Types of arguments that every method shares."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Any, List, Optional, Protocol, Tuple, TypeVar, Union, get_args, overload

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from typing_extensions import SupportsIndex

    from ._sentinel import Omit

    #: Header names to values; `omit` removes a header the client would send.
    Headers = Mapping[str, Union[str, Omit]]

Query = Mapping[str, object]
Body = object

if TYPE_CHECKING:
    #: What the data of an image or document may be instead of base64 text: a path or an open binary file.
    Base64FileInput = Union[IO[bytes], os.PathLike[str]]
else:
    # Pydantic, which reads request types at run time, has no idea of open files.
    Base64FileInput = Any

FileContent = Union[IO[bytes], bytes, os.PathLike[str]]

#: A file to upload: its content, or a tuple of name, content, content type and headers.
FileTypes = Union[
    FileContent,
    Tuple[Optional[str], FileContent],
    Tuple[Optional[str], FileContent, Optional[str]],
    Tuple[Optional[str], FileContent, Optional[str], Mapping[str, str]],
]

T_co = TypeVar("T_co", covariant=True)


class SequenceNotStr(Protocol[T_co]):
    """A list, tuple or other sequence, but not a string, which would be sent letter by letter."""

    @overload
    def __getitem__(self, index: SupportsIndex, /) -> T_co: ...
    @overload
    def __getitem__(self, index: slice, /) -> Sequence[T_co]: ...
    def __contains__(self, value: object, /) -> bool: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[T_co]: ...
    def index(self, value: Any, start: int = 0, stop: int = ..., /) -> int: ...
    def count(self, value: Any, /) -> int: ...

    if not TYPE_CHECKING:  # no part of the protocol

        @classmethod
        def __get_pydantic_core_schema__(cls, source, handler):
            return handler.generate_schema(List[(*get_args(source), Any)[0]])


class ToolLike(Protocol):
    """An object in place of `ToolUnionParam` or `BetaToolUnionParam`: its `to_dict()` returns what is sent."""

    def to_dict(self) -> Mapping[str, object]: ...

    if not TYPE_CHECKING:  # no part of the protocol

        @classmethod
        def __get_pydantic_core_schema__(cls, source, handler):
            from ._pydantic import schema_of_objects

            return schema_of_objects("ToolLike")
