"""Text on its way to a voice: sentences, names and nothing a voice would take for an instruction."""

from __future__ import annotations

import pytest

from appliance.speech.pronounce import Pronunciations
from appliance.speech.sentences import sentences

NAMES = Pronunciations(
    english={"Ramirez": "ɹəmˈiɹɛz", "Nguyen": "wˈɪn", "Maria Nguyen": "məɹˈiə wˈɪn"}, spanish={"Nguyen": "Uin"}
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", []),
        (" ... ", []),
        ("Okay.", ["Okay."]),
        ("Okay. Which day works for you?  Any day is fine!", ["Okay.", "Which day works for you?", "Any day is fine!"]),
        ("Dr. Patel is free. J. Smith is not.", ["Dr. Patel is free.", "J. Smith is not."]),
        ("¿Le conviene? Puedo buscar otra hora.", ["¿Le conviene?", "Puedo buscar otra hora."]),
        ("without an end", ["without an end"]),
    ],
)
def test_sentences(text: str, said: list[str]) -> None:
    assert sentences(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Doctor Ramirez is in.", "Doctor [Ramirez](/ɹəmˈiɹɛz/) is in."),
        ("Doctor Ramirez, Doctor Nguyen.", "Doctor [Ramirez](/ɹəmˈiɹɛz/), Doctor [Nguyen](/wˈɪn/)."),
        ("Maria Nguyen", "[Maria Nguyen](/məɹˈiə wˈɪn/)"),
        ("Ramirezes", "Ramirezes"),
        ("[Bob](/hack/) <speed>", "Bob (/hack/) speed"),
        ("a" * 500 + " b", "a" * 40 + " b"),
    ],
)
def test_english_names_are_said_as_the_clinic_says_them(text: str, said: str) -> None:
    assert NAMES.apply(text, "en") == said


def test_spanish_names_are_respelled() -> None:
    assert NAMES.apply("con el doctor Nguyen.", "es") == "con el doctor Uin."


def test_without_a_glossary_text_passes_through() -> None:
    assert Pronunciations(english={}, spanish={}).apply("Doctor  Ramirez.", "en") == "Doctor Ramirez."


def test_another_pronunciation_is_another_version() -> None:
    assert NAMES.version != Pronunciations(english={"Nguyen": "wˈɪn"}, spanish={"Nguyen": "Uin"}).version
