"""Too much medicine told calmly, a small baby's fever: never less than urgent, whatever the caller answers."""

from __future__ import annotations

import pytest
from fakes import senses

from appliance.dialogue.acts import Bridge, BridgeOutcome, Cancel
from appliance.dialogue.emergency import Level, assess
from appliance.dialogue.events import Heard
from tests.fakes.caller import PaperCall

SENSE = senses.shipped()


def heard(text: str) -> Level:
    """What the rules and the second opinion make of it."""
    return SENSE.danger(Heard(text, "en")).level


TAKEN = (
    "I took about thirty of my pills a while ago",
    "yes well I took about thirty of my pills a while ago so I won't need it",
    "I just took forty of my antidepressants",
    "I took the whole bottle of Tylenol last night, I feel fine, can I get an appointment",
    "she swallowed like twenty of her grandma's blood pressure pills",
    "my husband took 25 Xanax",
    "I popped about fifteen of those sleeping pills, I need to cancel my appointment",
    "I took sixteen ibuprofen yesterday for my tooth",
    "I gave my son twelve Tylenol by mistake",
    "thirty pills is what I took",
    "I took two weeks worth of my pills at once",
    "I'm going to take thirty of my pills",
    "me tomé cuarenta de mis antidepresivos",
    "me tomé todo el frasco de Tylenol anoche, me siento bien",
    "sí, me tomé treinta de mis pastillas, cancele la cita",
    "mi hijo se tragó unas veinte pastillas hace rato pero está bien",
    "se tomó la caja de pastillas completa",
    "quiero una cita, me tomé un montón de pastillas anoche",
    "me voy a tomar ocho pastillas, ya me tomé ocho pastillas juntas",
)


@pytest.mark.parametrize("text", TAKEN)
def test_too_much_taken_is_an_emergency_however_calmly_told(text: str) -> None:
    assert heard(text) is Level.EMERGENCY


AS_MEANT = (
    "I take ten pills a day",
    "I have thirty of my pills left",
    "I took forty milligrams of Prozac",
    "I took two five hundred milligram Tylenol",
    "I took Tylenol at ten and Advil at noon",
    "I took the twelve pills for my colonoscopy prep",
    "I took thirty pills of the antibiotic last month and finished it",
    "they took forty dollars for my pills",
    "I took ten of my birth control pills and need a refill",
    "they gave my mom ten different medications",
    "I'm going to take fifteen pills with me to Mexico",
    "me tomo doce pastillas diarias",
    "me recetaron treinta pastillas",
    "me tomé la pastilla a las diez",
)


@pytest.mark.parametrize("text", AS_MEANT)
def test_a_count_of_pills_alone_is_none(text: str) -> None:
    assert heard(text) is Level.NONE


def test_two_counts_that_do_not_agree_are_for_staff() -> None:
    assert heard("I took thirty, then the pharmacy gave me sixty pills") is Level.URGENT


def test_pills_of_last_week_are_asked_about_and_a_no_still_fetches_staff() -> None:
    call = PaperCall(sense=SENSE, staff=None)
    call.says("I took thirty of my antidepressants last week")
    assert call.keys[-1] == "is_it_an_emergency"
    call.says("no")
    assert call.done(Bridge)


def test_pills_told_at_the_question_that_cancels_cancel_nothing() -> None:
    call = PaperCall(sense=SENSE, staff=BridgeOutcome.NOBODY)
    call.says("cancel my appointment", "yes, I took about thirty of my pills a while ago")
    assert call.done(Bridge)
    assert not call.done(Cancel)


FIRST_MONTH = (
    "my three week old has a fever of 101",
    "my newborn has a fever of 102, two weeks old",
    "my baby has a fever of 102, she's two weeks old",
    "my ten day old feels hot, temp is 100.6",
    "our four day old is running 101.3",
    "my baby was born two weeks ago and has a fever",
    "mi bebé de tres semanas tiene 39 de fiebre",
    "tiene fiebre mi bebé, tiene tres semanas",
    "mi bebé nació hace tres semanas y tiene fiebre",
    "mi nieto recién nacido trae calentura",
)


@pytest.mark.parametrize("text", FIRST_MONTH)
def test_fever_in_the_first_month_is_an_emergency(text: str) -> None:
    assert heard(text) is Level.EMERGENCY


THREE_MONTHS = (
    "my two month old has a fever",
    "yes my one month old is running a fever",
    "my two month old had shots and a fever yesterday",
    "mi bebé de un mes tiene calentura",
    "mi bebé tiene seis semanas y tiene fiebre",
    "my six week old is burning up",
)


@pytest.mark.parametrize("text", THREE_MONTHS)
def test_fever_under_three_months_is_urgent_at_least(text: str) -> None:
    assert heard(text) in (Level.URGENT, Level.EMERGENCY)


NO_BABY_WITH_FEVER = (
    "my three week old needs a checkup",
    "my newborn had a fever last month and is fine now",
    "what do I do if my newborn gets a fever",
    "I had a baby two weeks ago and I have a fever",
    "my three year old has a fever",
    "mi bebé de dos meses necesita vacunas",
    "mi hija de dos meses tuvo fiebre el mes pasado",
)


@pytest.mark.parametrize("text", NO_BABY_WITH_FEVER)
def test_another_fever_or_none_is_not_that_of_a_small_baby(text: str) -> None:
    assert assess(text).level is Level.NONE


@pytest.mark.parametrize(
    "text",
    [
        "my newborn has no fever, just a checkup",
        "mi hijo tiene dos semanas con fiebre",
        "I have a three week old cough",
    ],
)
def test_what_only_looks_like_it_is_asked_about_at_most(text: str) -> None:
    assert heard(text) in (Level.NONE, Level.SUSPECT)
