"""What the server remembers: message batches, files and skills, each with the operations on them, newest first."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from ._call import Call, Handler, now, page
from ._exchange import Refusal, Reply, encode, error
from ._validate import Part

if TYPE_CHECKING:
    from ._api import API


class Batches:
    """Message batches. One is in progress until it was looked at `api.batch_polls` times, and has ended from then on."""

    def __init__(self, api: API) -> None:
        self._api = api
        self._batches: dict[str, dict[str, Any]] = {}
        self._requests: dict[str, list[dict[str, Any]]] = {}
        self._lines: dict[str, list[bytes]] = {}
        self._looks: dict[str, int] = {}

    def handlers(self) -> dict[str, Handler]:
        """Return what answers each operation."""
        return {
            "messages.batches.create": self._create,
            "messages.batches.list": lambda call: page(_newest(self._batches), call.request),
            "messages.batches.retrieve": self._retrieve,
            "messages.batches.cancel": self._cancel,
            "messages.batches.delete": self._delete,
            "messages.batches.results": self._results,
        }

    def _create(self, call: Call) -> Reply:
        requests: list[dict[str, Any]] = call.body["requests"]
        seen: set[str] = set()
        for index, request in enumerate(requests):
            if request["custom_id"] in seen:
                raise Refusal(400, f"requests.{index}.custom_id: {request['custom_id']!r} is used twice")
            seen.add(request["custom_id"])
        batch_id = self._api.id("msgbatch")
        self._requests[batch_id] = requests
        self._looks[batch_id] = 0
        counts = dict.fromkeys(("canceled", "errored", "expired", "processing", "succeeded"), 0)
        self._batches[batch_id] = {
            "id": batch_id,
            "type": "message_batch",
            "processing_status": "in_progress",
            "request_counts": {**counts, "processing": len(requests)},
            "created_at": now(),
            "expires_at": now(timedelta(hours=24)),
            "ended_at": None,
            "archived_at": None,
            "cancel_initiated_at": None,
            "results_url": None,
        }
        return Reply.of(self._batches[batch_id])

    def _retrieve(self, call: Call) -> Reply:
        batch = self._find(call)
        self._looks[batch["id"]] += 1
        if batch["processing_status"] != "ended" and self._looks[batch["id"]] > self._api.batch_polls:
            self._end(batch, call)
        return Reply.of(batch)

    def _cancel(self, call: Call) -> Reply:
        batch = self._find(call)
        if batch["processing_status"] == "in_progress":
            batch.update(processing_status="canceling", cancel_initiated_at=now())
        return Reply.of(batch)

    def _delete(self, call: Call) -> Reply:
        batch = self._find(call)
        if batch["processing_status"] != "ended":
            raise Refusal(
                400, f"{batch['id']} is {batch['processing_status']}: cancel it, and delete it when it has ended"
            )
        del self._batches[batch["id"]]
        return Reply.of({"id": batch["id"], "type": "message_batch_deleted"})

    def _results(self, call: Call) -> Reply:
        batch = self._find(call)
        if batch["processing_status"] != "ended":
            raise Refusal(400, f"{batch['id']} is {batch['processing_status']}: there are no results yet")
        return Reply(200, {"content-type": "application/x-jsonl"}, iter(self._lines[batch["id"]]))

    def _find(self, call: Call) -> dict[str, Any]:
        return _find(self._batches, call.path["message_batch_id"], "message batch")

    def _end(self, batch: dict[str, Any], call: Call) -> None:
        counts = dict.fromkeys(batch["request_counts"], 0)
        lines = self._lines[batch["id"]] = []
        for request in self._requests.pop(batch["id"]):
            result: dict[str, Any] = {"type": "canceled"}
            if batch["processing_status"] != "canceling":
                try:
                    message = self._api.message(request["params"], beta=call.beta)
                    message["usage"]["service_tier"] = "batch"
                    result = {"type": "succeeded", "message": message}
                except Refusal as refusal:
                    result = {"type": "errored", "error": error(refusal.status, None, refusal.message)}
            counts[result["type"]] += 1
            lines.append(encode({"custom_id": request["custom_id"], "result": result}) + b"\n")
        host = call.request.header("host")
        batch.update(
            processing_status="ended",
            request_counts=counts,
            ended_at=now(),
            results_url=f"http://{host}/v1/messages/batches/{batch['id']}/results",
        )


class Files:
    """Uploaded files. Unlike with the real API, each can be downloaded again."""

    def __init__(self, api: API) -> None:
        self._api = api
        self._files: dict[str, dict[str, Any]] = {}
        self._content: dict[str, bytes] = {}

    def handlers(self) -> dict[str, Handler]:
        """Return what answers each operation."""
        return {
            "files.upload": self._upload,
            "files.list": lambda call: page(_newest(self._files), call.request),
            "files.retrieve_metadata": lambda call: Reply.of(self._find(call)),
            "files.delete": self._delete,
            "files.download": self._download,
        }

    def _upload(self, call: Call) -> Reply:
        part = next(part for part in call.parts if part.name == "file")
        if not part.filename:
            raise Refusal(400, "file: the part needs a filename")
        file = {
            "id": self._api.id("file"),
            "type": "file",
            "filename": posixpath.basename(part.filename),
            "mime_type": part.content_type or "application/octet-stream",
            "size_bytes": len(part.content),
            "created_at": now(),
            "downloadable": True,
        }
        self._files[str(file["id"])] = file
        self._content[str(file["id"])] = part.content
        return Reply.of(file)

    def _delete(self, call: Call) -> Reply:
        file_id = self._find(call)["id"]
        del self._files[file_id], self._content[file_id]
        return Reply.of({"id": file_id, "type": "file_deleted"})

    def _download(self, call: Call) -> Reply:
        file = self._find(call)
        return Reply(200, {"content-type": "application/octet-stream"}, self._content[file["id"]])

    def _find(self, call: Call) -> dict[str, Any]:
        return _find(self._files, call.path["file_id"], "file")


class Skills:
    """Skills and their versions; the files themselves are only looked at."""

    def __init__(self, api: API) -> None:
        self._api = api
        self._skills: dict[str, dict[str, Any]] = {}
        self._versions: dict[str, dict[str, dict[str, Any]]] = {}

    def handlers(self) -> dict[str, Handler]:
        """Return what answers each operation."""
        return {
            "skills.create": self._create,
            "skills.list": self._list,
            "skills.retrieve": lambda call: Reply.of(self._find(call)),
            "skills.delete": self._delete,
            "skills.versions.create": lambda call: Reply.of(self._add_version(self._find(call), call.parts)),
            "skills.versions.list": lambda call: _token_page(_newest(self._versions[self._find(call)["id"]]), call),
            "skills.versions.retrieve": lambda call: Reply.of(self._find_version(call)),
            "skills.versions.delete": self._delete_version,
        }

    def _create(self, call: Call) -> Reply:
        titles = [part.content.decode() for part in call.parts if part.name == "display_title"]
        skill: dict[str, Any] = {
            "id": self._api.id("skill"),
            "type": "skill",
            "display_title": titles[0] if titles else None,
            "source": "custom",
            "latest_version": None,
            "created_at": now(),
            "updated_at": now(),
        }
        self._versions[skill["id"]] = {}
        self._add_version(skill, call.parts)
        self._skills[skill["id"]] = skill
        return Reply.of(skill)

    def _list(self, call: Call) -> Reply:
        source = call.request.query.get("source")
        return _token_page([skill for skill in _newest(self._skills) if source in (None, skill["source"])], call)

    def _delete(self, call: Call) -> Reply:
        skill_id = self._find(call)["id"]
        if self._versions[skill_id]:
            raise Refusal(400, f"{skill_id} still has versions: delete them first")
        del self._skills[skill_id]
        return Reply.of({"id": skill_id, "type": "skill_deleted"})

    def _delete_version(self, call: Call) -> Reply:
        skill, version = self._find(call), self._find_version(call)["version"]
        versions = self._versions[skill["id"]]
        del versions[version]
        skill.update(latest_version=max(versions, default=None), updated_at=now())
        return Reply.of({"id": version, "type": "skill_version_deleted"})

    def _add_version(self, skill: dict[str, Any], parts: list[Part]) -> dict[str, Any]:
        directory, head = _read_skill([part for part in parts if part.filename is not None])
        number = self._api.id("skillver")
        version = {
            "id": number,
            "type": "skill_version",
            "skill_id": skill["id"],
            # The real API makes it from the time in microseconds; this keeps the form and never repeats.
            "version": str(1_760_000_000_000_000 + int(number.rpartition("_01")[2])),
            "name": head.get("name", directory),
            "description": head.get("description", ""),
            "directory": directory,
            "created_at": now(),
        }
        self._versions[skill["id"]][version["version"]] = version
        skill.update(latest_version=version["version"], updated_at=now())
        return version

    def _find(self, call: Call) -> dict[str, Any]:
        return _find(self._skills, call.path["skill_id"], "skill")

    def _find_version(self, call: Call) -> dict[str, Any]:
        return _find(self._versions[self._find(call)["id"]], call.path["version"], "version")


def _read_skill(files: list[Part]) -> tuple[str, dict[str, str]]:
    """Return a skill's directory and the fields at the head of its SKILL.md."""
    directories = {str(part.filename).partition("/")[0] for part in files if "/" in str(part.filename)}
    if len(directories) != 1 or not all("/" in str(part.filename) for part in files):
        raise Refusal(400, "files: all files of a skill have to be below one common directory")
    directory = directories.pop()
    for part in files:
        if part.filename == f"{directory}/SKILL.md":
            head = part.content.decode("utf-8", "replace").partition("---")[2].partition("---")[0]
            pairs = (line.partition(":") for line in head.splitlines() if ":" in line)
            return directory, {key.strip(): value.strip() for key, _, value in pairs}
    raise Refusal(400, f"files: there is no {directory}/SKILL.md")


def _newest(items: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    return list(reversed(items.values()))


def _find(items: dict[str, dict[str, Any]], key: str, kind: str) -> dict[str, Any]:
    if key not in items:
        raise Refusal(404, f"There is no {kind} {key!r}")
    return items[key]


def _token_page(items: Iterable[dict[str, Any]], call: Call) -> Reply:
    """Return the page of a list that the query asks for by the token of the page before."""
    query, rest = call.request.query, list(items)
    token, limit = query.get("page") or "page_0", int(query.get("limit") or 20)
    if not token[5:].isdigit() or not token.startswith("page_") or limit < 1:
        raise Refusal(400, f"page: {token!r} is no token of this list")
    start = int(token[5:])
    more = start + limit < len(rest)
    next_page = f"page_{start + limit}" if more else None
    return Reply.of({"data": rest[start : start + limit], "has_more": more, "next_page": next_page})
