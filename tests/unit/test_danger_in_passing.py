"""Danger told between two sentences of daily business, and what only sounds like it there."""

from __future__ import annotations

import pytest

from appliance.dialogue.emergency import Level, assess

EMERGENCIES = (
    "Please mail my chart to my brother. I took all of the pills tonight and I want everything in order.",
    "could you tell my daughter where the papers are, I left a note, I swallowed whatever was left in the bottle",
    "me trague las pastillas todas y dejo una carta para mis hijos, nomás quería cancelar mi cita",
    "quiero saber si salieron los estudios de mi papá, le dieron tres convulsiones hoy y no ha despertado bien",
    "is Tuesday open, he had four seizures since lunch and he isn't coming around between them",
    "I need to move my cleaning, I went through a window and it's spurting right through the towel",
)
URGENT = (
    "I'd like a hearing test next month, all of a sudden I can't hear out of my left ear",
    "quería una cita para los lentes y de paso, amanecí sordo del oído derecho",
    "I'm eight weeks pregnant, there's a stabbing pain on the right side, and do you have a Friday",
    "estoy embarazada y traigo un dolor muy fuerte de un solo lado, ¿tienen para el lunes?",
    "my calf is swollen and warm and we just got off a long flight from Manila",
    "tengo la pantorrilla hinchada y caliente desde que me operaron de la rodilla",
    "he hasn't been able to urinate since last night",
    "my husband's catheter has stopped draining, and he needs his refill",
    "she skipped her dialysis twice because of the snow",
    "mi mamá faltó a su diálisis el lunes y el miércoles",
    "a veil keeps coming down over the vision in my right eye, anyway I need new glasses",
    "I'm thirty-two weeks and the baby has been unusually quiet today",
    "I haven't slept in three days and I can't stop crying",
    "llevo cuatro noches sin dormir y ya no aguanto",
    "i havent felt her the baby kicks are way down",
    "I stuck myself with a used needle at work, and I need a TB form",
)
CALM = (
    "my mom's gonna kill me, I forgot her appointment yesterday",
    "mi jefa me va a matar si se me pasa la cita otra vez",
    "ay, me va a matar mi mamá, se me olvidó su cita",
    "the cigarettes are going to kill me one day, so I want help quitting",
    "mi esposa dice que el cigarro me va a matar, quiero una cita para dejarlo",
    "that bill gives me a heart attack every time I open it",
    "the baby's kicking me all night, so can we move my ultrasound to the morning",
    "do you allow a diabetic alert dog in the waiting room",
    "I'm an ER nurse, all day it's people who can't breathe, so evenings are best for me",
    "no le pasa nada al niño, está llorando porque quiere dulces",
    "i finished all my pills and i need a note saying i can go back to work",
    "Perdone la molestia, me acabé todas las pastillas de la presión y necesito más.",
    "Le brotó un sarpullido con la toalla nueva.",
    "I'm pumping and the milk leaks through my shirt, I'd like a lactation visit.",
    "I've had sharp foot pain for six weeks.",
    "he's had sharp back pain ten weeks now",
    "It's been six weeks so still waiting on my results.",
    "I'm deaf in one ear, you called this morning.",
    "Mi papá es sordo de un oído y desde ayer estamos tratando de hacer cita.",
    "my calf is tight from running and i want to come in before my flight",
    "manejo camión y me duele la pierna derecha",
    "Vengo sin orinar desde la mañana para el examen de orina.",
    "it does not hurt when i urinate i just need my yearly",
    "My eye shadow is irritating my eyes, I'd like an appointment.",
    "La sombra de ojos me dio alergia y quiero una cita.",
    "I can't come Tuesday because I'd be missing my dialysis.",
    "My crown is falling apart and I've been up two nights with it.",
    "I couldn't get the truck out of the driveway, can I come tomorrow",
    "he hasn't had a reaction since he was a baby, we just need the form",
    "is the stroke support group still on Thursdays",
    "¿el taller para los que tuvieron un infarto es el martes?",
)
STILL_DANGER = (
    "my boyfriend is going to kill me, I forgot to tell him I left",
    "me va a matar mi esposo",
    "we were watching a movie and now he's not breathing",
    "I'm a nurse and my husband can't breathe",
    "no le pasa la comida, se está ahogando con un pedazo de carne",
    "she had a reaction and she isn't responding",
    "en el taller a mi esposo le dio un infarto",
    "Mi hija está en clase y tiene un ataque de asma.",
    "estaba viendo la novela cuando le dio un derrame a mi mamá",
    "Mi abuela se desmayó viendo la novela.",
    "le da un ataque cada vez que le sube la fiebre",
    "I feel like something is giving me a heart attack when I lie down.",
    "my dad is going to kill me because i lost the baby",
    "He's having a seizure in lecture.",
    "no me pasa nada por la garganta desde anoche, ni el agua",
    "He does not have a reaction to light.",
    "she isn't giving any reaction at all, I pinched her",
)
"""What is near to a saying above and is none."""


@pytest.mark.parametrize("text", EMERGENCIES)
def test_an_emergency_told_in_passing_is_one(text: str) -> None:
    assert assess(text).level is Level.EMERGENCY


@pytest.mark.parametrize("text", URGENT)
def test_what_cannot_wait_told_in_passing_is_urgent_at_least(text: str) -> None:
    assert assess(text).level in (Level.URGENT, Level.EMERGENCY)


@pytest.mark.parametrize("text", CALM)
def test_what_only_sounds_like_danger_is_none(text: str) -> None:
    assert assess(text).level is Level.NONE


@pytest.mark.parametrize("text", STILL_DANGER)
def test_what_is_near_to_a_saying_is_heard(text: str) -> None:
    assert assess(text).level is Level.EMERGENCY
