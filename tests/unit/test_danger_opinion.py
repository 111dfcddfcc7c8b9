"""The second opinion raises a doubt, or an alarm, where the rules are silent; what they are sure of it leaves."""

from __future__ import annotations

import pytest
from fakes.opinions import same

from appliance import danger_file
from appliance.dialogue.danger_opinion import (
    AT_ONCE,
    BOTH,
    CAN_WAIT,
    CERTAIN,
    FIRM,
    GRAVE,
    MOST_WORDS,
    NO_EMERGENCY,
    ORDINARY,
    SERIOUS,
    windows,
)
from appliance.dialogue.emergency import NOTHING, Finding, Level
from appliance.encoder import SentenceEncoder

OPINION = danger_file.load(SentenceEncoder().encode)


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
    assert OPINION.second(CALM, Finding(level, "seizure")) == Finding(Level.SUSPECT, "seizure", doubt=True)


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
    opinion = same(emergency=NO_EMERGENCY - 1, serious=SERIOUS)
    assert opinion.second("my crown fell into the soup again", NOTHING).level is Level.URGENT
    assert same(emergency=CERTAIN, serious=9).second("my crown fell into the soup", NOTHING).level is Level.EMERGENCY
    assert same(emergency=NO_EMERGENCY, serious=9).second("my crown fell into the soup", NOTHING).level is Level.SUSPECT


def test_a_plain_wish_speaks_against_danger() -> None:
    opinion = same(emergency=CERTAIN, serious=CERTAIN)
    assert opinion.second("my crown fell into the soup", NOTHING, lambda text: 9.0) is NOTHING


def test_every_word_of_a_long_text_is_in_a_window() -> None:
    words = [str(number) for number in range(101)]
    assert {word for window in windows(words) for word in window.split()} == set(words)
    assert all(len(window.split()) <= MOST_WORDS for window in windows(words))


def test_a_name_being_spelled_is_left_to_the_rules() -> None:
    assert OPINION.second("hache e erre ene a ene de e zeta", NOTHING) == NOTHING
