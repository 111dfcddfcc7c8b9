"""A yes that holds something back is not acted on; a no that is none, or more than one, ends no call."""

from __future__ import annotations

import pytest

from appliance.dialogue.answers import reservation, yes_no
from appliance.dialogue.asked import Asked
from appliance.dialogue.meaning import farewell
from appliance.dialogue.words import plain


def acts(text: str) -> bool | None:
    """What comes of an answer to "shall I do it?"."""
    yes = yes_no.read(plain(text), Asked.CONFIRM_YES_NO)
    return None if yes and reservation.reserves(plain(text)) else yes


@pytest.mark.parametrize(
    "text",
    [
        "yes", "yes please", "no that's fine go ahead", "sure no problem", "sure why not", "ok but thanks",
        "yes could you please book it", "yes if that's okay", "that's exactly what I want", "yes it is",
        "yes, that's what I said", "uh huh yeah that's fine", "perfect, see you later", "yes move it",
        "sí", "sí cómo no", "no, pues está perfecto", "sí, adelante, muchas gracias", "sí, si es tan amable",
        "sí, cancélela por favor", "así está bien", "sí señorita, así es", "sí, mándelo",
    ],
)  # fmt: skip
def test_a_plain_yes_is_acted_on(text: str) -> None:
    assert acts(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "yeah but can we make it ten", "yes but it's for my son", "yep unless there's something earlier",
        "right number wrong day", "yes, does my insurance cover it", "I suppose, do I have to fast",
        "sure, wait, what do you charge for that", "yes but only if you have something the week after",
        "yeah but send it to CVS instead", "yes, what should I bring",
        "sí pero más tarde", "sí, bueno, déjeme ver primero", "sí pero la de mi hijo, no la mía",
        "sí, ¿me cobran algo?", "claro, pero voy a llegar tarde", "sí, ¿tengo que ir en ayunas?",
    ],
)  # fmt: skip
def test_a_yes_with_something_beside_it_is_asked_about(text: str) -> None:
    assert acts(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "yes honey I'll be there in a minute", "sí mi amor ya voy", "yeah sweetie, go ask your dad",
        "yes, be right there",
        "ok mom, I'm coming", "yes baby put that down", "sure, stop that, yes", "okay babe dinner is in the oven",
        "yes, mommy's on the phone", "sí mija, espérame tantito", "sí, cállate", "sí, ya mero salgo", "sí papi ya casi",
        "yes you can have a cookie", "yes Tommy you can go outside", "okay I'm coming", "ok, get your shoes on",
        "yes, close the door", "sí, puedes salir a jugar", "sí, apaga la tele",
    ],
)  # fmt: skip
def test_a_yes_to_somebody_in_the_room_is_asked_about(text: str) -> None:
    assert acts(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "yes honey", "yes hon, thank you so much", "yes sweetheart, that's right", "sí, mi amor, gracias", "yes dear",
        "sí mijo, cancélela por favor", "yes I'll be there", "yes, it's for my baby", "sí, ahí voy a estar",
        "sí, ya está",
        "yes you can", "yes you can go ahead", "yes, you can cancel it", "sí, puede cancelarla",
        "yes I'm coming on Monday",
        "yes darling, please cancel it", "sí corazón, está bien", "sí, ya vamos", "sí, ya voy a cancelar",
    ],
)  # fmt: skip
def test_a_yes_that_is_kind_to_us_is_acted_on(text: str) -> None:
    assert acts(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "yeah I don't think so", "yeah well no", "yes I mean no", "yeah, no, don't", "yes, oh no, wait",
        "sí, ay no, no, espérese", "sí, bueno no, mejor no", "no sí, bueno, no", "sí, digo, no", "sí, ay, mejor no",
    ],
)  # fmt: skip
def test_a_yes_taken_back_is_a_no(text: str) -> None:
    assert acts(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "no", "no thanks", "nope that's it", "no I'm good", "no that was my only question", "no you've been great",
        "no I don't need anything else", "no not today", "that should be it for today", "ok bye", "bye Maria",
        "no, gracias", "no, nada más, gracias", "no así está bien", "no ya estuvo", "no, muchas gracias, muy amable",
        "no todo bien, gracias", "no con eso es todo", "por ahora no",
        "no that's fine", "no, that works", "no it's okay", "no, así nomás",
    ],
)  # fmt: skip
def test_a_no_and_no_more_ends_a_call(text: str) -> None:
    assert farewell.is_no_more(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "that's not what I asked", "no you don't understand", "no wait", "no but what about my wife",
        "no that was the wrong one", "no I said keep it", "no that doesn't work for me", "ok bye I mean wait",
        "no, ese día trabajo", "no me conviene", "no, pero yo la quería en la tarde", "no era esa",
        "no, nada más quería saber si tengo que ir en ayunas", "no es para mí, es para mi hija",
        "no estoy bien", "no that's not fine",
    ],
)  # fmt: skip
def test_a_no_about_something_does_not(text: str) -> None:
    assert not farewell.is_no_more(plain(text))
