"""The ñ of a name: spelled, read back, and put right either way."""

from __future__ import annotations

import pytest

from appliance.dialogue import spoken
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows import identify
from appliance.dialogue.flows.absorb import person
from appliance.dialogue.people import spelling, tilde
from appliance.dialogue.people.names import Name
from tests.fakes.caller import PaperCall
from tests.fakes.meant import said


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("eme u eñe o zeta", "MUÑOZ"),
        ("ene u eñe e zeta", "NUÑEZ"),
        ("pe, e, eñe, a", "PEÑA"),
        ("M U Ñ O Z", "MUÑOZ"),
        ("eme u ene o zeta", "MUNOZ"),
        ("ce a eñe i zeta a ere e ese", "CAÑIZARES"),
        ("eme u ene con tilde o zeta", "MUÑOZ"),
        ("pe, e, ene con la rayita arriba, a, ele, o, zeta, a", "PEÑALOZA"),
        ("o erre de o eñe e zeta, con eñe de niño", "ORDOÑEZ"),
        ("o erre de o ene e zeta, con eñe", "ORDOÑEZ"),
        ("ene u ene e zeta con eñe", "NUÑEZ"),
        ("P E N with a tilde A", "PEÑA"),
        ("eme a ene ene i ene ge", "MANNING"),
    ],
)
def test_a_spelled_tilde_is_kept(text: str, letters: str) -> None:
    assert tilde.put_back(spelling.read(text), text, spelling.read) == letters


@pytest.mark.parametrize(
    ("letters", "text", "changed"),
    [
        ("MUNOZ", "no, es con eñe", "MUÑOZ"),
        ("NUNEZ", "la ene es eñe", "NUÑEZ"),
        ("NUNEZ", "no, es ene con tilde", "NUÑEZ"),
        ("PEÑA", "no, con ene", "PENA"),
        ("MUNOZ", "es con ene", ""),
        ("MANNING", "con eñe", ""),
        ("MUÑOZ", "sí", ""),
    ],
)
def test_the_letter_is_put_right_at_the_read_back(letters: str, text: str, changed: str) -> None:
    assert tilde.change(letters, text) == changed


def test_the_letters_take_the_tilde_of_the_name_and_give_it_back() -> None:
    assert tilde.like("MUNOZ", "Muñoz") == "MUÑOZ"
    assert tilde.like("MUNIZ", "Muñoz") == "MUNIZ"
    assert tilde.onto("De la Pena", "DELAPEÑA") == "De la Peña"
    assert tilde.onto("Muñoz", "MUNOZ") == "Munoz"


def test_letters_are_said_as_in_the_united_states() -> None:
    assert spoken.letters("MUÑOZ", "es") == "eme, u, eñe, o, zeta"
    assert spoken.letters("Yañez", "es") == "i griega, a, eñe, e, zeta"
    assert spoken.letters("MUÑOZ", "en") == "M, U, N, O, Z"


@pytest.mark.parametrize(
    ("name", "spelled", "answer", "family"),
    [
        ("Rosa Muñoz", "eme u eñe o zeta", "sí", "Muñoz"),
        ("Rosa Munoz", "eme u eñe o zeta", "no, es con eñe", "Muñoz"),
        ("Rosa Munoz", "eme u ene o zeta", "no, es con eñe", "Muñoz"),
        ("Rosa Muñoz", "eme u ene o zeta", "no, es con ene", "Munoz"),
        ("Rosa Munoz", "eme u ene o zeta", "no, eme u eñe o zeta", "Muñoz"),
        ("Rosa Munoz", "eme u ene o zeta", "es eme u ene i zeta", "Muniz"),
        ("Rosa Munoz", "eme u ene o zeta", "oh I see, you are right", "Munoz"),
    ],
)
def test_a_new_patient_is_written_with_the_letter_they_agreed_to(
    name: str, spelled: str, answer: str, family: str
) -> None:
    call = PaperCall()
    who = call.dialogue.talk.person
    who.name, who.new, who.births = Name(*name.split()), True, ()
    call.dialogue.talk.lang, call.dialogue.talk.asked = "es", Asked.SPELL_LAST_NAME
    person(call.dialogue.talk, said(spelled, Asked.SPELL_LAST_NAME, "es"))
    for text in dict.fromkeys((answer, "sí")):
        identify.letters_heard(call.dialogue.talk, said(text, Asked.CONFIRM_YES_NO, "es"))
    assert who.name == Name("Rosa", family)
