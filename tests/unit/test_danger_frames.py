"""Whose danger it is, what signs mean together, and what is urgent by how it shows; both languages."""

from __future__ import annotations

import pytest

from appliance.dialogue.emergency import Level, assess
from appliance.dialogue.flows import danger


def _latched(text: str) -> Level:
    """What a call would have acted on by the end, fed word by word without a pause."""
    words = text.split()
    parts = [assess(" ".join(words[:count])) for count in range(1, len(words) + 1)]
    acted = [part.level for part in parts[:-1] if danger.counts_now(part, quiet_ms=0)]
    return acted[0] if acted else parts[-1].level


@pytest.mark.parametrize(
    "text",
    [
        "in the movie the doctor gets poisoned and my kid is scared of shots now",
        "en la película la señora se envenena y mi hijo ya no quiere inyecciones",
        "did you hear about the stabbing by the station anyway are you open",
        "supo del tiroteo de anoche oiga todavía hay citas",
        "my dog ate rat poison oh wait this isn't the vet",
        "mi gata está convulsionando ay me equivoqué de número",
        "the summer camp form wants to know if he's had seizures and he hasn't",
        "let's say she has an asthma attack in class do you sign the school plan",
        "digamos que a mi hija le da un ataque de asma en clase firman el plan",
        "we laughed so hard we couldn't breathe so anyway I need a cleaning",
        "me reí tanto que no podía respirar bueno quiero una cita",
        "I'd rather die than wear a retainer can we talk about the clear ones",
        "a friend of mine had a stroke it scared me so I want the full checkup",
        "a una amiga le dio un derrame y me asusté quiero que me revisen completo",
        "the nosebleed stopped on its own an hour ago do we still come at four",
        "traffic on the freeway isn't moving so I'll be late",
        "do I have to be unconscious for the implant or is it just numb",
    ],
)
def test_a_danger_that_is_not_the_callers_rings_nobody_word_by_word(text: str) -> None:
    assert _latched(text) in (Level.NONE, Level.SUSPECT)


@pytest.mark.parametrize(
    "text",
    [
        "we were watching the movie and he stopped breathing",
        "my dog bit my son and he's bleeding everywhere and it won't stop",
        "I'd rather die than live like this",
        "prefiero morirme que seguir así",
        "I laughed and then I couldn't breathe and my lips are blue",
        "she's out of insulin and throwing up and I can't keep her awake",
        "se quedó sin insulina y está vomitando y muy dormido",
        "after the operation he has chills and his hands are ice cold and he's delirious",
        "comió nuez y los labios se le hincharon y casi no le sale la voz",
        "there's a coin in his throat and he's not making a sound",
        "se le atoró el pan no puede toser y se está poniendo morado",
        "ya tengo la soga amarrada",
        "the voices tell me to hurt my daughter",
        "tengo miedo de lastimar a mi bebé",
        "I can see the head and we're still at home",
        "my dad is on warfarin and he hit his head and it keeps bleeding",
        "my nitro isn't helping and it's still squeezing",
        "she took a ball to the head and threw up and keeps asking the same thing",
    ],
)
def test_signs_together_are_an_emergency(text: str) -> None:
    assert assess(text).level is Level.EMERGENCY


@pytest.mark.parametrize(
    "text",
    [
        "I'm out of insulin",
        "I'm out of insulin but I'm not vomiting and no confusion",
        "my blood pressure is one ninety over one ten",
        "me salió la presión en ciento noventa con cien",
        "a wire from her braces is stuck in her cheek",
        "el alambre de los frenos se le clavó en el cachete",
        "I think I have a dry socket",
        "me salió culebrilla en la frente cerca del ojo",
        "it burns when I pee and I have chills",
        "me arde al orinar y tengo escalofríos",
        "a raccoon bit my daughter on the hand",
        "pisé un clavo oxidado y el pie está rojo y caliente",
        "he's had a fever for four days",
        "mi mamá vomita todo ni el agua aguanta",
    ],
)
def test_what_cannot_wait_is_urgent_and_no_emergency(text: str) -> None:
    assert assess(text).level is Level.URGENT


def test_what_began_in_the_past_and_is_so_now_counts() -> None:
    assert assess("I cut my hand last week and now the whole hand is red and hot").level is Level.URGENT
    assert assess("I cut my hand last year").level is Level.NONE


def test_a_no_with_its_own_verb_does_not_deny_the_next_sentence() -> None:
    assert assess("no puede hablar bien se está poniendo morado").level is Level.EMERGENCY
    assert assess("no se está poniendo morado").level is Level.NONE
