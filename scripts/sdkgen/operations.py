"""From document and settings to the plan of the methods: resources, their arguments, and the request types of each."""

from __future__ import annotations

from typing import Any

import attrs

from .document import Document, Schema, SpecError
from .names import Path, identifier, json_response, page_items, pascal, singular, snake, verbs
from .plan import Alias, Argument, Field, Import, Method, ParamsModule, Resource, TypedDict
from .planner import SHARED, TYPING, TypePlanner, mentions, wrap
from .settings import OperationSettings, Settings
from .shapes import Type

DOC_WIDTH = 100


@attrs.frozen
class Call:
    """An operation, with what the rules say of it."""

    key: str
    verb: str
    accessor: str
    operation: dict[str, Any]
    settings: OperationSettings

    @property
    def path(self) -> Path:
        return Path.parse(self.key)

    @property
    def resource(self) -> str:
        return self.accessor.rpartition(".")[0]

    @property
    def method(self) -> str:
        return self.accessor.rpartition(".")[2]

    @property
    def params_name(self) -> str:
        """`messages.batches.create` → `BatchCreateParams`."""
        return f"{pascal(singular(self.resource.rpartition('.')[2]))}{pascal(self.method)}Params"

    @property
    def namespace(self) -> str:
        """`messages.batches.create` → `messages`: where its request types are exported, below `types`."""
        return self.resource.rpartition(".")[0]

    @property
    def params_module(self) -> str:
        folder = f"types/{self.namespace.replace('.', '/')}".rstrip("/")
        return f"{folder}/{snake(self.params_name)}"

    @property
    def streams(self) -> bool:
        """Whether the operation has a streamed form."""
        return self.event_schema is not None

    @property
    def event_schema(self) -> Schema | None:
        for status, response in self.operation["responses"].items():
            if str(status).startswith("2"):
                schema: Schema | None = response.get("content", {}).get("text/event-stream", {}).get("schema")
                return schema
        return None


def calls(document: Document, settings: Settings, names: dict[tuple[str, str], str]) -> list[Call]:
    """Return all operations, in document order.

    Raises:
        SpecError: `sdk.yaml` speaks of an operation that does not exist.
    """
    found = [
        Call(key, verb, names[key, verb], item[verb], settings.operations.get(f"{verb.upper()} {key}", OperationSettings()))
        for key, item in document.bundle["paths"].items()
        for verb in verbs(item)
    ]
    unknown = settings.operations.keys() - {f"{c.verb.upper()} {c.key}" for c in found}
    if unknown:
        raise SpecError(f"sdk.yaml: operations.{sorted(unknown)[0]}: the description has no such operation")
    return found


class OperationPlanner:
    """Plans `resources` and the request types of single operations."""

    def __init__(self, types: TypePlanner, all_calls: list[Call]) -> None:
        self.types = types
        self.document = types.document
        self.settings = types.settings
        self.shapes = types.shapes
        self.calls = all_calls

    # Request types

    def params(self) -> list[tuple[str, ParamsModule]]:
        """Plan a module of request types for each operation that has any: (namespace, module)."""
        return [(call.namespace, module) for call in self.calls if (module := self._params(call)) is not None]

    def _params(self, call: Call) -> ParamsModule | None:
        fields = [*self._body_fields(call), *self._query_fields(call)]
        if not fields:
            return None
        if self._has_betas(call):
            fields.append(
                Field(name="betas", wire="betas", type=self._betas_type(), required=False, doc=["Beta features to use."])
            )
        doc = wrap(f"Arguments of `{call.accessor}`.")
        name = call.params_name
        nested = [self.types.typed_dict(key, public) for public, key in call.settings.types.items()]
        aliases: list[Alias] = []
        if call.streams:
            fields = [f for f in fields if f.name != "stream"]
            base = self._typed_dict(f"{name}Base", doc, fields)
            dicts = [base, *self._stream_forms(name, base.name)]
            aliases = [Alias(name=name, doc=doc, type=f"Union[{name}NonStreaming, {name}Streaming]")]
        else:
            dicts = [self._typed_dict(name, doc, fields)]
        types = [f.type for d in (*nested, *dicts) for f in (*d.required, *d.optional)]
        return self.types.params_module(
            call.params_module, f"Request types of `{call.accessor}`, as TypedDicts.", [*nested, *dicts], aliases, types
        )

    def _typed_dict(self, name: str, doc: list[str], fields: list[Field]) -> TypedDict:
        return TypedDict(
            name=name, doc=doc, required=[f for f in fields if f.required], optional=[f for f in fields if not f.required]
        )

    def _stream_forms(self, name: str, base: str) -> list[TypedDict]:
        def form(suffix: str, annotation: str, required: bool, text: str) -> TypedDict:
            field = Field(name="stream", wire="stream", type=Type(annotation), required=required, doc=[text])
            return TypedDict(
                name=f"{name}{suffix}",
                doc=wrap(text),
                required=[field] if required else [],
                optional=[] if required else [field],
                base=base,
            )

        return [
            form("NonStreaming", "Literal[False]", False, "Asks for the answer as a whole."),
            form("Streaming", "Literal[True]", True, "Asks for the answer as a stream of events."),
        ]

    # Fields

    def _body_schema(self, call: Call) -> tuple[str | None, Schema]:
        for media, content in call.operation.get("requestBody", {}).get("content", {}).items():
            return ("multipart" if media.startswith("multipart/") else "json"), self.document.resolve(content["schema"])
        return None, {}

    def _body_fields(self, call: Call) -> list[Field]:
        return self.types.request_fields(self._body_schema(call)[1])

    def _query_fields(self, call: Call) -> list[Field]:
        return [self._parameter_field(p) for p in self._parameters(call, "query")]

    def _parameter_field(self, parameter: dict[str, Any]) -> Field:
        return Field(
            name=identifier(snake(parameter["name"])),
            wire=parameter["name"],
            type=self.shapes.type(parameter["schema"], "param"),
            required=parameter.get("required", False),
            doc=wrap(parameter.get("description"), DOC_WIDTH),
        )

    def _parameters(self, call: Call, where: str) -> list[dict[str, Any]]:
        resolved = [self.document.resolve(p) for p in call.operation.get("parameters", [])]
        return [p for p in resolved if p["in"] == where]

    def _has_betas(self, call: Call) -> bool:
        return any(p["name"] == self.settings.beta_header for p in self._parameters(call, "header"))

    def _betas_type(self) -> Type:
        for parameter in self.document.bundle["components"].get("parameters", {}).values():
            if parameter["name"] == self.settings.beta_header:
                inner = self.shapes.type(parameter["schema"]["items"], "param")
                return Type(f"SequenceNotStr[{inner.code}]", inner.refs)
        return Type("SequenceNotStr[str]")

    # Resources

    def resources(self) -> list[Resource]:
        """Plan a class for each resource, the root (with no name) first, then parents before children."""
        accessors: dict[str, None] = {"": None}
        for call in self.calls:
            parts = call.resource.split(".")
            for depth in range(1, len(parts) + 1):
                accessors[".".join(parts[:depth])] = None
        return [self._resource(accessor, list(accessors)) for accessor in accessors]

    def _resource(self, accessor: str, everything: list[str]) -> Resource:
        own = [call for call in self.calls if call.resource == accessor]
        planned = sorted((self._method(call) for call in own), key=lambda pair: _rank(pair[0]))
        children = [a for a in everything if a and a.rpartition(".")[0] == accessor]
        methods = [method for method, _ in planned]
        types = [t for _, used in planned for t in used]
        annotations = [a.annotation for m in methods for a in (*m.path_arguments, *m.keyword_arguments)]
        last = accessor.rpartition(".")[2]
        path = accessor.replace(".", "/")
        return Resource(
            name=pascal(last) if accessor else "Resources",
            accessor=accessor,
            path=path,
            up="." * (len(path.split("/")) + 2 if path else 2),
            doc=wrap(self._resource_doc(accessor)),
            methods=methods,
            children=[(a.rpartition(".")[2], pascal(a.rpartition(".")[2]), f".{a.rpartition('.')[2]}") for a in children],
            typing_imports=self.types.imports(types),
            page_names=_both_kinds({m.page for m in methods if m.page}, ["AsyncPaginator"]),
            stream_names=_both_kinds({name for m in methods for name in _stream_names(m)}),
            types_imports=[Import("_types", n) for n in mentions(annotations, SHARED)],
            typing_names=mentions([*annotations, *(m.result for m in methods), *(m.item or "" for m in methods)], TYPING),
            uses_datetime=bool(mentions(annotations, ["datetime"])),
        )

    def _resource_doc(self, accessor: str) -> str:
        for tag in self.document.bundle.get("tags", []):
            if tag["name"] == accessor:
                text: str = tag["description"]
                return text
        return f"`client.{accessor}`" if accessor else "All resources of the API."

    def _method(self, call: Call) -> tuple[Method, list[Type]]:
        form, _ = self._body_schema(call)
        path_fields = {p["name"]: self._parameter_field(p) for p in self._parameters(call, "path")}
        missing = [name for name in call.path.parameters if name not in path_fields]
        if missing:
            raise SpecError(f"{self.document.where(('paths', call.key, call.verb))}: path parameter {missing[0]} is not declared")
        paths = [path_fields[name] for name in call.path.parameters]
        body, query = self._body_fields(call), self._query_fields(call)
        given = sorted([*body, *query], key=lambda f: (not f.required, f.name))
        clash = {f.name for f in given} & {f.name for f in paths}
        if clash or len({f.name for f in given}) != len(given):
            raise SpecError(f"{self.document.where(('paths', call.key, call.verb))}: two parameters share a name")
        positional = paths[-1].name if paths else None
        keyword = [*paths[:-1], *given]
        betas = self._has_betas(call)
        types = [f.type for f in (*paths, *given)]
        if betas:
            keyword.append(Field(name="betas", wire="betas", type=self._betas_type(), required=False, doc=["Beta features to use; sent as a header."]))
            types.append(keyword[-1].type)
        result = self._result(call)
        types += result.types
        query_constant = ", ".join(f'"{k}": "{v}"' for k, v in call.path.query.items())
        operation = call.operation
        method = Method(
            name=identifier(call.method),
            accessor=call.accessor,
            constant=f"_{call.method.upper()}",
            verb=call.verb.upper(),
            path=call.path.template,
            query=f"{{{query_constant}}}" if query_constant else None,
            summary=wrap(operation.get("summary"), DOC_WIDTH),
            description=wrap(operation.get("description"), DOC_WIDTH),
            result_doc=result.doc,
            path_arguments=[self._argument(f, call) for f in paths],
            keyword_arguments=[self._argument(f, call) for f in keyword],
            body_names=[self._argument(f, call) for f in sorted(body, key=lambda f: (not f.required, f.name))],
            query_names=[self._argument(f, call) for f in query],
            body_form=form,
            betas=betas,
            auto_betas=[self.settings.betas[k] for k in (call.resource, call.accessor) if k in self.settings.betas],
            accept=result.accept,
            response=result.parser,
            events=result.events,
            slow=call.settings.slow,
            result=result.annotation,
            async_result=result.annotation.replace("JSONLDecoder", "AsyncJSONLDecoder").replace("BinaryAPI", "AsyncBinaryAPI"),
            event=result.event,
            page=result.page,
            item=result.item,
            positional=positional,
        )
        return method, types

    def _argument(self, field: Field, call: Call) -> Argument:
        return Argument(
            name=identifier(field.name), wire=field.wire, annotation=field.type.code, required=field.required, doc=field.doc
        )

    def _result(self, call: Call) -> Result:
        where = self.document.where(("paths", call.key, call.verb))
        content: dict[str, Any] = {}
        doc = ""
        for status, response in call.operation["responses"].items():
            if str(status).startswith("2"):
                response = self.document.resolve(response)
                content, doc = response.get("content", {}), response.get("description", "")
                break
        plain = {media: body for media, body in content.items() if media != "text/event-stream"}
        if len(plain) != 1:
            raise SpecError(f"{where}: expected one media type beside text/event-stream, found {sorted(plain)}")
        media, body = next(iter(plain.items()))
        item = page_items(self.document, call.operation)
        if item is not None:
            page_schema = self.document.resolve(json_response(self.document, call.operation) or {})
            style = "SyncPageCursor" if "next_page" in page_schema["properties"] else "SyncPage"
            item_type = self.shapes.type({"$ref": f"#/components/schemas/{item}"}, "model")
            return Result(media, doc, f"{style}[{item_type.code}]", self._parser(item), [item_type], page=style, item=item_type.code)
        if media not in ("application/json", "application/x-jsonl"):
            return Result(media, doc, "BinaryAPIResponse", None, [])
        type_ = self.shapes.type(body["schema"], "model")
        key = body["schema"].get("$ref", "").rpartition("/")[2]
        parser = self._parser(key) if key else None
        if media == "application/x-jsonl":
            return Result(media, doc, f"JSONLDecoder[{type_.code}]", parser, [type_])
        events = call.event_schema
        if events is None:
            return Result(media, doc, type_.code, parser, [type_])
        event_type = self.shapes.type(events, "model")
        event_key = events.get("$ref", "").rpartition("/")[2]
        return Result(
            media, doc, type_.code, parser, [type_, event_type], events=self._parser(event_key), event=event_type.code
        )

    def _parser(self, key: str) -> str | None:
        return snake(key) if self.shapes.is_parsed(key) else None


@attrs.frozen
class Result:
    """What a method returns."""

    accept: str
    doc: str
    annotation: str
    parser: str | None
    types: list[Type]
    events: str | None = None
    event: str | None = None
    page: str | None = None
    item: str | None = None


def _stream_names(method: Method) -> list[str]:
    """Return the classes for results in pieces that a method's annotations mention."""
    found = [method.result.partition("[")[0]] if method.result.startswith(("BinaryAPIResponse", "JSONLDecoder")) else []
    return [*found, "Stream"] if method.events else found


def _both_kinds(names: set[str], more: list[str] | None = None) -> list[str]:
    """Return the synchronous names and their asynchronous twins, sorted."""
    twins = [f"Async{name.removeprefix('Sync')}" for name in names]
    return sorted([*names, *twins, *(more or [])]) if names else []


_ORDER = ("create", "upload", "list", "retrieve", "update", "delete")


def _rank(method: Method) -> tuple[int, str]:
    return (_ORDER.index(method.name) if method.name in _ORDER else len(_ORDER), method.name)
