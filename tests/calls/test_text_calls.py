"""Whole calls in text, with the real conversation, desk and store: authored ones, and many drawn from seeds."""

from __future__ import annotations

from collections import Counter
from random import Random

import anyio
import pytest
from calls.authored import every, missed, plays
from calls.simulated import FILE, NOW, Played, broken, random_call, wanted

from appliance.rehearse.text_goal import Behaviour, Fixed, TextGoal, draw
from appliance.rehearse.text_noise import Noise
from appliance.rehearse.text_words import known, phrase, table

AUTHORED = dict(every())
CALLS = 300
FIRST_SEED = 7000
LEAST_SERVED = 0.98
"""Share of the random callers who get what they called for."""
MOST_READ_BACKS = 1.3
"""Times everything is read back in a booking, on average; more than once where the caller corrects something."""
MOST_TURNS = 7
"""Median turns of a plain booking by an existing patient."""


@pytest.mark.parametrize("name", sorted(AUTHORED))
def test_an_authored_call_comes_out_as_written(name: str) -> None:
    call = AUTHORED[name]
    for played, broken_promises in anyio.run(plays, call):
        assert broken_promises == [], played.transcript()
        assert missed(call, played) == [], played.transcript()


def test_there_are_two_hundred_authored_calls_in_both_languages() -> None:
    langs = Counter(call.lang for call in AUTHORED.values())
    assert langs["en"] >= 120
    assert langs["es"] >= 80


def test_no_authored_call_breaks_a_promise_however_badly_it_is_heard() -> None:
    async def every_call() -> list[tuple[str, list[str]]]:
        found = []
        for name, call in AUTHORED.items():
            for _, broken_promises in await plays(call, Noise(Random(name), times=3)):
                found.append((name, broken_promises))
        return found

    assert [(name, found) for name, found in anyio.run(every_call) if found] == []


@pytest.fixture(scope="module")
def drawn() -> list[tuple[int, TextGoal, Played]]:
    async def every() -> list[tuple[int, TextGoal, Played]]:
        return [(seed, *await random_call(seed)) for seed in range(FIRST_SEED, FIRST_SEED + CALLS)]

    return anyio.run(every)


def test_no_random_call_breaks_a_promise(drawn: list[tuple[int, TextGoal, Played]]) -> None:
    assert [(seed, found) for seed, goal, played in drawn if (found := broken(played, goal))] == []


def test_random_callers_get_what_they_called_for(drawn: list[tuple[int, TextGoal, Played]]) -> None:
    missed = [(seed, goal.wish, played.outcome) for seed, goal, played in drawn if not served(goal, played)]
    assert len(missed) <= (1 - LEAST_SERVED) * CALLS, missed


def served(goal: TextGoal, played: Played) -> bool:
    return played.outcome in wanted(goal, played.did)


def test_a_plain_booking_takes_few_turns(drawn: list[tuple[int, TextGoal, Played]]) -> None:
    turns = sorted(
        next(number for number, line in enumerate(played.lines) if any(act["act"] == "book" for act in line["acts"]))
        for _, goal, played in drawn
        if goal.plain and goal.wish == "book" and known(goal) and played.outcome == "booked"
    )
    assert turns[len(turns) // 2] <= MOST_TURNS


def test_a_booking_is_read_back_little_more_than_once(drawn: list[tuple[int, TextGoal, Played]]) -> None:
    booked = [played for _, goal, played in drawn if goal.wish == "book" and played.outcome == "booked"]
    read = [sum(each in ("read_back", "read_back_new") for each in played.said()) for played in booked]
    assert sum(read) / len(read) <= MOST_READ_BACKS, sum(read) / len(read)


def test_the_random_callers_do_everything_a_caller_can(drawn: list[tuple[int, TextGoal, Played]]) -> None:
    assert {each for _, goal, _ in drawn for each in goal.behaviours} == set(Behaviour)
    assert {goal.wish for _, goal, _ in drawn} == {"book", "move", "cancel", "human", "emergency", "goodbye"}
    assert {goal.lang for _, goal, _ in drawn} == {"en", "es"}


def test_the_same_seed_is_the_same_call() -> None:
    first, second = (anyio.run(random_call, 42)[1] for _ in range(2))
    assert first.inputs == second.inputs


def test_every_text_of_the_simulated_callers_has_its_blanks() -> None:
    for lang, texts in table().items():
        goal = draw(FILE, NOW, Random(3), Fixed(provider="patel"))
        for key in texts:
            if not key.startswith(("filler", "part_", "first", "second", "which_visit", "open_move", "open_cancel")):
                for seed in range(8):
                    said = phrase(key, goal, "es" if lang == "es" else "en", NOW.date(), Random(seed))
                    assert said
                    assert "{" not in said
