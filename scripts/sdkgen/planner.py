"""From document and settings to the plan of the types: models, unions, request types, and where they are exported."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import Any

from .document import Document, Schema
from .names import identifier, page_items, param_name, snake, verbs
from .plan import Alias, Field, Import, Model, ParamsModule, TypedDict, Union
from .settings import Settings
from .shapes import Ref, Shapes, Side, Type

WIDTH = 108
TYPING = ("Dict", "Iterable", "List", "Literal", "Optional", "Union")
SHARED = ("Base64FileInput", "FileTypes", "SequenceNotStr")


def wrap(text: str | None, width: int = WIDTH) -> list[str]:
    """Return prose as lines that fit, paragraphs kept apart by an empty line."""
    lines: list[str] = []
    for paragraph in (text or "").strip().split("\n\n"):
        if paragraph:
            lines += [*([""] if lines else []), *textwrap.wrap(" ".join(paragraph.split()), width)]
    return [line.replace("\\", "\\\\").replace('"""', "'''") for line in lines]


def mentions(types: Iterable[Type | str], names: Iterable[str]) -> list[str]:
    """Return which of the names stand in the annotations."""
    text = " ".join(t if isinstance(t, str) else t.code for t in types)
    words = set(text.replace("[", " ").replace("]", " ").replace(",", " ").split())
    return [name for name in names if name in words]


class Reach:
    """Which components the operations use in requests and in responses."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.sides: dict[Side, dict[str, None]] = {"model": {}, "param": {}}
        self.pages: dict[str, None] = {}
        self.bodies: dict[str, tuple[str, str]] = {}
        for key, item in document.bundle["paths"].items():
            for verb in verbs(item):
                self._operation(key, verb, item[verb])
        used = {*self.sides["model"], *self.sides["param"], *self.pages}
        for key in document.schemas:
            if key not in used:
                self._visit({"$ref": f"#/{key}"}, "param" if key.endswith(("Param", "Params")) else "model")

    def _operation(self, path: str, verb: str, operation: dict[str, Any]) -> None:
        for parameter in operation.get("parameters", []):
            self._visit(self.document.resolve(parameter).get("schema", {}), "param")
        for media in operation.get("requestBody", {}).get("content", {}).values():
            schema = media.get("schema", {})
            if "$ref" in schema:
                self.bodies[schema["$ref"].rpartition("/")[2]] = (path, verb)
            self._visit(self.document.resolve(schema), "param")
        for status, response in operation["responses"].items():
            for media in self.document.resolve(response).get("content", {}).values():
                schema = media.get("schema", {})
                if str(status).startswith("2") and page_items(self.document, operation) and "$ref" in schema:
                    self.pages[schema["$ref"].rpartition("/")[2]] = None
                    schema = self.document.resolve(schema)
                self._visit(schema, "model")

    def _visit(self, schema: Any, side: Side) -> None:
        if isinstance(schema, list):
            for part in schema:
                self._visit(part, side)
        elif isinstance(schema, dict):
            ref = schema.get("$ref")
            if isinstance(ref, str):
                key = ref.rpartition("/")[2]
                if key not in self.sides[side]:
                    self.sides[side][key] = None
                    self._visit(self.document.schemas[key], side)
            for name, part in schema.items():
                if name not in ("discriminator", "default", "enum", "const"):
                    self._visit(part, side)

    def ordered(self, side: Side) -> list[str]:
        """Return the components of one side in document order."""
        return [key for key in self.document.schemas if key in self.sides[side]]


class TypePlanner:
    """Plans everything below `models`, `params` and `types`."""

    def __init__(self, document: Document, settings: Settings, reach: Reach, shapes: Shapes) -> None:
        self.document = document
        self.settings = settings
        self.reach = reach
        self.shapes = shapes
        #: Request component → module that defines it, below the package.
        self.param_modules: dict[str, str] = {}

    # Responses

    def models(self) -> tuple[list[Model], list[Union]]:
        models: list[Model] = []
        unions: list[Union] = []
        for key in self.reach.ordered("model"):
            schema = self.document.schemas[key]
            if not (schema.keys() - {"description"}):
                continue
            if self.shapes.kind(schema) == "object":
                models.append(self._model(key, schema))
            else:
                unions.append(self._union(key, schema))
        named = {union.module for union in unions}
        unions += [
            self._union(name, schema)
            for name, schema in self.shapes.inline_unions().items()
            if snake(name) not in named
        ]
        return models, unions

    def _model(self, key: str, schema: Schema) -> Model:
        required = set(schema.get("required", ()))
        fields: list[Field] = []
        for wire, part in schema["properties"].items():
            type_ = self.shapes.type(part, "model", open_enums=self._open(part))
            is_required = wire in required and not type_.optional
            if not is_required and not type_.optional:
                type_ = Type(f"Optional[{type_.code}]", type_.refs)
            name = identifier(wire)
            read = self._read(key, name, wire, part, type_, is_required)
            fields.append(
                Field(name=name, wire=wire, type=type_, required=is_required, doc=wrap(part.get("description")), read=read)
            )
        types = [field.type for field in fields]
        code = "\n".join(line for field in fields for line in field.read)
        return Model(
            name=key,
            module=snake(key),
            doc=wrap(schema.get("description")),
            fields=fields,
            typing_imports=self.imports(types, skip=key),
            typing_names=mentions(types, TYPING),
            runtime_names=[name for name in ("parse_datetime", "parse_dict", "parsers") if name in code],
            uses_datetime=bool(mentions(types, ["datetime"])),
        )

    def _open(self, schema: Schema) -> bool:
        key = schema.get("$ref", "").rpartition("/")[2]
        return key not in self.settings.closed_enums

    def _read(self, owner: str, name: str, wire: str, schema: Schema, type_: Type, required: bool) -> list[str]:
        value = f'get("{wire}")'
        expression = self.shapes.read(schema, f"{owner}_{name}", "value")
        if expression == "value":
            return [f"self.{name} = {value}"]
        if expression.startswith("parse_datetime("):
            return [f"self.{name} = parse_datetime({value})"]
        by_name = expression.startswith("parsers.") and "__class__" not in expression
        if by_name and required and not type_.optional:
            return [f"self.{name} = {expression.replace('(value)', f'({value})')}"]
        guarded = f"None if value is None else {expression}" if by_name else expression
        return [f"value = {value}", f"self.{name} = {guarded}"]

    def _union(self, key: str, schema: Schema) -> Union:
        is_open = key not in self.settings.closed_enums
        type_ = self.shapes.type({k: v for k, v in schema.items() if k != "description"}, "model", open_enums=is_open)
        tag, tags, list_parser, read = None, {}, None, None
        if self.shapes.kind(schema) == "union":
            variants = [v for v in schema.get("oneOf") or schema.get("anyOf") or [] if v != {"type": "null"}]
            where = self.document.where(("components", "schemas", key))
            objects = [v for v in variants if self.shapes.kind(self.document.resolve(v)) == "object"]
            if objects:
                tag, by_tag = self.shapes.tags(objects, where)
                tags = {value: snake(component) for value, component in by_tag.items()}
            arrays = [v for v in variants if "items" in v]
            if arrays:
                list_parser = self.shapes.parser(arrays[0]["items"], f"{key}Item")
        else:
            expression = self.shapes.read(schema, key, "data")
            read = None if expression == "data" else expression
        code = f"{list_parser} {read}"
        refs = [self._import(ref) for ref in type_.refs]
        return Union(
            name=key,
            module=snake(key),
            doc=wrap(schema.get("description")),
            type=type_,
            typing_imports=refs,
            members=refs,
            tag=tag,
            tags=tags,
            list_parser=list_parser,
            read=read,
            typing_names=mentions([type_], TYPING),
            runtime_names=[name for name in ("parse_datetime", "parse_dict", "parsers") if name in code],
            uses_datetime=bool(mentions([type_], ["datetime"])),
        )

    # Requests

    def params(self) -> list[ParamsModule]:
        """Plan one module of request types for each of the stable and the beta API."""
        groups: dict[str, list[str]] = {"params/stable": [], "params/beta": []}
        private = {key for op in self.settings.operations.values() for key in op.types.values()}
        for key in self.reach.ordered("param"):
            schema = self.document.schemas[key]
            if key in self.reach.bodies or key in private or not (schema.keys() - {"description"}):
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
        types: list[Type] = [field.type for d in dicts for field in (*d.required, *d.optional)]

        def add(key: str) -> None:  # An alias is evaluated, so what it names comes first.
            if key in aliases:
                return
            schema = self.document.schemas[key]
            type_ = self.shapes.type({k: v for k, v in schema.items() if k != "description"}, "param")
            for ref in type_.refs:
                if ref.side == "param" and ref.key in rest:
                    add(ref.key)
            types.append(type_)
            aliases[key] = Alias(name=param_name(key), doc=wrap(schema.get("description"), 100), type=type_.code)

        for key in rest:
            add(key)
        return self.params_module(path, doc, dicts, list(aliases.values()), types)

    def params_module(
        self, path: str, doc: str, dicts: list[TypedDict], aliases: list[Alias], types: list[Type]
    ) -> ParamsModule:
        own = path.replace("/", ".")
        public = [d.name for d in dicts if not d.name.startswith("_")] + [a.name for a in aliases]
        imports = [i for i in self.imports(types) if i.module != own]
        names = mentions([*types, *(alias.type for alias in aliases)], SHARED)
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

    def typed_dict(self, key: str, name: str | None = None, base: str | None = None) -> TypedDict:
        schema = self.document.schemas[key]
        fields = self.request_fields(schema)
        return TypedDict(
            name=name or self.shapes.request_name(key),
            doc=wrap(schema.get("description")),
            required=[f for f in fields if f.required],
            optional=[f for f in fields if not f.required],
            base=base,
        )

    def request_fields(self, schema: Schema) -> list[Field]:
        required = set(schema.get("required", ()))
        return [
            Field(
                name=wire,
                wire=wire,
                type=self.shapes.type(part, "param"),
                required=wire in required,
                doc=wrap(part.get("description"), 100),
            )
            for wire, part in schema.get("properties", {}).items()
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
        return next((value for pattern, value in rules.items() if pattern.endswith("/") and file.startswith(pattern)), "")

    def imports(self, types: Iterable[Type], *, skip: str | None = None) -> list[Import]:
        """Return the imports that annotations need, sorted."""
        found = {self._import(ref) for t in types for ref in t.refs if ref.key != skip or ref.side == "param"}
        return sorted(found, key=lambda i: (i.module, i.name))

    def _import(self, ref: Ref) -> Import:
        if ref.side == "model":
            return Import(f"models.{snake(ref.key)}", ref.key)
        return Import(self.param_modules[ref.key], self.shapes.request_name(ref.key))
