"""Sentences that surely go on, and those that do not, from the word they stop at."""

from __future__ import annotations

import pytest

from appliance.dialogue.answers.unfinished import closes, ends_open


@pytest.mark.parametrize(
    "text",
    [
        "I'd like an appointment for",
        "I would like to see the",
        "my husband and",
        "we were hoping to",
        "I think it's because",
        "could I talk with doctor",
        "well",
        "um",
        "my name is",
        "it's for my",
        "I need to",
        "we'd rather...",
        "quisiera una cita para",
        "me llamo",
        "mi nombre es",
        "es que no me",
        "tengo que ver a la",
        "yo creo que",
        "llamo porque",
        "este",
        "quería hacer",
        "no sé si",
    ],
)
def test_a_word_that_only_introduces_another_is_not_the_last(text: str) -> None:
    assert ends_open(text)


@pytest.mark.parametrize(
    "text",
    [
        "when can I come in",
        "my results are in",
        "what is it for",
        "who am I speaking with",
        "yes I would",
        "that's all I have",
        "it's for my son",
        "please call me",
        "my tooth fell out",
        "I need to see a doctor",
        "I don't think so",
        "what's the fax number",
        "creo que sí",
        "así es",
        "a la una",
        "no sé",
        "¿con quién hablo?",
        "ya no puedo más",
        "es para mí",
        "",
        "a",
    ],
)
def test_a_whole_sentence_is_not_taken_for_a_part(text: str) -> None:
    assert not ends_open(text)


def test_letters_are_letters() -> None:
    assert not ends_open("G, A, R, C, I, A")
    assert not ends_open("ele o pe e zeta y a")


def test_a_courtesy_closes_a_sentence_and_only_begins_an_answer() -> None:
    assert closes("could you move it to the afternoon, please")
    assert closes("necesito hablar con la enfermera, gracias")
    assert not closes("yes please")
    assert not closes("please tell the doctor I called")
