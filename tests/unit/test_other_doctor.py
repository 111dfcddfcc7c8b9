"""Another doctor for a visit on the books is a move to that doctor, at the same time where it is free."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fakes.box import CLINIC, PATIENTS
from fakes.caller import PaperCall, visit

from appliance.clinic.people import Lang
from appliance.dialogue.acts import Bridge, Hold, Move
from appliance.dialogue.asked import Asked
from appliance.dialogue.meaning import other_doctor
from appliance.dialogue.people import glossary
from appliance.dialogue.sense import Sense
from appliance.dialogue.words import plain

NOW = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
MONDAY_11 = datetime(2026, 12, 7, 17, 0, tzinfo=UTC)
BORN = {"en": "March 29 1958", "es": "29 de marzo de 1958"}


def ring(sense: Sense, kind: str = "physical", provider: str = "ramirez") -> PaperCall:
    mine = [visit(MONDAY_11, patient="patient-27", provider=provider, kind=kind)] if kind else []
    return PaperCall(sense=sense, clinic=CLINIC, patients=PATIENTS, now=NOW, caller="+13125550124", visits=mine)


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("es", ("Quiero cambiar de doctor, ya no quiero con la doctora Ramírez", BORN["es"], "con el doctor Nguyen")),
        ("es", ("Quiero que me cambie de doctora, con el doctor Nguyen", BORN["es"])),
        ("es", ("¿me puede pasar mi cita con el doctor Nguyen?", BORN["es"])),
        ("en", ("I want to switch doctors, I want Dr. Nguyen instead of Dr. Ramirez", BORN["en"])),
        ("en", ("can you move my appointment to Dr. Nguyen", BORN["en"])),
        ("en", ("can I see a different doctor for my physical on Monday", BORN["en"], "anyone is fine")),
        ("en", ("I need to move my physical", BORN["en"], "actually just switch it to Dr. Nguyen")),
    ],
)
def test_the_visit_is_moved_to_the_other_doctor(sense: Sense, lang: Lang, lines: tuple[str, ...]) -> None:
    call = ring(sense)
    call.says(*lines, lang=lang)
    hold = call.done(Hold)[-1]
    assert isinstance(hold, Hold)
    assert (hold.opening.provider_id, hold.opening.start) == ("nguyen", MONDAY_11)
    call.says("sí" if lang == "es" else "yes")
    assert len(call.done(Move)) == 1


@pytest.mark.parametrize("text", ["can I have another doctor for my physical", "I want a new doctor for my physical"])
def test_who_would_have_another_doctor_asks_for_a_move(text: str) -> None:
    assert other_doctor.read(plain(text))


def test_another_day_told_with_it_is_kept(sense: Sense) -> None:
    call = ring(sense)
    call.says("can you move my physical to Dr. Nguyen on Wednesday", BORN["en"])
    assert "With Doctor Nguyen, on Wednesday" in call.heard


def test_who_does_no_such_visit_is_not_offered(sense: Sense) -> None:
    call = ring(sense)
    call.says("I'd like to change my doctor please", BORN["en"], "Dr. Patel")
    assert call.keys[0] == "not_with_provider"
    assert call.dialogue.asked is Asked.PROVIDER


def test_where_nobody_else_does_it_somebody_is_fetched(sense: Sense) -> None:
    call = ring(sense, kind="cleaning", provider="kim")
    call.says("I want to switch hygienists", BORN["en"])
    assert call.done(Bridge)


def test_without_a_visit_one_is_made(sense: Sense) -> None:
    call = ring(sense, kind="")
    call.says("quiero que me cambie de doctora, con el doctor Nguyen", BORN["es"], lang="es")
    assert call.dialogue.state == "visit.visit_type"
    assert call.dialogue.talk.facts.provider == "nguyen"


@pytest.mark.parametrize(
    "text",
    [
        "quiero cambiarme de doctor para allá",
        "voy a cambiar de dentista y quiero que le manden mis radiografías",
        "es la segunda vez que me cambian de doctor, quiero otro día pero con el mío",
        "I need an appointment with Dr. Nguyen",
        "i want to change dentists from the one i got to you",
        "I went to another doctor",
        "Is there a new doctor at your clinic",
        "Do you have another doctor for kids",
        "I have another doctor on Friday so can I come Thursday for a cleaning",
        "I already had a different doctor at the other place",
        "I'm switching dentists and they want whatever x-rays you have of me",
    ],
)
def test_no_visit_is_moved_for(text: str) -> None:
    assert not other_doctor.read(plain(text))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Dr. Nguyen instead of Dr. Ramirez", "nguyen"),
        ("can I switch from Dr. Ramirez to Dr. Nguyen", "nguyen"),
        ("con el doctor Nguyen en vez de la doctora Ramírez", "nguyen"),
        ("ya no quiero con la doctora Ramírez", None),
        ("I have a referral from Dr. Nguyen", "nguyen"),
    ],
)
def test_the_doctor_who_is_given_up_is_not_the_one_wanted(text: str, who: str | None) -> None:
    found = glossary.provider(text, CLINIC)
    assert (found.id if found else None) == who


@pytest.mark.parametrize(
    ("asks", "takes", "lang"),
    [
        ("who do you have?", "the second one", "en"),
        ("what doctors are there", "the last one", "en"),
        ("¿quién hay?", "el segundo", "es"),
        ("¿qué doctores tienen?", "la segunda", "es"),
    ],
)
def test_who_there_is_is_told_and_taken_by_its_place(asks: str, takes: str, lang: Lang) -> None:
    call = PaperCall(clinic=CLINIC, caller="+15550101")
    call.says("I need a physical" if lang == "en" else "necesito un chequeo físico", asks, lang=lang)
    assert {"ask_provider_of_2", "answer_doctors"} & set(call.keys)
    call.says(takes, lang=lang)
    assert call.keys == ["ask_when"]


@pytest.mark.parametrize(("text", "lang"), [("I don't know", "en"), ("no preference", "en"), ("usted diga", "es")])
def test_who_leaves_it_to_us_sees_anyone(text: str, lang: Lang) -> None:
    call = PaperCall(caller="+15550101")
    call.says("I need a physical" if lang == "en" else "necesito un chequeo físico", text, lang=lang)
    assert call.dialogue.asked.value == "date_time"


@pytest.mark.parametrize(
    "text", ["first thing in the morning", "December second", "the last doctor I saw", "not the first one"]
)
def test_a_day_and_an_hour_are_no_doctor(text: str) -> None:
    call = PaperCall(clinic=CLINIC, caller="+15550101")
    call.says("I need a physical", text)
    assert call.dialogue._talk.facts.provider is None
