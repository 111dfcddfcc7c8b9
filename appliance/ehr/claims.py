"""Taking and giving back slots: all that a visit covers, or none.

A slot is won by a versioned write, before the appointment exists, so two writers can never both have it. Our mark on
the slot (mapping.CLAIM) tells a half-done try of ours from someone else's busy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import anyio

from appliance.ehr.http import FhirHttp
from appliance.ehr.mapping import claimed, freed, unclaimed
from appliance.ehr.mirrored import IDLE
from appliance.ehr.records import Held, Refused, read, replace
from appliance.ehr.resource import CLAIM, ODD, Json, identified, identity, instant, moment, reference
from appliance.ehr.search import every
from appliance.ehr.together import together
from appliance.seams import Conflict

Become = Callable[[Json], Json]
Leaving = tuple[Held, Become]
"""A slot, and what is written over it."""
Has = Callable[[Json, Held], bool]
"""Whether an appointment of somebody else has a slot."""

LONGEST = timedelta(days=1)
"""No appointment is longer: how far before a time its neighbours are looked for."""

TRIES, PAUSE_S = 4, 0.1
"""How often, and after what pause, whoever has won the first slot looks whether a later one was given back."""


async def slots(http: FhirHttp, ids: Iterable[str]) -> list[Held | None]:
    """The slots as they stand now, read one by one: a search may be a minute old. Raises EhrUnreachable, Refused."""
    return await together([partial(read, http, reference("Slot", one)) for one in ids])


@dataclass(frozen=True, slots=True)
class Wanted:
    """The time a visit is to have, and whose time it is."""

    visit_id: str
    provider_id: str
    start: datetime
    end: datetime
    keep: frozenset[str] = frozenset()
    """Ids of slots the visit has already: never given up."""
    undone: str = ""
    """Id of its Appointment, where that is taken back unless all the slots are won: it then stands in no one's way."""

    def has(self, slot: Held) -> bool:
        """Whether a slot is this visit's."""
        return slot.id in self.keep or (slot.resource.get("status") == "busy" and _marked(slot, self.visit_id))


async def claim(http: FhirHttp, found: Sequence[Held | None], wanted: Wanted) -> Conflict | None:
    """Take every slot in `found` for one visit; None when all are ours.

    On a Conflict, and on Refused, none of them is ours any more. Raises EhrUnreachable: some may be taken; call again.
    """
    here = [slot for slot in found if slot is not None]
    if (lost := unfit(here, wanted)) is not None:
        await drop(http, here, wanted)
        return lost
    here.sort(key=lambda slot: moment(slot.resource.get("start")) or wanted.start)
    try:
        taken = await together([partial(_win, http, slot, wanted) for slot in here])
        for _ in range(TRIES):
            if None not in taken or taken[0] is None:
                break
            await anyio.sleep(PAUSE_S)  # two who want one time may win a slot each: who has not the first gives up
            taken = await together(
                [partial(_win_later, http, slot, won, wanted) for slot, won in zip(here, taken, strict=True)]
            )
    except (Refused, *ODD):
        await give_up(http, here, wanted)
        raise
    if None in taken:
        await give_up(http, here, wanted)
        return Conflict("slot_taken")
    return None


def unfit(here: Sequence[Held], wanted: Wanted) -> Conflict | None:
    """Why these slots, as they stand, cannot be one visit's; None when they can."""
    if not _covered(here, wanted.start, wanted.end):
        return Conflict("slot_gone")
    if any(slot.resource.get("status") != "free" and not wanted.has(slot) for slot in here):
        return Conflict("slot_taken")
    return None


def names(appointment: Json, slot: Held) -> bool:
    """Whether an appointment names a slot."""
    return any(identity(one, "Slot") == slot.id for one in appointment.get("slot") or ())


def over(appointment: Json, slot: Held) -> bool:
    """Whether an appointment takes a slot's time, whatever it names."""
    return _overlap(_span(slot.resource), _span(appointment))


async def give_up(http: FhirHttp, taken: Iterable[Held | None], wanted: Wanted, *, has: Has = names) -> None:
    """Let go of the slots that carry this visit's mark, but never those it keeps.

    `has`: whose a slot is. What was claimed a moment ago stays shut for whoever's appointment names it by now; one put
    beside the slots, which were free when they were claimed, changes nothing about them. Raises EhrUnreachable,
    Refused.
    """
    ids = [slot.id for slot in taken if slot is not None and slot.id not in wanted.keep]
    now = [slot for slot in await slots(http, ids) if slot is not None and _marked(slot, wanted.visit_id)]
    await _let_go(http, now, wanted.provider_id, wanted.undone, has)


async def drop(http: FhirHttp, here: Iterable[Held], wanted: Wanted) -> None:
    """Give up those of `here` that an earlier try had marked when they were read. Raises EhrUnreachable, Refused."""
    await give_up(http, [slot for slot in here if _marked(slot, wanted.visit_id)], wanted)


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
    """Let go of what a moved or cancelled appointment covered. Raises EhrUnreachable, Refused."""
    for who, here in await _held(http, covered, visit_id):
        await _let_go(http, here, who, appointment_id, over)


async def leaving(http: FhirHttp, covered: Mapping[str, str], visit_id: str, appointment_id: str) -> list[Leaving]:
    """What becomes of the slots an appointment covered: free, or, under somebody else, busy without our mark.

    Left on, the mark would shut the slot for ever once that other one has gone. `covered`: the id of each slot, and the
    provider whose time it is: only that one's visits say whether it is free. Raises EhrUnreachable, Refused.
    """
    held = await _held(http, covered, visit_id)
    return [each for who, here in held for each in await _leaving(http, here, who, appointment_id, over)]


async def _held(http: FhirHttp, covered: Mapping[str, str], visit_id: str) -> list[tuple[str, list[Held]]]:
    """Of some slots those that are shut for this visit, by us or by staff; provider by provider."""
    here = [
        slot
        for slot in await slots(http, sorted(covered))
        if slot is not None
        and slot.resource.get("status") == "busy"
        and identified(slot.resource, CLAIM) in ("", visit_id)
    ]
    people = sorted({covered[slot.id] for slot in here})
    return [(who, [slot for slot in here if covered[slot.id] == who]) for who in people]


async def _let_go(http: FhirHttp, here: list[Held], provider_id: str, appointment_id: str, has: Has) -> None:
    """Twice at most, since someone may edit a slot meanwhile, and then anew who is there. What stays shut shows as busy
    in the next sweep."""
    for _ in range(2):
        left = await _leaving(http, here, provider_id, appointment_id, has)
        lost = {slot.id: slot for slot, become in left if not await _wrote(http, slot, become)}
        now = [slot for slot in await slots(http, lost) if slot is not None and slot.resource.get("status") == "busy"]
        here = [slot for slot in now if _marked(slot, identified(lost[slot.id].resource, CLAIM))]


async def _wrote(http: FhirHttp, slot: Held, become: Become) -> bool:
    """False when the slot was edited meanwhile; one the server will not have written stays as it is."""
    try:
        return await replace(http, slot, become(slot.resource)) is not None
    except Refused:
        return True


async def _leaving(http: FhirHttp, here: list[Held], provider_id: str, appointment_id: str, has: Has) -> list[Leaving]:
    """As `leaving`, of one provider's slots. A slot that staff have blocked, or that tells no time, stays as it is but
    for our mark."""
    times = [span for slot in here if (span := _span(slot.resource)) is not None]
    others: list[Json] = []
    if times:
        start, end = min(first for first, _ in times), max(last for _, last in times)
        others = await neighbours(http, provider_id, start, end, but=appointment_id)
    left: list[Leaving] = []
    for slot in here:
        ours = slot.resource.get("status") == "busy" and _span(slot.resource) is not None
        if ours and not any(has(one, slot) for one in others):
            left.append((slot, freed))
        elif identified(slot.resource, CLAIM):
            left.append((slot, unclaimed))
    return left


async def neighbours(
    http: FhirHttp,
    provider_id: str,
    start: datetime,
    end: datetime,
    *,
    room_id: str | None = None,
    but: str = "",
) -> list[Json]:
    """Appointments that take this provider's time, or this room's, between two instants, `but` one.

    Raises EhrUnreachable.
    """
    whose = [("Practitioner", provider_id), *([("Location", room_id)] if room_id else ())]
    found = await together([partial(_taking, http, kind, one, start, end) for kind, one in whose])
    return list({str(one.get("id")): one for some in found for one in some if one.get("id") != but}.values())


async def _taking(http: FhirHttp, kind: str, actor_id: str, start: datetime, end: datetime) -> list[Json]:
    """Appointments that take the time of one provider or room between two instants. Raises EhrUnreachable."""
    params = [
        ("actor", reference(kind, actor_id)),
        ("date", f"ge{instant(start - LONGEST)}"),
        ("date", f"lt{instant(end)}"),
    ]
    return [
        one
        for one in await every(http, "Appointment", params)
        if one.get("status") not in IDLE
        and any(identity(who.get("actor"), kind) == actor_id for who in one.get("participant") or ())
        and _overlap((start, end), _span(one))
    ]


async def _win(http: FhirHttp, slot: Held, wanted: Wanted) -> Held | None:
    """Take one slot; None when someone else has it. Raises EhrUnreachable, Refused."""
    if wanted.has(slot):
        return slot
    won = await replace(http, slot, claimed(slot.resource, wanted.visit_id))
    if won is None:  # someone was first, or the network delivered our own write twice
        won = await read(http, reference("Slot", slot.id))
    return won if won is not None and wanted.has(won) else None


async def _win_later(http: FhirHttp, slot: Held, won: Held | None, wanted: Wanted) -> Held | None:
    """What was won stays; what was lost is taken when it has been given back. Raises EhrUnreachable, Refused."""
    if won is not None:
        return won
    now = await read(http, reference("Slot", slot.id))
    free = now is not None and (now.resource.get("status") == "free" or wanted.has(now))
    return await _win(http, now, wanted) if now is not None and free else None


def _marked(slot: Held, visit_id: str) -> bool:
    return identified(slot.resource, CLAIM) == visit_id


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


def _overlap(one: tuple[datetime, datetime] | None, other: tuple[datetime, datetime] | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]
