"""From document and settings to the plan of the methods: resources, their arguments, and the request types of each."""

from __future__ import annotations

from typing import Any

import attrs

from .calls import Call
from .deltas import Deltas
from .document import SpecError
from .names import TYPING, argument, identifier, pascal, shown, snake, unlike
from .plan import Alias, Argument, Field, Import, Method, ParamsModule, Resource, TypedDict
from .planner import NARROW, TypePlanner, dict_of, mentions, wrap
from .results import result_of
from .schema import Schema, items, properties
from .shapes import Type, literal


class OperationPlanner:
    """Plans `resources` and the request types of single operations."""

    def __init__(self, types: TypePlanner, all_calls: list[Call], deltas: Deltas) -> None:
        self.types = types
        self.document = types.document
        self.settings = types.settings
        self.shapes = types.shapes
        self.calls = all_calls
        self.deltas = deltas

    # Request types

    def params(self) -> list[tuple[str, ParamsModule]]:
        """Plan a module of request types for each operation that has any: (namespace, module)."""
        planned: dict[str, tuple[str, ParamsModule]] = {}
        for call in self.calls:
            module = self._params(call)
            if module is None:
                continue
            if module.path in planned:
                raise SpecError(f"{call.where}: another operation has request types called {call.params_name} too")
            planned[module.path] = (call.namespace, module)
        return list(planned.values())

    def _params(self, call: Call) -> ParamsModule | None:
        _, body, query, headers = self._given(call)
        fields = [*body, *query, *headers]
        if not fields:
            return None
        if self._has_betas(call):
            fields.append(self._betas_field(call, "Beta features to use."))
        doc = wrap(f"Arguments of `{call.accessor}`.")
        name = call.params_name
        nested = [self.types.typed_dict(key, public) for public, key in call.settings.types.items()]
        aliases: list[Alias] = []
        if call.streams:
            fields = [f for f in fields if f.name != "stream"]
            parts = self._base_forms(call, f"{name}Base", doc, fields)
            dicts = [*parts, *self._stream_forms(name, parts[-1].name)]
            aliases = [Alias(name=name, doc=doc, type=f"Union[{name}NonStreaming, {name}Streaming]")]
        else:
            dicts = self._base_forms(call, name, doc, fields)
        types = [field.type for part in (*nested, *dicts) for field in part.fields]
        return self.types.params_module(
            call.params_module, f"Request types of `{call.accessor}`, as TypedDicts.", [*nested, *dicts], aliases, types
        )

    def _base_forms(self, call: Call, name: str, doc: list[str], fields: list[Field]) -> list[TypedDict]:
        """Plan what all forms have in common: at first without what other methods take in forms of their own.

        Those are the parameters that `own_forms` lists, and lists that take objects, of which helpers take more.
        """
        protocols = list(self.settings.accepts_objects.values()) if call.streams else []
        listed = self.settings.own_forms.get(call.accessor, [])
        apart = [field for field in fields if field.name in listed or mentions([field.type.code], protocols)]
        if not apart:
            return [dict_of(name, doc, fields)]
        named = " and ".join(f"`{field.name}`" for field in apart)
        rest = [field for field in fields if field not in apart]
        core = dict_of(f"{call.params_name}Core", wrap(f"{doc[0].rstrip('.')}, but for {named}."), rest)
        return [core, dict_of(name, doc, apart, core.name)]

    def _stream_forms(self, name: str, base: str) -> list[TypedDict]:
        def form(suffix: str, annotation: str, required: bool, text: str) -> TypedDict:
            field = Field(name="stream", wire="stream", type=Type(annotation), required=required, doc=[text])
            return dict_of(f"{name}{suffix}", wrap(text), [field], base)

        return [
            form("NonStreaming", "Literal[False]", False, "Asks for the answer as a whole."),
            form("Streaming", "Literal[True]", True, "Asks for the answer as a stream of events."),
        ]

    # Fields

    def _body(self, call: Call) -> tuple[str | None, Schema]:
        """Return how the body is sent (`json`, `multipart`, or none) and what it holds."""
        content: dict[str, Any] = call.operation.get("requestBody", {}).get("content", {})
        for media, body in content.items():
            return ("multipart" if media.startswith("multipart/") else "json"), self.document.resolve(body["schema"])
        return None, {}

    def _body_fields(self, call: Call) -> list[Field]:
        schema = self._body(call)[1]
        hints = {wire: part.get("x-python-name", wire) for wire, part in properties(schema).items()}
        return [attrs.evolve(f, name=argument(hints[f.wire])) for f in self.types.request_fields(schema)]

    def _query_fields(self, call: Call) -> list[Field]:
        return [self._parameter_field(p) for p in self._parameters(call, "query")]

    def _parameter_field(self, parameter: dict[str, Any]) -> Field:
        return Field(
            name=argument(parameter.get("x-python-name") or snake(parameter["name"])),
            wire=parameter["name"],
            type=self.shapes.type(parameter["schema"], "param"),
            required=parameter.get("required", False),
            doc=wrap(parameter.get("description"), NARROW),
        )

    def _parameters(self, call: Call, where: str) -> list[dict[str, Any]]:
        return [p for p in self.document.parameters_of(call.operation) if p["in"] == where]

    def _header_fields(self, call: Call) -> list[Field]:
        known = (self.settings.beta_header, *self.settings.client_headers)
        declared = [p for p in self._parameters(call, "header") if p["name"] not in known]
        return [attrs.evolve(self._parameter_field(p), type=Type("str")) for p in declared]

    def _given(self, call: Call) -> tuple[list[Field], list[Field], list[Field], list[Field]]:
        """Return what a method takes for path, body, query and headers; in a document that is not ours, all unlike."""
        found = self._path_fields(call), self._body_fields(call), self._query_fields(call), self._header_fields(call)
        if not self.document.is_foreign:
            return found
        taken = {"stream"} if call.streams else set[str]()

        def apart(fields: list[Field]) -> list[Field]:
            made: list[Field] = []
            for field in fields:
                is_switch = call.streams and field.wire == "stream" and fields is found[1]
                made.append(field if is_switch else attrs.evolve(field, name=unlike(shown(field.name), taken)))
                taken.add(made[-1].name)
            return made

        return apart(found[0]), apart(found[1]), apart(found[2]), apart(found[3])

    def _has_betas(self, call: Call) -> bool:
        return any(p["name"] == self.settings.beta_header for p in self._parameters(call, "header"))

    def _betas_field(self, call: Call, doc: str) -> Field:
        type_ = Type("SequenceNotStr[str]")
        for parameter in (*self._parameters(call, "header"), *self.document.parameters.values()):
            of = items(parameter.get("schema", {}))
            if parameter["name"] == self.settings.beta_header and of is not None:
                inner = self.shapes.type(of, "param")
                type_ = Type(f"SequenceNotStr[{inner.code}]", inner.refs)
        return Field(name="betas", wire="betas", type=type_, required=False, doc=[doc])

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
        methods = [method for method, _ in planned]
        annotations = [a.annotation for m in methods for a in (*m.path_arguments, *m.keyword_arguments)]
        results = [text for m in methods for text in (m.result, m.item or "")]
        below = [a.rpartition(".")[2] for a in everything if a and a.rpartition(".")[0] == accessor]
        path = accessor.replace(".", "/")
        resource = Resource(
            name=pascal(accessor.rpartition(".")[2]) if accessor else "Resources",
            accessor=accessor,
            path=path,
            up="." * (len(path.split("/")) + 2 if path else 2),
            doc=wrap(self._resource_doc(accessor)),
            methods=methods,
            children=[(name, pascal(name), f".{name}") for name in below],
            typing_imports=self.types.imports(t for _, used in planned for t in used),
            page_names=_both_kinds({m.page for m in methods if m.page}, ["AsyncPaginator"]),
            stream_names=_both_kinds({name for m in methods for name in _stream_names(m)}),
            types_imports=[Import("_types", name) for name in mentions(annotations, self.types.shared)],
            typing_names=mentions([*annotations, *results], TYPING),
            uses_datetime=bool(mentions(annotations, ["datetime"])),
        )
        self._check_names(resource, own)
        return resource

    def _check_names(self, resource: Resource, own: list[Call]) -> None:
        classes = {name for _, name, _ in resource.children} | {resource.name}
        classes |= {f"Async{name}" for name in classes}
        for imported in resource.typing_imports:
            if imported.name in classes:
                rule = f"its type {imported.name} is called like the class of its resource: rename one of them"
                raise SpecError(f"{own[0].where}: {rule}")

    def _resource_doc(self, accessor: str) -> str:
        tags: list[dict[str, str]] = self.document.bundle.get("tags", [])
        for tag in tags:
            if tag["name"] == accessor and "description" in tag:
                return tag["description"]
        return f"`client.{accessor}`" if accessor else "All resources of the API."

    def _method(self, call: Call) -> tuple[Method, list[Type]]:
        """Plan a method; the types its annotations mention come second."""
        paths, body, query, headers = self._given(call)
        given = sorted([*body, *query, *headers], key=_required_first)
        self._check_arguments(call, [*paths, *given])
        betas = [self._betas_field(call, "Beta features to use; sent as a header.")] if self._has_betas(call) else []
        result = result_of(call, self.document, self.shapes)
        constants = ", ".join(f"{literal(name)}: {literal(value)}" for name, value in call.path.query.items())
        flags = self.settings.betas
        method = Method(
            name=identifier(call.method),
            accessor=call.accessor,
            constant=f"_{call.method.upper()}",
            verb=call.verb.upper(),
            path=call.path.template,
            query=f"{{{constants}}}" if constants else None,
            summary=wrap(call.operation.get("summary"), NARROW),
            description=wrap(call.operation.get("description"), NARROW),
            result_doc=result.doc,
            path_arguments=_arguments(paths),
            keyword_arguments=_arguments([*paths[:-1], *given, *betas]),
            body_names=_arguments(sorted(body, key=_required_first)),
            query_names=_arguments(query),
            header_names=_arguments(headers),
            body_form=self._body(call)[0],
            betas=bool(betas),
            auto_betas=[flags[name] for name in (call.resource, call.accessor) if name in flags],
            accept=result.accept,
            response=result.parser,
            events=result.events,
            chooses=call.streams,
            via_stream=call.event_schema is not None and call.streams and self.deltas.are_in(call.event_schema),
            slow=call.settings.slow,
            result=result.annotation,
            async_result=result.async_annotation,
            event=result.event,
            page=result.page,
            item=result.item,
            positional=paths[-1].name if paths else None,
            shown_arguments=_shown(paths, [*paths[:-1], *given, *betas]),
        )
        return method, [*(field.type for field in (*paths, *given, *betas)), *result.types]

    def _path_fields(self, call: Call) -> list[Field]:
        declared = {p["name"]: self._parameter_field(p) for p in self._parameters(call, "path")}
        return [declared[name] for name in call.path.parameters]

    def _check_arguments(self, call: Call, fields: list[Field]) -> None:
        names = [field.name for field in fields]
        twice = [name for name in names if names.count(name) > 1]
        if twice:
            raise SpecError(f"{call.where}: two parameters are called {twice[0]} in Python")
        if call.streams and "stream" not in names:
            raise SpecError(f"{call.where}: an operation with text/event-stream takes a body property `stream`")


def _arguments(fields: list[Field]) -> list[Argument]:
    return [Argument(name=f.name, wire=f.wire, annotation=f.type.code, required=f.required, doc=f.doc) for f in fields]


def _required_first(field: Field) -> tuple[bool, str]:
    return (not field.required, field.name)


def _stream_names(method: Method) -> list[str]:
    """Return the classes for results in pieces that a method's annotations mention."""
    found = [method.result.partition("[")[0]] if method.result.startswith(("BinaryAPIResponse", "JSONLDecoder")) else []
    return [*found, "Stream"] if method.event else found


def _both_kinds(names: set[str], more: list[str] | None = None) -> list[str]:
    """Return the synchronous names and their asynchronous twins, sorted."""
    twins = [f"Async{name.removeprefix('Sync')}" for name in names]
    return sorted([*names, *twins, *(more or [])]) if names else []


def _shown(paths: list[Field], keywords: list[Field]) -> str:
    """Return arguments in short: `version, *, skill_id, …`."""
    named = [field.name for field in keywords if field.required]
    more = ["…"] if len(named) < len(keywords) else []
    positional = [field.name for field in paths[-1:]]
    return ", ".join([*positional, *(["*"] if positional and named else []), *named, *more])


_ORDER = ("create", "upload", "list", "retrieve", "update", "delete")


def _rank(method: Method) -> tuple[int, str]:
    return (_ORDER.index(method.name) if method.name in _ORDER else len(_ORDER), method.name)
