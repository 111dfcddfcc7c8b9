"""What the other readings of a turn, and the encoder's opinion, add to the rules on danger."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from fakes import senses
from fakes.opinions import same
from numpy.typing import NDArray

from appliance.clinic.people import Lang
from appliance.dialogue.asked import Asked
from appliance.dialogue.danger.opinion import CERTAIN, LIGHT, SERIOUS, THRESHOLD
from appliance.dialogue.emergency import Level
from appliance.dialogue.events import Heard, Partial
from appliance.dialogue.flows.danger import SETTLE_MS, counts_now
from appliance.dialogue.sense import RULES_ONLY, Sense


def heard(text: str, *others: str) -> Level:
    return RULES_ONLY.danger(Heard(text, "en", alternatives=others)).level


def test_a_danger_in_another_reading_is_asked_about() -> None:
    assert heard("he is not cleaning", "he is not breeding", "he is not breathing") is Level.SUSPECT


def test_other_readings_without_danger_change_nothing() -> None:
    assert heard("a cleaning on Monday", "a clinic on Monday") is Level.NONE


def test_the_likeliest_reading_decides_where_it_is_dangerous() -> None:
    assert heard("he is not breathing", "he is not cleaning") is Level.EMERGENCY


@pytest.mark.parametrize(("danger", "level"), [(0.5, Level.SUSPECT), (0.3, Level.NONE)])
def test_where_the_sound_leaves_danger_open_another_reading_that_leans_to_it_is_asked_about(
    danger: float, level: Level
) -> None:
    said = Heard("at ten", "en", alternatives=("that man over there fell",), danger=danger)
    assert Sense(opinion=same(-0.4)).danger(said).level is level
    assert Sense(opinion=same(-0.4)).danger(replace(said, alternatives=("a ten",))).level is Level.NONE


def test_what_is_past_in_another_reading_is_no_reason_to_ask() -> None:
    assert heard("she had a cold", "she had a seizure last year") is Level.NONE


def test_partial_words_are_judged_by_the_rules_alone() -> None:
    assert RULES_ONLY.danger(Partial("he is not breathing", "en")).level is Level.EMERGENCY


def test_a_farewell_is_given_no_second_opinion() -> None:
    def never(_: object) -> NDArray[np.float32]:
        raise AssertionError("asked")

    sense = Sense(opinion=same(9.0, encode=never))
    assert sense.danger(Heard("No, nothing else. Bye now.", "en")).level is Level.NONE
    assert sense.danger(Heard("No, es todo, gracias.", "es")).level is Level.NONE
    with pytest.raises(AssertionError, match="asked"):
        sense.danger(Heard("I have a question about the bill from last week", "en"))


def test_an_answer_that_only_points_names_no_danger() -> None:
    sense = Sense(opinion=same(9.0))
    assert sense.danger(Heard("All of them.", "en")).level is Level.NONE
    assert sense.danger(Heard("Los dos.", "es")).level is Level.NONE
    assert sense.danger(Heard("Took all of them.", "en")).level is Level.EMERGENCY


def test_a_doubt_about_a_short_wish_for_a_person_is_not_asked_about() -> None:
    """A person comes anyway, and "yes, please" to the question would call an ambulance."""
    sense = Sense(opinion=same(THRESHOLD))
    assert sense.danger(Heard("Ay no, mire, mejor páseme con una persona.", "es")).level is Level.NONE
    assert sense.danger(Heard("He keeps staring at the wall and will not look at me", "en")).level is Level.SUSPECT


def sounding(text: str, danger: float, leaning: float | None = None) -> Level:
    """The level of words that sound of danger, with an encoder whose opinion is always the same."""
    sense = Sense(opinion=None if leaning is None else same(leaning))
    return sense.danger(Heard(text, "en", danger=danger)).level


def test_a_sure_sound_of_danger_without_dangerous_words_is_asked_about() -> None:
    assert sounding("his top reeling", 0.99) is Level.SUSPECT
    assert sounding("his top reeling", 0.5) is Level.NONE


def test_a_sound_of_danger_never_lowers_what_the_words_say() -> None:
    assert sounding("he is not breathing", 0.0) is Level.EMERGENCY
    assert sounding("he is not breathing", 0.99) is Level.EMERGENCY


def test_what_the_opinion_alone_finds_urgent_and_sounds_of_danger_is_asked_about_and_a_no_still_fetches_staff() -> None:
    said = Heard("healthy of right red blood like a couple", "en", danger=0.95)
    sense = Sense(opinion=same(THRESHOLD, SERIOUS))
    found = sense.danger(said)
    assert (found.level, found.waits) == (Level.SUSPECT, False)
    assert sense.danger(replace(said, danger=0.5)).level is Level.URGENT
    assert Sense(opinion=same(THRESHOLD - 1, SERIOUS)).danger(said).level is Level.URGENT


def test_a_word_or_three_that_answer_a_question_are_asked_about_where_only_the_opinion_is_sure() -> None:
    sense = Sense(opinion=same(9.0, 9.0, 9.0))
    for text, asked in (("purple monkey dishwasher", Asked.DATE_TIME), ("status all, bye", Asked.ANYTHING_ELSE)):
        assert sense.danger(Heard(text, "en"), asked).level is Level.SUSPECT
    assert sense.danger(Heard("purple monkey dishwasher", "en"), Asked.GREETING).level is Level.EMERGENCY
    assert sense.danger(Heard("can't breathe", "en"), Asked.DATE_TIME).level is Level.EMERGENCY


@pytest.mark.parametrize("text", ["eight thirty in the morning words", "a las ocho y media de la mañana papel"])
def test_a_time_with_a_misheard_word_is_given_no_second_opinion(text: str) -> None:
    assert Sense(opinion=same(9.0)).danger(Heard(text, "en"), Asked.WHICH_SLOT).level is Level.NONE


def test_partial_words_are_not_judged_by_their_sound() -> None:
    assert not hasattr(Partial("his top reeling", "en"), "danger")


def test_an_emergency_that_only_the_second_opinion_sees_counts_from_a_pause_on() -> None:
    sense, said = Sense(opinion=same(CERTAIN, grave=LIGHT)), "she keeps staring at the wall and will not look at me"
    assert sense.danger(Partial(said, "en")).level is Level.NONE
    finding = sense.danger(Partial(said, "en", quiet_ms=160))
    assert finding.level is Level.EMERGENCY
    assert not counts_now(finding, 160)
    assert counts_now(finding, SETTLE_MS)


@pytest.mark.parametrize("serious", [-9.0, 9.0], ids=["doubtful", "urgent"])
def test_what_is_no_emergency_to_the_second_opinion_waits_for_the_end_of_the_turn(serious: float) -> None:
    sense, said = Sense(opinion=same(THRESHOLD, serious)), "she keeps staring at the wall all the time"
    assert sense.danger(Heard(said, "en")).level is (Level.URGENT if serious > 0 else Level.SUSPECT)
    assert sense.danger(Partial(said, "en", quiet_ms=400)).level is Level.NONE


BOTH = senses.shipped()


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("rápido", "es"),
        ("lo más rápido que se pueda", "es"),
        ("nomás dígame rápido, ando manejando", "es"),
        ("sí, rapidito por favor", "es"),
        ("as quickly as you can please", "en"),
        ("Wei Zhang", "en"),
        ("Xochitl Yoloxochitl", "es"),
        ("sí, rápido por favor", "es"),
        ("lo más pronto que se pueda, córrale", "es"),
    ],
)
def test_haste_and_strange_names_are_no_danger(text: str, lang: Lang) -> None:
    assert BOTH.danger(Heard(text, lang)).level is Level.NONE


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("rápido por favor rápido", "es"),
        ("quick quick please please quick", "en"),
        ("ajuda meu pai caiu", "en"),
        ("I took twelve Tylenol, I usually take two a day", "en"),
        ("I've taken sixteen Advil in two days for this tooth", "en"),
        ("rápido se ahoga mi niño", "es"),
        ("quick he is choking", "en"),
        ("vengan rápido", "es"),
        ("hurry please", "en"),
    ],
)
def test_haste_hides_no_danger(text: str, lang: Lang) -> None:
    assert BOTH.danger(Heard(text, lang)).level is not Level.NONE
