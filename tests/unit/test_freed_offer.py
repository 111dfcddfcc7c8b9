"""The box calls somebody who waits: nothing is told before two facts, the first yes has the time, a machine hears
nothing, and the others hear kindly that it is gone. On a real desk and store."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from appliance.chat.desk import Wanted, opened
from appliance.chat.inputs import read
from appliance.chat.store import dump
from appliance.clinic.visit import Opening
from appliance.clinic_file import demo_clinic
from appliance.dialogue.flows.freed_offer import machine
from appliance.dialogue.machine import Dialogue
from appliance.dialogue.offered import Offered, Reply

FILE = demo_clinic()
NOW = datetime(2026, 11, 23, 9, tzinfo=FILE.clinic.zone)
TWO = datetime(2026, 11, 24, 20, tzinfo=UTC)
SLOT = Opening(provider_id="kim", location_id="dental", visit_type_id="cleaning", start=TWO, minutes=45)
DISCLOSES = {"offer_freed", "offer_freed_sooner", "booked", "moved", "freed_is_gone", "still_on_list"}


@dataclass
class Played:
    reply: Reply
    said: list[str] = field(default_factory=list)
    text: str = ""
    acts: list[str] = field(default_factory=list)
    done: bool = False
    after: dict[str, Any] = field(default_factory=dict)


async def called(*says: str, patient: str = "patient-14", first: bool = False) -> Played:
    """`first`: somebody else has the time by the last thing said."""
    async with opened(Wanted(file=FILE, now=NOW)) as ready:
        who = next(one for one in FILE.patients if one.id == patient)
        offered, played = Offered(patient=who, opening=SLOT), Played(Reply.NOBODY)
        call = ready.call
        call.dialogue = Dialogue(FILE.clinic, FILE.patients, caller=who.phone, now=NOW, offered=offered)
        lines = [await call.start()]
        for at, text in enumerate(says, 1):
            if first and at == len(says):
                assert (await call.means.desk.hold(SLOT, "another")).hold_id
            given = {"silence_s": 200.0} if text == "..." else {"heard": text, "lang": who.lang}
            lines.append(await call.take(read(given)))
        await call.close()
        played.reply, played.done, played.after = offered.reply, lines[-1]["done"], dump(ready.db)
        played.said = [say["key"] for line in lines for say in line["say"]]
        played.text = " ".join(say["text"] for line in lines for say in line["say"])
        played.acts = [f"{act['act']} {act['result']}" for line in lines for act in line["acts"]]
        return played


@pytest.mark.anyio
async def test_two_facts_a_yes_and_the_time_is_theirs() -> None:
    played = await called("Hello?", "This is Wei.", "June twenty-ninth, 1986.", "Yes please.", "No, that's all.")
    assert played.reply is Reply.TAKEN
    assert [act for act in played.acts if act.startswith("book")] == ["book ok"]
    assert played.said[:2] == ["greeting_outgoing", "is_that_you"]
    assert played.done


@pytest.mark.anyio
async def test_who_waits_to_come_sooner_has_their_visit_moved_and_not_a_second_one() -> None:
    played = await called("¿Bueno?", "Sí, soy yo.", "Veinte de mayo de 2001.", "Sí, por favor.", patient="patient-19")
    assert played.reply is Reply.TAKEN
    assert "offer_freed_sooner" in played.said
    assert "move ok" in played.acts
    assert "book ok" not in played.acts


@pytest.mark.anyio
async def test_somebody_was_first_and_it_is_said_kindly() -> None:
    played = await called("Yes, this is she.", "June 29th, 1986.", "Yes.", first=True)
    assert played.reply is Reply.GONE
    assert "freed_is_gone" in played.said
    assert "book ok" not in played.acts


@pytest.mark.parametrize(
    "says",
    [
        ("No, she's not here right now.",),
        ("You have the wrong number.",),
        ("Who is this?", "What is it about?", "I'm her husband, you can tell me."),
        ("Yes.", "March third, 1980.", "April fourth, 1981."),
        ("Yes.", "Why do you need that?", "I'm not telling you."),
        ("...",),
        ("Blah blah.", "Purple monkey.", "Zzz."),
        ("Hi, you've reached Wei. I can't come to the phone, leave a message after the beep.",),
        ("The person you are calling is not available.",),
        ("Hold on.", "She's in the shower."),
    ],
)
@pytest.mark.anyio
async def test_nobody_but_the_patient_learns_what_it_is_about(says: tuple[str, ...]) -> None:
    played = await called(*says)
    assert played.reply is Reply.NOBODY
    assert not DISCLOSES & set(played.said)
    assert "cleaning" not in played.text
    assert "waiting list" not in played.text
    assert not {act for act in played.acts if act.startswith(("hold", "book", "move"))}
    assert played.after["partial_calls"] == [] or played.after["partial_calls"][0]["card"] is None


@pytest.mark.anyio
async def test_a_machine_is_left_at_once() -> None:
    played = await called("Deje su mensaje después del tono.", patient="patient-19")
    assert played.done
    assert played.said == ["greeting_outgoing", "is_that_you"]


@pytest.mark.parametrize(
    ("says", "key", "reply"),
    [
        ("No, that doesn't work for me.", "still_on_list", Reply.DECLINED),
        ("Please take me off the list, I don't need it anymore.", "stay_off_list", Reply.OFF),
        ("I can't do that, but do you have Friday afternoon?", "still_on_list", Reply.DECLINED),
    ],
)
@pytest.mark.anyio
async def test_who_does_not_want_it_keeps_their_place_or_leaves_the_list(says: str, key: str, reply: Reply) -> None:
    played = await called("Yes.", "June 29th, 1986.", says)
    assert played.reply is reply
    assert key in played.said
    assert ("hold ok" in played.acts) is ("Friday" in says)  # another time is looked for at once


@pytest.mark.anyio
async def test_danger_outranks_the_offer() -> None:
    played = await called("Yes.", "June 29th, 1986.", "I can't breathe and my chest hurts so bad.")
    assert "emergency" in played.said
    assert "book ok" not in played.acts


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("You have reached the voicemail of", True),
        ("El buzón de voz está lleno", True),
        ("No se encuentra disponible, deje su recado", True),
        ("Hello?", False),
        ("Yes, speaking.", False),
        ("Sí, a sus órdenes.", False),
    ],
)
def test_a_machine_is_told_by_how_it_talks(text: str, is_one: bool) -> None:
    assert machine(text) is is_one
