"""Taking and giving back slots: all that a visit covers, or none.

A slot is won by a versioned write, before the appointment exists, so two writers can never both have it. Our mark on
the slot (mapping.CLAIM) tells a half-done try of ours from someone else's busy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

import anyio

from appliance.ehr.http import FhirHttp
from appliance.ehr.mapping import claimed, freed
from appliance.ehr.records import Held, Refused, read, replace
from appliance.ehr.resource import CLAIM, Json, identified, identity, instant, moment, reference
from appliance.ehr.search import every
from appliance.ehr.together import together
from appliance.seams import Conflict

IDLE = ("cancelled", "noshow", "entered-in-error", "waitlist")
"""Appointment statuses that take no time."""

LONGEST = timedelta(days=1)
"""No appointment is longer: how far before a time its neighbours are looked for."""

TRIES, PAUSE_S = 4, 0.1
"""How often, and after what pause, whoever has won the first slot looks whether a later one was given back."""


async def slots(http: FhirHttp, ids: Iterable[str]) -> list[Held | None]:
    """The slots as they stand now, read one by one: a search may be a minute old. Raises EhrUnreachable, Refused."""
    return await together([partial(read, http, reference("Slot", one)) for one in ids])


async def claim(
    http: FhirHttp, found: Sequence[Held | None], visit_id: str, start: datetime, end: datetime, keep: frozenset[str]
) -> Conflict | None:
    """Take every slot in `found` for one visit; None when all are ours. `keep`: slots the visit has already.

    On a Conflict, and on Refused, none of them is ours any more. Raises EhrUnreachable: some may be taken; call again.
    """
    here = [slot for slot in found if slot is not None]
    if (lost := unfit(here, visit_id, start, end, keep)) is not None:
        await give_up(http, here, visit_id, keep)
        return lost
    here.sort(key=lambda slot: moment(slot.resource.get("start")) or start)
    try:
        taken = await together([partial(_win, http, slot, visit_id, keep) for slot in here])
        for _ in range(TRIES):
            if None not in taken or taken[0] is None:
                break
            await anyio.sleep(PAUSE_S)  # two who want one time may win a slot each: who has not the first gives up
            taken = await together(
                [partial(_win_later, http, slot, won, visit_id, keep) for slot, won in zip(here, taken, strict=True)]
            )
    except Refused:
        left = await slots(http, [slot.id for slot in here])
        await give_up(http, [slot for slot in left if slot is not None], visit_id, keep)
        raise
    if None in taken:
        await give_up(http, [slot for slot in taken if slot is not None], visit_id, keep)
        return Conflict("slot_taken")
    return None


def unfit(
    here: Sequence[Held], visit_id: str, start: datetime, end: datetime, keep: frozenset[str] = frozenset()
) -> Conflict | None:
    """Why these slots, as they stand, cannot be one visit's; None when they can."""
    if not _covered(here, start, end):
        return Conflict("slot_gone")
    if any(slot.resource.get("status") != "free" and not _ours(slot, visit_id, keep) for slot in here):
        return Conflict("slot_taken")
    return None


async def give_up(http: FhirHttp, taken: Iterable[Held], visit_id: str, keep: frozenset[str]) -> None:
    """Free the slots that carry this visit's mark, but never those in `keep`. Raises EhrUnreachable."""
    ids = [slot.id for slot in taken if slot.id not in keep and identified(slot.resource, CLAIM) == visit_id]
    for slot in await slots(http, ids):
        if slot is not None and identified(slot.resource, CLAIM) == visit_id:
            await _free(http, slot)


async def sign(http: FhirHttp, found: Iterable[Held | None], visit_id: str) -> None:
    """Mark what a visit has that nobody has marked: staff put it there. A slot edited meanwhile stays as it is.

    A visit about to leave them signs them, so that they are known for its own if staff change it half-way. Raises
    EhrUnreachable.
    """
    for slot in found:
        if slot is not None and slot.resource.get("status") == "busy" and not identified(slot.resource, CLAIM):
            with suppress(Refused):
                await replace(http, slot, claimed(slot.resource, visit_id))


async def release(http: FhirHttp, covered: Mapping[str, str], visit_id: str, appointment_id: str) -> None:
    """Free what a moved or cancelled appointment covered. Raises EhrUnreachable, Refused."""
    for slot in await releasable(http, covered, visit_id, appointment_id):
        await _free(http, slot)


async def releasable(http: FhirHttp, covered: Mapping[str, str], visit_id: str, appointment_id: str) -> list[Held]:
    """Slots an appointment covered where no other one stands or is being made. Raises EhrUnreachable, Refused.

    `covered`: the id of each slot, and the provider whose time it is: only that one's visits say whether it is free.
    """
    found = await slots(http, sorted(covered))
    here = [
        slot
        for slot in found
        if slot is not None
        and slot.resource.get("status") == "busy"
        and identified(slot.resource, CLAIM) in ("", visit_id)
    ]
    free: list[Held] = []
    for who in sorted({covered[slot.id] for slot in here}):
        free += await _unshared(http, [slot for slot in here if covered[slot.id] == who], who, appointment_id)
    return free


async def _unshared(http: FhirHttp, here: list[Held], provider_id: str, appointment_id: str) -> list[Held]:
    """Of one provider's slots, those that no other appointment takes."""
    times = [span for slot in here if (span := _span(slot.resource)) is not None]
    if not times:
        return []
    start, end = min(first for first, _ in times), max(last for _, last in times)
    others = await neighbours(http, provider_id, start, end, but=appointment_id)
    return [
        slot
        for slot in here
        if (span := _span(slot.resource)) is not None and not any(_overlap(span, _span(other)) for other in others)
    ]


async def neighbours(http: FhirHttp, provider_id: str, start: datetime, end: datetime, *, but: str = "") -> list[Json]:
    """Appointments that take this provider's time between two instants, `but` one. Raises EhrUnreachable."""
    params = [
        ("actor", reference("Practitioner", provider_id)),
        ("date", f"ge{instant(start - LONGEST)}"),
        ("date", f"lt{instant(end)}"),
    ]
    return [
        one
        for one in await every(http, "Appointment", params)
        if one.get("id") != but
        and one.get("status") not in IDLE
        and any(identity(who.get("actor"), "Practitioner") == provider_id for who in one.get("participant") or ())
        and _overlap((start, end), _span(one))
    ]


async def _free(http: FhirHttp, slot: Held) -> None:
    """Twice at most: someone may edit the slot meanwhile. One that stays busy shows as busy in the next sweep."""
    try:
        if await replace(http, slot, freed(slot.resource)) is None:
            again = await read(http, f"Slot/{slot.id}")
            if again is not None and again.resource.get("status") == "busy":
                await replace(http, again, freed(again.resource))
    except Refused:
        return


async def _win(http: FhirHttp, slot: Held, visit_id: str, keep: frozenset[str]) -> Held | None:
    """Take one slot; None when someone else has it. Raises EhrUnreachable, Refused."""
    if _ours(slot, visit_id, keep):
        return slot
    won = await replace(http, slot, claimed(slot.resource, visit_id))
    if won is None:  # someone was first, or the network delivered our own write twice
        won = await read(http, reference("Slot", slot.id))
    return won if won is not None and _ours(won, visit_id, keep) else None


async def _win_later(http: FhirHttp, slot: Held, won: Held | None, visit_id: str, keep: frozenset[str]) -> Held | None:
    """What was won stays; what was lost is taken when it has been given back. Raises EhrUnreachable, Refused."""
    if won is not None:
        return won
    now = await read(http, reference("Slot", slot.id))
    free = now is not None and (now.resource.get("status") == "free" or _ours(now, visit_id, keep))
    return await _win(http, now, visit_id, keep) if now is not None and free else None


def _ours(slot: Held, visit_id: str, keep: frozenset[str]) -> bool:
    return slot.id in keep or (slot.resource.get("status") == "busy" and identified(slot.resource, CLAIM) == visit_id)


def _covered(here: Sequence[Held], start: datetime, end: datetime) -> bool:
    """Whether the slots leave no gap between two instants."""
    reached = start
    for first, last in sorted(span for slot in here if (span := _span(slot.resource)) is not None):
        if first <= reached:
            reached = max(reached, last)
    return reached >= end


def _span(resource: Json) -> tuple[datetime, datetime] | None:
    start, end = moment(resource.get("start")), moment(resource.get("end"))
    return (start, end) if start is not None and end is not None and start < end else None


def _overlap(one: tuple[datetime, datetime], other: tuple[datetime, datetime] | None) -> bool:
    return other is not None and one[0] < other[1] and other[0] < one[1]
