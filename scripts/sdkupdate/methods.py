"""Changes of operations: what is asked for, sent and answered. The edits of the types inside are in `apply`."""

from __future__ import annotations

from typing import Any

import attrs

from sdkdiff.change import Change
from sdkgen.document import Pointer
from sdkgen.names import Path
from sdkgen.schema import is_mapping
from sdkgen.settings import Settings

from .apply import ByHand, Later, Types
from .folder import SDK_FILE, Folder
from .place import at, body_schema, followed, is_parameter, new_of, old_of, success
from .translate import ORDER, PARAMETER_ORDER, Context, Translator, in_order


class Methods(Types):
    """Makes changes of operations and types.

    Args:
        folder: Our description.
        translator: Says parts of the other description in our words.
        settings: The exceptions to the naming rules.
    """

    def __init__(self, folder: Folder, translator: Translator, settings: Settings) -> None:
        super().__init__(folder, translator)
        self.settings = settings
        #: Our operations by their Python names.
        self.operations: dict[str, Pointer] = {}
        self.rules |= {
            "method-added": self.method_added,
            "method-removed": lambda change: folder.remove(old_of(change)),
            "method-moved": self.method_moved,
            **dict.fromkeys(("beta-header-required", "beta-header-optional"), self.beta_header),
            **dict.fromkeys(("argument-added", "required-argument-added"), self.argument_added),
            "argument-removed": self.argument_removed,
            "argument-renamed": self.argument_renamed,
            "argument-moved": self.argument_moved,
            "body-form-changed": self.body_form,
            "result-changed": self.result,
            "media-type-changed": self.media_type,
            "paging-changed": self.paging,
            "streaming-added": self.streaming_added,
            **dict.fromkeys(("streaming-removed", "error-removed"), lambda c: folder.remove(old_of(c))),
            "error-added": self.error_added,
        }

    def own(self, change: Change, shared: Pointer) -> None:
        ref = f"#/{'/'.join(map(str, shared))}"
        using = [
            (*operation, shared[1], place)
            for operation in self.operations.values()
            for place, part in _entries(at(self.old, (*operation, shared[1])))
            if part == {"$ref": ref}
        ]
        concerned = [self.operations[name] for name in change.methods if name in self.operations]
        if self.agreed(change) >= len(using) or change.kind == "argument-removed":
            return
        for place in using:
            if place[:3] in concerned:
                self.folder.replace(place, at(self.old, shared))
        raise Later

    # Operations

    def method_added(self, change: Change) -> None:
        _, key, verb = new_of(change)
        key, verb = str(key), str(verb)
        same = next((ours for ours in self.old.paths if _bare(ours) == _bare(key)), None)
        name, after = self._home(key)
        made = self.translator.operation(key, verb, change.python, Context(name, change.direction))
        place: Pointer = ("paths", same or key, verb)
        if same is not None:
            names = dict(zip(Path.parse(key).parameters, Path.parse(same).parameters, strict=True))
            for part in made.get("parameters", ()):
                part.update({"name": names[part["name"]]} if part.get("in") == "path" else {})
            self.folder.add(("paths", same), verb, made, order=())
        elif self.folder.find(("paths", key)) is not None:
            self.folder.add(("paths", key), verb, made, order=())
        else:
            self.folder.add_path(key, {verb: made}, name, after)
        self.translator.added.append(place)

    def _home(self, key: str) -> tuple[str, str | None]:
        """Return the file a path belongs to, and the path there that it follows."""
        path = Path.parse(key)
        best: tuple[int, str, str] | None = None
        for other in self.old.paths:
            ours = Path.parse(other)
            near = _shared(path.segments, ours.segments)
            if near > 1 and ours.query == path.query and (best is None or near >= best[0]):
                best = (near, self.folder.file_of(("paths", other)), other)
        if best is not None:
            return best[1], best[2]
        folder = "beta/" if path.is_beta else ""
        return f"paths/{folder}{path.nouns[0] if path.nouns else 'root'}.yaml", None

    def method_moved(self, change: Change) -> None:
        (_, old, verb), (_, new, new_verb) = old_of(change)[:3], new_of(change)[:3]
        old, verb, new, new_verb = str(old), str(verb), str(new), str(new_verb)
        node = at(self.old, ("paths", old, verb))
        parameters = [p for p in node.get("parameters", ()) if self.old.resolve(p)["in"] != "path"]
        theirs = [p for p in self.new.parameters_of(at(self.new, ("paths", new, new_verb))) if p["in"] == "path"]
        ours = {p["name"]: p for p in self.old.parameters_of(node) if p["in"] == "path"}
        context = self.context(change, ("paths", old))
        kept = [ours.get(p["name"]) or self.translator.parameter(p, context) for p in theirs]
        made = in_order({**node, **({"parameters": [*kept, *parameters]} if kept or parameters else {})})
        if list(self.old.paths[old]) == [verb] and new not in self.old.paths:
            if old != new:
                self.folder.rename(("paths", old), new)
            place: Pointer = ("paths", old)  # Under its old name until it is read again.
            self.moved.add(place)
            file = self.folder.file(self.folder.file_of(place))
            if new_verb != verb:
                file.rename((new, verb), new_verb)
            if made != node:
                file.replace((new, new_verb, "parameters"), made["parameters"])
        else:
            name, after = self._home(new)
            self.folder.remove(("paths", old, verb))
            if new in self.old.paths:
                self.folder.add(("paths", new), new_verb, made, order=())
            else:
                self.folder.add_path(new, {new_verb: made}, name, after)
            self.moved.add(("paths", old, verb))
        self._relabel(f"{verb.upper()} {old}", f"{new_verb.upper()} {new}")

    def _relabel(self, old: str, new: str) -> None:
        if old != new and old in self.settings.operations:
            self.folder.file(SDK_FILE).rename(("operations", old), new)

    # Requests

    def beta_header(self, change: Change) -> None:
        ours, theirs = (place[:3] for place in (old_of(change), new_of(change)))
        header = self.settings.beta_header
        wanted = next((p for p in self.new.parameters_of(at(self.new, theirs)) if p["name"] == header), None)
        parts: list[dict[str, Any]] = at(self.old, (*ours, "parameters")) or []
        for index, part in enumerate(parts):
            if self.old.resolve(part)["name"] != header:
                continue
            made = {key: value for key, value in self.old.resolve(part).items() if key != "required"}
            if wanted is not None and wanted.get("required"):
                made = in_order({**made, "required": True}, PARAMETER_ORDER)
            shared = [n for n, p in self.old.parameters.items() if p == made]
            made = {"$ref": f"#/components/parameters/{shared[0]}"} if shared else made
            self.folder.replace((*ours, "parameters", index), made)
            return
        if wanted is None:
            raise ByHand
        self._add_parameter(change, ours, wanted)

    def argument_added(self, change: Change) -> None:
        operation, new = change.where.old_owner, new_of(change)
        if is_parameter(new):
            self._add_parameter(change, operation, at(self.new, new))
            return
        body = body_schema(self.old, operation)
        if body is not None:
            self.add_property(change, body, new)
        elif self.folder.find((*operation, "requestBody")) is None:
            theirs = at(self.new, self._theirs(change, operation))
            made = self.translator.body(theirs, self.context(change, operation))
            self.folder.add(operation, "requestBody", made, order=ORDER)
            self.translator.added.append((*operation, "requestBody"))

    def _theirs(self, change: Change, operation: Pointer) -> Pointer:
        place = change.where.new_owner
        if place[:1] != ("paths",):
            raise ByHand
        return place[:3]

    def _add_parameter(self, change: Change, operation: Pointer, node: dict[str, Any], **prose: str) -> None:
        made = self.translator.parameter(node, self.context(change, operation))
        made = made if "$ref" in made else in_order({**made, **prose}, PARAMETER_ORDER)
        listed = self.folder.get(operation).get("parameters")
        if listed is None:
            self.folder.add(operation, "parameters", [made], order=ORDER)
        else:
            self.folder.append((*operation, "parameters"), made)
        if "$ref" not in made and not prose:
            self.translator.added.append((*operation, "parameters", len(listed or ())))

    def argument_removed(self, change: Change) -> None:
        place, operation = old_of(change), change.where.old_owner
        if is_parameter(place):
            self._drop_parameter(operation, place)
        elif "requestBody" in at(self.new, change.where.new_owner[:3]) or change.where.new_owner[:1] != ("paths",):
            self.drop_property(place)
        elif self.folder.find((*operation, "requestBody")) is not None:
            self.folder.remove((*operation, "requestBody"))

    def _drop_parameter(self, operation: Pointer, place: Pointer) -> None:
        for index in range(len(at(self.old, (*operation, "parameters")))):
            if followed(self.old, (*operation, "parameters", index)) == place:
                self.folder.remove((*operation, "parameters", index))
                self.moved.add((*operation, "parameters"))
                return
        raise ByHand

    def argument_renamed(self, change: Change) -> None:
        old, new = old_of(change), new_of(change)
        ours, theirs = at(self.old, old), at(self.new, new)
        if not is_parameter(old) or ours["in"] != "path":
            self.folder.copy(old, "x-python-name", theirs, order=ORDER)
            return
        if old[0] != "paths":
            raise ByHand
        key, name, other = str(old[1]), ours["name"], theirs["name"]
        for verb, operation in self.old.paths[key].items():
            for index, part in enumerate(operation.get("parameters", ())):
                if part.get("name") == name and part.get("in") == "path":
                    self.folder.replace(("paths", key, verb, "parameters", index, "name"), other)
            self._relabel(f"{verb.upper()} {key}", f"{verb.upper()} {key.replace(f'{{{name}}}', f'{{{other}}}')}")
        self.folder.rename(("paths", key), key.replace(f"{{{name}}}", f"{{{other}}}"))
        self.moved.add(("paths", key))

    def argument_moved(self, change: Change) -> None:
        old, new = old_of(change), new_of(change)
        operation = self._operation(change)
        node = at(self.old, old)
        prose = {"description": node["description"]} if "description" in node else {}
        if is_parameter(new):
            self._add_parameter(change, operation, at(self.new, new), **prose)
        else:
            body = body_schema(self.old, operation)
            if body is None:
                raise ByHand
            self.add_property(change, body, new, **prose)
        if is_parameter(old):
            self._drop_parameter(operation, old)
        else:
            self.drop_property(old)

    def _operation(self, change: Change) -> Pointer:
        found = [self.operations[name] for name in change.methods if name in self.operations]
        if len(found) != 1:
            raise ByHand
        return found[0]

    def body_form(self, change: Change) -> None:
        old, new = old_of(change), new_of(change)
        media = next(iter(at(self.old, old)))
        self.folder.rename((*old, media), next(iter(at(self.new, new))))
        self.moved.add(old)

    # Answers

    def result(self, change: Change) -> None:
        place = success(self.old, self._operation(change))
        answer = at(self.new, success(self.new, new_of(change)[:3]))
        made = self.translator.contents(
            answer.get("content", {}), attrs.evolve(self.context(change, place), direction="response")
        )
        if made:
            self.folder.put(place, "content", made, order=ORDER)
        else:
            self.folder.remove((*place, "content"))
        self.moved.add(place)

    def media_type(self, change: Change) -> None:
        old, new = old_of(change), new_of(change)
        self.folder.rename(old[:-1], str(new[-2]))
        self.moved.add(old[:-1])

    def paging(self, change: Change) -> None:
        old, new = followed(self.old, old_of(change)), followed(self.new, new_of(change))
        ours, theirs = (at(d, p).get("properties", {}) for d, p in ((self.old, old), (self.new, new)))
        if not ours or not theirs:
            raise ByHand
        for name in theirs:
            if name not in ours:
                self.add_property(change, old, (*new, "properties", name))
        for name in ours:
            if name not in theirs:
                self.drop_property((*old, "properties", name))

    def streaming_added(self, change: Change) -> None:
        place, new = change.where.old_owner, new_of(change)
        made = self.translator.contents({str(new[-1]): at(self.new, new)}, self.context(change, place))
        self.folder.add(place, str(new[-1]), made[str(new[-1])], order=())

    def error_added(self, change: Change) -> None:
        place, status = change.where.old_owner, str(new_of(change)[-1])
        made = self.translator.response(status, at(self.new, new_of(change)), self.context(change, place))
        self.folder.add(place, status, made, order=())


def _entries(node: Any) -> list[tuple[str | int, Any]]:
    return [*node.items()] if is_mapping(node) else [*enumerate(node)]


def _bare(key: str) -> str:
    """Return a path key without the names of its parameters."""
    return "".join(part if n % 2 == 0 else "{}" for n, part in enumerate(key.replace("}", "{").split("{")))


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return how many segments two paths have in common at their beginning."""
    pairs = list(zip(one, other, strict=False))
    return next((n for n, (a, b) in enumerate(pairs) if a != b), len(pairs))
