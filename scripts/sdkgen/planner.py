"""From document and settings to the plan of the types: models, unions, request types, and where they are exported."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from fnmatch import fnmatchcase

from .document import Document, SpecError
from .names import SHARED, TYPING, attribute, attributes, is_plain_key, module, param_name
from .plan import Alias, Computed, Field, Import, KeyedDict, Model, ParamsModule, Shape, TypedDict, Union
from .reach import Reach
from .schema import Schema, component, is_anything, is_nullable, items, properties, ref_key, required, values_of
from .settings import Settings
from .shapes import Place, Ref, Shapes, Type, component_place, escape, literal, texts, union
from .twins import Twins

WIDTH = 108
NARROW = 100
PARSERS = ("parse_datetime", "parse_dict", "parsers")


def wrap(text: str | None, width: int = WIDTH) -> list[str]:
    """Return prose as lines that fit, paragraphs kept apart by an empty line."""
    lines: list[str] = []
    for paragraph in (text or "").strip().split("\n\n"):
        if paragraph:
            lines += [*([""] if lines else []), *textwrap.wrap(" ".join(paragraph.split()), width)]
    return [escaped(line) for line in lines]


def escaped(line: str) -> str:
    """Return a line of prose as it may stand in a docstring, what cannot be seen as an escape."""
    line = line.replace("\\", "\\\\").replace('"""', "'''")
    return line if line.isprintable() else "".join(c if c.isprintable() else escape(c) for c in line)


def mentions(types: Iterable[Type | str], names: Iterable[str]) -> list[str]:
    """Return which of the names stand in the annotations."""
    text = " ".join(t if isinstance(t, str) else t.code for t in types)
    words = set(text.replace("[", " ").replace("]", " ").replace(",", " ").split())
    return [name for name in names if name in words]


class TypePlanner:
    """Plans everything below `models`, `params` and `types`."""

    def __init__(self, document: Document, settings: Settings, reach: Reach, shapes: Shapes) -> None:
        self.document = document
        self.settings = settings
        self.reach = reach
        self.shapes = shapes
        self.twins = Twins(document, settings.accepts_models)
        #: Protocol of objects that requests take → the request types they stand for.
        self.protocols: dict[str, list[str]] = {}
        for key, protocol in settings.accepts_objects.items():
            self.protocols.setdefault(protocol, []).append(shapes.request_name(key))
        #: The names of the runtime that annotations of requests are made of.
        self.shared = (*SHARED, *self.protocols)
        #: Request component → module that defines it, below the package.
        self.param_modules: dict[str, str] = {}

    # Responses

    def models(self) -> tuple[list[Model], list[Union]]:
        """Plan a class for every object that responses contain, and a module for every union, enum and alias."""
        models: list[Model] = []
        unions: list[Union] = []
        for key in self.reach.ordered("model"):
            schema = self.document.schemas[key]
            if is_anything(schema):
                continue
            if self.shapes.kind(schema) == "object":
                models.append(self._model(key, schema))
            else:
                unions.append(self._union(component_place(key), schema))
        taken = {*(model.module for model in models), *(union.module for union in unions)}
        return models, unions + self._inline_unions(taken)

    def _inline_unions(self, taken: set[str]) -> list[Union]:
        """Plan the unions that have no name, and those which turn up inside them."""
        planned: dict[Place, Union] = {}
        while fresh := {p: s for p, s in self.shapes.take_inline_unions().items() if p not in planned}:
            for place, schema in fresh.items():
                planned[place] = self._union(place, schema)
                if planned[place].module in taken:
                    where = self.document.where(*place.pointer)
                    raise SpecError(
                        f"{where}: its place names this union like a component: make it one with a name of its own"
                    )
                taken.add(planned[place].module)
        return list(planned.values())

    def _model(self, key: str, schema: Schema) -> Model:
        names = attributes(schema)
        fields = [
            self._field(key, wire, names[wire], part, wire in required(schema))
            for wire, part in properties(schema).items()
        ]
        types = [field.type for field in fields]
        code = "\n".join(line for field in fields for line in field.read)
        twin = self.twins.get(key)
        param_type = None if twin is None else union([self.shapes.type(component(r), "param") for r in twin.requests])
        computed = [
            _computed(name.partition(".")[2], rule)
            for name, rule in self.settings.computed.items()
            if name.startswith(f"{key}.")
        ]
        return Model(
            name=key,
            module=module(key),
            doc=wrap(schema.get("description")),
            fields=fields,
            typing_imports=self.imports([*types, *([param_type] if param_type else [])], skip=key),
            typing_names=mentions([*types, *([param_type] if param_type else [])], TYPING),
            runtime_names=[
                *(name for name in PARSERS if name in code),
                *(["wired"] if any(f.wired for f in fields) else []),
            ],
            uses_datetime=bool(mentions(types, ["datetime"])),
            param_keys=None if twin is None else twin.keys,
            param_type=param_type,
            computed=computed,
        )

    def _field(self, owner: str, wire: str, name: str, schema: Schema, is_required: bool) -> Field:
        type_ = self.shapes.type(schema, "model", open_enums=ref_key(schema) not in self.settings.closed_enums)
        nullable = type_.optional or is_nullable(self.document.resolve(schema))
        is_required = is_required and not nullable and f"{owner}.{wire}" not in self.settings.added_later
        if not is_required and not type_.optional:
            type_ = Type(f"Optional[{type_.code}]", type_.refs)
        place = Place(f"{owner}_{name}", ("components", "schemas", owner, "properties", wire))
        return Field(
            name=name,
            wire=wire,
            type=type_,
            required=is_required,
            doc=wrap(schema.get("description")),
            read=self._read(name, wire, schema, place, is_required),
        )

    def _read(self, name: str, wire: str, schema: Schema, place: Place, is_required: bool) -> list[str]:
        """Return the lines of a parser that read one property from `get` and store it."""
        value = f"get({literal(wire)})"
        expression = self.shapes.read(schema, place, "value")
        if expression == "value":
            return [f"self.{name} = {value}"]
        if expression.startswith("parse_datetime("):
            return [f"self.{name} = parse_datetime({value})"]
        by_name = expression.startswith("parsers.") and "__class__" not in expression
        if by_name and is_required:
            return [f"self.{name} = {expression.replace('(value)', f'({value})')}"]
        guarded = f"None if value is None else {expression}" if by_name else expression
        return [f"value = {value}", f"self.{name} = {guarded}"]

    def _union(self, place: Place, schema: Schema) -> Union:
        is_open = place.name not in self.settings.closed_enums
        type_ = self.shapes.type(_undescribed(schema), "model", open_enums=is_open)
        tag: str | None = None
        tags: dict[str, str] = {}
        shapes: list[Shape] = []
        list_parser, read = None, None
        if self.shapes.kind(schema) == "union":
            tag, tags, shapes = self._told_apart(place, schema)
            arrays = [of for variant in values_of(schema) if (of := items(variant)) is not None]
            if arrays:
                list_parser = self.shapes.parser(arrays[0], place.below("Item", "items"))
            if not tag and not shapes and not list_parser:
                read = "data"
        else:
            expression = self.shapes.read(schema, place, "data")
            read = None if expression == "data" else expression
        refs = [self._import(ref) for ref in type_.refs]
        return Union(
            name=place.name,
            module=module(place.name),
            doc=wrap(schema.get("description")),
            type=type_,
            typing_imports=refs,
            tag=tag,
            tags=tags,
            shapes=shapes,
            list_parser=list_parser,
            read=read,
            typing_names=mentions([type_], TYPING),
            runtime_names=[
                name for name in PARSERS if name in f"{list_parser} {read}" or (shapes and name == "parsers")
            ],
            uses_datetime=bool(mentions([type_], ["datetime"])),
        )

    def _told_apart(self, place: Place, schema: Schema) -> tuple[str | None, dict[str, str], list[Shape]]:
        """Return the property that tells the object variants of a union apart, and its values → parsers; or shapes."""
        objects = [v for v in self.shapes.leaves(schema) if self.shapes.kind(self.document.resolve(v)) == "object"]
        if not objects:
            return None, {}, []
        where = self.document.where(*place.pointer)
        try:
            tag, by_tag = self.shapes.tags(objects, schema.get("discriminator"), where)
        except SpecError:
            if not self.document.is_foreign:
                raise
            return None, {}, [self._shape(ref_key(variant) or "") for variant in objects]
        return tag, {value: module(component) for value, component in by_tag.items()}, []

    def _shape(self, key: str) -> Shape:
        schema = self.document.resolve(component(key))
        found = {wire: texts(self.document.resolve(part)) for wire, part in properties(schema).items()}
        return Shape(
            parser=module(key),
            required=tuple(wire for wire in found if wire in required(schema)),
            known=tuple(found),
            constants={wire: tuple(values) for wire, values in found.items() if values},
        )

    # Requests

    def params(self) -> list[ParamsModule]:
        """Plan one module of request types for each of the stable and the beta API."""
        groups: dict[str, list[str]] = {"params/stable": [], "params/beta": []}
        private = {key for op in self.settings.operations.values() for key in op.types.values()}
        for key in self.reach.ordered("param"):
            schema = self.document.schemas[key]
            if key in self.reach.bodies or key in private or is_anything(schema):
                continue
            group = "params/beta" if self.namespace(key).startswith("beta") else "params/stable"
            groups[group].append(key)
            self.param_modules[key] = group.replace("/", ".")
        docs = {
            "params/stable": "Request types of the stable API, as TypedDicts. They are read by type checkers and, at run time, by nobody.",
            "params/beta": "Request types of the beta API, as TypedDicts. They are read by type checkers and, at run time, by nobody.",
        }
        return [self._params_module(path, docs[path], keys) for path, keys in groups.items() if keys]

    def _params_module(self, path: str, doc: str, keys: list[str]) -> ParamsModule:
        dicts = [self.typed_dict(k) for k in keys if self.shapes.kind(self.document.schemas[k]) == "object"]
        rest = [k for k in keys if self.shapes.kind(self.document.schemas[k]) != "object"]
        aliases: dict[str, Alias] = {}
        types = [field.type for d in dicts for field in d.fields]

        def add(key: str) -> None:  # An alias is evaluated, so what it names comes first.
            if key in aliases:
                return
            schema = self.document.schemas[key]
            type_ = self.shapes.type(_undescribed(schema), "param")
            for ref in type_.refs:
                if ref.side == "param" and ref.key in rest:
                    add(ref.key)
            types.append(type_)
            aliases[key] = Alias(name=param_name(key), doc=wrap(schema.get("description"), NARROW), type=type_.code)

        for key in rest:
            add(key)
        return self.params_module(path, doc, dicts, list(aliases.values()), types)

    def params_module(
        self, path: str, doc: str, dicts: list[TypedDict], aliases: list[Alias], types: list[Type]
    ) -> ParamsModule:
        own = path.replace("/", ".")
        public = [d.name for d in dicts if not d.name.startswith("_")] + [a.name for a in aliases]
        imports = [i for i in self.imports(types) if i.module != own]
        names = mentions([*types, *(alias.type for alias in aliases)], self.shared)
        imports += [Import("_types", name) for name in names]
        return ParamsModule(
            path=path,
            doc=wrap(doc),
            imports=imports,
            typing_names=mentions([*types, *(alias.type for alias in aliases)], TYPING),
            uses_datetime=bool(mentions(types, ["datetime"])),
            dicts=dicts,
            aliases=aliases,
            exports=sorted(public),
        )

    def typed_dict(self, key: str, name: str | None = None) -> TypedDict:
        """Plan the request type of a component, under its own name or another."""
        schema = self.document.schemas[key]
        return dict_of(
            name or self.shapes.request_name(key), wrap(schema.get("description")), self.request_fields(schema)
        )

    def request_fields(self, schema: Schema) -> list[Field]:
        """Plan the properties of an object in a request, under their wire names."""
        return [
            Field(
                name=wire,
                wire=wire,
                type=self.shapes.type(part, "param"),
                required=wire in required(schema),
                doc=wrap(part.get("description"), NARROW),
            )
            for wire, part in properties(schema).items()
        ]

    # Where things are

    def namespace(self, key: str) -> str:
        """Return below which public path of `types` a component is exported; empty for `types` itself."""
        rules = self.settings.namespaces
        for pattern, namespace in rules.items():
            if "/" not in pattern and fnmatchcase(key, pattern):
                return namespace
        file = self.document.schema_files.get(key, "")
        if file in rules:
            return rules[file]
        return next(
            (value for pattern, value in rules.items() if pattern.endswith("/") and file.startswith(pattern)), ""
        )

    def imports(self, types: Iterable[Type], *, skip: str | None = None) -> list[Import]:
        """Return the imports that annotations need, sorted."""
        found = {self._import(ref) for t in types for ref in t.refs if ref.key != skip or ref.side == "param"}
        return sorted(found, key=lambda i: (i.module, i.name))

    def _import(self, ref: Ref) -> Import:
        if ref.side == "model":
            return Import(f"models.{module(ref.key)}", ref.key)
        return Import(self.param_modules[ref.key], self.shapes.request_name(ref.key))


def dict_of(name: str, doc: list[str], fields: list[Field], base: str | None = None) -> TypedDict:
    """Plan a TypedDict: its keys in class bodies, but for those that cannot stand there."""
    plain = [field for field in fields if is_plain_key(field.name)]
    rest = [field for field in fields if not is_plain_key(field.name)]
    keyed: list[KeyedDict] = []
    for suffix, is_required in (("Keys", True), ("OptionalKeys", False)):
        found = [field for field in rest if field.required == is_required]
        if found:
            keyed.append(KeyedDict(name=f"_{name}{suffix}", fields=found, total=is_required))
    bases = [base] if base else [part.name for part in keyed] or ["TypedDict"]
    return TypedDict(
        name=name,
        doc=doc,
        required=[field for field in plain if field.required],
        optional=[field for field in plain if not field.required],
        bases=bases,
        keyed=keyed,
    )


def _computed(name: str, rule: dict[str, list[str]]) -> Computed:
    """Plan a property that joins the text of lists of blocks, or adds numbers up."""
    ((how, fields),) = rule.items()
    values = ", ".join(f"self.{attribute(wire)}" for wire in fields)
    named = " and ".join(f"`{wire}`" for wire in fields)
    if how == "text_of":
        return Computed(
            name=name,
            annotation="str",
            doc=wrap(f"The text of all text blocks in {named}, joined."),
            value=f"_text_of({values})",
        )
    return Computed(
        name=name,
        annotation="int",
        doc=wrap(f"The sum of {named}; what is null or missing counts as 0."),
        value=f"_sum_of({values})",
    )


def _undescribed(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key != "description"}
