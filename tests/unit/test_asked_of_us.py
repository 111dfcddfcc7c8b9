"""Questions that are answered with their own answer, and that lose no wish; chest pain that goes on."""

from __future__ import annotations

import pytest

from appliance.dialogue.emergency import Level, assess
from appliance.dialogue.meaning import topics
from appliance.dialogue.meaning.topics import Topic
from tests.fakes.caller import PaperCall


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("¿atienden en español?", Topic.LANGUAGE),
        ("¿Hablan español los doctores?", Topic.LANGUAGE),
        ("do you speak Spanish", Topic.LANGUAGE),
        ("Hola, ¿habla español?", Topic.LANGUAGE),
        ("páseme a Brandon, el que habla español bonito", None),
        ("llamo por mi abuela, ella casi no habla español", None),
        ("mis papás no hablan español", None),
        ("¿qué doctores tienen?", Topic.DOCTORS),
        ("¿quiénes son los doctores?", Topic.DOCTORS),
        ("what doctors do you have", Topic.DOCTORS),
        ("¿qué doctores trabajan el lunes?", Topic.HOURS),
        ("¿van a abrir el veinticuatro de diciembre?", Topic.HOURS),
        ("¿Me van a atender hoy?", None),
        ("¿atienden en la tarde?", Topic.HOURS),
        ("¿atienden los sábados?", Topic.HOURS),
        ("español por favor", None),
        ("quiero que me atiendan pronto", None),
        ("quiero ver al doctor", None),
        ("which doctor did I see last time", None),
    ],
)
def test_a_question_is_known_for_what_it_asks(text: str, topic: Topic | None) -> None:
    assert topics.read(text) is topic


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("¿y el día de Año Nuevo?", "answer_open"),
        ("¿y Navidad?", "answer_open"),
        ("And Christmas?", "answer_open"),
        ("¿atienden en español?", "i_speak_spanish"),
        ("¿Hablan español los doctores?", "offer_human"),
        ("¿Me van a atender sin seguro?", "answer_no_insurance"),
        ("Do you see people without insurance?", "answer_no_insurance"),
        ("what insurance do you take", "answer_insurance"),
        ("¿qué doctores tienen?", "answer_doctors"),
        ("¿Cuánto cuesta una limpieza?", "offer_human"),
    ],
)
def test_a_question_gets_its_own_answer(text: str, key: str) -> None:
    call = PaperCall()
    call.says(text, lang="es" if "¿" in text else "en")
    assert {key, key.replace("open", "closed")} & set(call.keys), call.keys
    assert "visit" not in call.dialogue.state


def test_who_the_doctors_are_is_told_of_the_kind_that_is_wanted() -> None:
    call = PaperCall()
    every = call.says("which doctors do you have")
    call = PaperCall()
    call.says("I need a cleaning")
    assert len(call.says("who are the doctors")) < len(every)


@pytest.mark.parametrize(
    "text",
    [
        "necesito una limpieza dental mañana en la tarde, ¿cuánto cuesta?",
        "I need a cleaning tomorrow afternoon, how much is it?",
        "I'd like a cleaning tomorrow but how much is it",
        "How much is a cleaning? I'd like one tomorrow",
        "quiero una limpieza para mañana y cuánto me sale",
    ],
)
def test_a_price_asked_beside_a_wish_loses_no_wish(text: str) -> None:
    call = PaperCall()
    call.says(text, lang="en" if "need" in text or "like" in text else "es")
    assert "no_answer_to_that" in call.keys
    assert call.dialogue.talk.facts.visit_type == "cleaning"
    assert call.dialogue.talk.facts.when.at is None or call.dialogue.talk.facts.when.days


@pytest.mark.parametrize("text", ["I want to know how much a cleaning is", "quiero saber cuánto cuesta una limpieza"])
def test_a_price_alone_is_for_a_person(text: str) -> None:
    assert topics.beside(text) == ((), text)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Me duele el pecho desde hace tres meses cuando toso, quiero una cita", Level.SUSPECT),
        ("Traigo un dolor en el pecho desde hace unas semanas", Level.SUSPECT),
        ("hace tres meses me dolió el pecho", Level.NONE),
        ("me dolía el pecho desde hace meses pero ya se me quitó", Level.NONE),
        ("tuve un infarto hace dos años", Level.NONE),
        ("mi hijo tiene convulsiones desde hace años y toma medicina", Level.NONE),
        ("me duele la muela desde hace dos semanas", Level.NONE),
    ],
)
def test_chest_pain_that_goes_on_is_asked_about(text: str, level: Level) -> None:
    assert assess(text).level is level
