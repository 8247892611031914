"""The plan: everything the templates print, decided.

Plain values. Names, types, order and grouping are final here; a template loops over them, tests
their booleans and prints.
"""

from __future__ import annotations

import attrs

from .shapes import Type


@attrs.frozen
class Import:
    """`from module import name`, with `module` relative to the package root (`models.usage`)."""

    module: str
    name: str


@attrs.frozen(kw_only=True)
class Field:
    """An attribute of a model, or a key of a TypedDict."""

    name: str
    wire: str
    type: Type
    required: bool
    doc: list[str]
    #: For models: how the attribute is read from `get`, as lines of Python.
    read: list[str] = attrs.field(factory=list[str])

    @property
    def wired(self) -> bool:
        """Whether a model has to be told the wire name (and attrs not to make an argument `self` beside `self`)."""
        return self.name != self.wire or self.name == "self"


@attrs.frozen(kw_only=True)
class Computed:
    """A property of a model that follows from its fields."""

    name: str
    annotation: str
    doc: list[str]
    #: Python expression over `self`.
    value: str


@attrs.frozen(kw_only=True)
class Model:
    """A response class and its parser."""

    name: str
    module: str
    doc: list[str]
    fields: list[Field]
    #: Modules needed by annotations only.
    typing_imports: list[Import]
    #: What the parser and class body need of `typing` and of the package's own runtime.
    typing_names: list[str]
    runtime_names: list[str]
    uses_datetime: bool
    #: What a request takes of it, where it can be sent back: wire key → whether it may be null; and the type of that.
    param_keys: dict[str, bool] | None
    param_type: Type | None
    computed: list[Computed]


@attrs.frozen(kw_only=True)
class Shape:
    """How a variant of a union is known, where no tag tells."""

    #: Name of the parse function.
    parser: str
    required: tuple[str, ...]
    known: tuple[str, ...]
    #: Property → the texts it may be.
    constants: dict[str, tuple[str, ...]]


@attrs.frozen(kw_only=True)
class Union:
    """A response union, its dispatch on the tag, or an alias of another type."""

    name: str
    module: str
    doc: list[str]
    type: Type
    typing_imports: list[Import]
    tag: str | None
    #: Tag value → name of the parse function.
    tags: dict[str, str]
    #: Variants that no tag tells apart: parse function, properties that have to be there, those there may be, constants.
    shapes: list[Shape]
    #: How an array variant is read, if there is one; how the whole is read, for an alias.
    list_parser: str | None
    read: str | None
    typing_names: list[str]
    runtime_names: list[str]
    uses_datetime: bool


@attrs.frozen(kw_only=True)
class KeyedDict:
    """A TypedDict in the form of a call, for keys that are no Python names."""

    name: str
    fields: list[Field]
    total: bool


@attrs.frozen(kw_only=True)
class TypedDict:
    """A request type."""

    name: str
    doc: list[str]
    required: list[Field]
    optional: list[Field]
    bases: list[str]
    #: Bases that hold the keys which cannot stand in a class body.
    keyed: list[KeyedDict]

    @property
    def fields(self) -> list[Field]:
        """All keys of its own."""
        return [*self.required, *self.optional, *(field for part in self.keyed for field in part.fields)]


@attrs.frozen(kw_only=True)
class Alias:
    """`name = type` at run time."""

    name: str
    doc: list[str]
    type: str


@attrs.frozen(kw_only=True)
class ParamsModule:
    """A module of request types."""

    #: Path below the package, without suffix: `params/stable`, `types/message_create_params`.
    path: str
    doc: list[str]
    imports: list[Import]
    typing_names: list[str]
    uses_datetime: bool
    dicts: list[TypedDict]
    aliases: list[Alias]
    exports: list[str]


@attrs.frozen(kw_only=True)
class Argument:
    """A parameter of a method."""

    name: str
    wire: str
    annotation: str
    required: bool
    doc: list[str]


@attrs.frozen(kw_only=True)
class Method:
    """An operation as a method of a resource."""

    name: str
    #: `resource.method`, as callers write it.
    accessor: str
    constant: str
    verb: str
    path: str
    #: Python expression of the constant query, or none.
    query: str | None
    summary: list[str]
    description: list[str]
    result_doc: str
    path_arguments: list[Argument]
    keyword_arguments: list[Argument]
    body_names: list[Argument]
    query_names: list[Argument]
    header_names: list[Argument]
    body_form: str | None
    betas: bool
    auto_betas: list[str]
    accept: str
    #: Name of the parse function, or none for bytes.
    response: str | None
    events: str | None
    #: Whether the caller chooses between the streamed form and the plain one.
    chooses: bool
    #: Whether the streamed form can be put together into the result, so that callers may ask for it that way.
    via_stream: bool
    slow: bool
    #: Annotation of the result, sync and async.
    result: str
    async_result: str
    event: str | None
    #: `SyncPage` or `SyncPageCursor`, for paged lists, and the type of an item.
    page: str | None
    item: str | None
    #: The path argument that may be given by position: the last.
    positional: str | None
    #: How a list of methods shows what the method takes.
    shown_arguments: str


@attrs.frozen(kw_only=True)
class Resource:
    """A class of methods, with its sub-resources."""

    name: str
    #: `beta.messages`; empty for the root.
    accessor: str
    #: Path of its module below `resources`.
    path: str
    #: Relative import prefix to the package root.
    up: str
    doc: list[str]
    methods: list[Method]
    #: attribute name → (class name, module relative to this one)
    children: list[tuple[str, str, str]]
    typing_imports: list[Import]
    types_imports: list[Import]
    page_names: list[str]
    stream_names: list[str]
    typing_names: list[str]
    uses_datetime: bool


@attrs.frozen(kw_only=True)
class Merge:
    """How a piece of a stream changes a block."""

    how: str
    #: The field of the piece, and that of the block.
    field: str
    to: str
    #: Tags of the blocks that have the field.
    blocks: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Index:
    """A package below `types` that exports public names lazily."""

    #: Path below `types`: empty, `beta`, `beta.messages`.
    namespace: str
    names: dict[str, Import]
    subpackages: list[str]
    #: Modules of this package that users import from.
    modules: list[str]
    #: Names that the facade adds, and its module that defines each.
    added: dict[str, str]


@attrs.frozen(kw_only=True)
class Plan:
    """All that is generated."""

    package: str
    facade: str
    title: str
    version: str
    models: list[Model]
    unions: list[Union]
    params: list[ParamsModule]
    #: Protocol of objects that requests take → the request types they stand for.
    protocols: dict[str, list[str]]
    resources: list[Resource]
    indexes: list[Index]
    #: Constant name → Python expression.
    facts: dict[str, str]
    #: Tag of a piece of a stream → how it changes a block.
    deltas: dict[str, Merge]
    #: Name of the parse function for bodies of errors, if the description has one.
    error: str | None
    #: Whether there are methods whose answer is empty.
    returns_nothing: bool
    bundle: str
