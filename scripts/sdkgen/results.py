"""What a method returns: a model, a page, lines, bytes, and in its streamed form events."""

from __future__ import annotations

import attrs

from .calls import Call
from .document import Document, SpecError
from .names import module, page_items, page_style
from .planner import escaped
from .schema import Schema, component, ref_key
from .shapes import Place, Shapes, Type

LINES = "application/x-jsonl"


@attrs.frozen(kw_only=True)
class Result:
    """What a method returns."""

    accept: str
    doc: str
    annotation: str
    async_annotation: str
    types: list[Type]
    parser: str | None = None
    events: str | None = None
    event: str | None = None
    page: str | None = None
    item: str | None = None


def result_of(call: Call, document: Document, shapes: Shapes) -> Result:
    """Decide what the method of an operation returns.

    Raises:
        SpecError: The successful response is none this driver knows.
    """
    if call.only_streams:
        return _stream(call, shapes)
    content = {m: body for m, body in call.success.get("content", {}).items() if m != "text/event-stream"}
    if len(content) != 1:
        found = f"found {', '.join(content)}" if content else "found none"
        raise SpecError(f"{call.where}.responses: a success has one media type beside text/event-stream, {found}")
    media, body = next(iter(content.items()))
    doc = _said(call)
    item = page_items(document, call.operation)
    if item is not None:
        style = page_style(document, call.operation)
        item_type = shapes.type(component(item), "model")
        code = f"{style}[{item_type.code}]"
        return Result(
            accept=media,
            doc=doc,
            annotation=code,
            async_annotation=f"Async{code.removeprefix('Sync')}",
            types=[item_type],
            parser=_parser(item, shapes),
            page=style,
            item=item_type.code,
        )
    if media not in ("application/json", LINES):
        code = "BinaryAPIResponse"
        return Result(accept=media, doc=doc, annotation=code, async_annotation=f"Async{code}", types=[])
    schema: Schema = body.get("schema", {})
    type_ = shapes.type(schema, "model")
    parser = _named_parser(schema, call, shapes)
    if media == LINES:
        code = f"JSONLDecoder[{type_.code}]"
        return Result(
            accept=media, doc=doc, annotation=code, async_annotation=f"Async{code}", types=[type_], parser=parser
        )
    plain = Result(
        accept=media, doc=doc, annotation=type_.code, async_annotation=type_.code, types=[type_], parser=parser
    )
    events = call.event_schema
    if events is None:
        return plain
    event = shapes.type(events, "model")
    return attrs.evolve(plain, types=[type_, event], events=_named_parser(events, call, shapes), event=event.code)


def _stream(call: Call, shapes: Shapes) -> Result:
    """Decide what an operation returns that has a streamed form alone."""
    schema: Schema = call.event_schema or {}
    event = shapes.type(schema, "model")
    return Result(
        accept="text/event-stream",
        doc=_said(call),
        annotation=f"Stream[{event.code}]",
        async_annotation=f"AsyncStream[{event.code}]",
        types=[event],
        events=_named_parser(schema, call, shapes),
        event=event.code,
    )


def _said(call: Call) -> str:
    return escaped(" ".join(call.success.get("description", "").split()))


def _named_parser(schema: Schema, call: Call, shapes: Shapes) -> str | None:
    key = ref_key(schema)
    if key is not None:
        return _parser(key, shapes)
    if shapes.read(schema, Place("Response", ()), "_") != "_":
        raise SpecError(f"{call.where}.responses: a response that holds models has to be a component of its own")
    return None


def _parser(key: str, shapes: Shapes) -> str | None:
    return module(key) if shapes.is_parsed(key) else None
