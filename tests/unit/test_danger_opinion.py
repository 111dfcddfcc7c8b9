"""The second opinion raises a doubt, or an alarm, where the rules are silent; what they are sure of it leaves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from fakes import senses
from fakes.opinions import same
from numpy.typing import NDArray

from appliance.dialogue.danger.opinion import (
    AT_ONCE,
    BOTH,
    CAN_WAIT,
    CERTAIN,
    FIRM,
    GRAVE,
    LESS,
    LIGHT,
    MOST_OFF,
    MOST_WORDS,
    ORDINARY,
    PLAIN_WISH,
    SERIOUS,
    THRESHOLD,
    Opinion,
    windows,
)
from appliance.dialogue.emergency import NOTHING, Finding, Level, assess
from appliance.dialogue.meaning.wish_features import VECTOR

OPINION = senses.shipped().opinion


@pytest.mark.parametrize(
    "text",
    [
        "our grandson dropped into the lake and they had to fish him out",
        "my aunt keeps losing her words and her cup slid out of her hand",
        "mi papá se quedó como estatua y la boca se le fue para un lado",
    ],
)
def test_words_near_an_emergency_raise_a_doubt(text: str) -> None:
    assert OPINION.second(text, NOTHING).level in (Level.SUSPECT, Level.EMERGENCY)


@pytest.mark.parametrize(
    "text",
    ["can i come in next tuesday for a cleaning", "quiero cambiar mi cita para el jueves", "nine thirty", "", "\ud800"],
)
def test_daily_business_raises_none(text: str) -> None:
    assert OPINION.second(text, NOTHING).level is Level.NONE


CALM = "our school nurse wants the form about my seizure for her chart could you email it to the office"


@pytest.mark.parametrize("level", [Level.URGENT, Level.EMERGENCY])
def test_danger_in_words_of_daily_business_is_asked_about(level: Level) -> None:
    opinion = same(ORDINARY, serious=CAN_WAIT[level])
    assert opinion.second(CALM, Finding(level, "seizure")) == Finding(Level.SUSPECT, "seizure", doubt=True)


@pytest.mark.parametrize("level", [Level.URGENT, Level.EMERGENCY])
def test_what_the_rules_found_is_never_lowered_to_nothing(level: Level) -> None:
    least = same(-99.0, serious=-99.0)
    assert least.second(CALM, Finding(level, "seizure")) == Finding(Level.SUSPECT, "seizure", doubt=True)
    assert least.second(CALM, Finding(level, "suicide_self_harm")).level is level


@pytest.mark.parametrize(
    "text",
    [
        "no quiero cita, quiero que me ayuden, me duele mucho el pecho",
        "i have a cleaning on friday and my dad just collapsed so i need to cancel it and can you tell me the new date",
    ],
)
def test_danger_amid_business_is_at_least_asked_about(text: str) -> None:
    assert OPINION.second(text, assess(text)).level in (Level.SUSPECT, Level.EMERGENCY)


def test_a_stretch_of_a_long_text_counts_less_than_a_text() -> None:
    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.zeros((len(texts), VECTOR), np.float32)
        vectors[:, 0] = [-9.0 if len(text.split()) > MOST_WORDS else odds for text in texts]
        return vectors

    weights = np.zeros_like(OPINION.weights)
    weights[0, 0] = 1.0
    said = " ".join(f"cleaning number {number}" for number in range(24))
    for odds, level in ((CERTAIN + LESS, Level.EMERGENCY), (CERTAIN + LESS - 0.1, Level.SUSPECT)):  # noqa: B007
        assert Opinion(weights, np.zeros(3, np.float32), encode).second(said, NOTHING).level is level


def test_a_suspicion_of_the_rules_stays_one_unless_the_second_opinion_is_sure() -> None:
    finding = Finding(Level.SUSPECT, "seizure")
    assert OPINION.second(CALM, finding) is finding
    assert same(BOTH - 0.1).second(CALM, finding) is finding
    assert same(BOTH).second(CALM, finding) == Finding(Level.EMERGENCY, "seizure", doubt=True)


def test_what_the_rules_find_urgent_is_an_emergency_where_it_is_surely_one_and_graver() -> None:
    finding = Finding(Level.URGENT, "medical_urgent")
    graver = Finding(Level.EMERGENCY, "medical_urgent", doubt=True)
    assert same(CERTAIN, serious=9, grave=GRAVE).second(CALM, finding) == graver
    assert same(CERTAIN - 0.1, serious=9, grave=9).second(CALM, finding) is finding
    assert same(9, serious=9, grave=GRAVE - 0.1).second(CALM, finding) is finding


def test_an_alarm_in_what_cannot_wait_is_not_lowered() -> None:
    for level in (Level.EMERGENCY, Level.URGENT):
        finding = Finding(level, "seizure")
        assert same(ORDINARY, serious=CAN_WAIT[level] + 0.1).second(CALM, finding) is finding
        assert same(ORDINARY, serious=CAN_WAIT[level]).second(CALM, finding).level is Level.SUSPECT


def test_something_urgent_in_a_partial_is_doubted_until_the_words_are_on_its_side() -> None:
    finding = Finding(Level.URGENT, "medical_urgent")
    assert same(0, serious=AT_ONCE).so_far(CALM, finding) is finding
    assert same(0, serious=AT_ONCE - 0.1).so_far(CALM, finding).doubt


def test_what_is_graver_than_urgent_in_a_partial_is_as_quick_as_the_urgent() -> None:
    finding = Finding(Level.URGENT, "medical_urgent")
    assert same(CERTAIN, serious=AT_ONCE, grave=GRAVE).so_far(CALM, finding) == Finding(
        Level.EMERGENCY, "medical_urgent"
    )
    assert same(CERTAIN, serious=AT_ONCE - 0.1, grave=GRAVE).so_far(CALM, finding).doubt


@pytest.mark.parametrize("category", sorted(FIRM))
def test_a_firm_category_is_never_lowered(category: str) -> None:
    finding = Finding(Level.EMERGENCY, category, doubt=True)
    assert OPINION.second(CALM, finding) is finding


@pytest.mark.parametrize(
    "text",
    [
        "the school wants my form from my seizure and right now i am having another one i cannot stop shaking",
        "i wanted to move my cleaning but my dad just fell over and he is shaking all over and will not answer",
        "quería cambiar la cita pero mi niño está convulsionando aquí en el piso",
    ],
)
def test_an_emergency_amid_business_stays_one(text: str) -> None:
    finding = Finding(Level.EMERGENCY, "seizure")
    assert OPINION.second(text, finding) is finding


def test_a_partial_acts_at_once_only_where_the_words_are_on_its_side() -> None:
    finding = Finding(Level.EMERGENCY, "seizure")
    assert OPINION.so_far("he is on the floor having a seizure he will not wake up", finding) is finding
    assert OPINION.so_far("i have a question about the form for a seizure", finding).doubt


@pytest.mark.parametrize(
    "text",
    [
        "the temporary came off and i swallowed it i think and the nerve is just screaming at me since lunch",
        "se me abrió la herida de la muela y me está saliendo pus desde anoche con calentura",
    ],
)
def test_words_near_what_cannot_wait_fetch_a_person_or_ask(text: str) -> None:
    assert OPINION.second(text, NOTHING).level in (Level.URGENT, Level.SUSPECT, Level.EMERGENCY)


def test_what_cannot_wait_and_is_no_emergency_is_urgent() -> None:
    opinion = same(emergency=CERTAIN - 0.1, serious=SERIOUS, grave=GRAVE - 0.1)
    assert opinion.second("my crown fell into the soup again", NOTHING).level is Level.URGENT
    assert (
        same(emergency=CERTAIN, serious=9, grave=LIGHT).second("my crown fell into the soup", NOTHING).level
        is Level.EMERGENCY
    )
    doubtful = same(emergency=CERTAIN - 0.1, serious=9, grave=GRAVE)
    assert doubtful.second("my crown fell into the soup", NOTHING).level is Level.SUSPECT


def test_a_plain_wish_speaks_against_danger() -> None:
    said = "my crown fell into the soup"
    assert same(THRESHOLD + MOST_OFF - 0.1).second(said, NOTHING, lambda text: 9.0) is NOTHING
    assert same(THRESHOLD + PLAIN_WISH - 0.1).second(said, NOTHING, lambda text: 1.0) is NOTHING


def test_no_wish_however_plain_takes_off_more_than_a_doubt() -> None:
    certain = same(emergency=CERTAIN, serious=CERTAIN, grave=0)
    assert certain.second("my crown fell into the soup", NOTHING, lambda text: 99.0).level is Level.SUSPECT


def test_every_word_of_a_long_text_is_in_a_window() -> None:
    words = [str(number) for number in range(101)]
    assert {word for window in windows(words) for word in window.split()} == set(words)
    assert all(len(window.split()) <= MOST_WORDS for window in windows(words))


def test_a_name_being_spelled_is_left_to_the_rules() -> None:
    assert OPINION.second("hache e erre ene a ene de e zeta", NOTHING) == NOTHING
