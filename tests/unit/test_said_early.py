"""What is said before it is asked: whom they would see, who they are; and what is wrong with a tooth."""

from __future__ import annotations

import pytest

from appliance.dialogue import languages
from appliance.dialogue.asked import Asked
from appliance.dialogue.people import glossary
from appliance.dialogue.people.names import Name
from appliance.dialogue.understand import understand
from appliance.dialogue.words import plain
from tests.fakes.caller import PaperCall
from tests.fakes.clinic import maple_street
from tests.unit.test_dialogue_answers import DEMO


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        *((text, "es") for text in ("¿Dónde quedan?", "donde quedan", "¿Están abiertos ahorita?", "Están abiertos")),
        *((text, "es") for text in ("¿Aceptan Blue Cross?", "¿y aceptan Medicaid?", "Me van a atender sin seguro")),
        *((text, "es") for text in ("Oiga, ¿me escucha?", "¿Van a abrir el 24 de diciembre?", "¿Hay parking?")),
        *((text, "en") for text in ("Do you take Medicaid?", "are you open", "Hello, Rosa", "my crown fell off")),
    ],
)
def test_a_short_opening_is_answered_in_its_language(text: str, lang: str) -> None:
    assert languages.first(text, "en" if lang == "es" else "es") == lang


@pytest.mark.parametrize("text", ["Rosa Delgado", "Blue Cross", "Dr. Ramirez", "No", "Julio Méndez"])
def test_a_name_tells_no_language(text: str) -> None:
    assert (languages.first(text, "en"), languages.first(text, "es")) == ("en", "es")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("my tooth is killing me, can I get in today", "dental_pain"),
        ("my son's tooth has been really hurting", "dental_pain"),
        ("my crown fell off", "dental_pain"),
        ("my crown came off, can you put it back on", "dental_pain"),
        ("a filling popped out", "dental_pain"),
        ("la muela me está matando", "dental_pain"),
        ("se me cayó la corona", "dental_pain"),
        ("se me salió un empaste y quiero una cita", "dental_pain"),
        ("I need a crown", "crown"),
        ("I need to get my crown put on", "crown"),
        ("necesito un empaste", "filling"),
        ("I have a cavity that needs a filling", "filling"),
        ("I have a billing question", None),
        ("my knees are killing me", None),
    ],
)
def test_a_tooth_that_hurts_or_broke_is_looked_at(text: str, kind: str | None) -> None:
    read = understand(text, lang="en", asked=Asked.GREETING, clinic=DEMO, today=PaperCall().dialogue.talk.today)
    assert read.visit_type == kind


@pytest.mark.parametrize(
    ("text", "anyone"),
    [
        *((text, True) for text in ("I need a flu shot, anyone", "a physical, whoever please", "a checkup, anyone is")),
        *((text, True) for text in ("a shot with whoever has the earliest", "anyone with the earliest opening")),
        *((text, True) for text in ("un chequeo, con nadie en particular", "un chequeo, cualquiera")),
        *((text, True) for text in ("con el que tenga lo más pronto", "me da lo mismo con quién")),
        *((text, False) for text in ("is there anyone", "can I talk to anyone", "don't tell anyone", "me da lo mismo")),
    ],
)
def test_whom_they_see_is_left_open_in_the_first_sentence(text: str, anyone: bool) -> None:
    assert glossary.anyone_will_do(plain(text if not text.endswith(" is") else text + " fine")) is anyone


@pytest.mark.parametrize(
    ("text", "woman"),
    [
        *((text, True) for text in ("un chequeo con una doctora mujer", "prefiero que me vea una mujer")),
        *((text, True) for text in ("a checkup with a female doctor", "quiero una doctora, que sea mujer")),
        *((text, False) for text in ("a doctor who's a man please", "con un doctor hombre")),
        *((text, None) for text in ("necesito ver a un doctor", "mi señora necesita una cita", "con otra doctora")),
    ],
)
def test_a_woman_or_a_man_is_asked_for_in_the_first_sentence(text: str, woman: bool | None) -> None:
    assert glossary.feminine_wanted(plain(text)) is woman


def test_a_woman_asked_for_is_not_asked_again() -> None:
    call = PaperCall()
    call.says("I need a checkup with a female doctor")
    assert "ask_provider" not in call.keys
    assert maple_street().provider(call.dialogue.talk.facts.provider or "").feminine


@pytest.mark.parametrize("text", ["me da lo mismo", "con nadie en particular", "no, nadie en especial"])
def test_anyone_will_do_at_the_question(text: str) -> None:
    assert glossary.anyone(plain(text))


def test_what_is_said_instead_of_whom_they_would_see_is_kept_and_leads_on() -> None:
    call = PaperCall()
    call.says("I need a checkup")
    call.says("Linda Nowak, March 29 1958")
    assert call.dialogue.talk.person.name == Name("Linda", "Nowak")
    call.says("312 555 0199")
    call.says("Thursday afternoon")
    assert call.dialogue.talk.asked is Asked.WHICH_SLOT


def test_all_that_is_told_at_once_where_a_doctor_is_asked_for_is_kept() -> None:
    call = PaperCall()
    call.says("I need a checkup", "Linda Nowak, March 29 1958, 312 555 0199, Thursday afternoon", "anyone")
    assert call.dialogue.talk.asked is Asked.WHICH_SLOT
    call.says("the first one")
    assert call.dialogue.talk.person.digits == "3125550199"


@pytest.mark.parametrize(("said", "name"), [("Laura Brooks", "Laura Brooks"), ("I don't know", ""), ("Hold on", "")])
def test_a_name_said_where_a_birthday_is_asked_for_is_kept(said: str, name: str) -> None:
    call = PaperCall(caller="+15550101")
    call.says("I need to cancel my appointment")
    assert call.dialogue.talk.asked is Asked.DOB
    call.says(said)
    assert (call.dialogue.talk.person.name or Name("", "")).full == name
