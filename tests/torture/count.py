"""`python tests/torture/count.py DUMP`: what a record system holds, against what callers were told.

Standard library only. DUMP is JSON: `resources` (every resource of the server, or its base URL), `told` (one entry a
visit, written down as callers heard it), `notes` (their keys), `carded` (visits that wait for a person), `overbooked`
(ids the clinic squeezed in on purpose), `held` (owners of time on the box that are neither a visit nor a live hold).
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.request import urlopen

VISIT, NOTE = "urn:frontdesk:visit", "urn:frontdesk:note"
NOTES = ("Communication",)
STANDING = ("proposed", "pending", "booked", "arrived", "fulfilled", "checked-in")

Resource = dict[str, Any]


def read(base_url: str) -> list[Resource]:
    """Every resource of the kinds that are counted, from the server itself."""
    found = []
    for kind in ("Appointment", "Slot", *NOTES):
        url = f"{base_url}/{kind}?_count=500"
        while url:
            with urlopen(url, timeout=60) as answer:  # noqa: S310
                bundle = json.load(answer)
            found += [one["resource"] for one in bundle.get("entry", ()) if one["resource"]["resourceType"] == kind]
            url = next((one["url"] for one in bundle.get("link", ()) if one["relation"] == "next"), "")
    return found


def mark(one: Resource, system: str) -> str:
    """The identifier of one system, "" when there is none."""
    return next((it["value"] for it in one.get("identifier", ()) if it.get("system") == system), "")


def provider(one: Resource) -> str:
    """Whose time an appointment takes."""
    found = (it["actor"]["reference"] for it in one["participant"])
    return next((it.split("/")[-1] for it in found if it.startswith("Practitioner/")), "")


def span(one: Resource) -> tuple[datetime, datetime]:
    """From when to when."""
    return tuple(datetime.fromisoformat(one[name].replace("Z", "+00:00")) for name in ("start", "end"))  # type: ignore[return-value]


def double_booked(standing: list[Resource], overbooked: set[str]) -> list[tuple[str, str]]:
    """Pairs of appointments that share a provider's time, but those the clinic made so on purpose."""
    by_provider: dict[str, list[Resource]] = defaultdict(list)
    for one in standing:
        by_provider[provider(one)].append(one)
    pairs = []
    for rows in by_provider.values():
        rows.sort(key=lambda one: span(one)[0])
        for place, one in enumerate(rows):
            for two in rows[place + 1 :]:
                if span(two)[0] >= span(one)[1]:
                    break
                if not {one["id"], two["id"]} & overbooked:
                    pairs.append((one["id"], two["id"]))
    return pairs


def orphans(slots: list[Resource], standing: list[Resource]) -> list[str]:
    """Slots that are busy though nobody's appointment takes their time: shut, and staff cannot see why."""
    taken: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    for one in standing:
        taken[provider(one)].append(span(one))
    found = []
    for slot in slots:
        start, end = span(slot)
        whose = slot["schedule"]["reference"].removeprefix("Schedule/").removeprefix("k-")
        if slot["status"] == "busy" and not any(first < end and start < last for first, last in taken[whose]):
            found.append(slot["id"])
    return found


def exposed(slots: list[Resource], ours: list[Resource]) -> list[str]:
    """Free slots that an appointment of the box stands on: the next one would be booked over it."""
    named = {ref["reference"] for one in ours for ref in one.get("slot", ())}
    return [slot["id"] for slot in slots if slot["status"] == "free" and f"Slot/{slot['id']}" in named]


def broken(entry: dict[str, Any], found: list[Resource], carded: set[str]) -> bool:
    """Whether a visit is not as its caller was told. Staff who changed it have told them."""
    if entry["touched"]:
        return False
    places = [[provider(one), span(one)[0].timestamp()] for one in found]
    if places:
        return any(place not in entry["may_be"] for place in places) and entry["visit"] not in carded
    return not (entry["gone_ok"] or entry["visit"] in carded)


def count(dump: dict[str, Any]) -> dict[str, Any]:
    """The figures of one run."""
    resources = dump["resources"]
    if isinstance(resources, str):
        resources = read(resources)
    standing = [one for one in resources if one["resourceType"] == "Appointment" and one["status"] in STANDING]
    ours: dict[str, list[Resource]] = defaultdict(list)
    for one in standing:
        if key := mark(one, VISIT):
            ours[key].append(one)
    notes = Counter(key for one in resources if one["resourceType"] in NOTES and (key := mark(one, NOTE)))
    carded = set(dump["carded"])
    told = [entry for entry in dump["told"] if entry["confirmed"] and not entry["touched"] and not entry["gone_ok"]]
    lost = [entry for entry in dump["told"] if broken(entry, ours.get(entry["visit"], []), carded)]
    doubles = double_booked(standing, set(dump["overbooked"]))
    slots = [one for one in resources if one["resourceType"] == "Slot"]
    holds = orphans(slots, standing) + dump["held"]
    free = exposed(slots, [one for rows in ours.values() for one in rows])
    noted = set(dump["notes"]) - set(notes)
    return {
        "counted_on_server": {
            "confirmed_told": len(told),
            "found": sum(bool(ours.get(entry["visit"])) for entry in told),
            "lost": len(lost),
            "double_booked": len(doubles),
            "duplicate_appointments": sum(len(rows) - 1 for rows in ours.values()),
            "duplicate_notes": sum(times - 1 for times in notes.values()),
            "lost_notes": len(noted),
            "orphan_holds": len(holds),
            "exposed": len(free),
        },
        "bad": {
            "lost": lost[:5],
            "double_booked": doubles[:5],
            "orphan_holds": holds[:5],
            "exposed": free[:5],
            "notes": sorted(noted)[:5],
        },
    }


if __name__ == "__main__":
    print(json.dumps(count(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))))
