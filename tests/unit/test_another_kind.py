"""Another kind of visit than the one begun with, said while the name is asked: the day and hour stay."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fakes.box import CLINIC, PATIENTS
from fakes.caller import PaperCall

from appliance.clinic.people import Lang
from appliance.dialogue.asked import Asked
from appliance.dialogue.meaning import another_kind
from appliance.dialogue.sense import Sense

NOW = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
WISH = {"en": "I need a cleaning thursday at ten", "es": "quiero una limpieza el jueves a las diez"}


@pytest.mark.parametrize(
    ("lang", "answers", "text", "kind"),
    [
        ("es", (), "ay no, fíjese que mejor no es limpieza, es que me duele la muela", "dental_pain"),
        ("es", (), "perdón, no es limpieza, me equivoqué, es para una muela que me duele", "dental_pain"),
        ("es", ("Linda Nowak",), "perdón, mejor no limpieza, quiero un empaste", "filling"),
        ("es", (), "dije limpieza pero es para una corona", "crown"),
        ("en", (), "actually it's not a cleaning, I need a filling", "filling"),
        ("en", ("Linda Nowak",), "oh sorry, not a cleaning, my tooth hurts", "dental_pain"),
        ("en", ("Linda Nowak", "March 29 1958"), "wait, I said cleaning but it's for a filling", "filling"),
        ("en", ("Linda Nowak",), "a filling instead of a cleaning please", "filling"),
    ],
)
def test_the_other_kind_is_taken_and_the_time_kept(
    sense: Sense, lang: Lang, answers: tuple[str, ...], text: str, kind: str
) -> None:
    call = PaperCall(sense=sense, clinic=CLINIC, patients=PATIENTS, now=NOW)
    call.says(WISH[lang], *answers, lang=lang)
    asked = call.dialogue.asked
    call.says(text, lang=lang)
    facts = call.dialogue.talk.facts
    assert facts.visit_type == kind
    assert facts.chosen is not None
    assert facts.chosen.opening.visit_type_id == kind
    assert facts.chosen.opening.start.astimezone(CLINIC.zone).strftime("%a %H") == "Thu 10"
    assert call.dialogue.asked is asked


@pytest.mark.parametrize(
    "text",
    [
        "no, it's not for me, it's for my son",
        "it's not a cleaning",
        "I need a cleaning and a filling",
        "not Thursday, Friday",
        "no es para mí, es una limpieza para mi hija",
        "no entiendo",
        "anyone, and it's not for a cleaning, my wife wants a filling separately",
        "I didn't get a physical, but my last cleaning was in May",
        "not a cleaning this week, I have a filling on Tuesday",
    ],
)
def test_no_other_kind_is_named(text: str) -> None:
    assert another_kind.read(text, CLINIC) is None


@pytest.mark.parametrize("text", ["not this week, I have a cleaning on Tuesday", "I already have a cleaning that day"])
def test_a_visit_on_the_books_is_not_the_kind_wanted(sense: Sense, text: str) -> None:
    call = PaperCall(sense=sense, clinic=CLINIC, patients=PATIENTS, now=NOW)
    call.says("I need a physical", "anyone is fine", text)
    assert call.dialogue.talk.facts.visit_type == "physical"


def test_the_kind_begun_with_stays_where_the_other_is_refused(sense: Sense) -> None:
    call = PaperCall(sense=sense, clinic=CLINIC, patients=PATIENTS, now=NOW)
    call.says(WISH["en"], "a cleaning, I don't need a filling")
    assert call.dialogue.talk.facts.visit_type == "cleaning"
    assert call.dialogue.asked is Asked.NAME
