"""Open Dental's REST API v1 in this process, as its maker documents it. Imports nothing from appliance.

What the pages of opendental.com/site say is done as they say it: numbers of Schedules are text, booleans words, times
the office's wall clock, lists come by Offset, a field that is not sent is not changed, and no overlap is refused.
Where they are silent, GUESSES says what is done here; docs/adr/0018-open-dental.md names each.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo

import anyio
import anyio.abc
from anyio.streams.buffered import BufferedByteReceiveStream

GUESSES = (
    "a wrong key and a missing permission are 401",
    "a refusal is a JSON string",
    "lists are in the order of their primary keys, but for Schedules, which come by StartTime",
    "an appointment that goes to the unscheduled list keeps its time",
    "a planned or unscheduled appointment takes no time",
    "a list of a patient who is not there is 404",
    "what is sent besides the fields of a table is ignored",
)

Row = dict[str, Any]
NO_TIME = "0001-01-01 00:00:00"
FORMAT = "%Y-%m-%d %H:%M:%S"
KEYS = {
    "appointments": "AptNum",
    "patients": "PatNum",
    "providers": "ProvNum",
    "operatories": "OperatoryNum",
    "schedules": "ScheduleNum",
    "commlogs": "CommlogNum",
    "tasks": "TaskNum",
    "appointmenttypes": "AppointmentTypeNum",
}
STATUSES = ("Scheduled", "Complete", "UnschedList", "ASAP", "Broken", "Planned", "PtNote", "PtNoteCompleted")
PERMISSIONS = frozenset({"Appointments", "Comm", "Patients", "AllOthers"})
CHANGEABLE = {
    *("AptStatus", "Pattern", "Confirmed", "Op", "Note", "ProvNum", "ProvHyg", "AptDateTime", "ClinicNum"),
    *("IsHygiene", "IsNewPatient", "Priority", "AppointmentTypeNum", "PatternSecondary"),
}


class Refusal(Exception):
    """An answer that is no success, with its explanation."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why


@dataclass(slots=True)
class OpenDentalFake:
    """One office. Look at `tables` afterwards."""

    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("America/Chicago"))
    now: datetime = datetime(2026, 11, 23, 13, tzinfo=UTC)
    keys: str = "developer/customer"
    permissions: frozenset[str] = PERMISSIONS
    page_rows: int = 100
    """100 over the Internet, 1,000 from the services in the office."""
    refuses_overlap: bool = False
    """Not documented: 400 to an appointment where another stands."""
    answers_empty: bool = False
    """201 and 200 without a body."""
    base_url: str = ""
    tables: dict[str, dict[int, Row]] = field(default_factory=lambda: {name: {} for name in KEYS})
    seen: list[tuple[str, str]] = field(default_factory=list)
    before: Callable[[str, str], None] | None = None
    """Called right before a request is served: what staff do meanwhile."""

    def put(self, table: str, **values: Any) -> Row:
        """A row as staff make or change it; its key is made where none is given."""
        self.now += timedelta(milliseconds=10)
        key = int(values.get(KEYS[table]) or max(self.tables[table], default=0) + 1)
        row = {**self.tables[table].get(key, {}), **values, KEYS[table]: key, "DateTStamp": self.text(self.now)}
        self.tables[table][key] = row
        return row

    def text(self, at: datetime) -> str:
        return at.astimezone(self.zone).strftime(FORMAT)

    def scheduled(self) -> list[Row]:
        """Appointments that take time."""
        return [one for one in self.tables["appointments"].values() if one["AptStatus"] in ("Scheduled", "Complete")]

    def overlaps(self) -> list[tuple[int, int]]:
        """Pairs of appointments with one operatory, or one provider, at one time."""
        rows = self.scheduled()
        return [
            (one["AptNum"], other["AptNum"])
            for place, one in enumerate(rows)
            for other in rows[place + 1 :]
            if (one["Op"] == other["Op"] or _who(one) == _who(other)) and _overlap(one, other)
        ]

    def handle(self, method: str, target: str, headers: dict[str, str], body: Any) -> tuple[int, Any, str]:
        """Status, answer and location of one request."""
        parts = urlsplit(target)
        path = unquote(parts.path).removeprefix("/api/v1").strip("/").split("/")
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        if headers.get("authorization") != f"ODFHIR {self.keys}":
            raise Refusal(401, "Invalid developer or customer key.")
        if path[0] not in KEYS:
            raise Refusal(404, "Not found.")
        if method == "GET":
            return 200, self._read(path, query), ""
        self._may(method, path)
        if not isinstance(body, dict):
            raise Refusal(400, "No body.")
        self.now += timedelta(milliseconds=10)
        match method, path:
            case "POST", [table]:
                row = getattr(self, f"_post_{table}")(body)
                return 201, self._shown(table, row), f"https://api.example/api/v1/{table}/{row[KEYS[table]]}"
            case "PUT", ["appointments", key]:
                return 200, self._shown("appointments", self._change(self._one("appointments", key), body)), ""
            case "PUT", ["appointments", key, "Break"]:
                return 200, self._break(self._one("appointments", key), body), ""
            case "PUT", ["appointments", key, "Note"]:
                row = self._one("appointments", key)
                self.put(
                    "appointments", AptNum=row["AptNum"], Note="\r\n".join(filter(None, (row["Note"], body["Note"])))
                )
                return 200, None, ""
        raise Refusal(404, "Not found.")

    def _may(self, method: str, path: list[str]) -> None:
        comm = path[0] == "commlogs" or path[-1] in ("Break", "Note", "Confirm")
        rest = {"appointments": "Appointments", "patients": "Patients"}.get(path[0], "AllOthers")
        if ("Comm" if comm else rest) not in self.permissions:
            raise Refusal(401, "The customer key does not have this permission.")

    def _read(self, path: list[str], query: dict[str, str]) -> Any:
        table = path[0]
        if len(path) == 2 and path[1].isdecimal():
            return self._shown(table, self._one(table, path[1]))
        if table == "patients" and path[1:] != ["Simple"]:
            raise Refusal(400, "Only Simple is played here.")
        if "PatNum" in query and int(query["PatNum"]) not in self.tables["patients"]:
            raise Refusal(404, "Patient not found.")
        rows = [one for one in self.tables[table].values() if self._found(table, one, query)]
        rows.sort(key=lambda one: (one["StartTime"] if table == "schedules" else "", one[KEYS[table]]))
        offset, limit = int(query.get("Offset", 0)), min(int(query.get("Limit", self.page_rows)), self.page_rows)
        return [self._shown(table, one) for one in rows[offset : offset + limit]]

    def _found(self, table: str, row: Row, query: dict[str, str]) -> bool:
        dates = {"appointments": "AptDateTime", "schedules": "SchedDate"}.get(table)
        first = query.get("date") or query.get("dateStart") or ""
        last = query.get("date") or query.get("dateEnd") or ""
        if table == "schedules" and not first:
            first = last = self.text(self.now)[:10]
        if dates and first and not first <= str(row[dates])[:10] <= last:
            return False
        if "DateTStamp" in query and table != "schedules" and not row["DateTStamp"] > query["DateTStamp"]:
            return False
        if table == "patients" and not all(
            query.get(name, "").lower() in str(row[name]).lower() for name in ("LName", "FName")
        ):
            return False
        if "DateTimeOriginal" in query and not row.get("DateTimeOriginal", "") > query["DateTimeOriginal"]:
            return False
        exact = (
            "PatNum",
            "AptStatus",
            "Op",
            "ClinicNum",
            "SchedType",
            "ProvNum",
            "Birthdate",
            "PatStatus",
            "TaskListNum",
        )
        return all(str(row.get(name)) == query[name] for name in exact if name in query)

    def _shown(self, table: str, row: Row) -> Row:
        if table == "schedules":
            return {name: str(value) for name, value in row.items()}
        return {"serverDateTime": self.text(self.now), **row}

    def _one(self, table: str, key: str) -> Row:
        row = self.tables[table].get(int(key)) if key.isdecimal() else None
        if row is None:
            raise Refusal(404, f"{table} not found.")
        return row

    def _post_appointments(self, body: Row) -> Row:
        for name in ("PatNum", "Op", "AptDateTime"):
            if not body.get(name):
                raise Refusal(400, f"{name} is required.")
        patient, chair = self._one("patients", str(body["PatNum"])), self._one("operatories", str(body["Op"]))
        row = {
            "AptStatus": "Scheduled",
            "Pattern": "/XX/",
            "Confirmed": 19,
            "Note": "",
            "ProvNum": patient.get("PriProv") or 1,
            "ProvHyg": 0,
            "IsHygiene": "false",
            "IsNewPatient": "false",
            "ClinicNum": chair.get("ClinicNum") or patient.get("ClinicNum", 0),
            "AppointmentTypeNum": 0,
            "Priority": "Normal",
            "SecDateTEntry": self.text(self.now),
            "PatNum": patient["PatNum"],
        }
        return self._change(row, body)

    def _change(self, row: Row, body: Row) -> Row:
        new = {**row, **{name: value for name, value in body.items() if name in CHANGEABLE}}
        try:
            datetime.strptime(str(new["AptDateTime"]), FORMAT)  # noqa: DTZ007  (wall clock)
        except ValueError:
            raise Refusal(400, "AptDateTime is not in the format yyyy-MM-dd HH:mm:ss.") from None
        if new["AptStatus"] not in STATUSES or set(new["Pattern"]) - {"X", "/"} or not new["Pattern"]:
            raise Refusal(400, "AptStatus or Pattern is not valid.")
        if {new["IsHygiene"], new["IsNewPatient"]} - {"true", "false"}:
            raise Refusal(400, "Booleans are the strings true and false.")
        for name, table in (("Op", "operatories"), ("ProvNum", "providers"), ("ProvHyg", "providers")):
            if new[name] and new[name] not in self.tables[table]:
                raise Refusal(404, f"{name} not found.")
        new["Pattern"] = new["Pattern"][:108]  # nine hours
        new.setdefault("PatternSecondary", "/" * len(new["Pattern"]))
        if self.refuses_overlap and any(
            one["AptNum"] != new.get("AptNum")
            and (one["Op"] == new["Op"] or _who(one) == _who(new))
            and _overlap(one, new)
            for one in self.scheduled()
        ):
            raise Refusal(400, "The appointment overlaps another one.")
        return self.put("appointments", **new)

    def _break(self, row: Row, body: Row) -> None:
        if body.get("sendToUnscheduledList") not in ("true", "false"):
            raise Refusal(400, "sendToUnscheduledList is required.")
        if row["AptStatus"] != "Scheduled":
            raise Refusal(400, "Only scheduled appointments can be broken.")
        where = "UnschedList" if body["sendToUnscheduledList"] == "true" else "Broken"
        self.put("appointments", AptNum=row["AptNum"], AptStatus=where)

    def _post_patients(self, body: Row) -> Row:
        if not body.get("LName") or not body.get("FName"):
            raise Refusal(400, "LName and FName are required.")
        names = ("LName", "FName", "Birthdate")
        for one in self.tables["patients"].values():
            if all(str(one.get(name)) == str(body.get(name)) for name in names) and (
                one.get("WirelessPhone") == body.get("WirelessPhone")
            ):
                raise Refusal(400, "The patient exists already.")
        nobody = {"Birthdate": "0001-01-01", "WirelessPhone": "", "HmPhone": "", "WkPhone": "", "Language": ""}
        return self.put("patients", **{**nobody, "PatStatus": "Patient", "PriProv": 1, "ClinicNum": 0, **body})

    def _post_commlogs(self, body: Row) -> Row:
        if not body.get("PatNum") or not body.get("Note"):
            raise Refusal(400, "PatNum and Note are required.")
        self._one("patients", str(body["PatNum"]))
        return self.put("commlogs", **{"Mode_": "Phone", "SentOrReceived": "Sent", **body})

    def _post_tasks(self, body: Row) -> Row:
        for name in ("TaskListNum", "Descript", "UserNum"):
            if not body.get(name):
                raise Refusal(400, f"{name} is required.")
        return self.put("tasks", **{"TaskStatus": "New", "DateTimeOriginal": self.text(self.now), **body})

    async def serve(self, client: anyio.abc.SocketStream) -> None:
        """One connection."""
        async with client:
            reader = BufferedByteReceiveStream(client)
            try:
                while True:
                    head = (await reader.receive_until(b"\r\n\r\n", 65536)).decode().split("\r\n")
                    method, target = head[0].split(" ")[:2]
                    headers = {
                        name.lower(): value.strip() for name, _, value in (one.partition(":") for one in head[1:])
                    }
                    length = int(headers.get("content-length", 0))
                    raw = await reader.receive_exactly(length) if length else b""
                    self.seen.append((method, target))
                    if self.before is not None:
                        self.before(method, target)
                    await client.send(self._answer(method, target, headers, raw))
            except (anyio.IncompleteRead, anyio.EndOfStream, anyio.BrokenResourceError, anyio.ClosedResourceError):
                return

    def _answer(self, method: str, target: str, headers: dict[str, str], raw: bytes) -> bytes:
        try:
            status, found, where = self.handle(method, target, headers, json.loads(raw) if raw else None)
        except Refusal as refusal:
            status, found, where = refusal.status, refusal.why, ""
        silent = found is None or (self.answers_empty and method != "GET" and status < 300)
        text = b"" if silent else json.dumps(found).encode()
        location = f"Location: {where}\r\n" if where else ""
        return f"HTTP/1.1 {status} Said\r\n{location}Content-Length: {len(text)}\r\n\r\n".encode() + text


def _who(row: Row) -> int:
    return int(row["ProvHyg"] if row["IsHygiene"] == "true" and row["ProvHyg"] else row["ProvNum"])


def _overlap(one: Row, other: Row) -> bool:
    (first, last), (start, end) = (_span(row) for row in (one, other))
    return first < end and start < last


def _span(row: Row) -> tuple[datetime, datetime]:
    start = datetime.strptime(row["AptDateTime"], FORMAT)  # noqa: DTZ007  (wall clock)
    return start, start + timedelta(minutes=5 * len(row["Pattern"]))


@asynccontextmanager
async def open_dental() -> AsyncIterator[OpenDentalFake]:
    """Running on a free port of loopback."""
    fake = OpenDentalFake()
    listener = await anyio.create_tcp_listener(local_host="127.0.0.1")
    fake.base_url = f"http://127.0.0.1:{listener.extra(anyio.abc.SocketAttribute.local_port)}/api/v1"  # noqa: S610
    async with listener, anyio.create_task_group() as tasks:
        tasks.start_soon(listener.serve, fake.serve)
        yield fake
        tasks.cancel_scope.cancel()
