"""The scheduling operations of Argonaut Scheduling 1.0.0 over the model server: $find, $hold, $book.

The server keeps the calendar: its slots are changed by nothing else, and a booked or cancelled Appointment takes or
gives back its time by itself.
"""

from __future__ import annotations

import re
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fakes.model_server import ModelServer, Resource

LONGEST = 4
"""Slots of the longest visit that is proposed."""


def operate(server: ModelServer, name: str, query: dict[str, str], body: Any) -> tuple[int, Resource] | str:
    """The answer to one operation; the issue code of a refusal."""
    if name == "$find":
        found = proposals(server, query["start"], query["end"], query.get("provider", ""))
        return 200, bundle(*found, {"resourceType": "OperationOutcome", "issue": [{"severity": "information"}]})
    asked = {one["name"]: one.get("resource") or one.get("valueUri") for one in body["parameter"]}
    proposal = asked.get("appt-resource") or proposed(server, str(asked.get("appt-id")))
    slots = [server.held[one["reference"]] for one in (proposal or {}).get("slot", ())]
    wanted = {"$hold": ("free",), "$book": ("free", "busy-tentative")}[name]
    if not slots or any(one["status"] not in wanted and not server.habits.books_over for one in slots):
        return "conflict"
    if name == "$hold":
        for one in slots:
            server.put({**one, "status": "busy-tentative"})
        return 200, bundle({**proposal, "status": "pending"})
    return booked(server, proposal, asked, slots)


def booked(
    server: ModelServer, proposal: Any, asked: dict[str, Any], slots: list[Resource]
) -> tuple[int, Resource] | str:
    """$book: all of it or none of it."""
    if asked.get("patient-id") not in server.held:
        return "not-found"
    if server.habits.books_nothing:
        return 200, bundle(
            {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "business-rule"}]}
        )
    for one in slots:
        server.put({**one, "status": "busy"})
    server.made += 1
    who = {"actor": {"reference": asked["patient-id"]}, "status": "accepted"}
    made = server.put(
        {**proposal, "id": f"booked-{server.made}", "status": "booked", "participant": [who, *proposal["participant"]]}
    )
    old = asked.get("cancelled-appt-id")
    if old and not server.habits.keeps_the_old:
        server.put(freed(server, {**server.held[str(old)], "status": "cancelled"}))
    return 200, bundle(made)


def freed(server: ModelServer, one: Resource) -> Resource:
    """The same appointment, its time given back."""
    for ref in one["slot"]:
        server.put({**server.held[ref["reference"]], "status": "free"})
    return one


def proposals(server: ModelServer, start: str, end: str, provider: str) -> list[Resource]:
    """Every run of free slots within the time, as a proposed Appointment each."""
    calendars = {
        f"Schedule/{one['id']}": who
        for one in server.all("Schedule")
        for who in (it["reference"] for it in one["actor"])
        if provider in ("", who)
    }
    first, last = at(start), at(end)
    slots = [
        one
        for one in server.all("Slot")
        if one["schedule"]["reference"] in calendars and first <= at(one["start"]) and at(one["end"]) <= last
    ]
    slots.sort(key=lambda one: at(one["start"]))
    found = []
    for place in range(len(slots)):
        for length in range(1, LONGEST + 1):
            run = slots[place : place + length]
            joined = all(at(one["end"]) == at(two["start"]) for one, two in pairwise(run))
            if len(run) == length and joined and all(one["status"] == "free" for one in run):
                found.append(proposal_of(run, calendars[run[0]["schedule"]["reference"]]))
    return found


def proposal_of(run: list[Resource], who: str) -> Resource:
    """One that exists nowhere yet."""
    actors = (who, "Location/main")
    return {
        "resourceType": "Appointment",
        "id": f"proposal-{run[0]['id']}-{len(run)}",
        "status": "proposed",
        "start": run[0]["start"],
        "end": run[-1]["end"],
        "slot": [{"reference": f"Slot/{one['id']}"} for one in run],
        "participant": [{"actor": {"reference": one}, "status": "needs-action"} for one in actors],
    }


def proposed(server: ModelServer, path: str) -> Resource | None:
    """The proposal of this id, as long as its time is free."""
    named = re.search(r"proposal-(.+)-(\d+)$", path)
    if named is None:
        return None
    every = proposals(server, "2000-01-01T00:00:00+00:00", "2100-01-01T00:00:00+00:00", "")
    return next((one for one in every if path.endswith(one["id"])), None)


def bundle(*resources: Any) -> Resource:
    """A searchset, as the operations answer."""
    return {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": one} for one in resources]}


def at(text: str) -> datetime:
    """An instant."""
    return datetime.fromisoformat(text)
