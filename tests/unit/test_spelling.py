"""Letters heard badly: one wrong word ends nothing, and a family name heard before helps."""

from __future__ import annotations

import pytest

from appliance.dialogue.asked import Asked
from appliance.dialogue.people import spelling
from tests.fakes.caller import PaperCall


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Foxtrot, Oscar, Sierra, Tengo, Ego, Romeo", "FOSTER"),
        ("Tango, Uniform, Romero, November, Echo, Romero", "TURNER"),
        ("tango uniform romil november echo romeo", "TURNER"),
        ("X-ray, Alpha, Victor, India, Echo, Romeo", "XAVIER"),
        ("Hotel uniform golf hotel eco sierra, thank you", "HUGHES"),
        ("H has in hotel, U as in uniform, G as in golf", "HUG"),
        ("B as in David, I as in igloo, A as in apple, Z as in zebra", "DIAZ"),
        ("be grande, e, ve chica, doble ve, i griega, zeta", "BEVWYZ"),
        ("b de burro, ve corta, u, i latina", "BVUI"),
        ("M de mamá, O de oso, R de rosa", "MOR"),
        ("Mi apellido es Morales. Eme, o, erre, a, ele, e, ese.", "MORALES"),
        ("La eme, la o, la erre, la a", "MORA"),
        ("H-U-New-H-E-S", "HUHES"),
        ("Mike, M I K E", "MIKE"),
        ("Alpha, Echo, Charlie, Hotel, Oscar", "AECHO"),
        ("A E C H O", "AECHO"),
        ("Romero, R O M E R O", "ROMERO"),
        ("Romero", ""),
        ("Tengo una pregunta", ""),
    ],
)
def test_one_wrong_word_does_not_end_a_spelling(text: str, letters: str) -> None:
    assert spelling.read(text) == letters


def new_caller() -> PaperCall:
    call = PaperCall()
    call.says("I'm a new patient and I need a cleaning on Tuesday morning", "the first one", "Robert Hughes")
    call.says("May second 1990")
    assert call.dialogue.asked is Asked.SPELL_LAST_NAME
    return call


def test_a_spelling_near_the_heard_name_is_taken_as_spelled() -> None:
    assert "H, U, G, H, S" in new_caller().says("H U G H S")


@pytest.mark.parametrize("said", ["X T", "Hughes", "It's Hughes.", "Sin, por favor", "the huge's mur", "I don't know"])
def test_letters_that_make_no_sense_give_way_to_the_heard_name(said: str) -> None:
    assert "H, U, G, H, E, S" in new_caller().says(said)


def test_after_a_no_the_letters_are_taken_as_they_come() -> None:
    call = new_caller()
    call.says("X T B", "no")
    assert call.dialogue.asked is Asked.SPELL_LAST_NAME
    assert "X, T, B" in call.says("X T B")


def test_a_name_said_instead_of_spelled_is_read_back_letter_by_letter() -> None:
    assert "M, O, R, A, L, E, S" in new_caller().says("Morales.")


def test_a_change_of_mind_amid_spelling_is_no_spelling() -> None:
    call = new_caller()
    assert "new patient" not in call.says("no, I want to cancel")
    assert "H, U" not in call.heard
