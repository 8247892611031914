"""Comparing methods: their names, arguments and results. What is inside a type is left to `types`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import attrs

from sdkgen.document import Pointer
from sdkgen.names import Path, argument, page_items, page_style, snake
from sdkgen.results import LINES
from sdkgen.schema import Schema, component, items

from . import match
from .change import Direction
from .match import Operation
from .record import Record, Site
from .types import Types
from .view import Description, Field

EVENTS = "text/event-stream"
Form = Literal["json", "lines", "bytes", "events", "nothing"]


@attrs.frozen(kw_only=True)
class Argument:
    """An argument of a method, and how it is sent."""

    name: str
    #: Where in the request, and under which name.
    sent: tuple[str, str]
    field: Field
    #: The argument as a whole: the parameter, or the property of the body.
    pointer: Pointer


@attrs.frozen(kw_only=True)
class Result:
    """What a method returns when it is not streamed."""

    form: Form
    media: str
    schema: Schema
    pointer: Pointer
    #: The class of its pages, if it returns pages.
    page: str
    annotation: str


@attrs.frozen(kw_only=True)
class Method:
    """An operation of one document."""

    description: Description
    operation: Operation
    accessor: str

    @property
    def node(self) -> dict[str, Any]:
        found: dict[str, Any] = self.description.document.paths[self.operation[0]][self.operation[1]]
        return found

    @property
    def pointer(self) -> Pointer:
        return ("paths", *self.operation)

    @property
    def flags(self) -> list[str]:
        """The beta flags that are always sent."""
        flags = self.description.settings.betas
        return [flags[name] for name in (self.accessor.rpartition(".")[0], self.accessor) if name in flags]

    def parameters(self) -> Iterator[tuple[dict[str, Any], Pointer]]:
        """Yield the parameters and where they stand."""
        for index, parameter in enumerate(self.node.get("parameters", ())):
            yield self.description.follow(parameter, (*self.pointer, "parameters", index))

    def beta_header(self) -> dict[str, Any] | None:
        """Return the parameter behind the argument `betas`."""
        name = self.description.settings.beta_header
        return next((p for p, _ in self.parameters() if p["in"] == "header" and p["name"] == name), None)

    def arguments(self) -> list[Argument]:
        """Return all arguments, those of the path first and in its order."""
        order = Path.parse(self.operation[0]).parameters
        found = [
            self._argument(parameter, place) for parameter, place in self.parameters() if self._is_taken(parameter)
        ]
        paths = {one.sent[1]: one for one in found if one.sent[0] == "path"}
        rest = [one for one in found if one.sent[0] != "path"]
        return [*(paths[name] for name in order if name in paths), *rest, *self._body_arguments()]

    def _is_taken(self, parameter: dict[str, Any]) -> bool:
        return parameter["in"] != "header" or parameter["name"] not in self.description.settings.client_headers

    def _argument(self, parameter: dict[str, Any], place: Pointer) -> Argument:
        name, schema = parameter["name"], parameter.get("schema", {})
        is_required = parameter.get("required", False)
        called = argument(parameter.get("x-python-name") or snake(name))
        if parameter["in"] == "header" and name == self.description.settings.beta_header:
            # A list in Python, however the header is described; without one, the flags a client sends by itself are.
            called, schema, is_required = (
                "betas",
                {"type": "array", "items": items(schema) or {"type": "string"}},
                False,
            )
        field = Field(schema, (*place, "schema"), is_required, parameter)
        return Argument(name=called, sent=(parameter["in"], name), field=field, pointer=place)

    def annotation(self, one: Argument) -> str:
        """Return the type of an argument in Python."""
        code = self.description.annotation(one.field.schema, "param")
        return f"SequenceNotStr[{code.partition('[')[2]}" if one.sent[0] == "header" else code

    def body(self) -> tuple[str, Schema, Pointer] | None:
        """Return media type, schema and place of the body, if there is one."""
        body, place = self.description.follow(self.node.get("requestBody", {}), (*self.pointer, "requestBody"))
        for media, content in body.get("content", {}).items():
            return media, content.get("schema", {}), (*place, "content", media, "schema")
        return None

    def _body_arguments(self) -> Iterator[Argument]:
        body = self.body()
        if body is None:
            return
        for leaf in self.description.view(body[1], body[2], "param").of("object"):
            for wire, field in leaf.fields.items():
                called = argument(field.schema.get("x-python-name", wire))
                yield Argument(name=called, sent=("body", wire), field=field, pointer=field.pointer)

    def contents(self) -> tuple[dict[str, Any], Pointer]:
        """Return the media types of the successful response, and where they stand."""
        for status, response in self.node.get("responses", {}).items():
            if str(status).startswith("2"):
                found, place = self.description.follow(response, (*self.pointer, "responses", status))
                return found.get("content", {}), (*place, "content")
        return {}, (*self.pointer, "responses")

    def result(self) -> Result:
        """Return what comes back when the method is not streamed."""
        contents, place = self.contents()
        media = next((name for name in contents if name != EVENTS), "")
        schema: Schema = contents.get(media, {}).get("schema", {})
        where = (*place, media, "schema") if media else self.pointer
        document = self.description.document
        item = page_items(document, self.node)
        page = page_style(document, self.node) if item else ""
        annotation = self.description.annotation(schema, "model")
        form: Form = "json"
        if item:
            annotation = f"{page}[{self.description.annotation(component(item), 'model')}]"
        elif media == LINES:
            form, annotation = "lines", f"JSONLDecoder[{annotation}]"
        elif not media:
            events = self.description.annotation(contents.get(EVENTS, {}).get("schema", {}), "model")
            form, annotation = ("events", f"Stream[{events}]") if EVENTS in contents else ("nothing", "None")
        elif media != "application/json":
            form, annotation = "bytes", "BinaryAPIResponse"
        return Result(form=form, media=media, schema=schema, pointer=where, page=page, annotation=annotation)


class Methods:
    """Compares the methods of two documents."""

    def __init__(self, old: Description, new: Description, record: Record, types: Types) -> None:
        self.old = old
        self.new = new
        self.record = record
        self.types = types

    def compare(self) -> None:
        """Compare all methods, and put the types they use in the queue."""
        names, new_names = self.old.names, self.new.names
        pairs, gone, come = match.operations(names, new_names)
        for before, after in pairs:
            old = Method(description=self.old, operation=before, accessor=names[before])
            new = Method(description=self.new, operation=after, accessor=new_names[after])
            self.record.enter(("paths", *before), old.accessor)
            self._method(old, new)
        for operation in gone:
            self.record.enter(("gone", *operation), names[operation])
            site = Site(names[operation], "both", ("paths",), ("paths",))
            self.record.removed("method-removed", site, ("paths", *operation), _label(operation))
        for operation in come:
            self.record.enter(("come", *operation), new_names[operation])
            site = Site(new_names[operation], "both", ("paths",), ("paths",))
            self.record.added("method-added", site, ("paths", *operation), _label(operation))

    def _method(self, old: Method, new: Method) -> None:
        site = Site(old.accessor, "both", old.pointer, new.pointer)
        if old.accessor != new.accessor:
            self.record.changed("method-renamed", site, f"{old.accessor} → {new.accessor}")
        if match.address(old.operation) != match.address(new.operation):
            self.record.changed("method-moved", site, f"{_label(old.operation)} → {_label(new.operation)}")
        self.types.prose(site, old.node, new.node, "summary", "description")
        if old.flags != new.flags:
            self.record.changed("beta-flags-changed", site, f"{_listed(old.flags)} → {_listed(new.flags)}")
        self._beta_header(site, old.beta_header(), new.beta_header())
        self._arguments(old, new)
        self._body_form(site, old, new)
        self._result(site, old, new)
        self._events(site, old, new)
        self._errors(site, old, new)

    def _beta_header(self, site: Site, old: dict[str, Any] | None, new: dict[str, Any] | None) -> None:
        before, after = ((header or {}).get("required", False) for header in (old, new))
        if before != after:
            self.record.changed("beta-header-required" if after else "beta-header-optional", site)

    # Requests

    def _arguments(self, old: Method, new: Method) -> None:
        ours, theirs = ({one.name: one for one in method.arguments()} for method in (old, new))
        renamed = dict(self._renamed(list(ours.values()), list(theirs.values())))
        for name, one in ours.items():
            site = Site(f"{old.accessor}({name}=)", "request", old.pointer, new.pointer)
            other = theirs.pop(renamed.get(name, name), None)
            if other is None:
                self.record.removed("argument-removed", site, one.pointer)
                continue
            here = attrs.evolve(site, old=one.pointer, new=other.pointer)
            if name in renamed:
                self.record.changed("argument-renamed", here, f"{name} → {other.name}")
            elif one.sent != other.sent:
                self.record.changed("argument-moved", here, f"{_sent(one)} → {_sent(other)}")
            self.types.member(here, one.field, other.field)
        for name, one in theirs.items():
            site = Site(f"{old.accessor}({name}=)", "request", old.pointer, new.pointer)
            kind = "required-argument-added" if one.field.required else "argument-added"
            self.record.added(kind, site, one.pointer, new.annotation(one))

    def _renamed(self, old: list[Argument], new: list[Argument]) -> Iterator[tuple[str, str]]:
        """Yield the arguments that have another name for the same: the place in the path, or the name on the wire."""
        paths = [[one for one in arguments if one.sent[0] == "path"] for arguments in (old, new)]
        alike = [(one, other) for one in old for other in new if one.sent == other.sent and one.sent[0] != "path"]
        for before, after in (*zip(*paths, strict=False), *alike):
            if before.name != after.name:
                yield before.name, after.name

    def _body_form(self, site: Site, old: Method, new: Method) -> None:
        before, after = old.body(), new.body()
        if before is None or after is None:
            return
        here = attrs.evolve(site, direction="request", old=before[2][:-2], new=after[2][:-2])
        if before[0] != after[0]:
            self.record.changed("body-form-changed", here, f"{before[0]} → {after[0]}")
        body = attrs.evolve(here, python=f"{old.accessor}(body)", old=before[2], new=after[2])
        if self.types.single(body, before[1], after[1]) is None:
            self.types.value(body, before[1], after[1])

    # Responses

    def _result(self, site: Site, old: Method, new: Method) -> None:
        before, after = old.result(), new.result()
        suffix = "()[]" if before.form == "lines" else "()"
        here = Site(f"{old.accessor}{suffix}", "response", before.pointer, after.pointer)
        if before.form != after.form:
            self.record.changed("result-changed", here, f"{before.annotation} → {after.annotation}")
        elif before.page != after.page:
            self.record.changed("paging-changed", here, f"{before.annotation} → {after.annotation}")
        elif before.media != after.media:
            self.record.changed("media-type-changed", here, f"{before.media} → {after.media}")
        if before.form == after.form and before.form in ("json", "lines"):
            self._returned(here, before, after)
        self._said(site, old, new)

    def _returned(self, here: Site, before: Result, after: Result) -> None:
        pages = self.types.single(here, before.schema, after.schema) if before.page or after.page else None
        if pages is None:
            self.types.value(here, before.schema, after.schema)
        elif before.page == after.page:  # A page has no class of its own, so its fields are those of the result.
            self.types.fields(here, *pages)
        else:
            ours, theirs = (leaf.fields.get("data") for leaf in pages)
            if ours and theirs:
                data = attrs.evolve(here, old=ours.pointer, new=theirs.pointer)
                self.types.value(data, ours.schema, theirs.schema)

    def _said(self, site: Site, old: Method, new: Method) -> None:
        ours, theirs = (method.description.document.success(method.node) for method in (old, new))
        here = attrs.evolve(site, python=f"{old.accessor}()", direction="response")
        self.types.prose(here, ours, theirs)

    def _events(self, site: Site, old: Method, new: Method) -> None:
        (ours, our_place), (theirs, their_place) = old.contents(), new.contents()
        here = Site(site.python, "response", (*our_place, EVENTS, "schema"), (*their_place, EVENTS, "schema"))
        if EVENTS in ours and EVENTS in theirs:
            events = attrs.evolve(here, python=f"{old.accessor}(stream=True)[]")
            self.types.value(events, ours[EVENTS].get("schema", {}), theirs[EVENTS].get("schema", {}))
        elif EVENTS in ours:
            self.record.removed("streaming-removed", attrs.evolve(here, new=their_place), here.old[:-1])
        elif EVENTS in theirs:
            self.record.added("streaming-added", attrs.evolve(here, old=our_place), here.new[:-1])

    def _errors(self, site: Site, old: Method, new: Method) -> None:
        ours, theirs = _failures(old), _failures(new)
        direction: Direction = "response"
        here = Site(site.python, direction, (*old.pointer, "responses"), (*new.pointer, "responses"))
        for status, (schema, place) in ours.items():
            if status not in theirs:
                self.record.removed("error-removed", here, (*here.old, status), status)
                continue
            other, other_place = theirs[status]
            if schema and other:  # An error that is not described is read all the same.
                self.types.value(Site(f"{site.python}: {status}", direction, place, other_place), schema, other)
        for status in [status for status in theirs if status not in ours]:
            self.record.added("error-added", here, (*here.new, status), status)


def _failures(method: Method) -> dict[str, tuple[Schema, Pointer]]:
    """Return the schemas of error responses by status, and where they stand."""
    found: dict[str, tuple[Schema, Pointer]] = {}
    for status, response in method.node.get("responses", {}).items():
        if str(status).startswith("2"):
            continue
        target, place = method.description.follow(response, (*method.pointer, "responses", status))
        content = target.get("content", {})
        media = "application/json" if "application/json" in content else next(iter(content), "")
        schema: Schema = content.get(media, {}).get("schema", {})
        found[str(status)] = (schema, (*place, "content", media, "schema"))
    return found


def _listed(flags: list[str]) -> str:
    return ", ".join(flags) or "none"


def _label(operation: Operation) -> str:
    return f"{operation[1].upper()} {operation[0]}"


def _sent(one: Argument) -> str:
    return f"{one.sent[0]} {one.sent[1]}"
