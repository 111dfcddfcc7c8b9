"""A FHIR server in this process, with the habits of real ones switched on at will. Imports nothing from appliance.

Good manners are the default: versions, If-Match, If-None-Exist, transactions that roll back. Each habit takes one away
(design: measured on Medplum's router, on sekmet-fhir, or written down for Oracle Health).
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import anyio
import anyio.abc
from anyio.streams.buffered import BufferedByteReceiveStream
from fakes.operations import freed, operate

Resource = dict[str, Any]
REASONS = {200: "OK", 201: "Created", 204: "No Content"}


@dataclass(slots=True)
class Habits:
    """What this server does differently."""

    ignores_if_match: bool = False
    """Writes over any version (Medplum's router, on PATCH)."""
    keeps_half_a_transaction: bool = False
    """A failed Bundle leaves what came before the failure (Medplum's router)."""
    batches: bool = False
    """Takes a transaction for a batch: does what it can of it, and answers 200 (Medplum's router)."""
    no_transactions: bool = False
    """403 to every Bundle (narrow scopes)."""
    ignores_if_none_exist: bool = False
    flips_slots: bool = False
    """A booked Appointment makes its slot busy; what is not allowed on it is refused (Oracle Health)."""
    drops_identifiers: bool = False
    ignores_search: bool = False
    """Answers every search with everything of the type."""
    strong_etag: bool = False
    no_etag: bool = False
    no_versions: bool = False
    """Neither ETag nor meta.versionId."""
    absolute_references: bool = False
    empty_answers: bool = False
    """201 and 200 without a body, Location only (Prefer ignored)."""
    answers_as_asked: bool = False
    """A 201 carries what was sent, whatever was made of it."""
    operations: bool = False
    """Its calendar is changed by $find and $book alone (Argonaut Scheduling)."""
    keeps_the_old: bool = False
    """$book does not cancel the appointment it is told to."""
    books_over: bool = False
    """$book takes a time that is not free."""
    books_nothing: bool = False
    """$book answers 200 and an OperationOutcome."""
    outcome_in_search: bool = False
    """An OperationOutcome among the matches."""
    proposes: bool = False
    """Appointments are taken as proposed; staff decide."""
    read_only: bool = False
    no_new_patients: bool = False
    """403 to a new Patient."""


class Refusal(Exception):
    """An answer that is no success."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(f"{status} {code}")
        self.status, self.code = status, code


@dataclass(slots=True)
class ModelServer:
    """Every version of every resource, in memory."""

    habits: Habits = field(default_factory=Habits)
    base_url: str = ""
    now: datetime = datetime(2026, 11, 23, 13, tzinfo=UTC)
    held: dict[str, Resource] = field(default_factory=dict)
    """By Kind/id; deleted ones are None in `gone`."""
    gone: set[str] = field(default_factory=set)
    made: int = 0
    seen: list[tuple[str, str]] = field(default_factory=list)
    written: list[Resource] = field(default_factory=list)
    """Each resource that came over the network, in order."""

    def all(self, kind: str) -> list[Resource]:
        """What stands of one type."""
        return [one for path, one in self.held.items() if path.startswith(f"{kind}/")]

    def put(self, resource: Resource) -> Resource:
        """Write one as the clinic would, over whatever is there."""
        path = f"{resource['resourceType']}/{resource['id']}"
        old = self.held.get(path)
        self.now += timedelta(milliseconds=10)
        number = str(int((old or {"meta": {"versionId": "0"}})["meta"]["versionId"]) + 1)
        stored = {**resource, "meta": {"versionId": number, "lastUpdated": self.now.isoformat()}}
        if self.habits.drops_identifiers:
            stored.pop("identifier", None)
        self.held[path] = stored
        self.gone.discard(path)
        return stored

    def handle(self, method: str, target: str, headers: dict[str, str], body: Any) -> tuple[int, Resource | None, str]:
        """Status, body and location of one request."""
        parts = urlsplit(target)
        path = unquote(parts.path).removeprefix("/fhir").strip("/")
        query = parse_qsl(parts.query, keep_blank_values=True)
        if self.habits.read_only and method != "GET":
            raise Refusal(403, "forbidden")
        kind, _, key = path.partition("/")
        theirs = (kind in ("", "Appointment", "Slot", "Schedule") and method == "POST") or (method, kind) == (
            "PUT",
            "Slot",
        )
        if self.habits.operations and (key.startswith("$") or theirs):
            return self._operate(path, key, query, body)
        match method:
            case "GET" if path == "metadata":
                return 200, self._capabilities(), ""
            case "GET" if key:
                return 200, self._read(path), ""
            case "GET":
                return 200, self._search(kind, query), ""
            case "POST" if not path:
                return 200, self._transaction(body), ""
            case "POST":
                return self._create(kind, body, headers.get("if-none-exist", ""))
            case "PUT":
                return 200, self._update(path, body, headers.get("if-match", "")), ""
            case "PATCH":
                return 200, self._patch(path, body, headers.get("if-match", "")), ""
            case "DELETE":
                self._read(path)
                del self.held[path]
                self.gone.add(path)
                return 204, None, ""
        raise Refusal(405, "not-supported")

    def _operate(
        self, path: str, name: str, query: list[tuple[str, str]], body: Any
    ) -> tuple[int, Resource | None, str]:
        if path not in ("Appointment/$find", "Appointment/$hold", "Appointment/$book"):
            raise Refusal(405, "not-supported")
        found = operate(self, name, dict(query), body)
        if isinstance(found, str):
            raise Refusal(409, found)
        return *found, ""

    def _read(self, path: str) -> Resource:
        if path not in self.held:
            raise Refusal(410 if path in self.gone else 404, "not-found")
        return self.held[path]

    def _create(self, kind: str, body: Resource, if_none_exist: str) -> tuple[int, Resource, str]:
        if if_none_exist and not self.habits.ignores_if_none_exist:
            found = self._matches(kind, parse_qsl(if_none_exist))
            if len(found) > 1:
                raise Refusal(412, "multiple-matches")
            if found:
                return 200, found[0], f"{kind}/{found[0]['id']}"
        if kind == "Patient" and self.habits.no_new_patients:
            raise Refusal(403, "forbidden")
        self.made += 1
        made = {**body, "id": f"{kind[:3].lower()}-{self.made}"}
        if kind == "Appointment":
            if self.habits.proposes and made["status"] == "booked":
                made["status"] = "proposed"
            if self.habits.flips_slots:
                self._flip(made)
        stored = self.put(made)
        if self.habits.answers_as_asked:
            return 201, {**stored, **body}, f"{self.base_url}/{kind}/{stored['id']}/_history/1"
        return 201, stored, f"{self.base_url}/{kind}/{stored['id']}/_history/1"

    def _flip(self, made: Resource) -> None:
        people = made["participant"]
        strict = len(made.get("slot", ())) == 1 and len(people) == 1 and "type" not in people[0]
        if not strict or not people[0]["actor"].get("reference", "").startswith("Patient/"):
            raise Refusal(422, "business-rule")
        if any(len(one.get("text", "")) > 255 for one in made.get("reasonCode", ())):
            raise Refusal(400, "too-long")
        slot = self.held[made["slot"][0]["reference"]]
        if slot["status"] != "free":
            raise Refusal(409, "conflict")
        self.put({**slot, "status": "busy"})
        made["start"], made["end"] = slot["start"], slot["end"]

    def _update(self, path: str, body: Resource, if_match: str) -> Resource:
        self._fit(path, if_match, 412)
        if self.habits.flips_slots and path.startswith("Appointment/"):
            raise Refusal(405, "not-supported")
        kind, _, key = path.partition("/")
        if self.habits.operations and kind == "Appointment" and body["status"] == "cancelled":
            freed(self, body)
        return self.put({**body, "resourceType": kind, "id": key})

    def _patch(self, path: str, steps: list[dict[str, Any]], if_match: str) -> Resource:
        if self.habits.flips_slots and not if_match:
            raise Refusal(412, "required")
        self._fit(path, if_match, 409 if self.habits.flips_slots else 412)
        old = self._read(path)
        new = {**copy.deepcopy(old), **{step["path"][1:]: step["value"] for step in steps if step["op"] != "test"}}
        if any(step["op"] == "test" and old.get(step["path"][1:]) != step["value"] for step in steps):
            raise Refusal(422, "processing")
        if self.habits.flips_slots and path.startswith("Appointment/"):
            self._reflip(old, new)
        return self.put(new)

    def _reflip(self, old: Resource, new: Resource) -> None:
        if new["slot"] != old["slot"]:
            slot = self.held[new["slot"][0]["reference"]]
            if slot["status"] != "free":
                raise Refusal(422, "business-rule")
            self.put({**slot, "status": "busy"})
            new["start"], new["end"] = slot["start"], slot["end"]
        if new["slot"] != old["slot"] or new["status"] == "cancelled":
            self.put({**self.held[old["slot"][0]["reference"]], "status": "free"})

    def _fit(self, path: str, if_match: str, status: int) -> None:
        if self.habits.ignores_if_match or not if_match:
            return
        if self._read(path)["meta"]["versionId"] != re.sub(r'^W/|"', "", if_match.replace('"', "")):
            raise Refusal(status, "conflict")

    def _transaction(self, bundle: Resource) -> Resource:
        if self.habits.no_transactions or self.habits.flips_slots:
            raise Refusal(403, "forbidden")
        before = (dict(self.held), set(self.gone))
        names: dict[str, str] = {}
        answers = []
        try:
            for entry in sorted(bundle["entry"], key=lambda one: one["request"]["method"]):
                request = entry["request"]
                text = json.dumps(entry.get("resource"))
                for url, name in names.items():
                    text = text.replace(url, name)
                headers = {"if-match": request.get("ifMatch", ""), "if-none-exist": request.get("ifNoneExist", "")}
                try:
                    status, found, _ = self.handle(
                        request["method"], f"/fhir/{request['url']}", headers, json.loads(text)
                    )
                except Refusal as refusal:
                    if not self.habits.batches:
                        raise
                    status, found = refusal.status, None
                if found and "fullUrl" in entry:
                    names[entry["fullUrl"]] = f"{found['resourceType']}/{found['id']}"
                held = {"resource": found} if found else {}
                answers.append({**held, "response": {"status": str(status)}})
        except Refusal:
            if not self.habits.keeps_half_a_transaction:
                self.held, self.gone = before
            raise
        return {"resourceType": "Bundle", "type": "transaction-response", "entry": answers}

    def _search(self, kind: str, query: list[tuple[str, str]]) -> Resource:
        wanted = [] if self.habits.ignores_search else query
        found = sorted(self._matches(kind, wanted), key=lambda one: str(one["meta"]["lastUpdated"]))
        count = min(int(dict(query).get("_count", 100)), 100)
        offset = int(dict(query).get("_offset", 0))
        entries = [{"resource": one, "search": {"mode": "match"}} for one in found[offset : offset + count]]
        if self.habits.outcome_in_search:
            entries.append({"resource": {"resourceType": "OperationOutcome"}, "search": {"mode": "outcome"}})
        bundle: Resource = {"resourceType": "Bundle", "type": "searchset", "entry": entries}
        if offset + count < len(found):
            rest = "&".join(f"{name}={value}" for name, value in query if name != "_offset")
            bundle["link"] = [
                {"relation": "next", "url": f"{kind}?{rest}&_offset={offset + count}".replace("+", "%2B")}
            ]
        return bundle

    def _matches(self, kind: str, query: list[tuple[str, str]]) -> list[Resource]:
        return [one for one in self.all(kind) if all(_matches(one, name, value) for name, value in query)]

    def _capabilities(self) -> Resource:
        code = ["read", "search-type"] if self.habits.read_only else ["read", "create", "update", "search-type"]
        kinds = ("Patient", "Schedule", "Slot", "Appointment", "Communication", "Task")
        interactions = [{"code": one} for one in code]
        kinds_said: list[Resource] = [{"type": one, "interaction": interactions} for one in kinds]
        if self.habits.operations:
            kinds_said.append({"type": "Appointment", "operation": [{"name": one} for one in ("find", "hold", "book")]})
        return {
            "resourceType": "CapabilityStatement",
            "software": {"name": "model", "version": "1"},
            "rest": [{"mode": "server", "resource": kinds_said}],
        }

    async def serve(self, client: anyio.abc.SocketStream) -> None:
        """One connection."""
        async with client:
            reader = BufferedByteReceiveStream(client)
            try:
                while True:
                    method, target, headers, raw = await _request(reader)
                    self.seen.append((method, target))
                    body = json.loads(raw) if raw else None
                    self.written += [body] if method in ("POST", "PUT") else []
                    await client.send(self._answer(method, target, headers, body))
            except (anyio.IncompleteRead, anyio.EndOfStream, anyio.BrokenResourceError, anyio.ClosedResourceError):
                return

    def _answer(self, method: str, target: str, headers: dict[str, str], body: Any) -> bytes:
        try:
            status, found, location = self.handle(method, target, headers, body)
        except Refusal as refusal:
            status, location = refusal.status, ""
            found = {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": refusal.code}]}
        etag = ""
        version = ((found or {}).get("meta") or {}).get("versionId")
        if version and not (self.habits.no_etag or self.habits.no_versions):
            weak = "" if self.habits.strong_etag else "W/"
            etag = f'ETag: {weak}"{version}"\r\n'
        if found is not None and self.habits.no_versions:
            found = {name: value for name, value in found.items() if name != "meta"}
        silent = self.habits.empty_answers and method in ("POST", "PUT") and status < 300
        raw = b"" if found is None or silent else json.dumps(found).encode()
        if self.habits.absolute_references:
            raw = re.sub(rb'"reference": "(\w+/)', rf'"reference": "{self.base_url}/\1'.encode(), raw)
        where = f"Location: {location}\r\n" if location else ""
        head = f"HTTP/1.1 {status} {REASONS.get(status, 'No')}\r\n{etag}{where}Content-Length: {len(raw)}\r\n\r\n"
        return head.encode() + raw


def _matches(one: Resource, name: str, value: str) -> bool:
    """Whether a resource is found by one search parameter; unknown ones find everything, as on a lenient server."""
    match name:
        case "identifier":
            system, _, text = value.partition("|")
            return any(it.get("system") == system and it.get("value") == text for it in one.get("identifier", ()))
        case "status":
            return bool(one.get("status") == value)
        case "schedule":
            return bool(one["schedule"]["reference"] == value)
        case "actor" | "patient":
            wanted = value if "/" in value else f"Patient/{value}"
            actors = [it.get("actor", it) for it in one.get("participant", one.get("actor", ()))]
            return any(it.get("reference") == wanted for it in actors)
        case "_lastUpdated":
            return _compare(one["meta"]["lastUpdated"], value)
        case "start" | "date":
            return "start" in one and _compare(one["start"], value)
    return True


def _compare(at: str, wanted: str) -> bool:
    instant, goal = datetime.fromisoformat(at), datetime.fromisoformat(wanted[2:])
    return instant >= goal if wanted.startswith("ge") else instant < goal


async def _request(reader: BufferedByteReceiveStream) -> tuple[str, str, dict[str, str], bytes]:
    head = (await reader.receive_until(b"\r\n\r\n", 65536)).decode().split("\r\n")
    method, target = head[0].split(" ")[:2]
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
    length = int(headers.get("content-length", 0))
    return method, target, headers, await reader.receive_exactly(length) if length else b""


@asynccontextmanager
async def model_server(habits: Habits | None = None) -> AsyncIterator[ModelServer]:
    """Running on a free port of loopback."""
    server = ModelServer(habits or Habits())
    listener = await anyio.create_tcp_listener(local_host="127.0.0.1")
    server.base_url = f"http://127.0.0.1:{listener.extra(anyio.abc.SocketAttribute.local_port)}/fhir"  # noqa: S610
    async with listener, anyio.create_task_group() as tasks:
        tasks.start_soon(listener.serve, server.serve)
        yield server
        tasks.cancel_scope.cancel()
